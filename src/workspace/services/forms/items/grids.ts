/** GridItem and CheckboxGridItem: questions with rows and columns. */
import type { Official } from '../../service.ts';
import { fullList, refuse } from '../arguments.ts';
import { answerItem } from '../item-response.ts';
import type { GridItem, GridRow } from '../model/items.ts';
import type { GCheckboxGridItem, GGridItem, GItemResponse } from '../official.ts';
import { ruleIn } from '../validation-builders.ts';
import { QuestionService } from './item.ts';

abstract class AnyGridService<Self> extends QuestionService<Self, GridItem> {
  getRows(): string[] {
    return this._item.rows.map(({ text }) => text);
  }

  /** Rows that keep their text keep their answers; else the row at the same place is taken for renamed. */
  setRows(rows: string[]): Self {
    const texts = fullList(rows, 'rows').map(String);
    const { rows: old } = this._item;
    const kept = (text: string) => old.find((row) => row.text === text);
    const renamed = (index: number): GridRow | undefined =>
      old[index] && !texts.includes(old[index].text) ? old[index] : undefined;
    return this._change({
      rows: texts.map((text, index) => {
        const entry = (kept(text) ?? renamed(index))?.entry ?? this._context.model.newEntry();
        return { entry, text };
      }),
    });
  }

  getColumns(): string[] {
    return [...this._item.columns];
  }

  setColumns(columns: string[]): Self {
    return this._change({ columns: fullList(columns, 'columns').map(String) });
  }

  clearValidation(): Self {
    return this._change({ rule: null });
  }

  _answer(responses: readonly (string | readonly string[] | null)[]): GItemResponse {
    if (!Array.isArray(responses) || responses.length !== this._item.rows.length) refuse('responses');
    const rows = responses.map((row) => (Array.isArray(row) ? row.map(String) : String(row ?? '')));
    return answerItem(this._context, this._item, rows);
  }
}

export class GridItemService extends AnyGridService<GGridItem> implements Official<GGridItem> {
  readonly _official = 'Forms.GridItem';

  createResponse(responses: string[]): GItemResponse {
    return this._answer(responses);
  }

  setValidation(validation: GoogleAppsScript.Forms.GridValidation): GGridItem {
    return this._change({ rule: ruleIn(validation, 'Forms.GridValidation') });
  }
}

export class CheckboxGridItemService
  extends AnyGridService<GCheckboxGridItem>
  implements Official<GCheckboxGridItem>
{
  readonly _official = 'Forms.CheckboxGridItem';

  createResponse(responses: string[][]): GItemResponse {
    return this._answer(responses);
  }

  setValidation(validation: GoogleAppsScript.Forms.CheckboxGridValidation): GCheckboxGridItem {
    return this._change({ rule: ruleIn(validation, 'Forms.CheckboxGridValidation') });
  }
}
