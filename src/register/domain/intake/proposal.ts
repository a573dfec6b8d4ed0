/** What an intake would change in the register, field by field, and how that looks against the register of now. */

import { encodeValue } from '../change/change.ts';
import { isOpen } from '../programme/track.ts';
import type { RegisterView } from '../rules/view.ts';
import { cluster, measure, tableById, terrain, track } from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';
import type { FormId, RowSpec, Subject } from './form.ts';
import { FORMS } from './forms.ts';
import type { ReadValue, Unread } from './understand.ts';

/** One field that would be filled or changed. */
export interface ProposedField {
  /** Row and field: `terrein.gross_area`. */
  readonly id: string;
  /** Name of the form's row that it belongs to. */
  readonly row: string;
  readonly table: string;
  /** The key of the row, provisional (`+nieuw`) for a new one, or null while nobody has said which row. */
  readonly key: string | null;
  readonly field: string;
  /** Encoded: what stood there when the proposal was made. */
  readonly old: string;
  /** Encoded. */
  readonly new: string;
  /** Title of the question; null for what follows from the answers. */
  readonly source: string | null;
  /** What it is taken over with, without a decision of its own: a field by id, or any field of a row by its name. */
  readonly goesWith: string | null;
}

/** What a person decided about a field. */
export interface FieldDecision {
  readonly id: string;
  readonly accepted: boolean;
  readonly reason: string;
}

/** What stands in the column Voorstel. Holds nothing about people: that stays in the response. */
export interface Proposal {
  /** Of the answers that it was made of. */
  readonly print: string;
  /** How often the sender changed the response. */
  readonly edits: number;
  /** The terrain, or for an opgave the cluster, that the answers were set against. */
  readonly about: string | null;
  readonly fields: readonly ProposedField[];
  /** Keys that the sender left standing before an answer, by row. */
  readonly keys: Readonly<Record<string, string>>;
  /** Rows about people, whose values are read from the response when needed. */
  readonly people: readonly string[];
  readonly unread: readonly Unread[];
  /** Dutch sentences for who handles it. */
  readonly notes: readonly string[];
  /** Batch and decisions once it was handled. */
  readonly decisions?: readonly FieldDecision[];
}

/** What the intake is about, as far as it is known. */
export interface Place {
  readonly terrain: string | null;
  readonly cluster: string | null;
  readonly municipality: string | null;
  /** The day of the response. */
  readonly on: string;
}

/** Stands in a proposal for the sender, whose contact has no key yet when the proposal is made. */
export const SENDER = '@indiener';

/** The fields with the contact of the sender in them; what needs a sender goes when there is none. */
export function senderIn(fields: readonly ProposedField[], sender: string | null): readonly ProposedField[] {
  return fields.flatMap((field) => {
    if (field.new !== SENDER) return [field];
    return sender === null ? [] : [{ ...field, new: sender }];
  });
}

/** The values of a form set against the register: of which row each is, and what stands there now. */
export function proposeFields(
  form: FormId,
  subject: Subject,
  values: readonly ReadValue[],
  keys: Readonly<Record<string, string>>,
  place: Place,
  view: RegisterView,
): readonly ProposedField[] {
  return Object.entries(FORMS[form].rows).flatMap(([name, spec]) => {
    if (spec.subject !== undefined && spec.subject !== subject) return [];
    if (tableById(spec.table).personal) return [];
    const told = values.filter(({ row }) => row === name);
    if (!told.length && !spec.always) return [];
    return fieldsOfRow(name, spec, told, keys[name], place, view);
  });
}

function fieldsOfRow(
  name: string,
  spec: RowSpec,
  told: readonly ReadValue[],
  named: string | undefined,
  place: Place,
  view: RegisterView,
): readonly ProposedField[] {
  const table = tableById(spec.table);
  const key = keyOf(name, spec, named, place, view);
  const row = key === null ? null : view.row(table, key);
  const isNew = key?.startsWith('+') ?? false;
  const values = new Map<string, Pick<ProposedField, 'new' | 'source' | 'goesWith'>>();
  const add = (field: string, value: unknown, source: string | null, goesWith: string | null): void => {
    const text = typeof value === 'string' ? value : encodeValue(table.columns[field]!, value);
    if (text !== '' && !values.has(field)) values.set(field, { new: text, source, goesWith });
  };
  for (const { field, value, source } of told) add(field, value, source, null);
  for (const [field, value] of Object.entries(isNew || spec.always ? spec.fixed : {}))
    add(field, value, null, told.length ? name : null);
  for (const { field } of told)
    for (const [other, value] of Object.entries(spec.along?.[field] ?? {}))
      add(other, value, null, `${name}.${field}`);
  if (told.some(({ field }) => field === 'company_count'))
    add('company_count_date', place.on, null, `${name}.company_count`);
  if (isNew) for (const [field, value] of ownPlace(spec.table, place, view)) add(field, value, null, name);
  return [...values].map(([field, one]) => ({
    id: `${name}.${field}`,
    row: name,
    table: table.id,
    key,
    field,
    old: encodeValue(table.columns[field]!, (row as Record<string, unknown> | null)?.[field]),
    ...one,
  }));
}

