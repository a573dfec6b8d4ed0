/** What people and the clock do: menus, dialogs, pages, edits with their events, and triggers that fall due. */
import { EVENT_BEHAVIOUR } from '../../src/workspace/behaviour.ts';
import { Driver, run } from '../../src/workspace/index.ts';
import { EVA, JAN, START, STRANGER, stage } from './support.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const MENU = `
  function onOpen() {
    const ui = SpreadsheetApp.getUi();
    ui.createMenu('Proef').addItem('Doe', 'act').addSeparator()
      .addSubMenu(ui.createMenu('Beheer').addItem('Vraag', 'question').addItem('Zijbalk', 'sidebar')).addToUi();
  }
  function act() { return Session.getActiveUser().getEmail(); }
  function question() {
    const ui = SpreadsheetApp.getUi();
    const reply = ui.prompt('Titel', 'Hoe heet u?', ui.ButtonSet.OK_CANCEL);
    const sure = ui.alert('Zeker?', ui.ButtonSet.YES_NO);
    return [String(reply.getSelectedButton()), reply.getResponseText(), sure === ui.Button.NO];
  }
  function sidebar() {
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Dag</p>').setTitle('Bak'));
  }
  function double(n) { return { twice: n.value * 2, by: Session.getEffectiveUser().getEmail() }; }
  function date() { return [new Date()]; }
  function hidden_() { return 1; }`;

describe('a window', () => {
  test('opening builds the menu, and an item runs as whoever clicks it', () => {
    const { driver, file } = stage(MENU);
    driver.open(EVA.email, file.id);
    expect(driver.menus(EVA.email, file.id).map((menu) => menu.caption)).toEqual(['Proef']);
    expect(driver.menu(EVA.email, file.id, ['Proef', 'Doe'])).toMatchObject({
      kind: 'menu',
      value: EVA.email,
    });
    expect(() => driver.menu(EVA.email, file.id, ['Proef', 'Nergens'])).toThrow('No menu item');
    expect(() => driver.menu(JAN.email, file.id, ['Proef', 'Doe'])).toThrow('has not opened');
  });

  test('a menu of the same name takes the place of the first', () => {
    const { driver, file } = stage(`${MENU} function again() { onOpen(); }`);
    driver.open(JAN.email, file.id);
    driver.open(JAN.email, file.id);
    expect(driver.menus(JAN.email, file.id)).toHaveLength(1);
  });

  test('who may only look gets no menu, and who may not even that, no window', () => {
    const { driver, file } = stage(MENU);
    file.editors.splice(0, 2);
    file.viewers.push(EVA.email);
    expect(driver.open(EVA.email, file.id)).toEqual([]);
    expect(() => driver.open(STRANGER.email, file.id)).toThrow('may not open');
  });

  test('questions hold the script until they are answered', () => {
    const answers = [
      { button: 'OK', text: 'Eva' },
      { button: 'NO', text: '' },
    ];
    const { driver, file, questions } = stage(MENU, { answers });
    driver.open(EVA.email, file.id);
    expect(driver.menu(EVA.email, file.id, ['Proef', 'Beheer', 'Vraag']).value).toEqual(['OK', 'Eva', true]);
    expect(questions).toEqual([
      { kind: 'prompt', title: 'Titel', text: 'Hoe heet u?', buttons: ['OK', 'CANCEL'] },
      { kind: 'alert', title: '', text: 'Zeker?', buttons: ['YES', 'NO'] },
    ]);
  });

  test('a question that nobody planned for reaches the test, not the script', () => {
    const { world, driver, file } = stage(`${MENU} function onEdit() { try { question(); } catch (e) {} }`);
    const quiet = new Driver(world);
    quiet.open(EVA.email, file.id);
    expect(() => quiet.menu(EVA.email, file.id, ['Proef', 'Beheer', 'Vraag'])).toThrow(
      'No answer was planned',
    );
    driver.open(EVA.email, file.id);
    expect(() => driver.edit(EVA.email, file.id, 'Blad1', 'A1', 'x')).toThrow('No answer was planned');
  });

  test('a sidebar stands alone, and its page calls functions of the script', () => {
    const { driver, file } = stage(MENU);
    driver.open(EVA.email, file.id);
    driver.menu(EVA.email, file.id, ['Proef', 'Beheer', 'Zijbalk']);
    driver.menu(EVA.email, file.id, ['Proef', 'Beheer', 'Zijbalk']);
    const [page, ...others] = driver.pages(EVA.email, file.id);
    expect(others).toEqual([]);
    expect(page).toMatchObject({ place: 'sidebar', title: 'Bak', html: '<p>Dag</p>' });
    expect(driver.callPage(page!.id, 'double', [{ value: 21 }]).value).toEqual({ twice: 42, by: EVA.email });
    expect(driver.callPage(page!.id, 'date', []).error!.message).toContain('not a supported return type');
    expect(() => driver.callPage(page!.id, 'double', [new Date()])).toThrow('illegal value');
    expect(() => driver.callPage(page!.id, 'hidden_', [])).toThrow('Script function not found: hidden_');
    driver.close(EVA.email, file.id);
    expect(() => driver.callPage(page!.id, 'double', [])).toThrow('is not open');
  });
});

describe('edits', () => {
  const ECHO = `
    function onEdit(e) {
      const told = { range: e.range.getSheet().getName() + '!' + e.range.getA1Notation(), source: e.source.getName(),
        corners: [e.range.rowStart, e.range.columnStart, e.range.rowEnd, e.range.columnEnd],
        ...('value' in e ? { value: e.value } : {}), ...('oldValue' in e ? { oldValue: e.oldValue } : {}) };
      console.log(JSON.stringify(told));
    }`;

  function editor() {
    const made = stage(ECHO);
    const told = (act: { executions: readonly { log: readonly { text: string }[] }[] }) =>
      act.executions.map((execution) => JSON.parse(execution.log[0]!.text));
    return { ...made, told, at: [EVA.email, made.file.id, 'Blad1'] as const };
  }

  test('one cell tells its value, and the old one unless it was blank', () => {
    const { driver, told, at } = editor();
    expect(told(driver.edit(...at, 'B2', 'een'))).toEqual([
      { range: 'Blad1!B2', source: 'Proef', corners: [2, 2, 2, 2], value: 'een' },
    ]);
    expect(told(driver.edit(...at, 'B2', '12,5'))).toMatchObject([{ value: '12.5', oldValue: 'een' }]);
    expect(told(driver.edit(...at, 'B2', 'waar'))).toMatchObject([{ value: 'TRUE', oldValue: '12.5' }]);
    expect(told(driver.clear(...at, 'B2'))).toEqual([
      { range: 'Blad1!B2', source: 'Proef', corners: [2, 2, 2, 2], oldValue: 'TRUE' },
    ]);
  });

  test('the two settings of what practice says about values', () => {
    const { driver, told, at } = editor();
    const { valuesAreText, pastesTellTheValue } = EVENT_BEHAVIOUR;
    try {
      EVENT_BEHAVIOUR.valuesAreText = false;
      expect(told(driver.edit(...at, 'A1', '5'))).toMatchObject([{ value: 5 }]);
      expect(told(driver.paste(...at, 'A1', [['6']]))[0]).not.toHaveProperty('value');
      EVENT_BEHAVIOUR.pastesTellTheValue = true;
      expect(told(driver.paste(...at, 'A1', [['7']]))).toMatchObject([{ value: 7, oldValue: 6 }]);
    } finally {
      Object.assign(EVENT_BEHAVIOUR, { valuesAreText, pastesTellTheValue });
    }
  });

  test('a block tells its range alone', () => {
    const { driver, told, at } = editor();
    const block = { range: 'Blad1!B2:C3', source: 'Proef', corners: [2, 2, 3, 3] };
    expect(told(driver.paste(...at, 'B2', [['a', 'b'], ['c']]))).toEqual([block]);
    expect(told(driver.clear(...at, 'B2:C3'))).toEqual([block]);
    expect(told(driver.sort(...at, 'B2:C3', [{ column: 1, ascending: true }]))).toEqual([block]);
    expect(told(driver.fill(...at, 'B2', 'B2:B4'))).toMatchObject([{ range: 'Blad1!B2:B4' }]);
  });

  test('copied and cut cells', () => {
    const { driver, told, file, at } = editor();
    driver.edit(...at, 'A1', 'x');
    expect(
      told(driver.pasteCells(EVA.email, file.id, { sheet: 'Blad1', a1: 'A1' }, 'Blad1', 'C1')),
    ).toMatchObject([{ range: 'Blad1!C1' }]);
    driver.pasteCells(EVA.email, file.id, { sheet: 'Blad1', a1: 'A1', cut: true }, 'Blad1', 'D1');
    const [sheet] = file.model.sheets;
    expect(['A1', 'C1', 'D1'].map((_, i) => file.model.valueAt(sheet!, 0, [0, 2, 3][i]!))).toEqual([
      null,
      'x',
      'x',
    ]);
  });

  test('an edit that is refused fires nothing and says why', () => {
    const { driver, value, file, at } = editor();
    value(
      `SpreadsheetApp.getActiveSheet().getRange('A1:A2').protect().removeEditors(['${EVA.email}']); return 0;`,
    );
    const act = driver.edit(...at, 'A1', 'x');
    expect(act).toMatchObject({ changed: null, executions: [], rejected: [{ a1: 'A1' }] });
    expect(driver.edit(JAN.email, file.id, 'Blad1', 'A1', 'x').changed).not.toBeNull();
  });

  test('installed triggers follow the simple one and run as their maker', () => {
    const { world, project, driver, file } = stage(`
      function onEdit() {}
      function install() {
        const file = SpreadsheetApp.getActive();
        ScriptApp.newTrigger('installed').forSpreadsheet(file).onEdit().create();
        ScriptApp.newTrigger('changed').forSpreadsheet(file.getId()).onChange().create();
      }
      function installed(e) {
        MailApp.sendEmail('a@b.nl', 'Bewerkt', e.value);
        return [String(e.authMode), typeof e.triggerUid, Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()];
      }
      function changed(e) { return e.changeType; }`);
    run(world, project, 'install');
    const edited = driver.edit(EVA.email, file.id, 'Blad1', 'A1', 'x').executions;
    expect(edited.map(({ functionName, kind, value }) => [functionName, kind, value])).toEqual([
      ['onEdit', 'simple', undefined],
      ['installed', 'trigger', ['FULL', 'string', EVA.email, JAN.email]],
      ['changed', 'trigger', 'EDIT'],
    ]);
    expect(world.mail).toMatchObject([{ from: JAN.email, subject: 'Bewerkt' }]);
    const kinds = [
      driver.insertRows(EVA.email, file.id, 'Blad1', 1, 2),
      driver.insertColumns(EVA.email, file.id, 'Blad1', 1),
      driver.deleteRows(EVA.email, file.id, 'Blad1', 1),
      driver.deleteColumns(EVA.email, file.id, 'Blad1', 1),
      driver.moveRows(EVA.email, file.id, 'Blad1', 1, 1, 4),
      driver.moveColumns(EVA.email, file.id, 'Blad1', 1, 1, 4),
      driver.addSheet(EVA.email, file.id),
      driver.duplicateSheet(EVA.email, file.id, 'Blad2'),
      driver.renameSheet(EVA.email, file.id, 'Blad2', 'Andere'),
      driver.moveSheet(EVA.email, file.id, 'Andere', 0),
      driver.deleteSheet(EVA.email, file.id, 'Andere'),
      driver.layout(EVA.email, file.id, 'Blad1', { kind: 'freeze', axis: 'rows', count: 1 }),
    ];
    expect(kinds.map(({ executions }) => executions.map((execution) => execution.value).join())).toEqual([
      ...['INSERT_ROW', 'INSERT_COLUMN', 'REMOVE_ROW', 'REMOVE_COLUMN', 'OTHER', 'OTHER'],
      ...['INSERT_GRID', 'INSERT_GRID', 'OTHER', 'OTHER', 'REMOVE_GRID', 'FORMAT'],
    ]);
  });

  test("a script's own writes fire nothing", () => {
    const { world, value } = stage('function onEdit() { throw new Error(); }');
    value(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x'); return 0;`);
    expect(world.executions.map((execution) => execution.functionName)).toEqual(['body']);
  });

  test('selecting moves what the script finds active', () => {
    const { driver, file, call } = stage(`
      function where() { return [SpreadsheetApp.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation()]; }`);
    driver.addSheet(JAN.email, file.id);
    driver.select(JAN.email, file.id, 'Blad2', 'B2:C3');
    expect(call('where')).toMatchObject({ error: null, value: ['Blad2', 'B2:C3'] });
  });
});

