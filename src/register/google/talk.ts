/** Messages to who has the file open; where nobody has, they go to the log. */
import type { Log, Talk } from '../app/ports.ts';

export function talkOf(): Talk {
  return {
    toast: (text, title) => SpreadsheetApp.getActiveSpreadsheet().toast(text, title ?? '', 8),
    alert(title, text) {
      const ui = presentUi();
      if (ui) ui.alert(title, text, ui.ButtonSet.OK);
      else console.log(`${title}\n${text}`);
    },
    confirm(title, text) {
      const ui = presentUi();
      return ui !== null && ui.alert(title, text, ui.ButtonSet.YES_NO) === ui.Button.YES;
    },
    dialog(page, title, { width, height }) {
      const output = HtmlService.createHtmlOutputFromFile(page).setWidth(width).setHeight(height);
      SpreadsheetApp.getUi().showModalDialog(output, title);
    },
  };
}

export function logOf(): Log {
  return { error: (error) => console.error(error instanceof Error ? (error.stack ?? error.message) : error) };
}

/** Google throws where nobody has the file open, as in clock triggers. */
function presentUi(): GoogleAppsScript.Base.Ui | null {
  try {
    return SpreadsheetApp.getUi();
  } catch {
    return null;
  }
}
