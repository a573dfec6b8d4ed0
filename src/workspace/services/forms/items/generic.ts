/** Item: an item of any kind, to be cast to its own class, and the one place that knows all those classes. */
import { asOfficial, type Official, ScriptException, type Service } from '../../service.ts';
import type { FormContext, Makers } from '../context.ts';
import type { FormItem, ItemType } from '../model/items.ts';
import type * as G from '../official.ts';
import { CheckboxItemService, ListItemService, MultipleChoiceItemService } from './choices.ts';
import { CheckboxGridItemService, GridItemService } from './grids.ts';
import { ItemService } from './item.ts';
import {
  ImageItemService,
  PageBreakItemService,
  SectionHeaderItemService,
  VideoItemService,
} from './layout.ts';
import { DateItemService, DateTimeItemService, DurationItemService, TimeItemService } from './moments.ts';
import { ScaleItemService } from './scale.ts';
import { ParagraphTextItemService, TextItemService } from './words.ts';

const CLASSES: { readonly [T in ItemType]: new (context: FormContext, id: number) => Service } = {
  CHECKBOX: CheckboxItemService,
  CHECKBOX_GRID: CheckboxGridItemService,
  DATE: DateItemService,
  DATETIME: DateTimeItemService,
  DURATION: DurationItemService,
  GRID: GridItemService,
  IMAGE: ImageItemService,
  LIST: ListItemService,
  MULTIPLE_CHOICE: MultipleChoiceItemService,
  PAGE_BREAK: PageBreakItemService,
  PARAGRAPH_TEXT: ParagraphTextItemService,
  SCALE: ScaleItemService,
  SECTION_HEADER: SectionHeaderItemService,
  TEXT: TextItemService,
  TIME: TimeItemService,
  VIDEO: VideoItemService,
};

export class GenericItemService extends ItemService<G.GItem, FormItem> implements Official<G.GItem> {
  readonly _official = 'Forms.Item';

  asCheckboxGridItem(): G.GCheckboxGridItem {
    return this._as('CHECKBOX_GRID');
  }

  asCheckboxItem(): G.GCheckboxItem {
    return this._as('CHECKBOX');
  }

  asDateItem(): G.GDateItem {
    return this._as('DATE');
  }

  asDateTimeItem(): G.GDateTimeItem {
    return this._as('DATETIME');
  }

  asDurationItem(): G.GDurationItem {
    return this._as('DURATION');
  }

  asGridItem(): G.GGridItem {
    return this._as('GRID');
  }

  asImageItem(): G.GImageItem {
    return this._as('IMAGE');
  }

  asListItem(): G.GListItem {
    return this._as('LIST');
  }

  asMultipleChoiceItem(): G.GMultipleChoiceItem {
    return this._as('MULTIPLE_CHOICE');
  }

  asPageBreakItem(): G.GPageBreakItem {
    return this._as('PAGE_BREAK');
  }

  asParagraphTextItem(): G.GParagraphTextItem {
    return this._as('PARAGRAPH_TEXT');
  }

  asScaleItem(): G.GScaleItem {
    return this._as('SCALE');
  }

  asSectionHeaderItem(): G.GSectionHeaderItem {
    return this._as('SECTION_HEADER');
  }

  asTextItem(): G.GTextItem {
    return this._as('TEXT');
  }

  asTimeItem(): G.GTimeItem {
    return this._as('TIME');
  }

  asVideoItem(): G.GVideoItem {
    return this._as('VIDEO');
  }

  override _copied(id: number): G.GItem {
    return this._context.make.item(this._context, id);
  }

  _as<T>(type: ItemType): T {
    const own = this._item.type;
    if (own !== type) throw new ScriptException(`Invalid conversion for item type: ${own}`);
    return asOfficial<T>(this._context.make.typed(this._context, this._id));
  }
}

export const MAKERS: Makers = {
  item: (context, id) => asOfficial(new GenericItemService(context, id)),
  typed: (context, id) => new CLASSES[context.item(id).type](context, id),
  page: (context, id) => asOfficial(new PageBreakItemService(context, id)),
};
