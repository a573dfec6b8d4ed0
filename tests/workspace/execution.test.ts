/** One execution: its global scope, its clock, its account, its limits and the faults that a test asks for. */
import { run } from '../../src/workspace/index.ts';
import { AUTH, EVA, JAN, START, STRANGER, stage } from './support.ts';

describe('the global scope', () => {
  test('nothing of Node or a browser is there', () => {
    const { value } = stage();
    const names = [
      ...[
        'setTimeout',
        'setInterval',
        'setImmediate',
        'queueMicrotask',
        'fetch',
        'URL',
        'TextEncoder',
        'crypto',
      ],
      ...[
        'structuredClone',
        'atob',
        'require',
        'process',
        'Buffer',
        'global',
        'window',
        'module',
        'performance',
      ],
    ];
    expect(value(`return ${JSON.stringify(names)}.filter((name) => name in globalThis);`)).toEqual([]);
  });

  test('files share one scope, in order', () => {
    const { world, project } = stage();
    const files = [
      { name: 'a.gs', source: 'const A = 1; function a() { return b(); }' },
      { name: 'b.gs', source: 'const B = A + 1; function b() { return [A, B]; }' },
    ];
    expect(run(world, { ...project, files }, 'a').value).toEqual([1, 2]);
  });

  test('each execution begins anew', () => {
    const { call } = stage('let count = 0; function next() { return ++count; }');
    expect([call('next').value, call('next').value]).toEqual([1, 1]);
  });

  test('a script may give a service another meaning', () => {
    const { value } = stage('var Logger = { log: () => "eigen" };');
    expect(value('return Logger.log();')).toBe('eigen');
  });

  test('promises settle before the execution ends, and a rejection is a failure', () => {
    const { call } = stage(`
      async function good() { await null; await null; return 'af'; }
      async function bad() { await null; throw new Error('mis'); }`);
    expect(call('good')).toMatchObject({ status: 'completed', value: 'af' });
    expect(call('bad')).toMatchObject({ status: 'failed', error: { message: 'mis' } });
  });

  test('a function that is not there, and a source that does not parse', () => {
    const { world, project, call } = stage('');
    expect(call('nergens').error).toMatchObject({
      name: 'Exception',
      message: 'Script function not found: nergens',
    });
    const broken = { ...project, files: [{ name: 'x.gs', source: 'function {' }] };
    expect(run(world, broken, 'x')).toMatchObject({ status: 'failed', error: { name: 'SyntaxError' } });
  });
});

describe('time', () => {
  test("dates are the world's", () => {
    const { value } = stage();
    expect(
      value(`
        const now = new Date();
        return [now.getTime(), Date.now(), now instanceof Date, now.constructor === Date, new Date(5).getTime(),
          new Date(2026, 6, 1).toISOString(), Date.UTC(1970, 0, 2), typeof Date()];`),
    ).toEqual([START, START, true, true, 5, '2026-06-30T22:00:00.000Z', 86_400_000, 'string']);
  });

  test('classes can extend Date', () => {
    const { value } = stage('class Dag extends Date { jaar() { return this.getFullYear(); } }');
    expect(value('return [new Dag().jaar(), new Dag(0) instanceof Dag, new Dag() instanceof Date];')).toEqual(
      [2026, true, true],
    );
  });

  test('calls cost virtual time by their weight', () => {
    const { world, call } = stage(`
      function f() {
        const properties = PropertiesService.getScriptProperties();
        properties.getProperty('a'); properties.setProperty('a', '1'); properties.getKeys();
        return Date.now();
      }`);
    const result = call('f');
    expect(result).toMatchObject({ reads: 2, writes: 1, durationMs: 200, value: START + 200 });
    expect(result.calls).toEqual({
      'PropertiesService.getScriptProperties': 1,
      'Properties.getProperty': 1,
      'Properties.setProperty': 1,
      'Properties.getKeys': 1,
    });
    expect(world.now).toBe(START + 200);
  });

  test('chance repeats with the seed', () => {
    const once = () => stage().value('return [Math.random(), Utilities.getUuid()];');
    expect(once()).toEqual(once());
  });
});

