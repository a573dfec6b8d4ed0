/** Puts one of the programs in a world as its files stand, bound to a spreadsheet that two people share. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Answer,
  createWorld,
  Driver,
  type ExecutionResult,
  installScript,
  type Notice,
} from '../../../src/workspace/index.ts';
import { displayValues } from '../../../src/workspace/services/spreadsheet/cells.ts';
import { rect } from '../../../src/workspace/services/spreadsheet/model/rect.ts';
import type { SpreadsheetFile, World } from '../../../src/workspace/world.ts';

export const CHIEF = { email: 'chef@overijssel.nl', name: 'Chef', locale: 'nl' };
export const STAFF = { email: 'sam@overijssel.nl', name: 'Sam', locale: 'nl' };
/** Wednesday 4 February 2026, 9:00 in Amsterdam. */
export const WEDNESDAY = Date.UTC(2026, 1, 4, 8);
export const DAY = 24 * 3_600_000;

export interface Programme {
  readonly world: World;
  readonly file: SpreadsheetFile;
  readonly driver: Driver;
  readonly notices: Notice[];
  /** What the person at the keyboard answers next. */
  readonly answers: Answer[];
  /** The texts of a tab as people see them. */
  shown(sheet: string): string[][];
}

export function programme(name: string): Programme {
  const folder = fileURLToPath(new URL(`./${name}/`, import.meta.url));
  const read = (file: string) => ({
    name: file.replace('.html', ''),
    source: readFileSync(join(folder, file), 'utf8'),
  });
  const files = readdirSync(folder);
  const world = createWorld({ now: WEDNESDAY, people: [CHIEF, STAFF] });
  const file = world.addSpreadsheet(name, CHIEF.email);
  file.editors.push(STAFF.email);
  installScript(world, {
    name,
    owner: CHIEF.email,
    containerId: file.id,
    files: files.filter((each) => each.endsWith('.js')).map(read),
    html: files.filter((each) => each.endsWith('.html')).map(read),
    manifest: { timeZone: 'Europe/Amsterdam' },
  });
  const notices: Notice[] = [];
  const answers: Answer[] = [];
  const driver = new Driver(world, {
    answer: (question) => {
      const answer = answers.shift();
      if (!answer) throw new Error(`No answer was planned for "${question.text}".`);
      return answer;
    },
    notice: (notice) => notices.push(notice),
  });
  const shown = (name: string) => {
    const sheet = file.model.sheetByName(name)!;
    const { rows, columns } = sheet.extent();
    return displayValues(file.model, sheet, rect(0, 0, rows, columns));
  };
  return { world, file, driver, notices, answers, shown };
}

/** Fails with what the script said when one of these runs did not end well. */
export function succeeded(...results: readonly ExecutionResult[]): void {
  expect(results.map(({ functionName, error }) => [functionName, error?.stack ?? null])).toEqual(
    results.map(({ functionName }) => [functionName, null]),
  );
}
