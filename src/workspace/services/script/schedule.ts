/** When a clock trigger fires: the moments that follow from how it repeats, in its own time zone. */
import type { ClockSchedule } from '../../world.ts';
import { civilOf, instantToSerial, serialOf, serialToInstant } from '../spreadsheet/serial.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The first moment after `after` (ms since 1970); null when there is none. */
export function nextFiring(schedule: ClockSchedule, after: number): number | null {
  if (schedule.kind === 'at') return schedule.at > after ? schedule.at : null;
  if (schedule.kind === 'minutes') return after + schedule.every * MINUTE;
  if (schedule.kind === 'hours') {
    const next = Math.floor(after / HOUR) * HOUR + schedule.minute * MINUTE;
    return next > after ? next : next + schedule.every * HOUR;
  }
  return nextOnCalendar(schedule, after);
}

/** As `nextFiring` for a trigger that was made just now: its first firing is at most one period away. */
export function firstFiring(schedule: ClockSchedule, now: number): number | null {
  return schedule.kind === 'at' ? Math.max(schedule.at, now + 1) : nextFiring(schedule, now);
}

type Calendar = Extract<ClockSchedule, { kind: 'calendar' }>;

/** Looks at each coming day; `every` counts periods from the one in which the trigger last fired. */
function nextOnCalendar(schedule: Calendar, after: number): number {
  const { timeZone, hour, minute } = schedule;
  const today = Math.floor(instantToSerial(after, timeZone));
  for (let day = today; ; day++) {
    if (!fits(schedule, day)) continue;
    const civil = civilOf(day);
    const instant = serialToInstant(serialOf({ ...civil, hour, minute, second: 0 }), timeZone);
    if (instant > after) return instant;
  }
}

function fits(schedule: Calendar, day: number): boolean {
  // Serial 0 was a Saturday.
  const weekDay = (day + 6) % 7;
  if (schedule.unit === 'days') return (day - schedule.anchor) % schedule.every === 0;
  if (schedule.unit === 'weeks') {
    const weeks = Math.floor((day - schedule.anchor) / 7);
    return weekDay === schedule.weekDay && weeks % schedule.every === 0;
  }
  const { year, month } = civilOf(day);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return civilOf(day).day === Math.min(schedule.monthDay, lastDay);
}
