/** TextFinder: finds and replaces text in a range, a sheet or a whole file. */
import { asOfficial, type Official, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { displayValues, writeScriptValues } from './cells.ts';
import { type FileContext, weigh } from './context.ts';
import { type Rect, rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GRange, GTextFinder } from './official.ts';
import type { RangeBase } from './range-base.ts';

/** Where to look: `area` is asked anew at each search, because a sheet may have grown. */
export interface Place {
  readonly sheet: SheetModel;
  readonly area: () => Rect;
}

interface Match {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  /** The text that matched: what is shown, or the formula. */
  readonly text: string;
}

export class TextFinder extends Service implements Official<GTextFinder> {
  readonly _official = 'Spreadsheet.TextFinder';
  readonly #context: FileContext;
  readonly #places: readonly Place[];
  readonly #find: string;
  #matchCase = false;
  #entireCell = false;
  #formulaText = false;
  #regularExpression = false;
  #ignoreDiacritics = false;
  #current: Match | null = null;

  constructor(context: FileContext, places: readonly Place[], find: string) {
    super();
    this.#context = context;
    this.#places = places;
    this.#find = find;
  }

  get _weights() {
    return WEIGHTS;
  }

  matchCase(matchCase: boolean): GTextFinder {
    this.#matchCase = Boolean(matchCase);
    return asOfficial<GTextFinder>(this);
  }

  matchEntireCell(matchEntireCell: boolean): GTextFinder {
    this.#entireCell = Boolean(matchEntireCell);
    return asOfficial<GTextFinder>(this);
  }

  matchFormulaText(matchFormulaText: boolean): GTextFinder {
    this.#formulaText = Boolean(matchFormulaText);
    return asOfficial<GTextFinder>(this);
  }

  useRegularExpression(useRegEx: boolean): GTextFinder {
    this.#regularExpression = Boolean(useRegEx);
    return asOfficial<GTextFinder>(this);
  }

  ignoreDiacritics(ignoreDiacritics: boolean): GTextFinder {
    this.#ignoreDiacritics = Boolean(ignoreDiacritics);
    return asOfficial<GTextFinder>(this);
  }

  /** The search goes on after the upper left cell of this range. */
  startFrom(startRange: GRange): GTextFinder {
    const { _sheet, _area } = expect<RangeBase>(startRange, 'Spreadsheet.Range', 'TextFinder.startFrom');
    this.#current = { sheet: _sheet, row: _area.top, column: _area.left, text: '' };
    return asOfficial<GTextFinder>(this);
  }

  findAll(): GRange[] {
    return this._matches().map((match) => this._range(match));
  }

  findNext(): GRange | null {
    return this._step(1);
  }

  findPrevious(): GRange | null {
    return this._step(-1);
  }

  getCurrentMatch(): GRange | null {
    return this.#current && this._range(this.#current);
  }

  /** Number of replacements: a text that occurs twice in a cell counts twice. */
  replaceAllWith(replaceText: string): number {
    return this._matches().reduce((sum, match) => sum + this._replace(match, replaceText), 0);
  }

  /** Replaces in the current match only. */
  replaceWith(replaceText: string): number {
    return this.#current ? this._replace(this.#current, replaceText) : 0;
  }

  _pattern(): RegExp {
    const plain = this._fold(this.#find);
    const source = this.#regularExpression ? plain : plain.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return new RegExp(this.#entireCell ? `^(?:${source})$` : source, this.#matchCase ? 'gu' : 'giu');
  }

  _fold(text: string): string {
    return this.#ignoreDiacritics ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
  }

  /** Matches in reading order. */
  _matches(): Match[] {
    const pattern = this._pattern();
    return this.#places.flatMap(({ sheet, area: current }) => {
      const area = current();
      return displayValues(this.#context.model, sheet, area).flatMap((row, i) =>
        row.flatMap((shown, j) => {
          const at = [area.top + i, area.left + j] as const;
          const formula = sheet.formulas.get(...at);
          const text = this.#formulaText && formula !== undefined ? formula : shown;
          pattern.lastIndex = 0;
          const hit = text !== '' && pattern.test(this._fold(text));
          return hit ? [{ sheet, row: at[0], column: at[1], text }] : [];
        }),
      );
    });
  }

  /** The match after or before the current one; the search goes round. */
  _step(direction: 1 | -1): GRange | null {
    const matches = this._matches();
    if (matches.length === 0) return null;
    const order = (match: Match) =>
      this.#places.findIndex(({ sheet }) => sheet === match.sheet) * 2 ** 40 +
      match.row * 2 ** 15 +
      match.column;
    const from = this.#current ? order(this.#current) : direction === 1 ? -1 : Number.POSITIVE_INFINITY;
    const found =
      direction === 1
        ? (matches.find((match) => order(match) > from) ?? matches[0]!)
        : (matches.findLast((match) => order(match) < from) ?? matches.at(-1)!);
    this.#current = found;
    return this._range(found);
  }

  _replace(match: Match, replaceText: string): number {
    const { sheet, row, column } = match;
    const area = rect(row, column, 1, 1);
    const formula = sheet.formulas.get(row, column);
    // What a formula shows cannot be replaced, only its text.
    if (formula !== undefined && !this.#formulaText) return 0;
    this.#context.requireCells(sheet, area);
    const text = formula ?? displayValues(this.#context.model, sheet, area)[0]![0]!;
    let count = 0;
    const replaced = this._fold(text).replace(this._pattern(), (...groups) => {
      count += 1;
      if (!this.#regularExpression) return replaceText;
      return replaceText.replace(/\$(\d)/g, (whole, digit) => {
        const group = groups[Number(digit)];
        return typeof group === 'string' ? group : whole;
      });
    });
    writeScriptValues(this.#context.model, sheet, area, [[replaced]]);
    return count;
  }

  _range({ sheet, row, column }: Match): GRange {
    return asOfficial<GRange>(this.#context.range(sheet, rect(row, column, 1, 1)));
  }
}

const WEIGHTS = weigh(TextFinder.prototype, {
  local: `matchCase matchEntireCell matchFormulaText useRegularExpression ignoreDiacritics startFrom
    getCurrentMatch`,
});
