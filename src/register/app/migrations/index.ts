/** All migrations in order; a new one is added at the end, and none is ever changed or taken out. */
import { foundation } from './001-foundation.ts';
import { languages } from './002-languages.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [foundation, languages];
