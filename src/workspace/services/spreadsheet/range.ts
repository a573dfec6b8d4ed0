/** Range: a block of cells on one sheet. */
import type { Official } from '../service.ts';
import { weigh } from './context.ts';
import type { GRange } from './official.ts';
import { RangeLayout } from './range-layout.ts';

export class Range extends RangeLayout implements Official<GRange> {
  get _weights() {
    return WEIGHTS;
  }
}

const WEIGHTS = weigh(Range.prototype, {
  local: `getRow getRowIndex getColumn getLastRow getLastColumn getNumRows getNumColumns getHeight getWidth
    getA1Notation getSheet getGridId getCell offset
    createDeveloperMetadataFinder createTextFinder isStartRowBounded isEndRowBounded isStartColumnBounded isEndColumnBounded`,
  // Selecting goes to the service and back but changes no file.
  read: 'activate activateAsCurrentCell',
});
