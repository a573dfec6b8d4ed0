/** Requests that make paragraphs into list items and back. */
import { BULLET_PRESETS, indentsOf, listOf } from '../bullets.ts';
import { type Editor, invalid } from '../editor.ts';
import type { Segment } from '../model.ts';
import { points } from '../schema.ts';
import { Choice } from '../shape.ts';
import { RANGE } from '../shapes.ts';
import { sameValue } from '../styles.ts';
import { type ParagraphNode, paragraphsOf } from '../units.ts';
import { requestKinds } from './kind.ts';

const DEEPEST = 8;

export const LIST_REQUESTS = requestKinds({
  createParagraphBullets: {
    shape: { range: RANGE, bulletPreset: new Choice('BulletGlyphPreset', BULLET_PRESETS) },
    apply(editor, { range, bulletPreset }) {
      if (!bulletPreset) throw invalid('The bullet preset must be specified.');
      const { segment, paragraphs } = editor.paragraphs(range);
      const listId = listFor(editor, segment, paragraphs[0]!, bulletPreset);
      // From the end, because taking tabs away moves what comes after.
      for (const paragraph of [...paragraphs].reverse()) makeItem(editor, segment.id, paragraph, listId);
    },
  },
  deleteParagraphBullets: {
    shape: { range: RANGE },
    apply(editor, { range }) {
      const { segment, paragraphs } = editor.paragraphs(range);
      for (const { end, unit } of paragraphs) {
        if (!unit.bullet) continue;
        // The text stays where it stood, so what the bullet indented becomes the paragraph's own indent.
        const indent = points(indentsOf(unit.bullet.nestingLevel ?? 0).start);
        const paragraph = { ...unit.paragraph, indentStart: indent, indentFirstLine: indent };
        editor.model.overwrite(segment.id, end - 1, [{ ...unit, bullet: null, paragraph }]);
      }
    },
  },
});

/** The list right before these paragraphs when it has the same preset, else a new one. */
function listFor(editor: Editor, segment: Segment, first: ParagraphNode, preset: string): string {
  const { model } = editor;
  const properties = listOf(preset);
  const all = [...paragraphsOf(model.blocks(segment))];
  const before = all[all.indexOf(first) - 1];
  const known = before?.end === first.start ? before.unit.bullet?.listId : null;
  if (known && sameValue(model.lists.get(known), properties)) return known;
  const listId = model.newId('kix.');
  model.setList(listId, properties);
  return listId;
}

/** Leading tabs say how deep the item is nested, and go. */
function makeItem(
  editor: Editor,
  segmentId: string,
  { start, end, unit }: ParagraphNode,
  listId: string,
): void {
  const { model } = editor;
  const { units } = model.segments.get(segmentId)!;
  let tabs = 0;
  for (let next = units[start]; next?.kind === 'char' && next.char === '\t'; next = units[start + tabs])
    tabs++;
  const nestingLevel = Math.min(tabs, DEEPEST);
  const indents = indentsOf(nestingLevel);
  model.overwrite(segmentId, end - 1, [
    {
      ...unit,
      bullet: { listId, ...(nestingLevel > 0 && { nestingLevel }), textStyle: {} },
      paragraph: {
        ...unit.paragraph,
        indentFirstLine: points(indents.firstLine),
        indentStart: points(indents.start),
      },
    },
  ]);
  if (tabs > 0) model.splice(segmentId, start, tabs, []);
}
