/** The names that a script finds in its global scope, each with the service that stands behind it. */
import { CacheServiceService } from './services/cache/cache.ts';
import { ChartsService } from './services/charts/charts-service.ts';
import { ContentServiceService } from './services/content/content-service.ts';
import { DocsService } from './services/docs/advanced-docs.ts';
import { DocumentAppService } from './services/docs/app/document-app.ts';
import { DriveService } from './services/drive/advanced-drive.ts';
import { DriveAppService } from './services/drive/drive-app.ts';
import { MIME_TYPE } from './services/drive/mime-type.ts';
import { FormAppService } from './services/forms/form-app.ts';
import { GmailAppService } from './services/gmail/gmail-app.ts';
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
import { UrlFetchAppService } from './services/url-fetch/url-fetch-app.ts';
import { UtilitiesService } from './services/utilities/utilities.ts';
import type { Manifest } from './world.ts';

type Makers = Readonly<Record<string, (scope: ExecutionScope) => Service | Readonly<Record<string, string>>>>;

export const GLOBALS: Makers = {
  Browser: (scope) => new BrowserService(scope),
  CacheService: (scope) => new CacheServiceService(scope),
  Charts: (scope) => new ChartsService(scope),
  ContentService: () => new ContentServiceService(),
  console: (scope) => new ConsoleService(scope),
  DocumentApp: (scope) => new DocumentAppService(scope),
  DriveApp: (scope) => new DriveAppService(scope),
  GmailApp: (scope) => new GmailAppService(scope),
  FormApp: (scope) => new FormAppService(scope),
  HtmlService: (scope) => new HtmlServiceService(scope),
  LockService: (scope) => new LockServiceService(scope),
  Logger: (scope) => new LoggerService(scope),
  MailApp: (scope) => new MailAppService(scope),
  MimeType: () => MIME_TYPE,
  PropertiesService: (scope) => new PropertiesServiceService(scope),
  ScriptApp: (scope) => new ScriptAppService(scope),
  Session: (scope) => new SessionService(scope),
  SpreadsheetApp: (scope) => new SpreadsheetApp(scope),
  UrlFetchApp: (scope) => new UrlFetchAppService(scope),
  Utilities: (scope) => new UtilitiesService(scope),
};

/** Advanced services by id and version; a script has those that its manifest enables, named as it likes. */
const ADVANCED: Makers = {
  'docs v1': (scope) => new DocsService(scope),
  'drive v3': (scope) => new DriveService(scope),
};

/** All that this script finds in its global scope. */
export function globalsOf(manifest: Manifest): Makers {
  const enabled = manifest.dependencies?.enabledAdvancedServices ?? [];
  const advanced = enabled.map(({ userSymbol, serviceId, version }) => {
    const maker = ADVANCED[`${serviceId} ${version}`];
    if (!maker)
      throw new Error(`De lokale Workspace heeft de geavanceerde dienst ${serviceId} ${version} niet.`);
    return [userSymbol, maker] as const;
  });
  return { ...GLOBALS, ...Object.fromEntries(advanced) };
}
