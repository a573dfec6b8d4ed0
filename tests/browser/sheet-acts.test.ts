/** Formatting, filtering and taking back in a real browser: by bar, by key, in the grid and in the plain table. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import type { CellStyle } from '../../src/workspace/services/spreadsheet/model/style.ts';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, pressCell, type Stage, textOf, typeInCell } from './support.ts';

const JAN = 'jan@overijssel.example';
const EVA = 'eva@overijssel.example';
const LIST = 'Lijst';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('sheet-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

async function visitList(email: string): Promise<Page> {
  const page = await stage.visit(email);
  await page.getByRole('tab', { name: LIST }).click();
  await page.getByRole('tab', { name: LIST, selected: true }).waitFor();
  await page.waitForTimeout(400);
  return page;
}

/** Waits until what is read of the list is this. */
async function expectSoon<T>(
  read: (view: Awaited<ReturnType<Stage['sheet']>>) => T,
  wanted: T,
): Promise<void> {
  const now = async () => JSON.parse(JSON.stringify(read(await stage.sheet(LIST))) ?? 'null') as unknown;
  for (let tries = 0; tries < 100 && !isDeepStrictEqual(await now(), wanted); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await now()).toEqual(wanted);
}

function styleAt(row: number, column: number) {
  return (view: Awaited<ReturnType<Stage['sheet']>>): CellStyle => {
    const runs = view.styleRuns.find(([at]) => at === column)?.[1] ?? [];
    const index = runs.findLast(([start]) => start <= row)?.[1] ?? null;
    return index === null ? {} : view.styles[index]!;
  };
}

/** Rows that a person sees, up to row 31; counted from 1. */
function shownRows(view: Awaited<ReturnType<Stage['sheet']>>): number[] {
  return Array.from({ length: 31 }, (_, row) => row)
    .filter((row) => view.rowHeights.findLast(([start]) => start <= row)?.[1] !== 0)
    .map((row) => row + 1);
}

async function choose(page: Page, button: string, ...items: string[]): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: button, exact: true }).click();
  for (const item of items) await page.getByRole('menuitem', { name: item }).click();
}

describe('formatting', () => {
  test(
    'goes by keys and is taken back by keys',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 3, 1);
      await page.keyboard.press('Control+b');
      await expectSoon(styleAt(3, 1), { bold: true });
      await page.getByRole('button', { name: 'Vet (Ctrl+B)', pressed: true }).waitFor();
      await page.keyboard.press('Control+Shift+E');
      await page.keyboard.press('Alt+Shift+5');
      await expectSoon(styleAt(3, 1), { bold: true, horizontal: 'center', strikethrough: true });
      await page.keyboard.press('Control+Backslash');
      await expectSoon(styleAt(3, 1), {});
      await page.keyboard.press('Control+z');
      await expectSoon(styleAt(3, 1), { bold: true, horizontal: 'center', strikethrough: true });
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
      await expectSoon(styleAt(3, 1), {});
      await page.keyboard.press('Control+y');
      await expectSoon(styleAt(3, 1), { bold: true });
      await page.getByRole('button', { name: 'Vet (Ctrl+B)', pressed: true }).waitFor();
      // Twice in a hurry is off and on again.
      await page.keyboard.press('Control+b');
      await page.keyboard.press('Control+b');
      await page.keyboard.press('Control+i');
      await expectSoon(styleAt(3, 1), { bold: true, italic: true });
      for (let i = 0; i < 4; i += 1) await page.keyboard.press('Control+z');
      await expectSoon(styleAt(3, 1), {});
    },
    BROWSER_TIMEOUT,
  );

  test(
    'goes by the bar, with the keyboard alone',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 5, 2);
      await page.keyboard.press('Shift+F6');
      await page.getByRole('toolbar').locator(':focus').waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Getalnotatie');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Bedrag');
      await page.keyboard.press('Enter');
      await expectSoon((view) => textOf(view, 5, 2), '€ 7,50');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expectSoon((view) => textOf(view, 5, 2), '€ 7,5');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expectSoon((view) => textOf(view, 5, 2), '7,5');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'colours, borders and merges from the menus of the bar',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 7, 0);
      await choose(page, 'Achtergrond', 'Lichtgroen');
      await choose(page, 'Randen', 'Onderrand');
      await expectSoon(styleAt(7, 0), {
        background: '#d9ead3',
        bottom: { color: '#000000', style: 'SOLID' },
      });
      await page.keyboard.press('Shift+ArrowDown');
      await choose(page, 'Cellen samenvoegen', 'Alles samenvoegen');
      await expectSoon((view) => view.merges, [{ top: 7, left: 0, bottom: 9, right: 1 }]);
      await expectSoon((view) => textOf(view, 8, 0), '');
      await page.keyboard.press('Control+z');
      await expectSoon((view) => [view.merges, textOf(view, 8, 0)], [[], 'Terrein 8']);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'goes by keys in the plain table too',
    async () => {
      const page = await visitList(JAN);
      await page.getByRole('button', { name: 'Gewone tabel' }).click();
      const kind = await page.getByRole('columnheader', { name: 'Soort' }).boundingBox();
      expect(kind!.width).toBeGreaterThanOrEqual(170);
      await page.locator('[data-cel="9,2"]').click();
      await page.keyboard.press('Control+Shift+Digit5');
      await page.locator('[data-cel="9,2"]', { hasText: '1350,00%' }).waitFor();
      await page.keyboard.press('Control+i');
      await page.getByRole('button', { name: 'Cursief (Ctrl+I)', pressed: true }).waitFor();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await page.locator('[data-cel="9,2"]', { hasText: /^13,5$/ }).waitFor();
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'leaves hidden columns out of the plain table, also for the arrows',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 4, 1);
      const canvas = page.locator('#raster canvas[id^=univer-sheet-main-canvas]');
      await canvas.click({ button: 'right', position: { x: 46 + 130, y: 20 + 4 * 21 + 10 } });
      await page.getByRole('menuitem', { name: 'Kolom verbergen' }).click();
      await expectSoon((view) => view.columnWidths.find(([at]) => at === 1)?.[1], 0);
      await page.getByRole('button', { name: 'Gewone tabel' }).click();
      const heads = page.getByRole('columnheader');
      expect(await heads.allTextContents()).toEqual(['Naam', 'Getal', 'Datum', 'Op slot']);
      await page.locator('[data-cel="4,0"]').click();
      await page.keyboard.press('ArrowRight');
      await page.locator('[data-cel="4,2"]:focus').waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.locator('[data-cel="4,0"]:focus').waitFor();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ongedaan maken (Ctrl+Z)' }).click();
      await page.getByRole('columnheader', { name: 'Soort' }).waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'is refused in protected cells, in Dutch',
    async () => {
      const page = await visitList(EVA);
      await pressCell(page, 0, 5);
      await page.keyboard.press('Control+b');
      await page.getByText('Deze cellen zijn beveiligd.').waitFor();
      await page.getByRole('button', { name: 'Vet (Ctrl+B)', pressed: false }).waitFor();
      await expectSoon(styleAt(0, 5), {});
    },
    BROWSER_TIMEOUT,
  );
});

