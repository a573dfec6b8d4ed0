/** Signals: each at its threshold, and what holds for all of them in any register. */
import fc from 'fast-check';
import {
  SIGNAL_TABLES,
  SIGNALS,
  type Signal,
  signalSpec,
  signalsOf,
} from '../../../../src/register/domain/programme/signals.ts';
import { W1_STATES, W2_STATES, W3_STATES } from '../../../../src/register/domain/programme/states.ts';
import { isOpen } from '../../../../src/register/domain/programme/track.ts';
import { SETTINGS } from '../../../../src/register/domain/schema/settings.ts';
import { contact, grant, handover, track } from '../../../../src/register/domain/schema/tables/index.ts';
import { addDays, addMonths, daysBetween } from '../../../../src/register/domain/text/dates.ts';
import {
  event,
  facts,
  type Patch,
  patched,
  type Rows,
  TODAY,
  type Values,
  viewOf,
} from '../rules/support.ts';

const TR: Values = { name: 'Kloosterlanden', cluster_id: 'CL-0002', driver_id: 'CT-0002' };
/** Nothing but Kloosterlanden, a cluster of Deventer, and the people. */
const BARE: Patch = { track: { 'TR-0001': null }, sprint_session: { 'SP-0001': null, 'SP-0002': null } };

function signals(patch: Patch, today = TODAY): readonly Signal[] {
  return signalsOf(viewOf(patched(patch, patched(BARE)), { today }));
}

/** The signals of one sort, as `key since days urgency owner`. */
function found(id: string, patch: Patch, today = TODAY): readonly string[] {
  return signals(patch, today)
    .filter((signal) => signal.id === id)
    .map(({ key, since, days, urgency, owner }) => [key, since, days, urgency, owner].join(' '));
}

const tr = (values: Values): Patch => ({ track: { 'TR-0002': { ...TR, ...values } } });
const ago = (days: number): string => addDays(TODAY, -days);
const setting = (id: string, value: string): Patch => ({ setting: { [id]: { label: id, value } } });

test('a whole register without anything to find has but the signals that its dates give', () => {
  const ids = signalsOf(viewOf(patched({}))).map(({ id, key }) => `${id} ${key}`);
  expect(ids).toEqual(['uitkering_loopt_af spuk_end', 'gemeente_zonder_traject GM0150']);
});

