/** Measures the page in a real browser: how long a person waits for what he does. */
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';

/** Milliseconds from what the person does until the page has drawn what came of it. */
export interface PageFigures {
  readonly openMs: number;
  /** To the tab Terreinen, which is the largest. */
  readonly tabMs: number;
  /** Typing in a cell: until the server answered, edit trigger included. */
  readonly editMs: number;
  readonly formatMs: number;
  readonly filterMs: number;
  readonly undoMs: number;
}

const CANVAS = '#raster canvas[id^=univer-sheet-main-canvas]';
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

export async function measurePage(address: string): Promise<PageFigures> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: FLAGS,
    headless: true,
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 820 },
      locale: 'nl-NL',
      bypassCSP: true,
    });
    const openMs = await waited(async () => {
      await page.goto(address);
      await page.locator('.bladvak:not(.laadt)').waitFor();
      await page.locator(CANVAS).waitFor();
    });
    await page.getByRole('tab', { name: 'Gemeenten', exact: true }).click();
    await page.waitForTimeout(1500);
    const tabMs = await redrawn(page, () =>
      page.getByRole('tab', { name: 'Terreinen', exact: true }).click(),
    );
    await page.waitForTimeout(500);
    await page.locator(CANVAS).click({ position: { x: 46 + 250, y: 20 + 5 * 21 + 10 } });
    await page.keyboard.type('Meetterrein');
    const editMs = await answered(page, 'edit', () => page.keyboard.press('Enter'));
    const formatMs = await answered(page, 'format', () => page.keyboard.press('Control+b'));
    const bar = page.getByRole('toolbar');
    const item = (name: string | RegExp) => page.getByRole('menuitem', { name }).first();
    await bar.getByRole('button', { name: 'Filter', exact: true }).click();
    await redrawn(page, () => item('Filter maken').click());
    await page.keyboard.press('Control+Alt+r');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Voorwaarde').selectOption('Tekst bevat');
    await panel.getByLabel('Waarde', { exact: true }).fill('e');
    const filterMs = await redrawn(page, () =>
      panel.getByRole('button', { name: 'OK', exact: true }).click(),
    );
    const undoMs = await redrawn(page, () => bar.getByRole('button', { name: /^Ongedaan/ }).click());
    return { openMs, tabMs, editMs, formatMs, filterMs, undoMs };
  } finally {
    await browser.close();
  }
}

async function waited(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Until the server's answer to this request is there. */
function answered(page: Page, name: string, act: () => Promise<unknown>): Promise<number> {
  return waited(() =>
    Promise.all([
      page.waitForResponse((response) => response.url().endsWith(`/api/${name}`)).then((it) => it.finished()),
      act(),
    ]),
  );
}

/** Until the grid was drawn anew, on another canvas. */
async function redrawn(page: Page, act: () => Promise<unknown>): Promise<number> {
  const id = `document.querySelector(${JSON.stringify(CANVAS)})?.id`;
  const before = await page.evaluate(id);
  return waited(async () => {
    await act();
    await page.waitForFunction(`${id} !== undefined && ${id} !== ${JSON.stringify(before)}`);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  });
}
