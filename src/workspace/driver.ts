/** What people and time do in the Workspace: open, click, answer, and let the clock run. Never a service. */
import { clockEvent, type EventMaker, openEvent, withTrigger } from './events.ts';
import { type ExecutionResult, execute, OutsideFault, type RunRequest } from './execution.ts';
import { FormDriver } from './form-driver.ts';
import { checkCall, checkCallValue } from './page-calls.ts';
import { nextFiring } from './services/script/schedule.ts';
import type { Answer, MenuNode, Notice, Question } from './services/service.ts';
import { refusalOf, settle } from './trigger-upkeep.ts';
import { WebApps } from './web-app.ts';
import type { EventKind, ExecutionRecord, Person, ScriptProject, TriggerRecord, World } from './world.ts';

export interface DriverOptions {
  /** Answers for the person at the keyboard; it may take its time. Without it a question is a fault. */
  readonly answer?: (question: Question, person: Person, fileId: string) => Answer;
  /** Hears what scripts show: toasts, menus, sidebars and dialogs. */
  readonly notice?: (notice: Notice, person: Person, page: OpenPage | null) => void;
}

/** A sidebar or dialog that stands open; `google.script.run` calls come back through its id. */
export interface OpenPage {
  readonly id: string;
  readonly fileId: string;
  readonly scriptId: string;
  readonly personEmail: string;
  readonly place: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** One person with one file open: the menus that scripts put there. */
interface OpenFile {
  menus: { readonly scriptId: string; readonly menu: MenuNode }[];
}

export class Driver extends FormDriver {
  /** Scripts that answer at an address of their own. */
  readonly web: WebApps;
  readonly #options: DriverOptions;
  readonly #open = new Map<string, OpenFile>();
  readonly #pages = new Map<string, OpenPage>();
  #pageCount = 0;

  constructor(world: World, options: DriverOptions = {}) {
    super(world);
    this.web = new WebApps(world);
    this.#options = options;
  }

  /** A person opens a file, which runs the simple and the installed open triggers unless it is read-only. */
  open(email: string, fileId: string): readonly ExecutionResult[] {
    const person = this.#reader(email, fileId);
    this.#open.set(key(email, fileId), { menus: [] });
    if (!this.world.canEdit(this.world.files.get(fileId)!, email)) return [];
    return this.fire(fileId, 'onOpen', 'ON_OPEN', person, openEvent(fileId));
  }

