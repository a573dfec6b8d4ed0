/** The shape of a range: merges, groups, banding, filter, rich text, making room, filling, selecting. */
import { asOfficial, enumName, ScriptException } from '../service.ts';
import { integer, requireShape } from './arguments.ts';
import { applyBanding, Banding } from './banding.ts';
import { displayValues, scriptValues, writeScriptValues } from './cells.ts';
import { Filter } from './filter.ts';
import { deleteCells, insertCells } from './model/cut.ts';
import { fillCells } from './model/fill.ts';
import { cutsMerge, type MergeWay, mergeCells, splitCells } from './model/merges.ts';
import type { RichText } from './model/parts.ts';
import { contains, intersect, overlaps, type Rect, rect } from './model/rect.ts';
import type { GBanding, GFilter, GRange, GRichText, GTextFinder } from './official.ts';
import { RangeFormats } from './range-formats.ts';
import { RichTextValue } from './rich-text.ts';
import { TextFinder } from './text-finder.ts';

type AutoFillSeries = GoogleAppsScript.Spreadsheet.AutoFillSeries;
type BandingTheme = GoogleAppsScript.Spreadsheet.BandingTheme;
type Dimension = GoogleAppsScript.Spreadsheet.Dimension;
type Direction = GoogleAppsScript.Spreadsheet.Direction;

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

export abstract class RangeLayout extends RangeFormats {
  merge(): GRange {
    return this._merge('all');
  }

  mergeAcross(): GRange {
    return this._merge('rows');
  }

  mergeVertically(): GRange {
    return this._merge('columns');
  }

  breakApart(): GRange {
    splitCells(this._sheet, this._wholeMerges());
    return this._self;
  }

  isPartOfMerge(): boolean {
    return this._sheet.merges.some((merge) => overlaps(merge, this._cells));
  }

  getMergedRanges(): GRange[] {
    return this._sheet.merges.filter((merge) => overlaps(merge, this._cells)).map((merge) => this._at(merge));
  }

  applyRowBanding(bandingTheme?: BandingTheme, showHeader?: boolean, showFooter?: boolean): GBanding {
    return applyBanding(this._context, this._sheet, this._area, 'rows', bandingTheme, showHeader, showFooter);
  }

  applyColumnBanding(bandingTheme?: BandingTheme, showHeader?: boolean, showFooter?: boolean): GBanding {
    return applyBanding(
      this._context,
      this._sheet,
      this._area,
      'columns',
      bandingTheme,
      showHeader,
      showFooter,
    );
  }

  getBandings(): GBanding[] {
    return this._sheet.bandings
      .filter(({ area }) => overlaps(area, this._area))
      .map(({ id }) => asOfficial<GBanding>(new Banding(this._context, this._sheet, id)));
  }

  createFilter(): GFilter {
    this._context.requireSheet(this._sheet);
    if (this._sheet.filter) {
      throw new ScriptException("You can't create a filter in a sheet that already has a filter.");
    }
    this._sheet.filter = { area: this._area, criteria: [] };
    this._sheet.touch('layout');
    return this.getFilter()!;
  }

  /** The filter of the sheet when this range touches it. */
  getFilter(): GFilter | null {
    const { filter } = this._sheet;
    if (!filter || !overlaps(filter.area, this._area)) return null;
    return asOfficial<GFilter>(new Filter(this._context, this._sheet));
  }

  shiftRowGroupDepth(delta: number): GRange {
    this._context.requireSheet(this._sheet);
    this._sheet.rows.changeDepth(this._cells.top, this._cells.bottom, delta);
    this._sheet.touch('layout');
    return this._self;
  }

  shiftColumnGroupDepth(delta: number): GRange {
    this._context.requireSheet(this._sheet);
    this._sheet.columns.changeDepth(this._cells.left, this._cells.right, delta);
    this._sheet.touch('layout');
    return this._self;
  }

  collapseGroups(): GRange {
    return this._fold(true);
  }

  expandGroups(): GRange {
    return this._fold(false);
  }

  /** ROWS moves what is there down, COLUMNS moves it to the right. */
  insertCells(shiftDimension: Dimension): GRange {
    const down = enumName(shiftDimension) === 'ROWS';
    insertCells(this._context.model, this._sheet, this._writable(), down);
    return this._self;
  }

  deleteCells(shiftDimension: Dimension): void {
    const up = enumName(shiftDimension) === 'ROWS';
    deleteCells(this._context.model, this._sheet, this._writable(), up);
  }

  getRichTextValue(): GRichText | null {
    return this.getRichTextValues()[0]![0]!;
  }

