/** The side panel Terreinfiche beside the sheet, in a real browser: it follows the row, and the sheet follows its step. */
import type { FrameLocator, Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, picture, pressCell, type Stage, textOf } from './support.ts';

const COORDINATOR = 'coordinator@provincie.example';
/** The example is loaded before anything can be seen. */
const LONG = 4 * BROWSER_TIMEOUT;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('fiche-world.ts');
}, LONG);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** A tab of the register as the coordinator has it. */
const sheet = (name: string) => stage.sheet(name, 'Terreinregister', COORDINATOR);

async function look(page: Page, name: string): Promise<string[]> {
  const clip = { x: 430, y: 62, width: 756, height: 800 };
  await picture(page, name, { clip });
  return faults(page);
}

async function openPanel(page: Page): Promise<FrameLocator> {
  await page.getByRole('menubar').getByRole('menuitem', { name: 'Terreinregister' }).click();
  await page.getByRole('menu').getByRole('menuitem', { name: 'Terreinfiche' }).click();
  return page.frameLocator('.zijbalk iframe');
}

/** Selects a row until the grid has it, and lets the panel follow. */
async function follow(page: Page, panel: FrameLocator, row: number, name: string): Promise<void> {
  const heading = panel.getByRole('heading', { level: 1, name });
  for (;;) {
    // The header is as high as two rows.
    await pressCell(page, row + 1, 0);
    await panel.getByRole('button', { name: 'Volg de selectie' }).click();
    const found = await heading.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
}

test(
  'the panel shows the cluster of the row, follows another one, and a step stands in the sheet at once',
  async () => {
    const page = await stage.visit(COORDINATOR, { width: 1280, height: 900 });
    await page.getByRole('tab', { name: 'Trajecten' }).click();
    await page.getByRole('tab', { name: 'Trajecten', selected: true }).waitFor();
    await page.locator('.bladvak:not(.laadt)').waitFor();
    const panel = await openPanel(page);
    const tracks = await sheet('Trajecten');
    const name = (row: number) => textOf(tracks, row, 1).split(' (')[0]!;
    await follow(page, panel, 10, name(10));
    await panel.getByText(/nog geen subsidie aangevraagd/).waitFor();
    expect(await look(page, 'fiche')).toEqual([]);

    await follow(page, panel, 8, name(8));
    await panel.getByRole('button', { name: 'Activiteit vastleggen' }).click();
    await panel.getByLabel('Soort *').selectOption({ label: 'Bezoek' });
    await panel.getByLabel('Onderwerp *').fill('Rondgang met de gemeente');
    await panel.getByLabel('Uren').fill('2,5');
    expect(await look(page, 'fiche-activiteit')).toEqual([]);
    await panel.getByLabel('Uren').press('Enter');
    await panel.getByText('De activiteit is vastgelegd.').waitFor();
    expect(await look(page, 'fiche-vastgelegd')).toEqual([]);
    const logged = async () =>
      (await sheet('Activiteiten')).cells.filter(([, , cell]) => cell.text === 'Rondgang met de gemeente');
    expect(await logged()).toHaveLength(1);
    await panel.getByRole('button', { name: 'Ongedaan maken' }).click();
    await panel
      .getByRole('status')
      .getByText(/ongedaan gemaakt|teruggenomen/)
      .waitFor();
    expect(await logged()).toHaveLength(0);
  },
  LONG,
);
