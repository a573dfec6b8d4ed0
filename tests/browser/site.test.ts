/** The read-only web page in a real browser: on a desk, a tablet and a phone, in the dark, on paper, and by keyboard alone. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { drawn, openSite, siteAddress } from './site.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage } from './support.ts';

/** The example is loaded before anything can be seen. */
const LONG = 4 * BROWSER_TIMEOUT;
const PAGES = [
  ['overzicht', ''],
  ['terreinen', ''],
  ['terreinen', '&gemeente=GM1735&wagon=1'],
  ['terrein', '&id=CL-0001'],
  ['terrein', '&id=CL-9999'],
] as const;

let stage: Stage;
let at: (page: string, more?: string) => string;

beforeAll(async () => {
  stage = await openStage('site-world.ts');
  at = await siteAddress(stage);
}, LONG);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** What has the focus in the site: its id, or else its text. */
async function focused(page: Page): Promise<string> {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame())!;
  return frame.evaluate(() => {
    const here = document.activeElement;
    return here === document.body ? '' : here?.id || here?.textContent?.trim() || '';
  });
}

/** Goes on with Tab until this has the focus; what is passed on the way. */
async function tabTo(page: Page, wanted: string): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let tries = 0; tries < 40; tries++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === wanted) return passed;
    passed.push(here);
  }
  throw new Error(`No ${wanted} among ${passed.join(', ')}.`);
}

test.each([1440, 768, 390])(
  'at %d pixels axe finds nothing on any page, and none scrolls sideways',
  async (width) => {
    for (const [index, [name, more]] of PAGES.entries()) {
      const { page } = await openSite(stage, at(name, more), { width, height: 900 });
      expect([name, more, await faults(page)]).toEqual([name, more, []]);
      const frame = page.frames().at(-1)!;
      const over = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([name, more, Math.max(0, over)]).toEqual([name, more, 0]);
      expect(await page.title()).toMatch(/^.+ – Bedrijventerreinen: stand van zaken$/);
      await picture(page, `site-${width}-${index}-${name}`);
      await page.close();
    }
  },
  LONG,
);

test(
  'in the dark the words stand out as well',
  async () => {
    for (const [name, more] of PAGES.slice(0, 2)) {
      const { page } = await openSite(stage, at(name, more), { width: 900, height: 900 });
      await page.emulateMedia({ colorScheme: 'dark' });
      expect([name, await faults(page)]).toEqual([name, []]);
      await picture(page, `site-donker-${name}`);
    }
  },
  LONG,
);

test(
  'on a phone each row of the list stands by itself, with what it says in words',
  async () => {
    const { frame } = await openSite(stage, at('terreinen', '&q=hessenpoort'), { width: 390, height: 844 });
    const row = frame.getByRole('row').filter({ hasText: 'Hessenpoort' });
    await row.getByRole('cell', { name: 'Zwolle' }).waitFor();
    const [box, link] = [await row.boundingBox(), await row.getByRole('link').boundingBox()];
    expect(box!.width).toBeLessThanOrEqual(390);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    // Large enough for a thumb.
    expect(link!.height).toBeGreaterThanOrEqual(24);
    const said = await row.evaluate((one) =>
      [...one.querySelectorAll('td')].map(
        (cell) => getComputedStyle(cell, '::before').content.replace(/["\\]/g, '') + cell.textContent,
      ),
    );
    expect(said.join('')).toMatch(
      /Zwolle · Wagon 3 · In uitvoering · Sinds: \d+-\d+-\d{4} · Organisatiegraad: 4/,
    );
  },
  LONG,
);

test(
  'by keyboard alone: past the navigation, to the list, a search, one business park, and back by the trail',
  async () => {
    const { page } = await openSite(stage, at('overzicht'), { width: 1200, height: 800 });
    await tabTo(page, 'Naar de inhoud');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    expect(await focused(page)).toBe('inhoud');
    // The first thing of the content comes next: the map, in the order of its names.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^Almelo/);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Bedrijventerreinen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/pagina=terreinen/);
    await drawn(page);
    await tabTo(page, 'q');
    await page.keyboard.type('hessenpoort');
    expect(await tabTo(page, 'Zoeken')).toEqual(['gemeente', 'wagon', 'thema']);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=hessenpoort/);
    const found = await drawn(page);
    await found.getByText('1 bedrijventerrein gevonden.').first().waitFor();
    await tabTo(page, 'Hessenpoort');
    await page.keyboard.press('Enter');
    await page.waitForURL(/pagina=terrein&/);
    const park = await drawn(page);
    await park.getByRole('heading', { level: 1, name: 'Hessenpoort' }).waitFor();
    await tabTo(page, 'Zwolle');
    await page.keyboard.press('Enter');
    await page.waitForURL(/gemeente=GM0193/);
    const town = await drawn(page);
    await town.getByRole('heading', { level: 1, name: 'Bedrijventerreinen in Zwolle' }).waitFor();
  },
  LONG,
);

test(
  'on paper the navigation is gone and the tables are whole',
  async () => {
    const { page, frame } = await openSite(stage, at('overzicht'), { width: 720, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(await frame.getByRole('navigation').count()).toBe(0);
    const table = frame.getByRole('table', { name: 'Gemeenten en wagons' });
    expect(await table.evaluate((one) => one.scrollWidth <= one.parentElement!.clientWidth)).toBe(true);
    expect(await table.getByRole('row').count()).toBe(26);
    await picture(page, 'site-papier');
  },
  LONG,
);
