/** A person at a register in memory: types, pastes, sorts and deletes, and the handlers run as triggers would. */
import { sheetEdited } from '../../../../src/register/app/edit/edited.ts';
import { rowsRemoved } from '../../../../src/register/app/edit/removed.ts';
import { type Checked, checkAll } from '../../../../src/register/app/night/check.ts';
import { standing } from '../../../../src/register/app/plan.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import { effective } from '../../../../src/register/domain/change/journal.ts';
import { replay, type ToldLine } from '../../../../src/register/domain/change/replay.ts';
import { knownOf, readShadow } from '../../../../src/register/domain/change/shadow.ts';
import { BLANK, type Cell, cellText } from '../../../../src/register/domain/schema/cell.ts';
import type { AnyRow, Table } from '../../../../src/register/domain/schema/table.ts';
import {
  journal,
  TABLES,
  tableById,
  terrain,
  track,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';

/** Zwolle, one cluster with three terrains, and a track that is a candidate. */
export function register(): Memory {
  const held = memory(TABLES, 40);
  const add = (table: string, key: string, values: Record<string, unknown>): Change => ({
    type: 'add',
    table,
    key,
    values,
  });
  const result = openRegister(held.ports()).write({
    via: 'import',
    reason: 'Proef',
    changes: [
      add('municipality', 'GM0193', { name: 'Zwolle' }),
      add('cluster', newKey('c'), { name: 'Hessenpoort', municipality_codes: ['GM0193'], counts_as: 1 }),
      ...['Hessenpoort I', 'Hessenpoort II', 'De Marslanden'].map((display_name) =>
        add('terrain', newKey(display_name), {
          display_name,
          municipality_code: 'GM0193',
          cluster_id: newKey('c'),
          gross_area: 10,
        }),
      ),
      add('track', newKey('t'), {
        name: 'Hessenpoort',
        cluster_id: newKey('c'),
        next_action: 'Bellen',
        next_action_due: '2026-12-01',
      }),
    ],
  });
  if (!result.ok) throw new Error('The register could not be filled.');
  put(held, track, 2, 'state_w1', 'Kandidaat');
  edited(held, track, 2);
  night(held);
  return held;
}

/** Types in cells without any trigger hearing of it. */
export function put(held: Memory, table: Table, row: number, field: string, cell: Cell): void {
  const { fields, cells } = held.sheet(table);
  while (cells.length < row) cells.push(fields.map(() => BLANK));
  cells[row - 1]![fields.indexOf(field)] = cell;
}

export function edited(held: Memory, table: Table, row: number, rows = 1): void {
  sheetEdited(held.ports(), { sheet: held.sheet(table).id, row, rows });
}

export function removed(held: Memory, table: Table): void {
  rowsRemoved(held.ports(), held.sheet(table).id);
}

export function deleteRow(held: Memory, table: Table, row: number): void {
  held.sheet(table).cells.splice(row - 1, 1);
}

export function night(held: Memory): Checked {
  const ports = held.ports();
  return checkAll(ports, openRegister(ports));
}

/** Does something with a crash at one of its calls; tells whether it came so far. */
export function crashing(held: Memory, at: number, work: () => void): boolean {
  held.calls.length = 0;
  held.crashAt = at;
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  } finally {
    held.crashAt = 0;
  }
}

export function lines(held: Memory): readonly ToldLine[] {
  const entries = openRegister(held.ports())
    .read(journal)
    .entries.map(({ values }) => values);
  return effective(entries) as unknown as readonly ToldLine[];
}

/** Lines that tell the same twice. */
export function doubled(held: Memory): readonly string[] {
  const told = lines(held).map(({ table, key, field, old, new: now, operation }) =>
    JSON.stringify([table, key, field, old, now, operation]),
  );
  return told.filter((line, index) => told.indexOf(line) !== index);
}

/** Where shadow, sheet and journal tell different stories of a row; see expectAgreement for the whole bundle. */
export function disagreements(held: Memory): readonly string[] {
  const ports = openRegister(held.ports());
  const told = replay(lines(held));
  return TABLES.filter(({ tracked, quiet }) => tracked && !quiet).flatMap((table) => {
    const { entries } = ports.read(table);
    const keys = new Set(entries.map(({ key }) => key));
    const known = told.get(table.id);
    const gone = [...(known ?? [])]
      .filter(([key, { present }]) => present && !keys.has(key))
      .map(([key]) => `${table.id} ${key} is gone, the journal does not say so`);
    return [...gone, ...entries.flatMap((entry) => wrongIn(table, entry.key, standing(table, entry), known))];
  });
}

function wrongIn(
  table: Table,
  key: string | null,
  row: AnyRow,
  known: ReadonlyMap<string, { values: Readonly<Record<string, string>>; present: boolean }> | undefined,
): readonly string[] {
  if (key === null) return [`${table.id}: a row without a key`];
  const shadow = readShadow(String(row.shadow ?? ''));
  const now = knownOf(table, row);
  if (shadow?.key !== key || JSON.stringify(shadow.known) !== JSON.stringify(now))
    return [`${table.id} ${key}: shadow ${JSON.stringify(shadow)}, sheet ${JSON.stringify(now)}`];
  const told = known?.get(key);
  if (!told?.present) return [`${table.id} ${key} is not in the journal`];
  return Object.entries(tableById(table.id).columns).flatMap(([field, { system, personal }]) => {
    if (system || personal || field === table.key.field) return [];
    const text = told.values[field] ?? '';
    return text.length > 500 || text === (now[field] ?? '')
      ? []
      : [`${table.id} ${key} ${field}: journal "${text}", sheet "${now[field] ?? ''}"`];
  });
}

/** What people see in the tabs, without who, when and numbers that may differ. */
export function contents(held: Memory): unknown {
  const ports = openRegister(held.ports());
  const shown = (id: string): readonly string[] =>
    ports.read(tableById(id)).entries.map(({ raw }) =>
      Object.entries(raw)
        .filter(([field]) => !OWN.test(field))
        .map(([field, cell]) => `${field}: ${cellText(cell).replace(/\b(OV|TR)-\d+/g, '#')}`)
        .join('\n'),
    );
  const notes = held.sheets.map(({ table, notes: own }) => [
    table,
    [...own]
      .filter(([, note]) => note !== '')
      .map(([place, note]) => `${place} ${note.replace(/\b(OV|TR)-\d+/g, '#')}`)
      .sort(),
  ]);
  // Findings have no order of their own.
  return [notes, shown('terrain'), shown('track'), shown('stage_event'), [...shown('finding')].sort()];
}

const OWN = /^(changed_|created_|version|shadow|first_seen|last_seen|recorded_at|actor|event_id|finding_id)/;

export { terrain, track };
