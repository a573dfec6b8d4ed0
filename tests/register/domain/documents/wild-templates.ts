/** Templates and values as they come to mind, with a plain expansion of the template's own words beside them. */
import fc from 'fast-check';
import type {
  NewBlock,
  NewCell,
  NewInline,
  NewItem,
} from '../../../../src/register/domain/documents/content.ts';
import type { TemplateData, TemplateValue } from '../../../../src/register/domain/documents/fields.ts';

/** A template as a tree that knows nothing of indices. */
export type WildBlock =
  | WildParagraph
  | { readonly type: 'table'; readonly columns: number; readonly rows: readonly WildRow[] }
  | (WildSection & { readonly type: 'section'; readonly blocks: readonly WildBlock[] });

export interface WildParagraph {
  readonly type: 'paragraph';
  readonly heading: boolean;
  readonly atEnd: boolean;
  readonly item: NewItem | null;
  readonly inline: readonly WildInline[];
}

export type WildInline =
  | { readonly type: 'text'; readonly text: string; readonly bold: boolean }
  /** `bold` of the first brace; the rest of the tag may look otherwise. */
  | { readonly type: 'value'; readonly name: string; readonly bold: boolean; readonly restBold: boolean }
  | (Omit<WildSection, 'hugs'> & { readonly type: 'section'; readonly inline: readonly WildInline[] });

export type WildRow =
  | { readonly type: 'row'; readonly coloured: boolean; readonly cells: readonly (readonly WildBlock[])[] }
  | (WildSection & { readonly type: 'section'; readonly rows: readonly WildRow[] });

interface WildSection {
  readonly name: string;
  readonly without: boolean;
  /** Whether its tags stand in the first and last paragraph or cell of what it holds, and not by themselves. */
  readonly hugs: boolean;
}

const bold = fc.boolean();
const valueName = fc.constantFrom('a', 'b', 'c');
const sectionName = fc.constantFrom('s', 't', 'f');
const words = fc.constantFrom('x', 'woord', 'é😀', ' en ', '$&', '•', ' { ');

const text = fc.record({ type: fc.constant('text' as const), text: words, bold });
const value = fc.record({ type: fc.constant('value' as const), name: valueName, bold, restBold: bold });

const inline: fc.Arbitrary<WildInline> = fc.letrec<{ inline: WildInline }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: text, weight: 3 },
    { arbitrary: value, weight: 3 },
    {
      arbitrary: fc.record({
        type: fc.constant('section' as const),
        name: sectionName,
        without: fc.boolean(),
        inline: fc.array(tie('inline'), { maxLength: 3 }),
      }),
      weight: 1,
    },
  ),
})).inline;

const item = fc.option(
  fc.record({
    preset: fc.constantFrom('BULLET_DISC_CIRCLE_SQUARE', 'NUMBERED_DECIMAL_ALPHA_ROMAN'),
    level: fc.integer({ min: 0, max: 2 }),
  }),
);

/** Begins with a word, so that a section within it is one of text. */
const paragraph: fc.Arbitrary<WildParagraph> = fc
  .record({
    heading: fc.boolean(),
    atEnd: fc.boolean(),
    item,
    first: bold,
    inline: fc.array(inline, { maxLength: 4 }),
  })
  .map(({ heading, atEnd, item, first, inline }) => ({
    type: 'paragraph',
    heading: heading && !item,
    atEnd,
    item,
    inline: [{ type: 'text', text: 'p', bold: first }, ...inline],
  }));

const section = { name: sectionName, without: fc.boolean(), hugs: fc.boolean() };

interface Tie {
  block: WildBlock;
  blocks: readonly WildBlock[];
  rows: readonly WildRow[];
}

