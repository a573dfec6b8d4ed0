/** Every signal by itself, in a small register: up on its day and not before, moved by its setting, told wherever it should be. */
import { a1 } from '../../../src/register/app/a1.ts';
import type { Change } from '../../../src/register/domain/change/change.ts';
import { digestOf } from '../../../src/register/domain/digest/contents.ts';
import { ficheOf } from '../../../src/register/domain/panel/fiche.ts';
import { SIGNALS, signalSpec, signalsOf } from '../../../src/register/domain/programme/signals.ts';
import type { RegisterView } from '../../../src/register/domain/rules/view.ts';
import type { SettingId } from '../../../src/register/domain/schema/settings.ts';
import { addDays } from '../../../src/register/domain/text/dates.ts';
import { COORDINATOR, freshRegister, keptRegister, type TestRegister } from '../../support/register.ts';
import type { Values } from '../domain/rules/support.ts';
import { listed, shown, TODAY, viewFrom } from './support.ts';

const on = (days: number): string => addDays(TODAY, days);
const [CLUSTER, TRACK] = ['CL-0001', 'TR-0001'];

function put(table: string, key: string, values: Values): Change {
  return { type: 'add', table, key, values: values as Change['values'] };
}

function update(table: string, key: string, values: Values): Change {
  return { ...put(table, key, values), type: 'update' };
}

