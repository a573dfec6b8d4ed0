/** Puts a tab back as an image tells it: the requests that make what stands there equal to it, and none where it is. */
import { isDeepStrictEqual } from 'node:util';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets';
import { MARKS } from '../../src/register/app/marks.ts';
import {
  type BookImage,
  type CellData,
  type Lines,
  quoted,
  sheetIdOf,
  type TabImage,
  tableIn,
  titleOf,
} from './image.ts';
import type { Request } from './image-book.ts';

/** All that can be written of a cell. */
const CELL_FIELDS = 'userEnteredValue,userEnteredFormat,note,dataValidation';
/** So that one request stays far below what Google takes in a call. */
const ROWS_AT_ONCE = 250;
/** What can be written of a tab beside its size. */
const TAB_FIELDS = ['title', 'hidden', 'tabColorStyle', 'rightToLeft'] as const;
const GRID_FIELDS = ['frozenRowCount', 'frozenColumnCount', 'hideGridlines'] as const;

/** The tab that an image is of, as it stands now: with its number, else its table, else its name. */
export function tabFor(book: BookImage, wanted: TabImage): TabImage | null {
  const table = tableIn(wanted);
  return (
    book.tabs.find((tab) => sheetIdOf(tab) === sheetIdOf(wanted)) ??
    (table === null ? undefined : book.tabs.find((tab) => tableIn(tab) === table)) ??
    book.tabs.find((tab) => titleOf(tab) === titleOf(wanted)) ??
    null
  );
}

/** The requests in two rounds: first that the tab is there with its size and name, then what is in it. */
export interface TabRequests {
  readonly frame: readonly Request[];
  readonly contents: readonly Request[];
}

export function tabRequests(book: BookImage, kept: BookImage, image: TabImage): TabRequests {
  const now = tabFor(book, image);
  const wanted = now ? onSheet(image, sheetIdOf(now)) : image;
  const sheetId = sheetIdOf(wanted);
  const inUse = idsIn(book);
  return {
    frame: [
      ...freed(book, wanted, now),
      ...(now ? resized(now, wanted) : [{ addSheet: { properties: placed(wanted, book) } }]),
    ],
    contents: [
      ...cells(now, wanted),
      ...sizes(sheetId, 'ROWS', now?.rowSizes ?? [], wanted.rowSizes),
      ...sizes(sheetId, 'COLUMNS', now?.columnSizes ?? [], wanted.columnSizes),
      ...merges(now, wanted),
      ...filters(now, wanted),
      ...metadata(now, wanted, inUse),
      ...protections(now, wanted, inUse),
      ...formats(now, wanted),
      ...names(book, kept, image, sheetId),
    ],
  };
}

/** Google refuses a place beyond the last tab. */
function placed({ properties }: TabImage, { tabs }: BookImage): sheets_v4.Schema$SheetProperties {
  return { ...properties, index: Math.min(properties.index ?? 0, tabs.length) };
}

/** The image as of another number. */
function onSheet(image: TabImage, sheetId: number): TabImage {
  const own = sheetIdOf(image);
  if (own === sheetId) return image;
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'sheetId' && inner === own ? sheetId : moved(inner),
      ]),
    );
  };
  return moved(image) as TabImage;
}

interface Ids {
  readonly metadata: ReadonlySet<number>;
  readonly protections: ReadonlySet<number>;
}

function idsIn({ tabs, metadata: own }: BookImage): Ids {
  return {
    metadata: new Set(
      [...own, ...tabs.flatMap((tab) => tab.metadata)].map(({ metadataId }) => metadataId ?? 0),
    ),
    protections: new Set(
      tabs.flatMap((tab) => tab.protectedRanges).map(({ protectedRangeId }) => protectedRangeId ?? 0),
    ),
  };
}

/** Another tab that has the name by now takes another one. */
function freed(book: BookImage, wanted: TabImage, now: TabImage | null): Request[] {
  const other = book.tabs.find((tab) => tab !== now && titleOf(tab) === titleOf(wanted));
  if (!other) return [];
  const title = `${titleOf(wanted)} (vóór terugzetten)`;
  return [{ updateSheetProperties: { properties: { sheetId: sheetIdOf(other), title }, fields: 'title' } }];
}

function resized(now: TabImage, wanted: TabImage): Request[] {
  const [a, b] = [now.properties, wanted.properties];
  const size = ({ gridProperties }: sheets_v4.Schema$SheetProperties) =>
    ['rowCount' as const, 'columnCount' as const].map((name) => gridProperties?.[name] ?? 0);
  const fields: string[] = TAB_FIELDS.filter((field) => !isDeepStrictEqual(a[field], b[field]));
  if (!isDeepStrictEqual(size(a), size(b)))
    fields.push('gridProperties.rowCount', 'gridProperties.columnCount');
  for (const field of GRID_FIELDS)
    if (a.gridProperties?.[field] !== b.gridProperties?.[field]) fields.push(`gridProperties.${field}`);
  const named = fields.map((field) => (field === 'tabColorStyle' ? 'tabColorStyle.rgbColor' : field));
  return named.length > 0 ? [{ updateSheetProperties: { properties: b, fields: named.join(',') } }] : [];
}

