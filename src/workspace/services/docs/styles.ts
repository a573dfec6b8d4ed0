/** Text styles as values: equal styles are the same object, and setting one leaves what is inherited unset. */
import { LINK_STYLE } from './defaults.ts';
import type { TextStyle } from './schema.ts';

const interned = new Map<string, TextStyle>();
const known = new WeakSet<TextStyle>();

/** The one object that stands for all styles equal to this one, so that styles compare by identity. */
export function intern(style: TextStyle): TextStyle {
  if (known.has(style)) return style;
  const key = canonical(style);
  let one = interned.get(key);
  if (!one) {
    one = JSON.parse(key) as TextStyle;
    known.add(one);
    interned.set(key, one);
  }
  return one;
}

/** JSON with the keys in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** The style without the fields that say what is inherited anyway; a link is never inherited. */
export function withoutInherited(style: TextStyle, inherited: TextStyle): TextStyle {
  return Object.fromEntries(
    Object.entries(style).filter(([field, value]) => !sameValue(value, inherited[field as keyof TextStyle])),
  );
}

/** The style of text typed right after a link: the link and the looks that came with it end there. */
export function withoutLink(style: TextStyle): TextStyle {
  if (!style.link) return style;
  const { link: _, ...rest } = style;
  return intern(
    Object.fromEntries(
      Object.entries(rest).filter(
        ([field, value]) => !sameValue(value, LINK_STYLE[field as keyof TextStyle] ?? null),
      ),
    ),
  );
}
