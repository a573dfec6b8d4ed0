/** The narrow ports through which use cases see the outside world; google/ implements them. */

import type { Chart } from '../domain/documents/chart.ts';
import type { DocsDocument } from '../domain/documents/document.ts';
import type { Request } from '../domain/documents/requests.ts';
import type { ItemType } from '../domain/intake/plan.ts';
import type { Cell } from '../domain/schema/cell.ts';
import type { AnswerCheck } from '../domain/schema/kind.ts';
import type { Area, Structure } from './structure.ts';
import type { TriggerPlan } from './triggers.ts';

/** A tab that carries a table, and where the table's columns stand now. Rows and columns count from 1. */
export interface Tab {
  /** Google's number of the tab; it stays when the tab is renamed or moved. */
  readonly id: number;
  readonly name: string;
  /** Id of the table that the tab carries. */
  readonly table: string;
  /** The row with the headers; data starts on the next one. */
  readonly headerRow: number;
  /** Position of each column that is there, by field. */
  readonly columns: Readonly<Record<string, number>>;
  /** Size of the grid, blank rows and columns included. */
  readonly rows: number;
  readonly width: number;
}

/** A rectangle of new contents; all rows of `cells` are equally long. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** The rows of the register in the spreadsheet. Each method but `tabs` costs one service call, as told. */
export interface Book {
  /** The tabs by table id. One call at first; remembered until `forget`. */
  tabs(): ReadonlyMap<string, Tab>;
  /** Makes the next `tabs` look again, after a change of structure. */
  forget(): void;
  /** All cells below the header, row by row over the whole width. One call. */
  read(tab: Tab): readonly (readonly Cell[])[];
  /** The row below the last one that holds anything at all. One call. */
  firstFreeRow(tab: Tab): number;
  /** Puts one row below the last one that holds anything, at once and whole; text as in `write`. One call. */
  append(tab: Tab, cells: ReadonlyMap<number, Cell>): void;
  /** Writes a rectangle; text never runs as a formula and is never read again as a number. One call. */
  write(tab: Tab, rectangle: Rectangle): void;
  /**
   * Adds blank rows before the last row of the grid. That last row is kept blank for this: what is added
   * above it lies within every range that reaches to the end (checks, formats, names), so all of them grow.
   * `behind` adds them below it, for when a row of contents came to stand there. One call.
   */
  grow(tab: Tab, count: number, behind?: boolean): void;
  /** The notes of a rectangle. One call. */
  notes(tab: Tab, area: Area): readonly (readonly string[])[];
  /** Replaces them. One call. */
  setNotes(tab: Tab, area: Area, notes: readonly (readonly string[])[]): void;
  /** Deletes whole rows. One call. */
  removeRows(tab: Tab, row: number, count: number): void;
  /** Makes sure that everything written so far is really there. One call. */
  flush(): void;
}

/** The lock that keeps two executions from writing at the same time; who holds it may take it again. */
export interface Lock {
  /** False when someone else still holds it after the waiting time. */
  acquire(milliseconds: number): boolean;
  release(): void;
}

/** Small texts that belong to the spreadsheet and that people do not see. */
export interface Props {
  /** All of them. One call, remembered; own writes are seen. */
  all(): Readonly<Record<string, string>>;
  /** Reads them again, for what another execution may have written. One call. */
  refresh(): Readonly<Record<string, string>>;
  /** Sets several; null removes one. One call, or one per removal. */
  set(values: Readonly<Record<string, string | null>>): void;
}

export interface Clock {
  /** Wall-clock moment in the time zone of the spreadsheet, `yyyy-mm-ddThh:mm:ss`. */
  now(): string;
  /** Moment in ms since 1970, for what must not stumble over a clock change. */
  instant(): number;
  /** Milliseconds since this execution began. */
  elapsed(): number;
  /** Lets time pass; only for a short while, since it counts as time of the execution. */
  sleep(milliseconds: number): void;
}

export interface Actor {
  /** Pseudonymous code of who acts, or `systeem` where Google does not tell. */
  code(): string;
  /** The code of the account with this mail address. */
  codeOf(email: string): string;
  /**
   * True when somebody works here with the rights of another: who visits the web app, and whatever calls
   * functions from its pages. Such a visitor gets the pages of the web app and nothing else. No call.
   */
  isVisitor(): boolean;
}

/** The texts of a form as a whole. */
export interface FormTexts {
  readonly title: string;
  readonly description: string;
  readonly confirmation: string;
  /** What respondents read while the form is closed. */
  readonly closed: string;
}

/** Where a choice or a page leads: the id of a page, or the end; null leads on to what comes next. */
export type FormWay = number | 'submit' | null;

/** What can be seen of an item, and, in part or whole, set. */
export interface ItemFacts {
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly choices: readonly { readonly text: string; readonly goTo: FormWay }[];
  /** Whether it takes an answer of one's own beside the choices. */
  readonly other: boolean;
  readonly goTo: FormWay;
}

export interface SeenItem extends ItemFacts {
  readonly id: number;
  /** Null for a sort that the register does not make. */
  readonly type: ItemType | null;
}

