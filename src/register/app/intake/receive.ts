/**
 * Use case: takes in what municipalities sent. Each version of each response counts once, whoever brings it in and
 * however often: a row in Intake, the sender in Contacten, a proposal, and a receipt, all in one batch.
 */
import { type Change, newKey } from '../../domain/change/change.ts';
import { acceptedChanges } from '../../domain/intake/accept.ts';
import type { Answers } from '../../domain/intake/answers.ts';
import { FORMS } from '../../domain/intake/forms.ts';
import { receipt } from '../../domain/intake/letters.ts';
import type { Match } from '../../domain/intake/match.ts';
import {
  changing,
  fittingProposal,
  type Place,
  type Proposal,
  type ProposedField,
  proposeFields,
  senderIn,
} from '../../domain/intake/proposal.ts';
import { openPeriod } from '../../domain/intake/round.ts';
import { type Understood, understand } from '../../domain/intake/understand.ts';
import { newFindings } from '../../domain/rules/after.ts';
import { openView, type RegisterView, type Source } from '../../domain/rules/view.ts';
import {
  cluster,
  contact,
  intake,
  municipality,
  period,
  type RegisterRow,
  terrain,
} from '../../domain/schema/tables/index.ts';
import { formatDay, formatLongDay } from '../../domain/text/dates.ts';
import { type Message, messageChanges } from '../outbox/queue.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { deleteAfter } from './people.ts';
import { type Places, placesOf } from './places.ts';

/** A response as it came in. */
export interface Submission {
  readonly answers: Answers;
  /** Where the sender can change the answers; null when the form does not offer that. */
  readonly editUrl: string | null;
}

/** Together in one batch: the mails that go along are kept in properties while it is written. */
export const TOGETHER = 15;

type Row = RegisterRow<'intake'>;

/** Takes in responses that are not in yet, in batches; gives how many were new or changed. */
export function receive(ports: Ports, register: Register, submissions: readonly Submission[]): number {
  let taken = 0;
  for (let first = 0; first < submissions.length; first += TOGETHER) {
    const part = submissions.slice(first, first + TOGETHER);
    const result = register.write({
      via: 'formulier',
      reason: part.length === 1 ? 'Inzending ontvangen' : `${part.length} inzendingen ontvangen`,
      changes() {
        const desk = deskOf(ports, register);
        for (const submission of part) desk.take(submission);
        taken += desk.taken();
        return desk.changes();
      },
    });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  }
  return taken;
}

interface Desk {
  take(submission: Submission): void;
  taken(): number;
  changes(): readonly Change[];
}

