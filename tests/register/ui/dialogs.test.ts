/** The dialogs in a real browser on the real bundle: what a person reads, types and clicks, and what comes of it. */
import type { Browser, Page } from 'playwright-core';
import { type LocalRegister, openRegister } from '../../../scripts/world.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 30_000;

let browser: Browser;
let register: LocalRegister;

beforeAll(async () => {
  register = await openRegister(null);
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

function open(dialog: string): Promise<Page> {
  return openDialog(browser, dialog, (name, ...args) => register.call(name, ...args).value);
}

describe('Terreinen importeren', () => {
  test(
    'from a pasted list to the register, with the keyboard alone',
    async () => {
      const page = await open('import');
      await page
        .getByLabel('Of plak de lijst hier')
        .fill('gemeente\tnaam\nRaalte\tTELGEN I\nRaalte\tTELGEN II\nParijs\tX\n');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Dit gaat er gebeuren' }).waitFor();
      expect(await focused(page)).toBe('result-title');
      expect(await page.locator('.counts').textContent()).toMatch(/nieuw2.*afgewezen1/);
      expect(await page.getByRole('table').first().textContent()).toMatch(
        /4XGemeente "Parijs" staat niet in het register\./,
      );
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Overnemen' }).press('Enter');
      await page.getByRole('heading', { name: 'De lijst is overgenomen' }).waitFor();
      expect(await page.getByText('2 nieuw, 0 gewijzigd').count()).toBe(1);
      await page.getByRole('button', { name: 'Sluiten' }).press('Enter');
      expect(await page.evaluate('window.closed_')).toBe(true);
    },
    TIMEOUT,
  );

  test(
    'a file in an old encoding, and GeoJSON without its shapes',
    async () => {
      const page = await open('import');
      const send = async (name: string, buffer: Buffer): Promise<void> => {
        await page.getByLabel('Bestand').setInputFiles({ name, mimeType: 'text/plain', buffer });
        await page.getByRole('button', { name: 'Bekijken' }).click();
        await page.getByRole('heading', { name: 'Dit gaat er gebeuren' }).waitFor();
        await page.getByText('Nieuw (1)').click();
      };
      await send('oud.csv', Buffer.from('gemeente;naam\r\nRaalte;MARIËNHEEM\r\n', 'latin1'));
      expect(await page.getByRole('cell', { name: 'Mariënheem', exact: true }).count()).toBe(1);
      await page.getByRole('button', { name: 'Andere lijst' }).click();
      const properties = { RIN_NUMMER: 7, PLAN_NAAM: 'VOORST', GEM_CODES: 'GM0193' };
      const geometry = { type: 'Point', coordinates: [1, 2] };
      await send(
        'ibis.json',
        Buffer.from(
          JSON.stringify({
            type: 'FeatureCollection',
            features: [{ type: 'Feature', geometry, properties }],
          }),
        ),
      );
      expect(await page.getByRole('cell', { name: 'Voorst', exact: true }).count()).toBe(1);
    },
    TIMEOUT,
  );

  test(
    'a list that cannot be used is explained at the field and in a summary that has the focus',
    async () => {
      const page = await open('import');
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Bekijken' }).click();
      expect(await focused(page)).toBe('errors');
      expect(await page.getByRole('alert').textContent()).toMatch('Er is nog geen lijst.');
      await page.getByLabel('Of plak de lijst hier').fill('naam;kleur\nVoorst;blauw\n');
      await page.getByRole('button', { name: 'Bekijken' }).click();
      await page.getByRole('link', { name: /ontbreken kolommen/ }).click();
      expect(await focused(page)).toBe('pasted');
      expect(await page.locator('#pasted').getAttribute('aria-invalid')).toBe('true');
      expect(await breaches(page)).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'text of a list never becomes markup',
    async () => {
      const page = await open('import');
      await page
        .getByLabel('Of plak de lijst hier')
        .fill('gemeente;naam\nRaalte;<img src=x onerror=alert(1)>\n');
      await page.getByRole('button', { name: 'Bekijken' }).click();
      await page.getByText('Nieuw (1)').click();
      expect(await page.locator('img').count()).toBe(0);
    },
    TIMEOUT,
  );
});

describe('Clusters bevestigen', () => {
  beforeAll(() => {
    const names = [
      'DE ZEGGE VI',
      'DE ZEGGE VII',
      'BLANKENFOORT',
      'BLANKENFOORT II',
      'BROEKLAND',
      'BROEKLAND II',
    ];
    register.call(
      'applyImport',
      `gemeente;naam\n${names.map((name) => `Raalte;${name}`).join('\n')}\n`,
      'proef.csv',
    );
  });

  test(
    'join one, refuse one with a reason, and the focus goes on to the next',
    async () => {
      const page = await open('clusters');
      const section = (name: string) => page.getByRole('region', { name: `${name} (Raalte)` });
      await section('De Zegge').waitFor();
      expect(await breaches(page)).toEqual([]);
      const before = await page.getByRole('region').count();

      await section('De Zegge').getByRole('button', { name: 'Samenvoegen' }).click();
      await page.getByText('2 terreinen staan nu in het cluster De Zegge.').waitFor();
      expect(await focused(page)).toMatch(/^p\d+-title$/);

      const refused = section('Broekland');
      await refused.getByText('Niet samenvoegen').click();
      await refused.getByRole('button', { name: 'Niet meer voorstellen' }).click();
      expect(await page.getByRole('alert').textContent()).toMatch('De reden is niet ingevuld.');
      await refused.getByLabel('Waarom horen ze niet bij elkaar?').fill('Twee dorpen');
      await refused.getByRole('button', { name: 'Niet meer voorstellen' }).click();
      await page.getByText('Het voorstel Broekland komt niet meer terug.').waitFor();
      expect(await page.getByRole('region').count()).toBe(before - 2);

      const again = await open('clusters');
      await again.getByRole('region', { name: 'Blankenfoort (Raalte)' }).waitFor();
      expect(await again.getByRole('region').count()).toBe(before - 2);
    },
    TIMEOUT,
  );

  test(
    'without a name, or with one terrain, nothing is joined',
    async () => {
      const page = await open('clusters');
      const section = page.getByRole('region', { name: 'Blankenfoort (Raalte)' });
      await section.getByLabel('Naam van het cluster').fill(' ');
      await section.getByRole('button', { name: 'Samenvoegen' }).click();
      expect(await page.getByRole('alert').textContent()).toMatch('Het cluster heeft geen naam.');
      await section.getByLabel('Naam van het cluster').fill('Blankenfoort');
      await section.getByRole('checkbox').first().uncheck();
      await section.getByRole('button', { name: 'Samenvoegen' }).click();
      await page.getByRole('alert').getByText('Deze terreinen zitten al in één cluster.').waitFor();
    },
    TIMEOUT,
  );
});
