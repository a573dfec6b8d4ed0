/** Kinds that hold a choice: fixed states, code lists, several codes, yes/no, references to rows. */

import { fold, slug, tidy } from '../../text/normalise.ts';
import { type Cell, cellText, ok, type Read, unreadable } from '../cell.ts';
import type { Ask, Code, Kind } from '../kind.ts';

/** Separates several choices in one cell; `;` is read as well. */
const SEPARATOR = ', ';

/** A choice from a list that the program itself reasons about, so that users cannot extend it. */
export function state<const C extends readonly Code[]>(
  codes: C,
  options: { width?: number } = {},
): Kind<C[number]['code']> {
  type T = C[number]['code'];
  return {
    name: 'keuze',
    format: '@',
    width: options.width ?? 150,
    align: 'left',
    read: (cell) => oneOf(cell, codes) as Read<T>,
    write: (value) => labelOf(value, codes),
    encode: (value) => value,
    decode: (stored) => codes.find((entry) => entry.code === stored)?.code ?? null,
    check: () => ({
      type: 'list',
      values: codes.map((entry) => entry.label),
      strict: true,
      help: 'Kies uit de lijst.',
    }),
    ask: () => oneChoice(codes, false),
    describe: () => `Kies: ${codes.map((entry) => entry.label).join(', ')}.`,
  };
}

/**
 * A choice from a code list that the coordinator can extend in the tab Codelijsten. An `open` one takes
 * what stands in no list as its own code, for what an outside source says.
 */
export function code(list: string, options: { width?: number; open?: boolean } = {}): Kind<string> {
  return {
    name: 'code',
    format: '@',
    width: options.width ?? 150,
    align: 'left',
    codeList: list,
    read(cell, look) {
      const found = oneOf(cell, look.codes(list));
      return found.ok || !options.open ? found : ok(tidy(cellText(cell)) || null);
    },
    write: (value, look) => labelOf(value, look.codes(list)),
    encode: (value) => value,
    decode: (stored) => stored || null,
    check: (look) => ({
      type: 'list',
      values: inUse(look.codes(list)).map((entry) => entry.label),
      strict: false,
      help: `Kies uit de codelijst "${list}".`,
    }),
    ask: (look) => oneChoice(inUse(look.codes(list)), options.open ?? false),
    describe: (look) =>
      `Kies: ${inUse(look.codes(list))
        .map((entry) => entry.label)
        .join(', ')}.${options.open ? ' Andere tekst blijft staan.' : ''}`,
  };
}

/** Several choices from a code list, in the order typed, each once; the cell shows `Energie, Water`. */
export function codes(list: string, options: { width?: number } = {}): Kind<readonly string[]> {
  return {
    name: 'codes',
    format: '@',
    width: options.width ?? 200,
    align: 'left',
    codeList: list,
    read: (cell, look) => several(cell, (part) => oneOf(part, look.codes(list))),
    write: (value, look) => value.map((entry) => partOf(entry, look.codes(list))).join(SEPARATOR),
    encode: (value) => value.join(';'),
    decode: (stored) => (stored ? stored.split(';') : null),
    check: () => null,
    ask: (look) => ({ type: 'checkboxes', choices: inUse(look.codes(list)) }),
    describe: (look) =>
      `Eén of meer, met een komma ertussen: ${inUse(look.codes(list))
        .map((entry) => entry.label)
        .join(', ')}.`,
  };
}

/** Yes or no, as a checkbox. */
export function flag(): Kind<boolean> {
  return {
    name: 'aankruisvakje',
    format: 'General',
    width: 80,
    align: 'center',
    read(cell) {
      if (typeof cell === 'boolean') return ok(cell);
      const answer = ANSWERS[fold(cellText(cell))];
      if (answer === 'ja') return ok(true);
      if (answer === 'nee') return ok(false);
      return unreadable(`"${cellText(cell)}" is geen ja of nee.`, 'Zet een vinkje of haal het weg.');
    },
    write: (value) => value,
    encode: (value) => (value ? 'ja' : 'nee'),
    decode: (stored) => (stored === 'ja' ? true : stored === 'nee' ? false : null),
    check: () => ({ type: 'checkbox', help: 'Zet een vinkje voor ja.' }),
    ask: () => oneChoice(YES_NO, false),
    describe: () => 'Aangevinkt is ja, leeg is nee.',
  };
}

const YES_NO = [
  { code: 'ja', label: 'Ja' },
  { code: 'nee', label: 'Nee' },
] as const;

const YES_NO_UNKNOWN = [...YES_NO, { code: 'onbekend', label: 'Onbekend' }] as const;

const ANSWERS: Readonly<Record<string, 'ja' | 'nee' | 'onbekend'>> = {
  JA: 'ja',
  J: 'ja',
  YES: 'ja',
  Y: 'ja',
  WAAR: 'ja',
  TRUE: 'ja',
  X: 'ja',
  '1': 'ja',
  NEE: 'nee',
  N: 'nee',
  NO: 'nee',
  ONWAAR: 'nee',
  FALSE: 'nee',
  '0': 'nee',
  ONBEKEND: 'onbekend',
  O: 'onbekend',
  ONB: 'onbekend',
  NVT: 'onbekend',
};

