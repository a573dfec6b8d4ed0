/** The tags between double braces in the text of a paragraph. */
import type { Paragraph } from './document.ts';

export type TagKind =
  /** `{{naam}}` or `{{naam|formaat}}`. */
  | 'value'
  /** `{{#naam}}`: for each item, or only when there is something. */
  | 'open'
  /** `{{^naam}}`: only when there is nothing. */
  | 'without'
  /** `{{/naam}}` or `{{/}}`. */
  | 'close'
  /** `{{! …}}`: for who writes the template. */
  | 'comment';

export interface Tag {
  readonly kind: TagKind;
  /** As the template has it. */
  readonly name: string;
  /** What stands behind bars: `euro`, `of:onbekend`. */
  readonly formats: readonly string[];
  /** Offsets in the text of the paragraph. */
  readonly from: number;
  readonly to: number;
  readonly paragraph: Paragraph;
}

/** Braces that make no tag, by their offsets. */
export interface Broken {
  readonly paragraph: Paragraph;
  readonly from: number;
  readonly to: number;
  readonly what: 'unclosed' | 'unopened' | 'name';
}

const KINDS: Readonly<Record<string, TagKind>> = {
  '#': 'open',
  '^': 'without',
  '/': 'close',
  '!': 'comment',
};
const NAME = /^[\p{L}@][\p{L}\d_.]*$/u;

/** All tags of a paragraph in order, and the braces that make none. */
export function tagsIn(paragraph: Paragraph): {
  readonly tags: readonly Tag[];
  readonly broken: readonly Broken[];
} {
  const tags: Tag[] = [];
  const broken: Broken[] = [];
  if (!/\{\{|\}\}/.test(paragraph.text)) return { tags, broken };
  for (const match of paragraph.text.matchAll(/\{\{([^{}]*)\}\}|\{\{|\}\}/g)) {
    const from = match.index!;
    const to = from + match[0].length;
    if (match[1] === undefined) {
      broken.push({ paragraph, from, to, what: match[0] === '{{' ? 'unclosed' : 'unopened' });
      continue;
    }
    const inside = match[1].replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
    const kind = KINDS[inside[0] ?? ''] ?? 'value';
    const [name = '', ...formats] = (kind === 'value' ? inside : inside.slice(1))
      .split('|')
      .map((part) => part.trim());
    const fits = kind === 'comment' || (kind === 'close' && name === '') || name === '.' || NAME.test(name);
    if (fits) tags.push({ kind, name, formats, from, to, paragraph });
    else broken.push({ paragraph, from, to, what: 'name' });
  }
  return { tags, broken };
}
