/** Tabs: their names, sizes, rows and columns, groups, copies, and the file around them. */
import { EDITOR, OWNER, openTestSpreadsheet, READER } from './support.ts';

describe('tabs of a file', () => {
  test('a new file has one, of a thousand rows and 26 columns', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    expect(spreadsheet.getNumSheets()).toBe(1);
    expect([sheet.getName(), sheet.getSheetId(), sheet.getIndex()]).toEqual(['Blad1', 0, 1]);
    expect([sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastRow(), sheet.getLastColumn()]).toEqual([
      1000, 26, 0, 0,
    ]);
    expect(sheet.getDataRange().getA1Notation()).toBe('A1');
  });

  test('a new tab comes after the active one and becomes active', () => {
    const { spreadsheet } = openTestSpreadsheet();
    spreadsheet.insertSheet('Twee');
    spreadsheet.insertSheet('Nul', 0);
    spreadsheet.insertSheet();
    expect(spreadsheet.getSheets().map((sheet) => sheet.getName())).toEqual([
      'Nul',
      'Blad2',
      'Blad1',
      'Twee',
    ]);
    expect(spreadsheet.getActiveSheet().getName()).toBe('Blad2');
    expect(spreadsheet.getSheetByName('twee')).toBeNull();
    const two = spreadsheet.getSheetByName('Twee')!;
    expect(spreadsheet.getSheetById(two.getSheetId())!.getName()).toBe('Twee');
  });

  test('a name occurs once, whatever its capitals', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    expect(() => spreadsheet.insertSheet('blad1')).toThrow(
      'A sheet with the name "blad1" already exists. Please enter another name.',
    );
    spreadsheet.insertSheet('Twee');
    expect(() => sheet.setName('Twee')).toThrow('already exists');
    expect(sheet.setName('blad1').getName()).toBe('blad1');
  });

  test('tabs are moved, hidden and deleted, but never all', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    const second = spreadsheet.insertSheet('Twee');
    spreadsheet.setActiveSheet(second);
    spreadsheet.moveActiveSheet(1);
    expect(spreadsheet.getSheets().map((each) => each.getName())).toEqual(['Twee', 'Blad1']);
    second.hideSheet();
    expect(second.isSheetHidden()).toBe(true);
    expect(() => sheet.hideSheet()).toThrow("You can't hide all the sheets in a document.");
    second.showSheet();
    spreadsheet.deleteSheet(second);
    expect(() => spreadsheet.deleteSheet(sheet)).toThrow("You can't remove all the sheets in a document.");
  });

  test('a copy has everything, on its own', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    sheet
      .getRange('A1:A3')
      .setValues([['a'], ['b'], ['=A1']])
      .setBackground('red');
    sheet
      .getRange('B1')
      .setDataValidation(app.newDataValidation().requireValueInRange(sheet.getRange('A1:A2')).build());
    const copy = sheet.copyTo(spreadsheet);
    expect(copy.getName()).toBe('Kopie van Blad1');
    expect(sheet.copyTo(spreadsheet).getName()).toBe('Kopie van Blad1 2');
    copy.getRange('A1').setValue('x');
    expect([sheet.getRange('A1').getValue(), copy.getRange('A3').getValue()]).toEqual(['a', 'x']);
    const [range] = copy.getRange('B1').getDataValidation()!.getCriteriaValues();
    expect(range.getSheet().getName()).toBe('Kopie van Blad1');
    const template = spreadsheet.insertSheet('Uit sjabloon', { template: sheet });
    expect(template.getRange('A2').getValue()).toBe('b');
  });

  test('a copy of the file belongs to whoever made it', () => {
    const { as, sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue('x');
    const copy = as(EDITOR).spreadsheet.copy('Kopie');
    copy.getSheets()[0]!.getRange('A1').setValue('y');
    expect([copy.getName(), copy.getOwner()!.getEmail()]).toEqual(['Kopie', EDITOR.email]);
    expect(sheet.getRange('A1').getValue()).toBe('x');
  });
});

