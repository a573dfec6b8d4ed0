/** The pane of faults: lets something go wrong on purpose, to see what a script does then. */
import type { Fault } from '../../world.ts';
import type { FaultsView, PageFault } from '../panes/limits-protocol.ts';
import type { Line } from './api.ts';
import { fill, h } from './dom.ts';
import { FetchedPane } from './fetched-pane.ts';
import { QUOTA_WORDS } from './quotas.ts';
import type { Toasts } from './toasts.ts';
import { count } from './words.ts';

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;
type Field = 'atCall' | 'method' | 'message' | 'quota' | 'times';

interface KindWords<K extends PageFault['kind']> {
  readonly label: string;
  readonly help: string;
  readonly fields: readonly Field[];
  readonly required: readonly Field[];
  readonly say: (fault: FaultOf<K>) => string;
}

const KINDS: { readonly [K in PageFault['kind']]: KindWords<K> } = {
  error: {
    label: 'Een dienst geeft een fout',
    help: 'De aanroep doet niets en het script krijgt een fout, die het kan opvangen.',
    fields: ['atCall', 'method', 'message', 'times'],
    required: [],
    say: ({ atCall, method, message }) =>
      `${atCall === undefined ? 'Elke aanroep' : `Aanroep ${atCall}`}${method ? ` van ${method}` : ''} geeft een fout${message ? `: ${message}` : ''}`,
  },
  crash: {
    label: 'Een uitvoering wordt afgebroken',
    help: 'Alles stopt vóór deze aanroep. Het script kan dit niet opvangen.',
    fields: ['atCall', 'times'],
    required: ['atCall'],
    say: ({ atCall }) => `Een uitvoering stopt bij aanroep ${atCall}`,
  },
  lock: {
    label: 'Het slot is niet vrij',
    help: 'Een ander lijkt het slot vast te houden: wachten helpt niet.',
    fields: ['times'],
    required: [],
    say: () => 'Het slot is niet vrij',
  },
  quota: {
    label: 'Een quotum is op',
    help: 'Voor iedereen, tot u de storing wist.',
    fields: ['quota'],
    required: [],
    say: ({ quota }) => `Op: ${QUOTA_WORDS[quota as keyof typeof QUOTA_WORDS]?.label ?? quota}`,
  },
};

/** What Google's services say when they have a bad moment. */
const MESSAGES = [
  "Service error: Spreadsheets. We're sorry, a server error occurred. Please wait a bit and try again.",
  'Service Spreadsheets timed out while accessing document.',
  'Service invoked too many times in a short time: spreadsheets. Try Utilities.sleep(1000) between calls.',
  'Service error: Drive',
  'API call to docs.documents.batchUpdate failed with error: Internal error encountered.',
];

