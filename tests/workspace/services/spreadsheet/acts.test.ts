/** What people do in a spreadsheet: within their rights, within the rules, and told back in Dutch. */
import * as acts from '../../../../src/workspace/services/spreadsheet/acts.ts';
import { BEHAVIOUR } from '../../../../src/workspace/services/spreadsheet/behaviour.ts';
import { rect } from '../../../../src/workspace/services/spreadsheet/model/rect.ts';
import { EDITOR, openTestSpreadsheet, READER } from './support.ts';

function open() {
  const test = openTestSpreadsheet();
  const as = (email: string): acts.Actor => ({ world: test.world, file: test.file, email });
  return { ...test, actor: as(EDITOR.email), reader: as(READER.email), model: test.file.model.sheets[0]! };
}

const cell = (row: number, column: number) => rect(row, column, 1, 1);

describe('typing', () => {
  test('reads the text, and tells what was there before', () => {
    const { actor, model, sheet } = open();
    expect(acts.typeText(actor, model, cell(0, 0), '1.234,5')).toEqual({
      changed: { sheetId: 0, area: cell(0, 0) },
      rejected: [],
      warned: [],
      cell: { before: null, after: 1234.5 },
    });
    expect(acts.typeText(actor, model, cell(0, 0), '').cell).toEqual({ before: 1234.5, after: null });
    acts.typeText(actor, model, cell(0, 0), '=1+1');
    expect(sheet.getRange('A1').getValue()).toBe(2);
    expect(acts.typeText(actor, model, rect(0, 0, 2, 1), 'x').cell).toBeUndefined();
  });

  test('is stopped by a protection and by lack of rights', () => {
    const { actor, reader, model, sheet } = open();
    sheet.getRange('A1').protect().removeEditor(EDITOR.email);
    expect(acts.typeText(actor, model, cell(0, 0), 'x')).toEqual({
      changed: null,
      rejected: [
        { a1: 'A1', reason: 'Deze cellen zijn beveiligd. Vraag de eigenaar van het bestand om toegang.' },
      ],
      warned: [],
    });
    expect(acts.typeText(reader, model, cell(4, 0), 'x').rejected[0]!.reason).toBe(
      'U mag dit bestand alleen bekijken.',
    );
    expect(sheet.getLastRow()).toBe(0);
  });

  test('is refused or warned about by a rule, with its help text', () => {
    const { app, actor, model, sheet } = open();
    const rule = app.newDataValidation().requireNumberBetween(1, 5).setAllowInvalid(false);
    sheet.getRange('A1').setDataValidation(rule.build());
    sheet.getRange('A2').setDataValidation(rule.setAllowInvalid(true).setHelpText('Eén tot vijf.').build());
    expect(acts.typeText(actor, model, cell(0, 0), '9')).toMatchObject({
      changed: null,
      rejected: [{ a1: 'A1', reason: 'Vul een getal van 1 tot en met 5 in.' }],
    });
    expect(acts.typeText(actor, model, cell(1, 0), '9')).toMatchObject({
      rejected: [],
      warned: [{ a1: 'A2', reason: 'Eén tot vijf.' }],
      cell: { after: 9 },
    });
  });

  test.each<
    [
      (
        b: GoogleAppsScript.Spreadsheet.DataValidationBuilder,
      ) => GoogleAppsScript.Spreadsheet.DataValidationBuilder,
      string,
    ]
  >([
    [(b) => b.requireValueInList(['ja', 'nee']), 'Vul een van deze waarden: ja, nee in.'],
    [(b) => b.requireDateAfter(new Date('2026-01-01T12:00:00Z')), 'Vul een datum na 1-1-2026 in.'],
    [(b) => b.requireTextIsEmail(), 'Vul een geldig e-mailadres in.'],
    [(b) => b.requireCheckbox(), 'Vul een waarde van het selectievakje in.'],
  ])('the sentence of a rule', (build, sentence) => {
    const { app, actor, model, sheet } = open();
    sheet.getRange('A1').setDataValidation(build(app.newDataValidation()).setAllowInvalid(false).build());
    expect(acts.typeText(actor, model, cell(0, 0), 'fout').rejected[0]!.reason).toBe(sentence);
  });
});

