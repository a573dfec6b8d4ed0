/** Arbitrary typed values for the columns of any table, by the name of their kind. */
import fc from 'fast-check';
import { CODES } from '../../../src/register/domain/schema/codelists.ts';
import type { Column, Table } from '../../../src/register/domain/schema/table.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = fc
  .tuple(day, fc.nat(23), fc.nat(59), fc.nat(59))
  .map(([date, ...time]) => `${date}T${time.map((part) => String(part).padStart(2, '0')).join(':')}`);

/** Texts that sheets like to change: numbers, dates, formulas, apostrophes, beside ordinary ones. */
export const words = fc.oneof(
  fc.constantFrom(
    '=IMPORTXML("https://example.nl";"//a")',
    "'t Lochter",
    '+31 38 123',
    '-5',
    '12,5',
    '007',
    '1-2-2026',
    'WAAR',
    'true',
    '€ 5',
    '50%',
    '@naam',
    '1e5',
    'Ärger & Söhne',
  ),
  fc.string({ minLength: 1, maxLength: 20 }),
);

/** A value that the column can hold, or null; undefined for kinds that a test has to fill itself. */
export function valueFor(column: Column): fc.Arbitrary<unknown> {
  const { kind } = column;
  const check = kind.check(CODES);
  const candidates: Record<string, fc.Arbitrary<unknown>> = {
    datum: day,
    'datum en tijd': moment,
    aankruisvakje: fc.constant(true),
    verwijzing: fc.integer({ min: 1, max: 9 }).map((n) => `AB-000${n}`),
    verwijzingen: fc
      .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
      .map((found) => found.map((n) => `AB-000${n}`)),
    'gegevens (JSON)': fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer(), { minKeys: 1 }),
    percentage: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  };
  const choices = kind.codeList
    ? CODES.codes(kind.codeList).map((entry) => entry.code)
    : check?.type === 'list'
      ? check.values.map((label) => {
          const read = kind.read(label, CODES);
          return read.ok ? read.value : null;
        })
      : null;
  const several = kind.name === 'codes' && choices;
  const free = check?.type === 'number' ? numbers(check.min, check.max) : words;
  const filled =
    candidates[kind.name] ??
    (several
      ? fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: 3 })
      : choices
        ? fc.constantFrom(...choices)
        : free);
  // What the cell of a value reads as is what the value must be: kinds round, tidy and refuse.
  return fc.option(filled, { nil: null }).map((value) => (value === null ? null : settled(column, value)));
}

function settled(column: Column, value: unknown): unknown {
  const cell = column.kind.write(value, CODES);
  if (typeof cell === 'string' && cell.trim() === '') return null;
  const read = column.kind.read(cell, CODES);
  return read.ok ? read.value : null;
}

function numbers(min: number | null, max: number | null): fc.Arbitrary<number> {
  return fc.integer({ min: Math.ceil(min ?? -1000), max: Math.floor(Math.min(max ?? 100_000, 100_000)) });
}

/** Values for all columns that people fill, apart from the key. */
export function rowFor(table: Table): fc.Arbitrary<Record<string, unknown>> {
  const fields = table.fields.filter((field) => field !== table.key.field && !table.columns[field]!.system);
  return fc.record(Object.fromEntries(fields.map((field) => [field, valueFor(table.columns[field]!)])));
}
