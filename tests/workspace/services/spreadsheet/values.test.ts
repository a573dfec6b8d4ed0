/** Reading and writing cells through the services, as scripts do. */
import fc from 'fast-check';
import { BEHAVIOUR } from '../../../../src/workspace/services/spreadsheet/behaviour.ts';
import { openTestSpreadsheet, READER } from './support.ts';

describe('getValues and setValues', () => {
  test('text is read as if typed', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:F1').setValues([['5', '1.234,56', '31-12-2025', 'waar', "'5", 'tekst']]);
    const [row = []] = sheet.getRange('A1:F1').getValues();
    expect(row).toEqual([5, 1234.56, new Date('2025-12-30T23:00:00Z'), true, '5', 'tekst']);
    expect(sheet.getRange('A1:F1').getDisplayValues()).toEqual([
      ['5', '1.234,56', '31-12-2025', 'WAAR', '5', 'tekst'],
    ]);
  });

  test('what is not text stays what it is', () => {
    const { sheet } = openTestSpreadsheet();
    const date = new Date(2026, 2, 1, 14, 30);
    sheet.getRange('A1:D1').setValues([[5, false, date, '']]);
    expect(sheet.getRange('A1:D1').getValues()).toEqual([[5, false, date, '']]);
    expect(sheet.getRange('C1').getNumberFormat()).toBe('d-M-yyyy H:mm:ss');
    expect(sheet.getRange('D1').isBlank()).toBe(true);
  });

  test('blank, null and undefined all empty a cell', () => {
    const { sheet } = openTestSpreadsheet();
    const range = sheet.getRange('A1:C1').setValue('x');
    range.setValues([['', null, undefined]]);
    expect(range.getValues()).toEqual([['', '', '']]);
    expect(sheet.getLastRow()).toBe(0);
  });

  test('any plain value that is written reads back the same', () => {
    const { sheet } = openTestSpreadsheet();
    const value = fc.oneof(
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (Object.is(each, -0) ? 0 : each)),
      fc.string().map((text) => `t${text.replace(/\d/g, 'x')}`),
      fc.date({ min: new Date(1980, 0), max: new Date(2040, 0), noInvalidDate: true }).map((date) => {
        date.setHours(12, 0, 0, 0);
        return date;
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), (rows) => {
        const range = sheet.getRange(1, 1, rows.length, 2);
        range.clear().setValues(rows);
        expect(range.getValues()).toEqual(rows);
      }),
    );
  });

  test('a text format keeps text, and shows a leading apostrophe never', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A:A').setNumberFormat('@');
    sheet.getRange('A1:A2').setValues([['=IMPORTXML("x")'], ['0038']]);
    expect(sheet.getRange('A1:A2').getValues()).toEqual([['=IMPORTXML("x")'], ['0038']]);
    expect(sheet.getRange('A1').getFormula()).toBe('');
    sheet.getRange('B1').setValue("'=A1");
    expect(sheet.getRange('B1').getValue()).toBe('=A1');
  });

  test('setValue fills the whole range', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B2').setValue(7);
    expect(sheet.getRange('A1:B2').getValues()).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  test.each([
    [
      [[1], [2]],
      'A1',
      'The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 1.',
    ],
    [
      [[1]],
      'A1:A2',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      [[1, 2, 3]],
      'A1:B1',
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
    [
      [[1, 2], [1]],
      'A1:B2',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
  ])('a block %j does not fit in %s', (block, a1, message) => {
    const { sheet } = openTestSpreadsheet();
    expect(() => sheet.getRange(a1).setValues(block)).toThrow(message);
  });

  test('what is no block is refused', () => {
    const { sheet } = openTestSpreadsheet();
    expect(() => sheet.getRange('A1').setValues([1] as never)).toThrow(
      "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
  });

  test('a cell takes 50,000 characters', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue('x'.repeat(50_000));
    expect(() => sheet.getRange('A1').setValue('x'.repeat(50_001))).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  test('a strict rule refuses the whole block, by the switch', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app.newDataValidation().requireValueInList(['ja', 'nee']).setAllowInvalid(false).build();
    sheet.getRange('B1:B2').setDataValidation(rule);
    const write = () =>
      sheet.getRange('A1:B2').setValues([
        ['x', 'ja'],
        ['y', 'misschien'],
      ]);
    expect(write).toThrow(
      'The data you entered in cell B2 violates the data validation rules set on this cell.',
    );
    expect(sheet.getRange('A1:B2').isBlank()).toBe(true);
    BEHAVIOUR.scriptWritesAreValidated = false;
    try {
      write();
      expect(sheet.getRange('B2').getValue()).toBe('misschien');
    } finally {
      BEHAVIOUR.scriptWritesAreValidated = true;
    }
  });

  test('a reader may read but not write', () => {
    const { as, sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue('x');
    const reader = as(READER);
    expect(reader.sheet.getRange('A1').getValue()).toBe('x');
    expect(() => reader.sheet.getRange('A1').setValue('y')).toThrow(
      'You do not have permission to access the requested document.',
    );
  });
});

describe('dates', () => {
  test('are wall clock in the zone of the spreadsheet', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    spreadsheet.setSpreadsheetTimeZone('America/New_York');
    sheet.getRange('A1').setValue('2026-01-31');
    expect(sheet.getRange('A1').getValue()).toEqual(new Date('2026-01-31T05:00:00Z'));
    expect(sheet.getRange('A1').getDisplayValue()).toBe('2026-01-31');
  });

  test('a number becomes a date by its format, and back', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue(46023).setNumberFormat('d-m-yyyy');
    expect(sheet.getRange('A1').getValue()).toEqual(new Date('2025-12-31T23:00:00Z'));
    sheet.getRange('A1').setNumberFormat('0');
    expect(sheet.getRange('A1').getValue()).toBe(46023);
  });

  test('a date format that is there already stays', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setNumberFormat('mmm yyyy').setValue(new Date('2026-03-01T12:00:00Z'));
    expect(sheet.getRange('A1').getDisplayValue()).toBe('mrt 2026');
  });
});

