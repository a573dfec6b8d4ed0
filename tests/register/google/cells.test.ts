/** Cells at the edge: dates by the wall clock of any zone, text that stays text. */
import fc from 'fast-check';
import { LITERAL } from '../../../src/register/domain/text/inert.ts';
import { fromGoogle, toGoogle, zoneOf } from '../../../src/register/google/cells.ts';

const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'UTC'];

test.each(ZONES)('a civil moment in %s comes back the same', (name) => {
  const zone = zoneOf(name);
  const moments = fc
    .date({ min: new Date('1945-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
    .map((date) => zone.civil(new Date(Math.floor(date.getTime() / 1000) * 1000)));
  fc.assert(
    fc.property(moments, (civil) => {
      expect(zone.civil(zone.date(civil))).toBe(civil);
    }),
  );
});

test('the quick way and the general way agree', () => {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const general = zoneOf(`${local}`.toLowerCase());
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        expect(general.civil(date)).toBe(zoneOf(local).civil(date));
      },
    ),
  );
});

test('midnight is a day, any other moment has its time', () => {
  const zone = zoneOf('Europe/Amsterdam');
  expect(zone.civil(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  expect(zone.civil(new Date('2026-01-01T13:30:05Z'))).toBe('2026-01-01T14:30:05');
  expect(zone.date('2026-03-29T03:00:00').toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('dates become civil moments, everything else stays', () => {
  const zone = () => zoneOf('Europe/Amsterdam');
  expect(fromGoogle(new Date('2026-01-30T23:00:00Z'), zone)).toEqual({ civil: '2026-01-31' });
  expect(fromGoogle("'t Lochter", zone)).toBe("'t Lochter");
  expect(fromGoogle(12.5, zone)).toBe(12.5);
  expect(fromGoogle(false, zone)).toBe(false);
});

describe('text stays text', () => {
  const zone = () => zoneOf('UTC');

  test('in a column of another format a leading apostrophe keeps it so', () => {
    expect(toGoogle('=1+1', null, zone)).toBe("'=1+1");
    expect(toGoogle('1-2-2026', null, zone)).toBe("'1-2-2026");
    expect(toGoogle("'t Lochter", null, zone)).toBe("''t Lochter");
    expect(toGoogle('', null, zone)).toBe('');
  });

  test('in a plain text column only what this file would change needs it', () => {
    expect(toGoogle("'t Lochter", LITERAL, zone)).toBe("'t Lochter");
    expect(toGoogle('=1+1', LITERAL, zone)).toBe('=1+1');
    const eager = { takesApostrophe: true, runsFormula: true };
    expect(toGoogle("'t Lochter", eager, zone)).toBe("''t Lochter");
    expect(toGoogle('=1+1', eager, zone)).toBe("'=1+1");
    expect(toGoogle('007', eager, zone)).toBe('007');
  });
});
