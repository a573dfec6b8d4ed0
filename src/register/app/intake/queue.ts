/** Use cases of the queue: what waits, one intake beside the register, and which terrain it is about. */
import { encodeValue } from '../../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { valueText } from '../../domain/intake/letters.ts';
import {
  type FieldDecision,
  fittingProposal,
  type Proposal,
  type ProposedField,
  proposeFields,
  senderIn,
  valuesIn,
} from '../../domain/intake/proposal.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import {
  cluster,
  contact,
  intake,
  municipality,
  type RegisterRow,
  tableById,
  terrain,
} from '../../domain/schema/tables/index.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { peopleOf, type ShownPerson } from './people.ts';
import { placesOf } from './places.ts';
import { proposalIn } from './receive.ts';

type Row = RegisterRow<'intake'>;

/** One line of the list. */
export interface WaitingIntake {
  readonly key: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly subject: string;
  readonly municipality: string;
  readonly place: string;
  /** `28-11-2026`. */
  readonly received: string;
  /** Someone changed it after it was handled, or it needs a choice first. */
  readonly attention: string | null;
}

/** How a proposed field stands against the register of now. */
export type FieldStanding = 'anders' | 'gelijk' | 'botst';

export interface ShownField {
  readonly id: string;
  readonly label: string;
  readonly source: string | null;
  /** As people read them: what stood there when it was sent, what stands there now, what is proposed. */
  readonly old: string;
  readonly now: string;
  readonly new: string;
  /** What stands there now, encoded; goes back with the decision. */
  readonly seen: string;
  readonly standing: FieldStanding;
  /** What it is taken over with, without a decision of its own. */
  readonly goesWith: string | null;
  readonly decision: FieldDecision | null;
}

export interface ShownRow {
  readonly row: string;
  readonly title: string;
  readonly fields: readonly ShownField[];
}

export interface ShownIntake extends WaitingIntake {
  /** Differs when the sender or a colleague changed something since. */
  readonly print: string;
  readonly open: boolean;
  readonly sender: string;
  readonly handler: string | null;
  readonly outcome: string | null;
  readonly message: string | null;
  readonly notes: readonly string[];
  readonly unread: readonly { readonly question: string; readonly typed: string }[];
  /** What the sender wrote for the terrain or cluster. */
  readonly typed: string;
  readonly target: {
    readonly table: 'terrain' | 'cluster';
    readonly key: string | null;
    readonly text: string | null;
  };
  readonly score: number | null;
  readonly alternatives: readonly ShownPlace[];
  readonly rows: readonly ShownRow[];
  readonly people: readonly ShownPerson[];
}

export interface ShownPlace {
  readonly key: string;
  readonly text: string;
  readonly municipality: string;
  readonly score: number;
}

const OPEN: readonly (string | null)[] = ['ontvangen', 'in_behandeling'];

/** All intakes, those that wait first, the oldest of these on top; of the others the newest. */
export function waitingIntakes(ports: Ports, register: Register): Outcome<readonly WaitingIntake[]> {
  const view = openView(sourceOf(ports, register));
  const rows = view.rows(intake);
  const order = (row: Row): string => row.received_at ?? '';
  const open = rows
    .filter(({ row }) => OPEN.includes(row.status))
    .sort((a, b) => (order(a.row) < order(b.row) ? -1 : 1));
  const done = rows
    .filter(({ row }) => !OPEN.includes(row.status))
    .sort((a, b) => (order(a.row) < order(b.row) ? 1 : -1));
  return usable([...open, ...done.slice(0, 100)].map(({ key, row }) => listed(key, row, view)));
}

/** One intake with its proposal beside the register as it is now. */
export function showIntake(ports: Ports, register: Register, key: string): Outcome<ShownIntake> {
  const source = sourceOf(ports, register);
  const view = openView(source);
  const row = view.row(intake, key);
  if (!row) return gone();
  if (view.unread(intake, key, 'proposal')) return damaged();
  const proposal = proposalFor(row, view);
  const people = peopleOf(ports, register, row, proposal, view);
  const decided = new Map((proposal.decisions ?? []).map((decision) => [decision.id, decision]));
  const target = row.form === 'opgave' ? cluster : terrain;
  const targetKey = row.form === 'opgave' ? row.cluster_id : row.terrain_id;
  const shownPlace = (found: { readonly key: string; readonly score: number }): ShownPlace => ({
    ...found,
    text: view.look.choice(target.id, found.key) ?? found.key,
    municipality: municipalityOf(target.id, found.key, view),
  });
  return usable({
    ...listed(key, row, view),
    print: printOf(row, proposal),
    open: OPEN.includes(row.status),
    sender:
      row.submitter_id === null
        ? 'onbekend'
        : (view.look.choice(contact.id, row.submitter_id) ?? row.submitter_id),
    handler:
      row.handler_id === null ? null : (view.look.choice(contact.id, row.handler_id) ?? row.handler_id),
    outcome: row.outcome,
    message: row.message,
    notes: proposal.notes,
    unread: proposal.unread.map(({ question, typed }) => ({ question, typed })),
    typed: row.terrain_name ?? '',
    target: {
      table: target.id as 'terrain' | 'cluster',
      key: targetKey,
      text: targetKey === null ? null : (view.look.choice(target.id, targetKey) ?? targetKey),
    },
    score: row.match_score,
    alternatives: (row.alternatives ?? []).map(shownPlace),
    rows: rowsOf(proposal.fields, view, decided),
    people,
  });
}

