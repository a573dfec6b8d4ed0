/** Data validation, checkboxes, named ranges, developer metadata and protections. */
import { BEHAVIOUR } from '../../../../src/workspace/services/spreadsheet/behaviour.ts';
import { EDITOR, OWNER, openTestSpreadsheet } from './support.ts';

describe('data validation', () => {
  test('a rule reads back as it was built', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app
      .newDataValidation()
      .requireValueInList(['a', 'b'], false)
      .setAllowInvalid(false)
      .setHelpText('Kies')
      .build();
    const range = sheet.getRange('B2:B4').setDataValidation(rule);
    const read = range.getDataValidation()!;
    expect(read.getCriteriaType()).toBe(app.DataValidationCriteria.VALUE_IN_LIST);
    expect(String(read.getCriteriaType())).toBe('VALUE_IN_LIST');
    expect(read.getCriteriaValues()).toEqual([['a', 'b'], false]);
    expect([read.getAllowInvalid(), read.getHelpText()]).toEqual([false, 'Kies']);
    expect(range.getDataValidations()).toHaveLength(3);
    expect(sheet.getRange('B5').getDataValidation()).toBeNull();
    const changed = read.copy().setHelpText('Anders').build();
    expect([changed.getHelpText(), read.getHelpText()]).toEqual(['Anders', 'Kies']);
  });

  test('new rules warn and have no help', () => {
    const { app } = openTestSpreadsheet();
    const rule = app.newDataValidation().requireDate().build();
    expect([rule.getAllowInvalid(), rule.getHelpText()]).toEqual([true, null]);
  });

  test('ranges and dates come back as such', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    const lists = spreadsheet.insertSheet('Lijsten');
    sheet
      .getRange('A1')
      .setDataValidation(app.newDataValidation().requireValueInRange(lists.getRange('A2:A')).build());
    const [range, arrow] = sheet.getRange('A1').getDataValidation()!.getCriteriaValues();
    expect([range.getA1Notation(), range.getSheet().getName(), arrow]).toEqual(['A2:A', 'Lijsten', true]);
    const day = new Date(2026, 0, 1);
    const rule = app.newDataValidation().withCriteria(app.DataValidationCriteria.DATE_AFTER, [day]).build();
    sheet.getRange('A2').setDataValidation(rule);
    expect(sheet.getRange('A2').getDataValidation()!.getCriteriaValues()).toEqual([day]);
  });

  test('a list has at most 500 items, and a rule a criterion', () => {
    const { app } = openTestSpreadsheet();
    const many = Array.from({ length: 501 }, (_, i) => String(i));
    expect(() => app.newDataValidation().requireValueInList(many).build()).toThrow(
      'more items than the limit of 500',
    );
    expect(() => app.newDataValidation().build()).toThrow('No criteria');
  });

  test('blocks of rules, with gaps', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app.newDataValidation().requireNumberGreaterThan(0).build();
    sheet.getRange('A1:B2').setDataValidations([
      [rule, null],
      [rule, rule],
    ]);
    expect(
      sheet
        .getRange('A1:B2')
        .getDataValidations()
        .map((row) => row.map((each) => each !== null)),
    ).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  const strict = (
    build: (
      b: GoogleAppsScript.Spreadsheet.DataValidationBuilder,
    ) => GoogleAppsScript.Spreadsheet.DataValidationBuilder,
  ) => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1').setDataValidation(build(app.newDataValidation()).setAllowInvalid(false).build());
    return (value: unknown) => {
      try {
        sheet.getRange('A1').setValue(value);
        return true;
      } catch {
        return false;
      }
    };
  };
  type B = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
  const day = (date: number) => new Date(Date.UTC(2026, 0, date, 12));

  test.each<[string, (b: B) => B, readonly unknown[], readonly unknown[]]>([
    ['list', (b) => b.requireValueInList(['ja', '5']), ['ja', 5, '5', ''], ['Ja', 6, true]],
    ['number between', (b) => b.requireNumberBetween(1, 5), [1, 5, '3'], [0, 6, 'x']],
    ['number not between', (b) => b.requireNumberNotBetween(1, 5), [0, 6], [1, 5]],
    ['number equal', (b) => b.requireNumberEqualTo(3), [3], [4]],
    ['number not equal', (b) => b.requireNumberNotEqualTo(3), [4], [3]],
    ['greater', (b) => b.requireNumberGreaterThan(3), [4], [3]],
    ['greater or equal', (b) => b.requireNumberGreaterThanOrEqualTo(3), [3], [2]],
    ['less', (b) => b.requireNumberLessThan(3), [2], [3]],
    ['less or equal', (b) => b.requireNumberLessThanOrEqualTo(3), [3], [4]],
    ['date', (b) => b.requireDate(), [day(1), '31-12-2025'], ['geen datum', true]],
    ['date after', (b) => b.requireDateAfter(day(2)), [day(3)], [day(2), day(1)]],
    ['date before', (b) => b.requireDateBefore(day(2)), [day(1)], [day(2)]],
    ['date between', (b) => b.requireDateBetween(day(2), day(4)), [day(2), day(4)], [day(1), day(5)]],
    ['date not between', (b) => b.requireDateNotBetween(day(2), day(4)), [day(1)], [day(3)]],
    ['date equal', (b) => b.requireDateEqualTo(day(2)), [day(2)], [day(3)]],
    ['date on or after', (b) => b.requireDateOnOrAfter(day(2)), [day(2)], [day(1)]],
    ['date on or before', (b) => b.requireDateOnOrBefore(day(2)), [day(2)], [day(3)]],
    ['text contains', (b) => b.requireTextContains('aa'), ['xAAx'], ['xx']],
    ['text does not contain', (b) => b.requireTextDoesNotContain('aa'), ['xx'], ['aa']],
    ['text equals', (b) => b.requireTextEqualTo('aa'), ['aa'], ['aab']],
    ['e-mail', (b) => b.requireTextIsEmail(), ['a@b.nl'], ['a@b', 'a b@c.nl', 'x']],
    ['web address', (b) => b.requireTextIsUrl(), ['https://a.nl/b?c', 'www.a.nl'], ['geen adres', 'x y.nl']],
    ['checkbox', (b) => b.requireCheckbox(), [true, false, 'waar'], ['x', 1]],
    ['checkbox with values', (b) => b.requireCheckbox('ja', 'nee'), ['ja', 'nee'], ['misschien', true]],
    ['formula', (b) => b.requireFormulaSatisfied('=LEN(B1)=0'), ['wat dan ook'], []],
  ])('%s', (_name, build, good, bad) => {
    const accepts = strict(build);
    expect(good.map(accepts)).toEqual(good.map(() => true));
    expect(bad.map(accepts)).toEqual(bad.map(() => false));
  });

  test('a list in another tab grows with that tab', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    const lists = spreadsheet.insertSheet('Lijsten');
    lists.getRange('A1:A2').setValues([['Deventer'], ['Zwolle']]);
    sheet
      .getRange('A1')
      .setDataValidation(
        app.newDataValidation().requireValueInRange(lists.getRange('A1:A')).setAllowInvalid(false).build(),
      );
    sheet.getRange('A1').setValue('Zwolle');
    expect(() => sheet.getRange('A1').setValue('Almelo')).toThrow('violates the data validation rules');
    lists.getRange('A3').setValue('Almelo');
    sheet.getRange('A1').setValue('Almelo');
  });

  test('a list on the same tab may come with the values that need it', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app.newDataValidation().requireValueInRange(sheet.getRange('A:A')).setAllowInvalid(false);
    sheet.getRange('B1:B2').setDataValidation(rule.build());
    sheet.getRange('A1:B1').setValues([['x', 'x']]);
    expect(() => sheet.getRange('A1:B1').setValues([['y', 'x']])).toThrow('cell B1 violates');
    expect(sheet.getRange('A1:B1').getValues()).toEqual([['x', 'x']]);
  });

  test('a custom formula looks at the row of each cell', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app.newDataValidation().requireFormulaSatisfied('=A1<=B1').setAllowInvalid(false).build();
    sheet.getRange('A1:A3').setDataValidation(rule);
    sheet.getRange('B1:B3').setValues([[10], [20], [30]]);
    sheet.getRange('A2').setValue(15);
    expect(() => sheet.getRange('A2').setValue(25)).toThrow('cell A2 violates');
    sheet.getRange('A1:A3').setValues([[1], [2], [30]]);
    expect(() => sheet.getRange('A1:A3').setValues([[1], [2], [31]])).toThrow('cell A3 violates');
    expect(sheet.getRange('A1:A3').getValues()).toEqual([[1], [2], [30]]);
  });

  test('a custom formula may ask for values that occur once', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet
      .getRange('A:A')
      .setDataValidation(
        app.newDataValidation().requireFormulaSatisfied('=COUNTIF(A:A;A1)=1').setAllowInvalid(false).build(),
      );
    sheet.getRange('A1:A2').setValues([['a'], ['b']]);
    expect(() => sheet.getRange('A3').setValue('a')).toThrow('cell A3 violates');
    expect(() => sheet.getRange('A3:A4').setValues([['x'], ['x']])).toThrow('cell A3 violates');
    sheet.getRange('A2').setValue('c');
    expect(sheet.getRange('A1:A3').getValues()).toEqual([['a'], ['c'], ['']]);
  });
});