describe('the clock', () => {
  const CLOCK = `
    function install(code) { return new Function('clock', 'clock.' + code + '.create();')(ScriptApp.newTrigger('tick').timeBased()); }
    function tick(e) { console.log(new Date().toISOString()); return e; }
    function fail() { throw new Error('mislukt'); }`;

  /** The moments at which a trigger made so fires in the days after the start, as ISO text without seconds. */
  function moments(code: string, days: number): readonly string[] {
    const { call, driver } = stage(CLOCK);
    call('install', code);
    return driver.advance(days * DAY).map((execution) => execution.log[0]!.text.slice(0, 16));
  }

  test('a moment, and a while from now', () => {
    expect(moments('at(new Date(2026, 1, 1, 12, 30))', 3)).toEqual(['2026-02-01T11:30']);
    expect(moments('after(90000)', 1)).toEqual(['2026-01-31T11:01']);
  });

  test('every so many minutes and hours', () => {
    expect(moments('everyMinutes(30)', 1)).toHaveLength(48);
    const hours = moments('everyHours(6)', 2);
    expect(hours).toHaveLength(8);
    expect(new Set(hours.map((time) => time.slice(14))).size).toBe(1);
  });

  test('every day at some fixed minute within the hour, also when the clock is put forward', () => {
    const times = moments('everyDays(1).atHour(9)', 70);
    expect(times).toHaveLength(70);
    const zoned = times.map((time) =>
      new Date(`${time}Z`).toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam' }),
    );
    expect(new Set(zoned).size).toBe(1);
    expect(zoned[0]).toMatch(/^0?9:/);
  });

  test('near a minute, on a weekday, on a day of the month', () => {
    const [time] = moments('everyDays(1).atHour(9).nearMinute(30)', 1);
    expect(Number(time!.slice(14))).toBeGreaterThanOrEqual(15);
    expect(Number(time!.slice(14))).toBeLessThanOrEqual(45);
    const mondays = moments('onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(8)', 28);
    expect(mondays.map((each) => new Date(`${each}Z`).getUTCDay())).toEqual([1, 1, 1, 1]);
    expect(moments('onWeekDay(ScriptApp.WeekDay.MONDAY).everyWeeks(2).atHour(8)', 28)).toHaveLength(2);
    expect(moments('onMonthDay(31).atHour(8)', 100).map((each) => each.slice(0, 10))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(moments("everyDays(1).atHour(9).inTimezone('Asia/Tokyo')", 1)[0]).toMatch(/T00:/);
  });

  test('the event tells the moment in parts', () => {
    const { call, driver } = stage(CLOCK);
    call('install', 'at(new Date(2026, 1, 1, 12, 30))');
    expect(driver.advance(2 * DAY)[0]!.value).toMatchObject({
      ...{ timezone: 'Europe/Amsterdam', year: 2026, month: 2, 'day-of-month': 1, 'day-of-week': 7 },
      ...{ 'week-of-year': 5, hour: 12, minute: 30, second: 0, triggerUid: expect.stringMatching(/^\d+$/) },
    });
  });

  test('triggers fire in the order of their moments, and the clock stands where it should', () => {
    const { world, call, driver } = stage(CLOCK);
    call('install', 'everyHours(1)');
    call('install', 'everyMinutes(15)');
    const times = driver.advance(3 * HOUR).map((execution) => execution.startedAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(world.now - START).toBeGreaterThanOrEqual(3 * HOUR);
  });

  test('a failure is recorded and mailed to the owner, and does not stop the clock', () => {
    const { world, value, driver } = stage(CLOCK);
    value(`ScriptApp.newTrigger('fail').timeBased().everyHours(12).create(); return 0;`);
    expect(driver.advance(DAY).map((execution) => execution.error?.message)).toEqual(['mislukt', 'mislukt']);
    expect(world.mail[0]).toMatchObject({
      to: [JAN.email],
      subject: 'Summary of failures for Google Apps Script: Proefscript',
      body: expect.stringContaining('fail | mislukt | time-based'),
    });
  });

  test('six hours of triggers a day, and no more', () => {
    const { value, driver } = stage('function long() { Utilities.sleep(299000); Utilities.sleep(60000); }');
    value(`ScriptApp.newTrigger('long').timeBased().everyMinutes(10).create(); return 0;`);
    const results = driver.advance(DAY);
    const refused = results.filter(
      (result) => result.error?.message === 'Service using too much computer time for one day',
    );
    expect(results.length - refused.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeGreaterThan(0);
  });

  test('nobody has the file open when the clock fires', () => {
    const { value, driver } = stage('function ask() { SpreadsheetApp.getUi(); }');
    value(`ScriptApp.newTrigger('ask').timeBased().after(1000).create(); return 0;`);
    expect(driver.advance(DAY)[0]!.error!.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });
});
