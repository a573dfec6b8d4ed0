/** What the register knows, as a respondent would have answered it: what links to the forms have filled in. */
import type { Lookup } from '../schema/kind.ts';
import type { AnyRow } from '../schema/table.ts';
import { cluster, municipality, terrain } from '../schema/tables/index.ts';
import { type Answer, fillIn, offered } from './answers.ts';
import { type FormSpec, type Question, questionsOf } from './form.ts';
import { FORMS } from './forms.ts';
import { TIMES } from './opgave.ts';
import { itemKey } from './plan.ts';
import { ASKED } from './shared.ts';

/** Answers by the key of the item that takes them (see `PlannedItem.key`). */
export type Filled = Readonly<Record<string, Answer>>;

/** Longer texts would make the link longer than mail programs and browsers bear. */
const LONGEST = 200;

/** Measures that may still change. */
const GOING_ON: readonly unknown[] = ['gepland', 'in_uitvoering', 'idee'];

/** Whether a question may be filled in beforehand: whoever has the link can read it. */
export function mayFillIn(question: Question): boolean {
  return !question.personal && question.openness !== 'vertrouwelijk' && !question.unknown;
}

/** The form about any terrain of a municipality. */
export function fillMunicipality(row: AnyRow): Filled {
  return { [ASKED.municipality]: offered(municipality, row) };
}

/** The form Aanmelden of wijzigen for one terrain: what is known of it stands in the parts correctie and status. */
export function fillTerrain(owner: AnyRow, row: AnyRow, look: Lookup): Filled {
  return {
    ...fillMunicipality(owner),
    [itemKey(ASKED.terrain, String(owner.municipality_code))]: offered(terrain, row),
    ...fillRow(FORMS.aanmelding, 'terrein', row, look),
  };
}

/** What the opgave of a cluster says of it so far. */
export interface ClusterFacts {
  readonly cluster: AnyRow;
  /** All assessments and measures of the register; those of other clusters are left. */
  readonly assessments: readonly AnyRow[];
  readonly measures: readonly AnyRow[];
}

/** The Halfjaarlijkse opgave of one cluster: the last assessment and the measures that are still going on. */
export function fillCluster(owner: AnyRow, facts: ClusterFacts, look: Lookup): Filled {
  const form = FORMS.opgave;
  const key = facts.cluster.cluster_id;
  const of = (rows: readonly AnyRow[]) => rows.filter((row) => row.cluster_id === key);
  const last = [...of(facts.assessments)]
    .sort((a, b) =>
      `${a.assessed_on} ${a.assessment_id}`.localeCompare(`${b.assessed_on} ${b.assessment_id}`),
    )
    .pop();
  const going = of(facts.measures)
    .filter(({ status }) => GOING_ON.includes(status))
    .sort((a, b) => GOING_ON.indexOf(a.status) - GOING_ON.indexOf(b.status))
    .map((row) => ({ row, title: `${row.measure_id} · ${row.title}` }))
    .filter(({ title }) => title.length <= LONGEST)
    .slice(0, TIMES.measure);
  return {
    ...fillMunicipality(owner),
    [itemKey(ASKED.cluster, String(owner.municipality_code))]: offered(cluster, facts.cluster),
    ...(last ? fillRow(form, 'beoordeling', last, look) : {}),
    ...Object.assign(
      {},
      ...going.map(({ row, title }, index) => ({
        ...fillRow(form, `maatregel${index + 1}`, row, look),
        // The number before it says which measure it is, so that it is changed and not added.
        [`maatregel${index + 1}.title`]: title,
        [index === 0 ? 'maatregelen.melden' : `maatregelen.${index}.nog`]: 'Ja',
      })),
    ),
  };
}

/** The link to a form with answers filled in. `entries` gives the name of an item's field by its key. */
export function prefilledLink(url: string, entries: ReadonlyMap<string, string>, filled: Filled): string {
  const fields = Object.entries(filled).flatMap(([key, answer]) => {
    const name = entries.get(key);
    const answers = typeof answer === 'string' ? [answer] : answer;
    return name
      ? answers.filter((text) => text !== '').map((text) => `${name}=${encodeURIComponent(text)}`)
      : [];
  });
  return `${url}?${['usp=pp_url', ...fields].join('&')}`;
}

function fillRow(form: FormSpec, name: string, row: AnyRow, look: Lookup): Record<string, Answer> {
  const filled: Record<string, Answer> = {};
  for (const question of questionsOf(form)) {
    if (question.target?.row !== name || !mayFillIn(question)) continue;
    const value = row[question.target.field];
    if (value === null || value === undefined) continue;
    const answer = fillIn(question.kind, value, look);
    if (answer !== null && answer.length > 0 && !(typeof answer === 'string' && answer.length > LONGEST))
      filled[question.id] = answer;
  }
  return filled;
}
