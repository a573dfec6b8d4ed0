/** Compares the records of a list with the register: what is new, what changes field by field, what is refused. */

import { type Change, newKey, sameValue } from '../change/change.ts';
import type { AnyRow, Row } from '../schema/table.ts';
import { terrain } from '../schema/tables/terrain.ts';
import { fold } from '../text/normalise.ts';
import { properName } from './names.ts';
import type { Records, Remark, SourceValues, TerrainRecord } from './records.ts';
import { type Suspicion, suspicions } from './suspicions.ts';

/** A terrain that the register has. */
export interface KnownTerrain {
  readonly values: Row<typeof terrain>;
  /** The same, with a Typed where what was typed cannot be read. */
  readonly standing: AnyRow;
}

/** What may be listed twice: every planned or known terrain by its key, real or provisional. */
export interface NamedTerrain {
  readonly key: string;
  readonly name: string;
  readonly planName: string;
  readonly municipality: string;
  readonly rin: string | null;
}

export interface AddedTerrain extends NamedTerrain {
  readonly line: number;
  readonly values: SourceValues;
}

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface ChangedTerrain {
  readonly line: number;
  readonly key: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

export interface ImportPlan {
  readonly added: readonly AddedTerrain[];
  readonly changed: readonly ChangedTerrain[];
  readonly unchanged: number;
  readonly rejected: readonly Remark[];
  readonly remarks: readonly Remark[];
  readonly suspected: readonly Suspicion[];
  /** Terrains that the source should have named and did not. Nothing is done to them. */
  readonly gone: readonly NamedTerrain[];
  readonly elsewhere: ReadonlyMap<string, number>;
}

/** Fields that the source owns: a newer value replaces the old one. Other fields are people's own. */
const SOURCE_OWNED = [
  'source_year',
  'gross_area',
  'net_area',
  'worklocation_type',
  'plan_phase',
  'ibis_park_mgmt',
] as const;
/** Fields that the source may fill while they are blank. */
const SOURCE_FILLS = ['rin_number', 'town_name'] as const;

/**
 * Plans an import; nothing is changed. A record is matched by RIN number, and else by municipality and name
 * (plan name, working name or alias). `complete` tells that the source lists every terrain with a RIN number.
 */
export function planImport(
  read: Records,
  known: readonly KnownTerrain[],
  municipalityName: (code: string) => string,
  complete: boolean,
): ImportPlan {
  const added: AddedTerrain[] = [];
  const changed: ChangedTerrain[] = [];
  const rejected: Remark[] = [...read.rejected];
  const remarks: Remark[] = [...read.remarks];
  let unchanged = 0;
  const index = indexOf(known);
  const taken = new Map<KnownTerrain, number>();

  const { records, repeated, older } = withoutRepeats(read);
  rejected.push(...repeated);
  remarks.push(...older);
  for (const record of records) {
    const refuse = (reason: string, tip: string): number => rejected.push(remarkOn(record, reason, tip));
    const matches = index.find(record);
    if (matches.length > 1) {
      refuse(
        `Past bij meer terreinen in het register: ${matches.map((match) => match.values.terrain_id).join(', ')}.`,
        'Geef een van die terreinen een andere naam of het RIN-nummer.',
      );
      continue;
    }
    const match = matches[0];
    if (match === undefined) {
      added.push(newTerrain(record));
      continue;
    }
    const earlier = taken.get(match);
    if (earlier !== undefined) {
      refuse(
        `Gaat over hetzelfde terrein (${match.values.terrain_id}) als ${read.unit} ${earlier}.`,
        'Laat één van de twee weg.',
      );
      continue;
    }
    taken.set(match, record.line);
    const byRin =
      record.values.rin_number !== undefined && match.values.rin_number === record.values.rin_number;
    const place = match.values.municipality_code;
    if (place !== null && place !== record.municipality)
      remarks.push(
        remarkOn(
          record,
          `Ligt volgens de lijst in ${municipalityName(record.municipality)} en volgens het register in ${municipalityName(place)}. De gemeente is niet gewijzigd.`,
          'Kijk welke gemeente klopt.',
        ),
      );
    const stale = isOlder(record, match);
    if (stale)
      remarks.push(
        remarkOn(
          record,
          `De lijst is van ${record.values.source_year}, het register van ${match.values.source_year}. De oudere gegevens zijn niet overgenomen.`,
        ),
      );
    const fields = stale ? [] : differences(record, match, byRin);
    if (fields.length === 0) unchanged++;
    else
      changed.push({
        line: record.line,
        key: match.values.terrain_id!,
        name: match.values.display_name ?? record.planName,
        fields,
      });
  }
  const gone = complete ? missing(known, taken, read.records) : [];
  return {
    added,
    changed,
    unchanged,
    rejected: rejected.sort((a, b) => a.line - b.line),
    remarks: remarks.sort((a, b) => a.line - b.line),
    suspected: suspicions(added, known.map(named), municipalityName),
    gone,
    elsewhere: read.elsewhere,
  };
}

/** The changes that carry a plan out: each new terrain comes with a cluster of its own, which nobody has confirmed. */
export function importChanges(plan: ImportPlan): readonly Change[] {
  const clusters = plan.added.map(
    ({ key, name, municipality }): Change => ({
      type: 'add',
      table: 'cluster',
      key,
      values: {
        name,
        municipality_codes: [municipality],
        counts_as: 1,
        confirmed: false,
        proposed_how: 'Eigen cluster bij de import van het terrein.',
      },
    }),
  );
  const terrains = plan.added.map(
    ({ key, name, planName, municipality, values }): Change => ({
      type: 'add',
      table: 'terrain',
      key,
      values: {
        ...values,
        display_name: name,
        plan_name: planName,
        municipality_code: municipality,
        cluster_id: key,
        source_status: 'actief',
      },
    }),
  );
  const updates = plan.changed.map(
    ({ key, fields }): Change => ({
      type: 'update',
      table: 'terrain',
      key,
      values: Object.fromEntries(fields.map(({ field, to }) => [field, to])),
      expected: Object.fromEntries(fields.map(({ field, from }) => [field, from])),
    }),
  );
  return [...clusters, ...terrains, ...updates];
}

function newTerrain(record: TerrainRecord): AddedTerrain {
  return {
    line: record.line,
    key: newKey(record.line),
    name: properName(record.planName),
    planName: record.planName,
    municipality: record.municipality,
    rin: record.values.rin_number ?? null,
    values: record.values,
  };
}

/** What the record changes in a terrain. People's own words stay. */
function differences(record: TerrainRecord, match: KnownTerrain, byRin: boolean): FieldChange[] {
  const changes: FieldChange[] = [];
  const set = (field: keyof Row<typeof terrain>, to: unknown): void => {
    const from = match.standing[field] ?? null;
    if (to !== undefined && !sameValue(terrain.columns[field], from, to)) changes.push({ field, from, to });
  };
  for (const field of SOURCE_OWNED) set(field, record.values[field]);
  for (const field of SOURCE_FILLS) if (match.standing[field] === null) set(field, record.values[field]);
  if (byRin && match.values.source_status === 'vervallen') set('source_status', 'actief');

  const plan = match.values.plan_name;
  // Without a RIN number the name itself made the match: another spelling of it is no news.
  if (byRin || plan === null) {
    set('plan_name', record.planName);
    // A working name that people never touched follows the source.
    if (plan !== null && match.values.display_name === properName(plan))
      set('display_name', properName(record.planName));
  }
  return changes;
}

function isOlder(record: TerrainRecord, match: KnownTerrain): boolean {
  const { source_year: year } = record.values;
  return year !== undefined && match.values.source_year !== null && year < match.values.source_year;
}

interface Index {
  find(record: TerrainRecord): readonly KnownTerrain[];
}

function indexOf(known: readonly KnownTerrain[]): Index {
  const byRin = new Map<string, KnownTerrain>();
  const byName = new Map<string, Set<KnownTerrain>>();
  for (const entry of known) {
    const { rin_number: rin, municipality_code: place, plan_name, display_name, aliases } = entry.values;
    if (rin !== null) byRin.set(rin, entry);
    for (const name of [plan_name, display_name, ...(aliases ?? '').split(';')]) {
      if (name === null || fold(name) === '') continue;
      const key = `${place}|${fold(name)}`;
      byName.set(key, (byName.get(key) ?? new Set()).add(entry));
    }
  }
  return {
    find({ municipality, planName, values: { rin_number: rin } }) {
      const exact = rin === undefined ? undefined : byRin.get(rin);
      if (exact) return [exact];
      const same = [...(byName.get(`${municipality}|${fold(planName)}`) ?? [])];
      return rin === undefined ? same : same.filter((entry) => entry.values.rin_number === null);
    },
  };
}

/**
 * Takes each terrain once from the list: of rows with the same RIN number the one of the newest year, and of rows
 * without a RIN number the first with a name in a municipality.
 */
function withoutRepeats({ unit, records }: Records): {
  records: readonly TerrainRecord[];
  repeated: readonly Remark[];
  older: readonly Remark[];
} {
  const byRin = new Map<string, TerrainRecord>();
  for (const record of records) {
    const rin = record.values.rin_number;
    if (rin === undefined) continue;
    const best = byRin.get(rin);
    if (!best || (record.values.source_year ?? 0) > (best.values.source_year ?? 0)) byRin.set(rin, record);
  }
  const nameKey = (record: TerrainRecord): string => `${record.municipality}|${fold(record.planName)}`;
  const byName = new Map([...byRin.values()].map((record) => [nameKey(record), record]));
  const repeated: Remark[] = [];
  const older: Remark[] = [];
  const kept = records.filter((record) => {
    const rin = record.values.rin_number;
    const first = rin === undefined ? byName.get(nameKey(record)) : byRin.get(rin);
    if (first === undefined) {
      byName.set(nameKey(record), record);
      return true;
    }
    if (first === record) return true;
    if (rin === undefined)
      repeated.push(
        remarkOn(record, `Dezelfde naam staat ook in ${unit} ${first.line}.`, 'Laat één van de twee weg.'),
      );
    else if ((record.values.source_year ?? 0) < (first.values.source_year ?? 0))
      older.push(
        remarkOn(
          record,
          `Overgeslagen: ${unit} ${first.line} heeft een nieuwer peiljaar van RIN-nummer ${rin}.`,
        ),
      );
    else
      repeated.push(
        remarkOn(
          record,
          `RIN-nummer ${rin} staat ook in ${unit} ${first.line} (${first.planName}).`,
          'Laat één van de twee weg, of verbeter het nummer.',
        ),
      );
    return false;
  });
  return { records: kept, repeated, older };
}

/** Known terrains with a RIN number that the source leaves out, in municipalities that it does cover. */
function missing(
  known: readonly KnownTerrain[],
  taken: ReadonlyMap<KnownTerrain, number>,
  records: readonly TerrainRecord[],
): NamedTerrain[] {
  const covered = new Set(records.map((record) => record.municipality));
  return known
    .filter((entry) => !taken.has(entry) && covered.has(entry.values.municipality_code ?? ''))
    .filter(({ values }) => values.rin_number !== null && values.source_status !== 'vervallen')
    .map(named);
}

function named({ values }: KnownTerrain): NamedTerrain {
  const name = values.display_name ?? values.plan_name ?? '';
  return {
    key: values.terrain_id ?? '',
    name,
    planName: values.plan_name ?? name,
    municipality: values.municipality_code ?? '',
    rin: values.rin_number,
  };
}

function remarkOn(record: TerrainRecord, reason: string, tip = ''): Remark {
  return { line: record.line, name: record.planName, reason, tip };
}
