/** A document as a web page: real headings, lists, tables with header cells, and texts for pictures. */
import { escapeXml } from '../xml.ts';
import type {
  Outline,
  OutlineBlock,
  OutlineCell,
  OutlineImage,
  OutlineItem,
  OutlineParagraph,
  OutlinePiece,
  OutlineTable,
  TextLook,
} from './outline.ts';

const STYLESHEET = `body{font-family:Arial,Helvetica,sans-serif;line-height:1.4;margin:2rem auto;padding:0 1rem;max-width:50rem;color:#000}
table{border-collapse:collapse;margin:.5rem 0}td,th{text-align:start}img{max-width:100%}li>p{margin:0}
.noot{font-size:.8em;vertical-align:super}`;

/** A whole page, complete in itself: pictures are part of it. */
export function documentToHtml(outline: Outline): string {
  const { title, language, header, footer, body, footnotes } = outline;
  const notes = footnotes.map((blocks, i) => `<li id="noot-${i + 1}">${blocksToHtml(blocks)}</li>`).join('');
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeXml(language)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title>`,
    `<style>${STYLESHEET}</style></head><body>`,
    section('header', blocksToHtml(header)),
    `<main>${blocksToHtml(body)}</main>`,
    section('footer', (notes && `<ol>${notes}</ol>`) + blocksToHtml(footer)),
    '</body></html>',
  ].join('');
}

function section(name: string, content: string): string {
  return content && `<${name}>${content}</${name}>`;
}

/** Items that follow on one another become one list, with the deeper ones inside. */
export function blocksToHtml(blocks: readonly OutlineBlock[]): string {
  let html = '';
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!;
    if (block.type === 'paragraph' && block.item) {
      const items: OutlineParagraph[] = [];
      for (let next: OutlineBlock | undefined = block; isItem(next); next = blocks[at]) {
        items.push(next);
        at++;
      }
      html += listToHtml(items);
      continue;
    }
    html += blockToHtml(block);
    at++;
  }
  return html;
}

function isItem(block: OutlineBlock | undefined): block is OutlineParagraph & { item: OutlineItem } {
  return block?.type === 'paragraph' && block.item !== null;
}

function blockToHtml(block: OutlineBlock): string {
  if (block.type === 'table') return tableToHtml(block);
  return block.type === 'paragraph' ? paragraphToHtml(block) : '<div style="break-before:page"></div>';
}

function listToHtml(items: readonly OutlineParagraph[]): string {
  let html = '';
  for (let at = 0; at < items.length; ) {
    const { level, ordered, listId, number } = items[at]!.item!;
    const tag = ordered ? 'ol' : 'ul';
    html += `<${tag}${ordered && number !== 1 ? ` start="${number}"` : ''}>`;
    for (let own = items[at]; own && belongs(own.item!, level, listId); own = items[at]) {
      at++;
      const from = at;
      while (at < items.length && items[at]!.item!.level > level) at++;
      html += `<li>${piecesToHtml(own)}${listToHtml(items.slice(from, at))}</li>`;
    }
    html += `</${tag}>`;
  }
  return html;
}

function belongs(item: OutlineItem, level: number, listId: string): boolean {
  return item.level === level && item.listId === listId;
}

function paragraphToHtml(paragraph: OutlineParagraph): string {
  const tag = paragraph.heading === null ? 'p' : `h${paragraph.heading}`;
  const content = piecesToHtml(paragraph);
  // A heading without text says nothing to those who jump from heading to heading.
  if (!content) return paragraph.heading === null ? '<p><br></p>' : '';
  return `<${tag}${styleAttribute(paragraphStyle(paragraph))}>${content}</${tag}>`;
}

function paragraphStyle(paragraph: OutlineParagraph): Readonly<Record<string, string | null>> {
  const { alignment, indentStart, shading, pageBreakBefore } = paragraph;
  return {
    'text-align': ALIGNMENT[alignment] ?? null,
    'margin-inline-start': indentStart ? `${indentStart}pt` : null,
    'background-color': shading,
    'break-before': pageBreakBefore ? 'page' : null,
  };
}

const ALIGNMENT: Readonly<Record<string, string>> = { CENTER: 'center', END: 'end', JUSTIFIED: 'justify' };

function piecesToHtml(paragraph: OutlineParagraph): string {
  return paragraph.pieces.map((piece) => pieceToHtml(piece, paragraph)).join('');
}

function pieceToHtml(piece: OutlinePiece, paragraph: OutlineParagraph): string {
  if (piece.type === 'text') return textToHtml(piece.text, piece.look, paragraph);
  if (piece.type === 'image') return linked(imageToHtml(piece.image), piece.link);
  if (piece.type === 'note')
    return `<a class="noot" href="#noot-${piece.number}" aria-label="Noot ${piece.number}">${piece.number}</a>`;
  return piece.type === 'rule' ? '<hr>' : '';
}

function textToHtml(text: string, look: TextLook, { heading }: OutlineParagraph): string {
  let html = escapeXml(text).replaceAll('\v', '<br>');
  const style = styleAttribute({
    color: look.color === '#000000' || look.link || heading !== null ? null : look.color,
    'background-color': look.background,
    'font-size': look.size === 11 || heading !== null ? null : `${look.size}pt`,
    'font-family': look.font === 'Arial' ? null : `'${look.font.replace(/[^\w -]/g, '')}'`,
    'font-variant': look.smallCaps ? 'small-caps' : null,
  });
  if (style) html = `<span${style}>${html}</span>`;
  if (look.baseline !== 'NONE') html = wrapped(look.baseline === 'SUPERSCRIPT' ? 'sup' : 'sub', html);
  if (look.strikethrough) html = wrapped('s', html);
  if (look.underline && !look.link) html = wrapped('u', html);
  if (look.italic) html = wrapped('em', html);
  if (look.bold && heading === null) html = wrapped('strong', html);
  return linked(html, look.link);
}

function wrapped(tag: string, html: string): string {
  return `<${tag}>${html}</${tag}>`;
}

/** Only addresses that a browser may open safely become links. */
function linked(html: string, link: string | null): string {
  return link && /^(https?:|mailto:|tel:)/i.test(link) ? `<a href="${escapeXml(link)}">${html}</a>` : html;
}

function imageToHtml({ contentType, bytes, width, height, alt }: OutlineImage): string {
  const data = `data:${contentType};base64,${bytes.toString('base64')}`;
  const size = `style="width:${round(width)}pt;height:${round(height)}pt"`;
  return `<img src="${data}" alt="${escapeXml(alt)}" ${size}>`;
}

function tableToHtml({ rows, widths }: OutlineTable): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${round((100 * width) / total)}%">`).join('');
  const headers = rows.findIndex((row) => !row.header);
  const count = headers < 0 ? rows.length : headers;
  const part = (tag: string, from: number, to: number) =>
    from === to
      ? ''
      : `<${tag}>${rows
          .slice(from, to)
          .map(({ cells, header }) => `<tr>${cells.map((cell) => cellToHtml(cell, header)).join('')}</tr>`)
          .join('')}</${tag}>`;
  return `<table><colgroup>${columns}</colgroup>${part('thead', 0, count)}${part('tbody', count, rows.length)}</table>`;
}

