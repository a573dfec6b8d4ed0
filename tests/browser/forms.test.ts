/** Filling in forms on their page, in a real browser, and the pane that shows what came in. */
import type { Page } from 'playwright-core';
import type { FormLine } from '../../src/workspace/page/forms/protocol.ts';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage, textOf } from './support.ts';

const JAN = 'jan@overijssel.example';
const EVA = 'eva@overijssel.example';
const PHONE = { width: 360, height: 700 };
const RESPONSES = 'Formulierreacties 1';

let stage: Stage;
let forms: readonly FormLine[];

beforeAll(async () => {
  stage = await openStage('forms-world.ts');
  forms = await stage.ask('forms', {});
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

const addressOf = (title: string) => forms.find((form) => form.title === title)!.address;

/** What the triggers of the demo logged, the latest last. */
async function logged(): Promise<string[]> {
  const { executions } = await stage.ask('start', {});
  return executions
    .filter(({ functionName }) => functionName.startsWith('bij'))
    .flatMap(({ log }) => log.map(({ text }) => text));
}

/** Takes a picture when they are asked for, and says what axe-core finds. */
async function look(page: Page, name: string): Promise<string[]> {
  await picture(page, name, { fullPage: true });
  return faults(page);
}

/** Does what leads to another page, and waits for that. */
const goes = (page: Page, act: Promise<void>) => Promise.all([page.waitForEvent('load'), act]);
const press = (page: Page, name: string) =>
  goes(page, page.getByRole('button', { name, exact: true }).click());
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents();
const question = (page: Page, name: string) => page.getByRole('group', { name });

describe('filling in', () => {
  test(
    'section by section as the answers lead, with what is wrong said at the top and beside the field',
    async () => {
      const grid = await stage.visit(JAN);
      await grid.getByRole('tab', { name: RESPONSES }).click();
      await grid.locator('.bladvak:not(.laadt)').waitFor();
      await grid.getByRole('button', { name: 'Gewone tabel' }).click();
      await grid.getByRole('button', { name: 'Formulieren', exact: true }).click();
      const pane = grid.getByRole('region', { name: 'Formulieren' });
      await pane.getByText('0 reacties · 15 vragen').waitFor();

      const page = await stage.browse(addressOf('Opgave bedrijventerreinen'));
      expect(await look(page, 'formulier-1')).toEqual([]);
      await page.getByLabel('Oppervlakte in hectare').fill('veel');
      await goes(page, page.keyboard.press('Enter'));
      expect(await page.title()).toBe('Fout: Opgave bedrijventerreinen, pagina 1 van 3');
      expect(await heading(page)).toEqual(['Er klopt iets nog niet']);
      expect(await page.locator('.foutoverzicht').evaluate((box) => box === document.activeElement)).toBe(
        true,
      );
      expect(await page.locator('.foutoverzicht li').allTextContents()).toEqual([
        'E-mailadres – Vul een geldig e-mailadres in.',
        'Naam van het terrein – Deze vraag is verplicht',
        'Oppervlakte in hectare – Vul een getal boven 0 in',
        'Gemeente – Deze vraag is verplicht',
        'Zijn er plannen? – Deze vraag is verplicht',
      ]);
      expect(await look(page, 'formulier-2-fouten')).toEqual([]);
      await page.getByRole('link', { name: /^Oppervlakte/ }).press('Enter');
      const area = page.getByLabel('Oppervlakte in hectare');
      expect(await area.evaluate((box) => box === document.activeElement)).toBe(true);
      expect(await area.inputValue()).toBe('veel');
      expect(await area.getAttribute('aria-describedby')).toMatch(/^hulp-\d+ fout-\d+$/);

      await page.getByLabel('E-mailadres (verplicht)').fill('info@almelo.example');
      await page.getByLabel('Naam van het terrein').fill('Turfkade & <b>Zuid</b>');
      await area.fill('12.5');
      await page.getByLabel('Gemeente').selectOption('Almelo');
      await page.getByLabel('Ja', { exact: true }).check();
      await press(page, 'Volgende');
      expect(await heading(page)).toEqual(['Plannen']);
      expect(await look(page, 'formulier-3-plannen')).toEqual([]);

      await question(page, 'Begin van de aanleg').getByLabel('Dag').fill('31');
      await question(page, 'Begin van de aanleg').getByLabel('Maand').selectOption('februari');
      await question(page, 'Begin van de aanleg').getByLabel('Jaar').fill('2027');
      await page.getByLabel('Glasvezel').check();
      await page.getByRole('textbox', { name: 'Anders, namelijk' }).fill('Warmtenet');
      await page.getByRole('radiogroup', { name: 'Dit jaar' }).getByLabel('Meer').check();
      await press(page, 'Volgende');
      expect(await page.locator('.foutoverzicht li').allTextContents()).toEqual([
        'Begin van de aanleg – Vul een geldige waarde in, zoals 1 mei 2026',
        'Verwachting – Geef in elke rij een antwoord',
      ]);
      expect(await question(page, 'Begin van de aanleg').getByLabel('Dag').inputValue()).toBe('31');
      expect(await page.getByRole('checkbox', { name: 'Anders, namelijk' }).isChecked()).toBe(true);
      expect(await look(page, 'formulier-4-fouten')).toEqual([]);
      await question(page, 'Begin van de aanleg').getByLabel('Dag').fill('28');
      await page.getByRole('radiogroup', { name: 'Volgend jaar' }).getByLabel('Gelijk').check();

      // Back and on again: nothing is lost, also not what was not yet checked.
      await press(page, 'Vorige');
      expect(await page.getByLabel('Naam van het terrein').inputValue()).toBe('Turfkade & <b>Zuid</b>');
      await press(page, 'Volgende');
      expect(await question(page, 'Begin van de aanleg').getByLabel('Dag').inputValue()).toBe('28');
      await press(page, 'Volgende');

      expect(await heading(page)).toEqual(['Tot slot']);
      await page.getByLabel('Via een fonds').check();
      await question(page, 'Hoe werkt u samen?').getByRole('button', { name: 'Antwoord wissen' }).click();
      expect(await page.getByLabel('Via een fonds').isChecked()).toBe(false);
      await question(page, 'Hoe werkt u samen?').getByRole('textbox').fill('Per straat');
      await question(page, 'Hoe tevreden bent u?').getByLabel('4', { exact: true }).check();
      const ochtend = page.getByRole('group', { name: 'Ochtend' });
      await ochtend.getByLabel('Gemeente').check();
      await ochtend.getByLabel('Provincie').check();
      await page.getByLabel('Beste tijd om te bellen').fill('9.05');
      await question(page, 'Hoe lang duurt een overleg?').getByLabel('Uren').fill('1');
      const open = question(page, 'Jaarlijkse open dag');
      await open.getByLabel('Dag').fill('3');
      await open.getByLabel('Maand').selectOption('juni');
      const first = question(page, 'Eerste overleg');
      await first.getByLabel('Dag').fill('1');
      await first.getByLabel('Maand').selectOption('december');
      await first.getByLabel('Jaar').fill('2026');
      await first.getByLabel('Tijd').fill('14:30');
      await page.getByLabel('Toelichting').fill('Eerste regel\nTweede regel');
      expect(await look(page, 'formulier-5-slot')).toEqual([]);
      await press(page, 'Versturen');

      await page.getByText('Dank u wel, uw opgave is binnen.').waitFor();
      expect(await look(page, 'formulier-6-dank')).toEqual([]);
      expect((await logged()).slice(-2)).toEqual([
        'formulier: info@almelo.example; Naam van het terrein=Turfkade & <b>Zuid</b>; Oppervlakte in hectare=12.5; ' +
          'Gemeente=Almelo; Zijn er plannen?=Ja; Begin van de aanleg=2027-02-28; Voorzieningen=Glasvezel,Warmtenet; ' +
          'Verwachting=Meer,Gelijk; Hoe werkt u samen?=Per straat; Hoe tevreden bent u?=4; Wie is aanwezig?=Gemeente,Provincie,; ' +
          'Beste tijd om te bellen=09:05; Hoe lang duurt een overleg?=1:00:00; Eerste overleg=2026-12-01 14:30; ' +
          'Jaarlijkse open dag=06-03; Toelichting=Eerste regel\nTweede regel',
        'rij: A2:S2 Turfkade & <b>Zuid</b>',
      ]);

      // The open grid has the new row, and the pane the new response.
      await pane.getByText('1 reactie · 15 vragen').waitFor();
      await pane.getByText('Opgave bedrijventerreinen').click();
      await pane.getByText(/info@almelo\.example/).click();
      await pane.getByText('Per straat').waitFor();
      await pane.getByText('Wat het formulier vraagt').click();
      expect(await look(grid, 'formulieren-paneel')).toEqual([]);
      expect(await grid.locator('.bericht.fout').count()).toBe(0);
      await grid.getByRole('button', { name: 'Paneel sluiten' }).click();
      await grid.getByRole('gridcell', { name: 'Turfkade & <b>Zuid</b>' }).waitFor();
      expect(textOf(await stage.sheet(RESPONSES), 1, 1)).toBe('info@almelo.example');

      // Later another answer, which skips the section about plans.
      await goes(page, page.getByRole('link', { name: 'Antwoord bewerken' }).click());
      await page.getByText('U wijzigt een antwoord dat al is verstuurd.').waitFor();
      expect(await page.getByLabel('E-mailadres (verplicht)').inputValue()).toBe('info@almelo.example');
      await page.getByLabel('Naam van het terrein').fill('Turfkade');
      await page.getByLabel('Nee', { exact: true }).check();
      await press(page, 'Volgende');
      expect(await heading(page)).toEqual(['Tot slot']);
      expect(await page.getByLabel('Beste tijd om te bellen').inputValue()).toBe('09:05');
      expect(await look(page, 'formulier-7-wijzigen')).toEqual([]);
      await press(page, 'Versturen');
      await page.getByText('Dank u wel, uw opgave is binnen.').waitFor();
      const view = await stage.sheet(RESPONSES);
      expect([textOf(view, 1, 2), textOf(view, 1, 5), textOf(view, 1, 6), textOf(view, 2, 2)]).toEqual([
        'Turfkade',
        'Nee',
        '',
        '',
      ]);
      expect((await logged()).at(-1)).toBe('rij: A2:S2 Turfkade');
    },
    2 * BROWSER_TIMEOUT,
  );

  test(
    'a prefilled link from a mail leads to the page with its answers, on a phone too',
    async () => {
      const reader = await stage.visit(JAN);
      await reader.getByRole('button', { name: 'Postvak', exact: true }).click();
      const mail = reader.getByRole('region', { name: 'Postvak' });
      await mail.getByLabel('Postvak van').selectOption('info@zwolle.example');
      await mail.getByText('Uw opgave').click();
      const [page] = await Promise.all([
        reader.waitForEvent('popup'),
        mail.frameLocator('iframe').getByRole('link', { name: 'Vul de opgave in' }).click(),
      ]);
      await page.waitForLoadState();
      await page.setViewportSize(PHONE);
      expect(await page.getByLabel('Naam van het terrein').inputValue()).toBe('De Marslanden');
      expect(await page.getByLabel('Gemeente').inputValue()).toBe('Zwolle');
      await page.getByLabel('E-mailadres (verplicht)').fill('info@zwolle.example');
      await page.getByLabel('Ja', { exact: true }).check();
      expect(await look(page, 'formulier-telefoon')).toEqual([]);
      await press(page, 'Volgende');
      expect(await look(page, 'formulier-telefoon-2')).toEqual([]);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await wide()).toBe(PHONE.width);
    },
    BROWSER_TIMEOUT,
  );
});

describe('who may fill in', () => {
  test(
    'a form for one response asks who somebody is, takes his answer once, and keeps what he typed',
    async () => {
      const page = await stage.browse(addressOf('Eén keer stemmen'));
      await page.getByText('Log in om dit formulier in te vullen.').waitFor();
      expect(await look(page, 'formulier-inloggen')).toEqual([]);
      await page.getByText('U bent niet ingelogd').press('Enter');
      expect(await look(page, 'formulier-wie')).toEqual([]);
      await page.getByLabel('Invullen als').selectOption(EVA);
      await press(page, 'Wisselen');
      await page.getByText('Ingelogd als Eva de Boer').waitFor();
      await page.getByLabel('Uw stem').fill('Voor');

      await page.getByText('Ingelogd als').click();
      await page.getByLabel('Invullen als').selectOption('Een ander e-mailadres');
      await page.getByLabel('Ander e-mailadres').fill('geen adres');
      await press(page, 'Versturen');
      await page.getByRole('link', { name: /Vul een geldig e-mailadres in/ }).waitFor();
      expect(await look(page, 'formulier-wie-fout')).toEqual([]);
      await page.getByLabel('Ander e-mailadres').fill('piet@deventer.example');
      await press(page, 'Wisselen');
      await page.getByText('Ingelogd als piet@deventer.example').waitFor();
      expect(await page.getByLabel('Uw stem').inputValue()).toBe('Voor');
      await press(page, 'Versturen');
      await page.getByText('Je reactie is vastgelegd.').waitFor();
      expect(await page.getByRole('link').count()).toBe(0);
      const { id } = forms.find(({ title }) => title === 'Eén keer stemmen')!;
      expect(await stage.ask('formDetails', { formId: id })).toMatchObject({
        responses: [
          {
            who: 'piet@deventer.example',
            answers: [{ question: 'Uw stem', answer: 'Voor' }],
            editAddress: null,
          },
        ],
      });

      const again = await stage.browse(`${addressOf('Eén keer stemmen')}?als=piet%40deventer.example`);
      await again.getByText('Je hebt al gereageerd.').waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'a form can be filled in with the keyboard alone, and Enter in a field never sends',
    async () => {
      const page = await stage.browse(`${addressOf('Eén keer stemmen')}?als=${encodeURIComponent(EVA)}`);
      const focused = () =>
        page.evaluate(() => document.activeElement!.textContent || document.activeElement!.id);
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Lokale Workspace Ingelogd als Eva de Boer');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Tegen');
      await goes(page, page.keyboard.press('Enter'));
      await page.getByText('U bent bij het einde.').waitFor();
      expect(await look(page, 'formulier-einde')).toEqual([]);
      const order: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        await page.keyboard.press('Tab');
        order.push(await focused());
      }
      expect(order.slice(1)).toEqual(['Vorige', 'Versturen']);
      await goes(page, page.keyboard.press('Enter'));
      await page.getByText('Je reactie is vastgelegd.').waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test(
    'who may edit a form opens and closes it in the pane, and the page follows',
    async () => {
      const jan = await stage.visit(JAN);
      await jan.getByRole('button', { name: 'Formulieren', exact: true }).click();
      const pane = jan.getByRole('region', { name: 'Formulieren' });
      await pane.getByText('Opgave bedrijventerreinen').click();
      const form = pane.getByRole('listitem').filter({ hasText: 'Opgave bedrijventerreinen' });
      await form.getByRole('button', { name: /Sluiten voor reacties$/ }).press('Enter');
      await form.getByText('Gesloten', { exact: true }).waitFor();
      const opens = form.getByRole('button', { name: /Openen voor reacties$/ });
      expect(await opens.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(await look(jan, 'formulieren-gesloten')).toEqual([]);
      const page = await stage.browse(addressOf('Opgave bedrijventerreinen'));
      await page.getByText('accepteert geen reacties meer').waitFor();
      await opens.press('Enter');
      await form.getByText('Open', { exact: true }).waitFor();
      await goes(page, page.getByRole('button', { name: 'Opnieuw proberen' }).click());
      await page.getByLabel('Naam van het terrein').waitFor();

      const eva = await stage.visit(EVA);
      await eva.getByRole('button', { name: 'Formulieren', exact: true }).click();
      await eva.getByText('Opgave bedrijventerreinen').click();
      await eva.getByRole('button', { name: /Sluiten voor reacties$/ }).click();
      await eva.getByText('Eva de Boer mag ‘Opgave bedrijventerreinen’ niet bewerken.').waitFor();
    },
    BROWSER_TIMEOUT,
  );

  test.each([
    ['Vorige ronde', 'De ronde is voorbij. Tot juli!'],
    ['In aanbouw', 'accepteert geen reacties meer'],
  ])(
    '%s is not open, and says why',
    async (title, reason) => {
      const page = await stage.browse(addressOf(title));
      await page.getByText(reason).waitFor();
      expect(await page.getByRole('button', { name: 'Versturen' }).count()).toBe(0);
      expect(await look(page, `formulier-dicht-${title}`)).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );

  test(
    'an address of no form says so',
    async () => {
      const page = await stage.browse('/formulier/weg');
      await page.getByRole('heading', { name: 'Dit formulier is er niet' }).waitFor();
      expect(await look(page, 'formulier-weg')).toEqual([]);
    },
    BROWSER_TIMEOUT,
  );
});
