/** Group: rows or columns that fold together. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';
import { type FileContext, weigh } from './context.ts';
import type { AxisGroup } from './model/axis.ts';
import { type AxisName, rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GGroup, GRange } from './official.ts';

export class Group extends Service implements Official<GGroup> {
  readonly _official = 'Spreadsheet.Group';
  readonly #context: FileContext;
  readonly #sheet: SheetModel;
  readonly #axis: AxisName;
  readonly #start: number;
  readonly #depth: number;

  constructor(context: FileContext, sheet: SheetModel, axis: AxisName, group: AxisGroup) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#axis = axis;
    this.#start = group.start;
    this.#depth = group.depth;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _group(): AxisGroup {
    const group = this.#sheet[this.#axis].groups.find(
      ({ start, depth }) => start === this.#start && depth === this.#depth,
    );
    if (!group) throw new ScriptException('The group no longer exists.');
    return group;
  }

  getDepth(): number {
    return this.#depth;
  }

  getRange(): GRange {
    const { start, end } = this._group;
    const { rows, columns } = this.#sheet;
    const area =
      this.#axis === 'rows'
        ? rect(start, 0, end - start, columns.count)
        : rect(0, start, rows.count, end - start);
    return asOfficial<GRange>(this.#context.range(this.#sheet, area));
  }

  /** The row or column that carries the toggle: right after the group, or right before it. */
  getControlIndex(): number {
    const { start, end } = this._group;
    return this.#sheet[this.#axis].controlAfter ? end + 1 : start;
  }

  isCollapsed(): boolean {
    return this._group.collapsed;
  }

  collapse(): GGroup {
    return this._fold(true);
  }

  expand(): GGroup {
    return this._fold(false);
  }

  remove(): void {
    this.#context.requireSheet(this.#sheet);
    const { start, end } = this._group;
    this.#sheet[this.#axis].changeDepth(start, end, -1);
    this.#sheet.touch('layout');
  }

  _fold(collapsed: boolean): GGroup {
    this.#context.requireSheet(this.#sheet);
    this.#sheet[this.#axis].collapse(this._group, collapsed);
    this.#sheet.touch('layout');
    return asOfficial<GGroup>(this);
  }
}

const WEIGHTS = weigh(Group.prototype, { local: 'getDepth' });
