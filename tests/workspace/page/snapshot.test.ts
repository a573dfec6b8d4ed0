import fc from 'fast-check';
import { editText, sheetView } from '../../../src/workspace/page/snapshot.ts';
import { displayValue } from '../../../src/workspace/services/spreadsheet/display.ts';
import { parseTyped } from '../../../src/workspace/services/spreadsheet/typed.ts';
import { stage } from '../support.ts';

describe('what an editor starts with', () => {
  test.each([
    [1234.5, undefined, '1234,5'],
    [1234.5, '#,##0', '1234,5'],
    [0.125, '0%', '12,5%'],
    [46022, 'd mmm', '31-12-2025'],
    [46022.5, 'd-m-yyyy', '31-12-2025 12:00:00'],
    [0.75, 'H:mm', '18:00:00'],
    [true, undefined, 'WAAR'],
    ['Almelo', undefined, 'Almelo'],
    ['0612', '@', '0612'],
    ['0612', undefined, "'0612"],
    ['=A1', undefined, "'=A1"],
    ["'s-Gravenweg", undefined, "''s-Gravenweg"],
    [null, undefined, ''],
  ])('%p as %p: %s', (value, numberFormat, text) => {
    expect(editText(value, numberFormat, 'nl_NL')).toBe(text);
  });

  test('typed again gives the same value, in either language', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('1', '1,5', '31-12-2025', '=A1', '+A1', "'x", 'WAAR', 'false', '€ 3', '10%', '12:30'),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((number) => Number(number.toPrecision(12))),
      fc.boolean(),
    );
    const format = fc.constantFrom(undefined, '@', '0.00', '#,##0', '0%');
    fc.assert(
      fc.property(value, format, fc.constantFrom('nl_NL', 'en_US'), (given, numberFormat, locale) => {
        if (numberFormat === '@' && typeof given !== 'string') return;
        const again = parseTyped(editText(given, numberFormat, locale), locale, numberFormat);
        expect(again.formula).toBeUndefined();
        if (typeof given === 'number') expect(again.value).toBeCloseTo(given, 9);
        else expect(again.value ?? '').toBe(given);
      }),
    );
  });
});

describe('a tab as the page gets it', () => {
  const { file, value } = stage(`
    function maak() {
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange('A1:D4').setValues([
        ['Naam', 'Gemeente', 'Ha', 'Klaar'],
        ['Een', 'Almelo', 12.5, true],
        ['Twee', 'Nergens', -3, false],
        ['Drie', '', '', ''],
      ]);
      sheet.getRange('G1:G2').setValues([['Almelo'], ['Zwolle, stad']]);
      sheet.setFrozenRows(1);
      sheet.getRange('A1:D1').setBackground('#0b5c55').setFontWeight('bold');
      sheet.getRange('A1').setNote('De naam');
      sheet.getRange('C2:C').setNumberFormat('0.00');
      const list = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('G1:G')).build();
      sheet.getRange('B2:B').setDataValidation(list);
      const positive = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).setHelpText('Meer dan 0.');
      sheet.getRange('C2:C').setDataValidation(positive.build());
      const formula = SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=LEN(A2)<4').setAllowInvalid(true);
      sheet.getRange('A2:A4').setDataValidation(formula.build());
      sheet.getRange('D2:D3').insertCheckboxes();
      sheet.hideColumns(6);
      sheet.setRowHeight(2, 40);
    }`);
  value('maak()');
  const view = sheetView(file.model, file.model.sheets[0]!);
  const cell = (row: number, column: number) => view.cells.find(([r, c]) => r === row && c === column)?.[2];
  const of = <T>(
    runs: readonly (readonly [number, readonly (readonly [number, number | null])[]])[],
    table: readonly T[],
    row: number,
    column: number,
  ) => {
    const found = runs.find(([each]) => each === column)?.[1].findLast(([start]) => start <= row)?.[1];
    return found === null || found === undefined ? undefined : table[found];
  };

  test('holds only cells that hold something, with what they show', () => {
    expect(cell(1, 2)).toEqual({ text: '12,50', value: 12.5, edit: '12,5' });
    expect(cell(0, 0)).toEqual({ text: 'Naam' });
    expect(cell(3, 1)).toBeUndefined();
    expect(cell(1, 3)).toEqual({ text: 'WAAR', value: true });
  });

  test('says of each value that breaks its rule why', () => {
    expect(cell(2, 2)?.invalid).toBe('Meer dan 0.');
    expect(cell(2, 1)?.invalid).toMatch(/lijst/);
    expect(cell(1, 1)?.invalid).toBeUndefined();
    expect([1, 2, 3].map((row) => cell(row, 0)?.invalid === undefined)).toEqual([true, false, false]);
  });

  test('gives the choices of a dropdown, commas and all, and the states of a checkbox', () => {
    const choices = of(view.validationRuns, view.validations, 1, 1);
    expect(choices).toMatchObject({ kind: 'list', choices: ['Almelo', 'Zwolle, stad'], arrow: true });
    const box = of(view.validationRuns, view.validations, 2, 3);
    expect(box).toMatchObject({ kind: 'checkbox', states: ['WAAR', 'ONWAAR'] });
    expect(of(view.validationRuns, view.validations, 3, 3)).toBeUndefined();
  });

  test('carries looks, notes, sizes and what is frozen or hidden', () => {
    expect(of(view.styleRuns, view.styles, 0, 1)).toEqual({ background: '#0b5c55', bold: true });
    expect(view.notes).toEqual([[0, 0, 'De naam']]);
    expect(view).toMatchObject({ frozenRows: 1, frozenColumns: 0, gridlines: true });
    expect(view.columnWidths.find(([start]) => start === 5)).toEqual([5, 0]);
    expect(view.rowHeights.find(([start]) => start === 1)).toEqual([1, 40]);
  });

  test('shows each cell as Sheets would', () => {
    for (const [row, column, shown] of view.cells) {
      const sheet = file.model.sheets[0]!;
      const numberFormat = sheet.styles.get(row, column)?.numberFormat;
      const stored = file.model.valueAt(sheet, row, column);
      expect(shown.text).toBe(displayValue(stored, numberFormat, 'nl_NL'));
    }
  });
});
