/** SpreadsheetApp: opens and makes spreadsheets, and starts every builder. */
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { uiOf } from '../ui/ui.ts';
import { expect } from './arguments.ts';
import { COLOR_TYPE, ColorBuilder, THEME_COLOR_TYPE } from './colour.ts';
import { ConditionalFormatRuleBuilder } from './conditional-format.ts';
import { weigh } from './context.ts';
import { DataValidationBuilder } from './data-validation.ts';
import * as enums from './enums.ts';
import { FilterCriteriaBuilder } from './filter.ts';
import { openSpreadsheet } from './makers.ts';
import { createSpreadsheet } from './model.ts';
import type {
  GColorBuilder,
  GConditionalRuleBuilder,
  GDataValidationBuilder,
  GFilterCriteriaBuilder,
  GRange,
  GRangeList,
  GRichTextBuilder,
  GSelection,
  GSheet,
  GSpreadsheet,
  GSpreadsheetApp,
  GTextStyleBuilder,
} from './official.ts';
import { RichTextValueBuilder } from './rich-text.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { TextStyleBuilder } from './text-style.ts';

export class SpreadsheetApp extends Service implements Official<GSpreadsheetApp> {
  readonly _official = 'Spreadsheet.SpreadsheetApp';
  readonly AutoFillSeries = enums.AUTO_FILL_SERIES;
  readonly BandingTheme = enums.BANDING_THEME;
  readonly BooleanCriteria = enums.BOOLEAN_CRITERIA;
  readonly BorderStyle = enums.BORDER_STYLE;
  readonly ColorType = COLOR_TYPE;
  readonly CopyPasteType = enums.COPY_PASTE_TYPE;
  readonly DataValidationCriteria = enums.DATA_VALIDATION_CRITERIA;
  readonly DeveloperMetadataLocationType = enums.METADATA_LOCATION;
  readonly DeveloperMetadataVisibility = enums.METADATA_VISIBILITY;
  readonly Dimension = enums.DIMENSION;
  readonly Direction = enums.DIRECTION;
  readonly GroupControlTogglePosition = enums.GROUP_CONTROL;
  readonly InterpolationType = enums.INTERPOLATION_TYPE;
  readonly ProtectionType = enums.PROTECTION_TYPE;
  readonly RecalculationInterval = enums.RECALCULATION;
  readonly RelativeDate = enums.RELATIVE_DATE;
  readonly SheetType = enums.SHEET_TYPE;
  readonly TextDirection = enums.TEXT_DIRECTION;
  readonly TextToColumnsDelimiter = enums.DELIMITER;
  readonly ThemeColorType = THEME_COLOR_TYPE;
  readonly ValueType = enums.VALUE_TYPE;
  readonly WrapStrategy = enums.WRAP_STRATEGY;
  readonly _scope: ExecutionScope;
  /** What `setActiveSpreadsheet` chose; the file at hand otherwise. */
  #activeId: string | null = null;

  constructor(scope: ExecutionScope) {
    super();
    this._scope = scope;
  }

  get _weights() {
    return WEIGHTS;
  }

  getActive(): GSpreadsheet {
    return asOfficial<GSpreadsheet>(this._active());
  }

  getActiveSpreadsheet(): GSpreadsheet {
    return this.getActive();
  }

  setActiveSpreadsheet(newActiveSpreadsheet: GSpreadsheet): void {
    const { _context } = expect<Spreadsheet>(
      newActiveSpreadsheet,
      'Spreadsheet.Spreadsheet',
      'setActiveSpreadsheet',
    );
    this.#activeId = _context.file.id;
  }

  getActiveSheet(): GSheet {
    return this.getActive().getActiveSheet();
  }

  setActiveSheet(sheet: GSheet, restoreSelection = false): GSheet {
    return this.getActive().setActiveSheet(sheet, restoreSelection);
  }

  openById(id: string): GSpreadsheet {
    return asOfficial<GSpreadsheet>(openSpreadsheet(this._scope, String(id)));
  }

  openByUrl(url: string): GSpreadsheet {
    const id = /\/d\/([\w-]+)/.exec(String(url))?.[1];
    if (id === undefined) throw new ScriptException('Invalid argument: url');
    return this.openById(id);
  }

  /** A new file, owned by whoever runs the script, in that person's language. */
  create(name: string, rows = 1000, columns = 26): GSpreadsheet {
    const { world, effectiveUser, project } = this._scope;
    const locale = effectiveUser.locale === 'nl' ? 'nl_NL' : 'en_US';
    const file = world.addFile({
      kind: 'spreadsheet',
      name: String(name),
      ownerEmail: effectiveUser.email,
      model: createSpreadsheet({ locale, timeZone: project.manifest.timeZone }, rows, columns),
    });
    return this.openById(file.id);
  }

  getActiveRange(): GRange {
    return this.getActiveSheet().getActiveRange()!;
  }

  getActiveRangeList(): GRangeList {
    return this.getActiveSheet().getActiveRangeList()!;
  }

  getCurrentCell(): GRange {
    return this.getActiveSheet().getCurrentCell()!;
  }

  getSelection(): GSelection {
    return this.getActiveSheet().getSelection();
  }

  setActiveRange(range: GRange): GRange {
    return range.activate();
  }

  setActiveRangeList(rangeList: GRangeList): GRangeList {
    return rangeList.activate();
  }

  setCurrentCell(cell: GRange): GRange {
    return cell.activateAsCurrentCell();
  }

  newColor(): GColorBuilder {
    return asOfficial<GColorBuilder>(new ColorBuilder());
  }

  newConditionalFormatRule(): GConditionalRuleBuilder {
    return asOfficial<GConditionalRuleBuilder>(new ConditionalFormatRuleBuilder());
  }

  newFilterCriteria(): GFilterCriteriaBuilder {
    return asOfficial<GFilterCriteriaBuilder>(new FilterCriteriaBuilder());
  }

  newRichTextValue(): GRichTextBuilder {
    return asOfficial<GRichTextBuilder>(new RichTextValueBuilder());
  }

  newTextStyle(): GTextStyleBuilder {
    return asOfficial<GTextStyleBuilder>(new TextStyleBuilder());
  }

  newDataValidation(): GDataValidationBuilder {
    return asOfficial<GDataValidationBuilder>(new DataValidationBuilder());
  }

  /** Does nothing: here every write is done at once. */
  flush(): void {}

  getUi(): GoogleAppsScript.Base.Ui {
    return uiOf(this._scope, 'SpreadsheetApp');
  }

  _active(): Spreadsheet {
    const id = this.#activeId ?? this._scope.containerId ?? this._scope.openFileId;
    if (id === null) throw new ScriptException('There is no active spreadsheet.');
    return openSpreadsheet(this._scope, id);
  }
}

const WEIGHTS = weigh(SpreadsheetApp.prototype, {
  local: `getActive getActiveSpreadsheet setActiveSpreadsheet getActiveSheet setActiveSheet getUi newColor
    newConditionalFormatRule newDataValidation newFilterCriteria newRichTextValue newTextStyle flush getSelection`,
  read: 'setActiveRange setActiveRangeList setCurrentCell openById openByUrl open',
});
