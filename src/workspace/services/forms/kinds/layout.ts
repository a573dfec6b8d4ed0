/** Items that ask nothing: headers, page breaks, pictures and films. */
import type { HeaderItem, ImageItem, PageItem, VideoItem } from '../model/items.ts';
import type { ItemKind } from './kind.ts';

export const SECTION_HEADER: ItemKind<HeaderItem> = {
  fresh: () => ({}),
  renewed: (item) => item,
  control: () => ({ kind: 'heading' }),
  question: null,
};

export const PAGE_BREAK: ItemKind<PageItem> = {
  fresh: () => ({ goTo: { type: 'CONTINUE' } }),
  renewed: (item) => item,
  control: () => ({ kind: 'heading' }),
  question: null,
};

export const IMAGE: ItemKind<ImageItem> = {
  fresh: () => ({ image: null, alignment: 'LEFT', width: 640 }),
  renewed: (item) => item,
  control: ({ image, width, alignment }) => ({
    kind: 'image',
    source: image ? `data:${image.contentType};base64,${image.base64}` : '',
    width,
    alignment,
  }),
  question: null,
};

export const VIDEO: ItemKind<VideoItem> = {
  fresh: () => ({ url: '', alignment: 'LEFT', width: 640 }),
  renewed: (item) => item,
  control: ({ url, width, alignment }) => ({ kind: 'video', url, width, alignment }),
  question: null,
};
