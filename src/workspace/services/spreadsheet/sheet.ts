/** Sheet: one tab of a spreadsheet. */
import type { Official } from '../service.ts';
import { weigh } from './context.ts';
import type { GSheet } from './official.ts';
import { SheetStructure } from './sheet-structure.ts';

export class Sheet extends SheetStructure implements Official<GSheet> {
  get _weights() {
    return WEIGHTS;
  }
}

const WEIGHTS = weigh(Sheet.prototype, {
  local: `getSheetId getName getSheetName getIndex getParent getMaxRows getMaxColumns getRange getRangeList
    isSheetHidden getType newChart`,
});
