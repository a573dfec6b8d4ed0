/** What is missing or wrong before a period can be frozen, by cluster and by municipality, and who can mend it. */
import type { Finding } from '../rules/rule.ts';
import type { RegisterView } from '../rules/view.ts';
import type { AnyRow } from '../schema/table.ts';
import {
  activity,
  cluster,
  contact,
  findTable,
  grant,
  municipality,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import type { MissingFact, Named } from './facts.ts';
import { missingIn } from './indicators/completeness.ts';
import { municipalitiesOn, townsOf } from './indicators/reach.ts';
import { clustersOn, mainTrack } from './past.ts';
import { municipalityFacts, programmeFacts } from './programme-facts.ts';
import { about } from './scope.ts';
import type { Span } from './span.ts';

/** Something to mend. */
export interface ControlPoint {
  readonly table: string;
  readonly key: string;
  /** Dutch, in one sentence or phrase, without anything about people. */
  readonly what: string;
  /** A finding of the rules, and not merely a blank field. */
  readonly wrong: boolean;
}

export interface ControlGroup {
  /** Key of a cluster, code of a municipality; null for the programme. */
  readonly subject: Named | null;
  readonly kind: 'cluster' | 'municipality' | 'programme';
  /** Codes of the municipalities that a cluster lies in. */
  readonly municipalities: readonly string[];
  readonly points: readonly ControlPoint[];
  /** Key of the contact who can mend it; null when nobody is known. */
  readonly owner: string | null;
}

/**
 * Everything that is missing or wrong: the required fields of I14, what the reports need beside them, and findings
 * with severity fout. Groups without points are left out; clusters in the order of their tab, then municipalities,
 * then the rest. `findings` are those of now.
 */
export function controlOf(
  view: RegisterView,
  span: Span,
  findings: readonly Finding[],
): readonly ControlGroup[] {
  const byPlace = new Map<string, Finding[]>();
  for (const one of findings) {
    if (one.severity !== 'fout') continue;
    const place = placeOf(view, one.table, one.key);
    byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  }
  const found = (place: string, missing: readonly MissingFact[]): readonly ControlPoint[] => [
    ...missing.map(({ table, key, what }) => ({ table, key, what, wrong: false })),
    ...(byPlace.get(place) ?? [])
      // That a field is blank is told already.
      .filter((one) => !missing.some((blank) => isAbout(one, blank)))
      .map(({ table, key, message }) => ({ table, key, what: message, wrong: true })),
  ];
  const office = officeOf(view);
  const groups: ControlGroup[] = [];
  for (const past of clustersOn(view, span.until).values()) {
    const main = mainTrack(past);
    groups.push({
      subject: { key: past.key, name: past.row.name ?? past.key },
      kind: 'cluster',
      municipalities: townsOf(view, past.key).map(({ key }) => key),
      points: found(past.key, missingIn(about(view, span, new Set([past.key])))),
      owner: main?.row.driver_id ?? main?.row.next_action_owner_id ?? office,
    });
  }
  for (const code of municipalitiesOn(view, span.until)) {
    const { municipality: subject, missing } = municipalityFacts(view, span, code);
    groups.push({
      subject,
      kind: 'municipality',
      municipalities: [code],
      points: found(code, missing),
      owner: office,
    });
  }
  groups.push({
    subject: null,
    kind: 'programme',
    municipalities: [],
    points: found('', programmeFacts(view, span).missing),
    owner: office,
  });
  return groups.filter(({ points }) => points.length > 0);
}

function isAbout(one: Finding, { table, key, field }: MissingFact): boolean {
  return one.table === table && one.key === key && one.field === field;
}

/** A contact who keeps the register: of those with an address the first coordinator, or else medewerker. */
function officeOf(view: RegisterView): string | null {
  for (const role of ['coordinator', 'medewerker'])
    for (const { key, row } of view.having(contact, 'role', role)) if (row.email !== null) return key;
  return null;
}

/** The cluster or municipality that a row is about; the empty text for the rest. */
function placeOf(view: RegisterView, id: string, key: string): string {
  const table = findTable(id);
  const row = table && (view.row(table, key) as AnyRow | null);
  if (!table || !row) return '';
  if (table.id === cluster.id || table.id === municipality.id) return key;
  const at = (field: string): string | null => (typeof row[field] === 'string' ? row[field] : null);
  const track_id = at('track_id') ?? view.row(grant, at('grant_id'))?.track_id ?? null;
  const session = table.id === sprintSession.id ? key : at('session_id');
  const own =
    at('cluster_id') ??
    view.row(track, track_id)?.cluster_id ??
    view.row(terrain, at('terrain_id'))?.cluster_id ??
    view.row(activity, at('activity_id'))?.cluster_id ??
    (session === null ? null : clusterOfSession(view, session));
  return own ?? at('municipality_code') ?? '';
}

function clusterOfSession(view: RegisterView, session: string): string | null {
  const terrains = view.having(sessionTerrain, 'session_id', session);
  return view.row(terrain, terrains[0]?.row.terrain_id ?? null)?.cluster_id ?? null;
}
