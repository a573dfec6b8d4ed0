/** Banding: alternating colours of rows or columns. */
import { asOfficial, enumName, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { parseColour } from './colour.ts';
import { type FileContext, weigh } from './context.ts';
import type { Banding as BandingData } from './model/parts.ts';
import { overlaps, type Rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GBanding, GRange } from './official.ts';
import type { RangeBase } from './range-base.ts';

/** Header, first, second and footer colour per theme, as Sheets offers them. */
const THEMES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  LIGHT_GREY: ['#bdbdbd', '#ffffff', '#f3f3f3', '#dedede'],
  CYAN: ['#4dd0e1', '#ffffff', '#e0f7fa', '#a2e8f1'],
  GREEN: ['#63d297', '#ffffff', '#e7f9ef', '#afe9ca'],
  YELLOW: ['#f7cb4d', '#ffffff', '#fef8e3', '#fce8b2'],
  ORANGE: ['#f46524', '#ffffff', '#ffe6dd', '#ffccbc'],
  BLUE: ['#5b95f9', '#ffffff', '#e8f0fe', '#acc9fe'],
  TEAL: ['#26a69a', '#ffffff', '#ddf2f0', '#8cd3cd'],
  GREY: ['#78909c', '#ffffff', '#ebeff1', '#bbc8ce'],
  BROWN: ['#cca677', '#ffffff', '#f8f2eb', '#e6d3ba'],
  LIGHT_GREEN: ['#8bc34a', '#ffffff', '#eef7e3', '#c4e2a0'],
  INDIGO: ['#8989eb', '#ffffff', '#e8e7fc', '#c4c3f7'],
  PINK: ['#e91d63', '#ffffff', '#fddce8', '#f68ab0'],
};

export function applyBanding(
  context: FileContext,
  sheet: SheetModel,
  area: Rect,
  direction: BandingData['direction'],
  theme: unknown = 'LIGHT_GREY',
  showHeader = true,
  showFooter = false,
): GBanding {
  context.requireCells(sheet, sheet.clip(area));
  if (sheet.bandings.some((banding) => overlaps(banding.area, area))) {
    throw new ScriptException(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  }
  const [header, first, second, footer] = THEMES[enumName(theme)] ?? THEMES.LIGHT_GREY!;
  const banding: BandingData = {
    id: context.model.nextNumber(),
    area,
    direction,
    header: showHeader ? header : null,
    first,
    second,
    footer: showFooter ? footer : null,
  };
  sheet.bandings = [...sheet.bandings, banding];
  sheet.touch('rules', area);
  return asOfficial<GBanding>(new Banding(context, sheet, banding.id));
}

export class Banding extends Service implements Official<GBanding> {
  readonly _official = 'Spreadsheet.Banding';
  readonly _context: FileContext;
  readonly _sheet: SheetModel;
  readonly _id: number;

  constructor(context: FileContext, sheet: SheetModel, id: number) {
    super();
    this._context = context;
    this._sheet = sheet;
    this._id = id;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _data(): BandingData {
    const data = this._sheet.bandings.find(({ id }) => id === this._id);
    if (!data) throw new ScriptException('The banding no longer exists.');
    return data;
  }

  /** The same colours on another range. */
  copyTo(range: GRange): GBanding {
    const { _context, _sheet, _area } = expect<RangeBase>(range, 'Spreadsheet.Range', 'Banding.copyTo');
    _context.requireCells(_sheet, _sheet.clip(_area));
    const copy = { ...this._data, id: _context.model.nextNumber(), area: _area };
    _sheet.bandings = [..._sheet.bandings, copy];
    _sheet.touch('rules', _area);
    return asOfficial<GBanding>(new Banding(_context, _sheet, copy.id));
  }

  getRange(): GRange {
    return asOfficial<GRange>(this._context.range(this._sheet, this._data.area));
  }

  setRange(range: GRange): GBanding {
    return this._change({ area: expect<RangeBase>(range, 'Spreadsheet.Range', 'Banding.setRange')._area });
  }

  remove(): void {
    this._context.requireEditor();
    this._sheet.bandings = this._sheet.bandings.filter(({ id }) => id !== this._id);
    this._sheet.touch('rules');
  }

  getHeaderRowColor(): string | null {
    return this._colour('rows', 'header');
  }

  getFirstRowColor(): string | null {
    return this._colour('rows', 'first');
  }

  getSecondRowColor(): string | null {
    return this._colour('rows', 'second');
  }

  getFooterRowColor(): string | null {
    return this._colour('rows', 'footer');
  }

  getHeaderColumnColor(): string | null {
    return this._colour('columns', 'header');
  }

  getFirstColumnColor(): string | null {
    return this._colour('columns', 'first');
  }

  getSecondColumnColor(): string | null {
    return this._colour('columns', 'second');
  }

  getFooterColumnColor(): string | null {
    return this._colour('columns', 'footer');
  }

  setHeaderRowColor(color: string | null): GBanding {
    return this._change({ direction: 'rows', header: parseColour(color) ?? null });
  }

  setFirstRowColor(color: string | null): GBanding {
    return this._change({ direction: 'rows', first: parseColour(color) ?? null });
  }

  setSecondRowColor(color: string | null): GBanding {
    return this._change({ direction: 'rows', second: parseColour(color) ?? null });
  }

  setFooterRowColor(color: string | null): GBanding {
    return this._change({ direction: 'rows', footer: parseColour(color) ?? null });
  }

  setHeaderColumnColor(color: string | null): GBanding {
    return this._change({ direction: 'columns', header: parseColour(color) ?? null });
  }

  setFirstColumnColor(color: string | null): GBanding {
    return this._change({ direction: 'columns', first: parseColour(color) ?? null });
  }

  setSecondColumnColor(color: string | null): GBanding {
    return this._change({ direction: 'columns', second: parseColour(color) ?? null });
  }

  setFooterColumnColor(color: string | null): GBanding {
    return this._change({ direction: 'columns', footer: parseColour(color) ?? null });
  }

  _colour(
    direction: BandingData['direction'],
    part: 'header' | 'first' | 'second' | 'footer',
  ): string | null {
    return this._data.direction === direction ? this._data[part] : null;
  }

  _change(change: Partial<BandingData>): GBanding {
    this._context.requireCells(this._sheet, this._sheet.clip(this._data.area));
    const changed = { ...this._data, ...change };
    this._sheet.bandings = this._sheet.bandings.map((each) => (each.id === this._id ? changed : each));
    this._sheet.touch('rules');
    return asOfficial<GBanding>(this);
  }
}

const WEIGHTS = weigh(Banding.prototype, {});
