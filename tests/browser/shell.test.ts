/** What stands around the grid, in a real browser: menus, dialogs, sidebars, panes, the plain table, and who can use it. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, type Stage, textOf, typeInCell } from './support.ts';

const JAN = 'jan@overijssel.example';
const EVA = 'eva@overijssel.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

async function pick(page: Page, ...captions: string[]): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem', { name: captions[0]! }).click();
  for (const caption of captions.slice(1))
    await page.getByRole('menu').getByRole('menuitem', { name: caption }).click();
}

describe('scripts and the person at the page', () => {
  test(
    'a menu item asks, waits for the answers, and shows a toast; the pane tells what ran',
    async () => {
      const page = await stage.visit(JAN);
      await pick(page, 'Proef', 'Vraag een naam');
      const dialog = page.getByRole('dialog', { name: 'Nieuw terrein' });
      await dialog.getByRole('textbox').fill('De Marslanden');
      expect(await faults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'OK' }).click();
      const sure = page.getByRole('dialog', { name: 'Zeker weten?' });
      expect(await sure.textContent()).toContain('Rij 5 krijgt de naam De Marslanden.');
      await sure.getByRole('button', { name: 'Ja' }).click();
      await page.getByText('De naam staat in rij 5.').waitFor();
      expect(textOf(await stage.sheet('Terreinen'), 4, 1)).toBe('De Marslanden');

      await page.getByRole('button', { name: 'Uitvoeringen' }).click();
      const row = page.locator('.uitvoeringenlijst > li').filter({ hasText: 'vraagNaam' });
      await row.locator('summary').click();
      expect(await row.textContent()).toMatch(/Voltooid.*Menu.*Jan Jansen/);
      expect(await row.textContent()).toContain('naam: De Marslanden');
      expect(await row.getByRole('table').textContent()).toContain('Ui.prompt');
      expect(await faults(page)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'a script that waits for an answer does not keep others from working',
    async () => {
      const [jan, eva] = [await stage.visit(JAN), await stage.visit(EVA)];
      await pick(jan, 'Proef', 'Vraag een naam');
      await jan.getByRole('dialog', { name: 'Nieuw terrein' }).waitFor();
      await eva.getByRole('button', { name: 'Gewone tabel' }).click();
      await eva.locator('[data-cel="7,1"]').dblclick();
      await eva.keyboard.press('Control+a');
      await eva.keyboard.type('Intussen van Eva');
      await eva.keyboard.press('Enter');
      await eva.getByRole('gridcell', { name: 'Intussen van Eva' }).waitFor();
      await jan.keyboard.press('Escape');
      await jan.getByRole('dialog').waitFor({ state: 'detached' });
      expect(textOf(await stage.sheet('Terreinen'), 7, 1)).toBe('Intussen van Eva');
    },
    BROWSER_TIMEOUT,
  );

  test(
    'a fault of a script is told in a message, and shown in the pane',
    async () => {
      const page = await stage.visit(JAN);
      await pick(page, 'Proef', 'Meer', 'Maak een fout');
      await page.getByText('Dit ging mis in het script.').first().waitFor();
      await page.getByRole('button', { name: 'Uitvoeringen' }).click();
      const row = page.locator('.uitvoeringenlijst > li').first();
      expect(await row.textContent()).toMatch(/maakFout.*Mislukt/);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'a sidebar calls the script with google.script.run, and closes itself',
    async () => {
      const page = await stage.visit(JAN);
      await pick(page, 'Proef', 'Toon zijbalk');
      const frame = page.frameLocator('.zijbalk iframe');
      const says = (text: string) => frame.locator('#uit').getByText(text, { exact: true }).waitFor();
      await frame.getByRole('button', { name: 'Tel rijen' }).click();
      await says('{"rijen":61,"vanaf":[2,null,{"a":"b"}]} voor mij');
      await frame.getByRole('button', { name: 'Mag dit?' }).click();
      await says('fout: Dat mag niet. voor mij');
      await frame.getByRole('button', { name: 'Stuur een datum' }).click();
      await says('Failed due to illegal value in property: 0');
      expect(await faults(page)).toEqual([]);
      await frame.getByRole('button', { name: 'Sluiten' }).click();
      await page.locator('.zijbalk').waitFor({ state: 'hidden' });
    },
    BROWSER_TIMEOUT,
  );

  test(
    'a page of a script cannot reach the server or the page around it',
    async () => {
      const page = await stage.visit(JAN);
      await pick(page, 'Proef', 'Toon dialoog');
      const frame = page.frameLocator('dialog iframe');
      await frame.getByRole('heading', { name: 'Hulp' }).waitFor();
      const inside = page.frames().find((each) => each.url().includes('/pagina/'))!;
      const tried = await inside.evaluate(async () => {
        const call = await fetch('/api/start', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"name":"start","session":"x","person":"","params":{}}',
        }).then(
          (response) => response.status,
          () => 'tegengehouden',
        );
        try {
          return [call, String(parent.document.title)];
        } catch {
          return [call, 'afgeschermd'];
        }
      });
      expect(tried).toEqual(['tegengehouden', 'afgeschermd']);
      await page
        .getByRole('dialog', { name: 'Een dialoog' })
        .getByRole('button', { name: 'Sluiten' })
        .first()
        .click();
      await page.locator('dialog').waitFor({ state: 'detached' });
    },
    BROWSER_TIMEOUT,
  );
});

describe('the plain table', () => {
  test(
    'is reached by keyboard from the top, and edits without a pointer',
    async () => {
      const page = await stage.visit(JAN);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
        'Naar de gewone tabel',
      );
      await page.keyboard.press('Enter');
      const table = page.getByRole('grid', { name: 'Terreinen' });
      await table.waitFor();
      expect(await table.getByRole('columnheader', { name: 'Gemeente' }).count()).toBe(1);

      await page.locator('[data-cel="9,3"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('7,25');
      await page.keyboard.press('Enter');
      await table.getByRole('gridcell', { name: '7,25', exact: true }).waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Zoek een keuze' }).waitFor();
      await page.keyboard.type('alm');
      await page.keyboard.press('Enter');
      await page.locator('[data-cel="10,2"]').getByText('Almelo').waitFor();
      await page.keyboard.press('F2');
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cel)).toBe('10,2');
      expect(await faults(page)).toEqual([]);

      await page.getByRole('button', { name: 'Volgende rijen' }).click();
      expect(await table.getByRole('gridcell', { name: 'Terrein 60' }).count()).toBe(1);
    },
    BROWSER_TIMEOUT,
  );
});

describe('the page as a whole', () => {
  test(
    'gives axe-core nothing to find, with menus open and on a small screen',
    async () => {
      const page = await stage.visit(JAN);
      expect(await faults(page)).toEqual([]);
      await pick(page, 'Proef');
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Klok' }).click();
      expect(await faults(page)).toEqual([]);
      const small = await stage.visit(EVA, { width: 390, height: 700 });
      expect(await faults(small)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'menus work with the keyboard alone',
    async () => {
      const page = await stage.visit(JAN);
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await page.getByRole('menubar').getByRole('menuitem', { name: 'Proef' }).focus();
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('Vraag een naam');
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('Maak een fout');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('menu').first().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Gewone tabel' }).click();
      await page.locator('[data-cel="2,0"][title="Gekleurd"]').waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'the clock moves on for everybody, and never back',
    async () => {
      const [jan, eva] = [await stage.visit(JAN), await stage.visit(EVA)];
      await jan.getByRole('button', { name: 'Klok' }).click();
      await jan.getByRole('button', { name: 'Naar het volgende halfjaar' }).click();
      await jan.locator('.kloktijd').getByText('vr 1 jan 2027, 09:00').waitFor();
      await eva.locator('.klokstand').getByText('vr 1 jan 2027, 09:00').waitFor();
      await jan.getByLabel('Of naar een eigen moment').fill('2026-12-01T10:00');
      await jan.getByRole('button', { name: 'Ga naar dit moment' }).click();
      await jan.getByText('De klok kan alleen vooruit.').waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'tabs are renamed, added and hidden, and everybody sees it',
    async () => {
      const [jan, eva] = [await stage.visit(JAN), await stage.visit(EVA)];
      await jan.getByRole('tab', { name: 'Leeg' }).click({ button: 'right' });
      await jan.getByRole('menuitem', { name: 'Naam wijzigen…' }).click();
      await jan.getByRole('textbox', { name: 'Nieuwe naam' }).fill('Plannen');
      await jan.keyboard.press('Enter');
      await eva.getByRole('tab', { name: 'Plannen' }).waitFor();
      await jan.getByRole('button', { name: 'Alle tabbladen' }).click();
      await jan.getByRole('menuitem', { name: 'Verborgen (verborgen)' }).click();
      await eva.getByRole('tab', { name: 'Verborgen' }).waitFor();
      await jan.getByRole('tab', { name: 'Verborgen', selected: true }).waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'another person is chosen without loading again, and gets his own rights',
    async () => {
      const page = await stage.visit(JAN);
      await page.getByLabel('Werken als').selectOption({ label: 'Gast zonder rechten' });
      await page.getByText('U werkt nu als Gast zonder rechten.').waitFor();
      expect(await page.getByRole('menubar').getByRole('menuitem').count()).toBe(0);
      await typeInCell(page, 3, 1, 'X');
      await page.getByText('U mag dit bestand alleen bekijken.').waitFor();
    },
    BROWSER_TIMEOUT,
  );
});
