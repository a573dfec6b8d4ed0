/** Starts the page: who sits here, which file is open, and the line to the server. */
import type { PageEvent, StartView } from '../protocol.ts';
import { Line } from './api.ts';
import { Book } from './book.ts';
import { Clock } from './clock.ts';
import { ask, type OpenQuestion, tell } from './dialogs.ts';
import { h } from './dom.ts';
import { Executions } from './executions.ts';
import { Mailbox } from './mailbox.ts';
import { Pages } from './pages.ts';
import { Panes } from './panes.ts';
import { Shell } from './shell.ts';
import { Toasts } from './toasts.ts';
import { Triggers } from './triggers.ts';

const PERSON_KEY = 'werken-als';

class Page {
  readonly #line = new Line(sessionStorage.getItem(PERSON_KEY) ?? '');
  readonly #toasts = new Toasts();
  readonly #questions = new Map<string, OpenQuestion>();
  readonly #people = new Map<string, string>();
  readonly #executions = new Executions((email) => this.#people.get(email) ?? email);
  readonly #clock = new Clock((to) => void this.#try(this.#advance(to)));
  readonly #mailbox = new Mailbox(this.#line);
  readonly #panes = new Panes([
    this.#executions,
    this.#clock,
    new Triggers(this.#line, this.#toasts, (email) => this.#people.get(email) ?? email),
    this.#mailbox,
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
  #broken = false;

  async start(): Promise<void> {
    document.body.append(this.#shell.element);
    await this.#line.listen(
      (event) => this.#hear(event),
      (broken) => this.#lineChanged(broken),
    );
    const start = await this.#line.ask('start', {});
    this.#take(start);
    const person = start.people.find((each) => each.email === this.#line.person) ?? start.people[0];
    const file = start.files.find((each) => each.kind === 'spreadsheet');
    if (!person || !file) {
      await tell('Nog niets te zien', 'In deze Workspace staat nog geen spreadsheet.');
      return;
    }
    this.#line.person = person.email;
    this.#shell.showPerson(person.email);
    await this.#openFile(file.fileId);
    this.#shell.focusTop();
  }

  #take(start: StartView): void {
    for (const { email, name } of start.people) this.#people.set(email, name);
    this.#shell.showChoices(start.people, start.files);
    this.#executions.load(start.executions);
    this.#clock.set(start.now);
  }

  async #openFile(fileId: string): Promise<void> {
    this.#pages.closeAll();
    await this.#book.open(fileId);
  }

  async #becomes(email: string): Promise<void> {
    this.#line.person = email;
    sessionStorage.setItem(PERSON_KEY, email);
    this.#mailbox.forPerson();
    this.#panes.redraw();
    await this.#try(this.#openFile(this.#book.fileId));
    this.#toasts.show('', `U werkt nu als ${this.#people.get(email) ?? email}.`);
  }

  async #advance(to: number): Promise<void> {
    this.#clock.fired(await this.#line.ask('clock', { to }));
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
    else if (event.kind === 'parts') this.#panes.changed(event.parts);
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

  async #try(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#toasts.fault(error instanceof Error ? error.message : String(error));
    }
  }
}

const page = new Page();
page.start().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  document.body.append(h('p', { class: 'startfout', role: 'alert' }, `De pagina kan niet beginnen: ${text}`));
});
