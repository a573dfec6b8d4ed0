/** From a digest in a mailbox to the page where its receiver changes or stops it, and the preview, in a real browser. */
import type { Page } from 'playwright-core';
import { composeMail } from '../../src/register/domain/text/mail.ts';
import { BLOCKS, FOOT } from '../register/domain/text/mail-blocks.ts';
import { faults } from './axe.ts';
import { COORDINATOR, drawMail, openMail, openPreferences } from './mails.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('digest-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

const look = (page: Page, name: string) => picture(page, name, { fullPage: true });

const mailOf = (address: string, subject: string) => openMail(stage, address, subject);
const drawn = (box: Page) => drawMail(stage, box);
const preferences = () => openPreferences(stage);

/** What axe finds, and whether a phone has to scroll sideways. */
async function flawsOf(mail: Page): Promise<readonly string[]> {
  const found = [...(await faults(mail))];
  await mail.setViewportSize({ width: 360, height: 700 });
  if ((await mail.evaluate(() => document.documentElement.scrollWidth)) > 360) found.push('te breed');
  await mail.setViewportSize({ width: 660, height: 400 });
  return found;
}

test(
  'the mail is accessible, leads to the row, and reads well as text',
  async () => {
    const box = await mailOf('anne@aanjagers.example', '1 actie (1 te laat), 1 overdracht');
    const mail = await drawn(box);
    expect(await flawsOf(mail)).toEqual([]);
    await look(mail, 'overzicht-mail');
    expect(await mail.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Eigen acties',
      'Overdrachten om over te besluiten',
      'Wat er veranderde',
      'Nieuwe lessen',
    ]);
    expect(await mail.getByRole('link', { name: 'TR-0001 openen' }).getAttribute('href')).toMatch(
      /^\/\?bestand=.*tab=\d+&cellen=A2$/,
    );
    await box.getByText('Tekst zonder opmaak').click();
    const text = (await box.locator('.kale-tekst').textContent())!;
    // Whoever listens hears no address within a sentence.
    expect(
      text.split('\n').filter((line) => /https?:/.test(line) && !/^[^:]+: https?:\S+$/.test(line)),
    ).toEqual([]);
  },
  BROWSER_TIMEOUT,
);

test.each([
  ['of a municipality', 'gijs@zwolle.example', '1 verandering, 1 nieuwe les', 'overzicht-gemeente'],
  ['of lessons alone', 'bt@provincie.example', '1 nieuwe les over', 'lessen-mail'],
  ['on what is missing of a period', 'bt@provincie.example', 'voor de rapportage', 'controle-mail'],
])(
  'the mail %s is accessible too',
  async (_, address, subject, name) => {
    const mail = await drawn(await mailOf(address, subject));
    expect(await flawsOf(mail)).toEqual([]);
    await look(mail, name);
  },
  BROWSER_TIMEOUT,
);

test(
  'a mail with every kind of block is accessible, on paper of its own colour',
  async () => {
    const mail = await stage.browse('/post/geen');
    await mail.setContent(composeMail('Elk soort blok', Object.values(BLOCKS), FOOT).html);
    expect(await flawsOf(mail)).toEqual([]);
    await mail.emulateMedia({ colorScheme: 'dark' });
    expect(await flawsOf(mail)).toEqual([]);
    await look(mail, 'mail-blokken');
  },
  BROWSER_TIMEOUT,
);

