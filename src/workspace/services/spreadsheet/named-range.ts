/** NamedRange: a name for a block of cells, which moves along with them. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { type FileContext, weigh } from './context.ts';
import type { NamedRange as NamedRangeData } from './model/parts.ts';
import type { GNamedRange, GRange } from './official.ts';
import type { RangeBase } from './range-base.ts';

export class NamedRange extends Service implements Official<GNamedRange> {
  readonly _official = 'Spreadsheet.NamedRange';
  readonly _context: FileContext;
  readonly _id: string;

  constructor(context: FileContext, id: string) {
    super();
    this._context = context;
    this._id = id;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _data(): NamedRangeData {
    const data = this._context.model.namedRanges.find(({ id }) => id === this._id);
    if (!data) throw new ScriptException('The named range no longer exists.');
    return data;
  }

  getName(): string {
    return this._data.name;
  }

  setName(name: string): GNamedRange {
    requireRangeName(name);
    return this._change({ name });
  }

  getRange(): GRange {
    const { sheetId, ...area } = this._data.area;
    return asOfficial<GRange>(this._context.range(this._context.model.sheetById(sheetId)!, area));
  }

  setRange(range: GRange): GNamedRange {
    const { _sheet, _area } = expect<RangeBase>(range, 'Spreadsheet.Range', 'NamedRange.setRange');
    return this._change({ area: { sheetId: _sheet.id, ..._area } });
  }

  remove(): void {
    this._context.requireEditor();
    const { model } = this._context;
    model.namedRanges = model.namedRanges.filter(({ id }) => id !== this._id);
    model.touch('names');
  }

  _change(change: Partial<NamedRangeData>): GNamedRange {
    this._context.requireEditor();
    const changed = { ...this._data, ...change };
    const { model } = this._context;
    model.namedRanges = model.namedRanges.map((each) => (each.id === this._id ? changed : each));
    model.touch('names');
    return asOfficial<GNamedRange>(this);
  }
}

const WEIGHTS = weigh(NamedRange.prototype, { local: 'getName getRange' });

/** Throws unless the text may be the name of a range: letters, digits, `_`; no cell address, no TRUE or FALSE. */
export function requireRangeName(name: unknown): asserts name is string {
  const fine =
    typeof name === 'string' &&
    /^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) &&
    !/^[A-Za-z]{1,3}\d+$/.test(name) &&
    !/^(?:true|false)$/i.test(name) &&
    !/^r\d*c\d*$/i.test(name);
  if (!fine) throw new ScriptException(`The name "${name}" is not a valid range name.`);
}
