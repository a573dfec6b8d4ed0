/** What is walked through for the pictures of the guides: each walk in a world, and the pictures that it makes. */
import type { FrameLocator, Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { pressCell, type Stage, textOf } from '../support.ts';

export interface Walk {
  /** Module below tests/browser that opens the world. */
  readonly world: string;
  readonly makes: readonly string[];
  go(stage: Stage, take: Take): Promise<void>;
}

/** Keeps a picture of a page or of a part of it. */
export type Take = (name: string, place: Page | Locator, part?: PageScreenshotOptions) => Promise<void>;

export const COORDINATOR = 'coordinator@provincie.example';
export const REGISTER = 'intake-world.ts';
const REPORT = 'Bedrijventerreinen: aanmelden of wijzigen';
const SIZE = { width: 1180, height: 720 };

export async function menu(page: Page, ...captions: readonly string[]): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem', { name: 'Terreinregister' }).click();
  for (const name of captions) await page.getByRole('menu').getByRole('menuitem', { name }).click();
}

/** Opens a dialog by its way in the menu, and waits until it has fetched what it shows. */
export async function dialog(page: Page, ...captions: readonly string[]): Promise<FrameLocator> {
  await menu(page, ...captions);
  const frame = page.frameLocator('dialog iframe').first();
  await settled(frame);
  return frame;
}

export async function panel(page: Page, ...captions: readonly string[]): Promise<FrameLocator> {
  await menu(page, ...captions);
  return page.frameLocator('.zijbalk iframe');
}

/** Waits until nothing is being fetched. */
export async function settled(frame: FrameLocator): Promise<void> {
  await frame.getByRole('heading', { level: 1 }).first().waitFor();
  await frame.getByText(/^Bezig/).waitFor({ state: 'hidden', timeout: 120_000 });
}

