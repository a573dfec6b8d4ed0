/** What is walked through for the pictures of the Terreinfiche and of the web page. */
import { openSite, siteAddress } from '../site.ts';
import { panel, REGISTER, register, settled, type Walk, whole } from './walks.ts';

const PHONE = { width: 390, height: 844 };

export const PANEL_WALKS: readonly Walk[] = [
  {
    world: REGISTER,
    makes: [
      'fiche-zoeken',
      'fiche-starten',
      'fiche-status',
      'fiche-actie',
      'fiche-uitslag',
      'fiche-overdragen',
      'fiche-organisatiegraad',
      'fiche-activiteit',
      'fiche-fout',
      'fiche-vastgelegd',
    ],
    async go(stage, take) {
      const page = await register(stage, 'Dashboard', { width: 1280, height: 900 });
      const side = await panel(page, 'Terreinfiche');
      await settled(side);
      const keep = async (name: string) => {
        await whole(page);
        await take(name, page.locator('.zijbalk'));
        await page.setViewportSize({ width: 1280, height: 900 });
      };
      const find = async (name: string) => {
        await side.getByLabel('Zoek een cluster').fill(name);
        await side.getByRole('button', { name: 'Zoeken' }).click();
        await settled(side);
      };
      const open = async (name: string) => {
        await find(name);
        await side
          .getByRole('search')
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .click();
        await side.getByRole('heading', { level: 1, name }).waitFor();
        await settled(side);
      };
      const step = (name: string | RegExp) => side.getByRole('button', { name }).first().click();
      const cancel = () => side.getByRole('button', { name: 'Annuleren' }).click();
      await find('haar');
      await keep('fiche-zoeken');
      await open('Dollegoor');
      await step('Traject starten');
      await keep('fiche-starten');
      await cancel();
      await open('De Greune');
      await step(/^Uitslag van de sessie/);
      await side.getByLabel('Status *').selectOption({ label: 'Gehouden' });
      await keep('fiche-uitslag');
      await cancel();
      await open('Blankenfoort');
      await step(/^Overdragen aan wagon 2/);
      await keep('fiche-overdragen');
      await cancel();
      await step('Status wagon 1 wijzigen');
      await side.getByLabel('Status wagon 1 *').selectOption({ label: 'Verslag gereed' });
      await keep('fiche-status');
      await cancel();
      await step('Volgende actie');
      await keep('fiche-actie');
      await cancel();
      await step('Organisatiegraad beoordelen');
      await keep('fiche-organisatiegraad');
      await cancel();
      await step('Activiteit vastleggen');
      await side.getByLabel('Onderwerp *').fill('Rondgang met de gemeente');
      await side.getByLabel('Uren').fill('veel');
      await side.getByRole('button', { name: 'Vastleggen' }).click();
      await settled(side);
      await keep('fiche-fout');
      await side.getByLabel('Soort *').selectOption({ label: 'Bezoek' });
      await side.getByLabel('Uren').fill('2,5');
      await cancel();
      await step('Activiteit vastleggen');
      await side.getByLabel('Soort *').selectOption({ label: 'Bezoek' });
      await side.getByLabel('Onderwerp *').fill('Rondgang met de gemeente');
      await side.getByLabel('Uren').fill('2,5');
      await keep('fiche-activiteit');
      await side.getByRole('button', { name: 'Vastleggen' }).click();
      await settled(side);
      await take('fiche-vastgelegd', page.locator('.zijbalk'));
    },
  },
  {
    world: 'site-world.ts',
    makes: [
      'webpagina',
      'webpagina-lijst',
      'webpagina-terrein',
      'webpagina-telefoon',
      'webpagina-telefoon-lijst',
    ],
    async go(stage, take) {
      const at = await siteAddress(stage);
      const keep = async (name: string, address: string, size: { width: number; height: number }) => {
        const { page } = await openSite(stage, address, size);
        await take(name, page.locator('iframe'));
        await page.close();
      };
      await keep('webpagina', at('overzicht'), { width: 1100, height: 1200 });
      await keep('webpagina-lijst', at('terreinen', '&wagon=2'), { width: 1100, height: 720 });
      const { page, frame } = await openSite(stage, at('terreinen', '&q=zegge'), {
        width: 1100,
        height: 980,
      });
      await frame.getByRole('link', { name: 'De Zegge' }).click();
      await frame.getByRole('heading', { level: 1, name: 'De Zegge' }).waitFor();
      await take('webpagina-terrein', page.locator('iframe'));
      await keep('webpagina-telefoon', at('overzicht'), PHONE);
      await keep('webpagina-telefoon-lijst', at('terreinen', '&gemeente=GM1735'), { ...PHONE, height: 1100 });
    },
  },
];
