/** Starts the page: who sits here, which file is open, and the line to the server. */
import { parseA1 } from '../../services/spreadsheet/a1.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { ToldPart } from '../panes/protocol.ts';
import type { FileView, FiredView, PageEvent, StartView } from '../protocol.ts';
import { Line } from './api.ts';
import { Book } from './book.ts';
import { Clock } from './clock.ts';
import { ask, type OpenQuestion, tell } from './dialogs.ts';
import { h } from './dom.ts';
import { Executions } from './executions.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { FormsPane } from './forms/forms-pane.ts';
import { Mailbox } from './mailbox.ts';
import { Pages } from './pages.ts';
import { Panes } from './panes.ts';
import { Quotas } from './quotas.ts';
import { Shell } from './shell.ts';
import { Toasts } from './toasts.ts';
import { Triggers } from './triggers.ts';

type SheetChoice = Pick<FileView, 'fileId' | 'name'>;

const PERSON_KEY = 'werken-als';

class Page {
  readonly #line = new Line(sessionStorage.getItem(PERSON_KEY) ?? '');
  readonly #toasts = new Toasts();
  readonly #questions = new Map<string, OpenQuestion>();
  readonly #people = new Map<string, string>();
  readonly #executions = new Executions((email) => this.#people.get(email) ?? email);
  readonly #clock = new Clock((to) => this.#advance(to));
  readonly #mailbox = new Mailbox(this.#line);
  readonly #files = new Files(this.#line, this.#toasts, (fileId) => void this.#try(this.#openFile(fileId)));
  readonly #panes = new Panes([
    this.#executions,
    this.#clock,
    new Triggers(this.#line, this.#toasts, (email) => this.#people.get(email) ?? email),
    this.#mailbox,
    this.#files,
    new FormsPane(this.#line, this.#toasts),
    new Quotas(this.#line),
    new Faults(this.#line, this.#toasts),
  ]);
  readonly #pages = new Pages({
    call: (pageId, functionName, args) => this.#line.ask('call', { pageId, functionName, args }),
    closed: (pageId) => void this.#try(this.#line.ask('closePage', { pageId })),
  });
  readonly #book = new Book(this.#line, this.#toasts);
  readonly #shell = new Shell({
    book: this.#book,
    panes: this.#panes,
    sidebar: this.#pages.sidebar,
    toasts: this.#toasts.element,
    clock: this.#clock.display,
    changePerson: (email) => void this.#becomes(email),
    changeFile: (fileId) => void this.#try(this.#openFile(fileId)),
  });
  #sheets: readonly SheetChoice[] = [];
  /** The spreadsheet that was asked for last, whoever was at the page then. */
  #wanted = '';
  #broken = false;

  async start(): Promise<void> {
    document.body.append(this.#shell.element);
    await this.#line.listen(
      (event) => this.#hear(event),
      (broken) => this.#lineChanged(broken),
    );
    const start = await this.#line.ask('start', {});
    this.#take(start);
    const asked = askedOf(location.search);
    const person =
      start.people.find(({ email }) => email === asked.person) ??
      start.people.find(({ email }) => email === this.#line.person) ??
      start.people[0];
    const file = this.#sheets.find(({ fileId }) => fileId === asked.fileId) ?? this.#sheets[0];
    if (!person || !file) {
      await tell('Nog niets te zien', 'In deze Workspace staat nog geen spreadsheet.');
      return;
    }
    this.#sits(person.email);
    if (asked.fileId !== null && file.fileId !== asked.fileId)
      this.#toasts.fault('Deze spreadsheet bestaat niet, of ligt in de prullenbak.');
    await this.#openOrElse(file.fileId, asked.sheetId, asked.cells);
    this.#shell.focusTop();
    if (asked.folderId === null) return;
    void this.#files.showFolder(asked.folderId);
    this.#panes.toggle(this.#files.id);
  }

  #take(start: StartView): void {
    for (const { email, name } of start.people) this.#people.set(email, name);
    this.#shell.showPeople(start.people);
    this.#sheets = start.files.filter(({ kind }) => kind === 'spreadsheet');
    this.#shell.showFiles(this.#sheets);
    this.#executions.load(start.executions);
    this.#clock.set(start.now);
  }

  /** Opens a spreadsheet; the address says which, so that it comes back when the page is loaded again. */
  async #openFile(fileId: string, sheetId: number | null = null, cells: Rect | null = null): Promise<void> {
    try {
      this.#pages.closeAll();
      await this.#book.open(fileId, sheetId, cells);
      this.#wanted = fileId;
      history.replaceState(null, '', `/?bestand=${encodeURIComponent(fileId)}`);
    } finally {
      this.#shell.showFile(this.#book.fileId);
    }
  }

  /** Opens a spreadsheet, or else the first that whoever works at the page may see; says why when it is another. */
  async #openOrElse(fileId: string, sheetId: number | null = null, cells: Rect | null = null): Promise<void> {
    const others = this.#sheets.filter((each) => each.fileId !== fileId);
    if (await this.#try(this.#openFile(fileId, sheetId, cells))) return;
    this.#book.close();
    for (const each of others) {
      const opened = await this.#openFile(each.fileId).then(
        () => true,
        () => false,
      );
      if (opened) break;
    }
    this.#wanted = fileId;
  }

  #sits(email: string): void {
    this.#line.person = email;
    sessionStorage.setItem(PERSON_KEY, email);
    this.#shell.showPerson(email);
  }

  async #becomes(email: string): Promise<void> {
    this.#sits(email);
    this.#mailbox.forPerson();
    this.#panes.redraw();
    await this.#openOrElse(this.#wanted);
    this.#toasts.show('', `U werkt nu als ${this.#people.get(email) ?? email}.`);
  }

  async #advance(to: number): Promise<FiredView | null> {
    let fired: FiredView | null = null;
    const asking = this.#line.ask('clock', { to }).then((answer) => {
      fired = answer;
    });
    await this.#try(asking);
    return fired;
  }

  #hear(event: PageEvent): void {
    if (this.#book.hear(event)) return;
    if (event.kind === 'toast') this.#toasts.show(event.title, event.text, event.seconds);
    else if (event.kind === 'question') void this.#ask(event);
    else if (event.kind === 'answered') this.#questions.get(event.questionId)?.cancel();
    else if (event.kind === 'page') this.#pages.show(event);
    else if (event.kind === 'closePage') this.#pages.close(event.pageId);
    else if (event.kind === 'execution') this.#executions.put(event.execution);
    else if (event.kind === 'clock') this.#clock.set(event.now);
    else if (event.kind === 'parts') this.#partsChanged(event.parts);
  }

  #partsChanged(parts: readonly ToldPart[]): void {
    this.#panes.changed(parts);
    if (parts.includes('files')) void this.#try(this.#refreshFiles());
  }

  /** There may be a spreadsheet more, or less, to choose from. */
  async #refreshFiles(): Promise<void> {
    this.#sheets = await this.#line.ask('spreadsheets', {});
    this.#shell.showFiles(this.#sheets);
    this.#shell.showFile(this.#book.fileId);
  }

  /** What a script asks; it waits for the answer. */
  async #ask(event: Extract<PageEvent, { kind: 'question' }>): Promise<void> {
    const { questionId, title, text, buttons, prompt } = event;
    if (this.#questions.has(questionId)) return;
    const question = ask({ title, text, buttons, ...(prompt && { input: '' }) });
    this.#questions.set(questionId, question);
    const pressed = await question.answer;
    this.#questions.delete(questionId);
    await this.#try(this.#line.ask('answer', { questionId, ...pressed }));
  }

  #lineChanged(broken: boolean): void {
    if (broken && !this.#broken)
      this.#toasts.fault('De verbinding met de lokale Workspace is weg. De pagina probeert het opnieuw.');
    // Whatever happened meanwhile was not heard.
    if (!broken && this.#broken) location.reload();
    this.#broken = broken;
  }

  /** Says what went wrong; true when nothing did. */
  async #try(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.#toasts.fault(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

/** What the address of the page asks for: who comes, which spreadsheet, tab and cells, which folder. */
function askedOf(search: string) {
  const query = new URLSearchParams(search);
  const tab = query.get('tab');
  return {
    person: query.get('als'),
    fileId: query.get('bestand'),
    sheetId: tab === null ? null : Number(tab),
    cells: parseA1(query.get('cellen') ?? '')?.area ?? null,
    folderId: query.get('map'),
  };
}

const page = new Page();
page.start().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  document.body.append(h('p', { class: 'startfout', role: 'alert' }, `De pagina kan niet beginnen: ${text}`));
});
