/** The dashboard after what people may do to the sheet: rename, move, insert, sort, choose, and speak another language. */
import { a1 } from '../../../src/register/app/a1.ts';
import { boards } from '../../../src/register/domain/dashboard/index.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import {
  calendarYear,
  grantYear,
  halfYear,
  type Span,
  term,
} from '../../../src/register/domain/monitoring/span.ts';
import { isOpen } from '../../../src/register/domain/programme/track.ts';
import type { RegisterView } from '../../../src/register/domain/rules/view.ts';
import { cluster, municipality, TABLES, track } from '../../../src/register/domain/schema/tables/index.ts';
import { BOARDS } from '../../../src/register/domain/text/dashboard.ts';
import { COORDINATOR, keptRegister, type TestRegister } from '../../support/register.ts';
import {
  boardOf,
  figuresShown,
  generatedRegister,
  listed,
  shown,
  signalsShown,
  sorted,
  TODAY,
  type as typed,
  viewFrom,
  wrong,
} from './support.ts';

const { periods, all: EVERYWHERE, thisYear } = BOARDS.choices;
const THIS_YEAR = calendarYear(2026);

const made = withTwoOpenTracks(generatedRegister(40, 7));
const start = keptRegister(made);
const VIEW = viewFrom(made);
const TOWNS = VIEW.rows(municipality).map(({ key }) => key);
const BUSIEST = [...TOWNS].sort((a, b) => clustersIn(VIEW, b).size - clustersIn(VIEW, a).size)[0]!;

/** A second track, further on, beside an open one. */
function withTwoOpenTracks(register: TestRegister): TestRegister {
  const view = viewFrom(register);
  const first = view.rows(track).find(({ row }) => isOpen(row) && row.start_date !== null)!.row;
  const key = 'TR-0900';
  const result = register.write({
    via: 'import',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'track',
        key,
        values: { cluster_id: first.cluster_id, name: 'Tweede traject', state_w1: 'intake', themes: [] },
      },
      {
        type: 'add',
        table: 'stage_event',
        key: 'FG-90001',
        values: {
          track_id: key,
          wagon: '1',
          from_state: null,
          to_state: 'intake',
          event_date: '2026-06-01',
          recorded_at: '2026-06-01T09:00:00',
          actor: 'u1',
        },
      },
    ],
  });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join('\n'));
  register.click(['Beheer', 'Register nu controleren']);
  return register;
}

/** Holds every figure, signal and list of work against the functions of the register. */
function expectAgreement(register: TestRegister, span: Span = THIS_YEAR, town: string | null = null): void {
  const view = viewFrom(register);
  const found = figuresShown(register, view, span, town);
  expect(found.filter(({ expected }) => expected !== null && expected !== 0).length).toBeGreaterThan(
    town === null ? 15 : 3,
  );
  expect(wrong(found)).toEqual([]);
  if (town !== null) return;
  const signals = signalsShown(register, view);
  expect(signals.expected.length).toBeGreaterThan(20);
  expect(sorted(signals.found)).toEqual(sorted(signals.expected));
  const open = view.rows(track).filter(({ row }) => row.wagon !== 'klaar');
  const names = open.map(({ row }) => view.row(cluster, row.cluster_id)!.name);
  expect([1, 2, 3].flatMap((wagon) => listed(register, `wagon${wagon}.1`, 1).flat()).sort()).toEqual(
    names.sort(),
  );
}

test('a cluster with two open tracks counts once, and stands twice in the lists of work', () => {
  const register = start();
  const view = viewFrom(register);
  const own = view.row(track, 'TR-0900')!.cluster_id!;
  expect(view.having(track, 'cluster_id', own).filter(({ row }) => isOpen(row)).length).toBeGreaterThan(1);
  expectAgreement(register);
});

test('tabs with other names', () => {
  const register = start();
  const { driver, fileId, model } = register;
  driver.open(COORDINATOR, fileId);
  for (const { id, name } of [...model.sheets])
    driver.renameSheet(COORDINATOR, fileId, id, `Ons '${name}' (2026)`);
  expect(boardOf(register, 'dashboard').name).toBe("Ons 'Dashboard' (2026)");
  expectAgreement(register);
  // What is drawn after that uses the new names.
  register.click(['Beheer', BOARDS.dashboard.menu]);
  expect(boardOf(register, 'dashboard').name).toBe("Ons 'Dashboard' (2026)");
  expectAgreement(register);
});

