/** Range: a block of cells on one sheet. */
import type { Official } from '../service.ts';
import { weigh } from './context.ts';
import type { GRange } from './official.ts';
import { RangeFormats } from './range-formats.ts';

export class Range extends RangeFormats implements Official<GRange> {
  get _weights() {
    return WEIGHTS;
  }
}

const WEIGHTS = weigh(Range.prototype, {
  local: `getRow getRowIndex getColumn getLastRow getLastColumn getNumRows getNumColumns getHeight getWidth
    getA1Notation getSheet getGridId getCell offset
    createDeveloperMetadataFinder isStartRowBounded isEndRowBounded isStartColumnBounded isEndColumnBounded`,
});
