/** The names that a script finds in its global scope, each with the service that stands behind it. */
import { CacheServiceService } from './services/cache/cache.ts';
import { HtmlServiceService } from './services/html/html-service.ts';
import { LockServiceService } from './services/lock/lock.ts';
import { ConsoleService, LoggerService } from './services/log/log.ts';
import { MailAppService } from './services/mail/mail-app.ts';
import { PropertiesServiceService } from './services/properties/properties.ts';
import { ScriptAppService } from './services/script/script-app.ts';
import type { ExecutionScope, Service } from './services/service.ts';
import { SessionService } from './services/session/session.ts';
import { SpreadsheetApp } from './services/spreadsheet/spreadsheet-app.ts';
import { BrowserService } from './services/ui/ui.ts';
import { UtilitiesService } from './services/utilities/utilities.ts';

export const GLOBALS: Readonly<Record<string, (scope: ExecutionScope) => Service>> = {
  Browser: (scope) => new BrowserService(scope),
  CacheService: (scope) => new CacheServiceService(scope),
  console: (scope) => new ConsoleService(scope),
  HtmlService: (scope) => new HtmlServiceService(scope),
  LockService: (scope) => new LockServiceService(scope),
  Logger: (scope) => new LoggerService(scope),
  MailApp: (scope) => new MailAppService(scope),
  PropertiesService: (scope) => new PropertiesServiceService(scope),
  ScriptApp: (scope) => new ScriptAppService(scope),
  Session: (scope) => new SessionService(scope),
  SpreadsheetApp: (scope) => new SpreadsheetApp(scope),
  Utilities: (scope) => new UtilitiesService(scope),
};
