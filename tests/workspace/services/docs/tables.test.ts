/** Tables in a document: indices, rows and columns, merged cells, styles and header rows. */
import type { RestRequest, RestTable } from '../../../../src/workspace/services/docs/schema.ts';
import { insertText, TestDocument } from './support.ts';

/** The table begins at 2: a newline comes before it. */
const START = { index: 2 };
const insertTable = (rows: number, columns: number): RestRequest => ({
  insertTable: { rows, columns, location: { index: 1 } },
});
const at = (rowIndex: number, columnIndex: number) => ({ tableStartLocation: START, rowIndex, columnIndex });
const block = (row: number, column: number, rowSpan: number, columnSpan: number) => ({
  tableRange: { tableCellLocation: at(row, column), rowSpan, columnSpan },
});

function filled(rows: number, columns: number): TestDocument {
  const document = new TestDocument(insertTable(rows, columns));
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const cell = table(document).tableRows![row]!.tableCells![column]!;
      document.update(insertText(cell.content![0]!.startIndex!, 'abcdefghi'[row * columns + column]!));
    }
  return document;
}

function table(document: TestDocument): RestTable {
  return document.content().find((element) => element.table)!.table!;
}

function spans(document: TestDocument): string {
  return table(document)
    .tableRows!.map(({ tableCells }) =>
      tableCells!.map(({ tableCellStyle: s }) => `${s!.rowSpan}×${s!.columnSpan}`).join(' '),
    )
    .join(' / ');
}

test('a table counts one index for itself, each row, each cell and its end', () => {
  const document = new TestDocument(insertTable(2, 2));
  expect(document.content()[2]).toMatchObject({ startIndex: 2, endIndex: 14 });
  const [first, second] = table(document).tableRows!;
  expect(first).toMatchObject({ startIndex: 3, endIndex: 8 });
  expect(first!.tableCells!.map(({ startIndex, endIndex }) => [startIndex, endIndex])).toEqual([
    [4, 6],
    [6, 8],
  ]);
  expect(first!.tableCells![0]!.content![0]).toMatchObject({ startIndex: 5, endIndex: 6 });
  expect(second).toMatchObject({ startIndex: 8, endIndex: 13 });
  expect(document.content()[3]).toMatchObject({ startIndex: 14, endIndex: 15 });
});

test('rows and columns come and go beside a cell', () => {
  const document = filled(2, 2);
  expect(document.outline()).toBe('§¶[a¶|b¶/c¶|d¶]¶');
  document.update({ insertTableRow: { tableCellLocation: at(0, 0), insertBelow: true } });
  document.update({ insertTableColumn: { tableCellLocation: at(0, 0), insertRight: false } });
  expect(document.outline()).toBe('§¶[¶|a¶|b¶/¶|¶|¶/¶|c¶|d¶]¶');
  document.update({ deleteTableRow: { tableCellLocation: at(1, 0) } });
  document.update({ deleteTableColumn: { tableCellLocation: at(0, 2) } });
  expect(document.outline()).toBe('§¶[¶|a¶/¶|c¶]¶');
  expect(table(document)).toMatchObject({ rows: 2, columns: 2 });
});

test('the table goes with its last row or column', () => {
  expect(
    new TestDocument(insertTable(1, 2), { deleteTableRow: { tableCellLocation: at(0, 0) } }).outline(),
  ).toBe('§¶¶');
  expect(
    new TestDocument(insertTable(2, 1), { deleteTableColumn: { tableCellLocation: at(0, 0) } }).outline(),
  ).toBe('§¶¶');
});

test('merging puts all text in the first cell, and unmerging leaves it there', () => {
  const document = filled(2, 2);
  document.update({ mergeTableCells: block(0, 0, 2, 2) });
  expect(document.outline()).toBe('§¶[a¶b¶c¶d¶|¶/¶|¶]¶');
  expect(spans(document)).toBe('2×2 1×1 / 1×1 1×1');
  document.update({ unmergeTableCells: block(0, 1, 1, 1) });
  expect(document.outline()).toBe('§¶[a¶b¶c¶d¶|¶/¶|¶]¶');
  expect(spans(document)).toBe('1×1 1×1 / 1×1 1×1');
});

