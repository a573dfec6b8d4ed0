/** The state of one local Workspace: files, people, clock, mail, triggers and whatever else outlives a script. */
import { FormulaCalculator } from './formulas/calculator.ts';
import { IdSource } from './ids.ts';
import type { DocumentModel } from './services/docs/model.ts';
import { atLeast, roleOf } from './services/drive/access.ts';
import type { BlobContent } from './services/drive/blob-content.ts';
import { type DriveDetails, newDriveDetails } from './services/drive/details.ts';
import { FormModel } from './services/forms/model/model.ts';
import {
  createSpreadsheet,
  type SpreadsheetModel,
  type SpreadsheetSettings,
} from './services/spreadsheet/model.ts';

/** Somebody who can work in the Workspace; `locale` is a language such as `nl`. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
}

interface FileBase {
  readonly id: string;
  name: string;
  ownerEmail: string;
  readonly editors: string[];
  readonly viewers: string[];
  /** The folder that holds it; null in the root. */
  parentId: string | null;
  trashed: boolean;
  readonly createdAt: number;
  updatedAt: number;
  readonly drive: DriveDetails;
}

export interface SpreadsheetFile extends FileBase {
  readonly kind: 'spreadsheet';
  readonly model: SpreadsheetModel;
}

export interface FolderFile extends FileBase {
  readonly kind: 'folder';
  readonly model: null;
}

export interface DocumentFile extends FileBase {
  readonly kind: 'document';
  readonly model: DocumentModel;
}

export interface FormFile extends FileBase {
  readonly kind: 'form';
  readonly model: FormModel;
}

/** A file of any other kind, such as a picture or a PDF. */
export interface BlobFile extends FileBase {
  readonly kind: 'file';
  readonly model: BlobContent;
}

export type WorkspaceFile = SpreadsheetFile | FolderFile | DocumentFile | FormFile | BlobFile;
export type FileKind = WorkspaceFile['kind'];

/** The part of `appsscript.json` that changes how a script runs. */
export interface Manifest {
  readonly timeZone: string;
  readonly oauthScopes?: readonly string[];
  /** Beginnings of the only addresses that the script may fetch; any when left out. */
  readonly urlFetchWhitelist?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly {
      /** The name that the script uses. */
      readonly userSymbol: string;
      readonly serviceId: string;
      readonly version: string;
    }[];
  };
  /** There when the script is deployed as a web app. */
  readonly webapp?: { readonly access?: string; readonly executeAs?: string };
  /** There when functions may be run from outside. */
  readonly executionApi?: { readonly access?: string };
}

export interface SourceFile {
  readonly name: string;
  readonly source: string;
}

/** What a script project was at one moment. */
export interface ScriptVersion {
  readonly number: number;
  readonly description: string;
  readonly createdAt: number;
  readonly files: readonly SourceFile[];
  readonly html: readonly SourceFile[];
  readonly manifest: Manifest;
}

export interface ScriptDeployment {
  readonly id: string;
  /** Null runs whatever was saved last. */
  readonly version: number | null;
  readonly description: string;
  readonly updatedAt: number;
}

/** What was published of a script project. */
export interface ScriptReleases {
  readonly versions: readonly ScriptVersion[];
  readonly deployments: readonly ScriptDeployment[];
}

/** A script project: its files run in this order in one global scope. */
export interface ScriptProject {
  readonly id: string;
  readonly name: string;
  readonly ownerEmail: string;
  /** The file it is bound to; null for a stand-alone script. */
  readonly containerId: string | null;
  readonly files: readonly SourceFile[];
  readonly html: readonly SourceFile[];
  readonly manifest: Manifest;
  /** Absent as long as nothing was published. */
  readonly releases?: ScriptReleases;
  /** When it was made and last saved through the Apps Script API, in ms since 1970. */
  readonly createdAt?: number;
  readonly updatedAt?: number;
}

/** Block of cells on a sheet, 1-based, as people and Apps Script count. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What one person looks at in one file. It is not saved: closing the Workspace closes all windows. */
export interface FileView {
  /** Sheet id of the active tab; null is the first one. */
  sheetId: number | null;
  /** Selected blocks on the active tab, the active one last; empty means A1. */
  selection: readonly Block[];
}

export type EventKind = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_FORM_SUBMIT' | 'ON_CHANGE';

/** How a clock trigger repeats; `hour` and `minute` are wall-clock in `timeZone`. */
export type ClockSchedule =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hours'; readonly every: number; readonly minute: number }
  | {
      readonly kind: 'calendar';
      readonly unit: 'days' | 'weeks' | 'months';
      readonly every: number;
      readonly hour: number;
      readonly minute: number;
      /** Serial day from which every second day, or week, is counted. */
      readonly anchor: number;
      /** 0 = Sunday; for weeks. */
      readonly weekDay: number;
      /** 1–31; for months. */
      readonly monthDay: number;
      readonly timeZone: string;
    };

