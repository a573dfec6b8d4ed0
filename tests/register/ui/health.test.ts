/** Staat van het register in a real browser on the real bundle: what is wrong, and the button that repairs it. */
import type { Browser, Page } from 'playwright-core';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 30_000;

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

function open(register: TestRegister): Promise<Page> {
  register.click(['Beheer', 'Staat van het register…']);
  const { id } = register.driver.pages(COORDINATOR, register.fileId).at(-1)!;
  return openDialog(browser, 'health', (name, ...args) => {
    const result = register.driver.callPage(id, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
    return result.value;
  });
}

test(
  'what is wrong comes first and is repaired with the keyboard, after which the line has the focus and says so',
  async () => {
    const register = freshRegister();
    register.world.triggers.clear();
    const sheet = register.tab('track');
    sheet.protections = sheet.protections.filter(({ description }) => !description.includes('koppen'));
    register.driver.deleteColumns(
      COORDINATOR,
      register.fileId,
      'Terreinen',
      register.column('terrain', 'gross_area'),
      1,
    );
    const page = await open(register);
    const line = (title: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    await line('Automatische taken').waitFor();
    expect(await page.locator('#summary').textContent()).toMatch(/^3 fouten, \d keer let op, \d+ goed\.$/);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Automatische taken');
    expect(await line('Automatische taken').textContent()).toContain('Ontbreekt: Controleert elke nacht');
    expect(await line('Tabbladen, koppen en kolommen').textContent()).toContain(
      'Kolom "Bruto" in "Terreinen" ontbreekt.',
    );
    expect(await line('Beveiligingen').textContent()).toContain('Trajecten, koppen');
    expect(await breaches(page)).toEqual([]);
    if (process.env.SHOT)
      await page.screenshot({ path: `${process.env.SHOT}/health-wrong.png`, fullPage: true });

    for (const title of ['Automatische taken', 'Beveiligingen', 'Tabbladen, koppen en kolommen']) {
      await line(title).getByRole('button', { name: 'Herstellen' }).press('Enter');
      await line(title).getByText('Goed', { exact: true }).waitFor();
      expect(await focused(page)).toMatch(/^title-/);
      expect(await page.locator('#said').textContent()).not.toBe('');
    }
    expect(await page.locator('#summary').textContent()).toMatch(/^Geen fouten, /);
    expect(await breaches(page)).toEqual([]);
    if (process.env.SHOT)
      await page.screenshot({ path: `${process.env.SHOT}/health-right.png`, fullPage: true });
    await page.getByRole('button', { name: 'Opnieuw nakijken' }).press('Enter');
    await page.getByText('Bezig met nakijken…').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('summary');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('window.closed_')).toBe(true);
  },
  TIMEOUT,
);
