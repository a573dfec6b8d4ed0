/** The dashboard against the functions that it must agree with, on the example and on generated registers. */

import { loadExample } from '../../../scripts/example/load.ts';
import { clustersOn } from '../../../src/register/domain/monitoring/past.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import {
  calendarYear,
  grantYear,
  halfYear,
  type Span,
  term,
} from '../../../src/register/domain/monitoring/span.ts';
import { signalsOf, URGENCIES } from '../../../src/register/domain/programme/signals.ts';
import { WAGONS } from '../../../src/register/domain/programme/states.ts';
import type { RegisterView } from '../../../src/register/domain/rules/view.ts';
import type { Row } from '../../../src/register/domain/schema/table.ts';
import { municipality, track } from '../../../src/register/domain/schema/tables/index.ts';
import { BOARDS } from '../../../src/register/domain/text/dashboard.ts';
import { run } from '../../../src/workspace/index.ts';
import { freshRegister, type TestRegister } from '../../support/register.ts';
import {
  choose,
  figuresShown,
  generatedRegister,
  listed,
  shown,
  signalsShown,
  sorted,
  TODAY,
  viewFrom,
  wrong,
} from './support.ts';

const { periods, all: EVERYWHERE, thisYear } = BOARDS.choices;

function example(): TestRegister {
  const register = freshRegister();
  const call = (name: string, ...args: readonly unknown[]) =>
    run(register.world, register.project, name, args);
  loadExample({ call }, TODAY);
  return register;
}

/** What is chosen, and the span that it stands for. */
type Chosen = readonly [
  year: string | number,
  period: keyof typeof periods,
  span: (view: RegisterView) => Span,
];

const CHOSEN: readonly Chosen[] = [
  [thisYear, 'year', () => calendarYear(2026)],
  [2025, 'second', () => halfYear(2025, 2)],
  [2025, 'grantYear', () => grantYear(2025)],
  [thisYear, 'term', (view) => term(view)!],
];

describe.each([
  ['the example', example],
  ['40 clusters', () => generatedRegister(40, 7)],
  ['200 clusters', () => generatedRegister(200, 8)],
] as const)('%s', (_name, make) => {
  const register = make();
  const view = viewFrom(register);
  const towns = view.rows(municipality).map(({ key }) => key);
  const busiest = [...towns].sort((a, b) => clustersIn(view, b).size - clustersIn(view, a).size)[0]!;

  test.each(CHOSEN)('figures of %s, %s', (year, period, spanOf) => {
    choose(register, 'year', year);
    choose(register, 'period', periods[period]);
    for (const town of [null, busiest]) {
      const name = town === null ? EVERYWHERE : `${town} · ${view.row(municipality, town)!.name}`;
      choose(register, 'place', name);
      const found = figuresShown(register, view, spanOf(view), town);
      const told = found.filter(({ expected }) => expected !== null && expected !== 0);
      expect(told.length).toBeGreaterThan(town === null ? 15 : 3);
      expect(wrong(found)).toEqual([]);
    }
    choose(register, 'place', EVERYWHERE);
  });

  test('signals, the most urgent first', () => {
    const { expected, found } = signalsShown(register, view);
    expect(new Set(expected.map(({ label }) => label)).size).toBeGreaterThan(3);
    // Equals stand in the order of the tab in either.
    expect(sorted(found)).toEqual(sorted(expected));
    expect(found.map(({ urgency, since }) => [urgency, since])).toEqual(
      expected.map(({ urgency, since }) => [urgency, since]),
    );
    expect(shown(register, 'talk.0')).toBe(URGENCIES[expected[0]!.urgency as 1]);
  });

  test('municipalities and wagons', () => {
    const pasts = [...clustersOn(view, TODAY).values()];
    const found = towns.map((_, index) =>
      WAGONS.map((__, at) => shown(register, `place.${index}`, 0, 2 + at)),
    );
    expect(found).toEqual(
      towns.map((town) =>
        WAGONS.map(
          ({ code }) =>
            pasts
              .filter(({ row }) => row.municipality_codes?.includes(town))
              .flatMap(({ tracks }) => tracks)
              .filter(({ wagon }) => wagon === code).length,
        ),
      ),
    );
    expect(found.flat().some((count) => count !== 0)).toBe(true);
  });

  test('lists of work hold each open track once, in the list of its wagon', () => {
    const open = view.rows(track).filter(({ row }) => row.wagon !== 'klaar');
    const signals = signalsOf(view).filter(({ track: of }) => of !== null);
    for (const wagon of [1, 2, 3] as const) {
      // From the name of the track on, which every row has, to what puts the rows in order.
      const rows = listed(register, `wagon${wagon}.1`, 9);
      const codes = wagon === 1 ? ['0', '1'] : [String(wagon)];
      const own = open.filter(({ row }) => codes.includes(row.wagon!));
      // A session is about the cluster: of two open tracks, which there should not be, either may be meant.
      const about = (key: string, row: Row<typeof track>) =>
        signals.filter(
          (one) => one.track === key || (one.table === 'sprint_session' && one.cluster === row.cluster_id),
        );
      const urgency = (key: string, row: Row<typeof track>): number =>
        Math.max(0, ...about(key, row).map((one) => one.urgency));
      expect(rows.map((row) => row.at(-1))).toEqual(
        own.map(({ key, row }) => urgency(key, row)).sort((a, b) => b - a),
      );
      expect(rows.map((_, down) => shown(register, `wagon${wagon}.0`, down))).toEqual(
        rows.map((row) => (row.at(-1) === 0 ? '' : URGENCIES[row.at(-1) as 2])),
      );
    }
  });
});
