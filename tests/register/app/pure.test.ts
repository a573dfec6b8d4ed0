/** The small pure parts under reading, writing and set-up: addresses, rectangles, marks, blueprint, built-in rows. */
import fc from 'fast-check';
import { a1, columnLetters } from '../../../src/register/app/a1.ts';
import { planTab, rangeName } from '../../../src/register/app/blueprint.ts';
import { locate, MARKS, type Mark } from '../../../src/register/app/marks.ts';
import { rectangles, runsFromBelow } from '../../../src/register/app/rectangles.ts';
import { builtInRows } from '../../../src/register/app/seeds.ts';
import { DUE, TONES } from '../../../src/register/domain/schema/appearance.ts';
import { CODES } from '../../../src/register/domain/schema/codelists.ts';
import { TABLES, tableById, track } from '../../../src/register/domain/schema/tables/index.ts';
import { parseDutchMoment } from '../../../src/register/domain/text/dates.ts';
import { shortFingerprint } from '../../../src/register/domain/text/fingerprint.ts';
import { parseDutchNumber } from '../../../src/register/domain/text/numbers.ts';

test('columns have the letters that Google gives them', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(a1(12, 3)).toBe('C12');
});

test('rectangles hold exactly the given cells, each once', () => {
  const cells = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), {
    selector: String,
  });
  fc.assert(
    fc.property(cells, (given) => {
      const map = new Map<number, Map<number, string>>();
      for (const [row, column] of given)
        map.set(row, (map.get(row) ?? new Map()).set(column, `${row},${column}`));
      const found = rectangles(map).flatMap(({ row, column, cells }) =>
        cells.flatMap((line, down) =>
          line.map((cell, right) => {
            expect(cell).toBe(`${row + down},${column + right}`);
            return cell;
          }),
        ),
      );
      expect([...found].sort()).toEqual(given.map(String).sort());
    }),
  );
});

test('a full block is one rectangle, and rows are deleted in runs from below', () => {
  const line = (row: number) => new Map([3, 4, 5].map((column) => [column, row]));
  expect(rectangles(new Map([7, 5, 6].map((row) => [row, line(row)])))).toHaveLength(1);
  expect(runsFromBelow([2, 9, 3, 7, 8])).toEqual([
    { row: 7, count: 3 },
    { row: 2, count: 2 },
  ]);
});

describe('finding tabs by their marks', () => {
  const none = () => ({});
  const sheet = (id: number) => ({ id, name: `Blad${id}`, rows: 10, width: 5 });
  const marks = (id: number, more: readonly Mark[] = []): Mark[] => [
    { id: 1, key: MARKS.table, value: 'terrain', sheet: id, position: 0 },
    { id: 2, key: MARKS.header, value: 'terrain', sheet: id, position: 2 },
    { id: 3, key: MARKS.column, value: 'terrain.notes', sheet: id, position: 4 },
    ...more,
  ];

  test('names and positions do not matter', () => {
    expect(locate([sheet(5), sheet(7)], marks(7), none).get('terrain')).toEqual({
      id: 7,
      name: 'Blad7',
      table: 'terrain',
      headerRow: 2,
      columns: { notes: 4 },
      rows: 10,
      width: 5,
    });
  });

  test('of a tab and its copy the remembered one counts', () => {
    const both = [...marks(7), ...marks(8)];
    expect(locate([sheet(7), sheet(8)], both, () => ({ terrain: 8 })).get('terrain')?.id).toBe(8);
    expect(locate([sheet(7), sheet(8)], both, none).get('terrain')?.id).toBe(7);
  });

  test('of two columns with the same mark the first counts', () => {
    const copy: Mark = { id: 4, key: MARKS.column, value: 'terrain.notes', sheet: 7, position: 3 };
    expect(locate([sheet(7)], marks(7, [copy]), none).get('terrain')?.columns).toEqual({ notes: 3 });
  });

  test('a tab of which the header is not known is left out', () => {
    const without = marks(7).filter((mark) => mark.key !== MARKS.header);
    expect(locate([sheet(7)], without, none).size).toBe(0);
  });
});

describe('the blueprint', () => {
  const plans = TABLES.map((table) => planTab(table, CODES));

  test('names of ranges are valid and no two are the same', () => {
    const names = plans.flatMap((plan) => plan.columns.map((column) => column.name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{2,240}$/);
    // A name like AB12 or R1C1 is an address.
    for (const name of names) expect(name).not.toMatch(/^([a-z]{1,3}\d+|r\d*c\d*)$/i);
    expect(rangeName('terrain', 'gross_area')).toBe('terrain_gross_area');
  });

  test('headers are words that no sheet takes for a formula, a number or a date', () => {
    for (const { label } of plans.flatMap((plan) => plan.columns)) {
      expect(label).toMatch(/^[A-Za-zÀ-ž]/);
      expect([label, parseDutchNumber(label), parseDutchMoment(label)]).toEqual([label, null, null]);
    }
  });

  test('every column has a note that tells what it is for', () => {
    for (const { note } of plans.flatMap((plan) => plan.columns)) expect(note.length).toBeGreaterThan(15);
  });

  test('states and days that have passed have a colour', () => {
    const { highlights } = planTab(track, CODES);
    expect(highlights).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'state_w1', shows: ['Wacht'] }),
        expect.objectContaining({ field: 'next_action_due', passed: { unless: 'wagon', texts: ['Klaar'] } }),
      ]),
    );
  });

  test('every code that has a colour, and every day that can pass, exists', () => {
    const codes = new Set(
      TABLES.flatMap((table) => Object.values(table.columns)).flatMap((column) => {
        const check = column.kind.codeList ? null : column.kind.check(CODES);
        if (check?.type !== 'list') return [];
        return check.values.map((label) => {
          const read = column.kind.read(label, CODES);
          return read.ok ? String(read.value) : '';
        });
      }),
    );
    for (const { codes: known } of TONES) for (const code of known) expect([...codes]).toContain(code);
    for (const [id, list] of Object.entries(DUE)) {
      const table = tableById(id)!;
      for (const { field, unless, done } of list) {
        expect(table.columns[field]!.kind.name).toBe('datum');
        if (unless) for (const code of done) expect(table.columns[unless]!.kind.decode(code)).toBe(code);
      }
    }
  });
});

describe('the built-in rows', () => {
  const seeds = builtInRows();

  test('each has a key of its own that its table accepts, and readable values', () => {
    for (const { table: id, key, values } of seeds) {
      const table = tableById(id)!;
      expect(table.columns[table.key.field]!.kind.read(key, CODES)).toEqual({ ok: true, value: key });
      for (const [field, value] of Object.entries(values)) {
        if (value === null || value === '') continue;
        const { kind } = table.columns[field]!;
        expect([key, field, kind.read(kind.write(value, CODES), CODES)]).toEqual([
          key,
          field,
          { ok: true, value },
        ]);
      }
    }
  });

  test('what is remembered of them tells them apart and fits in a property', () => {
    for (const id of new Set(seeds.map((seed) => seed.table))) {
      const prints = seeds.filter((seed) => seed.table === id).map((seed) => shortFingerprint(seed.key));
      expect(new Set(prints).size).toBe(prints.length);
      expect(prints.join(' ').length).toBeLessThan(8000);
    }
  });
});
