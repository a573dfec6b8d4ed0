/** Sheet: one tab of a spreadsheet. */
import { asOfficial, enumName, type Official, ScriptException } from '../service.ts';
import { expect } from './arguments.ts';
import { Banding } from './banding.ts';
import { type EmbeddedChart, readChart } from './chart/chart.ts';
import { startChart } from './chart/typed-builders.ts';
import { type ConditionalFormatRule, readFormat } from './conditional-format.ts';
import { weigh } from './context.ts';
import { addMetadata, DeveloperMetadataFinder, metadataAt } from './developer-metadata.ts';
import { SHEET_TYPE } from './enums.ts';
import { Filter } from './filter.ts';
import type { Chart, MetadataPlace } from './model/parts.ts';
import { type Rect, rect } from './model/rect.ts';
import { NamedRange } from './named-range.ts';
import type {
  GBanding,
  GChart,
  GChartBuilder,
  GConditionalRule,
  GFilter,
  GMetadata,
  GMetadataFinder,
  GNamedRange,
  GProtection,
  GSheet,
  GSpreadsheet,
  GTextFinder,
} from './official.ts';
import { Protection, protect } from './protection.ts';
import type { RangeBase } from './range-base.ts';
import { SheetStructure } from './sheet-structure.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { copyName } from './tab-names.ts';
import { TextFinder } from './text-finder.ts';

type ProtectionType = GoogleAppsScript.Spreadsheet.ProtectionType;

export class Sheet extends SheetStructure implements Official<GSheet> {
  get _weights() {
    return WEIGHTS;
  }

  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return SHEET_TYPE.GRID;
  }

  /** A copy in that spreadsheet, called `Kopie van …`. */
  copyTo(spreadsheet: GSpreadsheet): GSheet {
    const { _context } = expect<Spreadsheet>(spreadsheet, 'Spreadsheet.Spreadsheet', 'Sheet.copyTo');
    _context.requireEditor();
    const { model } = _context;
    const copy = model.addCopy(structuredClone(this._sheet.toJSON()), copyName(model, this._sheet.name));
    return asOfficial<GSheet>(_context.sheet(copy));
  }

  /** The sheet's own protection; without one a new one that lets every editor of the file pass. */
  protect(): GProtection {
    const known = this._sheet.protections.find(({ area }) => area === null);
    const id = known?.id ?? protect(this._context, this._sheet, null);
    return asOfficial<GProtection>(new Protection(this._context, this._sheet, id));
  }

  getProtections(type: ProtectionType): GProtection[] {
    const wanted = enumName(type) === 'SHEET';
    return this._sheet.protections
      .filter(({ area }) => (area === null) === wanted)
      .map(({ id }) => asOfficial<GProtection>(new Protection(this._context, this._sheet, id)));
  }

  getConditionalFormatRules(): GConditionalRule[] {
    return this._sheet.conditionalFormats.map((format) => readFormat(this._context, this._sheet, format));
  }

  setConditionalFormatRules(rules: GConditionalRule[]): void {
    this._context.requireSheet(this._sheet);
    const method = 'Sheet.setConditionalFormatRules';
    this._sheet.conditionalFormats = rules.map((rule) =>
      expect<ConditionalFormatRule>(rule, 'Spreadsheet.ConditionalFormatRule', method)._data(this._sheet),
    );
    this._sheet.touch('rules');
  }

  clearConditionalFormatRules(): void {
    this.setConditionalFormatRules([]);
  }

  getFilter(): GFilter | null {
    return this._sheet.filter && asOfficial<GFilter>(new Filter(this._context, this._sheet));
  }

  getBandings(): GBanding[] {
    return this._sheet.bandings.map(({ id }) =>
      asOfficial<GBanding>(new Banding(this._context, this._sheet, id)),
    );
  }

  createTextFinder(findText: string): GTextFinder {
    const area = () => rectOf(this._context.model.extent(this._sheet));
    const places = [{ sheet: this._sheet, area }];
    return asOfficial<GTextFinder>(new TextFinder(this._context, places, String(findText)));
  }

  newChart(): GChartBuilder {
    return startChart();
  }

  getCharts(): GChart[] {
    return this._sheet.charts.map((chart) => readChart(this._context, chart, startChart));
  }

  insertChart(chart: GChart): void {
    this._context.requireSheet(this._sheet);
    const own = expect<EmbeddedChart>(chart, 'Spreadsheet.EmbeddedChart', 'Sheet.insertChart');
    own._chart = { ...own._chart, id: this._context.model.nextNumber() };
    this._sheet.charts = [...this._sheet.charts, chartData(own)];
    this._sheet.touch('charts');
  }

  updateChart(chart: GChart): void {
    this._context.requireSheet(this._sheet);
    const own = expect<EmbeddedChart>(chart, 'Spreadsheet.EmbeddedChart', 'Sheet.updateChart');
    if (!this._sheet.charts.some(({ id }) => id === own._chart.id)) throw new ScriptException(NO_CHART);
    this._sheet.charts = this._sheet.charts.map((each) =>
      each.id === own._chart.id ? chartData(own) : each,
    );
    this._sheet.touch('charts');
  }

  removeChart(chart: GChart): void {
    this._context.requireSheet(this._sheet);
    const own = expect<EmbeddedChart>(chart, 'Spreadsheet.EmbeddedChart', 'Sheet.removeChart');
    const rest = this._sheet.charts.filter(({ id }) => id !== own._chart.id);
    if (rest.length === this._sheet.charts.length) throw new ScriptException(NO_CHART);
    this._sheet.charts = rest;
    this._sheet.touch('charts');
  }

  getNamedRanges(): GNamedRange[] {
    return this._context.model.namedRanges
      .filter(({ area }) => area.sheetId === this._sheet.id)
      .map(({ id }) => asOfficial<GNamedRange>(new NamedRange(this._context, id)));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): GSheet {
    addMetadata(this._context, this._place, key, rest);
    return this._self;
  }

  getDeveloperMetadata(): GMetadata[] {
    return metadataAt(this._context, this._place);
  }

  createDeveloperMetadataFinder(): GMetadataFinder {
    const scope = { sheetId: this._sheet.id, area: null };
    return asOfficial<GMetadataFinder>(new DeveloperMetadataFinder(this._context, scope));
  }

  get _place(): MetadataPlace {
    return { kind: 'SHEET', sheetId: this._sheet.id };
  }
}

const NO_CHART = 'The chart is not on this sheet.';

/** The chart as the model keeps it. */
function chartData({ _chart }: EmbeddedChart): Chart {
  const ranges = _chart.ranges.map((range) => {
    const { _sheet, _area } = expect<RangeBase>(range, 'Spreadsheet.Range', 'Sheet.insertChart');
    return { sheetId: _sheet.id, ..._area };
  });
  return { ..._chart, id: _chart.id!, ranges };
}

function rectOf({ rows, columns }: { rows: number; columns: number }): Rect {
  return rect(0, 0, rows, columns);
}

const WEIGHTS = weigh(Sheet.prototype, {
  local: `getSheetId getName getSheetName getIndex getParent getMaxRows getMaxColumns getRange getRangeList
    isSheetHidden getType newChart createDeveloperMetadataFinder createTextFinder getSelection`,
  read: 'activate setActiveRange setActiveRangeList setActiveSelection setCurrentCell',
});
