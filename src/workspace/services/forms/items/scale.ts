/** ScaleItem: a question that is answered with a number between two bounds. */
import { type Official, ScriptException } from '../../service.ts';
import { whole } from '../arguments.ts';
import { answerItem } from '../item-response.ts';
import type { ScaleItem } from '../model/items.ts';
import type { GItemResponse, GScaleItem } from '../official.ts';
import { ManuallyGradedService } from './item.ts';

export class ScaleItemService
  extends ManuallyGradedService<GScaleItem, ScaleItem>
  implements Official<GScaleItem>
{
  readonly _official = 'Forms.ScaleItem';

  createResponse(response: number): GItemResponse {
    return answerItem(this._context, this._item, String(whole(response, 'response')));
  }

  getLowerBound(): number {
    return this._item.lower;
  }

  getUpperBound(): number {
    return this._item.upper;
  }

  /** From 0 or 1, up to 3 to 10. */
  setBounds(lower: number, upper: number): GScaleItem {
    const bounds = { lower: whole(lower, 'lower'), upper: whole(upper, 'upper') };
    if (bounds.lower < 0 || bounds.lower > 1 || bounds.upper < 3 || bounds.upper > 10)
      throw new ScriptException(`Invalid scale bounds: ${bounds.lower}, ${bounds.upper}`);
    return this._change(bounds);
  }

  getLeftLabel(): string {
    return this._item.leftLabel;
  }

  getRightLabel(): string {
    return this._item.rightLabel;
  }

  setLabels(lower: string, upper: string): GScaleItem {
    return this._change({ leftLabel: String(lower), rightLabel: String(upper) });
  }
}