/** Ja or Nee as words, where blank means not answered yet. */
export function yesNo(): Kind<'ja' | 'nee'> {
  return answers(YES_NO);
}

/** Ja, Nee or Onbekend, as IBIS and the organisatiegraad facts ask. */
export function yesNoUnknown(): Kind<'ja' | 'nee' | 'onbekend'> {
  return answers(YES_NO_UNKNOWN);
}

function answers<const C extends readonly Code[]>(allowed: C): Kind<C[number]['code']> {
  type T = C[number]['code'];
  return {
    ...state(allowed, { width: 90 }),
    name: 'ja of nee',
    align: 'center',
    read(cell): Read<T> {
      const given = ANSWERS[fold(cellText(cell))];
      const found = allowed.find((entry) => entry.code === given);
      if (found) return ok<T>(found.code as T);
      return unreadable(
        `"${cellText(cell)}" kan hier niet.`,
        `Kies ${allowed.map((entry) => entry.label).join(' of ')}.`,
      );
    },
  };
}

/** A reference to one row of another table; the cell shows `OV-0001 · Naam`, the value is the key. */
export function reference(table: string, options: { width?: number } = {}): Kind<string> {
  return {
    name: 'verwijzing',
    format: '@',
    width: options.width ?? 200,
    align: 'left',
    refersTo: table,
    read: (cell) => keyIn(cell),
    write: (value, look) => look.choice(table, value) ?? value,
    encode: (value) => value,
    decode: (stored) => stored || null,
    check: () => ({
      type: 'rows',
      table,
      strict: false,
      help: 'Kies uit de lijst. De lijst groeit mee met het tabblad.',
    }),
    ask: () => ({ type: 'rows', table }),
    describe: () => 'Kies een rij van het andere tabblad.',
  };
}

/** References to several rows; the cell shows the choices with `;` between them. */
export function references(table: string, options: { width?: number } = {}): Kind<readonly string[]> {
  return {
    name: 'verwijzingen',
    format: '@',
    width: options.width ?? 240,
    align: 'left',
    refersTo: table,
    read: (cell) => several(cell, keyIn, /\s*[;\n]\s*/),
    // A name that holds the separator would be read as two keys.
    write: (value, look) =>
      value.map((entry) => (look.choice(table, entry) ?? entry).replace(/[;\n]+/g, ',')).join('; '),
    encode: (value) => value.join(';'),
    decode: (stored) => (stored ? stored.split(';') : null),
    check: () => null,
    ask: () => null,
    describe: () => 'Eén of meer sleutels, met een puntkomma ertussen.',
  };
}

/** The text by which people choose a row: key, middle dot, name. */
export function choiceText(rowKey: string, title: string): string {
  return title ? `${rowKey} · ${title}` : rowKey;
}

/** More choices than this are a dropdown; there is no room for an answer of one's own in one of those. */
const SIDE_BY_SIDE = 8;

function oneChoice(choices: readonly Code[], other: boolean): Ask {
  return choices.length > SIDE_BY_SIDE && !other
    ? { type: 'list', choices }
    : { type: 'choice', choices, other };
}

function keyIn(cell: Cell): Read<string> {
  const found = tidy(cellText(cell)).split(' · ')[0]!;
  if (/^[A-Za-z0-9][\w.-]*$/.test(found)) return ok(found);
  return unreadable(
    `"${cellText(cell)}" is geen sleutel.`,
    'Kies een rij uit de lijst, of typ alleen de sleutel.',
  );
}

function oneOf(cell: Cell, allowed: readonly Code[]): Read<string> {
  const typed = cellText(cell).trim();
  const wanted = slug(typed);
  const found =
    allowed.find((entry) => entry.label === typed) ??
    allowed.find((entry) => entry.code === typed) ??
    (wanted && allowed.find((entry) => slug(entry.label) === wanted || slug(entry.code) === wanted));
  if (found) return ok(found.code);
  const shown = allowed.length > 12 ? '' : ` Kies uit: ${allowed.map((entry) => entry.label).join(', ')}.`;
  return unreadable(`"${typed}" staat niet in de lijst.`, `Kies uit de lijst.${shown}`);
}

function several<T>(
  cell: Cell,
  read: (part: Cell) => Read<T>,
  separator: RegExp = /\s*[;,\n]\s*/,
): Read<readonly T[]> {
  const found: T[] = [];
  for (const part of cellText(cell).split(separator)) {
    if (part.trim() === '') continue;
    const one = read(part);
    if (!one.ok) return one;
    if (one.value !== null && !found.includes(one.value)) found.push(one.value);
  }
  return ok(found.length ? found : null);
}

function inUse(allowed: readonly Code[]): readonly Code[] {
  return allowed.filter((entry) => !entry.retired);
}

/** The label of one of several choices; the code itself where the label would fall apart when read back. */
function partOf(value: string, allowed: readonly Code[]): string {
  const label = labelOf(value, allowed);
  return /[;,\n]/.test(label) ? value : label;
}

function labelOf(value: string, allowed: readonly Code[]): string {
  return allowed.find((entry) => entry.code === value)?.label ?? value;
}
