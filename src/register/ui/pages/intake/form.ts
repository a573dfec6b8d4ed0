/** One intake beside the register: where it is about, what it proposes, and what a person decides of each field. */

import type { Objection, SeenDecision } from '../../../app/intake/handle.ts';
import type { ShownPerson } from '../../../app/intake/people.ts';
import type { ShownField, ShownIntake, ShownPlace } from '../../../app/intake/queue.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { byId, element, type FieldError } from '../dom.ts';

export interface FormActions {
  back(): void;
  takeUp(): void;
  search(typed: string): Promise<Outcome<readonly ShownPlace[]>>;
  choose(target: string | null): void;
  decide(): void;
  failed(errors: readonly FieldError[]): void;
}

export interface FilledIn {
  readonly decisions: readonly SeenDecision[];
  readonly along: Readonly<Record<string, string>>;
  readonly explanation: string;
  readonly overrule: string;
  readonly errors: readonly FieldError[];
}

export interface Form {
  readonly element: HTMLElement;
  read(): FilledIn;
  /** What was filled in so far, to put it back when the form is drawn anew. */
  kept(): Kept;
  /** Puts back what was filled in, but for choices about fields in which something else stands now. */
  restore(kept: Kept): void;
  /** Shows warnings, and asks for the reason to go on. */
  warn(warnings: readonly Objection[]): void;
}

export interface Kept {
  readonly explanation: string;
  readonly choices: ReadonlyMap<
    string,
    { readonly seen: string; readonly accepted: boolean; readonly reason: string }
  >;
}

/** One thing to decide on. */
interface Decidable {
  readonly id: string;
  readonly seen: string;
  readonly conflicts: boolean;
  readonly element: HTMLElement;
  readonly accept: HTMLInputElement;
  readonly refuse: HTMLInputElement;
  readonly reason: HTMLInputElement;
}

