/** Makes of the answers of a form what they say: who, where, about what, which values, and what cannot be read. */

import { encodeValue } from '../change/change.ts';
import type { Lookup } from '../schema/kind.ts';
import { tableById } from '../schema/tables/index.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { tidy } from '../text/normalise.ts';
import { type Answer, type Answers, named } from './answers.ts';
import type { FormId, FormSpec, Question, Subject } from './form.ts';
import { questionsOf } from './form.ts';
import { FORMS } from './forms.ts';
import { harmlessAnswer, readLoosely } from './reading.ts';
import { ASKED } from './shared.ts';

/** An answer that would change a field of the register. */
export interface ReadValue {
  /** Name of one of the form's rows. */
  readonly row: string;
  readonly field: string;
  /** Title of the question. */
  readonly source: string;
  /** Encoded by the kind of the column. */
  readonly value: string;
}

/** An answer that cannot be read; the sentences are for the sender. */
export interface Unread {
  readonly question: string;
  /** What was typed, shortened; empty for what is about a person. */
  readonly typed: string;
  readonly reason: string;
  readonly tip: string;
}

/** Someone whom the sender named; the values about that person stay in the response. */
export interface NamedPerson {
  readonly row: string;
  readonly values: readonly ReadValue[];
}

export interface Understood {
  readonly form: FormId;
  readonly responseId: string;
  readonly at: string;
  /** Differs for every other set of answers. */
  readonly print: string;
  readonly subject: Subject;
  readonly sender: {
    readonly email: string | null;
    readonly name: string | null;
    readonly jobTitle: string | null;
  };
  /** As typed or chosen; empty when not answered. */
  readonly municipality: string;
  /** The terrain or cluster: what was chosen from the list, or else the name that was typed. */
  readonly place: string;
  readonly values: readonly ReadValue[];
  /** Keys that stand before an answer (`MR-0001 · Zonnepanelen`), by row. */
  readonly keys: Readonly<Record<string, string>>;
  readonly people: readonly NamedPerson[];
  readonly unread: readonly Unread[];
  /** What was written beside the questions about fields; null when nothing. */
  readonly message: string | null;
}

/** What is shown of an answer that cannot be read. */
const SHOWN = 80;
/** A text of a field longer than this is shortened in the proposal; the response keeps the whole. */
export const LONGEST_VALUE = 2000;
/** A cell holds 50,000 characters, and the journal tells of it once more in quotes. */
const LONGEST_MESSAGE = 30_000;
const ROOM = 36_000;

/** Nothing in here throws on what outsiders can send. */
export function understand(answers: Answers, look: Lookup): Understood {
  const form = FORMS[answers.form];
  const questions = questionsOf(form);
  const given = new Map(
    questions.flatMap((question): [string, Answer][] => {
      const answer = answers.values[question.id];
      return answer === undefined ? [] : [[question.id, harmlessAnswer(answer)]];
    }),
  );
  const text = (id: string): string => tidy([given.get(id) ?? ''].flat().join(' '));
  const unread: Unread[] = [];
  const read = (question: Question): unknown => {
    const answer = given.get(question.id);
    if (answer === undefined) return null;
    const found = readLoosely(question.kind, answer, look, unitOf(form, question));
    if (found.ok) return found.value;
    const typed = question.personal ? '' : shortened(tidy([answer].flat().join(', ')), SHOWN);
    // Some kinds repeat what was typed, which stands beside the reason already.
    const reason = found.reason.includes('"') ? 'Dit antwoord kennen wij niet.' : found.reason;
    unread.push({ question: question.title, typed, reason, tip: found.tip });
    return null;
  };

  const subject = form.subject ?? subjectOf(questions, read);
  const values: ReadValue[] = [];
  const people = new Map<string, ReadValue[]>();
  const keys: Record<string, string> = {};
  for (const question of questions) {
    const { target } = question;
    if (!target) continue;
    const spec = form.rows[target.row]!;
    if (spec.subject !== undefined && spec.subject !== subject) continue;
    const value = read(question);
    if (value === null || value === undefined) continue;
    const table = tableById(spec.table);
    let encoded = encodeValue(table.columns[target.field]!, value);
    if (spec.how === 'named' && spec.by === question.id) {
      const { key, rest } = named(spec.table, encoded);
      if (key !== null) keys[target.row] = key;
      encoded = key === null ? encoded : tidy(rest);
    }
    if (encoded === '') continue;
    const found = {
      row: target.row,
      field: target.field,
      source: question.title,
      value: shortened(encoded, LONGEST_VALUE),
    };
    if (!table.personal) values.push(found);
    else people.set(target.row, [...(people.get(target.row) ?? []), found]);
  }
  const email = read(questions.find(({ id }) => id === ASKED.email)!) ?? emailIn(answers.email);
  return {
    form: answers.form,
    responseId: answers.responseId,
    at: answers.at,
    print: fingerprint(JSON.stringify([answers.email, [...given].sort(([a], [b]) => (a < b ? -1 : 1))])),
    subject,
    sender: {
      email: typeof email === 'string' ? email : null,
      name: text(ASKED.name).slice(0, 120) || null,
      jobTitle: text(ASKED.jobTitle).slice(0, 120) || null,
    },
    municipality: text(ASKED.municipality).slice(0, 200),
    place: placeOf(answers.form, text).slice(0, 200),
    values,
    keys,
    people: [...people].map(([row, told]) => ({ row, values: told })),
    unread,
    message: messageOf(questions, text, given),
  };
}

function subjectOf(questions: readonly Question[], read: (question: Question) => unknown): Subject {
  const asked = questions.find(({ id }) => id === ASKED.subject);
  return ((asked && read(asked)) as Subject | null) ?? 'vraag';
}

/** What was chosen counts; a name that was typed where nothing fitting stood in the list is the other way. */
function placeOf(form: FormId, text: (id: string) => string): string {
  if (form === 'opgave') return text(ASKED.cluster) || text(ASKED.clusterName);
  return text(ASKED.terrain) || text(ASKED.terrainName) || text('nieuw.display_name');
}

function emailIn(typed: string): string | null {
  const found = typed.trim().toLowerCase();
  return /^[^\s@<>(),;:"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(found) ? found : null;
}

function unitOf(form: FormSpec, { target }: Question): string | undefined {
  return target ? tableById(form.rows[target.row]!.table).columns[target.field]!.unit : undefined;
}

const KNOWN_ELSEWHERE: readonly string[] = Object.entries(ASKED)
  .filter(([name]) => name !== 'needs' && name !== 'remarks')
  .map(([, id]) => id);

/** The answers in their own words, with the question before each. */
function messageOf(
  questions: readonly Question[],
  text: (id: string) => string,
  given: ReadonlyMap<string, Answer>,
): string | null {
  const told = questions
    .filter((question) => question.target === null && !question.personal && !question.leads)
    .filter(({ id }) => !KNOWN_ELSEWHERE.includes(id) && text(id) !== '')
    .map(({ id, title }) => `${title}\n${[given.get(id)!].flat().join(', ').trim()}`);
  return told.length ? fitting(told.join('\n\n')) : null;
}

/** As much of a text as a cell and the journal hold. */
function fitting(text: string): string {
  let fits = shortened(text, LONGEST_MESSAGE);
  while (JSON.stringify(fits).length > ROOM) fits = shortened(fits, Math.floor(fits.length * 0.8));
  return fits;
}

/** The beginning of a text that is too long, with a mark; a character is not cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const mark = ' … (ingekort)';
  return `${text.slice(0, most - mark.length).replace(/[\ud800-\udbff]$/, '')}${mark}`;
}
