/** Whatever happens to rows and columns, all that hangs on a cell goes where the cell goes. */
import fc from 'fast-check';
import {
  rect,
  type Shift,
  shiftIndex,
} from '../../../../../src/workspace/services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../../../../../src/workspace/services/spreadsheet/model/sheet.ts';
import {
  deleteSheet,
  renameSheet,
  shiftCells,
  writtenFor,
} from '../../../../../src/workspace/services/spreadsheet/model/structure.ts';
import { internStyle } from '../../../../../src/workspace/services/spreadsheet/model/style.ts';
import { SpreadsheetModel } from '../../../../../src/workspace/services/spreadsheet/model.ts';

const SIZE = 12;
const SETTINGS = { locale: 'nl_NL', timeZone: 'Europe/Amsterdam' };

/** A sheet on which every thing tells which cell, row or column it was hung on. */
function labelled(): { model: SpreadsheetModel; sheet: SheetModel; other: SheetModel } {
  const model = new SpreadsheetModel(SETTINGS);
  const sheet = model.addSheet('Blad1', SIZE, SIZE);
  const other = model.addSheet('Ander', 5, 5);
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const name = `${row},${column}`;
      const cell = rect(row, column, 1, 1);
      sheet.put(row, column, name);
      sheet.notes.set(row, column, name);
      sheet.styles.set(cell, internStyle({ fontFamily: name }));
      sheet.validations.set(cell, {
        condition: { type: 'TEXT_EQUAL_TO', values: [name] },
        allowInvalid: true,
        helpText: name,
        anchor: { row, column },
      });
    }
  }
  for (let i = 0; i < SIZE; i += 1) {
    sheet.rows.sizes.set(i, i + 1, 100 + i);
    sheet.columns.hidden.set(i, i + 1, i % 3 === 0 ? true : undefined);
    model.namedRanges.push({
      id: `cel${i}`,
      name: `cel${i}`,
      area: { sheetId: sheet.id, ...rect(i, SIZE - 1 - i, 1, 1) },
    });
    model.metadata.push(
      {
        id: i,
        key: 'rij',
        value: String(i),
        visibility: 'DOCUMENT',
        place: { kind: 'ROW', sheetId: sheet.id, index: i },
      },
      {
        id: 100 + i,
        key: 'kolom',
        value: String(i),
        visibility: 'DOCUMENT',
        place: { kind: 'COLUMN', sheetId: sheet.id, index: i },
      },
    );
    sheet.protections.push({
      id: i,
      area: rect(i, i, 1, 1),
      namedRangeId: null,
      description: `${i},${i}`,
      warningOnly: false,
      editors: [],
      domainEdit: false,
      unprotected: [],
    });
    sheet.conditionalFormats.push({
      areas: [rect(i, 0, 1, 1)],
      anchor: { row: i, column: 0 },
      condition: { type: 'TEXT_EQUAL_TO', values: [`${i},0`] },
      style: {},
      gradient: null,
    });
    other.formulas.set(i, 0, `=Blad1!${String.fromCharCode(65 + i)}${i + 1}`);
  }
  return { model, sheet, other };
}

const shift: fc.Arbitrary<Shift> = fc
  .record({
    kind: fc.constantFrom('insert' as const, 'delete' as const, 'move' as const),
    axis: fc.constantFrom('rows' as const, 'columns' as const),
    at: fc.nat(SIZE - 3),
    count: fc.integer({ min: 1, max: 3 }),
    to: fc.nat(SIZE - 3),
  })
  .map(({ kind, axis, at, count, to }): Shift => {
    if (kind !== 'move') return { kind, axis, at, count };
    return { kind, axis, at, count, to: to > at && to < at + count ? at + count + 1 : to };
  });

