/** Brings a list of changes down to at most one per row, which is what a batch holds. */
import type { Change, Values } from './change.ts';

/** A change that cannot follow on an earlier one in the same list. */
export interface Clash {
  readonly change: Change;
  readonly kind: 'exists' | 'gone';
}

/**
 * Later changes to a row are taken up in the first: an update of an added row is part of the addition, an
 * addition that is removed again disappears. Adding a row twice, or changing a removed row, is a clash.
 */
export function merge(changes: readonly Change[]): {
  readonly changes: readonly Change[];
  readonly clashes: readonly Clash[];
} {
  const rows = new Map<string, Change | null>();
  const clashes: Clash[] = [];
  for (const change of changes) {
    const row = `${change.table} ${change.key}`;
    const earlier = rows.get(row);
    if (!earlier) rows.set(row, change);
    else if (change.type === 'add') clashes.push({ change, kind: 'exists' });
    else if (earlier.type === 'remove') clashes.push({ change, kind: 'gone' });
    else rows.set(row, change.type === 'remove' ? removed(earlier, change) : updated(earlier, change));
  }
  return { changes: [...rows.values()].filter((change) => change !== null), clashes };
}

function removed(earlier: Change, change: Change): Change | null {
  return earlier.type === 'add' ? null : change;
}

function updated(earlier: Change, change: Change): Change {
  const values: Values = { ...earlier.values, ...change.values };
  if (earlier.type !== 'update' || change.type !== 'update') return { ...earlier, values };
  const known = Object.entries(change.expected ?? {}).filter(([field]) => !(field in earlier.values));
  return { ...earlier, values, expected: { ...Object.fromEntries(known), ...earlier.expected } };
}
