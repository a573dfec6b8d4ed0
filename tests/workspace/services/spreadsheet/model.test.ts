/** The model is saved and restored whole, tells what changed, and calculates only when it must. */
import fc from 'fast-check';
import type {
  Calculated,
  Calculator,
  CalculatorFile,
} from '../../../../src/workspace/services/spreadsheet/calculator.ts';
import { rect } from '../../../../src/workspace/services/spreadsheet/model/rect.ts';
import { internStyle } from '../../../../src/workspace/services/spreadsheet/model/style.ts';
import { createSpreadsheet, SpreadsheetModel } from '../../../../src/workspace/services/spreadsheet/model.ts';
import { openTestSpreadsheet } from './support.ts';

const SETTINGS = { locale: 'nl_NL', timeZone: 'Europe/Amsterdam' };

/** Gives every formula its own length, and counts how often it was asked. */
class Lengths implements Calculator {
  calls = 0;

  calculate(file: CalculatorFile): ReturnType<Calculator['calculate']> {
    this.calls += 1;
    return new Map(
      file.sheets.map((sheet) => [
        sheet.id,
        {
          whole: true,
          cells: [...sheet.formulas].map(([row, column, formula]) => [row, column, formula.length] as const),
        },
      ]),
    );
  }

  evaluate(): readonly Calculated[] {
    return [];
  }

  numberFormat(): null {
    return null;
  }

  spills(): readonly [] {
    return [];
  }
}

describe('saving', () => {
  test('a spreadsheet with everything on it comes back the same', () => {
    const { app, spreadsheet, sheet, file } = openTestSpreadsheet();
    sheet.getRange('A1:B2').setValues([
      ['Naam', new Date(2026, 0, 1)],
      ['=B1', true],
    ]);
    sheet.getRange('A1').setNote('notitie').setBackground('red');
    sheet.getRange('C1:C').setNumberFormat('#,##0.00');
    sheet.getRange('A5:B6').merge();
    sheet
      .getRange('D1')
      .setRichTextValue(app.newRichTextValue().setText('klik').setLinkUrl('https://a.nl').build());
    sheet.getRange('B:B').setDataValidation(app.newDataValidation().requireValueInList(['a', 'b']).build());
    sheet.getRange('A1:D1').protect().setDescription('kop');
    sheet.getRange('A1:D9').createFilter();
    sheet.getRange('A10:B12').applyRowBanding();
    sheet.getRange('3:4').shiftRowGroupDepth(1);
    sheet.setFrozenRows(1);
    sheet.setColumnWidth(2, 240);
    sheet.hideColumns(5);
    spreadsheet.setNamedRange('koppen', sheet.getRange('A1:D1'));
    sheet.getRange('A:A').addDeveloperMetadata('kolom', 'naam');
    sheet.setConditionalFormatRules([
      app
        .newConditionalFormatRule()
        .whenTextEqualTo('x')
        .setBold(true)
        .setRanges([sheet.getRange('A1:A9')])
        .build(),
    ]);
    sheet.insertChart(sheet.newChart().addRange(sheet.getRange('A1:B9')).setPosition(2, 5, 0, 0).build());
    const saved = JSON.parse(JSON.stringify(file.model));
    expect(JSON.parse(JSON.stringify(SpreadsheetModel.fromJSON(saved)))).toEqual(saved);
  });

  test('any values come back, sheet by sheet', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (Object.is(each, -0) ? 0 : each)),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const model = createSpreadsheet(SETTINGS);
        const sheet = model.sheets[0]!;
        rows.forEach((row, i) => {
          row.forEach((each, j) => {
            sheet.put(i, j, each);
          });
        });
        const restored = SpreadsheetModel.fromParts(
          JSON.parse(JSON.stringify(model.headJSON())),
          model.sheets.map((each) => JSON.parse(JSON.stringify(each.toJSON()))),
        );
        const area = rect(0, 0, 10, 8);
        expect(restored.readValues(restored.sheets[0]!, area)).toEqual(model.readValues(sheet, area));
      }),
    );
  });

  test('ids stay unique after restoring', () => {
    const model = createSpreadsheet(SETTINGS);
    model.addSheet('Twee');
    const restored = SpreadsheetModel.fromJSON(model.toJSON());
    const added = restored.addSheet('Drie');
    expect(new Set(restored.sheets.map(({ id }) => id)).size).toBe(3);
    expect(restored.sheetById(added.id)).toBe(added);
    expect(model.sheets[0]!.id).toBe(0);
  });

  test('looks that are equal are one object, and a whole column costs one entry', () => {
    expect(internStyle({ bold: true, background: '#ff0000' })).toBe(
      internStyle({ background: '#ff0000', bold: true }),
    );
    const model = createSpreadsheet(SETTINGS);
    model.sheets[0]!.styles.set(rect(0, 0, 1000, 1), internStyle({ bold: true }));
    expect(model.sheets[0]!.styles.toJSON()).toEqual({
      table: [{ bold: true }],
      columns: [
        [
          0,
          [
            [0, 0],
            [1000, -1],
          ],
        ],
      ],
    });
  });
});

