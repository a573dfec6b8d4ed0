/** Requests on the spreadsheet and its tabs: made, copied, changed, taken away. */
import { ApiFault } from '../../../services/api-fault.ts';
import { deleteSheet, renameSheet, shiftCells } from '../../../services/spreadsheet/model/structure.ts';
import type { SheetModel } from '../../../services/spreadsheet/model.ts';
import { copyName } from '../../../services/spreadsheet/tab-names.ts';
import { selected, valueAt } from '../../mask.ts';
import { hexOf } from '../format.ts';
import { sheetProperties } from '../render.ts';
import type { Color, SheetProperties, SpreadsheetProperties } from '../schema.ts';
import type { Target } from '../target.ts';
import { requestKinds } from './kind.ts';

const ROWS = 1000;
const COLUMNS = 26;

type Setter = (target: Target, sheet: SheetModel, value: unknown) => void;

/** What can be set of a tab, by its path in the properties. */
const SETTERS: Readonly<Record<string, Setter>> = {
  title: (target, sheet, value) => {
    requireFreeTitle(target, String(value ?? ''), sheet);
    renameSheet(target.model, sheet, String(value));
  },
  index: ({ model }, sheet, value) => {
    const from = model.sheets.indexOf(sheet);
    const to = Number(value ?? 0);
    if (to < 0 || to > model.sheets.length) throw new ApiFault(400, `Invalid sheet index: ${to}`);
    // Google counts the place before the tab is taken out.
    model.moveSheet(sheet, to > from ? to - 1 : to);
  },
  hidden: ({ model }, sheet, value) => {
    if (value && !model.sheets.some((each) => each !== sheet && !each.isHidden))
      throw new ApiFault(400, "You can't hide all the sheets in a document.");
    sheet.isHidden = Boolean(value);
  },
  tabColor: (_, sheet, value) => {
    sheet.tabColor = value ? hexOf(value as Color) : null;
  },
  'tabColorStyle.rgbColor': (_, sheet, value) => {
    sheet.tabColor = value ? hexOf(value as Color) : null;
  },
  rightToLeft: (_, sheet, value) => {
    sheet.rightToLeft = Boolean(value);
  },
  'gridProperties.rowCount': (target, sheet, value) => resize(target, sheet, 'rows', Number(value ?? 0)),
  'gridProperties.columnCount': (target, sheet, value) =>
    resize(target, sheet, 'columns', Number(value ?? 0)),
  'gridProperties.frozenRowCount': (_, sheet, value) => freeze(sheet, 'rows', Number(value ?? 0)),
  'gridProperties.frozenColumnCount': (_, sheet, value) => freeze(sheet, 'columns', Number(value ?? 0)),
  'gridProperties.hideGridlines': (_, sheet, value) => {
    sheet.hiddenGridlines = Boolean(value);
  },
};
const PATHS = Object.keys(SETTERS);

function resize({ model }: Target, sheet: SheetModel, axis: 'rows' | 'columns', count: number): void {
  const now = sheet[axis].count;
  if (count < 1) throw new ApiFault(400, `You can't delete all the ${axis} on the sheet.`);
  if (count > now) shiftCells(model, sheet, { kind: 'insert', axis, at: now, count: count - now }, now - 1);
  if (count < now) shiftCells(model, sheet, { kind: 'delete', axis, at: count, count: now - count });
}

function freeze(sheet: SheetModel, axis: 'rows' | 'columns', count: number): void {
  if (count >= sheet[axis].count)
    throw new ApiFault(400, `You can't freeze all visible ${axis} on the sheet.`);
  sheet[axis].frozen = count;
}

function requireFreeTitle({ model }: Target, title: string, except?: SheetModel): void {
  if (title === '') throw new ApiFault(400, 'Sheet title cannot be empty.');
  const lower = title.toLowerCase();
  if (model.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === lower))
    throw new ApiFault(400, `A sheet with the name "${title}" already exists. Please enter another name.`);
}

