/** From the link that the register gives to the answer that it takes in, in a real browser. */
import type { FrameLocator, Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage } from './support.ts';

const COORDINATOR = 'coordinator@provincie.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('round-world.ts');
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

const look = (page: Page, name: string) => picture(page, name, { fullPage: true });

/** Opens a dialog from the menu Intake. */
async function dialog(page: Page, item: string): Promise<FrameLocator> {
  await page.getByRole('menuitem', { name: 'Terreinregister' }).click();
  await page.getByRole('menuitem', { name: 'Intake' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const frame = page.frameLocator('dialog iframe').first();
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
}

/** The page that opens in a window of its own. */
async function opened(page: Page, act: Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), act]);
  await popup.waitForLoadState();
  return popup;
}

const goes = (page: Page, act: Promise<void>) => Promise.all([page.waitForEvent('load'), act]);
const next = (page: Page) => goes(page, page.getByRole('button', { name: 'Volgende', exact: true }).click());
const chosen = (page: Page) =>
  page.locator('input:checked').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));

async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
}

test(
  'a municipality opens its link, confirms what is known, and the coordinator sees it',
  async () => {
    const page = await stage.visit(COORDINATOR);
    const links = await dialog(page, 'Voorgevulde links');
    await links.getByLabel('Gemeente').selectOption('Zwolle');
    const link = links.getByRole('link', {
      name: 'Openen: halfjaarlijkse opgave, Hessenpoort (nieuw tabblad)',
    });
    await link.waitFor();
    await look(page, 'links');
    const form = await opened(page, link.click());

    await look(form, 'form-1-indiener');
    expect(await faults(form)).toEqual([]);
    await form.getByLabel('Uw naam').fill('Jo Jansen');
    await form.getByLabel('Uw e-mailadres').fill('jo@zwolle.example');
    await next(form);
    await look(form, 'form-2-terrein');
    await next(form);
    await look(form, 'form-3-organisatie');
    expect(await faults(form)).toEqual([]);
    expect(await chosen(form)).toEqual(['Ja', 'Nee', 'Onbekend']);
    await choose(form, 'Is er een vereniging of werkgroep die actief is?', 'Ja');
    await next(form);
    await choose(form, 'Wilt u een activiteit melden?', 'Nee');
    await next(form);
    await look(form, 'form-4-maatregelen');
    expect(await chosen(form)).toEqual(['Ja']);
    await next(form);
    await look(form, 'form-5-maatregel');
    expect(await form.getByRole('textbox', { name: /^Maatregel/ }).inputValue()).toBe(
      'MR-0001 · Zon op acht daken',
    );
    await choose(form, 'Hoe ver is de maatregel?', 'In uitvoering');
    await choose(form, 'Wilt u nog een maatregel melden of bijwerken?', 'Nee');
    await next(form);
    await choose(form, 'Wilt u een contactpersoon doorgeven?', 'Nee');
    await next(form);
    await look(form, 'form-6-slot');
    expect(await faults(form)).toEqual([]);
    await goes(form, form.getByRole('button', { name: /Verzenden|Versturen|Insturen/ }).click());
    await look(form, 'form-7-klaar');
    await form.getByText('Wij hebben uw opgave ontvangen.').waitFor();
    await form.close();

    await page.getByRole('button', { name: 'Sluiten' }).first().click();
    const round = await dialog(page, 'Stand van de ronde');
    await round.getByText('Klaar: 1 van de 2 gemeenten. Binnen: 1 van de 2 opgaven.').waitFor();
    await round.getByText('Zwolle: alles binnen').click();
    await look(page, 'ronde');
  },
  BROWSER_TIMEOUT * 3,
);
