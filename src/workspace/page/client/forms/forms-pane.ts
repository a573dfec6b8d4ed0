/** The pane of forms: which there are, what they ask, where to fill them in, and what came in. */
import type { ItemType } from '../../../services/forms/model/items.ts';
import type { FormDetails, FormLine, FormState, ResponseView } from '../../forms/protocol.ts';
import type { Line } from '../api.ts';
import { type Child, fill, h } from '../dom.ts';
import { FetchedPane } from '../fetched-pane.ts';
import type { Toasts } from '../toasts.ts';
import { count, moment } from '../words.ts';

const STATES: Readonly<Record<FormState, readonly [text: string, looks: string]>> = {
  open: ['Open', 'goed'],
  closed: ['Gesloten', 'rust'],
  unpublished: ['Niet gepubliceerd', 'rust'],
};

const TYPES: Readonly<Record<ItemType, string>> = {
  TEXT: 'korte tekst',
  PARAGRAPH_TEXT: 'lange tekst',
  MULTIPLE_CHOICE: 'één keuze',
  CHECKBOX: 'meer keuzes',
  LIST: 'keuzelijst',
  SCALE: 'schaal',
  GRID: 'raster',
  CHECKBOX_GRID: 'raster met vakjes',
  DATE: 'datum',
  DATETIME: 'datum en tijd',
  TIME: 'tijd',
  DURATION: 'duur',
  SECTION_HEADER: 'tussenkop',
  PAGE_BREAK: 'nieuwe pagina',
  IMAGE: 'afbeelding',
  VIDEO: 'video',
};

export class FormsPane extends FetchedPane {
  readonly id = 'formulieren';
  readonly label = 'Formulieren';
  readonly icon =
    'M6 2h12a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.100.9-2 2-2zm2 5v2h8V7H8zm0 4v2h8v-2H8zm0 4v2h5v-2H8z';
  readonly parts = ['files'] as const;
  readonly #line: Line;
  readonly #toasts: Toasts;
  /** Forms and responses that stand open, by id, so that they do so after something new came in. */
  readonly #open = new Set<string>();

  constructor(line: Line, toasts: Toasts) {
    super();
    this.#line = line;
    this.#toasts = toasts;
    this.element.classList.add('breed');
  }

  protected async load(): Promise<() => void> {
    const forms = await this.#line.ask('forms', {});
    const known = new Map(
      await Promise.all(
        forms
          .filter(({ id }) => this.#open.has(id))
          .map(async ({ id }) => [id, await this.#details(id)] as const),
      ),
    );
    return () => this.#draw(forms, known);
  }

  #details(formId: string): Promise<FormDetails> {
    return this.#line.ask('formDetails', { formId });
  }

  #draw(forms: readonly FormLine[], known: ReadonlyMap<string, FormDetails>): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.formulier;
    fill(
      this.element,
      forms.length === 0
        ? h('p', { class: 'bijschrift' }, 'Er zijn nog geen formulieren.')
        : h(
            'ul',
            { class: 'uitklaplijst' },
            forms.map((form) => h('li', {}, this.#row(form, known.get(form.id)))),
          ),
    );
    if (focused) this.element.querySelector<HTMLElement>(`[data-formulier="${focused}"]`)?.focus();
  }

  #row(form: FormLine, known: FormDetails | undefined): HTMLElement {
    const { id, title, state, responses, questions } = form;
    const [text, looks] = STATES[state];
    const body = h('div', { class: 'formulier-inhoud' });
    if (known) fill(body, this.#content(form, known));
    const summary = h(
      'summary',
      { 'data-formulier': id },
      h(
        'span',
        { class: 'formulierregel' },
        h('strong', {}, title || '(zonder titel)'),
        h('span', { class: `status ${looks}` }, text),
      ),
      h(
        'span',
        { class: 'bijschrift' },
        `${count(responses, 'reactie', 'reacties')} · ${count(questions, 'vraag', 'vragen')}`,
      ),
    );
    return this.#folding(id, summary, body, async () => {
      if (!body.hasChildNodes()) fill(body, this.#content(form, await this.#details(id)));
    });
  }

  /** Opens a form that is closed, and closes one that is open. */
  #switch({ id, title, state }: FormLine): HTMLElement {
    const to: FormState = state === 'open' ? 'closed' : 'open';
    const caption = state === 'open' ? 'Sluiten voor reacties' : 'Openen voor reacties';
    return h(
      'button',
      {
        type: 'button',
        class: 'knop',
        'data-formulier': `${id} stand`,
        'aria-label': `${title}: ${caption}`,
        onclick: () => void this.#setState(id, to),
      },
      caption,
    );
  }

  async #setState(formId: string, state: FormState): Promise<void> {
    try {
      await this.#line.ask('setFormState', { formId, state });
      await this.refresh();
    } catch (error) {
      this.#toasts.fault((error as Error).message);
    }
  }

