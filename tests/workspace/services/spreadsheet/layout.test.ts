/** Merges, filters, banding, conditional formats, filling, making room, text finders and charts. */
import { ChartsService } from '../../../../src/workspace/services/charts/charts-service.ts';
import type { ExecutionScope } from '../../../../src/workspace/services/service.ts';
import { EDITOR, openTestSpreadsheet } from './support.ts';

const Charts = new ChartsService({} as ExecutionScope);

describe('merges', () => {
  test('keep the first content, and come apart whole', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B2').setValues([
      [1, 2],
      [3, 4],
    ]);
    sheet.getRange('A1:B2').merge();
    expect(sheet.getRange('A1:B2').getValues()).toEqual([
      [1, ''],
      ['', ''],
    ]);
    expect(sheet.getRange('B2').isPartOfMerge()).toBe(true);
    expect(
      sheet
        .getRange('A1:C3')
        .getMergedRanges()
        .map((range) => range.getA1Notation()),
    ).toEqual(['A1:B2']);
    expect(() => sheet.getRange('B2:C3').merge()).toThrow(
      'You must select all cells in a merged range to merge or unmerge them.',
    );
    sheet.getRange('A1:C3').breakApart();
    expect(sheet.getRange('B2').isPartOfMerge()).toBe(false);
  });

  test('across and vertically', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B2').mergeAcross();
    sheet.getRange('D1:E2').mergeVertically();
    const merged = sheet.getRange('A1:Z9').getMergedRanges();
    expect(merged.map((range) => range.getA1Notation())).toEqual(['A1:B1', 'A2:B2', 'D1:D2', 'E1:E2']);
  });
});

describe('filter', () => {
  const filled = () => {
    const test = openTestSpreadsheet();
    test.sheet.getRange('A1:B4').setValues([
      ['naam', 'ha'],
      ['b', 5],
      ['a', 10],
      ['c', 15],
    ]);
    return { ...test, filter: test.sheet.getRange('A1:B4').createFilter() };
  };
  const hidden = (sheet: GoogleAppsScript.Spreadsheet.Sheet) =>
    [1, 2, 3, 4].filter((row) => sheet.isRowHiddenByFilter(row));

  test('hides rows by value and by condition', () => {
    const { app, sheet, filter } = filled();
    filter.setColumnFilterCriteria(1, app.newFilterCriteria().setHiddenValues(['a']).build());
    expect(hidden(sheet)).toEqual([3]);
    filter.setColumnFilterCriteria(2, app.newFilterCriteria().whenNumberGreaterThan(10).build());
    expect(hidden(sheet)).toEqual([2, 3]);
    expect(filter.getColumnFilterCriteria(2)!.getCriteriaType()).toBe(
      app.BooleanCriteria.NUMBER_GREATER_THAN,
    );
    expect(filter.getColumnFilterCriteria(1)!.getHiddenValues()).toEqual(['a']);
    filter.removeColumnFilterCriteria(1).removeColumnFilterCriteria(2);
    expect(hidden(sheet)).toEqual([]);
    filter.setColumnFilterCriteria(1, app.newFilterCriteria().setVisibleValues(['a']).build());
    expect(hidden(sheet)).toEqual([2, 4]);
  });

  test('there is one per sheet; it sorts and is removed', () => {
    const { sheet, filter } = filled();
    expect(() => sheet.getRange('D1:E2').createFilter()).toThrow(
      "You can't create a filter in a sheet that already has a filter.",
    );
    filter.sort(1, true);
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['naam', 'a', 'b', 'c']);
    expect(() => filter.setColumnFilterCriteria(3, null)).toThrow('not within the filter range');
    filter.remove();
    expect(sheet.getFilter()).toBeNull();
  });
});

describe('banding', () => {
  test('has the colours of its theme, which can be changed', () => {
    const { app, sheet } = openTestSpreadsheet();
    const banding = sheet.getRange('A1:C10').applyRowBanding(app.BandingTheme.CYAN, true, true);
    expect([banding.getHeaderRowColor(), banding.getSecondRowColor(), banding.getFirstColumnColor()]).toEqual(
      ['#4dd0e1', '#e0f7fa', null],
    );
    banding.setFirstRowColor('#abc').setRange(sheet.getRange('A1:D5'));
    const [read] = sheet.getBandings();
    expect([read!.getFirstRowColor(), read!.getRange().getA1Notation()]).toEqual(['#aabbcc', 'A1:D5']);
    expect(() => sheet.getRange('B2').applyColumnBanding()).toThrow('alternating background colors');
    expect(read!.copyTo(sheet.getRange('F1:G5')).getFirstRowColor()).toBe('#aabbcc');
    read!.remove();
    expect(sheet.getBandings()).toHaveLength(1);
  });
});

