/** Documents written and read back in one line, with the looks that tests compare. */

import type { NewBlock } from '../../../../src/register/domain/documents/content.ts';
import type { DocsDocument } from '../../../../src/register/domain/documents/document.ts';
import type { Request } from '../../../../src/register/domain/documents/requests.ts';
import { Writer } from '../../../../src/register/domain/documents/write.ts';
import type {
  Paragraph,
  RestDocument,
  RestRequest,
  StructuralElement,
} from '../../../../src/workspace/services/docs/schema.ts';
import { TestDocument } from '../../../workspace/services/docs/support.ts';

/** A document that holds these blocks. */
export function documentOf(blocks: readonly NewBlock[]): TestDocument {
  const writer = new Writer('');
  writer.write(blocks, 1, true, 1, { style: null, item: null }).finish();
  const document = new TestDocument();
  update(document, writer.requests);
  return document;
}

export function update(document: TestDocument, requests: readonly Request[]): void {
  if (requests.length) document.update(...(requests as unknown as RestRequest[]));
}

export function read(document: TestDocument): DocsDocument {
  return document.get() as unknown as DocsDocument;
}

/**
 * The body in one line: `¶` ends a paragraph, `‹›` is bold, `H1:` a heading, `>` at the end of the line, `*` and `#` list items at their
 * level, `[`cells`|`in rows`/`of tables`]` with `!` for a cell with a colour, `▢` a picture, `⎘` a page break.
 */
export function looks(document: TestDocument): string {
  const all = document.get();
  return (all.body!.content ?? []).map((element) => look(element, all)).join('');
}

function look(element: StructuralElement, document: RestDocument): string {
  if (element.paragraph) return lookOfParagraph(element.paragraph, document);
  if (!element.table) return '';
  const rows = element.table.tableRows!.map(({ tableCells }) =>
    tableCells!
      .map(
        ({ tableCellStyle, content }) =>
          `${tableCellStyle?.backgroundColor?.color ? '!' : ''}${content!.map((inner) => look(inner, document)).join('')}`,
      )
      .join('|'),
  );
  return `[${rows.join('/')}]`;
}

function lookOfParagraph({ elements, paragraphStyle, bullet }: Paragraph, document: RestDocument): string {
  const text = elements!
    .map(({ textRun, inlineObjectElement, pageBreak }) => {
      if (inlineObjectElement) return '▢';
      if (pageBreak) return '⎘';
      const content = textRun?.content?.replace('\n', '') ?? '?';
      return textRun?.textStyle?.bold && content ? `‹${content}›` : content;
    })
    .join('')
    .replace(/›‹/g, '');
  if (text === '') return '¶';
  const level = document.lists?.[bullet?.listId ?? '']?.listProperties?.nestingLevels?.[0];
  const item = bullet ? `${level?.glyphSymbol ? '*' : '#'}${bullet.nestingLevel ?? 0}:` : '';
  const heading = paragraphStyle?.namedStyleType === 'HEADING_1' ? 'H1:' : '';
  const end = paragraphStyle?.alignment === 'END' ? '>' : '';
  return `${heading}${end}${item}${text}¶`;
}
