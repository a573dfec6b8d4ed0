/** All rules of the register, by family, and the two checks: of everything, and of rows that were touched. */
import { STEP_RULES } from '../programme/steps.ts';
import type { Table } from '../schema/table.ts';
import { tableById } from '../schema/tables/index.ts';
import { FIELD_RULES } from './fields.ts';
import { KEY_RULES } from './keys.ts';
import { type Identity, identityOf, type KnownFinding } from './merge.ts';
import { MONEY_RULES } from './money.ts';
import { PEOPLE_RULES } from './people.ts';
import { REPORTING_RULES } from './reporting.ts';
import { RESULT_RULES } from './results.ts';
import type { Finding, Rule, Scope } from './rule.ts';
import { SESSION_RULES } from './sessions.ts';
import { TERRAIN_RULES } from './terrains.ts';
import { TRACK_RULES } from './tracks.ts';
import type { RegisterView } from './view.ts';

export interface Family {
  /** Dutch, for the documentation. */
  readonly label: string;
  readonly rules: readonly Rule[];
}

export const FAMILIES: readonly Family[] = [
  { label: 'Velden van alle tabbladen', rules: FIELD_RULES },
  { label: 'Sleutels en verwijzingen', rules: KEY_RULES },
  { label: 'Terreinen, clusters en organisaties', rules: TERRAIN_RULES },
  { label: 'Trajecten', rules: TRACK_RULES },
  { label: 'Sprintsessies, overdrachten en organisatiegraad', rules: SESSION_RULES },
  { label: 'Subsidies en kosten', rules: MONEY_RULES },
  { label: 'Meetcampagnes, maatregelen en doorverwijzingen', rules: RESULT_RULES },
  { label: 'Contacten, abonnementen en kennis', rules: PEOPLE_RULES },
  { label: 'Intake, perioden en beheer', rules: REPORTING_RULES },
];

export const RULES: readonly Rule[] = FAMILIES.flatMap(({ rules }) => rules);

/** Findings of the whole register, one for each identity. */
export function checkRegister(view: RegisterView, rules: readonly Rule[] = RULES): readonly Finding[] {
  return check(view, null, rules);
}

/**
 * Findings of the rows in scope: the same that `checkRegister` has for them. Hand in fewer rules (see
 * `rulesWithin`) to keep from reading many tables.
 */
export function checkTouched(
  view: RegisterView,
  scope: NonNullable<Scope>,
  rules: readonly Rule[] = RULES,
): readonly Finding[] {
  return check(view, scope, rules);
}

function check(view: RegisterView, scope: Scope, rules: readonly Rule[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const rule of rules)
    for (const one of rule.check(view, scope))
      if (!found.has(identityOf(one))) found.set(identityOf(one), one);
  return [...found.values()];
}

/**
 * The rules about rows of `touched` that read none but the tables in `known`; for an edit that should not
 * cost a read of each table. A general rule about references reads the tables that `touched` refers to.
 */
export function rulesWithin(touched: Table, known: ReadonlySet<string>): readonly Rule[] {
  return RULES.filter((rule) =>
    rule.reads.length
      ? rule.reads[0] === touched.id && rule.reads.every((id) => known.has(id))
      : rule.id !== 'verwijzing_onbekend' || referredTo(touched).every((id) => known.has(id)),
  );
}

/** The tables that a table refers to. */
export function referredTo(table: Table): readonly string[] {
  const ids = Object.values(table.columns).map(({ kind }) => kind.refersTo);
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** For `Checked.covers`: the findings that a check with these rules and this scope would have found again. */
export function coverage(scope: Scope, rules: readonly Rule[] = RULES): (finding: Identity) => boolean {
  const ids = new Set(rules.map(({ id }) => id));
  return ({ rule, table, key }) => ids.has(rule) && (!scope || Boolean(scope.get(table)?.has(key)));
}

/** For `Checked.covers`: refused steps that have been made since (`StepVerdict.answered`). */
export function answers(key: string, fields: readonly string[]): (finding: Identity) => boolean {
  return (finding) =>
    STEP_RULES.some(({ id }) => id === finding.rule) &&
    finding.key === key &&
    finding.field !== null &&
    fields.includes(finding.field);
}

/**
 * The rows to check when rows of some tables were touched: those rows, and the rows whose open findings depend
 * on one of these tables, since the edit may have repaired them.
 */
export function withDependents(
  touched: NonNullable<Scope>,
  known: readonly KnownFinding[],
): NonNullable<Scope> {
  const scope = new Map([...touched].map(([table, keys]) => [table, new Set(keys)]));
  for (const { row } of known) {
    const rule = RULES.find(({ id }) => id === row.rule_id);
    if (!rule || row.table === null || row.key === null || row.status === 'opgelost') continue;
    const reads = rule.reads.length ? rule.reads : [row.table, ...referredTo(tableById(row.table))];
    if (!reads.some((id) => touched.has(id))) continue;
    scope.set(row.table, (scope.get(row.table) ?? new Set()).add(row.key));
  }
  return scope;
}
