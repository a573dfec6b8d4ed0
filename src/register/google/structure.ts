/** The build of the open spreadsheet: what is there, and the changes that set-up makes. */
import { columnLetters } from '../app/a1.ts';
import { MARKS } from '../app/marks.ts';
import type {
  Area,
  ColumnLook,
  Guard,
  Highlight,
  People,
  Structure,
  Survey,
  TabLook,
} from '../app/structure.ts';
import type { Cell } from '../domain/schema/cell.ts';
import { draw } from './boards.ts';
import { permitted } from './book.ts';
import { fromGoogle, type GoogleCell } from './cells.ts';
import { ruleOf } from './checks.ts';
import type { File } from './file.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** By these the register recognises its own protections and its own conditional formats. */
export const GUARD_SIGN = 'Terreinregister: ';
const RULE_SIGN = '=AND("terreinregister"<>"";';

const HEADER_COLOR = '#f3f3f3';

/** Room for a header of two lines, in pixels. */
const HEADER_HEIGHT = 42;

export function structureOf(file: File): Structure {
  let guards: readonly Protection[] = [];
  let people: People | null = null;
  let wholeDomain: boolean | null = null;
  const readGuards = (): readonly Guard[] => {
    const { ProtectionType } = SpreadsheetApp;
    guards = [ProtectionType.SHEET, ProtectionType.RANGE]
      .flatMap((type) => file.spreadsheet.getProtections(type))
      .filter((protection) => protection.getDescription().startsWith(GUARD_SIGN));
    return guards.map(guardFacts);
  };
  const everyone = (): People => {
    people ??= {
      owner: file.spreadsheet.getOwner()?.getEmail() ?? null,
      self: Session.getEffectiveUser().getEmail(),
      editors: file.spreadsheet.getEditors().map((user) => user.getEmail()),
    };
    return people;
  };
  const rangeOf = (sheet: number, area: Area): Range =>
    file.sheet(sheet).getRange(area.row, area.column, area.rows, area.columns);

  return {
    survey(): Survey {
      const { spreadsheet } = file;
      return {
        locale: spreadsheet.getSpreadsheetLocale(),
        zone: spreadsheet.getSpreadsheetTimeZone(),
        scriptZone: Session.getScriptTimeZone(),
        sheets: file.sheets(),
        marks: file.marks(),
        names: spreadsheet.getNamedRanges().map((named) => ({ name: named.getName(), ...placeOf(named) })),
        guards: readGuards(),
      };
    },
    row: (sheet, row, width) =>
      (file.sheet(sheet).getRange(row, 1, 1, width).getValues() as GoogleCell[][])[0]!.map(
        (value): Cell => fromGoogle(value, file.zone),
      ),
    setLocale: (locale) => file.spreadsheet.setSpreadsheetLocale(locale),
    setZone: (zone) => file.spreadsheet.setSpreadsheetTimeZone(zone),
    addSheet(name, index) {
      const sheet = file.spreadsheet.insertSheet(name, index);
      return { id: sheet.getSheetId(), name, rows: sheet.getMaxRows(), width: sheet.getMaxColumns() };
    },
    resize: (id, rows, width) => resize(file.sheet(id), rows, width),
    removeSheet: (id) => file.spreadsheet.deleteSheet(file.sheet(id)),
    isEmpty: (id) => file.sheet(id).getLastRow() === 0,
    addRows: (id, before, count) => permitted(() => file.sheet(id).insertRowsBefore(before, count)),
    addHeaderRow(id) {
      const sheet = file.sheet(id);
      permitted(() => sheet.insertRowsBefore(1, 1));
      sheet.getRange(1, 1, 1, sheet.getMaxColumns()).clearDataValidations().clearFormat();
    },
    addColumns(id, after, count) {
      const sheet = file.sheet(id);
      permitted(() => (after ? sheet.insertColumnsAfter(after, count) : sheet.insertColumnsBefore(1, count)));
    },
    writeHeaders(id, row, column, texts) {
      const range = file.sheet(id).getRange(row, column, 1, texts.length);
      permitted(() => range.setValues([[...texts]]));
    },
    mark(id, key, value, position) {
      const sheet = file.sheet(id);
      const { DOCUMENT } = SpreadsheetApp.DeveloperMetadataVisibility;
      if (key === MARKS.table || key === MARKS.board) sheet.addDeveloperMetadata(key, value, DOCUMENT);
      else {
        const letters = columnLetters(position);
        const whole = key === MARKS.header ? `${position}:${position}` : `${letters}:${letters}`;
        sheet.getRange(whole).addDeveloperMetadata(key, value, DOCUMENT);
      }
    },
    unmark(ids) {
      for (const metadata of file.spreadsheet.createDeveloperMetadataFinder().find())
        if (ids.includes(metadata.getId())) metadata.remove();
    },
    setName: (name, sheet, area) => file.spreadsheet.setNamedRange(name, rangeOf(sheet, area)),
    protect(sheet, area, description, editors) {
      const protection = (area ? rangeOf(sheet, area) : file.sheet(sheet)).protect();
      // First, so that one that was interrupted is known and can be put right; without it it lets everybody through.
      protection.setDescription(GUARD_SIGN + description);
      // A new one lets in all who edit the file; the owner and who runs this cannot be taken off.
      const others = everyone().editors.filter((email) => !editors.includes(email));
      if (others.length) protection.removeEditors(others);
      // Whether a whole organisation gets in is a property of the file, so it is asked once.
      wholeDomain ??= protection.canDomainEdit();
      if (wholeDomain) protection.setDomainEdit(false);
    },
    unprotect(ids) {
      for (const id of ids) guards[id]?.remove();
    },
    guards: readGuards,
    admit(id, editors) {
      const protection = guards[id]!;
      const { owner, self } = everyone();
      const inside = protection.getEditors().map((user) => user.getEmail());
      const extra = inside.filter((email) => email !== owner && email !== self && !editors.includes(email));
      const absent = editors.filter((email) => !inside.includes(email));
      const domain = protection.canDomainEdit();
      if (extra.length) protection.removeEditors(extra);
      if (absent.length) protection.addEditors(absent);
      if (domain) protection.setDomainEdit(false);
      return extra.length > 0 || absent.length > 0 || domain;
    },
    people: everyone,
    mayEdit: (sheet) =>
      file
        .sheet(sheet)
        .getProtections(SpreadsheetApp.ProtectionType.SHEET)
        .every((protection) => protection.canEdit()),
    dress: (sheet, look) => permitted(() => dress(file, file.sheet(sheet), look)),
    draw(id, drawing) {
      const sheet = file.sheet(id);
      resize(sheet, drawing.rows, drawing.widths.length);
      draw(file, sheet, drawing);
    },
    formulas: (sheet, rows, columns) => file.sheet(sheet).getRange(1, 1, rows, columns).getFormulas(),
    tryText(id, row, column) {
      const range = file.sheet(id).getRange(row, column, 2, 1);
      range.setNumberFormat('@').setValues([["'x"], ['=1+1']]);
      const [first, second] = range.getValues();
      range.clearContent();
      return { takesApostrophe: first![0] === 'x', runsFormula: second![0] !== '=1+1' };
    },
  };
}