describe('changes', () => {
  test('each change is told once, with what and where', () => {
    const { sheet, file } = openTestSpreadsheet();
    const before = file.model.revision;
    sheet.getRange('B2:C3').setValue('x');
    sheet.getRange('A1').setNote('n');
    const changes = file.model.changesSince(before)!;
    expect(changes.map(({ part, area }) => [part, area])).toEqual([
      ['values', rect(1, 1, 2, 2)],
      ['notes', rect(0, 0, 1, 1)],
    ]);
    expect(file.model.changesSince(file.model.revision)).toEqual([]);
    expect(file.model.sheets[0]!.revision).toBe(file.model.revision);
  });

  test('a log that no longer reaches back says so', () => {
    const { sheet, file } = openTestSpreadsheet();
    for (let i = 0; i < 6000; i += 1) sheet.getRange('A1').setValue(i);
    expect(file.model.changesSince(0)).toBeNull();
    expect(file.model.changesSince(file.model.revision - 10)).toHaveLength(10);
  });

  test('a sheet that was not touched keeps its revision', () => {
    const { spreadsheet, file } = openTestSpreadsheet();
    const second = spreadsheet.insertSheet('Twee');
    const revision = file.model.sheets[0]!.revision;
    second.getRange('A1').setValue(1);
    expect(file.model.sheets[0]!.revision).toBe(revision);
  });
});

describe('calculation', () => {
  const open = () => {
    const calculator = new Lengths();
    const test = openTestSpreadsheet();
    test.file.model.attach(test.file.id, () => test.world.now, calculator);
    return { ...test, calculator };
  };

  test('without a calculator a result is refused, but the formula itself is there', () => {
    const { sheet, file } = openTestSpreadsheet();
    file.model.attach(file.id, () => 0, null);
    sheet.getRange('A1').setFormula('=1+1');
    expect(sheet.getRange('A1').getFormula()).toBe('=1+1');
    expect(() => sheet.getRange('A1').getValue()).toThrow('no calculator is attached');
  });

  test('formulas are calculated when they are read, and again only after a change', () => {
    const { sheet, calculator } = open();
    sheet.getRange('A1').setFormula('=A2');
    expect(calculator.calls).toBe(0);
    expect(sheet.getRange('A1').getValue()).toBe(3);
    sheet.getRange('A1').getValues();
    expect(calculator.calls).toBe(1);
    sheet.getRange('A1').setBackground('red');
    sheet.getRange('A1').getValue();
    expect(calculator.calls).toBe(1);
    sheet.getRange('A2').setValue(1);
    sheet.getRange('A1').getValue();
    expect(calculator.calls).toBe(2);
  });

  test('a tab without formulas never waits for the calculator', () => {
    const { spreadsheet, sheet, calculator } = open();
    sheet.getRange('A1').setFormula('=A2');
    const second = spreadsheet.insertSheet('Twee');
    second.getRange('A1').setValue(1);
    second.getDataRange().getValues();
    expect(calculator.calls).toBe(0);
  });

  test('TODAY is calculated again on the next day', () => {
    const { world, sheet, calculator } = open();
    sheet.getRange('A1').setFormula('=TODAY()');
    sheet.getRange('A1').getValue();
    world.moveClock(world.now + 3_600_000);
    sheet.getRange('A1').getValue();
    expect(calculator.calls).toBe(1);
    world.moveClock(world.now + 24 * 3_600_000);
    sheet.getRange('A1').getValue();
    expect(calculator.calls).toBe(2);
  });

  test('results that changed are in the log, those that did not are not', () => {
    const { sheet, file } = open();
    sheet.getRange('A1').setFormula('=1');
    sheet.getRange('B5').setFormula('=1');
    sheet.getRange('A1').getValue();
    sheet.getRange('B5').setFormula('=100');
    const before = file.model.revision;
    sheet.getRange('A1').getValue();
    expect(file.model.changesSince(before)!.map(({ part, area }) => [part, area])).toEqual([
      ['values', rect(4, 1, 1, 1)],
    ]);
    const after = file.model.revision;
    sheet.getRange('A1').getValue();
    expect(file.model.revision).toBe(after);
  });
});
