/** Filters and their criteria: which rows of a range stay visible. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { displayValues } from './cells.ts';
import { ConditionBuilder } from './condition-builder.ts';
import { type FileContext, weigh } from './context.ts';
import { BOOLEAN_CRITERIA } from './enums.ts';
import type { FilterCriteria as FilterCriteriaData, Filter as FilterData } from './model/parts.ts';
import type { SheetModel } from './model/sheet.ts';
import { sortRows } from './model/sorting.ts';
import type { GFilter, GFilterCriteria, GFilterCriteriaBuilder, GRange } from './official.ts';
import { fromCondition, type ScriptCondition, toCondition } from './script-criteria.ts';

/** Criteria as scripts pass them around. */
interface ScriptFilter {
  readonly hiddenValues: readonly string[];
  /** Null unless the script named what to show instead of what to hide. */
  readonly visibleValues: readonly string[] | null;
  readonly condition: ScriptCondition | null;
}

export class Filter extends Service implements Official<GFilter> {
  readonly _official = 'Spreadsheet.Filter';
  readonly _context: FileContext;
  readonly _sheet: SheetModel;

  constructor(context: FileContext, sheet: SheetModel) {
    super();
    this._context = context;
    this._sheet = sheet;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _data(): FilterData {
    if (!this._sheet.filter) throw new ScriptException('The filter no longer exists.');
    return this._sheet.filter;
  }

  getRange(): GRange {
    return asOfficial<GRange>(this._context.range(this._sheet, this._data.area));
  }

  getColumnFilterCriteria(columnPosition: number): GFilterCriteria | null {
    const found = this._data.criteria.find(([column]) => column === this._column(columnPosition))?.[1];
    if (!found) return null;
    const condition = found.condition && fromCondition(this._context, found.condition);
    return asOfficial<GFilterCriteria>(
      new FilterCriteria({ hiddenValues: found.hiddenValues, visibleValues: null, condition }),
    );
  }

  setColumnFilterCriteria(columnPosition: number, filterCriteria: GFilterCriteria | null): GFilter {
    const column = this._column(columnPosition);
    const rest = this._data.criteria.filter(([each]) => each !== column);
    if (filterCriteria === null) return this._set(rest);
    const method = 'Filter.setColumnFilterCriteria';
    const own = expect<FilterCriteria>(filterCriteria, 'Spreadsheet.FilterCriteria', method);
    return this._set([...rest, [column, this._criteria(own._filter, column)]]);
  }

  removeColumnFilterCriteria(columnPosition: number): GFilter {
    return this.setColumnFilterCriteria(columnPosition, null);
  }

  /** Sorts the rows below the header by a column, counted within the filter's range. */
  sort(columnPosition: number, ascending: boolean): GFilter {
    const area = this._sheet.clip(this._data.area);
    this._context.requireCells(this._sheet, area);
    const column = area.left + columnPosition - 1;
    sortRows(this._context.model, this._sheet, { ...area, top: area.top + 1 }, [{ column, ascending }]);
    return asOfficial<GFilter>(this);
  }

  remove(): void {
    this._context.requireSheet(this._sheet);
    this._sheet.filter = null;
    this._sheet.touch('layout');
  }

  /** Position in the sheet of a column that is counted within the filter's range. */
  _column(columnPosition: number): number {
    const { left, right } = this._sheet.clip(this._data.area);
    const column = left + columnPosition - 1;
    if (column < left || column >= right)
      throw new ScriptException('The column is not within the filter range.');
    return column;
  }

  _criteria(filter: ScriptFilter, column: number): FilterCriteriaData {
    const condition = filter.condition && toCondition(filter.condition);
    if (!filter.visibleValues) return { hiddenValues: filter.hiddenValues, condition };
    const area = this._sheet.clip(this._data.area);
    const all = displayValues(this._context.model, this._sheet, {
      ...area,
      top: area.top + 1,
      left: column,
      right: column + 1,
    });
    const hidden = new Set(all.flat().filter((text) => !filter.visibleValues!.includes(text)));
    return { hiddenValues: [...hidden], condition };
  }

  _set(criteria: FilterData['criteria']): GFilter {
    this._context.requireSheet(this._sheet);
    this._sheet.filter = { ...this._data, criteria };
    this._sheet.touch('layout');
    return asOfficial<GFilter>(this);
  }
}

const WEIGHTS = weigh(Filter.prototype, {});

export class FilterCriteria extends Service implements Official<GFilterCriteria> {
  readonly _official = 'Spreadsheet.FilterCriteria';
  readonly _weights = {};
  readonly _filter: ScriptFilter;

  constructor(filter: ScriptFilter) {
    super();
    this._filter = filter;
  }

  copy(): GFilterCriteriaBuilder {
    return asOfficial<GFilterCriteriaBuilder>(new FilterCriteriaBuilder(this._filter));
  }

  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return criteriaType(this._filter);
  }

  getCriteriaValues(): unknown[] {
    return [...(this._filter.condition?.args ?? [])];
  }

  getHiddenValues(): string[] {
    return [...this._filter.hiddenValues];
  }

  getVisibleValues(): string[] {
    return [...(this._filter.visibleValues ?? [])];
  }
}

export class FilterCriteriaBuilder
  extends ConditionBuilder<GFilterCriteriaBuilder>
  implements Official<GFilterCriteriaBuilder>
{
  readonly _official = 'Spreadsheet.FilterCriteriaBuilder';
  readonly _weights = {};
  #filter: ScriptFilter;

  constructor(filter: ScriptFilter = { hiddenValues: [], visibleValues: null, condition: null }) {
    super();
    this.#filter = filter;
  }

  build(): GFilterCriteria {
    return asOfficial<GFilterCriteria>(new FilterCriteria(this.#filter));
  }

  copy(): GFilterCriteriaBuilder {
    return asOfficial<GFilterCriteriaBuilder>(new FilterCriteriaBuilder(this.#filter));
  }

  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return criteriaType(this.#filter);
  }

  getCriteriaValues(): unknown[] {
    return [...(this.#filter.condition?.args ?? [])];
  }

  getHiddenValues(): string[] {
    return [...this.#filter.hiddenValues];
  }

  getVisibleValues(): string[] {
    return [...(this.#filter.visibleValues ?? [])];
  }

  setHiddenValues(values: string[]): GFilterCriteriaBuilder {
    return this._with({ hiddenValues: values.map(String), visibleValues: null });
  }

  setVisibleValues(values: string[]): GFilterCriteriaBuilder {
    return this._with({ visibleValues: values.map(String), hiddenValues: [] });
  }

  _when(condition: ScriptCondition): GFilterCriteriaBuilder {
    return this._with({ condition });
  }

  _with(change: Partial<ScriptFilter>): GFilterCriteriaBuilder {
    this.#filter = { ...this.#filter, ...change };
    return asOfficial<GFilterCriteriaBuilder>(this);
  }
}

function criteriaType(filter: ScriptFilter): GoogleAppsScript.Spreadsheet.BooleanCriteria {
  const type = filter.condition && BOOLEAN_CRITERIA[filter.condition.type as never];
  return type as unknown as GoogleAppsScript.Spreadsheet.BooleanCriteria;
}
