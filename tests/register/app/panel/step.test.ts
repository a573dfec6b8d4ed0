/** Next steps from the side panel, on tabs in memory: what they write, what they refuse, and that they are whole. */
import fc from 'fast-check';
import { takeBack } from '../../../../src/register/app/history/take-back.ts';
import { findClusters, showFiche } from '../../../../src/register/app/panel/fiche.ts';
import { type TakenStep, takeStep } from '../../../../src/register/app/panel/step.ts';
import { sourceOf } from '../../../../src/register/app/view.ts';
import { finishOpenBatch } from '../../../../src/register/app/writer.ts';
import type { Change } from '../../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import type { Fiche } from '../../../../src/register/domain/panel/fiche.ts';
import type { Typed } from '../../../../src/register/domain/panel/form.ts';
import { checkRegister } from '../../../../src/register/domain/rules/index.ts';
import { identityOf } from '../../../../src/register/domain/rules/merge.ts';
import { openView } from '../../../../src/register/domain/rules/view.ts';
import {
  journal,
  type RegisterRow,
  TABLES,
  type TableId,
  tableById,
  terrain,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { contents, freshMemory, register, value } from '../import-register.ts';
import { Crash, type Memory } from '../memory-ports.ts';
import { texts } from '../random-batches.ts';
import { PEOPLE, ROWS } from './support.ts';

const HESSENPOORT = 'CL-0001';
const MARSLANDEN = 'CL-0002';

function write(held: Memory, ...changes: readonly Change[]): void {
  const result = register(held).write({ via: 'blad', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

function started(): Memory {
  const held = freshMemory();
  write(held, ...ROWS);
  return held;
}

function rows<Id extends TableId>(held: Memory, table: Id): readonly RegisterRow<Id>[] {
  return register(held)
    .read(tableById(table))
    .entries.map(({ values }) => values as unknown as RegisterRow<Id>);
}

function fiche(held: Memory, key = HESSENPOORT): Fiche {
  const shown = value(showFiche(held.ports(), register(held), key));
  if (shown.kind !== 'fiche') throw new Error('There is no choice.');
  return shown.fiche;
}

interface Wish {
  readonly step: string;
  readonly about?: string | null;
  readonly cluster?: string;
  readonly print?: string;
}

/** Sends a step with what its fields begin with, and these values laid over them. */
function take(held: Memory, { step, about = null, cluster = HESSENPOORT, print }: Wish, values: Typed = {}) {
  const shown = fiche(held, cluster);
  const offer = shown.steps.find((one) => one.id === step && one.about === about);
  const begun = Object.fromEntries((offer?.fields ?? []).map((field) => [field.id, field.value]));
  const request = { cluster, step, about, print: print ?? shown.print, values: { ...begun, ...values } };
  const ports = held.ports();
  return takeStep(ports, register(held), request);
}

function done(outcome: Outcome<TakenStep>): Extract<TakenStep, { kind: 'done' }> {
  const taken = value(outcome);
  if (taken.kind !== 'done') throw new Error(JSON.stringify(taken));
  return taken;
}

/** What stands in the way, as `field: sentence`. */
function refused(outcome: Outcome<TakenStep>): readonly string[] {
  const taken = value(outcome);
  if (taken.kind !== 'refused') throw new Error(`Not refused: ${taken.kind}`);
  return taken.errors.map(({ field, reason }) => `${field}: ${reason}`);
}

const START: Typed = { 'track.next_action': 'Bellen', 'track.next_action_due': '2026-12-01' };

function begun(cluster = HESSENPOORT, held = started()): Memory {
  done(take(held, { step: 'traject_starten', cluster }, START));
  return held;
}

const STATE = (wagon: string): Wish => ({ step: 'status_wijzigen', about: wagon });

function walked(held: Memory, wagon: string, ...states: readonly string[]): Memory {
  for (const state of states) done(take(held, STATE(wagon), { [`track.state_w${wagon}`]: state }));
  return held;
}

/** A track whose session is planned for today. */
function planned(): Memory {
  const held = walked(begun(), '1', 'benaderd', 'intake');
  done(
    take(
      held,
      { step: 'sessie_plannen' },
      { 'sprint_session.session_date': '2026-11-23', 'sprint_session.driver_id': PEOPLE.driver },
    ),
  );
  return held;
}

const RESULT: Wish = { step: 'sessie_uitslag', about: 'SP-0001' };
const HELD: Typed = { 'sprint_session.status': 'gehouden', 'sprint_session.entrepreneur_count': '9' };

describe('states', () => {
  test('a step needs what its guard asks for, and the reason that it needs is asked beside it', () => {
    const held = walked(begun(), '1', 'benaderd', 'intake', 'gepland');
    expect(refused(take(held, STATE('1'), { 'track.state_w1': 'gehouden' }))).toEqual([
      expect.stringMatching(/^track\.state_w1: Status wagon 1: .*geen gehouden sprintsessie/),
    ]);
    expect(refused(take(held, STATE('1'), { 'track.state_w1': 'benaderd' }))).toEqual([
      expect.stringMatching(/^track\.step_reason: .*heeft een reden nodig/),
    ]);
    const future = { 'track.state_w1': 'intake', 'track.step_reason': 'x', 'track.step_date': '2026-12-24' };
    expect(refused(take(held, STATE('1'), future))[0]).toMatch(/^track\.step_date: .*toekomst/);
    const back = { 'track.state_w1': 'benaderd', 'track.step_reason': 'Te vroeg gepland' };
    done(take(held, STATE('1'), back));
    expect(rows(held, 'track')[0]).toMatchObject({
      state_w1: 'benaderd',
      step_reason: null,
      step_date: null,
    });
    expect(rows(held, 'stage_event').slice(-1)[0]).toMatchObject({
      reason: 'Te vroeg gepland',
      to_state: 'benaderd',
    });
  });

  test('stopping and waiting ask for what goes with them; a stopped track can be taken up again with a reason', () => {
    const held = begun();
    expect(refused(take(held, STATE('1'), { 'track.state_w1': 'gestopt' }))[0]).toMatch(
      /^track\.stop_reason: /,
    );
    expect(refused(take(held, STATE('1'), { 'track.state_w1': 'wacht' })).join()).toMatch(
      /track\.wait_reason: .*track\.review_date: /,
    );
    const wait = { 'track.wait_reason': 'gemeente', 'track.review_date': '2027-01-10' };
    done(take(held, STATE('1'), { 'track.state_w1': 'wacht', ...wait }));
    const field = fiche(held).steps.find(({ about }) => about === '1')!.fields[0]!;
    const labels = (field.choices as readonly { label: string }[]).map(({ label }) => label);
    expect(labels).toContain('Kandidaat');
    expect(labels).not.toContain('Sprint gepland');
    done(take(held, STATE('1'), { 'track.state_w1': 'gestopt', 'track.stop_reason': 'geen_animo' }));
    expect(fiche(held).steps.map(({ id }) => id)).toContain('traject_starten');
    expect(refused(take(held, STATE('1'), { 'track.state_w1': 'benaderd' }))).toHaveLength(1);
    done(take(held, STATE('1'), { 'track.state_w1': 'benaderd', 'track.step_reason': 'Toch interesse' }));
    expect(rows(held, 'track')[0]!.wagon).toBe('1');
  });

  test('a second track is not offered while one is open, and a plan needs its link', () => {
    const held = begun();
    expect(take(held, { step: 'traject_starten' }, START)).toMatchObject({
      value: { kind: 'refused', errors: [{ reason: 'Deze stap kan nu niet meer.' }] },
    });
    const later = { ...START, 'track.state_w1': 'intake' };
    const half = started();
    expect(refused(take(half, { step: 'traject_starten' }, later))[0]).toMatch(/^track\.step_reason: /);
    done(
      take(
        half,
        { step: 'traject_starten' },
        { ...later, 'track.step_reason': 'Loopt al', 'track.step_date': '2026-09-01' },
      ),
    );
    expect(rows(half, 'track')[0]).toMatchObject({
      start_date: '2026-09-01',
      name: 'Hessenpoort',
      cluster_id: HESSENPOORT,
    });
    expect(fiche(half).signals.map(({ label }) => label)).toContain('Gestart zonder nulmeting');
    done(take(half, STATE('1'), { 'track.state_w1': 'al_georganiseerd' }));
    walked(
      half,
      '2',
      'gestart',
      'trekker_gezocht',
      'trekker_aangesteld',
      'data_verzamelen',
      'data_geanalyseerd',
    );
    expect(refused(take(half, STATE('2'), { 'track.state_w2': 'plan_uitgewerkt' }))[0]).toMatch(
      /link naar het uitgewerkte plan/,
    );
    done(
      take(half, STATE('2'), {
        'track.state_w2': 'plan_uitgewerkt',
        'track.plan_url': 'https://example.nl/plan',
      }),
    );
  });
});

describe('sessions', () => {
  test('planning moves the wagon where it can, and else says that it stays', () => {
    const held = begun();
    const taken = done(
      take(
        held,
        { step: 'sessie_plannen' },
        {
          'sprint_session.session_date': '2026-12-10',
          'sprint_session.driver_id': PEOPLE.driver,
          'session_terrain.terrain_id': 'OV-0002;OV-0404',
        },
      ),
    );
    expect(taken.says[1]).toMatch(/status wagon 1 blijft op Kandidaat staan.*Na Kandidaat kan: /);
    expect(rows(held, 'session_terrain')).toMatchObject([{ session_id: 'SP-0001', terrain_id: 'OV-0002' }]);
    expect(rows(held, 'track')[0]!.state_w1).toBe('kandidaat');
  });

  test('without a terrain or with a day that is none, nothing is planned', () => {
    const held = begun();
    const wrong = { 'sprint_session.session_date': '31-2-2026', 'session_terrain.terrain_id': '' };
    expect(refused(take(held, { step: 'sessie_plannen' }, wrong)).map((text) => text.split(':')[0])).toEqual([
      'sprint_session.session_date',
      'sprint_session.driver_id',
      'session_terrain.terrain_id',
    ]);
  });

  test('a result needs a count and whole ideas; it moves every cluster of the session that was waiting for it', () => {
    const held = planned();
    begun(MARSLANDEN, held);
    for (const state of ['benaderd', 'intake', 'gepland'])
      done(take(held, { ...STATE('1'), cluster: MARSLANDEN }, { 'track.state_w1': state }));
    write(held, {
      type: 'add',
      table: 'session_terrain',
      key: '+m',
      values: { session_id: 'SP-0001', terrain_id: 'OV-0003' },
    });
    const errors = refused(
      take(held, RESULT, {
        'sprint_session.status': 'gehouden',
        'idea.title.1': 'Zon',
        'idea.theme.2': 'water',
      }),
    );
    expect(errors.map((text) => text.split(':')[0])).toEqual([
      'sprint_session.entrepreneur_count',
      'idea.theme.1',
      'idea.title.2',
    ]);
    const taken = done(take(held, RESULT, HELD));
    expect(taken.says.slice(1)).toEqual([
      'Hessenpoort: status wagon 1 staat nu op Sprint gehouden.',
      'Marslanden: status wagon 1 staat nu op Sprint gehouden.',
    ]);
    expect(rows(held, 'track').map(({ state_w1 }) => state_w1)).toEqual(['gehouden', 'gehouden']);
  });

  test('a cancelled session keeps its day and moves nothing', () => {
    const held = planned();
    done(take(held, RESULT, { 'sprint_session.status': 'geannuleerd', 'idea.title.1': 'Telt niet' }));
    expect(rows(held, 'sprint_session')[0]).toMatchObject({
      status: 'geannuleerd',
      session_date: '2026-11-23',
    });
    expect(rows(held, 'track')[0]!.state_w1).toBe('gepland');
    expect(rows(held, 'idea')).toHaveLength(0);
  });

  test('a session that is still to come cannot have been held', () => {
    const held = planned();
    const early = { ...HELD, 'sprint_session.session_date': '2026-12-01' };
    expect(refused(take(held, RESULT, early))).toEqual([
      'sprint_session.session_date: Datum ligt in de toekomst.',
    ]);
  });
});

describe('handovers', () => {
  const OFFER: Wish = { step: 'overdracht_aanbieden' };
  const DECIDE: Wish = { step: 'overdracht_besluit', about: 'OD-0001' };
  const CHECKED = Object.fromEntries(
    ['file', 'assessment', 'entrepreneurs', 'actions'].map((name) => [`handover.check_${name}`, 'ja']),
  );
  const offered = (): Memory => {
    const held = planned();
    done(take(held, RESULT, HELD));
    walked(held, '1', 'verslag_gereed');
    const people = { 'handover.from_contact_id': PEOPLE.driver, 'handover.to_contact_id': PEOPLE.leader };
    done(take(held, OFFER, people));
    return held;
  };

  test('nobody hands over to themselves, and there is one handover at a time', () => {
    const held = begun();
    walked(held, '1', 'benaderd');
    const same = { 'handover.from_contact_id': PEOPLE.driver, 'handover.to_contact_id': PEOPLE.driver };
    expect(refused(take(held, OFFER, same))).toEqual([expect.stringMatching(/^handover\.to_contact_id: /)]);
    expect(fiche(offered()).steps.map(({ id }) => id)).not.toContain('overdracht_aanbieden');
  });

  test('giving back needs a reason; mediation leaves it open to be decided', () => {
    const held = offered();
    const back = { 'handover.decision': 'bemiddeling' };
    expect(refused(take(held, DECIDE, back))).toEqual([expect.stringMatching(/^handover\.reason: /)]);
    done(take(held, DECIDE, { ...back, 'handover.reason': 'Geen overeenstemming' }));
    expect(fiche(held).signals.map(({ label }) => label)).toContain('Bemiddeling gevraagd');
    done(take(held, DECIDE, { 'handover.decision': 'teruggegeven', 'handover.reason': 'Nog geen trekker' }));
    expect(rows(held, 'track')[0]!.state_w1).toBe('verslag_gereed');
    expect(fiche(held).steps.map(({ id }) => id)).toContain('overdracht_aanbieden');
  });

  test('accepting moves the wagon, and begins the next unless that waits', () => {
    const now = offered();
    done(take(now, DECIDE, { 'handover.decision': 'geaccepteerd', ...CHECKED }));
    expect(rows(now, 'track')[0]).toMatchObject({ wagon: '2', state_w2: 'gestart' });
    const later = offered();
    done(take(later, DECIDE, { 'handover.decision': 'geaccepteerd', ...CHECKED, 'track.state_w2': '' }));
    expect(rows(later, 'track')[0]).toMatchObject({
      wagon: '2',
      state_w1: 'overgedragen_w2',
      state_w2: null,
    });
    expect(fiche(later).steps.map(({ label }) => label)).toContain('Wagon 2 beginnen');
  });
});

test('what was decided on an older fiche is not done, and gives the fiche as it is', () => {
  const held = begun();
  const { print } = fiche(held);
  write(held, { type: 'update', table: 'track', key: 'TR-0001', values: { notes: 'Iemand anders' } });
  const before = contents(held);
  const taken = value(take(held, { step: 'volgende_actie', print }));
  expect(taken).toMatchObject({ kind: 'stale', fiche: { print: fiche(held).print } });
  expect(contents(held)).toBe(before);
});

test('the same step sent twice is done once', () => {
  const held = begun();
  const { print } = fiche(held);
  const values = {
    'activity.type': 'gesprek',
    'activity.subject': 'Bellen',
    'activity.executor_id': PEOPLE.driver,
  };
  done(take(held, { step: 'activiteit', print }, values));
  expect(value(take(held, { step: 'activiteit', print }, values)).kind).toBe('stale');
  expect(rows(held, 'activity')).toHaveLength(1);
});

test('nothing to change is said, and leaves no batch', () => {
  const held = begun();
  const taken = done(take(held, { step: 'volgende_actie' }));
  expect(taken).toMatchObject({ batch: null, says: ['Er was niets te wijzigen.'] });
});

test('an unknown step or cluster is refused in words', () => {
  const held = started();
  const ask = (step: string, cluster: string) =>
    takeStep(held.ports(), register(held), { step, cluster, about: null, print: '', values: {} });
  expect(ask('weg', HESSENPOORT)).toMatchObject({ ok: false, reason: 'Deze stap kan nu niet meer.' });
  expect(ask('activiteit', 'CL-0404')).toMatchObject({ ok: false, tip: expect.stringMatching('Verwijderd') });
});

describe('finding the cluster', () => {
  test('the row under the cursor leads to it; one that leads nowhere says what to choose', () => {
    const held = started();
    const ask = () => showFiche(held.ports(), register(held), null);
    expect(ask()).toMatchObject({ ok: false, reason: 'Er is geen rij van het register gekozen.' });
    held.cursor = { sheet: held.sheet(terrain).id, row: 3 };
    expect(ask()).toMatchObject({
      value: { kind: 'fiche', fiche: { name: 'Hessenpoort', municipalities: 'Zwolle' } },
    });
    held.cursor = { sheet: held.sheet(terrain).id, row: 9 };
    expect(ask()).toMatchObject({ ok: false });
    held.cursor = { sheet: held.sheet(tableById('municipality')).id, row: 2 };
    expect(ask()).toMatchObject({ ok: false, reason: 'Deze rij hoort niet bij een cluster.' });
    const zwolle = rows(held, 'municipality').findIndex(({ name }) => name === 'Zwolle');
    held.cursor = { sheet: held.sheet(tableById('municipality')).id, row: zwolle + 2 };
    expect(ask()).toMatchObject({
      value: {
        kind: 'choose',
        from: 'Gemeenten: Zwolle',
        clusters: [{ key: HESSENPOORT }, { key: MARSLANDEN }],
      },
    });
  });

  test('from a row of another tab, by the key or the name that one of its cells shows', () => {
    const held = begun();
    const ask = (...texts: readonly string[]) => {
      held.cursor = { sheet: 999, row: 7 };
      held.texts = texts;
      const shown = showFiche(held.ports(), register(held), null);
      if (!shown.ok) return shown.reason;
      return shown.value.kind === 'fiche' ? shown.value.fiche.key : shown.value;
    };
    expect(ask('3', 'Nu', 'Staat stil', 'Hessenpoort', 'Zwolle')).toBe(HESSENPOORT);
    expect(ask('CL-0002 · Marslanden')).toBe(MARSLANDEN);
    expect(ask('', ' Hessenpoort fase 2 ')).toBe(HESSENPOORT);
    expect(ask('TR-0001')).toBe(HESSENPOORT);
    expect(ask('Marslanden', 'Hessenpoort fase 1')).toBe(MARSLANDEN);
    expect(ask('Hessenpoort fase 1', 'OV-0003')).toMatchObject({ kind: 'choose', from: 'Deze rij' });
    for (const nowhere of [[], ['', 'Zwolle', '12']])
      expect(ask(...nowhere)).toBe('Deze rij hoort niet bij een cluster.');
  });

  test('a search looks at names, keys and municipalities', () => {
    const held = started();
    const search = (typed: string) => findClusters(register(held), typed);
    expect(value(search('lànden')).map(({ key }) => key)).toEqual([MARSLANDEN]);
    expect(value(search('cl-0001')).map(({ key }) => key)).toEqual([HESSENPOORT]);
    expect(value(search('zwolle'))).toHaveLength(2);
    expect(value(search('nergens'))).toEqual([]);
    expect(search('  ')).toMatchObject({ ok: false });
  });

  test('a fiche reads each table once and writes nothing', () => {
    const held = planned();
    held.calls.length = 0;
    fiche(held);
    const reads = held.calls.filter((name) => name.startsWith('read '));
    expect(new Set(reads).size).toBe(reads.length);
    expect(reads.length).toBeLessThanOrEqual(26);
    expect(held.calls.filter((name) => !/^(read|tabs)/.test(name))).toEqual([]);
  });
});

test('interrupted at any call a step is done whole or not at all once somebody writes again', () => {
  const told = (held: Memory): string =>
    JSON.stringify(['track', 'stage_event', 'sprint_session', 'idea'].map((id) => texted(held, id)));
  const values = { ...HELD, 'idea.title.1': 'Zon', 'idea.theme.1': 'energie' };
  const send = (held: Memory, print: string) =>
    takeStep(held.ports(), register(held), {
      cluster: HESSENPOORT,
      step: 'sessie_uitslag',
      about: 'SP-0001',
      print,
      values: { 'sprint_session.session_date': '2026-11-23', ...values },
    });
  const base = planned();
  const { print } = fiche(base);
  const copy = (): Memory => {
    const held = freshMemory();
    held.sheets.splice(0, held.sheets.length, ...structuredClone(base.sheets));
    Object.assign(held.props, base.props);
    held.calls.length = 0;
    return held;
  };
  const whole = copy();
  done(send(whole, print));
  const calls = [...whole.calls];
  const [before, after] = [told(base), told(whole)];
  const ends = new Set<string>();
  for (let at = 1; at <= calls.length; at++) {
    // Reading leaves nothing behind, so that one such interruption stands for all.
    if (at > 1 && calls[at - 1]!.startsWith('read')) continue;
    const held = copy();
    held.crashAt = at;
    expect(() => send(held, print)).toThrow(Crash);
    held.crashAt = 0;
    finishOpenBatch(held.ports(), register(held));
    const end = told(held);
    expect([before, after]).toContain(end);
    ends.add(end);
  }
  expect(ends.size).toBe(2);
});

/** The rows of a table as texts, by key: what people fill, and the states that follow. */
function texted(held: Memory, id: string): unknown {
  const table = tableById(id);
  return [...register(held).read(table).byKey].map(([key, entry]) => [
    key,
    texts(table, entry.values),
    (entry.values as { wagon?: unknown }).wagon,
  ]);
}

describe('any step with anything filled in', () => {
  const wish = fc.record({
    pick: fc.nat(50),
    cluster: fc.constantFrom(HESSENPOORT, MARSLANDEN),
    wild: fc.boolean(),
    fill: fc.array(fc.nat(1000), { minLength: 45, maxLength: 45 }),
  });
  const TEXTS = [
    '',
    'Iets',
    '3',
    '=1+1',
    '2026-11-01',
    'https://example.nl/x',
    '31-12-2027',
    'x'.repeat(600),
  ];
  const DAYS = ['2026-11-23', '2026-11-23', '2026-11-01', '2027-01-01', ''];

  /** What fits; when it is `wild` now and then what does not. */
  const choose = (
    field: Fiche['steps'][number]['fields'][number],
    lists: Fiche['lists'],
    n: number,
    wild: boolean,
  ): string => {
    if (wild && n % 10 === 0) return TEXTS[n % TEXTS.length]!;
    if (field.input === 'date') return wild ? DAYS[n % DAYS.length]! : '2026-11-23';
    const choices = typeof field.choices === 'string' ? (lists[field.choices] ?? []) : field.choices;
    if (choices.length) return n % 7 === 1 && field.value ? field.value : choices[n % choices.length]!.code;
    if (/hours|count/.test(field.id)) return String(n % 30);
    return /url/.test(field.id) ? 'https://example.nl/x' : `Tekst ${n}`;
  };

  const mistakes = (held: Memory): ReadonlySet<string> =>
    new Set(
      checkRegister(openView(sourceOf(held.ports(), register(held))))
        .filter(({ severity }) => severity === 'fout')
        .map(identityOf),
    );
  const people = (held: Memory): string =>
    JSON.stringify(TABLES.filter(({ id }) => id !== journal.id).map(({ id }) => texted(held, id)));

  test('does nothing and says why, or makes no mistake and can be taken back whole', () => {
    let carriedOut = 0;
    fc.assert(
      fc.property(fc.array(wish, { minLength: 3, maxLength: 5 }), (wishes) => {
        const held = started();
        const wrong = mistakes(held);
        for (const { pick, cluster, wild, fill } of wishes) {
          const shown = fiche(held, cluster);
          const offer = shown.steps[pick % shown.steps.length]!;
          const values = Object.fromEntries(
            offer.fields.map((field, index) => [
              field.id,
              choose(field, shown.lists, fill[index % fill.length]!, wild),
            ]),
          );
          const [before, all] = [people(held), contents(held)];
          const request = { cluster, step: offer.id, about: offer.about, print: shown.print, values };
          const taken = value(takeStep(held.ports(), register(held), request));
          if (taken.kind === 'refused') {
            expect(taken.errors.length).toBeGreaterThan(0);
            for (const { field, reason, tip } of taken.errors) {
              if (field !== null) expect(offer.fields.map(({ id }) => id)).toContain(field);
              expect(`${reason} ${tip}`).not.toMatch(/undefined|null|\+\w/);
            }
            expect(contents(held)).toBe(all);
            continue;
          }
          if (taken.kind !== 'done') throw new Error('Nobody else wrote.');
          const now = mistakes(held);
          for (const one of now) expect(wrong).toContain(one);
          if (taken.batch === null) continue;
          carriedOut++;
          if (pick % 2) continue;
          expect(value(takeBack(register(held), taken.batch, '')).done).toBe(true);
          expect(people(held)).toBe(before);
        }
      }),
      { numRuns: 4 },
    );
    expect(carriedOut).toBeGreaterThan(1);
  });
});