describe('conditional formats', () => {
  test('read back as they were built', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app
      .newConditionalFormatRule()
      .whenDateBefore(app.RelativeDate.TODAY)
      .setBackground('red')
      .setBold(true)
      .setRanges([sheet.getRange('A2:A'), sheet.getRange('C2:C')])
      .build();
    const scale = app
      .newConditionalFormatRule()
      .setGradientMinpoint('#ffffff')
      .setGradientMidpointWithValue('#ffff00', app.InterpolationType.PERCENT, '50')
      .setGradientMaxpoint('#ff0000')
      .setRanges([sheet.getRange('B2:B')])
      .build();
    sheet.setConditionalFormatRules([rule, scale]);
    const [first, second] = sheet.getConditionalFormatRules();
    const condition = first!.getBooleanCondition()!;
    expect(first!.getRanges().map((range) => range.getA1Notation())).toEqual(['A2:A', 'C2:C']);
    expect([
      String(condition.getCriteriaType()),
      condition.getBackground(),
      condition.getBold(),
      condition.getItalic(),
    ]).toEqual(['DATE_BEFORE_RELATIVE', '#ff0000', true, null]);
    expect(condition.getCriteriaValues()).toEqual([app.RelativeDate.TODAY]);
    const gradient = second!.getGradientCondition()!;
    expect([gradient.getMidColor(), gradient.getMidType(), gradient.getMidValue()]).toEqual([
      '#ffff00',
      app.InterpolationType.PERCENT,
      '50',
    ]);
    expect(second!.getBooleanCondition()).toBeNull();
    sheet.clearConditionalFormatRules();
    expect(sheet.getConditionalFormatRules()).toEqual([]);
  });

  test('need a condition, a range, and their own sheet', () => {
    const { app, spreadsheet, sheet } = openTestSpreadsheet();
    expect(() => app.newConditionalFormatRule().setBackground('red').build()).toThrow(
      'must have a condition',
    );
    const other = spreadsheet.insertSheet('Twee');
    const rule = app
      .newConditionalFormatRule()
      .whenCellEmpty()
      .setRanges([other.getRange('A1')])
      .build();
    expect(() => sheet.setConditionalFormatRules([rule])).toThrow('cannot reference a different sheet');
    const bare = app.newConditionalFormatRule().whenCellEmpty().build();
    expect(() => sheet.setConditionalFormatRules([bare])).toThrow('at least one range');
  });

  test('formulas in them follow the cells', () => {
    const { app, sheet } = openTestSpreadsheet();
    const rule = app
      .newConditionalFormatRule()
      .whenFormulaSatisfied('=$B2="x"')
      .setBold(true)
      .setRanges([sheet.getRange('A2:C9')])
      .build();
    sheet.setConditionalFormatRules([rule]);
    sheet.insertColumnBefore(1);
    const [read] = sheet.getConditionalFormatRules();
    expect(read!.getBooleanCondition()!.getCriteriaValues()).toEqual(['=$C2="x"']);
    expect(read!.getRanges()[0]!.getA1Notation()).toBe('B2:D9');
  });
});

