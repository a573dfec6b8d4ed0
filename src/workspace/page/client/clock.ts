/** The pane of the clock: what time it is in this world, and buttons to let time pass. */
import type { FiredView } from '../protocol.ts';
import { fill, h } from './dom.ts';
import type { Pane } from './panes.ts';
import { count, moment } from './words.ts';

const HOUR = 3_600_000;

type Step = readonly [label: string, to: (now: Date) => Date];

/** Steps in wall-clock time, so that a day later is the same hour after the clock changed too. */
const STEPS: readonly Step[] = [
  ['1 uur verder', (now) => new Date(now.getTime() + HOUR)],
  [
    '1 dag verder',
    (now) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, now.getHours(), now.getMinutes()),
  ],
  [
    '1 week verder',
    (now) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 7, now.getHours(), now.getMinutes()),
  ],
  ['Naar de 1e van de volgende maand', (now) => new Date(now.getFullYear(), now.getMonth() + 1, 1, 9)],
  ['Naar het volgende halfjaar', (now) => new Date(now.getFullYear(), now.getMonth() < 6 ? 6 : 12, 1, 9)],
];

export class Clock implements Pane {
  readonly id = 'klok';
  readonly label = 'Klok';
  readonly icon =
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm-1 2v5.4l4 2.4 1-1.6-3.2-1.9V7H11z';
  readonly element = h('div', { class: 'klok' });
  /** For the bar at the top. */
  readonly display = h('span', { class: 'klokstand' });
  readonly #time = h('p', { class: 'kloktijd', role: 'status' });
  readonly #fired = h('div', { class: 'gevuurd', role: 'status' });
  readonly #advance: (to: number) => Promise<FiredView | null>;
  #now = 0;
  #busy = false;

  /** `advance` gives what ran, or null when that failed and was told elsewhere. */
  constructor(advance: (to: number) => Promise<FiredView | null>) {
    this.#advance = advance;
    const field = h('input', { type: 'datetime-local', class: 'invoer', id: 'kloknaar', required: true });
    fill(
      this.element,
      h(
        'p',
        { class: 'bijschrift' },
        'Deze Workspace heeft een eigen klok. Als de tijd verder gaat, draaien de triggers die in die tijd aan de beurt zijn. De klok gaat nooit terug.',
      ),
      this.#time,
      this.#fired,
      h(
        'div',
        { class: 'stappen' },
        STEPS.map(([label, to]) =>
          h(
            'button',
            {
              type: 'button',
              class: 'knop',
              onclick: () => void this.#go(to(new Date(this.#now)).getTime()),
            },
            label,
          ),
        ),
      ),
      h(
        'form',
        {
          class: 'klokvorm',
          onsubmit: (event: Event) => {
            event.preventDefault();
            void this.#go(new Date(field.value).getTime());
          },
        },
        h('label', { for: 'kloknaar' }, 'Of naar een eigen moment'),
        field,
        h('button', { type: 'submit', class: 'knop' }, 'Ga naar dit moment'),
      ),
    );
  }

  set(now: number): void {
    this.#now = now;
    const text = moment(now);
    this.#time.textContent = text;
    this.display.textContent = text;
  }

  /** Lets time pass, which takes a while where nights have work to do; one at a time. */
  async #go(to: number): Promise<void> {
    if (this.#busy) return;
    this.#setBusy(true);
    fill(this.#fired, 'De tijd loopt verder. Dat kan even duren…');
    const fired = await this.#advance(to);
    this.#setBusy(false);
    if (fired) this.#tell(fired);
    else fill(this.#fired);
  }

  /** The buttons stay where the focus is, but do nothing. */
  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.element.setAttribute('aria-busy', String(busy));
    for (const button of this.element.querySelectorAll('button'))
      button.setAttribute('aria-disabled', String(busy));
  }

  /** What ran while time passed. */
  #tell(functions: FiredView): void {
    if (functions.length === 0) {
      fill(this.#fired, 'In deze tijd was geen trigger aan de beurt.');
      return;
    }
    fill(
      this.#fired,
      'In deze tijd is uitgevoerd:',
      h(
        'ul',
        {},
        functions.map(({ functionName, ran, failed }) =>
          h(
            'li',
            {},
            h('code', {}, functionName),
            `: ${count(ran, 'keer', 'keer')}${failed > 0 ? `, waarvan ${failed} mislukt` : ''}`,
          ),
        ),
      ),
    );
  }
}
