/** The side panel Terreinfiche in a real browser on the real bundle: one cluster on its way through the wagons. */
import type { Browser, Page } from 'playwright-core';
import type { TestRegister } from '../../support/register.ts';
import { call, PEOPLE, panelRegister } from '../app/panel/support.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 60_000;

let browser: Browser;
let register: TestRegister;

beforeAll(async () => {
  browser = await startBrowser();
}, TIMEOUT);
beforeEach(() => {
  register = panelRegister();
});
afterAll(() => browser?.close());

/** The panel as wide as Google makes it, where no row of the register is chosen. */
async function openPanel(): Promise<Page> {
  const page = await openDialog(browser, 'fiche', (name, ...args) => call(register, name, ...args));
  await page.setViewportSize({ width: 300, height: 900 });
  await page.getByText(/hoort niet bij een cluster/).waitFor();
  return page;
}

async function find(page: Page, name: string): Promise<void> {
  await page.getByLabel('Zoek een cluster').fill(name.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Presses a step, fills in what is asked, and puts it down. */
async function step(page: Page, name: string, filled: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await fill(page, filled);
  await page.getByRole('button', { name: 'Vastleggen' }).click();
}

async function fill(page: Page, filled: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(filled)) {
    const input = page.getByLabel(new RegExp(`^${label}( \\*)?$`));
    if ((await input.evaluate((one) => (one as { tagName: string }).tagName)) === 'SELECT')
      await input.selectOption(value);
    else await input.fill(value);
  }
}

/** What the panel says that was done. */
async function done(page: Page): Promise<string> {
  const told = page.getByRole('region', { name: 'Vastgelegd' });
  await told.waitFor();
  expect(await focused(page)).toBe('done-title');
  return (await told.textContent())!;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(300);
  expect(await breaches(page)).toEqual([]);
}

const only = (table: string) => {
  const { rows } = register.read(table);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

test(
  'a cluster goes from its start to wagon 3, step by step, each in one batch',
  async () => {
    const page = await openPanel();
    await shot(page, 'fiche-1-zoeken');
    await find(page, 'Hessenpoort');
    expect(await focused(page)).toBe('name');

    await step(page, 'Traject starten', {
      Aanjager: PEOPLE.driver,
      'Volgende actie': 'Bellen met de vereniging',
      'Volgende actie voor': '2026-12-01',
    });
    expect(await done(page)).toContain('Het traject Hessenpoort is begonnen.');
    await shot(page, 'fiche-2-gestart');
    expect(only('track')).toMatchObject({ state_w1: 'kandidaat', wagon: '0', state_since: '2026-11-23' });

    await step(page, 'Status wagon 1 wijzigen', {
      'Status wagon 1': 'benaderd',
      'Datum van de stap': '2026-11-20',
    });
    expect(await done(page)).toContain('staat nu op Benaderd');
    await step(page, 'Status wagon 1 wijzigen', { 'Status wagon 1': 'intake' });
    expect(await done(page)).toMatch(/Let op.*nulmeting/);
    expect(only('track')).toMatchObject({ start_date: '2026-11-23', baseline_level: null });

    await page.getByRole('button', { name: 'Organisatiegraad beoordelen' }).click();
    for (const fact of await page.getByLabel(/^F\d |geborgd/).all()) await fact.selectOption('nee');
    await fill(page, { 'F1 Aanspreekpunt': 'ja', 'F2 Vereniging of werkgroep': 'ja' });
    await shot(page, 'fiche-3-beoordelen');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    expect(await done(page)).toContain('niveau 1; het cluster is nog niet georganiseerd');
    expect(only('track')).toMatchObject({ baseline_level: 1 });
    expect(only('org_assessment')).toMatchObject({ level: 1, assessor_id: PEOPLE.coordinator });

    await step(page, 'Sprintsessie plannen', { Datum: '2026-11-23' });
    expect(await done(page)).toContain('staat nu op Sprint gepland');
    expect(register.read('session_terrain').rows.map(({ terrain_id }) => terrain_id)).toEqual([
      'OV-0001',
      'OV-0002',
    ]);

    await step(page, 'Uitslag van de sessie van 23-11-2026', {
      Status: 'gehouden',
      'Aantal ondernemers': '12',
      'Gemeente aanwezig': 'ja',
      'Idee 1': 'Samen zonnepanelen kopen',
      'Thema van idee 1': 'zon_op_dak',
      'Idee 2': 'Regenwater opvangen',
      'Thema van idee 2': 'water',
      'Idee 2 kansrijk': 'ja',
    });
    expect(await done(page)).toMatch(/met 2 ideeën.*staat nu op Sprint gehouden/);
    expect(only('sprint_session')).toMatchObject({ status: 'gehouden', entrepreneur_count: 12 });
    expect(register.read('idea').rows).toMatchObject([
      { title: 'Samen zonnepanelen kopen', cluster_id: 'CL-0001', session_id: 'SP-0001', promising: null },
      { title: 'Regenwater opvangen', theme: 'water', promising: 'ja' },
    ]);

    await step(page, 'Status wagon 1 wijzigen', { 'Status wagon 1': 'verslag_gereed' });
    await done(page);
    await step(page, 'Overdragen aan wagon 2', { Aan: PEOPLE.leader, 'Stukken compleet': 'ja' });
    expect(await done(page)).toContain('De overdracht aan wagon 2 is aangeboden.');
    expect(await page.getByRole('button', { name: 'Overdragen aan wagon 2' }).count()).toBe(0);

    await step(page, 'Besluit over de overdracht aan wagon 2', { Besluit: 'geaccepteerd' });
    await page
      .getByRole('alert')
      .getByText(/"Organisatiegraad beoordeeld" is niet Ja/)
      .waitFor();
    expect(await focused(page)).toBe('errors');
    expect(await page.getByLabel('Besluit *', { exact: true }).inputValue()).toBe('geaccepteerd');
    expect(register.read('handover').rows[0]).toMatchObject({ decision: 'open' });
    await shot(page, 'fiche-4-geweigerd');
    await fill(page, {
      'Organisatiegraad beoordeeld': 'ja',
      'Ondernemers weten het': 'ja',
      'Open acties besproken': 'ja',
    });
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    expect(await done(page)).toMatch(
      /geaccepteerd.*Overgedragen aan wagon 2.*status wagon 2 staat nu op Gestart/,
    );
    expect(only('track')).toMatchObject({ wagon: '2', state_w1: 'overgedragen_w2', state_w2: 'gestart' });

    await step(page, 'Activiteit vastleggen', {
      Soort: 'gesprek',
      Onderwerp: 'Kennismaking met de trekker',
      Uren: '1,5',
      'Volgende actie': 'Trekker kiezen',
    });
    expect(await done(page)).toContain('De activiteit is vastgelegd.');
    expect(only('activity')).toMatchObject({ hours: 1.5, cluster_id: 'CL-0001', spuk_leg: 'bt' });
    expect(only('track')).toMatchObject({ next_action: 'Trekker kiezen', next_action_due: '2026-12-01' });
    await shot(page, 'fiche-5-wagon-2');

    const timeline = page.locator('details', { has: page.getByRole('heading', { name: /^Tijdlijn/ }) });
    const lines = await timeline.getByRole('listitem').allTextContents();
    expect(lines[lines.length - 1]).toContain('naar Kandidaat');
    expect(lines.filter((line) => /Sprintsessie gehouden, 12 ondernemers/.test(line))).toHaveLength(1);
    const batches = register
      .read('journal')
      .rows.filter(({ reason }) => / vastgelegd: | gewijzigd: /.test(String(reason)));
    expect(new Set(batches.map(({ batch }) => batch)).size).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(register.read('journal').rows)).not.toContain('Pien');
  },
  4 * TIMEOUT,
);

/** Goes on with Tab until what has this id or text has the focus; what is passed on the way. */
async function tabTo(page: Page, wanted: string): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let tries = 0; tries < 60; tries++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at === wanted) return passed;
    passed.push(at);
  }
  throw new Error(`No ${wanted} among ${passed.join(', ')}.`);
}

