/** SectionHeaderItem, PageBreakItem, ImageItem and VideoItem: items that ask nothing. */
import { asOfficial, type Official } from '../../service.ts';
import { BlobService } from '../../utilities/blob.ts';
import { expectEnum, refuse, whole } from '../arguments.ts';
import { navigationFrom, pageOf } from '../choice.ts';
import { ALIGNMENT, PAGE_NAVIGATION } from '../enums.ts';
import type { Alignment, HeaderItem, ImageItem, PageItem, VideoItem } from '../model/items.ts';
import type {
  GAlignment,
  GImageItem,
  GPageBreakItem,
  GPageNavigationType,
  GSectionHeaderItem,
  GVideoItem,
} from '../official.ts';
import { ItemService } from './item.ts';

export class SectionHeaderItemService
  extends ItemService<GSectionHeaderItem, HeaderItem>
  implements Official<GSectionHeaderItem>
{
  readonly _official = 'Forms.SectionHeaderItem';
}

export class PageBreakItemService
  extends ItemService<GPageBreakItem, PageItem>
  implements Official<GPageBreakItem>
{
  readonly _official = 'Forms.PageBreakItem';

  /** Null when it leads to no page. */
  getGoToPage(): GPageBreakItem {
    return pageOf(this._context, this._item.goTo);
  }

  getPageNavigationType(): GPageNavigationType {
    return PAGE_NAVIGATION[this._item.goTo.type];
  }

  setGoToPage(target: GPageBreakItem | GPageNavigationType): GPageBreakItem {
    return this._change({ goTo: navigationFrom(this._context, target, 'goToPageItem') });
  }
}

abstract class FigureService<Self, I extends ImageItem | VideoItem> extends ItemService<Self, I> {
  getAlignment(): GAlignment {
    return ALIGNMENT[this._item.alignment];
  }

  setAlignment(alignment: GAlignment): Self {
    return this._change({ alignment: expectEnum<Alignment>(alignment, 'Forms.Alignment', 'alignment') });
  }

  /** Pixels. */
  getWidth(): number {
    return this._item.width;
  }

  setWidth(width: number): Self {
    return this._change({ width: whole(width, 'width') });
  }
}

export class ImageItemService extends FigureService<GImageItem, ImageItem> implements Official<GImageItem> {
  readonly _official = 'Forms.ImageItem';

  /** Null when no picture was set. */
  getImage(): GoogleAppsScript.Base.Blob {
    const { image } = this._item;
    const blob = image && new BlobService(Buffer.from(image.base64, 'base64'), image.contentType, image.name);
    return (blob === null ? null : asOfficial(blob)) as GoogleAppsScript.Base.Blob;
  }

  setImage(image: GoogleAppsScript.Base.BlobSource): GImageItem {
    const blob = typeof image?.getBlob === 'function' ? (image.getBlob() as unknown) : null;
    if (!(blob instanceof BlobService) || !blob._type?.startsWith('image/')) refuse('image');
    return this._change({
      image: {
        contentType: blob._type,
        base64: blob._bytes.toString('base64'),
        name: blob._name ?? 'image',
      },
    });
  }
}

const VIDEO_ID = /^(?:(?:https?:\/\/)?(?:www\.)?(?:youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/))?([\w-]{6,})/;

export class VideoItemService extends FigureService<GVideoItem, VideoItem> implements Official<GVideoItem> {
  readonly _official = 'Forms.VideoItem';

  /** A long or a short address at YouTube, or the id alone. */
  setVideoUrl(youtubeUrl: string): GVideoItem {
    const id = VIDEO_ID.exec(String(youtubeUrl))?.[1] ?? refuse('youtubeUrl');
    return this._change({ url: `https://www.youtube.com/watch?v=${id}` });
  }
}
