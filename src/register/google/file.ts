/** The open spreadsheet with what is asked of it more than once in an execution. */
import { MARKS, type Mark, type SheetFacts } from '../app/marks.ts';
import { type Zone, zoneOf } from './cells.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface File {
  readonly spreadsheet: Spreadsheet;
  /** The tab with this number, which must exist. */
  sheet(id: number): Sheet;
  sheets(): readonly SheetFacts[];
  /** All marks of the register in the file. One call, remembered until `forget`. */
  marks(): readonly Mark[];
  /** The time zone of the spreadsheet. One call, remembered. */
  zone(): Zone;
  forget(): void;
}

/** The file that the script is bound to; nothing is asked of Google before it is used. */
export function openFile(): File {
  let spreadsheet: Spreadsheet | null = null;
  let marks: readonly Mark[] | null = null;
  let zone: Zone | null = null;
  const file: File = {
    get spreadsheet() {
      spreadsheet ??= SpreadsheetApp.getActiveSpreadsheet();
      return spreadsheet;
    },
    sheet(id) {
      const sheet = file.spreadsheet.getSheetById(id);
      if (!sheet) throw new Error(`There is no tab with the number ${id}.`);
      return sheet;
    },
    sheets: () =>
      file.spreadsheet.getSheets().map((sheet) => ({
        id: sheet.getSheetId(),
        name: sheet.getName(),
        rows: sheet.getMaxRows(),
        width: sheet.getMaxColumns(),
      })),
    marks() {
      marks ??= readMarks(file.spreadsheet);
      return marks;
    },
    zone() {
      zone ??= zoneOf(file.spreadsheet.getSpreadsheetTimeZone());
      return zone;
    },
    forget() {
      marks = null;
    },
  };
  return file;
}

const OURS: readonly string[] = Object.values(MARKS);

function readMarks(spreadsheet: Spreadsheet): readonly Mark[] {
  return spreadsheet
    .createDeveloperMetadataFinder()
    .find()
    .filter((metadata) => OURS.includes(metadata.getKey()))
    .map((metadata) => {
      const key = metadata.getKey();
      const location = metadata.getLocation();
      const range = key === MARKS.column ? location.getColumn() : location.getRow();
      // Google tells the sheet of a mark on a row or column by that row or column only.
      const sheet = range ? range.getSheet() : location.getSheet();
      return {
        id: metadata.getId(),
        key,
        value: metadata.getValue() ?? '',
        sheet: sheet?.getSheetId() ?? 0,
        position: range ? (key === MARKS.column ? range.getColumn() : range.getRow()) : 0,
      };
    });
}
