/** The event objects that triggers hand to their functions, built as Google documents them. */
import { GLOBALS } from './globals.ts';
import type { WrittenRow } from './services/forms/destination.ts';
import { AUTH_MODE } from './services/script/enums.ts';
import type { ExecutionScope } from './services/service.ts';
import { UserService } from './services/session/session.ts';
import { civilOf, instantToSerial } from './services/spreadsheet/serial.ts';
import type { Block } from './world.ts';

/** Gives the event once the execution has a scope, because an event holds services. */
export type EventMaker = (scope: ExecutionScope) => Readonly<Record<string, unknown>>;

/** What a person's edit came to. `value` and `oldValue` are there only when one cell was edited. */
export interface EditFacts {
  readonly sheetId: number;
  readonly block: Block;
  readonly value?: unknown;
  readonly oldValue?: unknown;
}

export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

export function openEvent(fileId: string): EventMaker {
  return (scope) => ({
    ...common(scope),
    source: scope.world.form(fileId) ? formSource(scope, fileId) : source(scope, fileId),
  });
}

export function editEvent(fileId: string, facts: EditFacts): EventMaker {
  return (scope) => {
    const spreadsheet = source(scope, fileId);
    const { row, column, rows, columns } = facts.block;
    const range = spreadsheet.getSheetById(facts.sheetId)!.getRange(row, column, rows, columns);
    return {
      ...common(scope),
      source: spreadsheet,
      range: withCorners(range, facts.block),
      ...('value' in facts ? { value: facts.value } : {}),
      ...('oldValue' in facts ? { oldValue: facts.oldValue } : {}),
    };
  };
}

export function changeEvent(fileId: string, changeType: ChangeType): EventMaker {
  return (scope) => ({ ...common(scope), source: source(scope, fileId), changeType });
}

/** What the triggers of a form get when somebody sends it or changes a response. */
export function formSubmitEvent(formId: string, responseId: string): EventMaker {
  return (scope) => {
    const form = formSource(scope, formId);
    return { authMode: AUTH_MODE.FULL, source: form, response: form.getResponse(responseId) };
  };
}

/** What the triggers of the spreadsheet get that the form is linked to. */
export function rowSubmitEvent({ fileId, sheetId, namedValues, values, ...place }: WrittenRow): EventMaker {
  const block = { row: place.row, column: place.column, rows: 1, columns: place.columns };
  return (scope) => {
    const spreadsheet = source(scope, fileId);
    const range = spreadsheet.getSheetById(sheetId)!.getRange(block.row, block.column, 1, block.columns);
    return {
      authMode: AUTH_MODE.FULL,
      source: spreadsheet,
      range: withCorners(range, block),
      values,
      namedValues,
    };
  };
}

/** `instant` is when the trigger was due; the parts are wall-clock in the script's time zone. */
export function clockEvent(triggerId: string, instant: number, timeZone: string): EventMaker {
  return () => {
    const civil = civilOf(instantToSerial(instant, timeZone));
    const date = new Date(Date.UTC(civil.year, civil.month - 1, civil.day));
    return {
      authMode: AUTH_MODE.FULL,
      triggerUid: triggerId,
      timezone: timeZone,
      year: civil.year,
      month: civil.month,
      'week-of-year': weekOfYear(date),
      'day-of-month': civil.day,
      'day-of-week': date.getUTCDay() || 7,
      hour: civil.hour,
      minute: civil.minute,
      second: civil.second,
    };
  };
}

/** Adds the trigger's id, which the events of installable triggers carry. */
export function withTrigger(make: EventMaker, triggerId: string): EventMaker {
  return (scope) => ({ ...make(scope), triggerUid: triggerId });
}

function common(scope: ExecutionScope): Record<string, unknown> {
  return {
    authMode: scope.limited ? AUTH_MODE.LIMITED : AUTH_MODE.FULL,
    user: new UserService(scope.activeUser),
  };
}

/** The range of an event tells its corners by properties; undocumented, but many scripts use them. */
function withCorners(range: object, { row, column, rows, columns }: Block): object {
  return Object.assign(range, {
    rowStart: row,
    rowEnd: row + rows - 1,
    columnStart: column,
    columnEnd: column + columns - 1,
  });
}

function source(scope: ExecutionScope, fileId: string): GoogleAppsScript.Spreadsheet.Spreadsheet {
  const app = GLOBALS.SpreadsheetApp!(scope) as unknown as GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  return app.openById(fileId);
}

function formSource(scope: ExecutionScope, formId: string): GoogleAppsScript.Forms.Form {
  const app = GLOBALS.FormApp!(scope) as unknown as GoogleAppsScript.Forms.FormApp;
  return app.openById(formId);
}

/** The ISO week: it belongs to the year of its Thursday. */
function weekOfYear(date: Date): number {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000));
}
