/** Where ranges are and how to walk from one to another. */
import { openTestSpreadsheet } from './support.ts';

test('a range knows its place', () => {
  const { sheet } = openTestSpreadsheet();
  const range = sheet.getRange(2, 3, 4, 5);
  expect([
    range.getRow(),
    range.getColumn(),
    range.getNumRows(),
    range.getNumColumns(),
    range.getLastRow(),
    range.getLastColumn(),
    range.getA1Notation(),
    range.getGridId(),
    range.getSheet().getName(),
  ]).toEqual([2, 3, 4, 5, 5, 7, 'C2:G5', 0, 'Blad1']);
});

test('one row and one column unless told otherwise', () => {
  const { sheet } = openTestSpreadsheet();
  expect(sheet.getRange(2, 3).getA1Notation()).toBe('C2');
  expect(sheet.getRange(2, 3, 2).getA1Notation()).toBe('C2:C3');
});

test('open-ended ranges reach to the end of the sheet', () => {
  const { sheet } = openTestSpreadsheet();
  const column = sheet.getRange('B2:B');
  expect([column.getA1Notation(), column.getNumRows(), column.getLastRow()]).toEqual(['B2:B', 999, 1000]);
  expect([column.isStartRowBounded(), column.isEndRowBounded()]).toEqual([true, false]);
  const whole = sheet.getRange('B:C');
  expect([whole.isStartRowBounded(), whole.isEndColumnBounded(), whole.getNumColumns()]).toEqual([
    false,
    true,
    2,
  ]);
  sheet.insertRowsAfter(1000, 5);
  expect(column.getNumRows()).toBe(1004);
});

test('a format on an open-ended range holds for rows that come later', () => {
  const { sheet } = openTestSpreadsheet();
  sheet.getRange('B:B').setNumberFormat('@');
  sheet.insertRowsAfter(1000, 1);
  expect(sheet.getRange('B1001').getNumberFormat()).toBe('@');
});

test('offset and getCell walk', () => {
  const { sheet } = openTestSpreadsheet();
  const range = sheet.getRange('B2:C3');
  expect(range.offset(1, 1).getA1Notation()).toBe('C3:D4');
  expect(range.offset(-1, -1, 1).getA1Notation()).toBe('A1:B1');
  expect(range.offset(0, 0, 5, 1).getA1Notation()).toBe('B2:B6');
  expect(range.getCell(2, 1).getA1Notation()).toBe('B3');
  expect(() => range.getCell(3, 1)).toThrow('Cell reference out of range');
});

test.each<[readonly number[], string]>([
  [[0, 1], 'The starting row of the range is too small.'],
  [[1, 0], 'The starting column of the range is too small.'],
  [[1, 1, 0], 'The number of rows in the range must be at least 1.'],
  [[1, 1, 1, 0], 'The number of columns in the range must be at least 1.'],
  [[1001, 1], 'The coordinates of the range are outside the dimensions of the sheet.'],
  [[1, 20, 1, 10], 'The coordinates of the range are outside the dimensions of the sheet.'],
])('getRange(%j)', (args, message) => {
  const { sheet } = openTestSpreadsheet();
  expect(() => sheet.getRange(...(args as [number, number]))).toThrow(message);
});

test('names and addresses that are none', () => {
  const { spreadsheet, sheet } = openTestSpreadsheet();
  expect(() => sheet.getRange('geen naam')).toThrow('Range not found');
  expect(() => sheet.getRange('A1001')).toThrow('Range not found');
  expect(() => spreadsheet.getRange('Weg!A1')).toThrow('Range not found');
  expect(() => sheet.getRange('x' as never, 1)).toThrow(
    "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  );
});

test('named ranges and tab names work as addresses', () => {
  const { spreadsheet, sheet } = openTestSpreadsheet();
  const other = spreadsheet.insertSheet('Mijn tab');
  spreadsheet.setNamedRange('lijst', other.getRange('A2:A5'));
  expect(sheet.getRange('lijst').getSheet().getName()).toBe('Mijn tab');
  expect(spreadsheet.getRange("'Mijn tab'!B2").getSheet().getName()).toBe('Mijn tab');
  expect(spreadsheet.getRange('lijst').getA1Notation()).toBe('A2:A5');
});

describe('data region and next cell', () => {
  const filled = () => {
    const test = openTestSpreadsheet();
    test.sheet.getRange('B2:C3').setValues([
      [1, 2],
      [3, 4],
    ]);
    test.sheet.getRange('B7').setValue(5);
    return test;
  };

  test('the region is what hangs together', () => {
    const { app, sheet } = filled();
    expect(sheet.getRange('B2').getDataRegion().getA1Notation()).toBe('B2:C3');
    expect(sheet.getRange('B2').getDataRegion(app.Dimension.ROWS).getA1Notation()).toBe('B2:B3');
    expect(sheet.getRange('E5').getDataRegion().getA1Notation()).toBe('E5');
  });

  test('Ctrl and an arrow', () => {
    const { app, sheet } = filled();
    const { DOWN, UP, NEXT } = app.Direction;
    expect(sheet.getRange('B2').getNextDataCell(DOWN).getA1Notation()).toBe('B3');
    expect(sheet.getRange('B3').getNextDataCell(DOWN).getA1Notation()).toBe('B7');
    expect(sheet.getRange('B7').getNextDataCell(DOWN).getA1Notation()).toBe('B1000');
    expect(sheet.getRange('B1000').getNextDataCell(UP).getA1Notation()).toBe('B7');
    expect(sheet.getRange('A2').getNextDataCell(NEXT).getA1Notation()).toBe('B2');
  });
});

describe('selection', () => {
  test('what is activated is selected, and its tab comes to the front', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    const other = spreadsheet.insertSheet('Twee');
    expect(app.getActiveSheet().getName()).toBe('Twee');
    sheet.getRange('B2:C3').activate();
    expect(app.getActiveSheet().getName()).toBe('Blad1');
    expect(app.getActiveRange().getA1Notation()).toBe('B2:C3');
    expect(app.getCurrentCell().getA1Notation()).toBe('B2');
    expect(other.getActiveRange()!.getA1Notation()).toBe('A1');
  });

  test('several ranges at once', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRangeList(['A1:B4', 'D1:E4']).activate();
    const selection = app.getSelection();
    expect(selection.getCurrentCell()!.getA1Notation()).toBe('D1');
    expect(selection.getActiveRange()!.getA1Notation()).toBe('D1:E4');
    expect(
      selection
        .getActiveRangeList()!
        .getRanges()
        .map((range) => range.getA1Notation()),
    ).toEqual(['A1:B4', 'D1:E4']);
    expect(selection.getActiveSheet().getName()).toBe('Blad1');
  });

  test('a range list changes all its ranges', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRangeList(['A1', 'C1:C2']).setValue(1).setBackground('red');
    expect(sheet.getRange('A1:C2').getValues()).toEqual([
      [1, '', 1],
      ['', '', 1],
    ]);
    expect(sheet.getRange('C2').getBackground()).toBe('#ff0000');
  });
});
