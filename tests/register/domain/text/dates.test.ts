/** Civil dates: Dutch notations, and arithmetic that knows months and leap years. */
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  formatDay,
  formatLongDay,
  isDay,
  parseDutchMoment,
} from '../../../../src/register/domain/text/dates.ts';

const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber);

test.each([
  ['31-12-2025', '2025-12-31'],
  ['31/12/25', '2025-12-31'],
  ['31.12.2025', '2025-12-31'],
  ['2025-12-31', '2025-12-31'],
  ['2025/12/31', '2025-12-31'],
  ['1-3-2026', '2026-03-01'],
  ['1 mrt 2026', '2026-03-01'],
  ['1 mrt. 2026', '2026-03-01'],
  ['1 Maart 2026', '2026-03-01'],
  ['1-mrt-2026', '2026-03-01'],
  ['zondag 1 maart 2026', '2026-03-01'],
  ['zo. 1 mrt 26', '2026-03-01'],
  ['\u00a029 februari\u00a02028 ', '2028-02-29'],
  ['31-12-2025 14:30', '2025-12-31T14:30:00'],
  ['31-12-2025 14.30 uur', '2025-12-31T14:30:00'],
  ['1 mei 2026 om 9:05', '2026-05-01T09:05:00'],
  ['2026-01-31T14:30:15', '2026-01-31T14:30:15'],
  ['2026-01-31T14:30:15.123', '2026-01-31T14:30:15'],
])('%s is a date', (text, iso) => {
  expect(parseDutchMoment(text)).toBe(iso);
});

test.each([
  '',
  '31-2-2026',
  '29-2-2027',
  '32-1-2026',
  '1-13-2026',
  '12-2026',
  '1 maa rt 2026',
  '1 lente 2026',
  '31-12-2025 25:00',
  '31-12-2025 12:61',
  '46022',
  'morgen',
  '1-1-0001',
])('"%s" is no date', (text) => {
  expect(parseDutchMoment(text)).toBeNull();
});

test('what is shown is read back', () => {
  fc.assert(
    fc.property(day, (iso) => {
      expect(parseDutchMoment(formatDay(iso))).toBe(iso);
      expect(parseDutchMoment(formatLongDay(iso))).toBe(iso);
      expect(parseDutchMoment(iso)).toBe(iso);
    }),
  );
});

test('no text makes the reading fall over', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-/. :T0-9a-z]*$/)), (text) => {
      const iso = parseDutchMoment(text);
      expect(iso === null || /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(iso)).toBe(true);
    }),
  );
});

test('days are added and counted without gaps', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  fc.assert(
    fc.property(day, fc.integer({ min: -3000, max: 3000 }), (iso, days) => {
      expect(daysBetween(iso, addDays(iso, days))).toBe(days);
    }),
  );
});

test('months are added to the last day where the day does not exist', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
  expect(addMonths('2026-12-01', 1)).toBe('2027-01-01');
});

test('the calendar knows its months', () => {
  expect([daysInMonth(2026, 2), daysInMonth(2028, 2), daysInMonth(2100, 2)]).toEqual([28, 29, 28]);
  expect([isDay(2026, 12, 31), isDay(2026, 0, 1), isDay(1899, 1, 1), isDay(2026, 4, 31)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(formatLongDay('2026-03-01')).toBe('1 maart 2026');
});