function blocksAt(depth: number): fc.Arbitrary<readonly WildBlock[]> {
  const rowOf = (columns: number): fc.Arbitrary<WildRow> =>
    fc.record({
      type: fc.constant('row' as const),
      coloured: fc.boolean(),
      cells: fc.array(cell(depth), { minLength: columns, maxLength: columns }),
    });
  const rows = (columns: number): fc.Arbitrary<readonly WildRow[]> =>
    fc.array(
      fc.oneof(
        { arbitrary: rowOf(columns), weight: 2 },
        {
          arbitrary: fc.record({
            type: fc.constant('section' as const),
            ...section,
            rows: fc.array(rowOf(columns), { minLength: 1, maxLength: 2 }),
          }),
          weight: 1,
        },
      ),
      { minLength: 1, maxLength: 3 },
    );
  const table = fc
    .integer({ min: 1, max: 3 })
    .chain((columns) =>
      fc.record({ type: fc.constant('table' as const), columns: fc.constant(columns), rows: rows(columns) }),
    );
  const tie = fc.letrec<Tie>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small' },
      { arbitrary: paragraph, weight: 4 },
      {
        arbitrary: fc.record({
          type: fc.constant('section' as const),
          ...section,
          blocks: fc.array(tie('block') as fc.Arbitrary<WildBlock>, { minLength: 1, maxLength: 3 }),
        }),
        weight: 2,
      },
      ...(depth > 0 ? [{ arbitrary: table, weight: 2 }] : []),
    ),
    blocks: fc.array(tie('block') as fc.Arbitrary<WildBlock>, { minLength: 1, maxLength: 4 }),
    rows: fc.constant([]),
  }));
  return tie.blocks;
}

/** A cell begins with a paragraph of its own, so that no section is all that a row holds. */
function cell(depth: number): fc.Arbitrary<readonly WildBlock[]> {
  return depth > 1
    ? fc.tuple(paragraph, blocksAt(depth - 1)).map(([first, rest]) => [first, ...rest])
    : paragraph.map((first) => [first]);
}

export const wildTemplate: fc.Arbitrary<readonly WildBlock[]> = blocksAt(2).map((blocks) =>
  sound(blocks, false),
);

/** With the empty paragraphs that Docs asks for: they are part of the template as any other. */
function sound(blocks: readonly WildBlock[], inSection: boolean): readonly WildBlock[] {
  const result: WildBlock[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (block.type === 'table' && (last ? last.type === 'table' : !inSection)) result.push(plain(''));
    if (block.type === 'section') result.push({ ...block, blocks: sound(block.blocks, true) });
    else if (block.type === 'table') result.push({ ...block, rows: block.rows.map(soundRow) });
    else result.push(block);
  }
  if (!inSection && result.at(-1)?.type === 'table') result.push(plain(''));
  return result;
}

function soundRow(row: WildRow): WildRow {
  return row.type === 'row'
    ? { ...row, cells: row.cells.map((one) => sound(one, false)) }
    : { ...row, rows: row.rows.map(soundRow) };
}

const content = fc.constantFrom(
  '',
  'v',
  'Ommen',
  'a\nb',
  '{{a}}',
  '{{/s}}',
  '😀',
  '$1',
  '\u0007 x',
  'lang woord',
);
const scalar: fc.Arbitrary<TemplateValue> = fc.oneof(
  content,
  fc.integer({ min: -2000, max: 2000 }),
  fc.boolean(),
);

const items = (inner: fc.Arbitrary<TemplateData>): fc.Arbitrary<TemplateValue> =>
  fc.oneof(fc.array(inner, { maxLength: 3 }), fc.boolean(), content);

const leaf: fc.Arbitrary<TemplateData> = fc.record({ a: scalar, b: scalar }, { requiredKeys: [] });
const branch: fc.Arbitrary<TemplateData> = fc.record(
  { a: scalar, t: items(leaf), f: fc.boolean() },
  { requiredKeys: [] },
);

export const wildData: fc.Arbitrary<TemplateData> = fc.record({
  a: scalar,
  b: scalar,
  c: scalar,
  s: items(branch),
  t: items(leaf),
  f: fc.boolean(),
});

const open = ({ name, without }: { name: string; without: boolean }): string =>
  `{{${without ? '^' : '#'}${name}}}`;
const plain = (text: string): WildParagraph => ({
  type: 'paragraph',
  heading: false,
  atEnd: false,
  item: null,
  inline: text ? [{ type: 'text', text, bold: false }] : [],
});

