/** The command that runs any Apps Script file: what it prints, keeps and refuses. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gasCommand } from '../../scripts/gas.ts';
import { openWorld } from '../../src/workspace/index.ts';

const CODE = `
  function book(name, count) {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.appendRow([name, count, '=B1*2']);
    PropertiesService.getScriptProperties().setProperty('last', name);
    MailApp.sendEmail('jan@example.com', 'Geboekt: ' + name, 'Tot dan.');
    SpreadsheetApp.getActive().toast('Klaar', 'Boeking');
    console.warn('boekte ' + name);
    return { total: sheet.getRange('C1').getValue(), sheet };
  }
  function ask() {
    const ui = SpreadsheetApp.getUi();
    const sure = ui.alert('Boeken', 'Zeker weten?', ui.ButtonSet.YES_NO);
    return [sure === ui.Button.YES, ui.prompt('Wie?').getResponseText()];
  }
  function page() { return HtmlService.createTemplateFromFile('brief').evaluate().getContent() + helper(); }
  function colour() { SpreadsheetApp.getActiveSheet().getRange('A1').setBackground('red'); }
  function fault() { missing.call(); }
  function me() { return Session.getEffectiveUser().getEmail(); }
  function forever() { for (;;) Utilities.sleep(60000); }`;

let folder: string;
let file: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gas-')), 'boeken');
  mkdirSync(folder);
  file = join(folder, 'Code.js');
  writeFileSync(file, CODE);
  writeFileSync(join(folder, 'helper.gs'), 'function helper() { return "!"; }');
  writeFileSync(join(folder, 'brief.html'), '<p><?= "a & b" ?></p>');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** Runs with `--json` and gives what another program would read. */
function json(...args: readonly string[]) {
  const { code, text } = gasCommand([file, '--json', ...args]);
  return { code, ...JSON.parse(text) };
}

test('tells the outcome, the log, the calls and what changed', () => {
  const { code, text } = gasCommand([file, '--call', 'book', '--args', '["Zaal", 3]']);
  expect(code).toBe(0);
  expect(text).toContain('book voor ik@voorbeeld.example: gelukt.');
  expect(text).toMatch(/[\d,]+ s virtuele tijd: \d+ × gelezen, \d+ × geschreven/);
  expect(text).toContain('"total": 6');
  expect(text).toContain('"sheet": "[Spreadsheet.Sheet]"');
  expect(text).toContain('WARN boekte Zaal');
  expect(text).toContain('melding Boeking: Klaar');
  expect(text).toContain('1 × Sheet.appendRow');
  expect(text).toContain(
    'Spreadsheet "boeken":\n    Blad1!A1: "Zaal"\n    Blad1!B1: "3"\n    Blad1!C1: "6 (=B1*2)"',
  );
  expect(text).toContain('Eigenschap script last: "Zaal"');
  expect(text).toContain('Mail aan jan@example.com: "Geboekt: Zaal"');
});

test('reads the pages and more files of the folder, and changes none of them', () => {
  const result = json(join(folder, 'helper.gs'), '--call', 'page');
  expect(result).toMatchObject({ code: 0, value: '<p>a &amp; b</p>!', changes: [] });
  expect(readFileSync(file, 'utf8')).toBe(CODE);
});

test('answers questions in order: a button by its name, or a text', () => {
  expect(json('--call', 'ask', '--answer', 'yes', '--answer', 'Eva')).toMatchObject({
    code: 0,
    value: [true, 'Eva'],
    shown: ['vraag "Zeker weten?": YES', 'vraag "Wie?": OK "Eva"'],
  });
});

test('a question without an answer ends the run', () => {
  const { code, text } = gasCommand([file, '--call', 'ask', '--answer', 'No']);
  expect(code).toBe(1);
  expect(text).toContain('Het script vraagt "Wie?". Geef het antwoord met --answer.');
});

test('a fault, a missing function and endless work give code 1 with the lines of the script', () => {
  const fault = gasCommand([file, '--call', 'fault']);
  expect(fault.code).toBe(1);
  expect(fault.text).toMatch(/ReferenceError: missing is not defined\n +at fault \(Code\.js:\d+:\d+\)/);
  expect(json('--call', 'nowhere')).toMatchObject({
    code: 1,
    error: { message: 'Script function not found: nowhere' },
  });
  expect(json('--call', 'forever')).toMatchObject({ code: 1, status: 'timed-out' });
  writeFileSync(file, 'function (');
  expect(json('--call', 'book')).toMatchObject({ code: 1, error: { name: 'SyntaxError' } });
});

