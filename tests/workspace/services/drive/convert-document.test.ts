/** A Word document that is uploaded to become a Google document, and its pictures by the address that Docs gives them. */

import { zipSync } from 'fflate';
import { DOCUMENT_BEHAVIOUR } from '../../../../src/workspace/services/docs/behaviour.ts';
import { PIXEL } from '../docs/support.ts';
import { Office } from './support.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document with a heading, bold text and a picture with alternative text, out to Word and in again. */
const THERE_AND_BACK = `
  const file = Drive.Files.create({ name: 'stip.png' }, Utilities.newBlob(Utilities.base64Decode('${PIXEL.toString('base64')}'), 'image/png'));
  Drive.Permissions.create({ type: 'anyone', role: 'reader' }, file.id);
  const source = Docs.Documents.create({ title: 'Bron' }).documentId;
  Docs.Documents.batchUpdate({ requests: [
    { insertText: { location: { index: 1 }, text: 'Kop & <staart>\\nTekst' } },
    { updateParagraphStyle: { range: { startIndex: 1, endIndex: 2 }, paragraphStyle: { namedStyleType: 'HEADING_1' }, fields: 'namedStyleType' } },
    { updateTextStyle: { range: { startIndex: 16, endIndex: 18 }, textStyle: { bold: true }, fields: 'bold' } },
    { insertInlineImage: { location: { index: 21 }, uri: 'https://drive.google.com/uc?id=' + file.id, objectSize: { width: { magnitude: 30, unit: 'PT' }, height: { magnitude: 30, unit: 'PT' } } } },
  ] }, source);
  const blob = Drive.Files.export(source, '${DOCX}', { alt: 'media' });
  const made = Drive.Files.create({ name: 'Terug', mimeType: MimeType.GOOGLE_DOCS }, blob, { fields: 'id' });
  Drive.Files.remove(file.id);
  Drive.Files.remove(source);`;

test('text, headings, bold type and pictures come along', () => {
  const seen = new Office().value<string>(`${THERE_AND_BACK}
    const { body, inlineObjects } = Docs.Documents.get(made.id);
    const text = body.content.filter(({ paragraph }) => paragraph).map(({ paragraph }) =>
      paragraph.paragraphStyle.namedStyleType + ':' + paragraph.elements.map(({ textRun }) => textRun
        ? (textRun.textStyle.bold ? '*' : '') + textRun.content.trim() : '▢').join('|'));
    const [{ inlineObjectProperties: { embeddedObject } }] = Object.values(inlineObjects);
    return JSON.stringify([text, embeddedObject.size.width.magnitude]);`);
  expect(JSON.parse(seen)).toEqual([['HEADING_1:Kop & <staart>', 'NORMAL_TEXT:*Te|kst|▢|'], 30]);
});

const INTO_ANOTHER = `${THERE_AND_BACK}
    const [{ inlineObjectProperties }] = Object.values(Docs.Documents.get(made.id).inlineObjects);
    const uri = inlineObjectProperties.embeddedObject.imageProperties.contentUri;
    const to = Docs.Documents.create({ title: 'Doel' }).documentId;
    Docs.Documents.batchUpdate({ requests: [{ insertInlineImage: { location: { index: 1 }, uri } }] }, to);
    return [Object.keys(Docs.Documents.get(to).inlineObjects).length, Drive.Permissions.list(made.id).permissions.length].join();`;

test('a picture of a document goes into another one by the address that Docs gives it, with nobody let in', () => {
  expect(new Office().value<string>(INTO_ANOTHER)).toBe('1,1');
});

test('with the switch off Docs cannot fetch it', () => {
  DOCUMENT_BEHAVIOUR.picturesByAddress = false;
  try {
    expect(new Office().fault(INTO_ANOTHER)).toContain('problem retrieving the image');
  } finally {
    DOCUMENT_BEHAVIOUR.picturesByAddress = true;
  }
});

/** Word's own parts for a footer of two lines that tells the number of the page. */
function withFooter(): Buffer {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const run = (text: string) => `<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>${text}</w:t></w:r>`;
  const parts = {
    'word/document.xml':
      '<w:document><w:body><w:p/><w:sectPr><w:footerReference w:type="default" r:id="v"/></w:sectPr></w:body></w:document>',
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="v" Type="${office}/footer" Target="footer.xml"/></Relationships>`,
    'word/footer.xml': `<w:ftr><w:p>${run('Provincie')}</w:p><w:p>${run('Bladzijde ')}<w:fldSimple w:instr=" PAGE ">${run('7')}</w:fldSimple></w:p></w:ftr>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]))),
  );
}

const FOOTER = `
  const blob = Utilities.newBlob(Utilities.base64Decode('${withFooter().toString('base64')}'), '${DOCX}');
  const { id } = Drive.Files.create({ name: 'Voet', mimeType: MimeType.GOOGLE_DOCS }, blob, { fields: 'id' });
  const { footers = {}, documentStyle } = Docs.Documents.get(id);
  return Object.keys(footers).filter((footer) => footer === documentStyle.defaultFooterId).map((footer) =>
    footers[footer].content.map(({ paragraph }) => paragraph.elements.map(({ textRun, autoText }) =>
      autoText ? autoText.type + autoText.textStyle.fontSize.magnitude : textRun.content.trim()).join('|')).join('/')).join();`;

test('a footer comes along with the number of the page in it, and stays behind with the switch off', () => {
  expect(new Office().value<string>(FOOTER)).toBe('Provincie|/Bladzijde|PAGE_NUMBER9|');
  DOCUMENT_BEHAVIOUR.uploadsKeepHeaders = false;
  try {
    expect(new Office().value<string>(FOOTER)).toBe('');
  } finally {
    DOCUMENT_BEHAVIOUR.uploadsKeepHeaders = true;
  }
});

test('what is no Word document is refused', () => {
  const fault = new Office().fault(
    `Drive.Files.create({ name: 'x', mimeType: MimeType.GOOGLE_DOCS }, Utilities.newBlob('geen zip', '${DOCX}'))`,
  );
  expect(fault).toContain('conversion is not supported');
});
