/** DocumentApp: ordinary scripts make, read and change documents, on the same model as the Docs API. */

import { renderDocument } from '../../../../src/workspace/services/docs/render.ts';
import type { DocumentFile } from '../../../../src/workspace/world.ts';
import { EVA, JAN, Office } from '../drive/support.ts';
import { outline } from './support.ts';

const PNG =
  "Utilities.newBlob(Utilities.base64Decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=='), 'image/png', 'stip.png')";

/** Runs code with `doc` and `body` of a new document; gives its value and the document's outline. */
function write<T = unknown>(
  code: string,
): { value: T; lines: string; rest: ReturnType<typeof renderDocument> } {
  const office = new Office();
  const value = office.value<T>(
    `const doc = DocumentApp.create('Proef'); const body = doc.getBody(); ${code}`,
  );
  const file = [...office.world.files.values()].find(
    (each): each is DocumentFile => each.kind === 'document',
  )!;
  const rest = renderDocument(file.model, { documentId: file.id, title: file.name });
  return { value, rest, lines: outline(rest.body!.content!) };
}

function fault(code: string): string {
  return new Office().fault(`const doc = DocumentApp.create('Proef'); const body = doc.getBody(); ${code}`);
}

test('Google’s own first example: headings, text, a table and its first row in bold', () => {
  const { lines, rest } = write(`
    const header = body.appendParagraph('A Document');
    header.setHeading(DocumentApp.ParagraphHeading.HEADING1);
    body.appendParagraph('Section 1').setHeading(DocumentApp.ParagraphHeading.HEADING2);
    body.appendParagraph('This is a typical paragraph.');
    const table = body.appendTable([['Name', 'Age'], ['Bob', '12']]);
    table.getRow(0).editAsText().setBold(true);`);
  expect(lines).toBe('§¶A Document¶Section 1¶This is a typical paragraph.¶[Name¶|Age¶/Bob¶|12¶]¶');
  const styles = rest.body!.content!.map(({ paragraph }) => paragraph?.paragraphStyle?.namedStyleType);
  expect(styles.slice(2, 5)).toEqual(['HEADING_1', 'HEADING_2', 'NORMAL_TEXT']);
  const [first, second] = rest.body!.content![5]!.table!.tableRows!;
  const bold = (row: typeof first) =>
    row!.tableCells!.map(({ content }) => content![0]!.paragraph!.elements![0]!.textRun!.textStyle!.bold);
  expect([bold(first), bold(second)]).toEqual([
    [true, true],
    [undefined, undefined],
  ]);
});

describe('text', () => {
  test('what is appended can be styled by itself', () => {
    const { value, rest } = write(`
      const p = body.appendParagraph('Gewoon ');
      p.appendText('vet').setBold(true);
      p.appendText(' en rood').setBold(false).setForegroundColor('#ff0000');
      return [p.getText(), p.getNumChildren(), p.editAsText().getTextAttributeIndices(), p.editAsText().isBold(8), p.editAsText().getForegroundColor(12)];`);
    expect(value).toEqual(['Gewoon vet en rood', 1, [0, 7, 10], true, '#ff0000']);
    expect(rest.body!.content![2]!.paragraph!.elements!.map(({ textRun }) => textRun)).toEqual([
      { content: 'Gewoon ', textStyle: {} },
      { content: 'vet', textStyle: { bold: true } },
      { content: ' en rood', textStyle: { foregroundColor: { color: { rgbColor: { red: 1 } } } } },
      { content: '\n', textStyle: {} },
    ]);
  });

  test('parts of a text are styled, linked, deleted and inserted by offset', () => {
    const { value } = write(`
      const text = body.appendParagraph('0123456789').editAsText();
      text.setItalic(2, 4, true).setLinkUrl(6, 7, 'https://overijssel.nl').setFontSize(0, 0, 20);
      text.deleteText(8, 9).insertText(1, 'x');
      return [text.getText(), text.isItalic(3), text.isItalic(6), text.getLinkUrl(7), text.getFontSize(0), text.getFontSize(5)];`);
    expect(value).toEqual(['0x1234567', true, null, 'https://overijssel.nl', 20, null]);
  });

  test('a newline breaks the line, not the paragraph', () => {
    const { value } = write(
      "const p = body.appendParagraph('een\\ntwee'); return [body.getNumChildren(), p.getText()];",
    );
    expect(value).toEqual([2, 'een\rtwee']);
  });

  test('replaceText takes patterns, also in tables, and leaves the style', () => {
    const { lines, value } = write(`
      body.appendParagraph('Beste {{naam}}, {{ naam }}').editAsText().setBold(6, 13, true);
      body.appendTable([['{{naam}}']]);
      body.replaceText('{{ ?naam ?}}', 'Eva');
      return body.getParagraphs()[1].editAsText().isBold(6);`);
    expect(lines).toBe('§¶Beste Eva, Eva¶[Eva¶]¶');
    expect(value).toBe(true);
  });

  test('findText goes on where it was', () => {
    expect(
      write(`
        body.appendParagraph('aap noot aap');
        body.appendParagraph('Aap');
        const found = [];
        let range = null;
        while ((range = body.findText('(?i)aap', range)))
          found.push([range.getElement().asText().getText().length, range.getStartOffset(), range.getEndOffsetInclusive()]);
        return found;`).value,
    ).toEqual([
      [12, 0, 2],
      [12, 9, 11],
      [3, 0, 2],
    ]);
  });

  test('setText and clear', () => {
    const { lines } = write(`
      body.appendParagraph('weg').setHeading(DocumentApp.ParagraphHeading.HEADING1);
      body.setText('een\\ntwee');
      body.getParagraphs()[0].setText('drie');
      body.appendParagraph('x').clear();`);
    expect(lines).toBe('§drie¶twee¶¶');
  });
});