  /** Null for cells that hold a number, date, boolean or formula. */
  getRichTextValues(): (GRichText | null)[][] {
    const values = scriptValues(this._context.model, this._sheet, this._cells);
    const { top, left } = this._cells;
    return values.map((row, i) =>
      row.map((value, j) => {
        const at = [top + i, left + j] as const;
        if (typeof value !== 'string' || this._sheet.formulas.get(...at) !== undefined) return null;
        const plain: RichText = { text: value, runs: [{ start: 0, style: {}, link: null }] };
        return asOfficial<GRichText>(new RichTextValue(this._sheet.richTexts.get(...at) ?? plain));
      }),
    );
  }

  setRichTextValue(value: GRichText): GRange {
    return this.setRichTextValues(this._each(() => value));
  }

  setRichTextValues(values: GRichText[][]): GRange {
    const cells = this._writable();
    requireShape(values, cells.bottom - cells.top, cells.right - cells.left, 'Range.setRichTextValues');
    for (const [i, row] of values.entries()) {
      for (const [j, value] of row.entries()) {
        if (!(value instanceof RichTextValue)) throw new ScriptException('Invalid argument: values');
        const { text, runs } = value._rich;
        const plain = runs.every(({ style, link }) => link === null && Object.keys(style).length === 0);
        this._sheet.put(cells.top + i, cells.left + j, text === '' ? null : text);
        if (!plain) this._sheet.richTexts.set(cells.top + i, cells.left + j, value._rich);
      }
    }
    this._sheet.touch('values', cells);
    return this._self;
  }

  autoFill(destination: GRange, series: AutoFillSeries): void {
    const target = destination as unknown as RangeLayout;
    if (target._sheet !== this._sheet || !contains(target._cells, this._cells)) {
      throw new ScriptException('AutoFill destination range must contain the source range.');
    }
    this._context.requireCells(this._sheet, target._cells);
    fillCells(this._sheet, this._cells, target._cells, enumName(series) === 'DEFAULT_SERIES');
  }

  /** Fills down as far as the column to the left, or else to the right, has values. */
  autoFillToNeighbor(series: AutoFillSeries): void {
    const cells = this._cells;
    const neighbour = [cells.left - 1, cells.right].find(
      (column) => column >= 0 && this._sheet.values.get(cells.bottom, column) !== null,
    );
    if (neighbour === undefined) return;
    let bottom = cells.bottom;
    while (this._sheet.values.get(bottom, neighbour) !== null) bottom += 1;
    this.autoFill(this._at({ ...cells, bottom }), series);
  }

  /** Spreads texts over the columns to the right; without a delimiter the one that occurs most is taken. */
  splitTextToColumns(delimiter?: unknown): void {
    const cells = this._cells;
    const texts = displayValues(this._context.model, this._sheet, { ...cells, right: cells.left + 1 }).flat();
    const given = typeof delimiter === 'string' ? delimiter : DELIMITERS[enumName(delimiter)];
    const separator = given ?? mostFrequent(texts);
    const rows = texts.map((text) => text.split(separator).map((part) => part.trim()));
    const width = Math.max(...rows.map((row) => row.length));
    const area = rect(cells.top, cells.left, rows.length, width);
    this._context.requireCells(this._sheet, area);
    const block = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
    writeScriptValues(this._context.model, this._sheet, area, block);
  }

  trimWhitespace(): GRange {
    const cells = this._writable();
    const { model } = this._context;
    for (const [i, row] of model.readValues(this._sheet, cells).entries()) {
      for (const [j, value] of row.entries()) {
        const at = [cells.top + i, cells.left + j] as const;
        if (typeof value !== 'string' || this._sheet.formulas.get(...at) !== undefined) continue;
        this._sheet.put(...at, value.trim().replace(/[^\S\n]+/g, ' '));
      }
    }
    this._sheet.touch('values', cells);
    return this._self;
  }

  /** Takes rows away whose values occurred above; the rest moves up. Columns are those of the sheet, 1-based. */
  removeDuplicates(columnsToCompare?: number[]): GRange {
    const cells = this._writable();
    const { model } = this._context;
    const columns = columnsToCompare?.map(
      (column) => integer(column, 'Range.removeDuplicates', [column]) - 1,
    );
    const seen = new Set<string>();
    const kept = model.readValues(this._sheet, cells).flatMap((row, i) => {
      const compared = columns ? columns.map((column) => row[column - cells.left]) : row;
      // Capitals make no difference to Sheets here.
      const key = JSON.stringify(compared).toLowerCase();
      if (seen.has(key)) return [];
      seen.add(key);
      return [i];
    });
    for (const [to, from] of kept.entries()) {
      if (to === from) continue;
      this._at({ ...cells, top: cells.top + from, bottom: cells.top + from + 1 }).copyTo(
        this._at({ ...cells, top: cells.top + to, bottom: cells.top + to + 1 }),
      );
    }
    const rest = { ...cells, top: cells.top + kept.length };
    if (rest.top < rest.bottom) {
      this._sheet.clearContents(rest);
      this._sheet.touch('values', rest);
    }
    return this._at(rect(cells.top, cells.left, kept.length, cells.right - cells.left));
  }