describe('checkboxes', () => {
  test('are inserted, ticked, read and removed', () => {
    const { app, sheet } = openTestSpreadsheet();
    const range = sheet.getRange('A1:A2').setValues([[true], ['x']]);
    range.insertCheckboxes();
    expect(range.getValues()).toEqual([[true], [false]]);
    expect(range.getDataValidation()!.getCriteriaType()).toBe(app.DataValidationCriteria.CHECKBOX);
    expect([range.isChecked(), sheet.getRange('A1').isChecked(), sheet.getRange('B1').isChecked()]).toEqual([
      null,
      true,
      null,
    ]);
    range.check();
    expect(range.isChecked()).toBe(true);
    range.uncheck();
    expect(range.getValues()).toEqual([[false], [false]]);
    range.removeCheckboxes();
    expect([range.isBlank(), range.getDataValidation()]).toEqual([true, null]);
  });

  test('may have values of their own', () => {
    const { sheet } = openTestSpreadsheet();
    const range = sheet.getRange('A1').insertCheckboxes('ja', 'nee');
    expect(range.getValue()).toBe('nee');
    expect(range.check().getValue()).toBe('ja');
  });
});

describe('named ranges', () => {
  test('are made, found, changed and removed', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    spreadsheet.setNamedRange('Gemeenten', sheet.getRange('A2:A'));
    const [named] = spreadsheet.getNamedRanges();
    expect([named!.getName(), named!.getRange().getA1Notation()]).toEqual(['Gemeenten', 'A2:A']);
    sheet.insertColumnBefore(1);
    expect(spreadsheet.getRangeByName('Gemeenten')!.getA1Notation()).toBe('B2:B');
    named!.setName('Lijst').setRange(sheet.getRange('C1'));
    expect(sheet.getNamedRanges().map((each) => each.getName())).toEqual(['Lijst']);
    spreadsheet.setNamedRange('Lijst', sheet.getRange('D1'));
    expect(spreadsheet.getNamedRanges()).toHaveLength(1);
    expect(named!.getRange().getA1Notation()).toBe('D1');
    spreadsheet.removeNamedRange('Lijst');
    expect(spreadsheet.getRangeByName('Lijst')).toBeNull();
    expect(() => spreadsheet.removeNamedRange('Lijst')).toThrow('does not exist');
  });

  test.each(['A1', 'R1C1', 'true', 'met spatie', '1ste', ''])('%j is no name', (name) => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    expect(() => spreadsheet.setNamedRange(name, sheet.getRange('A1'))).toThrow('is not a valid range name');
  });

  test('formulas may use them', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([[1], [2], ['=SUM(bedragen)']]);
    spreadsheet.setNamedRange('bedragen', sheet.getRange('A1:A2'));
    expect(sheet.getRange('A3').getValue()).toBe(3);
  });
});

