/** A register in memory with the municipalities in it, for the tests of import and clusters. */
import { openRegister, type Register } from '../../../src/register/app/register.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { MUNICIPALITIES } from '../../../src/register/domain/schema/municipalities.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { type Memory, memory } from './memory-ports.ts';

export function freshMemory(): Memory {
  const held = memory(TABLES);
  const result = register(held).write({
    via: 'installatie',
    reason: 'Begin',
    changes: MUNICIPALITIES.map(({ code, name }) => ({
      type: 'add',
      table: 'municipality',
      key: code,
      values: { name },
    })),
  });
  if (!result.ok) throw new Error('The register cannot be made.');
  return held;
}

/** As a new execution sees it. */
export function register(held: Memory): Register {
  return openRegister(held.ports());
}

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

/** Everything that stands in the tabs, to prove that nothing changed. */
export function contents(held: Memory): string {
  return JSON.stringify(held.sheets.map(({ name, cells }) => [name, cells]));
}
