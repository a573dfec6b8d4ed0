/** A document to try requests on, and a small way to read what it holds. */
import { batchUpdate } from '../../../../src/workspace/services/docs/batch-update.ts';
import type { DocumentHost } from '../../../../src/workspace/services/docs/editor.ts';
import { DocumentModel } from '../../../../src/workspace/services/docs/model.ts';
import { renderDocument } from '../../../../src/workspace/services/docs/render.ts';
import type {
  BatchUpdateResponse,
  RestDocument,
  RestRequest,
  StructuralElement,
} from '../../../../src/workspace/services/docs/schema.ts';

/** One blue pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
);
export const IMAGE_URI = 'https://voorbeeld.nl/stip.png';

const host: DocumentHost = {
  fetchImage: (uri) => (uri === IMAGE_URI ? { contentType: 'image/png', bytes: PIXEL } : null),
};

export class TestDocument {
  readonly model = new DocumentModel();

  constructor(...requests: RestRequest[]) {
    if (requests.length > 0) this.update(...requests);
  }

  update(...requests: RestRequest[]): BatchUpdateResponse {
    return batchUpdate(this.model, 'ID', { requests }, host);
  }

  /** The message of the refusal; fails when the requests are carried out. */
  refusal(...requests: RestRequest[]): string {
    try {
      this.update(...requests);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('The requests were carried out.');
  }

  get(): RestDocument {
    return renderDocument(this.model, { documentId: 'ID', title: 'Proef' });
  }

  content(): readonly StructuralElement[] {
    return this.get().body!.content!;
  }

  /** The body in one line: `[`cells`|`in rows`]` for tables, `*` for what is not text, `§` for sections. */
  outline(): string {
    return outline(this.content());
  }
}

export function outline(content: readonly StructuralElement[]): string {
  return content.map(outlineOf).join('');
}

function outlineOf({ paragraph, table }: StructuralElement): string {
  if (paragraph)
    return paragraph
      .elements!.map(({ textRun }) => textRun?.content ?? '*')
      .join('')
      .replace('\n', '¶');
  if (!table) return '§';
  const rows = table.tableRows!.map(({ tableCells }) =>
    tableCells!.map((cell) => outline(cell.content!)).join('|'),
  );
  return `[${rows.join('/')}]`;
}

export function insertText(index: number, text: string): RestRequest {
  return { insertText: { location: { index }, text } };
}

export function deleteRange(startIndex: number, endIndex: number): RestRequest {
  return { deleteContentRange: { range: { startIndex, endIndex } } };
}
