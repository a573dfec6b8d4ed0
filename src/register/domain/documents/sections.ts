/** Finds which tags open and close the same section, and whether it spans text, paragraphs or table rows. */

import { DOCUMENT_TEXT as TEXT } from '../text/documents.ts';
import { type Home, OBJECT, type Paragraph, paragraphsIn, type Table } from './document.ts';
import { type Broken, type Tag, tagsIn } from './tags.ts';

/** What a section repeats or leaves out. */
export type Level = 'text' | 'blocks' | 'rows';

export interface Section {
  readonly open: Tag;
  readonly close: Tag;
  readonly level: Level;
}

/** A fault in a template and where it stands. */
export interface Fault {
  readonly paragraph: Paragraph;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly repair: string;
}

/** The sections and values of a segment, and what is wrong with its braces. */
export interface Markup {
  /** The tags that take part, per paragraph in order; those at fault are left out and so stay text. */
  readonly tags: ReadonlyMap<Paragraph, readonly Tag[]>;
  /** By either of its tags. */
  readonly sections: ReadonlyMap<Tag, Section>;
  readonly faults: readonly Fault[];
}

type Pair = readonly [open: Tag, close: Tag];

export function markupOf(home: Home): Markup {
  const faults: Fault[] = [];
  const tags = new Map<Paragraph, Tag[]>();
  const all: Tag[] = [];
  for (const paragraph of paragraphsIn(home)) {
    const found = tagsIn(paragraph);
    if (found.tags.length) tags.set(paragraph, [...found.tags]);
    all.push(...found.tags);
    faults.push(...found.broken.map(brokenFault));
  }
  const pairs = pair(all, faults);
  const sections = new Map<Tag, Section>();
  for (const section of levels(pairs, tags, faults)) {
    sections.set(section.open, section);
    sections.set(section.close, section);
  }
  for (const [paragraph, own] of tags)
    tags.set(
      paragraph,
      own.filter((tag) => tag.kind === 'value' || tag.kind === 'comment' || sections.has(tag)),
    );
  return { tags, sections, faults };
}

function brokenFault({ paragraph, from, to, what }: Broken): Fault {
  return { paragraph, from, to, ...TEXT.broken[what](paragraph.text.slice(from, to)) };
}

function fault({ paragraph, from, to }: Tag, said: { message: string; repair: string }): Fault {
  return { paragraph, from, to, ...said };
}

