/** What came of a meeting, as a person typed it: checked, and turned into rows in one batch. */
import { type Change, newKey } from '../change/change.ts';
import { type Outcome, type Refusal, unusable, usable } from '../import/outcome.ts';
import { actionPoint, decision, meeting } from '../schema/tables/index.ts';
import { isDay, parts } from '../text/dates.ts';
import { MEETING } from '../text/meeting.ts';
import { tidy } from '../text/normalise.ts';

const SAYS = MEETING.refuse;
const DECISION_ROOM = 500;
const ACTION_ROOM = 300;

export interface TypedDecision {
  readonly decision: string;
  /** Key of a cluster, or empty. */
  readonly cluster: string;
}

export interface TypedAction {
  readonly action: string;
  /** Key of a contact. */
  readonly owner: string;
  /** `yyyy-mm-dd`. */
  readonly due: string;
  /** Key of a cluster, or empty. */
  readonly cluster: string;
}

export interface TypedRecord {
  readonly report: string;
  readonly decisions: readonly TypedDecision[];
  readonly actions: readonly TypedAction[];
}

/** A refusal that says at which row of which list it is. */
export interface RecordRefusal extends Refusal {
  readonly at: {
    readonly list: 'decisions' | 'actions';
    readonly index: number;
    readonly field: string;
  } | null;
}

/** What has to be known to check a record. */
export interface RecordSite {
  readonly meeting: string;
  readonly day: string;
  readonly cluster: string | null;
  readonly isContact: (key: string) => boolean;
  readonly isCluster: (key: string) => boolean;
}

/**
 * The changes that record a meeting: its report and its status Gehouden, a row for each decision and each action
 * point. Blank rows are passed over. The first row that is not whole is refused.
 */
export function recordChanges(
  typed: TypedRecord,
  site: RecordSite,
): Outcome<readonly Change[]> | RecordRefusal {
  const decisions = typed.decisions.filter((row) => tidy(row.decision + row.cluster) !== '');
  const actions = typed.actions.filter((row) => tidy(row.action + row.owner + row.due) !== '');
  const report = typed.report.trim();
  if (!report && !decisions.length && !actions.length) return unusable(SAYS.nothing[0], SAYS.nothing[1]);

  const changes: Change[] = [];
  for (const [index, row] of typed.decisions.entries()) {
    if (!decisions.includes(row)) continue;
    const wrong = wrongDecision(row, index, site);
    if (wrong) return wrong;
    const values = {
      decision: tidy(row.decision),
      decided_on: site.day,
      meeting_id: site.meeting,
      cluster_id: row.cluster || site.cluster,
    };
    changes.push({ type: 'add', table: decision.id, key: newKey(`besluit${index}`), values });
  }
  for (const [index, row] of typed.actions.entries()) {
    if (!actions.includes(row)) continue;
    const wrong = wrongAction(row, index, site);
    if (wrong) return wrong;
    const values = {
      action: tidy(row.action),
      owner_id: row.owner,
      due: row.due,
      status: 'open',
      meeting_id: site.meeting,
      cluster_id: row.cluster || site.cluster,
    };
    changes.push({ type: 'add', table: actionPoint.id, key: newKey(`actie${index}`), values });
  }
  const values = { status: 'gehouden', ...(report && { report }) };
  changes.push({ type: 'update', table: meeting.id, key: site.meeting, values });
  return usable(changes);
}

function wrongDecision(row: TypedDecision, index: number, site: RecordSite): RecordRefusal | null {
  const refuse = refusal('decisions', index);
  if (!tidy(row.decision)) return refuse('decision', SAYS.decision(index + 1));
  if (tidy(row.decision).length > DECISION_ROOM)
    return refuse('decision', SAYS.long('Besluit', index + 1, DECISION_ROOM));
  if (row.cluster && !site.isCluster(row.cluster)) return refuse('cluster', SAYS.gone);
  return null;
}

function wrongAction(row: TypedAction, index: number, site: RecordSite): RecordRefusal | null {
  const refuse = refusal('actions', index);
  if (!tidy(row.action)) return refuse('action', SAYS.action(index + 1));
  if (tidy(row.action).length > ACTION_ROOM)
    return refuse('action', SAYS.long('Actiepunt', index + 1, ACTION_ROOM));
  if (!site.isContact(row.owner)) return refuse('owner', SAYS.owner(index + 1));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(row.due) || !isDay(...parts(row.due)))
    return refuse('due', SAYS.due(index + 1));
  if (row.cluster && !site.isCluster(row.cluster)) return refuse('cluster', SAYS.gone);
  return null;
}

function refusal(list: 'decisions' | 'actions', index: number) {
  return (field: string, [reason, tip]: readonly [string, string] | readonly string[]): RecordRefusal => ({
    ...unusable(reason!, tip!),
    at: { list, index, field },
  });
}
