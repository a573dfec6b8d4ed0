/** The dialog "Sjablonen controleren" in a real browser on the real bundle, with the template in the Workspace's Drive. */
import type { Browser, Page } from 'playwright-core';
import { type LocalRegister, openRegister } from '../../../scripts/world.ts';
import { batchUpdate } from '../../../src/workspace/services/docs/batch-update.ts';
import type { DocumentFile } from '../../../src/workspace/world.ts';
import { breaches, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 60_000;

let browser: Browser;
let register: LocalRegister;

beforeAll(async () => {
  register = await openRegister(null);
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

async function look(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

function documents(): readonly DocumentFile[] {
  return [...register.world.files.values()].filter(
    (file): file is DocumentFile => file.kind === 'document' && !file.trashed,
  );
}

test(
  'a person sees what is wrong and where, copies a field, and puts the default back',
  async () => {
    const page = await openDialog(
      browser,
      'templates',
      (name, ...args) => register.call(name, ...args).value,
    );
    const status = page.getByRole('status');
    await page.getByLabel('Rapport', { exact: true }).selectOption('Factsheet');
    await page.getByText('Geen fouten. Je kunt rapporten maken.').waitFor();
    expect(documents().map(({ name }) => name)).toEqual(['Sjabloon factsheet']);
    await page.getByText(/^Overal in het sjabloon \(/).click();
    await page.getByRole('row', { name: '{{onderwerp}}' }).getByRole('button').click();
    await page.getByText(/Veld gekopieerd|druk op Ctrl\+C/).waitFor();
    await look(page, 'sjablonen-goed');
    expect(await breaches(page)).toEqual([]);

    const [template] = documents();
    const text = 'Over {{onderwep}} en {{#sessies}}';
    batchUpdate(
      template!.model,
      template!.id,
      { requests: [{ insertText: { text: `${text}\n`, location: { index: 1 } } }] },
      { fetchImage: () => null },
    );
    await page.getByRole('button', { name: 'Opnieuw controleren' }).click();
    await page.getByText('2 fouten. Eerst herstellen, dan rapporten maken.').waitFor();
    const items = await page.locator('#result > ol > li').allTextContents();
    expect(items[0]).toContain('Het deel “sessies” begint hier, maar eindigt nergens.');
    expect(items[1]).toContain('Het veld {{onderwep}} bestaat niet.');
    expect(items[1]).toContain('Bedoel je {{onderwerp}}?');
    expect(items[1]).toContain(text);
    await look(page, 'sjablonen-fout');
    expect(await breaches(page)).toEqual([]);

    await page.getByRole('button', { name: 'Standaardsjabloon terugzetten' }).click();
    await page.getByRole('button', { name: 'Ja, terugzetten' }).click();
    await page.getByText('Geen fouten. Je kunt rapporten maken.').waitFor();
    expect(documents()).toHaveLength(1);
    expect(await status.count()).toBe(1);
  },
  TIMEOUT,
);