/** Works out a batch under the lock, where what stands there cannot change. */
function deskOf(ports: Ports, register: Register): Desk {
  const source = sourceOf(ports, register);
  const view = openView(source);
  const places = placesOf(register);
  const made: Change[] = [];
  const messages: Message[] = [];
  const rows = new Map<string, Row>(
    register.read(intake).entries.flatMap(({ key, values }) => (key === null ? [] : [[key, values]])),
  );
  const senders = new Map<string, string>(
    register
      .read(contact)
      .entries.flatMap(({ key, values }) => (key && values.email ? [[values.email, key] as const] : []))
      .reverse(),
  );
  let count = 0;

  const put = (key: string, values: Partial<Row>): void => {
    const known = rows.get(key);
    made.push({ type: known ? 'update' : 'add', table: intake.id, key, values });
    rows.set(key, { ...(known ?? ({} as Row)), ...values, intake_id: key });
  };

  return {
    take(submission) {
      const said = understand(submission.answers, register.look);
      const [key, before] = [...rows].find(([, row]) => row.response_id === said.responseId) ?? [
        newKey(`intake.${count}`),
        null,
      ];
      if (before && !isNewer(before, said)) return;
      count++;
      const sender = senderOf(said, senders, view, ports, register, made, count);
      const facts = placed(said, before, sender, places, view);
      const { fields, remarks, notes } = proposed(said, facts, sender, made, source, view, ports);
      const edits = before ? proposalIn(before).edits + 1 : 0;
      const wasHandled = before !== null && HANDLED.includes(before.status);
      if (wasHandled) notes.unshift(reopened(before));
      const closed = facts.period !== null && facts.closed;
      if (closed) remarks.unshift(closedRemark(facts.periodName));

      let status: Row['status'] = closed ? 'vervallen' : 'ontvangen';
      let outcome = closed ? closedRemark(facts.periodName) : null;
      if (!closed && before?.status === 'in_behandeling') status = 'in_behandeling';
      for (const [otherKey, other] of sameRound(rows, key, said, facts)) {
        const day = formatLongDay(other.received_at ?? '');
        if (other.submitter_id !== sender || HANDLED.includes(other.status)) {
          notes.push(`Er is nog een opgave voor dit cluster en deze periode: ${otherKey} van ${day}.`);
          remarks.push(`Wij kregen voor dit terrein al een opgave, op ${day}. Wij leggen ze naast elkaar.`);
        } else if ((other.received_at ?? '') <= said.at) {
          put(otherKey, {
            status: 'vervallen',
            outcome: 'Vervangen door een latere opgave van dezelfde indiener.',
          });
          remarks.push(
            `U stuurde voor dit terrein al een opgave op ${day}. Die vervalt. Wij gaan uit van deze.`,
          );
        } else {
          status = 'vervallen';
          outcome = 'Vervangen door een latere opgave van dezelfde indiener.';
        }
      }
      const proposal: Proposal = {
        print: said.print,
        edits,
        about: said.form === 'opgave' ? facts.cluster : facts.terrain,
        fields,
        keys: said.keys,
        people: said.people.map(({ row }) => row),
        unread: said.unread,
        notes,
      };
      put(key, {
        received_at: said.at,
        form: said.form,
        response_id: said.responseId,
        subject: said.subject,
        municipality_code: facts.municipality,
        submitter_id: sender,
        period_id: facts.period,
        terrain_name: said.place || null,
        terrain_id: facts.terrain,
        cluster_id: facts.cluster,
        match_score: facts.score,
        alternatives: facts.candidates.length ? facts.candidates : null,
        message: said.message,
        proposal: fittingProposal(proposal) as unknown as Row['proposal'],
        status,
        handled_at: null,
        handler_id: wasHandled ? null : (before?.handler_id ?? null),
        outcome,
      });
      if (sender !== null)
        messages.push({
          dedupe: `ontvangst.${edits}.${said.responseId}`.slice(0, 200),
          kind: 'ontvangst',
          to: { contact: sender },
          priority: 3,
          ...receipt(
            said,
            {
              isEdit: before !== null,
              wasHandled,
              municipality: facts.municipalityName,
              place: facts.placeName,
              near: facts.placeName === null ? facts.near : [],
              fields,
              remarks,
              editUrl: submission.editUrl,
            },
            view,
          ),
        });
    },
    taken: () => count,
    changes: () => [...made, ...messageChanges(ports, register, messages)],
  };
}

const HANDLED: readonly (string | null)[] = ['geaccepteerd', 'afgewezen'];

/** True for a version of the response that is not in yet. */
function isNewer(before: Row, said: Understood): boolean {
  if (proposalIn(before).print === said.print) return false;
  return (before.received_at ?? '') <= said.at;
}

const NO_PROPOSAL: Proposal = {
  print: '',
  edits: 0,
  about: null,
  fields: [],
  keys: {},
  people: [],
  unread: [],
  notes: [],
};

/** The proposal of an intake; an empty one for a row that came in without a form. */
export function proposalIn(row: Pick<Row, 'proposal' | 'submitter_id'>): Proposal {
  const held = row.proposal as unknown as Proposal | null;
  if (!held || !Array.isArray(held.fields)) return NO_PROPOSAL;
  return { ...NO_PROPOSAL, ...held, fields: senderIn(held.fields, row.submitter_id) };
}

