/** Signals: what waits too long or comes to an end in the programme, so that somebody does something about it. */
import type { RegisterView } from '../rules/view.ts';
import type { Table } from '../schema/table.ts';
import { setting } from '../schema/tables/index.ts';
import { daysBetween } from '../text/dates.ts';
import { SIGNALS_NL } from '../text/signals.ts';
import { PROCESS_SIGNALS } from './signals/process.ts';
import { PROGRAMME_SIGNALS } from './signals/programme.ts';
import { messageIn, type Signal, type SignalSpec } from './signals/signal.ts';
import { TRACK_SIGNALS } from './signals/tracks.ts';

export {
  messageIn,
  ownerOf,
  type Signal,
  type SignalSpec,
  URGENCIES,
  type Urgency,
} from './signals/signal.ts';

/** All signals, one declaration each (domain description §8.3, and what else a coordinator wants to know). */
export const SIGNALS: readonly SignalSpec[] = [...TRACK_SIGNALS, ...PROCESS_SIGNALS, ...PROGRAMME_SIGNALS];

/** Every table that signals read; each at most once. */
export const SIGNAL_TABLES: readonly Table[] = [
  ...new Set([setting, ...SIGNALS.flatMap(({ table, reads }) => [table, ...reads])]),
];

const BY_ID: ReadonlyMap<string, SignalSpec> = new Map(SIGNALS.map((spec) => [spec.id, spec]));

/** The declaration of a signal; throws RangeError for an id that there is not. */
export function signalSpec(id: string): SignalSpec {
  const spec = BY_ID.get(id);
  if (!spec) throw new RangeError(`No signal is declared with id ${id}`);
  return spec;
}

/**
 * The signals of the whole register, the most urgent first, then those that last longest, and else in the order
 * of `SIGNALS` and of the tabs. Pure, and worked out once per view.
 */
export function signalsOf(view: RegisterView): readonly Signal[] {
  return view.once('signals', () =>
    SIGNALS.flatMap((spec) => {
      if (spec.settings.some((id) => view.setting(id) === null)) return [];
      return spec.find(view).map(
        (found): Signal => ({
          id: spec.id,
          table: spec.table.id,
          urgency: spec.urgency,
          tip: spec.tip,
          message: messageIn(SIGNALS_NL, { id: spec.id, told: found.told }),
          ...found,
          days: found.since === null ? null : daysBetween(found.since, view.today),
        }),
      );
    }).sort((a, b) => b.urgency - a.urgency || (b.days ?? -1) - (a.days ?? -1)),
  );
}