/** A form opened for changes. Looking at it costs nothing once it is open; each change costs one or two calls. */
export interface OpenForm {
  readonly id: string;
  readonly editUrl: string;
  texts(): FormTexts;
  setTexts(texts: Partial<FormTexts>): void;
  /** In the order of the form. */
  items(): readonly SeenItem[];
  /** Adds an item without any text at the end and gives its id. */
  add(type: ItemType): number;
  set(id: number, facts: Partial<ItemFacts & { readonly check: AnswerCheck | null }>): void;
  /** To a place, counted from 0. */
  move(id: number, place: number): void;
  remove(id: number): void;
  /** The name of the item's field in links with answers filled in (`entry.123`); null where it has none. */
  entry(id: number): string | null;
  /** The address for respondents, without any answer. */
  respondUrl(): string;
  /** Lets anyone with the link answer it. False when Google does not allow that to who acts. One call. */
  openToAll(): boolean;
  /** No progress bar, answers that may be changed, no sign-in, no address by Google. Costs calls for what differs. */
  settle(): void;
  isOpen(): boolean;
  /** Takes answers or does not; published in either case, so that respondents read why it is closed. */
  setOpen(open: boolean): void;
}

/** The forms in Drive. */
export interface Forms {
  /** Makes a form that nobody can answer yet, and gives its id. */
  create(name: string): string;
  /** Forms of this name made by the register since a moment (ms since 1970) that hold nothing yet. */
  blank(name: string, since: number): readonly string[];
  /** Null when it is gone, or not to be edited by who acts. */
  open(id: string): OpenForm | null;
}

/** A response as Google has it, with the answers by the id of the item. */
export interface RawResponse {
  readonly id: string;
  /** When it was last sent: wall-clock moment in the time zone of the spreadsheet. */
  readonly at: string;
  /** The address that Google collected; empty when the form does not collect it. */
  readonly email: string;
  /** Text (days as `yyyy-mm-dd`), or the chosen texts of checkboxes; what was left open is not there. */
  readonly answers: readonly (readonly [item: number, answer: string | readonly string[]])[];
  /** Where the respondent can change the answers; null when the form does not offer that. */
  readonly editUrl: string | null;
}

/** What respondents sent. `form` is the id of a form's file. */
export interface Responses {
  /** The response in the event of a form trigger, with the form that it is of; null for an event of another sort. */
  inEvent(event: unknown): { readonly form: string; readonly response: RawResponse } | null;
  /** All that were sent or changed since a moment (ms since 1970), the oldest first. One call, and one to open the form. */
  since(form: string, moment: number): readonly RawResponse[];
  /** Null when it is gone. One call, and one to open the form. */
  get(form: string, id: string): RawResponse | null;
}

/** How the register talks to who sits at the keyboard. */
export interface Talk {
  alert(title: string, text: string): void;
  /** A message in a corner of the window that goes by itself; also where nobody waits for an answer. */
  toast(title: string, text: string): void;
  /** Opens a page of the bundle as a dialog; sizes in pixels. */
  dialog(page: string, title: string, size: { width: number; height: number }): void;
  /** Opens a page of the bundle beside the sheet, where people can go on working. */
  sidebar(page: string, title: string): void;
}

/** A trigger of who runs this, as Google tells it; when a clock trigger goes off Google does not tell. */
export interface InstalledTrigger {
  readonly id: string;
  /** Name of the function that it calls. */
  readonly handler: string;
}

/** The triggers of this script that belong to who runs this; those of others cannot be seen. */
export interface Triggers {
  /** One call. */
  installed(): readonly InstalledTrigger[];
  /** Makes one and gives its id. One call. */
  install(plan: TriggerPlan): string;
  /** One call, and one for each. */
  remove(ids: readonly string[]): void;
}

/** What the person let the script do. */
export interface Consent {
  /** The scopes that the script asks for and the person did not grant, as Google names them. No call. */
  missing(): readonly string[];
  /** Where the person can grant them, when Google tells. */
  address(): string | null;
}

/** A mail as it goes out, to one address. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Name of the sender. */
  readonly name: string | null;
  readonly replyTo: string | null;
}

export interface Mailer {
  /** How many recipients may still be mailed today. One call. */
  left(): number;
  /** One call. Throws what Google throws. */
  send(mail: OutgoingMail): void;
}