function placeOf(named: GoogleAppsScript.Spreadsheet.NamedRange): { sheet: number; area: Area | null } {
  try {
    const range = named.getRange();
    return { sheet: range.getSheet().getSheetId(), area: areaOf(range) };
  } catch {
    // Google has no range for a name whose cells were deleted.
    return { sheet: 0, area: null };
  }
}

function areaOf(range: Range): Area {
  return {
    row: range.getRow(),
    column: range.getColumn(),
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}

function guardFacts(protection: Protection, id: number): Guard {
  const range = protection.getRange();
  const whole = protection.getProtectionType() === SpreadsheetApp.ProtectionType.SHEET;
  return {
    id,
    sheet: range.getSheet().getSheetId(),
    area: whole ? null : areaOf(range),
    description: protection.getDescription().slice(GUARD_SIGN.length),
    warningOnly: protection.isWarningOnly(),
  };
}

/** Google makes a new tab of 1,000 rows and 26 columns; nothing is asked where the size is right. */
function resize(sheet: Sheet, rows: number, width: number): void {
  const [hasRows, hasColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows < hasRows) sheet.deleteRows(rows + 1, hasRows - rows);
  if (rows > hasRows) sheet.insertRowsAfter(hasRows, rows - hasRows);
  if (width < hasColumns) sheet.deleteColumns(width + 1, hasColumns - width);
  if (width > hasColumns) sheet.insertColumnsAfter(hasColumns, width - hasColumns);
}

function dress(file: File, sheet: Sheet, look: TabLook): void {
  const { headerRow } = look;
  const first = headerRow + 1;
  const count = look.rows - headerRow;
  const address = ({ position }: ColumnLook): string => {
    const letters = columnLetters(position);
    return `${letters}${first}:${letters}${look.rows}`;
  };
  sheet.setTabColor(look.color).setFrozenRows(headerRow);
  sheet.setRowHeight(headerRow, HEADER_HEIGHT);
  if (look.frozenColumns !== null) sheet.setFrozenColumns(look.frozenColumns);

  for (const run of neighbours(look.columns)) {
    const column = run[0]!.position;
    sheet
      .getRange(headerRow, column, 1, run.length)
      .setNotes([run.map(({ note }) => note)])
      .setFontWeight('bold')
      .setBackground(HEADER_COLOR)
      .setVerticalAlignment('middle')
      .setWrap(true);
    sheet.getRange(first, column, count, run.length).clearDataValidations();
    setWidths(sheet, run);
    for (const same of runsBy(run, ({ hidden }) => String(hidden)))
      if (same[0]!.hidden) sheet.hideColumns(same[0]!.position, same.length);
  }
  for (const [format, columns] of groupBy(look.columns, (column) => column.format))
    sheet.getRangeList(columns.map(address)).setNumberFormat(format);
  const centered = look.columns.filter((column) => column.centered);
  if (centered.length) sheet.getRangeList(centered.map(address)).setHorizontalAlignment('center');

  for (const { check, position } of look.columns)
    if (check)
      sheet.getRange(first, position, count, 1).setDataValidation(ruleOf(check, file, first, position));
  highlight(sheet, look.highlights);
}

/** All columns of a run get the width that most of them need, then the others their own. */
function setWidths(sheet: Sheet, run: readonly ColumnLook[]): void {
  const groups = [...groupBy(run, ({ width }) => String(width)).values()];
  const usual = groups.reduce((most, group) => (group.length > most.length ? group : most))[0]!.width;
  sheet.setColumnWidths(run[0]!.position, run.length, usual);
  for (const same of runsBy(run, ({ width }) => String(width)))
    if (same[0]!.width !== usual) sheet.setColumnWidths(same[0]!.position, same.length, same[0]!.width);
}

/** Puts the register's own conditional formats in place of those it made before; people's own stay. */
function highlight(sheet: Sheet, highlights: readonly Highlight[]): void {
  const present = sheet.getConditionalFormatRules();
  const others = present.filter((rule) => {
    const values = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
    return !String(values[0] ?? '').startsWith(RULE_SIGN);
  });
  if (!highlights.length && others.length === present.length) return;
  const ours = highlights.map(({ area, formula, background, color }) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(`${RULE_SIGN}${formula})`)
      .setBackground(background)
      .setFontColor(color)
      .setRanges([sheet.getRange(area.row, area.column, area.rows, area.columns)])
      .build(),
  );
  sheet.setConditionalFormatRules([...others, ...ours]);
}

/** Runs of columns that stand side by side, since people may have put their own in between. */
function neighbours(columns: readonly ColumnLook[]): readonly (readonly ColumnLook[])[] {
  const runs: ColumnLook[][] = [];
  for (const column of [...columns].sort((a, b) => a.position - b.position)) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]!.position + 1 === column.position) run.push(column);
    else runs.push([column]);
  }
  return runs;
}

/** Cuts a run into runs of columns for which something is the same. */
function runsBy<T>(items: readonly T[], of: (item: T) => string): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs[runs.length - 1];
    if (run && of(run[0]!) === of(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function groupBy<T>(items: readonly T[], of: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
}
