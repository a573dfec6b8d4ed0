/** Ui: menus, questions, sidebars and dialogs of an open file, shared by the apps that have an editor. */
import { HtmlOutputService } from '../html/html-output.ts';
import {
  type Answer,
  asOfficial,
  type ExecutionScope,
  enumeration,
  enumName,
  type MenuNode,
  type Official,
  type Question,
  ScriptException,
  Service,
} from '../service.ts';

type Base = typeof GoogleAppsScript.Base;
type Button = GoogleAppsScript.Base.Button;
type ButtonSet = GoogleAppsScript.Base.ButtonSet;

export const BUTTON = enumeration<Base['Button']>('Base.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
export const BUTTON_SET = enumeration<Base['ButtonSet']>('Base.ButtonSet', [
  'OK',
  'OK_CANCEL',
  'YES_NO',
  'YES_NO_CANCEL',
]);

/** The user interface of the file that the acting person has open. `app` names the service that was asked. */
export function uiOf(scope: ExecutionScope, app: string): GoogleAppsScript.Base.Ui {
  const { openFileId } = scope;
  if (openFileId === null) throw new ScriptException(`Cannot call ${app}.getUi() from this context.`);
  return asOfficial(new UiService(scope, openFileId));
}

/** Showing something goes to the service and back but changes no file, so it weighs as a read. */
export class UiService extends Service implements Official<GoogleAppsScript.Base.Ui> {
  readonly _official = 'Base.Ui';
  readonly _weights = {
    alert: 'read',
    prompt: 'read',
    showSidebar: 'read',
    showModalDialog: 'read',
    showModelessDialog: 'read',
  } as const;
  readonly Button = BUTTON;
  readonly ButtonSet = BUTTON_SET;
  readonly #scope: ExecutionScope;
  readonly #fileId: string;

  constructor(scope: ExecutionScope, fileId: string) {
    super();
    this.#scope = scope;
    this.#fileId = fileId;
  }

  createMenu(caption: string): GoogleAppsScript.Base.Menu {
    return asOfficial(new MenuService(this.#scope, this.#fileId, String(caption)));
  }

  /** The menu below *Extensions* that carries the script's name. */
  createAddonMenu(): GoogleAppsScript.Base.Menu {
    return this.createMenu(this.#scope.project.name);
  }

  alert(...given: [string] | [string, ButtonSet] | [string, string, ButtonSet]): Button {
    return pressed(ask(this.#scope, 'alert', given));
  }

  prompt(
    ...given: [string] | [string, ButtonSet] | [string, string, ButtonSet]
  ): GoogleAppsScript.Base.PromptResponse {
    return asOfficial(new PromptResponseService(ask(this.#scope, 'prompt', given)));
  }

  showSidebar(userInterface: GoogleAppsScript.HTML.HtmlOutput): void {
    this.#show('sidebar', userInterface, null);
  }

  showModalDialog(userInterface: GoogleAppsScript.HTML.HtmlOutput, title: string): void {
    this.#show('modal', userInterface, String(title));
  }

  showModelessDialog(userInterface: GoogleAppsScript.HTML.HtmlOutput, title: string): void {
    this.#show('modeless', userInterface, String(title));
  }

  #show(place: 'sidebar' | 'modal' | 'modeless', page: unknown, title: string | null): void {
    if (!(page instanceof HtmlOutputService))
      throw new ScriptException('Argument must be an HtmlOutput object.');
    this.#scope.tell({
      kind: 'page',
      fileId: this.#fileId,
      place,
      title: title ?? page._title ?? 'Apps Script application',
      html: page._content,
      width: page._width,
      height: page._height,
    });
  }
}

/** Buttons that a set shows, by their Google names. */
const BUTTONS: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

/** Arguments as `alert`, `prompt`, `msgBox` and `inputBox` all take them: (title,) text (, buttons). */
export function ask(scope: ExecutionScope, kind: Question['kind'], given: readonly unknown[]): Answer {
  const set = given.length === 1 ? 'OK' : enumName(given.at(-1));
  const buttons = BUTTONS[set];
  if (!buttons || given.length === 0 || given.length > 3)
    throw new ScriptException(
      `The parameters (${given.map(() => 'String').join(',')}) don't match the method signature for Ui.${kind}.`,
    );
  const [title, text] = given.length === 3 ? [given[0], given[1]] : ['', given[0]];
  return scope.ask({ kind, title: String(title), text: String(text), buttons });
}

function pressed(answer: Answer): Button {
  return BUTTON[(answer.button in BUTTON ? answer.button : 'CLOSE') as keyof typeof BUTTON];
}

class PromptResponseService extends Service implements Official<GoogleAppsScript.Base.PromptResponse> {
  readonly _official = 'Base.PromptResponse';
  readonly _weights = {};
  readonly #answer: Answer;

  constructor(answer: Answer) {
    super();
    this.#answer = answer;
  }

  getResponseText(): string {
    return this.#answer.text;
  }

  getSelectedButton(): Button {
    return pressed(this.#answer);
  }
}

class MenuService extends Service implements Official<GoogleAppsScript.Base.Menu> {
  readonly _official = 'Base.Menu';
  readonly _weights = { addToUi: 'read' } as const;
  readonly #scope: ExecutionScope;
  readonly #fileId: string;
  readonly #caption: string;
  readonly #items: MenuNode['items'][number][] = [];

  constructor(scope: ExecutionScope, fileId: string, caption: string) {
    super();
    this.#scope = scope;
    this.#fileId = fileId;
    this.#caption = caption;
  }

  addItem(caption: string, functionName: string): GoogleAppsScript.Base.Menu {
    return this.#add({ kind: 'item', caption: String(caption), functionName: String(functionName) });
  }

  addSeparator(): GoogleAppsScript.Base.Menu {
    return this.#add({ kind: 'separator' });
  }

  addSubMenu(menu: GoogleAppsScript.Base.Menu): GoogleAppsScript.Base.Menu {
    return this.#add({ kind: 'submenu', menu: (menu as unknown as MenuService)._node() });
  }

  addToUi(): void {
    this.#scope.tell({ kind: 'menu', fileId: this.#fileId, menu: this._node() });
  }

  _node(): MenuNode {
    return { caption: this.#caption, items: [...this.#items] };
  }

  #add(item: MenuNode['items'][number]): GoogleAppsScript.Base.Menu {
    this.#items.push(item);
    return asOfficial(this);
  }
}

/** Browser: the older way to ask, with the name of the button, or the text typed, as plain text. */
export class BrowserService extends Service implements Official<GoogleAppsScript.Base.Browser> {
  readonly _official = 'Base.Browser';
  readonly _weights = { msgBox: 'read', inputBox: 'read' } as const;
  readonly Buttons = BUTTON_SET;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  msgBox(...given: [string] | [string, ButtonSet] | [string, string, ButtonSet]): string {
    return this.#ask('alert', given).button.toLowerCase();
  }

  /** The text, or `cancel` when the box was closed another way than by OK. */
  inputBox(...given: [string] | [string, ButtonSet] | [string, string, ButtonSet]): string {
    const answer = this.#ask('prompt', given);
    return answer.button === 'OK' || answer.button === 'YES' ? answer.text : 'cancel';
  }

  #ask(kind: Question['kind'], given: readonly unknown[]): Answer {
    if (this.#scope.openFileId === null)
      throw new ScriptException(
        'Cannot call Browser.msgBox() from this context; have you verified that your script is container-bound?',
      );
    return ask(this.#scope, kind, given);
  }
}
