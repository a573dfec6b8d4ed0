/** A register that is kept, damaged and put back: to the byte where a tab is gone, by the register's own rules where rows differ. */
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { BACKUP } from '../../../scripts/backup.ts';
import { readBackup } from '../../../scripts/ops/archive.ts';
import { type BookImage, titleOf } from '../../../scripts/ops/image.ts';
import { RESTORE } from '../../../scripts/restore.ts';
import type { Driver } from '../../../src/workspace/driver.ts';
import type { SpreadsheetFile } from '../../../src/workspace/world.ts';
import {
  a1 as cellAt,
  differing,
  type InstalledOps,
  imageOf,
  names,
  OWNER,
  openInstalled,
  PERSON,
} from './support.ts';

/** The whole file is read a few times in each. */
jest.setTimeout(240_000);

let ops: InstalledOps;
let file: SpreadsheetFile;
let driver: Driver;
/** The whole file as the backup found it. */
let before: BookImage;
let backup: string;

beforeAll(async () => {
  ops = await openInstalled();
  ({ file, driver } = ops);
});

afterAll(() => ops?.close());
afterEach(() => ops.world.faults.splice(0));

const image = (): Promise<BookImage> => imageOf(ops);

const tabNamed = (name: string) => file.model.sheets.find((sheet) => sheet.name === name)!;
const a1 = (tab: string, row: number, label: string): string => cellAt(file, tab, row, label);

/** What stands in a cell. */
function value(tab: string, cell: string): unknown {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell)!;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return file.model.valueAt(tabNamed(tab), Number(row) - 1, column);
}

/** The lines of the journal as they stand there. */
function journalled(): unknown[][] {
  const sheet = tabNamed('Journaal');
  const { rows, columns } = file.model.extent(sheet);
  return file.model.readValues(sheet, { top: 1, left: 0, bottom: rows, right: columns }) as unknown[][];
}

test('with no backup yet the command that makes one is named, for the same register', async () => {
  const said = await ops.run(RESTORE, 'laatste');
  expect([said.code, said.err]).toEqual([2, expect.stringMatching(/npm run backup -- --target test\./)]);
});

test('a backup holds every tab, the script, and a checksum of each file, for its owner alone', async () => {
  before = await image();
  const said = await ops.run(BACKUP, '--json');
  const { path, rows, steady } = said.json();
  backup = path;
  expect([said.code, steady]).toEqual([0, true]);
  expect(rows).toBeGreaterThan(300);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const kept = readBackup(path);
  expect(differing(kept.book, before)).toEqual([]);
  expect(Object.keys(kept.extras)).toEqual(
    expect.arrayContaining(['script/Code.js', 'script/appsscript.json']),
  );
  expect((await ops.run(BACKUP, '--controleer', path)).out).toMatch('is gaaf');
});

test('a backup in which a byte is otherwise is not used', async () => {
  const bytes = readFileSync(backup);
  const damaged = join(ops.folder, 'stuk.zip');
  const [name] = Object.keys(unzipSync(bytes)).filter((each) => each.endsWith('.jsonl'));
  const at = bytes.indexOf(name!) + name!.length + 40;
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(damaged, bytes);
  for (const said of [await ops.run(BACKUP, '--controleer', damaged), await ops.run(RESTORE, damaged)])
    expect(said).toMatchObject({ code: 2, err: expect.stringMatching('niet te gebruiken') });
});

test('with nothing changed there is nothing to put back', async () => {
  expect((await ops.run(RESTORE, 'laatste')).out).toMatch('Alles staat er al zo');
});

test('a tab that somebody threw away comes back to the byte', async () => {
  driver.deleteSheet(OWNER, file.id, 'Gemeenten');
  expect(file.model.sheets.some(({ name }) => name === 'Gemeenten')).toBe(false);
  const rehearsal = await ops.run(RESTORE, 'laatste');
  expect(rehearsal.out).toMatch('Tabblad "Gemeenten" komt cel voor cel terug');
  expect(file.model.sheets.some(({ name }) => name === 'Gemeenten')).toBe(false);

  const said = await ops.run(RESTORE, 'laatste', '--apply');
  expect([said.code, said.out]).toEqual([0, expect.stringMatching('Teruggezet en nagekeken')]);
  const after = await image();
  expect(differing(after, before)).toEqual([]);
  expect(names(after)).toEqual(names(before));
});

