/** Ongedaan maken, Verwijderd and Geschiedenis in a real browser on the real bundle. */
import type { Browser, Page } from 'playwright-core';
import type { Change } from '../../../src/register/domain/change/change.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 30_000;
const HOSTILE = '<img src=x onerror=alert(1)>';

let browser: Browser;
let register: TestRegister;

beforeAll(async () => {
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

beforeEach(() => {
  register = freshRegister();
});

const MENU: Readonly<Record<string, string>> = {
  undo: 'Ongedaan maken…',
  deleted: 'Verwijderd…',
  history: 'Geschiedenis van deze rij',
};

/** Clicks the menu item; the page that it opens runs in the browser, its calls in the Workspace. */
function open(dialog: string): Promise<Page> {
  register.click([MENU[dialog]!]);
  const { id } = register.driver.pages(COORDINATOR, register.fileId).at(-1)!;
  return openDialog(browser, dialog, (name, ...args) => {
    const result = register.driver.callPage(id, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
    return result.value;
  });
}

function write(reason: string, ...changes: readonly Change[]): string {
  const result = register.write({ via: 'menu', reason, changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
  return result.batch!;
}

const update = (key: string, values: Record<string, unknown>): Change => ({
  type: 'update',
  table: 'terrain',
  key,
  values,
});

/** Two terrains; the first one is changed twice, so that the first change cannot be taken back whole. */
function story(): void {
  write(
    'Terreinen van Zwolle',
    {
      type: 'add',
      table: 'terrain',
      key: '+1',
      values: { display_name: 'Hessenpoort I', municipality_code: 'GM0193' },
    },
    { type: 'add', table: 'terrain', key: '+2', values: { display_name: HOSTILE } },
  );
  write('Oppervlakten uit de brief', update('OV-0001', { gross_area: 12.5, plan_phase: '1' }));
  write('Nagemeten', update('OV-0001', { gross_area: 13 }));
}

describe('Ongedaan maken', () => {
  test(
    'open the last batch with the keyboard, see old and new, take it back, and see it in the list',
    async () => {
      story();
      const page = await open('undo');
      await page.getByRole('heading', { name: 'Nagemeten' }).waitFor();
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Bekijken' }).first().press('Enter');
      await page.getByRole('heading', { name: 'Wat er in deze batch veranderde' }).waitFor();
      expect(await focused(page)).toBe('batch-title');
      expect(await page.getByRole('row').nth(1).textContent()).toBe(
        'Terreinen: OV-0001 · Hessenpoort IGewijzigdBruto12,513',
      );
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ongedaan maken' }).press('Enter');
      await page.getByText(/is ongedaan gemaakt: 1 rij gewijzigd\./).waitFor();
      expect(await focused(page)).toBe('list-title');
      expect(register.read('terrain').rows[0]).toMatchObject({ gross_area: 12.5 });
      expect(await page.getByText(/^Ongedaan gemaakt met batch/).count()).toBe(1);
    },
    TIMEOUT,
  );

  test(
    'what stands in the way is told, and the rest is only taken back when asked for',
    async () => {
      story();
      const page = await open('undo');
      await page.getByRole('heading', { name: 'Oppervlakten uit de brief' }).waitFor();
      await page.getByRole('button', { name: 'Bekijken' }).nth(1).click();
      const blocked = page.getByRole('region', { name: 'Dit staat in de weg' });
      await blocked.waitFor();
      expect(await blocked.getByRole('row').nth(1).textContent()).toMatch(
        /^Terreinen: OV-0001 · Hessenpoort IBruto12,513Later gewijzigd door g-[0-9a-f]{6} op 23-11-2026/,
      );
      expect(await page.getByRole('button', { name: 'Ongedaan maken', exact: true }).count()).toBe(0);
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'De rest wel ongedaan maken' }).click();
      await page.getByText(/is deels ongedaan gemaakt: 1 rij gewijzigd\./).waitFor();
      expect(register.read('terrain').rows[0]).toMatchObject({ gross_area: 13, plan_phase: null });
    },
    TIMEOUT,
  );

  test(
    'a change that comes in meanwhile is shown before anything is done; back leads to the list',
    async () => {
      story();
      const page = await open('undo');
      await page.getByRole('button', { name: 'Bekijken' }).first().click();
      await page.getByRole('button', { name: 'Ongedaan maken' }).waitFor();
      write('Nog eens gemeten', update('OV-0001', { gross_area: 14 }));
      await page.getByRole('button', { name: 'Ongedaan maken' }).click();
      await page.getByText('Er is net nog iets veranderd.').waitFor();
      expect(register.read('terrain').rows[0]).toMatchObject({ gross_area: 14 });
      await page.getByRole('button', { name: 'Terug' }).click();
      expect(await focused(page)).toBe('Bekijken');
      expect(await page.locator('img').count()).toBe(0);
    },
    TIMEOUT,
  );

  test(
    'older batches come when asked for, with the focus on the first of them',
    async () => {
      story();
      for (let n = 0; n < 25; n++) write(`Wijziging ${n}`, update('OV-0001', { notes: `tekst ${n}` }));
      const page = await open('undo');
      await page.getByRole('heading', { name: 'Wijziging 24' }).waitFor();
      expect(await page.getByRole('heading', { level: 3 }).count()).toBe(20);
      await page.getByRole('button', { name: /Oudere tonen/ }).click();
      await page.getByRole('heading', { name: 'Terreinen van Zwolle' }).waitFor();
      expect(await focused(page)).toBe('Bekijken');
    },
    TIMEOUT,
  );
});

describe('Verwijderd', () => {
  test(
    'find a row, see what it held, put it back under its own key',
    async () => {
      story();
      write(
        'Opgeruimd',
        { type: 'remove', table: 'terrain', key: 'OV-0001', values: {} },
        { type: 'remove', table: 'terrain', key: 'OV-0002', values: {} },
      );
      const page = await open('deleted');
      await page.getByText('2 rijen gevonden.').waitFor();
      expect(await breaches(page)).toEqual([]);
      await page.getByLabel('Zoeken').fill('hessen');
      await page.getByText('1 rij gevonden.').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.evaluate('window.closed_')).toBeUndefined();
      await page.getByText('Wat erin stond').click();
      expect(await page.getByRole('row', { name: /^Bruto/ }).textContent()).toBe('Bruto13');
      await page.getByRole('button', { name: 'Terugzetten' }).press('Enter');
      await page.getByText('OV-0001 · Hessenpoort I staat weer in Terreinen.').waitFor();
      expect(await focused(page)).toBe('result');
      expect(await page.getByText(/^Teruggezet door g-/).count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Terugzetten' }).count()).toBe(0);
      expect(await breaches(page)).toEqual([]);
      const row = register.read('terrain').rows[0];
      expect(row).toMatchObject({ terrain_id: 'OV-0001', gross_area: 13, municipality_code: 'GM0193' });
      expect(await page.locator('img').count()).toBe(0);
    },
    TIMEOUT,
  );

  test(
    'a row of a past year is found in the archive, and comes back from it',
    async () => {
      story();
      write('Opgeruimd', { type: 'remove', table: 'terrain', key: 'OV-0001', values: {} });
      register.world.triggers.clear();
      register.driver.advanceTo(Date.parse('2027-03-01T09:00:00Z'));
      write('Later', { type: 'add', table: 'terrain', key: '+3', values: { display_name: 'Derde' } });
      register.click(['Beheer', 'Journaal naar archief']);
      const page = await open('deleted');
      await page.getByText('Er zijn geen verwijderde rijen gevonden.').waitFor();
      await page.getByRole('button', { name: 'Ook in het archief zoeken' }).press('Enter');
      await page.getByText('1 rij gevonden.').waitFor();
      expect(await focused(page)).toBe('find');
      await page.getByRole('button', { name: 'Terugzetten' }).click();
      await page.getByText('OV-0001 · Hessenpoort I staat weer in Terreinen.').waitFor();
      expect(await breaches(page)).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'a contact comes back without what is not kept, and that is said',
    async () => {
      const values = { designation: 'Trekker', name: 'Jo Voorbeeld', organisation_id: null };
      write('Erbij', { type: 'add', table: 'contact', key: '+1', values });
      write('Weg', { type: 'remove', table: 'contact', key: 'CT-0001', values: {} });
      const page = await open('deleted');
      await page.getByRole('button', { name: 'Terugzetten' }).click();
      await page.getByText('Naam is leeg: gegevens van mensen staan niet in het journaal.').waitFor();
      expect(await page.content()).not.toContain('Voorbeeld');
    },
    TIMEOUT,
  );
});

describe('Geschiedenis van deze rij', () => {
  test(
    'the row under the cursor, its changes per field, and taking one back from there',
    async () => {
      story();
      const sheet = register.tab('terrain');
      register.driver.select(COORDINATOR, register.fileId, sheet.id, 'C2');
      const page = await open('history');
      await page.getByRole('heading', { name: 'Terreinen: OV-0001 · Hessenpoort I' }).waitFor();
      expect(await page.getByRole('heading', { level: 3 }).count()).toBe(3);
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ongedaan maken…' }).first().click();
      await page.getByRole('button', { name: 'Ongedaan maken', exact: true }).click();
      await page.getByText(/is ongedaan gemaakt: 1 rij gewijzigd\./).waitFor();
      expect(await focused(page)).toBe('row-title');
      expect(await page.getByRole('heading', { level: 3 }).count()).toBe(4);
      expect(register.read('terrain').rows[0]).toMatchObject({ gross_area: 12.5 });
    },
    TIMEOUT,
  );

  test(
    'a row without a key is explained',
    async () => {
      register.driver.select(COORDINATOR, register.fileId, register.tab('terrain').id, 'C2');
      const page = await open('history');
      await page.getByRole('alert').getByText('De gekozen rij is leeg of heeft nog geen sleutel.').waitFor();
    },
    TIMEOUT,
  );
});
