/** The pane of files and the addresses behind it, on files that a script made. */
import { strFromU8, unzipSync } from 'fflate';
import { EVA, JAN, STRANGER, stage } from '../support.ts';
import { served } from './support.ts';

const SCRIPT = `
  function vul() {
    const map = DriveApp.createFolder('Verslagen 2026');
    map.addEditor('${EVA.email}');
    const doc = DocumentApp.create('Verslag <b>één</b>');
    const body = doc.getBody();
    body.appendParagraph('Stand van zaken').setHeading(DocumentApp.ParagraphHeading.HEADING1);
    body.appendParagraph('Zie het register.').setLinkUrl(SpreadsheetApp.getActive().getUrl());
    body.appendTable([['Gemeente', 'Aantal'], ['Almelo', '3']]);
    doc.saveAndClose();
    DriveApp.getFileById(doc.getId()).moveTo(map);
    const plaatje = DriveApp.createFile(Utilities.newBlob([137, 80, 78, 71], 'image/png', 'logo.png'));
    const pagina = DriveApp.createFile('pagina.html', '<script>alert(1)</script>', 'text/html');
    const pdf = DriveApp.createFile(DriveApp.getFileById(doc.getId()).getAs('application/pdf'));
    const weg = DriveApp.createFile('oud.txt', 'oud', 'text/plain');
    weg.setTrashed(true);
    SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B2').setValues([['Naam', 'Ha'], ['De "Marslanden"', 1.5]]);
    SpreadsheetApp.getActive().insertSheet('Kosten').getRange('A1').setValue('Bedrag');
    return { map: map.getId(), doc: doc.getId(), plaatje: plaatje.getId(), pagina: pagina.getId(), pdf: pdf.getId(), weg: weg.getId() };
  }`;

type Ids = Record<'map' | 'doc' | 'plaatje' | 'pagina' | 'pdf' | 'weg', string>;

function filled() {
  const { world, file, call } = stage(SCRIPT);
  const result = call('vul');
  if (result.error) throw new Error(result.error.message);
  return { world, file, ids: result.value as Ids, ...served(world) };
}

const ROOT = { in: 'folder', folderId: null } as const;

describe('the pane', () => {
  test('lists the root with folders first, and says of each whose it is and who may do what', () => {
    const { ask, file } = filled();
    const { files, inBin, total } = ask('files', EVA.email, ROOT);
    expect(files.map(({ name }) => name)).toEqual([
      'Verslagen 2026',
      'logo.png',
      'pagina.html',
      'Proef',
      'Verslag <b>één</b>.pdf',
    ]);
    expect([inBin, total]).toEqual([1, 5]);
    const sheet = files.find(({ fileId }) => fileId === file.id)!;
    expect(sheet).toMatchObject({
      kind: 'spreadsheet',
      owner: 'Jan',
      role: 'writer',
      bytes: null,
      trashed: false,
    });
    expect(sheet.address).toBe(`/?bestand=${file.id}`);
    expect(sheet.access).toEqual([
      { who: 'Jan', role: 'owner' },
      { who: 'Eva', role: 'writer' },
      { who: 'Piet', role: 'writer' },
    ]);
    expect(sheet.formats.map(({ format }) => format)).toEqual(['xlsx', 'csv', 'tsv']);
    expect(sheet.tabs.map(({ name }) => name)).toEqual(['Blad1', 'Kosten']);
    expect(files[1]).toMatchObject({ contentType: 'image/png', bytes: 4, role: 'none' });
  });

  test('a folder gives access to what is in it, and its path leads back', () => {
    const { ask, ids } = filled();
    const { files, path } = ask('files', EVA.email, { in: 'folder', folderId: ids.map });
    expect(path).toEqual([{ fileId: ids.map, name: 'Verslagen 2026' }]);
    expect(files).toMatchObject([
      { fileId: ids.doc, kind: 'document', role: 'writer', folder: 'Verslagen 2026' },
    ]);
    expect(files[0]!.access).toEqual([
      { who: 'Jan', role: 'owner' },
      { who: 'Eva', role: 'writer' },
    ]);
    expect(files[0]!.formats.map(({ format }) => format)).toEqual(['docx', 'pdf', 'html', 'txt']);
  });

  test('the bin, and words in names wherever a file lies', () => {
    const { ask, ids } = filled();
    expect(ask('files', JAN.email, { in: 'bin' }).files.map(({ fileId }) => fileId)).toEqual([ids.weg]);
    const found = ask('files', JAN.email, { in: 'all', words: 'ÉÉN verslag' }).files;
    expect(found.map(({ kind }) => kind)).toEqual(['document', 'file']);
  });

  test('its owner puts a file in the bin and back; others may not', () => {
    const { ask, reply, heard, ids } = filled();
    const inBin = () => ask('files', JAN.email, { in: 'bin' }).files.map(({ fileId }) => fileId);
    ask('binFile', JAN.email, { fileId: ids.doc, trashed: true });
    expect(inBin()).toEqual([ids.weg, ids.doc]);
    expect(heard).toContainEqual({ kind: 'parts', parts: ['files'] });
    expect(reply('binFile', EVA.email, { fileId: ids.doc, trashed: false })).toEqual({
      ok: false,
      message: 'Alleen de eigenaar van ‘Verslag <b>één</b>’ mag dat.',
    });
    ask('binFile', JAN.email, { fileId: ids.doc, trashed: false });
    expect(inBin()).toEqual([ids.weg]);
  });

  test('a folder that is gone is refused in Dutch', () => {
    const { reply, ids } = filled();
    for (const folderId of ['weg', ids.doc])
      expect(reply('files', JAN.email, { in: 'folder', folderId })).toEqual({
        ok: false,
        message: 'Deze map bestaat niet meer.',
      });
  });
});

