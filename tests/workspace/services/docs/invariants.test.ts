/** Whatever batches come by, a document stays whole, and a batch that fails leaves no trace. */
import fc from 'fast-check';
import { ApiFault } from '../../../../src/workspace/services/api-fault.ts';
import { DocumentModel } from '../../../../src/workspace/services/docs/model.ts';
import { renderDocument } from '../../../../src/workspace/services/docs/render.ts';
import type { RestRequest, StructuralElement } from '../../../../src/workspace/services/docs/schema.ts';
import { IMAGE_URI, TestDocument } from './support.ts';

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

const request: fc.Arbitrary<RestRequest> = fc.oneof(
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

/** Fails unless elements follow on one another, paragraphs end in one newline and tables are rectangles. */
function checkContent(content: readonly StructuralElement[], start: number): number {
  let at = start;
  expect(content.at(-1)!.paragraph).toBeDefined();
  for (const element of content) {
    expect(element.startIndex ?? 0).toBe(at);
    if (element.paragraph) at = checkParagraph(element);
    else if (element.table) at = checkTable(element);
    else at += 1;
    expect(element.endIndex).toBe(at);
  }
  return at;
}

function checkParagraph({ startIndex, paragraph }: StructuralElement): number {
  let at = startIndex ?? 0;
  let text = '';
  for (const element of paragraph!.elements!) {
    expect(element.startIndex ?? 0).toBe(at);
    at += element.textRun ? element.textRun.content!.length : 1;
    text += element.textRun?.content ?? '';
    expect(element.endIndex).toBe(at);
  }
  expect(text.indexOf('\n')).toBe(text.length - 1);
  return at;
}

function checkTable({ startIndex, table }: StructuralElement): number {
  let at = startIndex! + 1;
  let area = 0;
  for (const row of table!.tableRows!) {
    expect(row.startIndex).toBe(at++);
    expect(row.tableCells).toHaveLength(table!.columns!);
    for (const { startIndex: begin, content, endIndex, tableCellStyle } of row.tableCells!) {
      expect(begin).toBe(at);
      at = checkContent(content!, at + 1);
      expect(endIndex).toBe(at);
      area += tableCellStyle!.rowSpan! * tableCellStyle!.columnSpan! - 1;
    }
    expect(row.endIndex).toBe(at);
  }
  expect(table!.tableRows).toHaveLength(table!.rows!);
  expect(area).toBeLessThan(table!.rows! * table!.columns!);
  return at + 1;
}

function checkDocument(document: TestDocument): void {
  const { body, headers, footnotes, namedRanges } = document.get();
  const end = checkContent(body!.content!, 0);
  for (const segment of [...Object.values(headers ?? {}), ...Object.values(footnotes ?? {})])
    checkContent(segment.content!, 0);
  for (const { ranges } of Object.values(namedRanges ?? {}).flatMap((named) => named.namedRanges!))
    for (const { startIndex, endIndex, segmentId } of ranges!) {
      expect(startIndex ?? 0).toBeLessThan(endIndex!);
      if (!segmentId) expect(endIndex).toBeLessThanOrEqual(end);
    }
  const keys = [...document.model.segments.values()].flatMap(({ units }) =>
    units.flatMap((unit) => ('key' in unit ? [unit.key] : [])),
  );
  expect(new Set(keys).size).toBe(keys.length);
}

test('batches keep indices contiguous and structure whole, and fail without a trace', () => {
  let carriedOut = 0;
  fc.assert(
    fc.property(fc.array(fc.array(request, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (batches) => {
      const document = new TestDocument({ insertText: { location: { index: 1 }, text: 'a{{x}}\nb' } });
      for (const batch of batches) {
        const before = JSON.stringify(document.model);
        try {
          document.update(...batch);
          carriedOut++;
        } catch (error) {
          if (!(error instanceof ApiFault)) throw error;
          expect(JSON.stringify(document.model)).toBe(before);
        }
        checkDocument(document);
      }
      const read = DocumentModel.fromJSON(JSON.parse(JSON.stringify(document.model)));
      expect(renderDocument(read, { documentId: 'ID', title: 'Proef' })).toEqual(document.get());
    }),
    { numRuns: 150 },
  );
  expect(carriedOut).toBeGreaterThan(50);
});
