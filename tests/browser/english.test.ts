/** Digests in English in a real browser: the mails themselves, and the way from the Dutch page to the first English mail. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { COORDINATOR, drawMail, openMail, openPreferences } from './mails.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage, textOf } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('english-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

const look = (page: Page, name: string) => picture(page, name, { fullPage: true });

test.each([
  [
    'of a park manager',
    'petra@grenzland.example',
    '1 action (1 overdue), 3 changes, 1 new date, 1 new lesson: business parks, 30 November 2026',
    ['Your actions', 'What has changed', 'New on the calendar', 'New lessons'],
  ],
  [
    'of who works in the sheet',
    'vera@versnellers.example',
    '6 changes, 1 new date, 1 new lesson, 2 signals',
    ['What has changed', 'New on the calendar', 'New lessons', 'Signals'],
  ],
])(
  'the mail %s is accessible, in English, and says which parts are Dutch',
  async (_, address, subject, headings) => {
    const mail = await drawMail(stage, await openMail(stage, address, subject));
    expect(await mail.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await mail.getByRole('heading', { level: 2 }).allTextContents()).toEqual(headings);
    expect(await faults(mail)).toEqual([]);
    await look(mail, `engels-${address.split('@')[0]}`);
    expect(await mail.locator('li strong > [lang=nl]').count()).toBeGreaterThan(0);
    await mail.setViewportSize({ width: 360, height: 700 });
    expect(await mail.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await faults(mail)).toEqual([]);
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'a link that does not work says so in English as well',
  async () => {
    const { page: known } = await openPreferences(stage);
    const page = await stage.browse(known.url().replace(/code=\w+/, 'code=x'));
    const frame = page.frameLocator('iframe');
    await frame.getByText('Deze link werkt niet of niet meer.').waitFor();
    const other = frame.getByText('This link does not work, or no longer works.');
    expect(await other.getAttribute('lang')).toBe('en');
    expect(await faults(page)).toEqual([]);
    await look(page, 'voorkeuren-onbekend');
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'who chooses English on the page reads that page in English from then on, and the next digest',
  async () => {
    const { page, frame } = await openPreferences(stage);
    const inside = () => page.frames().find((each) => each.parentFrame() === page.mainFrame())!;
    const lang = () => inside().evaluate(() => document.documentElement.lang);
    expect(await lang()).toBe('nl');
    const english = frame.getByRole('radio', { name: 'English' });
    expect(await frame.getByText('English').getAttribute('lang')).toBe('en');
    await frame.getByRole('radio', { name: 'Nederlands' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await english.isChecked()).toBe(true);
    await frame.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await frame.getByText('Your choices have been saved.').waitFor();
    const save = frame.getByRole('button', { name: 'Save' });
    expect(await save.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await lang()).toBe('en');
    expect(await inside().title()).toBe('Change or stop this digest');
    expect(await faults(page)).toEqual([]);

    await page.reload();
    await frame.getByRole('heading', { level: 1, name: 'Digest on the business parks' }).waitFor();
    await frame.getByRole('button', { name: 'Stop the digest' }).waitFor();
    expect(await lang()).toBe('en');
    expect(await page.title()).toContain('Change or stop this digest');
    // All that is left of Dutch are names of places and the name of the other language, which say that they are.
    const dutch = await frame.locator('[lang=nl]').allTextContents();
    expect(dutch.sort()).toEqual(['Hessenpoort', 'Nederlands', 'Zwolle']);
    await look(page, 'voorkeuren-engels');
    await frame.getByRole('radio', { name: 'Business parks' }).check();
    await save.click();
    await frame.getByText('Choose at least one business park.').waitFor();
    expect(await frame.getByRole('heading', { name: 'This does not work yet' }).isVisible()).toBe(true);
    expect(await faults(page)).toEqual([]);

    // Something happens, and the coordinator looks what goes next week.
    const tracks = await stage.sheet('Trajecten', 'Terreinregister', COORDINATOR);
    const column = Array.from({ length: 40 }, (_, at) => at).find(
      (at) => textOf(tracks, 0, at) === 'Status wagon 1',
    )!;
    const row = tracks.cells.find(([, , cell]) => cell.text === 'TR-0001')![0];
    const { fileId, sheetId } = tracks;
    const area = { top: row, left: column, bottom: row, right: column };
    await stage.ask('edit', { fileId, sheetId, area, text: 'Wacht' }, COORDINATOR);
    const office = await stage.visit(COORDINATOR);
    await office.getByRole('menuitem', { name: 'Terreinregister' }).click();
    await office.getByRole('menuitem', { name: 'Overzichten bekijken' }).click();
    const dialog = office.frameLocator('dialog iframe').first();
    const who = dialog.getByLabel('Van wie?');
    await who.locator('option').first().waitFor({ state: 'attached' });
    const label = (await who.locator('option').allTextContents()).find((text) =>
      text.includes('gemeente (proef)'),
    )!;
    expect(label).toContain('elke week, in het Engels');
    await who.selectOption({ label });
    await dialog.getByRole('button', { name: 'Bekijken' }).press('Enter');
    await dialog.getByRole('heading', { name: 'Waarom staat dit erin?' }).waitFor();
    await look(office, 'overzichten-bekijken-engels');
    const mail = dialog.locator('iframe').contentFrame();
    expect(await mail.getByRole('heading', { level: 1 }).textContent()).toBe(
      '1 change: business parks, 7 December 2026',
    );
    expect(await mail.getByRole('main').textContent()).toContain(
      'Wagon 1: from Sprint session planned to Waiting.',
    );
    // The words of the dialog itself stay Dutch, and so do the reasons.
    expect(await dialog.getByRole('table').textContent()).toMatch(
      /Wat er veranderde.*Gewijzigd op 30-11-2026/,
    );
    expect(await faults(office)).toEqual([]);
  },
  BROWSER_TIMEOUT * 3,
);
