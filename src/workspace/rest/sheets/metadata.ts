/** Developer metadata over REST: where it hangs, and how it is found. */
import { ApiFault } from '../../services/api-fault.ts';
import type { Metadata, MetadataPlace } from '../../services/spreadsheet/model/parts.ts';
import { overlaps, type SheetRect, UNBOUNDED } from '../../services/spreadsheet/model/rect.ts';
import type { SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { axisOf, placeOf, rectOf } from './ranges.ts';
import type {
  DataFilter,
  DimensionRange,
  MetadataLocation,
  MetadataLookup,
  RestMetadata,
  SearchMetadata,
} from './schema.ts';
import type { Target } from './target.ts';

export function restMetadata({ id, key, value, visibility, place }: Metadata): RestMetadata {
  return {
    metadataId: id,
    metadataKey: key,
    ...(value !== null && { metadataValue: value }),
    location: restLocation(place),
    visibility,
  };
}

function restLocation(place: MetadataPlace): MetadataLocation {
  const locationType = place.kind;
  if (place.kind === 'SPREADSHEET') return { locationType, spreadsheet: true };
  if (place.kind === 'SHEET') return { locationType, sheetId: place.sheetId };
  const dimension = place.kind === 'ROW' ? 'ROWS' : 'COLUMNS';
  const { sheetId, index } = place;
  return { locationType, dimensionRange: { sheetId, dimension, startIndex: index, endIndex: index + 1 } };
}

/** The place of metadata in the making: the file, a sheet, or exactly one row or column. */
export function metadataPlace(target: Target, location: MetadataLocation | undefined): MetadataPlace {
  if (location?.spreadsheet) return { kind: 'SPREADSHEET' };
  if (location?.sheetId != null) return { kind: 'SHEET', sheetId: target.sheet(location.sheetId).id };
  if (!location?.dimensionRange)
    throw new ApiFault(400, 'Must specify a location for the developer metadata.');
  const { kind, sheetId, start, end } = lineOf(location.dimensionRange);
  const sheet = target.sheet(sheetId);
  const { count } = sheet[axisOf(location.dimensionRange.dimension)];
  if (end - start !== 1 || start < 0 || end > count)
    throw new ApiFault(400, 'Developer metadata can only be associated with a single row or column.');
  return { kind, sheetId, index: start };
}

function lineOf(range: DimensionRange) {
  return {
    kind: axisOf(range.dimension) === 'rows' ? ('ROW' as const) : ('COLUMN' as const),
    sheetId: range.sheetId ?? 0,
    start: range.startIndex ?? 0,
    end: range.endIndex ?? UNBOUNDED,
  };
}

/** All metadata that fits at least one of the filters, with the filters that it fits. */
export function searchMetadata(model: SpreadsheetModel, { dataFilters }: SearchMetadata): object {
  if (!dataFilters || dataFilters.length === 0)
    throw new ApiFault(400, 'Must specify at least one data filter.');
  const tests = dataFilters.map((filter) => [filter, testOf(model, filter)] as const);
  const matchedDeveloperMetadata = model.metadata.flatMap((entry) => {
    const fitting = tests.filter(([, test]) => test(entry)).map(([filter]) => filter);
    return fitting.length > 0 ? [{ developerMetadata: restMetadata(entry), dataFilters: fitting }] : [];
  });
  return matchedDeveloperMetadata.length > 0 ? { matchedDeveloperMetadata } : {};
}

/** The ids of metadata that fits any of the filters. */
export function matching(model: SpreadsheetModel, filters: readonly DataFilter[]): ReadonlySet<number> {
  const tests = filters.map((filter) => testOf(model, filter));
  return new Set(model.metadata.filter((entry) => tests.some((test) => test(entry))).map(({ id }) => id));
}

type Test = (entry: Metadata) => boolean;

function testOf(model: SpreadsheetModel, filter: DataFilter): Test {
  const { developerMetadataLookup, a1Range, gridRange } = filter;
  if (developerMetadataLookup) return lookupTest(developerMetadataLookup);
  if (a1Range) {
    const { sheet, area } = placeOf(model, a1Range);
    return ({ place }) => touches(place, { sheetId: sheet.id, ...area });
  }
  if (!gridRange) throw new ApiFault(400, 'Must specify a data filter.');
  return ({ place }) => touches(place, rectOf(gridRange));
}

function lookupTest(lookup: MetadataLookup): Test {
  const same = <T>(wanted: T | null | undefined, of: (entry: Metadata) => unknown): Test =>
    wanted == null ? () => true : (entry) => of(entry) === wanted;
  const tests: readonly Test[] = [
    same(lookup.metadataId, ({ id }) => id),
    same(lookup.metadataKey, ({ key }) => key),
    same(lookup.metadataValue, ({ value }) => value),
    same(lookup.visibility, ({ visibility }) => visibility),
    same(lookup.locationType, ({ place }) => place.kind),
    locationTest(lookup.metadataLocation, lookup.locationMatchingStrategy === 'INTERSECTING_LOCATION'),
  ];
  return (entry) => tests.every((test) => test(entry));
}

/** Exactly at a place; or, intersecting, also around it, on it and across it. */
function locationTest(location: MetadataLocation | undefined, intersecting: boolean): Test {
  if (!location) return () => true;
  if (location.spreadsheet) return ({ place }) => intersecting || place.kind === 'SPREADSHEET';
  const { dimensionRange } = location;
  if (!dimensionRange) {
    const { sheetId } = location;
    return ({ place }) =>
      place.kind === 'SPREADSHEET'
        ? intersecting
        : place.sheetId === sheetId && (intersecting || place.kind === 'SHEET');
  }
  const { kind, sheetId, start, end } = lineOf(dimensionRange);
  if (!intersecting)
    return ({ place }) =>
      place.kind === kind && place.sheetId === sheetId && place.index === start && end === start + 1;
  const area =
    kind === 'ROW'
      ? { sheetId, top: start, bottom: end, left: 0, right: UNBOUNDED }
      : { sheetId, top: 0, bottom: UNBOUNDED, left: start, right: end };
  return ({ place }) => touches(place, area);
}

/** Whether the place holds, crosses or lies in the area. */
function touches(place: MetadataPlace, area: SheetRect): boolean {
  if (place.kind === 'SPREADSHEET') return true;
  if (place.sheetId !== area.sheetId) return false;
  if (place.kind === 'SHEET') return true;
  const { index } = place;
  const line =
    place.kind === 'ROW'
      ? { top: index, bottom: index + 1, left: 0, right: UNBOUNDED }
      : { top: 0, bottom: UNBOUNDED, left: index, right: index + 1 };
  return overlaps(line, area);
}