  /** A person closes the file: menus and pages go, and `getUi` has nobody to talk to. */
  close(email: string, fileId: string): void {
    this.#open.delete(key(email, fileId));
    this.forget(email, fileId);
    for (const page of this.#pages.values())
      if (page.personEmail === email && page.fileId === fileId) this.#pages.delete(page.id);
  }

  isOpen(email: string, fileId: string): boolean {
    return this.#open.has(key(email, fileId));
  }

  /** The menus that scripts built in this window, in the order of their appearance. */
  menus(email: string, fileId: string): readonly MenuNode[] {
    return (this.#open.get(key(email, fileId))?.menus ?? []).map((entry) => entry.menu);
  }

  /** Pages that stand open in this window. */
  pages(email: string, fileId: string): readonly OpenPage[] {
    return [...this.#pages.values()].filter((page) => page.personEmail === email && page.fileId === fileId);
  }

  page(id: string): OpenPage | undefined {
    return this.#pages.get(id);
  }

  closePage(id: string): void {
    this.#pages.delete(id);
  }

  /** Clicks a menu item by its captions from the top, such as `['Register', 'Beheer', 'Installeren']`. */
  menu(email: string, fileId: string, path: readonly string[]): ExecutionResult {
    const entries = this.#open.get(key(email, fileId))?.menus;
    if (!entries) throw new Error(`${email} has not opened file ${fileId}.`);
    for (const { scriptId, menu } of entries) {
      const functionName = menu.caption === path[0] ? itemFunction(menu, path.slice(1)) : null;
      if (functionName === null) continue;
      return this.#run(this.#script(scriptId), functionName, 'menu', this.world.person(email), fileId, []);
    }
    throw new Error(`No menu item ${path.join(' > ')} in this file.`);
  }

  /**
   * Calls a function as `google.script.run` does from an open page. Arguments and the result must be null,
   * booleans, numbers, text, arrays and plain objects, as Google's serialisation allows; throws when an
   * argument is not, as the page itself would.
   */
  callPage(pageId: string, functionName: string, args: readonly unknown[]): ExecutionResult {
    const page = this.#pages.get(pageId);
    if (!page) throw new Error(`Page ${pageId} is not open.`);
    checkCall(functionName, args);
    const person = this.world.person(page.personEmail);
    return this.#run(
      this.#script(page.scriptId),
      functionName,
      'page',
      person,
      page.fileId,
      args,
      checkCallValue,
    );
  }

  /** Lets the clock run; triggers that fall due fire in order, each at its own moment. */
  advance(milliseconds: number): readonly ExecutionResult[] {
    return this.advanceTo(this.world.now + milliseconds);
  }

  advanceTo(instant: number): readonly ExecutionResult[] {
    const results: ExecutionResult[] = [];
    for (;;) {
      const due = [...this.world.triggers.values()]
        .filter((trigger) => trigger.nextAt !== null && trigger.nextAt <= instant)
        .sort((a, b) => a.nextAt! - b.nextAt!)[0];
      if (!due) break;
      results.push(this.#fireClock(due));
    }
    this.world.moveClock(instant);
    return results;
  }

  protected override fire(
    fileId: string,
    simple: string | null,
    event: EventKind,
    person: Person,
    make: EventMaker,
  ): readonly ExecutionResult[] {
    const results: ExecutionResult[] = [];
    for (const project of simple === null ? [] : this.world.scriptsOf(fileId)) {
      const result = this.#runSimple(project, simple!, person, fileId, make);
      if (result) results.push(result);
    }
    for (const trigger of [...this.world.triggers.values()])
      if (trigger.event === event && trigger.sourceId === fileId)
        results.push(this.#runTrigger(trigger, person, fileId, make));
    return results;
  }

  protected override fireSubmit(fileId: string, make: EventMaker): readonly ExecutionResult[] {
    return [...this.world.triggers.values()]
      .filter((trigger) => trigger.event === 'ON_FORM_SUBMIT' && trigger.sourceId === fileId)
      .map((trigger) => {
        const event = withTrigger(make, trigger.id);
        return this.#runInstalled(trigger, {
          kind: 'trigger',
          person: null,
          openFileId: null,
          args: (scope) => [event(scope)],
        });
      });
  }

  #runSimple(
    project: ScriptProject,
    functionName: string,
    person: Person,
    fileId: string,
    make: EventMaker,
  ): ExecutionResult | null {
    // Most scripts lack most simple triggers, and then nothing has to be loaded.
    if (!project.files.some((file) => file.source.includes(functionName))) return null;
    return execute(this.world, {
      project,
      functionName,
      kind: 'simple',
      effectiveUser: person,
      person,
      openFileId: fileId,
      args: (scope) => [make(scope)],
      optional: true,
      ...this.#ends(person, project, fileId),
    });
  }

  #runTrigger(trigger: TriggerRecord, person: Person, fileId: string, make: EventMaker): ExecutionResult {
    const event = withTrigger(make, trigger.id);
    const project = this.#script(trigger.scriptId);
    return this.#runInstalled(trigger, {
      kind: 'trigger',
      person,
      openFileId: fileId,
      args: (scope) => [event(scope)],
      ...this.#ends(person, project, fileId),
    });
  }

  #runInstalled(
    trigger: TriggerRecord,
    request: Pick<RunRequest, 'kind' | 'person' | 'openFileId' | 'args' | 'ask' | 'tell'>,
  ): ExecutionResult {
    const result = execute(this.world, {
      ...request,
      project: this.#script(trigger.scriptId),
      functionName: trigger.handler,
      triggerId: trigger.id,
      effectiveUser: this.world.person(trigger.ownerEmail),
      refusal: refusalOf(this.world, trigger),
    })!;
    settle(this.world, trigger, result);
    return result;
  }

  /** Runs a clock trigger now, beside its schedule. Throws when there is no such trigger. */
  fireNow(triggerId: string): ExecutionResult {
    const trigger = this.world.triggers.get(triggerId);
    if (!trigger?.schedule) throw new Error(`There is no clock trigger ${triggerId}.`);
    return this.#runClock(trigger, this.world.now);
  }

  #fireClock(trigger: TriggerRecord): ExecutionResult {
    const due = trigger.nextAt!;
    this.world.moveClock(due);
    trigger.nextAt = nextFiring(trigger.schedule!, due);
    this.world.touch('triggers');
    return this.#runClock(trigger, due);
  }

  #runClock(trigger: TriggerRecord, at: number): ExecutionResult {
    const { timeZone } = this.#script(trigger.scriptId).manifest;
    const event = clockEvent(trigger.id, at, timeZone);
    return this.#runInstalled(trigger, {
      kind: 'clock',
      person: null,
      openFileId: null,
      args: (scope) => [event(scope)],
    });
  }

  #run(
    project: ScriptProject,
    functionName: string,
    kind: ExecutionRecord['kind'],
    person: Person,
    fileId: string,
    args: readonly unknown[],
    checkValue?: (value: unknown) => void,
  ): ExecutionResult {
    return execute(this.world, {
      project,
      functionName,
      kind,
      args,
      effectiveUser: person,
      person,
      openFileId: fileId,
      ...(checkValue ? { checkValue } : {}),
      ...this.#ends(person, project, fileId),
    })!;
  }

  /** Where questions and notices of a script end: at this person, in this window. */
  #ends(person: Person, project: ScriptProject, fileId: string) {
    return {
      ask: (question: Question): Answer => {
        const { answer } = this.#options;
        if (!answer) throw new OutsideFault(`No answer was planned for "${question.text}".`);
        return answer(question, person, fileId);
      },
      tell: (notice: Notice): void => this.#show(notice, person, project, fileId),
    };
  }

  #show(notice: Notice, person: Person, project: ScriptProject, fileId: string): void {
    let page: OpenPage | null = null;
    if (notice.kind === 'menu') this.#putMenu(person, project, fileId, notice.menu);
    if (notice.kind === 'page') {
      page = { ...notice, id: `page-${++this.#pageCount}`, scriptId: project.id, personEmail: person.email };
      if (notice.place === 'sidebar') this.#closeSidebar(person.email, fileId);
      this.#pages.set(page.id, page);
    }
    this.#options.notice?.(notice, person, page);
  }

  /** A second menu of the same name replaces the first. */
  #putMenu(person: Person, project: ScriptProject, fileId: string, menu: MenuNode): void {
    const window = this.#open.get(key(person.email, fileId));
    if (!window) return;
    const entry = { scriptId: project.id, menu };
    const index = window.menus.findIndex((known) => known.menu.caption === menu.caption);
    if (index < 0) window.menus.push(entry);
    else window.menus[index] = entry;
  }

  #closeSidebar(email: string, fileId: string): void {
    for (const page of this.pages(email, fileId)) if (page.place === 'sidebar') this.#pages.delete(page.id);
  }

  #script(id: string): ScriptProject {
    const project = this.world.scripts.get(id);
    if (!project) throw new Error(`There is no script ${id}.`);
    return project;
  }

  #reader(email: string, fileId: string): Person {
    const file = this.world.files.get(fileId);
    if (!file) throw new Error(`There is no file ${fileId}.`);
    if (!this.world.canView(file, email)) throw new Error(`${email} may not open ${file.name}.`);
    return this.world.person(email);
  }
}

function key(email: string, fileId: string): string {
  return `${email} ${fileId}`;
}

/** The function behind the item at this path, or null when the menu has no such item. */
function itemFunction(menu: MenuNode, path: readonly string[]): string | null {
  for (const item of menu.items) {
    if (item.kind === 'item' && path.length === 1 && item.caption === path[0]) return item.functionName;
    if (item.kind === 'submenu' && path.length > 1 && item.menu.caption === path[0]) {
      const found = itemFunction(item.menu, path.slice(1));
      if (found !== null) return found;
    }
  }
  return null;
}