/** The template as a document: its tags written out. */
export function written(blocks: readonly WildBlock[]): readonly NewBlock[] {
  return tagged(blocks).map(newBlock);
}

type Flat =
  | WildParagraph
  | { readonly type: 'table'; readonly columns: number; readonly rows: readonly FlatRow[] };
interface FlatRow {
  readonly coloured: boolean;
  readonly cells: readonly (readonly Flat[])[];
}

function tagged(blocks: readonly WildBlock[]): readonly Flat[] {
  return blocks.flatMap((block): readonly Flat[] => {
    if (block.type === 'paragraph') return [block];
    if (block.type === 'table')
      return [{ type: 'table', columns: block.columns, rows: taggedRows(block.rows, block.columns) }];
    return around(open(block), `{{/${block.name}}}`, tagged(block.blocks), block.hugs);
  });
}

function around(before: string, after: string, inner: readonly Flat[], hugs: boolean): readonly Flat[] {
  const [first, last] = [inner[0], inner.at(-1)];
  const fits = (block: Flat | undefined): block is WildParagraph =>
    block?.type === 'paragraph' && block.inline.length > 0;
  if (!hugs || !fits(first) || !fits(last)) return [plain(before), ...inner, plain(after)];
  return inner.map((block, i): Flat => {
    if (block.type !== 'paragraph' || (i > 0 && i < inner.length - 1)) return block;
    return {
      ...block,
      inline: [
        ...(i === 0 ? [{ type: 'text', text: before, bold: true } as const] : []),
        ...block.inline,
        ...(i === inner.length - 1 ? [{ type: 'text', text: after, bold: false } as const] : []),
      ],
    };
  });
}

function taggedRows(rows: readonly WildRow[], columns: number): readonly FlatRow[] {
  return rows.flatMap((row): readonly FlatRow[] => {
    if (row.type === 'row') return [{ coloured: row.coloured, cells: row.cells.map(tagged) }];
    const inner = taggedRows(row.rows, columns);
    const tagRow = (tag: string): FlatRow => ({
      coloured: false,
      cells: Array.from({ length: columns }, (_, i) => [plain(i === 0 ? tag : '')]),
    });
    const close = `{{/${row.name}}}`;
    if (!row.hugs || (columns === 1 && inner.length === 1))
      return [tagRow(open(row)), ...inner, tagRow(close)];
    return inner.map(({ coloured, cells }, i) => ({
      coloured,
      cells: cells.map((one, column) => [
        ...(i === 0 && column === 0 ? [plain(open(row))] : []),
        ...one,
        ...(i === inner.length - 1 && column === columns - 1 ? [plain(close)] : []),
      ]),
    }));
  });
}

/** With an empty paragraph before a table that follows on none, and at the end. */
function settle<B extends { readonly type: string }>(blocks: readonly B[]): readonly (B | WildParagraph)[] {
  const result: (B | WildParagraph)[] = [];
  for (const block of blocks) {
    if (block.type === 'table' && result.at(-1)?.type !== 'paragraph') result.push(plain(''));
    result.push(block);
  }
  if (result.at(-1)?.type !== 'paragraph') result.push(plain(''));
  return result;
}

function newBlock(block: Flat): NewBlock {
  if (block.type === 'paragraph') {
    const style = {
      namedStyleType: block.heading ? 'HEADING_1' : 'NORMAL_TEXT',
      direction: 'LEFT_TO_RIGHT',
      ...(block.atEnd && { alignment: 'END' }),
    };
    return {
      type: 'paragraph',
      inline: block.inline.flatMap(newInline),
      style,
      endStyle: {},
      item: block.item,
    };
  }
  return {
    type: 'table',
    columns: Array.from({ length: block.columns }, () => ({})),
    rows: block.rows.map(({ coloured, cells }) => ({
      style: {},
      cells: cells.map(
        (one): NewCell => ({
          style: coloured ? { backgroundColor: { color: { rgbColor: { blue: 1 } } } } : {},
          rowSpan: 1,
          columnSpan: 1,
          covered: false,
          blocks: one.map(newBlock),
        }),
      ),
    })),
  };
}

