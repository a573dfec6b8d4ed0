/** A world with one spreadsheet, and the Spreadsheet service as a script of its owner finds it. */
import type { ExecutionScope, Notice } from '../../../../src/workspace/services/service.ts';
import { SpreadsheetApp } from '../../../../src/workspace/services/spreadsheet/spreadsheet-app.ts';
import { type SpreadsheetFile, World } from '../../../../src/workspace/world.ts';

export const OWNER = { email: 'eigenaar@overijssel.nl', name: 'Eigenaar', locale: 'nl' };
export const EDITOR = { email: 'bewerker@overijssel.nl', name: 'Bewerker', locale: 'nl' };
export const READER = { email: 'lezer@elders.nl', name: 'Lezer', locale: 'nl' };

export interface TestSpreadsheet {
  readonly world: World;
  readonly file: SpreadsheetFile;
  readonly notices: Notice[];
  readonly app: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  /** The first tab. */
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  /** The same file in an execution of somebody else. */
  as(person: typeof OWNER): Pick<TestSpreadsheet, 'app' | 'spreadsheet' | 'sheet'>;
}

/** A file of OWNER that EDITOR may change and READER may see. */
export function openTestSpreadsheet(locale = 'nl_NL'): TestSpreadsheet {
  const world = new World({ now: Date.UTC(2026, 0, 31, 11), people: [OWNER, EDITOR, READER] });
  const file = world.addSpreadsheet('Proef', OWNER.email, { locale, timeZone: 'Europe/Amsterdam' });
  file.editors.push(EDITOR.email);
  file.viewers.push(READER.email);
  const notices: Notice[] = [];
  const as = (person: typeof OWNER) => {
    const scope = {
      world,
      effectiveUser: person,
      activeUser: person,
      containerId: file.id,
      openFileId: file.id,
      limited: false,
      project: { manifest: { timeZone: 'Europe/Amsterdam' } },
      tell: (notice: Notice) => notices.push(notice),
    } as unknown as ExecutionScope;
    const app = new SpreadsheetApp(scope) as unknown as GoogleAppsScript.Spreadsheet.SpreadsheetApp;
    const spreadsheet = app.getActive();
    return { app, spreadsheet, sheet: spreadsheet.getSheets()[0]! };
  };
  return { world, file, notices, as, ...as(OWNER) };
}