describe('formulas', () => {
  test('are kept as text and have a result', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([[1], [2], ['=SUM(A1:A2)']]);
    expect(sheet.getRange('A1:A3').getFormulas()).toEqual([[''], [''], ['=SUM(A1:A2)']]);
    expect(sheet.getRange('A3').getValue()).toBe(3);
    sheet.getRange('A1').setValue(10);
    expect(sheet.getRange('A3').getDisplayValue()).toBe('12');
  });

  test('setFormula takes text without an equals sign too', () => {
    const { sheet } = openTestSpreadsheet();
    expect(sheet.getRange('A1').setFormula('1+1').getFormula()).toBe('=1+1');
    expect(sheet.getRange('A1').setFormula('').getFormula()).toBe('');
  });

  test('in R1C1 they are relative to each cell', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('B1:B2').setFormulaR1C1('=RC[-1]*2');
    expect(sheet.getRange('B1:B2').getFormulas()).toEqual([['=A1*2'], ['=A2*2']]);
    expect(sheet.getRange('B2').getFormulaR1C1()).toBe('=R[0]C[-1]*2');
    expect(sheet.getRange('C1').getFormulaR1C1()).toBeNull();
  });

  test('a date function shows a date', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setFormula('=DATE(2026;1;2)');
    expect(sheet.getRange('A1').getValue()).toEqual(new Date('2026-01-01T23:00:00Z'));
  });

  test('an error is its text', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setFormula('=1/0');
    expect(sheet.getRange('A1').getValue()).toBe('#DIV/0!');
  });

  test('spilled cells hold values and count for the last row', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([[3], [1], [2]]);
    sheet.getRange('C1').setFormula('=SORT(A1:A3)');
    expect(sheet.getRange('C1:C4').getValues()).toEqual([[1], [2], [3], ['']]);
    expect(sheet.getLastColumn()).toBe(3);
  });
});

