/** The one declaration of a table, from which tab, checks, types, forms, exports and dictionary follow. */

import type { Kind, ValueOf } from './kind.ts';
import { choiceText } from './kinds/choice.ts';
import { nameTable } from './kinds/names.ts';
import { integer } from './kinds/number.ts';
import { text, verbatim } from './kinds/text.ts';
import { dateTime } from './kinds/time.ts';

/** Who works with the register, in order of rights. */
export const ROLES = ['coordinator', 'medewerker', 'aanjager', 'versnellingsteam', 'lezer'] as const;
export type Role = (typeof ROLES)[number];

/** Woo class of a column: may be published, stays within the province, or was supplied in confidence. */
export type Openness = 'openbaar' | 'intern' | 'vertrouwelijk';

export interface ColumnOptions<T> {
  /** Dutch header text. */
  readonly label: string;
  /** One or two Dutch sentences for the header's note and the data dictionary. */
  readonly help: string;
  readonly unit?: string;
  /** Must be filled for the row to be complete; `start` and such conditions are rules, not this. */
  readonly required?: boolean;
  /** Filled by the register itself; protected against typing. Implied in a table without editors. */
  readonly system?: boolean;
  /** Who may edit; the table's editors when absent. */
  readonly editors?: readonly Role[];
  /** `intern` when absent. */
  readonly openness?: Openness;
  /** Names, addresses and the like of living people. */
  readonly personal?: boolean;
  /** No two rows may share a filled value. */
  readonly unique?: boolean;
  /** Value of a new row where nothing was typed. */
  readonly initial?: T;
  /** Hidden in the sheet. */
  readonly hidden?: boolean;
}

export interface Column<T = unknown> extends ColumnOptions<T> {
  readonly kind: Kind<T>;
  readonly openness: Openness;
}

/** Declares a column of a kind. */
export function column<T>(kind: Kind<T>, options: ColumnOptions<NoInfer<T>>): Column<T> {
  return { openness: 'intern', ...options, kind };
}

// biome-ignore lint/suspicious/noExplicitAny: a table holds columns of all types
export type Columns = Readonly<Record<string, Column<any>>>;

/** Where a tab stands and what colour it has. */
export const GROUPS = {
  overzicht: { label: 'Overzicht', color: '#0b5394' },
  register: { label: 'Register', color: '#1d6f5c' },
  proces: { label: 'Proces', color: '#38761d' },
  geld: { label: 'Geld', color: '#b45f06' },
  mensen: { label: 'Mensen', color: '#741b47' },
  intake: { label: 'Intake', color: '#0b7285' },
  monitoring: { label: 'Monitoring', color: '#351c75' },
  beheer: { label: 'Beheer', color: '#666666' },
} as const;
export type Group = keyof typeof GROUPS;

export interface KeyRule {
  /** The field that holds the key. */
  readonly field: string;
  /** `OV` with 4 digits gives OV-0001; absent for tables whose key is given (municipality codes, settings). */
  readonly prefix?: string;
  readonly digits?: number;
}

/** `F` narrows the fields that may be named; it stays out of `Table` so that every table is a `Table`. */
export interface TableSpec<C extends Columns, F extends string = string> {
  /** English identifier, snake_case, singular. */
  readonly id: string;
  /** Dutch name of the tab. */
  readonly tab: string;
  /** Dutch noun for one row, with its article: `het terrein`. */
  readonly noun: string;
  /** One Dutch sentence on what the tab is for. */
  readonly help: string;
  readonly group: Group;
  readonly key: KeyRule;
  /** Fields whose texts make the name of a row, for dropdowns and messages. Tables that are referred to have it. */
  readonly title?: readonly F[];
  /** Who may edit rows; system tables have none. */
  readonly editors: readonly Role[];
  /** Holds personal data: protected as a whole, left out of exports and digests. */
  readonly personal?: boolean;
  /** Who and when per row; system tables and lists go without. */
  readonly audit?: boolean;
  /** Rows remember what the register last knew of them, so that edits past it are found. True when absent. */
  readonly tracked?: boolean;
  /** A row is never changed or removed once it stands, not even to take something back. */
  readonly frozen?: boolean;
  /** What the register itself writes here can be worked out again, so it is not journalled. */
  readonly quiet?: boolean;
  readonly columns: C;
}

/** Who made and last changed a row, and how often; filled by the writer. */
const AUDIT = {
  created_on: column(dateTime(), {
    label: 'Aangemaakt op',
    help: 'Wanneer de rij is gemaakt.',
    system: true,
  }),
  created_by: column(text({ width: 110 }), {
    label: 'Aangemaakt door',
    help: 'Gebruikerscode van wie de rij maakte.',
    system: true,
  }),
  changed_on: column(dateTime(), {
    label: 'Gewijzigd op',
    help: 'Wanneer de rij het laatst is gewijzigd.',
    system: true,
  }),
  changed_by: column(text({ width: 110 }), {
    label: 'Gewijzigd door',
    help: 'Gebruikerscode van wie de rij het laatst wijzigde.',
    system: true,
  }),
  version: column(integer({ min: 1 }), {
    label: 'Versie',
    help: 'Loopt op bij elke wijziging.',
    system: true,
  }),
} as const;

