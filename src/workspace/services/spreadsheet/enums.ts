/** The enumerations of the Spreadsheet service. */
import { enumeration } from '../service.ts';

type Names = typeof GoogleAppsScript.Spreadsheet;

export const AUTO_FILL_SERIES = enumeration<Names['AutoFillSeries']>('Spreadsheet.AutoFillSeries', [
  'DEFAULT_SERIES',
  'ALTERNATE_SERIES',
]);
export const BANDING_THEME = enumeration<Names['BandingTheme']>('Spreadsheet.BandingTheme', [
  'LIGHT_GREY',
  'CYAN',
  'GREEN',
  'YELLOW',
  'ORANGE',
  'BLUE',
  'TEAL',
  'GREY',
  'BROWN',
  'LIGHT_GREEN',
  'INDIGO',
  'PINK',
]);
export const BOOLEAN_CRITERIA = enumeration<Names['BooleanCriteria']>('Spreadsheet.BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_AFTER_RELATIVE',
  'DATE_BEFORE_RELATIVE',
  'DATE_EQUAL_TO_RELATIVE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
]);
export const BORDER_STYLE = enumeration<Names['BorderStyle']>('Spreadsheet.BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const COPY_PASTE_TYPE = enumeration<Names['CopyPasteType']>('Spreadsheet.CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);
export const DATA_VALIDATION_CRITERIA = enumeration<Names['DataValidationCriteria']>(
  'Spreadsheet.DataValidationCriteria',
  [
    'DATE_AFTER',
    'DATE_BEFORE',
    'DATE_BETWEEN',
    'DATE_EQUAL_TO',
    'DATE_IS_VALID_DATE',
    'DATE_NOT_BETWEEN',
    'DATE_ON_OR_AFTER',
    'DATE_ON_OR_BEFORE',
    'NUMBER_BETWEEN',
    'NUMBER_EQUAL_TO',
    'NUMBER_GREATER_THAN',
    'NUMBER_GREATER_THAN_OR_EQUAL_TO',
    'NUMBER_LESS_THAN',
    'NUMBER_LESS_THAN_OR_EQUAL_TO',
    'NUMBER_NOT_BETWEEN',
    'NUMBER_NOT_EQUAL_TO',
    'TEXT_CONTAINS',
    'TEXT_DOES_NOT_CONTAIN',
    'TEXT_EQUAL_TO',
    'TEXT_IS_VALID_EMAIL',
    'TEXT_IS_VALID_URL',
    'VALUE_IN_LIST',
    'VALUE_IN_RANGE',
    'CUSTOM_FORMULA',
    'CHECKBOX',
  ],
);
export const METADATA_LOCATION = enumeration<Names['DeveloperMetadataLocationType']>(
  'Spreadsheet.DeveloperMetadataLocationType',
  ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
);
export const METADATA_VISIBILITY = enumeration<Names['DeveloperMetadataVisibility']>(
  'Spreadsheet.DeveloperMetadataVisibility',
  ['DOCUMENT', 'PROJECT'],
);
export const DIMENSION = enumeration<Names['Dimension']>('Spreadsheet.Dimension', ['COLUMNS', 'ROWS']);
export const DIRECTION = enumeration<Names['Direction']>('Spreadsheet.Direction', [
  'UP',
  'DOWN',
  'PREVIOUS',
  'NEXT',
]);
export const GROUP_CONTROL = enumeration<Names['GroupControlTogglePosition']>(
  'Spreadsheet.GroupControlTogglePosition',
  ['BEFORE', 'AFTER'],
);
export const INTERPOLATION_TYPE = enumeration<Names['InterpolationType']>('Spreadsheet.InterpolationType', [
  'NUMBER',
  'PERCENT',
  'PERCENTILE',
  'MIN',
  'MAX',
]);
export const PROTECTION_TYPE = enumeration<Names['ProtectionType']>('Spreadsheet.ProtectionType', [
  'RANGE',
  'SHEET',
]);
export const RECALCULATION = enumeration<Names['RecalculationInterval']>(
  'Spreadsheet.RecalculationInterval',
  ['ON_CHANGE', 'MINUTE', 'HOUR'],
);
export const RELATIVE_DATE = enumeration<Names['RelativeDate']>('Spreadsheet.RelativeDate', [
  'TODAY',
  'TOMORROW',
  'YESTERDAY',
  'PAST_WEEK',
  'PAST_MONTH',
  'PAST_YEAR',
]);
export const SHEET_TYPE = enumeration<Names['SheetType']>('Spreadsheet.SheetType', ['GRID', 'OBJECT']);
export const TEXT_DIRECTION = enumeration<Names['TextDirection']>('Spreadsheet.TextDirection', [
  'LEFT_TO_RIGHT',
  'RIGHT_TO_LEFT',
]);
export const DELIMITER = enumeration<Names['TextToColumnsDelimiter']>('Spreadsheet.TextToColumnsDelimiter', [
  'COMMA',
  'SEMICOLON',
  'PERIOD',
  'SPACE',
]);
export const VALUE_TYPE = enumeration<Names['ValueType']>('Spreadsheet.ValueType', ['IMAGE']);
export const WRAP_STRATEGY = enumeration<Names['WrapStrategy']>('Spreadsheet.WrapStrategy', [
  'WRAP',
  'OVERFLOW',
  'CLIP',
]);
