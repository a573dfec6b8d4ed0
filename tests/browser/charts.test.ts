/** Charts on the page in a real browser: at their place, alive, in words, and without faults that axe-core finds. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, type Stage, typeInCell } from './support.ts';

const JAN = 'jan@overijssel.example';
const CANVAS = '#raster canvas[id^=univer-sheet-main-canvas]';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('sheet-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** The first chart, drawn. */
async function drawn(page: Page) {
  const figure = page.getByRole('figure', { name: 'Kolomdiagram: Trajecten per gemeente' });
  await figure.locator('svg').waitFor();
  return figure;
}

/** Waits until the figure stands so many pixels from the top of the cells. */
async function expectTop(page: Page, top: number): Promise<void> {
  const figure = await drawn(page);
  const distance = async () => {
    const [chart, canvas] = [await figure.boundingBox(), await page.locator(CANVAS).boundingBox()];
    return Math.round(chart!.y - canvas!.y);
  };
  for (let tries = 0; tries < 30 && (await distance()) !== top; tries += 1) await page.waitForTimeout(100);
  expect(await distance()).toBe(top);
}

describe('charts', () => {
  test(
    'stand at their cell, and move along when the sheet scrolls, also with the pointer on them',
    async () => {
      const page = await stage.visit(JAN);
      await expectTop(page, 20 + 7 * 21 + 5);
      const box = (await (await drawn(page)).boundingBox())!;
      expect([box.width, box.height]).toEqual([480, 300]);
      await page.mouse.move(box.x + 100, box.y + 100);
      await page.mouse.wheel(0, 63);
      await page.waitForTimeout(300);
      const after = (await (await drawn(page)).boundingBox())!;
      expect(after.y).toBeLessThan(box.y);
      expect(after.x).toBe(box.x);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'show what the cells hold, in the drawing, in words and as a table',
    async () => {
      const page = await stage.visit(JAN);
      const figure = await drawn(page);
      await typeInCell(page, 1, 0, 'Raalte');
      await figure.locator('svg text', { hasText: 'Raalte' }).waitFor();
      await typeInCell(page, 1, 1, '99');
      await page
        .getByRole('img', { name: /Start: laagste 4 \(Kampen\), hoogste 99 \(Raalte\)/ })
        .first()
        .waitFor();
      expect(await figure.locator('tbody tr').first().locator('th, td').allTextContents()).toEqual([
        'Raalte',
        '99',
        '5',
        '3',
      ]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'stand below the plain table, with their data to unfold',
    async () => {
      const page = await stage.visit(JAN);
      await drawn(page);
      await page.getByRole('button', { name: 'Gewone tabel' }).click();
      const figure = await drawn(page);
      await figure.getByText('Gegevens van de grafiek').click();
      expect(await figure.getByRole('columnheader').allTextContents()).toEqual([
        'Gemeente',
        'Start',
        'Sprint',
        'Klaar',
      ]);
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'are gone on a tab without charts, and give axe-core nothing to find',
    async () => {
      const page = await stage.visit(JAN);
      await drawn(page);
      expect(await faults(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Lijst' }).click();
      await page.locator('.grafieklaag').waitFor({ state: 'hidden' });
      expect(await page.getByRole('figure').count()).toBe(0);
    },
    BROWSER_TIMEOUT,
  );
});
