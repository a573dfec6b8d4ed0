/** A register in memory with terrains, a half-year and a way to send forms in, for the tests of the intake. */

import { importTerrains } from '../../../../src/register/app/import-terrains.ts';
import { handleIntake, type SeenDecision } from '../../../../src/register/app/intake/handle.ts';
import { type ShownIntake, showIntake } from '../../../../src/register/app/intake/queue.ts';
import { receive, type Submission } from '../../../../src/register/app/intake/receive.ts';
import type { Change } from '../../../../src/register/domain/change/change.ts';
import type { Answer } from '../../../../src/register/domain/intake/answers.ts';
import type { FormId } from '../../../../src/register/domain/intake/form.ts';
import {
  contact,
  intake,
  outbox,
  type RegisterRow,
  type TableId,
  tableById,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { freshMemory, register, value } from '../import-register.ts';
import type { Memory } from '../memory-ports.ts';

export const SENDER = 'ambtenaar@zwolle.example';

/** Terrains OV-0001 to OV-0005, each with the cluster of the same number, and the half-year 2026-H2. */
export function freshDesk(): Memory {
  const held = freshMemory();
  const list = [
    'GM0193;HESSENPOORT;50,5;40',
    'GM0193;DE MARSLANDEN;100;80',
    'GM0177;DE ZEGGE I T/M V;30;25',
    'GM0177;DE ZEGGE VI;10;8',
    'GM0163;T LOCHTER I;12;10',
  ];
  value(importTerrains(register(held), `gemeentecode;naam;bruto;netto\n${list.join('\n')}`, ''));
  write(held, [
    {
      type: 'add',
      table: 'period',
      key: '2026-H2',
      values: {
        name: 'tweede halfjaar 2026',
        type: 'halfjaar',
        from: '2026-07-01',
        until: '2026-12-31',
        reference_date: '2027-01-01',
        status: 'open',
      },
    },
  ]);
  return held;
}

export function write(held: Memory, changes: readonly Change[]): void {
  const result = register(held).write({ via: 'blad', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

export interface Sent {
  readonly form?: FormId;
  readonly id?: string;
  readonly at?: string;
  readonly email?: string;
  readonly values: Readonly<Record<string, Answer>>;
}

/** A response with the questions about the sender answered. */
export function response({
  form = 'aanmelding',
  id = 'r1',
  at = '2026-11-23T09:00:00',
  email,
  values,
}: Sent): Submission {
  return {
    answers: {
      form,
      responseId: id,
      at,
      email: '',
      values: {
        'indiener.naam': 'Anna de Vries',
        'indiener.email': email ?? SENDER,
        gemeente: 'Zwolle',
        ...values,
      },
    },
    editUrl: `https://docs.google.com/forms/d/e/x/viewform?edit2=${id}`,
  };
}

/** Sends forms in, each in an execution of its own; gives how many were new or changed. */
export function send(held: Memory, ...all: readonly Sent[]): number {
  return all.reduce((sum, one) => sum + receive(held.ports(), register(held), [response(one)]), 0);
}

export function rows<Id extends TableId>(held: Memory, table: Id): readonly RegisterRow<Id>[] {
  return register(held)
    .read(tableById(table))
    .entries.map(({ values }) => values as unknown as RegisterRow<Id>);
}

export const intakes = (held: Memory) => rows(held, intake.id as 'intake');
export const contacts = (held: Memory) => rows(held, contact.id as 'contact');
export const mails = (held: Memory) => rows(held, outbox.id as 'outbox');

export function open(held: Memory, key: string): ShownIntake {
  return value(showIntake(held.ports(), register(held), key));
}

/** Decides on all fields that are not equal already: those in `refused` with their reason, the others accepted. */
export function handle(
  held: Memory,
  shown: ShownIntake,
  refused: Readonly<Record<string, string>> = {},
  rest: { readonly explanation?: string; readonly overrule?: string } = {},
) {
  const decisions: SeenDecision[] = [
    ...shown.rows.flatMap(({ fields }) =>
      fields.filter(({ standing, goesWith }) => standing !== 'gelijk' && goesWith === null),
    ),
    ...shown.people.map(({ id }) => ({ id, seen: '' })),
  ].map(({ id, seen }) => ({ id, seen, accepted: !(id in refused), reason: refused[id] ?? '' }));
  return handleIntake(held.ports(), register(held), {
    key: shown.key,
    print: shown.print,
    decisions,
    along: {},
    explanation: '',
    overrule: '',
    ...rest,
  });
}