describe('the file', () => {
  test('is opened by id and by address, by those who may', () => {
    const { app, as, spreadsheet } = openTestSpreadsheet();
    const id = spreadsheet.getId();
    expect(app.openByUrl(spreadsheet.getUrl()).getId()).toBe(id);
    expect(as(READER).app.openById(id).getName()).toBe('Proef');
    const other = app.create('Geheim', 10, 3);
    expect([other.getSheets()[0]!.getMaxRows(), other.getSpreadsheetLocale()]).toEqual([10, 'nl_NL']);
    expect(() => as(READER).app.openById(other.getId())).toThrow(
      'You do not have permission to access the requested document.',
    );
    expect(() => app.openById('weg')).toThrow('Document weg is missing');
    expect(() => app.openByUrl('nergens')).toThrow('Invalid argument: url');
  });

  test('people are added and removed', () => {
    const { spreadsheet } = openTestSpreadsheet();
    spreadsheet.addEditor('nieuw@elders.nl').removeEditor(EDITOR.email).addViewer('kijker@elders.nl');
    expect(spreadsheet.getEditors().map((user) => user.getEmail())).toEqual([OWNER.email, 'nieuw@elders.nl']);
    expect(spreadsheet.getViewers().map((user) => user.getEmail())).toContain('kijker@elders.nl');
    spreadsheet.rename('Anders');
    expect(spreadsheet.getName()).toBe('Anders');
  });

  test('a toast and an old-style menu are told to the page', () => {
    const { spreadsheet, notices } = openTestSpreadsheet();
    spreadsheet.toast('Klaar', 'Import');
    spreadsheet.addMenu('Menu', [{ name: 'Doe', functionName: 'doe' }, null]);
    expect(notices).toEqual([
      expect.objectContaining({ kind: 'toast', text: 'Klaar', title: 'Import', seconds: 5 }),
      expect.objectContaining({
        kind: 'menu',
        menu: {
          caption: 'Menu',
          items: [{ kind: 'item', caption: 'Doe', functionName: 'doe' }, { kind: 'separator' }],
        },
      }),
    ]);
  });

  test('a zone that does not exist is refused', () => {
    const { spreadsheet } = openTestSpreadsheet();
    expect(() => spreadsheet.setSpreadsheetTimeZone('Mars/Noord')).toThrow('Invalid argument: timezone');
    spreadsheet.setSpreadsheetLocale('en_US');
    expect(spreadsheet.getSpreadsheetLocale()).toBe('en_US');
  });
});

describe('rows and columns', () => {
  test('are inserted before and after, looking like the row they were inserted at', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([['een'], ['twee'], ['drie']]);
    sheet.getRange('A2').setBackground('red');
    sheet.insertRowBefore(2);
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['een', '', 'twee', 'drie']);
    expect(sheet.getRange('A2').getBackground()).toBe('#ff0000');
    sheet.insertRowsAfter(4, 2);
    sheet.insertColumns(1);
    expect(sheet.getRange('B4').getValue()).toBe('drie');
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toEqual([1003, 27]);
  });

  test('are deleted, but never all', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([['een'], ['twee'], ['drie']]);
    sheet.deleteRow(2).deleteColumns(20, 7);
    expect(sheet.getRange('A2').getValue()).toBe('drie');
    expect(() => sheet.deleteRows(999, 5)).toThrow('Those rows are out of bounds.');
    expect(() => sheet.deleteColumns(1, 19)).toThrow("You can't delete all the columns on the sheet.");
    sheet.setFrozenRows(2);
    expect(() => sheet.deleteRows(3, 997)).toThrow(
      'Sorry, it is not possible to delete all non-frozen rows.',
    );
  });

  test('are moved to before a position', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:D1').setValues([['a', 'b', 'c', 'd']]);
    sheet.moveColumns(sheet.getRange('A:B'), 4);
    expect(sheet.getRange('A1:D1').getValues()).toEqual([['c', 'a', 'b', 'd']]);
    sheet.moveColumns(sheet.getRange('D1'), 1);
    expect(sheet.getRange('A1:D1').getValues()).toEqual([['d', 'c', 'a', 'b']]);
    sheet.getRange('A2').setValue('x');
    sheet.moveRows(sheet.getRange('1:1'), 3);
    expect(sheet.getRange('A1:A2').getValues()).toEqual([['x'], ['d']]);
  });

  test('have sizes and can be hidden and frozen', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.setColumnWidth(2, 300).setRowHeights(1, 3, 40);
    expect([sheet.getColumnWidth(2), sheet.getColumnWidth(1), sheet.getRowHeight(3)]).toEqual([300, 100, 40]);
    sheet.hideRows(2, 3);
    sheet.hideColumn(sheet.getRange('C1:D1'));
    expect([2, 4, 5].map((row) => sheet.isRowHiddenByUser(row))).toEqual([true, true, false]);
    expect(sheet.isColumnHiddenByUser(4)).toBe(true);
    sheet.showRows(1, 10);
    sheet.unhideColumn(sheet.getRange('A1:Z1'));
    expect(sheet.isRowHiddenByUser(2) || sheet.isColumnHiddenByUser(4)).toBe(false);
    sheet.setFrozenRows(2);
    sheet.setFrozenColumns(1);
    sheet.insertRowBefore(1);
    expect([sheet.getFrozenRows(), sheet.getFrozenColumns()]).toEqual([3, 1]);
  });

  test('fit their contents', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A2').setValues([['kort'], ['een veel langere tekst in deze cel']]);
    sheet.autoResizeColumns(1, 2);
    expect(sheet.getColumnWidth(1)).toBeGreaterThan(200);
    expect(sheet.getColumnWidth(2)).toBe(100);
  });

  test('fold in groups', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('2:5').shiftRowGroupDepth(1);
    sheet.getRange('3:4').shiftRowGroupDepth(1);
    expect([1, 2, 3, 5, 6].map((row) => sheet.getRowGroupDepth(row))).toEqual([0, 1, 2, 1, 0]);
    const inner = sheet.getRowGroup(3, 2)!;
    expect([inner.getRange().getRow(), inner.getRange().getNumRows(), inner.getDepth()]).toEqual([3, 2, 2]);
    inner.collapse();
    expect(inner.isCollapsed() && sheet.isRowHiddenByUser(3) && !sheet.isRowHiddenByUser(2)).toBe(true);
    sheet.expandAllRowGroups();
    expect(sheet.isRowHiddenByUser(3)).toBe(false);
    sheet.getRowGroup(2, 1)!.remove();
    expect(sheet.getRowGroupDepth(3)).toBe(1);
    expect(sheet.getRowGroup(2, 1)).toBeNull();
  });
});

