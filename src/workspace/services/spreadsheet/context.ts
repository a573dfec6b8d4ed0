/** One opened spreadsheet within an execution: its file, its model, and what the acting person may do with it. */
import type { FileView, SpreadsheetFile, World } from '../../world.ts';
import { type ExecutionScope, ScriptException, type Weight } from '../service.ts';
import type { Protection } from './model/parts.ts';
import { intersect, type Rect, rect, subtract } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { SpreadsheetModel } from './model.ts';
import type { Range } from './range.ts';
import type { Sheet } from './sheet.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/** Makes the objects that scripts see; handed in, so that their modules need not import each other. */
export interface Makers {
  spreadsheet(context: FileContext): Spreadsheet;
  sheet(context: FileContext, sheet: SheetModel): Sheet;
  range(context: FileContext, sheet: SheetModel, area: Rect): Range;
  /** Opens another file in the same execution. */
  open(scope: ExecutionScope, fileId: string): Spreadsheet;
}

const NO_ACCESS = 'You do not have permission to access the requested document.';
const PROTECTED =
  'You are trying to edit a protected cell or object. ' +
  'Please contact the spreadsheet owner to remove protection if you need to edit.';

export class FileContext {
  readonly scope: ExecutionScope;
  readonly file: SpreadsheetFile;
  readonly model: SpreadsheetModel;
  readonly make: Makers;

  constructor(scope: ExecutionScope, file: SpreadsheetFile, make: Makers) {
    this.scope = scope;
    this.file = file;
    this.model = file.model;
    this.make = make;
  }

  get world(): World {
    return this.scope.world;
  }

  /** Address of the person with whose rights the script runs. */
  get email(): string {
    return this.scope.effectiveUser.email;
  }

  sheet(sheet: SheetModel): Sheet {
    return this.make.sheet(this, sheet);
  }

  range(sheet: SheetModel, area: Rect): Range {
    return this.make.range(this, sheet, area);
  }

  /** What the person at the keyboard looks at. */
  get view(): FileView {
    const person = this.scope.activeUser ?? this.scope.effectiveUser;
    return this.world.viewOf(person.email, this.file.id);
  }

  /** The tab that the person at the keyboard has in front; the first visible one where nobody looks. */
  get activeSheet(): SheetModel {
    const { sheetId } = this.view;
    const chosen = sheetId === null ? undefined : this.model.sheetById(sheetId);
    return chosen ?? this.model.sheets.find((sheet) => !sheet.isHidden) ?? this.model.sheets[0]!;
  }

  /** What is selected on a sheet, the active block last; A1 when nothing was selected there. */
  selectionOn(sheet: SheetModel): Rect[] {
    const { selection } = this.view;
    if (sheet !== this.activeSheet || selection.length === 0) return [rect(0, 0, 1, 1)];
    return selection.map(({ row, column, rows, columns }) => rect(row - 1, column - 1, rows, columns));
  }

  /** Selects blocks on a sheet, which comes to the front. */
  select(sheet: SheetModel, areas: readonly Rect[]): void {
    this.view.sheetId = sheet.id;
    this.view.selection = areas.map(({ top, left, bottom, right }) => ({
      row: top + 1,
      column: left + 1,
      rows: bottom - top,
      columns: right - left,
    }));
  }

  /** Brings a tab to the front; what was selected elsewhere is not any more. */
  activate(sheet: SheetModel): void {
    if (this.view.sheetId === sheet.id) return;
    this.view.sheetId = sheet.id;
    this.view.selection = [];
  }

  /** Throws unless the person may change the file at all. */
  requireEditor(): void {
    if (!this.world.canEdit(this.file, this.email)) throw new ScriptException(NO_ACCESS);
  }

  /** Throws unless the person may change all of these cells. */
  requireCells(sheet: SheetModel, area: Rect): void {
    this.requireEditor();
    if (!canEditCells(this.world, this.file, sheet, area, this.email)) throw new ScriptException(PROTECTED);
  }

  /** Throws unless the person may change the sheet as a whole: its name, size, charts. */
  requireSheet(sheet: SheetModel): void {
    this.requireEditor();
    const blocked = sheet.protections.some(
      (protection) => !protection.area && !mayPass(this.world, this.file, protection, this.email),
    );
    if (blocked) throw new ScriptException(PROTECTED);
  }
}

/** Whether a protection lets this person through. */
export function mayPass(world: World, file: SpreadsheetFile, protection: Protection, email: string): boolean {
  if (protection.warningOnly || file.ownerEmail === email) return true;
  if (!world.canEdit(file, email)) return false;
  if (protection.editors.includes(email)) return true;
  return protection.domainEdit && domainOf(email) === domainOf(file.ownerEmail);
}

/** Whether no protection keeps this person from any of these cells. */
export function canEditCells(
  world: World,
  file: SpreadsheetFile,
  sheet: Pick<SheetModel, 'protections'>,
  area: Rect,
  email: string,
): boolean {
  if (!world.canEdit(file, email)) return false;
  return sheet.protections.every((protection) => {
    const hit = protection.area ? intersect(area, protection.area) : area;
    if (!hit || mayPass(world, file, protection, email)) return true;
    const left = protection.unprotected.reduce<Rect[]>(
      (parts, open) => parts.flatMap((part) => subtract(part, open)),
      [hit],
    );
    return left.length === 0;
  });
}

function domainOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}

/**
 * Weights of a class's methods by their names. What a script walks or builds is local, and so is what Google
 * loads with the file: the list of tabs, their names, ids and sizes. Whatever depends on contents, looks or
 * rules is a read (`get…`, `is…`, `can…`, `has…`, `find…`), the rest a write. Exceptions are named.
 */
export function weigh(
  prototype: object,
  exceptions: { readonly local?: string; readonly read?: string; readonly write?: string },
): Record<string, Weight> {
  const weights: Record<string, Weight> = {};
  for (let level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      if (name === 'constructor' || name.startsWith('_') || name === 'toString') continue;
      weights[name] ??= /^(?:get|is|can|has|find|create\w*Finder)/.test(name) ? 'read' : 'write';
    }
  }
  for (const weight of ['local', 'read', 'write'] as const) {
    for (const name of exceptions[weight]?.split(/\s+/).filter(Boolean) ?? []) weights[name] = weight;
  }
  return weights;
}
