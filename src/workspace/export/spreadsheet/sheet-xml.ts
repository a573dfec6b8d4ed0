/** One tab as a part of an XLSX: cells, sizes, frozen panes, merges, rules, notes and links. */
import { columnLetters, formatA1 } from '../../services/spreadsheet/a1.ts';
import type { CellValue } from '../../services/spreadsheet/model/grid.ts';
import type { RichText } from '../../services/spreadsheet/model/parts.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import type { Relations } from '../package.ts';
import { type Attributes, escapeXml, xml } from '../xml.ts';
import { excelFormula, type FormulaBook, keptFormula, keptResult } from './formula.ts';
import { argb, type Looks } from './looks.ts';
import { conditionalFormatting, dataValidations, type Lists } from './rules.ts';
import type { Strings } from './strings.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The most that Excel takes. */
const LONGEST_TEXT = 32_767;

/** What the tabs of one book share. */
export interface Book {
  readonly model: SpreadsheetModel;
  readonly formulas: FormulaBook;
  readonly looks: Looks;
  readonly strings: Strings;
  readonly lists: Lists;
}

/** Cells by `row column`. */
interface Spills {
  readonly areas: ReadonlyMap<string, Rect>;
  readonly kept: ReadonlySet<string>;
}

export class SheetXml {
  readonly #book: Book;
  readonly #sheet: SheetModel;
  readonly #rows: number;
  readonly #columns: number;

  constructor(book: Book, sheet: SheetModel) {
    this.#book = book;
    this.#sheet = sheet;
    const { rows, columns } = book.model.extent(sheet);
    this.#rows = rows;
    this.#columns = columns;
  }

