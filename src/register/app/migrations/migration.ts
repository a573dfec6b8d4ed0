/** A numbered step that brings an older file to the present schema; each runs once, in order. */
import { NewerFileError } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { SCHEMA_VERSION } from '../properties.ts';
import type { Register } from '../register.ts';

/** Both parts may run again after an interruption, so each looks first at what is done already. */
export interface Migration {
  readonly version: number;
  /** Before tabs and columns are compared with the declarations: marks that get another name. */
  prepare?(ports: Ports): void;
  /** After tabs and columns are in order: contents. Returns a Dutch sentence on what it did, if anything. */
  complete?(ports: Ports, register: Register): string | null;
}

/**
 * The migrations that a file still needs. Throws NewerFileError when a later version of the register has
 * worked on it.
 */
export function pending(ports: Ports, migrations: readonly Migration[]): readonly Migration[] {
  const reached = Number(ports.props.all()[SCHEMA_VERSION] ?? 0);
  const newest = migrations[migrations.length - 1]?.version ?? 0;
  if (reached > newest) throw new NewerFileError();
  return migrations.filter((migration) => migration.version > reached);
}

/** Completes migrations one by one, and remembers each. Returns what they say. */
export function complete(
  ports: Ports,
  register: Register,
  migrations: readonly Migration[],
): readonly string[] {
  return migrations.flatMap((migration) => {
    const says = migration.complete?.(ports, register) ?? null;
    ports.props.set({ [SCHEMA_VERSION]: String(migration.version) });
    return says === null ? [] : [says];
  });
}
