/** The work of the night: steps by themselves, gone on with later, none done twice, and told to people. */
import { goOn, lastNight, type Night } from '../../../src/register/app/night/night.ts';
import type { NightStep } from '../../../src/register/app/night/step.ts';
import { NIGHT_STEPS } from '../../../src/register/app/night/steps.ts';
import type { Ports } from '../../../src/register/app/ports.ts';
import { openRegister } from '../../../src/register/app/register.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { addMinutes } from '../../../src/register/domain/text/dates.ts';
import { freshRegister, type TestRegister } from '../../support/register.ts';
import { Crash, type Memory, memory } from './memory-ports.ts';

const DAY = '2026-11-24';

/** A night in memory that tells what was run. */
function stage(make: (ran: string[]) => readonly NightStep[]) {
  const held: Memory = memory(TABLES);
  held.now = `${DAY}T02:30:00`;
  const ran: string[] = [];
  const steps = make(ran);
  const night = (): Night =>
    lastNight(held.ports()) ?? {
      day: DAY,
      started: held.now,
      busy: null,
      finished: null,
      under: null,
      results: {},
    };
  return {
    held,
    ran,
    /** As the triggers do: what is finished is left alone. */
    run(change: (ports: Ports) => Ports = (ports) => ports) {
      if (night().finished === null) goOn(change(held.ports()), night(), steps);
    },
    night: () => lastNight(held.ports())!,
    jobs: () =>
      openRegister(held.ports())
        .read(TABLES.find(({ id }) => id === 'job')!)
        .entries.map(({ values }) => values),
    mails: () =>
      openRegister(held.ports())
        .read(TABLES.find(({ id }) => id === 'outbox')!)
        .entries.map(({ values }) => values),
  };
}

const step = (id: string, run: NightStep['run']): NightStep => ({ id, title: `Stap ${id}`, run });

test('steps run in order, and what they tell is kept', () => {
  const { run, night, ran, jobs } = stage((ran) => [
    step('a', () => {
      ran.push('a');
      return 'Drie dingen gevonden.';
    }),
    step('b', () => {
      ran.push('b');
      return null;
    }),
  ]);
  run();
  expect(ran).toEqual(['a', 'b']);
  expect(night()).toMatchObject({
    finished: `${DAY}T02:30:00`,
    busy: null,
    results: { a: { ok: true, says: 'Drie dingen gevonden.' }, b: { ok: true, says: null } },
  });
  expect(jobs()).toMatchObject([
    { kind: 'nacht', title: 'Werk van de nacht van 24-11-2026', status: 'klaar', done: 2, total: 2 },
  ]);
  run();
  expect(ran).toEqual(['a', 'b']);
  expect(jobs()).toHaveLength(1);
});

test('a step that fails does not stop the next, and the admin hears of it once', () => {
  const { held, run, night, jobs, mails } = stage((ran) => [
    step('a', () => {
      throw new Error('Stuk.');
    }),
    step('b', () => {
      ran.push('b');
      return null;
    }),
  ]);
  openRegister(held.ports()).write({
    via: 'menu',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'setting',
        key: 'admin_email',
        values: { label: 'x', value: 'bt@provincie.example' },
      },
    ],
  });
  run();
  run();
  expect(night().results).toEqual({ a: { ok: false, says: 'Stuk.' }, b: { ok: true, says: null } });
  expect(jobs()).toMatchObject([{ status: 'mislukt', error: 'Stap a: Stuk.' }]);
  expect(mails()).toMatchObject([
    { address: 'bt@provincie.example', subject: 'Er ging iets mis in de nacht van 24-11-2026' },
  ]);
  expect(mails()[0]!.body_text).toContain('- Stap a: Stuk.');
});

test('a step that asks to go on later gets its cursor back, and the steps after it wait', () => {
  const { run, night, ran, jobs } = stage((ran) => [
    step('lang', (_, { cursor }) => {
      const from = (cursor as number | null) ?? 0;
      ran.push(`lang ${from}`);
      return from < 20 ? { later: from + 10 } : 'Klaar.';
    }),
    step('daarna', () => {
      ran.push('daarna');
      return null;
    }),
  ]);
  run();
  expect(jobs()).toMatchObject([{ status: 'pauze', done: 0, cursor: { id: 'lang', cursor: 10 } }]);
  run();
  run();
  expect(ran).toEqual(['lang 0', 'lang 10', 'lang 20', 'daarna']);
  expect(night().results.lang).toEqual({ ok: true, says: 'Klaar.' });
  expect(jobs()).toMatchObject([{ status: 'klaar', done: 2 }]);
});