function reopened(before: Row): string {
  const label = before.status === 'geaccepteerd' ? 'geaccepteerd' : 'afgewezen';
  const on = before.handled_at ? ` op ${formatDay(before.handled_at)}` : '';
  return `De indiener veranderde deze inzending nadat zij was behandeld (${label}${on}). Wat toen is overgenomen, blijft staan tot iemand opnieuw beslist.`;
}

function closedRemark(name: string | null): string {
  return `De opgave over ${name ?? 'deze periode'} is gesloten. Uw antwoorden zijn bewaard, maar tellen niet meer mee. Neem contact met ons op als ze toch nodig zijn.`;
}

/** Other opgaven for the same cluster and period that still count. */
function sameRound(
  rows: ReadonlyMap<string, Row>,
  key: string,
  said: Understood,
  facts: Facts,
): readonly (readonly [string, Row])[] {
  if (said.form !== 'opgave' || facts.cluster === null || facts.period === null) return [];
  return [...rows].filter(
    ([other, row]) =>
      other !== key &&
      row.form === 'opgave' &&
      row.cluster_id === facts.cluster &&
      row.period_id === facts.period &&
      row.status !== 'vervallen',
  );
}

/** The contact with the sender's address, or a new one; the address stands nowhere else. Null without an address. */
function senderOf(
  said: Understood,
  senders: Map<string, string>,
  view: RegisterView,
  ports: Ports,
  register: Register,
  made: Change[],
  count: number,
): string | null {
  const { email, name, jobTitle } = said.sender;
  if (email === null) return null;
  const known = senders.get(email);
  if (known !== undefined) return known;
  const key = newKey(`indiener.${count}`);
  const place = placesOf(register).municipality(said.municipality).decided?.key ?? null;
  const placeName = place === null ? null : (view.row(municipality, place)?.name ?? null);
  const today = ports.clock.now().slice(0, 10);
  made.push({
    type: 'add',
    table: contact.id,
    key,
    values: {
      designation: placeName === null ? 'indiener van een melding' : `indiener gemeente ${placeName}`,
      name,
      job_title: jobTitle,
      municipality_code: place,
      role: 'gemeente',
      email,
      source: `Formulier ${FORMS[said.form].title}`.slice(0, 200),
      informed_on: today,
      delete_after: deleteAfter(ports, register),
    },
  });
  senders.set(email, key);
  return key;
}

/** What the intake is about, as far as the register can tell. */
interface Facts extends Place {
  readonly municipalityName: string | null;
  readonly placeName: string | null;
  readonly score: number | null;
  readonly candidates: Match['candidates'];
  /** Names of the likeliest candidates. */
  readonly near: readonly string[];
  readonly period: string | null;
  readonly periodName: string | null;
  readonly closed: boolean;
}

