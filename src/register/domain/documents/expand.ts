/** Fills a template tree with values: what the document is to hold, told by parts of the template. */

import type { NewTable } from './content.ts';
import type { Block, Fixed, Home, Inset, Paragraph, Row, Table } from './document.ts';
import type { Field, Picture, TemplateData, TemplateValue } from './fields.ts';
import { inDocument, isPicture, isThere, itemsOf, writeValue } from './format.ts';
import { houseTable } from './house.ts';
import type { BlockNode, RowNode, TextNode } from './nodes.ts';
import type { Section } from './sections.ts';

/** A part of a paragraph of the document. Offsets are those of the template's paragraph. */
export type Piece =
  /** As the template has it. */
  | { readonly type: 'kept'; readonly from: number; readonly to: number }
  /** Text in the style of the character at `at`. */
  | { readonly type: 'text'; readonly text: string; readonly url: string | null; readonly at: number }
  /** A picture, in the place of the template's own one when there is an inset. */
  | { readonly type: 'picture'; readonly picture: Shown; readonly at: number; readonly inset: Inset | null };

export type Shown = Picture & { readonly url: string };

export type Target =
  | { readonly type: 'paragraph'; readonly source: Paragraph; readonly pieces: readonly Piece[] }
  | { readonly type: 'table'; readonly source: Table; readonly rows: readonly TargetRow[] }
  | { readonly type: 'fixed'; readonly source: Fixed }
  /** A table that the template does not have. */
  | { readonly type: 'new'; readonly table: NewTable }
  /** An empty paragraph, where the structure of a document asks for one. */
  | { readonly type: 'empty' };

export interface TargetRow {
  readonly source: Row;
  readonly cells: readonly (readonly Target[])[];
}

/** Where names are looked up: in the item of the innermost section first. */
export interface Scope {
  readonly data: TemplateData;
  readonly fields: readonly Field[];
  readonly up: Scope | null;
  /** Which item of its list this is, from 1; 0 outside lists. */
  readonly number: number;
}

/** Within a list, the number of the item. */
export const ITEM_NUMBER = 'volgnummer';

/** The blocks that are to stand in a segment or a cell; `nodes` is the tree of its blocks. */
export function expandBlocks({ blocks }: Home, nodes: readonly BlockNode[], scope: Scope): readonly Target[] {
  return settled(
    nodes.flatMap((node) => expandBlock(node, scope)),
    blocks[0],
  );
}

function expandBlock(node: BlockNode, scope: Scope): readonly Target[] {
  if (node.type === 'fixed') return [{ type: 'fixed', source: node }];
  if (node.type === 'paragraph') return expandParagraph(node.paragraph, node.nodes, scope);
  if (node.type === 'table') {
    const rows = node.nodes.flatMap((row) => expandRow(row, scope));
    return rows.length && !onlyHeads(node.nodes, rows, scope)
      ? [{ type: 'table', source: node.table, rows }]
      : [];
  }
  return scopesOf(node.section, scope).flatMap((inner) =>
    node.nodes.flatMap((child) => expandBlock(child, inner)),
  );
}

/** Whether nothing is left but the heads above a list that is empty: such a table says nothing. */
function onlyHeads(nodes: readonly RowNode[], rows: readonly TargetRow[], scope: Scope): boolean {
  const first = nodes.findIndex(({ type }) => type === 'section');
  const node = nodes[first];
  if (node?.type !== 'section' || node.section.open.kind === 'without') return false;
  if (rows.length !== first || !nodes.slice(0, first).every(isFixed)) return false;
  const found = lookUp(scope, node.section.open.name);
  return found !== null && (found.field?.kind === 'list' || Array.isArray(found.value));
}

/** Whether nothing is filled in or left out. */
function isFixed(node: BlockNode | RowNode | TextNode): boolean {
  if (node.type === 'section' || node.type === 'value') return false;
  if (node.type === 'row') return node.cells.every((cell) => cell.every(isFixed));
  return !('nodes' in node) || (node.nodes as readonly (RowNode | TextNode)[]).every(isFixed);
}

function expandRow(node: RowNode, scope: Scope): readonly TargetRow[] {
  if (node.type === 'row')
    return [
      {
        source: node.row,
        cells: node.row.cells.map(({ home }, i) => expandBlocks(home, node.cells[i]!, scope)),
      },
    ];
  return scopesOf(node.section, scope).flatMap((inner) =>
    node.nodes.flatMap((child) => expandRow(child, inner)),
  );
}

