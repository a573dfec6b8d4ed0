/** The grid in a real browser: what is typed, chosen, pasted and refused reaches the world, and comes back. */
import { BROWSER_TIMEOUT, openStage, pressCell, type Stage, textOf, typeInCell } from './support.ts';

const JAN = 'jan@overijssel.example';
const EVA = 'eva@overijssel.example';
const GAST = 'gast@elders.example';
const DEMO = 'Terreinen';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** Waits until the world shows this text in the cell. */
async function expectCell(row: number, column: number, text: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (textOf(await stage.sheet(DEMO), row, column) === text) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(textOf(await stage.sheet(DEMO), row, column)).toBe(text);
}

describe('the grid', () => {
  test(
    'shows the file, its visible tabs and the menu of its script',
    async () => {
      const page = await stage.visit(JAN);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Proef met terreinen');
      expect(await page.getByRole('tab').allTextContents()).toEqual(['Terreinen', 'Leeg']);
      expect(await page.getByRole('menubar').getByRole('menuitem').allTextContents()).toEqual(['Proef']);
      expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'takes what is typed as Dutch, and runs the edit trigger',
    async () => {
      const page = await stage.visit(JAN);
      await typeInCell(page, 1, 3, '12,5');
      await expectCell(1, 3, '12,50');
      await typeInCell(page, 1, 4, '1 mrt 2026');
      await expectCell(1, 4, '1-3-2026');
      await typeInCell(page, 2, 1, '0123');
      await expectCell(2, 1, '123');
      await expectCell(2, 7, 'gewijzigd');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'starts an editor with what was typed before, and leaves the cell alone when nothing changes',
    async () => {
      const page = await stage.visit(JAN);
      await pressCell(page, 3, 6);
      await page.keyboard.press('F2');
      await page.keyboard.press('Enter');
      await pressCell(page, 3, 6);
      await page.keyboard.press('F2');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('5%');
      await page.keyboard.press('Enter');
      await expectCell(3, 6, '35%');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'says in Dutch why a value is refused, and keeps the old one',
    async () => {
      const page = await stage.visit(JAN);
      await typeInCell(page, 4, 3, '-3');
      const message = page.getByRole('status').getByText('Vul een oppervlakte in die groter is dan 0.');
      await message.waitFor();
      await expectCell(4, 3, '1.029,50');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'refuses protected cells to an editor, and everything to a reader',
    async () => {
      const eva = await stage.visit(EVA);
      await typeInCell(eva, 5, 0, 'X');
      await eva.getByText('Deze cellen zijn beveiligd.').waitFor();
      const gast = await stage.visit(GAST);
      await typeInCell(gast, 5, 1, 'X');
      await gast.getByText('U mag dit bestand alleen bekijken.').waitFor();
      await expectCell(5, 0, 'T-5');
      await expectCell(5, 1, 'Terrein 5');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'drops a list from a cell with choices, and ticks a box with the space bar',
    async () => {
      const page = await stage.visit(JAN);
      await pressCell(page, 6, 2);
      await page.keyboard.press('Enter');
      await page.getByRole('listbox').waitFor();
      await page.keyboard.type('zwo');
      await page.keyboard.press('Enter');
      await expectCell(6, 2, 'Zwolle, stad');
      await pressCell(page, 6, 5);
      const before = textOf(await stage.sheet(DEMO), 6, 5);
      await page.keyboard.press('Space');
      await expectCell(6, 5, before === 'WAAR' ? 'ONWAAR' : 'WAAR');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'empties cells with Delete',
    async () => {
      const page = await stage.visit(JAN);
      await pressCell(page, 8, 6);
      await page.keyboard.press('Delete');
      await expectCell(8, 6, '');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'pastes a block from another program, and copies cells within the page',
    async () => {
      const page = await stage.visit(JAN);
      await pressCell(page, 10, 6);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', '5%\teen\n6%\t"twee\nregels"\n');
        document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
      await expectCell(10, 6, '5%');
      await expectCell(11, 7, 'twee\nregels');

      const copied = await page.evaluate(() => {
        const data = new DataTransfer();
        const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement!.dispatchEvent(event);
        (window as unknown as { kept: DataTransfer }).kept = data;
        return data.getData('text/plain');
      });
      expect(copied).toBe('5%\teen\n6%\t"twee\nregels"');
      await pressCell(page, 12, 6);
      await page.evaluate(() => {
        const { kept } = window as unknown as { kept: DataTransfer };
        document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: kept, bubbles: true, cancelable: true }),
        );
      });
      await expectCell(12, 6, '5%');
      await expectCell(13, 7, 'twee\nregels');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'inserts a row from the menu of the right mouse button',
    async () => {
      const page = await stage.visit(JAN);
      const rows = (await stage.sheet(DEMO)).rowCount;
      await pressCell(page, 14, 1);
      const canvas = page.locator('#raster canvas[id^=univer-sheet-main-canvas]');
      await canvas.click({ button: 'right', position: { x: 46 + 130, y: 20 + 14 * 21 + 10 } });
      await page.getByRole('menuitem', { name: /^rij boven invoegen/i }).click();
      await expectCell(15, 1, 'Terrein 14');
      expect((await stage.sheet(DEMO)).rowCount).toBe(rows + 1);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'draws what another person changes, without loading again',
    async () => {
      const [jan, eva] = [await stage.visit(JAN), await stage.visit(EVA)];
      await eva.getByRole('button', { name: 'Gewone tabel' }).click();
      const cell = eva.locator('[data-cel="20,1"]');
      await cell.waitFor();
      const drawn = async () => (await jan.locator('#raster').screenshot()).toString('base64');
      await pressCell(jan, 0, 0);
      await jan.waitForTimeout(300);
      const before = await drawn();

      await typeInCell(jan, 20, 1, 'Nieuw van Jan');
      await eva.getByRole('gridcell', { name: 'Nieuw van Jan' }).waitFor();

      await pressCell(jan, 0, 0);
      await expectDrawn(drawn, before);
    },
    BROWSER_TIMEOUT,
  );
});

async function expectDrawn(drawn: () => Promise<string>, before: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await drawn()) !== before) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The grid shows what it showed before.');
}
