/** Spreadsheet: one file with its tabs, names and people. */
import { asOfficial, type Official, ScriptException } from '../service.ts';
import { UserService } from '../session/session.ts';
import { expect } from './arguments.ts';
import { type FileContext, weigh } from './context.ts';
import { addMetadata, DeveloperMetadataFinder, metadataAt } from './developer-metadata.ts';
import { rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { deleteSheet } from './model/structure.ts';
import { NamedRange, requireRangeName } from './named-range.ts';
import type {
  GMetadata,
  GMetadataFinder,
  GNamedRange,
  GProtection,
  GRange,
  GSheet,
  GSpreadsheet,
  GTextFinder,
  GUser,
} from './official.ts';
import { emailOf } from './protection.ts';
import type { RangeBase } from './range-base.ts';
import { requireFreeName, resolveRange, type SheetBase } from './sheet-base.ts';
import { SpreadsheetActive } from './spreadsheet-active.ts';
import { copyName } from './tab-names.ts';
import { TextFinder } from './text-finder.ts';

type ProtectionType = GoogleAppsScript.Spreadsheet.ProtectionType;

interface InsertOptions {
  readonly template?: GSheet | undefined;
}

export class Spreadsheet extends SpreadsheetActive implements Official<GSpreadsheet> {
  readonly _official = 'Spreadsheet.Spreadsheet';
  readonly _context: FileContext;

  constructor(context: FileContext) {
    super();
    this._context = context;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _self(): GSpreadsheet {
    return asOfficial<GSpreadsheet>(this);
  }

  getId(): string {
    return this._context.file.id;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this._context.file.id}/edit`;
  }

  getName(): string {
    return this._context.file.name;
  }

  rename(newName: string): void {
    this._context.requireEditor();
    this._context.file.name = String(newName);
    this._context.world.touch('files');
  }

  getSheets(): GSheet[] {
    return this._context.model.sheets.map((sheet) => this._sheetOf(sheet));
  }

  getNumSheets(): number {
    return this._context.model.sheets.length;
  }

  getSheetByName(name: string): GSheet | null {
    const sheet = this._context.model.sheetByName(String(name));
    return sheet ? this._sheetOf(sheet) : null;
  }

  getSheetById(id: number): GSheet | null {
    const sheet = this._context.model.sheetById(id);
    return sheet ? this._sheetOf(sheet) : null;
  }

  /** Without an index the new tab comes after the active one; it becomes the active one itself. */
  insertSheet(
    first?: string | number | InsertOptions,
    second?: number | InsertOptions,
    third?: InsertOptions,
  ): GSheet {
    this._context.requireEditor();
    const { model } = this._context;
    const args = [first, second, third];
    const name = typeof first === 'string' ? first : model.freeSheetName();
    const index = args.find((arg) => typeof arg === 'number');
    const options = args.find((arg) => typeof arg === 'object' && arg !== null);
    requireFreeName(this._context, name);
    const at = index ?? model.sheets.indexOf(this._context.activeSheet) + 1;
    const place = Math.max(0, Math.min(at, model.sheets.length));
    const template =
      options?.template &&
      expect<SheetBase>(options.template, 'Spreadsheet.Sheet', 'Spreadsheet.insertSheet');
    const sheet = template
      ? model.addCopy(structuredClone(template._sheet.toJSON()), name, place)
      : model.addSheet(name, 1000, 26, place);
    this._context.activate(sheet);
    return this._sheetOf(sheet);
  }

  deleteSheet(sheet: GSheet): void {
    this._remove(expect<SheetBase>(sheet, 'Spreadsheet.Sheet', 'Spreadsheet.deleteSheet')._sheet);
  }

  deleteActiveSheet(): GSheet {
    this._remove(this._context.activeSheet);
    return this.getActiveSheet();
  }

  duplicateActiveSheet(): GSheet {
    this._context.requireEditor();
    const source = this._context.activeSheet;
    const { model } = this._context;
    const sheet = model.addCopy(
      structuredClone(source.toJSON()),
      copyName(model, source.name),
      model.sheets.indexOf(source) + 1,
    );
    this._context.activate(sheet);
    return this._sheetOf(sheet);
  }

  moveActiveSheet(pos: number): void {
    this._context.requireEditor();
    const { model } = this._context;
    if (!(pos >= 1 && pos <= model.sheets.length)) {
      throw new ScriptException('The sheet index is out of bounds.');
    }
    model.moveSheet(this._context.activeSheet, pos - 1);
  }

  getActiveSheet(): GSheet {
    return this._sheetOf(this._context.activeSheet);
  }

  setActiveSheet(sheet: GSheet, _restoreSelection?: boolean): GSheet {
    this._context.activate(
      expect<SheetBase>(sheet, 'Spreadsheet.Sheet', 'Spreadsheet.setActiveSheet')._sheet,
    );
    return sheet;
  }

  getRange(a1Notation: string): GRange {
    const { sheet, area } = this._resolve(a1Notation);
    return asOfficial<GRange>(this._context.range(sheet, area));
  }

  getRangeByName(name: string): GRange | null {
    const named = this._context.model.namedRanges.find((each) => each.name === name);
    const sheet = named && this._context.model.sheetById(named.area.sheetId);
    return sheet ? asOfficial<GRange>(this._context.range(sheet, named.area)) : null;
  }

  setNamedRange(name: string, range: GRange): void {
    this._context.requireEditor();
    const { _sheet, _area } = expect<RangeBase>(range, 'Spreadsheet.Range', 'Spreadsheet.setNamedRange');
    requireRangeName(name);
    const { model } = this._context;
    const area = { sheetId: _sheet.id, ..._area };
    const known = model.namedRanges.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const id = known?.id ?? String(model.nextNumber());
    model.namedRanges = [...model.namedRanges.filter((each) => each !== known), { id, name, area }];
    model.touch('names');
  }

  removeNamedRange(name: string): void {
    this._context.requireEditor();
    const { model } = this._context;
    const rest = model.namedRanges.filter((each) => each.name !== name);
    if (rest.length === model.namedRanges.length) {
      throw new ScriptException(`The named range "${name}" does not exist.`);
    }
    model.namedRanges = rest;
    model.touch('names');
  }

  getNamedRanges(): GNamedRange[] {
    return this._context.model.namedRanges.map(({ id }) =>
      asOfficial<GNamedRange>(new NamedRange(this._context, id)),
    );
  }

  getProtections(type: ProtectionType): GProtection[] {
    return this._context.model.sheets.flatMap((sheet) => this._sheetOf(sheet).getProtections(type));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): GSpreadsheet {
    addMetadata(this._context, { kind: 'SPREADSHEET' }, key, rest);
    return this._self;
  }

  getDeveloperMetadata(): GMetadata[] {
    return metadataAt(this._context, { kind: 'SPREADSHEET' });
  }

  createDeveloperMetadataFinder(): GMetadataFinder {
    const scope = { sheetId: null, area: null };
    return asOfficial<GMetadataFinder>(new DeveloperMetadataFinder(this._context, scope));
  }

  createTextFinder(findText: string): GTextFinder {
    const places = this._context.model.sheets.map((sheet) => ({
      sheet,
      area: () => {
        const { rows, columns } = this._context.model.extent(sheet);
        return rect(0, 0, rows, columns);
      },
    }));
    return asOfficial<GTextFinder>(new TextFinder(this._context, places, String(findText)));
  }

  /** A menu as scripts made it before there was `getUi().createMenu()`; null makes a separator. */
  addMenu(name: string, subMenus: ({ name: string; functionName: string } | null)[]): void {
    this._context.scope.tell({
      kind: 'menu',
      fileId: this._context.file.id,
      menu: {
        caption: String(name),
        items: subMenus.map((item) =>
          item
            ? { kind: 'item', caption: item.name, functionName: item.functionName }
            : { kind: 'separator' },
        ),
      },
    });
  }

  updateMenu(name: string, subMenus: { name: string; functionName: string }[]): void {
    this.addMenu(name, subMenus);
  }

  getSpreadsheetLocale(): string {
    return this._context.model.locale;
  }

  setSpreadsheetLocale(locale: string): void {
    this._context.requireEditor();
    this._context.model.locale = String(locale);
  }

  getSpreadsheetTimeZone(): string {
    return this._context.model.timeZone;
  }

  setSpreadsheetTimeZone(timezone: string): void {
    this._context.requireEditor();
    if (!isTimeZone(timezone)) throw new ScriptException(`Invalid argument: timezone`);
    this._context.model.timeZone = timezone;
  }

  getOwner(): GUser | null {
    return this._user(this._context.file.ownerEmail);
  }

  getEditors(): GUser[] {
    const { file } = this._context;
    return [file.ownerEmail, ...file.editors].map((email) => this._user(email));
  }

  getViewers(): GUser[] {
    const { file } = this._context;
    return [file.ownerEmail, ...file.editors, ...file.viewers].map((email) => this._user(email));
  }

  addEditor(emailAddress: string | GUser): GSpreadsheet {
    return this.addEditors([emailOf(emailAddress)]);
  }

  addEditors(emailAddresses: string[]): GSpreadsheet {
    const { file } = this._context;
    return this._share(() => {
      for (const email of emailAddresses) {
        if (email === file.ownerEmail || file.editors.includes(email)) continue;
        remove(file.viewers, email);
        file.editors.push(email);
      }
    });
  }

  addViewer(emailAddress: string | GUser): GSpreadsheet {
    return this.addViewers([emailOf(emailAddress)]);
  }

  addViewers(emailAddresses: string[]): GSpreadsheet {
    const { file, world } = this._context;
    return this._share(() => {
      for (const email of emailAddresses) if (!world.canView(file, email)) file.viewers.push(email);
    });
  }

  removeEditor(emailAddress: string | GUser): GSpreadsheet {
    return this._share(() => remove(this._context.file.editors, emailOf(emailAddress)));
  }

  removeViewer(emailAddress: string | GUser): GSpreadsheet {
    return this._share(() => remove(this._context.file.viewers, emailOf(emailAddress)));
  }

  /** A copy of the file, owned by whoever runs the script. */
  copy(name: string): GSpreadsheet {
    const { world, model, email, scope, make } = this._context;
    const file = world.addFile({
      kind: 'spreadsheet',
      name: String(name),
      ownerEmail: email,
      model: model.copy(),
    });
    return asOfficial<GSpreadsheet>(make.open(scope, file.id));
  }

  getFormUrl(): string | null {
    return this._context.model.sheets.find((sheet) => sheet.formUrl !== null)?.formUrl ?? null;
  }

  toast(msg: string, title = '', timeoutSeconds: number | null = 5): void {
    this._context.scope.tell({
      kind: 'toast',
      fileId: this._context.file.id,
      title: String(title),
      text: String(msg),
      // Google shows it until clicked away when the time is negative, and five seconds when it is not given.
      seconds: timeoutSeconds ?? 5,
    });
  }

  _resolve(a1Notation: string): ReturnType<typeof resolveRange> {
    const text = String(a1Notation);
    const elsewhere = text.includes('!') || this._context.model.sheetByName(text);
    return resolveRange(this._context, elsewhere ? null : this._context.activeSheet, text);
  }

  _remove(sheet: SheetModel): void {
    this._context.requireSheet(sheet);
    const { model } = this._context;
    if (model.sheets.length === 1)
      throw new ScriptException("You can't remove all the sheets in a document.");
    if (sheet.formUrl !== null) {
      throw new ScriptException("You can't delete a sheet with a linked form. Please unlink the form first.");
    }
    deleteSheet(model, sheet);
  }

  _share(change: () => void): GSpreadsheet {
    this._context.requireEditor();
    change();
    this._context.world.touch('files');
    return this._self;
  }

  _user(email: string): GUser {
    return asOfficial<GUser>(new UserService(this._context.world.person(email)));
  }

  _sheetOf(sheet: SheetModel): GSheet {
    return asOfficial<GSheet>(this._context.sheet(sheet));
  }
}

const WEIGHTS = weigh(Spreadsheet.prototype, {
  local: `getId getUrl getName getSheets getNumSheets getSheetByName getSheetById getActiveSheet setActiveSheet
    getRange getRangeList getSheetId getSheetName getSpreadsheetLocale getSpreadsheetTimeZone
    createDeveloperMetadataFinder createTextFinder getSelection`,
  // Showing and selecting go to the service and back but change no file.
  read: `toast addMenu updateMenu setActiveRange setActiveRangeList setActiveSelection setCurrentCell`,
});

function remove(list: string[], item: string): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

function isTimeZone(name: unknown): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(name) });
    return true;
  } catch {
    return false;
  }
}