/** Pairs tags by their names, the innermost first. */
function pair(tags: readonly Tag[], faults: Fault[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const waiting: Tag[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open' || tag.kind === 'without') waiting.push(tag);
    if (tag.kind !== 'close') continue;
    const at = tag.name === '' ? waiting.length - 1 : waiting.map(nameOf).lastIndexOf(nameOf(tag));
    if (at < 0) {
      faults.push(fault(tag, TEXT.notOpened(tag.name)));
      continue;
    }
    for (const open of waiting.splice(at + 1)) faults.push(fault(open, TEXT.notClosed(open.name)));
    pairs.push([waiting.pop()!, tag]);
  }
  for (const open of waiting) faults.push(fault(open, TEXT.notClosed(open.name)));
  return pairs;
}

export function nameOf({ name }: Tag): string {
  return name.toLowerCase();
}

/** The outer sections first, because what they take out of a paragraph decides what fills it. */
function levels(
  pairs: readonly Pair[],
  tags: ReadonlyMap<Paragraph, readonly Tag[]>,
  faults: Fault[],
): readonly Section[] {
  const outerFirst = [...pairs].sort(([a], [b]) => a.paragraph.start - b.paragraph.start || a.from - b.from);
  // What stands around a tag counts without the tags that span more than this text.
  const wide = new Set<Tag>(outerFirst.filter(([a, b]) => a.paragraph !== b.paragraph).flat());
  const sections: Section[] = [];
  const add = (open: Tag, close: Tag, level: Level): void => {
    if (level !== 'text') wide.add(open).add(close);
    sections.push({ open, close, level });
  };
  const blank = (paragraph: Paragraph, from: number, to: number): boolean =>
    restOf(paragraph, tags, wide, from, to) === '';
  for (const [open, close] of outerFirst) {
    const [a, b] = [open.paragraph, close.paragraph];
    const aligned = blank(a, 0, open.from) && blank(b, close.to, b.text.length);
    if (a.home === b.home) {
      if (aligned && fillsRow(open, close, tags, wide)) add(open, close, 'rows');
      else if (aligned) add(open, close, 'blocks');
      else if (a === b) add(open, close, 'text');
      else faults.push(fault(open, TEXT.ownLine(open.name)));
      continue;
    }
    const table = a.home.cell?.table;
    if (!table || table !== b.home.cell?.table) {
      faults.push(fault(open, TEXT.crosses(open.name, Boolean(table || b.home.cell))));
      continue;
    }
    if (spansMergedRows(table, a.home.cell!.row, b.home.cell!.row)) {
      faults.push(fault(open, TEXT.mergedRows(open.name)));
      continue;
    }
    add(open, close, 'rows');
  }
  return withoutCrossings(sections, faults);
}

/** The text of a part of a paragraph without blanks and without the tags of wide sections and comments. */
export function restOf(
  paragraph: Paragraph,
  tags: ReadonlyMap<Paragraph, readonly Tag[]>,
  wide: { has(tag: Tag): boolean },
  from = 0,
  to = paragraph.text.length,
): string {
  let rest = '';
  let at = from;
  for (const tag of tags.get(paragraph) ?? []) {
    if (tag.from < at || tag.to > to || !(tag.kind === 'comment' || wide.has(tag))) continue;
    rest += paragraph.text.slice(at, tag.from);
    at = tag.to;
  }
  return (rest + paragraph.text.slice(at, to)).replace(/\s/g, '');
}

/** Whether a section in one cell is all that a row of a longer table holds: then it is about the row. */
function fillsRow(
  open: Tag,
  close: Tag,
  tags: ReadonlyMap<Paragraph, readonly Tag[]>,
  wide: ReadonlySet<Tag>,
): boolean {
  const { home } = open.paragraph;
  const place = home.cell;
  if (!place || place.table.rows.length < 2) return false;
  const own = home.blocks;
  if (own[0] !== open.paragraph || own[own.length - 1] !== close.paragraph) return false;
  const row = place.table.rows[place.row]!;
  return (
    !spansMergedRows(place.table, place.row, place.row) &&
    row.cells.every(
      (cell) =>
        cell.home === home ||
        cell.home.blocks.every(
          (block) => block.type === 'paragraph' && restOf(block, tags, wide) === '' && !block.insets.length,
        ),
    )
  );
}

/** Whether a cell that is merged over several rows touches these rows. */
function spansMergedRows(table: Table, first: number, last: number): boolean {
  return table.rows.some(({ cells }, row) =>
    cells.some(({ rowSpan }) => rowSpan > 1 && row <= last && row + rowSpan > first),
  );
}

/** Leaves out sections that go through the border of another one, such as two that begin and end in one row. */
function withoutCrossings(sections: readonly Section[], faults: Fault[]): readonly Section[] {
  const kept: Section[] = [];
  for (const section of sections) {
    const other = section.level === 'rows' ? kept.find((one) => crosses(one, section)) : undefined;
    if (other) faults.push(fault(section.open, TEXT.twoInRow(section.open.name, other.open.name)));
    else kept.push(section);
  }
  return kept;
}

/** Two sections over rows of one table must lie apart or one within the other, in the order of their tags. */
function crosses(one: Section, other: Section): boolean {
  const [a, b] = [rowsOf(one), rowsOf(other)];
  if (one.level !== 'rows' || a.table !== b.table || a.last < b.first || b.last < a.first) return false;
  const inside = before(other.close, one.close) && before(one.open, other.open);
  if (!inside) return !(a.last === b.first && isTagRow(one, other));
  return a.first > b.first || a.last < b.last;
}

/** Whether one section closes and the other one opens in a row that holds nothing else. */
function isTagRow(one: Section, other: Section): boolean {
  const { table, row } = one.close.paragraph.home.cell!;
  const text = table.rows[row]!.cells.flatMap(({ home }) => paragraphsIn(home))
    .map((paragraph) => paragraph.text)
    .join('');
  const tag = ({ paragraph, from, to }: Tag): string => paragraph.text.slice(from, to);
  return (
    !text.includes(OBJECT) && text.replace(tag(one.close), '').replace(tag(other.open), '').trim() === ''
  );
}

export function rowsOf({ open, close }: Section): {
  readonly table: Table | undefined;
  readonly first: number;
  readonly last: number;
} {
  const [a, b] = [open.paragraph.home.cell, close.paragraph.home.cell];
  return { table: a?.table, first: a?.row ?? 0, last: b?.row ?? 0 };
}

function before(a: Tag, b: Tag): boolean {
  return a.paragraph.start - b.paragraph.start < 0 || (a.paragraph === b.paragraph && a.from < b.from);
}