describe('developer metadata', () => {
  test('hangs on the file, a tab, a row or a column', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    spreadsheet.addDeveloperMetadata('versie', '3');
    sheet.addDeveloperMetadata('tabel', 'terreinen', app.DeveloperMetadataVisibility.PROJECT);
    sheet.getRange('B:B').addDeveloperMetadata('kolom', 'naam');
    sheet.getRange('3:3').addDeveloperMetadata('rij');
    const kinds = spreadsheet
      .createDeveloperMetadataFinder()
      .find()
      .map((each) => [
        each.getKey(),
        each.getValue(),
        String(each.getLocation().getLocationType()),
        String(each.getVisibility()),
      ]);
    expect(kinds).toEqual([
      ['versie', '3', 'SPREADSHEET', 'DOCUMENT'],
      ['tabel', 'terreinen', 'SHEET', 'PROJECT'],
      ['kolom', 'naam', 'COLUMN', 'DOCUMENT'],
      ['rij', null, 'ROW', 'DOCUMENT'],
    ]);
    expect(spreadsheet.getDeveloperMetadata().map((each) => each.getKey())).toEqual(['versie']);
    expect(sheet.getDeveloperMetadata().map((each) => each.getKey())).toEqual(['tabel']);
    expect(
      sheet
        .getRange('B:B')
        .getDeveloperMetadata()
        .map((each) => each.getKey()),
    ).toEqual(['kolom']);
    expect(() => sheet.getRange('B2:C3').addDeveloperMetadata('x')).toThrow(
      'Adding developer metadata to arbitrary ranges is not currently supported.',
    );
  });

  test('stays on its column when the column moves, and goes with it', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    sheet.getRange('B:B').addDeveloperMetadata('kolom', 'naam');
    const find = () => spreadsheet.createDeveloperMetadataFinder().withKey('kolom').find();
    sheet.insertColumnBefore(1);
    sheet.moveColumns(sheet.getRange('C:C'), 6);
    expect(find()[0]!.getLocation().getColumn()!.getA1Notation()).toBe('E:E');
    expect(find()[0]!.getLocation().getRow()).toBeNull();
    sheet.deleteColumn(5);
    expect(find()).toEqual([]);
  });

  test('is found by key, value, kind, place and crossing', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    spreadsheet.addDeveloperMetadata('bestand');
    sheet.addDeveloperMetadata('tab');
    sheet.getRange('C:C').addDeveloperMetadata('kolom', 'x');
    sheet.getRange('3:3').addDeveloperMetadata('rij', 'x');
    const keys = (finder: GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder) =>
      finder.find().map((each) => each.getKey());
    const whole = () => spreadsheet.createDeveloperMetadataFinder();
    expect(keys(whole().withValue('x'))).toEqual(['kolom', 'rij']);
    expect(keys(whole().withLocationType(app.DeveloperMetadataLocationType.ROW))).toEqual(['rij']);
    expect(keys(sheet.createDeveloperMetadataFinder())).toEqual(['tab', 'kolom', 'rij']);
    expect(keys(sheet.getRange('1:5').createDeveloperMetadataFinder())).toEqual(['rij']);
    expect(keys(sheet.getRange('A1:D5').createDeveloperMetadataFinder())).toEqual([]);
    expect(keys(sheet.getRange('A1:D5').createDeveloperMetadataFinder().onIntersectingLocations())).toEqual([
      'bestand',
      'tab',
      'kolom',
      'rij',
    ]);
  });

  test('is changed, moved and removed', () => {
    const { spreadsheet, sheet } = openTestSpreadsheet();
    sheet.getRange('A:A').addDeveloperMetadata('kolom', 'oud');
    const [found] = sheet.getRange('A:A').getDeveloperMetadata();
    found!.setValue('nieuw').setKey('sleutel').moveToColumn(sheet.getRange('D:D'));
    const again = spreadsheet.createDeveloperMetadataFinder().withId(found!.getId()).find()[0]!;
    expect([again.getKey(), again.getValue(), again.getLocation().getColumn()!.getA1Notation()]).toEqual([
      'sleutel',
      'nieuw',
      'D:D',
    ]);
    expect(() => found!.moveToRow(sheet.getRange('D:D'))).toThrow('must be a single entire row');
    found!.remove();
    expect(() => found!.getKey()).toThrow('no longer exists');
  });
});

