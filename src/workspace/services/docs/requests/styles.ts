/** Requests that change how text, paragraphs, sections and the document as a whole look. */
import { DEFAULT_DOCUMENT_STYLE, LINK_STYLE } from '../defaults.ts';
import { type Editor, invalid } from '../editor.ts';
import type { Segment } from '../model.ts';
import type { ParagraphStyle, TextStyle } from '../schema.ts';
import { type FieldPath, maskPaths, withMasked } from '../shape.ts';
import { DOCUMENT_STYLE, PARAGRAPH_STYLE, RANGE, SECTION_STYLE, TEXT_STYLE } from '../shapes.ts';
import { intern, sameValue, withoutInherited } from '../styles.ts';
import type { EndUnit, ParagraphNode, Unit } from '../units.ts';
import { requestKinds } from './kind.ts';

/** Fields of a paragraph style that are not inherited, so that setting them always shows. */
const OWN_FIELDS: readonly (keyof ParagraphStyle)[] = ['namedStyleType', 'direction', 'headingId'];

export const STYLE_REQUESTS = requestKinds({
  updateTextStyle: {
    shape: { textStyle: TEXT_STYLE, range: RANGE, fields: 'TYPE_STRING' },
    apply(editor, request) {
      const paths = maskPaths(request.fields, TEXT_STYLE);
      const { range } = request;
      setTextStyle(editor, range, request.textStyle ?? {}, paths);
    },
  },
  updateParagraphStyle: {
    shape: { paragraphStyle: PARAGRAPH_STYLE, range: RANGE, fields: 'TYPE_STRING' },
    apply(editor, request) {
      const paths = maskPaths(request.fields, PARAGRAPH_STYLE);
      const { segment, paragraphs } = editor.paragraphs(request.range);
      const style = request.paragraphStyle ?? {};
      if (style.pageBreakBefore && paths.some(([field]) => field === 'pageBreakBefore'))
        if (segment.kind !== 'body' || inTable(editor, segment, paragraphs))
          throw invalid('Cannot update page break before in unsupported regions.');
      for (const { end, unit } of paragraphs)
        editor.model.overwrite(segment.id, end - 1, [withParagraphStyle(editor, unit, style, paths)]);
    },
  },
  updateDocumentStyle: {
    shape: { documentStyle: DOCUMENT_STYLE, fields: 'TYPE_STRING', tabId: 'TYPE_STRING' },
    apply({ model }, { documentStyle, fields }) {
      const paths = maskPaths(fields, DOCUMENT_STYLE);
      // A document has a page size and margins always: what is unset falls back on the editor's own.
      const asked = { ...DEFAULT_DOCUMENT_STYLE, ...documentStyle };
      model.setDocumentStyle(withMasked(model.documentStyle, asked, paths));
    },
  },
  updateSectionStyle: {
    shape: { sectionStyle: SECTION_STYLE, range: RANGE, fields: 'TYPE_STRING' },
    apply({ model }, request) {
      const paths = maskPaths(request.fields, SECTION_STYLE);
      const { startIndex, endIndex, segmentId } = request.range ?? {};
      if (segmentId) throw invalid('Section styles can only be updated in the body.');
      const sections = model.blocks(model.body).filter((block) => block.type === 'section');
      const inRange = sections.filter(
        (section, i) =>
          section.start < (endIndex ?? 0) &&
          (sections[i + 1]?.start ?? model.body.units.length) > (startIndex ?? 0),
      );
      for (const { start, unit } of inRange)
        model.overwrite(model.body.id, start, [
          { ...unit, style: withMasked(unit.style, request.sectionStyle ?? {}, paths) },
        ]);
    },
  },
  updateNamedStyle: {
    shape: {
      namedStyle: {
        namedStyleType: PARAGRAPH_STYLE.namedStyleType!,
        textStyle: TEXT_STYLE,
        paragraphStyle: PARAGRAPH_STYLE,
      },
      fields: 'TYPE_STRING',
      tabId: 'TYPE_STRING',
    },
    apply({ model }, { namedStyle, fields }) {
      const shape = { textStyle: TEXT_STYLE, paragraphStyle: PARAGRAPH_STYLE };
      const paths = maskPaths(fields, shape);
      const known = model.namedStyles.find((style) => style.namedStyleType === namedStyle?.namedStyleType);
      if (!known || !namedStyle) throw invalid('The named style type must be specified.');
      model.setNamedStyle(withMasked(known, namedStyle, paths));
    },
  },
});

