/** The responses of the forms as answers by question, and which form a response is of. */
import type { Answers } from '../../domain/intake/answers.ts';
import type { FormId } from '../../domain/intake/form.ts';
import { FORM_IDS } from '../../domain/intake/forms.ts';
import { questionIdOf } from '../../domain/intake/plan.ts';
import type { Ports, RawResponse } from '../ports.ts';
import { formIds } from '../triggers.ts';
import { keptForm } from './kept.ts';
import type { Submission } from './receive.ts';

/** The register's form with this file; null for a form that is not the register's. */
export function formOf(ports: Ports, file: string): FormId | null {
  const ids = formIds(ports);
  return FORM_IDS.find((form) => ids[form] === file) ?? null;
}

/** A response with its answers by question; items that the register did not make are left out. */
export function submissionOf(ports: Ports, form: FormId, raw: RawResponse): Submission {
  const questions = new Map(keptForm(ports, form).items.map(({ id, key }) => [id, questionIdOf(key)]));
  const values: Record<string, Answers['values'][string]> = {};
  for (const [item, answer] of raw.answers) {
    const question = questions.get(item);
    if (question) values[question] = answer;
  }
  const { id: responseId, at, email, editUrl } = raw;
  return { answers: { form, responseId, at, email, values }, editUrl };
}

/** A response by its form and id; null when it is gone. */
export function submissionById(ports: Ports, form: FormId, id: string): Submission | null {
  const file = formIds(ports)[form];
  const raw = file ? ports.responses.get(file, id) : null;
  return raw && submissionOf(ports, form, raw);
}