function cellToHtml(cell: OutlineCell, header: boolean): string {
  if (cell.covered) return '';
  const tag = header ? 'th' : 'td';
  const { top, right, bottom, left } = cell.borders;
  const scope = header ? ` scope="${cell.columnSpan > 1 ? 'colgroup' : 'col'}"` : '';
  const spans = [
    cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '',
    cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '',
  ].join('');
  const sides = [top, right, bottom, left];
  const { padding } = cell;
  const style = styleAttribute({
    'background-color': cell.background,
    'border-style': 'solid',
    'border-width': shorthand(sides.map(({ width }) => `${width}pt`)),
    'border-color': shorthand(sides.map(({ color }) => color)),
    padding: shorthand([padding.top, padding.right, padding.bottom, padding.left].map((side) => `${side}pt`)),
    'vertical-align': cell.verticalAlignment.toLowerCase(),
  });
  return `<${tag}${scope}${spans}${style}>${cellContent(cell.blocks)}</${tag}>`;
}

/** Four sides as CSS writes them; one value when they are equal. */
function shorthand(sides: readonly string[]): string {
  return new Set(sides).size === 1 ? sides[0]! : sides.join(' ');
}

/** One paragraph of plain text stands in its cell by itself. */
function cellContent(blocks: readonly OutlineBlock[]): string {
  const [only] = blocks;
  if (blocks.length === 1 && only?.type === 'paragraph' && !only.item && only.heading === null)
    if (Object.values(paragraphStyle(only)).every((value) => value === null)) return piecesToHtml(only);
  return blocksToHtml(blocks);
}

function styleAttribute(style: Readonly<Record<string, string | null>>): string {
  const declarations = Object.entries(style).flatMap(([name, value]) => (value ? [`${name}:${value}`] : []));
  return declarations.length > 0 ? ` style="${escapeXml(declarations.join(';'))}"` : '';
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
