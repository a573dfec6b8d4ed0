/** A spreadsheet as `spreadsheets.get` gives it. */
import { partial } from '../../services/drive/partial.ts';
import { mayPass } from '../../services/spreadsheet/context.ts';
import type { Axis } from '../../services/spreadsheet/model/axis.ts';
import type {
  ConditionalFormat,
  MetadataPlace,
  NamedRange,
  Protection,
} from '../../services/spreadsheet/model/parts.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import { patchStyle } from '../../services/spreadsheet/model/style.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { CELL_PARTS, renderCells } from './cell.ts';
import { restCondition } from './conditions.ts';
import { colorOf, formatOf } from './format.ts';
import { restMetadata } from './metadata.ts';
import { gridRange, type Place, placeOf } from './ranges.ts';
import type {
  ConditionalRule,
  DimensionProperties,
  GridData,
  ProtectedRange,
  RestNamedRange,
  RestSheet,
  RestSpreadsheet,
  SheetProperties,
} from './schema.ts';
import type { Target } from './target.ts';

export interface GetOptions {
  readonly ranges?: readonly string[];
  readonly includeGridData?: boolean;
  readonly fields?: string;
}

/** What is asked for; with `ranges` only their sheets, and of those only the data in the ranges. */
export function renderSpreadsheet(target: Target, options: GetOptions = {}): RestSpreadsheet {
  const { model, file } = target;
  const places = options.ranges?.map((range) => placeOf(model, range)) ?? null;
  const sheets = model.sheets.filter((sheet) => !places || places.some((place) => place.sheet === sheet));
  const cellFields = cellFieldsOf(options);
  return {
    spreadsheetId: file.id,
    properties: {
      title: file.name,
      locale: model.locale,
      autoRecalc: 'ON_CHANGE',
      timeZone: model.timeZone,
      defaultFormat: { backgroundColor: { red: 1, green: 1, blue: 1 } },
    },
    sheets: sheets.map((sheet) => ({
      ...renderSheet(target, sheet),
      ...(cellFields && { data: gridData(model, sheet, places, cellFields) }),
    })),
    ...present('namedRanges', model.namedRanges.map(restNamedRange)),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${file.id}/edit`,
    ...present('developerMetadata', metadataAt(model, { kind: 'SPREADSHEET' })),
  };
}

/** Which fields of cells are asked for; null when no grid data are. A mask decides by itself. */
function cellFieldsOf({ fields, includeGridData }: GetOptions): readonly string[] | null {
  if (fields === undefined) return includeGridData ? CELL_PARTS : null;
  const all = Object.fromEntries(CELL_PARTS.map((part) => [part, true]));
  const tree = { sheets: { data: { rowMetadata: true, columnMetadata: true, rowData: { values: all } } } };
  const asked = partial(tree, fields) as { sheets?: { data?: { rowData?: { values?: object } } } };
  if (!asked.sheets?.data) return null;
  return Object.keys(asked.sheets.data.rowData?.values ?? {});
}

export function renderSheet(target: Target, sheet: SheetModel): RestSheet {
  const { model } = target;
  const { id: sheetId, merges, filter, bandings, charts } = sheet;
  const on = (area: Rect) => gridRange({ sheetId, ...area });
  return {
    properties: sheetProperties(model, sheet),
    ...present('merges', merges.map(on)),
    ...present(
      'conditionalFormats',
      sheet.conditionalFormats.map((format) => conditionalRule(model, sheet, format)),
    ),
    ...present(
      'protectedRanges',
      sheet.protections.map((protection) => protectedRange(target, sheet, protection)),
    ),
    ...(filter && { basicFilter: { range: on(sheet.clip(filter.area)) } }),
    ...present(
      'charts',
      charts.map(({ id, row, column, offsetX, offsetY, options }) => ({
        chartId: id,
        spec: { ...(typeof options.title === 'string' && { title: options.title }) },
        position: {
          overlayPosition: {
            anchorCell: { sheetId, rowIndex: row, columnIndex: column },
            offsetXPixels: offsetX,
            offsetYPixels: offsetY,
          },
        },
      })),
    ),
    ...present(
      'bandedRanges',
      bandings.map(({ id, area }) => ({ bandedRangeId: id, range: on(sheet.clip(area)) })),
    ),
    ...present('developerMetadata', metadataAt(model, { kind: 'SHEET', sheetId })),
  };
}

export function sheetProperties(model: SpreadsheetModel, sheet: SheetModel): SheetProperties {
  const { rows, columns } = sheet;
  return {
    sheetId: sheet.id,
    title: sheet.name,
    index: model.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: rows.count,
      columnCount: columns.count,
      ...(rows.frozen > 0 && { frozenRowCount: rows.frozen }),
      ...(columns.frozen > 0 && { frozenColumnCount: columns.frozen }),
      ...(sheet.hiddenGridlines && { hideGridlines: true }),
      ...(rows.controlAfter ? {} : { rowGroupControlAfter: false }),
    },
    ...(sheet.isHidden && { hidden: true }),
    ...(sheet.tabColor !== null && {
      tabColor: colorOf(sheet.tabColor),
      tabColorStyle: { rgbColor: colorOf(sheet.tabColor) },
    }),
    ...(sheet.rightToLeft && { rightToLeft: true }),
  };
}

export function restNamedRange({ id, name, area }: NamedRange): RestNamedRange {
  return { namedRangeId: id, name, range: gridRange(area) };
}

/** Who may edit is told only to those who may edit. */
export function protectedRange(target: Target, sheet: SheetModel, protection: Protection): ProtectedRange {
  const { world, file, email } = target;
  const { id, area, namedRangeId, description, warningOnly, unprotected, editors, domainEdit } = protection;
  const sheetId = sheet.id;
  const mayEdit = mayPass(world, file, protection, email);
  return {
    protectedRangeId: id,
    range: area ? gridRange({ sheetId, ...area }) : { sheetId },
    ...(namedRangeId !== null && { namedRangeId }),
    ...(description !== '' && { description }),
    ...(warningOnly && { warningOnly }),
    ...(mayEdit && { requestingUserCanEdit: true }),
    ...present(
      'unprotectedRanges',
      unprotected.map((part) => gridRange({ sheetId, ...part })),
    ),
    ...(mayEdit &&
      !warningOnly && { editors: { users: [...editors], ...(domainEdit && { domainUsersCanEdit: true }) } }),
  };
}

export function conditionalRule(
  model: SpreadsheetModel,
  sheet: SheetModel,
  { areas, condition, style, gradient }: ConditionalFormat,
): ConditionalRule {
  const ranges = areas.map((area) => gridRange({ sheetId: sheet.id, ...area }));
  if (gradient) {
    const point = ({ color, type, value }: typeof gradient.min) => ({
      color: colorOf(color),
      type,
      ...(value !== '' && { value }),
    });
    const { min, mid, max } = gradient;
    const gradientRule = { minpoint: point(min), ...(mid && { midpoint: point(mid) }), maxpoint: point(max) };
    return { ranges, gradientRule };
  }
  const format = formatOf(patchStyle(undefined, style)) ?? {};
  return {
    ranges,
    booleanRule: { ...(condition && { condition: restCondition(model, condition) }), format },
  };
}

function gridData(
  model: SpreadsheetModel,
  sheet: SheetModel,
  places: readonly Place[] | null,
  fields: readonly string[],
): GridData[] {
  const areas = places?.filter((place) => place.sheet === sheet).map(({ area }) => area) ?? [sheet.area];
  return areas.map((area) => {
    const rows = fields.length > 0 ? renderCells(model, sheet, area, fields) : [];
    return {
      ...(area.top > 0 && { startRow: area.top }),
      ...(area.left > 0 && { startColumn: area.left }),
      ...present(
        'rowData',
        rows.map((values) => (values.length > 0 ? { values } : {})),
      ),
      rowMetadata: lines(model, sheet, sheet.rows, 'ROW', area.top, area.bottom),
      columnMetadata: lines(model, sheet, sheet.columns, 'COLUMN', area.left, area.right),
    };
  });
}

function lines(
  model: SpreadsheetModel,
  sheet: SheetModel,
  axis: Axis,
  kind: 'ROW' | 'COLUMN',
  from: number,
  to: number,
): DimensionProperties[] {
  const marked = new Map<number, DimensionProperties['developerMetadata'] & object>();
  for (const entry of model.metadata) {
    const { place } = entry;
    if (place.kind !== kind || !('index' in place) || place.sheetId !== sheet.id) continue;
    marked.set(place.index, [...(marked.get(place.index) ?? []), restMetadata(entry)]);
  }
  return Array.from({ length: to - from }, (_, i) => {
    const index = from + i;
    const developerMetadata = marked.get(index);
    return {
      pixelSize: axis.size(index),
      ...(axis.hidden.get(index) && { hiddenByUser: true }),
      ...(developerMetadata && { developerMetadata }),
    };
  });
}

function metadataAt(model: SpreadsheetModel, place: MetadataPlace) {
  const wanted = JSON.stringify(place);
  return model.metadata.filter((entry) => JSON.stringify(entry.place) === wanted).map(restMetadata);
}

function present<K extends string, T>(key: K, list: readonly T[]): { [P in K]?: T[] } {
  return (list.length > 0 ? { [key]: list } : {}) as { [P in K]?: T[] };
}
