/** The rows with which the register starts, offered once: what people change or remove stays so. */
import type { Change, Values } from '../domain/change/change.ts';
import { CODE_ENTRIES } from '../domain/schema/codelists.ts';
import { MAPPINGS } from '../domain/schema/mappings.ts';
import { MUNICIPALITIES } from '../domain/schema/municipalities.ts';
import { SETTINGS } from '../domain/schema/settings.ts';
import { numberedKey } from '../domain/schema/table.ts';
import { codeList, fieldMapping, municipality, setting } from '../domain/schema/tables/index.ts';
import { shortFingerprint } from '../domain/text/fingerprint.ts';
import { TEXT } from '../domain/text/messages.ts';
import type { Ports } from './ports.ts';
import { SEEDED } from './properties.ts';
import { tableOf } from './reader.ts';
import type { Register } from './register.ts';

/** A built-in row. */
export interface Seed {
  readonly table: string;
  readonly key: string;
  readonly values: Values;
}

export function builtInRows(): readonly Seed[] {
  return [
    ...MUNICIPALITIES.map(({ code, name }) => ({ table: municipality.id, key: code, values: { name } })),
    ...CODE_ENTRIES.map(({ list, code, label, order, note }) => ({
      table: codeList.id,
      key: `${list}.${code}`,
      values: { list, code, label, order, note },
    })),
    ...Object.entries(SETTINGS).map(([key, { label, value, unit, standing, explanation, source }]) => ({
      table: setting.id,
      key,
      values: { label, value, unit: unit ?? null, standing, explanation, source },
    })),
    ...MAPPINGS.map((values, index) => ({
      table: fieldMapping.id,
      key: numberedKey(fieldMapping.key, index + 1),
      values,
    })),
  ];
}

/**
 * Adds the built-in rows that were never offered before, and remembers them. Costs nothing when there are
 * none. Returns the number of rows added.
 */
export function plant(ports: Ports, register: Register): number {
  const offered = ports.props.all();
  const seeds = builtInRows();
  const fresh = seeds.filter((seed) => !remembered(offered[SEEDED + seed.table]).has(print(seed)));
  if (!fresh.length) return 0;
  const changes: Change[] = fresh
    .filter((seed) => !register.read(tableOf(seed.table)).byKey.has(seed.key))
    .map((seed) => ({ type: 'add', ...seed, values: filledIn(seed.values) }));
  const result = register.write({ via: 'installatie', reason: TEXT.setUp.seeds, changes });
  if (!result.ok) throw new Error(result.conflicts.map((conflict) => conflict.message).join(' '));

  const tables = [...new Set(seeds.map((seed) => seed.table))];
  ports.props.set(
    Object.fromEntries(
      tables.map((table) => [
        SEEDED + table,
        [
          ...remembered(offered[SEEDED + table]),
          ...fresh.filter((seed) => seed.table === table).map(print),
        ].join(' '),
      ]),
    ),
  );
  return result.added;
}

/** Short, because a property holds little. */
function print(seed: Seed): string {
  return shortFingerprint(seed.key);
}

function remembered(text: string | undefined): ReadonlySet<string> {
  return new Set(text ? text.split(' ') : []);
}

/** Settings without a value start empty, not with an empty text. */
function filledIn(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value === '' ? null : value]),
  );
}