test.each<[string, string, Patch, string | null]>([
  ['89 days of silence', 'geen_gebeurtenis', tr({ state_w1: 'intake', state_since: ago(89) }), null],
  [
    '90 days of silence',
    'geen_gebeurtenis',
    tr({ state_w1: 'intake', state_since: ago(90) }),
    `TR-0002 ${ago(90)} 90 2 CT-0002`,
  ],
  [
    'twice as long',
    'geen_gebeurtenis',
    tr({ state_w1: 'intake', state_since: ago(180) }),
    `TR-0002 ${ago(180)} 180 3 CT-0002`,
  ],
  ['a track that ended', 'geen_gebeurtenis', tr({ state_w1: 'gestopt', state_since: ago(300) }), null],
  [
    'an activity in between',
    'geen_gebeurtenis',
    {
      ...tr({ state_w1: 'intake', state_since: ago(300) }),
      activity: { 'AC-0009': { cluster_id: 'CL-0002', activity_date: ago(20) } },
    },
    null,
  ],
  [
    'an activity that is still to come',
    'geen_gebeurtenis',
    {
      ...tr({ state_w1: 'intake', state_since: ago(100) }),
      activity: { 'AC-0009': { cluster_id: 'CL-0002', activity_date: ago(-20) } },
    },
    `TR-0002 ${ago(100)} 100 2 CT-0002`,
  ],
  [
    'waiting as agreed',
    'geen_gebeurtenis',
    tr({ state_w1: 'wacht', review_date: ago(-1), state_since: ago(100) }),
    null,
  ],
  [
    'no threshold',
    'geen_gebeurtenis',
    { ...tr({ state_w1: 'intake', state_since: ago(999) }), ...setting('signal_silence_days', '') },
    null,
  ],
  [
    'another threshold',
    'geen_gebeurtenis',
    { ...tr({ state_w1: 'intake', state_since: ago(10) }), ...setting('signal_silence_days', '10') },
    `TR-0002 ${ago(10)} 10 2 CT-0002`,
  ],
  ['an action due today', 'actie_te_laat', tr({ state_w1: 'intake', next_action_due: TODAY }), null],
  [
    'an action due yesterday',
    'actie_te_laat',
    tr({ state_w1: 'intake', next_action_due: ago(1), next_action_owner_id: 'CT-0003' }),
    `TR-0002 ${ago(1)} 1 2 CT-0003`,
  ],
  [
    'a review today',
    'wacht_voorbij',
    tr({ state_w1: 'wacht', review_date: TODAY }),
    `TR-0002 ${TODAY} 0 2 CT-0002`,
  ],
  ['a review tomorrow', 'wacht_voorbij', tr({ state_w1: 'wacht', review_date: ago(-1) }), null],
  ['a review of what waits no more', 'wacht_voorbij', tr({ state_w1: 'intake', review_date: ago(3) }), null],
  ['waiting without a day', 'wacht_voorbij', tr({ state_w1: 'wacht' }), null],
  [
    'waiting in wagon 1 while wagon 2 goes on',
    'wacht_voorbij',
    tr({ state_w1: 'wacht', state_w2: 'gestart', review_date: ago(3) }),
    null,
  ],
  [
    'handed over a while ago',
    'wagon_niet_opgepakt',
    tr({ state_w1: 'overgedragen_w2', state_since: ago(15) }),
    `TR-0002 ${ago(15)} 15 2 CT-0002`,
  ],
  [
    'handed over and begun',
    'wagon_niet_opgepakt',
    tr({ state_w1: 'overgedragen_w2', state_w2: 'gestart', state_since: ago(15) }),
    null,
  ],
  [
    'handed over just now',
    'wagon_niet_opgepakt',
    tr({ state_w1: 'overgedragen_w2', state_since: ago(14) }),
    null,
  ],
  [
    'started, baseline still due',
    'start_zonder_nulmeting',
    tr({ state_w1: 'intake', start_date: ago(30) }),
    `TR-0002 ${ago(30)} 30 2 CT-0002`,
  ],
  [
    'started, baseline too late',
    'start_zonder_nulmeting',
    tr({ state_w1: 'intake', start_date: ago(31) }),
    `TR-0002 ${ago(31)} 31 3 CT-0002`,
  ],
  [
    'started with a baseline',
    'start_zonder_nulmeting',
    {
      ...tr({ state_w1: 'intake', start_date: ago(31) }),
      org_assessment: { 'OG-0009': { ...facts({}), cluster_id: 'CL-0002', assessed_on: ago(5) } },
    },
    null,
  ],
])('%s: %s', (_name, id, patch, expected) => {
  expect(found(id, patch)).toEqual(expected === null ? [] : [expected]);
});

