/** Makes a default template from its layout: the requests that fill a new, empty document. */

import type { NewBlock, NewInline, NewParagraph, NewTable } from './content.ts';
import { CELL_TEXT, GREY, HEAD_TEXT, houseCell, MARGIN, NAMED_STYLES, points, SMALL_TEXT } from './house.ts';
import type { Layout, LayoutBlock, LayoutText } from './layout.ts';
import type { Request, Style } from './requests.ts';
import { Writer } from './write.ts';

/** A4, in points. */
const SHORT = 595.276;
const LONG = 841.89;

/** What comes first: Docs tells the id of a header and a footer only when it has made them. */
export function frameRequests({ header, footer }: Layout): readonly Request[] {
  return [
    ...(header ? [{ createHeader: { type: 'DEFAULT' } } as const] : []),
    ...(footer ? [{ createFooter: { type: 'DEFAULT' } } as const] : []),
  ];
}

/** All that stands in the document and how it looks; the ids are those of its header and footer. */
export function layoutRequests(
  layout: Layout,
  headerId: string | null,
  footerId: string | null,
): readonly Request[] {
  return [
    pageRequest(layout),
    ...Object.entries(NAMED_STYLES).map(([type, { text, paragraph }]) => namedStyle(type, text, paragraph)),
    ...(headerId && layout.header ? edgeRequests(headerId, layout.header, 'borderBottom') : []),
    ...(footerId && layout.footer ? edgeRequests(footerId, layout.footer, 'borderTop') : []),
    ...written('', layoutBlocks(layout)),
  ];
}

function written(segmentId: string, blocks: readonly NewBlock[]): readonly Request[] {
  const writer = new Writer(segmentId);
  const start = segmentId ? 0 : 1;
  writer.write(blocks, start, true, start, { style: null, item: null }).finish();
  return writer.requests;
}

function pageRequest({ landscape }: Layout): Request {
  const [width, height] = landscape ? [LONG, SHORT] : [SHORT, LONG];
  const documentStyle: Style = {
    pageSize: { width: points(width), height: points(height) },
    marginLeft: points(MARGIN.side),
    marginRight: points(MARGIN.side),
    marginTop: points(MARGIN.end),
    marginBottom: points(MARGIN.end),
  };
  return { updateDocumentStyle: { documentStyle, fields: Object.keys(documentStyle).join(',') } };
}

function namedStyle(namedStyleType: string, textStyle: Style, paragraphStyle: Style): Request {
  const fields = [
    ...Object.keys(textStyle).map((field) => `textStyle.${field}`),
    ...Object.keys(paragraphStyle).map((field) => `paragraphStyle.${field}`),
  ];
  return {
    updateNamedStyle: { namedStyle: { namedStyleType, textStyle, paragraphStyle }, fields: fields.join(',') },
  };
}

/** The line of text that returns on each page, with a thin rule towards the body. */
function edgeRequests(id: string, text: LayoutText, rule: 'borderTop' | 'borderBottom'): readonly Request[] {
  const style = {
    namedStyleType: 'NORMAL_TEXT',
    [rule]: { color: GREY, width: points(0.5), padding: points(4), dashStyle: 'SOLID' },
  };
  return written(id, [paragraph(style, inlineOf(text, SMALL_TEXT), SMALL_TEXT)]);
}

export function layoutBlocks({ blocks, landscape }: Layout): readonly NewBlock[] {
  const width = (landscape ? LONG : SHORT) - 2 * MARGIN.side;
  const made: NewBlock[] = [];
  let breakBefore = false;
  for (const block of blocks) {
    if (block.type === 'pageBreak') {
      breakBefore = true;
      continue;
    }
    const own = blockOf(block, width);
    if (isTable(own[0]) && (breakBefore || made[made.length - 1]?.type !== 'paragraph'))
      made.push(paragraph({ namedStyleType: 'NORMAL_TEXT' }, [], {}));
    made.push(...own);
    // A paragraph of tags goes, and the break would go with it.
    const at = made.length - own.length - (isTable(own[0]) ? 1 : 0);
    const first = made[at] as NewParagraph;
    if (!breakBefore || isTagOnly(block)) continue;
    made[at] = { ...first, style: { ...first.style, pageBreakBefore: true } };
    breakBefore = false;
  }
  if (isTable(made[made.length - 1])) made.push(paragraph({ namedStyleType: 'NORMAL_TEXT' }, [], {}));
  return made.map((block, at) =>
    block.type === 'paragraph' && isTable(made[at + 1])
      ? { ...block, style: { ...block.style, keepWithNext: true } }
      : block,
  );
}

function isTable(block: NewBlock | undefined): boolean {
  return block?.type === 'table';
}

