/** A small program as somebody would write it, driven through a working week, a crash and a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, Driver, installScript, openWorld, WorldStore } from '../../src/workspace/index.ts';
import { EVA, JAN, START } from './support.ts';

/** Loans of equipment: rows get a number on edit, a menu hands things out, every morning who is late hears so. */
const PROGRAM = `
  const register = (() => {
    const HEADERS = ['Nummer', 'Wat', 'Wie', 'Terug op', 'Gemaand'];
    const sheet = () => SpreadsheetApp.getActive().getSheetByName('Uitleen');

    function install() {
      const file = SpreadsheetApp.getActive();
      const made = sheet() || file.insertSheet('Uitleen');
      made.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]);
      made.setFrozenRows(1);
      const wanted = ['morning'];
      const present = ScriptApp.getProjectTriggers().map((each) => each.getHandlerFunction());
      for (const name of wanted.filter((each) => !present.includes(each)))
        ScriptApp.newTrigger(name).timeBased().everyDays(1).atHour(7).create();
      file.toast('Klaar');
    }

    function number(e) {
      const range = e.range;
      if (range.getSheet().getName() !== 'Uitleen' || range.getRow() === 1) return;
      const rows = range.getSheet().getRange(range.getRow(), 1, range.getNumRows(), 2).getValues();
      const last = Number(PropertiesService.getDocumentProperties().getProperty('last') || 0);
      let next = last;
      for (const row of rows) if (row[0] === '' && row[1] !== '') row[0] = ++next;
      if (next === last) return;
      PropertiesService.getDocumentProperties().setProperty('last', String(next));
      range.getSheet().getRange(range.getRow(), 1, rows.length, 1).setValues(rows.map((row) => [row[0]]));
    }

    function lend() {
      const ui = SpreadsheetApp.getUi();
      const what = ui.prompt('Uitlenen', 'Wat?', ui.ButtonSet.OK_CANCEL);
      if (what.getSelectedButton() !== ui.Button.OK) return null;
      const lock = LockService.getDocumentLock();
      lock.waitLock(10000);
      const last = Number(PropertiesService.getDocumentProperties().getProperty('last') || 0) + 1;
      PropertiesService.getDocumentProperties().setProperty('last', String(last));
      const back = new Date();
      back.setDate(back.getDate() + 2);
      sheet().appendRow([last, what.getResponseText(), Session.getActiveUser().getEmail(), back, '']);
      lock.releaseLock();
      return last;
    }

    function morning() {
      const values = sheet().getDataRange().getValues();
      const now = new Date();
      for (let row = 1; row < values.length; row++) {
        const [id, what, who, back, reminded] = values[row];
        if (!(back instanceof Date) || back > now || reminded !== '') continue;
        // Written down first, so that a crash between the two mails nobody twice.
        sheet().getRange(row + 1, 5).setValue(Utilities.formatDate(now, Session.getScriptTimeZone(), 'd-M-yyyy'));
        MailApp.sendEmail({ to: who, subject: 'Te laat: ' + what, htmlBody: page(id, what) });
      }
    }

    function page(id, what) {
      const template = HtmlService.createTemplateFromFile('mail');
      Object.assign(template, { id, what });
      return template.evaluate().getContent();
    }

    function list() {
      return sheet().getDataRange().getDisplayValues().slice(1).map(([id, what, who, back]) => ({ id, what, who, back }));
    }

    return { install, number, lend, morning, list };
  })();

  function onOpen() {
    SpreadsheetApp.getUi().createMenu('Uitleen').addItem('Uitlenen', 'lend').addSeparator().addItem('Installeren', 'install').addItem('Overzicht', 'overview').addToUi();
  }
  function onEdit(e) { register.number(e); }
  function install() { register.install(); }
  function lend() { return register.lend(); }
  function morning() { register.morning(); }
  function list() { return register.list(); }
  function overview() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('overzicht')); }`;

const DAY = 24 * 3_600_000;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'world-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a week of lending', () => {
  const world = createWorld({ now: START, people: [JAN, EVA] });
  const file = world.addSpreadsheet('Materiaal', JAN.email);
  file.editors.push(EVA.email);
  installScript(world, {
    owner: JAN.email,
    containerId: file.id,
    files: [{ name: 'Code.gs', source: PROGRAM }],
    html: [
      { name: 'mail', source: '<p>Breng <?= what ?> (nr. <?= id ?>) terug.</p>' },
      { name: 'overzicht', source: '<script>google.script.run.list();</script>' },
    ],
    manifest: { timeZone: 'Europe/Amsterdam' },
  });

  const answer = () => ({ button: 'OK', text: 'Beamer <2>' });
  const first = new Driver(world, { answer });
  first.open(JAN.email, file.id);
  expect(first.menu(JAN.email, file.id, ['Uitleen', 'Installeren']).error).toBeNull();
  expect(first.menu(JAN.email, file.id, ['Uitleen', 'Installeren']).error).toBeNull();
  expect(world.triggers.size).toBe(1);

  // A person types and pastes rows, which get their numbers.
  first.edit(JAN.email, file.id, 'Uitleen', 'B2', 'Camera');
  first.paste(JAN.email, file.id, 'Uitleen', 'B3', [
    ['Laptop', 'eva@overijssel.nl', '1-2-2026'],
    ['Scherm', 'jan@overijssel.nl', '1-3-2026'],
  ]);
  expect(first.menu(JAN.email, file.id, ['Uitleen', 'Uitlenen']).value).toBe(4);

  // The process stops and another one goes on.
  WorldStore.create(directory, world).close();
  const store = openWorld(directory);
  const driver = new Driver(store.world, { answer });
  driver.open(EVA.email, file.id);
  expect(driver.menu(EVA.email, file.id, ['Uitleen', 'Uitlenen']).value).toBe(5);

  // The morning job dies between writing down and mailing; the next morning does not mail that one twice.
  store.world.faults.push({ kind: 'crash', atCall: 4 });
  expect(driver.advance(DAY)).toMatchObject([{ functionName: 'morning', status: 'crashed' }]);
  store.world.faults.length = 0;
  store.save();
  const mornings = driver.advance(5 * DAY);
  expect(mornings.map((execution) => execution.status)).toEqual(Array(5).fill('completed'));
  const mails = store.world.mail.filter((mail) => mail.subject.startsWith('Te laat'));
  expect(mails.map((mail) => [mail.to[0], mail.subject])).toEqual([
    [JAN.email, 'Te laat: Beamer <2>'],
    [EVA.email, 'Te laat: Beamer <2>'],
  ]);
  expect(mails[0]!.htmlBody).toBe('<p>Breng Beamer &lt;2&gt; (nr. 4) terug.</p>');

  // A page asks for the list.
  driver.menu(EVA.email, file.id, ['Uitleen', 'Overzicht']);
  const [page] = driver.pages(EVA.email, file.id);
  expect(driver.callPage(page!.id, 'list', []).value).toEqual([
    { id: '1', what: 'Camera', who: '', back: '' },
    { id: '2', what: 'Laptop', who: EVA.email, back: '1-2-2026' },
    { id: '3', what: 'Scherm', who: JAN.email, back: '1-3-2026' },
    { id: '4', what: 'Beamer <2>', who: JAN.email, back: expect.stringContaining('2-2-2026') },
    { id: '5', what: 'Beamer <2>', who: EVA.email, back: expect.stringContaining('2-2-2026') },
  ]);
  store.close();
});
