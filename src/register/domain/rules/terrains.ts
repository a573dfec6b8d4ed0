/** Rules for terrains, clusters, municipalities and organisations, and for what may be listed twice. */
import type { NamedTerrain } from '../import/plan.ts';
import { suspicions } from '../import/suspicions.ts';
import type { AnyRow } from '../schema/table.ts';
import { cluster, municipality, organisation, orgTerrain, terrain } from '../schema/tables/index.ts';
import { parts } from '../text/dates.ts';
import { fold } from '../text/normalise.ts';
import { type Flaw, type Rule, rowRule } from './rule.ts';
import { atMost, needs, sameAs } from './shapes.ts';
import type { RegisterView } from './view.ts';

const sourceYear = rowRule(terrain, {
  id: 'peiljaar_toekomst',
  severity: 'fout',
  what: 'Het peiljaar van de bron ligt in de toekomst.',
  repair: 'Verbeter het peiljaar.',
  check: ({ source_year }, _key, view) =>
    source_year !== null &&
    source_year > parts(view.today)[0] && {
      field: 'source_year',
      message: `Peiljaar ${source_year} ligt in de toekomst.`,
    },
});

const validMunicipality = rowRule(terrain, {
  id: 'gemeente_vervallen',
  severity: 'waarschuwing',
  reads: [municipality],
  what: 'Een terrein ligt in een gemeente die er vandaag niet is, bijvoorbeeld na een herindeling.',
  repair: 'Kies de gemeente van nu, of verbeter de geldigheid in Gemeenten.',
  check({ municipality_code }, _key, view) {
    const place = view.row(municipality, municipality_code);
    if (!place) return null;
    const { valid_from, valid_to, name } = place;
    const now = (valid_from ?? '') <= view.today && view.today <= (valid_to ?? '9999');
    return !now && { field: 'municipality_code', message: `de gemeente ${name} geldt vandaag niet.` };
  },
});

const emptyCluster = rowRule(cluster, {
  id: 'cluster_leeg',
  severity: 'waarschuwing',
  reads: [terrain],
  what: 'Het cluster heeft geen terreinen.',
  repair: 'Zet een terrein in het cluster, of verwijder het cluster.',
  check: (_row, key, view) => view.having(terrain, 'cluster_id', key).length === 0 && { field: null },
});

const clusterPlaces = rowRule(cluster, {
  id: 'cluster_gemeenten',
  severity: 'fout',
  reads: [terrain, municipality],
  what: 'De gemeenten van een cluster zijn niet de gemeenten van zijn terreinen.',
  repair: 'Neem de gemeenten van de terreinen over.',
  check({ municipality_codes }, key, view) {
    const found = view.having(terrain, 'cluster_id', key).map(({ row }) => row.municipality_code);
    const real = new Set(found.filter((code) => code !== null));
    const told = new Set(municipality_codes ?? []);
    if (!real.size || !told.size) return null;
    const name = (code: string): string => view.row(municipality, code)?.name ?? code;
    const missing = [...real].filter((code) => !told.has(code)).map(name);
    const extra = [...told].filter((code) => !real.has(code)).map(name);
    const says = [
      ...(missing.length ? [`${missing.join(', ')} ontbreekt`] : []),
      ...(extra.length ? [`in ${extra.join(', ')} ligt geen terrein`] : []),
    ];
    return (
      says.length > 0 && {
        field: 'municipality_codes',
        message: `de gemeenten kloppen niet met de terreinen: ${says.join('; ')}.`,
        tip: `Vul in: ${[...real].sort().join('; ')}.`,
      }
    );
  },
});

const sameTerrain = rowRule(terrain, {
  id: 'terrein_dubbel',
  severity: 'waarschuwing',
  reads: [municipality],
  what: 'Twee terreinen hebben dezelfde of bijna dezelfde naam en zijn misschien hetzelfde terrein.',
  repair:
    'Verwijder een van de rijen als het hetzelfde terrein is. Is dat niet zo, zet dan in Bevindingen de reden en de status Geaccepteerd.',
  check: (_row, key, view) => twinTerrains(view).get(key) ?? null,
});

