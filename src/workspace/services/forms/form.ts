/** Form: its items, its responses and the spreadsheet that it is linked to. */
import { asOfficial, type Official, ScriptException } from '../service.ts';
import { expectEnum, refuse, whole } from './arguments.ts';
import { INVALID_DATA } from './context.ts';
import { linkDestination, unlinkDestination } from './destination.ts';
import { FormResponseService } from './form-response.ts';
import { FormSettingsService } from './form-settings.ts';
import { ItemService } from './items/item.ts';
import type { FormItem, ItemType, Navigation } from './model/items.ts';
import type { FormResponseRecord } from './model/model.ts';
import type * as G from './official.ts';

export class Form extends FormSettingsService implements Official<G.GForm> {
  readonly _official = 'Forms.Form';

  override get _reads() {
    return ['getEditors', 'getResponse', 'getResponses'];
  }

  addCheckboxGridItem(): G.GCheckboxGridItem {
    return this._add('CHECKBOX_GRID');
  }

  addCheckboxItem(): G.GCheckboxItem {
    return this._add('CHECKBOX');
  }

  addDateItem(): G.GDateItem {
    return this._add('DATE');
  }

  addDateTimeItem(): G.GDateTimeItem {
    return this._add('DATETIME');
  }

  addDurationItem(): G.GDurationItem {
    return this._add('DURATION');
  }

  addGridItem(): G.GGridItem {
    return this._add('GRID');
  }

  addImageItem(): G.GImageItem {
    return this._add('IMAGE');
  }

  addListItem(): G.GListItem {
    return this._add('LIST');
  }

  addMultipleChoiceItem(): G.GMultipleChoiceItem {
    return this._add('MULTIPLE_CHOICE');
  }

  addPageBreakItem(): G.GPageBreakItem {
    return this._add('PAGE_BREAK');
  }

  addParagraphTextItem(): G.GParagraphTextItem {
    return this._add('PARAGRAPH_TEXT');
  }

  addScaleItem(): G.GScaleItem {
    return this._add('SCALE');
  }

  addSectionHeaderItem(): G.GSectionHeaderItem {
    return this._add('SECTION_HEADER');
  }

  addTextItem(): G.GTextItem {
    return this._add('TEXT');
  }

  addTimeItem(): G.GTimeItem {
    return this._add('TIME');
  }

  addVideoItem(): G.GVideoItem {
    return this._add('VIDEO');
  }

  getItems(itemType?: G.GItemType): G.GItem[] {
    const type = itemType === undefined ? null : expectEnum<ItemType>(itemType, 'Forms.ItemType', 'itemType');
    return this._items
      .filter((item) => type === null || item.type === type)
      .map(({ id }) => this._itemOf(id));
  }

  /** Null when there is no such item. */
  getItemById(id: number): G.GItem {
    const known = this._context.model.item(Math.trunc(Number(id)));
    return (known ? this._itemOf(known.id) : null) as G.GItem;
  }

  /** A page that others lead to must be let go by them first. */
  deleteItem(item: number | G.GItem): void {
    const { id } = this._items[this._indexOf(item)]!;
    if (this._items.some((each) => each.id !== id && navigationsOf(each).some((to) => leadsTo(to, id))))
      throw new ScriptException(INVALID_DATA);
    this._context.change((form) => form.remove(id));
  }

  moveItem(from: number | G.GItem, to: number): G.GItem {
    const at = this._indexOf(from);
    const { id } = this._items[at]!;
    this._context.change((form) => form.move(at, this._within(to, 'toIndex')));
    return this._itemOf(id);
  }

  createResponse(): G.GFormResponse {
    return asOfficial(new FormResponseService(this._context, null));
  }

  getResponse(responseId: string): G.GFormResponse {
    const record = this._context.model.response(String(responseId));
    if (!record) throw new ScriptException(`No response with ID ${responseId} could be found.`);
    return this._responseOf(record);
  }

  /** All, or those after a moment; in the order in which they first came in. */
  getResponses(timestamp?: G.GDate): G.GFormResponse[] {
    if (timestamp !== undefined && !(timestamp instanceof Date)) refuse('timestamp');
    const after = timestamp === undefined ? Number.NEGATIVE_INFINITY : timestamp.getTime();
    return this._context.model.responses
      .filter(({ at }) => at > after)
      .map((record) => this._responseOf(record));
  }

  /** The linked tab keeps its row. */
  deleteResponse(responseId: string): G.GForm {
    this.getResponse(responseId);
    this._context.change((form) => form.forget(String(responseId)));
    return this._self;
  }

  /** The linked tab keeps its rows. */
  deleteAllResponses(): G.GForm {
    this._context.change((form) => form.forgetAll());
    return this._self;
  }

  setDestination(type: GoogleAppsScript.Forms.DestinationType, id: string): G.GForm {
    expectEnum(type, 'Forms.DestinationType', 'type');
    const { world, scope, file } = this._context;
    const spreadsheet = world.spreadsheet(String(id));
    if (!spreadsheet || spreadsheet.trashed || !world.canEdit(spreadsheet, scope.effectiveUser.email))
      throw new ScriptException(`Invalid destination ID: ${id}`);
    linkDestination(world, file, spreadsheet);
    return this._self;
  }

  removeDestination(): G.GForm {
    unlinkDestination(this._context.world, this._context.file);
    return this._self;
  }

  get _items(): readonly FormItem[] {
    return this._context.model.items;
  }

  _add<T>(type: ItemType): T {
    const item = this._context.change((form) => form.add(type));
    return asOfficial<T>(this._context.make.typed(this._context, item.id));
  }

  _itemOf(id: number): G.GItem {
    return this._context.make.item(this._context, id);
  }

  _responseOf(record: FormResponseRecord): G.GFormResponse {
    return asOfficial(new FormResponseService(this._context, record));
  }

  /** The place of an item that was handed in itself or by its place. */
  _indexOf(item: unknown): number {
    if (typeof item === 'number') return this._within(item, 'index');
    if (!(item instanceof ItemService)) refuse('item');
    return this._items.indexOf(this._context.item(item._id));
  }

  _within(index: number, argument: string): number {
    const place = whole(index, argument);
    return place >= 0 && place < this._items.length ? place : refuse(argument);
  }
}

function navigationsOf(item: FormItem): readonly (Navigation | null)[] {
  if (item.type === 'PAGE_BREAK') return [item.goTo];
  return 'choices' in item ? item.choices.map(({ navigation }) => navigation) : [];
}

function leadsTo(navigation: Navigation | null, page: number): boolean {
  return navigation?.type === 'GO_TO_PAGE' && navigation.page === page;
}
