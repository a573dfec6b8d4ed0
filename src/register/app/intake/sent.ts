/** What happens when somebody sends a form, and how responses that no trigger saw are still found. */

import { BusyError } from '../../domain/errors.ts';
import type { FormId } from '../../domain/intake/form.ts';
import { FORM_IDS } from '../../domain/intake/forms.ts';
import { understand } from '../../domain/intake/understand.ts';
import { intake } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import { COMPARED, MISSED } from '../properties.ts';
import { openRegister, type Register } from '../register.ts';
import { formIds } from '../triggers.ts';
import { proposalIn, receive, type Submission, TOGETHER } from './receive.ts';
import { formOf, submissionOf } from './submissions.ts';

/** An execution lives for six minutes; nobody waits for the lock longer than this in all. */
const PATIENCE = 240_000;

/** Two clocks never agree to the second: responses of this long before the last look are looked at again. */
const OVERLAP = 3_600_000;

/** Work of the trigger onFormSent: takes in the response of the event. */
export function formSent(ports: Ports, event: unknown): void {
  const found = ports.responses.inEvent(event);
  const form = found && formOf(ports, found.form);
  if (!found || !form) return;
  const submission = submissionOf(ports, form, found.response);
  for (;;) {
    try {
      receive(ports, openRegister(ports), [submission]);
      return;
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      if (ports.clock.elapsed() < PATIENCE) continue;
      // The response stays in the form, and is found there by the next quarter of an hour.
      ports.props.set({ [MISSED]: ports.clock.now() });
      throw error;
    }
  }
}

/** Work of the trigger onQuarter: responses that a trigger had to leave because the register stayed busy. */
export function takeInMissed(ports: Ports, register: Register): void {
  if (ports.props.all()[MISSED] === undefined) return;
  if (catchUp(ports, register, () => ports.clock.elapsed() < PATIENCE).done)
    ports.props.set({ [MISSED]: null });
}

/**
 * Compares the responses of the forms since the last look with the intake, and takes in what is missing. Two calls
 * for each form and one read of a table, as long as nothing is missing. `done` is false when time ran out.
 */
export function catchUp(
  ports: Ports,
  register: Register,
  hasTime: () => boolean,
): { readonly taken: number; readonly done: boolean } {
  const began = ports.clock.instant();
  const ids = formIds(ports);
  const forms = FORM_IDS.filter((form) => ids[form] !== undefined);
  const since = Number(ports.props.all()[COMPARED] ?? 0);
  const missing = forms.flatMap((form) =>
    missingIn(ports, register, form, ids[form]!, Math.max(0, since - OVERLAP)),
  );
  let taken = 0;
  for (let first = 0; first < missing.length; first += TOGETHER) {
    if (!hasTime()) return { taken, done: false };
    taken += receive(ports, register, missing.slice(first, first + TOGETHER));
  }
  if (forms.length) ports.props.set({ [COMPARED]: String(began) });
  return { taken, done: true };
}

function missingIn(
  ports: Ports,
  register: Register,
  form: FormId,
  file: string,
  since: number,
): readonly Submission[] {
  const raw = ports.responses.since(file, since);
  if (!raw.length) return [];
  const known = new Map(register.read(intake).entries.map(({ values }) => [values.response_id, values]));
  return raw
    .map((response) => submissionOf(ports, form, response))
    .filter(({ answers }) => {
      const row = known.get(answers.responseId);
      if (!row) return true;
      if ((row.received_at ?? '') > answers.at) return false;
      return proposalIn(row).print !== understand(answers, register.look).print;
    });
}
