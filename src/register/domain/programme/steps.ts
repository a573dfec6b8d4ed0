/** Judges what a person did with the states of a track: which steps count, and what is put back and why. */
import { type Change, newKey, type Values } from '../change/change.ts';
import { type Finding, finding, type Rule } from '../rules/rule.ts';
import type { RegisterView } from '../rules/view.ts';
import { derived } from '../schema/derive.ts';
import type { Row } from '../schema/table.ts';
import { type RegisterRow, stageEvent, track } from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { trackTimes } from './computed.ts';
import { GUARDS } from './guards.ts';
import { WAGON_NUMBERS, type WagonNumber } from './states.ts';
import { lastEvent, type TrackEvent } from './track.ts';
import { judgeStep, stateLabel, WAGON_RULES } from './transitions.ts';

type TrackRow = Row<typeof track>;
type Event = Pick<
  RegisterRow<'stage_event'>,
  'track_id' | 'wagon' | 'from_state' | 'to_state' | 'event_date' | 'recorded_at' | 'actor' | 'reason'
>;
type StateField = `state_w${WagonNumber}`;

/** Why a step can be put back; such a finding stays until the step is made after all or a person closes it. */
export type StepRule = Pick<Rule, 'id' | 'severity' | 'what' | 'repair'>;

const RULES = {
  refused: {
    id: 'stap_niet_toegestaan',
    severity: 'fout',
    what: 'Een status kan niet volgen op de vorige. Het register heeft de vorige status teruggezet.',
    repair: 'Kies een status die wel kan volgen.',
  },
  reason: {
    id: 'stap_zonder_reden',
    severity: 'fout',
    what: 'Een stap terug of een overgeslagen stap heeft geen reden. Het register heeft de vorige status teruggezet.',
    repair: 'Vul eerst de reden van de stap in en kies dan de status opnieuw.',
  },
  date: {
    id: 'stap_datum',
    severity: 'fout',
    what: 'De datum van een stap kan niet. Het register heeft de vorige status teruggezet.',
    repair: 'Verbeter of wis de datum van de stap en kies de status opnieuw.',
  },
  guard: {
    id: 'stap_voorwaarde',
    severity: 'fout',
    what: 'Voor een status is iets nodig wat er nog niet is. Het register heeft de vorige status teruggezet.',
    repair: 'Vul eerst aan wat ontbreekt en kies dan de status opnieuw.',
  },
} as const satisfies Record<string, StepRule>;

export const STEP_RULES: readonly StepRule[] = Object.values(RULES);

export interface StepVerdict {
  /** Rows for Fasegebeurtenissen, in order; empty when no step was made. */
  readonly events: readonly Change[];
  /** Values of the track that must be written: states put back, and what follows from the steps. */
  readonly values: Values;
  readonly findings: readonly Finding[];
  /** State fields in which a step was made, so that earlier findings about them are answered. */
  readonly answered: readonly string[];
}

/** Who records a step, and when (`yyyy-mm-ddThh:mm:ss`). */
export interface Recorder {
  readonly actor: string;
  readonly at: string;
}

/**
 * Judges a track that was edited: `before` is what the register last knew of it (null for a new row), `after`
 * what stands there now. The view holds the rows as they are now, with the events of before. A state that
 * cannot be read is left as it is; that is another finding.
 */
