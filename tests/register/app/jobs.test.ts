/** Long work: every item once, whatever ends an execution; pause, stop, pace and what cannot be done. */
import {
  cancelJob,
  findJob,
  pauseJob,
  resumeJob,
  shownJobs,
  startJob,
} from '../../../src/register/app/jobs/jobs.ts';
import type { JobKind } from '../../../src/register/app/jobs/kind.ts';
import { workOnJobs } from '../../../src/register/app/jobs/work.ts';
import type { Ports } from '../../../src/register/app/ports.ts';
import { openRegister } from '../../../src/register/app/register.ts';
import { NoRightsError } from '../../../src/register/domain/errors.ts';
import { DOCS_PACE, type Pace } from '../../../src/register/domain/jobs/pace.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { addMinutes } from '../../../src/register/domain/text/dates.ts';
import { Crash, type Memory, memory } from './memory-ports.ts';

const KEY = 'TA-0001';
const ITEMS = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes'];

/** A job that makes a file for each item, found again by its tag as documents are. */
function stage(options: { pace?: Pace; step?: (item: string, held: Memory) => void; items?: string[] } = {}) {
  const held = memory(TABLES);
  const kind: JobKind = {
    id: 'proef',
    pace: options.pace ?? null,
    byKeeper: false,
    open: (ports) => ({
      name: (item) => `onderdeel ${item}`,
      step(item, turn) {
        turn();
        options.step?.(item, held);
        if (!ports.files.find(item).length)
          ports.files.create({ name: item, type: 'text/plain', text: item, tag: item });
      },
      changes: () => [],
    }),
  };
  const items = options.items ?? ITEMS;
  const start = (mark = 'm', ever = false) =>
    startJob(held.ports(), openRegister(held.ports()), {
      kind,
      title: 'Proef',
      given: {},
      items,
      mark,
      ever,
    });
  return {
    held,
    start,
    work(change: (ports: Ports) => Ports = (ports) => ports) {
      const ports = change(held.ports());
      workOnJobs(ports, openRegister(ports), { kinds: [kind] });
    },
    job: () => findJob(openRegister(held.ports()), KEY)!,
    made: () => [...held.files.values()].map(({ name }) => name),
    use: <T>(act: (ports: Ports, register: ReturnType<typeof openRegister>, key: string) => T): T => {
      const ports = held.ports();
      return act(ports, openRegister(ports), KEY);
    },
  };
}

test('does every item, writes down how far it is, and leaves nothing behind', () => {
  const { start, work, job, made, held } = stage();
  expect(start()).toEqual({ ok: true, value: KEY });
  expect(job()).toMatchObject({ status: 'wacht', done: 0, total: 6 });
  work();
  expect(made()).toEqual(ITEMS);
  expect(job()).toMatchObject({ status: 'klaar', done: 6, total: 6, says: null, finishedAt: held.now });
  work();
  expect(Object.keys(held.props).filter((name) => name.startsWith('job'))).toEqual([]);
  held.calls.length = 0;
  work();
  expect(held.calls).toEqual([]);
});

test('the same work is not started twice, and once only when it asks for that', () => {
  const { start, work } = stage();
  start();
  expect(start()).toEqual({ ok: true, value: KEY });
  expect(start('anders')).toEqual({ ok: true, value: 'TA-0002' });
  work();
  expect(start('m', true)).toEqual({ ok: true, value: null });
  expect(start()).toEqual({ ok: true, value: 'TA-0003' });
  expect(stage({ items: [] }).start()).toMatchObject({ ok: false });
});

