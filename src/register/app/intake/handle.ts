/** Use case: carries out what a person decided about an intake, field by field, in one batch with the mail to the sender. */
import type { Change } from '../../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { acceptedChanges } from '../../domain/intake/accept.ts';
import { outcomeLetter, valueText } from '../../domain/intake/letters.ts';
import {
  type FieldDecision,
  fittingProposal,
  type Proposal,
  type ProposedField,
  withFollowers,
} from '../../domain/intake/proposal.ts';
import { newFindings } from '../../domain/rules/after.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { cluster, intake, type RegisterRow, tableById, terrain } from '../../domain/schema/tables/index.ts';
import { decide } from '../decide.ts';
import { messageChanges } from '../outbox/queue.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { newContacts, peopleOf } from './people.ts';
import { handlerOf, standingOf, standsNow, unhandled } from './queue.ts';

/** A decision of a person, with what stood in the register when it was made. */
export interface SeenDecision extends FieldDecision {
  /** Encoded; empty for people and new rows. */
  readonly seen: string;
}

export interface HandleRequest {
  readonly key: string;
  /** Of the intake as it was shown. */
  readonly print: string;
  /** On the fields that go with no other, and on people. */
  readonly decisions: readonly SeenDecision[];
  /** What stood in the fields that go with another, encoded, by id. */
  readonly along: Readonly<Record<string, string>>;
  /** Goes to the sender; may be empty when there is something to take over or to refuse. */
  readonly explanation: string;
  /** Why warnings do not matter; empty as long as nobody was asked. */
  readonly overrule: string;
}

/** What stands in the way, in Dutch. */
export interface Objection {
  readonly message: string;
  readonly tip: string;
}

/** Nothing is changed unless it is `done`. */
export type Handled =
  | { readonly kind: 'done'; readonly says: string }
  /** The register changed since it was shown. */
  | {
      readonly kind: 'conflict';
      readonly fields: readonly string[];
      readonly objections: readonly Objection[];
    }
  | { readonly kind: 'blocked'; readonly objections: readonly Objection[] }
  /** May go on when a reason is given. */
  | { readonly kind: 'warned'; readonly objections: readonly Objection[] };

type Row = RegisterRow<'intake'>;

/** Handles an intake whole: all its open fields are decided on, or nothing happens. */
export function handleIntake(ports: Ports, register: Register, request: HandleRequest): Outcome<Handled> {
  return decide<Handled>(register, { via: 'formulier', reason: `Inzending ${request.key} behandeld` }, () => {
    const source = sourceOf(ports, register);
    const view = openView(source);
    const found = unhandled(view, request.key, request.print);
    if (!found.ok) return found;
    const { row, proposal } = found.value;
    const decisions = new Map(request.decisions.map((decision) => [decision.id, decision]));
    const open = proposal.fields.filter((field) => standingOf(field, standsNow(field, view)) !== 'gelijk');
    const people = peopleOf(ports, register, row, proposal, view);
    if (people.some(({ id, isThere }) => !isThere && decisions.get(id)?.accepted))
      return unusable(
        'We kunnen de contactpersonen niet lezen: de inzending is weg, of je mag het formulier niet openen.',
        'Vraag de coördinator om deze melding te behandelen, of neem de contactpersonen niet over.',
      );
    const own = open.filter(({ goesWith }) => goesWith === null);
    const undecided = [...own, ...people].filter(({ id }) => !decisions.has(id));
    if (undecided.length)
      return unusable(
        'Nog niet over elk voorstel is beslist.',
        'Kies bij elk voorstel Overnemen of Afwijzen.',
      );
    const wordless = request.decisions.some(({ accepted, reason }) => !accepted && !reason.trim());
    const explanation = request.explanation.trim();
    if (wordless && !explanation)
      return unusable(
        'Bij een afwijzing ontbreekt de reden.',
        'Vul bij elke afwijzing een reden in, of onderaan één uitleg.',
      );
    if (!request.decisions.length && !explanation)
      return unusable('De uitleg ontbreekt.', 'Schrijf onderaan wat de indiener moet weten.');

    const seen: Readonly<Record<string, string>> = {
      ...request.along,
      ...Object.fromEntries(request.decisions.map(({ id, seen: text }) => [id, text])),
    };
    const accepted = withFollowers(open, (id) => decisions.get(id)?.accepted ?? false);
    const moved = accepted.filter((field) => standsNow(field, view) !== (seen[field.id] ?? field.old));
    if (moved.length) return answered(conflictOf(moved, view, seen));

    const by = { actor: ports.actor.code(), at: ports.clock.now() };
    const changes = acceptedChanges(accepted, seen, source, by, `melding ${request.key}`);
    if (!changes.ok) return changes;
    const fresh = people.filter(({ id, known }) => decisions.get(id)?.accepted && known === null);
    const ids = fresh.map(({ id }) => id);
    const all = [...changes.value, ...newContacts(ports, register, row, proposal, ids, view)];
    const findings = newFindings(source, all);
    const says = (severity: string): readonly Objection[] =>
      findings
        .filter((finding) => finding.severity === severity)
        .map(({ message, tip }) => ({ message, tip }));
    if (says('fout').length) return answered({ kind: 'blocked', objections: says('fout') });
    if (says('waarschuwing').length && !request.overrule.trim())
      return answered({ kind: 'warned', objections: says('waarschuwing') });

    const told: FieldDecision[] = request.decisions.map(({ id, accepted: taken, reason }) => ({
      id,
      accepted: taken,
      reason: reason.trim().slice(0, 300),
    }));
    return usable({
      changes: [
        ...all,
        ...closing(ports, register, view, row, proposal, {
          told,
          explanation,
          request,
          open,
          people,
        }),
      ],
      answer: { kind: 'done', says: summary(told) },
    });
  });
}