test('values, notes, looks and rules stay together', () => {
  fc.assert(
    fc.property(fc.array(shift, { minLength: 1, maxLength: 3 }), (shifts) => {
      const { model, sheet } = labelled();
      for (const each of shifts) {
        const axis = sheet[each.axis];
        if (each.at + each.count > axis.count || (each.kind === 'move' && each.to > axis.count)) continue;
        if (each.kind === 'delete' && each.count >= axis.count) continue;
        shiftCells(model, sheet, each);
      }
      for (let row = 0; row < sheet.rows.count; row += 1) {
        for (let column = 0; column < sheet.columns.count; column += 1) {
          const value = sheet.values.get(row, column) ?? undefined;
          expect(sheet.notes.get(row, column)).toBe(value);
          expect(sheet.styles.get(row, column)?.fontFamily).toBe(value);
          expect(sheet.validations.get(row, column)?.helpText ?? undefined).toBe(value);
        }
      }
      for (const { name, area } of model.namedRanges) {
        const i = Number(name.slice(3));
        expect(sheet.values.get(area.top, area.left)).toBe(`${i},${SIZE - 1 - i}`);
      }
      for (const { key, value, place } of model.metadata) {
        if (place.kind !== 'ROW' && place.kind !== 'COLUMN') throw new Error('unexpected place');
        const label = sheet[place.kind === 'ROW' ? 'rows' : 'columns'];
        expect(place.index).toBeLessThan(label.count);
        const [row, column] =
          key === 'rij'
            ? [place.index, firstFilled(sheet, place.index, 'row')]
            : [firstFilled(sheet, place.index, 'column'), place.index];
        const content = String(sheet.values.get(row, column)).split(',');
        expect(content[key === 'rij' ? 0 : 1]).toBe(value);
      }
      for (const { area, description } of sheet.protections) {
        expect(sheet.values.get(area!.top, area!.left)).toBe(description);
      }
      for (const { areas, condition } of sheet.conditionalFormats) {
        expect(sheet.values.get(areas[0]!.top, areas[0]!.left)).toBe(condition!.values[0]);
      }
    }),
    { numRuns: 60 },
  );
});

function firstFilled(sheet: SheetModel, index: number, along: 'row' | 'column'): number {
  for (let i = 0; i < 40; i += 1) {
    const value = along === 'row' ? sheet.values.get(index, i) : sheet.values.get(i, index);
    if (value !== null) return i;
  }
  throw new Error('nothing in this row or column');
}

test('formulas on another sheet follow the cell that they name', () => {
  fc.assert(
    fc.property(shift, (each) => {
      const { model, sheet, other } = labelled();
      shiftCells(model, sheet, each);
      for (let i = 0; i < SIZE; i += 1) {
        const moved = shiftIndex(each, i);
        const formula = other.formulas.get(i, 0)!;
        if (moved === null) {
          expect(formula).toBe('=Blad1!#REF!');
          continue;
        }
        const [row, column] = each.axis === 'rows' ? [moved, i] : [i, moved];
        expect(formula).toBe(`=Blad1!${String.fromCharCode(65 + column)}${row + 1}`);
      }
    }),
  );
});

test('what is inserted looks like its neighbour, rules included', () => {
  const { model, sheet } = labelled();
  shiftCells(model, sheet, { kind: 'insert', axis: 'rows', at: 4, count: 2 }, 3);
  expect(sheet.styles.get(5, 2)?.fontFamily).toBe('3,2');
  expect(sheet.validations.get(4, 2)?.helpText).toBe('3,2');
  expect(sheet.values.get(4, 2)).toBeNull();
  expect(sheet.rows.size(4)).toBe(103);
  expect(sheet.rows.count).toBe(SIZE + 2);
  shiftCells(model, sheet, { kind: 'insert', axis: 'columns', at: 0, count: 1 }, 0);
  expect(sheet.styles.get(0, 0)?.fontFamily).toBe('0,0');
});

test('merges, filter, charts and frozen rows move along', () => {
  const { model, sheet, other } = labelled();
  sheet.merges = [rect(2, 2, 2, 2)];
  sheet.filter = { area: rect(1, 1, 5, 4), criteria: [[3, { hiddenValues: ['x'], condition: null }]] };
  sheet.rows.frozen = 2;
  other.charts = [
    {
      id: 1,
      type: 'LINE',
      ranges: [{ sheetId: sheet.id, ...rect(1, 1, 3, 3) }],
      options: {},
      row: 3,
      column: 3,
      offsetX: 0,
      offsetY: 0,
      headers: 1,
      transpose: false,
      mergeStrategy: 'MERGE_COLUMNS',
      hiddenStrategy: 'IGNORE_ROWS',
    },
  ];
  shiftCells(model, sheet, { kind: 'insert', axis: 'rows', at: 1, count: 1 }, 0);
  shiftCells(model, sheet, { kind: 'delete', axis: 'columns', at: 1, count: 1 });
  expect(sheet.merges).toEqual([rect(3, 1, 2, 2)]);
  expect(sheet.filter).toEqual({
    area: rect(2, 1, 5, 3),
    criteria: [[2, { hiddenValues: ['x'], condition: null }]],
  });
  expect(sheet.rows.frozen).toBe(3);
  expect(other.charts[0]!.ranges).toEqual([{ sheetId: sheet.id, ...rect(2, 1, 3, 2) }]);
  expect(other.charts[0]!.row).toBe(3);
});