/** Terrains or clusters that fit a name, for who chooses another one. */
export function searchPlaces(
  ports: Ports,
  register: Register,
  key: string,
  typed: string,
): Outcome<readonly ShownPlace[]> {
  const view = openView(sourceOf(ports, register));
  const row = view.row(intake, key);
  if (!row) return gone();
  const table = row.form === 'opgave' ? 'cluster' : 'terrain';
  const { candidates } = placesOf(register)[table](typed, row.municipality_code);
  return usable(
    candidates.map((found) => ({
      ...found,
      text: view.look.choice(table, found.key) ?? found.key,
      municipality: municipalityOf(table, found.key, view),
    })),
  );
}

/**
 * Sets an intake against another terrain or cluster; null makes a new terrain of it again. `print` is that of the
 * intake as it was shown.
 */
export function choosePlace(
  ports: Ports,
  register: Register,
  key: string,
  print: string,
  target: string | null,
): Outcome<ShownIntake> {
  const chosen = decide(register, { via: 'menu', reason: `Terrein gekozen bij ${key}` }, () => {
    const view = openView(sourceOf(ports, register));
    const found = unhandled(view, key, print);
    if (!found.ok) return found;
    const { row, proposal } = found.value;
    const table = row.form === 'opgave' ? cluster : terrain;
    if (target !== null && !view.row(table, target))
      return unusable(`We vinden ${target} niet.`, 'Zoek het terrein opnieuw.');
    const known = [...(row.alternatives ?? [])];
    const before = table === terrain ? row.terrain_id : row.cluster_id;
    if (before !== null && before !== target && !known.some((one) => one.key === before))
      known.unshift({ key: before, score: row.match_score ?? 0 });
    const values = {
      terrain_id: table === terrain ? target : null,
      cluster_id: clusterOf(row, target, view),
      municipality_code: row.municipality_code ?? municipalityKey(table.id, target, view),
      alternatives: known.filter((one) => one.key !== target),
      proposal: fittingProposal({
        ...proposal,
        about: target,
        fields: fieldsAgainst(row, proposal, target, view),
      }),
    };
    return usable({ changes: [{ type: 'update', table: intake.id, key, values }], answer: null });
  });
  return chosen.ok ? showIntake(ports, register, key) : chosen;
}

/** Marks that who acts is handling an intake, so that colleagues see it. */
export function takeUpIntake(
  ports: Ports,
  register: Register,
  key: string,
  print: string,
): Outcome<ShownIntake> {
  const taken = decide(register, { via: 'menu', reason: `${key} in behandeling genomen` }, () => {
    const view = openView(sourceOf(ports, register));
    const found = unhandled(view, key, print);
    if (!found.ok) return found;
    const values = { status: 'in_behandeling', handler_id: handlerOf(ports, view) };
    return usable({ changes: [{ type: 'update', table: intake.id, key, values }], answer: null });
  });
  return taken.ok ? showIntake(ports, register, key) : taken;
}

/** An intake that nobody handled yet and that is still what was shown, or why not. */
export function unhandled(
  view: RegisterView,
  key: string,
  print: string,
): Outcome<{ readonly row: Row; readonly proposal: Proposal }> {
  const row = view.row(intake, key);
  if (!row) return gone();
  if (view.unread(intake, key, 'proposal')) return damaged();
  const proposal = proposalFor(row, view);
  if (!OPEN.includes(row.status)) {
    const label = statusLabel(row);
    const on = row.handled_at ? ` op ${formatDay(row.handled_at)}` : '';
    return unusable(
      `Melding ${key} is intussen al afgehandeld: ${label}${on}.`,
      'Kies een andere melding uit de lijst.',
    );
  }
  if (printOf(row, proposal) !== print)
    return unusable(
      `Melding ${key} is intussen gewijzigd, door de indiener of door een collega. Er is niets overgenomen.`,
      'Open de melding opnieuw en kijk wat er anders is.',
    );
  return usable({ row, proposal });
}

/** The proposal against the terrain that stands in the row, which a person may have changed in the tab itself. */
function proposalFor(row: Row, view: RegisterView): Proposal {
  const proposal = proposalIn(row);
  const target = row.form === 'opgave' ? row.cluster_id : row.terrain_id;
  if (!OPEN.includes(row.status) || proposal.about === target || !proposal.fields.length) return proposal;
  const fields = senderIn(fieldsAgainst(row, proposal, target, view), row.submitter_id);
  return { ...proposal, about: target, fields };
}

/** The answers of an intake set against another terrain or cluster. */
function fieldsAgainst(
  row: Row,
  proposal: Proposal,
  target: string | null,
  view: RegisterView,
): readonly ProposedField[] {
  const place = {
    terrain: row.form === 'opgave' ? null : target,
    cluster: clusterOf(row, target, view),
    municipality: row.municipality_code ?? municipalityKey(tableOf(row), target, view),
    on: (row.received_at ?? '').slice(0, 10),
  };
  return proposeFields(row.form!, row.subject!, valuesIn(proposal), proposal.keys, place, view);
}