export interface TriggerRecord {
  readonly id: string;
  readonly scriptId: string;
  readonly handler: string;
  readonly event: EventKind;
  readonly source: 'SPREADSHEETS' | 'CLOCK' | 'FORMS' | 'DOCUMENTS';
  /** The file that the trigger listens to; null for the clock. */
  readonly sourceId: string | null;
  readonly ownerEmail: string;
  readonly schedule: ClockSchedule | null;
  readonly createdAt: number;
  /** When the clock fires it next, in ms since 1970; null when it will not. */
  nextAt: number | null;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

/** One message that was sent; recipients get it at once. */
export interface Mail {
  readonly id: string;
  /** The id of the first message of the conversation; left out in that first one itself. */
  readonly threadId?: string;
  readonly at: number;
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
  readonly attachments: readonly Attachment[];
  /** Pictures that `htmlBody` shows as `cid:KEY`. */
  readonly inlineImages: Readonly<Record<string, Attachment>>;
}

/** A message that somebody has not sent yet. */
export interface Draft {
  readonly id: string;
  readonly email: string;
  readonly mail: Mail;
}

export interface ExecutionRecord {
  readonly id: string;
  readonly scriptId: string;
  readonly functionName: string;
  readonly kind: 'editor' | 'menu' | 'page' | 'simple' | 'trigger' | 'clock' | 'web';
  readonly triggerId: string | null;
  readonly personEmail: string;
  readonly startedAt: number;
  readonly status: 'completed' | 'failed' | 'timed-out' | 'crashed';
  readonly error: { readonly name: string; readonly message: string; readonly stack: string } | null;
  /** Virtual milliseconds: what the clock of the world moved on. */
  readonly durationMs: number;
  /** Milliseconds that this machine really spent in the script and the services. */
  readonly ownMs: number;
  readonly reads: number;
  readonly writes: number;
  readonly locals: number;
  /** Calls per method, such as `Range.setValues`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly log: readonly { readonly level: string; readonly text: string }[];
}

/**
 * Something that goes wrong on purpose. `atCall` counts the service calls of one execution that read or
 * write, from 1; a fault without it strikes at each call. `times` is how often it strikes (default always).
 */
export type Fault =
  | { readonly kind: 'crash'; readonly atCall: number; times?: number }
  | {
      readonly kind: 'error';
      readonly atCall?: number;
      /** Such as `Range.setValues`; without it any method. */
      readonly method?: string;
      readonly message?: string;
      times?: number;
    }
  | { readonly kind: 'lock'; times?: number }
  | { readonly kind: 'quota'; readonly quota: string }
  | {
      /**
       * Over REST alone: a status code in place of the answer, no answer (`hang`), or a line that breaks, before
       * the work is done (`drop`; an upload breaks half-way) or after it (`lost`).
       */
      readonly kind: 'rest';
      readonly outcome: number | 'hang' | 'drop' | 'lost';
      /** What a refusal says, where that is not what Google usually says with its status. */
      readonly message?: string;
      /** Such as `sheets.spreadsheets.values.get`; without it any method. */
      readonly method?: string;
      times?: number;
    };

/** Virtual milliseconds that a service call takes. */
export interface CallCosts {
  readonly local: number;
  readonly read: number;
  readonly write: number;
}

/** The parts that are saved by themselves, beside one or more per file. */
export const WORLD_PARTS = [
  'people',
  'clock',
  'files',
  'scripts',
  'triggers',
  'properties',
  'cache',
  'mail',
  'drafts',
  'quotas',
  'executions',
] as const;
export type WorldPart = (typeof WORLD_PARTS)[number];

export interface WorldOptions {
  /** Where the clock starts, in ms since 1970. */
  readonly now: number;
  readonly people: readonly Person[];
  /** Seed of ids, UUIDs and Math.random: the same seed gives the same run. */
  readonly seed?: number;
}

const HISTORY = 500;

export class World {
  readonly people = new Map<string, Person>();
  readonly files = new Map<string, WorkspaceFile>();
  readonly scripts = new Map<string, ScriptProject>();
  readonly triggers = new Map<string, TriggerRecord>();
  /** Scopes that a person did not grant, by `SCRIPT EMAIL`; whoever is not named granted all. */
  readonly withheld = new Map<string, readonly string[]>();
  /** Property stores by owner, such as `script:ID`, then value by key. */
  readonly properties = new Map<string, Map<string, string>>();
  /** Cache stores by owner, then value with its moment of expiry by key. */
  readonly cache = new Map<string, Map<string, { readonly value: string; readonly expires: number }>>();
  readonly mail: Mail[] = [];
  readonly drafts = new Map<string, Draft>();
  readonly executions: ExecutionRecord[] = [];
  /** What was used up by `DAY PERSON QUOTA`. */
  readonly quotas = new Map<string, number>();
  readonly ids: IdSource;

