/** Compact layouts from which default templates are made: what stands in a document, not how it looks. */

/** A text of a layout: `**vet**`, `_cursief_`, `[tekst](https://…)` and placeholders such as `{{naam}}`. */
export type LayoutText = string;

export interface LayoutColumn {
  /** The header above the column. */
  readonly head: LayoutText;
  /** Part of the width beside the other columns; 1 unless told. */
  readonly width?: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
}

/** A table with a header row that returns on each page. A row has a text for each column. */
export interface LayoutTable {
  readonly columns: readonly LayoutColumn[];
  readonly rows: readonly (readonly LayoutText[])[];
}

export type LayoutBlock =
  | { readonly type: 'title' | 'subtitle' | 'text' | 'note'; readonly text: LayoutText }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: LayoutText }
  | { readonly type: 'list'; readonly numbered: boolean; readonly items: readonly LayoutText[] }
  | ({ readonly type: 'table' } & LayoutTable)
  /** Names with their values, without a header row: the first column tells what the second one is. */
  | { readonly type: 'facts'; readonly rows: readonly (readonly [name: LayoutText, value: LayoutText])[] }
  | { readonly type: 'pageBreak' };

export interface Layout {
  /** Name of the template's file. */
  readonly name: string;
  /** On each page, above and below the text; the numbers of pages come after the footer (see `frameDocument`). */
  readonly header?: LayoutText;
  readonly footer?: LayoutText;
  readonly landscape?: boolean;
  readonly blocks: readonly LayoutBlock[];
}

export const title = (text: LayoutText): LayoutBlock => ({ type: 'title', text });
export const subtitle = (text: LayoutText): LayoutBlock => ({ type: 'subtitle', text });
export const heading = (level: 1 | 2 | 3, text: LayoutText): LayoutBlock => ({
  type: 'heading',
  level,
  text,
});
export const text = (text: LayoutText): LayoutBlock => ({ type: 'text', text });
/** Small print: a source, a definition, a remark below a table. */
export const note = (text: LayoutText): LayoutBlock => ({ type: 'note', text });
export const bullets = (...items: readonly LayoutText[]): LayoutBlock => ({
  type: 'list',
  numbered: false,
  items,
});
export const numbers = (...items: readonly LayoutText[]): LayoutBlock => ({
  type: 'list',
  numbered: true,
  items,
});
export const table = (
  columns: readonly LayoutColumn[],
  ...rows: readonly (readonly LayoutText[])[]
): LayoutBlock => ({ type: 'table', columns, rows });
export const facts = (...rows: readonly (readonly [LayoutText, LayoutText])[]): LayoutBlock => ({
  type: 'facts',
  rows,
});
export const pageBreak: LayoutBlock = { type: 'pageBreak' };

/** Blocks that are there once for each item of a list, or only when a field holds something. */
export function section(name: string, ...blocks: readonly LayoutBlock[]): readonly LayoutBlock[] {
  return [text(`{{#${name}}}`), ...blocks, text(`{{/${name}}}`)];
}

/** Blocks that are there only when a list is empty or a field holds nothing. */
export function without(name: string, ...blocks: readonly LayoutBlock[]): readonly LayoutBlock[] {
  return [text(`{{^${name}}}`), ...blocks, text(`{{/${name}}}`)];
}

/** The table with a row for each item of a list; of an empty list only a sentence says so, where there is one. */
export function tableOf(
  name: string,
  columns: readonly (LayoutColumn & { readonly value: LayoutText })[],
  empty: LayoutText | null,
): readonly LayoutBlock[] {
  const last = columns.length - 1;
  const row = columns.map(
    ({ value }, i) => `${i === 0 ? `{{#${name}}}` : ''}${value}${i === last ? `{{/${name}}}` : ''}`,
  );
  return [table(columns, row), ...(empty === null ? [] : [text(`{{^${name}}}${empty}{{/${name}}}`)])];
}
