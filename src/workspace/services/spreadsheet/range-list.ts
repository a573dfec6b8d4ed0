/** RangeList: several ranges of one sheet, changed together. */
import { asOfficial, type Official, Service } from '../service.ts';
import { type FileContext, weigh } from './context.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GRange, GRangeList } from './official.ts';
import type { RangeBase } from './range-base.ts';

type Parameters1<Name extends keyof GRange> = GRange[Name] extends (...args: infer A) => unknown ? A : never;

export class RangeList extends Service implements Official<GRangeList> {
  readonly _official = 'Spreadsheet.RangeList';
  readonly #context: FileContext;
  readonly #sheet: SheetModel;
  readonly #ranges: readonly GRange[];

  constructor(context: FileContext, sheet: SheetModel, ranges: readonly GRange[]) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#ranges = ranges;
  }

  get _weights() {
    return WEIGHTS;
  }

  getRanges(): GRange[] {
    return [...this.#ranges];
  }

  activate(): GRangeList {
    this.#context.select(
      this.#sheet,
      this.#ranges.map((range) => (range as unknown as RangeBase)._cells),
    );
    return asOfficial<GRangeList>(this);
  }

  breakApart(): GRangeList {
    return this._each((range) => range.breakApart());
  }

  check(): GRangeList {
    return this._each((range) => range.check());
  }

  uncheck(): GRangeList {
    return this._each((range) => range.uncheck());
  }

  clear(options: Parameters1<'clear'>[0] = {}): GRangeList {
    return this._each((range) => range.clear(options));
  }

  clearContent(): GRangeList {
    return this._each((range) => range.clearContent());
  }

  clearDataValidations(): GRangeList {
    return this._each((range) => range.clearDataValidations());
  }

  clearFormat(): GRangeList {
    return this._each((range) => range.clearFormat());
  }

  clearNote(): GRangeList {
    return this._each((range) => range.clearNote());
  }

  insertCheckboxes(checkedValue?: unknown, uncheckedValue?: unknown): GRangeList {
    return this._each((range) => range.insertCheckboxes(checkedValue, uncheckedValue));
  }

  removeCheckboxes(): GRangeList {
    return this._each((range) => range.removeCheckboxes());
  }

  setBackground(color: string | null): GRangeList {
    return this._each((range) => range.setBackground(color));
  }

  setBackgroundRGB(red: number, green: number, blue: number): GRangeList {
    return this._each((range) => range.setBackgroundRGB(red, green, blue));
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color: string | null = null,
    style: GoogleAppsScript.Spreadsheet.BorderStyle | null = null,
  ): GRangeList {
    return this._each((range) =>
      range.setBorder(top, left, bottom, right, vertical, horizontal, color, style),
    );
  }

  setFontColor(color: string | null): GRangeList {
    return this._each((range) => range.setFontColor(color));
  }

  setFontFamily(fontFamily: string | null): GRangeList {
    return this._each((range) => range.setFontFamily(fontFamily));
  }

  setFontLine(fontLine: GoogleAppsScript.Spreadsheet.FontLine | null): GRangeList {
    return this._each((range) => range.setFontLine(fontLine));
  }

  setFontSize(size: number): GRangeList {
    return this._each((range) => range.setFontSize(size));
  }

  setFontStyle(fontStyle: GoogleAppsScript.Spreadsheet.FontStyle | null): GRangeList {
    return this._each((range) => range.setFontStyle(fontStyle));
  }

  setFontWeight(fontWeight: GoogleAppsScript.Spreadsheet.FontWeight | null): GRangeList {
    return this._each((range) => range.setFontWeight(fontWeight));
  }

  setFormula(formula: string): GRangeList {
    return this._each((range) => range.setFormula(formula));
  }

  setFormulaR1C1(formula: string): GRangeList {
    return this._each((range) => range.setFormulaR1C1(formula));
  }

  setHorizontalAlignment(alignment: Parameters1<'setHorizontalAlignment'>[0]): GRangeList {
    return this._each((range) => range.setHorizontalAlignment(alignment));
  }

  setVerticalAlignment(alignment: Parameters1<'setVerticalAlignment'>[0]): GRangeList {
    return this._each((range) => range.setVerticalAlignment(alignment));
  }

  setNote(note: string | null): GRangeList {
    return this._each((range) => range.setNote(note));
  }

  setNumberFormat(numberFormat: string): GRangeList {
    return this._each((range) => range.setNumberFormat(numberFormat));
  }

  setShowHyperlink(showHyperlink: boolean): GRangeList {
    return this._each((range) => range.setShowHyperlink(showHyperlink));
  }

  setTextDirection(direction: GoogleAppsScript.Spreadsheet.TextDirection | null): GRangeList {
    return this._each((range) => range.setTextDirection(direction));
  }

  setTextRotation(degrees: number): GRangeList {
    return this._each((range) => range.setTextRotation(degrees));
  }

  setValue(value: unknown): GRangeList {
    return this._each((range) => range.setValue(value));
  }

  setVerticalText(isVertical: boolean): GRangeList {
    return this._each((range) => range.setVerticalText(isVertical));
  }

  setWrap(isWrapEnabled: boolean): GRangeList {
    return this._each((range) => range.setWrap(isWrapEnabled));
  }

  setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): GRangeList {
    return this._each((range) => range.setWrapStrategy(strategy));
  }

  trimWhitespace(): GRangeList {
    return this._each((range) => range.trimWhitespace());
  }

  _each(change: (range: GRange) => unknown): GRangeList {
    for (const range of this.#ranges) change(range);
    return asOfficial<GRangeList>(this);
  }
}

const WEIGHTS = weigh(RangeList.prototype, { local: 'getRanges', read: 'activate' });