test('a restore throws away what earlier ones replaced when its time is over, and nothing else', async () => {
  const name = (day: Date, end: string): string =>
    `terreinregister-test-${day.toISOString().slice(0, 10)}T120000Z${end}.zip`;
  const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  const folder = dirname(backup);
  const [old, used, recent, usual] = [
    name(ago(40), '-voor-terugzetten'),
    name(ago(50), '-voor-terugzetten'),
    name(ago(20), '-voor-terugzetten'),
    name(ago(1000), ''),
  ];
  for (const each of [old, used, recent, usual]) copyFileSync(backup, join(folder, each));
  driver.deleteSheet(OWNER, file.id, 'Gemeenten');
  await ops.run(RESTORE, join(folder, used));
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([old, used, recent, usual]));
  const said = await ops.run(RESTORE, join(folder, used), '--apply', '--json');
  expect([said.code, said.json().dropped]).toEqual([0, [old]]);
  const left = readdirSync(folder);
  expect(left).toEqual(expect.arrayContaining([used, recent, usual]));
  expect(left).not.toContain(old);
  for (const each of [used, recent, usual]) rmSync(join(folder, each));
});

test('a row that was typed over comes back, with a line in the journal that can be undone', async () => {
  const cell = a1('Terreinen', 3, 'Werknaam');
  const was = value('Terreinen', cell);
  driver.edit(OWNER, file.id, 'Terreinen', cell, 'Verkeerd getypt');
  const key = String(value('Terreinen', a1('Terreinen', 3, 'Sleutel')));
  const rehearsal = await ops.run(RESTORE, backup, '--tabel', 'Terreinen', '--rij', key);
  expect(rehearsal.out).toMatch(`Terreinen ${key}: Werknaam "Verkeerd getypt" wordt "${was}"`);
  expect(value('Terreinen', cell)).toBe('Verkeerd getypt');

  const said = await ops.run(RESTORE, backup, '--tabel', 'terrain', '--rij', key, '--apply', '--json');
  expect([said.code, value('Terreinen', cell)]).toEqual([0, was]);
  const lines = journalled().filter((line) => line.includes('Herstel'));
  expect(lines.at(-1)).toEqual(
    expect.arrayContaining(
      [key, 'working_name', 'Verkeerd getypt', was].filter((each) => each !== 'working_name'),
    ),
  );
  // What was replaced stands in the backup that was made before.
  const { safety } = said.json();
  const replaced = readBackup(safety).book.tabs.find((tab) => titleOf(tab) === 'Terreinen')!;
  expect(JSON.stringify(replaced.cells)).toMatch('Verkeerd getypt');
  expect(readBackup(safety).manifest.reason).toBe('voor terugzetten');
});

test('the night takes nothing that was put back for somebody’s edit', () => {
  const before = new Set(journalled().map(([id]) => id));
  const night = [...ops.world.triggers.values()].find(({ handler }) => handler === 'onNight')!;
  expect(driver.fireNow(night.id).status).toBe('completed');
  const added = journalled().filter(([id, ...line]) => !before.has(id) && line.includes('Terreinen'));
  expect(added).toEqual([]);
  // Nothing came to stand between the lines of the journal, although a line stood in the last row of the tab.
  expect(journalled().every(([id]) => id !== null)).toBe(true);
});

test('rows that came after the backup stay, unless they are to go', async () => {
  const sheet = tabNamed('Lessen');
  const row = file.model.extent(sheet).rows + 1;
  driver.edit(OWNER, file.id, 'Lessen', a1('Lessen', row, 'Les'), 'Nieuwe les');
  const key = String(value('Lessen', a1('Lessen', row, 'Sleutel')));
  expect((await ops.run(RESTORE, backup)).out).toMatch(
    'Lessen: 1 rijen van na de kopie blijven. Met --precies gaan zij weg.',
  );
  const said = await ops.run(RESTORE, backup, '--precies', '--apply');
  expect([said.code, said.out]).toEqual([0, expect.stringMatching(`Lessen ${key}: gaat weg`)]);
  expect(value('Lessen', a1('Lessen', row, 'Les'))).toBe(null);
  expect((await ops.run(RESTORE, backup, '--precies')).out).toMatch('Alles staat er al zo');
});

