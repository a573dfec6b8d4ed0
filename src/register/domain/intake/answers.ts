/** What a respondent sent, without Google, and how an answer is read and a known value filled in. */
import { cellText, isMoment, ok, type Read } from '../schema/cell.ts';
import type { Code, Kind, Lookup } from '../schema/kind.ts';
import type { AnyRow, Table } from '../schema/table.ts';
import { tableById } from '../schema/tables/index.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import type { FormId } from './form.ts';

/** An answer as it came in: text (days as `yyyy-mm-dd`), or the chosen texts of checkboxes. */
export type Answer = string | readonly string[];

/** One response; a later edit of it has the same `responseId` and a later `at`. */
export interface Answers {
  readonly form: FormId;
  readonly responseId: string;
  /** When it was last sent, by the clock of the spreadsheet: `yyyy-mm-ddThh:mm:ss`. */
  readonly at: string;
  /** The address that the sender gave, as typed; empty when an older form did not ask for it. */
  readonly email: string;
  /** What was answered, by question id; questions left open are not in it. */
  readonly values: Readonly<Record<string, Answer>>;
}

/** The text by which a form offers a row: the name first, for that is what people look for, then the key. */
export function offered(table: Table, row: AnyRow): string {
  const key = String(row[table.key.field] ?? '');
  const name = (table.title ?? [])
    .map((field) => row[field])
    .find((value) => typeof value === 'string' && value);
  return table.key.prefix ? [name, key].filter(Boolean).join(SEPARATOR) : String(name ?? key);
}

const SEPARATOR = ' · ';

/** The key of a row of this table that stands in a text, as `offered` and the choice texts of the sheet put it. */
export function keyInText(table: string, text: string): string | null {
  const { prefix } = tableById(table).key;
  const found = prefix ? new RegExp(`(?:^|[^A-Za-z0-9-])(${prefix}-\\d{4,})(?![\\w-])`).exec(text) : null;
  return found?.[1] ?? null;
}

/** A text that may name a row, taken apart: `MR-0001 · Zonnepanelen` gives the key and the rest. */
export function named(table: string, text: string): { readonly key: string | null; readonly rest: string } {
  const { prefix } = tableById(table).key;
  const found = new RegExp(`^\\s*(${prefix}-\\d{4,})\\s*(?:[·:-]\\s*)?`).exec(text);
  return found ? { key: found[1]!, rest: text.slice(found[0].length) } : { key: null, rest: text };
}

/**
 * Reads an answer by its kind. References are read as the key that stands in the text; a municipality, which is
 * offered by its name, is up to who matches it. Blank gives null.
 */
export function readAnswer<T>(kind: Kind<T>, answer: Answer, look: Lookup): Read<T> {
  const ask = kind.ask(look);
  const choices = ask && 'choices' in ask ? ask.choices : [];
  if (typeof answer === 'string' && answer.trim() === '') return ok<T>(null);
  if (ask?.type === 'rows') {
    const key = keyInText(ask.table, String(answer));
    if (key !== null) return kind.read(key, look);
  }
  if (typeof answer !== 'string') {
    // By code, for a label may hold what separates several choices in a cell.
    return answer.length
      ? kind.read(answer.map((text) => codeOf(text, choices)).join(';'), look)
      : ok<T>(null);
  }
  return kind.read(codeOf(answer, choices), look);
}

/** How a respondent would have typed or chosen a value; null when the form offers no such choice any more. */
export function fillIn<T>(kind: Kind<T>, value: T, look: Lookup): Answer | null {
  const ask = kind.ask(look);
  if (!ask || ask.type === 'rows') return null;
  if ('choices' in ask) {
    const chosen = (Array.isArray(value) ? value.map(String) : [kind.encode(value)]).map(
      (code) => ask.choices.find((choice) => choice.code === code)?.label ?? null,
    );
    if (ask.type === 'checkboxes') return chosen.filter((label) => label !== null);
    return chosen[0] ?? null;
  }
  const cell = kind.write(value, look);
  if (isMoment(cell)) return cell.civil;
  return typeof cell === 'number' ? shown(cell) : cellText(cell);
}

function codeOf(text: string, choices: readonly Code[]): string {
  return choices.find((choice) => choice.label === text)?.code ?? text;
}

/** With as many decimals as it has. */
function shown(value: number): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return formatDutchNumber(value, decimals);
}
