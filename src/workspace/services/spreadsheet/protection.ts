/** Protection of a range or a whole sheet: who may still edit it. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';
import { UserService } from '../session/session.ts';
import { expect } from './arguments.ts';
import { type FileContext, mayPass, weigh } from './context.ts';
import { PROTECTION_TYPE } from './enums.ts';
import type { Protection as ProtectionData } from './model/parts.ts';
import type { Rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { NamedRange } from './named-range.ts';
import type { GNamedRange, GProtection, GRange, GUser } from './official.ts';
import type { RangeBase } from './range-base.ts';

/** Protects an area (null: the sheet). At first everybody who may edit the file passes. Returns its id. */
export function protect(context: FileContext, sheet: SheetModel, area: Rect | null): number {
  context.requireEditor();
  const protection: ProtectionData = {
    id: context.model.nextNumber(),
    area,
    namedRangeId: null,
    description: '',
    warningOnly: false,
    editors: [context.file.ownerEmail, ...context.file.editors],
    domainEdit: false,
    unprotected: [],
  };
  sheet.protections = [...sheet.protections, protection];
  sheet.touch('rules');
  return protection.id;
}

export class Protection extends Service implements Official<GProtection> {
  readonly _official = 'Spreadsheet.Protection';
  readonly _context: FileContext;
  readonly _sheet: SheetModel;
  readonly _id: number;

  constructor(context: FileContext, sheet: SheetModel, id: number) {
    super();
    this._context = context;
    this._sheet = sheet;
    this._id = id;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _data(): ProtectionData {
    const data = this._sheet.protections.find(({ id }) => id === this._id);
    if (!data) throw new ScriptException('The protection no longer exists.');
    return data;
  }

  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return this._data.area ? PROTECTION_TYPE.RANGE : PROTECTION_TYPE.SHEET;
  }

  getRange(): GRange {
    return asOfficial<GRange>(this._context.range(this._sheet, this._data.area ?? this._sheet.area));
  }

  setRange(range: GRange): GProtection {
    const { _area } = expect<RangeBase>(range, 'Spreadsheet.Range', 'Protection.setRange');
    return this._change({ area: _area, namedRangeId: null });
  }

  getRangeName(): string | null {
    const { namedRangeId } = this._data;
    return this._context.model.namedRanges.find(({ id }) => id === namedRangeId)?.name ?? null;
  }

  setRangeName(rangeName: string): GProtection {
    const named = this._context.model.namedRanges.find(({ name }) => name === rangeName);
    if (!named) throw new ScriptException(`The named range "${rangeName}" does not exist.`);
    const { sheetId, ...area } = named.area;
    if (sheetId !== this._sheet.id) throw new ScriptException('The named range is on another sheet.');
    return this._change({ area, namedRangeId: named.id });
  }

  setNamedRange(namedRange: GNamedRange): GProtection {
    const own = expect<NamedRange>(namedRange, 'Spreadsheet.NamedRange', 'Protection.setNamedRange');
    return this.setRangeName(own._data.name);
  }

  getDescription(): string {
    return this._data.description;
  }

  setDescription(description: string): GProtection {
    return this._change({ description: String(description) });
  }

  isWarningOnly(): boolean {
    return this._data.warningOnly;
  }

  /** With warnings only, everybody who may edit the file may edit here. */
  setWarningOnly(warningOnly: boolean): GProtection {
    return this._change({ warningOnly: Boolean(warningOnly) });
  }

  canEdit(): boolean {
    return mayPass(this._context.world, this._context.file, this._data, this._context.email);
  }

  canDomainEdit(): boolean {
    return this._data.domainEdit;
  }

  setDomainEdit(editable: boolean): GProtection {
    return this._change({ domainEdit: Boolean(editable) });
  }

  getEditors(): GUser[] {
    return this._data.editors.map((email) =>
      asOfficial<GUser>(new UserService(this._context.world.person(email))),
    );
  }

  addEditor(emailAddress: string | GUser): GProtection {
    return this.addEditors([emailOf(emailAddress)]);
  }

  /** Whoever may edit here may edit the file, as Google sees to. */
  addEditors(emailAddresses: string[]): GProtection {
    const { world, file } = this._context;
    for (const email of emailAddresses) {
      if (world.canEdit(file, email)) continue;
      file.editors.push(email);
      world.touch('files');
    }
    return this._change({ editors: [...new Set([...this._data.editors, ...emailAddresses])] });
  }

  removeEditor(emailAddress: string | GUser): GProtection {
    return this.removeEditors([emailOf(emailAddress)]);
  }

  /** Neither the owner of the file nor the person who runs the script can be removed. */
  removeEditors(users: (string | GUser)[]): GProtection {
    const { file, email } = this._context;
    const gone = new Set(users.map(emailOf));
    const stays = (each: string) => each === file.ownerEmail || each === email || !gone.has(each);
    return this._change({ editors: this._data.editors.filter(stays) });
  }

  getUnprotectedRanges(): GRange[] {
    return this._data.unprotected.map((area) => asOfficial<GRange>(this._context.range(this._sheet, area)));
  }

  setUnprotectedRanges(ranges: GRange[]): GProtection {
    const method = 'Protection.setUnprotectedRanges';
    const unprotected = ranges.map((range) => expect<RangeBase>(range, 'Spreadsheet.Range', method)._area);
    return this._change({ unprotected });
  }

  remove(): void {
    this._requireEditable();
    this._sheet.protections = this._sheet.protections.filter(({ id }) => id !== this._id);
    this._sheet.touch('rules');
  }

  _requireEditable(): void {
    this._context.requireEditor();
    if (!this.canEdit()) throw new ScriptException('You do not have permission to edit this protection.');
  }

  _change(change: Partial<ProtectionData>): GProtection {
    this._requireEditable();
    const changed = { ...this._data, ...change };
    this._sheet.protections = this._sheet.protections.map((each) => (each.id === this._id ? changed : each));
    this._sheet.touch('rules');
    return asOfficial<GProtection>(this);
  }
}

// Finding the protections loads what they are; who passes is asked anew.
const WEIGHTS = weigh(Protection.prototype, {
  local: 'getDescription getProtectionType getRange getRangeName isWarningOnly',
});

/** The address of a person that a script names by address or as a User. */
export function emailOf(user: string | GUser): string {
  return typeof user === 'string' ? user : user.getEmail();
}
