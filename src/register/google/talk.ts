/** Messages to who has the file open, and where their cursor is; where nobody has, messages go to the log. */
import type { Cursor, Log, Talk } from '../app/ports.ts';
import type { File } from './file.ts';

/** Long enough to read three lines. */
const TOAST_SECONDS = 20;

export function talkOf(): Talk {
  return {
    alert(title, text) {
      const ui = presentUi();
      if (ui) ui.alert(title, text, ui.ButtonSet.OK);
      else console.log(`${title}\n${text}`);
    },
    toast(title, text) {
      SpreadsheetApp.getActiveSpreadsheet().toast(text, title, TOAST_SECONDS);
    },
    dialog(page, title, { width, height }) {
      const output = HtmlService.createHtmlOutputFromFile(page).setWidth(width).setHeight(height);
      SpreadsheetApp.getUi().showModalDialog(output, title);
    },
    sidebar(page, title) {
      SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile(page).setTitle(title));
    },
  };
}

export function cursorOf(file: File): Cursor {
  return {
    place() {
      const cell = file.spreadsheet.getCurrentCell();
      return cell && { sheet: cell.getSheet().getSheetId(), row: cell.getRow() };
    },
    texts() {
      const cell = file.spreadsheet.getCurrentCell();
      if (!cell) return [];
      const sheet = cell.getSheet();
      const width = Math.max(sheet.getLastColumn(), 1);
      return sheet.getRange(cell.getRow(), 1, 1, width).getDisplayValues()[0]!;
    },
    rows() {
      const ranges = file.spreadsheet.getActiveRangeList()?.getRanges() ?? [];
      if (!ranges.length) return null;
      return {
        sheet: ranges[0]!.getSheet().getSheetId(),
        parts: ranges.map((range) => ({ from: range.getRow(), to: range.getLastRow() })),
      };
    },
  };
}

export function logOf(): Log {
  return { error: (error) => console.error(error instanceof Error ? (error.stack ?? error.message) : error) };
}

/** Google throws where nobody has the file open, as in clock triggers. */
export function presentUi(): GoogleAppsScript.Base.Ui | null {
  try {
    return SpreadsheetApp.getUi();
  } catch {
    return null;
  }
}