export class Faults extends FetchedPane {
  readonly id = 'storingen';
  readonly label = 'Storingen';
  readonly icon = 'M12 3L1.500 21h21L12 3zm0 4.200L19 19H5l7-11.800zM11 11v4h2v-4h-2zm0 5v2h2v-2h-2z';
  readonly parts = ['faults'] as const;
  readonly #line: Line;
  readonly #toasts: Toasts;
  readonly #active = h('div', { role: 'status' });
  #drawn = '';
  readonly #kind = h(
    'select',
    { id: 'storing-soort', onchange: () => this.#showFields() },
    Object.entries(KINDS).map(([kind, { label }]) => h('option', { value: kind }, label)),
  );
  readonly #help = h('p', { class: 'bijschrift', id: 'storing-hulp' });
  readonly #methods = h('datalist', { id: 'storing-methodes' });
  readonly #inputs: Readonly<Record<Field, HTMLInputElement | HTMLSelectElement>> = {
    atCall: h('input', { type: 'number', class: 'invoer', min: 1, step: 1, id: 'storing-atCall' }),
    method: h('input', {
      class: 'invoer',
      list: 'storing-methodes',
      id: 'storing-method',
      autocomplete: 'off',
      spellcheck: 'false',
    }),
    message: h('input', {
      class: 'invoer',
      list: 'storing-meldingen',
      id: 'storing-message',
      autocomplete: 'off',
      maxlength: 500,
    }),
    quota: h(
      'select',
      { id: 'storing-quota' },
      Object.entries(QUOTA_WORDS).map(([name, { label }]) => h('option', { value: name }, label)),
    ),
    times: h('input', { type: 'number', class: 'invoer', min: 1, step: 1, value: '1', id: 'storing-times' }),
  };
  readonly #fields: Readonly<Record<Field, HTMLElement>> = {
    atCall: this.#field(
      'atCall',
      'Bij welke aanroep van de uitvoering',
      'De hoeveelste keer lezen of schrijven, vanaf 1. Leeg: bij elke.',
    ),
    method: this.#field('method', 'Alleen bij deze methode', 'Zoals Range.setValues. Leeg: bij elke.'),
    message: this.#field('message', 'Foutmelding', 'Leeg: de gewone serverfout van Spreadsheets.'),
    quota: this.#field('quota', 'Quotum', ''),
    times: this.#field('times', 'Hoe vaak', 'Daarna is de storing voorbij. Leeg: tot u haar wist.'),
  };

  constructor(line: Line, toasts: Toasts) {
    super();
    this.#line = line;
    this.#toasts = toasts;
    fill(
      this.element,
      h(
        'p',
        { class: 'bijschrift' },
        'Zet een storing aan en kijk wat het script doet. Zij geldt voor alle scripts in deze Workspace, en is weg als de Workspace stopt.',
      ),
      this.#active,
      h('h3', {}, 'Nieuwe storing'),
      h(
        'form',
        {
          onsubmit: (event: Event) => {
            event.preventDefault();
            void this.#act('addFault', { fault: this.#entered() });
          },
        },
        h('div', { class: 'veld' }, h('label', { for: 'storing-soort' }, 'Soort'), this.#kind, this.#help),
        Object.values(this.#fields),
        this.#methods,
        h(
          'datalist',
          { id: 'storing-meldingen' },
          MESSAGES.map((value) => h('option', { value })),
        ),
        h('button', { type: 'submit', class: 'knop hoofd' }, 'Zet aan'),
      ),
    );
    this.#kind.setAttribute('aria-describedby', 'storing-hulp');
    this.#showFields();
  }

  protected async load(): Promise<() => void> {
    const view = await this.#line.ask('faults', {});
    return () => this.#draw(view);
  }

  #draw({ faults, methods }: FaultsView): void {
    fill(
      this.#methods,
      methods.map((value) => h('option', { value })),
    );
    // Buttons that stay the same stay themselves, or a press on one could fall beside it.
    const drawn = JSON.stringify(faults);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (faults.length === 0) {
      fill(this.#active, h('p', { class: 'geenstoring' }, 'Er is nu geen storing.'));
      return;
    }
    fill(
      this.#active,
      h('h3', {}, `Nu aan (${faults.length})`),
      h(
        'ul',
        { class: 'blokken' },
        faults.map((fault) => this.#row(fault)),
      ),
      h(
        'button',
        { type: 'button', class: 'knop', onclick: () => void this.#clear('clearFaults', {}) },
        'Alles wissen',
      ),
    );
  }

  #row(fault: Fault): HTMLElement {
    const text = describe(fault);
    return h(
      'li',
      { class: 'storing' },
      h('span', {}, text),
      h(
        'button',
        {
          type: 'button',
          class: 'knop',
          'aria-label': `Wis: ${text}`,
          onclick: () => void this.#clear('clearFault', { fault }),
        },
        'Wis',
      ),
    );
  }

  #field(name: Field, label: string, help: string): HTMLElement {
    const input = this.#inputs[name];
    if (help) input.setAttribute('aria-describedby', `${input.id}-hulp`);
    return h(
      'div',
      { class: 'veld' },
      h('label', { for: input.id }, label),
      input,
      help && h('p', { class: 'bijschrift', id: `${input.id}-hulp` }, help),
    );
  }

  get #chosen(): PageFault['kind'] {
    return this.#kind.value as PageFault['kind'];
  }

  #showFields(): void {
    const { help, fields, required } = KINDS[this.#chosen];
    this.#help.textContent = help;
    for (const [name, element] of Object.entries(this.#fields) as [Field, HTMLElement][]) {
      element.hidden = !fields.includes(name);
      // What is hidden must not hold the form up.
      this.#inputs[name].disabled = element.hidden;
      this.#inputs[name].toggleAttribute('required', required.includes(name));
    }
  }

  /** What stands in the fields; empty ones are left out. */
  #entered(): PageFault {
    const entries = KINDS[this.#chosen].fields.flatMap((name) => {
      const text = this.#inputs[name].value.trim();
      if (text === '') return [];
      return [[name, this.#inputs[name].type === 'number' ? Number(text) : text]];
    });
    return { kind: this.#chosen, ...Object.fromEntries(entries) } as PageFault;
  }

  /** The button that was pressed goes with its fault, so the keyboard goes on from the kind. */
  async #clear(name: 'clearFault' | 'clearFaults', params: never | object): Promise<void> {
    await this.#act(name, params);
    this.#kind.focus();
  }

  async #act(name: 'addFault' | 'clearFault' | 'clearFaults', params: object): Promise<void> {
    try {
      await this.#line.ask(name, params as never);
      await this.refresh();
      this.#active.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      this.#toasts.fault((error as Error).message);
    }
  }
}

function describe(fault: Fault): string {
  if (fault.kind === 'rest') return 'Een storing voor programma’s van buiten (REST)';
  const { say } = KINDS[fault.kind] as KindWords<PageFault['kind']>;
  const times =
    'times' in fault && fault.times !== undefined ? ` (nog ${count(fault.times, 'keer', 'keer')})` : '';
  return `${say(fault as never)}${times}`;
}