/** What was suspected of each terrain, for both terrains of a pair. */
function twinTerrains(view: RegisterView): ReadonlyMap<string, readonly Flaw[]> {
  return view.once('twin terrains', () => {
    const named = view
      .rows(terrain)
      .filter(({ row }) => row.municipality_code !== null && row.source_status !== 'vervallen')
      .map(
        ({ key, row }): NamedTerrain => ({
          key,
          name: row.display_name ?? row.plan_name ?? key,
          planName: row.plan_name ?? '',
          municipality: row.municipality_code!,
          rin: row.rin_number,
        }),
      );
    const name = (code: string): string => view.row(municipality, code)?.name ?? code;
    const others = new Map<string, NamedTerrain[]>();
    const note = (one: NamedTerrain, other: NamedTerrain): void => {
      const known = others.get(one.key);
      if (known) known.push(other);
      else others.set(one.key, [other]);
    };
    for (const pair of suspicions(named, [], name)) {
      note(pair.terrain, pair.other);
      note(pair.other, pair.terrain);
    }
    return new Map(
      [...others].map(([key, twins]) => {
        const told = twins.map((twin) => `${twin.key} · ${twin.name} in ${name(twin.municipality)}`);
        return [key, [sameAs('display_name', 'dit lijkt op een ander terrein', told)]];
      }),
    );
  });
}

/** Words that tell the legal form and not the organisation. */
const FORMS = /\b(B ?V|N ?V|V ?O ?F|U ?A|STICHTING|VERENIGING|COOPERATIE|COOPERATIEVE)\b/g;

const sameOrganisation = rowRule(organisation, {
  id: 'organisatie_dubbel',
  severity: 'waarschuwing',
  what: 'Twee organisaties hebben dezelfde naam op de rechtsvorm na.',
  repair:
    'Voeg de rijen samen als het dezelfde organisatie is. Is dat niet zo, zet dan in Bevindingen de reden en de status Geaccepteerd.',
  check(row, key, view) {
    const groups = view.once('organisations by name', () =>
      grouped(view.rows(organisation), (other) => bareName(other)),
    );
    const others = (groups.get(bareName(row)) ?? []).filter((other) => other !== key);
    return others.length > 0 && sameAs('name', 'deze naam staat vaker in Organisaties', others);
  },
});

function bareName({ name }: AnyRow): string {
  const folded = fold(String(name ?? ''));
  return folded.replace(FORMS, '').replace(/ /g, '') || folded;
}

/** Keys of rows by something that they share; the empty text is nothing. */
export function grouped<R>(
  rows: readonly { readonly key: string; readonly row: R }[],
  by: (row: R) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { key, row } of rows) {
    const name = by(row);
    const group = groups.get(name);
    if (group) group.push(key);
    else if (name) groups.set(name, [key]);
  }
  return groups;
}

const CONGESTED = ['aangekondigd', 'congestie'];

export const TERRAIN_RULES: readonly Rule[] = [
  atMost(terrain, 'netto_groter_dan_bruto', 'net_area', 'gross_area'),
  needs(terrain, 'peiljaar_ontbreekt', 'source_year', 'als er een RIN-nummer is', ({ rin_number }) =>
    Boolean(rin_number),
  ),
  sourceYear,
  validMunicipality,
  needs(
    terrain,
    'bedrijven_zonder_bron',
    'company_count_source',
    'bij een aantal bedrijven',
    ({ company_count }) => company_count !== null,
    'waarschuwing',
  ),
  needs(
    terrain,
    'bedrijven_zonder_datum',
    'company_count_date',
    'bij een aantal bedrijven',
    ({ company_count }) => company_count !== null,
    'waarschuwing',
  ),
  needs(
    terrain,
    'congestie_zonder_datum',
    'congestion_date',
    'bij congestie',
    ({ congestion_in, congestion_out }) =>
      [congestion_in, congestion_out].some((code) => code !== null && CONGESTED.includes(code)),
    'waarschuwing',
  ),
  sameTerrain,
  emptyCluster,
  clusterPlaces,
  needs(
    cluster,
    'cluster_bevestigd_zonder_datum',
    'confirmed_on',
    'als het cluster bevestigd is',
    ({ confirmed }) => confirmed === true,
    'waarschuwing',
  ),
  atMost(municipality, 'gemeente_geldigheid', 'valid_from', 'valid_to'),
  sameOrganisation,
  atMost(orgTerrain, 'organisatierol_periode', 'from', 'until'),
];