  /** Something that folds open, and stays so when the pane is drawn again. */
  #folding(key: string, summary: HTMLElement, body: HTMLElement, opened?: () => Promise<void>): HTMLElement {
    const details = h(
      'details',
      {
        open: this.#open.has(key),
        ontoggle: () => {
          if (!details.open) this.#open.delete(key);
          else {
            this.#open.add(key);
            opened?.().catch((error: Error) =>
              fill(body, h('p', { role: 'alert', class: 'ongeldig' }, error.message)),
            );
          }
        },
      },
      summary,
      body,
    );
    return details;
  }

  #content(form: FormLine, details: FormDetails): Child[] {
    const { id, address, destination, responses: total } = form;
    const { description, items, responses } = details;
    return [
      description !== '' && h('p', {}, description),
      h('p', {}, link(address, 'Formulier invullen (nieuw tabblad)')),
      h('div', {}, this.#switch(form)),
      h(
        'dl',
        { class: 'feiten' },
        h(
          'div',
          {},
          h('dt', {}, 'Reacties komen in'),
          h(
            'dd',
            {},
            destination
              ? h('a', { href: destination.address }, destination.name)
              : 'alleen het formulier zelf',
          ),
        ),
      ),
      h(
        'div',
        {},
        h('h3', {}, 'Reacties'),
        responses.length < total &&
          h('p', { class: 'bijschrift' }, `U ziet de laatste ${responses.length} van ${total}.`),
        responses.length === 0
          ? h('p', { class: 'bijschrift' }, 'Er zijn nog geen reacties.')
          : h(
              'ul',
              { class: 'kale-lijst reacties' },
              responses.map((response) => h('li', {}, this.#response(response))),
            ),
      ),
      this.#folding(
        `${id} vragen`,
        h('summary', {}, 'Wat het formulier vraagt'),
        h(
          'ol',
          {},
          items.map(({ type, title, required }) =>
            h(
              'li',
              {},
              title || '(zonder titel)',
              h('span', { class: 'bijschrift' }, ` ${TYPES[type]}${required ? ', verplicht' : ''}`),
            ),
          ),
        ),
      ),
    ];
  }

  #response({ id, at, who, answers, editAddress }: ResponseView): HTMLElement {
    return this.#folding(
      id,
      h('summary', { 'data-formulier': id }, `${moment(at)} · ${who || 'zonder e-mailadres'}`),
      h(
        'div',
        {},
        h(
          'dl',
          { class: 'antwoorden' },
          answers.map(({ question, answer }) =>
            h('div', {}, h('dt', {}, question || '(zonder titel)'), h('dd', {}, answer)),
          ),
        ),
        answers.length === 0 && h('p', { class: 'bijschrift' }, 'Alle vragen zijn leeg gelaten.'),
        editAddress && h('p', {}, link(editAddress, 'Deze reactie wijzigen (nieuw tabblad)')),
      ),
    );
  }
}

function link(address: string, text: string): HTMLElement {
  return h('a', { href: address, target: '_blank', rel: 'noopener' }, text);
}
