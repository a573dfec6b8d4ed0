/** Makes the elements of DocumentApp; the one place that knows all their classes. */
import { ScriptException } from '../../service.ts';
import type { SegmentKind } from '../model.ts';
import type { EndUnit } from '../units.ts';
import type { DocContainer } from './container.ts';
import type { DocumentContext, ElementMakers } from './context.ts';
import type { DocElement } from './element.ts';
import { INLINE_ELEMENTS } from './inline.ts';
import { ListItem, Paragraph } from './paragraph.ts';
import { Body, FooterSection, FootnoteSection, HeaderSection } from './section.ts';
import { Table, TableRow } from './table.ts';
import { TableCell } from './table-cell.ts';
import { Text } from './text.ts';

const SECTIONS: Readonly<
  Record<SegmentKind, (context: DocumentContext, id: string) => DocContainer<unknown>>
> = {
  body: (context, id) => new Body(context, id),
  header: (context, id) => new HeaderSection(context, id),
  footer: (context, id) => new FooterSection(context, id),
  footnote: (context, id) => new FootnoteSection(context, id),
};

export const MAKERS: ElementMakers = {
  paragraph(context, key) {
    const { segment, at } = context.place(key);
    const { bullet } = segment.units[at] as EndUnit;
    return bullet ? new ListItem(context, key) : new Paragraph(context, key);
  },
  table: (context, key) => new Table(context, key),
  row: (context, key) => new TableRow(context, key),
  cell: (context, key) => new TableCell(context, key),
  section: (context, segmentId) => SECTIONS[context.segment(segmentId).kind](context, segmentId),
  inline(context, paragraph, { unit, index }): DocElement<unknown> {
    const parent = MAKERS.paragraph(context, paragraph) as DocContainer<unknown>;
    if (unit.kind === 'inline') {
      const make = INLINE_ELEMENTS[unit.name];
      if (!make) throw new ScriptException(`Element ${unit.name} bestaat niet in de lokale Workspace.`);
      return make(context, paragraph, unit, index) as DocElement<unknown>;
    }
    const find = () => {
      const { segment, node } = context.paragraph(paragraph);
      const child = context.inlineChildren(segment, node)[index];
      const [start, end] =
        child?.unit.kind === 'char' ? [child.start, child.end] : [node.end - 1, node.end - 1];
      const positions = Array.from({ length: end - start }, (_, i) => start + i);
      return { segmentId: segment.id, positions, at: end };
    };
    return new Text(context, { name: `${paragraph} ${index}`, find }, parent);
  },
};