  /** Locks by name with the execution that holds them. Not saved: locks end with the execution. */
  readonly locks = new Map<string, string>();
  readonly faults: Fault[] = [];
  costs: CallCosts = { local: 0, read: 60, write: 80 };

  #now: number;
  readonly #calculator = new FormulaCalculator();
  readonly #views = new Map<string, FileView>();
  readonly #revisions = new Map<WorldPart, number>(WORLD_PARTS.map((part) => [part, 1]));

  constructor(options: WorldOptions) {
    this.#now = options.now;
    this.ids = new IdSource(options.seed ?? 1, () => this.touch('clock'));
    for (const person of options.people) this.people.set(person.email, person);
  }

  /** Milliseconds since 1970 on the clock of this world. */
  get now(): number {
    return this.#now;
  }

  /** Moves the clock on; nothing fires by this alone (see the driver). It never goes back. */
  moveClock(to: number): void {
    if (to <= this.#now) return;
    this.#now = to;
    this.touch('clock');
  }

  /** Notes that a part changed, so that it is saved again. */
  touch(part: WorldPart): void {
    this.#revisions.set(part, this.revision(part) + 1);
  }

  revision(part: WorldPart): number {
    return this.#revisions.get(part)!;
  }

  addPerson(person: Person): void {
    this.people.set(person.email, person);
    this.touch('people');
  }

  /** The person with this address; strangers with an unknown address exist too, named by it. */
  person(email: string): Person {
    return this.people.get(email) ?? { email, name: email, locale: 'nl' };
  }

  /** Puts a file in the world; its id is new unless it comes from elsewhere. */
  addFile<File extends WorkspaceFile>(
    file: Pick<File, 'kind' | 'name' | 'ownerEmail' | 'model'> & Partial<WorkspaceFile>,
  ): File {
    const added = {
      id: file.id ?? this.ids.fileId(),
      editors: [],
      viewers: [],
      parentId: null,
      trashed: false,
      createdAt: this.now,
      updatedAt: this.now,
      drive: newDriveDetails(),
      ...file,
    } as unknown as File;
    this.files.set(added.id, added);
    if (added.kind === 'spreadsheet') this.#attach(added);
    if (added.kind === 'form') added.model.attach(() => this.ids.random());
    this.touch('files');
    return added;
  }

  /** A new spreadsheet with one empty tab, in Dutch and in Dutch time unless told otherwise. */
  addSpreadsheet(
    name: string,
    ownerEmail: string,
    settings: SpreadsheetSettings = { locale: 'nl_NL', timeZone: 'Europe/Amsterdam' },
  ): SpreadsheetFile {
    return this.addFile<SpreadsheetFile>({
      kind: 'spreadsheet',
      name,
      ownerEmail,
      model: createSpreadsheet(settings),
    });
  }

  /** The spreadsheet with this id, or undefined when there is none. */
  spreadsheet(id: string): SpreadsheetFile | undefined {
    const file = this.files.get(id);
    return file?.kind === 'spreadsheet' ? file : undefined;
  }

  /** A new form, unpublished and without items. */
  addForm(name: string, ownerEmail: string): FormFile {
    const model = new FormModel({ title: name });
    return this.addFile<FormFile>({ kind: 'form', name, ownerEmail, model });
  }

  /** The form with this id, or undefined when there is none. */
  form(id: string): FormFile | undefined {
    const file = this.files.get(id);
    return file?.kind === 'form' ? file : undefined;
  }

  #attach(file: SpreadsheetFile): void {
    file.model.attach(file.id, () => this.now, this.#calculator);
  }

  /** By the sharing of the file and of the folders around it. */
  canEdit(file: WorkspaceFile, email: string): boolean {
    return atLeast(roleOf(this, file, email), 'writer');
  }

  canView(file: WorkspaceFile, email: string): boolean {
    return atLeast(roleOf(this, file, email), 'reader');
  }

  /** What a person looks at in a file; the same object each time. */
  viewOf(email: string, fileId: string): FileView {
    const key = `${email} ${fileId}`;
    let view = this.#views.get(key);
    if (!view) {
      view = { sheetId: null, selection: [] };
      this.#views.set(key, view);
    }
    return view;
  }

  /** The scripts bound to a file, in the order of their installation. */
  scriptsOf(fileId: string): readonly ScriptProject[] {
    return [...this.scripts.values()].filter((script) => script.containerId === fileId);
  }

  /** Adds to the history, which keeps the latest few hundred. */
  record(execution: ExecutionRecord): void {
    this.executions.push(execution);
    if (this.executions.length > HISTORY) this.executions.splice(0, this.executions.length - HISTORY);
    this.touch('executions');
  }
}
