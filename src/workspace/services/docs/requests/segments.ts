/** Requests that make and remove headers, footers and footnotes. */
import { type Editor, invalid } from '../editor.ts';
import type { Location, SectionStyle } from '../schema.ts';
import { Choice } from '../shape.ts';
import { LOCATION, PLACE } from '../shapes.ts';
import type { SectionUnit } from '../units.ts';
import { requestKinds } from './kind.ts';

const TYPE = new Choice('HeaderFooterType', ['HEADER_FOOTER_TYPE_UNSPECIFIED', 'DEFAULT']);

type Kind = 'header' | 'footer';
const STYLE_FIELDS = {
  header: ['defaultHeaderId', 'firstPageHeaderId', 'evenPageHeaderId'],
  footer: ['defaultFooterId', 'firstPageFooterId', 'evenPageFooterId'],
} as const;

export const SEGMENT_REQUESTS = requestKinds({
  createHeader: {
    shape: { type: TYPE, sectionBreakLocation: LOCATION },
    apply(editor, { type, sectionBreakLocation }) {
      requireType(type);
      return { createHeader: { headerId: createSegment(editor, 'header', sectionBreakLocation) } };
    },
  },
  createFooter: {
    shape: { type: TYPE, sectionBreakLocation: LOCATION },
    apply(editor, { type, sectionBreakLocation }) {
      requireType(type);
      return { createFooter: { footerId: createSegment(editor, 'footer', sectionBreakLocation) } };
    },
  },
  deleteHeader: {
    shape: { headerId: 'TYPE_STRING', tabId: 'TYPE_STRING' },
    apply(editor, { headerId }) {
      deleteSegment(editor, 'header', headerId);
    },
  },
  deleteFooter: {
    shape: { footerId: 'TYPE_STRING', tabId: 'TYPE_STRING' },
    apply(editor, { footerId }) {
      deleteSegment(editor, 'footer', footerId);
    },
  },
  createFootnote: {
    shape: PLACE,
    apply(editor, request) {
      const place = editor.insertion(request);
      if (place.segment.kind !== 'body')
        throw invalid('Footnotes cannot be inserted inside a header, footer or footnote.');
      const { model } = editor;
      const footnoteId = model.newId('kix.');
      model.addSegment(footnoteId, 'footnote', [
        { kind: 'char', char: ' ', style: {} },
        model.newParagraphEnd(),
      ]);
      const style = editor.styleAt(place);
      editor.insertUnits(place, [
        { kind: 'inline', name: 'footnoteReference', value: { footnoteId }, style },
      ]);
      return { createFootnote: { footnoteId } };
    },
  },
});

function requireType(type: string | null | undefined): void {
  if (type !== 'DEFAULT') throw invalid('The header or footer type must be specified.');
}

/** For the whole document, or for the section that begins at a later section break. */
export function createSegment(editor: Editor, kind: Kind, location?: Location): string {
  const { model } = editor;
  const field = STYLE_FIELDS[kind][0];
  const at = location ? editor.index(editor.segment(location.segmentId), location.index ?? 0) : 0;
  const unit = model.body.units[at]!;
  if (unit.kind !== 'section')
    throw invalid('The section break location must be the index of a section break.');
  const style = at === 0 ? model.documentStyle : unit.style;
  if (style[field]) throw invalid(`Default ${kind} already exists. Default ${kind} id: ${style[field]}.`);
  const id = model.newId('kix.');
  model.addSegment(id, kind);
  if (at === 0) model.setDocumentStyle({ ...model.documentStyle, [field]: id });
  else model.overwrite(model.body.id, at, [{ ...unit, style: { ...unit.style, [field]: id } }]);
  return id;
}

function deleteSegment(editor: Editor, kind: Kind, id: string | null | undefined): void {
  const { model } = editor;
  if (!id || model.segments.get(id)?.kind !== kind) throw invalid(`The ${kind} with ID ${id} was not found.`);
  model.removeSegment(id);
  model.setDocumentStyle(withoutReference(model.documentStyle, kind, id));
  for (const [at, unit] of model.body.units.entries())
    if (unit.kind === 'section') {
      const style: SectionStyle = withoutReference(unit.style, kind, id);
      model.overwrite(model.body.id, at, [{ ...unit, style } satisfies SectionUnit]);
    }
}

function withoutReference<T extends object>(style: T, kind: Kind, id: string): T {
  const fields: readonly string[] = STYLE_FIELDS[kind];
  return Object.fromEntries(
    Object.entries(style).filter(([field, value]) => !(fields.includes(field) && value === id)),
  ) as T;
}
