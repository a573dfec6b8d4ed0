/** Requests that put text and breaks in a document and take content out. */
import { type Editor, invalid } from '../editor.ts';
import type { Segment } from '../model.ts';
import type { Message } from '../shape.ts';
import { PLACE, RANGE, SECTION_TYPE, TABS } from '../shapes.ts';
import type { Unit } from '../units.ts';
import { requestKinds } from './kind.ts';

const CONTAINS_TEXT: Message = { text: 'TYPE_STRING', matchCase: 'TYPE_BOOL', searchByRegex: 'TYPE_BOOL' };
/** Stands for whatever is not text, so that no search runs over it. */
const NO_TEXT = '\u0000';

export const TEXT_REQUESTS = requestKinds({
  insertText: {
    shape: { text: 'TYPE_STRING', ...PLACE },
    apply(editor, request) {
      if (!request.text) throw invalid('Insert text requests must specify text to insert.');
      editor.insertText(editor.insertion(request), request.text);
    },
  },
  deleteContentRange: {
    shape: { range: RANGE },
    apply(editor, request) {
      const { segment, start, end } = editor.range(request.range);
      editor.delete(segment.id, start, end);
    },
  },
  replaceAllText: {
    shape: { containsText: CONTAINS_TEXT, replaceText: 'TYPE_STRING', tabsCriteria: TABS },
    apply(editor, { containsText, replaceText }) {
      if (!containsText?.text) throw invalid('The text to replace must not be empty.');
      const pattern = searchPattern(containsText.text, containsText);
      let occurrencesChanged = 0;
      for (const segment of editor.model.segments.values())
        occurrencesChanged += replaceInSegment(editor, segment, pattern, replaceText ?? '');
      return { replaceAllText: occurrencesChanged > 0 ? { occurrencesChanged } : {} };
    },
  },
  insertPageBreak: {
    shape: PLACE,
    apply(editor, request) {
      const place = bodyPlace(editor, request, 'Page breaks');
      const style = editor.styleAt(place);
      editor.insertUnits(place, [{ kind: 'inline', name: 'pageBreak', value: {}, style }, 'newline']);
    },
  },
  insertSectionBreak: {
    shape: { sectionType: SECTION_TYPE, ...PLACE },
    apply(editor, request) {
      if (!request.sectionType) throw invalid('The section type must be specified.');
      const place = bodyPlace(editor, request, 'Section breaks');
      const style = {
        columnSeparatorStyle: 'NONE',
        contentDirection: 'LEFT_TO_RIGHT',
        sectionType: request.sectionType,
      };
      editor.insertUnits(place, ['newline', { kind: 'section', key: editor.model.newKey(), style }]);
    },
  },
});

/** A place in the body outside tables, where breaks may stand. */
function bodyPlace(editor: Editor, request: Parameters<Editor['insertion']>[0], what: string) {
  const place = editor.insertion(request);
  if (place.segment.kind !== 'body')
    throw invalid(`${what} cannot be inserted inside a header, footer or footnote.`);
  const { unit } = editor.paragraphAt(place);
  if (!editor.model.blocks(place.segment).some((block) => block.unit === unit))
    throw invalid(`${what} cannot be inserted inside a table.`);
  return place;
}

function searchPattern(
  text: string,
  how: { matchCase?: boolean | null; searchByRegex?: boolean | null },
): RegExp {
  const source = how.searchByRegex ? text : text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  try {
    return new RegExp(source, how.matchCase ? 'gu' : 'giu');
  } catch {
    throw invalid(`Invalid regular expression: ${text}`);
  }
}

/** Replaces from the end, so that the places found stay right. */
function replaceInSegment(editor: Editor, segment: Segment, pattern: RegExp, replacement: string): number {
  const text = segment.units.map(searchable).join('');
  const found = [...text.matchAll(pattern)].filter(([match]) => match !== '' && !match.includes(NO_TEXT));
  for (const match of found.reverse()) {
    const start = match.index;
    editor.replace({ segmentId: segment.id, start, end: start + match[0].length }, replacement);
  }
  return found.length;
}

function searchable(unit: Unit): string {
  return unit.kind === 'char' ? unit.char : NO_TEXT;
}