test('a rule that takes its values from a tab loses its reason with the tab', () => {
  const { model, sheet, other } = labelled();
  const list = { sheetId: other.id, ...rect(0, 0, 3, 1) };
  sheet.validations.set(rect(0, 0, 3, 1), {
    condition: { type: 'VALUE_IN_RANGE', values: [{ range: list }, true] },
    allowInvalid: false,
    helpText: null,
    anchor: { row: 0, column: 0 },
  });
  shiftCells(model, other, { kind: 'insert', axis: 'rows', at: 1, count: 1 }, 0);
  expect(sheet.validations.get(1, 0)?.condition.values[0]).toEqual({
    range: { sheetId: other.id, ...rect(0, 0, 4, 1) },
  });
  sheet.formulas.set(0, 5, '=Ander!A1');
  deleteSheet(model, other);
  expect(sheet.validations.get(1, 0)).toBeUndefined();
  expect(sheet.formulas.get(0, 5)).toBe('=#REF!');
});

test('formulas follow the new name of a tab', () => {
  const { model, sheet, other } = labelled();
  renameSheet(model, sheet, 'Terreinen 2026');
  expect(other.formulas.get(0, 0)).toBe("='Terreinen 2026'!A1");
});

describe('custom formulas of rules are relative to the cells that they judge', () => {
  const withRules = () => {
    const model = new SpreadsheetModel(SETTINGS);
    const sheet = model.addSheet('Blad1', 20, 6);
    const condition = { type: 'CUSTOM_FORMULA', values: ['=$B2>B$1'] };
    sheet.conditionalFormats = [
      { areas: [rect(1, 0, 10, 3)], anchor: { row: 1, column: 0 }, condition, style: {}, gradient: null },
    ];
    sheet.validations.set(rect(1, 0, 10, 3), {
      condition,
      allowInvalid: true,
      helpText: null,
      anchor: { row: 1, column: 0 },
    });
    /** The formula as it reads for one cell. */
    const at = (row: number, column: number) => {
      const place = { row, column };
      const format = writtenFor(sheet.conditionalFormats[0]!, place).condition!.values[0];
      const rule = writtenFor(sheet.validations.get(row, column)!, place).condition.values[0];
      return [format, rule];
    };
    return { model, sheet, at };
  };
  const both = (formula: string) => [formula, formula];

  test('when their first row is deleted', () => {
    const { model, sheet, at } = withRules();
    shiftCells(model, sheet, { kind: 'delete', axis: 'rows', at: 1, count: 2 });
    expect(at(1, 0)).toEqual(both('=$B2>B$1'));
    expect(at(4, 2)).toEqual(both('=$B5>D$1'));
    expect(sheet.conditionalFormats[0]!.areas).toEqual([rect(1, 0, 8, 3)]);
  });

  test('when their first row is moved away', () => {
    const { model, sheet, at } = withRules();
    shiftCells(model, sheet, { kind: 'move', axis: 'rows', at: 1, count: 1, to: 6 });
    expect(at(3, 0)).toEqual(both('=$B4>B$1'));
  });

  test('when rows are inserted above, and columns before', () => {
    const { model, sheet, at } = withRules();
    shiftCells(model, sheet, { kind: 'insert', axis: 'rows', at: 1, count: 3 });
    shiftCells(model, sheet, { kind: 'insert', axis: 'columns', at: 0, count: 1 });
    expect(at(4, 1)).toEqual(both('=$C5>C$1'));
  });

  test('when all of their columns move', () => {
    const { model, sheet, at } = withRules();
    shiftCells(model, sheet, { kind: 'move', axis: 'columns', at: 0, count: 3, to: 6 });
    expect(at(1, 3)).toEqual(both('=$E2>E$1'));
  });
});
