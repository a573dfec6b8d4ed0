/** An uploaded DOCX as a document: what Drive does when a file is to become a Google document. */
import { DOCUMENT_BEHAVIOUR } from '../docs/behaviour.ts';
import { Editor, type Place } from '../docs/editor.ts';
import { imageSize } from '../docs/image-size.ts';
import { insertImage } from '../docs/images.ts';
import { DocumentModel } from '../docs/model.ts';
import { createSegment } from '../docs/requests/segments.ts';
import { color, points, type TextStyle } from '../docs/schema.ts';
import { elements, unescaped, unzipped, xmlIn } from './office-xml.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** English Metric Units in a point (ECMA-376, 20.1.2.1). */
const EMU = 12_700;

const HEADINGS: Readonly<Record<string, string>> = {
  Title: 'TITLE',
  Subtitle: 'SUBTITLE',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`Heading${level}`, `HEADING_${level}`])),
};

/** The fields of Word that stand for a number of each page. */
const FIELDS: Readonly<Record<string, string>> = { PAGE: 'PAGE_NUMBER', NUMPAGES: 'PAGE_COUNT' };
const RUN_OR_FIELD =
  /<w:fldSimple\s[^>]*w:instr="\s*(\w+)[^"]*"[^>]*>([\s\S]*?)<\/w:fldSimple>|<w:r(?:\s[^>]*)?>([\s\S]*?)<\/w:r>/g;

/** What a part of the package refers to, by the id that it uses. */
type Relations = ReadonlyMap<string, string>;

interface Upload {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly parts: Readonly<Record<string, string>>;
  readonly editor: Editor;
}

/**
 * Paragraphs with their headings, bold type, sizes and colours of text and pictures with alternative texts come along,
 * and the header and footer with the numbers of pages; a table becomes the paragraphs of its cells, and lists lose their
 * bullets. Null when the bytes are no such document.
 */
export function wordModel(bytes: Uint8Array): DocumentModel | null {
  const files = unzipped(bytes);
  const parts = xmlIn(files);
  const body = parts?.['word/document.xml'];
  if (!files || !parts || body === undefined) return null;
  const model = new DocumentModel();
  const upload: Upload = { files, parts, editor: new Editor(model, { fetchImage: () => null }) };
  write(upload, model.body.id, 'document.xml', body);
  if (!DOCUMENT_BEHAVIOUR.uploadsKeepHeaders) return model;
  const targets = relationsOf(upload, 'document.xml');
  for (const kind of ['header', 'footer'] as const) {
    const name = targets.get(elements(body, `w:${kind}Reference`)[0]?.attributes['r:id'] ?? '');
    const part = name && parts[`word/${name}`];
    if (part) write(upload, createSegment(upload.editor, kind), name, part);
  }
  return model;
}

function relationsOf({ parts }: Upload, name: string): Relations {
  return new Map(
    elements(parts[`word/_rels/${name}.rels`] ?? '', 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  );
}

/** The paragraphs of a part, in a segment that is still empty. */
function write(upload: Upload, segmentId: string, name: string, xml: string): void {
  const { editor, files } = upload;
  const { model } = editor;
  const media = new Map([...relationsOf(upload, name)].map(([id, target]) => [id, files[`word/${target}`]]));
  const end = (): Place => {
    const segment = model.segments.get(segmentId)!;
    return { segment, at: segment.units.length - 1 };
  };
  for (const [i, { content }] of elements(xml, 'w:p').entries()) {
    if (i > 0) editor.insertText(end(), '\n', {});
    const type = HEADINGS[elements(content, 'w:pStyle')[0]?.attributes['w:val'] ?? ''];
    for (const [, field, shown, run] of content.matchAll(RUN_OR_FIELD))
      if (run !== undefined) addRun(editor, end, run, media);
      else if (FIELDS[field!])
        editor.insertUnits(end(), [
          { kind: 'inline', name: 'autoText', value: { type: FIELDS[field!] }, style: styleOf(shown!) },
        ]);
    const { units } = model.segments.get(segmentId)!;
    const last = units.at(-1)!;
    if (last.kind === 'end')
      model.overwrite(segmentId, units.length - 1, [
        {
          ...last,
          paragraph: { namedStyleType: type ?? 'NORMAL_TEXT', direction: 'LEFT_TO_RIGHT' },
        },
      ]);
  }
}

function styleOf(run: string): TextStyle {
  const hex = elements(run, 'w:color')[0]?.attributes['w:val'];
  const size = Number(elements(run, 'w:sz')[0]?.attributes['w:val']);
  const part = (at: number): number => Number.parseInt(hex!.slice(at, at + 2), 16) / 255;
  return {
    ...(/<w:b(?:\s[^>]*)?\/>/.test(run) && { bold: true }),
    ...(hex && /^[\da-f]{6}$/i.test(hex) && { foregroundColor: color(part(0), part(2), part(4)) }),
    // In halves of a point.
    ...(size > 0 && { fontSize: points(size / 2) }),
  };
}

function addRun(
  editor: Editor,
  end: () => Place,
  run: string,
  media: ReadonlyMap<string, Uint8Array | undefined>,
): void {
  const style = styleOf(run);
  for (const [, text] of run.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g))
    editor.insertText(end(), text === undefined ? '\v' : unescaped(text), style);
  for (const { content } of elements(run, 'w:drawing')) addPicture(editor, end(), content, media);
}

function addPicture(
  editor: Editor,
  place: Place,
  drawing: string,
  media: ReadonlyMap<string, Uint8Array | undefined>,
): void {
  const bytes = media.get(elements(drawing, 'a:blip')[0]?.attributes['r:embed'] ?? '');
  const kind = bytes && imageSize(bytes);
  if (!bytes || !kind) return;
  const { cx, cy } = elements(drawing, 'wp:extent')[0]?.attributes ?? {};
  const size = { width: points(Number(cx) / EMU), height: points(Number(cy) / EMU) };
  const image = { contentType: kind.contentType, bytes };
  const id = insertImage(editor, place, image, '', cx && cy ? size : {});
  const { title, descr } = elements(drawing, 'wp:docPr')[0]?.attributes ?? {};
  const known = editor.model.images.get(id)!;
  editor.model.setImage(id, {
    ...known,
    properties: { ...known.properties, ...(title && { title }), ...(descr && { description: descr }) },
  });
}