function placed(
  said: Understood,
  before: Row | null,
  sender: string | null,
  places: Places,
  view: RegisterView,
): Facts {
  const typed = places.municipality(said.municipality).decided?.key ?? null;
  // Who is known to work for a municipality and does not tell which means that one.
  const own =
    sender === null || said.municipality !== '' ? null : view.row(contact, sender)?.municipality_code;
  const place = typed ?? own ?? null;
  const table = said.form === 'opgave' ? cluster : terrain;
  const match =
    said.place === '' ? null : places[said.form === 'opgave' ? 'cluster' : 'terrain'](said.place, place);
  let chosen = match?.decided?.key ?? null;
  // A person who chose a terrain for this name knew better.
  const kept = before && before.terrain_name === (said.place || null) ? before : null;
  if (kept) chosen = (said.form === 'opgave' ? kept.cluster_id : kept.terrain_id) ?? chosen;
  if (said.subject === 'nieuw_terrein' && !kept?.terrain_id) chosen = null;
  const name = (key: string): string =>
    (said.form === 'opgave' ? view.row(cluster, key)?.name : view.row(terrain, key)?.display_name) ?? key;
  const terrainKey = table === terrain ? chosen : null;
  const clusterKey = table === cluster ? chosen : (view.row(terrain, terrainKey)?.cluster_id ?? null);
  const round = said.form === 'opgave' ? halfYearOf(said.at.slice(0, 10), view) : null;
  return {
    terrain: terrainKey,
    cluster: clusterKey,
    municipality: place,
    on: said.at.slice(0, 10),
    municipalityName: place === null ? null : (view.row(municipality, place)?.name ?? place),
    placeName: chosen === null ? null : name(chosen),
    score: match?.candidates.find(({ key }) => key === chosen)?.score ?? match?.candidates[0]?.score ?? null,
    candidates: match?.candidates.filter(({ key }) => key !== chosen) ?? [],
    near: (match?.candidates ?? []).slice(0, 3).map(({ key }) => name(key)),
    period: round?.key ?? null,
    periodName: round?.name ?? null,
    closed: round?.closed ?? false,
  };
}

/** The half-year that a response of this day is about: the one that municipalities report on, else the latest that began. */
function halfYearOf(
  day: string,
  view: RegisterView,
): { readonly key: string; readonly name: string | null; readonly closed: boolean } | null {
  const rows = view.rows(period).map(({ row }) => row);
  const open = openPeriod(rows, day);
  const begun = rows
    .filter(({ type, from }) => type === 'halfjaar' && from !== null && from <= day)
    .sort((a, b) => (a.from! < b.from! ? 1 : -1));
  const found = open ?? begun[0];
  if (!found || found.period_id === null) return null;
  return { key: found.period_id, name: found.name, closed: open === null };
}

/** The proposal, with what the rules would say of it: to the sender, and to who handles it. */
function proposed(
  said: Understood,
  facts: Facts,
  sender: string | null,
  made: readonly Change[],
  source: Source,
  view: RegisterView,
  ports: Ports,
): { readonly fields: readonly ProposedField[]; readonly remarks: string[]; readonly notes: string[] } {
  const fields = proposeFields(said.form, said.subject, said.values, said.keys, facts, view);
  const remarks: string[] = [];
  const notes: string[] = [];
  if (facts.municipality === null)
    remarks.push(
      said.municipality
        ? `Wij kennen de gemeente "${said.municipality}" niet. Wij zoeken het uit, of u kiest de gemeente opnieuw.`
        : 'U koos geen gemeente. Wij zoeken het uit, of u kiest de gemeente alsnog.',
    );
  const about = said.form === 'opgave' ? facts.cluster : facts.terrain;
  const isNew = said.subject === 'nieuw_terrein';
  if (about === null && !isNew && said.subject !== 'vraag')
    remarks.push('Wij weten nog niet zeker om welk terrein het gaat. Een collega kijkt ernaar.');
  if (isNew && facts.near.length) notes.push(`Lijkt op een terrein dat er al is: ${facts.near.join(', ')}.`);
  const fresh = changing(senderIn(fields, sender)).filter(({ key }) => key !== null);
  const people = made.filter(({ table }) => table === contact.id);
  const outcome = acceptedChanges(
    fresh,
    {},
    source,
    { actor: ports.actor.code(), at: said.at },
    'een inzending',
  );
  if (!outcome.ok) notes.push(`${outcome.reason} ${outcome.tip}`);
  else
    for (const finding of newFindings(source, [...people, ...outcome.value]))
      if (finding.severity === 'fout' && finding.table !== contact.id) {
        const asked = fresh.find(({ table, field }) => table === finding.table && field === finding.field);
        if (asked?.source) remarks.push(`${asked.source}: ${finding.message}`);
        notes.push(finding.message);
      }
  return { fields, remarks, notes };
}