describe('pasting', () => {
  test('text keeps what strict rules allow and leaves the rest as it was', () => {
    const { app, actor, model, sheet } = open();
    sheet.getRange('A1:A3').setValues([['ja'], ['ja'], ['ja']]);
    const rule = app.newDataValidation().requireValueInList(['ja', 'nee']).setAllowInvalid(false).build();
    sheet.getRange('A1:A3').setDataValidation(rule);
    const result = acts.pasteText(actor, model, 0, 0, [
      ['nee', '1'],
      ['fout', '2'],
      ['nee', '3'],
    ]);
    expect(result.rejected.map(({ a1 }) => a1)).toEqual(['A2']);
    expect(sheet.getRange('A1:B3').getValues()).toEqual([
      ['nee', 1],
      ['ja', 2],
      ['nee', 3],
    ]);
    BEHAVIOUR.pastesAreValidated = false;
    try {
      const loose = acts.pasteText(actor, model, 0, 0, [['fout'], ['fout']]);
      expect([loose.rejected, loose.warned.length]).toEqual([[], 2]);
    } finally {
      BEHAVIOUR.pastesAreValidated = true;
    }
  });

  test('makes the sheet grow, and squares ragged rows', () => {
    const { actor, model, sheet } = open();
    const result = acts.pasteText(actor, model, 998, 25, [['a'], ['b', 'c'], ['d']]);
    expect(result.changed!.area).toEqual(rect(998, 25, 3, 2));
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toEqual([1001, 27]);
    expect(sheet.getRange('Z1000:AA1001').getValues()).toEqual([
      ['b', 'c'],
      ['d', ''],
    ]);
  });

  test('cells brings looks and rules along; cutting takes references', () => {
    const { app, actor, model, sheet } = open();
    const rule = app.newDataValidation().requireDate().build();
    sheet.getRange('A1').setValue('x').setBackground('red').setDataValidation(rule);
    sheet.getRange('B1').setFormula('=A1');
    acts.pasteCells(actor, model, cell(0, 0), model, 4, 0, false);
    expect([sheet.getRange('A5').getBackground(), sheet.getRange('A5').getDataValidation() === null]).toEqual(
      ['#ff0000', false],
    );
    expect(sheet.getRange('B1').getFormula()).toBe('=A1');
    acts.pasteCells(actor, model, cell(0, 0), model, 6, 0, true);
    expect([sheet.getRange('A1').isBlank(), sheet.getRange('B1').getFormula()]).toEqual([true, '=A7']);
  });

  test('cells over a protection is refused', () => {
    const { actor, model, sheet } = open();
    sheet.getRange('C3').protect().removeEditor(EDITOR.email);
    sheet.getRange('A1').setValue('x');
    expect(acts.pasteCells(actor, model, cell(0, 0), model, 2, 2, false).rejected).toHaveLength(1);
    expect(acts.pasteCells(actor, model, cell(2, 2), model, 0, 0, true).rejected).toHaveLength(1);
  });
});

test('clearing, filling and sorting', () => {
  const { actor, model, sheet } = open();
  sheet.getRange('A1:A2').setValues([[2], [1]]);
  expect(acts.fill(actor, model, rect(0, 0, 2, 1), rect(0, 0, 4, 1)).changed).not.toBeNull();
  expect(sheet.getRange('A1:A4').getValues().flat()).toEqual([2, 1, 0, -1]);
  acts.sort(actor, model, rect(0, 0, 4, 1), [{ column: 0, ascending: true }]);
  expect(sheet.getRange('A1').getValue()).toBe(-1);
  sheet.getRange('A1').setNote('blijft');
  expect(acts.clearCells(actor, model, cell(0, 0)).cell).toEqual({ before: -1, after: null });
  expect(sheet.getRange('A1').getNote()).toBe('blijft');
  expect(acts.copyText(actor, model, rect(1, 0, 2, 1))).toEqual([['0'], ['1']]);
});

