/** The dialog of the periods on the real bundle: from control to frozen, submitted and corrected. */
import type { Browser, Page } from 'playwright-core';
import { loadExample } from '../../../scripts/example/load.ts';
import { type LocalRegister, openRegister } from '../../../scripts/world.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 120_000;

let browser: Browser;
let register: LocalRegister;

beforeAll(async () => {
  register = await openRegister(null, { now: Date.parse('2026-11-23T09:00:00Z') });
  loadExample(register, '2026-11-23');
  // The half-year is over.
  register.world.moveClock(Date.parse('2027-01-04T09:00:00Z'));
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

function open(): Promise<Page> {
  return openDialog(browser, 'periods', (name, ...args) => register.call(name, ...args).value);
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/periods-${name}.png`, fullPage: true });
}

test(
  'a period goes from open to submitted, with what is missing on the way, and is corrected',
  async () => {
    const page = await open();
    await page.getByLabel('Periode').waitFor();
    await page.getByLabel('Periode').selectOption('2026-H2');
    await page.getByRole('button', { name: 'In controle nemen' }).click();
    await page.getByText('staat nu op In controle').waitFor();
    expect(await focused(page)).toBe('title');
    expect(await breaches(page)).toEqual([]);

    await page.getByRole('button', { name: 'Wat ontbreekt er?' }).click();
    await page.getByRole('heading', { name: /punten bij/ }).waitFor();
    expect(await focused(page)).toBe('found');
    await page.locator('details summary').first().click();
    await shot(page, 'control');
    expect(await breaches(page)).toEqual([]);
    const body = (await page.locator('main').textContent())!;
    expect(body).not.toMatch(/@/);
    await page.getByRole('button', { name: /Bericht klaarzetten/ }).click();
    await page.getByText(/gaan \d+ berichten uit|gaat 1 bericht uit/).waitFor();
    await page.getByRole('button', { name: /Bericht klaarzetten/ }).click();
    await page.getByText('Iedereen kreeg vandaag al bericht').waitFor();

    await page.getByRole('button', { name: 'Vaststellen' }).click();
    await page.getByRole('heading', { name: 'Tweede halfjaar 2026 vaststellen?' }).waitFor();
    await shot(page, 'freeze');
    await page.getByRole('button', { name: 'Ja, stel de cijfers vast' }).click();
    await page.getByText('is vastgesteld: de cijfers van').waitFor();
    await page.getByRole('button', { name: 'Is ingediend' }).click();
    await page.getByText('staat nu op Ingediend').waitFor();
    await shot(page, 'submitted');

    await page.getByRole('button', { name: 'Corrigeren…' }).click();
    await page.getByRole('heading', { name: 'Correctie van tweede halfjaar 2026' }).waitFor();
    await page.getByRole('button', { name: 'Correctie maken' }).click();
    await page.getByRole('link', { name: /Geef de reden/ }).waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByLabel('Reden').fill('Zo maar');
    await page.getByRole('button', { name: 'Correctie maken' }).click();
    await page.getByText('geven nu dezelfde cijfers').waitFor();
    const measure = { title: 'Vergeten', cluster_id: 'De Pol', theme: 'Energie', status: 'idee' };
    register.call('addRows', [{ table: 'measure', rows: [measure] }], 'Vergeten maatregel');
    await page.getByRole('button', { name: 'Corrigeren…' }).click();
    await page.getByText('Van 1 cluster zouden de cijfers nu anders zijn.').waitFor();
    await page.getByRole('checkbox', { name: 'De Pol (cijfers anders)' }).check();
    await page.getByLabel('Reden').fill('Verkeerd geteld');
    await shot(page, 'correction');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Correctie maken' }).click();
    await page
      .getByText('versie 2. De nieuwe versies van de rapporten komen komende nacht vanzelf.')
      .waitFor();
    expect(await page.locator('#facts').textContent()).toContain('versie 2');
  },
  TIMEOUT,
);