describe('elements', () => {
  test('a handle stays with its paragraph, wherever that goes', () => {
    const { lines } = write(`
      const p = body.appendParagraph('b');
      body.insertParagraph(0, 'a');
      p.appendText('!');
      body.removeChild(body.getChild(1));
      p.setAlignment(DocumentApp.HorizontalAlignment.CENTER);
      p.insertText(0, '>');`);
    expect(lines).toBe('§a¶>b!¶');
  });

  test('children, siblings and parents', () => {
    expect(
      write(`
        body.appendParagraph('a');
        const table = body.appendTable([['x']]);
        const cell = table.getCell(0, 0);
        return [
          body.getChild(1).getType().toString(), body.getChildIndex(table), table.getPreviousSibling().asParagraph().getText(),
          cell.getChild(0).getParent().getType().toString(), cell.getParentTable().getNumRows(), body.getChild(0).getPreviousSibling(),
          table.getParent().getType() === DocumentApp.ElementType.BODY_SECTION,
        ];`).value,
    ).toEqual(['PARAGRAPH', 2, 'a', 'TABLE_CELL', 1, null, true]);
  });

  test('a copy stands by itself until it is put somewhere; an element in a document cannot be put in twice', () => {
    const { lines } = write(`
      const p = body.appendParagraph('sjabloon');
      for (const name of ['een', 'twee']) {
        const copy = p.copy();
        copy.replaceText('sjabloon', name);
        body.appendParagraph(copy);
      }
      const table = body.appendTable([['t']]).copy();
      body.appendTable(table);
      p.removeFromParent();
      body.appendParagraph(p);`);
    expect(lines).toBe('§¶een¶twee¶[t¶]¶[t¶]¶sjabloon¶');
    expect(fault("body.appendParagraph(body.appendParagraph('x'))")).toBe(
      'Exception: Element must be detached.',
    );
  });

  test('the last paragraph stays', () => {
    expect(fault('body.removeChild(body.getChild(0))')).toBe(
      "Exception: Can't remove the last paragraph in a document section.",
    );
  });

  test('attributes are set and read by name', () => {
    const { value } = write(`
      const style = {};
      style[DocumentApp.Attribute.BOLD] = true;
      style[DocumentApp.Attribute.FONT_FAMILY] = 'Calibri';
      style[DocumentApp.Attribute.HORIZONTAL_ALIGNMENT] = DocumentApp.HorizontalAlignment.RIGHT;
      style[DocumentApp.Attribute.SPACING_AFTER] = 12;
      const p = body.appendParagraph('x');
      p.setAttributes(style);
      const read = p.getAttributes();
      return [read.BOLD, read.FONT_FAMILY, String(read.HORIZONTAL_ALIGNMENT), read.SPACING_AFTER, read.ITALIC, p.getAlignment() === DocumentApp.HorizontalAlignment.RIGHT];`);
    expect(value).toEqual([true, 'Calibri', 'RIGHT', 12, null, true]);
  });

  test('what is not there fails by its name', () => {
    expect(fault("body.appendParagraph('x').addPositionedImage(null)")).toContain(
      'Paragraph.addPositionedImage bestaat niet in de lokale Workspace.',
    );
    expect(fault("body.appendParagraph('x').asTable()")).toContain('cannot be cast');
  });
});

describe('lists', () => {
  test('items that follow on one another are one list, numbered at first', () => {
    const { value, rest } = write(`
      const one = body.appendListItem('een');
      const two = body.appendListItem('twee').setNestingLevel(1);
      body.appendParagraph('tussen');
      const three = body.appendListItem('drie').setGlyphType(DocumentApp.GlyphType.BULLET);
      return [one.getListId() === two.getListId(), one.getListId() === three.getListId(), String(one.getGlyphType()), String(three.getGlyphType()), two.getNestingLevel(), body.getListItems().length];`);
    expect(value).toEqual([true, false, 'NUMBER', 'BULLET', 1, 3]);
    expect(rest.body!.content![3]!.paragraph!.bullet!.nestingLevel).toBe(1);
    expect(Object.keys(rest.lists!)).toHaveLength(2);
  });
});

