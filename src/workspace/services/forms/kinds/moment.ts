/** Questions about dates, times of the day and lengths of time. */
import { serialOf } from '../../spreadsheet/serial.ts';
import { type Details, type MomentItem, NEW_QUESTION } from '../model/items.ts';
import { asKept, type CellContent, type Control, fieldName, type ItemKind, single } from './kind.ts';

type Input = Extract<Control, { kind: 'moment' }>['input'];

interface Notation {
  readonly input: Input;
  readonly pattern: RegExp;
  readonly example: string;
  /** The serial of the parts that the pattern found; null when there is no such moment. */
  readonly serial: (parts: readonly number[]) => number | null;
  readonly shown: 'date' | 'datetime' | 'time' | 'duration';
}

const DATE_NOTATION: Notation = {
  input: 'date',
  pattern: /^(\d{4})-(\d{2})-(\d{2})$/,
  example: '1 mei 2026',
  serial: ([year, month, day]) => dateSerial(year!, month!, day!),
  shown: 'date',
};

/** 2000 had every day that a year can have. */
const DAY_NOTATION: Notation = {
  input: 'day',
  pattern: /^(\d{2})-(\d{2})$/,
  example: '1 mei',
  serial: ([month, day]) => dateSerial(2000, month!, day!),
  shown: 'date',
};

const DATETIME_NOTATION: Notation = {
  input: 'datetime-local',
  pattern: /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/,
  example: '1 mei 2026 om 14:30',
  serial: ([year, month, day, hour, minute]) =>
    combined(dateSerial(year!, month!, day!), clockSerial(hour!, minute!)),
  shown: 'datetime',
};

const DAY_TIME_NOTATION: Notation = {
  input: 'day-time',
  pattern: /^(\d{2})-(\d{2}) (\d{2}):(\d{2})$/,
  example: '1 mei om 14:30',
  serial: ([month, day, hour, minute]) =>
    combined(dateSerial(2000, month!, day!), clockSerial(hour!, minute!)),
  shown: 'datetime',
};

const TIME_NOTATION: Notation = {
  input: 'time',
  pattern: /^(\d{2}):(\d{2})$/,
  example: '14:30',
  serial: ([hour, minute]) => clockSerial(hour!, minute!),
  shown: 'time',
};

const DURATION_NOTATION: Notation = {
  input: 'duration',
  pattern: /^(\d{1,3}):(\d{2}):(\d{2})$/,
  example: '1 uur en 30 minuten',
  serial: ([hours, minutes, seconds]) =>
    minutes! > 59 || seconds! > 59 ? null : (hours! * 3600 + minutes! * 60 + seconds!) / 86_400,
  shown: 'duration',
};

function dateSerial(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return serialOf({ year, month, day });
}

function daysIn(year: number, month: number): number {
  return serialOf({ year, month: month + 1, day: 1 }) - serialOf({ year, month, day: 1 });
}

function clockSerial(hour: number, minute: number): number | null {
  return hour > 23 || minute > 59 ? null : (hour * 60 + minute) / 1440;
}

function combined(date: number | null, time: number | null): number | null {
  return date === null || time === null ? null : date + time;
}

function momentKind(
  notationOf: (item: MomentItem) => Notation,
  unanswered: '' | undefined,
): ItemKind<MomentItem> {
  const serial = (item: MomentItem, answer: string): number | null => {
    const { pattern, serial } = notationOf(item);
    const parts = pattern.exec(answer)?.slice(1).map(Number);
    return parts ? serial(parts) : null;
  };
  return {
    fresh: (newId): Details<MomentItem> => ({ ...NEW_QUESTION, entry: newId(), includesYear: true }),
    renewed: (item, newId) => ({ ...item, entry: newId() }),
    control: (item, answer) => {
      const { input } = notationOf(item);
      const value = answer === null ? '' : single(answer);
      return {
        kind: 'moment',
        name: fieldName(item.entry),
        input,
        value: input === 'datetime-local' ? value.replace(' ', 'T') : value,
      };
    },
    question: {
      slots: ({ entry, title }) => [{ entry, title }],
      cells: (item, answer): readonly CellContent[] => {
        const found = serial(item, single(answer));
        return [
          found === null || !item.includesYear
            ? { text: single(answer) }
            : { serial: found, shown: notationOf(item).shown },
        ];
      },
      fields: ({ entry }, answer) => [[fieldName(entry), single(answer)]],
      read: ({ entry }, fields) => tidy(fields.get(fieldName(entry)) ?? ''),
      normal: (_, raw) => tidy(single(raw)),
      missing: () => false,
      objection: (item, answer) => {
        if (serial(item, single(answer)) !== null) return null;
        return `Vul een geldige waarde in, zoals ${notationOf(item).example}`;
      },
      told: asKept,
      unanswered,
    },
  };
}

/** Browsers write a `T` between date and time, and may add seconds that nobody asked for. */
function tidy(text: string): string | null {
  return text.trim().replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/, '$1 $2') || null;
}

export const DATE = momentKind(({ includesYear }) => (includesYear ? DATE_NOTATION : DAY_NOTATION), '');
export const DATETIME = momentKind(
  ({ includesYear }) => (includesYear ? DATETIME_NOTATION : DAY_TIME_NOTATION),
  undefined,
);
export const TIME = momentKind(() => TIME_NOTATION, '');
export const DURATION = momentKind(() => DURATION_NOTATION, undefined);
