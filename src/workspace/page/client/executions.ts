/** The pane of executions: what ran, for whom, how it went, what it cost, and what it logged. */
import type { ExecutionView } from '../protocol.ts';
import { fill, h } from './dom.ts';
import type { Pane } from './panes.ts';
import { clockTime, count, duration, moment, number } from './words.ts';

const SHOWN = 100;

export const STATUS: Readonly<Record<ExecutionView['status'], string>> = {
  completed: 'Voltooid',
  failed: 'Mislukt',
  'timed-out': 'Te lang bezig',
  crashed: 'Afgebroken',
};

const HOW: Readonly<Record<ExecutionView['kind'], string>> = {
  editor: 'Script-editor',
  menu: 'Menu',
  page: 'Pagina',
  simple: 'Eenvoudige trigger',
  trigger: 'Trigger',
  clock: 'Klok',
  web: 'Webapp',
};

export class Executions implements Pane {
  readonly id = 'uitvoeringen';
  readonly label = 'Uitvoeringen';
  readonly icon = 'M4 4h16v16H4V4zm2 4v10h12V8H6zm2 2.5l3 2.5-3 2.5v-5zM12 15h4v1.5h-4V15z';
  readonly element = h('div', { class: 'uitvoeringen' });
  readonly #summary = h('p', { class: 'bijschrift' });
  readonly #list = h('ol', { class: 'uitvoeringenlijst' });
  readonly #nameOf: (email: string) => string;
  #known: ExecutionView[] = [];
  readonly #open = new Set<string>();

  constructor(nameOf: (email: string) => string) {
    this.#nameOf = nameOf;
    fill(this.element, this.#summary, this.#list);
  }

  /** Newest last, as the server keeps them. */
  load(executions: readonly ExecutionView[]): void {
    this.#known = [...executions];
    this.#draw();
  }

  /** A new one, or one that went on. */
  put(execution: ExecutionView): void {
    const index = this.#known.findIndex((each) => each.id === execution.id);
    if (index < 0) this.#known.push(execution);
    else this.#known[index] = execution;
    if (this.#known.length > SHOWN) this.#known.splice(0, this.#known.length - SHOWN);
    this.#draw();
  }

  #draw(): void {
    const failed = this.#known.filter(isFault).length;
    this.#summary.textContent =
      this.#known.length === 0
        ? 'Er is nog niets uitgevoerd.'
        : `${count(this.#known.length, 'uitvoering', 'uitvoeringen')}, ${failed} met een fout. De nieuwste staat bovenaan.`;
    fill(
      this.#list,
      [...this.#known].reverse().map((execution) => this.#row(execution)),
    );
  }

  #row(execution: ExecutionView): HTMLElement {
    const { id, functionName, status, virtualMs, ownMs, reads, writes } = execution;
    const details = h(
      'details',
      {
        open: this.#open.has(id),
        ontoggle: () => (details.open ? this.#open.add(id) : this.#open.delete(id)),
      },
      h(
        'summary',
        {},
        h(
          'span',
          { class: 'uitvoering-kop' },
          h('code', {}, functionName),
          h('span', { class: `status ${isFault(execution) ? 'fout' : 'goed'}` }, STATUS[status]),
        ),
        h(
          'span',
          { class: 'bijschrift' },
          `${clockTime(execution.startedAt)} · ${HOW[execution.kind]} · ${this.#nameOf(execution.person)}`,
        ),
        h(
          'span',
          { class: 'bijschrift' },
          `${duration(virtualMs)} · ${count(reads, 'leesactie', 'leesacties')} · ${count(writes, 'schrijfactie', 'schrijfacties')}`,
        ),
      ),
      h(
        'dl',
        { class: 'feiten' },
        fact('Begonnen', moment(execution.startedAt)),
        fact('Duur bij Google', `${duration(virtualMs)} (berekend)`),
        fact('Echte rekentijd hier', duration(ownMs)),
      ),
      execution.error && h('pre', { class: 'fouttekst', tabindex: 0 }, execution.error),
      execution.calls.length > 0 && callTable(execution),
      execution.log.length > 0 &&
        h(
          'div',
          {},
          h('h3', {}, 'Logboek'),
          h(
            'ul',
            { class: 'logregels' },
            execution.log.map((line) => h('li', { class: line.level }, line.text)),
          ),
        ),
    );
    return h('li', {}, details);
  }
}

function isFault(execution: ExecutionView): boolean {
  return execution.status !== 'completed';
}

function fact(label: string, value: string): readonly HTMLElement[] {
  return [h('dt', {}, label), h('dd', {}, value)];
}

function callTable(execution: ExecutionView): HTMLElement {
  const calls = [...execution.calls].sort((a, b) => b[1] - a[1]);
  return h(
    'table',
    { class: 'aanroepen' },
    h('caption', {}, 'Aanroepen van diensten'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Methode'), h('th', { scope: 'col' }, 'Aantal'))),
    h(
      'tbody',
      {},
      calls.map(([method, times]) =>
        h('tr', {}, h('td', {}, h('code', {}, method)), h('td', {}, number(times))),
      ),
    ),
  );
}