/** What Drive tells of the content of a file. */
export interface StoredFile {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** How a file is named, filed and found again. */
export interface FilePlace {
  readonly name: string;
  /** Id of the folder; null is the root of who runs this. */
  readonly folder: string | null;
  /** What this one file is found by; at most 100 bytes. */
  readonly tag: string;
  /** What all files that belong together are found by. */
  readonly set: string;
}

/** A file or folder that the register made to be read by people. */
export interface MadeFile {
  readonly id: string;
  readonly tag: string;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
}

/** A PDF to be made of a document. */
export interface PdfOrder {
  /** Id of the document. */
  readonly document: string;
  readonly place: FilePlace;
}

/** What the organisation may do with a folder and everything in it. */
export type SharedRole = 'reader' | 'commenter' | 'writer';

/** Files beside the spreadsheet, in the Drive of who runs this; only those that this script made can be seen. */
export interface Files {
  /** Those of a set that were not thrown away. One call for each thousand. */
  madeIn(set: string): readonly MadeFile[];
  /** One call. */
  createFolder(place: FilePlace): MadeFile;
  /** A file of bytes (0–255), or the Google sheet or document that Drive makes of them. One call. */
  createFile(place: FilePlace, type: string, bytes: readonly number[], as?: 'sheet' | 'document'): MadeFile;
  /** Copies a file with what it is found by, in one. One call. */
  copy(id: string, place: FilePlace): MadeFile;
  /**
   * PDFs of documents as they are now, each in its place; an Error stands for one that failed, of which Google may
   * have kept the PDF all the same. Two calls whatever their number: Google makes all PDFs in one and keeps them in
   * another. One more for a PDF that is too large to go together with others.
   */
  createPdfs(orders: readonly PdfOrder[]): readonly (MadeFile | Error)[];
  /** Does nothing for a file that is gone or somebody else's. One call. */
  rename(id: string, name: string): void;
  /** Moves to the bin, where it stays for 30 days. Does nothing for a file that is gone or somebody else's. One call. */
  discard(id: string): void;
  /** Shares a folder with the organisation of who runs this. False when Google does not allow that. One call. */
  share(id: string, role: SharedRole): boolean;
  /** Makes a file of text in UTF-8 and gives its id; `tag` is what it can be found by. One call. */
  create(file: {
    readonly name: string;
    readonly type: string;
    readonly text: string;
    readonly tag: string;
  }): string;
  /** The files with this tag that were not thrown away. One call. */
  find(tag: string): readonly StoredFile[];
  /** Null when the file is not there, was thrown away, or cannot be seen by who runs this. One call. */
  facts(id: string): StoredFile | null;
  /** The text of a file. One call. */
  text(id: string): string;
  /** SHA-256 of a text in UTF-8, in hexadecimal. One call. */
  sha256(text: string): string;
}

/** The inside of documents that this script made. */
export interface Documents {
  /** One call. */
  read(id: string): DocsDocument;
  /** Carries out all of the requests or none. One call; none without requests. Throws RefusedUpdate. */
  update(id: string, requests: readonly Request[]): void;
}

/** Charts as pictures for documents. */
export interface Pictures {
  /**
   * Draws charts and tells where Docs can fetch each of them for half an hour. They lie in a document of who runs
   * this, found by its set, which nobody else can open. One call a chart, and two.
   */
  put(
    pictures: readonly { readonly chart: Chart; readonly width: number; readonly height: number }[],
    place: Omit<FilePlace, 'folder'>,
  ): { readonly id: string; readonly urls: readonly string[] };
  /** Deletes such a document for good. One call. */
  clear(id: string): void;
}

/** Where the person who asks has put the cursor. */
export interface Cursor {
  /** Google's number of the tab and the row, from 1; null where nobody has the file open. One call. */
  place(): { readonly sheet: number; readonly row: number } | null;
  /** What the cells of that row show, from the left; none where nobody has the file open. Three calls. */
  texts(): readonly string[];
  /** The chosen rows as ranges, both ends included; null where nobody has the file open. One call. */
  rows(): {
    readonly sheet: number;
    readonly parts: readonly { readonly from: number; readonly to: number }[];
  } | null;
}

/** Texts that may be kept for a while; any of them can be gone at any time. */
export interface Cache {
  /** Those that are there. One call. */
  get(names: readonly string[]): Readonly<Record<string, string>>;
  /** At most 100 kB each. One call. */
  put(entries: Readonly<Record<string, string>>, seconds: number): void;
}

/** Addresses at which people find the register. */
export interface Addresses {
  /** Of the spreadsheet. One call. */
  sheet(): string;
  /** Of the web app, or null where it is not deployed. One call. */
  web(): string | null;
}

/** What makes links that cannot be guessed. */
export interface Secrets {
  /** 32 hexadecimal characters, each time others. */
  random(): string;
  /** HMAC-SHA-256 of a text, 64 hexadecimal characters. */
  sign(text: string, key: string): string;
}

export interface Log {
  /** For who looks after the register; people see a sentence instead. */
  error(error: unknown): void;
}

export interface Ports {
  readonly book: Book;
  readonly structure: Structure;
  readonly lock: Lock;
  readonly props: Props;
  readonly clock: Clock;
  readonly forms: Forms;
  readonly actor: Actor;
  readonly talk: Talk;
  readonly responses: Responses;
  readonly triggers: Triggers;
  readonly consent: Consent;
  readonly mailer: Mailer;
  readonly cursor: Cursor;
  readonly files: Files;
  readonly documents: Documents;
  readonly pictures: Pictures;
  readonly cache: Cache;
  readonly addresses: Addresses;
  readonly secrets: Secrets;
  readonly log: Log;
}
