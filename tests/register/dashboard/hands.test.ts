/** The dashboard after what people may do to the sheet: rename, move, insert, sort, choose, and speak another language. */
import { a1 } from '../../../src/register/app/a1.ts';
import { boards } from '../../../src/register/domain/dashboard/index.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import { calendarYear } from '../../../src/register/domain/monitoring/span.ts';
import { isOpen } from '../../../src/register/domain/programme/track.ts';
import { municipality, TABLES, track } from '../../../src/register/domain/schema/tables/index.ts';
import { BOARDS } from '../../../src/register/domain/text/dashboard.ts';
import { COORDINATOR, keptRegister, type TestRegister } from '../../support/register.ts';
import { choiceOf, dashboardCompared, expectSame, listsCompared } from './expected.ts';
import {
  boardOf,
  generatedRegister,
  shown,
  TODAY,
  type as typed,
  viewFrom,
  wrongFigures,
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

/** Holds everything on the dashboard and in the lists of work against the functions of the register. */
function expectAgreement(register: TestRegister): void {
  const view = viewFrom(register);
  expect(wrongFigures(register, view, THIS_YEAR, null)).toEqual([]);
  expectSame(dashboardCompared(register, view, choiceOf(view, 2026, 'year', null)));
  expectSame(listsCompared(register, view));
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
  register.click([BOARDS.dashboard.menu]);
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
  register.click([BOARDS.dashboard.menu]);
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

test.each(['nl_NL', 'en_US'])('in %s', (locale) => {
  const register = start();
  register.model.locale = locale;
  expectAgreement(register);
  register.click([BOARDS.dashboard.menu]);
  expectAgreement(register);
  const texts = [0, 5].flatMap((down) => [0, 3, 6, 9].map((right) => [down, right] as const));
  for (const [down, right] of texts)
    expect(String(shown(register, 'd.starts', down, right))).not.toMatch(/^#|^$/);
});

const CHOSEN: readonly (readonly [chosen: string, year: number, period: keyof typeof periods])[] = [
  ['2025', 2025, 'year'],
  ['2025', 2025, 'first'],
  [thisYear, 2026, 'second'],
  [thisYear, 2026, 'grantYear'],
  ['2024', 2024, 'term'],
];

test('chosen by a person from the dropdowns, also in English', () => {
  const register = start();
  for (const [index, [chosen, year, period]] of CHOSEN.entries()) {
    // Either language has either town; the days of a criterion are read as the locale writes them.
    register.model.locale = index % 2 === 0 ? 'en_US' : 'nl_NL';
    for (const town of [null, BUSIEST]) {
      const place = town === null ? EVERYWHERE : `${town} · ${VIEW.row(municipality, town)!.name}`;
      for (const [id, value] of [
        ['year', chosen],
        ['period', periods[period]],
        ['place', place],
      ] as const)
        expect(typed(register, id, value).rejected).toEqual([]);
      const choice = choiceOf(VIEW, year, period, town);
      expect(wrongFigures(register, VIEW, choice.span, town)).toEqual([]);
      expectSame(dashboardCompared(register, VIEW, choice));
    }
  }
});

test('a day later, without anybody in the sheet', () => {
  const register = start();
  const before = shown(register, 'today');
  register.world.moveClock(register.world.now + 86_400_000);
  expect(shown(register, 'today')).toBe((before as number) + 1);
  expect(boards().length).toBe(6);
  expect(viewFrom(register).today).toBe(TODAY);
});
