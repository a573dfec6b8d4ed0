/** One sheet: its cells and everything that hangs on them, as plain data that moves with rows and columns. */
import { BEHAVIOUR } from '../behaviour.ts';
import type { Calculated } from '../calculator.ts';
import { Axis, type AxisJson } from './axis.ts';
import { type FormMarks, NO_MARKS, shiftMarks } from './form-marks.ts';
import { type CellValue, Grid } from './grid.ts';
import { Layer, type LayerJson } from './layer.ts';
import type { Banding, Chart, ConditionalFormat, Filter, Protection, RichText, Validation } from './parts.ts';
import { clip, type Rect, rect, type Shift, shiftIndex, shiftRect, shiftRects } from './rect.ts';
import { Sparse } from './sparse.ts';
import { type CellStyle, internStyle } from './style.ts';

/** What changed, as the page and the calculator need to tell it apart. */
export type ChangePart =
  | 'values'
  | 'styles'
  | 'validations'
  | 'notes'
  | 'structure'
  | 'layout'
  | 'rules'
  | 'charts'
  | 'tabs'
  | 'names';

/** What a sheet tells its spreadsheet; null area means all of it. */
export type Touch = (sheet: SheetModel, part: ChangePart, area: Rect | null) => void;

export interface SheetJson {
  readonly id: number;
  readonly name: string;
  readonly rows: AxisJson;
  readonly columns: AxisJson;
  readonly values: readonly (CellValue[] | null)[];
  readonly formulas: readonly (readonly [number, number, string])[];
  readonly notes: readonly (readonly [number, number, string])[];
  readonly richTexts: readonly (readonly [number, number, RichText])[];
  readonly styles: LayerJson<CellStyle>;
  readonly validations: LayerJson<Validation>;
  readonly merges: readonly Rect[];
  readonly protections: readonly Protection[];
  readonly bandings: readonly Banding[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly filter: Filter | null;
  readonly charts: readonly Chart[];
  readonly tabColor: string | null;
  readonly isHidden: boolean;
  readonly hiddenGridlines: boolean;
  readonly rightToLeft: boolean;
  readonly formUrl: string | null;
  readonly formMarks: FormMarks;
}

const ROW_HEIGHT = 21;
const COLUMN_WIDTH = 100;

export class SheetModel {
  readonly id: number;
  name: string;
  /** The spreadsheet's revision at the last change of anything on this sheet. */
  revision = 0;
  /** The same, of what formulas can see. */
  contentRevision = 0;
  rows: Axis;
  columns: Axis;
  /** What was typed or set; formula cells are null here. */
  values = new Grid();
  formulas = new Sparse<string>();
  /** Results of formulas, spilled cells included; owned by the calculation. */
  results = new Sparse<Calculated>();
  /** They are what the calculator told last, in the same places. */
  resultsAreKnown = false;
  notes = new Sparse<string>();
  richTexts = new Sparse<RichText>();
  styles = new Layer<CellStyle>();
  validations = new Layer<Validation>();
  merges: Rect[] = [];
  protections: Protection[] = [];
  bandings: Banding[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  filter: Filter | null = null;
  charts: Chart[] = [];
  tabColor: string | null = null;
  isHidden = false;
  hiddenGridlines = false;
  rightToLeft = false;
  /** Address of the form whose answers arrive on this sheet. */
  formUrl: string | null = null;
  formMarks: FormMarks = NO_MARKS;
  readonly #touch: Touch;

  constructor(id: number, name: string, rows: number, columns: number, touch: Touch) {
    this.id = id;
    this.name = name;
    this.rows = new Axis(rows, ROW_HEIGHT);
    this.columns = new Axis(columns, COLUMN_WIDTH);
    this.#touch = touch;
  }

  /** All cells. */
  get area(): Rect {
    return rect(0, 0, this.rows.count, this.columns.count);
  }

  clip<R extends Rect>(area: R): R {
    return clip(area, this.rows.count, this.columns.count);
  }

  /** To be called after each change, so that revisions and the log are right. */
  touch(part: ChangePart, area: Rect | null = null): void {
    this.#touch(this, part, area);
  }

  /** Puts a value or a formula in a cell; whatever was there (rich text too) goes. */
  put(row: number, column: number, value: CellValue, formula?: string): void {
    this.values.set(row, column, formula === undefined ? value : null);
    if (this.formulas.size > 0 || formula !== undefined) this.formulas.set(row, column, formula);
    if (this.richTexts.size > 0) this.richTexts.set(row, column, undefined);
  }

  clearContents(area: Rect): void {
    this.values.clear(area);
    this.formulas.clear(area);
    this.richTexts.clear(area);
  }

  /** Rows and columns up to the last ones with content, spilled results included. */
  extent(): { rows: number; columns: number } {
    const typed = this.values.extent();
    let { rows, columns } = typed;
    for (const sparse of [this.formulas, this.results]) {
      const bounds = sparse.bounds();
      if (!bounds) continue;
      rows = Math.max(rows, bounds.bottom);
      columns = Math.max(columns, bounds.right);
    }
    return { rows, columns };
  }

  /** The merged rectangle that a cell is part of. */
  mergeAt(row: number, column: number): Rect | null {
    return (
      this.merges.find(
        (merge) => row >= merge.top && row < merge.bottom && column >= merge.left && column < merge.right,
      ) ?? null
    );
  }

  /**
   * Changes rows or columns with everything of this sheet that hangs on them. What points at this sheet
   * from elsewhere is the spreadsheet's to mend (see structure.ts).
   */
  shift(shift: Shift, like?: number): void {
    (shift.axis === 'rows' ? this.rows : this.columns).shift(shift, like);
    this.values.shift(shift);
    this.formulas.shift(shift);
    this.results.shift(shift);
    this.resultsAreKnown = false;
    this.notes.shift(shift);
    this.richTexts.shift(shift);
    this.styles.shift(shift, like);
    this.validations.shift(shift, BEHAVIOUR.insertsInheritValidation ? like : undefined);
    this.merges = this.merges.flatMap((merge) => {
      const moved = shiftRect(shift, merge);
      return moved && (moved.bottom - moved.top > 1 || moved.right - moved.left > 1) ? [moved] : [];
    });
    this.protections = this.protections.flatMap((protection) => {
      if (!protection.area)
        return [{ ...protection, unprotected: shiftRects(shift, protection.unprotected) }];
      const area = shiftRect(shift, protection.area);
      return area ? [{ ...protection, area, unprotected: shiftRects(shift, protection.unprotected) }] : [];
    });
    this.bandings = this.bandings.flatMap((banding) => {
      const area = shiftRect(shift, banding.area);
      return area ? [{ ...banding, area }] : [];
    });
    this.conditionalFormats = this.conditionalFormats.flatMap((format) => {
      const areas = shiftRects(shift, format.areas);
      return areas.length > 0 ? [{ ...format, areas }] : [];
    });
    this.filter = shiftFilter(this.filter, shift);
    if (this.formUrl !== null) this.formMarks = shiftMarks(shift, this.formMarks);
    this.charts = this.charts.map((chart) =>
      shift.axis === 'rows'
        ? { ...chart, row: shiftIndex(shift, chart.row) ?? shift.at }
        : { ...chart, column: shiftIndex(shift, chart.column) ?? shift.at },
    );
  }

  toJSON(): SheetJson {
    return {
      id: this.id,
      name: this.name,
      rows: this.rows.toJSON(),
      columns: this.columns.toJSON(),
      values: this.values.toJSON(),
      formulas: this.formulas.toJSON(),
      notes: this.notes.toJSON(),
      richTexts: this.richTexts.toJSON(),
      styles: this.styles.toJSON(),
      validations: this.validations.toJSON(),
      merges: this.merges,
      protections: this.protections,
      bandings: this.bandings,
      conditionalFormats: this.conditionalFormats,
      filter: this.filter,
      charts: this.charts,
      tabColor: this.tabColor,
      isHidden: this.isHidden,
      hiddenGridlines: this.hiddenGridlines,
      rightToLeft: this.rightToLeft,
      formUrl: this.formUrl,
      formMarks: this.formMarks,
    };
  }

  /** Reads `toJSON` back, under the same id and name unless others are given (a copy of a sheet). */
  static fromJSON(json: SheetJson, touch: Touch, id = json.id, name = json.name): SheetModel {
    const sheet = new SheetModel(id, name, json.rows.count, json.columns.count, touch);
    sheet.rows = Axis.from(json.rows, ROW_HEIGHT);
    sheet.columns = Axis.from(json.columns, COLUMN_WIDTH);
    sheet.values = Grid.from(json.values);
    sheet.formulas = Sparse.from(json.formulas);
    sheet.notes = Sparse.from(json.notes);
    sheet.richTexts = Sparse.from(json.richTexts);
    sheet.styles = Layer.from(json.styles, internStyle);
    sheet.validations = Layer.from(json.validations, (validation) => validation);
    sheet.merges = [...json.merges];
    sheet.protections = [...json.protections];
    sheet.bandings = [...json.bandings];
    sheet.conditionalFormats = [...json.conditionalFormats];
    sheet.filter = json.filter;
    sheet.charts = [...json.charts];
    sheet.tabColor = json.tabColor;
    sheet.isHidden = json.isHidden;
    sheet.hiddenGridlines = json.hiddenGridlines;
    sheet.rightToLeft = json.rightToLeft;
    sheet.formUrl = json.formUrl;
    sheet.formMarks = json.formMarks ?? NO_MARKS;
    return sheet;
  }
}

function shiftFilter(filter: Filter | null, shift: Shift): Filter | null {
  const area = filter && shiftRect(shift, filter.area);
  if (!filter || !area) return null;
  if (shift.axis === 'rows') return { ...filter, area };
  return {
    area,
    criteria: filter.criteria.flatMap(([column, criteria]) => {
      const moved = shiftIndex(shift, column);
      return moved === null ? [] : [[moved, criteria] as const];
    }),
  };
}
