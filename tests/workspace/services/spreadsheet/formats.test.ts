/** Looks of cells: colours, fonts, alignment, borders, text styles and rich text. */
import { openTestSpreadsheet } from './support.ts';

test('a fresh cell has the defaults', () => {
  const { app, sheet } = openTestSpreadsheet();
  const cell = sheet.getRange('A1');
  expect([
    cell.getBackground(),
    cell.getFontFamily(),
    cell.getFontSize(),
    cell.getFontWeight(),
    cell.getFontStyle(),
    cell.getFontLine(),
    cell.getNumberFormat(),
    cell.getVerticalAlignment(),
    cell.getWrapStrategy() === app.WrapStrategy.OVERFLOW,
    cell.getTextRotation().getDegrees(),
  ]).toEqual(['#ffffff', 'Arial', 10, 'normal', 'normal', 'none', '0.###############', 'bottom', true, 0]);
});

test('what is set reads back, for one and for each', () => {
  const { app, sheet } = openTestSpreadsheet();
  const cell = sheet.getRange('A1');
  cell
    .setBackground('RED')
    .setFontColor('#0F0')
    .setFontFamily('Roboto')
    .setFontSize(14)
    .setFontWeight('bold')
    .setFontStyle('italic')
    .setFontLine('underline')
    .setHorizontalAlignment('center')
    .setVerticalAlignment('top')
    .setWrap(true)
    .setNumberFormat('0.00')
    .setTextRotation(45);
  expect([
    cell.getBackground(),
    cell.getFontColorObject().asRgbColor().asHexString(),
    cell.getFontFamily(),
    cell.getFontSize(),
    cell.getFontWeight(),
    cell.getFontStyle(),
    cell.getFontLine(),
    cell.getHorizontalAlignment(),
    cell.getVerticalAlignment(),
    cell.getWrap(),
    cell.getNumberFormat(),
    cell.getTextRotation().getDegrees(),
  ]).toEqual([
    '#ff0000',
    '#00ff00',
    'Roboto',
    14,
    'bold',
    'italic',
    'underline',
    'center',
    'top',
    true,
    '0.00',
    45,
  ]);
  cell
    .setBackground(null)
    .setFontWeight('normal')
    .setHorizontalAlignment(null)
    .setWrapStrategy(app.WrapStrategy.CLIP);
  expect([
    cell.getBackground(),
    cell.getFontWeight(),
    cell.getHorizontalAlignment(),
    String(cell.getWrapStrategy()),
  ]).toEqual(['#ffffff', 'normal', 'general', 'CLIP']);
});

test('blocks of looks have the shape of the range', () => {
  const { sheet } = openTestSpreadsheet();
  const range = sheet.getRange('A1:B2');
  const colours = [
    ['#111111', '#222222'],
    ['#333333', '#444444'],
  ];
  expect(range.setBackgrounds(colours).getBackgrounds()).toEqual(colours);
  expect(
    range
      .setFontWeights([
        ['bold', null],
        [null, 'bold'],
      ])
      .getFontWeights(),
  ).toEqual([
    ['bold', 'normal'],
    ['normal', 'bold'],
  ]);
  expect(
    range
      .setNumberFormats([
        ['0', '@'],
        ['0%', ''],
      ])
      .getNumberFormats(),
  ).toEqual([
    ['0', '@'],
    ['0%', '0.###############'],
  ]);
  expect(() => range.setBackgrounds([['red']])).toThrow('The number of rows in the data does not match');
});

test('colours by name, by theme and by parts', () => {
  const { app, sheet } = openTestSpreadsheet();
  const theme = app.newColor().setThemeColor(app.ThemeColorType.ACCENT1).build();
  expect(theme.getColorType()).toBe(app.ColorType.THEME);
  sheet.getRange('A1').setBackgroundObject(theme);
  sheet.getRange('A2').setBackgroundRGB(1, 2, 255);
  expect(sheet.getRange('A1:A2').getBackgrounds()).toEqual([['#4285f4'], ['#0102ff']]);
  expect(app.newColor().setRgbColor('teal').build().asRgbColor().getGreen()).toBe(128);
  expect(() => sheet.getRange('A1').setBackground('geen kleur')).toThrow('Invalid argument');
});