function clusterOf(row: Row, target: string | null, view: RegisterView): string | null {
  return row.form === 'opgave' ? target : (view.row(terrain, target)?.cluster_id ?? null);
}

function tableOf(row: Row): string {
  return row.form === 'opgave' ? cluster.id : terrain.id;
}

/** The contact of who acts; null when nobody told the register who that is. */
export function handlerOf(ports: Ports, view: RegisterView): string | null {
  return view.having(contact, 'user_code', ports.actor.code())[0]?.key ?? null;
}

/** What stands now in the cell of a proposed field, encoded. */
export function standsNow(field: ProposedField, view: RegisterView): string {
  if (field.key === null || field.key.startsWith('+')) return '';
  const table = tableById(field.table);
  const row = view.row(table, field.key) as Readonly<Record<string, unknown>> | null;
  return encodeValue(table.columns[field.field]!, row?.[field.field]);
}

export function standingOf(field: ProposedField, now: string): FieldStanding {
  if (now === field.new) return 'gelijk';
  return now === field.old ? 'anders' : 'botst';
}

function rowsOf(
  fields: readonly ProposedField[],
  view: RegisterView,
  decided: ReadonlyMap<string, FieldDecision>,
): readonly ShownRow[] {
  const rows = new Map<string, ProposedField[]>();
  for (const field of fields) rows.set(field.row, [...(rows.get(field.row) ?? []), field]);
  return [...rows].map(([row, own]) => ({
    row,
    title: rowTitle(row, own[0]!),
    fields: own.map((field): ShownField => {
      const now = standsNow(field, view);
      return {
        id: field.id,
        label: tableById(field.table).columns[field.field]!.label,
        source: field.source,
        old: valueText(field, field.old, view),
        now: valueText(field, now, view),
        new: valueText(field, field.new, view),
        seen: now,
        standing: standingOf(field, now),
        goesWith: field.goesWith ?? null,
        decision: decided.get(field.id) ?? null,
      };
    }),
  }));
}

/** `Maatregel 2 (nieuw)`, `Terrein OV-0004`. */
function rowTitle(row: string, field: ProposedField): string {
  const number = /\d+$/.exec(row)?.[0];
  const noun = tableById(field.table).noun.replace(/^(de|het) /, '');
  const name = `${noun[0]!.toUpperCase()}${noun.slice(1)}${number ? ` ${number}` : ''}`;
  if (field.key === null) return `${name} (nog niet bekend welk)`;
  return field.key.startsWith('+') ? `${name} (nieuw)` : `${name} ${field.key}`;
}

function listed(key: string, row: Row, view: RegisterView): WaitingIntake {
  const proposal = proposalIn(row);
  const target = row.form === 'opgave' ? row.cluster_id : row.terrain_id;
  const name =
    row.form === 'opgave' ? view.row(cluster, target)?.name : view.row(terrain, target)?.display_name;
  const changing = row.subject !== 'vraag' && row.subject !== 'nieuw_terrein';
  const attention = !OPEN.includes(row.status)
    ? null
    : target === null && changing
      ? 'Terrein nog niet zeker'
      : proposal.edits > 0
        ? 'Door de indiener gewijzigd'
        : null;
  return {
    key,
    status: row.status ?? '',
    statusLabel: statusLabel(row),
    subject: row.subject === null ? '' : String(intake.columns.subject.kind.write(row.subject, view.look)),
    municipality: view.row(municipality, row.municipality_code)?.name ?? 'gemeente onbekend',
    place: name ?? row.terrain_name ?? '',
    received: row.received_at === null ? '' : formatDay(row.received_at),
    attention,
  };
}

function statusLabel(row: Row): string {
  return row.status === null ? '' : String(intake.columns.status.kind.write(row.status, NO_LOOK));
}

const NO_LOOK = { codes: () => [], choice: () => null };

function municipalityKey(table: string, key: string | null, view: RegisterView): string | null {
  if (key === null) return null;
  if (table === terrain.id) return view.row(terrain, key)?.municipality_code ?? null;
  return view.row(cluster, key)?.municipality_codes?.[0] ?? null;
}

function municipalityOf(table: string, key: string, view: RegisterView): string {
  return view.row(municipality, municipalityKey(table, key, view))?.name ?? '';
}

/** Of the answers, and of what a colleague changed about the intake since. */
function printOf(row: Row, proposal: Proposal): string {
  return [proposal.print, proposal.edits, row.version, row.terrain_id, row.cluster_id].join('.');
}

function damaged(): Outcome<never> {
  return unusable(
    'Het voorstel van deze melding is beschadigd.',
    'Wacht tot morgen: het register maakt het ’s nachts opnieuw uit de inzending. Of zet de cel Voorstel terug via de versiegeschiedenis.',
  );
}

function gone(): Outcome<never> {
  return unusable('Deze melding is er niet meer.', 'Sluit het venster en open het opnieuw.');
}
