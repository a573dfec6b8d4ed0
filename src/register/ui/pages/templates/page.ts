/** The dialog "Sjablonen controleren": what is wrong with a template and how to mend it, and the fields to copy. */

import type { ShownFields, ShownTemplate } from '../../../app/documents/check.ts';
import type { Outcome, Refusal } from '../../../domain/import/outcome.ts';
import { copyButton } from '../copy.ts';
import { busy, byId, element, say, showErrors, table } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const choice = byId<HTMLSelectElement>('report');
const result = byId('result');
const again = byId<HTMLButtonElement>('again');
const reset = byId<HTMLButtonElement>('reset');
const sure = byId('sure');

const SEVERITIES = { error: 'Fout', warning: 'Let op', hint: 'Ter informatie' } as const;

closeBy(byId('close'));
choice.addEventListener('change', () => void check());
again.addEventListener('click', () => void check());
reset.addEventListener('click', () => ask(true));
byId('no').addEventListener('click', () => ask(false));
byId('yes').addEventListener('click', () => {
  ask(false);
  void look('Bezig met terugzetten…', () => server('resetReportTemplate', choice.value));
});
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('templatedReports'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const options = answer.value.map(({ id, title }) => element('option', { value: id }, title));
  choice.replaceChildren(element('option', { value: '' }, 'Kies een rapport'), ...options);
  choice.disabled = false;
  choice.focus();
}

function ask(open: boolean): void {
  sure.hidden = !open;
  byId(open ? 'yes' : 'reset').focus();
}

async function check(): Promise<void> {
  if (choice.value) await look('Bezig met controleren…', () => server('checkReportTemplate', choice.value));
}

async function look(saying: string, task: () => Promise<Outcome<ShownTemplate> | Refusal>): Promise<void> {
  showErrors([]);
  sure.hidden = true;
  result.replaceChildren();
  const answer = await busy(saying, task);
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  again.disabled = false;
  reset.disabled = false;
  result.replaceChildren(...parts(answer.value));
  say(summary(answer.value));
  result.focus();
}

function summary({ problems }: ShownTemplate): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors) return `${errors} ${errors === 1 ? 'fout' : 'fouten'}. Eerst herstellen, dan rapporten maken.`;
  return 'Geen fouten. Je kunt rapporten maken.';
}

function parts({ title, url, problems, fields, formats }: ShownTemplate): readonly HTMLElement[] {
  return [
    element('h2', {}, title),
    element(
      'p',
      {},
      element('a', { href: url, target: '_blank', rel: 'noopener' }, 'Sjabloon openen (nieuw tabblad)'),
    ),
    ...(problems.length ? [element('ol', {}, ...problems.map(item))] : []),
    element('h2', {}, 'Velden'),
    element('p', {}, 'Kopieer een veld en plak het in het sjabloon.'),
    ...fields.map(fieldList),
    element(
      'details',
      {},
      element('summary', {}, 'Hoe een veld wordt geschreven'),
      element(
        'p',
        {},
        'Zet achter de naam een streep en een woord: {{startdatum|kort}}. Zonder dat woord schrijft het register het veld zoals het hoort bij zijn soort.',
      ),
      table(
        'Woorden achter de streep',
        ['Woord', 'Wat het doet'],
        formats.map(({ name, says }) => [element('code', {}, name), says]),
      ),
    ),
    element(
      'details',
      {},
      element('summary', {}, 'Herhalen en weglaten'),
      element(
        'ul',
        {},
        element('li', {}, '{{#lijst}} … {{/lijst}} herhaalt wat ertussen staat voor elk ding in de lijst.'),
        element('li', {}, '{{#veld}} … {{/veld}} toont wat ertussen staat alleen als er iets is ingevuld.'),
        element('li', {}, '{{^lijst}} … {{/lijst}} toont wat ertussen staat alleen als er niets is.'),
        element(
          'li',
          {},
          'Rijen van een tabel herhaal je door te beginnen in de eerste cel van de rij en te eindigen in de laatste.',
        ),
        element(
          'li',
          {},
          'Alinea’s herhaal je door het begin en het einde elk op een eigen regel te zetten.',
        ),
        element('li', {}, '{{! tekst}} is alleen voor wie het sjabloon maakt.'),
        element(
          'li',
          {},
          'Een plaatje krijgt een alternatieve tekst als je in het sjabloon zelf een plaatje zet, met als titel van de alternatieve tekst de naam van het veld.',
        ),
      ),
    ),
  ];
}

function item({ severity, place, around, message, repair }: ShownTemplate['problems'][number]): HTMLElement {
  return element(
    'li',
    {},
    element('p', {}, element('strong', {}, `${SEVERITIES[severity]} ${place}: `), message),
    ...(around ? [element('p', { class: 'around' }, around)] : []),
    element('p', {}, repair),
  );
}

function fieldList({ list, fields }: ShownFields): HTMLElement {
  const name = list ? `Binnen de lijst ${list}` : 'Overal in het sjabloon';
  const rows = fields.map(({ tag, label, kind }) => [
    label,
    kind,
    element('code', {}, tag),
    copyButton('veld', 'Kopieer', label, tag),
  ]);
  return element(
    'details',
    {},
    element('summary', {}, `${name} (${fields.length})`),
    table(name, ['Wat', 'Soort', 'Veld', 'Kopiëren'], rows),
  );
}
