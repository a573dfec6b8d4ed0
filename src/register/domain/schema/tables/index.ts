/** All tables of the register, in the order of their tabs. */

import type { Row, Table } from '../table.ts';
import { actionPoint } from './action-point.ts';
import { activity } from './activity.ts';
import { cluster } from './cluster.ts';
import { codeList } from './code-list.ts';
import { contact } from './contact.ts';
import { costLine } from './cost-line.ts';
import { decision } from './decision.ts';
import { fieldMapping } from './field-mapping.ts';
import { finding } from './finding.ts';
import { grant } from './grant.ts';
import { handover } from './handover.ts';
import { idea } from './idea.ts';
import { intake } from './intake.ts';
import { job } from './job.ts';
import { journal } from './journal.ts';
import { lesson } from './lesson.ts';
import { measure } from './measure.ts';
import { meeting } from './meeting.ts';
import { meteringCampaign } from './metering-campaign.ts';
import { municipality } from './municipality.ts';
import { orgAssessment } from './org-assessment.ts';
import { orgTerrain } from './org-terrain.ts';
import { organisation } from './organisation.ts';
import { outbox } from './outbox.ts';
import { period } from './period.ts';
import { referral } from './referral.ts';
import { report } from './report.ts';
import { sessionTerrain } from './session-terrain.ts';
import { setting } from './setting.ts';
import { snapshot } from './snapshot.ts';
import { sprintSession } from './sprint-session.ts';
import { stageEvent } from './stage-event.ts';
import { subscription } from './subscription.ts';
import { terrain } from './terrain.ts';
import { track } from './track.ts';
import { trainee } from './trainee.ts';

/** The tables by id, in the order of their tabs. */
export const REGISTER = {
  terrain,
  cluster,
  municipality,
  organisation,
  org_terrain: orgTerrain,
  track,
  sprint_session: sprintSession,
  session_terrain: sessionTerrain,
  idea,
  org_assessment: orgAssessment,
  handover,
  metering_campaign: meteringCampaign,
  measure,
  activity,
  referral,
  stage_event: stageEvent,
  grant,
  cost_line: costLine,
  contact,
  subscription,
  meeting,
  decision,
  action_point: actionPoint,
  trainee,
  lesson,
  intake,
  period,
  snapshot,
  report,
  field_mapping: fieldMapping,
  finding,
  job,
  outbox,
  journal,
  code_list: codeList,
  setting,
} as const;

export type TableId = keyof typeof REGISTER;

/** A typed row of the table with this id. */
export type RegisterRow<Id extends TableId> = Row<(typeof REGISTER)[Id]>;

export const TABLES: readonly Table[] = Object.values(REGISTER);

const BY_ID: ReadonlyMap<string, Table> = new Map(TABLES.map((table) => [table.id, table]));

/** The table with this id, or null: the journal and people also name tables that are not there. */
export function findTable(id: string): Table | null {
  return BY_ID.get(id) ?? null;
}

/** The table with this id; throws RangeError for an id that no declaration has. */
export function tableById(id: string): Table {
  const table = BY_ID.get(id);
  if (!table) throw new RangeError(`No table is declared with id ${id}`);
  return table;
}

export {
  actionPoint,
  activity,
  cluster,
  codeList,
  contact,
  costLine,
  decision,
  fieldMapping,
  finding,
  grant,
  handover,
  idea,
  intake,
  job,
  journal,
  lesson,
  measure,
  meeting,
  meteringCampaign,
  municipality,
  orgAssessment,
  organisation,
  orgTerrain,
  outbox,
  period,
  referral,
  report,
  sessionTerrain,
  setting,
  snapshot,
  sprintSession,
  stageEvent,
  subscription,
  terrain,
  track,
  trainee,
};
