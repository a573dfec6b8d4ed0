/** Parts of which documents are put together: each tells its fields, fills them, and lays them out. */
import type { Field, FieldKind, TemplateData, TemplateValue } from '../../documents/fields.ts';
import {
  facts as factTable,
  heading,
  type Layout,
  type LayoutBlock,
  type LayoutColumn,
  type LayoutText,
  tableOf,
  text,
} from '../../documents/layout.ts';

/** `G` is what the part is filled from. */
export interface Part<G> {
  readonly fields: readonly Field[];
  data(given: G): TemplateData;
  readonly blocks: readonly LayoutBlock[];
}

/** A value of one item, or of the document as a whole, with its place in the shipped layout. */
export interface Item<T> {
  readonly name: string;
  /** Dutch, for the list of fields; above the column or before the value unless `head` is there. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly decimals?: number;
  value(of: T): TemplateValue;
  readonly head?: string;
  /** Part of the room that is left when each column has what it needs; 1 unless told. */
  readonly width?: number;
  /** Characters of the longest word in its usual contents, where those are longer than the head. */
  readonly least?: number;
  /** May be named in a template, but does not stand in the shipped one. */
  readonly spare?: boolean;
  /** Left out of the shipped list over several business parks, where there is less room. */
  readonly alone?: boolean;
  /** A figure that is written as text: it stands at the end of its column, as numbers do. */
  readonly end?: boolean;
}

/** A value by its name and its Dutch label; a text unless told. */
export function item<T>(
  name: string,
  label: string,
  value: (of: T) => TemplateValue,
  options: Partial<Omit<Item<T>, 'name' | 'label' | 'value'>> = {},
): Item<T> {
  return { kind: 'text', ...options, name, label, value };
}

/** Headings and fixed texts. */
export function fixed<G>(...blocks: readonly LayoutBlock[]): Part<G> {
  return { fields: [], data: () => ({}), blocks };
}

/** A paragraph that is written from the facts. */
export function paragraph<G>(name: string, label: string, write: (given: G) => string): Part<G> {
  return {
    fields: [{ name, label, kind: 'text' }],
    data: (given) => ({ [name]: write(given) }),
    blocks: [text(`{{${name}}}`)],
  };
}

/** Fields that blocks name; without blocks they are only there to be used. */
export function values<G>(items: readonly Item<G>[], ...blocks: readonly LayoutBlock[]): Part<G> {
  return {
    fields: items.map(fieldOf),
    data: (given) => filled(items, given),
    blocks,
  };
}

/** Names with their values below one another. */
export function sheet<G>(items: readonly Item<G>[]): Part<G> {
  const shown = items.filter(({ spare }) => !spare);
  return values(
    items,
    factTable(...shown.map(({ name, label, head }) => [head ?? label, `{{${name}}}`] as const)),
  );
}

/**
 * A table with a row for each item. When there are none, the sentence `empty` stands in its place; null where a
 * paragraph above it says so already.
 */
export function list<G, T>(
  name: string,
  label: string,
  rows: (given: G) => readonly T[],
  items: readonly Item<T>[],
  empty: LayoutText | null,
): Part<G> {
  const shown = items.filter(({ spare }) => !spare);
  const widths = widthsOf(shown);
  const columns = shown.map((item, column) => ({
    head: item.head ?? item.label,
    value: item.kind === 'date' ? `{{${item.name}|kort}}` : `{{${item.name}}}`,
    width: widths[column]!,
    ...(item.end || NUMERIC.has(item.kind) ? ({ align: 'end' } as const) : {}),
  }));
  return {
    fields: [{ name, label, kind: 'list', fields: items.map(fieldOf) }],
    data: (given) => ({ [name]: rows(given).map((row) => filled(items, row)) }),
    blocks: tableOf(name, columns satisfies readonly (LayoutColumn & { value: string })[], empty),
  };
}

/** Points of the width of the text on A4, upright and lying; of a letter in a cell, and of the air beside it. */
const UPRIGHT = 471;
const LYING = 717;
const LETTER = 6;
const AIR = 11;

/** Points that contents of a kind take where they should not be broken: `30-12-2026`, `€ 999.999,99`, `999.999`. */
const LONGEST: Partial<Record<FieldKind, number>> = { date: 54, euro: 58, percent: 24, number: 34 };

/** Points that a column takes at least, so that no word in it is broken. */
export function leastWidth<T>({ head, label, kind, least = 0 }: Item<T>): number {
  const words = (head ?? label).split(/[ -]/).map((word) => word.length);
  return Math.ceil(Math.max(Math.max(...words, least) * LETTER, LONGEST[kind] ?? 0) + AIR);
}

/** What each column needs, and the room that is left by the widths that were asked for. */
function widthsOf<T>(items: readonly Item<T>[]): readonly number[] {
  const least = items.map(leastWidth);
  const needed = least.reduce((sum, width) => sum + width, 0);
  const room = Math.max(0, (needed > UPRIGHT ? LYING : UPRIGHT) - needed);
  const parts = items.reduce((sum, { width }) => sum + (width ?? 1), 0);
  return items.map(({ width }, column) => Math.round(least[column]! + (room * (width ?? 1)) / parts));
}

const NUMERIC: ReadonlySet<FieldKind> = new Set(['number', 'euro', 'percent']);

function fieldOf<T>({ name, label, kind, decimals }: Item<T>): Field {
  return { name, label, kind, ...(decimals === undefined ? {} : { decimals }) };
}

function filled<T>(items: readonly Item<T>[], of: T): TemplateData {
  return Object.fromEntries(items.map((item) => [item.name, item.value(of)]));
}

/** A template that is made of parts: the fields of all of them, and their blocks, the main headings numbered if wished. */
export function composed<G>(
  frame: Omit<Layout, 'blocks'>,
  parts: readonly Part<G>[],
  numbered = true,
): { readonly fields: readonly Field[]; readonly layout: Layout; data(given: G): TemplateData } {
  let chapter = 0;
  const blocks = parts.flatMap((part) =>
    part.blocks.map((block) => {
      if (!numbered || block.type !== 'heading' || block.level !== 1) return block;
      chapter += 1;
      return heading(1, `${chapter}. ${block.text}`);
    }),
  );
  return {
    fields: parts.flatMap(({ fields }) => fields),
    layout: { ...frame, blocks },
    data: (given) => Object.assign({}, ...parts.map((part) => part.data(given))) as TemplateData,
  };
}