/** The rows that differ, and below them the look of the blank ones. */
function cells(now: TabImage | null, wanted: TabImage): Request[] {
  const requests: Request[] = [];
  const sheetId = sheetIdOf(wanted);
  const { rowCount = 0, columnCount = 0 } = wanted.properties.gridProperties ?? {};
  const used = Math.max(wanted.cells.length, now?.cells.length ?? 0);
  const rowOf = (tab: TabImage | null, row: number): readonly CellData[] =>
    tab?.cells[row] ?? tab?.below ?? [];
  const differs = (row: number): boolean =>
    !isDeepStrictEqual(trimmed(rowOf(now, row)), trimmed(rowOf(wanted, row)));
  for (let row = 0; row < Math.min(used, rowCount ?? 0); row++) {
    if (!differs(row)) continue;
    const start = row;
    while (row + 1 < Math.min(used, rowCount ?? 0) && row - start < ROWS_AT_ONCE && differs(row + 1)) row++;
    const rows = Array.from({ length: row + 1 - start }, (_, at) => ({
      values: rowOf(wanted, start + at).map(({ effectiveValue: _value, ...cell }) => cell),
    }));
    const range = {
      sheetId,
      startRowIndex: start,
      endRowIndex: row + 1,
      startColumnIndex: 0,
      endColumnIndex: columnCount,
    };
    requests.push({ updateCells: { range, rows, fields: CELL_FIELDS } });
  }
  if (now && isDeepStrictEqual(trimmed(now.below), trimmed(wanted.below))) return requests;
  const blank = { sheetId, startRowIndex: used, endRowIndex: rowCount ?? 0 };
  if (used < (rowCount ?? 0))
    for (const [startColumnIndex, endColumnIndex, look] of alike(wanted.below, columnCount ?? 0)) {
      const range = { ...blank, startColumnIndex, endColumnIndex };
      const { userEnteredFormat = {}, dataValidation } = look;
      requests.push({ repeatCell: { range, cell: { userEnteredFormat }, fields: 'userEnteredFormat' } });
      requests.push({ setDataValidation: { range, ...(dataValidation && { rule: dataValidation }) } });
    }
  return requests;
}

function trimmed(row: readonly CellData[]): CellData[] {
  const plain = row.map(({ effectiveValue: _, ...cell }) => cell);
  const last = plain.findLastIndex((cell) => Object.keys(cell).length > 0);
  return plain.slice(0, last + 1);
}

/** Neighbouring columns with the same look. */
function alike(row: readonly CellData[], width: number): [start: number, end: number, look: CellData][] {
  const runs: [number, number, CellData][] = [];
  for (let column = 0; column < width; column++) {
    const look = row[column] ?? {};
    const last = runs.at(-1);
    if (last && isDeepStrictEqual(last[2], look)) last[1] = column + 1;
    else runs.push([column, column + 1, look]);
  }
  return runs;
}

function sizes(sheetId: number, dimension: 'ROWS' | 'COLUMNS', now: Lines, wanted: Lines): Request[] {
  if (isDeepStrictEqual(now, wanted)) return [];
  let startIndex = 0;
  return wanted.map(([count, pixelSize, hiddenByUser]) => {
    const range = { sheetId, dimension, startIndex, endIndex: startIndex + count };
    startIndex += count;
    return {
      updateDimensionProperties: {
        range,
        properties: { pixelSize, hiddenByUser },
        fields: 'pixelSize,hiddenByUser',
      },
    };
  });
}

function merges(now: TabImage | null, wanted: TabImage): Request[] {
  if (isDeepStrictEqual(now?.merges ?? [], wanted.merges)) return [];
  return [
    ...(now?.merges ?? []).map((range) => ({ unmergeCells: { range } })),
    ...wanted.merges.map((range) => ({ mergeCells: { range, mergeType: 'MERGE_ALL' } })),
  ];
}

function filters(now: TabImage | null, wanted: TabImage): Request[] {
  if (isDeepStrictEqual(now?.basicFilter ?? null, wanted.basicFilter)) return [];
  const { basicFilter: filter } = wanted;
  return filter ? [{ setBasicFilter: { filter } }] : [{ clearBasicFilter: { sheetId: sheetIdOf(wanted) } }];
}

