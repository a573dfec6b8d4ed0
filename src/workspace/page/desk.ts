/** Serves the people at the page: does what they ask in one world, and tells each what the others and the scripts do. */
import { Driver, type OpenPage } from '../driver.ts';
import type { ExecutionResult } from '../execution.ts';
import type { Answer, Notice, Question } from '../services/service.ts';
import { formatA1 } from '../services/spreadsheet/a1.ts';
import { filterValues } from '../services/spreadsheet/filter-acts.ts';
import { type Rect, rect } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import type { Act } from '../sheet-driver.ts';
import type { ExecutionRecord, Person, SpreadsheetFile, World } from '../world.ts';
import { Live } from './live.ts';
import { type PaneHandlers, paneHandlers } from './panes/handlers.ts';
import { TOLD_PARTS, type ToldPart } from './panes/protocol.ts';
import type {
  ActView,
  Envelope,
  ExecutionView,
  FiredView,
  PageEvent,
  Reply,
  RequestName,
  Requests,
  SheetView,
  StartView,
  TabAct,
} from './protocol.ts';
import { Refusal } from './refusal.ts';
import { bookView, sheetView } from './snapshot.ts';

/** What the desk needs of whoever runs it. */
export interface DeskPorts {
  /** Sends an event to one browser tab. */
  emit(session: string, event: PageEvent): void;
  /** Goes on serving others until `done` says so: a script waits for an answer. */
  serveUntil(done: () => boolean): void;
}

/** A browser tab. */
interface Session {
  readonly id: string;
  person: string;
  fileId: string | null;
  sheetId: number | null;
  /** When its line was lost, in real ms; null while it is there. */
  lostAt: number | null;
}

interface OpenQuestion {
  readonly event: Extract<PageEvent, { kind: 'question' }>;
  readonly session: Session;
  answer: Answer | null;
}

/** How long a script waits for somebody whose browser tab is gone. */
const PATIENCE_MS = 8_000;
const EXECUTIONS_SHOWN = 100;
const HOUR_MS = 3_600_000;

type Handlers = {
  readonly [Name in RequestName]: (
    session: Session,
    params: Requests[Name]['params'],
  ) => Requests[Name]['result'];
};

export class Desk {
  readonly #world: World;
  readonly #ports: DeskPorts;
  readonly #driver: Driver;
  readonly #sessions = new Map<string, Session>();
  readonly #lives = new Map<string, Live>();
  readonly #questions: OpenQuestion[] = [];
  /** Whose requests are being carried out; the last one is at work, those before it wait for an answer. */
  readonly #atWork: Session[] = [];
  readonly #paneHandlers: PaneHandlers;
  /** Of the parts that panes show, when the browser tabs last heard of them. */
  #stamps: ReadonlyMap<ToldPart, string>;
  #lastExecution: ExecutionRecord | undefined;
  #now: number;
  #questionCount = 0;
  #lastView: { sheet: SheetModel; revision: number; hour: number; view: SheetView } | null = null;