test('columns of every table moved, and others put in between', () => {
  const register = start();
  const { driver, fileId } = register;
  driver.open(COORDINATOR, fileId);
  for (const table of TABLES) {
    const sheet = register.tab(table.id);
    const at = [COORDINATOR, fileId, sheet.id] as const;
    // The key stays in front: set-up freezes it there.
    const last = register.column(table.id, table.fields.at(-1)!);
    driver.moveColumns(...at, last, 1, 2);
    driver.moveColumns(...at, 3, 2, 6);
    driver.insertColumns(...at, 3, 2);
  }
  expect(register.column('track', 'wagon')).not.toBe(made.column('track', 'wagon'));
  expectAgreement(register);
  register.click(['Beheer', BOARDS.dashboard.menu]);
  expectAgreement(register);
});

test('rows that a person sorted', () => {
  const register = start();
  const { driver, fileId } = register;
  driver.open(COORDINATOR, fileId);
  for (const [index, table] of TABLES.entries()) {
    const sheet = register.tab(table.id);
    const { rows } = register.model.extent(sheet);
    if (rows < 3 || table.id === 'setting') continue;
    const column = register.column(table.id, table.fields[1]!) - 1;
    const act = driver.sort(COORDINATOR, fileId, sheet.id, `A2:${a1(rows, sheet.columns.count)}`, [
      { column, ascending: index % 2 === 0 },
      { column: 0, ascending: false },
    ]);
    expect(act.rejected).toEqual([]);
  }
  expect(register.value('track', 2, 'track_id')).not.toBe(made.value('track', 2, 'track_id'));
  expectAgreement(register);
});

test('rows inserted, removed and added by people', () => {
  const register = start();
  const { driver, fileId } = register;
  driver.open(COORDINATOR, fileId);
  for (const table of ['track', 'cluster', 'stage_event', 'org_assessment', 'cost_line']) {
    const { id } = register.tab(table);
    driver.deleteRows(COORDINATOR, fileId, id, 4, 2);
    driver.insertRows(COORDINATOR, fileId, id, 3, 1);
  }
  expectAgreement(register);
});

test.each(['nl_NL', 'en_US', 'en_GB', 'de_DE'])('in %s', (locale) => {
  const register = start();
  register.model.locale = locale;
  expectAgreement(register);
  register.click(['Beheer', BOARDS.dashboard.menu]);
  expectAgreement(register);
  const texts = [0, 5].flatMap((down) => [0, 3, 6, 9].map((right) => [down, right] as const));
  for (const [down, right] of texts)
    expect(String(shown(register, 'd.starts', down, right))).not.toMatch(/^#|^$/);
});

const CHOSEN: readonly (readonly [string, keyof typeof periods, (view: RegisterView) => Span])[] = [
  ['2025', 'year', () => calendarYear(2025)],
  ['2025', 'first', () => halfYear(2025, 1)],
  [thisYear, 'second', () => halfYear(2026, 2)],
  [thisYear, 'grantYear', () => grantYear(2026)],
  ['2024', 'term', (view) => term(view)!],
];

test('chosen by a person from the dropdowns, also in English', () => {
  const register = start();
  for (const locale of ['nl_NL', 'en_US']) {
    register.model.locale = locale;
    for (const [year, period, spanOf] of CHOSEN)
      for (const town of [null, BUSIEST, TOWNS.at(-1)!]) {
        const place = town === null ? EVERYWHERE : `${town} · ${VIEW.row(municipality, town)!.name}`;
        for (const [id, value] of [
          ['year', year],
          ['period', periods[period]],
          ['place', place],
        ] as const)
          expect(typed(register, id, value).rejected).toEqual([]);
        expect(wrong(figuresShown(register, VIEW, spanOf(VIEW), town))).toEqual([]);
      }
  }
});

test('a day later, without anybody in the sheet', () => {
  const register = start();
  const before = shown(register, 'today');
  register.world.moveClock(register.world.now + 86_400_000);
  expect(shown(register, 'today')).toBe((before as number) + 1);
  expect(boards().length).toBe(5);
  expect(viewFrom(register).today).toBe(TODAY);
});
