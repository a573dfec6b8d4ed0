/**
 * The two forms by id, and where their questions are looked up.
 *
 * Each question tells in `target` which row and field its answer would change; a row is told by the form's `rows`:
 *
 * | form | row | table | what it proposes |
 * |---|---|---|---|
 * | aanmelding | nieuw | terrain | a new terrain in the municipality of the sender |
 * | aanmelding | terrein | terrain | changes of the terrain that was chosen (subjects correctie and status) |
 * | aanmelding | traject | track | state_w1 kandidaat on the track of the terrain's cluster, with the themes |
 * | opgave | beoordeling | org_assessment | a new assessment of the cluster: F1 to F7 and the three SPUK legs |
 * | opgave | activiteit1…3 | activity | a new activity of the cluster |
 * | opgave | maatregel1…3 | measure | the measure whose key the title starts with, or a new one |
 * | opgave | contact1…2 | contact | a new contact |
 *
 * Who accepts fills what no municipality can know: the assessor, the executor, the cluster of a new terrain, the
 * designation of a contact and until when it is kept. The days (`assessed_on`, `company_count_date`) are those of
 * the response where the sender told none.
 *
 * Choices of the makers, with why:
 * - No linked tab: answers are read from the form by item id. A tab would hold names and addresses outside
 *   Contacten, tell questions apart by their titles, and be edited by people.
 * - Each municipality has a section of its own with a list of its own rows, to which the question Gemeente leads:
 *   Google cannot limit one list by the answer to another, and typed names have to be matched. Sections cost
 *   nothing but calls when they are made; a municipality without rows has none.
 * - The address is a question with a check: what Google collects would ask for an account.
 * - A question that is not asked any more goes behind a page that no way leads to. Google forgets the answers to
 *   an item that is deleted.
 */
import { AANMELDING } from './aanmelding.ts';
import { type FormId, type FormSpec, type Question, questionsOf } from './form.ts';
import { OPGAVE } from './opgave.ts';

export const FORMS: Readonly<Record<FormId, FormSpec>> = { aanmelding: AANMELDING, opgave: OPGAVE };

export const FORM_IDS: readonly FormId[] = ['aanmelding', 'opgave'];

/** The question with this id, or null for one that the form does not ask any more. */
export function questionById(form: FormId, id: string): Question | null {
  return questionsOf(FORMS[form]).find((question) => question.id === id) ?? null;
}
