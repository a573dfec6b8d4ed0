/** The dashboard against the functions that it must agree with, on the example and on generated registers. */
import fc from 'fast-check';
import { loadExample } from '../../../scripts/example/load.ts';
import { figuresOf } from '../../../src/register/domain/monitoring/figures.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import { municipality } from '../../../src/register/domain/schema/tables/index.ts';
import { BOARDS } from '../../../src/register/domain/text/dashboard.ts';
import { run } from '../../../src/workspace/index.ts';
import { freshRegister, setTo, type TestRegister } from '../../support/register.ts';
import {
  choiceOf,
  dashboardCompared,
  expectSame,
  listsCompared,
  signalsIn,
  themeGridCompared,
} from './expected.ts';
import { choose, generatedRegister, shown, TODAY, viewFrom, wrongFigures } from './support.ts';

const { periods, all: EVERYWHERE, thisYear } = BOARDS.choices;
/** The same at each run, unless FC_SEED asks for another. */
const SEED = fc.readConfigureGlobal()?.seed ?? Date.now() % 100_000;

function example(): TestRegister {
  const register = freshRegister();
  const call = (name: string, ...args: readonly unknown[]) =>
    run(register.world, register.project, name, args);
  loadExample({ call }, TODAY);
  return register;
}

/** What is chosen, and the year that it stands for. */
type Chosen = readonly [chosen: string | number, year: number, period: keyof typeof periods];

const CHOSEN: readonly Chosen[] = [
  [thisYear, 2026, 'year'],
  [2025, 2025, 'second'],
  [2025, 2025, 'grantYear'],
  [thisYear, 2026, 'term'],
];

/** Years that lie partly outside the term, before it and after it, and one that is still to come. */
const AT_THE_EDGE: readonly Chosen[] = [
  [2024, 2024, 'year'],
  [2026, 2026, 'year'],
  [2026, 2026, 'grantYear'],
  [2027, 2027, 'year'],
];

describe.each([
  ['the example', example],
  [`8 clusters of seed ${SEED}`, () => generatedRegister(8, SEED)],
  [`40 clusters of seed ${SEED + 1}`, () => generatedRegister(40, SEED + 1)],
  [`200 clusters of seed ${SEED + 2}`, () => generatedRegister(200, SEED + 2)],
] as const)('%s', (_name, make) => {
  const register = make();
  const view = viewFrom(register);
  const towns = view.rows(municipality).map(({ key }) => key);
  const busiest = [...towns].sort((a, b) => clustersIn(view, b).size - clustersIn(view, a).size)[0]!;

  test.each(CHOSEN)('all parts over %s (%i), %s', (chosen, year, period) => {
    choose(register, 'year', chosen);
    choose(register, 'period', periods[period]);
    for (const town of [null, busiest]) {
      const name = town === null ? EVERYWHERE : `${town} · ${view.row(municipality, town)!.name}`;
      choose(register, 'place', name);
      const choice = choiceOf(view, year, period, town);
      expect(wrongFigures(register, view, choice.span, town)).toEqual([]);
      expectSame(dashboardCompared(register, view, choice));
    }
    choose(register, 'place', EVERYWHERE);
  });

  test('lists of work hold each open track once, in the list of its wagon', () => {
    expectSame(listsCompared(register, view));
  });

  test('the tab with themes tells of each open track how far it is, under each of its themes', () => {
    expectSame(themeGridCompared(register, view));
  });

  // A register of chance may lack something.
  if (make === example)
    test('there is something in each part', () => {
      expect(new Set(signalsIn(view, null).map(({ id }) => id)).size).toBeGreaterThan(5);
      for (const id of ['white.0', 'talk.0', 'theme.0', 'grid.1', 'wagon1.1', 'wagon2.1', 'wagon3.1'])
        expect([id, shown(register, id)]).not.toEqual([id, '']);
      for (const id of ['starts', 'organised', 'sessions', 'handovers', 'overdue', 'spent', 'covered'])
        expect([id, shown(register, `d.${id}`)]).not.toEqual([id, 0]);
    });
});

test('days outside the term ask for no starts, and a year to come tells its goal alone', () => {
  const register = example();
  const result = register.write({
    via: 'import',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'setting', key: 'spuk_end', values: { value: '2026-10-31' } }],
  });
  expect(result.ok).toBe(true);
  const view = viewFrom(register);
  for (const [chosen, year, period] of AT_THE_EDGE) {
    choose(register, 'year', chosen);
    choose(register, 'period', periods[period]);
    const choice = choiceOf(view, year, period, null);
    expect([year, wrongFigures(register, view, choice.span, null)]).toEqual([year, []]);
    expectSame(dashboardCompared(register, view, choice));
  }
  expect(shown(register, 'd.over')).toMatch(/ 1-1-2027 t\/m 31-12-2027, hele provincie\.$/);
  expect(shown(register, 'd.starts', 1)).toBe('Het doel is 20; deze periode moet nog beginnen.');
});

test('without tracks the tab with themes says that there are none', () => {
  const register = freshRegister();
  expect(shown(register, 'grid.0')).toBe(BOARDS.themes.none);
  expect(shown(register, 'grid.count0')).toBe(0);
});

test('as many starts as time asks for is on schedule, one fewer is behind', () => {
  const register = example();
  choose(register, 'year', 2025);
  choose(register, 'period', periods.year);
  const span = { from: '2025-01-01', until: '2025-12-31' };
  const started = figuresOf(viewFrom(register), span, null)['I1.kalenderjaar']!;
  expect(started).toBeGreaterThan(1);
  // Of a year that is over, time asks for the goal of the year.
  for (const [goal, said] of [
    [started - 1, 'Op schema'],
    [started, 'Op schema'],
    [started + 1, 'Achter op schema'],
  ] as const) {
    setTo(register, 'goal_starts_per_year', String(goal));
    expect(shown(register, 'd.starts', 1)).toMatch(
      new RegExp(`^${started} van ${goal}; naar de tijd nodig: ${goal}[.,]0\\. ${said}\\.$`),
    );
  }
});
