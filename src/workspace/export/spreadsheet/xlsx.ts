/** A spreadsheet as XLSX: tabs, values, formulas to be calculated, looks, rules, notes and names. */
import { formatA1, quoteSheetName } from '../../services/spreadsheet/a1.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { OfficePackage, type Properties, Relations } from '../package.ts';
import { escapeXml, xml } from '../xml.ts';
import type { FormulaBook } from './formula.ts';
import { Looks } from './looks.ts';
import { commentsXml, notesDrawing } from './notes.ts';
import { absoluteArea, Lists } from './rules.ts';
import { type Book, SheetXml } from './sheet-xml.ts';
import { Strings } from './strings.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const LISTS_NAME = 'Keuzelijsten_export';

/** Excel and LibreOffice open it without repair, and calculate its formulas then. */
export function spreadsheetToXlsx(model: SpreadsheetModel, properties: Properties): Buffer {
  const names = tabNames(model);
  const book: Omit<Book, 'formulas'> = {
    model,
    looks: new Looks(),
    strings: new Strings(),
    lists: new Lists(LISTS_NAME),
  };
  const file = new OfficePackage('xl/workbook.xml', properties);
  const relations = new Relations();
  const sheets = model.sheets.map((sheet, i) => {
    addSheet(file, { ...book, formulas: formulaBook(model, names, sheet) }, sheet, i);
    return tab(names.get(sheet)!, i, relations, sheet.isHidden);
  });
  if (book.lists.columns.length > 0) {
    const at = model.sheets.length;
    file.add(`xl/worksheets/sheet${at + 1}.xml`, `${EXCEL}.worksheet+xml`, listsSheet(book));
    sheets.push(tab(LISTS_NAME, at, relations, true));
  }
  relations.add('styles', 'styles.xml');
  relations.add('sharedStrings', 'sharedStrings.xml');
  file.add('xl/styles.xml', `${EXCEL}.styles+xml`, book.looks.write());
  file.add('xl/sharedStrings.xml', `${EXCEL}.sharedStrings+xml`, book.strings.write());
  file.add('xl/workbook.xml', `${EXCEL}.sheet.main+xml`, workbook(model, sheets, names), relations);
  return file.toBuffer();
}

function formulaBook(
  model: SpreadsheetModel,
  names: ReadonlyMap<SheetModel, string>,
  home: SheetModel,
): FormulaBook {
  const named = new Map([...names.keys()].map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const find = (name: string): SheetModel | undefined => named.get(name.toLowerCase());
  return {
    locale: model.locale,
    nameOf: (name) => names.get(find(name)!) ?? null,
    sizeOf(name) {
      const { rows, columns } = (name === null ? home : find(name)) ?? home;
      return { rows: rows.count, columns: columns.count };
    },
  };
}

function tab(name: string, at: number, relations: Relations, hidden: boolean): string {
  const id = relations.add('worksheet', `worksheets/sheet${at + 1}.xml`);
  return xml('sheet', { name, sheetId: at + 1, state: hidden ? 'hidden' : null, 'r:id': id });
}

function workbook(
  model: SpreadsheetModel,
  sheets: readonly string[],
  names: ReadonlyMap<SheetModel, string>,
): string {
  const active = Math.max(
    0,
    model.sheets.findIndex((sheet) => !sheet.isHidden),
  );
  const ranges = model.namedRanges.flatMap(({ name, area }) => {
    const sheet = model.sheetById(area.sheetId);
    if (!sheet) return [];
    const target = absoluteArea(quoteSheetName(names.get(sheet)!), sheet.clip(area));
    return [xml('definedName', { name }, escapeXml(target))];
  });
  const filters = model.sheets.flatMap((sheet, localSheetId) => {
    if (!sheet.filter) return [];
    const target = absoluteArea(quoteSheetName(names.get(sheet)!), sheet.clip(sheet.filter.area));
    return [
      xml('definedName', { name: '_xlnm._FilterDatabase', localSheetId, hidden: 1 }, escapeXml(target)),
    ];
  });
  const defined = [...ranges, ...filters];
  return xml(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS },
    xml('bookViews', {}, xml('workbookView', { activeTab: active })),
    xml('sheets', {}, ...sheets),
    defined.length > 0 ? xml('definedNames', {}, ...defined) : '',
    xml('calcPr', { calcId: 191029, fullCalcOnLoad: 1 }),
  );
}

function addSheet(file: OfficePackage, book: Book, sheet: SheetModel, at: number): void {
  const relations = new Relations();
  const active = book.model.sheets.findIndex((each) => !each.isHidden) === at;
  const root = new SheetXml(book, sheet).write(relations, active);
  if (sheet.notes.size > 0) {
    relations.add('comments', `../comments${at + 1}.xml`);
    file.add(`xl/comments${at + 1}.xml`, `${EXCEL}.comments+xml`, commentsXml(sheet));
    file.addBytes(`xl/drawings/vmlDrawing${at + 1}.vml`, VML, Buffer.from(notesDrawing(sheet, at + 1)));
  }
  file.add(`xl/worksheets/sheet${at + 1}.xml`, `${EXCEL}.worksheet+xml`, root, relations);
}

function listsSheet({ lists, strings }: Pick<Book, 'lists' | 'strings'>): string {
  const { columns } = lists;
  const deepest = Math.max(...columns.map((items) => items.length));
  const rows = Array.from({ length: deepest }, (_, row) =>
    xml(
      'row',
      { r: row + 1 },
      ...columns.map((items, column) => {
        const item = items[row];
        const r = formatA1({ top: row, left: column, bottom: row + 1, right: column + 1 });
        return item === undefined ? '' : xml('c', { r, t: 's' }, xml('v', {}, String(strings.add(item))));
      }),
    ),
  );
  return xml('worksheet', { xmlns: MAIN }, xml('sheetData', {}, ...rows));
}

/** Excel allows 31 characters and fewer signs; names that become equal get a number. */
function tabNames(model: SpreadsheetModel): ReadonlyMap<SheetModel, string> {
  const taken = new Set<string>();
  return new Map(
    model.sheets.map((sheet) => {
      const plain = sheet.name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'|'$/g, ' ') || 'Tab';
      let name = plain.slice(0, 31);
      for (let i = 2; taken.has(name.toLowerCase()); i++)
        name = `${plain.slice(0, 31 - ` ${i}`.length)} ${i}`;
      taken.add(name.toLowerCase());
      return [sheet, name] as const;
    }),
  );
}
