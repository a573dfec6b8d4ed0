/** Turns the checks of column kinds into the data validation of Google. */
import { columnLetters } from '../app/a1.ts';
import type { SheetCheck } from '../app/structure.ts';
import type { File } from './file.ts';

type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;
type Of<T extends SheetCheck['type']> = Extract<SheetCheck, { type: T }>;

/** Where the rule will stand: formulas refer to the first cell of the column. */
interface Place {
  readonly file: File;
  readonly cell: string;
}

const RULES: {
  readonly [T in SheetCheck['type']]: (builder: Builder, check: Of<T>, place: Place) => Builder;
} = {
  list: (builder, check) => builder.requireValueInList([...check.values], true),
  range: (builder, { sheet, area }, { file }) =>
    builder.requireValueInRange(
      file.sheet(sheet).getRange(area.row, area.column, area.rows, area.columns),
      true,
    ),
  checkbox: (builder) => builder.requireCheckbox(),
  number: (builder, { min, max }) =>
    min === null
      ? builder.requireNumberLessThanOrEqualTo(max ?? Number.MAX_SAFE_INTEGER)
      : max === null
        ? builder.requireNumberGreaterThanOrEqualTo(min)
        : builder.requireNumberBetween(min, max),
  date: (builder) => builder.requireDate(),
  email: (builder) => builder.requireTextIsEmail(),
  url: (builder) => builder.requireTextIsUrl(),
  pattern: (builder, { pattern }, { cell }) =>
    builder.requireFormulaSatisfied(`=REGEXMATCH(TO_TEXT(${cell});"${pattern.replace(/"/g, '""')}")`),
};

/** The rule for the data cells of a column, of which `row` is the first. */
export function ruleOf(check: SheetCheck, file: File, row: number, column: number): Rule {
  const place = { file, cell: `$${columnLetters(column)}${row}` };
  const apply = RULES[check.type] as (builder: Builder, check: SheetCheck, place: Place) => Builder;
  return apply(SpreadsheetApp.newDataValidation(), check, place)
    .setAllowInvalid(!('strict' in check && check.strict))
    .setHelpText(check.help)
    .build();
}