describe('a sprint without an application', () => {
  const held = '2026-06-10';
  const patch: Patch = {
    ...tr({ state_w1: 'gehouden', state_since: held }),
    sprint_session: {
      'SP-0009': { name: 'X', session_date: held, status: 'gehouden', driver_id: 'CT-0001' },
    },
    session_terrain: { 'ST-0009': { session_id: 'SP-0009', terrain_id: 'OV-0002' } },
  };
  const id = 'sprint_zonder_aanvraag';
  const applied = (values: Values): Patch => ({
    grant: { 'SB-0009': { track_id: 'TR-0002', session_id: 'SP-0009', status: 'ingediend', ...values } },
  });

  test('is told after four and a half months, until and after the limit of six', () => {
    expect(found(id, patch, '2026-10-25')).toEqual([]);
    expect(found(id, patch, '2026-10-26')).toEqual([`SP-0009 ${held} 138 3 CT-0002`]);
    expect(found(id, patch, '2026-12-10')).toEqual([`SP-0009 ${held} 183 3 CT-0002`]);
    expect(found(id, patch, '2026-12-11')).toEqual([`SP-0009 ${held} 184 2 CT-0002`]);
    expect(signals(patch).find((one) => one.id === id)).toMatchObject({
      cluster: 'CL-0002',
      track: 'TR-0002',
    });
  });

  test('an application with a date answers it, a concept or one of another cluster does not', () => {
    expect(found(id, { ...patch, ...applied({ application_date: ago(1) }) })).toEqual([]);
    expect(found(id, { ...patch, ...applied({ status: 'concept' }) })).toHaveLength(1);
    expect(
      found(id, { ...patch, ...applied({ application_date: ago(1), track_id: 'TR-9999' }) }),
    ).toHaveLength(1);
  });

  test('only the last session counts, and none once the track went on or ended', () => {
    const later: Patch = {
      ...patch,
      sprint_session: {
        ...patch.sprint_session,
        'SP-0008': { name: 'Y', session_date: '2026-10-01', status: 'gehouden' },
      },
      session_terrain: {
        ...patch.session_terrain,
        'ST-0008': { session_id: 'SP-0008', terrain_id: 'OV-0002' },
      },
    };
    expect(found(id, later)).toEqual([]);
    // On one day the higher key counts, wherever it stands in the tab.
    const session = (name: string): Values => ({ name, session_date: held, status: 'gehouden' });
    const sameDay: Patch = { ...later, sprint_session: { 'SP-0009': session('X'), 'SP-0008': session('Y') } };
    expect(found(id, sameDay)).toEqual([`SP-0009 ${held} 167 3 CT-0002`]);
    for (const state of [
      { state_w1: 'klaar_zonder_vervolg' },
      { state_w2: 'overgedragen_w3' },
      { state_w3: 'triage' },
    ])
      expect(found(id, { ...patch, ...tr(state) })).toEqual([]);
    expect(found(id, { ...patch, track: { 'TR-0002': null } })).toEqual([`SP-0009 ${held} 167 3 CT-0001`]);
  });

  test('a planned session that is over has no result yet, for each of its clusters', () => {
    const planned: Patch = {
      ...patch,
      sprint_session: {
        'SP-0009': { name: 'X', session_date: ago(1), status: 'gepland', driver_id: 'CT-0001' },
      },
      session_terrain: {
        ...patch.session_terrain,
        'ST-0010': { session_id: 'SP-0009', terrain_id: 'OV-0001' },
      },
    };
    const about = signals(planned).filter((one) => one.id === 'sessie_zonder_uitslag');
    expect(about.map((one) => [one.cluster, one.track])).toEqual([
      ['CL-0002', 'TR-0002'],
      ['CL-0001', null],
    ]);
    expect(about.map(({ message }) => message.split(':')[0])).toEqual(['Kloosterlanden', 'Hessenpoort']);
    const nowhere = signals({ ...planned, session_terrain: {} }).filter(({ key }) => key === 'SP-0009');
    expect(nowhere.map(({ message }) => message.split(':')[0])).toEqual(['X']);
    expect(found('sessie_zonder_uitslag', planned, ago(1))).toEqual([]);
  });
});

