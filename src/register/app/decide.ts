/** Decides under the lock what to change, and changes it: nobody can write in between. */

import type { Change } from '../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../domain/import/outcome.ts';
import type { Register, WriteRequest } from './register.ts';

/** What to change, and what to answer once that is done. */
export interface Decision<T> {
  readonly changes: readonly Change[];
  readonly answer: T;
}

/** A decision that was carried out, with the batch that it became; null when there was nothing to change. */
export interface Decided<T> {
  readonly answer: T;
  readonly batch: string | null;
}

/** Carries out a decision in one batch. A refusal, or a row that cannot be written as decided, changes nothing. */
export function decided<T>(
  register: Register,
  request: Omit<WriteRequest, 'changes'>,
  decision: () => Outcome<Decision<T>>,
): Outcome<Decided<T>> {
  const made: Outcome<Decision<T>>[] = [];
  const result = register.write({
    ...request,
    changes() {
      const outcome = decision();
      made.push(outcome);
      return outcome.ok ? outcome.value.changes : [];
    },
  });
  if (!result.ok)
    return unusable(result.conflicts[0]!.message, 'Er is niets gewijzigd. Probeer het opnieuw.');
  const outcome = made[0]!;
  return outcome.ok ? usable({ answer: outcome.value.answer, batch: result.batch }) : outcome;
}

/** As `decided`, for who need not know the batch. */
export function decide<T>(
  register: Register,
  request: Omit<WriteRequest, 'changes'>,
  decision: () => Outcome<Decision<T>>,
): Outcome<T> {
  const made = decided(register, request, decision);
  return made.ok ? usable(made.value.answer) : made;
}