describe('a document', () => {
  test('is a page that can run nothing, with its name, its downloads and its own headings and tables', async () => {
    const { get, ids, file } = filled();
    const response = await get(`/document/${ids.doc}`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^sandbox (?!.*allow-scripts)(?!.*allow-same-origin).*default-src 'none'/,
    );
    const html = await response.text();
    expect(html).toContain('<title>Verslag &lt;b&gt;één&lt;/b&gt;</title>');
    expect(html).toMatch(/<p class="w-naam">Verslag &lt;b&gt;één&lt;\/b&gt;<\/p>/);
    expect(html).toMatch(/<h1[^>]*>Stand van zaken<\/h1>/);
    expect(html).toContain('<table>');
    expect(html).toContain(`href="/?bestand=${file.id}"`);
    expect(html).toContain(`href="/bestand/${ids.doc}/download/docx"`);
  });

  test.each(['docx', 'pdf', 'html', 'txt'])('can be taken along as %s', async (format) => {
    const { get, ids } = filled();
    const response = await get(`/bestand/${ids.doc}/download/${format}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''Verslag%20%3Cb%3E%C3%A9%C3%A9n%3C%2Fb%3E.${format}`,
    );
    const text =
      format === 'docx' ? strFromU8(unzipSync(bytes)['word/document.xml']!) : Buffer.from(bytes).toString();
    expect(text).toContain(format === 'pdf' ? '%PDF-' : 'Stand van zaken');
  });

  test('is for those who may see it, when it is said who comes', async () => {
    const { get, ids } = filled();
    expect((await get(`/document/${ids.doc}?als=${EVA.email}`)).status).toBe(200);
    const refused = await get(`/document/${ids.doc}?als=${STRANGER.email}`);
    expect([refused.status, await refused.text()]).toEqual([
      404,
      'Piet heeft geen toegang tot ‘Verslag <b>één</b>’.',
    ]);
    expect(refused.headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await get(`/bestand/${ids.doc}/download/pdf?als=${STRANGER.email}`)).status).toBe(404);
    expect((await get('/document/weg')).status).toBe(404);
  });
});

describe('a spreadsheet', () => {
  test('can be taken along whole, or one tab as CSV', async () => {
    const { get, file } = filled();
    const whole = await get(`/bestand/${file.id}/download/xlsx`);
    expect(Object.keys(unzipSync(new Uint8Array(await whole.arrayBuffer())))).toContain(
      'xl/worksheets/sheet2.xml',
    );
    const first = await get(`/bestand/${file.id}/download/csv`);
    expect(await first.text()).toBe('Naam,Ha\r\n"De ""Marslanden""","1,5"');
    const { id } = file.model.sheets[1]!;
    const second = await get(`/bestand/${file.id}/download/csv?tab=${id}`);
    expect(await second.text()).toBe('Bedrag');
    expect(second.headers.get('content-disposition')).toContain('Proef%20-%20Kosten.csv');
  });

  test('has no page of its own: its address leads to the grid', async () => {
    const { get, file, ids } = filled();
    const sheet = await get(`/bestand/${file.id}?als=${EVA.email}`);
    expect([sheet.status, sheet.headers.get('location')]).toEqual([
      302,
      `/?bestand=${file.id}&als=eva%40overijssel.nl`,
    ]);
    expect((await get(`/bestand/${ids.map}`)).headers.get('location')).toBe(`/?map=${ids.map}`);
    expect((await get(`/bestand/${ids.doc}`)).headers.get('location')).toBe(`/document/${ids.doc}`);
  });

  test.each(['docx', 'exe', 'constructor'])('cannot become %s', async (format) => {
    const { get, file } = filled();
    const response = await get(`/bestand/${file.id}/download/${format}`);
    expect([response.status, await response.text()]).toEqual([
      404,
      `‘Proef’ kan geen ${format.toUpperCase()} worden.`,
    ]);
  });
});

describe('another file', () => {
  test('a picture and a PDF show themselves, on a page without scripts', async () => {
    const { get, ids } = filled();
    const response = await get(`/bestand/${ids.plaatje}`);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(await response.text()).toContain(`<img src="/bestand/${ids.plaatje}/inhoud" alt="logo.png">`);
    expect(await (await get(`/bestand/${ids.pdf}`)).text()).toContain(
      `<iframe src="/bestand/${ids.pdf}/inhoud"`,
    );
    const pdf = await get(`/bestand/${ids.pdf}/inhoud`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).startsWith('%PDF-')).toBe(true);
  });

  test('a web page is shown as its text, and served without any power', async () => {
    const { get, ids } = filled();
    expect(await (await get(`/bestand/${ids.pagina}`)).text()).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    );
    const content = await get(`/bestand/${ids.pagina}/inhoud`);
    expect(content.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(content.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a download is the bytes as they are', async () => {
    const { get, ids } = filled();
    const response = await get(`/bestand/${ids.plaatje}/download`);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([137, 80, 78, 71]);
    expect((await get(`/bestand/${ids.doc}/download`)).status).toBe(404);
  });
});
