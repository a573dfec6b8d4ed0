/** Rules that many tables share in shape: what must be filled when, what may not exceed what, what occurs once. */
import type { AnyRow, Row, Table } from '../schema/table.ts';
import { type Flaw, label, type Rule, rowRule, type Severity, shown } from './rule.ts';
import type { RegisterView } from './view.ts';

type Field<T extends Table> = keyof T['columns'] & string;

/** A field that must be filled when something holds; `because` completes "… moet ingevuld zijn". */
export function needs<T extends Table>(
  table: T,
  id: string,
  field: Field<T>,
  because: string,
  when: (row: Row<T>, view: RegisterView) => boolean,
  severity: Severity = 'fout',
): Rule {
  const name = label(table, field);
  return rowRule(table, {
    id,
    severity,
    what: `Het veld ${name} is leeg en moet ingevuld zijn ${because}.`,
    repair: `Vul ${name} in.`,
    check: (row, key, view) =>
      row[field] === null && when(row, view) && !view.unread(table, key, field) && { field },
  });
}

/** A number that may not exceed another of the same row, or a day that may not lie after another. */
export function atMost<T extends Table>(
  table: T,
  id: string,
  small: Field<T>,
  large: Field<T>,
  severity: Severity = 'fout',
): Rule {
  const [low, high] = [label(table, small), label(table, large)];
  const isDay = table.columns[small]!.kind.name === 'datum';
  const what = isDay ? `${low} ligt na ${high}` : `${low} is groter dan ${high}`;
  return rowRule(table, {
    id,
    severity,
    what: `${what}.`,
    repair: `Verbeter ${low} of ${high}.`,
    check(row, _key, view) {
      const [a, b] = [row[small], row[large]] as [string | number | null, string | number | null];
      if (a === null || b === null || a <= b) return null;
      const [left, right] = [small, large].map((field) => shown(table.columns[field]!, row[field], view));
      const message = isDay
        ? `${low} (${left}) ligt na ${high} (${right}).`
        : `${low} (${left}) is groter dan ${high} (${right}).`;
      return { field: small, message };
    },
  });
}

/** At most one row with the same values in some fields; rows for which `counts` is false stay out of it. */
export function onlyOne<T extends Table>(
  table: T,
  spec: {
    readonly id: string;
    readonly severity?: Severity;
    readonly fields: readonly [Field<T>, ...Field<T>[]];
    readonly what: string;
    readonly repair: string;
    readonly counts?: (row: Row<T>) => boolean;
  },
): Rule {
  const { fields, counts = () => true } = spec;
  const identity = (row: AnyRow): string => JSON.stringify(fields.map((field) => row[field]));
  const takesPart = (row: Row<T>): boolean => row[fields[0]] !== null && counts(row);
  return rowRule(table, {
    severity: 'fout',
    ...spec,
    check(row, key, view) {
      if (!takesPart(row)) return null;
      const groups = view.once(`groups ${spec.id}`, () => {
        const made = new Map<string, string[]>();
        for (const other of view.rows(table)) {
          if (!takesPart(other.row)) continue;
          const group = identity(other.row);
          const keys = made.get(group);
          if (keys) keys.push(other.key);
          else made.set(group, [other.key]);
        }
        return made;
      });
      const others = groups.get(identity(row))!.filter((other) => other !== key);
      return others.length > 0 && sameAs(fields[fields.length - 1]!, spec.what, others);
    },
  });
}

/** A flaw that a row shares with others, of which the first few are named. */
export function sameAs(field: string | null, what: string, others: readonly string[]): Flaw {
  const named = others.slice(0, 5).join(', ');
  const more = others.length > 5 ? ` en ${others.length - 5} andere` : '';
  return { field, message: `${what.replace(/\.$/, '')}: zie ook ${named}${more}.` };
}
