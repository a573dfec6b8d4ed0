/** What a rule and a finding are, and how a rule about single rows is made. */
import type { AnyRow, Column, Row, Table } from '../schema/table.ts';
import { rowChoice } from '../schema/table.ts';
import { formatDay } from '../text/dates.ts';
import { tidy } from '../text/normalise.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import type { RegisterView } from './view.ts';

/** A mistake, something that is probably wrong, or something to know. */
export type Severity = 'fout' | 'waarschuwing' | 'melding';

/** What a rule found. Rule, table, key and field together are its identity. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly table: string;
  /** Key of the row; `rij 12` for a row without a key. */
  readonly key: string;
  readonly field: string | null;
  /** What was typed, where that stands nowhere else; never about a person. */
  readonly typed: string | null;
  /** Dutch: what is wrong, and where. */
  readonly message: string;
  /** Dutch: how to repair it. */
  readonly tip: string;
}

/** The rows whose findings are wanted, as keys by table id; `null` is the whole register. */
export type Scope = ReadonlyMap<string, ReadonlySet<string>> | null;

export interface Rule {
  /** Dutch, lower case with underscores; never changed, since findings are kept under it. */
  readonly id: string;
  readonly severity: Severity;
  /** Tables that the check reads; the findings are about rows of the first. A general rule reads `[]`. */
  readonly reads: readonly string[];
  /** Dutch, for the documentation: what the rule finds. */
  readonly what: string;
  /** Dutch: how to repair it, unless a flaw says so more precisely. */
  readonly repair: string;
  /** The findings of the rows in scope: the same that a check of the whole register has for them. */
  check(view: RegisterView, scope: Scope): readonly Finding[];
}

/** What is wrong in one row. */
export interface Flaw {
  readonly field: string | null;
  /** One Dutch sentence, without the row: that comes before it. What the rule finds when absent. */
  readonly message?: string;
  readonly tip?: string;
  readonly typed?: string;
}

/** One flaw, several or none. */
export type Flaws = Flaw | readonly Flaw[] | null | false;

export interface RowRule<T extends Table> {
  readonly id: string;
  readonly severity: Severity;
  /** Other tables that the check reads. */
  readonly reads?: readonly Table[];
  readonly what: string;
  readonly repair: string;
  check(row: Row<T>, key: string, view: RegisterView): Flaws;
}

/** A rule that looks at one row of a table at a time, so that its scope can be any rows. */
export function rowRule<T extends Table>(table: T, spec: RowRule<T>): Rule {
  return {
    ...spec,
    reads: [table.id, ...(spec.reads ?? []).map((other) => other.id)],
    check(view, scope) {
      const keys = scope?.get(table.id);
      if (scope && !keys) return [];
      return view.rows(table).flatMap(({ key, row }) => {
        if (keys && !keys.has(key)) return [];
        const flaws = spec.check(row, key, view);
        return flaws ? [flaws].flat().map((flaw: Flaw) => finding(spec, table, key, row, flaw)) : [];
      });
    },
  };
}

/** The finding for a flaw in a row; `row` is null when there is no row with this key. */
export function finding(
  rule: Pick<Rule, 'id' | 'severity' | 'what' | 'repair'>,
  table: Table,
  key: string,
  row: AnyRow | null,
  flaw: Flaw,
): Finding {
  // A name that slipped into the title of a person must not spread.
  const place =
    row && table.title && !table.personal ? rowChoice(table, { ...row, [table.key.field]: key }) : key;
  const noun = table.noun.replace(/^(de|het) /, '');
  return {
    rule: rule.id,
    severity: rule.severity,
    table: table.id,
    key,
    field: flaw.field,
    typed: flaw.typed ?? null,
    message: sentence(
      `${noun[0]!.toUpperCase()}${noun.slice(1)} ${place}: ${flaw.message ?? small(rule.what)}`,
    ),
    tip: sentence(flaw.tip ?? rule.repair),
  };
}

/** A sentence that goes on behind a colon; an abbreviation keeps its capitals. */
function small(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

/** As the tab Bevindingen reads it back: tidied, and no longer than it holds. */
function sentence(text: string): string {
  const clean = tidy(text);
  return clean.length > 1000 ? `${clean.slice(0, 999).trim()}…` : clean;
}

export function label(table: Table, field: string): string {
  return table.columns[field]!.label;
}

/** A value as people read it in a sentence: `1-3-2026`, `12,5`, `Gehouden`. Not for columns about people. */
export function shown(column: Column, value: unknown, view: RegisterView): string {
  if (value === null || value === undefined) return 'leeg';
  if (typeof value === 'number')
    return formatDutchNumber(value, Number.isInteger(value) ? 0 : decimals(value));
  const cell = column.kind.write(value, view.look);
  return typeof cell === 'object' ? formatDay(cell.civil) : String(cell);
}

function decimals(value: number): number {
  return Math.min(String(value).split('.')[1]?.length ?? 2, 6);
}
