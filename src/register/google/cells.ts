/** Google's cell contents to and from those of the register, dates by the wall clock of the spreadsheet. */
import { type Cell, type CivilMoment, isMoment } from '../domain/schema/cell.ts';
import { parts } from '../domain/text/dates.ts';
import { inert, type TextHabits } from '../domain/text/inert.ts';

/** A cell as Google gives and takes it. */
export type GoogleCell = string | number | boolean | Date;

/** Turns moments of the time line into wall-clock moments of one time zone and back. */
export interface Zone {
  /** `yyyy-mm-dd` for midnight, otherwise `yyyy-mm-ddThh:mm:ss`. */
  civil(date: Date): string;
  date(civil: string): Date;
}

export function fromGoogle(value: GoogleCell, zone: () => Zone): Cell {
  return value instanceof Date ? { civil: zone().civil(value) } : value;
}

/** `habits` are those of a plain text column, null for a column of another format. */
export function toGoogle(cell: Cell, habits: TextHabits | null, zone: () => Zone): GoogleCell {
  if (typeof cell === 'string') return inert(cell, habits);
  return isMoment(cell) ? zone().date((cell as CivilMoment).civil) : cell;
}

/** The zone with this name; the plain local getters where the script runs in it, which are far quicker. */
export function zoneOf(name: string): Zone {
  return Intl.DateTimeFormat().resolvedOptions().timeZone === name ? LOCAL : foreign(name);
}

const LOCAL: Zone = {
  civil: (date) =>
    text(
      date.getFullYear(),
      date.getMonth() + 1,
      date.getDate(),
      date.getHours(),
      date.getMinutes(),
      date.getSeconds(),
    ),
  date(civil) {
    const [year, month, day] = parts(civil);
    const [hour, minute, second] = time(civil);
    return new Date(year, month - 1, day, hour, minute, second);
  },
};

function foreign(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const civil = (date: Date): string => {
    const part = Object.fromEntries(
      format.formatToParts(date).map(({ type, value }) => [type, Number(value)]),
    );
    return text(part.year!, part.month!, part.day!, part.hour!, part.minute!, part.second!);
  };
  return {
    civil,
    date(wanted) {
      const target = asIfUtc(wanted);
      // The offset at the wanted time is found by looking twice: the first guess may lie across a clock change.
      let guess = target;
      for (let round = 0; round < 2; round++) guess += target - asIfUtc(civil(new Date(guess)));
      return new Date(guess);
    },
  };
}

function asIfUtc(civil: string): number {
  const [year, month, day] = parts(civil);
  const [hour, minute, second] = time(civil);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function time(civil: string): [hour: number, minute: number, second: number] {
  return [Number(civil.slice(11, 13)), Number(civil.slice(14, 16)), Number(civil.slice(17, 19))];
}

function text(year: number, month: number, day: number, ...clock: number[]): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return clock.every((value) => value === 0) ? date : `${date}T${clock.map(two).join(':')}`;
}
