/** Serial numbers and instants, with the clock that goes forward and back. */
import fc from 'fast-check';
import {
  civilOf,
  instantToSerial,
  serialOf,
  serialToInstant,
} from '../../../../src/workspace/services/spreadsheet/serial.ts';

test('the days that Sheets counts from', () => {
  expect(serialOf({ year: 1899, month: 12, day: 30 })).toBe(0);
  expect(serialOf({ year: 2026, month: 1, day: 1 })).toBe(46023);
  expect(civilOf(46023.5)).toEqual({ year: 2026, month: 1, day: 1, hour: 12, minute: 0, second: 0 });
});

test('wall clock in Amsterdam, in winter and in summer', () => {
  expect(serialToInstant(46023, 'Europe/Amsterdam')).toBe(Date.UTC(2025, 11, 31, 23));
  const summer = serialOf({ year: 2026, month: 7, day: 1 });
  expect(serialToInstant(summer, 'Europe/Amsterdam')).toBe(Date.UTC(2026, 5, 30, 22));
});

test('every instant comes back, in any zone', () => {
  const zone = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'UTC');
  const minute = fc.integer({ min: Date.UTC(1990, 0, 1) / 60000, max: Date.UTC(2040, 0, 1) / 60000 });
  fc.assert(
    fc.property(zone, minute, (timeZone, minutes) => {
      const instant = minutes * 60000;
      const back = serialToInstant(instantToSerial(instant, timeZone), timeZone);
      // In the hour that comes twice, either is right.
      expect([0, 3_600_000]).toContain(Math.abs(back - instant));
      expect(instantToSerial(back, timeZone)).toBe(instantToSerial(instant, timeZone));
    }),
  );
});
