/** A browser with the page in it, on a world in memory: for the tests of the page. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type Page,
  type PageScreenshotOptions,
  chromium as playwright,
} from 'playwright-core';
import { ASSETS, buildPage } from '../../src/workspace/page/assets.ts';
import { startWorld, type WorldHost } from '../../src/workspace/page/host.ts';
import type { Requests, SheetView } from '../../src/workspace/page/protocol.ts';
import { type RunningServer, startServer } from '../../src/workspace/page/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INDEX = join(ROOT, 'src/workspace/page/client/index.html');

/** Starting a browser and drawing a page takes seconds on a slow machine. */
export const BROWSER_TIMEOUT = 30_000;

export interface Stage {
  readonly host: WorldHost;
  readonly server: RunningServer;
  /** A browser of one's own for a person, with the page open and drawn. */
  visit(email: string, size?: { width: number; height: number }): Promise<Page>;
  /** Any address of the server, in a browser of its own. */
  browse(path: string, size?: { width: number; height: number }): Promise<Page>;
  /** What the page would ask of the world, for a person. */
  ask<Name extends keyof Requests>(
    name: Name,
    params: Requests[Name]['params'],
    person?: string,
  ): Promise<Requests[Name]['result']>;
  /** A tab as it stands in the world, by its name, in the file whose name begins so. */
  sheet(name: string, file?: string, person?: string): Promise<SheetView & { readonly fileId: string }>;
  /** Closes the browsers of all visitors. Throws what went wrong in a page. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** The text that a cell shows, as the world has it. */
export function textOf(view: SheetView, row: number, column: number): string {
  return view.cells.find(([r, c]) => r === row && c === column)?.[2].text ?? '';
}

/** `world` is the module below this folder that opens the world. */
export async function openStage(world = 'demo-world.ts'): Promise<Stage> {
  process.env.TZ = 'Europe/Amsterdam';
  await buildPage();
  const entry = pathToFileURL(join(ROOT, 'tests/browser', world)).href;
  const host = await startWorld(entry, null);
  const server = await startServer({ host, assets: ASSETS, index: INDEX }, 0);
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  const errors: Error[] = [];

  const ask: Stage['ask'] = async (name, params, person = 'jan@overijssel.example') => {
    const envelope = { name, session: 'test', person, params };
    return JSON.parse(await host.request(envelope as never)).value;
  };

  const newPage = async (size: { width: number; height: number }): Promise<Page> => {
    const context = await browser.newContext({ viewport: size, locale: 'nl-NL', reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error));
    return page;
  };

  return {
    host,
    server,
    async visit(email, size = { width: 1400, height: 820 }) {
      const page = await newPage(size);
      await page.addInitScript((person) => {
        if (window === top) sessionStorage.setItem('werken-als', person);
      }, email);
      await page.goto(server.address);
      await page.getByRole('tab', { selected: true }).waitFor();
      await page.locator('#raster canvas').first().waitFor();
      await page.locator('.bladvak:not(.laadt)').waitFor();
      return page;
    },
    async browse(path, size = { width: 1000, height: 900 }) {
      const page = await newPage(size);
      await page.goto(new URL(path, server.address).href);
      return page;
    },
    ask,
    async sheet(name, file = '', person) {
      const { files } = await ask('start', {}, person);
      const { fileId } = files.find((one) => one.name.startsWith(file))!;
      const { book } = await ask('open', { fileId }, person);
      const { sheetId } = book.tabs.find((tab) => tab.name === name)!;
      return { ...(await ask('sheet', { fileId, sheetId }, person)), fileId };
    },
    async leave() {
      for (const context of contexts.splice(0)) await context.close();
      const [error] = errors.splice(0);
      if (error) throw error;
    },
    async close() {
      await browser.close();
      await server.close();
      await host.close();
    },
  };
}

/** Opens a pane beside the grid. */
export async function pane(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('region', { name, exact: true });
}

/** Takes a picture when they are asked for: the whole page, or the part that is told. */
export async function picture(page: Page, name: string, part: PageScreenshotOptions = {}): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, ...part });
}

// The package's own flags put all in one process, which more than one window makes unstable, and switch web
// security off, which these tests are about.
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

/** Dutch, as of the people who come: it decides how an input shows a day. */
const DUTCH = { LANG: 'nl_NL.UTF-8', LANGUAGE: 'nl', LC_ALL: 'nl_NL.UTF-8' };

async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: FLAGS,
    headless: true,
    env: { ...process.env, ...DUTCH },
  });
}

const ROW_HEADER = 46;
const COLUMN_HEADER = 20;

/** Presses on a cell of the demo sheet; rows and columns from 0, in the part that is not scrolled. */
export async function pressCell(page: Page, row: number, column: number): Promise<void> {
  const widths = [100, 170, 150];
  const left = Array.from({ length: column }, (_, i) => widths[i] ?? 100).reduce(
    (sum, width) => sum + width,
    0,
  );
  const canvas = page.locator('#raster canvas[id^=univer-sheet-main-canvas]');
  await canvas.click({
    position: { x: ROW_HEADER + left + 30, y: COLUMN_HEADER + row * 21 + 10 },
  });
}

/** Types in a cell as a person does, and goes on with Enter. */
export async function typeInCell(page: Page, row: number, column: number, text: string): Promise<void> {
  await pressCell(page, row, column);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
