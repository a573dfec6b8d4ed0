/** A register in memory with rows in it, for the tests of freezing. */
import type { Ports } from '../../../../src/register/app/ports.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { sourceOf } from '../../../../src/register/app/view.ts';
import { openView, type RegisterView } from '../../../../src/register/domain/rules/view.ts';
import { BLANK } from '../../../../src/register/domain/schema/cell.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { derived } from '../../../../src/register/domain/schema/derive.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import type { Register } from '../../domain/monitoring/generated.ts';
import { type Memory, memory } from '../memory-ports.ts';

/** The rows as they would stand in their tabs. */
export function stored(rows: Register): Memory {
  const most = Math.max(...Object.values(rows).map((of) => Object.keys(of).length));
  const held = memory(TABLES, most + 20);
  for (const table of TABLES) {
    const sheet = held.sheet(table);
    Object.entries(rows[table.id] ?? {}).forEach(([key, values], i) => {
      const row: Record<string, unknown> = { ...values, [table.key.field]: key };
      const full = { ...row, ...derived(table, row) } as Record<string, unknown>;
      sheet.cells[i + 1] = table.fields.map((field) => {
        const value = full[field];
        return value === null || value === undefined ? BLANK : table.columns[field]!.kind.write(value, CODES);
      });
    });
  }
  return held;
}

/** A fresh look at what stands there. */
export function look(held: Memory): RegisterView {
  const ports: Ports = held.ports();
  return openView(sourceOf(ports, openRegister(ports)));
}