describe('clearing', () => {
  const filled = () => {
    const test = openTestSpreadsheet();
    const rule = test.app.newDataValidation().requireNumberGreaterThan(0).build();
    test.sheet
      .getRange('A1')
      .setValue(5)
      .setNote('n')
      .setBackground('#ff0000')
      .setNumberFormat('0.00')
      .setDataValidation(rule);
    return { ...test, range: test.sheet.getRange('A1') };
  };

  test('clear takes contents, formats and notes, and leaves the rule', () => {
    const { range } = filled();
    range.clear();
    expect([range.getValue(), range.getNote(), range.getBackground()]).toEqual(['', '', '#ffffff']);
    expect(range.getNumberFormat()).toBe('0.###############');
    expect(range.getDataValidation()).not.toBeNull();
  });

  test('each part can be cleared alone', () => {
    const { range } = filled();
    range.clearFormat();
    expect([range.getValue(), range.getBackground(), range.getNumberFormat()]).toEqual([
      5,
      '#ffffff',
      '0.00',
    ]);
    range.clearNote();
    expect(range.getNote()).toBe('');
    range.clearDataValidations();
    expect(range.getDataValidation()).toBeNull();
    range.clearContent();
    expect(range.isBlank()).toBe(true);
  });

  test('rows that a filter hides may be skipped', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([['kop'], ['weg'], ['blijft']]);
    const criteria = app.newFilterCriteria().setHiddenValues(['blijft']).build();
    sheet.getRange('A1:A3').createFilter().setColumnFilterCriteria(1, criteria);
    sheet.getRange('A1:A3').clear({ contentsOnly: true, skipFilteredRows: true });
    expect(sheet.getRange('A1:A3').getValues()).toEqual([[''], [''], ['blijft']]);
  });
});

describe('sort', () => {
  test('numbers, then text, then booleans, blanks last, either way', () => {
    const { sheet } = openTestSpreadsheet();
    const range = sheet.getRange('A1:A6').setValues([['b'], [true], [2], [''], ['A'], [1]]);
    range.sort(1);
    expect(range.getValues().flat()).toEqual([1, 2, 'A', 'b', true, '']);
    range.sort({ column: 1, ascending: false });
    expect(range.getValues().flat()).toEqual([true, 'b', 'A', 2, 1, '']);
  });

  test('by several columns, with looks and notes, keeping equal rows in order', () => {
    const { sheet } = openTestSpreadsheet();
    const range = sheet.getRange('B2:C5').setValues([
      ['x', 1],
      ['a', 2],
      ['a', 1],
      ['x', 1],
    ]);
    sheet.getRange('B2').setNote('eerste x');
    sheet.getRange('B3').setBackground('red');
    range.sort([2, { column: 3, ascending: false }]);
    expect(range.getValues()).toEqual([
      ['a', 2],
      ['a', 1],
      ['x', 1],
      ['x', 1],
    ]);
    expect(sheet.getRange('B2').getBackground()).toBe('#ff0000');
    expect(sheet.getRange('B4').getNote()).toBe('eerste x');
  });

  test('formulas keep looking at their own row', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B2').setValues([
      [2, '=A1*10'],
      [1, '=A2*10'],
    ]);
    sheet.getRange('A1:B2').sort(1);
    expect(sheet.getRange('A1:B2').getValues()).toEqual([
      [1, 10],
      [2, 20],
    ]);
  });
});

