/** Short names for the official types that the service classes keep to. */
export type GSpreadsheetApp = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
export type GSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
export type GRange = GoogleAppsScript.Spreadsheet.Range;
export type GRangeList = GoogleAppsScript.Spreadsheet.RangeList;
export type GSelection = GoogleAppsScript.Spreadsheet.Selection;
export type GNamedRange = GoogleAppsScript.Spreadsheet.NamedRange;
export type GProtection = GoogleAppsScript.Spreadsheet.Protection;
export type GDataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
export type GDataValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
export type GMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
export type GMetadataFinder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
export type GUser = GoogleAppsScript.Base.User;
