/** Source rows to records of terrains: each value read by the kind of its column, each refusal with line and reason. */

import type { Kind, Lookup } from '../schema/kind.ts';
import type { Municipality } from '../schema/municipalities.ts';
import type { Row } from '../schema/table.ts';
import { terrain } from '../schema/tables/terrain.ts';
import { fold, tidy } from '../text/normalise.ts';
import { readDecimals } from './decimals.ts';
import { type Refusal, unusable } from './outcome.ts';
import { placeFinder } from './places.ts';
import type { Source } from './source.ts';

/** What a source says of a terrain besides its name and place; a field is absent where the source is silent. */
export type SourceValues = {
  -readonly [F in SourceField]?: NonNullable<Row<typeof terrain>[F]>;
};
type SourceField =
  | 'rin_number'
  | 'town_name'
  | 'source_year'
  | 'gross_area'
  | 'net_area'
  | 'worklocation_type'
  | 'plan_phase'
  | 'ibis_park_mgmt';

export interface TerrainRecord {
  readonly line: number;
  /** `GM0141`. */
  readonly municipality: string;
  /** As the source spells it; only white space is tidied. */
  readonly planName: string;
  readonly values: SourceValues;
}

/** Something to tell about one row: why it was refused, or what was left out of it. */
export interface Remark {
  readonly line: number;
  /** Name of the terrain as far as it is known. */
  readonly name: string;
  /** One Dutch sentence. */
  readonly reason: string;
  /** One Dutch sentence, or empty. */
  readonly tip: string;
}

export interface Records {
  readonly unit: Source['unit'];
  readonly records: readonly TerrainRecord[];
  readonly rejected: readonly Remark[];
  /** On rows that are taken, but not wholly as they stand. */
  readonly remarks: readonly Remark[];
  /** Number of rows of other provinces, by municipality code. */
  readonly elsewhere: ReadonlyMap<string, number>;
}

/** Signs of a wrong encoding: the replacement character, or UTF-8 that was read as Windows-1252. */
const DAMAGED = /\ufffd|[ÃÂ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]/;

/**
 * Reads the rows of a source. A row without a usable name, municipality or RIN number is refused; another value
 * that cannot be read is left out and remarked on. Codes that the code lists do not know are kept as they stand.
 */
export function readRecords(source: Source, municipalities: readonly Municipality[], look: Lookup): Records {
  const records: TerrainRecord[] = [];
  const rejected: Remark[] = [];
  const remarks: Remark[] = [];
  const elsewhere = new Map<string, number>();
  const findPlace = placeFinder(municipalities, source.format === 'IBIS');
  const gross = readDecimals(source.rows.map(({ cells }) => cells.gross ?? ''));
  const net = readDecimals(source.rows.map(({ cells }) => cells.net ?? ''));

  source.rows.forEach(({ line, cells }, i) => {
    const name = tidy(cells.name ?? '');
    const place = findPlace(cells);
    if (place.ok === 'elsewhere') {
      elsewhere.set(place.where, (elsewhere.get(place.where) ?? 0) + 1);
      return;
    }
    const rin = readRin(cells.rin ?? '');
    const refusal = place.ok ? (refuseName(name) ?? (rin.ok ? null : rin)) : place;
    if (refusal || !place.ok || !rin.ok) {
      if (refusal) rejected.push({ line, name, reason: refusal.reason, tip: refusal.tip });
      return;
    }
    const remark = (reason: string, tip = ''): number => remarks.push({ line, name, reason, tip });
    if (place.remark) remark(place.remark);
    if (/^[=+@-]/.test(name))
      remark('De naam begint als een formule. Hij is als gewone tekst overgenomen.', 'Kijk de naam na.');

    const values: SourceValues = {};
    const take = <F extends SourceField>(field: F, cell: string | number | null): void => {
      if (cell === null || cell === '') return;
      const column = terrain.columns[field];
      const kind = column.kind as Kind<NonNullable<SourceValues[F]>>;
      const read = kind.read(cell, look);
      if (!read.ok) remark(`${column.label} is niet overgenomen: ${read.reason}`, read.tip);
      else if (read.value !== null) values[field] = read.value;
      const codes = kind.codeList === undefined ? null : look.codes(kind.codeList);
      if (read.ok && codes && !codes.some(({ code }) => code === read.value))
        remark(`${column.label} "${cell}" staat niet in de codelijst. De code is zo overgenomen.`);
    };
    take('rin_number', rin.value);
    take('town_name', tidy(cells.town ?? ''));
    take('source_year', /\b(\d{4})\b/.exec(cells.year ?? '')?.[1] ?? tidy(cells.year ?? ''));
    take('gross_area', hectares(gross[i]!));
    take('net_area', hectares(net[i]!));
    take('worklocation_type', tidy(cells.type ?? ''));
    take('plan_phase', tidy(cells.phase ?? ''));
    take('ibis_park_mgmt', tidy(cells.parkManagement ?? ''));
    if ((values.net_area ?? 0) > (values.gross_area ?? Number.POSITIVE_INFINITY))
      remark('Netto is groter dan bruto.', 'Kijk in de bron welke van de twee klopt.');
    records.push({ line, municipality: place.code, planName: name, values });
  });
  return { unit: source.unit, records, rejected, remarks, elsewhere };
}

/** A list may give hectares to many decimals; the register keeps two. */
function hectares(value: number | null): number | string | null {
  if (value === null) return null;
  return Number.isNaN(value) ? '?' : Number(value.toFixed(2));
}

function refuseName(name: string): Refusal | null {
  if (fold(name) === '') return unusable('De naam is niet ingevuld.', 'Vul de naam van het terrein in.');
  if (DAMAGED.test(name))
    return unusable(
      'De naam bevat beschadigde tekens: het bestand is in een andere codering bewaard dan gelezen.',
      'Bewaar de lijst opnieuw als CSV UTF-8.',
    );
  const read = terrain.columns.display_name.kind.read(name, NO_LOOKUP);
  return read.ok ? null : unusable(read.reason, read.tip);
}

/** Digits, or null for none; spreadsheets may have added decimals (`12345.0`), and 0 stands for none. */
function readRin(cell: string): Refusal | { readonly ok: true; readonly value: string | null } {
  const bare = tidy(cell).replace(/[.,]0+$/, '');
  if (/^0*$/.test(bare)) return { ok: true, value: null };
  const read = terrain.columns.rin_number.kind.read(bare, NO_LOOKUP);
  if (read.ok) return { ok: true, value: bare };
  return unusable(
    `"${bare}" is geen RIN-nummer: een RIN-nummer heeft alleen cijfers.`,
    'Verbeter het nummer.',
  );
}

/** Plain text kinds look nothing up. */
const NO_LOOKUP: Lookup = { codes: () => [], choice: () => null };
