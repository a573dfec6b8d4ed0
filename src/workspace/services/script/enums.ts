/** The enumerations of ScriptApp, once for all executions. */
import { enumeration } from '../service.ts';

type Script = typeof GoogleAppsScript.Script;

export const AUTH_MODE = enumeration<Script['AuthMode']>('Script.AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);
export const AUTHORIZATION_STATUS = enumeration<Script['AuthorizationStatus']>('Script.AuthorizationStatus', [
  'REQUIRED',
  'NOT_REQUIRED',
]);
export const EVENT_TYPE = enumeration<Script['EventType']>('Script.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const INSTALLATION_SOURCE = enumeration<Script['InstallationSource']>('Script.InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);
export const TRIGGER_SOURCE = enumeration<Script['TriggerSource']>('Script.TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);
export const WEEK_DAY = enumeration<(typeof GoogleAppsScript.Base)['Weekday']>('Base.Weekday', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);