describe('protection', () => {
  const refusal =
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

  test('lets all editors pass at first, and only those that are left later', () => {
    const { as, sheet } = openTestSpreadsheet();
    const protection = sheet.getRange('A1:B2').protect().setDescription('kop');
    expect(protection.getEditors().map((user) => user.getEmail())).toEqual([OWNER.email, EDITOR.email]);
    const editor = as(EDITOR).sheet;
    editor.getRange('A1').setValue('mag nog');
    protection.removeEditors(protection.getEditors().map((user) => user.getEmail()));
    expect(protection.getEditors().map((user) => user.getEmail())).toEqual([OWNER.email]);
    for (const act of [
      () => editor.getRange('A1').setValue('x'),
      () => editor.getRange('B2:C3').setBackground('red'),
      () => editor.getRange('A1').clear(),
      () => editor.getRange('A1').setNote('x'),
      () => editor.deleteRow(1),
      () => editor.insertRowBefore(2),
      () => editor.getRange('C5').copyTo(editor.getRange('A1')),
      () => editor.getRange('A1').moveTo(editor.getRange('C5')),
      () => editor.sort(1),
    ]) {
      expect(act).toThrow(refusal);
    }
    expect([editor.getRange('A1').canEdit(), editor.getRange('C3').canEdit()]).toEqual([false, true]);
    editor.getRange('C3').setValue('x');
    sheet.getRange('A1').setValue('de eigenaar mag altijd');
  });

  test('of a tab holds for everything but its open ranges', () => {
    const { app, as, sheet } = openTestSpreadsheet();
    const protection = sheet.protect().setDescription('tab');
    expect(sheet.protect().getDescription()).toBe('tab');
    expect(sheet.getProtections(app.ProtectionType.SHEET)).toHaveLength(1);
    protection.removeEditor(EDITOR.email).setUnprotectedRanges([sheet.getRange('B2:B5')]);
    const editor = as(EDITOR).sheet;
    editor.getRange('B2:B3').setValue('x');
    expect(() => editor.getRange('B2:C2').setValue('x')).toThrow(refusal);
    expect(() => editor.setName('x')).toThrow(refusal);
    expect(() => editor.setColumnWidth(1, 5)).toThrow(refusal);
    expect(() => editor.insertRowAfter(3)).toThrow(refusal);
    expect(() => as(EDITOR).spreadsheet.deleteSheet(editor)).toThrow(refusal);
  });

  test('that only warns stops no script', () => {
    const { as, sheet } = openTestSpreadsheet();
    const protection = sheet.getRange('A1').protect().removeEditor(EDITOR.email).setWarningOnly(true);
    as(EDITOR).sheet.getRange('A1').setValue('x');
    expect([protection.isWarningOnly(), sheet.getRange('A1').getValue()]).toEqual([true, 'x']);
  });

  test('may let a whole domain pass', () => {
    const { as, sheet } = openTestSpreadsheet();
    const protection = sheet.getRange('A1').protect().removeEditor(EDITOR.email);
    protection.setDomainEdit(true);
    as(EDITOR).sheet.getRange('A1').setValue('x');
    expect(protection.canDomainEdit()).toBe(true);
  });

  test('is found, moved to a named range, and removed by those who pass', () => {
    const { app, as, spreadsheet, sheet } = openTestSpreadsheet();
    const protection = sheet.getRange('A1').protect().removeEditor(EDITOR.email);
    spreadsheet.setNamedRange('sleutels', sheet.getRange('C1:C9'));
    protection.setRangeName('sleutels');
    expect([protection.getRange().getA1Notation(), protection.getRangeName()]).toEqual(['C1:C9', 'sleutels']);
    expect(protection.getProtectionType()).toBe(app.ProtectionType.RANGE);
    const [seen] = as(EDITOR).spreadsheet.getProtections(app.ProtectionType.RANGE);
    expect(seen!.canEdit()).toBe(false);
    expect(() => seen!.remove()).toThrow('permission');
    protection.remove();
    expect(sheet.getProtections(app.ProtectionType.RANGE)).toEqual([]);
  });
});

test('insertions take rules along, by the switch', () => {
  const { app, sheet } = openTestSpreadsheet();
  sheet.getRange('A1').setDataValidation(app.newDataValidation().requireDate().build());
  sheet.insertRowBefore(1);
  expect(sheet.getRange('A1').getDataValidation()).not.toBeNull();
  BEHAVIOUR.insertsInheritValidation = false;
  try {
    sheet.insertRowAfter(2);
    expect(sheet.getRange('A3').getDataValidation()).toBeNull();
  } finally {
    BEHAVIOUR.insertsInheritValidation = true;
  }
});