  createTextFinder(findText: string): GTextFinder {
    const places = [{ sheet: this._sheet, area: () => this._cells }];
    return asOfficial<GTextFinder>(new TextFinder(this._context, places, String(findText)));
  }

  /** The block of adjacent cells with content around this range; with a dimension it grows only that way. */
  getDataRegion(dimension?: Dimension): GRange {
    const extent = this._context.model.extent(this._sheet);
    const all = rect(
      0,
      0,
      Math.max(extent.rows, this._cells.bottom),
      Math.max(extent.columns, this._cells.right),
    );
    const values = this._context.model.readValues(this._sheet, all);
    const name = dimension === undefined ? 'BOTH' : enumName(dimension);
    const filled = (area: Rect) => {
      const part = intersect(area, all);
      if (!part) return false;
      for (let row = part.top; row < part.bottom; row += 1) {
        for (let column = part.left; column < part.right; column += 1) {
          const value = values[row]![column];
          if (value !== null && value !== '') return true;
        }
      }
      return false;
    };
    let region = this._cells;
    for (;;) {
      const { top, left, bottom, right } = region;
      const next = { ...region };
      if (name !== 'COLUMNS') {
        if (top > 0 && filled(rect(top - 1, left - 1, 1, right - left + 2))) next.top -= 1;
        if (filled(rect(bottom, left - 1, 1, right - left + 2))) next.bottom += 1;
      }
      if (name !== 'ROWS') {
        if (left > 0 && filled(rect(top - 1, left - 1, bottom - top + 2, 1))) next.left -= 1;
        if (filled(rect(top - 1, right, bottom - top + 2, 1))) next.right += 1;
      }
      const same = next.top === top && next.left === left && next.bottom === bottom && next.right === right;
      if (same) return this._at(region);
      region = next;
    }
  }

  /** Where Ctrl and an arrow key lead from the upper left cell. */
  getNextDataCell(direction: Direction): GRange {
    const [rowStep, columnStep] = STEPS[enumName(direction)] ?? [0, 0];
    const { rows, columns } = this._sheet;
    const { model } = this._context;
    const inside = (row: number, column: number) =>
      row >= 0 && column >= 0 && row < rows.count && column < columns.count;
    const filled = (row: number, column: number) => {
      const value = model.valueAt(this._sheet, row, column);
      return value !== null && value !== '';
    };
    let { top: row, left: column } = this._area;
    const next = () => [row + rowStep, column + columnStep] as const;
    // From the end of a block it goes to the next block, within a block to its end.
    const leaps = !filled(row, column) || !inside(...next()) || !filled(...next());
    while (inside(...next())) {
      if (!leaps && !filled(...next())) break;
      [row, column] = next();
      if (leaps && filled(row, column)) break;
    }
    return this._at(rect(row, column, 1, 1));
  }

  activate(): GRange {
    this._context.select(this._sheet, [this._cells]);
    return this._self;
  }

  /** The cell gets the focus; a selection around it stays. */
  activateAsCurrentCell(): GRange {
    const selection = this._context.selectionOn(this._sheet);
    if (!selection.some((area) => contains(area, this._cells)))
      this._context.select(this._sheet, [this._cells]);
    return this._self;
  }

  _merge(way: MergeWay): GRange {
    mergeCells(this._sheet, this._wholeMerges(), way);
    return this._self;
  }

  /** The cells, which hold no merge in part. */
  _wholeMerges(): Rect {
    const cells = this._writable();
    if (cutsMerge(this._sheet, cells)) {
      throw new ScriptException('You must select all cells in a merged range to merge or unmerge them.');
    }
    return cells;
  }

  _fold(collapsed: boolean): GRange {
    this._context.requireSheet(this._sheet);
    const { top, left, bottom, right } = this._cells;
    for (const [axis, from, to] of [
      [this._sheet.rows, top, bottom],
      [this._sheet.columns, left, right],
    ] as const) {
      for (const group of axis.groups) {
        if (group.start >= from && group.end <= to) axis.collapse(group, collapsed);
      }
    }
    this._sheet.touch('layout');
    return this._self;
  }
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  UP: [-1, 0],
  DOWN: [1, 0],
  PREVIOUS: [0, -1],
  NEXT: [0, 1],
};

function mostFrequent(texts: readonly string[]): string {
  const all = texts.join('\n');
  const counts = Object.values(DELIMITERS).map((each) => [each, all.split(each).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
