/** Files in a real browser: the pane, the page of a document, and the addresses that open them. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage } from './support.ts';

const JAN = 'jan@overijssel.example';
const GAST = 'gast@elders.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

async function files(page: Page) {
  await page.getByRole('button', { name: 'Bestanden', exact: true }).click();
  const pane = page.getByRole('region', { name: 'Bestanden' });
  await pane.getByText('bestanden en mappen').waitFor();
  return pane;
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('the pane', () => {
  test(
    'by keyboard: into a folder, back, and on to the spreadsheet that opens in the page',
    async () => {
      const page = await stage.visit(JAN);
      const pane = await files(page);
      expect(await faults(page)).toEqual([]);
      await pane.getByRole('link', { name: 'Nota’s' }).press('Enter');
      await pane.getByText('1 bestand of map.').waitFor();
      const here = pane.getByRole('button', { name: 'Nota’s' });
      expect(await here.getAttribute('aria-current')).toBe('page');
      expect(await here.evaluate((button) => button === document.activeElement)).toBe(true);
      await pane.locator('summary').press('Enter');
      expect(await pane.getByRole('listitem').filter({ hasText: 'Nota over' }).textContent()).toContain(
        'Eva de Boer: mag bewerken',
      );
      await picture(page, 'bestanden');
      expect(await faults(page)).toEqual([]);
      await pane.getByRole('button', { name: 'Alle mappen' }).press('Enter');
      await pane.getByRole('link', { name: 'Tweede spreadsheet' }).press('Enter');
      await title(page, 'Tweede spreadsheet');
      await page.waitForURL(/\/\?bestand=/);
      await page
        .getByLabel('Bestand', { exact: true })
        .locator('option:checked', { hasText: 'Tweede spreadsheet' })
        .waitFor({ state: 'attached' });
      await page.reload();
      await title(page, 'Tweede spreadsheet');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'finds by name, shows the bin, and takes a tab along as CSV',
    async () => {
      const page = await stage.visit(JAN);
      const pane = await files(page);
      await pane.getByLabel('Zoek op naam').fill('parkman');
      await pane.getByText('in Nota’s').waitFor();
      await pane.getByRole('button', { name: 'Prullenbak (1)' }).click();
      const old = pane.getByRole('listitem').filter({ hasText: 'oud.txt' });
      await old.locator('summary').press('Enter');
      await old.getByRole('button', { name: 'Terugzetten' }).press('Enter');
      await pane.getByText('De prullenbak is leeg.').waitFor();
      const bin = pane.getByRole('button', { name: 'Prullenbak (0)' });
      expect(await bin.evaluate((button) => button === document.activeElement)).toBe(true);
      await pane.getByRole('button', { name: 'Alle mappen' }).click();
      const sheet = pane.getByRole('listitem').filter({ hasText: 'Tweede spreadsheet' });
      await sheet.locator('summary').click();
      await sheet.getByLabel('Tabblad', { exact: true }).selectOption('Uren');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        sheet.getByRole('link', { name: 'Tabblad van Tweede spreadsheet als CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('Tweede spreadsheet - Uren.csv');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'somebody without access sees that, and stays where he is',
    async () => {
      const page = await stage.visit(GAST);
      const pane = await files(page);
      const sheet = pane.getByRole('listitem').filter({ hasText: 'Tweede spreadsheet' });
      expect(await sheet.textContent()).toContain('u hebt geen toegang');
      await sheet.getByRole('link').click();
      await page.getByText('Gast zonder rechten heeft geen toegang tot ‘Tweede spreadsheet’.').waitFor();
      await title(page, 'Proef met terreinen');
      expect(await page.getByLabel('Bestand', { exact: true }).locator('option:checked').textContent()).toBe(
        'Proef met terreinen',
      );
    },
    BROWSER_TIMEOUT,
  );
});

describe('a document', () => {
  test(
    'opens beside the page, can be read by everybody, and its links lead to the page again',
    async () => {
      const page = await stage.visit(JAN);
      const pane = await files(page);
      await pane.getByRole('link', { name: 'Nota’s' }).click();
      const [document] = await Promise.all([
        page.waitForEvent('popup'),
        pane.getByRole('link', { name: 'Nota over parkmanagement', exact: true }).click(),
      ]);
      await document.getByRole('heading', { level: 1, name: 'Parkmanagement' }).waitFor();
      expect(await document.title()).toBe('Nota over parkmanagement');
      expect(await document.getByRole('banner').textContent()).toContain('Provincie Overijssel');
      expect(await document.getByRole('contentinfo').textContent()).toContain('Concept');
      expect(await document.getByRole('row').count()).toBe(3);
      expect(await document.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
      await picture(document, 'document');
      // Its policy lets not even the checker run, so a copy without one is checked.
      const copy = await page.context().newPage();
      await copy.setContent(await document.content());
      expect(await faults(copy)).toEqual([]);
      const [download] = await Promise.all([
        document.waitForEvent('download'),
        document.getByRole('link', { name: 'Word (DOCX)' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('Nota over parkmanagement.docx');
      await document.getByRole('link', { name: 'De gegevens staan in het register.' }).click();
      await title(document, 'Tweede spreadsheet');
    },
    BROWSER_TIMEOUT,
  );
});

describe('addresses', () => {
  test(
    'open a spreadsheet at a tab as somebody, a folder in the pane, and say when a file is not there',
    async () => {
      const page = await stage.visit(JAN);
      const address = await (await files(page))
        .getByRole('link', { name: 'Tweede spreadsheet' })
        .getAttribute('href');
      const at = (path: string) => page.goto(`${stage.server.address.slice(0, -1)}${path}`);
      await at(`${address}&tab=1`);
      await title(page, 'Tweede spreadsheet');
      await at(`${address!.split('&')[0]}&als=${GAST}`);
      await page.getByText('Gast zonder rechten heeft geen toegang tot ‘Tweede spreadsheet’.').waitFor();
      await title(page, 'Proef met terreinen');
      await page.getByLabel('Werken als').selectOption('Jan Jansen');
      await title(page, 'Tweede spreadsheet');
      await at('/?bestand=weg');
      await page.getByText('Deze spreadsheet bestaat niet, of ligt in de prullenbak.').waitFor();
      await title(page, 'Proef met terreinen');
      const folder = await (await files(page)).getByRole('link', { name: 'Nota’s' }).getAttribute('href');
      await at(`${folder!.split('&')[0]}&als=${GAST}`);
      const pane = page.getByRole('region', { name: 'Bestanden' });
      await pane.getByText('u hebt geen toegang').waitFor();
      expect(await page.getByLabel('Werken als').locator('option:checked').textContent()).toBe(
        'Gast zonder rechten',
      );
      const picture = await (async () => {
        await pane.getByRole('button', { name: 'Alle mappen' }).click();
        return pane.getByRole('link', { name: 'stip.png' }).first().getAttribute('href');
      })();
      await at(picture!.split('?')[0]!);
      expect(await page.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );
});