test('a change that no text tells is told all the same', () => {
  expect(json('--call', 'colour').changes).toEqual([
    'Spreadsheet "boeken": opmaak, regels of instellingen gewijzigd',
  ]);
});

test('documents and forms that a script makes are told part by part', () => {
  writeFileSync(
    file,
    `function make() {
      FormApp.create('Vragen').addTextItem().setTitle('Naam');
      const doc = DocumentApp.create('Brief');
      doc.getBody().appendParagraph('Beste lezer');
      doc.saveAndClose();
    }`,
  );
  const { code, changes } = json('--call', 'make');
  expect(code).toBe(0);
  expect(changes).toEqual(
    expect.arrayContaining([
      'Formulier "Vragen" is nieuw:',
      '  gepubliceerd: "nee"',
      '  onderdeel 1: "Naam"',
      'Document "Brief" is nieuw:',
      '  alinea 2: "Beste lezer"',
    ]),
  );
});

test('a kept Workspace goes on where it was, for whoever asks', () => {
  const world = join(folder, '..', 'wereld');
  expect(
    json('--world', world, '--as', 'eva@example.com', '--call', 'book', '--args', '["Een", 1]').code,
  ).toBe(0);
  const again = json('--world', world, '--call', 'book', '--args', '["Twee", 2]');
  expect(again.changes.slice(0, 4)).toEqual([
    'Spreadsheet "boeken":',
    '  Blad1!A2: "Twee"',
    '  Blad1!B2: "2"',
    '  Blad1!C2: "2 (=B1*2)"',
  ]);
  expect(again.changes).toContain('Eigenschap script last: "Een" wordt "Twee"');
  expect(again.personEmail).toBe('eva@example.com');
  const store = openWorld(world);
  expect([store.world.files.size, store.world.scripts.size, store.world.mail.length]).toEqual([1, 1, 2]);
  store.close();
});

test('a script binds to the spreadsheet that is named', () => {
  const world = join(folder, '..', 'wereld');
  json('--world', world, '--call', 'me');
  const other = join(folder, '..', 'ander');
  cpSync(folder, other, { recursive: true });
  const bound = gasCommand([
    join(other, 'Code.js'),
    '--json',
    '--world',
    world,
    '--bind',
    'boeken',
    '--call',
    'colour',
  ]);
  expect(JSON.parse(bound.text).changes).toEqual([
    'Spreadsheet "boeken": opmaak, regels of instellingen gewijzigd',
  ]);
  expect(json('--world', world, '--standalone', '--call', 'colour')).toMatchObject({ code: 1, changes: [] });
});

test.each([
  [[], 'Er is geen scriptbestand opgegeven.'],
  [['FILE'], 'Geef met --call de functie op.'],
  [['FILE', '--call', 'me', '--args', '{}'], '--args moet een JSON-lijst zijn'],
  [['FILE', '--call', 'me', '--args', '[x'], '--args is geen goede JSON'],
  [['FILE', '--call', 'me', '--nope'], 'Deze opdracht is niet duidelijk'],
  [['FILE', '--call', 'me', '--bind', 'x', '--standalone'], 'Kies --bind of --standalone'],
  [['FILE', '--call', 'me', '--bind', 'Nergens'], 'staat geen spreadsheet "Nergens"'],
  [['/nergens/Code.js', '--call', 'me'], 'kan niet worden gelezen'],
])('refuses %j with a sentence and code 2', (args, sentence) => {
  const { code, text } = gasCommand(args.map((arg) => (arg === 'FILE' ? file : arg)));
  expect(code).toBe(2);
  expect(text).toContain(sentence);
});

test('an advanced service that the Workspace lacks is named', () => {
  const enabledAdvancedServices = [{ userSymbol: 'Maps', serviceId: 'maps', version: 'v1' }];
  writeFileSync(
    join(folder, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Europe/Amsterdam', dependencies: { enabledAdvancedServices } }),
  );
  const { code, text } = gasCommand([file, '--call', 'me']);
  expect(code).toBe(2);
  expect(text).toContain('heeft de geavanceerde dienst maps v1 niet');
});

test('explains itself', () => {
  const { code, text } = gasCommand(['--help']);
  expect(code).toBe(0);
  expect(text).toContain('--call FUNCTIE');
});
