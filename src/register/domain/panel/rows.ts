/** All rows that tell the story of one cluster, by table. */
import { isOpen } from '../programme/track.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import type { Table } from '../schema/table.ts';
import {
  actionPoint,
  activity,
  cluster,
  grant,
  handover,
  idea,
  lesson,
  measure,
  meeting,
  meteringCampaign,
  orgAssessment,
  orgTerrain,
  referral,
  report,
  sessionTerrain,
  sprintSession,
  stageEvent,
  terrain,
  track,
} from '../schema/tables/index.ts';

export interface ClusterRows {
  readonly key: string;
  readonly cluster: readonly Keyed<typeof cluster>[];
  readonly terrain: readonly Keyed<typeof terrain>[];
  /** The open one first, then in the order of the tab. */
  readonly track: readonly Keyed<typeof track>[];
  readonly stage_event: readonly Keyed<typeof stageEvent>[];
  readonly sprint_session: readonly Keyed<typeof sprintSession>[];
  readonly idea: readonly Keyed<typeof idea>[];
  readonly org_assessment: readonly Keyed<typeof orgAssessment>[];
  readonly handover: readonly Keyed<typeof handover>[];
  readonly grant: readonly Keyed<typeof grant>[];
  readonly metering_campaign: readonly Keyed<typeof meteringCampaign>[];
  readonly measure: readonly Keyed<typeof measure>[];
  readonly activity: readonly Keyed<typeof activity>[];
  readonly referral: readonly Keyed<typeof referral>[];
  readonly meeting: readonly Keyed<typeof meeting>[];
  readonly action_point: readonly Keyed<typeof actionPoint>[];
  readonly lesson: readonly Keyed<typeof lesson>[];
  readonly org_terrain: readonly Keyed<typeof orgTerrain>[];
  /** Documents about the cluster that no newer one replaced. */
  readonly report: readonly Keyed<typeof report>[];
}

export type StoryTable = Exclude<keyof ClusterRows, 'key'>;

/** The rows of a cluster; null when there is no such cluster. Each table is read once. */
export function rowsOfCluster(view: RegisterView, key: string): ClusterRows | null {
  const row = view.row(cluster, key);
  if (!row) return null;
  const of = <T extends Table>(table: T, field: keyof T['columns'] & string = 'cluster_id') =>
    view.having(table, field, key);
  const through = <T extends Table>(
    rows: readonly Keyed[],
    table: T,
    field: keyof T['columns'] & string,
  ): readonly Keyed<T>[] => rows.flatMap((one) => view.having(table, field, one.key));
  const terrains = of(terrain);
  const tracks = [...of(track)].sort((a, b) => Number(isOpen(b.row)) - Number(isOpen(a.row)));
  const sessions = new Set(through(terrains, sessionTerrain, 'terrain_id').map((one) => one.row.session_id));
  const meetings = of(meeting);
  return {
    key,
    cluster: [{ key, row }],
    terrain: terrains,
    track: tracks,
    stage_event: through(tracks, stageEvent, 'track_id'),
    sprint_session: view.rows(sprintSession).filter((one) => sessions.has(one.key)),
    idea: of(idea),
    org_assessment: of(orgAssessment),
    handover: through(tracks, handover, 'track_id'),
    grant: through(tracks, grant, 'track_id'),
    metering_campaign: of(meteringCampaign),
    measure: of(measure),
    activity: of(activity),
    referral: through(terrains, referral, 'terrain_id'),
    meeting: meetings,
    action_point: [
      ...of(actionPoint),
      ...through(meetings, actionPoint, 'meeting_id').filter((one) => one.row.cluster_id === null),
    ],
    lesson: of(lesson),
    org_terrain: through(terrains, orgTerrain, 'terrain_id'),
    report: of(report, 'subject_key').filter((one) => one.row.status !== 'vervangen'),
  };
}