test('ended at any call, the work is done whole afterwards, each item once, and at most one call of an item again', () => {
  const whole = stage();
  whole.start();
  const before = whole.held.calls.length;
  whole.work();
  whole.work();
  const calls = whole.held.calls.length;
  expect(calls - before).toBeGreaterThan(20);
  for (let at = 1; at <= calls; at++) {
    const { held, start, work, use, made } = stage();
    held.crashAt = at;
    held.fatal = true;
    try {
      start();
      work();
      work();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    held.crashAt = 0;
    held.now = addMinutes(held.now, 15);
    if (!use((_, register) => shownJobs(register)).length) start();
    work();
    expect([at, made()]).toEqual([at, ITEMS]);
    // A number may have been given out before the row came to stand.
    expect([at, ...use((_, register) => shownJobs(register))]).toMatchObject([
      at,
      { status: 'klaar', done: 6, wrong: 0 },
    ]);
    work();
    expect([at, Object.keys(held.props).filter((name) => name.startsWith('job'))]).toEqual([at, []]);
  }
});

test('an item that ends the execution each time is given up, and the others are done', () => {
  const { held, start, work, job, made } = stage({
    step(item, memory) {
      if (item !== 'drie') return;
      memory.crashAt = memory.calls.length;
      memory.fatal = true;
      throw new Crash(item);
    },
  });
  start();
  for (let turn = 0; turn < 6; turn++) {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    held.crashAt = 0;
    held.fatal = false;
    held.now = addMinutes(held.now, 15);
  }
  expect(made()).toEqual(ITEMS.filter((item) => item !== 'drie'));
  expect(job()).toMatchObject({ status: 'klaar', done: 6, wrong: 1 });
  expect(job().says).toContain('onderdeel drie: Google brak het werk 3 keer af');
});

test('two executions never work on the same job', () => {
  const order: string[] = [];
  const { held, start, work, made, job } = stage({
    step(item) {
      order.push(item);
      if (item === 'twee' && order.length === 2) work();
    },
  });
  start();
  work();
  expect(order).toEqual(ITEMS);
  expect(made()).toEqual(ITEMS);
  expect(job().status).toBe('klaar');
  expect(held.props['job.TA-0001']).toBeUndefined();
});

test('a fault that may pass is tried three times, one with a reason of its own once; the others go on', () => {
  const tried: string[] = [];
  const { start, work, job, made, use } = stage({
    step(item) {
      tried.push(item);
      if (item === 'twee') throw new Error('Even niet.');
      if (item === 'vier') throw new NoRightsError();
      if (item === 'vijf' && tried.filter((one) => one === 'vijf').length < 3) throw new Error('Hapering.');
    },
  });
  start();
  work();
  work();
  expect(made()).toEqual(['een', 'drie', 'zes', 'vijf']);
  expect(tried.filter((item) => item === 'twee')).toHaveLength(3);
  expect(tried.filter((item) => item === 'vier')).toHaveLength(1);
  expect(job()).toMatchObject({ status: 'klaar', done: 6, wrong: 2 });
  expect(job().says).toMatch(/^Niet gelukt: 2 onderdelen\.\nonderdeel vier: Je mag dit deel/);
  expect(use(resumeJob)).toMatchObject({ ok: true, value: { status: 'wacht', done: 4, wrong: 0 } });
});

test('while Google is having a bad moment it stops and goes on later', () => {
  let down = true;
  const { start, work, job, made } = stage({
    step() {
      if (down) throw new Error('Service error.');
    },
  });
  start();
  work();
  expect(job()).toMatchObject({ status: 'wacht', says: expect.stringContaining('Service error.') });
  down = false;
  work();
  expect(job()).toMatchObject({ status: 'klaar', wrong: 0, done: 6 });
  expect(made().sort()).toEqual([...ITEMS].sort());
});

test('a quota that is used up costs no tries', () => {
  let used = 0;
  const { start, work, job, made } = stage({
    step() {
      if (used++ < 5) throw new Error("Quota exceeded for quota metric 'Write requests'.");
    },
  });
  start();
  for (let turn = 0; turn < 5; turn++) {
    work();
    expect(job()).toMatchObject({ status: 'wacht', done: 0, says: expect.stringContaining('kwartier') });
  }
  work();
  expect(made()).toEqual(ITEMS);
  expect(job()).toMatchObject({ status: 'klaar', wrong: 0, says: null });
});

test('paused, gone on and stopped by a person, also in the middle', () => {
  const { start, work, job, made, use } = stage({
    items: Array.from({ length: 60 }, (_, at) => `d${at}`),
    step(item) {
      if (item === 'd10') use(pauseJob);
      if (item === 'd40') use(cancelJob);
    },
  });
  start();
  work();
  expect(job()).toMatchObject({ status: 'pauze', done: 25 });
  expect(use(pauseJob)).toMatchObject({ ok: false, reason: expect.stringContaining('Pauze') });
  work();
  expect(made()).toHaveLength(25);
  expect(use(resumeJob)).toMatchObject({ ok: true, value: { status: 'wacht' } });
  work();
  expect(job()).toMatchObject({ status: 'gestopt', done: 50 });
  work();
  expect(made()).toHaveLength(50);
  expect(use((ports, register) => cancelJob(ports, register, 'TA-0099'))).toMatchObject({ ok: false });
});

test('no item begins when time is up; the next execution goes on', () => {
  let elapsed = 0;
  const { start, work, job } = stage({
    step() {
      elapsed += 70_000;
    },
  });
  const timed = (ports: Ports): Ports => ({ ...ports, clock: { ...ports.clock, elapsed: () => elapsed } });
  start();
  work(timed);
  expect(job()).toMatchObject({ status: 'wacht', done: 4 });
  elapsed = 0;
  work(timed);
  expect(job()).toMatchObject({ status: 'klaar', done: 6 });
});

test('keeps to the pace: never more than sixty in any minute, also over executions', () => {
  const at: number[] = [];
  let now = 1_000_000;
  let began = now;
  const timed = (ports: Ports): Ports => ({
    ...ports,
    clock: {
      ...ports.clock,
      instant: () => now,
      elapsed: () => now - began,
      sleep: (milliseconds) => {
        now += milliseconds;
      },
    },
  });
  const { start, work, job } = stage({
    pace: DOCS_PACE,
    items: Array.from({ length: 350 }, (_, n) => `d${n}`),
    step() {
      at.push(now);
      now += 100;
    },
  });
  start();
  let turns = 0;
  while (job().status !== 'klaar' && turns++ < 10) {
    began = now;
    work(timed);
  }
  expect(at).toHaveLength(350);
  for (const from of at)
    expect(at.filter((one) => one >= from && one < from + 60_000).length).toBeLessThanOrEqual(60);
  expect(at.at(-1)! - at[0]!).toBeLessThan(8 * 60_000);
  expect(turns).toBeLessThan(4);
});

test('work that cannot begin ends with its reason; a fault in beginning is tried for two hours', () => {
  const held = memory(TABLES);
  let fault: Error = new NoRightsError();
  const kind: JobKind = {
    id: 'proef',
    pace: null,
    byKeeper: false,
    open() {
      throw fault;
    },
  };
  const begin = (mark: string) =>
    startJob(held.ports(), openRegister(held.ports()), {
      kind,
      title: 'Proef',
      given: {},
      items: ['a'],
      mark,
    });
  const work = () => {
    const ports = held.ports();
    workOnJobs(ports, openRegister(ports), { kinds: [kind] });
  };
  const status = (key: string) => findJob(openRegister(held.ports()), key);
  begin('a');
  work();
  expect(status('TA-0001')).toMatchObject({ status: 'mislukt', says: expect.stringContaining('Je mag dit') });
  fault = new Error('Stuk.');
  begin('b');
  for (let turn = 0; turn < 7; turn++) work();
  expect(status('TA-0002')).toMatchObject({ status: 'wacht' });
  work();
  expect(status('TA-0002')).toMatchObject({ status: 'mislukt', says: 'Stuk.' });
});