function isTagOnly(block: LayoutBlock): boolean {
  return block.type === 'text' && /^\{\{[#^/][^}]*\}\}$/.test(block.text);
}

function blockOf(block: Exclude<LayoutBlock, { type: 'pageBreak' }>, width: number): readonly NewBlock[] {
  switch (block.type) {
    case 'title':
      return [plain('TITLE', block.text)];
    case 'subtitle':
      return [plain('SUBTITLE', block.text)];
    case 'heading':
      return [plain(`HEADING_${block.level}`, block.text)];
    case 'text':
      return [plain('NORMAL_TEXT', block.text)];
    case 'note':
      return [
        paragraph(
          { namedStyleType: 'NORMAL_TEXT', spaceAbove: points(4) },
          inlineOf(block.text, SMALL_TEXT),
          SMALL_TEXT,
        ),
      ];
    case 'list': {
      const preset = block.numbered ? 'NUMBERED_DECIMAL_ALPHA_ROMAN' : 'BULLET_DISC_CIRCLE_SQUARE';
      return block.items.map((item) => ({ ...plain('NORMAL_TEXT', item), item: { preset, level: 0 } }));
    }
    case 'facts':
      return [factTable(block.rows, width)];
    case 'table':
      return [columnTable(block, width)];
  }
}

function plain(namedStyleType: string, text: LayoutText): NewParagraph {
  return paragraph({ namedStyleType }, inlineOf(text, {}), {});
}

function paragraph(style: Style, inline: readonly NewInline[], endStyle: Style): NewParagraph {
  return { type: 'paragraph', inline, style, endStyle, item: null };
}

/** The first column takes a third, so that names and values of several such tables stand below one another. */
function factTable(rows: readonly (readonly [LayoutText, LayoutText])[], width: number): NewTable {
  return {
    type: 'table',
    columns: widths([1, 2], width),
    rows: rows.map(([name, value]) => ({
      style: {},
      cells: [houseCell(inlineOf(name, { ...CELL_TEXT, bold: true })), houseCell(inlineOf(value, CELL_TEXT))],
    })),
  };
}

function columnTable({ columns, rows }: Extract<LayoutBlock, { type: 'table' }>, width: number): NewTable {
  const atEnd = columns.map(({ align }) => align === 'end');
  return {
    type: 'table',
    columns: widths(
      columns.map((column) => column.width ?? 1),
      width,
    ),
    rows: [
      {
        style: { tableHeader: true },
        cells: columns.map(({ head }, i) =>
          houseCell(inlineOf(head, HEAD_TEXT), { header: true, atEnd: atEnd[i]! }),
        ),
      },
      ...rows.map((texts) => {
        // A sentence that stands alone in its row takes the whole width.
        const alone = texts.length > 1 && texts[0] !== '' && texts.slice(1).every((text) => text === '');
        return {
          style: {},
          cells: columns.map((_, i) =>
            houseCell(inlineOf(texts[i] ?? '', CELL_TEXT), {
              atEnd: atEnd[i]! && !alone,
              columnSpan: alone && i === 0 ? columns.length : 1,
              covered: alone && i > 0,
            }),
          ),
        };
      }),
    ],
  };
}

function widths(shares: readonly number[], width: number): readonly Style[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => ({
    widthType: 'FIXED_WIDTH',
    width: points(Math.round((width * share * 10) / sum) / 10),
  }));
}

const LINK_STYLE: Style = { underline: true, foregroundColor: NAMED_STYLES.HEADING_1!.text.foregroundColor };
const MARKUP = /(\{\{[^}]*\}\})|\*\*(.+?)\*\*|(?<!\w)_(.+?)_(?!\w)|\[([^\]]+)\]\(([^)]+)\)/g;

/** `**vet**`, `_cursief_` and `[tekst](adres)` as runs; what stands between braces is no markup. */
export function inlineOf(text: LayoutText, base: Style): readonly NewInline[] {
  const runs: { text: string; style: Style }[] = [];
  const add = (words: string, style: Style): void => {
    const last = runs[runs.length - 1];
    if (last && last.style === style) last.text += words;
    else if (words) runs.push({ text: words, style });
  };
  let at = 0;
  for (const match of text.matchAll(MARKUP)) {
    const [whole, tag, bold, italic, linked, url] = match;
    add(text.slice(at, match.index), base);
    if (tag) add(tag, base);
    else if (bold) add(bold, { ...base, bold: true });
    else if (italic) add(italic, { ...base, italic: true });
    else if (linked && url) add(linked, { ...base, ...LINK_STYLE, link: { url } });
    at = match.index! + whole.length;
  }
  add(text.slice(at), base);
  return runs;
}