describe('what is about other rows', () => {
  const handedOver = (values: Values): Patch => ({
    ...tr({ state_w1: 'verslag_gereed' }),
    handover: {
      'OD-0009': {
        track_id: 'TR-0002',
        from_wagon: '1',
        to_wagon: '2',
        to_contact_id: 'CT-0003',
        decision: 'open',
        ...values,
      },
    },
  });

  test('a handover hangs after 14 days, and asks for mediation at once', () => {
    expect(found('overdracht_open', handedOver({ offered_on: ago(14) }))).toEqual([]);
    expect(found('overdracht_open', handedOver({ offered_on: ago(15) }))).toEqual([
      `OD-0009 ${ago(15)} 15 2 CT-0003`,
    ]);
    expect(found('overdracht_open', handedOver({ offered_on: ago(28) }))).toEqual([
      `OD-0009 ${ago(28)} 28 3 CT-0003`,
    ]);
    const mediation = handedOver({ offered_on: ago(2), decision: 'bemiddeling' });
    expect(found('overdracht_open', mediation)).toEqual([]);
    expect(found('overdracht_bemiddeling', mediation)).toEqual([`OD-0009 ${ago(2)} 2 3 `]);
    const asked = (day: string): Patch =>
      handedOver({ offered_on: ago(2), decision: 'bemiddeling', decided_on: day });
    expect(found('overdracht_bemiddeling', asked(TODAY))).toEqual([`OD-0009 ${TODAY} 0 3 `]);
    expect(found('overdracht_bemiddeling', asked(ago(-1)))).toEqual([`OD-0009 ${ago(2)} 2 3 `]);
  });

  test('an action point is late the day after; it belongs to its own cluster or that of its meeting', () => {
    const point = (values: Values): Patch => ({
      meeting: { 'OL-0009': { cluster_id: 'CL-0002' } },
      action_point: {
        'AP-0009': { action: 'Bellen', owner_id: 'CT-0001', due: ago(1), status: 'bezig', ...values },
      },
    });
    const id = 'actiepunt_te_laat';
    expect(found(id, point({}))).toEqual([`AP-0009 ${ago(1)} 1 2 CT-0001`]);
    expect(found(id, point({ due: TODAY }))).toEqual([]);
    expect(found(id, point({ status: 'klaar' }))).toEqual([]);
    const clusters = [{}, { meeting_id: 'OL-0009' }, { meeting_id: 'OL-0009', cluster_id: 'CL-0001' }].map(
      (values) => signals(point(values)).find((one) => one.id === id)!.cluster,
    );
    expect(clusters).toEqual([null, 'CL-0002', 'CL-0001']);
  });

  test('the account of a grant is late while it runs', () => {
    const due = (values: Values): Patch => ({
      ...tr({ state_w2: 'gestart' }),
      grant: { 'SB-0009': { track_id: 'TR-0002', account_due: ago(3), status: 'in_uitvoering', ...values } },
    });
    expect(found('verantwoording_te_laat', due({}))).toEqual([`SB-0009 ${ago(3)} 3 2 CT-0002`]);
    expect(found('verantwoording_te_laat', due({ status: 'verantwoord' }))).toEqual([]);
    expect(found('verantwoording_te_laat', due({ account_due: TODAY }))).toEqual([]);
  });

  test('a municipality is reached by a cluster, or by a terrain of a cluster elsewhere; one that is gone does not count', () => {
    const id = 'gemeente_zonder_traject';
    expect(found(id, {})).toEqual(['GM0193   1 CT-0005', 'GM0150   1 ']);
    expect(found(id, tr({ state_w1: 'gestopt' }))).toEqual(['GM0193   1 CT-0005']);
    expect(found(id, { ...tr({}), terrain: { 'OV-0001': { cluster_id: 'CL-0002' } } })).toEqual([]);
    expect(found(id, { ...tr({}), municipality: { GM0193: { valid_to: ago(1) } } })).toEqual([]);
    const bounds = { valid_from: TODAY, valid_to: TODAY };
    expect(found(id, { ...tr({}), municipality: { GM0193: bounds } })).toEqual(['GM0193   1 CT-0005']);
  });

  test('the end of the term is told within its days, the last day included, and urgent in the second half', () => {
    const id = 'uitkering_loopt_af';
    const end = '2027-05-01';
    expect(found(id, {}, addDays(end, -180))).toEqual([]);
    expect(found(id, {}, addDays(end, -179))).toEqual([`spuk_end ${addDays(end, -179)} 0 2 `]);
    expect(found(id, {}, addDays(end, -89))).toEqual([`spuk_end ${addDays(end, -179)} 90 3 `]);
    expect(signals({}, end).find((one) => one.id === id)!.message).toBe(
      'De uitkering loopt af op 1-5-2027: nog 0 dagen.',
    );
    expect(found(id, {}, addDays(end, 1))).toEqual([]);
    expect(found(id, setting('spuk_end', ''))).toEqual([]);
  });
});

