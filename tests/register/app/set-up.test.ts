/** Installeren of herstellen, by the real bundle in the Workspace: what it makes, repairs and leaves alone. */

import { builtInRows } from '../../../src/register/app/seeds.ts';
import { newKey } from '../../../src/register/domain/change/change.ts';
import { boards } from '../../../src/register/domain/dashboard/index.ts';
import { TABLES, tableById } from '../../../src/register/domain/schema/tables/index.ts';
import type { ExecutionResult } from '../../../src/workspace/index.ts';
import type { SheetModel } from '../../../src/workspace/services/spreadsheet/model.ts';
import {
  blankRegister,
  COLLEAGUE,
  COORDINATOR,
  freshRegister,
  type TestRegister,
} from '../../support/register.ts';
import { night } from './edit/support.ts';

const FINE = 'Alles is in orde. Er is niets gewijzigd.';

/** Runs the set-up again and gives what it said. */
function repaired(register: TestRegister): string {
  const result = register.install();
  expect(result.status).toBe('completed');
  return register.alerts[register.alerts.length - 1]!;
}

function expectNothingToDo(register: TestRegister): void {
  const result = register.install();
  expect(register.alerts[register.alerts.length - 1]).toContain(FINE);
  expect(result.writes).toBe(0);
  // One read of the dashboard, to see that its formulas are there.
  expect(result.reads).toBeLessThanOrEqual(TABLES.length + 11);
}

function headers(sheet: SheetModel): unknown[] {
  return Array.from({ length: sheet.columns.count }, (_, column) => sheet.values.get(0, column));
}

/** What people see of every tab, without Google's numbers, so that two files can be compared. */
function portrait({ model }: TestRegister): unknown {
  const nameOf = (id: number): string | undefined => model.sheetById(id)?.name;
  return model.sheets.map((sheet) => ({
    name: sheet.name,
    color: sheet.tabColor,
    columns: Array.from({ length: sheet.columns.count }, (_, column) => {
      const rule = sheet.validations.get(1, column);
      const last = sheet.validations.get(sheet.rows.count - 1, column);
      return {
        header: sheet.values.get(0, column),
        note: sheet.notes.get(0, column),
        marks: model.metadata
          .filter(
            ({ place }) => place.kind === 'COLUMN' && place.sheetId === sheet.id && place.index === column,
          )
          .map((entry) => entry.value),
        names: model.namedRanges
          .filter(({ area }) => area.sheetId === sheet.id && area.left === column)
          .map((entry) => entry.name),
        width: sheet.columns.size(column),
        hidden: sheet.columns.hidden.get(column) === true,
        format: sheet.styles.get(1, column)?.numberFormat,
        rule: rule && [
          rule.condition.type,
          rule.condition.values.map((value) =>
            typeof value === 'object' && 'range' in value ? nameOf(value.range.sheetId) : value,
          ),
          rule.allowInvalid,
          rule.helpText,
        ],
        ruleToTheEnd: Boolean(rule) === Boolean(last),
      };
    }),
    marks: model.metadata
      .filter(({ place }) => place.kind !== 'COLUMN' && 'sheetId' in place && place.sheetId === sheet.id)
      .map((entry) => `${entry.key}=${entry.value}`),
    // One without a description was left by an interruption, beside the one that was made for it.
    guards: sheet.protections
      .filter(({ description }) => description !== '')
      .map(({ area, description, editors, domainEdit }) => ({
        area: area && [area.top, area.left, area.right],
        description,
        editors,
        domainEdit,
      }))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    rules: sheet.conditionalFormats.map(({ condition, style }) => [condition, style]),
  }));
}

