/** The fields of a step: which columns are asked, how the panel shows them, and what was filled in. */
import type { RegisterView } from '../rules/view.ts';
import type { Table } from '../schema/table.ts';
import { contact } from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';
import { PANEL } from '../text/panel.ts';
import { isShown, type When } from './when.ts';

/** One choice, with the words that people see. */
export interface Choice {
  readonly code: string;
  readonly label: string;
}

/** A column that a step asks for. */
export interface StepField {
  readonly table: Table;
  readonly field: string;
  /** Of several of the same column, which one; absent for one. */
  readonly nth?: number;
  /** Instead of the label of the column. */
  readonly label?: string;
  /** Instead of the help of the column. */
  readonly help?: string;
  readonly required?: boolean;
  /** The value with which the field begins, encoded. */
  readonly value?: string | null;
  /** The choices that are offered, where these are not all. */
  readonly choices?: readonly Choice[];
  /** Takes any of the choices, also where the column itself holds one. */
  readonly many?: boolean;
  /** Text that is often longer than one line of the panel. */
  readonly long?: boolean;
  readonly when?: When;
}

/** A field as the panel shows it. */
export interface ShownStepField {
  /** Also the id of its input. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly input: 'text' | 'paragraph' | 'date' | 'choice' | 'checks';
  readonly required: boolean;
  readonly value: string;
  /** The name of a list of choices that the fiche gives once, or the choices themselves; empty for other inputs. */
  readonly choices: string | readonly Choice[];
  readonly when: When | null;
}

/** What was filled in, by the id of the field; the values of several choices with `;` between them. */
export type Typed = Readonly<Record<string, string>>;

/** What stands in the way of a step. `field` is the id of the field that it is about. */
export interface StepError {
  readonly field: string | null;
  readonly reason: string;
  readonly tip: string;
}

export function fieldId({ table, field, nth }: Pick<StepField, 'table' | 'field' | 'nth'>): string {
  return nth === undefined ? `${table.id}.${field}` : `${table.id}.${field}.${nth}`;
}

/** The name of the list of contacts, which many fields share. */
export const CONTACTS = 'contact';

/** All contacts by what other tabs call them, without names. */
export function contactChoices(view: RegisterView): readonly Choice[] {
  return view
    .rows(contact)
    .map(({ key, row }) => ({ code: key, label: row.designation ?? key }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

export function shownField(one: StepField, view: RegisterView): ShownStepField {
  const column = one.table.columns[one.field]!;
  const ask = column.kind.ask(view.look);
  const offered = one.choices ?? (ask && 'choices' in ask ? ask.choices : null);
  const rows = ask?.type === 'rows' && !one.choices ? ask.table : null;
  return {
    id: fieldId(one),
    label: one.label ?? column.label,
    help: one.help ?? column.help,
    input: inputOf(one, view),
    required: one.required ?? false,
    value: one.value ?? '',
    choices: offered ? offered.map(({ code, label }) => ({ code, label })) : (rows ?? ''),
    when: one.when ?? null,
  };
}

function inputOf(one: StepField, view: RegisterView): ShownStepField['input'] {
  const ask = one.table.columns[one.field]!.kind.ask(view.look);
  if (one.many || ask?.type === 'checkboxes') return 'checks';
  if (ask?.type === 'date' || ask?.type === 'paragraph') return ask.type;
  if (one.choices || ask?.type === 'rows' || (ask && 'choices' in ask)) return 'choice';
  return one.long ? 'paragraph' : 'text';
}

/** The values that were filled in, typed, by the id of the field. */
export interface Filled {
  /** The typed value of a column that is asked once; null when blank. */
  of<T extends Table, F extends keyof T['columns'] & string>(
    table: T,
    field: F,
    nth?: number,
  ): NonNullable<ReturnType<T['columns'][F]['kind']['decode']>> | null;
  /** The choices of a field that takes several. */
  many(table: Table, field: string): readonly string[];
  /** The values of all fields of a table that stand for its columns. */
  values(table: Table): Readonly<Record<string, unknown>>;
}

/** Reads what was typed, by the kinds of the columns; each error says which field it is about. */
export function readFields(
  fields: readonly StepField[],
  typed: Typed,
  view: RegisterView,
): { readonly filled: Filled; readonly errors: readonly StepError[] } {
  const read = new Map<string, unknown>();
  const errors: StepError[] = [];
  for (const one of fields) {
    const id = fieldId(one);
    const hidden = one.when !== undefined && !isShown(one.when, typed[one.when.id] ?? '');
    const text = hidden ? '' : (typed[id] ?? '').trim();
    const column = one.table.columns[one.field]!;
    const label = one.label ?? column.label;
    if (text === '') {
      if (one.required && !hidden)
        errors.push({
          field: id,
          reason: PANEL.step.required(label),
          tip: PANEL.step.requiredTip[inputOf(one, view)],
        });
      read.set(id, null);
      continue;
    }
    if (one.many) {
      const allowed = new Set(one.choices?.map(({ code }) => code));
      read.set(
        id,
        text.split(';').filter((code) => allowed.has(code)),
      );
      continue;
    }
    const value = column.kind.read(text, view.look);
    if (value.ok) read.set(id, value.value);
    else errors.push({ field: id, reason: `${label}: ${value.reason}`, tip: value.tip });
  }
  return {
    errors,
    filled: {
      of: (table, field, nth) =>
        (read.get(fieldId(nth === undefined ? { table, field } : { table, field, nth })) ?? null) as never,
      many: (table, field) => (read.get(fieldId({ table, field })) ?? []) as readonly string[],
      values: (table) =>
        Object.fromEntries(
          fields
            .filter((one) => one.table === table && one.nth === undefined && !one.many)
            .map((one) => [one.field, read.get(fieldId(one)) ?? null]),
        ),
    },
  };
}

/** An error when a day that was filled in lies ahead. */
export function notAhead(
  filled: Filled,
  one: Pick<StepField, 'table' | 'field'>,
  view: RegisterView,
): readonly StepError[] {
  const day = filled.values(one.table)[one.field];
  if (typeof day !== 'string' || day < addDays(view.today, 1)) return [];
  const reason = PANEL.step.future(one.table.columns[one.field]!.label);
  return [{ field: fieldId(one), reason, tip: PANEL.step.futureTip }];
}