test(
  'by keyboard alone: a cluster is found, a step begun, mended where it is wrong, put down and taken back',
  async () => {
    const page = await openPanel();
    // That no row is chosen yet is no mistake of anybody.
    expect(await page.getByRole('alert').isVisible()).toBe(false);
    expect(await focused(page)).toBe('Terreinfiche');
    await tabTo(page, 'search');
    await page.keyboard.type('zzz');
    await page.keyboard.press('Enter');
    const search = page.getByRole('search');
    await search.getByRole('status').getByText('Geen cluster gevonden.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('marslanden');
    await page.keyboard.press('Enter');
    await search.getByRole('status').getByText('1 gevonden.').waitFor();
    expect(await tabTo(page, (await search.getByRole('listitem').textContent())!)).toEqual(['Zoeken']);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Marslanden' }).waitFor();
    expect(await focused(page)).toBe('name');

    await tabTo(page, 'stap-activiteit-');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Activiteit vastleggen');
    await tabTo(page, 'activity.hours');
    await page.keyboard.type('veel');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Soort is niet ingevuld. Kies uit de lijst.').waitFor();
    expect(await focused(page)).toBe('errors');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('activity.type');
    await page.keyboard.type('Gesprek');
    await tabTo(page, 'activity.subject');
    await page.keyboard.type('Bezoek');
    await tabTo(page, 'activity.hours');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1,5');
    await page.keyboard.press('Enter');
    expect(await done(page)).toContain('De activiteit is vastgelegd.');
    expect(only('activity')).toMatchObject({ type: 'gesprek', hours: 1.5 });
    expect(await tabTo(page, 'Ongedaan maken')).toEqual([]);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/ongedaan/i)
      .waitFor();
    expect(register.read('activity').rows).toHaveLength(0);
  },
  TIMEOUT,
);