/** Sets fields of the text style on a range; a paragraph whose text is all in it takes its newline along. */
export function setTextStyle(
  editor: Editor,
  range: Parameters<Editor['range']>[0],
  style: TextStyle,
  paths: readonly FieldPath[],
): void {
  const { segment, start, end } = editor.range(range);
  if (paths.some(([field]) => field === 'weightedFontFamily') && style.weightedFontFamily)
    if (!style.weightedFontFamily.fontFamily) throw invalid('The font family must be specified.');
  for (const paragraph of editor.paragraphs(range).paragraphs) {
    const change = new TextStyleChange(
      editor.model.inheritedTextStyle(paragraph.unit.paragraph),
      style,
      paths,
    );
    const from = Math.max(start, paragraph.start);
    const whole = start <= paragraph.start && end >= paragraph.end - 1;
    const to = whole ? paragraph.end : Math.min(end, paragraph.end);
    const units = segment.units.slice(from, to).map((unit) => change.of(unit));
    const last = units.at(-1)!;
    if (whole && last.kind === 'end') units[units.length - 1] = withBulletStyle(last, change);
    editor.model.overwrite(segment.id, from, units);
  }
}

function withBulletStyle(end: EndUnit, change: TextStyleChange): EndUnit {
  if (!end.bullet) return end;
  return { ...end, bullet: { ...end.bullet, textStyle: change.style(end.bullet.textStyle ?? {}, false) } };
}

/** One change of text style, worked out once for each style that it meets. */
class TextStyleChange {
  readonly #inherited: TextStyle;
  readonly #asked: TextStyle;
  readonly #paths: readonly FieldPath[];
  readonly #linkPaths: readonly FieldPath[];
  readonly #done = new Map<TextStyle, TextStyle>();

  constructor(inherited: TextStyle, asked: TextStyle, paths: readonly FieldPath[]) {
    this.#inherited = inherited;
    this.#asked = asked;
    this.#paths = paths;
    // A new link brings its looks, and a link that goes takes them along, save for what is set by name.
    this.#linkPaths = Object.keys(LINK_STYLE)
      .filter((field) => !paths.some(([named]) => named === field))
      .map((field) => [field]);
  }

  of(unit: Unit): Unit {
    if (unit.kind !== 'char' && unit.kind !== 'inline' && unit.kind !== 'end') return unit;
    const from = intern(unit.style);
    // Newlines bear no link.
    if (unit.kind === 'end') return { ...unit, style: this.style(from, false) };
    let to = this.#done.get(from);
    if (!to) {
      to = this.style(from, true);
      this.#done.set(from, to);
    }
    return { ...unit, style: to };
  }

  style(from: TextStyle, mayLink: boolean): TextStyle {
    const paths = mayLink ? this.#paths : this.#paths.filter(([field]) => field !== 'link');
    let style = withMasked(from, this.#asked, paths);
    if (mayLink && paths.some(([field]) => field === 'link')) {
      if (style.link) style = withMasked(style, LINK_STYLE, this.#linkPaths);
      else if (from.link) style = withoutLooks(style, this.#linkPaths);
    }
    return intern(withoutInherited(style, this.#inherited));
  }
}

function withoutLooks(style: TextStyle, paths: readonly FieldPath[]): TextStyle {
  const gone = paths.filter(([field]) =>
    sameValue(style[field as keyof TextStyle], LINK_STYLE[field as keyof TextStyle]),
  );
  return withMasked(style, {}, gone);
}

/** The named style type is set first, because the other fields are set against it. */
export function withParagraphStyle(
  editor: Editor,
  end: EndUnit,
  asked: ParagraphStyle,
  paths: readonly FieldPath[],
): EndUnit {
  const named = paths.some(([field]) => field === 'namedStyleType');
  const type = named ? (asked.namedStyleType ?? 'NORMAL_TEXT') : end.paragraph.namedStyleType!;
  const { headingId, ...before } = end.paragraph;
  const heading = /^HEADING|TITLE/.test(type) ? { headingId: headingId ?? editor.model.newId('h.') } : {};
  const from: ParagraphStyle = { ...before, ...heading };
  const style = withMasked(from, { ...asked, namedStyleType: type }, paths);
  const parent = editor.model.resolvedParagraphStyle({ namedStyleType: type });
  const paragraph: Record<string, unknown> = { direction: 'LEFT_TO_RIGHT' };
  for (const [field, value] of Object.entries(style)) {
    const name = field as keyof ParagraphStyle;
    if (OWN_FIELDS.includes(name) || !sameValue(value, parent[name])) paragraph[field] = value;
  }
  return { ...end, paragraph };
}

/** Whether any of these paragraphs stands in a table. */
function inTable(editor: Editor, segment: Segment, paragraphs: readonly ParagraphNode[]): boolean {
  const blocks = editor.model.blocks(segment);
  return paragraphs.some((paragraph) => !blocks.includes(paragraph));
}