function write(register: TestRegister, changes: readonly Change[]): void {
  const result = register.write({ via: 'import', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join('\n'));
}

/** A step of today in a track. */
const step = (state: string): Change[] => [
  update('track', TRACK, { state_w1: state }),
  put('stage_event', 'FG-00002', {
    track_id: TRACK,
    wagon: '1',
    from_state: 'intake',
    to_state: state,
    event_date: TODAY,
    recorded_at: `${TODAY}T11:00:00`,
    actor: 'u1',
  }),
];

const session = (day: string, status: string): Change[] => [
  put('sprint_session', 'SP-0001', {
    name: 'Sprint',
    session_date: day,
    status,
    driver_id: 'CT-0001',
    entrepreneur_count: status === 'gehouden' ? 8 : null,
  }),
  put('session_terrain', 'ST-0001', { session_id: 'SP-0001', terrain_id: 'OV-0001' }),
];

const offered = (decision: string): Change =>
  put('handover', 'OD-0001', {
    track_id: TRACK,
    from_wagon: '1',
    to_wagon: '2',
    from_contact_id: 'CT-0001',
    to_contact_id: 'CT-0001',
    offered_on: TODAY,
    decision,
  });

/** One cluster in the only municipality, with a track that asks for nothing. */
function quietRegister(): TestRegister {
  const register = freshRegister();
  const gone = register
    .read('municipality')
    .rows.map((row) => String(row.municipality_code))
    .filter((key) => key !== 'GM0193');
  write(register, [
    ...gone.map((key): Change => ({ type: 'remove', table: 'municipality', key, values: {} })),
    update('setting', 'signal_term_end_days', { value: '' }),
    put('contact', 'CT-0001', {
      designation: 'Aanjager west',
      role: 'aanjager',
      source: 'Proef',
      delete_after: '2030-01-01',
    }),
    put('contact', 'CT-0002', {
      designation: 'Coördinator',
      role: 'coordinator',
      source: 'Proef',
      delete_after: '2030-01-01',
    }),
    put('organisation', 'OR-0001', { name: 'Vereniging', form: 'vereniging' }),
    put('cluster', CLUSTER, { name: 'Hessenpoort', municipality_codes: ['GM0193'], counts_as: 1 }),
    put('terrain', 'OV-0001', {
      display_name: 'Hessenpoort',
      municipality_code: 'GM0193',
      cluster_id: CLUSTER,
    }),
    put('track', TRACK, {
      name: 'Hessenpoort',
      cluster_id: CLUSTER,
      driver_id: 'CT-0001',
      state_w1: 'intake',
      next_action: 'Bellen',
      next_action_due: on(300),
    }),
    put('stage_event', 'FG-00001', {
      track_id: TRACK,
      wagon: '1',
      to_state: 'intake',
      event_date: TODAY,
      recorded_at: `${TODAY}T10:00:00`,
      actor: 'u1',
    }),
    put('org_assessment', 'OG-0001', { cluster_id: CLUSTER, assessed_on: TODAY, assessor_id: 'CT-0001' }),
  ]);
  return register;
}

interface Case {
  readonly changes: readonly Change[];
  /** The first day on which it is up. */
  readonly day: string;
  /** The day on which it becomes more urgent, or less. */
  readonly turns?: string;
  /** A setting with the value at which it comes, or turns, so many days later; one when not told. */
  readonly setting?: readonly [id: SettingId, value: string, later?: number];
  /** Told in the list of work; the number of the wagon. */
  readonly wagon?: 1 | 2;
  /** Changes after which it is gone on its own day, where there is no setting to try. */
  readonly mended?: readonly Change[];
}

/** Days on which a signal comes: the number in the settings, or in its description, counted by hand. */
const CASES: Readonly<Record<string, Case>> = {
  geen_gebeurtenis: {
    changes: [],
    day: on(90),
    turns: on(180),
    setting: ['signal_silence_days', '91'],
    wagon: 1,
  },
  wagon_niet_opgepakt: {
    changes: step('overgedragen_w2'),
    day: on(15),
    turns: on(28),
    setting: ['signal_handover_days', '15'],
    wagon: 2,
  },
  actie_te_laat: {
    changes: [update('track', TRACK, { next_action_due: on(5) })],
    day: on(6),
    turns: on(33),
    wagon: 1,
    mended: [update('track', TRACK, { next_action_due: on(6) })],
  },
  start_zonder_nulmeting: {
    changes: [
      { type: 'remove', table: 'org_assessment', key: 'OG-0001', values: {} },
      update('track', TRACK, { start_override: on(3), start_reason: 'Proef' }),
    ],
    day: on(3),
    turns: on(34),
    setting: ['baseline_days', '31'],
    wagon: 1,
  },
  wacht_voorbij: {
    changes: [...step('wacht'), update('track', TRACK, { wait_reason: 'netbeheer', review_date: on(4) })],
    day: on(4),
    wagon: 1,
    mended: [update('track', TRACK, { review_date: on(5) })],
  },
  // Four months and fifteen days after 20 July, and six months after it.
  sprint_zonder_aanvraag: {
    changes: session('2026-07-20', 'gehouden'),
    day: '2026-12-06',
    turns: '2027-01-21',
    setting: ['grant_signal_months', '5', 15],
    wagon: 1,
  },
  sessie_zonder_uitslag: {
    changes: session(on(3), 'gepland'),
    day: on(4),
    wagon: 1,
    mended: [update('sprint_session', 'SP-0001', { status: 'geannuleerd' })],
  },
  overdracht_open: {
    changes: [offered('open')],
    day: on(15),
    turns: on(28),
    setting: ['signal_handover_days', '15'],
    wagon: 1,
  },
  overdracht_bemiddeling: {
    changes: [offered('bemiddeling')],
    // It has no day on which it comes: it is up as soon as somebody asks for it.
    day: on(0),
    wagon: 1,
    mended: [update('handover', 'OD-0001', { decision: 'teruggegeven', decided_on: TODAY })],
  },
  verantwoording_te_laat: {
    changes: [
      put('grant', 'SB-0001', {
        name: 'Sprintsubsidie',
        track_id: TRACK,
        applicant_id: 'OR-0001',
        status: 'verleend',
        application_date: TODAY,
        account_due: on(5),
      }),
    ],
    day: on(6),
    wagon: 1,
    mended: [update('grant', 'SB-0001', { status: 'verantwoord' })],
  },
  actiepunt_te_laat: {
    changes: [
      put('action_point', 'AP-0001', {
        action: 'Terugbellen',
        owner_id: 'CT-0001',
        due: on(5),
        status: 'bezig',
        cluster_id: CLUSTER,
      }),
    ],
    day: on(6),
    turns: on(33),
    wagon: 1,
    mended: [update('action_point', 'AP-0001', { status: 'klaar' })],
  },
  gemeente_zonder_traject: {
    changes: [put('municipality', 'GM0150', { name: 'Deventer', valid_from: on(3) })],
    day: on(3),
    mended: [update('cluster', CLUSTER, { municipality_codes: ['GM0193', 'GM0150'] })],
  },
  uitkering_loopt_af: {
    changes: [
      update('setting', 'spuk_end', { value: on(100) }),
      update('setting', 'signal_term_end_days', { value: '60' }),
    ],
    day: on(41),
    turns: on(71),
    setting: ['signal_term_end_days', '59'],
  },
};

const quiet = keptRegister(quietRegister());

/** The register on a morning; nothing of it runs. */
function goTo(register: TestRegister, day: string): void {
  register.world.moveClock(Date.parse(`${day}T09:00:00Z`));
}

/** Urgency and label of what is up on a day, as the functions have it. */
function standing(register: TestRegister, day: string, view = viewFrom(register, day)): unknown[] {
  return signalsOf(view).map(({ id, urgency }) => [urgency, signalSpec(id).label]);
}

/** The same as the dashboard shows it at this moment. */
function onBoard(register: TestRegister): unknown[] {
  return listed(register, 's.urgency', 2).filter(([urgency]) => urgency !== 0);
}

/** Types a setting as a person does; the boards are not drawn again. */
function typeSetting(register: TestRegister, id: SettingId, value: string): void {
  const { driver, fileId, model } = register;
  const sheet = register.tab('setting');
  const [key, column] = [register.column('setting', 'setting_id'), register.column('setting', 'value')];
  let row = 1;
  while (model.valueAt(sheet, row - 1, key - 1) !== id) row++;
  driver.open(COORDINATOR, fileId);
  expect(driver.edit(COORDINATOR, fileId, sheet.id, a1(row, column), value).rejected).toEqual([]);
}

function fiche(view: RegisterView): readonly string[] {
  const source = {
    today: view.today,
    look: view.look,
    read: (table: Parameters<RegisterView['rows']>[0]) => ({
      byKey: new Map(view.rows(table).map(({ key, row }) => [key, { values: row }])),
      problems: [],
    }),
  };
  const found = ficheOf(source as never, CLUSTER, { contact: 'CT-0002', role: 'coordinator' });
  return found!.signals.map(({ label }) => label);
}

/** The rows that the digest of the coordinator tells of since the day before. */
function digest(view: RegisterView): readonly string[] {
  const row = { contact_id: 'CT-0002', role: 'coordinator', scope: 'alles', rhythm: 'dag' };
  const window = { from: `${addDays(view.today, -1)}T12:00:00`, until: `${view.today}T12:00:00` };
  const found = digestOf(view, { row: row as never, window: window as never, next: null });
  return found!.items.map(({ table, key }) => `${table} ${key}`);
}

test('each signal is tried, and each setting of one', () => {
  expect(Object.keys(CASES)).toEqual(SIGNALS.map(({ id }) => id));
  for (const [id, { setting }] of Object.entries(CASES))
    if (setting) expect([id, signalSpec(id).settings.includes(setting[0])]).toEqual([id, true]);
    else expect([id, signalSpec(id).settings]).toEqual([id, []]);
});

test.each(Object.entries(CASES))('%s', (id, { changes, day, turns, setting, wagon, mended }) => {
  const { label, urgency } = signalSpec(id);
  const up = [[urgency, label]];
  const register = quiet();
  write(register, changes);
  register.click(['Beheer', 'Register nu controleren']);

  // Alone, on its day and not before.
  if (day > TODAY) {
    goTo(register, addDays(day, -1));
    expect([standing(register, addDays(day, -1)), onBoard(register)]).toEqual([[], []]);
  }
  goTo(register, day);
  const view = viewFrom(register, day);
  expect([standing(register, day, view), onBoard(register)]).toEqual([up, up]);
  if (turns) {
    expect(standing(register, addDays(turns, -1))).toContainEqual([urgency, label]);
    expect(standing(register, turns)).toContainEqual([5 - urgency, label]);
  }

  // In what to talk about, the list of its wagon, the fiche and the digest.
  expect(shown(register, 'talk.0', 0, 2)).toBe(label);
  const lists = [1, 2, 3].flatMap((number) =>
    listed(register, `wagon${number}.1`, 2).map(([name, signal]) => [number, name, signal]),
  );
  expect(lists).toEqual([[wagon ?? 1, 'Hessenpoort', wagon ? `${label}. ` : '']]);
  const [found] = signalsOf(view);
  expect(fiche(view)).toEqual(found!.cluster === null ? [] : [label]);
  expect(digest(view)).toContain(`${found!.table} ${found!.key}`);

  // Moved a day by its setting.
  if (setting) {
    const moved = id === 'start_zonder_nulmeting' ? turns! : day;
    goTo(register, moved);
    const before = standing(register, moved);
    const [name, value, later = 1] = setting;
    typeSetting(register, name, value);
    const after = standing(register, moved);
    expect(after).not.toEqual(before);
    expect(standing(register, addDays(moved, later - 1))).toEqual(after);
    expect(standing(register, addDays(moved, later))).toEqual(before);
    expect(onBoard(register)).toEqual(after);
    typeSetting(register, name, '');
    expect([standing(register, moved), onBoard(register)]).toEqual([[], []]);
  } else {
    write(register, mended!);
    expect([standing(register, day), onBoard(register)]).toEqual([[], []]);
  }
});
