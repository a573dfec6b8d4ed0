/** How a cell looks: one frozen, shared object per distinct look, so that equal looks are identical. */

export type BorderStyleName = 'DOTTED' | 'DASHED' | 'SOLID' | 'SOLID_MEDIUM' | 'SOLID_THICK' | 'DOUBLE';

export interface Border {
  readonly style: BorderStyleName;
  /** `#rrggbb`. */
  readonly color: string;
}

/** What is absent is Google's default: automatic number format, Arial 10, black on white, aligned by type. */
export interface CellStyle {
  readonly numberFormat?: string;
  /** `#rrggbb`. */
  readonly background?: string;
  readonly fontColor?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'WRAP' | 'OVERFLOW' | 'CLIP';
  readonly rotation?: number;
  readonly stacked?: boolean;
  readonly direction?: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT';
  /** False hides the link of a HYPERLINK formula. */
  readonly showHyperlink?: boolean;
  readonly top?: Border;
  readonly left?: Border;
  readonly bottom?: Border;
  readonly right?: Border;
}

/** New values for some properties; undefined goes back to the default. */
export type StylePatch = { readonly [K in keyof CellStyle]?: CellStyle[K] | undefined };

const interned = new Map<string, CellStyle>();

/** The shared object for a look; undefined when everything is default. */
export function internStyle(style: StylePatch): CellStyle | undefined {
  const entries = Object.entries(style).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return undefined;
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify(entries);
  let known = interned.get(key);
  if (!known) {
    known = Object.freeze(Object.fromEntries(entries)) as CellStyle;
    interned.set(key, known);
  }
  return known;
}

export function patchStyle(style: CellStyle | undefined, patch: StylePatch): CellStyle | undefined {
  return internStyle({ ...style, ...patch });
}
