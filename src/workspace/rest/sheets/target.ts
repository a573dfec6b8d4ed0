/** The spreadsheet that a call works on, and what its caller may do there. */
import { ApiFault } from '../../services/api-fault.ts';
import type { Role } from '../../services/drive/access.ts';
import { canEditCells, mayPass } from '../../services/spreadsheet/context.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import type { SpreadsheetFile, World } from '../../world.ts';
import { fileFor } from '../files.ts';
import type { Call } from '../route.ts';

const PROTECTED =
  'You are trying to edit a protected cell or object. ' +
  'Please contact the spreadsheet owner to remove protection if you need to edit.';

export class Target {
  readonly world: World;
  readonly file: SpreadsheetFile;
  /** The model to change: that of the file, or a copy on which a batch is tried first. */
  readonly model: SpreadsheetModel;
  readonly email: string;

  constructor(world: World, file: SpreadsheetFile, model: SpreadsheetModel, email: string) {
    this.world = world;
    this.file = file;
    this.model = model;
    this.email = email;
  }

  /** The same spreadsheet with another model. */
  on(model: SpreadsheetModel): Target {
    return new Target(this.world, this.file, model, this.email);
  }

  sheet(id: number): SheetModel {
    const sheet = this.model.sheetById(id);
    if (!sheet) throw new ApiFault(400, `No sheet with id: ${id}`);
    return sheet;
  }

  requireCells(sheet: SheetModel, area: Rect): void {
    const { world, file, email } = this;
    if (!canEditCells(world, file, sheet, sheet.clip(area), email)) throw new ApiFault(400, PROTECTED);
  }

  /** Throws unless the caller may change the sheet as a whole. */
  requireSheet(sheet: SheetModel): void {
    const { world, file, email } = this;
    if (sheet.protections.some((each) => !each.area && !mayPass(world, file, each, email)))
      throw new ApiFault(400, PROTECTED);
  }

  /** Notes on the file that it was changed now. */
  touchFile(): void {
    this.file.updatedAt = this.world.now;
    this.world.touch('files');
  }
}

/** The spreadsheet in the call's address. Throws 404 or 403 in the words of the Sheets API. */
export function targetOf(call: Call, needed: Role): Target {
  const file = fileFor(call, call.path.spreadsheetId!, needed);
  if (file.kind !== 'spreadsheet')
    throw new ApiFault(400, 'This operation is not supported for this document', 'failedPrecondition');
  return new Target(call.world, file, file.model, call.caller.email);
}
