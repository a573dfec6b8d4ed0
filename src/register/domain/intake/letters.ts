/** What the sender of an intake reads: the receipt with what was understood, and the outcome. */

import { decodeValue } from '../change/change.ts';
import { shown } from '../rules/rule.ts';
import type { RegisterView } from '../rules/view.ts';
import { intake, tableById } from '../schema/tables/index.ts';
import { formatLongDay } from '../text/dates.ts';
import type { MailBlock } from '../text/mail.ts';
import { FORMS } from './forms.ts';
import { changing, type FieldDecision, type ProposedField } from './proposal.ts';
import type { Understood, Unread } from './understand.ts';

/** A mail but for who gets it. The subject goes into the journal, so it holds nothing that was typed. */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
}

/** What the receipt tells beside the answers themselves. */
export interface ReceiptFacts {
  /** An earlier version of the same response was received before. */
  readonly isEdit: boolean;
  /** That earlier version was handled already. */
  readonly wasHandled: boolean;
  /** Name of the municipality and of the terrain or cluster in the register; null while not certain. */
  readonly municipality: string | null;
  readonly place: string | null;
  /** What it may be, when that is not certain. */
  readonly near: readonly string[];
  readonly fields: readonly ProposedField[];
  /** Dutch sentences on what is wrong or must be known. */
  readonly remarks: readonly string[];
  readonly editUrl: string | null;
}

export function receipt(understood: Understood, facts: ReceiptFacts, view: RegisterView): Letter {
  const what = FORMS[understood.form].subject === 'opgave' ? 'opgave' : 'melding';
  const fresh = changing(facts.fields);
  const same = facts.fields.filter(({ old, new: now, source }) => source !== null && old === now).length;
  const blocks: (MailBlock | null)[] = [
    { type: 'paragraph', text: 'Goedendag,' },
    { type: 'paragraph', text: opening(what, understood, facts) },
    { type: 'fields', rows: about(understood, facts) },
    ...told(fresh, view),
    same > 0
      ? {
          type: 'paragraph',
          text: `${count(same, 'antwoord', 'antwoorden')} wisten wij al. Fijn dat u ${same === 1 ? 'dat' : 'ze'} bevestigt.`,
        }
      : null,
    understood.people.length
      ? {
          type: 'paragraph',
          text: `U geeft ook ${count(understood.people.length, 'contactpersoon', 'contactpersonen')} door.`,
        }
      : null,
    ...list('Dit konden wij niet lezen', understood.unread.map(unreadLine)),
    ...list('Let op', facts.remarks),
    facts.editUrl === null
      ? null
      : { type: 'link', text: 'Klopt er iets niet? Verander dan uw antwoorden', url: facts.editUrl },
    { type: 'paragraph', text: 'Met vriendelijke groet,\nProvincie Overijssel' },
  ];
  return {
    subject: facts.place === null ? `Uw ${what} is ontvangen` : `Uw ${what} is ontvangen: ${facts.place}`,
    blocks: blocks.filter((block) => block !== null),
  };
}

function opening(what: string, { at }: Understood, { isEdit, wasHandled }: ReceiptFacts): string {
  const day = formatLongDay(at);
  if (wasHandled)
    return `U veranderde op ${day} een ${what} die wij al hadden behandeld. Wij kijken er opnieuw naar. U krijgt daarover bericht.`;
  if (isEdit)
    return `U veranderde uw ${what} op ${day}. Hieronder staat hoe wij uw antwoorden nu begrijpen. Wij kijken ernaar en passen daarna het register aan. U krijgt daarover bericht.`;
  return `Wij ontvingen uw ${what} op ${day}. Hieronder staat hoe wij uw antwoorden begrijpen. Wij kijken ernaar en passen daarna het register aan. U krijgt daarover bericht.`;
}

function about(understood: Understood, facts: ReceiptFacts): readonly (readonly [string, string])[] {
  const subject = intake.columns.subject.kind;
  const label = String(subject.write(understood.subject, { codes: () => [], choice: () => null }));
  const rows: [string, string][] = [['Onderwerp', label]];
  rows.push([
    'Gemeente',
    facts.municipality ?? `${understood.municipality || 'niet ingevuld'} (kennen wij niet)`,
  ]);
  if (facts.place !== null) rows.push(['Terrein', facts.place]);
  else if (understood.place) rows.push(['Terrein', understood.place]);
  if (facts.near.length) rows.push(['Bedoelt u misschien', facts.near.join(', of ')]);
  return rows;
}

