/** A register with two clusters in Zwolle and the people who work on them, for the tests of the side panel. */

import type { Change } from '../../../../src/register/domain/change/change.ts';
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { run } from '../../../../src/workspace/index.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../../support/register.ts';

/** The keys of the people below. */
export const PEOPLE = {
  coordinator: 'CT-0001',
  driver: 'CT-0002',
  leader: 'CT-0003',
  member: 'CT-0004',
} as const;

const person = (
  designation: string,
  role: string,
  name: string,
  more: Record<string, unknown> = {},
): Change => ({
  type: 'add',
  table: 'contact',
  key: newKey(name),
  values: { designation, role, name, source: 'Proef', delete_after: '2030-01-01', ...more },
});

const add = (table: string, name: string, values: Record<string, unknown>): Change => ({
  type: 'add',
  table,
  key: newKey(name),
  values,
});

/** Hessenpoort in two phases, and Marslanden; no tracks yet. It is 23 November 2026. */
export const ROWS: readonly Change[] = [
  person('coördinator provincie', 'coordinator', 'Coby Voorbeeld', { email: COORDINATOR }),
  person('aanjager west', 'aanjager', 'Anne Voorbeeld', { email: 'anne@example.nl', phone: '038 123 45 67' }),
  person('parkmanager Hessenpoort', 'parkmanager', 'Pien Voorbeeld', { email: 'pien@example.nl' }),
  person('versneller energie', 'versnellingsteam', 'Vera Voorbeeld'),
  add('cluster', 'a', { name: 'Hessenpoort', municipality_codes: ['GM0193'] }),
  add('cluster', 'b', { name: 'Marslanden', municipality_codes: ['GM0193'] }),
  ...[
    ['Hessenpoort fase 1', '+a'],
    ['Hessenpoort fase 2', '+a'],
    ['Marslanden', '+b'],
  ].map(([name, cluster_id]) =>
    add('terrain', name!, {
      display_name: name,
      municipality_code: 'GM0193',
      cluster_id,
      source_status: 'actief',
    }),
  ),
];

export function panelRegister(): TestRegister {
  const register = freshRegister();
  const result = register.write({ via: 'import', reason: 'Proef', changes: ROWS });
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts));
  return register;
}

/** Calls a function of the script, as a page does. */
export function call<T>(register: TestRegister, name: string, ...args: unknown[]): T {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
  return result.value as T;
}
