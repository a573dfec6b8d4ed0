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