function keyOf(
  name: string,
  spec: RowSpec,
  named: string | undefined,
  place: Place,
  view: RegisterView,
): string | null {
  const fresh = `+${name}`;
  switch (spec.how) {
    case 'matched':
      return place[spec.table === terrain.id ? 'terrain' : 'cluster'];
    case 'new':
      return spec.table === terrain.id ? (place.terrain ?? fresh) : fresh;
    case 'named':
      return named !== undefined && view.row(measure, named)?.cluster_id === place.cluster ? named : fresh;
    case 'open':
      return place.cluster === null ? null : (openTrack(place.cluster, view) ?? fresh);
  }
}

/** The open track of a cluster. */
export function openTrack(clusterKey: string, view: RegisterView): string | null {
  const open = view.having(track, 'cluster_id', clusterKey).filter(({ row }) => isOpen(row));
  return open[0]?.key ?? null;
}

/** An open track always tells what happens next. */
const NEXT_ACTION = 'Contact opnemen over de aanmelding voor een sprintsessie';
const NEXT_ACTION_DAYS = 14;

/** What a new row needs and the form knows without asking. */
function ownPlace(
  table: string,
  place: Place,
  view: RegisterView,
): readonly (readonly [string, string | null])[] {
  const own: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
    terrain: { municipality_code: place.municipality },
    track: {
      cluster_id: place.cluster,
      name: view.row(cluster, place.cluster)?.name ?? null,
      next_action: NEXT_ACTION,
      next_action_due: addDays(place.on, NEXT_ACTION_DAYS),
    },
    measure: { cluster_id: place.cluster },
    org_assessment: { cluster_id: place.cluster, assessed_on: place.on, assessor_id: SENDER },
    activity: { cluster_id: place.cluster, executor_id: SENDER },
  };
  return Object.entries(own[table] ?? {}).map(([field, value]) => [field, value ?? '']);
}

/** The answers in a proposal again, to set them against another terrain or cluster. */
export function valuesIn(proposal: Proposal): readonly ReadValue[] {
  return proposal.fields.flatMap(({ row, field, source, new: value }) =>
    source === null ? [] : [{ row, field, source, value }],
  );
}

/** The fields that are taken over when these are accepted: those that go with one of them come along. */
export function withFollowers(
  fields: readonly ProposedField[],
  isAccepted: (id: string) => boolean,
): readonly ProposedField[] {
  const leaders = fields.filter(({ id, goesWith }) => goesWith === null && isAccepted(id));
  const names = new Set(leaders.flatMap(({ id, row }) => [id, row]));
  return fields.filter((field) =>
    field.goesWith === null ? leaders.includes(field) : names.has(field.goesWith),
  );
}

/** The fields that would change something. */
export function changing(fields: readonly ProposedField[]): readonly ProposedField[] {
  return fields.filter((field) => field.old !== field.new);
}

/** Characters of the proposal in its cell, of which the journal tells once more in quotes. */
const ROOM = 36_000;

/** The proposal as its cell and the journal hold it: with shorter texts where it would be too long. */
export function fittingProposal(proposal: Proposal): Proposal {
  let most = 2000;
  let fits = proposal;
  while (JSON.stringify(JSON.stringify(fits)).length > ROOM && most > 20) {
    most = Math.floor(most / 2);
    fits = cut(proposal, most);
  }
  return fits;
}

function cut(proposal: Proposal, most: number): Proposal {
  const brief = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  return {
    ...proposal,
    fields: proposal.fields.map((field) => ({ ...field, new: brief(field.new), old: brief(field.old) })),
    unread: proposal.unread.map((one) => ({ ...one, typed: brief(one.typed) })),
    notes: [...proposal.notes.map(brief), TOO_LONG],
  };
}

const TOO_LONG =
  'De antwoorden zijn te lang voor het register en zijn ingekort. De hele tekst staat in de inzending.';