test(
  'a step that changes nothing does not say that something was put down',
  async () => {
    const page = await openPanel();
    await find(page, 'Marslanden');
    await step(page, 'Traject starten', { 'Volgende actie': 'Bellen', 'Volgende actie voor': '2026-12-01' });
    await done(page);
    await step(page, 'Volgende actie', {});
    const told = page.getByRole('region', { name: 'Niets gewijzigd' });
    expect(await told.textContent()).toContain('Er was niets te wijzigen.');
    expect(await told.getByRole('button').count()).toBe(0);
  },
  TIMEOUT,
);

test(
  'what is not filled in or cannot be is told beside its field, and what was typed stays',
  async () => {
    const page = await openPanel();
    await find(page, 'Marslanden');
    await step(page, 'Activiteit vastleggen', { Datum: '2026-12-24', Uren: 'veel', Onderwerp: 'Bezoek' });
    const errors = page.getByRole('alert');
    await errors.getByText('Soort is niet ingevuld.').waitFor();
    await errors.getByText(/^Uren: /).click();
    expect(await focused(page)).toBe('activity.hours');
    expect(await page.locator('[id="activity.hours-error"]').textContent()).toMatch(/^Uren: /);
    expect(await page.getByLabel('Onderwerp *').inputValue()).toBe('Bezoek');
    await shot(page, 'fiche-6-fouten');
    await fill(page, { Soort: 'bezoek', Uren: '2' });
    await page.getByRole('button', { name: 'Vastleggen' }).press('Enter');
    await errors.getByText('Datum ligt in de toekomst.').waitFor();
    expect(register.read('activity').rows).toHaveLength(0);
    await page.getByRole('button', { name: 'Annuleren' }).click();
    expect(await focused(page)).toBe('stap-activiteit-');
  },
  TIMEOUT,
);

test(
  'a step can be taken back, whole; what came after it is shown before the rest goes back',
  async () => {
    const page = await openPanel();
    await find(page, 'Marslanden');
    await step(page, 'Traject starten', { 'Volgende actie': 'Bellen', 'Volgende actie voor': '2026-12-01' });
    await done(page);
    await page.getByRole('button', { name: 'Ongedaan maken' }).press('Enter');
    await page
      .getByRole('status')
      .getByText(/ongedaan/i)
      .waitFor();
    await page.getByText('Voor dit cluster is er nog geen traject.').waitFor();
    for (const table of ['track', 'stage_event']) expect(register.read(table).rows).toHaveLength(0);

    await step(page, 'Traject starten', { 'Volgende actie': 'Bellen', 'Volgende actie voor': '2026-12-01' });
    await done(page);
    const [track] = register.read('track').rows;
    const key = String(track!.track_id);
    register.write({
      via: 'menu',
      reason: 'Iemand anders',
      changes: [{ type: 'update', table: 'track', key, values: { next_action: 'Mailen' } }],
    });
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByRole('heading', { name: 'Dit staat in de weg' }).waitFor();
    expect(register.read('track').rows).toHaveLength(1);
    await shot(page, 'fiche-7-in-de-weg');
  },
  TIMEOUT,
);

test(
  'when the cluster changed meanwhile nothing is done, and the form goes on with what was typed',
  async () => {
    const page = await openPanel();
    await find(page, 'Hessenpoort');
    await page.getByRole('button', { name: 'Activiteit vastleggen' }).click();
    await fill(page, { Soort: 'gesprek', Onderwerp: 'Afstemming' });
    register.write({
      via: 'menu',
      reason: 'Iemand anders',
      changes: [{ type: 'update', table: 'cluster', key: 'CL-0001', values: { name: 'Hessenpoort Zwolle' } }],
    });
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page
      .getByRole('alert')
      .getByText(/is gewijzigd nadat je het opende/)
      .waitFor();
    expect(await page.getByLabel('Onderwerp *').inputValue()).toBe('Afstemming');
    await page.getByText('Hessenpoort Zwolle').waitFor();
    expect(register.read('activity').rows).toHaveLength(0);
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await done(page);
    expect(register.read('activity').rows).toHaveLength(1);
  },
  TIMEOUT,
);
