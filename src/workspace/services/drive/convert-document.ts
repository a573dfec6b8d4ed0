/** An uploaded DOCX as a document: what Drive does when a file is to become a Google document. */
import { Editor } from '../docs/editor.ts';
import { imageSize } from '../docs/image-size.ts';
import { insertImage } from '../docs/images.ts';
import { DocumentModel } from '../docs/model.ts';
import { color, points } from '../docs/schema.ts';
import { elements, unescaped, unzipped, xmlIn } from './office-xml.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** English Metric Units in a point (ECMA-376, 20.1.2.1). */
const EMU = 12_700;

const HEADINGS: Readonly<Record<string, string>> = {
  Title: 'TITLE',
  Subtitle: 'SUBTITLE',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`Heading${level}`, `HEADING_${level}`])),
};

/**
 * Paragraphs with their headings, bold type, colours of text and pictures with alternative texts come along; a table
 * becomes the paragraphs of its cells, and lists lose their bullets. Null when the bytes are no such document.
 */
export function wordModel(bytes: Uint8Array): DocumentModel | null {
  const files = unzipped(bytes);
  const parts = xmlIn(files);
  const body = parts?.['word/document.xml'];
  if (!files || !parts || body === undefined) return null;
  const media = new Map(
    elements(parts['word/_rels/document.xml.rels'] ?? '', 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      files[`word/${attributes.Target ?? ''}`],
    ]),
  );
  const model = new DocumentModel();
  const editor = new Editor(model, { fetchImage: () => null });
  for (const [i, { content }] of elements(body, 'w:p').entries()) {
    if (i > 0) editor.insertText(end(editor), '\n', {});
    const type = HEADINGS[elements(content, 'w:pStyle')[0]?.attributes['w:val'] ?? ''];
    for (const { content: run } of elements(content, 'w:r')) addRun(editor, run, media);
    const { units } = model.body;
    const last = units.at(-1)!;
    if (last.kind === 'end')
      model.overwrite(model.body.id, units.length - 1, [
        {
          ...last,
          paragraph: { namedStyleType: type ?? 'NORMAL_TEXT', direction: 'LEFT_TO_RIGHT' },
        },
      ]);
  }
  return model;
}

function end({ model }: Editor) {
  return { segment: model.body, at: model.body.units.length - 1 };
}

function addRun(editor: Editor, run: string, media: ReadonlyMap<string, Uint8Array | undefined>): void {
  const hex = elements(run, 'w:color')[0]?.attributes['w:val'];
  const part = (at: number): number => Number.parseInt(hex!.slice(at, at + 2), 16) / 255;
  const style = {
    ...(/<w:b(?:\s[^>]*)?\/>/.test(run) && { bold: true }),
    ...(hex && /^[\da-f]{6}$/i.test(hex) && { foregroundColor: color(part(0), part(2), part(4)) }),
  };
  for (const [, text] of run.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g))
    editor.insertText(end(editor), text === undefined ? '\v' : unescaped(text), style);
  for (const { content } of elements(run, 'w:drawing')) addPicture(editor, content, media);
}

function addPicture(
  editor: Editor,
  drawing: string,
  media: ReadonlyMap<string, Uint8Array | undefined>,
): void {
  const bytes = media.get(elements(drawing, 'a:blip')[0]?.attributes['r:embed'] ?? '');
  const kind = bytes && imageSize(bytes);
  if (!bytes || !kind) return;
  const { cx, cy } = elements(drawing, 'wp:extent')[0]?.attributes ?? {};
  const size = { width: points(Number(cx) / EMU), height: points(Number(cy) / EMU) };
  const image = { contentType: kind.contentType, bytes };
  const id = insertImage(editor, end(editor), image, '', cx && cy ? size : {});
  const { title, descr } = elements(drawing, 'wp:docPr')[0]?.attributes ?? {};
  const known = editor.model.images.get(id)!;
  editor.model.setImage(id, {
    ...known,
    properties: { ...known.properties, ...(title && { title }), ...(descr && { description: descr }) },
  });
}
