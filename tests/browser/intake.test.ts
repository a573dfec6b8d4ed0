/** The way of a report, in a real browser: a municipality sends it, the coordinator decides, and both see what came of it. */
import type { FrameLocator, Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, pane, picture, type Stage, textOf } from './support.ts';

const COORDINATOR = 'coordinator@provincie.example';
const SENDER = 'ruimte@zwolle.example';
/** The example is loaded and both forms are made before anything can be seen. */
const LONG = 6 * BROWSER_TIMEOUT;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('intake-world.ts');
}, LONG);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** A tab of the register as the coordinator has it. */
const sheet = (name: string) => stage.sheet(name, 'Terreinregister', COORDINATOR);

async function look(page: Page, name: string): Promise<string[]> {
  await picture(page, name, { fullPage: true });
  return faults(page);
}

const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

/** Lets the trigger run that sends mail, and opens a mailbox. */
async function mailbox(page: Page, address: string) {
  await pane(page, 'Triggers');
  await page.getByRole('button', { name: 'onQuarter nu uitvoeren' }).click();
  await page.getByText('Zie Uitvoeringen voor het logboek.').last().waitFor();
  const mail = await pane(page, 'Postvak');
  await mail.getByLabel('Postvak van').selectOption(address);
  return mail;
}

/** The first page of a form with answers filled in by its link, as a mail would give it. */
async function prefilled(address: string, answers: Readonly<Record<string, string>>): Promise<Page> {
  const blank = await stage.browse(address);
  const link = new URL(blank.url());
  for (const [label, answer] of Object.entries(answers)) {
    const name = await blank.getByLabel(label).getAttribute('name');
    link.searchParams.set(name!, answer);
  }
  return stage.browse(`${link.pathname}${link.search}`);
}

test(
  'a municipality corrects a terrain and gets a receipt; the coordinator accepts two fields, refuses one, and it shows',
  async () => {
    const forms = await stage.ask('forms', {});
    const { address } = forms.find(({ title }) => title === 'Bedrijventerreinen: aanmelden of wijzigen')!;
    const form = await prefilled(address, {
      'Uw naam (verplicht)': 'Anna de Vries',
      'Uw e-mailadres (verplicht)': SENDER,
      'Uw gemeente (verplicht)': 'Zwolle',
    });
    expect(await form.getByLabel('Uw naam (verplicht)').inputValue()).toBe('Anna de Vries');
    await press(form, 'Volgende');
    const terrain = form.getByLabel(/^Over welk terrein gaat het/);
    const choices = await terrain.getByRole('option').allTextContents();
    await terrain.selectOption(choices.find((text) => text.startsWith('Voorst'))!);
    await press(form, 'Volgende');
    await form.getByLabel('Gegevens van een terrein verbeteren').check();
    await press(form, 'Volgende');
    await form.getByLabel('Bruto oppervlakte in hectare').fill('161,5');
    await form.getByLabel('Plaats').fill('Zwolle');
    await form.getByLabel('Andere namen').fill('=1+1; Voorsterpoort');
    await press(form, 'Volgende');
    await form.getByLabel('Opmerkingen').fill('<b>Let op</b> de nieuwe grens 🏭');
    await press(form, 'Versturen');
    await form.getByText('Wij hebben uw melding ontvangen').waitFor();

    const page = await stage.visit(COORDINATOR);
    const mail = await mailbox(page, SENDER);
    await mail.getByText('Uw melding is ontvangen: Voorst').click();
    const receipt = mail.frameLocator('iframe[title*="is ontvangen"]');
    await receipt.getByText('Dit geeft u door').waitFor();
    expect(await receipt.locator('body').textContent()).toContain('161,5');
    expect(await look(page, 'intake-1-ontvangst')).toEqual([]);

    await page.getByRole('menubar').getByRole('menuitem', { name: 'Terreinregister' }).click();
    await page.getByRole('menu').getByRole('menuitem', { name: 'Intake' }).click();
    await page.getByRole('menu').getByRole('menuitem', { name: 'Inzendingen behandelen' }).click();
    const panel = page.frameLocator('.zijbalk iframe');
    const card = panel.getByRole('button', { name: /Correctie.*Voorst, Zwolle/ });
    await card.waitFor();
    expect(await look(page, 'intake-2-lijst')).toEqual([]);
    await card.click();
    await panel.getByRole('heading', { level: 1, name: /: Correctie$/ }).waitFor();
    const key = (await panel.getByRole('heading', { level: 1 }).textContent())!.split(':')[0]!;
    expect(await panel.getByText('<b>Let op</b> de nieuwe grens 🏭').count()).toBe(1);
    await decide(panel, 'Bruto', 'Overnemen');
    await decide(panel, 'Kern', 'Overnemen');
    await panel.getByRole('button', { name: 'Vastleggen' }).click();
    await panel.getByRole('link', { name: /Andere namen: nog niet gekozen/ }).waitFor();
    expect(await look(page, 'intake-3-fout')).toEqual([]);
    await decide(panel, 'Andere namen', 'Afwijzen', 'Dit zijn twee terreinen.');
    expect(await look(page, 'intake-4-voorstel')).toEqual([]);
    await panel.getByRole('button', { name: 'Vastleggen' }).click();
    await panel.getByText(`${key}: Van de 3 voorstellen zijn er 2 overgenomen.`).waitFor();
    expect(await look(page, 'intake-5-klaar')).toEqual([]);

    const journal = await sheet('Journaal');
    const lines = journal.cells
      .filter(([, , cell]) => cell.text === `Inzending ${key} behandeld`)
      .map(([row]) => row);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    const told = lines.map((row) =>
      Array.from({ length: 14 }, (_, column) => textOf(journal, row, column)).join('|'),
    );
    expect(told.filter((line) => line.includes('Formulier'))).toEqual(told);
    const changed = told.filter((line) => line.includes('|Terreinen|'));
    expect(changed.some((line) => line.includes('|gross_area|') && line.includes('|161.5'))).toBe(true);
    expect(changed.some((line) => line.includes('|town_name|'))).toBe(true);
    expect(changed.some((line) => line.includes('|aliases|'))).toBe(false);

    const outcome = await mailbox(page, SENDER);
    await outcome.getByText('Uw melding is behandeld: Voorst').click();
    const body = outcome.frameLocator('iframe[title*="is behandeld"]').locator('body');
    await body.getByText('Dit namen wij niet over').waitFor();
    expect(await body.textContent()).toContain('Dit zijn twee terreinen.');
    expect(await look(page, 'intake-6-besluit')).toEqual([]);
  },
  LONG,
);