describe('contents as a whole', () => {
  test('appendRow writes below the last row, and makes room', () => {
    const { app } = openTestSpreadsheet();
    const sheet = app.create('Klein', 2, 2).getSheets()[0]!;
    sheet.appendRow(['a', 1]).appendRow(['b', 2]).appendRow(['c', '3', '=B3']);
    expect(sheet.getDataRange().getValues()).toEqual([
      ['a', 1, ''],
      ['b', 2, ''],
      ['c', 3, 3],
    ]);
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toEqual([3, 3]);
  });

  test('formats, notes and checkboxes alone do not make a row, an unticked box does', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A5').setBackground('red').setNote('n');
    expect(sheet.getLastRow()).toBe(0);
    sheet.getRange('A7').insertCheckboxes();
    expect(sheet.getLastRow()).toBe(7);
  });

  test('sort leaves the frozen rows', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B3').setValues([
      ['kop', 1],
      ['b', 2],
      ['a', 3],
    ]);
    sheet.setFrozenRows(1);
    sheet.sort(1);
    expect(sheet.getRange('A1:B3').getValues()).toEqual([
      ['kop', 1],
      ['a', 3],
      ['b', 2],
    ]);
    sheet.sort(2, true);
    expect(sheet.getRange('A2').getValue()).toBe('b');
  });

  test('clear empties the sheet, and keeps sizes', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setValue('x').setBackground('red');
    sheet.setColumnWidth(1, 50).clear();
    expect([sheet.getLastRow(), sheet.getRange('A1').getBackground(), sheet.getColumnWidth(1)]).toEqual([
      0,
      '#ffffff',
      50,
    ]);
    sheet.getRange('A1').setValue('x').setBackground('red');
    sheet.clearContents();
    expect(sheet.getRange('A1').getBackground()).toBe('#ff0000');
  });

  test('getSheetValues reads to the end with -1', () => {
    const { app } = openTestSpreadsheet();
    const sheet = app.create('Klein', 2, 2).getSheets()[0]!;
    sheet.getRange('B2').setValue(1);
    expect(sheet.getSheetValues(1, 2, -1, -1)).toEqual([[''], [1]]);
  });
});

test('what a spreadsheet does with its active tab', () => {
  const { spreadsheet, sheet } = openTestSpreadsheet();
  spreadsheet.appendRow(['x']);
  spreadsheet.insertRowsBefore(1, 2);
  spreadsheet.setFrozenRows(1);
  expect([sheet.getLastRow(), spreadsheet.getLastRow(), sheet.getFrozenRows()]).toEqual([3, 3, 1]);
  spreadsheet.renameActiveSheet('Nieuw');
  expect(spreadsheet.getSheetName()).toBe('Nieuw');
  const copy = spreadsheet.duplicateActiveSheet();
  expect([copy.getName(), copy.getIndex()]).toEqual(['Kopie van Nieuw', 2]);
  spreadsheet.deleteActiveSheet();
  expect(spreadsheet.getActiveSheet().getName()).toBe('Nieuw');
});