describe('conditional formats of cells that are copied or cut', () => {
  const withRule = () => {
    const test = openTestSpreadsheet();
    const { app, sheet } = test;
    const rule = app
      .newConditionalFormatRule()
      .whenFormulaSatisfied('=A1="x"')
      .setBold(true)
      .setRanges([sheet.getRange('A1:A3')])
      .build();
    sheet.setConditionalFormatRules([rule]);
    const rules = (of = sheet) =>
      of
        .getConditionalFormatRules()
        .map((each) => [
          each.getBooleanCondition()!.getCriteriaValues()[0],
          ...each.getRanges().map((range) => range.getA1Notation()),
        ]);
    return { ...test, rules };
  };

  test('a copy on the same tab joins the rule, one on another tab gets its own', () => {
    const { spreadsheet, sheet, rules } = withRule();
    sheet.getRange('A1:A2').copyTo(sheet.getRange('C5'));
    expect(rules()).toEqual([['=A1="x"', 'A1:A3', 'C5:C6']]);
    const other = spreadsheet.insertSheet('Twee');
    sheet.getRange('A2').copyTo(other.getRange('B4'));
    expect(rules(other)).toEqual([['=B4="x"', 'B4']]);
  });

  test('values alone bring none, formats alone do', () => {
    const { app, sheet, rules } = withRule();
    sheet.getRange('A1').copyTo(sheet.getRange('C1'), { contentsOnly: true });
    expect(rules()).toEqual([['=A1="x"', 'A1:A3']]);
    sheet.getRange('A1').copyTo(sheet.getRange('C1'), app.CopyPasteType.PASTE_CONDITIONAL_FORMATTING, false);
    expect(rules()).toEqual([['=A1="x"', 'A1:A3', 'C1']]);
    sheet.getRange('A1').setBorder(true, true, true, true, null, null).setFontWeight('bold');
    sheet.getRange('A1').copyTo(sheet.getRange('E1'), app.CopyPasteType.PASTE_NO_BORDERS, false);
    expect([sheet.getRange('E1').getFontWeight(), sheet.getRange('E1').getBackground()]).toEqual([
      'bold',
      '#ffffff',
    ]);
  });

  test('what is cut leaves none behind', () => {
    const { sheet, rules } = withRule();
    sheet.getRange('A1').moveTo(sheet.getRange('C9'));
    expect(rules()).toEqual([['=A2="x"', 'A2:A3', 'C9']]);
    sheet.getRange('A2').copyTo(sheet.getRange('C9'));
    sheet.getRange('A1').copyTo(sheet.getRange('C9'));
    expect(rules()).toEqual([['=A2="x"', 'A2:A3']]);
  });
});

describe('filling', () => {
  const fillDown = (values: unknown[], count: number, format?: string) => {
    const { app, sheet } = openTestSpreadsheet();
    const source = sheet.getRange(1, 1, values.length, 1).setValues(values.map((value) => [value]));
    if (format) source.setNumberFormat(format);
    source.autoFill(sheet.getRange(1, 1, values.length + count, 1), app.AutoFillSeries.DEFAULT_SERIES);
    return sheet
      .getRange(values.length + 1, 1, count, 1)
      .getDisplayValues()
      .flat();
  };

  test.each<[unknown[], string[]]>([
    [
      [1, 2],
      ['3', '4', '5'],
    ],
    [
      [10, 8],
      ['6', '4', '2'],
    ],
    [[7], ['7', '7', '7']],
    [['Rij 1'], ['Rij 2', 'Rij 3', 'Rij 4']],
    [
      ['a', 'b'],
      ['a', 'b', 'a'],
    ],
    [['31-12-2025'], ['1-1-2026', '2-1-2026', '3-1-2026']],
    [
      ['31-1-2026', '28-2-2026'],
      ['28-3-2026', '25-4-2026', '23-5-2026'],
    ],
    [
      ['1-1-2026', '1-2-2026'],
      ['1-3-2026', '1-4-2026', '1-5-2026'],
    ],
  ])('%j goes on with %j', (values, expected) => {
    expect(fillDown(values, 3)).toEqual(expected);
  });

  test('formulas and looks go along; ALTERNATE_SERIES repeats', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet
      .getRange('A1:B1')
      .setValues([[1, '=A1*2']])
      .setBackground('red');
    sheet.getRange('A1:B1').autoFill(sheet.getRange('A1:B3'), app.AutoFillSeries.ALTERNATE_SERIES);
    expect(sheet.getRange('A3').getValue()).toBe(1);
    expect([sheet.getRange('B3').getFormula(), sheet.getRange('B3').getBackground()]).toEqual([
      '=A3*2',
      '#ff0000',
    ]);
    sheet.getRange('D1').setFormula('=B1');
    sheet.getRange('C1:C4').setValue('x');
    sheet.getRange('D1').autoFillToNeighbor(app.AutoFillSeries.DEFAULT_SERIES);
    expect(sheet.getRange('D1:D5').getFormulas().flat()).toEqual(['=B1', '=B2', '=B3', '=B4', '']);
  });

  test('the destination must hold the source', () => {
    const { app, sheet } = openTestSpreadsheet();
    expect(() =>
      sheet.getRange('A1:A2').autoFill(sheet.getRange('A2:A4'), app.AutoFillSeries.DEFAULT_SERIES),
    ).toThrow('AutoFill destination range must contain the source range.');
  });
});

