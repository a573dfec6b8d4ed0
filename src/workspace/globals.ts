/** The names that a script finds in its global scope, each with the service that stands behind it. */
import { HtmlServiceService } from './services/html/html-service.ts';
import { LockServiceService } from './services/lock/lock.ts';
import { ConsoleService, LoggerService } from './services/log/log.ts';
import { PropertiesServiceService } from './services/properties/properties.ts';
import type { ExecutionScope, Service } from './services/service.ts';
import { BrowserService } from './services/ui/ui.ts';

export const GLOBALS: Readonly<Record<string, (scope: ExecutionScope) => Service>> = {
  Browser: (scope) => new BrowserService(scope),
  console: (scope) => new ConsoleService(scope),
  HtmlService: (scope) => new HtmlServiceService(scope),
  LockService: (scope) => new LockServiceService(scope),
  Logger: (scope) => new LoggerService(scope),
  PropertiesService: (scope) => new PropertiesServiceService(scope),
};