export async function tab(page: Page, name: string): Promise<void> {
  const one = page.getByRole('tab', { name, exact: true });
  if (await one.isVisible()) await one.click();
  else {
    await page.getByRole('button', { name: 'Alle tabbladen' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
  await page.locator('.bladvak:not(.laadt)').waitFor();
  await page.waitForTimeout(600);
}

/** The register at a tab, before the coordinator. */
export async function register(stage: Stage, at?: string, size = SIZE): Promise<Page> {
  const page = await stage.visit(COORDINATOR, size);
  if (at) await tab(page, at);
  return page;
}

/** Makes the window as high as what stands in the panel. */
export async function whole(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  await page.setViewportSize({ width, height: 500 });
  const height = await page
    .frameLocator('.zijbalk iframe')
    .locator('html')
    .evaluate((html) => html.scrollHeight);
  await page.setViewportSize({ width, height: height + 150 });
  await page.waitForTimeout(300);
}

/** Types in a cell: its row from the text in some column, its column by the header. */
async function type(stage: Stage, at: string, row: number, header: string, text: string): Promise<void> {
  const { fileId, sheetId, cells } = await stage.sheet(at, 'Terreinregister', COORDINATOR);
  const column = cells.find(([top, , cell]) => top === 0 && cell.text === header)![1];
  const area = { top: row, left: column, bottom: row + 1, right: column + 1 };
  await stage.ask('edit', { fileId, sheetId, area, text }, COORDINATOR);
}

export const shown = (page: Page): Locator => page.locator('dialog').first();

export const WALKS: readonly Walk[] = [
  {
    world: REGISTER,
    makes: ['menu'],
    async go(stage, take) {
      const page = await register(stage, 'Trajecten');
      await menu(page, 'Intake');
      await take('menu', page);
    },
  },
  {
    world: REGISTER,
    makes: ['importeren'],
    async go(stage, take) {
      const page = await register(stage);
      const frame = await dialog(page, 'Terreinen importeren…');
      await frame
        .getByLabel('Of plak de lijst hier')
        .fill(
          'gemeentecode;plan_naam;bruto\nGM0193;Hessenpoort 3;12,5\nGM0141;Dollegoor;104,2\nGM0999;Onbekend;3\nGM0177;De Zegge VIII;zeven',
        );
      await frame.getByRole('button', { name: 'Bekijken' }).click();
      await frame.locator('#result').waitFor();
      await take('importeren', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['clusters'],
    async go(stage, take) {
      const page = await register(stage);
      await dialog(page, 'Clusters bevestigen…');
      await take('clusters', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['staat'],
    async go(stage, take) {
      const page = await register(stage);
      await dialog(page, 'Beheer', 'Staat van het register…');
      await take('staat', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['dashboard', 'witte-vlekken', 'wagonlijst', 'wagonlijst-2', 'wagonlijst-3', 'themas'],
    async go(stage, take) {
      const page = await register(stage, 'Dashboard', { width: 1280, height: 1500 });
      await page.waitForTimeout(2500);
      await take('dashboard', page);
      await page.mouse.move(500, 800);
      await page.mouse.wheel(0, 1300);
      await page.waitForTimeout(1500);
      await take('witte-vlekken', page);
      await tab(page, 'Wagon 1');
      await take('wagonlijst', page, { clip: { x: 0, y: 0, width: 1280, height: 640 } });
      for (const wagon of ['2', '3']) {
        await tab(page, `Wagon ${wagon}`);
        await take(`wagonlijst-${wagon}`, page, { clip: { x: 0, y: 0, width: 1280, height: 560 } });
      }
      await tab(page, 'Thema’s');
      await take('themas', page, { clip: { x: 0, y: 0, width: 1280, height: 860 } });
    },
  },
  {
    world: REGISTER,
    makes: ['fiche', 'fiche-sessie', 'organisatiegraad', 'fiche-overdracht'],
    async go(stage, take) {
      const page = await register(stage, 'Trajecten', { width: 1280, height: 900 });
      const tracks = await stage.sheet('Trajecten', 'Terreinregister', COORDINATOR);
      const side = await panel(page, 'Terreinfiche');
      const follow = async (status: string) => {
        const row = tracks.cells.find(([, column, cell]) => column === 4 && cell.text === status)![0];
        const name = textOf(tracks, row, 1).split(' (')[0]!;
        await settled(side);
        for (;;) {
          await pressCell(page, row + 1, 0);
          await side.getByRole('button', { name: 'Volg de selectie' }).click();
          const found = await side
            .getByRole('heading', { level: 1, name })
            .waitFor({ timeout: 4000 })
            .then(
              () => true,
              () => false,
            );
          if (found) break;
        }
        await settled(side);
      };
      await follow('Sprint gehouden');
      await take('fiche', page, { clip: { x: 430, y: 62, width: 756, height: 800 } });
      await follow('Intake');
      await side.getByRole('button', { name: 'Sprintsessie plannen' }).click();
      await whole(page);
      await take('fiche-sessie', page.locator('.zijbalk'));
      await side.getByRole('button', { name: 'Annuleren' }).click();
      await page.setViewportSize({ width: 1280, height: 900 });
      await side.getByRole('button', { name: 'Organisatiegraad beoordelen' }).click();
      for (const [fact, answer] of [
        ['F1', 'ja'],
        ['F2', 'ja'],
        ['F3', 'onbekend'],
      ] as const)
        await side.getByLabel(new RegExp(`^${fact} `)).selectOption(answer);
      await take('organisatiegraad', page.locator('.zijbalk'));
      await side.getByRole('button', { name: 'Annuleren' }).click();
      await follow('Verslag gereed');
      await side.getByRole('button', { name: 'Besluit over de overdracht' }).click();
      await whole(page);
      await take('fiche-overdracht', page.locator('.zijbalk'));
    },
  },
  {
    world: REGISTER,
    makes: ['notitie', 'ongedaan', 'ongedaan-een'],
    async go(stage, take) {
      await type(stage, 'Trajecten', 4, 'Status wagon 1', 'Overgedragen aan wagon 2');
      await type(stage, 'Trajecten', 3, 'Volgende actie voor', '31 februari');
      const page = await register(stage, 'Trajecten');
      await page.mouse.click(800, 259);
      await page.waitForTimeout(800);
      await take('notitie', page);
      const frame = await dialog(page, 'Ongedaan maken…');
      await take('ongedaan', shown(page));
      await frame.getByRole('button', { name: 'Bekijken' }).first().click();
      await settled(frame);
      await take('ongedaan-een', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['bevindingen'],
    async go(stage, take) {
      const page = await register(stage, 'Bevindingen');
      await take('bevindingen', page);
    },
  },
  {
    world: REGISTER,
    makes: ['overleg', 'lessen'],
    async go(stage, take) {
      const page = await register(stage);
      await dialog(page, 'Overleg', 'Overleg voorbereiden en vastleggen…');
      await take('overleg', shown(page));
      await page.getByRole('button', { name: 'Sluiten' }).first().click();
      await dialog(page, 'Overleg', 'Lessen delen…');
      await take('lessen', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['rapporten-maken'],
    async go(stage, take) {
      const page = await register(stage);
      const frame = await dialog(page, 'Rapporten', 'Rapporten maken…');
      await frame.getByLabel('Rapport', { exact: true }).selectOption('Gemeenteoverzicht');
      await frame.getByLabel('Eén gemeente').check();
      await frame.getByLabel('Gemeente', { exact: true }).selectOption('Zwolle');
      await frame.getByRole('button', { name: 'Bekijken wat dit wordt' }).click();
      await frame.getByRole('button', { name: 'Maken', exact: true }).waitFor();
      await take('rapporten-maken', shown(page));
      await frame.getByRole('button', { name: 'Maken', exact: true }).click();
      await frame.getByRole('link', { name: /map/i }).waitFor({ timeout: 60000 });
    },
  },
  {
    world: REGISTER,
    makes: ['ronde'],
    async go(stage, take) {
      const page = await register(stage);
      await dialog(page, 'Intake', 'Stand van de ronde…');
      await take('ronde', shown(page));
    },
  },
  {
    world: REGISTER,
    makes: ['formulier', 'inzending'],
    async go(stage, take) {
      const { address } = (await stage.ask('forms', {}, COORDINATOR)).find(({ title }) => title === REPORT)!;
      const form = await stage.browse(address, { width: 760, height: 900 });
      const go = (name: string) =>
        Promise.all([form.waitForEvent('load'), form.getByRole('button', { name, exact: true }).click()]);
      await form.getByLabel('Uw naam (verplicht)').fill('Anna de Vries');
      await form.getByLabel('Uw e-mailadres (verplicht)').fill('ruimte@zwolle.example');
      await form.getByLabel('Uw gemeente (verplicht)').selectOption('Zwolle');
      await go('Volgende');
      const terrain = form.getByLabel(/^Over welk terrein gaat het/);
      const choices = await terrain.getByRole('option').allTextContents();
      await terrain.selectOption(choices.find((text) => text.startsWith('Voorst'))!);
      await go('Volgende');
      await form.getByLabel('Gegevens van een terrein verbeteren').check();
      await go('Volgende');
      await form.getByLabel('Bruto oppervlakte in hectare').fill('161,5');
      await form.getByLabel('Plaats').fill('Zwolle');
      await take('formulier', form);
      await go('Volgende');
      await go('Versturen');
      const page = await register(stage, 'Terreinen', { width: 1180, height: 980 });
      const side = await panel(page, 'Intake', 'Inzendingen behandelen');
      await side.getByRole('button', { name: /Correctie.*Voorst, Zwolle/ }).click();
      await settled(side);
      const decide = (field: string, answer: string) =>
        side
          .getByRole('group', { name: new RegExp(`^${field}`) })
          .getByLabel(answer)
          .check();
      await decide('Bruto', 'Overnemen');
      await take('inzending', page.locator('.zijbalk'));
    },
  },
  {
    world: 'pictures/january-world.ts',
    makes: ['periode', 'vaststellen', 'correctie'],
    async go(stage, take) {
      const page = await register(stage);
      const frame = await dialog(page, 'Rapporten', 'Perioden controleren en vaststellen…');
      const press = async (name: string) => {
        await frame.getByRole('button', { name, exact: true }).click();
        await settled(frame);
      };
      const which = frame.getByLabel('Periode');
      const options = await which.getByRole('option').allTextContents();
      await which.selectOption(options.find((text) => text.startsWith('Tweede halfjaar 2026'))!);
      await press('In controle nemen');
      await press('Wat ontbreekt er?');
      await frame.locator('#found').waitFor();
      await take('periode', shown(page));
      await press('Vaststellen');
      await take('vaststellen', shown(page));
      await press('Ja, stel de cijfers vast');
      await press('Is ingediend');
      const measures = await stage.sheet('Maatregelen', 'Terreinregister', COORDINATOR);
      const done = measures.cells.filter(([, , cell]) => cell.text === 'Uitgevoerd').map(([row]) => row);
      await type(stage, 'Maatregelen', done.at(-1)!, 'Investering', '48500');
      await press('Corrigeren…');
      await frame.locator('#found').waitFor();
      await frame.getByLabel(/cijfers anders/).check();
      await frame.getByLabel('Reden').fill('De factuur van de maatregel kwam later.');
      await take('correctie', shown(page));
      await press('Correctie maken');
      await frame.getByText(/is gemaakt: versie 2/).waitFor();
    },
  },
];
