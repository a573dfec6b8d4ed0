/** A small register that people edit through the driver, and what is asked of it afterwards. */
import { a1 } from '../../../../src/register/app/a1.ts';
import type { Problem } from '../../../../src/register/app/reader.ts';
import { newKey, Typed } from '../../../../src/register/domain/change/change.ts';
import { effective } from '../../../../src/register/domain/change/journal.ts';
import { replay, type ToldLine } from '../../../../src/register/domain/change/replay.ts';
import { knownOf, readShadow } from '../../../../src/register/domain/change/shadow.ts';
import type { AnyRow } from '../../../../src/register/domain/schema/table.ts';
import { TABLES, tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import { type ExecutionResult, run } from '../../../../src/workspace/index.ts';
import type { Act } from '../../../../src/workspace/sheet-driver.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../../support/register.ts';

export const TERRAINS = ['Hessenpoort I', 'Hessenpoort II', 'De Marslanden'];

/** Three terrains of one cluster in Zwolle, and two people with which a handover can be made. */
export function started(): TestRegister {
  const register = freshRegister();
  register.write({
    via: 'import',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'cluster',
        key: newKey('c'),
        values: { name: 'Hessenpoort', municipality_codes: ['GM0193'], counts_as: 1 },
      },
      ...TERRAINS.map((display_name) => ({
        type: 'add' as const,
        table: 'terrain',
        key: newKey(display_name),
        values: { display_name, municipality_code: 'GM0193', cluster_id: newKey('c'), gross_area: 10 },
      })),
    ],
  });
  register.driver.open(COORDINATOR, register.fileId);
  return register;
}

export function cellOf(register: TestRegister, table: string, row: number, field: string): string {
  return a1(row, register.column(table, field));
}

export function type(
  register: TestRegister,
  table: string,
  row: number,
  field: string,
  text: string,
  email = COORDINATOR,
): Act {
  return register.driver.edit(
    email,
    register.fileId,
    register.tab(table).id,
    cellOf(register, table, row, field),
    text,
  );
}

/** The execution of a handler in an act; it must have gone well. */
export function ran(act: Act, handler = 'onSheetEdit'): ExecutionResult {
  const found = act.executions.find(({ functionName }) => functionName === handler);
  if (!found) throw new Error(`${handler} did not run.`);
  if (found.status !== 'completed') throw new Error(found.error?.message ?? found.status);
  const trouble = found.log.find(({ level }) => level === 'error');
  if (trouble) throw new Error(trouble.text);
  return found;
}

export function journal(register: TestRegister): readonly AnyRow[] {
  return effective(register.read('journal').rows as readonly (AnyRow & { entry_id: string })[]);
}

export function note(register: TestRegister, table: string, row: number, field: string): string {
  return register.tab(table).notes.get(row - 1, register.column(table, field) - 1) ?? '';
}

/** Runs the check of the night as its trigger does. */
export function night(register: TestRegister): ExecutionResult {
  const result = run(register.world, register.project, 'probeNight');
  if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
  return result;
}

/**
 * Fails where register, journal and shadow tell different stories: of every row the shadow must be what stands
 * there, and what the journal last told, but for what follows from other cells and for values about people.
 */
export function expectAgreement(register: TestRegister): void {
  const told = replay(journal(register) as unknown as ToldLine[]);
  const wrong: string[] = [];
  for (const table of TABLES.filter(({ tracked, quiet }) => tracked && !quiet)) {
    const { rows, problems } = register.read(table.id);
    const keys = new Set<string>();
    for (const values of rows) {
      const typed = (problems as readonly Problem[])
        .filter(({ key, field }) => key === values[table.key.field] && field !== table.key.field)
        .map(({ field, typed }) => [field, new Typed(typed)] as const);
      const row = { ...values, ...Object.fromEntries(typed) };
      const key = String(row[table.key.field]);
      keys.add(key);
      const shadow = readShadow(String(row.shadow ?? ''));
      const now = knownOf(table, row);
      if (!shadow || shadow.key !== key) wrong.push(`${table.id} ${key}: no shadow`);
      else if (JSON.stringify(shadow.known) !== JSON.stringify(now))
        wrong.push(`${table.id} ${key}: ${JSON.stringify(shadow.known)} is not ${JSON.stringify(now)}`);
      const known = told.get(table.id)?.get(key);
      if (!known?.present) wrong.push(`${table.id} ${key}: not in the journal`);
      else
        for (const [field, column] of Object.entries(tableById(table.id).columns)) {
          if (field === table.key.field || column.system || column.personal || known.shielded.includes(field))
            continue;
          const text = known.values[field] ?? '';
          if (text.length < 500 && text !== (now[field] ?? ''))
            wrong.push(`${table.id} ${key} ${field}: journal ${text}, sheet ${now[field] ?? ''}`);
        }
    }
    for (const [key, { present }] of told.get(table.id) ?? [])
      if (present && !keys.has(key)) wrong.push(`${table.id} ${key}: gone, but not in the journal`);
  }
  expect(wrong).toEqual([]);
}