describe('cells that make room', () => {
  test('insertCells pushes down or to the right, references along', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:B2').setValues([
      [1, 2],
      [3, 4],
    ]);
    sheet.getRange('D1').setFormula('=A2');
    sheet.getRange('A1').insertCells(app.Dimension.ROWS);
    expect(sheet.getRange('A1:B3').getValues()).toEqual([
      ['', 2],
      [1, 4],
      [3, ''],
    ]);
    expect(sheet.getRange('D1').getFormula()).toBe('=A3');
    sheet.getRange('A2').insertCells(app.Dimension.COLUMNS);
    expect(sheet.getRange('A2:C2').getValues()).toEqual([['', 1, 4]]);
  });

  test('deleteCells closes the gap', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
    sheet.getRange('A1').deleteCells(app.Dimension.ROWS);
    expect(sheet.getRange('A1:A3').getValues()).toEqual([[2], [3], ['']]);
    sheet.getRange('B1:C1').setValues([['x', 'y']]);
    sheet.getRange('A1').deleteCells(app.Dimension.COLUMNS);
    expect(sheet.getRange('A1:C1').getValues()).toEqual([['x', 'y', '']]);
  });
});

describe('tidying up', () => {
  test('splitTextToColumns', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A2').setValues([['a;b'], ['c; 5;d']]);
    sheet.getRange('A1:A2').splitTextToColumns(app.TextToColumnsDelimiter.SEMICOLON);
    expect(sheet.getRange('A1:C2').getValues()).toEqual([
      ['a', 'b', ''],
      ['c', 5, 'd'],
    ]);
    sheet.getRange('A4').setValue('x,y').splitTextToColumns();
    expect(sheet.getRange('A4:B4').getValues()).toEqual([['x', 'y']]);
  });

  test('trimWhitespace and removeDuplicates', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:A4').setValues([['  a   b '], ['x'], ['X'], ['y']]);
    sheet.getRange('A1:A4').trimWhitespace();
    expect(sheet.getRange('A1').getValue()).toBe('a b');
    expect(sheet.getRange('A1:A4').removeDuplicates().getA1Notation()).toBe('A1:A3');
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['a b', 'x', 'y', '']);
  });

  test('randomize keeps all rows', () => {
    const { sheet } = openTestSpreadsheet();
    const range = sheet.getRange('A1:B20').setValues(Array.from({ length: 20 }, (_, i) => [i, `r${i}`]));
    range.randomize();
    const rows = range.getValues();
    expect(rows.map(([i, text]) => text === `r${i}`)).not.toContain(false);
    expect(rows.map(([i]) => i)).not.toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(new Set(rows.map(([i]) => i)).size).toBe(20);
  });
});

