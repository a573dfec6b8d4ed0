/** Which authorisation a service call needs, and how Google refuses the call without it. */
import type { ScriptProject, World } from './world.ts';

const AUTH = 'https://www.googleapis.com/auth/';

/** What one execution may do. */
export interface Permissions {
  /** Scopes of the manifest; null when none are declared, and then Google asks for all that the code needs. */
  readonly scopes: readonly string[] | null;
  /** True in a simple trigger. */
  readonly limited: boolean;
}

interface Need {
  /** Any one of these is enough. */
  readonly scopes: readonly string[];
  /** Whether a simple trigger may do it all the same, because it concerns only the file at hand. */
  readonly inSimpleTriggers: boolean;
}

const CURRENT_SHEET: Need = {
  scopes: ['spreadsheets.currentonly', 'spreadsheets'],
  inSimpleTriggers: true,
};
const ANY_SHEET: Need = { scopes: ['spreadsheets'], inSimpleTriggers: false };
const INTERFACE: Need = { scopes: ['script.container.ui'], inSimpleTriggers: true };
const TRIGGERS: Need = { scopes: ['script.scriptapp'], inSimpleTriggers: false };
const MAIL: Need = { scopes: ['script.send_mail'], inSimpleTriggers: false };
const GMAIL: Need = { scopes: ['https://mail.google.com/'], inSimpleTriggers: false };
const FETCH: Need = { scopes: ['script.external_request'], inSimpleTriggers: false };
const FORMS: Need = { scopes: ['forms', 'forms.currentonly'], inSimpleTriggers: true };
const ANY_FORM: Need = { scopes: ['forms'], inSimpleTriggers: false };
const DOCUMENTS: Need = { scopes: ['documents', 'documents.currentonly'], inSimpleTriggers: true };
const ANY_DOCUMENT: Need = { scopes: ['documents'], inSimpleTriggers: false };
const DRIVE: Need = { scopes: ['drive'], inSimpleTriggers: false };
const EMAIL: Need = { scopes: ['userinfo.email'], inSimpleTriggers: true };

/**
 * Needs per method as the reference pages list them under "Authorization". A method that is not named needs
 * nothing by itself: whoever holds a Range has been let in by the method that gave it.
 */
const NEEDS: Readonly<Record<string, Readonly<Record<string, Need>>>> = {
  'Spreadsheet.SpreadsheetApp': {
    getActive: CURRENT_SHEET,
    getActiveSpreadsheet: CURRENT_SHEET,
    getActiveSheet: CURRENT_SHEET,
    getActiveRange: CURRENT_SHEET,
    getCurrentCell: CURRENT_SHEET,
    getSelection: CURRENT_SHEET,
    openById: ANY_SHEET,
    openByUrl: ANY_SHEET,
    open: ANY_SHEET,
    create: ANY_SHEET,
    getUi: {
      scopes: ['script.container.ui', 'spreadsheets', 'spreadsheets.currentonly'],
      inSimpleTriggers: true,
    },
  },
  'Spreadsheet.Spreadsheet': { copy: ANY_SHEET },
  'Base.Ui': { showSidebar: INTERFACE, showModalDialog: INTERFACE, showModelessDialog: INTERFACE },
  'Script.ScriptApp': {
    newTrigger: TRIGGERS,
    getProjectTriggers: TRIGGERS,
    getUserTriggers: TRIGGERS,
    deleteTrigger: TRIGGERS,
  },
  'Mail.MailApp': { sendEmail: MAIL, getRemainingDailyQuota: MAIL },
  'Gmail.GmailApp': {
    createDraft: GMAIL,
    getDraft: GMAIL,
    getDraftMessages: GMAIL,
    getDrafts: GMAIL,
    getInboxThreads: GMAIL,
    getMessageById: GMAIL,
    getThreadById: GMAIL,
    search: GMAIL,
    sendEmail: GMAIL,
  },
  'URL_Fetch.UrlFetchApp': { fetch: FETCH, fetchAll: FETCH },
  'Forms.FormApp': { getActiveForm: FORMS, create: ANY_FORM, openById: ANY_FORM, openByUrl: ANY_FORM },
  'Document.DocumentApp': {
    getActiveDocument: DOCUMENTS,
    create: ANY_DOCUMENT,
    openById: ANY_DOCUMENT,
    openByUrl: ANY_DOCUMENT,
  },
  'Drive.DriveApp': {
    addFile: DRIVE,
    addFolder: DRIVE,
    continueFileIterator: DRIVE,
    continueFolderIterator: DRIVE,
    createFile: DRIVE,
    createFolder: DRIVE,
    getFileById: DRIVE,
    getFiles: DRIVE,
    getFilesByName: DRIVE,
    getFilesByType: DRIVE,
    getFolderById: DRIVE,
    getFolders: DRIVE,
    getFoldersByName: DRIVE,
    getRootFolder: DRIVE,
    getStorageUsed: DRIVE,
    getTrashedFiles: DRIVE,
    getTrashedFolders: DRIVE,
    searchFiles: DRIVE,
    searchFolders: DRIVE,
  },
  'Base.Session': { getActiveUser: EMAIL, getEffectiveUser: EMAIL },
};

/** The scopes that a script declares but for those that the person did not grant; null when none are declared. */
export function grantedScopes(world: World, project: ScriptProject, email: string): readonly string[] | null {
  const withheld = world.withheld.get(`${project.id} ${email}`) ?? [];
  return project.manifest.oauthScopes?.filter((scope) => !withheld.includes(scope)) ?? null;
}

/** The sentence with which Google refuses this call, or null when it is allowed. */
export function permissionFault(permissions: Permissions, official: string, method: string): string | null {
  const needs = NEEDS[official];
  // A method may be called toString, which every object has.
  const need = needs && Object.hasOwn(needs, method) ? needs[method] : undefined;
  if (!need) return null;
  const call = `${official.slice(official.indexOf('.') + 1)}.${method}`;
  const required = need.scopes.map(fullScope);
  if (permissions.limited)
    return need.inSimpleTriggers
      ? null
      : `You do not have permission to call ${call}. Required permissions: ${listed(required)}`;
  if (permissions.scopes === null || required.some((scope) => permissions.scopes!.includes(scope)))
    return null;
  return `Specified permissions are not sufficient to call ${call}. Required permissions: ${listed(required)}`;
}

function fullScope(scope: string): string {
  return scope.startsWith('https:') ? scope : AUTH + scope;
}

function listed(scopes: readonly string[]): string {
  return scopes.length === 1 ? scopes[0]! : `(${scopes.join(' || ')})`;
}
