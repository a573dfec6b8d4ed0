/** Checking some rows finds what a check of the whole register finds for them, whatever the register holds. */
import fc from 'fast-check';
import {
  checkRegister,
  checkTouched,
  coverage,
  RULES,
  referredTo,
  rulesWithin,
  withDependents,
} from '../../../../src/register/domain/rules/index.ts';
import type { KnownFinding } from '../../../../src/register/domain/rules/merge.ts';
import type { Finding, Scope } from '../../../../src/register/domain/rules/rule.ts';
import type { Column, Table } from '../../../../src/register/domain/schema/table.ts';
import {
  grant,
  idea,
  tableById,
  terrain,
  track,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { valueFor } from '../../app/values.ts';
import { CASES } from './cases.ts';
import { patched, Raw, type Rows, TOLD, viewOf, WHOLE } from './support.ts';

/** A value for a column: any that it can hold, a row that is there, a day around today, or what no kind can read. */
function wild(column: Column): fc.Arbitrary<unknown> {
  const target = column.kind.refersTo;
  const keys = target ? Object.keys(WHOLE[target] ?? {}) : [];
  const many = column.kind.name === 'verwijzingen';
  return fc.oneof(
    { weight: 3, arbitrary: valueFor(column) },
    { weight: 2, arbitrary: fc.constant(new Raw('??')) },
    ...(keys.length
      ? [{ weight: 6, arbitrary: fc.constantFrom(...keys).map((key) => (many ? [key] : key)) }]
      : []),
    ...(column.kind.name === 'datum'
      ? [{ weight: 4, arbitrary: fc.constantFrom('2024-05-01', '2025-06-01', '2026-11-24', '2026-11-25') }]
      : []),
  );
}

interface Edit {
  readonly table: Table;
  readonly key: string;
  readonly field: string;
  readonly value: unknown;
}

/** One edit for each column that there is; made once, since making them is what takes time. */
const edits: readonly fc.Arbitrary<Edit>[] = TOLD.flatMap((table) =>
  table.fields
    .filter((field) => field !== table.key.field)
    .map((field) =>
      fc.record({
        table: fc.constant(table),
        key: fc.constantFrom(...Object.keys(WHOLE[table.id]!), 'N-1', 'N-2', '#1', `${firstKey(table)}#2`),
        field: fc.constant(field),
        value: wild(table.columns[field]!),
      }),
    ),
);

const edit: fc.Arbitrary<Edit> = fc.nat(edits.length - 1).chain((index) => edits[index]!);

function firstKey(table: Table): string {
  return Object.keys(WHOLE[table.id]!)[0]!;
}

const registers: fc.Arbitrary<Rows> = fc
  .tuple(fc.constantFrom(...Object.keys(CASES)), fc.array(edit, { maxLength: 25 }))
  .map(([rule, edits]) =>
    edits.reduce<Rows>(
      (rows, { table, key, field, value }) =>
        patched({ [table.id]: { [newKeyOf(table, key)]: { [field]: value } } }, rows),
      patched(CASES[rule]!.wrong),
    ),
  );

/** New rows get a key of their table where it numbers them. */
function newKeyOf(table: Table, key: string): string {
  const number = /^N-(\d)$/.exec(key)?.[1];
  return number && table.key.prefix ? `${table.key.prefix}-900${number}` : key;
}

const scopes: fc.Arbitrary<NonNullable<Scope>> = fc
  .array(fc.tuple(fc.constantFrom(...TOLD), fc.nat(5)), { minLength: 1, maxLength: 8 })
  .map((picked) => {
    const scope = new Map<string, Set<string>>();
    for (const [table, n] of picked) {
      const keys = [...Object.keys(WHOLE[table.id]!), newKeyOf(table, 'N-1'), 'rij 2', 'weg'];
      scope.set(table.id, (scope.get(table.id) ?? new Set()).add(keys[n % keys.length]!));
    }
    return scope;
  });

const within = (scope: NonNullable<Scope>, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ table, key }) => scope.get(table)?.has(key));

test('the findings of touched rows are those that the whole check has for them', () => {
  fc.assert(
    fc.property(registers, scopes, (rows, scope) => {
      const whole = checkRegister(viewOf(rows));
      expect(checkTouched(viewOf(rows), scope)).toEqual(within(scope, whole));
    }),
    { numRuns: 200 },
  );
});

test('every rule holds this by itself', () => {
  for (const rule of RULES) {
    const rows = patched(CASES[rule.id]!.wrong);
    const whole = rule.check(viewOf(rows), null);
    const [table, key] = CASES[rule.id]!.at;
    const scope = new Map([[table, new Set([key])]]);
    const found = rule.check(viewOf(rows), scope);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(within(scope, whole));
    expect(rule.check(viewOf(rows), new Map([[table, new Set(['weg'])]]))).toEqual([]);
    expect(rule.check(viewOf(rows), new Map())).toEqual([]);
  }
});