function answered(handled: Handled): Outcome<{ changes: readonly Change[]; answer: Handled }> {
  return usable({ changes: [], answer: handled });
}

function conflictOf(
  moved: readonly ProposedField[],
  view: RegisterView,
  seen: Readonly<Record<string, string>>,
): Handled {
  return {
    kind: 'conflict',
    fields: moved.map(({ id }) => id),
    objections: moved.map((field) => {
      const label = tableById(field.table).columns[field.field]!.label;
      const was = valueText(field, seen[field.id] ?? field.old, view);
      const now = valueText(field, standsNow(field, view), view);
      const wanted = valueText(field, field.new, view);
      return {
        message: `${label} is intussen gewijzigd: het was ${was}, nu is het ${now}. Het voorstel is ${wanted}.`,
        tip: 'Er is niets overgenomen. Kijk wat klopt en beslis opnieuw.',
      };
    }),
  };
}

interface Ending {
  readonly told: readonly FieldDecision[];
  readonly explanation: string;
  readonly request: HandleRequest;
  readonly open: readonly ProposedField[];
  readonly people: readonly { readonly id: string; readonly title: string }[];
}

/** The end of the intake itself, and the mail to the sender. */
function closing(
  ports: Ports,
  register: Register,
  view: RegisterView,
  row: Row,
  proposal: Proposal,
  { told, explanation, request, open, people }: Ending,
): readonly Change[] {
  const taken = told.filter(({ accepted }) => accepted).length;
  const overruled = request.overrule.trim() ? ` Waarschuwing overgeslagen: ${request.overrule.trim()}.` : '';
  const update: Change = {
    type: 'update',
    table: intake.id,
    key: request.key,
    values: {
      status: told.length > 0 && taken === 0 ? 'afgewezen' : 'geaccepteerd',
      handled_at: ports.clock.now(),
      handler_id: handlerOf(ports, view) ?? row.handler_id,
      outcome: `${told.length ? `${summary(told)} ` : ''}${explanation}${overruled}`.trim().slice(0, 1000),
      proposal: fittingProposal({ ...proposal, decisions: told }),
    },
  };
  if (row.submitter_id === null) return [update];
  const place =
    row.form === 'opgave'
      ? view.row(cluster, row.cluster_id)?.name
      : view.row(terrain, row.terrain_id)?.display_name;
  const letter = outcomeLetter(
    {
      what: row.form === 'opgave' ? 'opgave' : 'melding',
      sentOn: row.received_at ?? ports.clock.now(),
      place: place ?? null,
      fields: open,
      people: people.map(({ id, title }) => {
        const decision = told.find((one) => one.id === id);
        return { title, accepted: decision?.accepted ?? false, reason: decision?.reason ?? '' };
      }),
      decisions: told,
      explanation,
    },
    view,
  );
  const message = {
    dedupe: `besluit.${proposal.edits}.${row.response_id}`.slice(0, 200),
    kind: 'besluit',
    to: { contact: row.submitter_id },
    priority: 3,
    ...letter,
  };
  return [update, ...messageChanges(ports, register, [message])];
}

function summary(told: readonly FieldDecision[]): string {
  const taken = told.filter(({ accepted }) => accepted).length;
  if (!told.length) return 'De melding is afgehandeld.';
  if (taken === told.length)
    return taken === 1 ? 'Het voorstel is overgenomen.' : `Alle ${taken} voorstellen zijn overgenomen.`;
  if (taken === 0)
    return told.length === 1
      ? 'Het voorstel is afgewezen.'
      : `Alle ${told.length} voorstellen zijn afgewezen.`;
  return `Van de ${told.length} voorstellen ${taken === 1 ? 'is 1' : `zijn er ${taken}`} overgenomen.`;
}
