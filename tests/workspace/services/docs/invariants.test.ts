/** Whatever batches come by, a document stays whole, and a batch that fails leaves no trace. */
import fc from 'fast-check';
import { ApiFault } from '../../../../src/workspace/services/api-fault.ts';
import { DocumentModel } from '../../../../src/workspace/services/docs/model.ts';
import { renderDocument } from '../../../../src/workspace/services/docs/render.ts';
import type { StructuralElement } from '../../../../src/workspace/services/docs/schema.ts';
import { request } from './random-requests.ts';
import { TestDocument } from './support.ts';

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
    { numRuns: 100 },
  );
  expect(carriedOut).toBeGreaterThan(30);
});
