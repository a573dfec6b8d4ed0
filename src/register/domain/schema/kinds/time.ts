/** Kinds that hold civil time: a day, and a moment to the second. */

import { parseDutchMoment } from '../../text/dates.ts';
import { type Cell, cellText, isMoment, ok, type Read, unreadable } from '../cell.ts';
import type { Kind } from '../kind.ts';

/** A day; the typed value is `yyyy-mm-dd`. */
export function date(): Kind<string> {
  const help = 'Een datum als dag-maand-jaar, zoals 31-12-2025.';
  return {
    name: 'datum',
    format: 'd-m-yyyy',
    width: 90,
    align: 'right',
    read: (cell) => readMoment(cell, (moment) => moment.slice(0, 10)),
    write: (value): Cell => ({ civil: value }),
    encode: (value) => value,
    decode: (stored) => parseDutchMoment(stored)?.slice(0, 10) ?? null,
    check: () => ({ type: 'date', strict: false, help }),
    ask: () => ({ type: 'date' }),
    describe: () => help,
  };
}

/** A moment by the wall clock; the typed value is `yyyy-mm-ddThh:mm:ss`. */
export function dateTime(): Kind<string> {
  const help = 'Een datum met tijd, zoals 31-12-2025 14:30.';
  return {
    name: 'datum en tijd',
    format: 'd-m-yyyy h:mm:ss',
    width: 140,
    align: 'right',
    read: (cell) => readMoment(cell, withTime),
    write: (value): Cell => ({ civil: value }),
    encode: (value) => value,
    decode(stored) {
      const moment = parseDutchMoment(stored);
      return moment === null ? null : withTime(moment);
    },
    check: () => ({ type: 'date', strict: false, help }),
    ask: () => null,
    describe: () => help,
  };
}

function readMoment(cell: Cell, shape: (moment: string) => string): Read<string> {
  const moment = isMoment(cell) ? cell.civil : typeof cell === 'string' ? parseDutchMoment(cell) : null;
  if (moment !== null) return ok(shape(moment));
  return unreadable(`"${cellText(cell)}" is geen datum.`, 'Vul in als dag-maand-jaar, zoals 31-12-2025.');
}

function withTime(moment: string): string {
  return moment.length === 10 ? `${moment}T00:00:00` : moment;
}
