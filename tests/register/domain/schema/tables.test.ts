/** The declarations agree with each other: keys, references, code lists, labels, privacy. */
import { CODE_ENTRIES, CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { MAPPINGS } from '../../../../src/register/domain/schema/mappings.ts';
import { MUNICIPALITIES } from '../../../../src/register/domain/schema/municipalities.ts';
import { GROUPS, keyNumber, numberedKey, rowChoice } from '../../../../src/register/domain/schema/table.ts';
import {
  cluster,
  codeList,
  journal,
  municipality,
  REGISTER,
  TABLES,
  tableById,
  terrain,
} from '../../../../src/register/domain/schema/tables/index.ts';

const COLUMNS = TABLES.flatMap((table) =>
  Object.entries(table.columns).map(([field, column]) => ({
    table,
    field,
    column,
    name: `${table.id}.${field}`,
  })),
);

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function names(wrong: readonly { name: string }[]): string[] {
  return wrong.map(({ name }) => name);
}

describe('tables', () => {
  test('ids are the names in the register; ids, tabs and prefixes are unique', () => {
    expect(Object.keys(REGISTER)).toEqual(TABLES.map((table) => table.id));
    expect(twice(TABLES.map((table) => table.tab))).toEqual([]);
    expect(twice(TABLES.flatMap((table) => table.key.prefix ?? []))).toEqual([]);
  });

  test('tab names are short and plain enough for formulas and for Google', () => {
    for (const { tab } of TABLES) expect(tab).toMatch(/^[\p{L}][\p{L} -]{2,30}$/u);
  });

  test('tabs stand group by group', () => {
    const order = Object.keys(GROUPS);
    const first = TABLES.map((table) => table.group).filter((group, at, all) => all.indexOf(group) === at);
    const runs = TABLES.map((table) => table.group).filter((group, at, all) => all[at - 1] !== group);
    expect(runs).toEqual(first);
    expect(first).toEqual(order.filter((group) => (first as string[]).includes(group)));
  });

  test('an id that no table has is a fault', () => {
    expect(tableById('terrain')).toBe(terrain);
    expect(() => tableById('toString')).toThrow(RangeError);
  });

  test('the key is the first column, required, and reads its own numbers', () => {
    for (const table of TABLES) {
      const column = table.columns[table.key.field]!;
      expect(table.fields[0]).toBe(table.key.field);
      expect(column.required).toBe(true);
      expect(column.kind.name).toBe('sleutel');
      if (!table.key.prefix) continue;
      expect(column.system).toBe(true);
      for (const n of [1, 42, 99_999, 12_345_678]) {
        const key = numberedKey(table.key, n);
        expect(column.kind.read(key, CODES)).toEqual({ ok: true, value: key });
        expect(keyNumber(table.key, key)).toBe(n);
      }
    }
  });

  test('titles are columns; a table that is referred to has a title', () => {
    for (const table of TABLES) for (const field of table.title ?? []) expect(table.fields).toContain(field);
    const wrong = COLUMNS.filter(({ column }) => column.kind.refersTo).filter(
      ({ column }) => !tableById(column.kind.refersTo!).title?.length,
    );
    expect(names(wrong)).toEqual([]);
  });

  test('a table that nobody edits has system columns only, and no who and when', () => {
    for (const table of TABLES.filter(({ editors }) => editors.length === 0)) {
      expect(Object.values(table.columns).every((column) => column.system)).toBe(true);
      expect(table.audit).toBe(false);
    }
  });
});

describe('columns', () => {
  test('have a label that is unique in the table, and help in whole sentences', () => {
    for (const table of TABLES)
      expect([table.id, twice(Object.values(table.columns).map(({ label }) => label))]).toEqual([
        table.id,
        [],
      ]);
    const wrong = COLUMNS.filter(
      ({ column }) => !/^[A-Z].*[.?]$/.test(column.help) || column.help.length > 160,
    );
    expect(names(wrong)).toEqual([]);
  });

  test('draw on code lists that exist', () => {
    const wrong = COLUMNS.filter(
      ({ column }) => column.kind.codeList && CODES.codes(column.kind.codeList).length === 0,
    );
    expect(names(wrong)).toEqual([]);
    const used = new Set(COLUMNS.map(({ column }) => column.kind.codeList));
    expect(CODE_ENTRIES.filter(({ list }) => !used.has(list))).toEqual([]);
  });

  test('start with a value that they can hold', () => {
    for (const { column, name } of COLUMNS.filter(({ column }) => column.initial !== undefined))
      expect([name, column.kind.read(column.kind.write(column.initial, CODES), CODES)]).toEqual([
        name,
        { ok: true, value: column.initial },
      ]);
  });

  test('hold personal data only in tables that are protected for it', () => {
    expect(TABLES.filter(({ personal }) => personal).map(({ id }) => id)).toEqual([
      'contact',
      'subscription',
      'outbox',
    ]);
    expect(names(COLUMNS.filter(({ column, table }) => column.personal && !table.personal))).toEqual([]);
    const open = COLUMNS.filter(({ column }) => column.personal && column.openness !== 'vertrouwelijk');
    expect(names(open)).toEqual([]);
    const mail = COLUMNS.filter(({ column }) => column.kind.name === 'e-mailadres' && !column.personal);
    expect(names(mail)).toEqual([]);
  });

  test('of a title tell nothing personal, since other tabs show them', () => {
    const wrong = TABLES.filter((table) => table.title?.some((field) => table.columns[field]!.personal));
    expect(wrong).toEqual([]);
  });

  test('of public tables alone are public', () => {
    const wrong = COLUMNS.filter(({ column, table }) => table.personal && column.openness === 'openbaar');
    expect(names(wrong)).toEqual([]);
  });
});

describe('rows', () => {
  test('are chosen by key and title', () => {
    expect(rowChoice(terrain, { terrain_id: 'OV-0001', display_name: 'Hessenpoort' })).toBe(
      'OV-0001 · Hessenpoort',
    );
    expect(rowChoice(cluster, { cluster_id: 'CL-0002', name: null })).toBe('CL-0002');
  });

  test('a reference reads what a choice shows', () => {
    const { kind } = terrain.columns.cluster_id;
    const look = { ...CODES, choice: (_: string, key: string) => `${key} · De Zegge; VI` };
    expect(kind.read(kind.write('CL-0007', look), look)).toEqual({ ok: true, value: 'CL-0007' });
  });

  test('a row has the columns that every table of its sort has', () => {
    expect(terrain.fields.slice(-8)).toEqual([
      'choice',
      'attention',
      'created_on',
      'created_by',
      'changed_on',
      'changed_by',
      'version',
      'shadow',
    ]);
    expect(journal.fields).not.toContain('version');
  });
});

describe('built-in rows', () => {
  test('municipalities are 25, each with its own code and name', () => {
    expect(MUNICIPALITIES).toHaveLength(25);
    for (const { code, name } of MUNICIPALITIES) {
      expect(municipality.columns.municipality_code.kind.read(code, CODES)).toEqual({
        ok: true,
        value: code,
      });
      expect(municipality.columns.name.kind.read(name, CODES)).toEqual({ ok: true, value: name });
    }
    expect(twice(MUNICIPALITIES.flatMap(({ code, name }) => [code, name]))).toEqual([]);
  });

  test('codes fit the tab Codelijsten and differ within their list', () => {
    for (const entry of CODE_ENTRIES) {
      const id = `${entry.list}.${entry.code}`;
      expect(codeList.columns.code_id.kind.read(id, CODES)).toEqual({ ok: true, value: id });
      expect(codeList.columns.code.kind.read(entry.code, CODES)).toEqual({ ok: true, value: entry.code });
    }
    expect(twice(CODE_ENTRIES.map(({ list, code }) => `${list}.${code}`))).toEqual([]);
    expect(twice(CODE_ENTRIES.map(({ list, label }) => `${list}.${label}`))).toEqual([]);
  });

  test('field mappings are proposals over fields that exist', () => {
    for (const mapping of MAPPINGS) {
      const source = mapping.source!;
      expect(mapping.standing).toBe('voorstel');
      const [table, field] = source.split('.');
      if (/^[a-z_]+\./.test(source)) expect(tableById(table!).fields).toContain(field);
    }
  });
});