describe('text finder', () => {
  const filled = () => {
    const test = openTestSpreadsheet();
    test.sheet.getRange('A1:B3').setValues([
      ['De Weide', 'weide'],
      ['Café Weideblik', 5],
      ['=CONCATENATE("Wei";"de")', 'x'],
    ]);
    return test;
  };
  const places = (ranges: GoogleAppsScript.Spreadsheet.Range[]) =>
    ranges.map((range) => range.getA1Notation());

  test('finds what is shown, by the rules that are set', () => {
    const { sheet } = filled();
    expect(places(sheet.createTextFinder('weide').findAll())).toEqual(['A1', 'B1', 'A2', 'A3']);
    expect(places(sheet.createTextFinder('weide').matchCase(true).findAll())).toEqual(['B1']);
    expect(places(sheet.createTextFinder('weide').matchEntireCell(true).findAll())).toEqual(['B1', 'A3']);
    expect(places(sheet.createTextFinder('cafe').ignoreDiacritics(true).findAll())).toEqual(['A2']);
    expect(places(sheet.createTextFinder('^De|5$').useRegularExpression(true).findAll())).toEqual([
      'A1',
      'B2',
    ]);
    expect(places(sheet.createTextFinder('CONCAT').matchFormulaText(true).findAll())).toEqual(['A3']);
    expect(places(sheet.getRange('B:B').createTextFinder('weide').findAll())).toEqual(['B1']);
  });

  test('goes from one to the next, and round', () => {
    const { sheet } = filled();
    const finder = sheet.createTextFinder('weide').startFrom(sheet.getRange('A2'));
    expect(finder.findNext()!.getA1Notation()).toBe('A3');
    expect(finder.findNext()!.getA1Notation()).toBe('A1');
    expect(finder.findPrevious()!.getA1Notation()).toBe('A3');
    expect(finder.getCurrentMatch()!.getA1Notation()).toBe('A3');
    expect(sheet.createTextFinder('niets').findNext()).toBeNull();
  });

  test('replaces in one or in all, in values only', () => {
    const { spreadsheet, sheet } = filled();
    expect(spreadsheet.createTextFinder('weide').replaceAllWith('akker')).toBe(3);
    expect(sheet.getRange('A1:B2').getValues()).toEqual([
      ['De akker', 'akker'],
      ['Café akkerblik', 5],
    ]);
    expect(sheet.getRange('A3').getFormula()).toContain('Wei');
    const finder = sheet.createTextFinder('(ak)ker').useRegularExpression(true);
    finder.findNext();
    expect(finder.replaceWith('$1-')).toBe(1);
    expect(sheet.getRange('A1').getValue()).toBe('De ak-');
  });
});

describe('charts', () => {
  test('are built, put on a sheet, changed and removed', () => {
    const { sheet } = openTestSpreadsheet();
    const built = sheet
      .newChart()
      .asColumnChart()
      .setTitle('Per gemeente')
      .setStacked()
      .setXAxisTitle('gemeente')
      .setLegendPosition(Charts.Position.BOTTOM)
      .setColors(['red'])
      .addRange(sheet.getRange('A1:B9'))
      .setNumHeaders(1)
      .setOption('height', 300)
      .setPosition(2, 4, 10, 20)
      .build();
    expect(built.getChartId()).toBeNull();
    sheet.insertChart(built);
    const [chart] = sheet.getCharts();
    const options = chart!.getOptions();
    expect([
      options.get('title'),
      options.get('isStacked'),
      options.get('hAxis.title'),
      options.get('height'),
      options.get('weg'),
    ]).toEqual(['Per gemeente', true, 'gemeente', 300, null]);
    expect([options.get('legend.position'), options.get('colors')]).toEqual(['bottom', ['#ff0000']]);
    const info = chart!.getContainerInfo();
    expect([info.getAnchorRow(), info.getAnchorColumn(), info.getOffsetX(), info.getOffsetY()]).toEqual([
      2, 4, 10, 20,
    ]);
    const changed = chart!
      .modify()
      .setChartType(Charts.ChartType.LINE)
      .clearRanges()
      .addRange(sheet.getRange('C1:C9'))
      .build();
    sheet.updateChart(changed);
    expect(sheet.getCharts()).toHaveLength(1);
    const [again] = sheet.getCharts();
    expect([
      again!.modify().getChartType(),
      again!.getRanges()[0]!.getA1Notation(),
      again!.getOptions().get('title'),
    ]).toEqual([Charts.ChartType.LINE, 'C1:C9', 'Per gemeente']);
    sheet.insertRowBefore(1);
    expect(sheet.getCharts()[0]!.getRanges()[0]!.getA1Notation()).toBe('C2:C10');
    sheet.removeChart(again!);
    expect(sheet.getCharts()).toEqual([]);
    expect(() => sheet.updateChart(again!)).toThrow('not on this sheet');
  });

  test('a protected sheet takes none from others', () => {
    const { as, sheet } = openTestSpreadsheet();
    sheet.protect().removeEditor(EDITOR.email);
    const editor = as(EDITOR).sheet;
    const chart = editor.newChart().addRange(editor.getRange('A1:B2')).build();
    expect(() => editor.insertChart(chart)).toThrow('protected cell or object');
  });
});
