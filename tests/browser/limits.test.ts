/** The panes of quotas and faults in a real browser. */
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, pane, picture, type Stage } from './support.ts';

const JAN = 'jan@overijssel.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

test(
  'a fault that is set by keyboard strikes the next run once, and the pane hears of it',
  async () => {
    const page = await stage.visit(JAN);
    const pane_ = await pane(page, 'Storingen');
    await pane_.getByText('Er is nu geen storing.').waitFor();
    expect(await faults(page)).toEqual([]);
    await pane_.getByLabel('Soort').selectOption('Een dienst geeft een fout');
    await pane_.getByLabel('Alleen bij deze methode').fill('Range.setBackground');
    await pane_.getByLabel('Foutmelding').fill('Service Spreadsheets timed out while accessing document.');
    await pane_.getByLabel('Hoe vaak').press('Enter');
    await pane_.getByText('Elke aanroep van Range.setBackground geeft een fout').waitFor();
    await picture(page, 'storingen');
    expect(await faults(page)).toEqual([]);
    const menu = async () => {
      await page.getByRole('menuitem', { name: 'Proef' }).click();
      await page.getByRole('menuitem', { name: 'Meer' }).click();
      await page.getByRole('menuitem', { name: 'Kleur rij 3' }).click();
    };
    await menu();
    await page.getByText('De functie ‘kleurRij’ is mislukt.').waitFor();
    await pane_.getByText('Er is nu geen storing.').waitFor();
    await page.getByRole('button', { name: 'Uitvoeringen' }).click();
    const run = page.getByRole('region', { name: 'Uitvoeringen' }).getByRole('listitem').first();
    await run.locator('summary').click();
    expect(await run.textContent()).toMatch(/kleurRijMislukt.*timed out.*Range\.setBackground1/s);
    await menu();
    await run.getByText('Voltooid').waitFor();
  },
  BROWSER_TIMEOUT,
);

test(
  'each kind shows its own fields, a wrong number is held back, and faults are cleared',
  async () => {
    const page = await stage.visit(JAN);
    const pane_ = await pane(page, 'Storingen');
    const kind = pane_.getByLabel('Soort');
    await kind.selectOption('Een quotum is op');
    await pane_.getByLabel('Quotum').selectOption('Ontvangers van mail');
    expect(await pane_.getByLabel('Hoe vaak').isVisible()).toBe(false);
    await pane_.getByRole('button', { name: 'Zet aan' }).click();
    await pane_.getByText('Op: Ontvangers van mail').waitFor();
    await kind.selectOption('Een uitvoering wordt afgebroken');
    await pane_.getByRole('button', { name: 'Zet aan' }).click();
    expect(
      await pane_.getByLabel('Bij welke aanroep').evaluate((input) => input === document.activeElement),
    ).toBe(true);
    await pane_.getByLabel('Bij welke aanroep').fill('3');
    await pane_.getByLabel('Hoe vaak').fill('');
    await pane_.getByRole('button', { name: 'Zet aan' }).press('Enter');
    await pane_.getByText('Een uitvoering stopt bij aanroep 3').waitFor();
    await pane_.getByText('Nu aan (2)').waitFor();

    const quotas = await pane(page, 'Quota');
    const jan = quotas.getByRole('row').filter({ hasText: 'Jan Jansen' });
    expect(await jan.textContent()).toContain('op van 1.500');
    await picture(page, 'quota');
    expect(await faults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Storingen' }).click();
    await pane_.getByRole('button', { name: 'Wis: Een uitvoering stopt bij aanroep 3' }).press('Enter');
    await pane_.getByText('Nu aan (1)').waitFor();
    await pane_.getByRole('button', { name: 'Alles wissen' }).click();
    await pane_.getByText('Er is nu geen storing.').waitFor();
    expect(await kind.evaluate((select) => select === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Quota' }).click();
    // The three messages that the demo sent are counted.
    await quotas.getByText('1.497').waitFor();
  },
  BROWSER_TIMEOUT,
);