function told(fields: readonly ProposedField[], view: RegisterView): readonly MailBlock[] {
  const asked = fields.filter(({ source }) => source !== null);
  if (!asked.length) return [];
  return [
    { type: 'heading', text: 'Dit geeft u door' },
    { type: 'fields', rows: asked.map((field) => [field.source!, valueText(field, field.new, view)]) },
  ];
}

function unreadLine({ question, typed, reason, tip }: Unread): string {
  return typed
    ? `${before(question)} "${typed}". ${reason} ${tip}`
    : `${sentence(question)} ${reason} ${tip}`;
}

/** What the outcome tells. */
export interface OutcomeFacts {
  readonly what: 'opgave' | 'melding';
  /** The day on which it was sent. */
  readonly sentOn: string;
  readonly place: string | null;
  readonly fields: readonly ProposedField[];
  /** Titles of rows about people that were accepted or not; their values are not repeated. */
  readonly people: readonly { readonly title: string; readonly accepted: boolean; readonly reason: string }[];
  readonly decisions: readonly FieldDecision[];
  /** In the words of who handled it; may be empty. */
  readonly explanation: string;
}

export function outcomeLetter(facts: OutcomeFacts, view: RegisterView): Letter {
  const byId = new Map(facts.decisions.map((decision) => [decision.id, decision]));
  const asked = facts.fields.filter(({ id }) => byId.has(id));
  const taken = asked.filter(({ id }) => byId.get(id)!.accepted);
  const refused = asked.filter(({ id }) => !byId.get(id)!.accepted);
  const rows = [
    ...taken.map((field) => [titleOf(field), valueText(field, field.new, view)] as const),
    ...facts.people.filter(({ accepted }) => accepted).map(({ title }) => [title, 'overgenomen'] as const),
  ];
  const not = [
    ...refused.map((field) => {
      const { reason } = byId.get(field.id)!;
      const now = field.old === '' ? '' : ` Wij houden: ${valueText(field, field.old, view)}.`;
      return `${before(titleOf(field))} ${valueText(field, field.new, view)}. ${sentence(reason)}${now}`;
    }),
    ...facts.people
      .filter(({ accepted }) => !accepted)
      .map(({ title, reason }) => `${title}. ${sentence(reason)}`),
  ];
  const blocks: MailBlock[] = [
    { type: 'paragraph', text: 'Goedendag,' },
    {
      type: 'paragraph',
      text: `Wij hebben uw ${facts.what} van ${formatLongDay(facts.sentOn)} behandeld.${facts.place === null ? '' : ` Het gaat om ${facts.place}.`}`,
    },
    ...(facts.explanation ? [{ type: 'paragraph', text: facts.explanation } as const] : []),
    ...(rows.length
      ? [{ type: 'heading', text: 'Dit namen wij over' } as const, { type: 'fields', rows } as const]
      : []),
    ...list('Dit namen wij niet over', not),
    { type: 'paragraph', text: 'Dank u wel voor uw bericht.' },
    { type: 'paragraph', text: 'Met vriendelijke groet,\nProvincie Overijssel' },
  ];
  return {
    subject:
      facts.place === null
        ? `Uw ${facts.what} is behandeld`
        : `Uw ${facts.what} is behandeld: ${facts.place}`,
    blocks,
  };
}

/** The question that was asked; the label of the column where the answer follows from others. */
function titleOf({ source, table, field }: ProposedField): string {
  return source ?? tableById(table).columns[field]!.label;
}

/** An encoded value as people read it. */
export function valueText(
  field: Pick<ProposedField, 'table' | 'field'>,
  encoded: string,
  view: RegisterView,
): string {
  const column = tableById(field.table).columns[field.field]!;
  return encoded === '' ? 'leeg' : shown(column, decodeValue(column, encoded), view);
}

function list(title: string, items: readonly string[]): readonly MailBlock[] {
  return items.length
    ? [
        { type: 'heading', text: title },
        { type: 'list', items },
      ]
    : [];
}

/** As what stands before an answer: a question needs no colon. */
function before(title: string): string {
  return title.endsWith('?') ? title : `${title}:`;
}

function count(number: number, one: string, more: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${more}`;
}

function sentence(text: string): string {
  const clean = text.trim();
  return clean === '' || /[.!?]$/.test(clean) ? clean : `${clean}.`;
}