/** The text by which other tabs choose a row. */
const CHOICE = {
  choice: column(text({ width: 220 }), {
    label: 'Keuze',
    help: 'Zo staat deze rij in keuzelijsten van andere tabbladen.',
    system: true,
    hidden: true,
  }),
} as const;

/** What the register has to say about a row. */
const ATTENTION = {
  attention: column(text({ max: 2000, width: 160 }), {
    label: 'Let op',
    help: 'De kolommen van deze rij waar het register iets over meldt. De uitleg staat in Bevindingen.',
    system: true,
  }),
} as const;

const MEMORY_OPTIONS = {
  label: 'Laatst bekend',
  help: 'Zo kende het register deze rij het laatst. Hiermee ziet het wat er is gewijzigd.',
  system: true,
  hidden: true,
} as const;

/** The row as the register last knew it; of a person it holds what the row itself holds. */
const SHADOW = { shadow: column(verbatim(), MEMORY_OPTIONS) } as const;
const PERSONAL_SHADOW = {
  shadow: column(verbatim(), { ...MEMORY_OPTIONS, openness: 'vertrouwelijk', personal: true }),
} as const;

/** Who and when. */
export const STAMPS: readonly string[] = Object.keys(AUDIT);

/** Columns in which the register keeps its own books: no change carries them, and no rule looks at them. */
export const BOOKKEEPING: readonly string[] = ['choice', 'attention', 'shadow'];

type Audit = typeof AUDIT;
type Choice = typeof CHOICE;
type Memory = typeof ATTENTION & typeof SHADOW;

/** Field names are plain text here, so that a particular table is also a table of any columns. */
export interface Table<C extends Columns = Columns> extends Omit<TableSpec<C>, 'title'> {
  readonly title?: readonly string[];
  readonly columns: C;
  readonly audit: boolean;
  readonly tracked: boolean;
  readonly quiet: boolean;
  /** Fields in the order of the tab. */
  readonly fields: readonly string[];
}

/** A typed row: each field its value, or null when blank. */
export type Row<T extends Table> = {
  readonly [F in keyof T['columns']]: ValueOf<T['columns'][F]['kind']> | null;
};

/** A row of any table, when the code follows the declaration and not a type. */
export type AnyRow = Readonly<Record<string, unknown>>;

/**
 * Completes a declaration with the columns that every table of its sort has: the choice text for tables
 * that are referred to, who and when for tables that people fill, and what the register remembers of a row. A
 * table without editors is filled by the register alone, so each of its columns is a system column.
 */
export function defineTable<const C extends Columns>(
  spec: TableSpec<C, keyof C & string>,
): Table<C & Audit & Choice & Memory> {
  nameTable(spec.id, spec.tab);
  const people = spec.editors.length > 0;
  const audit = spec.audit ?? people;
  const own = people ? spec.columns : Object.fromEntries(entriesAsSystem(spec.columns));
  const tracked = spec.tracked ?? true;
  const columns = {
    ...own,
    ...(spec.title ? CHOICE : {}),
    ...(tracked ? ATTENTION : {}),
    ...(audit ? AUDIT : {}),
    ...(tracked ? (spec.personal ? PERSONAL_SHADOW : SHADOW) : {}),
  } as C & Audit & Choice & Memory;
  return { ...spec, audit, tracked, quiet: spec.quiet ?? false, columns, fields: Object.keys(columns) };
}

function entriesAsSystem(columns: Columns): [string, Column][] {
  return Object.entries(columns).map(([field, declared]) => [field, { ...declared, system: true }]);
}

/** The choice text of a row: `OV-0001 · Hessenpoort`. */
export function rowChoice(table: Table, row: AnyRow): string {
  const names = (table.title ?? []).map((field) => {
    const value = row[field];
    return value === null || value === undefined ? '' : table.columns[field]!.kind.encode(value);
  });
  return choiceText(String(row[table.key.field] ?? ''), names.filter(Boolean).join(', '));
}

/** The n-th key of a table with a prefix: 12 in `OV` with 4 digits is `OV-0012`. */
export function numberedKey(rule: KeyRule, n: number): string {
  return `${rule.prefix}-${String(n).padStart(rule.digits ?? 4, '0')}`;
}

/** The number in a numbered key, or null when the text is no key of this rule. */
export function keyNumber(rule: KeyRule, key: string): number | null {
  const match = rule.prefix ? new RegExp(`^${rule.prefix}-(\\d+)$`).exec(key) : null;
  return match ? Number(match[1]) : null;
}
