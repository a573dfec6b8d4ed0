/** Kinds that hold text: free text, patterns, mail and web addresses, keys and JSON. */

import { tidy } from '../../text/normalise.ts';
import { formatDutchNumber } from '../../text/numbers.ts';
import { type Cell, cellText, ok, type Read, unreadable } from '../cell.ts';
import type { AnswerCheck, Ask, Check, Kind } from '../kind.ts';

/** A cell of Google Sheets holds at most this many characters. */
const MAX_CELL = 50_000;

const textual = {
  format: '@',
  align: 'left' as const,
  write: (value: string): Cell => value,
  encode: (value: string): string => value,
  decode: (stored: string): string | null => (stored === '' ? null : stored),
};

/** One line of text; white space is tidied when read. `max` is a number of characters. */
export function text(options: { max?: number; width?: number } = {}): Kind<string> {
  const max = options.max ?? 500;
  return {
    ...textual,
    name: 'tekst',
    width: options.width ?? 180,
    read: (cell) => limited(tidy(cellText(cell)), max),
    check: () => null,
    ask: () => ({ type: 'text', check: shortEnough(max) }),
    describe: () => `Tekst, hoogstens ${max} tekens.`,
  };
}

/** Text of several lines, kept as typed. */
export function longText(options: { max?: number } = {}): Kind<string> {
  const max = options.max ?? 10_000;
  return {
    ...textual,
    name: 'lange tekst',
    width: 320,
    read: (cell) => limited(cellText(cell).trim(), max),
    check: () => null,
    ask: () => ({ type: 'paragraph', check: shortEnough(max) }),
    describe: () => 'Tekst, mag meer regels hebben.',
  };
}

/** Text to the letter, for what the register itself writes down: nothing is trimmed or tidied. */
export function verbatim(): Kind<string> {
  return {
    ...textual,
    name: 'letterlijke tekst',
    width: 220,
    read: (cell) => limited(cellText(cell), MAX_CELL),
    check: () => null,
    ask: () => null,
    describe: () => 'Letterlijke tekst.',
  };
}

/**
 * Text that follows a pattern, such as a number that must not become a number.
 * `pattern` is a regular expression source in the dialect that JavaScript and RE2 share; `example` is Dutch.
 */
export function pattern(options: {
  pattern: string;
  says: string;
  example: string;
  width?: number;
}): Kind<string> {
  const expression = new RegExp(`^(?:${options.pattern})$`);
  const help = `${options.says} Bijvoorbeeld: ${options.example}.`;
  return {
    ...textual,
    name: 'tekst met patroon',
    width: options.width ?? 110,
    read(cell) {
      const value = tidy(cellText(cell));
      return expression.test(value)
        ? ok(value)
        : unreadable(options.says, `Vul in zoals: ${options.example}.`);
    },
    check: () => ({ type: 'pattern', pattern: `^(?:${options.pattern})$`, strict: false, help }),
    // White space around it is tidied when it is read, so a respondent is not bothered with it either.
    ask: () => typed({ type: 'pattern', pattern: `^\\s*(?:${options.pattern})\\s*$`, help }),
    describe: () => help,
  };
}

/** A mail address; read in lower case. */
export function email(): Kind<string> {
  const help = 'Een e-mailadres, zoals naam@voorbeeld.nl.';
  return {
    ...textual,
    name: 'e-mailadres',
    width: 220,
    read(cell) {
      const value = cellText(cell).trim().toLowerCase();
      if (/^[^\s@<>(),;:"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return ok(value);
      return unreadable('Dit is geen e-mailadres.', 'Vul één adres in, zoals naam@voorbeeld.nl.');
    },
    check: () => ({ type: 'email', strict: false, help }),
    ask: () => typed({ type: 'email', help }),
    describe: () => help,
  };
}

/** A web address that starts with https:// or http://. */
export function url(): Kind<string> {
  const help = 'Een link die met https:// begint.';
  return {
    ...textual,
    name: 'link',
    width: 220,
    read(cell) {
      const value = cellText(cell).trim();
      return /^https?:\/\/[^\s<>"]+\.[^\s<>"]+$/i.test(value)
        ? ok(value)
        : unreadable('Dit is geen link.', 'Plak de hele link, met https:// ervoor.');
    },
    check: () => ({ type: 'url', strict: false, help }),
    ask: () => typed({ type: 'url', help }),
    describe: () => help,
  };
}

/** The key of a row, made by the register: a prefix and a number (`OV-0001`), or the table's own code. */
export function key(options: { says: string; pattern: string; example: string }): Kind<string> {
  const expression = new RegExp(`^(?:${options.pattern})$`);
  return {
    ...textual,
    name: 'sleutel',
    width: 100,
    read(cell) {
      const value = cellText(cell).trim();
      return expression.test(value)
        ? ok(value)
        : unreadable(
            `Dit is geen geldige sleutel. ${options.says}`,
            `Een sleutel ziet eruit als ${options.example}.`,
          );
    },
    check: () => null,
    ask: () => null,
    describe: () => options.says,
  };
}

/** A JSON text that the register writes and reads itself. */
export function json<T>(): Kind<T> {
  return {
    name: 'gegevens (JSON)',
    format: '@',
    width: 200,
    align: 'left',
    read(cell): Read<T> {
      try {
        return ok(JSON.parse(cellText(cell)) as T);
      } catch {
        return unreadable('Deze gegevens zijn beschadigd.', 'Zet de cel terug via de versiegeschiedenis.');
      }
    },
    write: (value) => JSON.stringify(value),
    encode: (value) => JSON.stringify(value),
    decode(stored) {
      try {
        return JSON.parse(stored) as T;
      } catch {
        return null;
      }
    },
    check: (): Check | null => null,
    ask: () => null,
    describe: () => 'Wordt door het register gevuld.',
  };
}

function typed(check: AnswerCheck): Ask {
  return { type: 'text', check };
}

function shortEnough(max: number): AnswerCheck {
  return { type: 'length', max, help: `Hoogstens ${formatDutchNumber(max)} tekens.` };
}

function limited(value: string, max: number): Read<string> {
  if (value === '') return ok<string>(null);
  if (value.length <= max) return ok(value);
  return unreadable(`De tekst is te lang: ${value.length} tekens, hoogstens ${max}.`, 'Kort de tekst in.');
}
