/** `spreadsheets.create`: a new spreadsheet with the tabs, cells and names that are given along. */
import { Drive } from '../../services/drive/drive.ts';
import { SPREADSHEET_TYPE } from '../../services/drive/kinds.ts';
import { rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../../services/spreadsheet/model.ts';
import type { SpreadsheetFile } from '../../world.ts';
import type { Call } from '../route.ts';
import { CellWriter } from './cell.ts';
import { renderSpreadsheet } from './render.ts';
import { addMetadata, NAME_REQUESTS } from './requests/names.ts';
import { addTab, setProperties } from './requests/tabs.ts';
import type { GridData, RestSpreadsheet } from './schema.ts';
import { Target } from './target.ts';
import { growTo } from './values.ts';

const CELL_FIELDS = 'userEnteredValue,userEnteredFormat,note,dataValidation';

/** Throws `ApiFault` when something given along cannot be made, and then nothing is. */
export function createSpreadsheet({ world, caller, body }: Call): RestSpreadsheet {
  const given = body as RestSpreadsheet;
  const drive = new Drive(world, caller);
  const name = given.properties?.title || 'Naamloze spreadsheet';
  const file = drive.create({ name, mimeType: SPREADSHEET_TYPE }) as SpreadsheetFile;
  const target = new Target(world, file, file.model, caller.email);
  try {
    fill(target, given);
  } catch (error) {
    drive.remove(file.id);
    throw error;
  }
  return renderSpreadsheet(target);
}

function fill(target: Target, { properties, sheets, namedRanges, developerMetadata }: RestSpreadsheet): void {
  const { model } = target;
  const given = new Set(['locale', 'timeZone'].filter((path) => path in (properties ?? {})));
  setProperties(target, properties ?? {}, given);
  // The given tabs stand in the place of the one that Google makes by itself.
  if (sheets && sheets.length > 0) model.sheets.splice(0);
  for (const { properties: own, data } of sheets ?? []) {
    const sheet = addTab(target, { ...own, hidden: null });
    sheet.isHidden = own?.hidden ?? false;
    for (const each of data ?? []) write(target, sheet, each);
  }
  for (const namedRange of namedRanges ?? []) NAME_REQUESTS.addNamedRange(target, { namedRange });
  for (const metadata of developerMetadata ?? []) addMetadata(target, metadata);
}

function write({ model }: Target, sheet: SheetModel, { startRow, startColumn, rowData }: GridData): void {
  const rows = rowData ?? [];
  const width = rows.reduce((most, { values }) => Math.max(most, values?.length ?? 0), 0);
  const area = rect(startRow ?? 0, startColumn ?? 0, rows.length, width);
  growTo(model, sheet, area);
  new CellWriter(model, CELL_FIELDS).write(sheet, area, rows);
}
