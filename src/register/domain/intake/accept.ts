/** The changes that carry out what a person accepted of an intake. */

import { type Change, decodeValue, type Values } from '../change/change.ts';
import { type Outcome, unusable, usable } from '../import/outcome.ts';
import { outdated } from '../programme/computed.ts';
import { judgeTrack, type Recorder } from '../programme/steps.ts';
import { rowAfter, scopeOf, sourceAfter } from '../rules/after.ts';
import { openView, type Source } from '../rules/view.ts';
import type { Row } from '../schema/table.ts';
import { cluster, orgAssessment, tableById, terrain, track } from '../schema/tables/index.ts';
import type { ProposedField } from './proposal.ts';

/**
 * The changes for the accepted fields, together in one batch: new rows, changed fields (which must still be what
 * `seen` says, encoded by id), a cluster of its own for a new terrain, the steps of a track. A step that a track
 * cannot make, and a row that nobody has chosen yet, is a refusal.
 */
export function acceptedChanges(
  accepted: readonly ProposedField[],
  seen: Readonly<Record<string, string>>,
  source: Source,
  by: Recorder,
  from: string,
): Outcome<readonly Change[]> {
  const changes: Change[] = [];
  for (const fields of grouped(accepted)) {
    const { table: id, key, row } = fields[0]!;
    const table = tableById(id);
    if (key === null)
      return unusable(
        'Het is nog niet bekend om welk terrein het gaat.',
        'Kies eerst het terrein of het cluster.',
      );
    const values = Object.fromEntries(
      fields.map(({ field, new: text }) => [field, decodeValue(table.columns[field]!, text)]),
    );
    if (!key.startsWith('+')) {
      const expected = Object.fromEntries(
        fields.map(({ id: name, field, old }) => [
          field,
          decodeValue(table.columns[field]!, seen[name] ?? old),
        ]),
      );
      changes.push({ type: 'update', table: id, key, values, expected });
    } else if (id === terrain.id) changes.push(...ownCluster(row, values, from));
    else changes.push({ type: 'add', table: id, key, values });
  }
  const stepped = withSteps(changes, source, by);
  if (!stepped.ok) return stepped;
  return usable(withComputed(stepped.value, source));
}

function grouped(fields: readonly ProposedField[]): readonly (readonly ProposedField[])[] {
  const rows = new Map<string, ProposedField[]>();
  for (const field of fields) rows.set(field.row, [...(rows.get(field.row) ?? []), field]);
  return [...rows.values()];
}

/** A new terrain, in a cluster of its own that nobody has confirmed yet. */
function ownCluster(row: string, values: Values, from: string): readonly Change[] {
  const key = `+${row}`;
  const own: Values = {
    name: values.display_name ?? null,
    municipality_codes: typeof values.municipality_code === 'string' ? [values.municipality_code] : null,
    counts_as: 1,
    confirmed: false,
    proposed_how: `Eigen cluster bij het overnemen van ${from}.`,
  };
  return [
    { type: 'add', table: cluster.id, key, values: own },
    { type: 'add', table: terrain.id, key, values: { ...values, cluster_id: key } },
  ];
}

/** The changes with the events and values that the steps of tracks bring along. */
function withSteps(changes: readonly Change[], source: Source, by: Recorder): Outcome<readonly Change[]> {
  const made: Change[] = [];
  const before = openView(source);
  const after = openView(sourceAfter(source, changes));
  for (const change of changes) {
    if (change.table !== track.id || change.type === 'remove') {
      made.push(change);
      continue;
    }
    const known = before.row(track, change.key);
    const row = rowAfter(track, known, change) as Row<typeof track>;
    const verdict = judgeTrack(change.key, known, row, after, by);
    const [objection] = verdict.findings;
    if (objection) return unusable(objection.message.replace(/\+\w+/g, '(nieuw)'), objection.tip);
    made.push({ ...change, values: { ...change.values, ...verdict.values } }, ...verdict.events);
  }
  return usable(made);
}

/** The changes with what follows in other rows, such as the baseline of a track from a new assessment. */
function withComputed(changes: readonly Change[], source: Source): readonly Change[] {
  if (!changes.some(({ table }) => table === orgAssessment.id)) return changes;
  const view = openView(sourceAfter(source, changes));
  const tracks = scopeOf(changes, view).get(track.id);
  if (!tracks) return changes;
  const fresh = [...tracks].filter((key) => !key.startsWith('+'));
  return [...changes, ...outdated(view, new Map([[track.id, new Set(fresh)]]))];
}
