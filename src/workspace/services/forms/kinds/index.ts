/** All kinds of items by their type, and the questions that may be asked of any item. */
import type { FormItem, ItemType, ItemTypes, QuestionItem } from '../model/items.ts';
import { CHECKBOX, LIST, MULTIPLE_CHOICE } from './choice.ts';
import { CHECKBOX_GRID, GRID } from './grid.ts';
import type { ItemKind, QuestionKind } from './kind.ts';
import { IMAGE, PAGE_BREAK, SECTION_HEADER, VIDEO } from './layout.ts';
import { DATE, DATETIME, DURATION, TIME } from './moment.ts';
import { SCALE } from './scale.ts';
import { PARAGRAPH_TEXT, TEXT } from './text.ts';

const KINDS: { readonly [T in ItemType]: ItemKind<ItemTypes[T]> } = {
  CHECKBOX,
  CHECKBOX_GRID,
  DATE,
  DATETIME,
  DURATION,
  GRID,
  IMAGE,
  LIST,
  MULTIPLE_CHOICE,
  PAGE_BREAK,
  PARAGRAPH_TEXT,
  SCALE,
  SECTION_HEADER,
  TEXT,
  TIME,
  VIDEO,
};

export function kindOf<I extends FormItem>(item: Pick<I, 'type'>): ItemKind<I> {
  return KINDS[item.type] as unknown as ItemKind<I>;
}

export function isQuestion(item: FormItem): item is QuestionItem {
  return kindOf(item).question !== null;
}

export function questionOf(item: QuestionItem): QuestionKind<QuestionItem> {
  return kindOf(item).question as unknown as QuestionKind<QuestionItem>;
}