function metadata(now: TabImage | null, wanted: TabImage, { metadata: inUse }: Ids): Request[] {
  if (isDeepStrictEqual(now?.metadata ?? [], wanted.metadata)) return [];
  const own = new Set((now?.metadata ?? []).map(({ metadataId }) => metadataId ?? 0));
  return [
    ...[...own].map((metadataId) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    })),
    ...wanted.metadata.map(({ metadataId = 0, ...entry }) => {
      const { dimensionRange, sheetId } = entry.location ?? {};
      const location = dimensionRange ? { dimensionRange } : { sheetId: sheetId ?? null };
      const free = own.has(metadataId ?? 0) || !inUse.has(metadataId ?? 0);
      return {
        createDeveloperMetadata: { developerMetadata: { ...(free && { metadataId }), ...entry, location } },
      };
    }),
  ];
}

function protections(now: TabImage | null, wanted: TabImage, { protections: inUse }: Ids): Request[] {
  if (isDeepStrictEqual(now?.protectedRanges ?? [], wanted.protectedRanges)) return [];
  const own = new Set((now?.protectedRanges ?? []).map(({ protectedRangeId }) => protectedRangeId ?? 0));
  return [
    ...[...own].map((protectedRangeId) => ({ deleteProtectedRange: { protectedRangeId } })),
    ...wanted.protectedRanges.map(({ protectedRangeId = 0, namedRangeId, range, ...rest }) => {
      const free = own.has(protectedRangeId ?? 0) || !inUse.has(protectedRangeId ?? 0);
      // Google takes a range or a named one, and tells both.
      const place = namedRangeId ? { namedRangeId } : range && { range };
      return {
        addProtectedRange: { protectedRange: { ...(free && { protectedRangeId }), ...rest, ...place } },
      };
    }),
  ];
}

function formats(now: TabImage | null, wanted: TabImage): Request[] {
  const before = now?.conditionalFormats ?? [];
  if (isDeepStrictEqual(before, wanted.conditionalFormats)) return [];
  const sheetId = sheetIdOf(wanted);
  return [
    ...before.map(() => ({ deleteConditionalFormatRule: { sheetId, index: 0 } })),
    ...wanted.conditionalFormats.map((rule, index) => ({ addConditionalFormatRule: { rule, index } })),
  ];
}

/** The named ranges on the tab that are gone. */
function names(book: BookImage, kept: BookImage, image: TabImage, sheetId: number): Request[] {
  const there = new Set(book.namedRanges.map(({ name }) => name));
  return kept.namedRanges
    .filter(({ name, range }) => (range?.sheetId ?? 0) === sheetIdOf(image) && !there.has(name))
    .map(({ name, range, namedRangeId }) => ({
      addNamedRange: {
        namedRange: { namedRangeId: namedRangeId ?? null, name: name ?? null, range: { ...range, sheetId } },
      },
    }));
}

/**
 * Rules of columns elsewhere that draw on tabs which came back: they were lost with those tabs. A column is known by
 * its mark, wherever it stands now.
 */
export function ruleRequests(now: BookImage, kept: BookImage, raw: readonly TabImage[]): readonly Request[] {
  const sources = raw.map((tab) => titleOf(tab)).flatMap((title) => [`=${title}!`, `=${quoted(title)}!`]);
  const draws = ({ condition }: sheets_v4.Schema$DataValidationRule): boolean =>
    (condition?.values ?? []).some(({ userEnteredValue }) =>
      sources.some((source) => userEnteredValue?.startsWith(source)),
    );
  return kept.tabs.flatMap((tab) => {
    const there = raw.includes(tab) ? null : tabFor(now, tab);
    if (!there) return [];
    const { rowCount } = there.properties.gridProperties ?? {};
    const columns = columnsIn(there);
    return [...columnsIn(tab)].flatMap(([field, column]): Request[] => {
      const rule = tab.below[column]?.dataValidation;
      const at = columns.get(field);
      if (
        !rule ||
        at === undefined ||
        !draws(rule) ||
        isDeepStrictEqual(there.below[at]?.dataValidation, rule)
      )
        return [];
      const rows = { startRowIndex: headerOf(there) + 1, endRowIndex: rowCount ?? 0 };
      const range = { sheetId: sheetIdOf(there), ...rows, startColumnIndex: at, endColumnIndex: at + 1 };
      return [{ setDataValidation: { range, rule } }];
    });
  });
}

function columnsIn({ metadata }: TabImage): ReadonlyMap<string, number> {
  const marks = metadata.filter(({ metadataKey }) => metadataKey === MARKS.column);
  return new Map(
    marks.map(({ metadataValue, location }) => [
      metadataValue ?? '',
      location?.dimensionRange?.startIndex ?? 0,
    ]),
  );
}

function headerOf({ metadata }: TabImage): number {
  const mark = metadata.find(({ metadataKey }) => metadataKey === MARKS.header);
  return mark?.location?.dimensionRange?.startIndex ?? 0;
}
