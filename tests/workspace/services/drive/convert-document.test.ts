/** A Word document that is uploaded to become a Google document, and its pictures by the address that Docs gives them. */
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

test('what is no Word document is refused', () => {
  const fault = new Office().fault(
    `Drive.Files.create({ name: 'x', mimeType: MimeType.GOOGLE_DOCS }, Utilities.newBlob('geen zip', '${DOCX}'))`,
  );
  expect(fault).toContain('conversion is not supported');
});
