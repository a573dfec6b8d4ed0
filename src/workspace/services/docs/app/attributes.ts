/** Attributes of DocumentApp: how each stands in the styles of text, paragraphs, cells and the document. */
import { enumName, ScriptException } from '../../service.ts';
import {
  color,
  type OptionalColor,
  type ParagraphStyle,
  points,
  type TableCellStyle,
  type TextStyle,
} from '../schema.ts';
import type { FieldPath } from '../shape.ts';
import {
  ALIGNMENTS,
  BASELINES,
  HEADINGS,
  HORIZONTAL_ALIGNMENT,
  PARAGRAPH_HEADING,
  VERTICAL_ALIGNMENT,
  VERTICALS,
} from './enums.ts';

/** A style and the fields of it that are to be set; a masked field that is missing is unset. */
export interface StyleChange<S> {
  readonly style: S;
  readonly paths: readonly FieldPath[];
}

interface Attribute<S> {
  readonly field: keyof S & string;
  /** The value in the document; undefined unsets it. */
  readonly write: (value: unknown) => unknown;
  readonly read: (style: S) => unknown;
}

type Attributes<S> = Readonly<Record<string, Attribute<S>>>;

const size = (value: unknown) => (value === null ? undefined : points(Number(value)));

function plain<S>(field: keyof S & string): Attribute<S> {
  return { field, write: (value) => value ?? undefined, read: (style) => style[field] ?? null };
}

function length<S>(field: keyof S & string): Attribute<S> {
  return {
    field,
    write: size,
    read: (style) => {
      const dimension = style[field] as { magnitude?: number } | undefined;
      return dimension ? (dimension.magnitude ?? 0) : null;
    },
  };
}

function colour<S>(field: keyof S & string): Attribute<S> {
  return {
    field,
    write: (value) => (value === null || value === '' ? undefined : toColor(String(value))),
    read: (style) => fromColor(style[field] as OptionalColor | undefined),
  };
}

export const TEXT_ATTRIBUTES: Attributes<TextStyle> = {
  BOLD: plain('bold'),
  ITALIC: plain('italic'),
  UNDERLINE: plain('underline'),
  STRIKETHROUGH: plain('strikethrough'),
  FONT_SIZE: length('fontSize'),
  FONT_FAMILY: {
    field: 'weightedFontFamily',
    write: (value) => (value === null ? undefined : { fontFamily: String(value), weight: 400 }),
    read: (style) => style.weightedFontFamily?.fontFamily ?? null,
  },
  FOREGROUND_COLOR: colour('foregroundColor'),
  BACKGROUND_COLOR: colour('backgroundColor'),
  LINK_URL: {
    field: 'link',
    write: (value) => (value === null || value === '' ? undefined : { url: String(value) }),
    read: (style) => style.link?.url ?? null,
  },
};

/** Not among the attributes, but set in the same way. */
export const TEXT_ALIGNMENT_FIELD: Attribute<TextStyle> = {
  field: 'baselineOffset',
  write: (value) => (value === null ? undefined : BASELINES.toDocument(enumName(value))),
  read: (style) => BASELINES.toApp(style.baselineOffset),
};

export const PARAGRAPH_ATTRIBUTES: Attributes<ParagraphStyle> = {
  HEADING: {
    field: 'namedStyleType',
    write: (value) => (value === null ? undefined : HEADINGS.toDocument(enumName(value))),
    read: (style) => enumValue(PARAGRAPH_HEADING, HEADINGS.toApp(style.namedStyleType)),
  },
  HORIZONTAL_ALIGNMENT: {
    field: 'alignment',
    write: (value) => (value === null ? undefined : ALIGNMENTS.toDocument(enumName(value))),
    read: (style) => enumValue(HORIZONTAL_ALIGNMENT, ALIGNMENTS.toApp(style.alignment)),
  },
  LEFT_TO_RIGHT: {
    field: 'direction',
    write: (value) => (value === false ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT'),
    read: (style) => style.direction !== 'RIGHT_TO_LEFT',
  },
  LINE_SPACING: {
    field: 'lineSpacing',
    write: (value) => (value === null ? undefined : Number(value) * 100),
    read: (style) => (style.lineSpacing ? style.lineSpacing / 100 : null),
  },
  SPACING_BEFORE: length('spaceAbove'),
  SPACING_AFTER: length('spaceBelow'),
  INDENT_START: length('indentStart'),
  INDENT_END: length('indentEnd'),
  INDENT_FIRST_LINE: length('indentFirstLine'),
};

export const CELL_ATTRIBUTES: Attributes<TableCellStyle> = {
  BACKGROUND_COLOR: colour('backgroundColor'),
  PADDING_TOP: length('paddingTop'),
  PADDING_BOTTOM: length('paddingBottom'),
  PADDING_LEFT: length('paddingLeft'),
  PADDING_RIGHT: length('paddingRight'),
  VERTICAL_ALIGNMENT: {
    field: 'contentAlignment',
    write: (value) => (value === null ? undefined : VERTICALS.toDocument(enumName(value))),
    read: (style) => enumValue(VERTICAL_ALIGNMENT, VERTICALS.toApp(style.contentAlignment)),
  },
};

/** The change that these attributes ask of one kind of style; null when they ask nothing of it. */
export function changeOf<S extends object>(
  attributes: Readonly<Record<string, unknown>>,
  known: Attributes<S>,
): StyleChange<S> | null {
  const asked = Object.entries(attributes).filter(([name]) => name in known);
  if (asked.length === 0) return null;
  const style: Record<string, unknown> = {};
  for (const [name, value] of asked) {
    const { field, write } = known[name]!;
    const written = write(value ?? null);
    if (written !== undefined) style[field] = written;
  }
  return { style: style as S, paths: asked.map(([name]) => [known[name]!.field]) };
}

/** One attribute set to a value. */
export function single<S extends object>(attribute: Attribute<S>, value: unknown): StyleChange<S> {
  return changeOf({ it: value }, { it: attribute })!;
}

/** What these attributes say of a style, with null for what is not set. */
export function readAttributes<S>(style: S, known: Attributes<S>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(known).map(([name, { read }]) => [name, read(style)]));
}

function enumValue<T extends object>(values: T, name: string | undefined): T[keyof T] | null {
  return name ? (values as Record<string, T[keyof T]>)[name]! : null;
}

/** `#rgb` or `#rrggbb`. */
export function toColor(text: string): OptionalColor {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const long = short ? [short[1], short[1], short[2], short[2], short[3], short[3]].join('') : text.slice(1);
  if (!/^#/.test(text) || !/^[\da-f]{6}$/i.test(long)) throw new ScriptException(`Invalid argument: color`);
  const part = (at: number) => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  return color(part(0), part(2), part(4));
}

export function fromColor(optional: OptionalColor | undefined): string | null {
  const rgb = optional?.color?.rgbColor;
  if (!rgb) return null;
  return `#${[rgb.red, rgb.green, rgb.blue]
    .map((part) =>
      Math.round((part ?? 0) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