  /** In the order that the schema demands. */
  write(relations: Relations, active: boolean): string {
    const sheet = this.#sheet;
    const merges = sheet.merges.map((merge) => xml('mergeCell', { ref: formatA1(sheet.clip(merge)) }));
    return xml(
      'worksheet',
      { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS },
      this.#properties(),
      xml('dimension', { ref: this.#rows > 0 ? formatA1(this.#used) : 'A1' }),
      this.#view(active),
      this.#format(),
      this.#columnSizes(),
      this.#data(),
      sheet.filter ? xml('autoFilter', { ref: formatA1(sheet.clip(sheet.filter.area)) }) : '',
      merges.length > 0 ? xml('mergeCells', { count: merges.length }, ...merges) : '',
      conditionalFormatting(this.#book, sheet),
      dataValidations(this.#book, sheet),
      this.#hyperlinks(relations),
      xml('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
      xml('pageSetup', { paperSize: 9, orientation: 'landscape', fitToHeight: 0 }),
      sheet.notes.size > 0
        ? xml('legacyDrawing', {
            'r:id': relations.add('vmlDrawing', this.#beside('drawings/vmlDrawing', 'vml')),
          })
        : '',
    );
  }

  /** The path of a part that belongs to this tab, from its own. */
  #beside(stem: string, extension: string): string {
    return `../${stem}${this.#book.model.sheets.indexOf(this.#sheet) + 1}.${extension}`;
  }

  get #used(): Rect {
    return { top: 0, left: 0, bottom: this.#rows, right: this.#columns };
  }

  #properties(): string {
    const { tabColor } = this.#sheet;
    return xml(
      'sheetPr',
      {},
      tabColor ? xml('tabColor', { rgb: argb(tabColor) }) : '',
      xml('outlinePr', {
        summaryBelow: this.#sheet.rows.controlAfter ? 1 : 0,
        summaryRight: this.#sheet.columns.controlAfter ? 1 : 0,
      }),
      xml('pageSetUpPr', { fitToPage: 1 }),
    );
  }

  #view(active: boolean): string {
    const { rows, columns, hiddenGridlines, rightToLeft } = this.#sheet;
    const attributes = {
      showGridLines: hiddenGridlines ? 0 : null,
      rightToLeft: rightToLeft ? 1 : null,
      tabSelected: active ? 1 : null,
      workbookViewId: 0,
    };
    const [down, across] = [rows.frozen, columns.frozen];
    if (down + across === 0) return xml('sheetViews', {}, xml('sheetView', attributes));
    const pane = down > 0 ? (across > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
    return xml(
      'sheetViews',
      {},
      xml(
        'sheetView',
        attributes,
        xml('pane', {
          xSplit: across || null,
          ySplit: down || null,
          topLeftCell: `${columnLetters(across)}${down + 1}`,
          activePane: pane,
          state: 'frozen',
        }),
        xml('selection', { pane }),
      ),
    );
  }

  #format(): string {
    const { rows, columns } = this.#sheet;
    const deepest = (axis: typeof rows) => Math.max(0, ...axis.groups.map(({ depth }) => depth));
    return xml('sheetFormatPr', {
      defaultRowHeight: points(rows.defaultSize),
      customHeight: 1,
      outlineLevelRow: deepest(rows) || null,
      outlineLevelCol: deepest(columns) || null,
    });
  }

  /** The look of a column is that of its cells below the last content. */
  #columnSizes(): string {
    const { columns, rows, styles } = this.#sheet;
    const attributes = (column: number) => ({
      width: characters(columns.size(column)),
      style: this.#book.looks.number(styles.get(rows.count - 1, column)) || null,
      hidden: columns.hidden.get(column) ? 1 : null,
      outlineLevel: columns.depth(column) || null,
      customWidth: 1,
    });
    const written: string[] = [];
    for (let from = 0, to = 1; from < columns.count; from = to++) {
      const own = JSON.stringify(attributes(from));
      while (to < columns.count && JSON.stringify(attributes(to)) === own) to++;
      written.push(xml('col', { min: from + 1, max: to, ...attributes(from) }));
    }
    return written.length > 0 ? xml('cols', {}, ...written) : '';
  }

  #data(): string {
    const { model } = this.#book;
    const values = this.#rows > 0 ? model.readValues(this.#sheet, this.#used) : [];
    const filtered = model.hiddenByFilter(this.#sheet);
    const spills = this.#spills();
    const rows = Array.from({ length: Math.max(this.#rows, this.#sheet.rows.frozen) }, (_, row) => {
      const { rows: axis } = this.#sheet;
      const height = axis.size(row);
      const cells = Array.from({ length: this.#columns }, (__, column) =>
        this.#cell(row, column, values[row]?.[column] ?? null, spills),
      );
      const own = {
        r: row + 1,
        ht: height === axis.defaultSize ? null : points(height),
        customHeight: height === axis.defaultSize ? null : 1,
        hidden: axis.hidden.get(row) || filtered.has(row) ? 1 : null,
        outlineLevel: axis.depth(row) || null,
      };
      const plain = Object.values(own).filter((value) => value !== null).length === 1;
      return plain && cells.every((cell) => cell === '') ? '' : xml('row', own, ...cells);
    });
    return xml('sheetData', {}, ...rows);
  }

  #cell(row: number, column: number, value: CellValue, spills: Spills): string {
    const r = `${columnLetters(column)}${row + 1}`;
    const s = this.#book.looks.number(this.#sheet.styles.get(row, column)) || null;
    const formula = this.#sheet.formulas.get(row, column);
    if (formula !== undefined)
      return this.#formula(r, s, formula, value, spills.areas.get(`${row} ${column}`));
    const rich = this.#sheet.richTexts.get(row, column);
    if (rich) return xml('c', { r, s, t: 's' }, xml('v', {}, String(this.#book.strings.addRich(cut(rich)))));
    if (spills.kept.has(`${row} ${column}`) && value !== null)
      return this.#kept(r, s, keptResult(value), value);
    // What a formula spills is calculated again by whoever opens the book.
    return this.#value(r, s, this.#sheet.results.get(row, column) === undefined ? value : null);
  }

  #value(r: string, s: number | null, value: CellValue): string {
    if (value === null) return s === null ? '' : xml('c', { r, s });
    if (typeof value === 'number') return xml('c', { r, s }, xml('v', {}, String(value)));
    if (typeof value === 'boolean') return xml('c', { r, s, t: 'b' }, xml('v', {}, value ? '1' : '0'));
    const index = this.#book.strings.add(value.slice(0, LONGEST_TEXT));
    return xml('c', { r, s, t: 's' }, xml('v', {}, String(index)));
  }

  /** Without a result, so that it is calculated; what Excel cannot say keeps its result, as in Google's own exports. */
  #formula(r: string, s: number | null, formula: string, value: CellValue, spill: Rect | undefined): string {
    const excel = excelFormula(formula, this.#book.formulas);
    if (!excel) return this.#kept(r, s, keptFormula(formula, value), value);
    const array = excel.array || spill !== undefined;
    const ref = spill ? formatA1(spill) : r;
    return formulaCell(r, s, excel.text, array ? { t: 'array', ref } : {});
  }

  /** A result with its formula in words, or alone where those are too long. */
  #kept(r: string, s: number | null, formula: string | null, value: CellValue): string {
    return formula === null ? this.#value(r, s, value) : formulaCell(r, s, formula);
  }

  /** What formulas fill beyond their own cell: by its row and column, and the cells that stay as they are. */
  #spills(): Spills {
    const areas = new Map<string, Rect>();
    const kept = new Set<string>();
    for (const area of this.#book.model.spills(this.#sheet)) {
      const { top, left, bottom, right } = area;
      areas.set(`${top} ${left}`, area);
      if (excelFormula(this.#sheet.formulas.get(top, left) ?? '', this.#book.formulas)) continue;
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) kept.add(`${row} ${column}`);
    }
    return { areas, kept };
  }

  /** The first link in a cell; Excel has one per cell. */
  #hyperlinks(relations: Relations): string {
    const links = [...this.#sheet.richTexts.entries()].flatMap(([row, column, { runs }]) => {
      const link = runs.find((run) => run.link)?.link;
      if (!link) return [];
      const ref = `${columnLetters(column)}${row + 1}`;
      return [xml('hyperlink', { ref, 'r:id': relations.add('hyperlink', link, true) })];
    });
    return links.length > 0 ? xml('hyperlinks', {}, ...links) : '';
  }
}

function formulaCell(r: string, s: number | null, formula: string, attributes: Attributes = {}): string {
  return xml('c', { r, s }, xml('f', attributes, escapeXml(formula)));
}

function cut({ text, runs }: RichText): RichText {
  return { text: text.slice(0, LONGEST_TEXT), runs: runs.filter(({ start }) => start < LONGEST_TEXT) };
}

/** Rows are measured in points. */
function points(pixels: number): number {
  return pixels * 0.75;
}

/** Columns are measured in digits of the font, with room around them. */
function characters(pixels: number): number {
  return Math.max(0, Math.round(((pixels - 5) / 7) * 100) / 100);
}
