/** The changes that take back what a batch did. */
import type { Change } from './change.ts';

/**
 * The inverse of changes that were carried out, in reverse order. Each inverse update expects what the batch
 * wrote, so that a later change by someone else is a conflict and is not overwritten.
 */
export function undo(changes: readonly Change[]): readonly Change[] {
  return [...changes].reverse().map(inverse);
}

function inverse(change: Change): Change {
  if (change.type === 'add') return { ...change, type: 'remove' };
  if (change.type === 'remove') return { ...change, type: 'add' };
  return { ...change, values: change.expected ?? {}, expected: change.values };
}
