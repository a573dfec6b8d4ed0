/** Requests as they come to mind: some fit the document at hand, many do not. */
import fc from 'fast-check';
import type { RestRequest } from '../../../../src/workspace/services/docs/schema.ts';
import { IMAGE_URI } from './support.ts';

const index = fc.integer({ min: 0, max: 40 });
const location = index.map((at) => ({ location: { index: at } }));
const range = fc.tuple(index, fc.integer({ min: 0, max: 8 })).map(([startIndex, length]) => ({
  startIndex,
  endIndex: startIndex + length,
}));
const text = fc
  .array(fc.constantFrom('a', 'b', '{{x}}', '\n', '\t', '\u{1f600}', 'é'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const small = fc.integer({ min: 0, max: 3 });
const cell = fc.record({
  tableStartLocation: index.map((at) => ({ index: at })),
  rowIndex: small,
  columnIndex: small,
});
const tableRange = fc.record({ tableCellLocation: cell, rowSpan: small, columnSpan: small });

export const request: fc.Arbitrary<RestRequest> = fc.oneof(
  fc.tuple(location, text).map(([place, t]) => ({ insertText: { ...place, text: t } })),
  range.map((r) => ({ deleteContentRange: { range: r } })),
  fc.tuple(fc.constantFrom('a', 'b', '{{x}}'), text).map(([find, replaceText]) => ({
    replaceAllText: { containsText: { text: find }, replaceText },
  })),
  fc.tuple(range, fc.boolean()).map(([r, bold]) => ({
    updateTextStyle: { range: r, textStyle: { bold }, fields: 'bold' },
  })),
  fc.tuple(range, fc.constantFrom('HEADING_1', 'NORMAL_TEXT')).map(([r, namedStyleType]) => ({
    updateParagraphStyle: { range: r, paragraphStyle: { namedStyleType }, fields: 'namedStyleType' },
  })),
  range.map((r) => ({ createParagraphBullets: { range: r, bulletPreset: 'BULLET_DISC_CIRCLE_SQUARE' } })),
  range.map((r) => ({ deleteParagraphBullets: { range: r } })),
  fc
    .tuple(location, small, small)
    .map(([place, rows, columns]) => ({ insertTable: { ...place, rows, columns } })),
  fc
    .tuple(cell, fc.boolean())
    .map(([c, insertBelow]) => ({ insertTableRow: { tableCellLocation: c, insertBelow } })),
  fc.tuple(cell, fc.boolean()).map(([c, insertRight]) => ({
    insertTableColumn: { tableCellLocation: c, insertRight },
  })),
  cell.map((c) => ({ deleteTableRow: { tableCellLocation: c } })),
  cell.map((c) => ({ deleteTableColumn: { tableCellLocation: c } })),
  tableRange.map((t) => ({ mergeTableCells: { tableRange: t } })),
  tableRange.map((t) => ({ unmergeTableCells: { tableRange: t } })),
  location.map((place) => ({ insertInlineImage: { ...place, uri: IMAGE_URI } })),
  location.map((place) => ({ insertPageBreak: place })),
  location.map((place) => ({ createFootnote: place })),
  location.map((place) => ({ insertSectionBreak: { ...place, sectionType: 'CONTINUOUS' } })),
  range.map((r) => ({ createNamedRange: { name: 'n', range: r } })),
  text.map((t) => ({ replaceNamedRangeContent: { namedRangeName: 'n', text: t } })),
  fc.constant({ createHeader: { type: 'DEFAULT' } }),
);