export function formOf(shown: ShownIntake, on: FormActions): Form {
  let count = 0;
  const decidables: Decidable[] = [];
  const ask = (
    id: string,
    seen: string,
    title: string,
    conflicts: boolean,
    lines: readonly HTMLElement[],
  ): HTMLElement => {
    const made = decidable(`f${count++}`, id, seen, title, conflicts, lines);
    decidables.push(made);
    return made.element;
  };
  const along: Record<string, string> = {};
  const rows = shown.rows.flatMap(({ title, fields }) => {
    if (!shown.open)
      return [
        element('h2', {}, title),
        ...fields
          .filter(({ goesWith }) => goesWith === null)
          .map((field) => decided(field.label, field.decision, [['Voorstel', field.new]])),
      ];
    const news = fields.filter(({ standing }) => standing !== 'gelijk');
    const followers = news.filter(({ goesWith }) => goesWith !== null);
    for (const { id, seen } of followers) along[id] = seen;
    return [
      element('h2', {}, title),
      ...news
        .filter(({ goesWith }) => goesWith === null)
        .map((field) => ask(field.id, field.seen, field.label, field.standing === 'botst', linesOf(field))),
      ...folded(
        followers,
        (count) => (count === 1 ? '1 gegeven gaat mee' : `${count} gegevens gaan mee`),
        followed,
      ),
      ...folded(
        fields.filter(({ standing }) => standing === 'gelijk'),
        (count) => (count === 1 ? '1 gegeven klopt al' : `${count} gegevens kloppen al`),
        ({ label, now }) => line(label, now),
      ),
    ];
  });
  const people = shown.people.flatMap((person) => [
    element('h2', {}, person.title),
    shown.open && person.known === null
      ? ask(person.id, '', person.title, false, personLines(person))
      : decided(
          person.title,
          person.decision,
          person.known === null ? person.values : [...person.values, ['Staat al in Contacten', person.known]],
        ),
  ]);

  const explanation = element('textarea', {
    id: 'explanation',
    rows: '3',
    maxlength: '700',
    'aria-describedby': 'explanation-error',
  });
  const overrule = element('input', {
    type: 'text',
    id: 'overrule',
    maxlength: '250',
    'aria-describedby': 'overrule-error',
  });
  const warnings = element('div', { class: 'warnings', role: 'alert', tabindex: '-1', hidden: true });
  const conflicts = decidables.some((one) => one.conflicts);

  const ending = shown.open
    ? [
        ...(decidables.length > 1
          ? [
              element(
                'div',
                { class: 'buttons' },
                button('Alles overnemen', () => choose(decidables, true)),
                button('Alles afwijzen', () => choose(decidables, false)),
              ),
              ...(conflicts
                ? [element('p', { class: 'soft' }, 'Wat botst met het register, kies je zelf.')]
                : []),
            ]
          : []),
        element(
          'div',
          { class: 'field' },
          element(
            'label',
            { for: 'explanation' },
            decidables.length ? 'Uitleg voor de indiener (mag leeg)' : 'Antwoord aan de indiener',
          ),
          explanation,
          element('p', { class: 'field-error', id: 'explanation-error' }),
        ),
        warnings,
        element(
          'div',
          { class: 'buttons' },
          button('Vastleggen', on.decide, 'main'),
          button('Terug', on.back),
        ),
      ]
    : [element('div', { class: 'buttons' }, button('Terug', on.back))];

  const whole = element(
    'section',
    {},
    element('h1', { tabindex: '-1' }, `${shown.key}: ${shown.subject}`),
    ...facts(shown),
    ...(shown.notes.length
      ? [
          element('h3', {}, 'Let op'),
          element('ul', { class: 'notes' }, ...shown.notes.map((note) => element('li', {}, note))),
        ]
      : []),
    ...(shown.unread.length ? [unreadOf(shown)] : []),
    ...(shown.message ? [messageOf(shown.message)] : []),
    ...(shown.open ? [placeOf(shown, on)] : []),
    ...(shown.open && shown.status === 'ontvangen'
      ? [element('div', { class: 'buttons' }, button('Ik pak dit op', on.takeUp))]
      : []),
    ...rows,
    ...people,
    ...(rows.length + people.length === 0
      ? [element('p', {}, 'Deze melding stelt geen wijziging voor.')]
      : []),
    ...ending,
  );

  return {
    element: whole,
    read() {
      const open = decidables.filter(({ accept, refuse }) => !accept.checked && !refuse.checked);
      const errors: FieldError[] = open.map(({ accept, element: field }) => ({
        field: accept.id,
        reason: `${field.querySelector('legend')!.textContent}: nog niet gekozen.`,
        tip: 'Kies Overnemen of Afwijzen.',
      }));
      if (!errors.length && !explanation.value.trim())
        for (const { refuse, reason } of decidables)
          if (refuse.checked && !reason.value.trim())
            errors.push({
              field: reason.id,
              reason: 'De reden ontbreekt.',
              tip: 'Vul in waarom je dit afwijst.',
            });
      if (!decidables.length && !explanation.value.trim())
        errors.push({
          field: 'explanation',
          reason: 'Het antwoord ontbreekt.',
          tip: 'Schrijf wat de indiener moet weten.',
        });
      if (!warnings.hidden && !overrule.value.trim())
        errors.push({
          field: 'overrule',
          reason: 'De reden ontbreekt.',
          tip: 'Vul in waarom dit geen bezwaar is.',
        });
      const decisions = decidables.map(({ id, seen, accept, reason }) => ({
        id,
        seen,
        accepted: accept.checked,
        reason: reason.value.trim(),
      }));
      const known = shown.people
        .filter(({ known: contact }) => contact !== null)
        .map(({ id }) => ({ id, seen: '', accepted: true, reason: '' }));
      return {
        decisions: [...decisions, ...known],
        along,
        explanation: explanation.value,
        overrule: warnings.hidden ? '' : overrule.value,
        errors,
      };
    },
    kept: () => ({
      explanation: explanation.value,
      choices: new Map(
        decidables
          .filter(({ accept, refuse }) => accept.checked || refuse.checked)
          .map(({ id, seen, accept, reason }) => [
            id,
            { seen, accepted: accept.checked, reason: reason.value },
          ]),
      ),
    }),
    restore(kept) {
      explanation.value = kept.explanation;
      for (const one of decidables) {
        const choice = kept.choices.get(one.id);
        if (choice?.seen !== one.seen) continue;
        one.reason.value = choice.reason;
        choose([one], choice.accepted);
      }
    },
    warn(found) {
      warnings.replaceChildren(
        element('h3', {}, 'Het register waarschuwt'),
        element('ul', {}, ...found.map(({ message, tip }) => element('li', {}, `${message} ${tip}`))),
        element('label', { for: 'overrule' }, 'Waarom is dat geen bezwaar?'),
        overrule,
        element('p', { class: 'field-error', id: 'overrule-error' }),
        element('p', {}, 'Vul de reden in en kies nog een keer Vastleggen. Of verander je keuzes.'),
      );
      warnings.hidden = false;
      warnings.focus();
    },
  };
}