describe('any register', () => {
  const day = fc.option(fc.integer({ min: -40, max: 250 }).map(ago), { nil: null });
  const one = (codes: readonly { readonly code: string }[]) =>
    fc.option(fc.constantFrom(...codes.map(({ code }) => code)), { nil: null });
  const clusterKey = fc.constantFrom('CL-0001', 'CL-0002', 'CL-0404', null);
  const person = fc.constantFrom('CT-0001', 'CT-0002', 'CT-0404', null);
  const trackKey = fc.constantFrom('TR-0100', 'TR-0101', 'TR-0102', null);
  const sessionKey = fc.constantFrom('SP-0100', 'SP-0101', null);
  const many = (prefix: string, row: fc.Arbitrary<Values>): fc.Arbitrary<Readonly<Record<string, Values>>> =>
    fc
      .array(row, { maxLength: 3 })
      .map((rows) =>
        Object.fromEntries(rows.map((values, i) => [`${prefix}-01${String(i).padStart(2, '0')}`, values])),
      );
  const register: fc.Arbitrary<Rows> = fc
    .record({
      track: many(
        'TR',
        fc.record({
          name: fc.constant('Traject'),
          cluster_id: clusterKey,
          state_w1: one(W1_STATES),
          state_w2: one(W2_STATES),
          state_w3: one(W3_STATES),
          state_since: day,
          start_date: day,
          review_date: day,
          next_action_due: day,
          next_action_owner_id: person,
          driver_id: person,
          accel_member_id: person,
        }),
      ),
      stage_event: fc
        .array(fc.tuple(trackKey, day), { maxLength: 3 })
        .map((events) =>
          Object.fromEntries(
            events.map(([key, on], i) => [
              `FG-0100${i}`,
              { ...event('1', null, 'intake', '2026-01-01'), track_id: key, event_date: on },
            ]),
          ),
        ),
      sprint_session: many(
        'SP',
        fc.record({
          session_date: day,
          status: fc.constantFrom('gepland', 'gehouden', 'geannuleerd'),
          driver_id: person,
        }),
      ),
      session_terrain: many(
        'ST',
        fc.record({ session_id: sessionKey, terrain_id: fc.constantFrom('OV-0001', 'OV-0002', 'OV-0404') }),
      ),
      handover: many(
        'OD',
        fc.record({
          track_id: trackKey,
          to_contact_id: person,
          offered_on: day,
          decided_on: day,
          decision: fc.constantFrom('open', 'bemiddeling', 'geaccepteerd', 'teruggegeven'),
        }),
      ),
      grant: many(
        'SB',
        fc.record({
          track_id: trackKey,
          session_id: sessionKey,
          application_date: day,
          account_due: day,
          status: fc.constantFrom('concept', 'ingediend', 'verleend'),
        }),
      ),
      activity: many('AC', fc.record({ cluster_id: clusterKey, activity_date: day })),
      org_assessment: many('OG', fc.record({ cluster_id: clusterKey, assessed_on: day })),
      action_point: many(
        'AP',
        fc.record({
          cluster_id: clusterKey,
          owner_id: person,
          due: day,
          status: fc.constantFrom('open', 'bezig', 'klaar'),
        }),
      ),
    })
    .map((made) => ({ ...patched({}), ...made }));
  const drawn = { numRuns: 150 };

  test('gives signals that are whole, point to a row, are ordered and name nobody', () => {
    fc.assert(
      fc.property(register, (rows) => {
        const view = viewOf(rows, { only: SIGNAL_TABLES.map(({ id }) => id) });
        const all = signalsOf(view);
        const people = Object.values(rows.contact!).map((values) => String(values.name));
        for (const signal of all) {
          const { table, settings } = signalSpec(signal.id);
          expect(signal.table).toBe(table.id);
          if (signal.table === 'setting') expect(settings).toContain(signal.key);
          else expect(view.row(table, signal.key)).not.toBeNull();
          expect([1, 2, 3]).toContain(signal.urgency);
          expect(signal.days).toBe(signal.since === null ? null : daysBetween(signal.since, TODAY));
          expect(signal.days ?? 0).toBeGreaterThanOrEqual(0);
          expect(signal.message).toMatch(/^\S.*\.$/);
          expect(signal.message).not.toMatch(/null|undefined|\d{4}-\d\d-\d\d/);
          for (const name of people) expect(signal.message + signal.tip).not.toContain(name);
        }
        expect(new Set(all.map(({ id, key, cluster }) => `${id} ${key} ${cluster}`)).size).toBe(all.length);
        const order = all.map(({ urgency, days }) => urgency * 100_000 + (days ?? -1));
        expect(order).toEqual([...order].sort((a, b) => b - a));
      }),
      drawn,
    );
  });

  test('has exactly the late actions, hanging handovers and sprints that a count by hand gives', () => {
    fc.assert(
      fc.property(register, (rows) => {
        const view = viewOf(rows);
        const keys = (id: string): string[] =>
          signalsOf(view)
            .filter((signal) => signal.id === id)
            .map(({ key, cluster }) => `${key} ${cluster}`)
            .sort();
        const open = view.rows(track).filter(({ row }) => isOpen(row));
        expect(keys('actie_te_laat')).toEqual(
          open
            .filter(({ row }) => row.next_action_due !== null && row.next_action_due < TODAY)
            .map(({ key, row }) => `${key} ${row.cluster_id}`)
            .sort(),
        );
        expect(keys('overdracht_open')).toEqual(
          view
            .rows(handover)
            .filter(
              ({ row }) => row.decision === 'open' && row.offered_on !== null && row.offered_on < ago(14),
            )
            .map(({ key, row }) => `${key} ${view.row(track, row.track_id)?.cluster_id ?? null}`)
            .sort(),
        );
        const terrains: Values = { 'OV-0001': 'CL-0001', 'OV-0002': 'CL-0002' };
        const sprints = ['CL-0001', 'CL-0002'].flatMap((own) => {
          const of = view.rows(track).filter(({ row }) => row.cluster_id === own);
          if (of.length && !of.some(({ row }) => isOpen(row) && row.wagon !== '3')) return [];
          const takePart = Object.values(rows.session_terrain!)
            .filter(({ terrain_id }) => terrains[String(terrain_id)] === own)
            .map(({ session_id }) => session_id);
          const [last] = Object.entries(rows.sprint_session!)
            .filter(([key, { status, session_date }]) => {
              const on = session_date as string | null;
              return takePart.includes(key) && status === 'gehouden' && on !== null && on <= TODAY;
            })
            .map(([key, { session_date }]) => [String(session_date), key] as const)
            .sort()
            .reverse();
          if (!last || TODAY <= addDays(addMonths(last[0], 4), 15)) return [];
          const answered = view
            .rows(grant)
            .some(
              ({ row }) =>
                row.session_id === last[1] &&
                row.application_date !== null &&
                of.some(({ key }) => key === row.track_id),
            );
          return answered ? [] : [`${last[1]} ${own}`];
        });
        expect(keys('sprint_zonder_aanvraag')).toEqual(sprints.sort());
      }),
      drawn,
    );
  });

  test('has no signal about a track that ended, and fewer with a wider threshold', () => {
    fc.assert(
      fc.property(register, fc.integer({ min: 1, max: 200 }), fc.nat(100), (rows, days, more) => {
        const of = (id: string, value: number) =>
          signalsOf(viewOf(patched(setting('signal_silence_days', String(value)), rows)))
            .filter((signal) => signal.id === id)
            .map(({ key }) => key);
        const narrow = of('geen_gebeurtenis', days);
        for (const key of of('geen_gebeurtenis', days + more)) expect(narrow).toContain(key);
        const view = viewOf(rows);
        for (const signal of signalsOf(view))
          if (signal.table === track.id) expect(isOpen(view.row(track, signal.key)!)).toBe(true);
      }),
      drawn,
    );
  });

  test('an owner stands in the row that the signal is about', () => {
    fc.assert(
      fc.property(register, (rows) => {
        for (const { owner } of signalsOf(viewOf(rows)))
          if (owner !== null && owner !== 'CT-0404') expect(viewOf(rows).row(contact, owner)).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

test('declarations: ids are unique and lasting, texts are there, thresholds are settings', () => {
  expect(new Set(SIGNALS.map(({ id }) => id)).size).toBe(SIGNALS.length);
  for (const { id, label, what, tip, settings } of SIGNALS) {
    expect(id).toMatch(/^[a-z_]+$/);
    for (const text of [label, what, tip]) expect(text).toMatch(/^[A-Z]/);
    for (const name of settings) expect(SETTINGS).toHaveProperty(name);
  }
  expect(() => signalSpec('onbekend')).toThrow(RangeError);
});
