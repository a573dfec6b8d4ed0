/** The panes beside the grid, in a real browser: mail, triggers and the clock. */
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, pane, picture, type Stage } from './support.ts';

const JAN = 'jan@overijssel.example';
const EVA = 'eva@overijssel.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

describe('mail', () => {
  test(
    'a message shows its HTML and pictures, can run nothing, and has its plain text and attachments',
    async () => {
      const page = await stage.visit(EVA);
      const mail = await pane(page, 'Postvak');
      await mail.getByText('Vragenlijst over uw terreinen').click();
      const frame = mail.frameLocator('iframe');
      await frame.getByText('vragenlijst', { exact: true }).waitFor();
      expect(
        await frame.getByAltText('Provincie').evaluate((image: HTMLImageElement) => image.naturalWidth),
      ).toBe(1);
      expect(await frame.getByRole('link').getAttribute('href')).toMatch(/^\/formulier\/1FAIpQLS/);
      expect(await page.title()).not.toBe('kwaad');
      expect(await mail.textContent()).toContain('Provincie Overijssel <jan@overijssel.example>');
      await mail.getByText('Tekst zonder opmaak').click();
      expect(await mail.locator('pre').textContent()).toBe('Beste collega, vult u de vragenlijst in?');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        mail.getByRole('link', { name: 'terreinen.csv' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('terreinen.csv');
      await picture(page, 'postvak');
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'the mailbox of somebody outside can be read too, and new mail comes by itself',
    async () => {
      const page = await stage.visit(JAN);
      const mail = await pane(page, 'Postvak');
      await mail.getByLabel('Postvak van').selectOption('info@almelo.example');
      await mail.getByText('1 bericht.').waitFor();
      await mail.getByLabel('Postvak van').selectOption(JAN);
      await mail.getByText('2 berichten.').waitFor();
      await page.getByRole('button', { name: 'Triggers' }).click();
      await page.getByRole('button', { name: 'gaatMis nu uitvoeren' }).click();
      await page.getByText('Mislukt. Zie Uitvoeringen voor het logboek.').waitFor();
      await page.getByRole('button', { name: 'Postvak' }).click();
      await mail.getByText('Summary of failures for Google Apps Script: Proef').click();
      expect(await mail.locator('pre').textContent()).toContain('Kapot op maandag.');
    },
    BROWSER_TIMEOUT,
  );
});

describe('time', () => {
  test(
    'the pane of triggers tells when each is due, and the clock what it fired',
    async () => {
      const page = await stage.visit(JAN);
      const triggers = await pane(page, 'Triggers');
      const daily = triggers.getByRole('listitem').filter({ hasText: 'elkeDag' });
      await daily.getByText('Nog niet uitgevoerd').waitFor();
      expect(await daily.textContent()).toMatch(/elke dag om 05:.*Volgende keerdi 24 nov 2026, 05:/);
      const onEdit = triggers.getByRole('listitem').filter({ hasText: 'bijBewerken' });
      expect(await onEdit.textContent()).toContain('Bij bewerken');
      expect(await onEdit.getByRole('button').count()).toBe(0);
      await daily.getByRole('button').press('Enter');
      await daily.getByText('Voltooid').waitFor();
      await picture(page, 'triggers');
      expect(await faults(page)).toEqual([]);

      const clock = await pane(page, 'Klok');
      const week = clock.getByRole('button', { name: '1 week verder' });
      const meanwhile = await week.evaluate((button: HTMLElement) => {
        button.click();
        return [button.ariaDisabled, button.closest('.klok')!.textContent];
      });
      expect(meanwhile).toEqual(['true', expect.stringContaining('De tijd loopt verder.')]);
      await clock.getByText('elkeDag: 7 keer').waitFor();
      expect(await clock.getByRole('button', { disabled: true }).count()).toBe(0);
      expect(await clock.textContent()).toContain('gaatMis: 1 keer, waarvan 1 mislukt');
      await picture(page, 'klok');
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );
});
