/** The people whom a sender named: read again from the response when needed, and put in Contacten once accepted. */
import { type Change, decodeValue, newKey } from '../../domain/change/change.ts';
import { valueText } from '../../domain/intake/letters.ts';
import type { FieldDecision, Proposal } from '../../domain/intake/proposal.ts';
import { type ReadValue, understand } from '../../domain/intake/understand.ts';
import type { RegisterView } from '../../domain/rules/view.ts';
import { cluster, contact, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { addMonths } from '../../domain/text/dates.ts';
import { configured } from '../configuration.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { submissionById } from './submissions.ts';

/** Someone whom the sender named. */
export interface ShownPerson {
  readonly id: string;
  readonly title: string;
  readonly values: readonly (readonly [label: string, value: string])[];
  /** The contact that has the same address already. */
  readonly known: string | null;
  /** False when the response is gone or was changed since, or is not to be read by who acts. */
  readonly isThere: boolean;
  readonly decision: FieldDecision | null;
}

type Row = RegisterRow<'intake'>;

/** How long a contact is kept that came with a form, as long as the setting tells nothing. */
const DEFAULT_YEARS = 1;

/** The day after which a contact that came with a form must go. */
export function deleteAfter(ports: Ports, register: Register): string {
  const years = configured(register, 'retention_contact_years') ?? DEFAULT_YEARS;
  return addMonths(ports.clock.now().slice(0, 10), 12 * years);
}

/** The people of an intake. Two calls when there are any. */
export function peopleOf(
  ports: Ports,
  register: Register,
  row: Row,
  proposal: Proposal,
  view: RegisterView,
): readonly ShownPerson[] {
  const told = toldOf(ports, register, row, proposal);
  const decided = new Map((proposal.decisions ?? []).map((decision) => [decision.id, decision]));
  return proposal.people.map((id): ShownPerson => {
    const values = told.get(id) ?? [];
    const address = values.find(({ field }) => field === 'email')?.value;
    const known = address ? view.having(contact, 'email', address)[0]?.key : undefined;
    return {
      id,
      title: `Contactpersoon ${/\d+$/.exec(id)?.[0] ?? ''}`.trim(),
      values: values.map(({ field, value }) => [
        contact.columns[field as 'name'].label,
        valueText({ table: contact.id, field }, value, view),
      ]),
      known: known === undefined ? null : (view.look.choice(contact.id, known) ?? known),
      isThere: told.has(id),
      decision: decided.get(id) ?? null,
    };
  });
}

/** The rows of Contacten for people whose names were accepted, with what only the register knows. */
export function newContacts(
  ports: Ports,
  register: Register,
  row: Row,
  proposal: Proposal,
  ids: readonly string[],
  view: RegisterView,
): readonly Change[] {
  if (!ids.length) return [];
  const told = toldOf(ports, register, row, proposal);
  const place = view.row(cluster, row.cluster_id)?.name ?? '';
  return ids.map((id): Change => {
    const values = Object.fromEntries(
      (told.get(id) ?? []).map(({ field, value }) => [
        field,
        decodeValue(contact.columns[field as 'name'], value),
      ]),
    );
    const role =
      typeof values.role === 'string'
        ? String(contact.columns.role.kind.write(values.role, view.look))
        : 'contact';
    return {
      type: 'add',
      table: contact.id,
      key: newKey(id),
      values: {
        ...values,
        designation: `${role.toLowerCase()} ${place}`.trim().slice(0, 100),
        source: 'Opgave van de gemeente',
        delete_after: deleteAfter(ports, register),
      },
    };
  });
}

/** What the response tells of each person; nothing when it is not the one that the proposal was made of. */
function toldOf(
  ports: Ports,
  register: Register,
  row: Row,
  proposal: Proposal,
): ReadonlyMap<string, readonly ReadValue[]> {
  if (!proposal.people.length || row.form === null) return new Map();
  const submission = submissionById(ports, row.form, row.response_id ?? '');
  if (!submission) return new Map();
  const said = understand(submission.answers, register.look);
  if (said.print !== proposal.print) return new Map();
  return new Map(said.people.map((person) => [person.row, person.values]));
}
