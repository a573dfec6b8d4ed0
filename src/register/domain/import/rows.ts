/** Reads rows of any table from texts, as a file or a form gives them, with the checks of the columns. */

import { type Change, isNewKey, newKey } from '../change/change.ts';
import type { Lookup } from '../schema/kind.ts';
import type { Column, Table } from '../schema/table.ts';
import { TABLES, tableById } from '../schema/tables/index.ts';
import { fold, tidy } from '../text/normalise.ts';

/**
 * Rows for one table: texts by field or by label. The key is left out, is a provisional one (`+naam`) by which other
 * rows of the same request refer to it, or the real one of a row that is put back.
 */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export interface RefusedCell {
  /** Name of the tab. */
  readonly tab: string;
  /** Place in the rows given for the table, from 1. */
  readonly row: number;
  /** Label of the column, or what was given for one. */
  readonly label: string;
  readonly typed: string;
  /** Dutch sentences. */
  readonly reason: string;
  readonly tip: string;
}

/** What is in the register already. */
export interface Present {
  readonly look: Lookup;
  has(table: Table, key: string): boolean;
  /** Keys of the rows whose name is the same when folded. */
  named(table: Table, folded: string): readonly string[];
}

/** The additions, or every cell that stands in their way. References may be keys, choice texts or names. */
export function readRows(
  request: readonly TableRows[],
  present: Present,
): { readonly changes: readonly Change[]; readonly refused: readonly RefusedCell[] } {
  const changes: Change[] = [];
  const refused: RefusedCell[] = [];
  const own = new Set(
    request.flatMap(({ table: id, rows }) => {
      const table = TABLES.find((one) => one.id === id);
      return table ? rows.map((row) => `${id} ${keyOf(table, row) ?? ''}`) : [];
    }),
  );
  const knows = (table: Table, key: string): boolean =>
    own.has(`${table.id} ${key}`) || present.has(table, key);

  for (const { table: id, rows } of request) {
    const table = TABLES.find((one) => one.id === id);
    if (!table) {
      refused.push({ tab: id, row: 0, label: '', typed: id, reason: `Er is geen tabel "${id}".`, tip: '' });
      continue;
    }
    rows.forEach((row, i) => {
      const refuse = (label: string, typed: string, reason: string, tip: string): number =>
        refused.push({ tab: table.tab, row: i + 1, label, typed, reason, tip });
      const values: Record<string, unknown> = {};
      const key = keyOf(table, row) ?? newKey(`${id} ${i + 1}`);
      for (const [name, text] of Object.entries(row)) {
        const field = fieldOf(table, name);
        if (field === null) refuse(name, text, `${table.tab} heeft geen kolom "${name}".`, '');
        if (field === null || field === table.key.field || tidy(text) === '') continue;
        const column = table.columns[field]!;
        const read = column.kind.refersTo
          ? readReference(column, text, tableById(column.kind.refersTo), knows, present)
          : column.kind.read(text, present.look);
        if (read.ok) values[field] = read.value;
        else refuse(column.label, text, read.reason, read.tip);
      }
      if (!isNewKey(key)) {
        const read = table.columns[table.key.field]!.kind.read(key, present.look);
        if (!read.ok) refuse(table.columns[table.key.field]!.label, key, read.reason, read.tip);
        values[table.key.field] = key;
      } else if (!table.key.prefix)
        refuse(
          table.columns[table.key.field]!.label,
          '',
          'De sleutel is niet ingevuld.',
          'Vul de sleutel in.',
        );
      for (const field of table.fields) {
        const { required, initial, label } = table.columns[field]!;
        if (!required || field === table.key.field || initial !== undefined) continue;
        const given = Object.keys(row).some(
          (name) => fieldOf(table, name) === field && tidy(row[name]!) !== '',
        );
        if (!given) refuse(label, '', `${label} is niet ingevuld.`, 'Vul een waarde in.');
      }
      changes.push({ type: 'add', table: table.id, key, values });
    });
  }
  return { changes, refused };
}

function readReference(
  column: Column,
  text: string,
  target: Table,
  knows: (table: Table, key: string) => boolean,
  present: Present,
): { ok: true; value: unknown } | { ok: false; reason: string; tip: string } {
  const keys: string[] = [];
  for (const part of text.split(';').map(tidy)) {
    if (part === '') continue;
    const key = part.split(' · ')[0]!;
    const named = knows(target, key) ? [key] : present.named(target, fold(part));
    if (named.length !== 1)
      return {
        ok: false,
        reason: named.length
          ? `"${part}" past bij meer rijen van ${target.tab}: ${named.join(', ')}.`
          : `"${part}" staat niet in ${target.tab}.`,
        tip: `Gebruik de sleutel van een rij in ${target.tab}.`,
      };
    keys.push(named[0]!);
  }
  return { ok: true, value: column.kind.decode(keys.join(';')) };
}

function fieldOf(table: Table, name: string): string | null {
  if (table.fields.includes(name)) return name;
  return table.fields.find((field) => fold(table.columns[field]!.label) === fold(name)) ?? null;
}

function keyOf(table: Table, row: Readonly<Record<string, string>>): string | null {
  const name = Object.keys(row).find((one) => fieldOf(table, one) === table.key.field);
  return name === undefined ? null : tidy(row[name]!) || null;
}