test('people who were removed stay away, unless that is asked', async () => {
  const cells = before.tabs.find((tab) => titleOf(tab) === 'Contacten')!.cells;
  driver.deleteRows(OWNER, file.id, 'Contacten', 2, 1);
  const said = await ops.run(RESTORE, backup);
  expect(said.out).toMatch('Contacten: 1 rijen over personen die weg zijn, blijven weg.');
  expect(ops.said()).not.toMatch(PERSON);
  const back = await ops.run(RESTORE, backup, '--met-personen', '--apply');
  expect(back.code).toBe(0);
  expect(file.model.extent(tabNamed('Contacten')).rows).toBe(cells.length);
});

test('what was emptied about a person stays empty, unless that is asked', async () => {
  const cell = a1('Contacten', 2, 'Naam');
  driver.edit(OWNER, file.id, 'Contacten', cell, '');
  expect((await ops.run(RESTORE, backup)).out).toMatch(
    'in 1 rijen zijn gegevens van een persoon leeggemaakt',
  );
  expect((await ops.run(RESTORE, backup, '--met-personen', '--apply')).code).toBe(0);
  expect(value('Contacten', cell)).toBe(PERSON);
});

test('a line that breaks half-way is gone on with, and a fault that stays tells how', async () => {
  driver.deleteSheet(OWNER, file.id, 'Clusters');
  for (const times of [1, 2])
    ops.fault({
      kind: 'rest',
      outcome: times === 1 ? 'lost' : 503,
      method: 'sheets.spreadsheets.batchUpdate',
      times: 1,
    });
  const said = await ops.run(RESTORE, backup, '--tabel', 'Clusters', '--apply');
  expect([said.code, said.err]).toEqual([0, expect.anything()]);
  const now = (await image()).tabs.find((tab) => titleOf(tab) === 'Clusters');
  expect(JSON.stringify(now)).toBe(JSON.stringify(before.tabs.find((tab) => titleOf(tab) === 'Clusters')));

  driver.edit(OWNER, file.id, 'Terreinen', a1('Terreinen', 3, 'Werknaam'), 'Weer fout');
  ops.fault({ kind: 'rest', outcome: 503, method: 'sheets.spreadsheets.batchUpdate' });
  expect(await ops.run(RESTORE, backup, '--apply')).toMatchObject({
    code: 6,
    err: expect.stringMatching(/stopte halverwege[\s\S]*Geef dezelfde opdracht opnieuw/),
  });
  ops.world.faults.splice(0);
  expect((await ops.run(RESTORE, backup, '--apply')).code).toBe(0);
});

test('somebody who works meanwhile makes it stop before anything is written', async () => {
  const cell = a1('Terreinen', 4, 'Werknaam');
  driver.edit(OWNER, file.id, 'Terreinen', cell, 'Fout');
  const { screen } = ops.surroundings;
  const said = await ops.run(
    {
      ...RESTORE,
      run: async (session, ...rest) => {
        const google = session.google.bind(session);
        let asked = 0;
        return RESTORE.run(
          {
            ...session,
            voice: session.voice,
            google: (rehearse) => {
              const clients = google(rehearse);
              const get = clients.drive.files.get.bind(clients.drive.files);
              // Between the backup that is made first and the write, Drive is asked once more.
              clients.drive.files.get = ((...args: Parameters<typeof get>) => {
                asked += 1;
                if (asked === 3)
                  driver.edit(OWNER, file.id, 'Terreinen', a1('Terreinen', 5, 'Werknaam'), 'Intussen');
                return get(...args);
              }) as typeof get;
              return clients;
            },
          },
          ...rest,
        );
      },
    },
    backup,
    '--apply',
  );
  expect(screen).toBeDefined();
  expect(said).toMatchObject({
    code: 5,
    err: expect.stringMatching('wijzigde iemand het register. Er is niets geschreven.'),
  });
  expect(value('Terreinen', cell)).toBe('Fout');
});

test.each([
  [['--rij', 'OV-0001'], /--rij hoort bij --tabel/],
  [['--tabel', 'Kleuren'], /Er is geen tabel "Kleuren"/],
  [['--tabel', 'Journaal'], /houdt het register zelf bij/],
  [['--tabel', 'Terreinen', '--rij', 'OV-9999'], /staat geen rij "OV-9999" in "Terreinen"/],
  [['--tabblad', 'Lessen', '--tabel', 'Terreinen'], /gaan niet samen/],
  [['--tabblad', 'Kleuren'], /staat geen tabblad "Kleuren"/],
])('a command that is not clear: %j', async (args, reason) => {
  expect((await ops.run(RESTORE, backup, ...args)).err).toMatch(reason);
});
