/** The kinds of long work. Whoever builds one adds it here. */
import type { JobKind } from './kind.ts';

export const JOB_KINDS: readonly JobKind[] = [];
