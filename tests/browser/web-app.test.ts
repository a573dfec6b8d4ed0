/** A web app in a real browser: its window, `google.script.run`, its links and forms, and who may come. */
import type { Page } from 'playwright-core';
import { faults } from './axe.ts';
import { BROWSER_TIMEOUT, openStage, picture, type Stage } from './support.ts';

const JAN = 'jan@overijssel.example';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, BROWSER_TIMEOUT);

afterEach(() => stage.leave(), BROWSER_TIMEOUT);

afterAll(() => stage?.close(), BROWSER_TIMEOUT);

/** The web app in a tab of its own, opened from the pane of files. */
async function openApp(page: Page): Promise<Page> {
  await page.getByRole('button', { name: 'Bestanden', exact: true }).click();
  const pane = page.getByRole('region', { name: 'Bestanden' });
  const [app] = await Promise.all([
    page.waitForEvent('popup'),
    pane.getByRole('link', { name: 'Proef', exact: true }).click(),
  ]);
  return app;
}

test(
  'runs functions of the script, and its links and forms go on as the same person',
  async () => {
    const app = await openApp(await stage.visit(JAN));
    const frame = app.frameLocator('iframe');
    await frame.getByText('61 rijen').waitFor();
    expect(await app.title()).toBe('Terreinen op het web');
    expect(await frame.locator('#kijker').textContent()).toBe(JAN);
    await picture(app, 'webapp');
    expect(await faults(app)).toEqual([]);
    await frame.getByRole('link', { name: 'Naar Almelo' }).click();
    await frame.locator('#gemeente', { hasText: 'Almelo' }).waitFor();
    await app.getByText('U bent hier als Jan Jansen.').waitFor();
    await frame.getByLabel('Bericht').fill('Hallo <daar>');
    await frame.getByLabel('Bericht').press('Enter');
    await frame.getByText('Ontvangen: Hallo <daar>').waitFor();
    await app.getByText('U bent hier als Jan Jansen.').waitFor();
  },
  BROWSER_TIMEOUT,
);

test(
  'its page sees and sets the address of its window, but not who is in',
  async () => {
    const app = await openApp(await stage.visit(JAN));
    const frame = app.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Verder' }).press('Enter');
    await frame
      .getByText(
        '{"hash":"kaart","parameter":{"gemeente":"Zwolle"},"parameters":{"gemeente":["Zwolle","Raalte"]}}',
      )
      .waitFor();
    expect(app.url()).toMatch(/\?gemeente=Zwolle&gemeente=Raalte&als=jan%40overijssel\.example#kaart$/);
    await app.evaluate(() => history.back());
    await frame.getByText('terug: [null,{}]').waitFor();
    await app.evaluate(() => history.forward());
    await frame.getByText('terug: [{"stap":2},{"gemeente":"Zwolle"}]').waitFor();
  },
  BROWSER_TIMEOUT,
);

test(
  'asks who comes, by keyboard, and says who may not',
  async () => {
    const app = await openApp(await stage.visit(JAN));
    await app.getByRole('link', { name: 'Iemand anders' }).press('Enter');
    await app.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
    await picture(app, 'webapp-wie');
    expect(await faults(app)).toEqual([]);
    expect(await app.getByRole('listitem').filter({ hasText: 'Gast' }).textContent()).toContain(
      'geen toegang',
    );
    await app.keyboard.press('Tab');
    await app.keyboard.press('Tab');
    await app.keyboard.press('Enter');
    await app.getByText('U bent hier als Eva de Boer.').waitFor();
    await app.goto(app.url().replace(/als=[^&]*/, 'als=gast%40elders.example'));
    await app.getByText('Gast zonder rechten heeft geen toegang tot de webapp ‘Proef’.').waitFor();
    expect(await faults(app)).toEqual([]);
  },
  BROWSER_TIMEOUT,
);