describe('rows, columns and tabs', () => {
  test('are changed by those who may', () => {
    const { actor, reader, model, sheet } = open();
    sheet.getRange('A1:A3').setValues([['een'], ['twee'], ['drie']]);
    acts.reshape(actor, model, { kind: 'insert', axis: 'rows', at: 1, count: 2 });
    acts.reshape(actor, model, { kind: 'move', axis: 'rows', at: 4, count: 1, to: 0 });
    expect(sheet.getRange('A1:A5').getValues().flat()).toEqual(['drie', 'een', '', '', 'twee']);
    acts.reshape(actor, model, { kind: 'delete', axis: 'rows', at: 2, count: 2 });
    expect(sheet.getLastRow()).toBe(3);
    expect(
      acts.reshape(reader, model, { kind: 'delete', axis: 'rows', at: 0, count: 1 }).rejected,
    ).toHaveLength(1);
    expect(
      acts.reshape(actor, model, { kind: 'delete', axis: 'rows', at: 0, count: 1000 }).rejected[0]!.reason,
    ).toContain('ten minste');
    expect(
      acts.reshape(actor, model, { kind: 'delete', axis: 'rows', at: 5000, count: 1 }).rejected[0]!.reason,
    ).toContain('bestaan niet');
  });

  test('a protected header can be neither deleted nor split, but rows may come below it', () => {
    const { actor, model, sheet } = open();
    sheet.getRange('1:2').protect().removeEditor(EDITOR.email);
    const insert = (at: number) =>
      acts.reshape(actor, model, { kind: 'insert', axis: 'rows', at, count: 1 }).changed !== null;
    expect([insert(1), insert(2)]).toEqual([false, true]);
    expect(acts.reshape(actor, model, { kind: 'delete', axis: 'rows', at: 1, count: 1 }).changed).toBeNull();
  });

  test('have layouts', () => {
    const { actor, model, sheet } = open();
    acts.changeLayout(actor, model, { kind: 'hide', axis: 'columns', at: 1, count: 2 });
    acts.changeLayout(actor, model, { kind: 'size', axis: 'rows', at: 0, count: 1, pixels: 50 });
    acts.changeLayout(actor, model, { kind: 'freeze', axis: 'rows', count: 1 });
    expect([sheet.isColumnHiddenByUser(3), sheet.getRowHeight(1), sheet.getFrozenRows()]).toEqual([
      true,
      50,
      1,
    ]);
    acts.changeLayout(actor, model, { kind: 'show', axis: 'columns', at: 0, count: 9 });
    expect(sheet.isColumnHiddenByUser(3)).toBe(false);
  });

  test('tabs come, go and change', () => {
    const { actor, reader, spreadsheet, model, file } = open();
    expect(acts.addTab(actor).sheet!.name).toBe('Blad2');
    const copy = acts.duplicateTab(actor, model).sheet!;
    expect(spreadsheet.getSheets().map((sheet) => sheet.getName())).toEqual([
      'Blad1',
      'Kopie van Blad1',
      'Blad2',
    ]);
    expect(acts.changeTab(actor, copy, { kind: 'rename', name: 'blad2' }).rejected[0]!.reason).toContain(
      'al een tabblad',
    );
    acts.changeTab(actor, copy, { kind: 'rename', name: 'Nieuw' });
    acts.changeTab(actor, copy, { kind: 'move', to: 0 });
    acts.changeTab(actor, copy, { kind: 'color', color: '#ff0000' });
    expect([file.model.sheets[0]!.name, copy.tabColor]).toEqual(['Nieuw', '#ff0000']);
    expect(acts.changeTab(reader, copy, { kind: 'hide' }).changed).toBeNull();
    acts.deleteTab(actor, copy);
    acts.changeTab(actor, file.model.sheets[1]!, { kind: 'hide' });
    expect(acts.changeTab(actor, model, { kind: 'hide' }).rejected[0]!.reason).toContain('zichtbaar');
    acts.deleteTab(actor, file.model.sheets[1]!);
    expect(acts.deleteTab(actor, model).rejected[0]!.reason).toContain('ten minste één tabblad');
    expect(acts.addTab(reader).rejected).toHaveLength(1);
  });
});
