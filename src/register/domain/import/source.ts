/** Text to source rows: finds out what sort of list it is, CSV or GeoJSON, and lifts out the fields that we know. */

import { type CsvRecord, parseCsv, SEPARATORS } from './csv.ts';
import { FIELDS, type Field, type Format, type Header, missingFields, readHeader } from './fields.ts';
import { type Outcome, unusable, usable } from './outcome.ts';

/** One row of a list, its cells as they stand there. */
export interface SourceRow {
  /** Line in the file, or place in the list of GeoJSON features; from 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Field, string>>>;
}

export interface Source {
  readonly format: Format;
  /** What `line` counts, for messages. */
  readonly unit: 'regel' | 'object';
  readonly fields: readonly Field[];
  /** Headers that were not understood or are of no use here. */
  readonly unused: readonly string[];
  readonly rows: readonly SourceRow[];
}

/** Titles and blank lines may stand above the headers. */
const HEADER_WITHIN = 20;

/** Reads a list of terrains from text: CSV with any usual separator, or a GeoJSON FeatureCollection. */
export function readSource(text: string): Outcome<Source> {
  const bare = text.replace(/^\ufeff/, '');
  const first = bare.trimStart()[0];
  if (first === undefined)
    return unusable('De lijst is leeg.', 'Kies een bestand met kolomnamen en rijen, of plak ze in het vak.');
  if (first === '<')
    return unusable(
      'Dit is een webpagina of XML, geen lijst.',
      'Vraag de gegevens op als CSV of als GeoJSON (outputFormat=application/json).',
    );
  const source = first === '{' || first === '[' ? readGeoJson(bare) : readTable(bare);
  if (source.ok && source.value.rows.length === 0)
    return unusable(
      'De lijst heeft alleen kolomnamen en geen rijen.',
      'Kies een bestand waarin onder de kolomnamen terreinen staan.',
    );
  return source;
}

function readTable(text: string): Outcome<Source> {
  const top = text.split(/\r\n|\r|\n/, HEADER_WITHIN).join('\n');
  const tried = SEPARATORS.map((separator) => ({ separator, header: findHeader(records(top, separator)) }));
  const best = tried.reduce((a, b) => (b.header.at.size > a.header.at.size ? b : a));
  const missing = missingFields(best.header);
  if (missing.length) return missingColumns(missing, best.header);

  const parsed = parseCsv(text, best.separator);
  if (!parsed.ok) return parsed;
  const headerAt = parsed.value.findIndex(({ cells }) => readHeader(cells).at.size === best.header.at.size);
  const fields = [...best.header.at.keys()];
  const rows = parsed.value.slice(headerAt + 1).map(({ line, cells }) => ({
    line,
    cells: pick(best.header, fields, (position) => cells[position] ?? ''),
  }));
  return usable({ format: best.header.format, unit: 'regel', fields, unused: best.header.unused, rows });
}

/** The records of the first lines, where a quote may stay open because the rest is cut off. */
function records(top: string, separator: (typeof SEPARATORS)[number]): readonly CsvRecord[] {
  const parsed = parseCsv(top, separator);
  if (parsed.ok) return parsed.value;
  const cut = top.lastIndexOf('\n');
  return cut < 0 ? [] : records(top.slice(0, cut), separator);
}

function findHeader(rows: readonly CsvRecord[]): Header {
  return rows
    .map(({ cells }) => readHeader(cells))
    .reduce((a, b) => (b.at.size > a.at.size ? b : a), readHeader([]));
}

/** Checked by hand: the shape is small, and a schema library would weigh 40 kB of the bundle. */
function readGeoJson(text: string): Outcome<Source> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return unusable('De JSON is niet volledig of beschadigd.', 'Haal het bestand opnieuw op.');
  }
  const features = isRecord(data) && data.type === 'FeatureCollection' ? data.features : null;
  if (!Array.isArray(features))
    return unusable(
      'Dit is wel JSON, maar geen GeoJSON-lijst (FeatureCollection).',
      'Vraag de gegevens op met outputFormat=application/json.',
    );
  const all = features.map((feature: unknown) =>
    isRecord(feature) && isRecord(feature.properties) ? feature.properties : {},
  );
  const names = [...new Set(all.flatMap((properties) => Object.keys(properties)))];
  const header = readHeader(names);
  const missing = all.length ? missingFields(header) : [];
  if (missing.length) return missingColumns(missing, header);
  const fields = [...header.at.keys()];
  const rows = all.map((properties, i) => ({
    line: i + 1,
    cells: pick(header, fields, (position) => plain(properties[names[position]!])),
  }));
  return usable({ format: header.format, unit: 'object', fields, unused: header.unused, rows });
}

function pick(
  header: Header,
  fields: readonly Field[],
  cell: (position: number) => string,
): SourceRow['cells'] {
  return Object.fromEntries(fields.map((field) => [field, cell(header.at.get(field)!)]));
}

function missingColumns(missing: readonly string[], header: Header): ReturnType<typeof unusable> {
  const found = [
    ...[...header.at.keys()].map((field) => FIELDS[field].label),
    ...header.unused.slice(0, 8).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name)),
  ];
  return unusable(
    `Er ontbreken kolommen: ${missing.join(' en ')}.${found.length ? ` Gevonden: ${found.join(', ')}.` : ''}`,
    'Zet boven de lijst een rij met kolomnamen, zoals gemeentecode, plan_naam of RIN_NUMMER, GEM_CODES, PLAN_NAAM.',
  );
}

function plain(value: unknown): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
