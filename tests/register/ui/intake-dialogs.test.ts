/** The dialogs Voorgevulde links and Stand van de ronde in a real browser on the real bundle. */
import type { Browser, Page } from 'playwright-core';
import { run } from '../../../src/workspace/index.ts';
import type { TestRegister } from '../../support/register.ts';
import { add, makeForms, placedRegister, write } from '../app/intake/support.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 30_000;

let browser: Browser;
let register: TestRegister;

beforeAll(async () => {
  browser = await startBrowser();
  register = placedRegister();
}, TIMEOUT);
afterAll(() => browser?.close());

function open(dialog: string): Promise<Page> {
  return openDialog(browser, dialog, (name, ...args) => {
    const result = run(register.world, register.project, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message);
    return result.value;
  });
}

test(
  'without forms both say what to do first',
  async () => {
    const links = await open('links');
    await links
      .getByText('Er zijn nog geen formulieren. Kies Intake > Formulieren maken of bijwerken.')
      .waitFor();
    expect(await focused(links)).toBe('errors');
    expect(await breaches(links)).toEqual([]);
  },
  TIMEOUT,
);

test(
  'a link stands ready to be copied by hand where the browser does not allow it otherwise',
  async () => {
    makeForms(register);
    const page = await open('links');
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
    await page.locator('#municipality:enabled').waitFor();
    expect(await focused(page)).toBe('municipality');
    await page.getByLabel('Gemeente').selectOption('Deventer');
    const copy = page.getByRole('button', { name: 'Kopieer link: halfjaarlijkse opgave, Bergweide' });
    await copy.press('Enter');
    await page.getByText('Kopiëren mag hier niet vanzelf.').waitFor();
    const field = page.getByRole('textbox', { name: 'Link: halfjaarlijkse opgave, Bergweide' });
    expect(await field.inputValue()).toContain('viewform?usp=pp_url&entry.');
    expect(await breaches(page)).toEqual([]);
    await page.getByLabel('Gemeente', { exact: true }).selectOption('Almelo (nog geen terreinen)');
    await page.getByText('Gemeente Almelo').waitFor();
    expect(await page.getByRole('table').count()).toBe(1);
  },
  TIMEOUT,
);

test(
  'the round tells who has not answered, and puts a reminder ready',
  async () => {
    const contact = {
      designation: 'aanspreekpunt gemeente Zwolle',
      name: 'Jo Jansen',
      email: 'jo@zwolle.example',
      role: 'gemeente',
      municipality_code: 'GM0193',
      source: 'Proef',
      delete_after: '2030-01-01',
    };
    write(register, add('contact', 'z', contact));
    for (const cluster of ['CL-0001', 'CL-0003'])
      write(register, add('track', cluster, { name: cluster, cluster_id: cluster, state_w1: 'kandidaat' }));
    const page = await open('round');
    await page.getByText('Klaar: 0 van de 2 gemeenten. Binnen: 0 van de 2 opgaven.').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('jo@zwolle');
    await page.getByText('Deventer: nog niets binnen').press('Enter');
    await page
      .getByText('Vul in het tabblad Gemeenten een aanspreekpunt in dat een e-mailadres heeft.')
      .waitFor();
    await page.getByText('Zwolle: nog niets binnen').press('Enter');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Herinnering klaarzetten voor Zwolle' }).press('Enter');
    await page.getByText('De herinnering voor Zwolle staat klaar in Postvak uit').waitFor();
    expect(register.read('outbox').rows.filter(({ kind }) => kind === 'ronde')).toHaveLength(1);
  },
  TIMEOUT,
);