describe('limits', () => {
  test('six minutes, and nothing happens after', () => {
    const { world, call } = stage(`
      function long() {
        const properties = PropertiesService.getScriptProperties();
        try { for (;;) Utilities.sleep(60000); }
        finally { try { properties.setProperty('later', '1'); } catch (e) {} }
      }`);
    const result = call('long');
    expect(result).toMatchObject({
      status: 'timed-out',
      error: { message: 'Exceeded maximum execution time' },
    });
    expect(result.durationMs).toBe(420_000);
    expect([...world.properties.keys()]).toEqual([]);
  });

  test('thirty seconds for a simple trigger', () => {
    const { driver, file } = stage('function onEdit() { Utilities.sleep(31000); }');
    const [result] = driver.edit(JAN.email, file.id, 'Blad1', 'A1', 'x').executions;
    expect(result).toMatchObject({ status: 'timed-out', kind: 'simple' });
  });

  test('scopes that the manifest does not declare', () => {
    const { fault, value } = stage('', { scopes: [`${AUTH}spreadsheets.currentonly`] });
    expect(value('return SpreadsheetApp.getActive().getName();')).toBe('Proef');
    expect(fault(`MailApp.sendEmail('a@b.nl', 'x', 'y');`)).toBe(
      `Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: ${AUTH}script.send_mail`,
    );
    expect(fault(`SpreadsheetApp.openById('x');`)).toContain('SpreadsheetApp.openById');
  });

  test('scopes that a person did not grant', () => {
    const scopes = [`${AUTH}spreadsheets.currentonly`, `${AUTH}script.send_mail`];
    const { world, project, value, fault } = stage('', { scopes });
    const status = `return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus());`;
    expect(value(status)).toBe('NOT_REQUIRED');
    world.withheld.set(`${project.id} ${JAN.email}`, [`${AUTH}script.send_mail`]);
    expect(value(status)).toBe('REQUIRED');
    expect(fault(`MailApp.getRemainingDailyQuota();`)).toContain('Specified permissions are not sufficient');
    expect(fault(`ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);`)).toBe(
      'Authorization is required to perform that action.',
    );
  });

  test('a simple trigger may not mail, nor open another file', () => {
    const { driver, file } = stage(`
      function onEdit(e) {
        const faults = [() => MailApp.sendEmail('a@b.nl', 'x', 'y'), () => SpreadsheetApp.openById('x'),
          () => ScriptApp.newTrigger('x')].map((act) => { try { act(); } catch (e) { return e.message; } });
        console.log(String(e.authMode), JSON.stringify(faults));
      }`);
    const [result] = driver.edit(JAN.email, file.id, 'Blad1', 'A1', 'x').executions;
    expect(result!.log[0]!.text).toBe(
      `LIMITED ${JSON.stringify([
        `You do not have permission to call MailApp.sendEmail. Required permissions: ${AUTH}script.send_mail`,
        `You do not have permission to call SpreadsheetApp.openById. Required permissions: ${AUTH}spreadsheets`,
        `You do not have permission to call ScriptApp.newTrigger. Required permissions: ${AUTH}script.scriptapp`,
      ])}`,
    );
  });
});

describe('who is there', () => {
  const WHO = `function onEdit(e) { console.log([Session.getActiveUser(), Session.getEffectiveUser(), e.user].map((user) => user.getEmail()).join()); }`;

  test('a colleague is known in a simple trigger, a stranger is not', () => {
    const { driver, file } = stage(WHO);
    const who = (email: string) =>
      driver.edit(email, file.id, 'Blad1', 'A1', 'x').executions[0]!.log[0]!.text;
    expect(who(EVA.email)).toBe(`${EVA.email},${EVA.email},${EVA.email}`);
    expect(who(STRANGER.email)).toBe(`,${STRANGER.email},`);
  });
});

describe('faults on demand', () => {
  const WRITE = `
    function write() {
      const properties = PropertiesService.getScriptProperties();
      try { for (const key of ['a', 'b', 'c']) properties.setProperty(key, key); }
      finally { properties.setProperty('last', '1'); }
    }`;

  test('a crash at a call: what came before stands, and nothing after', () => {
    for (let atCall = 1; atCall <= 4; atCall++) {
      const { world, project, call } = stage(WRITE);
      world.faults.push({ kind: 'crash', atCall });
      expect(call('write').status).toBe('crashed');
      const kept = [...(world.properties.get(`script:${project.id}`)?.keys() ?? [])];
      expect(kept).toEqual(['a', 'b', 'c'].slice(0, atCall - 1));
    }
  });

  test("a service's transient error can be caught and tried again", () => {
    const { world, call } = stage(`
      function again() {
        const properties = PropertiesService.getScriptProperties();
        for (let i = 0; i < 3; i++) try { properties.setProperty('a', i); return i; } catch (e) { console.warn(e.message); }
      }`);
    world.faults.push({
      kind: 'error',
      method: 'Properties.setProperty',
      times: 2,
      message: 'Service error',
    });
    const result = call('again');
    expect(result).toMatchObject({ status: 'completed', value: 2 });
    expect(result.log.map((line) => line.text)).toEqual(['Service error', 'Service error']);
    expect(world.faults).toEqual([]);
  });

  test('a lock that does not come free costs its waiting time', () => {
    const { world, call } = stage(`function lock() { return LockService.getDocumentLock().tryLock(30000); }`);
    world.faults.push({ kind: 'lock' });
    expect(call('lock')).toMatchObject({ value: false, durationMs: 30_060 });
  });

  test('a quota that is gone', () => {
    const { world, fault, value } = stage();
    world.faults.push({ kind: 'quota', quota: 'email' });
    expect(value('return MailApp.getRemainingDailyQuota();')).toBe(0);
    expect(fault(`MailApp.sendEmail('a@b.nl', 'x', 'y');`)).toBe(
      'Service invoked too many times for one day: email.',
    );
  });

  test('the history keeps what happened', () => {
    const { world, call } = stage(WRITE);
    world.faults.push({ kind: 'crash', atCall: 2 });
    call('write');
    expect(world.executions.at(-1)).toMatchObject({
      functionName: 'write',
      kind: 'editor',
      personEmail: JAN.email,
      status: 'crashed',
      writes: 2,
    });
  });
});