test('no finding is told twice, and whatever stands in the cells, none fails', () => {
  fc.assert(
    fc.property(registers, (rows) => {
      const found = checkRegister(viewOf(rows));
      const ids = found.map(({ rule, table, key, field }) => `${rule} ${table} ${key} ${field}`);
      expect(new Set(ids).size).toBe(ids.length);
      for (const one of found) {
        expect(one.message.length).toBeLessThanOrEqual(1000);
        expect(tableById('finding').columns.message!.kind.read(one.message, viewOf(rows).look)).toEqual({
          ok: true,
          value: one.message,
        });
      }
    }),
    { numRuns: 100 },
  );
});

test('an edit can be checked with the tables at hand alone', () => {
  const scope = new Map([['grant', new Set(['SB-0001'])]]);
  const rows = patched({ grant: { 'SB-0001': { settled: 99_000, application_date: '2025-12-02' } } });
  const near = rulesWithin(grant, new Set(['grant']));
  const found = checkTouched(viewOf(rows, { only: ['grant'] }), scope, near).map(({ rule }) => rule);
  expect(found).toContain('vastgesteld_hoger_dan_verleend');
  expect(found).not.toContain('subsidie_te_laat');

  const tables = ['grant', 'sprint_session', 'setting'];
  const more = rulesWithin(grant, new Set(tables));
  expect(checkTouched(viewOf(rows, { only: tables }), scope, more).map(({ rule }) => rule)).toContain(
    'subsidie_te_laat',
  );
});

test.each(TOLD)('rules for an edit of $tab read nothing else than they may', (table) => {
  const keys = Object.keys(WHOLE[table.id]!);
  const some = [table.id, ...referredTo(table)];
  for (const only of [[table.id], some]) {
    const rules = rulesWithin(table, new Set(only));
    checkTouched(viewOf(WHOLE, { only }), new Map([[table.id, new Set(keys)]]), rules);
  }
});

test('references of an edit are checked only when the tables that they lead to are at hand', () => {
  const ids = (known: readonly string[]) => rulesWithin(idea, new Set(known)).map(({ id }) => id);
  expect(ids(['idea'])).not.toContain('verwijzing_onbekend');
  expect(ids(['idea', ...referredTo(idea)])).toContain('verwijzing_onbekend');
  expect([...referredTo(idea)].sort()).toEqual(['cluster', 'organisation', 'sprint_session']);
});

test('rows whose open findings may have been repaired by an edit elsewhere are checked with it', () => {
  const known = (rule_id: string, table: string, key: string, status: string): KnownFinding => ({
    key: 'BV-0009',
    row: { rule_id, table, key, status } as KnownFinding['row'],
  });
  const touched = new Map([['sprint_session', new Set(['SP-0001'])]]);
  const scope = withDependents(touched, [
    known('gehouden_zonder_sessie', 'track', 'TR-0001', 'open'),
    known('verwijzing_onbekend', 'grant', 'SB-0001', 'opgepakt'),
    known('gehouden_zonder_sessie', 'track', 'TR-0002', 'opgelost'),
    known('netto_groter_dan_bruto', 'terrain', 'OV-0001', 'open'),
    known('cluster_voorstel', 'terrain', 'OV-0002', 'geaccepteerd'),
  ]);
  expect(scope).toEqual(
    new Map([
      ['sprint_session', new Set(['SP-0001'])],
      ['track', new Set(['TR-0001'])],
      ['grant', new Set(['SB-0001'])],
    ]),
  );
  expect(touched.size).toBe(1);
});

test('a check covers the findings of its rules in its scope', () => {
  const about = (rule: string, table: string, key: string) => ({ rule, table, key, field: null });
  const whole = coverage(null);
  expect(whole(about('cluster_leeg', 'cluster', 'CL-0001'))).toBe(true);
  expect(whole(about('cluster_voorstel', 'terrain', 'OV-0001'))).toBe(false);
  expect(whole(about('stap_zonder_reden', 'track', 'TR-0001'))).toBe(false);
  const part = coverage(new Map([[track.id, new Set(['TR-0001'])]]), rulesWithin(track, new Set([track.id])));
  expect(part(about('actie_ontbreekt', 'track', 'TR-0001'))).toBe(true);
  expect(part(about('actie_ontbreekt', 'track', 'TR-0002'))).toBe(false);
  expect(part(about('gehouden_zonder_sessie', 'track', 'TR-0001'))).toBe(false);
  expect(part(about('netto_groter_dan_bruto', terrain.id, 'TR-0001'))).toBe(false);
});