test('borders are drawn on the sides that are asked for', () => {
  const { app, file, sheet } = openTestSpreadsheet();
  sheet.getRange('B2:C3').setBorder(true, true, true, true, false, null, 'red', app.BorderStyle.DASHED);
  const { styles } = file.model.sheets[0]!;
  const line = { color: '#ff0000', style: 'DASHED' };
  expect(styles.get(1, 1)).toEqual({ left: line, top: line });
  expect(styles.get(2, 2)).toEqual({ bottom: line, right: line });
  sheet.getRange('B2:C3').setBorder(null, null, null, null, true, true);
  expect(styles.get(1, 1)?.right).toEqual({ color: '#000000', style: 'SOLID' });
  expect(styles.get(2, 2)?.top).toEqual({ color: '#000000', style: 'SOLID' });
  sheet.getRange('B2:C3').setBorder(false, false, false, false, false, false);
  expect(styles.get(1, 1)).toBeUndefined();
});

test('a text style changes only what it sets', () => {
  const { app, sheet } = openTestSpreadsheet();
  const cell = sheet.getRange('A1').setFontSize(20);
  cell.setTextStyle(app.newTextStyle().setBold(true).setForegroundColor('blue').build());
  const style = cell.getTextStyle();
  expect([style.isBold(), style.getForegroundColor(), style.getFontSize(), style.isItalic()]).toEqual([
    true,
    '#0000ff',
    20,
    false,
  ]);
  expect(style.copy().setBold(false).build().isBold()).toBe(false);
});

describe('rich text', () => {
  test('has runs with looks and links', () => {
    const { app, sheet } = openTestSpreadsheet();
    const bold = app.newTextStyle().setBold(true).build();
    const rich = app
      .newRichTextValue()
      .setText('zie hier verder')
      .setTextStyle(0, 3, bold)
      .setLinkUrl(4, 8, 'https://a.nl')
      .build();
    sheet.getRange('A1').setRichTextValue(rich);
    const read = sheet.getRange('A1').getRichTextValue()!;
    expect(sheet.getRange('A1').getValue()).toBe('zie hier verder');
    expect(
      read.getRuns().map((run) => [run.getText(), run.getLinkUrl(), run.getTextStyle().isBold()]),
    ).toEqual([
      ['zie', null, true],
      [' ', null, null],
      ['hier', 'https://a.nl', null],
      [' verder', null, null],
    ]);
    expect([read.getRuns()[2]!.getStartIndex(), read.getRuns()[2]!.getEndIndex()]).toEqual([4, 8]);
    expect([read.getLinkUrl(), read.getLinkUrl(4, 8), read.getTextStyle(0, 3).isBold()]).toEqual([
      null,
      'https://a.nl',
      true,
    ]);
    const other = read.copy().setLinkUrl(null).build();
    expect(other.getRuns()).toHaveLength(2);
  });

  test('is gone when the cell gets another value, and absent for numbers', () => {
    const { app, sheet } = openTestSpreadsheet();
    sheet
      .getRange('A1')
      .setRichTextValue(app.newRichTextValue().setText('a').setLinkUrl('https://a.nl').build());
    sheet.getRange('A1').setValue('b');
    expect(sheet.getRange('A1').getRichTextValue()!.getLinkUrl()).toBeNull();
    sheet.getRange('A1').setValue(5);
    expect(sheet.getRange('A1').getRichTextValue()).toBeNull();
  });

  test('offsets outside the text are refused', () => {
    const { app } = openTestSpreadsheet();
    expect(() => app.newRichTextValue().setText('abc').setLinkUrl(1, 9, 'x')).toThrow('within the text');
  });
});