test('no step begins when time is up; the next execution goes on', () => {
  let elapsed = 0;
  const { run, ran } = stage((ran) =>
    ['a', 'b', 'c'].map((id) =>
      step(id, () => {
        ran.push(id);
        elapsed += 150_000;
        return null;
      }),
    ),
  );
  const timed = (ports: Ports): Ports => ({ ...ports, clock: { ...ports.clock, elapsed: () => elapsed } });
  run(timed);
  expect(ran).toEqual(['a', 'b']);
  elapsed = 0;
  run(timed);
  expect(ran).toEqual(['a', 'b', 'c']);
});

test('a step that ends the execution again and again is given up, and the night goes on', () => {
  const { held, run, night, ran } = stage((ran) => [
    step('a', () => {
      ran.push('a');
      throw new Crash('a');
    }),
    step('b', () => null),
  ]);
  // What ends an execution cannot be caught; here the port that keeps the outcome goes down with it.
  const dying = (ports: Ports): Ports => {
    const set = ports.props.set;
    return {
      ...ports,
      props: {
        ...ports.props,
        set(values) {
          if (ran.length && values.night && JSON.parse(values.night).results.a?.says === 'a')
            throw new Crash('a');
          set(values);
        },
      },
    };
  };
  for (let time = 0; time < 5; time++) {
    try {
      run(dying);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    held.now = addMinutes(held.now, 10);
  }
  expect(ran).toEqual(['a', 'a', 'a']);
  expect(night().results).toMatchObject({ a: { ok: false }, b: { ok: true } });
});

test('while an execution is at it another leaves the night alone', () => {
  const { held, run, ran } = stage((ran) => [
    step('a', () => {
      ran.push('a');
      return null;
    }),
  ]);
  const busy = Date.parse(`${DAY}T02:25:00Z`);
  held.props.night = JSON.stringify({
    day: DAY,
    started: held.now,
    busy,
    finished: null,
    under: null,
    results: {},
  });
  run();
  expect(ran).toEqual([]);
  held.now = `${DAY}T02:33:00`;
  run();
  expect(ran).toEqual(['a']);
});

test('an execution that dies at any call is gone on with, and what was done is not done again', () => {
  const make = (ran: string[]): readonly NightStep[] => [
    step('a', () => {
      ran.push('a');
      return null;
    }),
    step('b', (_, { cursor }) => {
      ran.push(`b${cursor ?? ''}`);
      return cursor === null ? { later: 1 } : null;
    }),
    step('c', () => {
      ran.push('c');
      return null;
    }),
  ];
  const whole = stage(make);
  whole.run();
  const calls = whole.held.calls.length;
  for (let at = 1; at <= calls; at++) {
    const { held, run, ran, night, jobs } = stage(make);
    held.crashAt = at;
    try {
      run();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    held.crashAt = 0;
    const before = [...ran];
    held.now = `${DAY}T02:45:00`;
    run();
    held.now = `${DAY}T03:00:00`;
    run();
    expect([at, night().finished !== null]).toEqual([at, true]);
    // A step may run again only when the execution died while it ran, or before that it was done was written.
    expect([at, before.length + 4 - ran.length <= before.length]).toEqual([at, true]);
    expect([at, ran.filter((name) => name === 'c').length]).toEqual([at, 1]);
    expect([at, jobs().length]).toEqual([at, 1]);
  }
});

describe('by the real bundle', () => {
  const night = (register: TestRegister): Night => {
    const [, store] = [...register.world.properties].find(([, entries]) => entries.has('triggers'))!;
    return JSON.parse(store.get('night')!) as Night;
  };

  test('every night once, with all steps, and seen in Taken', () => {
    const register = freshRegister();
    register.driver.advance(18 * 3_600_000);
    expect(night(register)).toMatchObject({ day: '2026-11-24' });
    expect(Object.keys(night(register).results)).toEqual(NIGHT_STEPS.map(({ id }) => id));
    expect(register.read('job').rows).toMatchObject([
      { kind: 'nacht', status: 'klaar', started_by: expect.stringMatching(/^g-/) },
    ]);
    expect(register.world.mail).toEqual([]);
    expect(new Set(NIGHT_STEPS.map(({ id }) => id)).size).toBe(NIGHT_STEPS.length);
  });

  test('a night that broke off is finished a quarter later', () => {
    const register = freshRegister();
    register.world.faults.push({ kind: 'crash', atCall: 6 });
    expect(register.fire('onNight').status).toBe('crashed');
    register.world.faults.length = 0;
    register.driver.advance(40 * 60_000);
    expect(night(register).finished).not.toBeNull();
  });
});
