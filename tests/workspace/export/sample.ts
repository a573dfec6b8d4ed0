/** A document with a bit of everything that an export must bring over. */
import { batchUpdate } from '../../../src/workspace/services/docs/batch-update.ts';
import { DocumentModel } from '../../../src/workspace/services/docs/model.ts';
import { renderDocument } from '../../../src/workspace/services/docs/render.ts';
import type { RestRequest, RestTable } from '../../../src/workspace/services/docs/schema.ts';
import { PIXEL } from '../services/docs/support.ts';

const host = { fetchImage: () => ({ contentType: 'image/png', bytes: PIXEL }) };

/** Writes a document from top to bottom. */
export class Author {
  readonly model = new DocumentModel();

  update(...requests: RestRequest[]) {
    return batchUpdate(this.model, 'ID', { requests }, host).replies!;
  }

  get end(): number {
    return this.model.body.units.length - 1;
  }

  /** A paragraph in a named style, and the range of its text. */
  paragraph(text: string, namedStyleType = 'NORMAL_TEXT'): { startIndex: number; endIndex: number } {
    const startIndex = this.end;
    const range = { startIndex, endIndex: startIndex + text.length };
    this.update(
      { insertText: { text: `${text}\n`, endOfSegmentLocation: {} } },
      {
        updateParagraphStyle: {
          range: { ...range, endIndex: range.endIndex + 1 },
          paragraphStyle: { namedStyleType },
          fields: '*',
        },
      },
      { deleteParagraphBullets: { range: { ...range, endIndex: range.endIndex + 1 } } },
    );
    return range;
  }

  list(items: readonly string[], bulletPreset: string): void {
    const startIndex = this.end;
    this.update(
      { insertText: { text: `${items.join('\n')}\n`, endOfSegmentLocation: {} } },
      {
        createParagraphBullets: {
          range: { startIndex, endIndex: startIndex + items.join('\n').length },
          bulletPreset,
        },
      },
    );
  }

  table(rows: readonly (readonly string[])[], headerRows = 1): { index: number } {
    this.update({ insertTable: { rows: rows.length, columns: rows[0]!.length, endOfSegmentLocation: {} } });
    const element = renderDocument(this.model, { documentId: 'ID', title: '' })
      .body!.content!.filter(({ table }) => table)
      .at(-1)!;
    this.#fill(element.table!, rows);
    const tableStartLocation = { index: element.startIndex! };
    this.update({ pinTableHeaderRows: { tableStartLocation, pinnedHeaderRowsCount: headerRows } });
    return tableStartLocation;
  }

  #fill(table: RestTable, rows: readonly (readonly string[])[]): void {
    const texts = table.tableRows!.flatMap(({ tableCells }, row) =>
      tableCells!.map(({ content }, column) => ({
        index: content![0]!.startIndex!,
        text: rows[row]![column]!,
      })),
    );
    this.update(
      ...texts
        .filter(({ text }) => text)
        .reverse()
        .map(({ index, text }) => ({ insertText: { location: { index }, text } })),
    );
  }
}

/** Two pages: title, headings, styles, lists, a table with merged cells, a picture, header, footer and a note. */
export function sampleDocument(): DocumentModel {
  const author = new Author();
  author.paragraph('Halfjaarrapport Hessenpoort', 'TITLE');
  author.paragraph('Monitoring van bedrijventerreinen in Overijssel', 'SUBTITLE');
  author.paragraph('Samenvatting', 'HEADING_1');
  const text = 'Het terrein is georganiseerd: de coöperatie zorgt voor onderhoud, beheer en verduurzaming. ';
  const { startIndex } = author.paragraph(
    `${text.repeat(3)}Zie overijssel.nl voor de ruwe cijfers & méér <details>.`,
  );
  const at = (from: string) =>
    startIndex + text.length * 3 + 'Zie overijssel.nl voor de ruwe cijfers & méér <details>.'.indexOf(from);
  author.update(
    {
      updateTextStyle: {
        range: { startIndex, endIndex: startIndex + 11 },
        textStyle: { bold: true },
        fields: 'bold',
      },
    },
    {
      updateTextStyle: {
        range: { startIndex: at('overijssel'), endIndex: at(' voor') },
        textStyle: { link: { url: 'https://www.overijssel.nl' } },
        fields: 'link',
      },
    },
    {
      updateTextStyle: {
        range: { startIndex: at('méér'), endIndex: at(' <') },
        textStyle: { italic: true, strikethrough: true },
        fields: 'italic,strikethrough',
      },
    },
    { createFootnote: { location: { index: at('>.') + 1 } } },
  );
  author.paragraph('Acties', 'HEADING_2');
  author.list(
    ['Sprintsessie houden', '\tdatum prikken', '\tgemeente uitnodigen', 'Plan uitwerken'],
    'NUMBERED_DECIMAL_ALPHA_ROMAN',
  );
  author.list(['zon op dak', 'energiehub'], 'BULLET_DISC_CIRCLE_SQUARE');
  const cells = author.table([
    ['Indicator', 'Nulmeting', 'Nu'],
    ['Organisatiegraad', '1', '3'],
    ['', '', ''],
  ]);
  author.update(
    {
      mergeTableCells: {
        tableRange: {
          tableCellLocation: { tableStartLocation: cells, rowIndex: 1, columnIndex: 0 },
          rowSpan: 2,
          columnSpan: 1,
        },
      },
    },
    {
      mergeTableCells: {
        tableRange: {
          tableCellLocation: { tableStartLocation: cells, rowIndex: 2, columnIndex: 1 },
          rowSpan: 1,
          columnSpan: 2,
        },
      },
    },
    {
      updateTableCellStyle: {
        tableRange: { tableCellLocation: { tableStartLocation: cells }, rowSpan: 1, columnSpan: 3 },
        tableCellStyle: { backgroundColor: { color: { rgbColor: { red: 0.8, green: 0.9, blue: 0.9 } } } },
        fields: 'backgroundColor',
      },
    },
  );
  const [reply] = author.update({
    insertInlineImage: {
      uri: 'https://voorbeeld.nl/grafiek.png',
      endOfSegmentLocation: {},
      objectSize: { width: { magnitude: 120, unit: 'PT' } },
    },
  });
  const id = reply!.insertInlineImage!.objectId!;
  const image = author.model.images.get(id)!;
  author.model.setImage(id, {
    ...image,
    properties: { ...image.properties, title: 'Grafiek van het verbruik' },
  });
  author.update(
    { insertText: { text: '\n', endOfSegmentLocation: {} } },
    { insertPageBreak: { endOfSegmentLocation: {} } },
  );
  author.paragraph('Bijlage', 'HEADING_1');
  for (const [kind, words] of [
    ['Header', 'Provincie Overijssel'],
    ['Footer', 'Fictief voorbeeld'],
  ] as const) {
    const [made] = author.update({ [`create${kind}`]: { type: 'DEFAULT' } });
    const segmentId = made!.createHeader?.headerId ?? made!.createFooter!.footerId!;
    author.update({ insertText: { text: words, endOfSegmentLocation: { segmentId } } });
  }
  const note = [...author.model.segments.values()].find((segment) => segment.kind === 'footnote')!;
  author.update({
    insertText: { text: 'Peildatum 1 juli 2026.', endOfSegmentLocation: { segmentId: note.id } },
  });
  return author.model;
}
