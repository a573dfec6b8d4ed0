/** What a next step from the fiche is, and what the declarations of steps share. */
import type { Change } from '../../change/change.ts';
import type { WagonNumber } from '../../programme/states.ts';
import { isOpen } from '../../programme/track.ts';
import { judgeStep, stateLabel } from '../../programme/transitions.ts';
import type { Keyed, RegisterView } from '../../rules/view.ts';
import type { Row } from '../../schema/table.ts';
import { track } from '../../schema/tables/index.ts';
import { PANEL } from '../../text/panel.ts';
import type { Filled, StepError, StepField } from '../form.ts';
import type { ClusterRows } from '../rows.ts';

/** What a step is judged on. */
export interface Standpoint {
  readonly view: RegisterView;
  readonly rows: ClusterRows;
  /** The contact who asks; null when the register does not know them. */
  readonly self: string | null;
}

/** A step that can be done now. */
export interface Offer {
  /** The key of the row that it is about, or the number of a wagon; null when there is but one such step. */
  readonly about: string | null;
  /** Dutch, on its button. */
  readonly label: string;
  /** Dutch sentences above the form. */
  readonly notes: readonly string[];
  readonly fields: readonly StepField[];
}

/** A track that goes to another state. */
export interface Move {
  readonly track: string;
  readonly wagon: WagonNumber;
  readonly to: string | null;
  /** The day on which it really happened; null is today. */
  readonly day: string | null;
  readonly reason: string | null;
  /** The step is about this: when it cannot be made, nothing is done. Otherwise the state then stays. */
  readonly asked: boolean;
}

export interface StepPlan {
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
  /** Dutch, for who did it. */
  readonly says: string;
}

export type StepJudgement = { readonly errors: readonly StepError[] } | StepPlan;

export interface StepSpec {
  readonly id: string;
  /** Dutch, for the journal: `Sprintsessie gepland`. */
  readonly reason: string;
  /** Every way in which the step can be done now; none when it cannot. */
  offers(at: Standpoint): readonly Offer[];
  judge(at: Standpoint, filled: Filled, about: string | null): StepJudgement;
}

type TrackRow = Row<typeof track>;

/** The open track of a cluster; null when it has none. */
export function openTrack({ rows }: Pick<Standpoint, 'rows'>): Keyed<typeof track> | null {
  return rows.track.find(({ row }) => isOpen(row)) ?? null;
}

/** The field of the track that holds the state of a wagon. */
export function stateField(wagon: WagonNumber): `state_w${WagonNumber}` {
  return `state_w${wagon}`;
}

/** True when the track can go to this state without a reason. */
export function goesForward(row: TrackRow, wagon: WagonNumber, to: string): boolean {
  return judgeStep(wagon, row[stateField(wagon)], to).kind === 'forward';
}

/** A note that the state goes along with the step; none when it cannot. */
export function advanceNote(row: TrackRow, wagon: WagonNumber, to: string): readonly string[] {
  const { label } = track.columns[stateField(wagon)];
  return goesForward(row, wagon, to)
    ? [PANEL.step.advance(label, stateLabel(wagon, to))]
    : [PANEL.stays(label, stateLabel(wagon, row[stateField(wagon)]))];
}

/** Values for a new row, without the blanks. */
export function filledIn(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** When and why a track goes to another state. */
export const STEP_FIELDS: readonly StepField[] = [
  { table: track, field: 'step_date', help: PANEL.step.dateHelp },
  { table: track, field: 'step_reason', help: PANEL.step.reasonHelp, long: true },
];

/** The fields of the next action of a track, with what stands there. */
export function actionFields(row: TrackRow | null, required: boolean): readonly StepField[] {
  return [
    { table: track, field: 'next_action', required, long: true, value: row?.next_action ?? null },
    { table: track, field: 'next_action_due', required, value: row?.next_action_due ?? null },
    { table: track, field: 'next_action_owner_id', value: row?.next_action_owner_id ?? null },
  ];
}