function choose(all: readonly Decidable[], accepted: boolean): void {
  for (const { accept, refuse, conflicts } of all) {
    if (conflicts && accepted) continue;
    const input = accepted ? accept : refuse;
    input.checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function decidable(
  name: string,
  id: string,
  seen: string,
  title: string,
  conflicts: boolean,
  lines: readonly HTMLElement[],
): Decidable {
  const radio = (value: string) =>
    element('input', {
      type: 'radio',
      id: `${name}-${value}`,
      name,
      value,
      'aria-describedby': `${name}-ja-error`,
      change: () => {
        reasonBox.hidden = !refuse.checked;
        accept.removeAttribute('aria-invalid');
        unchosen.textContent = '';
      },
    });
  const unchosen = element('p', { class: 'field-error', id: `${name}-ja-error` });
  const accept = radio('ja');
  const refuse = radio('nee');
  const reason = element('input', {
    type: 'text',
    id: `${name}-reden`,
    maxlength: '300',
    'aria-describedby': `${name}-reden-error`,
  });
  const reasonBox = element(
    'div',
    { hidden: true },
    element('label', { for: reason.id }, 'Reden voor de indiener'),
    reason,
    element('p', { class: 'field-error', id: `${name}-reden-error` }),
  );
  const whole = element(
    'fieldset',
    { class: conflicts ? 'proposal conflict' : 'proposal' },
    element('legend', {}, title),
    ...lines,
    element(
      'div',
      { class: 'pair' },
      element('div', { class: 'choice' }, accept, element('label', { for: accept.id }, 'Overnemen')),
      element('div', { class: 'choice' }, refuse, element('label', { for: refuse.id }, 'Afwijzen')),
    ),
    unchosen,
    reasonBox,
  );
  return { id, seen, conflicts, element: whole, accept, refuse, reason };
}

function linesOf(field: ShownField): readonly HTMLElement[] {
  const source = element(
    'p',
    { class: 'soft' },
    field.source === null ? 'Volgt uit de inzending' : `Bron: ${field.source}`,
  );
  if (field.standing !== 'botst') return [line('Nu', field.now), line('Voorstel', field.new), source];
  return [
    element('p', { class: 'attention' }, 'Intussen gewijzigd in het register'),
    line('Bij het insturen', field.old),
    line('Nu', field.now),
    line('Voorstel', field.new),
    source,
  ];
}

function line(label: string, text: string): HTMLElement {
  return element('p', {}, element('strong', {}, `${label}: `), text);
}

function decided(
  title: string,
  decision: { readonly accepted: boolean; readonly reason: string } | null,
  lines: readonly (readonly [string, string])[],
): HTMLElement {
  const said =
    decision === null ? [] : [line(decision.accepted ? 'Overgenomen' : 'Afgewezen', decision.reason || '—')];
  return element(
    'div',
    { class: 'proposal' },
    element('strong', {}, title),
    ...lines.map(([label, text]) => line(label, text)),
    ...said,
  );
}

function personLines({ isThere, values }: ShownPerson): readonly HTMLElement[] {
  if (isThere) return values.map(([label, text]) => line(label, text));
  return [
    element(
      'p',
      { class: 'attention' },
      'We kunnen deze gegevens niet lezen: de inzending is weg of gewijzigd, of je mag het formulier niet openen.',
    ),
  ];
}

/** What needs no decision, folded away. */
function folded(
  fields: readonly ShownField[],
  title: (count: number) => string,
  show: (field: ShownField) => HTMLElement,
): readonly HTMLElement[] {
  if (!fields.length) return [];
  return [element('details', {}, element('summary', {}, title(fields.length)), ...fields.map(show))];
}

function followed(field: ShownField): HTMLElement {
  return line(field.label, field.now === 'leeg' ? field.new : `${field.new} (nu ${field.now})`);
}

function facts(shown: ShownIntake): readonly HTMLElement[] {
  const rows: [string, string][] = [
    ['Gemeente', shown.municipality],
    ['Terrein', shown.target.text ?? (shown.typed ? `"${shown.typed}"` : 'niet genoemd')],
    ['Indiener', shown.sender],
    ['Ontvangen', shown.received],
    ['Status', shown.handler ? `${shown.statusLabel}, bij ${shown.handler}` : shown.statusLabel],
  ];
  if (shown.outcome) rows.push(['Besluit', shown.outcome]);
  return [
    element(
      'dl',
      {},
      ...rows.flatMap(([label, text]) => [element('dt', {}, label), element('dd', {}, text)]),
    ),
  ];
}

function unreadOf(shown: ShownIntake): HTMLElement {
  return element(
    'details',
    { open: true },
    element('summary', {}, 'Niet te lezen'),
    ...shown.unread.map(({ question, typed }) => line(question, typed || '(over een persoon)')),
  );
}

function messageOf(text: string): HTMLElement {
  return element(
    'details',
    { open: text.length < 400 },
    element('summary', {}, 'Wat de gemeente schreef'),
    element('p', { class: 'message', tabindex: '0' }, text),
  );
}

/** The choice of another terrain or cluster. */
function placeOf(shown: ShownIntake, on: FormActions): HTMLElement {
  const noun = shown.target.table === 'terrain' ? 'terrein' : 'cluster';
  const found = element('div', {});
  const choices = (places: readonly ShownPlace[]): readonly HTMLElement[] =>
    places
      .filter(({ key }) => key !== shown.target.key)
      .map((place) =>
        element(
          'div',
          { class: 'buttons' },
          button(`${place.text} (${place.municipality}), lijkt ${Math.round(place.score * 100)}%`, () =>
            on.choose(place.key),
          ),
        ),
      );
  const typed = element('input', {
    type: 'text',
    id: 'place',
    value: shown.typed,
    maxlength: '120',
    'aria-describedby': 'place-error',
  });
  const search = async (): Promise<void> => {
    const answer = await on.search(typed.value);
    if (!answer.ok) {
      on.failed([{ field: 'place', reason: answer.reason, tip: answer.tip }]);
      return;
    }
    const rows = choices(answer.value);
    found.replaceChildren(
      ...(rows.length ? rows : [element('p', {}, `Geen ${noun} gevonden dat hierop lijkt.`)]),
    );
    byId('status').textContent = `${rows.length} gevonden.`;
  };
  const isOpen = shown.target.key === null && shown.alternatives.length > 0;
  return element(
    'details',
    { open: isOpen },
    element('summary', {}, shown.target.key === null ? `Kies het ${noun}` : `Ander ${noun} kiezen`),
    ...choices(shown.alternatives),
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'place' }, `Zoek een ${noun}`),
      typed,
      element('p', { class: 'field-error', id: 'place-error' }),
    ),
    element(
      'div',
      { class: 'buttons' },
      button('Zoeken', () => void search()),
    ),
    found,
    ...(shown.target.key !== null && shown.rows.some(({ row }) => row === 'nieuw')
      ? [
          element(
            'div',
            { class: 'buttons' },
            button('Toch een nieuw terrein', () => on.choose(null)),
          ),
        ]
      : []),
  );
}

function button(text: string, click: () => void, kind = ''): HTMLButtonElement {
  return element('button', { type: 'button', ...(kind ? { class: kind } : {}), click }, text);
}