function setAll(
  target: Target,
  sheet: SheetModel,
  properties: SheetProperties,
  paths: Iterable<string>,
): void {
  for (const path of paths) SETTERS[path]!(target, sheet, valueAt(properties, path));
  sheet.touch('tabs');
  sheet.touch('layout');
}

/** Adds a tab with these properties; what is not given has Google's default. */
export function addTab(target: Target, properties: SheetProperties): SheetModel {
  const { model } = target;
  const { sheetId, gridProperties, sheetType } = properties;
  if (sheetType && sheetType !== 'GRID')
    throw new ApiFault(400, `Bladen van het type ${sheetType} bestaan niet in de lokale Workspace.`);
  if (sheetId != null && model.sheetById(sheetId))
    throw new ApiFault(400, `A sheet with the ID ${sheetId} already exists. Please enter another ID.`);
  const title = properties.title ?? model.freeSheetName();
  requireFreeTitle(target, title);
  const sheet = model.addSheet(
    title,
    gridProperties?.rowCount ?? ROWS,
    gridProperties?.columnCount ?? COLUMNS,
    properties.index ?? model.sheets.length,
    sheetId ?? undefined,
  );
  const given = PATHS.filter(
    (path) => path !== 'title' && path !== 'index' && valueAt(properties, path) !== undefined,
  );
  setAll(target, sheet, properties, given);
  return sheet;
}

/** Sets what the mask selects of the spreadsheet's own properties. */
export function setProperties(
  { file, model, world }: Target,
  properties: SpreadsheetProperties,
  paths: ReadonlySet<string>,
): void {
  if (paths.has('title')) {
    if (!properties.title) throw new ApiFault(400, 'The title cannot be empty.');
    // A batch is tried on a copy of the model first, and the name is not part of that.
    if (model === file.model) file.name = properties.title;
    world.touch('files');
  }
  if (paths.has('locale')) model.locale = properties.locale ?? model.locale;
  if (paths.has('timeZone')) {
    const timeZone = properties.timeZone ?? model.timeZone;
    if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'Etc/UTC')
      throw new ApiFault(400, `Unsupported time zone: ${timeZone}`);
    model.timeZone = timeZone;
  }
}

export const TAB_REQUESTS = requestKinds({
  updateSpreadsheetProperties: (target, { properties = {}, fields }) => {
    setProperties(target, properties, selected(['title', 'locale', 'timeZone'], fields));
    return undefined;
  },
  addSheet: (target, { properties = {} }) => ({
    addSheet: { properties: sheetProperties(target.model, addTab(target, properties)) },
  }),
  deleteSheet: (target, { sheetId }) => {
    const sheet = target.sheet(sheetId ?? 0);
    target.requireSheet(sheet);
    const { sheets } = target.model;
    if (!sheets.some((each) => each !== sheet && !each.isHidden))
      throw new ApiFault(400, "You can't remove all the visible sheets in a document.");
    if (sheet.formUrl !== null)
      throw new ApiFault(400, "You can't delete a sheet with a linked form. Please unlink the form first.");
    deleteSheet(target.model, sheet);
    return undefined;
  },
  duplicateSheet: (target, { sourceSheetId, insertSheetIndex, newSheetId, newSheetName }) => {
    const { model } = target;
    const source = target.sheet(sourceSheetId ?? 0);
    const name = newSheetName ?? copyName(model, source.name);
    requireFreeTitle(target, name);
    if (newSheetId != null && model.sheetById(newSheetId))
      throw new ApiFault(400, `A sheet with the ID ${newSheetId} already exists. Please enter another ID.`);
    const json = structuredClone(source.toJSON());
    const sheet = model.addCopy(json, name, insertSheetIndex ?? 0, newSheetId ?? undefined);
    return { duplicateSheet: { properties: sheetProperties(model, sheet) } };
  },
  updateSheetProperties: (target, { properties = {}, fields }) => {
    const sheet = target.sheet(properties.sheetId ?? 0);
    target.requireSheet(sheet);
    setAll(target, sheet, properties, selected(PATHS, fields));
    return undefined;
  },
});
