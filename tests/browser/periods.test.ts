/** A half-year from open to corrected, through the menu of the sheet and the clock of the page, in a real browser. */
import type { FrameLocator, Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, pane, picture, type Stage, textOf } from './support.ts';

const COORDINATOR = 'coordinator@provincie.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('periods-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** A look at a step, and what axe says of it. */
async function judged(page: Page, name: string): Promise<void> {
  await picture(page, `periods-${name}`);
  expect([name, ...(await faults(page))]).toEqual([name]);
}

async function periods(page: Page): Promise<FrameLocator> {
  await page.getByRole('menuitem', { name: 'Terreinregister' }).click();
  await page.getByRole('menuitem', { name: 'Rapporten' }).click();
  await page.getByRole('menuitem', { name: 'Perioden controleren en vaststellen' }).click();
  const frame = page.frameLocator('dialog iframe').first();
  await frame.getByLabel('Periode', { exact: true }).selectOption('2026-H2');
  return frame;
}

async function closed(page: Page): Promise<void> {
  await page.locator('dialog[open]').getByRole('button', { name: 'Sluiten' }).first().click();
}

/** Lets a night pass, as a person does. */
async function night(page: Page): Promise<void> {
  const clock = await pane(page, 'Klok');
  await clock.getByRole('button', { name: '1 dag verder' }).click();
  await clock.getByText(/onNight: 1 keer/).waitFor({ timeout: BROWSER_TIMEOUT * 2 });
}

/** The rows of Rapporten over the half-year: name, state and version. */
async function reports(): Promise<readonly string[]> {
  const view = await stage.sheet('Rapporten', 'Terreinregister', COORDINATOR);
  const heads = Array.from({ length: 30 }, (_, column) => textOf(view, 0, column));
  const at = (row: number, head: string): string => textOf(view, row, heads.indexOf(head));
  const rows = Array.from({ length: 200 }, (_, row) => row + 1).filter((row) => at(row, 'Document') !== '');
  return rows
    .map((row) => `${at(row, 'Document')}: ${at(row, 'Status')} ${at(row, 'Versie')}`)
    .filter((name) => name.startsWith('2026-H2'))
    .sort();
}

test(
  'from open to handed in and corrected, with what is missing on the way and the reports in the nights',
  async () => {
    const page = await stage.visit(COORDINATOR);
    let dialog = await periods(page);
    await judged(page, '1-open');

    await dialog.getByRole('button', { name: 'In controle nemen' }).click();
    await dialog.getByText('staat nu op In controle').waitFor();
    await judged(page, '2-controle');
    await dialog.getByRole('button', { name: 'Wat ontbreekt er?' }).click();
    await dialog.getByRole('heading', { name: /punten bij/ }).waitFor();
    await dialog.locator('summary').filter({ hasText: 'Noord' }).click();
    await dialog.getByText('“Uitgevoerd op” bij maatregel').waitFor();
    await judged(page, '3-ontbreekt');
    await dialog.getByRole('button', { name: /Bericht klaarzetten/ }).click();
    await dialog.getByText(/gaan \d+ berichten uit|gaat 1 bericht uit/).waitFor();
    await judged(page, '4-bericht');

    await dialog.getByRole('button', { name: 'Vaststellen' }).click();
    await dialog.getByRole('heading', { name: 'Tweede halfjaar 2026 vaststellen?' }).waitFor();
    await judged(page, '5-vaststellen');
    expect(await reports()).toEqual([]);
    await dialog.getByRole('button', { name: 'Ja, stel de cijfers vast' }).click();
    await dialog.getByText('is vastgesteld: de cijfers van').waitFor();
    await dialog.getByText('De definitieve rapporten komen komende nacht vanzelf.').waitFor();
    await judged(page, '6-vastgesteld');
    await closed(page);

    await night(page);
    const final = await reports();
    expect(final).toContain('2026-H2 Halfjaarrapportage: Definitief 1');
    expect(final).toContain('2026-H2 Monitoringdocument Noord (CL-0001): Definitief 1');
    expect(final.every((row) => row.endsWith(': Definitief 1'))).toBe(true);
    // The list of what is missing went to who can mend it, and the coordinator hears of the reports.
    const mail = await pane(page, 'Postvak');
    await mail.getByLabel('Postvak van').selectOption('ada@aanjager.example');
    await mail
      .getByText(/tweede halfjaar 2026/i)
      .first()
      .click();
    await mail.getByText('Tekst zonder opmaak').click();
    expect(await mail.locator('pre').textContent()).toContain('“Uitgevoerd op” bij maatregel');
    await mail.getByLabel('Postvak van').selectOption(COORDINATOR);
    await mail
      .getByText(/^Rapporten klaar/)
      .first()
      .waitFor();
    await judged(page, '7-mail');

    dialog = await periods(page);
    await dialog.getByRole('button', { name: 'Is ingediend' }).click();
    await dialog.getByText('staat nu op Ingediend').waitFor();
    await judged(page, '8-ingediend');
    await closed(page);
    const measures = await stage.sheet('Maatregelen', 'Terreinregister', COORDINATOR);
    const column = Array.from({ length: 30 }, (_, at) => at).find(
      (at) => textOf(measures, 0, at) === 'Uitgevoerd op',
    )!;
    const area = { top: 1, left: column, bottom: 1, right: column };
    const { fileId, sheetId } = measures;
    await stage.ask('edit', { fileId, sheetId, area, text: '1-12-2026' }, COORDINATOR);

    dialog = await periods(page);
    await dialog.getByRole('button', { name: 'Corrigeren…' }).click();
    await dialog.getByText('Van 1 cluster zouden de cijfers nu anders zijn.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Noord (cijfers anders)' }).check();
    await dialog.getByRole('button', { name: 'Correctie maken' }).click();
    await dialog.getByRole('link', { name: /Geef de reden/ }).waitFor();
    await judged(page, '9-zonder-reden');
    await dialog.getByLabel('Reden').fill('De dag van de maatregel ontbrak');
    await dialog.getByRole('button', { name: 'Correctie maken' }).click();
    await dialog
      .getByText(/versie 2\. De nieuwe versies van de rapporten komen komende nacht vanzelf/)
      .waitFor();
    // The day of the correction, and no longer that of the first version.
    expect(await dialog.locator('#facts').textContent()).toContain('versie 2 van 5-1-2027');
    await judged(page, '10-gecorrigeerd');
    await closed(page);

    await night(page);
    const corrected = await reports();
    for (const kind of ['Halfjaarrapportage', 'Monitoringdocument Noord (CL-0001)']) {
      expect(corrected).toContain(`2026-H2 ${kind}: Vervangen 1`);
      expect(corrected).toContain(`2026-H2 ${kind} (versie 2): Definitief 2`);
    }
    expect(corrected).toContain('2026-H2 Monitoringdocument Zuid (CL-0002): Definitief 1');
  },
  BROWSER_TIMEOUT * 6,
);