test('merged cells grow and shrink with rows and columns, and the first one left becomes the head', () => {
  const document = filled(3, 2);
  document.update({ mergeTableCells: block(0, 0, 2, 1) });
  document.update({ insertTableRow: { tableCellLocation: at(1, 1), insertBelow: false } });
  expect(spans(document)).toBe('3×1 1×1 / 1×1 1×1 / 1×1 1×1 / 1×1 1×1');
  document.update({ deleteTableRow: { tableCellLocation: at(0, 1) } });
  expect(spans(document)).toBe('2×1 1×1 / 1×1 1×1 / 1×1 1×1');
  document.update({ insertTableRow: { tableCellLocation: at(0, 0), insertBelow: true } });
  expect(spans(document)).toBe('2×1 1×1 / 1×1 1×1 / 1×1 1×1 / 1×1 1×1');
});

test('a merge that would cut another one is refused', () => {
  const document = filled(2, 3);
  document.update({ mergeTableCells: block(0, 0, 1, 2) });
  expect(document.refusal({ mergeTableCells: block(0, 1, 2, 1) })).toContain('must be rectangular');
});

test('a border that two cells share is set on both', () => {
  const borderRight = { width: { magnitude: 2, unit: 'PT' }, dashStyle: 'SOLID' };
  const document = new TestDocument(insertTable(1, 2), {
    updateTableCellStyle: {
      ...block(0, 0, 1, 1),
      tableCellStyle: { borderRight, backgroundColor: { color: { rgbColor: { blue: 1 } } } },
      fields: 'borderRight,backgroundColor',
    },
  });
  const [left, right] = table(document).tableRows![0]!.tableCells!;
  expect(left!.tableCellStyle).toMatchObject({
    borderRight,
    backgroundColor: { color: { rgbColor: { blue: 1 } } },
  });
  expect(right!.tableCellStyle).toMatchObject({ borderLeft: borderRight, backgroundColor: {} });
});

test('header rows are pinned and unpinned, columns get widths and rows heights', () => {
  const document = new TestDocument(insertTable(3, 2), {
    pinTableHeaderRows: { tableStartLocation: START, pinnedHeaderRowsCount: 2 },
  });
  const headers = () => table(document).tableRows!.map(({ tableRowStyle }) => tableRowStyle!.tableHeader);
  expect(headers()).toEqual([true, true, undefined]);
  document.update({ pinTableHeaderRows: { tableStartLocation: START, pinnedHeaderRowsCount: 1 } });
  expect(headers()).toEqual([true, undefined, undefined]);
  const width = { magnitude: 120, unit: 'PT' };
  document.update(
    {
      updateTableColumnProperties: {
        tableStartLocation: START,
        columnIndices: [1],
        tableColumnProperties: { width, widthType: 'FIXED_WIDTH' },
        fields: '*',
      },
    },
    {
      updateTableRowStyle: {
        tableStartLocation: START,
        tableRowStyle: { minRowHeight: { magnitude: 20, unit: 'PT' } },
        fields: 'min_row_height',
      },
    },
  );
  expect(table(document).tableStyle!.tableColumnProperties).toEqual([
    { widthType: 'EVENLY_DISTRIBUTED' },
    { width, widthType: 'FIXED_WIDTH' },
  ]);
  expect(table(document).tableRows![2]!.tableRowStyle!.minRowHeight).toEqual({ magnitude: 20, unit: 'PT' });
});

test.each<[RestRequest, string]>([
  [
    { insertTableRow: { tableCellLocation: { tableStartLocation: { index: 3 } } } },
    'Invalid requests[0].insertTableRow: Invalid table start location. Must specify the start index of the table.',
  ],
  [{ insertTable: { rows: 0, columns: 1, location: { index: 1 } } }, 'at least 1'],
  [{ deleteTableRow: { tableCellLocation: at(9, 0) } }, 'out of bounds'],
  [
    {
      updateTableColumnProperties: {
        tableStartLocation: START,
        tableColumnProperties: { width: { magnitude: 4, unit: 'PT' } },
        fields: 'width',
      },
    },
    'at least 5 points',
  ],
  [{ insertText: { location: START, text: 'x' } }, 'inside the bounds of an existing paragraph'],
])('%j is refused', (request, message) => {
  expect(new TestDocument(insertTable(2, 2)).refusal(request)).toContain(message);
});
