/** Messages to who has the file open; where nobody has, they go to the log. */
import type { Log, Talk } from '../app/ports.ts';

export function talkOf(): Talk {
  return {
    alert(title, text) {
      const ui = presentUi();
      if (ui) ui.alert(title, text, ui.ButtonSet.OK);
      else console.log(`${title}\n${text}`);
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
