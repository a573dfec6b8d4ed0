/** Sheet: one tab of a spreadsheet. */
import { asOfficial, enumName, type Official } from '../service.ts';
import { expect } from './arguments.ts';
import { weigh } from './context.ts';
import { addMetadata, DeveloperMetadataFinder, metadataAt } from './developer-metadata.ts';
import { SHEET_TYPE } from './enums.ts';
import type { MetadataPlace } from './model/parts.ts';
import { NamedRange } from './named-range.ts';
import type {
  GMetadata,
  GMetadataFinder,
  GNamedRange,
  GProtection,
  GSheet,
  GSpreadsheet,
} from './official.ts';
import { Protection, protect } from './protection.ts';
import { SheetStructure } from './sheet-structure.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { copyName } from './tab-names.ts';

type ProtectionType = GoogleAppsScript.Spreadsheet.ProtectionType;

export class Sheet extends SheetStructure implements Official<GSheet> {
  get _weights() {
    return WEIGHTS;
  }

  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return SHEET_TYPE.GRID;
  }

  /** A copy in that spreadsheet, called `Kopie van …`. */
  copyTo(spreadsheet: GSpreadsheet): GSheet {
    const { _context } = expect<Spreadsheet>(spreadsheet, 'Spreadsheet.Spreadsheet', 'Sheet.copyTo');
    _context.requireEditor();
    const { model } = _context;
    const copy = model.addCopy(structuredClone(this._sheet.toJSON()), copyName(model, this._sheet.name));
    return asOfficial<GSheet>(_context.sheet(copy));
  }

  /** The sheet's own protection; without one a new one that lets every editor of the file pass. */
  protect(): GProtection {
    const known = this._sheet.protections.find(({ area }) => area === null);
    const id = known?.id ?? protect(this._context, this._sheet, null);
    return asOfficial<GProtection>(new Protection(this._context, this._sheet, id));
  }

  getProtections(type: ProtectionType): GProtection[] {
    const wanted = enumName(type) === 'SHEET';
    return this._sheet.protections
      .filter(({ area }) => (area === null) === wanted)
      .map(({ id }) => asOfficial<GProtection>(new Protection(this._context, this._sheet, id)));
  }

  getNamedRanges(): GNamedRange[] {
    return this._context.model.namedRanges
      .filter(({ area }) => area.sheetId === this._sheet.id)
      .map(({ id }) => asOfficial<GNamedRange>(new NamedRange(this._context, id)));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): GSheet {
    addMetadata(this._context, this._place, key, rest);
    return this._self;
  }

  getDeveloperMetadata(): GMetadata[] {
    return metadataAt(this._context, this._place);
  }

  createDeveloperMetadataFinder(): GMetadataFinder {
    const scope = { sheetId: this._sheet.id, area: null };
    return asOfficial<GMetadataFinder>(new DeveloperMetadataFinder(this._context, scope));
  }

  get _place(): MetadataPlace {
    return { kind: 'SHEET', sheetId: this._sheet.id };
  }
}

const WEIGHTS = weigh(Sheet.prototype, {
  local: `getSheetId getName getSheetName getIndex getParent getMaxRows getMaxColumns getRange getRangeList
    isSheetHidden getType newChart createDeveloperMetadataFinder`,
});
