/** The walks for the pictures of mails, and of the page and the dialog that go with them. */
import { drawMail, openMail, openPreferences } from '../mails.ts';
import { dialog, register, shown, type Walk } from './walks.ts';

const MAILS = [
  ['overzicht-mail', 'anne@aanjagers.example', '1 actie (1 te laat)'],
  ['overzicht-gemeente', 'gijs@zwolle.example', '1 verandering, 1 nieuwe les'],
  ['lessen-mail', 'bt@provincie.example', '1 nieuwe les over'],
  ['controle-mail', 'bt@provincie.example', 'voor de rapportage'],
] as const;

const WORLD = 'digest-world.ts';

export const MAIL_WALKS: readonly Walk[] = [
  {
    world: WORLD,
    makes: MAILS.map(([name]) => name),
    async go(stage, take) {
      for (const [name, address, subject] of MAILS)
        await take(name, await drawMail(stage, await openMail(stage, address, subject)), { fullPage: true });
    },
  },
  {
    world: 'english-world.ts',
    makes: ['overzicht-engels'],
    async go(stage, take) {
      const mail = await openMail(stage, 'petra@grenzland.example', '1 action (1 overdue)');
      await take('overzicht-engels', await drawMail(stage, mail), { fullPage: true });
    },
  },
  {
    world: WORLD,
    makes: ['voorkeuren'],
    async go(stage, take) {
      const { page } = await openPreferences(stage);
      await page.setViewportSize({ width: 760, height: 1260 });
      await take('voorkeuren', page);
    },
  },
  {
    world: WORLD,
    makes: ['overzichten-bekijken'],
    async go(stage, take) {
      const page = await register(stage, undefined, { width: 1180, height: 900 });
      const frame = await dialog(page, 'Overzichten bekijken…');
      await frame.getByLabel('Van wie?').selectOption({ index: 0 });
      await frame.getByRole('button', { name: 'Bekijken' }).click();
      await frame.getByRole('heading', { name: 'Waarom staat dit erin?' }).waitFor();
      await frame.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
      await take('overzichten-bekijken', shown(page));
    },
  },
];