test(
  'a link in the mail leads to its row, and the side panel beside it to the terrain of that row',
  async () => {
    const box = await mailOf('anne@aanjagers.example', '1 actie (1 te laat), 1 overdracht');
    const mail = box.locator('iframe').first().contentFrame();
    const tracks = await stage.sheet('Trajecten', 'Terreinregister', COORDINATOR);
    const rowOf = (key: string): number => tracks.cells.find(([, , cell]) => cell.text === key)![0];
    for (const [key, place] of [
      ['TR-0002', 'Dollegoor'],
      ['TR-0001', 'Hessenpoort'],
    ] as const) {
      const [page] = await Promise.all([
        box.context().waitForEvent('page'),
        mail
          .getByRole('link', { name: `${key} openen` })
          .first()
          .click(),
      ]);
      await page.locator('.bladvak:not(.laadt)').waitFor();
      await page.getByRole('tab', { name: 'Trajecten', selected: true }).waitFor();
      await page.getByRole('menubar').getByRole('menuitem', { name: 'Terreinregister' }).click();
      await page.getByRole('menu').getByRole('menuitem', { name: 'Terreinfiche' }).click();
      await page.frameLocator('.zijbalk iframe').getByRole('heading', { level: 1, name: place }).waitFor();
      expect(rowOf(key)).toBeGreaterThan(0);
      await look(page, `van-mail-naar-rij-${key}`);
      await page.close();
    }
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'who follows the link stops with one key, takes that back, and chooses something else',
  async () => {
    const { page, frame } = await preferences();
    expect(await faults(page)).toEqual([]);
    await look(page, 'voorkeuren');
    const stop = frame.getByRole('button', { name: 'Geen overzicht meer' });
    await stop.focus();
    await page.keyboard.press('Enter');
    await frame.getByText('Afgemeld. Er komt geen overzicht meer.').waitFor();
    const back = frame.getByRole('button', { name: 'Toch weer aanmelden' });
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await frame.getByRole('button', { name: 'Bewaren' }).isVisible()).toBe(false);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await frame.getByText('Weer aangemeld.').waitFor();
    await frame.getByLabel('Elke maand').check();
    await frame.getByLabel('Clusters').check();
    await frame.getByRole('button', { name: 'Bewaren' }).click();
    await frame.getByText('Kies minstens één terrein.').waitFor();
    expect(await faults(page)).toEqual([]);
    await frame.getByLabel('Hessenpoort').check();
    await frame.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await frame.getByText('De keuzes zijn bewaard.').waitFor();
    await page.reload();
    await frame.getByRole('button', { name: 'Geen overzicht meer' }).waitFor();
    expect(await frame.getByLabel('Elke maand').isChecked()).toBe(true);
    expect(await frame.getByLabel('Hessenpoort').isChecked()).toBe(true);
    // It stands in the row, and the journal tells how it came there.
    const own = (await stage.sheet('Abonnementen', 'Terreinregister', COORDINATOR)).cells;
    expect(own.map(([, , cell]) => cell.text)).toEqual(expect.arrayContaining(['Elke maand', 'Clusters']));
    const told = (await stage.sheet('Journaal', 'Terreinregister', COORDINATOR)).cells.map(
      ([, , cell]) => cell.text,
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'Afgemeld via de link onder een overzicht',
        'Weer aangemeld via de link onder een overzicht',
        'Voorkeuren gewijzigd via de link onder een overzicht',
      ]),
    );
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'the page of preferences is walked with the keyboard alone, in the order in which it reads',
  async () => {
    const { page, frame } = await preferences();
    const inside = page.frames().find((each) => each.parentFrame() === page.mainFrame())!;
    const active = () =>
      inside.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const group = at.closest('fieldset')?.querySelector('legend')?.textContent;
        const outline = getComputedStyle(at);
        const seen = outline.outlineStyle !== 'none' || outline.boxShadow !== 'none';
        return { name: group ?? at.textContent!.trim(), seen };
      });
    const walk: string[] = [];
    await frame.getByRole('button', { name: 'Geen overzicht meer' }).focus();
    for (let steps = 0; steps < 40; steps++) {
      const { name, seen } = await active();
      expect([name, seen]).toEqual([name, true]);
      if (walk.at(-1) !== name) walk.push(name);
      if (name.startsWith('bt@')) break;
      await page.keyboard.press('Tab');
    }
    expect(walk).toEqual([
      'Geen overzicht meer',
      'In welke taal?',
      'Hoe vaak?',
      'In welke vorm?',
      'Welke inhoud?',
      'Waarover?',
      ...(walk.includes('Welke terreinen?') ? ['Welke terreinen?'] : ['Welke gemeenten?']),
      'Bewaren',
      'Bekijk de stand van zaken op de webpagina',
      'bt@provincie.example',
    ]);
    await frame.getByLabel('Elke week').or(frame.getByLabel('Elke maand')).first().focus();
    await page.keyboard.press('ArrowDown');
    const rhythm = frame.getByRole('group', { name: 'Hoe vaak?' }).getByRole('radio', { checked: true });
    const chosen = await rhythm.getAttribute('value');
    await frame.getByRole('button', { name: 'Bewaren' }).focus();
    await page.keyboard.press('Space');
    await frame.getByText('De keuzes zijn bewaard.').waitFor();
    expect(await rhythm.getAttribute('value')).toBe(chosen);
    expect((await active()).name).toBe('Bewaren');
    // Enlarged four times nothing stands beside the page.
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await inside.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await faults(page)).toEqual([]);
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'a link that was not given, or was altered anywhere, shows nothing but that it does not work',
  async () => {
    const { page: known } = await preferences();
    const url = known.url();
    const code = /code=(\w+)/.exec(url)![1]!;
    const other = (letter: string): string => (letter === '0' ? '1' : '0');
    const altered = [
      'x',
      code.slice(0, -1) + other(code.at(-1)!),
      other(code[0]!) + code.slice(1),
      code.slice(0, 32),
    ];
    for (const wrong of altered) {
      const page = await stage.browse(url.replace(/code=\w+/, `code=${wrong}`));
      const frame = page.frameLocator('iframe');
      await frame.getByText('Deze link werkt niet of niet meer.').waitFor();
      await frame.getByText('Gebruik de link onder het nieuwste overzicht').waitFor();
      expect(await frame.getByRole('button').count()).toBe(0);
      expect(await frame.getByRole('main').textContent()).not.toMatch(/Zwolle|emeente|Hessenpoort|gijs|@/);
      if (wrong === 'x') expect(await faults(page)).toEqual([]);
    }
  },
  BROWSER_TIMEOUT * 2,
);

test(
  'the coordinator sees beforehand what somebody will get, and why',
  async () => {
    const page = await stage.visit(COORDINATOR);
    await page.getByRole('menuitem', { name: 'Terreinregister' }).click();
    await page.getByRole('menuitem', { name: 'Overzichten bekijken' }).click();
    const frame = page.frameLocator('dialog iframe').first();
    await frame.getByLabel('Van wie?').selectOption({ index: 0 });
    expect(await frame.getByLabel('Op welke dag?').inputValue()).toBe('2026-12-07');
    await frame.getByRole('button', { name: 'Bekijken' }).press('Enter');
    await frame.getByRole('heading', { name: 'Waarom staat dit erin?' }).waitFor();
    await look(page, 'overzichten-bekijken');
    expect(await frame.getByRole('table').textContent()).toContain(
      'De actie staat op naam van deze persoon en is te laat.',
    );
    expect(
      await frame.locator('iframe').contentFrame().getByRole('heading', { level: 1 }).textContent(),
    ).toContain('7 december 2026');
    expect(await faults(page)).toEqual([]);
    await frame.getByLabel('Op welke dag?').fill('2026-11-20');
    await frame.getByRole('button', { name: 'Bekijken' }).click();
    await frame.getByText('Op deze dag was er nog geen abonnement.').first().waitFor();
  },
  BROWSER_TIMEOUT,
);
