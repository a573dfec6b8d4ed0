/** The days of digests: fixed, put off where it is quiet, never twice for one turn, and holidays as the calendar has them. */
import fc from 'fast-check';
import {
  holidays,
  latestMoment,
  nextMoment,
  readQuietDays,
  scheduleOf,
} from '../../../../src/register/domain/digest/schedule.ts';
import { addDays, weekday } from '../../../../src/register/domain/text/dates.ts';

const RHYTHMS = ['week', 'twee_weken', 'maand', 'halfjaar'] as const;
const plain = scheduleOf('maandag', readQuietDays(''), false);

/** All days of digests within a span, one after the other. */
function days(
  rhythm: (typeof RHYTHMS)[number],
  schedule: typeof plain,
  from: string,
  until: string,
): string[] {
  const found: string[] = [];
  for (
    let day = nextMoment(rhythm, schedule, from);
    day !== null && day <= until;
    day = nextMoment(rhythm, schedule, day)
  )
    found.push(day);
  return found;
}

test('each rhythm has its fixed days', () => {
  expect(days('week', plain, '2026-11-23', '2026-12-14')).toEqual(['2026-11-30', '2026-12-07', '2026-12-14']);
  expect(days('twee_weken', plain, '2026-11-23', '2027-01-10')).toEqual([
    '2026-12-07',
    '2026-12-21',
    '2027-01-04',
  ]);
  expect(days('maand', plain, '2026-11-23', '2027-02-28')).toEqual([
    '2026-12-07',
    '2027-01-04',
    '2027-02-01',
  ]);
  expect(days('halfjaar', plain, '2026-11-23', '2028-01-31')).toEqual([
    '2027-01-04',
    '2027-07-05',
    '2028-01-03',
  ]);
});

test('a quiet day puts a digest off to the first working day after, and two that meet become one', () => {
  const quiet = scheduleOf('vrijdag', readQuietDays('25-12-2026; 28-12-2026 t/m 3-1-2027'), false);
  expect(days('week', quiet, '2026-12-18', '2027-01-08')).toEqual(['2027-01-04', '2027-01-08']);
});

test('quiet days are read as people write them, and what is no day is told', () => {
  expect(
    readQuietDays('25-12-2026, 1 mei 2027;\n21-12-2026 tot en met 3-1-2027; kerst; 3-1-2027 t/m 1-1-2027'),
  ).toEqual({
    spans: [
      ['2026-12-25', '2026-12-25'],
      ['2027-05-01', '2027-05-01'],
      ['2026-12-21', '2027-01-03'],
    ],
    unread: ['kerst', '3-1-2027 t/m 1-1-2027'],
  });
});

test.each([
  [2026, '2026-04-05', '2026-04-27'],
  [2027, '2027-03-28', '2027-04-27'],
  [2025, '2025-04-20', '2025-04-26'],
  [2031, '2031-04-13', '2031-04-26'],
])('in %i Easter is on %s and the day of the king on %s', (year, easter, king) => {
  expect(holidays(year)).toEqual([
    `${year}-01-01`,
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    king,
    `${year}-05-05`,
    addDays(easter, 39),
    addDays(easter, 49),
    addDays(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
});

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days_) => addDays('2024-01-01', days_));
const anySchedule = fc
  .record({
    day: fc.constantFrom('maandag', 'woensdag', 'vrijdag', 'zondag', 'elke dag'),
    quiet: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 20 })), { maxLength: 12 }),
    holidays: fc.boolean(),
  })
  .map(({ day, quiet, holidays: without }) =>
    scheduleOf(
      day,
      { spans: quiet.map(([from, length]) => [from, addDays(from, length)]), unread: [] },
      without,
    ),
  );

test('whatever is quiet: never on a quiet day, and asking back finds the same days as asking ahead', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RHYTHMS), anySchedule, anyDay, (rhythm, schedule, from) => {
      const until = addDays(from, 120);
      const ahead = days(rhythm, schedule, from, until);
      const back: string[] = [];
      for (
        let day = latestMoment(rhythm, schedule, from, until);
        day !== null;
        day = latestMoment(rhythm, schedule, from, addDays(day, -1))
      )
        back.unshift(day);
      expect(back).toEqual(ahead);
      for (const day of ahead) {
        expect(schedule.isQuiet(day)).toBe(false);
        expect(weekday(day) < 5 || weekday(day) === schedule.weekday).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