export function judgeTrack(
  key: string,
  before: TrackRow | null,
  after: TrackRow,
  view: RegisterView,
  by: Recorder,
): StepVerdict {
  const known = view.having(stageEvent, 'track_id', key).map(({ row }) => row);
  const row: { -readonly [F in keyof TrackRow]: TrackRow[F] } = { ...after };
  const made: Event[] = [];
  const findings: Finding[] = [];
  const answered: StateField[] = [];
  for (const { code: wagon } of WAGON_NUMBERS) {
    const field: StateField = `state_w${wagon}`;
    const [from, to] = [before?.[field] ?? null, after[field]];
    if (from === to || view.unread(track, key, field)) continue;
    const objection = objectionTo(wagon, from, to, row, key, known, view);
    if (objection) {
      const typed = to === null ? '' : stateLabel(wagon, to);
      findings.push(finding(objection.rule, track, key, row, { field, typed, ...objection.says }));
      (row as Record<StateField, string | null>)[field] = from;
    } else {
      answered.push(field);
      made.push(eventOf(key, wagon, from, to, row, view, by));
    }
  }
  if (made.length) Object.assign(row, { step_date: null, step_reason: null });
  Object.assign(row, derived(track, row), trackTimes(row, [...known, ...made], view));
  const written = (Object.keys(row) as (keyof TrackRow)[]).filter((field) => !same(row[field], after[field]));
  return {
    events: made.map((values, index) => ({
      type: 'add',
      table: stageEvent.id,
      key: newKey(`${key}-${index}`),
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    })),
    values: Object.fromEntries(written.map((field) => [field, row[field]])),
    findings,
    answered,
  };
}

interface Objection {
  readonly rule: StepRule;
  readonly says: { readonly message: string; readonly tip?: string };
}

/** Why a step cannot be made, or null when it can. */
function objectionTo(
  wagon: WagonNumber,
  from: string | null,
  to: string | null,
  row: TrackRow,
  key: string,
  events: readonly Event[],
  view: RegisterView,
): Objection | null {
  const step = judgeStep(wagon, from, to, stoodBefore(wagon, from, events));
  const [was, will] = [stateLabel(wagon, from), stateLabel(wagon, to)];
  const name = `${track.columns[`state_w${wagon}`].label}: van ${was} naar ${will}`;
  if (step.kind === 'refused') {
    const next = step.allowed.map((state) => stateLabel(wagon, state)).join(', ');
    return {
      rule: RULES.refused,
      says: {
        message: `${name} kan niet.`,
        tip: next
          ? `Na ${was} kan: ${next}.`
          : `${was} is een eindstatus. Geef een reden en kies een eerdere status.`,
      },
    };
  }
  const day = row.step_date;
  if (view.unread(track, key, 'step_date') || (day !== null && day > view.today)) {
    const message =
      day === null ? 'de datum van de stap is geen datum.' : `${formatDay(day)} ligt in de toekomst.`;
    return { rule: RULES.date, says: { message: `${name} kan niet: ${message}` } };
  }
  if (step.kind !== 'forward' && row.step_reason === null) {
    const passed =
      step.kind === 'skip'
        ? ` Overgeslagen: ${step.passed.map((s) => stateLabel(wagon, s)).join(', ')}.`
        : '';
    return { rule: RULES.reason, says: { message: `${name} heeft een reden nodig.${passed}` } };
  }
  const guard = GUARDS.find(
    (one) => one.wagon === wagon && to !== null && one.states.includes(to) && !one.holds(row, key, view),
  );
  return guard
    ? { rule: RULES.guard, says: { message: `${name} kan nog niet: ${guard.message}`, tip: guard.repair } }
    : null;
}

/** The state before the track came to wait; null when it does not wait or that is not known. */
export function stoodBefore(
  wagon: WagonNumber,
  state: string | null,
  events: readonly TrackEvent[],
): string | null {
  if (state === null || !WAGON_RULES[wagon].resumable.includes(state)) return null;
  return (
    lastEvent(events.filter((event) => event.wagon === wagon && event.to_state === state))?.from_state ?? null
  );
}

function eventOf(
  track_id: string,
  wagon: WagonNumber,
  from_state: string | null,
  to_state: string | null,
  row: TrackRow,
  view: RegisterView,
  { actor, at }: Recorder,
): Event {
  return {
    track_id,
    wagon,
    from_state,
    to_state,
    event_date: row.step_date ?? view.today,
    recorded_at: at,
    actor,
    reason: row.step_reason,
  };
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