describe('tables', () => {
  test('rows and cells are added one by one', () => {
    const { lines, value } = write(`
      const table = body.appendTable();
      const counts = [table.getNumRows()];
      for (const [name, age] of [['Jan', 40], ['Eva', 38]]) {
        const row = table.appendTableRow();
        counts.push(row.getNumCells());
        row.appendTableCell(name);
        row.appendTableCell(String(age));
      }
      table.getRow(0).appendTableCell('extra');
      return [...counts, table.getRow(1).getNumCells(), table.getNumRows()];`);
    expect(value).toEqual([0, 0, 0, 2, 2]);
    expect(lines).toBe('§¶[Jan¶|40¶|extra¶/Eva¶|38¶|¶]¶');
  });

  test('cells hold paragraphs, colours and widths', () => {
    const { lines, rest } = write(`
      const table = body.appendTable([['a', 'b'], ['c', 'd']]);
      table.getCell(0, 0).setBackgroundColor('#cce6e6').setText('A').appendParagraph('B');
      table.setColumnWidth(1, 100).setBorderColor('#888888').setBorderWidth(0.5);
      table.removeRow(1);
      table.getRow(0).removeCell(1);`);
    expect(lines).toBe('§¶[A¶B¶|¶]¶');
    const { tableRows, tableStyle } = rest.body!.content![2]!.table!;
    const { tableCellStyle } = tableRows![0]!.tableCells![0]!;
    expect(tableCellStyle).toMatchObject({
      backgroundColor: { color: { rgbColor: { red: 0.8 } } },
      borderTop: { width: { magnitude: 0.5 } },
    });
    expect(tableStyle!.tableColumnProperties![1]).toEqual({
      widthType: 'FIXED_WIDTH',
      width: { magnitude: 100, unit: 'PT' },
    });
  });

  test('a row is copied with its cells', () => {
    const { lines } = write(`
      const table = body.appendTable([['{{naam}}', '{{leeftijd}}']]);
      const template = table.getRow(0).copy();
      for (const name of ['Jan', 'Eva']) {
        const row = template.copy();
        row.replaceText('{{naam}}', name);
        table.appendTableRow(row);
      }
      table.removeRow(0);`);
    expect(lines).toBe('§¶[Jan¶|{{leeftijd}}¶/Eva¶|{{leeftijd}}¶]¶');
  });
});

describe('pictures, breaks, headers', () => {
  test('pictures have sizes in pixels, texts and a blob', () => {
    const { value, rest } = write(`
      const image = body.appendImage(${PNG}).setWidth(40).setHeight(20).setAltTitle('Stip').setAltDescription('Een blauwe stip');
      const again = body.getImages()[0];
      return [again.getWidth(), again.getHeight(), again.getAltTitle(), again.getAltDescription(), image.getBlob().getBytes().length];`);
    expect(value).toEqual([40, 20, 'Stip', 'Een blauwe stip', 70]);
    const [object] = Object.values(rest.inlineObjects!);
    expect(object!.inlineObjectProperties!.embeddedObject).toMatchObject({
      title: 'Stip',
      size: { width: { magnitude: 30 } },
    });
  });

  test('page breaks, rules, header and footer', () => {
    const { lines, rest } = write(`
      body.appendPageBreak();
      body.appendHorizontalRule();
      doc.addHeader().appendParagraph('boven');
      doc.addFooter().setText('onder');
      return doc.getHeader().getText();`);
    expect(lines).toBe('§¶*¶*¶');
    expect(outline(Object.values(rest.headers!)[0]!.content!)).toBe('¶boven¶');
    expect(outline(Object.values(rest.footers!)[0]!.content!)).toBe('onder¶');
  });
});

describe('documents', () => {
  test('are opened by id and address, and refuse changes after they were closed', () => {
    const office = new Office();
    expect(
      office.value(`
        const id = DocumentApp.create('Proef').getId();
        const doc = DocumentApp.openByUrl(DocumentApp.openById(id).getUrl());
        doc.setName('Nieuw');
        return DriveApp.getFileById(id).getName();`),
    ).toBe('Nieuw');
    expect(
      office.fault(
        `const doc = DocumentApp.create('x'); doc.saveAndClose(); doc.getBody().appendParagraph('y');`,
      ),
    ).toContain('Document is closed, its contents cannot be updated.');
    expect(office.fault("DocumentApp.openById('nergens')")).toContain('Document is missing');
  });

  test('are for those who may', () => {
    const office = new Office();
    const id = office.value<string>("return DocumentApp.create('x').addViewer('eva@overijssel.nl').getId()");
    expect(office.value(`return DocumentApp.openById('${id}').getBody().getText()`, { as: EVA })).toBe('');
    expect(
      office.fault(`DocumentApp.openById('${id}').getBody().appendParagraph('x')`, { as: EVA }),
    ).toContain('permission');
    expect(
      office.value(`return DocumentApp.openById('${id}').getEditors().map((u) => u.getEmail())`),
    ).toEqual([JAN.email]);
  });

  test('become PDF', () => {
    expect(
      new Office().value(`
        const doc = DocumentApp.create('Verslag');
        doc.getBody().appendParagraph('inhoud');
        const pdf = doc.getAs('application/pdf');
        return [pdf.getName(), pdf.getContentType(), pdf.getDataAsString('latin1').slice(0, 8)];`),
    ).toEqual(['Verslag.pdf', 'application/pdf', '%PDF-1.7']);
  });
});
