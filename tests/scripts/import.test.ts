/** The command imports into a local Workspace with the real bundle: dry run, apply, again, and every bad input. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadExample } from '../../scripts/example/load.ts';
import { importCommand } from '../../scripts/import.ts';
import { importFile } from '../../scripts/import-file.ts';
import { type LocalRegister, openRegister } from '../../scripts/world.ts';

const EXAMPLE = fileURLToPath(new URL('../../scripts/example/terreinen.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

test('on a new directory: dry run, then for real, then nothing left to do', async () => {
  const world = join(folder, 'world');
  const dry = await importCommand([EXAMPLE, '--world', world]);
  expect(dry.code).toBe(0);
  expect(dry.text).toMatch('73 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 afgewezen');
  expect(dry.text).toMatch('Er is nog niets veranderd');
  const real = await importCommand([EXAMPLE, '--apply', '--world', world]);
  expect(real.text).toMatch(/73 nieuw[\s\S]*Overgenomen\./);
  const again = await importCommand([EXAMPLE, '--apply', '--world', world]);
  expect(again.text).toMatch('0 nieuw, 0 gewijzigd, 73 ongewijzigd, 0 afgewezen');
  expect(again.text).toMatch('Er is niets over te nemen.');
});

describe('in one register', () => {
  let register: LocalRegister;
  beforeAll(async () => {
    register = await openRegister(null);
  });
  const run = (path: string, apply = true) => importFile(register, path, apply);

  test.each([
    ['utf8.csv', Buffer.from('gemeente;naam\nRaalte;Mariënheem A\n')],
    ['bom.csv', Buffer.from('\ufeffgemeente;naam\nRaalte;Mariënheem B\n')],
    ['latin.csv', Buffer.from('gemeente,naam\r\nRaalte,Mariënheem C\r\n', 'latin1')],
    ['utf16.txt', Buffer.from('\ufeffgemeente\tnaam\r\nRaalte\tMariënheem D\r\n', 'utf16le')],
  ])('%s in its own encoding', (name, bytes) => {
    expect(run(file(name, bytes)).text).toMatch('1 nieuw');
    expect(run(file(name, bytes)).text).toMatch('1 ongewijzigd');
    const utf8 = file(
      'check.csv',
      `gemeente;naam\nRaalte;Mariënheem ${'ABCD'[['utf8', 'bom', 'latin', 'utf16'].indexOf(name.split('.')[0]!)]}\n`,
    );
    expect(run(utf8).text).toMatch('1 ongewijzigd');
  });

  test('names that look like formulas, numbers, dates or truth stay the text that they are', () => {
    const names = [
      '=IMPORTXML("http://example.nl","//a")',
      '+1+1',
      '@A1',
      "'=B2",
      '007',
      '1-2',
      'TRUE',
      '12%',
    ];
    const quoted = names.map((name) => `GM0193;"${name.replace(/"/g, '""')}"`);
    const path = file('wild.csv', ['gemeentecode;naam', ...quoted, ''].join('\n'));
    expect(run(path).text).toMatch(`${names.length} nieuw`);
    expect(run(path).text).toMatch(`0 nieuw, 0 gewijzigd, ${names.length} ongewijzigd`);
  });

  test('a row that is refused is told, and gives exit code 1', () => {
    const path = file('rows.csv', 'RIN_NUMMER;GEM_CODE_CBS;PLAN_NAAM\n1;193;EEN\n1;193;TWEE\n2;9999;DRIE\n');
    const { code, text } = run(path);
    expect(code).toBe(1);
    expect(text).toMatch('1 nieuw, 0 gewijzigd, 0 ongewijzigd, 2 afgewezen');
    expect(text).toMatch('regel 3 (TWEE): RIN-nummer 1 staat ook in regel 2 (EEN).');
    expect(text).toMatch('regel 4 (DRIE): Gemeentecode GM9999 hoort niet bij de gemeenten van het register.');
  });

  test.each([
    ['empty.csv', '', /De lijst is leeg/],
    ['header.csv', 'gemeentecode;plan_naam\n', /alleen kolomnamen/],
    ['columns.csv', 'kleur;maat\nrood;3\n', /ontbreken kolommen: naam en gemeentecode of gemeente/],
    ['sheet.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /Excel/],
    [
      'long.csv',
      `gemeentecode;naam\n${Array.from({ length: 10_000 }, (_, i) => `GM0193;PARK X${i}Y`).join('\n')}`,
      /10000 terreinen/,
    ],
  ])('%s is refused with exit code 2', (name, contents, reason) => {
    const result = run(file(name, contents));
    expect(result.code).toBe(2);
    expect(result.text).toMatch(reason);
  });

  test('a file that is not there', () => {
    expect(run(join(folder, 'weg.csv'))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/kan niet worden gelezen/),
    });
  });
});

test.each([
  [[], /geen bestand opgegeven/],
  [['a', 'b'], /één bestand tegelijk/],
  [['--kleur'], /niet duidelijk/],
])('a command that is not clear: %j', async (args, reason) => {
  expect(await importCommand(args)).toMatchObject({ code: 2, text: expect.stringMatching(reason) });
});

test('--help explains the exit codes', async () => {
  expect(await importCommand(['--help'])).toMatchObject({
    code: 0,
    text: expect.stringMatching(/exit code/),
  });
});

test('the example fills a register, and leaves some clusters to be decided on', async () => {
  const register = await openRegister(null);
  const { terrains, rows } = loadExample(register, '2026-11-23');
  expect(terrains).toBe(73);
  expect(rows).toBeGreaterThan(500);
  const { value } = register.call('clusterProposals') as { value: { value: { name: string }[] } };
  expect(value.value.map(({ name }) => name)).toContain("'t Lochter");
  expect(value.value.map(({ name }) => name)).not.toContain('De Zegge');
});