describe('copyTo and moveTo', () => {
  test('a copy takes looks, rules and notes, and formulas look along', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue(1);
    const rule = app.newDataValidation().requireDate().build();
    sheet.getRange('B1').setFormula('=A1').setBackground('red').setNote('n').setDataValidation(rule);
    sheet.getRange('B1').copyTo(sheet.getRange('C3'));
    const copy = sheet.getRange('C3');
    expect([copy.getFormula(), copy.getBackground(), copy.getNote()]).toEqual(['=B3', '#ff0000', 'n']);
    expect(copy.getDataValidation()?.getCriteriaType()).toBe(app.DataValidationCriteria.DATE_IS_VALID_DATE);
  });

  test('a larger destination is filled, a smaller one is overrun', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A2').setValues([[1], [2]]);
    sheet.getRange('A1:A2').copyTo(sheet.getRange('C1:D4'));
    expect(sheet.getRange('C1:D4').getValues()).toEqual([
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
    sheet.getRange('A1:A2').copyTo(sheet.getRange('F1'));
    expect(sheet.getRange('F1:F2').getValues()).toEqual([[1], [2]]);
  });

  test('values, formats or rules alone, and turned', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet
      .getRange('A1:B1')
      .setValues([[1, '=A1+1']])
      .setBackground('red');
    sheet.getRange('A1:B1').copyTo(sheet.getRange('A3'), app.CopyPasteType.PASTE_VALUES, true);
    expect(sheet.getRange('A3:A4').getValues()).toEqual([[1], [2]]);
    expect(sheet.getRange('A4').getFormula()).toBe('');
    expect(sheet.getRange('A3').getBackground()).toBe('#ffffff');
    sheet.getRange('A1:B1').copyTo(sheet.getRange('A6'), { formatOnly: true });
    expect([sheet.getRange('A6').getValue(), sheet.getRange('B6').getBackground()]).toEqual(['', '#ff0000']);
    sheet.getRange('A1:B1').copyTo(sheet.getRange('A8'), { contentsOnly: true });
    expect(sheet.getRange('A8:B8').getValues()).toEqual([[1, 2]]);
  });

  test('what is moved takes references along and leaves nothing', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A2').setValues([[1], ['=A1']]);
    sheet.getRange('C1').setFormula('=A2');
    spreadsheet.setNamedRange('doel', sheet.getRange('A2'));
    sheet.getRange('A1:A2').moveTo(sheet.getRange('E5'));
    expect(sheet.getRange('A1:A2').isBlank()).toBe(true);
    expect(sheet.getRange('E6').getFormula()).toBe('=E5');
    expect(sheet.getRange('C1').getFormula()).toBe('=E6');
    expect(spreadsheet.getRangeByName('doel')!.getA1Notation()).toBe('E6');
  });

  test('to another tab', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    const other = spreadsheet.insertSheet('Mijn tab');
    sheet.getRange('A1').setValue('x');
    sheet.getRange('B1').setFormula('=A1');
    sheet.getRange('A1').moveTo(other.getRange('B2'));
    expect(other.getRange('B2').getValue()).toBe('x');
    expect(sheet.getRange('B1').getFormula()).toBe("='Mijn tab'!B2");
  });

  test('outside the sheet is refused', () => {
    const { sheet } = openTestSpreadsheet();
    expect(() => sheet.getRange('A1:A2').copyTo(sheet.getRange('A1000'))).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });

  test('copyValuesToRange and copyFormatToRange count from 1, columns first', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue('x').setBackground('red');
    sheet.getRange('A1').copyValuesToRange(sheet, 3, 3, 2, 2);
    sheet.getRange('A1').copyFormatToRange(sheet.getSheetId(), 4, 4, 2, 2);
    expect(sheet.getRange('C2').getValue()).toBe('x');
    expect(sheet.getRange('D2').getBackground()).toBe('#ff0000');
  });
});

test('notes', () => {
  const { sheet } = openTestSpreadsheet();
  sheet.getRange('A1:B1').setNotes([['een', null]]);
  expect(sheet.getRange('A1:B1').getNotes()).toEqual([['een', '']]);
  sheet.getRange('A1').setNote(null);
  expect(sheet.getRange('A1').getNote()).toBe('');
});

test('the American locale reads and shows its own way', () => {
  const { sheet } = openTestSpreadsheet('en_US');
  sheet.getRange('A1:C1').setValues([['1,234.5', '12/31/2025', 'TRUE']]);
  expect(sheet.getRange('A1:C1').getDisplayValues()).toEqual([['1,234.50', '12/31/2025', 'TRUE']]);
});

describe('formulas and what is around them', () => {
  test('a result takes the format of what it comes from, also when that is set later', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue(46023);
    sheet.getRange('B1').setFormula('=A1');
    expect(sheet.getRange('B1').getDisplayValue()).toBe('46023');
    sheet.getRange('A1').setNumberFormat('d-m-yyyy');
    expect(sheet.getRange('B1').getDisplayValue()).toBe('1-1-2026');
  });

  test('SUBTOTAL follows the filter, also one on calculated values', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A4').setValues([['ha'], [1], [2], ['=A3*2']]);
    sheet.getRange('C1').setFormula('=SUBTOTAL(109;A2:A4)');
    expect(sheet.getRange('C1').getValue()).toBe(7);
    const filter = sheet.getRange('A1:A4').createFilter();
    filter.setColumnFilterCriteria(1, app.newFilterCriteria().whenNumberLessThan(3).build());
    expect(sheet.getRange('C1').getValue()).toBe(3);
    sheet.hideRows(2);
    expect(sheet.getRange('C1').getValue()).toBe(2);
  });
});
