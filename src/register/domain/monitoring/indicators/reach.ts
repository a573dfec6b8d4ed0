/** I7 and I8: where the programme has come, and its sprint sessions. */
import type { RegisterView } from '../../rules/view.ts';
import { cluster, municipality, sessionTerrain, terrain } from '../../schema/tables/index.ts';
import type { ClusterPast } from '../past.ts';
import { within } from '../span.ts';
import { type About, count, figure, indicator, share, sum } from './indicator.ts';

/**
 * I7 = municipalities with at least one open or finished track / municipalities, and clusters with such a track /
 * all clusters, at the end of the span (§8.5). A track that stopped does not count, a mere candidate does. The
 * municipalities are those that exist on the day (25 of Overijssel); of some clusters only they are not told.
 */
export const I7 = indicator({
  id: 'I7',
  label: 'Dekking',
  formula:
    'Gemeenten met minstens één open of afgerond traject gedeeld door alle gemeenten, en clusters met zo’n traject gedeeld door alle clusters, op de laatste dag. Een gestopt traject telt niet mee.',
  figures: {
    I7: figure('Deel van de gemeenten met een open of afgerond traject', 'aandeel'),
    'I7.gemeenten': figure('Gemeenten met een open of afgerond traject'),
    'I7.gemeenten.alle': figure('Aantal gemeenten'),
    'I7.clusters': figure('Deel van de clusters met een open of afgerond traject', 'aandeel', 1),
    'I7.clusters.met': figure('Clusters met een open of afgerond traject'),
    'I7.clusters.alle': figure('Aantal clusters'),
    'I7.open': figure('Open trajecten'),
    'I7.klaar': figure('Afgeronde trajecten'),
    'I7.gestopt': figure('Gestopte trajecten'),
  },
  compute: ({ view, span, keys, clusters }) => {
    const towns = keys === null ? municipalitiesOn(view, span.until) : null;
    const reached = new Set(clusters.filter(covered).flatMap(({ row }) => row.municipality_codes ?? []));
    const having = towns && count(towns, (code) => reached.has(code));
    const tracks = clusters.flatMap((found) => found.tracks);
    const covering = count(clusters, covered);
    return {
      I7: towns && share(having!, towns.length),
      'I7.gemeenten': having,
      'I7.gemeenten.alle': towns?.length ?? null,
      'I7.clusters': share(covering, clusters.length),
      'I7.clusters.met': covering,
      'I7.clusters.alle': clusters.length,
      'I7.open': count(tracks, ({ open }) => open),
      'I7.klaar': count(tracks, ({ open, stopped }) => !open && !stopped),
      'I7.gestopt': count(tracks, ({ stopped }) => stopped),
    };
  },
});

/** A cluster with a track that is open or was finished. */
export function covered({ tracks }: ClusterPast): boolean {
  return tracks.some(({ stopped }) => !stopped);
}

/** The codes of the municipalities that exist on a day. */
export function municipalitiesOn(view: RegisterView, day: string): readonly string[] {
  return view
    .rows(municipality)
    .filter(({ row }) => (row.valid_from ?? '') <= day && (row.valid_to ?? '9999') >= day)
    .map(({ key }) => key);
}

/**
 * I8 = sprint sessions with status gehouden and a date in the span, and the distinct terrains that took part
 * (§8.5); of some clusters only their own terrains are counted.
 */
export const I8 = indicator({
  id: 'I8',
  label: 'Sprintsessies',
  formula:
    'Aantal sprintsessies met de status “Gehouden” en een datum in de periode, en het aantal verschillende terreinen dat meedeed.',
  figures: {
    I8: figure('Gehouden sprintsessies'),
    'I8.terreinen': figure('Terreinen die meededen'),
    'I8.clusters': figure('Clusters die meededen'),
    'I8.ondernemers': figure('Ondernemers die er waren'),
    'I8.cumulatief': figure('Gehouden sprintsessies tot en met de laatste dag'),
    'I8.terreinen.cumulatief': figure('Terreinen die meededen tot en met de laatste dag'),
  },
  compute: (from) => {
    const held = from.rows('sprint_session').filter(({ row }) => row.status === 'gehouden');
    const now = held.filter(({ row }) => within(row.session_date, from.span));
    const ever = held.filter(({ row }) => row.session_date !== null && row.session_date <= from.span.until);
    const reached = terrainsOf(from, now);
    return {
      I8: now.length,
      'I8.terreinen': reached.length,
      'I8.clusters': new Set(reached.map((key) => from.view.row(terrain, key)!.cluster_id).filter(Boolean))
        .size,
      'I8.ondernemers': sum(now.map(({ row }) => row.entrepreneur_count)),
      'I8.cumulatief': ever.length,
      'I8.terreinen.cumulatief': terrainsOf(from, ever).length,
    };
  },
});

/** The terrains of the register that took part in sessions, each once; of some clusters their own. */
export function terrainsOf(
  { view, keys }: Pick<About, 'view' | 'keys'>,
  sessions: readonly { readonly key: string }[],
): readonly string[] {
  const found = new Set(
    sessions.flatMap(({ key }) =>
      view.having(sessionTerrain, 'session_id', key).flatMap(({ row }) => row.terrain_id ?? []),
    ),
  );
  return [...found].filter((key) => {
    const row = view.row(terrain, key);
    return row !== null && (keys === null || (row.cluster_id !== null && keys.has(row.cluster_id)));
  });
}

/** The municipalities of a cluster by code and name, in the order of the row. */
export function townsOf(view: RegisterView, key: string): readonly { key: string; name: string }[] {
  return (view.row(cluster, key)?.municipality_codes ?? []).map((code) => ({
    key: code,
    name: view.row(municipality, code)?.name ?? code,
  }));
}
