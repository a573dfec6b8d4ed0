/** Requests that name ranges of a document and put text in the place of what they hold. */
import { invalid } from '../editor.ts';
import type { NamedRange } from '../model.ts';
import { RANGE, TABS } from '../shapes.ts';
import { requestKinds } from './kind.ts';

const LONGEST_NAME = 256;

export const RANGE_REQUESTS = requestKinds({
  createNamedRange: {
    shape: { name: 'TYPE_STRING', range: RANGE },
    apply(editor, { name, range }) {
      if (!name || name.length > LONGEST_NAME)
        throw invalid(`The name must be between 1 and ${LONGEST_NAME} characters.`);
      const { segment, start, end } = editor.range(range);
      const id = editor.model.newId('kix.');
      editor.model.setNamedRange({ id, name, spans: [{ segmentId: segment.id, start, end }] });
      return { createNamedRange: { namedRangeId: id } };
    },
  },
  deleteNamedRange: {
    shape: { namedRangeId: 'TYPE_STRING', name: 'TYPE_STRING', tabsCriteria: TABS },
    apply({ model }, { namedRangeId, name }) {
      for (const range of chosen(model.namedRanges, namedRangeId, name))
        model.setNamedRange({ ...range, spans: [] });
    },
  },
  replaceNamedRangeContent: {
    shape: {
      text: 'TYPE_STRING',
      namedRangeId: 'TYPE_STRING',
      namedRangeName: 'TYPE_STRING',
      tabsCriteria: TABS,
    },
    apply(editor, { text, namedRangeId, namedRangeName }) {
      const { model } = editor;
      for (const { id } of chosen(model.namedRanges, namedRangeId, namedRangeName)) {
        // Of a range in several pieces the first one gets the text, and the others go.
        const pieces = model.namedRanges.get(id)!.spans.length;
        for (let i = pieces - 1; i > 0; i--) {
          const { segmentId, start, end } = model.namedRanges.get(id)!.spans[i]!;
          editor.delete(segmentId, start, end);
        }
        editor.replace(model.namedRanges.get(id)!.spans[0]!, text ?? '');
      }
    },
  },
});

/** By id there must be one; by name there may be any number. */
function chosen(
  all: ReadonlyMap<string, NamedRange>,
  id: string | null | undefined,
  name: string | null | undefined,
): readonly NamedRange[] {
  if (id) {
    const range = all.get(id);
    if (!range) throw invalid(`No named range with ID ${id} was found.`);
    return [range];
  }
  if (!name) throw invalid('The named range ID or name must be specified.');
  return [...all.values()].filter((range) => range.name === name);
}