describe('taking back', () => {
  test(
    'goes to where it was, also on another tab',
    async () => {
      const page = await visitList(JAN);
      await typeInCell(page, 2, 0, 'Anders');
      await expectSoon((view) => textOf(view, 2, 0), 'Anders');
      await page.getByRole('tab', { name: 'Grafieken' }).click();
      await page.getByRole('tab', { name: 'Grafieken', selected: true }).waitFor();
      await page.waitForTimeout(400);
      await page.getByRole('button', { name: 'Ongedaan maken (Ctrl+Z)' }).click();
      await page.getByRole('tab', { name: LIST, selected: true }).waitFor();
      await expectSoon((view) => textOf(view, 2, 0), 'Terrein 2');
      await page.getByRole('button', { name: 'Opnieuw (Ctrl+Y)' }).click();
      await expectSoon((view) => textOf(view, 2, 0), 'Anders');
      await page.getByRole('button', { name: 'Opnieuw (Ctrl+Y)' }).click();
      await page.getByText('Er is niets om opnieuw te doen.').waitFor();
    },
    BROWSER_TIMEOUT,
  );
});

describe('a filter', () => {
  test(
    'is made, chosen from by key, taken back and removed; axe-core finds nothing',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 4, 1);
      await choose(page, 'Filter', 'Filter maken');
      await expectSoon((view) => view.filter?.area, { top: 0, left: 0, bottom: 31, right: 4 });
      await page.waitForTimeout(400);
      await pressCell(page, 0, 1);
      await page.keyboard.press('Alt+ArrowDown');
      const panel = page.getByRole('dialog', { name: 'Filter op ‘Soort’' });
      await panel.waitFor();
      expect(await faults(page)).toEqual([]);
      expect(await panel.getByRole('listitem').allTextContents()).toEqual([
        'Haven10',
        'Industrie10',
        'Kantoor10',
      ]);
      await page.keyboard.type('ha');
      await panel.getByRole('button', { name: 'Niets kiezen' }).click();
      await panel.getByRole('button', { name: 'OK' }).click();
      const withoutHaven = Array.from({ length: 31 }, (_, i) => i + 1).filter(
        (row) => row === 1 || (row - 1) % 3,
      );
      await expectSoon(shownRows, withoutHaven);

      await page.waitForTimeout(400);
      await choose(page, 'Filter', 'Filteren op', '‘Getal’');
      const numbers = page.getByRole('dialog', { name: 'Filter op ‘Getal’' });
      await numbers.getByLabel('Voorwaarde').selectOption('Tussen');
      await numbers.getByLabel('Waarde', { exact: true }).fill('3');
      await numbers.getByLabel('Tweede waarde').fill('7,5');
      await numbers.getByRole('button', { name: 'OK' }).click();
      await expectSoon(shownRows, [1, 3, 5, 6]);

      await page.getByRole('button', { name: 'Gewone tabel' }).click();
      expect(await page.getByRole('rowheader').allTextContents()).toEqual(['3', '5', '6', '32']);
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Gewone tabel' }).click();

      await page.getByRole('button', { name: 'Ongedaan maken (Ctrl+Z)' }).click();
      await expectSoon(shownRows, withoutHaven);
      await choose(page, 'Filter', 'Filter verwijderen');
      await expectSoon((view) => [view.filter, shownRows(view).length], [null, 31]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'sorts the list below its header',
    async () => {
      const page = await visitList(JAN);
      await pressCell(page, 4, 1);
      await choose(page, 'Filter', 'Filter maken');
      await expectSoon((view) => view.filter !== null, true);
      await page.waitForTimeout(400);
      await choose(page, 'Filter', 'Filteren op', '‘Getal’');
      await page.getByRole('dialog').getByRole('button', { name: 'Sorteren Z → A' }).click();
      await expectSoon(
        (view) => [textOf(view, 0, 2), textOf(view, 1, 2), textOf(view, 30, 2)],
        ['Getal', '45', '1,5'],
      );
      await page.keyboard.press('Control+z');
      await expectSoon((view) => [textOf(view, 1, 2), textOf(view, 30, 2)], ['1,5', '45']);
      await page.keyboard.press('Control+z');
      await expectSoon((view) => view.filter, null);
    },
    BROWSER_TIMEOUT,
  );
});