test(
  'a terrain that is not certain is chosen first, and what changed meanwhile is shown and not overwritten',
  async () => {
    const forms = await stage.ask('forms', {});
    const { address } = forms.find(({ title }) => title === 'Bedrijventerreinen: aanmelden of wijzigen')!;
    const form = await prefilled(address, {
      'Uw naam (verplicht)': 'Bert Bos',
      'Uw e-mailadres (verplicht)': 'economie@raalte.example',
      'Uw gemeente (verplicht)': 'Raalte',
    });
    await press(form, 'Volgende');
    await press(form, 'Volgende');
    await form.getByLabel(/^Naam van het terrein, als het niet/).fill('zegge');
    await form.getByLabel('Gegevens van een terrein verbeteren').check();
    await press(form, 'Volgende');
    await form.getByLabel('Bruto oppervlakte in hectare').fill('12,5');
    await form.getByLabel('Netto oppervlakte in hectare').fill('40');
    await press(form, 'Volgende');
    await press(form, 'Versturen');
    await form.getByText('Wij hebben uw melding ontvangen').waitFor();

    const page = await stage.visit(COORDINATOR);
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Terreinregister' }).click();
    await page.getByRole('menu').getByRole('menuitem', { name: 'Intake' }).click();
    await page.getByRole('menu').getByRole('menuitem', { name: 'Inzendingen behandelen' }).click();
    const panel = page.frameLocator('.zijbalk iframe');
    await panel.getByRole('button', { name: /Correctie.*zegge, Raalte.*Terrein nog niet zeker/ }).click();
    await panel.getByText('Kies het terrein').waitFor();
    expect(await look(page, 'intake-7-kiezen')).toEqual([]);
    await panel.getByRole('button', { name: /De Zegge VI \(Raalte\)/ }).click();
    await panel.getByRole('heading', { level: 2, name: /^Terrein OV-/ }).waitFor();
    const key = (await panel.getByRole('heading', { level: 2 }).first().textContent())!.split(' ')[1]!;

    await panel.getByRole('button', { name: 'Alles overnemen' }).click();
    await panel.getByRole('button', { name: 'Vastleggen' }).click();
    await panel
      .getByText(/Netto \(40\) is groter dan Bruto \(12,5\)/)
      .first()
      .waitFor();
    expect(await look(page, 'intake-8-regel')).toEqual([]);

    await change(key, 'Bruto', '13');
    await decide(panel, 'Netto', 'Afwijzen', 'Netto kan niet groter zijn dan bruto.');
    await panel.getByRole('button', { name: 'Vastleggen' }).click();
    await panel
      .getByText(/Bruto is intussen gewijzigd: het was .*, nu is het 13\. Het voorstel is 12,5\./)
      .waitFor();
    await panel.getByText('Intussen gewijzigd in het register').waitFor();
    const kept = panel.getByRole('group', { name: 'Netto' });
    expect(await kept.getByLabel('Afwijzen').isChecked()).toBe(true);
    expect(await kept.getByLabel('Reden voor de indiener').inputValue()).toMatch(/^Netto kan niet/);
    expect(await panel.getByRole('group', { name: 'Bruto' }).getByLabel('Overnemen').isChecked()).toBe(false);
    expect(await look(page, 'intake-9-botst')).toEqual([]);
    await decide(panel, 'Bruto', 'Overnemen');
    await panel.getByRole('button', { name: 'Vastleggen' }).click();
    await panel.getByText(/Van de 2 voorstellen is 1 overgenomen/).waitFor();
  },
  LONG,
);

/** Types in a cell of Terreinen: the row by its key, the column by its header. */
async function change(key: string, header: string, text: string): Promise<void> {
  const { fileId, cells, sheetId } = await sheet('Terreinen');
  const row = cells.find(([, column, cell]) => column === 0 && cell.text === key)![0];
  const column = cells.find(([at, , cell]) => at === 0 && cell.text === header)![1];
  const area = { top: row, left: column, bottom: row, right: column };
  await stage.ask('edit', { fileId, sheetId, area, text }, COORDINATOR);
}

/** Chooses what becomes of a field, with a reason where it is refused. */
async function decide(panel: FrameLocator, field: string, choice: string, reason?: string): Promise<void> {
  const group = panel.getByRole('group', { name: field, exact: true });
  await group.getByLabel(choice).check();
  if (reason) await group.getByLabel('Reden voor de indiener').fill(reason);
}
