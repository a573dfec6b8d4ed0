/** The tables of the register as files for others: which columns may go along, what stands in them, and what it means. */
import { tableOf } from '../../src/register/app/reader.ts';
import type { Register } from '../../src/register/app/register.ts';
import { encodeValue } from '../../src/register/domain/change/change.ts';
import type { FileCell, FileTable } from '../../src/register/domain/reports/files/table.ts';
import { cellText, isMoment } from '../../src/register/domain/schema/cell.ts';
import { CODES } from '../../src/register/domain/schema/codelists.ts';
import type { Lookup } from '../../src/register/domain/schema/kind.ts';
import { BOOKKEEPING, type Column, type Table } from '../../src/register/domain/schema/table.ts';
import { TABLES } from '../../src/register/domain/schema/tables/index.ts';
import { formatDay } from '../../src/register/domain/text/dates.ts';

/** Who an export is for. */
export interface Reach {
  /** Only what may be published. */
  readonly woo: boolean;
  /** Also what is about people. */
  readonly people: boolean;
  /** Also what was given in confidence. */
  readonly confidential: boolean;
}

/** A table with the fields that may go along, in the order of the tab. */
export interface Part {
  readonly table: Table;
  readonly fields: readonly string[];
  /** Whether what somebody typed goes along where it is no value of its column; nobody knows whether that is public. */
  readonly typed: boolean;
}

/** What may go along; a table of which only the key would remain is left out. */
export function partsFor(reach: Reach): readonly Part[] {
  return TABLES.flatMap((table): Part[] => {
    if (table.personal && !(reach.people && !reach.woo)) return [];
    const fields = table.fields.filter(
      (field) => !BOOKKEEPING.includes(field) && mayGo(table.columns[field]!, reach),
    );
    return fields.some((field) => field !== table.key.field) ? [{ table, fields, typed: !reach.woo }] : [];
  });
}

function mayGo({ openness, personal, kind }: Column, { woo, people, confidential }: Reach): boolean {
  const aboutPeople =
    personal === true || (woo && kind.refersTo !== undefined && tableOf(kind.refersTo).personal === true);
  if (woo) return openness === 'openbaar' && !aboutPeople;
  return (people || !aboutPeople) && (confidential || openness !== 'vertrouwelijk');
}

/** What could not be read; its text only where its column goes along. */
export interface Unread {
  readonly tab: string;
  readonly cell: string;
  readonly typed: string;
  readonly reason: string;
}

export function unreadIn(register: Register, parts: readonly Part[]): readonly Unread[] {
  return parts.flatMap(({ table, fields }) =>
    register
      .read(table)
      .problems.filter(({ field }) => fields.includes(field))
      .map(({ tab, a1, typed, reason }) => ({ tab, cell: a1, typed, reason })),
  );
}

/** A table for people: labels of choices, Dutch headers. References stay keys, since the name of a row may be a person's. */
export function fileTable(register: Register, { table, fields, typed: alsoTyped }: Part): FileTable {
  const rows = register.read(table).entries.map(({ values, raw }) =>
    fields.map((field) => {
      const column = table.columns[field]!;
      const value = (values as Readonly<Record<string, unknown>>)[field];
      if (value === null || value === undefined) {
        const typed = alsoTyped ? cellText(raw[field] ?? '').trim() : '';
        return typed === '' ? null : { text: typed };
      }
      return fileCell(column, value, register.look);
    }),
  );
  return { name: table.tab, headers: fields.map((field) => table.columns[field]!.label), rows };
}

function fileCell(column: Column, value: unknown, look: Lookup): FileCell {
  const { kind } = column;
  if (kind.refersTo) return { text: kind.encode(value) };
  const cell = kind.write(value, look);
  if (typeof cell === 'number') return { number: cell, decimals: decimalsOf(kind.format) };
  if (isMoment(cell))
    return cell.civil.length === 10
      ? { day: cell.civil }
      : { text: `${formatDay(cell.civil.slice(0, 10))} ${cell.civil.slice(11)}` };
  return cell === '' ? null : { text: cellText(cell) };
}

/** Decimals in a number format; a percentage is kept as a fraction, with two more. */
function decimalsOf(format: string): number {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  return format.endsWith('%') ? decimals + 2 : decimals;
}

/** A table for programs: a row a line, fields by their identifiers, values as the register encodes them, without locale. */
export function jsonLines(register: Register, { table, fields, typed: alsoTyped }: Part): string {
  return register
    .read(table)
    .entries.map(({ values, raw }) => {
      const row = fields.flatMap((field): [string, unknown][] => {
        const value = (values as Readonly<Record<string, unknown>>)[field];
        if (value === null || value === undefined) {
          const typed = alsoTyped ? cellText(raw[field] ?? '').trim() : '';
          return typed === '' ? [] : [[field, { nietLeesbaar: typed }]];
        }
        return [
          [
            field,
            typeof value === 'number' || typeof value === 'boolean'
              ? value
              : encodeValue(table.columns[field]!, value),
          ],
        ];
      });
      return `${JSON.stringify(Object.fromEntries(row))}\n`;
    })
    .join('');
}

/** The data dictionary of what goes along. */
export function dictionaryTable(parts: readonly Part[]): FileTable {
  const text = (value: string): FileCell => (value === '' ? null : { text: value });
  return {
    name: 'Gegevenswoordenboek',
    headers: [
      'Tabblad',
      'Tabel',
      'Kolom',
      'Veld',
      'Wat het is',
      'Soort',
      'Eenheid',
      'Lijst',
      'Verwijst naar',
      'Verplicht',
      'Openbaarheid',
      'Persoon',
    ],
    rows: parts.flatMap(({ table, fields }) =>
      fields.map((field) => {
        const { label, help, kind, unit, required, openness, personal } = table.columns[field]!;
        const refers = kind.refersTo ? tableOf(kind.refersTo).tab : '';
        return [
          table.tab,
          table.id,
          label,
          field,
          help,
          kind.name,
          unit ?? '',
          kind.codeList ?? '',
          refers,
          required ? 'ja' : '',
          openness,
          personal ? 'ja' : '',
        ].map(text);
      }),
    ),
  };
}

/** The codes of the lists that the exported columns draw on, as they stand in the register now. */
export function codeTable(register: Register, parts: readonly Part[]): FileTable {
  const lists = new Set(
    parts.flatMap(({ table, fields }) =>
      fields.flatMap((field) => table.columns[field]!.kind.codeList ?? []),
    ),
  );
  const rows = [...lists].sort().flatMap((list) => {
    const codes = register.look.codes(list);
    return (codes.length > 0 ? codes : CODES.codes(list)).map(({ code, label, retired }): FileCell[] => [
      { text: list },
      { text: code },
      { text: label },
      retired ? { text: 'ja' } : null,
    ]);
  });
  return { name: 'Codelijsten', headers: ['Lijst', 'Code', 'Tekst', 'Vervallen'], rows };
}