describe('a new file', () => {
  const register = freshRegister();
  const { model } = register;

  test('has a tab for each table, in order and coloured, and no blank tab', () => {
    expect(model.sheets.map((sheet) => sheet.name)).toEqual([
      ...boards()
        .filter(({ hidden }) => !hidden)
        .map(({ tab }) => tab),
      ...TABLES.map((table) => table.tab),
      ...boards()
        .filter(({ hidden }) => hidden)
        .map(({ tab }) => tab),
    ]);
    for (const sheet of model.sheets) expect(sheet.tabColor).toMatch(/^#/);
  });

  test('has headers with notes, and every column its mark and its name', () => {
    for (const table of TABLES) {
      const sheet = register.tab(table.id);
      expect(headers(sheet)).toEqual(table.fields.map((field) => table.columns[field]!.label));
      for (const [index, field] of table.fields.entries()) {
        expect(sheet.notes.get(0, index)).toContain(table.columns[field]!.help);
        expect(register.column(table.id, field)).toBe(index + 1);
      }
    }
    const name = model.namedRanges.find((entry) => entry.name === 'terrain_gross_area')!;
    expect(name.area).toMatchObject({ sheetId: register.tab('terrain').id, top: 1, left: 10, right: 11 });
  });

  test('speaks Dutch and lives in the zone of the script', () => {
    expect([model.locale, model.timeZone]).toEqual(['nl_NL', 'Europe/Amsterdam']);
  });

  test('has the built-in rows, journalled', () => {
    const seeds = builtInRows();
    for (const table of ['municipality', 'code_list', 'setting'])
      expect(register.read(table)).toMatchObject({
        rows: expect.arrayContaining([]),
        problems: [],
      });
    expect(register.read('municipality').rows).toHaveLength(25);
    const lines = register.read('journal').rows;
    expect(lines).toHaveLength(seeds.length);
    expect(new Set(lines.map((line) => line.via))).toEqual(new Set(['installatie']));
  });

  test('offers choices, rows of other tabs, dates and patterns, with help in Dutch', () => {
    const sheet = register.tab('terrain');
    const rule = (field: string) => sheet.validations.get(1, register.column('terrain', field) - 1);
    expect(rule('worklocation_type')).toMatchObject({
      condition: { type: 'VALUE_IN_LIST', values: expect.arrayContaining(['B Bedrijventerrein']) },
      helpText: expect.stringContaining('Kies'),
    });
    expect(rule('municipality_code')).toMatchObject({
      condition: {
        type: 'VALUE_IN_RANGE',
        values: [{ range: expect.objectContaining({ sheetId: register.tab('municipality').id }) }, true],
      },
    });
    expect(rule('congestion_date')!.condition.type).toBe('DATE_IS_VALID_DATE');
    expect(rule('gross_area')!.condition.type).toBe('NUMBER_BETWEEN');
    expect(rule('rin_number')!.condition.type).toBe('CUSTOM_FORMULA');
    expect(rule('terrain_id')).toBeUndefined();
  });

  test('keeps others out of headers, keys and system tabs, and lets them work elsewhere', () => {
    const { driver, fileId } = register;
    const edit = (tab: string, a1: string) => driver.edit(COLLEAGUE, fileId, tab, a1, 'x').changed !== null;
    expect(edit('Terreinen', 'A1')).toBe(false);
    expect(edit('Terreinen', 'A2')).toBe(false);
    expect(edit('Journaal', 'B2')).toBe(false);
    expect(edit('Instellingen', 'C2')).toBe(false);
    const free = freshRegister();
    expect(free.driver.edit(COLLEAGUE, free.fileId, 'Terreinen', 'B2', 'x').changed).not.toBeNull();
  });

  test('the second run writes nothing and reads each header and ten things more', () => {
    expectNothingToDo(register);
  });
});

test('the first run stays well within six minutes', () => {
  const register = blankRegister();
  const result = register.install();
  expect(result.status).toBe('completed');
  expect(register.alerts[0]).toContain(`${TABLES.length} tabbladen gemaakt.`);
});

test('when time runs out it says so, and goes on where it stopped', () => {
  const register = blankRegister();
  register.world.costs = { local: 0, read: 60, write: 170 };
  register.install();
  expect(register.alerts[0]).toContain('De tijd is op voordat alles klaar is.');
  expect(repaired(register)).not.toContain('De tijd is op');
  expect(portrait(register)).toEqual(portrait(freshRegister()));
  expectNothingToDo(register);
});

describe('repairs', () => {
  const rows = (register: TestRegister, count: number): void => {
    const changes = Array.from({ length: count }, (_, index) => ({
      type: 'add' as const,
      table: 'terrain',
      key: newKey(index),
      values: { display_name: `Terrein ${index}`, gross_area: index + 0.5, municipality_code: 'GM0193' },
    }));
    expect(register.write({ via: 'import', reason: 'Proef', changes })).toMatchObject({ ok: true });
  };
  const areas = (register: TestRegister): unknown[] =>
    register.read('terrain').rows.map((row) => [row.terrain_id, row.gross_area]);

  test('tabs and headers that people renamed or moved are left so', () => {
    const register = freshRegister();
    const { driver, fileId } = register;
    rows(register, 2);
    driver.renameSheet(COORDINATOR, fileId, 'Kosten', 'Uitgaven');
    driver.moveSheet(COORDINATOR, fileId, 'Uitgaven', 0);
    driver.edit(COORDINATOR, fileId, 'Terreinen', 'K1', 'Hectares');
    driver.moveColumns(COORDINATOR, fileId, 'Terreinen', 11, 1, 2);
    expectNothingToDo(register);
    expect(register.alerts[register.alerts.length - 1]).toContain(
      'Tabblad "Kosten" heet nu "Uitgaven": zo gelaten.',
    );
    expect(register.tab('terrain').values.get(0, 1)).toBe('Hectares');
    expect(areas(register)).toEqual([
      ['OV-0001', 0.5],
      ['OV-0002', 1.5],
    ]);
    rows(register, 1);
    expect(areas(register)[2]).toEqual(['OV-0003', 0.5]);
  });

  test('columns and tabs of people stay, with what is in them', () => {
    const register = freshRegister();
    const { driver, fileId } = register;
    driver.insertColumns(COORDINATOR, fileId, 'Terreinen', 3);
    driver.edit(COORDINATOR, fileId, 'Terreinen', 'C1', 'Mijn kolom');
    driver.edit(COORDINATOR, fileId, 'Terreinen', 'C2', 'mijn aantekening');
    const own = driver.addSheet(COORDINATOR, fileId, 0).sheet!;
    driver.edit(COORDINATOR, fileId, own.id, 'A1', 'mijn tabblad');
    expectNothingToDo(register);
    rows(register, 2);
    expect(register.tab('terrain').values.get(1, 2)).toBe('mijn aantekening');
    expect(own.values.get(0, 0)).toBe('mijn tabblad');
    expect(areas(register)).toHaveLength(2);
  });

  test('a deleted tab is made again in its place with its rows, and keys go on where they were', () => {
    const register = freshRegister();
    const before = portrait(register);
    rows(register, 3);
    const held = areas(register);
    register.driver.deleteSheet(COORDINATOR, register.fileId, 'Terreinen');
    const says = repaired(register);
    expect(says).toContain('Tabblad "Terreinen" ontbrak: opnieuw gemaakt');
    expect(says).toContain('In "Terreinen" zijn 3 rijen teruggezet uit het Journaal.');
    expect(portrait(register)).toEqual(before);
    expect(areas(register)).toEqual(held);
    rows(register, 1);
    expect(areas(register)[3]).toEqual(['OV-0004', 0.5]);
    expectNothingToDo(register);
  });

  test('a deleted tab with people gets its rows back without their names and addresses', () => {
    const register = freshRegister();
    const person = {
      designation: 'parkmanager van iets',
      role: 'parkmanager',
      name: 'Naam',
      email: 'naam@example.nl',
    };
    register.write({
      via: 'import',
      reason: 'Proef',
      changes: [{ type: 'add', table: 'contact', key: newKey(1), values: person }],
    });
    register.driver.deleteSheet(COORDINATOR, register.fileId, 'Contacten');
    expect(repaired(register)).toContain('Namen en adressen staan daar niet in.');
    expect(register.read('contact').rows).toMatchObject([
      { contact_id: 'CT-0001', role: 'parkmanager', name: null, email: null },
    ]);
    expectNothingToDo(register);
  });

  test('a deleted column is made again behind the one it followed, with everything that belongs to it', () => {
    const register = freshRegister();
    rows(register, 2);
    const before = portrait(register);
    const { driver, fileId } = register;
    driver.deleteColumns(COORDINATOR, fileId, 'Terreinen', register.column('terrain', 'gross_area'), 2);
    const says = repaired(register);
    expect(says).toContain('Kolom "Bruto" in "Terreinen" ontbrak: opnieuw gemaakt achter "Peiljaar bron".');
    expect(says).toContain('Kolom "Netto" in "Terreinen" ontbrak: opnieuw gemaakt achter "Peiljaar bron".');
    expect(portrait(register)).toEqual(before);
    expect(register.read('terrain').rows.map((row) => row.display_name)).toEqual(['Terrein 0', 'Terrein 1']);
    expectNothingToDo(register);
  });

  test('a deleted column gets back what stood in it, and nothing of that is taken for a change', () => {
    const register = freshRegister();
    rows(register, 3);
    night(register);
    const shown = (): unknown => register.read('terrain').rows.map(({ changed_on, ...row }) => row);
    const before = shown();
    const lines = register.read('journal').rows.length;
    const { driver, fileId } = register;
    driver.deleteColumns(COORDINATOR, fileId, 'Terreinen', register.column('terrain', 'gross_area'));
    driver.deleteColumns(COORDINATOR, fileId, 'Terreinen', register.column('terrain', 'terrain_id'), 3);
    driver.deleteColumns(COORDINATOR, fileId, 'Terreinen', register.column('terrain', 'choice'));
    expect(repaired(register)).toContain(
      'In "Terreinen" is teruggezet wat er in de verdwenen kolommen stond:',
    );
    expect(shown()).toEqual(before);
    night(register);
    expect(shown()).toEqual(before);
    expect(register.read('journal').rows).toHaveLength(lines);
  });

  test('a copy of a tab becomes the person’s own', () => {
    const register = freshRegister();
    const { driver, fileId, model } = register;
    rows(register, 1);
    const original = register.tab('terrain');
    const copy = driver.duplicateSheet(COORDINATOR, fileId, 'Terreinen').sheet!;
    driver.moveSheet(COORDINATOR, fileId, copy.id, 0);
    const place = { kind: 'SHEET', sheetId: copy.id } as const;
    // Whether a copy takes marks along is Google's affair: here it does.
    if (!model.metadata.some((entry) => 'sheetId' in entry.place && entry.place.sheetId === copy.id))
      model.metadata.push({
        ...model.metadata.find(
          (entry) => entry.key === 'terreinregister.table' && entry.value === 'terrain',
        )!,
        id: 999_999,
        place,
      });
    rows(register, 1);
    expect(original.values.get(2, 0)).toBe('OV-0002');
    expect(repaired(register)).toContain(`Tabblad "${copy.name}" is een kopie van "Terreinen".`);
    expect(register.tab('terrain')).toBe(original);
    expect(copy.values.get(1, 0)).toBe('OV-0001');
    expect(copy.protections).toEqual([]);
    expectNothingToDo(register);
  });

  test('a column with a copied mark: the one with the name counts', () => {
    const register = freshRegister();
    const { driver, fileId, model } = register;
    rows(register, 1);
    driver.insertColumns(COORDINATOR, fileId, 'Terreinen', 2);
    const mark = model.metadata.find((entry) => entry.value === 'terrain.gross_area')!;
    model.metadata.unshift({
      ...mark,
      id: 999_998,
      place: { kind: 'COLUMN', sheetId: register.tab('terrain').id, index: 1 },
    });
    expect(repaired(register)).toContain('Kolom "Bruto" stond dubbel in "Terreinen".');
    expect(areas(register)).toEqual([['OV-0001', 0.5]]);
    expectNothingToDo(register);
  });

  test('emptied headers, lost names, protections and marks come back', () => {
    const register = freshRegister();
    const before = portrait(register);
    const { driver, fileId, model } = register;
    const sheet = register.tab('terrain');
    driver.clear(COORDINATOR, fileId, 'Terreinen', 'B1:C1');
    model.namedRanges.splice(
      model.namedRanges.findIndex((entry) => entry.name === 'terrain_notes'),
      1,
    );
    // The one of the key column; the one of the headers runs over it but does not reach below.
    sheet.protections = sheet.protections.filter(({ area }) => !(area?.top === 1 && area.left === 0));
    model.metadata.splice(
      model.metadata.findIndex((entry) => entry.value === 'terrain.notes'),
      1,
    );
    const says = repaired(register);
    expect(says).toContain('De kop van kolom "Werknaam" in "Terreinen" was leeg: opnieuw ingevuld.');
    expect(says).toContain('De kop van kolom "Gemeente" in "Terreinen" was leeg: opnieuw ingevuld.');
    expect(says).toContain('Kolom "Toelichting" in "Terreinen" is weer herkend aan de kop.');
    expect(says).toContain('1 kolom heeft haar naam voor formules gekregen.');
    expect(says).toContain('1 beveiliging aangebracht');
    expect(portrait(register)).toEqual(before);
    expectNothingToDo(register);
  });

  test('a deleted header row is made again above the data', () => {
    const register = freshRegister();
    rows(register, 2);
    register.driver.deleteRows(COORDINATOR, register.fileId, 'Terreinen', 1);
    expect(() => register.read('terrain')).toThrow('Het tabblad "Terreinen" ontbreekt');
    expect(repaired(register)).toContain('De kopregel van "Terreinen" ontbrak: opnieuw gemaakt.');
    expect(areas(register)).toEqual([
      ['OV-0001', 0.5],
      ['OV-0002', 1.5],
    ]);
    const { fields, columns } = tableById('terrain')!;
    expect(headers(register.tab('terrain'))).toEqual(fields.map((field) => columns[field]!.label));
    expectNothingToDo(register);
  });

  test('rows above the header are no matter', () => {
    const register = freshRegister();
    rows(register, 1);
    register.driver.insertRows(COORDINATOR, register.fileId, 'Terreinen', 1, 2);
    register.driver.edit(COORDINATOR, register.fileId, 'Terreinen', 'A1', 'Let op: concept');
    expectNothingToDo(register);
    rows(register, 1);
    expect(areas(register)).toEqual([
      ['OV-0001', 0.5],
      ['OV-0002', 0.5],
    ]);
  });

  test('a file of which all marks are lost is recognised by its names and headers', () => {
    const register = freshRegister();
    rows(register, 2);
    register.model.metadata.length = 0;
    expect(repaired(register)).toContain('Tabblad "Terreinen" is weer herkend aan de naam en de koppen.');
    expect(areas(register)).toHaveLength(2);
    expect(register.model.sheets).toHaveLength(TABLES.length + boards().length);
    expectNothingToDo(register);
  });

  test('a tab of a person with the name of a table stays theirs', () => {
    const register = blankRegister();
    const { model, driver, fileId } = register;
    driver.open(COORDINATOR, fileId);
    driver.renameSheet(COORDINATOR, fileId, model.sheets[0]!.id, 'Kosten');
    driver.edit(COORDINATOR, fileId, 'Kosten', 'A1', 'eigen boekhouding');
    repaired(register);
    expect(model.sheetByName('Kosten')!.values.get(0, 0)).toBe('eigen boekhouding');
    expect(register.tab('cost_line').name).toBe('Kosten (register)');
    expectNothingToDo(register);
  });
});

describe('what people change in the built-in rows', () => {
  test('stays changed and removed', () => {
    const register = freshRegister();
    const { driver, fileId } = register;
    driver.deleteRows(COORDINATOR, fileId, 'Gemeenten', 2);
    driver.edit(COORDINATOR, fileId, 'Gemeenten', 'B2', 'Andere naam');
    expectNothingToDo(register);
    expect(register.read('municipality').rows).toHaveLength(24);
    expect(register.read('municipality').rows[0]!.name).toBe('Andere naam');
  });

  test('a choice that is added to a code list comes into the dropdowns with the next run', () => {
    const register = freshRegister();
    register.write({
      via: 'menu',
      reason: 'Nieuwe netbeheerder',
      changes: [
        {
          type: 'add',
          table: 'code_list',
          key: 'netbeheerder.nieuw',
          values: { list: 'netbeheerder', code: 'nieuw', label: 'Nieuw Net' },
        },
      ],
    });
    expect(repaired(register)).toMatch(/Opmaak, uitleg en controles aangebracht op [123] tabblad/);
    const column = register.column('terrain', 'grid_operator') - 1;
    expect(register.tab('terrain').validations.get(1, column)!.condition.values[0]).toBeDefined();
    expect(JSON.stringify(register.tab('terrain').validations.get(1, column))).toContain('Nieuw Net');
    expectNothingToDo(register);
  });
});

test('applying looks again brings back what people spoiled and keeps their own conditional formats', () => {
  const register = freshRegister();
  const before = portrait(register);
  const sheet = register.tab('terrain');
  const own = { ...sheet.conditionalFormats[0]!, condition: { type: 'CELL_NOT_EMPTY', values: [] } };
  sheet.conditionalFormats = [own, ...sheet.conditionalFormats];
  register.driver.clear(COORDINATOR, register.fileId, 'Terreinen', 'B2:B3');
  sheet.validations.set(sheet.area, undefined);
  const result = register.click(['Beheer', 'Opmaak en controles opnieuw aanbrengen']);
  expect(result.status).toBe('completed');
  expect(sheet.conditionalFormats[0]).toEqual(own);
  sheet.conditionalFormats = sheet.conditionalFormats.slice(1);
  expect(portrait(register)).toEqual(before);
  expectNothingToDo(register);
});

test('dropdowns, names and protections grow with the rows', () => {
  const register = freshRegister();
  const changes = Array.from({ length: 500 }, (_, index) => ({
    type: 'add' as const,
    table: 'cluster',
    key: newKey(index),
    values: { name: `Cluster ${index}`, municipality_codes: ['GM0193'] },
  }));
  register.write({ via: 'import', reason: 'Proef', changes });
  const clusters = register.tab('cluster');
  const last = clusters.rows.count;
  const rule = register.tab('terrain').validations.get(1, register.column('terrain', 'cluster_id') - 1)!;
  expect(rule.condition.values[0]).toMatchObject({ range: { top: 1, bottom: last } });
  expect(register.model.namedRanges.find((entry) => entry.name === 'cluster_name')!.area).toMatchObject({
    top: 1,
    bottom: last,
  });
  expect(clusters.validations.get(last - 2, register.column('cluster', 'counts_as') - 1)).toBeDefined();
  expect(clusters.styles.get(450, register.column('cluster', 'name') - 1)?.numberFormat).toBe('@');
  expectNothingToDo(register);
});

describe('when something is in the way', () => {
  test('another execution holds the lock', () => {
    const register = freshRegister();
    register.world.faults.push({ kind: 'lock' });
    register.install();
    expect(register.alerts[register.alerts.length - 1]).toContain('Iemand anders is bezig met het register.');
  });

  test('someone without rights is told so, and nothing is half done', () => {
    const register = freshRegister();
    const { driver, fileId } = register;
    driver.clear(COORDINATOR, fileId, 'Terreinen', 'B1');
    driver.open(COLLEAGUE, fileId);
    register.click(['Beheer', 'Installeren of herstellen'], COLLEAGUE);
    expect(register.alerts[register.alerts.length - 1]).toContain(
      'Je mag dit deel van het register niet wijzigen.',
    );
  });

  test('a file that a newer version has worked on is left alone', () => {
    const register = freshRegister();
    const store = [...register.world.properties.values()].find(
      (entry) => 'schema' in Object.fromEntries(entry),
    )!;
    store.set('schema', '999');
    register.install();
    expect(register.alerts[register.alerts.length - 1]).toContain('nieuwere versie van het register');
  });

  test('an error of Google is explained and passed on', () => {
    const register = freshRegister();
    register.world.faults.push({ kind: 'error', method: 'DeveloperMetadataFinder.find' });
    register.install();
    expect(register.alerts[register.alerts.length - 1]).toMatch(/Er ging iets mis.*Service error/s);
  });
});

test('an execution that dies anywhere in the set-up is completed by the next', () => {
  const whole = blankRegister();
  const result: ExecutionResult = whole.install();
  const wanted = portrait(whole);
  const calls = result.reads + result.writes;
  const tries = 14;
  for (let index = 0; index < tries; index++) {
    const register = blankRegister();
    const at = 1 + Math.floor(((index + 0.5) * calls) / tries) + (index % 7);
    register.world.faults.push({ kind: 'crash', atCall: at });
    expect(register.install().status).toBe('crashed');
    register.world.faults.length = 0;
    repaired(register);
    expect([at, portrait(register)]).toEqual([at, wanted]);
    expectNothingToDo(register);
  }
});