  constructor(world: World, ports: DeskPorts) {
    this.#world = world;
    this.#ports = ports;
    this.#now = world.now;
    this.#lastExecution = world.executions.at(-1);
    this.#driver = new Driver(world, {
      answer: (question) => this.#ask(question),
      notice: (notice, person, page) => this.#show(notice, person, page),
    });
    this.#paneHandlers = paneHandlers(world, this.#driver);
    this.#stamps = this.#partStamps();
  }

  /** Carries out one request. Expected failures are in the reply; the world is as it was for them. */
  handle(envelope: Envelope): Reply {
    const session = this.#session(envelope.session);
    this.#atWork.push(session);
    try {
      if (envelope.person) session.person = envelope.person;
      const handlers: Handlers = { ...this.#handlers, ...this.#paneHandlers };
      if (!Object.hasOwn(handlers, envelope.name)) throw new Refusal('Dit verzoek bestaat niet.');
      const handler = handlers[envelope.name] as (session: Session, params: unknown) => unknown;
      return { ok: true, value: handler(session, envelope.params) ?? null };
    } catch (error) {
      return { ok: false, message: sentence(error) };
    } finally {
      this.#tellAll();
      this.#atWork.pop();
    }
  }

  /** A browser tab listens from now on. What it was asked before is asked again. */
  connect(sessionId: string): void {
    const session = this.#session(sessionId);
    session.lostAt = null;
    for (const question of this.#questions) {
      if (question.session === session && !question.answer) this.#ports.emit(session.id, question.event);
    }
  }

  /** A browser tab is gone, or only its line. */
  disconnect(sessionId: string, now: number): void {
    const session = this.#sessions.get(sessionId);
    if (session) session.lostAt = now;
  }

  /** Forgets tabs that stay away, and lets scripts go on that waited for them. To be called now and then. */
  tidy(now: number): void {
    for (const session of this.#sessions.values()) {
      if (session.lostAt === null || now - session.lostAt < PATIENCE_MS) continue;
      for (const question of this.#questions) {
        if (question.session === session) question.answer ??= { button: 'CLOSE', text: '' };
      }
      if (!this.#atWork.includes(session)) this.#forget(session);
    }
  }

  /** Draws up the tab that is likely to be asked for first, so that it is there when somebody comes. */
  warmUp(): void {
    const file = [...this.#world.files.values()].find((each) => each.kind === 'spreadsheet');
    const sheet = file?.model.sheets.find((each) => !each.isHidden);
    if (file && sheet) this.#view(file.model, sheet);
  }

  /** The page of a script with this id, as its HTML; null when it is not open. */
  pageHtml(pageId: string): string | null {
    return (this.#driver.page(pageId) ?? this.#driver.web.page(pageId))?.html ?? null;
  }

  readonly #handlers: Omit<Handlers, keyof PaneHandlers> = {
    start: () => this.#start(),
    open: (session, { fileId }) => {
      const file = this.#file(fileId);
      if (!this.#world.canView(file, session.person)) {
        throw new Refusal(`${this.#nameOf(session.person)} heeft geen toegang tot ‘${file.name}’.`);
      }
      session.fileId = fileId;
      session.sheetId = null;
      this.#driver.open(session.person, fileId);
      return { book: bookView(file, file.model), menus: this.#driver.menus(session.person, fileId) };
    },
    sheet: (session, { fileId, sheetId }) => {
      const file = this.#file(fileId);
      const { model } = file;
      const sheet = model.sheetById(sheetId);
      if (!sheet) throw new Refusal('Dit tabblad bestaat niet meer.');
      this.#tellAll();
      session.sheetId = sheetId;
      if (this.#world.viewOf(session.person, fileId).sheetId !== sheetId)
        this.#driver.select(session.person, fileId, sheetId, 'A1');
      const view = this.#view(model, sheet);
      this.#live(file).shown(view);
      return view;
    },
    edit: ({ person }, { fileId, sheetId, area, text }) =>
      actView(this.#driver.edit(person, fileId, sheetId, formatA1(area), text)),
    paste: ({ person }, { fileId, sheetId, row, column, block }) =>
      actView(this.#driver.paste(person, fileId, sheetId, formatA1(rect(row, column, 1, 1)), block)),
    copy: ({ person }, { fileId, sheetId, area, toSheetId, to, cut }) => {
      const from = { sheet: sheetId, a1: formatA1(area), cut };
      const places = cut ? [to] : tiles(area, to);
      return this.#together(fileId, places, (place) =>
        this.#driver.pasteCells(person, fileId, from, toSheetId, formatA1(place)),
      );
    },
    clear: ({ person }, { fileId, sheetId, areas }) =>
      this.#together(fileId, areas, (area) => this.#driver.clear(person, fileId, sheetId, formatA1(area))),
    fill: ({ person }, { fileId, sheetId, from, to }) =>
      actView(this.#driver.fill(person, fileId, sheetId, formatA1(from), formatA1(to))),
    sort: ({ person }, { fileId, sheetId, area, column, ascending }) =>
      actView(this.#driver.sort(person, fileId, sheetId, formatA1(area), [{ column, ascending }])),
    reshape: ({ person }, { fileId, sheetId, shift }) =>
      actView(this.#driver.reshape(person, fileId, sheetId, shift)),
    layout: ({ person }, { fileId, sheetId, change }) =>
      actView(this.#driver.layout(person, fileId, sheetId, change)),
    format: ({ person }, { fileId, sheetId, areas, change }) =>
      this.#together(fileId, areas, (area) =>
        this.#driver.format(person, fileId, sheetId, formatA1(area), change),
      ),
    filter: ({ person }, { fileId, sheetId, change }) =>
      actView(this.#driver.filter(person, fileId, sheetId, change)),
    filterValues: ({ person }, { fileId, sheetId, column }) => {
      const file = this.#file(fileId);
      const sheet = file.model.sheetById(sheetId);
      if (!sheet || !this.#world.canView(file, person)) throw new Refusal('Dit tabblad bestaat niet meer.');
      return filterValues(file.model, sheet, column);
    },
    undo: ({ person }, { fileId, direction }) => {
      const act =
        direction === 'redo' ? this.#driver.redo(person, fileId) : this.#driver.undo(person, fileId);
      return { ...actView(act), place: act.changed };
    },
    tab: ({ person }, { fileId, sheetId, act }) => actView(this.#tab(person, fileId, sheetId, act)),
    select: ({ person }, { fileId, sheetId, area }) => {
      this.#driver.select(person, fileId, sheetId, formatA1(area));
      return null;
    },
    menu: ({ person }, { fileId, path }) => {
      resultOf(this.#driver.menu(person, fileId, path));
      return null;
    },
    call: (_session, { pageId, functionName, args }) => {
      if (functionName.endsWith('_')) throw new Refusal(`Script function not found: ${functionName}`);
      if (this.#driver.web.page(pageId))
        return resultOf(this.#driver.web.call(pageId, functionName, args), true);
      if (!this.#driver.page(pageId)) throw new Refusal('Deze pagina is al gesloten.');
      return resultOf(this.#driver.callPage(pageId, functionName, args), true);
    },
    answer: (_session, { questionId, button, text }) => {
      const question = this.#questions.find((each) => each.event.questionId === questionId);
      if (question) question.answer ??= { button, text };
      const waitsFor = this.#questions.at(-1);
      if (question && waitsFor && waitsFor !== question && !waitsFor.answer) {
        throw new Refusal(
          `Het script gaat verder zodra ${this.#nameOf(waitsFor.session.person)} heeft geantwoord.`,
        );
      }
      return null;
    },
    closePage: (_session, { pageId }) => {
      this.#driver.closePage(pageId);
      return null;
    },
    clock: (_session, { to }) => {
      if (!(to > this.#world.now)) throw new Refusal('De klok kan alleen vooruit.');
      return firedView(this.#driver.advanceTo(to));
    },
  };

  /** The same done in several places, which is one act to take back. */
  #together(fileId: string, places: readonly Rect[], act: (place: Rect) => Act): ActView {
    const done = this.#driver.asOne(fileId, () => places.map(act));
    return { refused: done.flatMap((each) => actView(each).refused) };
  }

  #start(): StartView {
    const { people, files, executions, now } = this.#world;
    return {
      people: [...people.values()].map(({ email, name }) => ({ email, name })),
      files: [...files.values()]
        .filter((file) => !file.trashed)
        .map(({ id, kind, name }) => ({ fileId: id, kind, name })),
      now,
      executions: executions.slice(-EXECUTIONS_SHOWN).map(executionView),
    };
  }

  #tab(person: string, fileId: string, sheetId: number, act: TabAct): Act {
    if (act.kind === 'insert') {
      const { model } = this.#file(fileId);
      const at = model.sheets.findIndex((sheet) => sheet.id === sheetId);
      return this.#driver.addSheet(person, fileId, at + 1);
    }
    if (act.kind === 'duplicate') return this.#driver.duplicateSheet(person, fileId, sheetId);
    if (act.kind === 'delete') return this.#driver.deleteSheet(person, fileId, sheetId);
    return this.#driver.changeSheet(person, fileId, sheetId, act);
  }

  /** A script asks the person whose request it carries out, and waits; others go on meanwhile. */
  #ask(asked: Question): Answer {
    const session = this.#atWork.at(-1);
    if (!session) throw new Error(`There is nobody to answer "${asked.text}".`);
    this.#tellAll();
    this.#questionCount += 1;
    const { kind, title, text, buttons } = asked;
    const questionId = `vraag-${this.#questionCount}`;
    const question: OpenQuestion = {
      event: { kind: 'question', questionId, prompt: kind === 'prompt', title, text, buttons },
      session,
      answer: null,
    };
    this.#questions.push(question);
    this.#ports.emit(session.id, question.event);
    this.#ports.serveUntil(() => question.answer !== null);
    this.#questions.splice(this.#questions.indexOf(question), 1);
    this.#ports.emit(session.id, { kind: 'answered', questionId });
    return question.answer!;
  }

  /** What a script shows goes to the browser tab that made it run. */
  #show(notice: Notice, person: Person, page: OpenPage | null): void {
    const session = this.#atWork.at(-1);
    if (!session || session.person !== person.email) return;
    const { fileId } = notice;
    if (notice.kind === 'toast') {
      const { title, text, seconds } = notice;
      this.#ports.emit(session.id, { kind: 'toast', fileId, title, text, seconds });
    } else if (notice.kind === 'menu') {
      this.#ports.emit(session.id, {
        kind: 'menus',
        fileId,
        menus: this.#driver.menus(person.email, fileId),
      });
    } else if (page) {
      const { id: pageId, place, title, width, height } = page;
      this.#ports.emit(session.id, { kind: 'page', pageId, place, title, width, height });
    }
  }

  /** Tells every browser tab what is new: executions, the time, and what changed in the file it shows. */
  #tellAll(): void {
    const { executions, now } = this.#world;
    const known = this.#lastExecution ? executions.lastIndexOf(this.#lastExecution) : -1;
    for (const record of executions.slice(known + 1)) {
      this.#broadcast({ kind: 'execution', execution: executionView(record) });
    }
    this.#lastExecution = executions.at(-1);
    if (now !== this.#now) {
      this.#now = now;
      this.#broadcast({ kind: 'clock', now });
    }
    const before = this.#stamps;
    this.#stamps = this.#partStamps();
    const parts = [...this.#stamps].flatMap(([part, stamp]) => (before.get(part) === stamp ? [] : [part]));
    if (parts.length > 0) this.#broadcast({ kind: 'parts', parts });
    const open = new Set([...this.#sessions.values()].map((session) => session.fileId));
    for (const fileId of open) {
      const file = fileId === null ? undefined : this.#world.spreadsheet(fileId);
      if (file) this.#tellOf(file);
    }
  }

  /** For each part that panes show, something that changes when it does. */
  #partStamps(): ReadonlyMap<ToldPart, string> {
    const revisions = TOLD_PARTS.map((part) => [part, String(this.#world.revision(part))] as const);
    return new Map<ToldPart, string>([...revisions, ['faults', JSON.stringify(this.#world.faults)]]);
  }

  #tellOf(file: SpreadsheetFile): void {
    const looking = [...this.#sessions.values()].filter((session) => session.fileId === file.id);
    const watched = new Set(looking.flatMap(({ sheetId }) => (sheetId === null ? [] : [sheetId])));
    const { book, sheets } = this.#live(file).changes(watched);
    for (const session of looking) {
      for (const event of sheets) {
        const sheetId =
          event.kind === 'cells' ? event.patch.sheetId : 'sheetId' in event ? event.sheetId : null;
        if (sheetId === session.sheetId) this.#ports.emit(session.id, event);
      }
      if (book) this.#ports.emit(session.id, book);
    }
  }

  /** A tab as it is now; the last one that was drawn up serves again as long as nothing changed. */
  #view(model: SpreadsheetModel, sheet: SheetModel): SheetView {
    const { revision } = model;
    // What a formula says of the time is true to the hour, which holds the change of day.
    const hour = Math.floor(this.#world.now / HOUR_MS);
    const known = this.#lastView;
    if (known?.sheet === sheet && known.revision === revision && known.hour === hour) return known.view;
    const view = sheetView(model, sheet);
    // Drawing up calculates, which may count as a change.
    this.#lastView = { sheet, revision: model.revision, hour, view };
    return view;
  }

  #live(file: SpreadsheetFile): Live {
    let live = this.#lives.get(file.id);
    if (!live) {
      live = new Live(file);
      this.#lives.set(file.id, live);
    }
    return live;
  }

  #broadcast(event: PageEvent): void {
    for (const session of this.#sessions.values()) this.#ports.emit(session.id, event);
  }

  #session(id: string): Session {
    let session = this.#sessions.get(id);
    if (!session) {
      session = { id, person: '', fileId: null, sheetId: null, lostAt: null };
      this.#sessions.set(id, session);
    }
    return session;
  }

  /** The last tab of a person that goes closes the file for him. */
  #forget(session: Session): void {
    this.#sessions.delete(session.id);
    const { person, fileId } = session;
    const others = [...this.#sessions.values()].some(
      (each) => each.person === person && each.fileId === fileId,
    );
    if (fileId !== null && !others) this.#driver.close(person, fileId);
  }

  #file(fileId: string): SpreadsheetFile {
    const file = this.#world.spreadsheet(fileId);
    if (!file) throw new Refusal('Dit bestand bestaat niet.');
    return file;
  }

  #nameOf(email: string): string {
    return this.#world.person(email).name;
  }
}

/** A copy fills a larger selection when that holds it a whole number of times; else it is put down once. */
function tiles(source: Rect, to: Rect): readonly Rect[] {
  const [rows, columns] = [source.bottom - source.top, source.right - source.left];
  const [down, across] = [(to.bottom - to.top) / rows, (to.right - to.left) / columns];
  const [high, wide] = Number.isInteger(down) && Number.isInteger(across) ? [down, across] : [1, 1];
  return Array.from({ length: high * wide }, (_, i) =>
    rect(to.top + Math.floor(i / wide) * rows, to.left + (i % wide) * columns, rows, columns),
  );
}

function executionView(record: ExecutionRecord): ExecutionView {
  const { id, functionName, kind, personEmail, startedAt, status, durationMs, ownMs, reads, writes } = record;
  return {
    id,
    functionName,
    kind,
    person: personEmail,
    startedAt,
    status,
    virtualMs: durationMs,
    ownMs,
    reads,
    writes,
    calls: Object.entries(record.calls),
    log: record.log,
    error: record.error && errorText(record.error),
  };
}

/** A stack opens with the name and the message, unless the error came without one. */
function errorText({ name, message, stack }: NonNullable<ExecutionRecord['error']>): string {
  const head = `${name}: ${message}`;
  return stack.startsWith(head) ? stack : `${head}\n${stack}`.trim();
}

/** How often each function ran, and how often that went wrong; in the order in which they first came. */
function firedView(results: readonly ExecutionResult[]): FiredView {
  const functions = new Map<string, { ran: number; failed: number }>();
  for (const { functionName, status } of results) {
    const known = functions.get(functionName) ?? { ran: 0, failed: 0 };
    known.ran += 1;
    if (status !== 'completed') known.failed += 1;
    functions.set(functionName, known);
  }
  return [...functions].map(([functionName, counts]) => ({ functionName, ...counts }));
}

function actView(act: Act): ActView {
  return { refused: act.rejected.map(({ a1, reason }) => ({ where: a1, reason })) };
}

/** The value of a run that went well; a page gets the bare message of one that did not, as with Google. */
function resultOf(result: ExecutionResult, bare = false): unknown {
  if (result.status === 'completed') return result.value;
  const message = result.error?.message ?? result.status;
  throw new Refusal(bare ? message : `De functie ‘${result.functionName}’ is mislukt.\n${message}`);
}

function sentence(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `Dit lukt niet: ${error instanceof Error ? error.message : String(error)}`;
}