function newInline(part: WildInline): readonly NewInline[] {
  const run = (text: string, isBold: boolean): NewInline => ({ text, style: isBold ? { bold: true } : {} });
  if (part.type === 'text') return [run(part.text, part.bold)];
  if (part.type === 'value') return [run('{', part.bold), run(`{${part.name}}}`, part.restBold)];
  return [run(open(part), true), ...part.inline.flatMap(newInline), run(`{{/${part.name}}}`, false)];
}

/** What the document must hold, in the words of `looks`: each part of the template said as often as it must be. */
export function expected(blocks: readonly WildBlock[], data: TemplateData): string {
  return said(blocks, [data]);
}

type Scopes = readonly TemplateData[];

function said(blocks: readonly WildBlock[], scopes: Scopes): string {
  return settle(blocks.flatMap((block) => saidBlock(block, scopes)))
    .map((block) => ('said' in block ? block.said : '¶'))
    .join('');
}

function saidBlock(block: WildBlock, scopes: Scopes): readonly { type: string; said: string }[] {
  if (block.type === 'section')
    return each(block, scopes).flatMap((inner) => block.blocks.flatMap((one) => saidBlock(one, inner)));
  if (block.type === 'table') {
    const rows = block.rows.flatMap((row) => saidRow(row, scopes));
    if (!rows.length || onlyHeads(block.rows, rows.length, scopes)) return [];
    return [{ type: 'table', said: `[${rows.join('/')}]` }];
  }
  const words = block.inline
    .map((part) => saidInline(part, scopes))
    .join('')
    .replace(/›‹/g, '');
  const mark = block.item ? `${block.item.preset.startsWith('BULLET') ? '*' : '#'}${block.item.level}:` : '';
  return [
    { type: 'paragraph', said: `${block.heading ? 'H1:' : ''}${block.atEnd ? '>' : ''}${mark}${words}¶` },
  ];
}

/** Rows without a tag above a list that is empty, and nothing below it. */
function onlyHeads(rows: readonly WildRow[], left: number, scopes: Scopes): boolean {
  const first = rows.findIndex(({ type }) => type === 'section');
  const list = rows[first];
  return (
    list?.type === 'section' &&
    !list.without &&
    left === first &&
    Array.isArray(lookUp(list.name, scopes)) &&
    !/"type":"(section|value)"/.test(JSON.stringify(rows.slice(0, first)))
  );
}

function saidRow(row: WildRow, scopes: Scopes): readonly string[] {
  if (row.type === 'row')
    return [row.cells.map((one) => `${row.coloured ? '!' : ''}${said(one, scopes)}`).join('|')];
  return each(row, scopes).flatMap((inner) => row.rows.flatMap((one) => saidRow(one, inner)));
}

function saidInline(part: WildInline, scopes: Scopes): string {
  if (part.type === 'section')
    return each(part, scopes)
      .map((inner) => part.inline.map((one) => saidInline(one, inner)).join(''))
      .join('');
  const words = part.type === 'text' ? part.text : saidValue(lookUp(part.name, scopes));
  return part.bold && words ? `‹${words}›` : words;
}

function saidValue(value: TemplateValue | undefined): string {
  if (value === true) return 'ja';
  if (value === false) return 'nee';
  if (value === '' || value === undefined) return '–';
  if (typeof value === 'number')
    return `${value < 0 ? '\u2212' : ''}${new Intl.NumberFormat('nl-NL').format(Math.abs(value))}`;
  return String(value).replace('\n', '\v').replace('\u0007', '');
}

function lookUp(name: string, scopes: Scopes): TemplateValue | undefined {
  return scopes.find((scope) => scope[name] !== undefined)?.[name];
}

function each({ name, without }: { name: string; without: boolean }, scopes: Scopes): readonly Scopes[] {
  const value = lookUp(name, scopes);
  const there = Array.isArray(value) ? value.length > 0 : Boolean(value);
  if (without) return there ? [] : [scopes];
  if (!there) return [];
  return Array.isArray(value) ? (value as TemplateData[]).map((one) => [one, ...scopes]) : [scopes];
}