function expandParagraph(source: Paragraph, nodes: readonly TextNode[], scope: Scope): readonly Target[] {
  const pieces: Piece[] = [];
  const tables: NewTable[] = [];
  const alone = source.text.replace(/\{\{[^{}]*\}\}|\ufffc/, '').trim() === '';
  const picture = (shown: Picture, at: number, inset: Inset | null): void => {
    const { url } = shown;
    if (url !== null) {
      pieces.push({ type: 'picture', picture: { ...shown, url }, at, inset });
      // A picture of the template has the alternative text that a person gave it; another one has words below it.
      if (!inset && shown.alt)
        pieces.push({ type: 'text', text: `\v${inDocument(shown.alt)}`, url: null, at });
    } else {
      pieces.push({ type: 'text', text: inDocument(shown.alt), url: null, at });
      if (alone && shown.table.length) tables.push(houseTable(shown.table));
    }
  };
  const text = (from: number, to: number): void => {
    let at = from;
    for (const inset of source.insets) {
      if (inset.at < at || inset.at >= to || !inset.image?.title) continue;
      const value = lookUp(scope, inset.image.title.trim())?.value;
      if (value === undefined || value === null || !isPicture(value)) continue;
      if (inset.at > at) pieces.push({ type: 'kept', from: at, to: inset.at });
      picture(value, inset.at, inset);
      at = inset.at + 1;
    }
    if (to > at) pieces.push({ type: 'kept', from: at, to });
  };
  const walk = (children: readonly TextNode[], inner: Scope): void => {
    for (const node of children) {
      if (node.type === 'text') text(node.from, node.to);
      else if (node.type === 'section') {
        for (const each of scopesOf(node.section, inner)) walk(node.nodes, each);
      } else {
        const { name, formats, from, to } = node.tag;
        const found = lookUp(inner, name);
        if (!found) pieces.push({ type: 'kept', from, to });
        else if (found.value !== null && found.value !== undefined && isPicture(found.value))
          picture(found.value, from, null);
        else {
          const { text: written, url } = writeValue(found.value, found.field, formats);
          if (written) pieces.push({ type: 'text', text: inDocument(written), url, at: from });
        }
      }
    }
  };
  walk(nodes, scope);
  return [{ type: 'paragraph', source, pieces }, ...tables.map((table): Target => ({ type: 'new', table }))];
}

/** The scopes in which the content of a section stands: one for each item, one, or none. */
function scopesOf({ open }: Section, scope: Scope): readonly Scope[] {
  const found = lookUp(scope, open.name);
  const value = found?.value;
  if (open.kind === 'without') return isThere(value) ? [] : [scope];
  if (!isThere(value)) return [];
  if (!Array.isArray(value)) return [scope];
  const fields = found?.field?.fields ?? [];
  return itemsOf(value as readonly TemplateData[]).map((data, i) => ({
    data,
    fields,
    up: scope,
    number: i + 1,
  }));
}

/** The value and the declaration that a name stands for; capitals make no difference. Null when nobody has it. */
export function lookUp(
  scope: Scope,
  name: string,
): { readonly value: TemplateValue | undefined; readonly field: Field | undefined } | null {
  const wanted = name.toLowerCase();
  for (let at: Scope | null = scope; at; at = at.up) {
    const field = at.fields.find((one) => one.name.toLowerCase() === wanted);
    const key =
      at.data[name] !== undefined ? name : Object.keys(at.data).find((one) => one.toLowerCase() === wanted);
    if (key !== undefined) return { value: at.data[key], field };
    if (wanted === ITEM_NUMBER && at.number > 0) return { value: at.number, field };
    if (field) return { value: null, field };
  }
  return null;
}

/**
 * With an empty paragraph wherever a document must have one: before a table that follows on no paragraph, and
 * at the end. What comes first in the template may come first.
 */
function settled(targets: readonly Target[], first: Block | undefined): readonly Target[] {
  const result: Target[] = [];
  for (const target of targets) {
    const last = result[result.length - 1];
    if (
      !isText(target) &&
      (last ? !isText(last) && !followed(last, target) : !('source' in target) || target.source !== first)
    )
      result.push({ type: 'empty' });
    result.push(target);
  }
  const last = result[result.length - 1];
  if (!last || !isText(last)) result.push({ type: 'empty' });
  return result;
}

export function isText(target: Target): boolean {
  return target.type === 'paragraph' || target.type === 'empty';
}

/** Whether the template itself has the one right behind the other. */
function followed(last: Target, target: Target): boolean {
  return (
    (last.type === 'table' || last.type === 'fixed') &&
    (target.type === 'table' || target.type === 'fixed') &&
    last.source.end === target.source.start
  );
}
