/** The pane of triggers: what is installed, when the clock fires it next, and how it last went. */

import type { ClockSchedule, EventKind } from '../../world.ts';
import type { TriggerView } from '../panes/protocol.ts';
import type { Line } from './api.ts';
import { fill, h } from './dom.ts';
import { STATUS } from './executions.ts';
import { FetchedPane } from './fetched-pane.ts';
import type { Toasts } from './toasts.ts';
import { moment } from './words.ts';

const EVENTS: Readonly<Record<EventKind, string>> = {
  CLOCK: 'Klok',
  ON_OPEN: 'Bij openen',
  ON_EDIT: 'Bij bewerken',
  ON_CHANGE: 'Bij wijzigen',
  ON_FORM_SUBMIT: 'Bij insturen van een formulier',
};

const DAYS = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'];

type Calendar = Extract<ClockSchedule, { kind: 'calendar' }>;

const CALENDAR: Readonly<Record<Calendar['unit'], (schedule: Calendar) => string>> = {
  days: ({ every }) => (every === 1 ? 'elke dag' : `elke ${every} dagen`),
  weeks: ({ every, weekDay }) =>
    every === 1 ? `elke ${DAYS[weekDay]}` : `elke ${every} weken op ${DAYS[weekDay]}`,
  months: ({ monthDay }) => `elke maand op dag ${monthDay}`,
};

const SCHEDULES: {
  readonly [K in ClockSchedule['kind']]: (schedule: Extract<ClockSchedule, { kind: K }>) => string;
} = {
  at: ({ at }) => `één keer, op ${moment(at)}`,
  minutes: ({ every }) => (every === 1 ? 'elke minuut' : `elke ${every} minuten`),
  hours: ({ every }) => (every === 1 ? 'elk uur' : `elke ${every} uur`),
  calendar: (schedule) =>
    `${CALENDAR[schedule.unit](schedule)} om ${two(schedule.hour)}:${two(schedule.minute)}`,
};

export class Triggers extends FetchedPane {
  readonly id = 'triggers';
  readonly label = 'Triggers';
  readonly icon = 'M13 2L5 13.500h5.500L9.500 22 19 9.500h-6L13 2z';
  readonly parts = ['triggers'] as const;
  readonly #line: Line;
  readonly #toasts: Toasts;
  readonly #nameOf: (email: string) => string;

  constructor(line: Line, toasts: Toasts, nameOf: (email: string) => string) {
    super();
    this.#line = line;
    this.#toasts = toasts;
    this.#nameOf = nameOf;
  }

  protected async load(): Promise<() => void> {
    const triggers = await this.#line.ask('triggers', {});
    return () => {
      const focused = (document.activeElement as HTMLElement | null)?.dataset.trigger;
      fill(
        this.element,
        triggers.length === 0
          ? h('p', { class: 'bijschrift' }, 'Er zijn nog geen triggers geïnstalleerd.')
          : h(
              'ul',
              { class: 'blokken' },
              triggers.map((trigger) => this.#row(trigger)),
            ),
      );
      if (focused) this.element.querySelector<HTMLElement>(`[data-trigger="${focused}"]`)?.focus();
    };
  }

  #row(trigger: TriggerView): HTMLElement {
    const { id, handler, event, source, schedule, nextAt, last, owner } = trigger;
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'uitvoering-kop' },
        h('code', {}, handler),
        last &&
          h(
            'span',
            { class: `status ${last.status === 'completed' ? 'goed' : 'fout'}` },
            STATUS[last.status],
          ),
      ),
      h(
        'dl',
        { class: 'feiten' },
        fact('Soort', schedule ? `${EVENTS[event]}, ${describe(schedule)}` : EVENTS[event]),
        source !== null && fact('Bestand', source),
        schedule && fact('Volgende keer', nextAt === null ? 'Komt niet meer' : moment(nextAt)),
        fact('Laatste keer', last ? moment(last.at) : 'Nog niet uitgevoerd'),
        fact('Van', this.#nameOf(owner)),
      ),
      schedule &&
        h(
          'button',
          {
            type: 'button',
            class: 'knop',
            'data-trigger': id,
            'aria-label': `${handler} nu uitvoeren`,
            onclick: () => void this.#fire(trigger),
          },
          'Nu uitvoeren',
        ),
    );
  }

  async #fire({ id, handler }: TriggerView): Promise<void> {
    try {
      const { status } = await this.#line.ask('fireTrigger', { triggerId: id });
      this.#toasts.show(handler, `${STATUS[status]}. Zie Uitvoeringen voor het logboek.`);
      await this.refresh();
    } catch (error) {
      this.#toasts.fault((error as Error).message);
    }
  }
}

function describe<K extends ClockSchedule['kind']>(schedule: Extract<ClockSchedule, { kind: K }>): string {
  return SCHEDULES[schedule.kind as K](schedule);
}

function fact(label: string, value: string): HTMLElement {
  return h('div', {}, h('dt', {}, label), h('dd', {}, value));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
