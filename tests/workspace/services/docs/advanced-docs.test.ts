/** The advanced service Docs: documents made, read in part and changed by a script. */
import { EVA, Office } from '../drive/support.ts';

test('a document is made, changed and read in part', () => {
  const office = new Office();
  const [title, document, replies] = office.value<[string, object, object]>(`
    const { documentId, title } = Docs.Documents.create({ title: 'Verslag' });
    const requests = [
      { insertText: { text: 'Beste {{naam}}', endOfSegmentLocation: {} } },
      { replaceAllText: { containsText: { text: '{{naam}}', matchCase: true }, replaceText: 'Eva' } },
    ];
    const { replies } = Docs.Documents.batchUpdate({ requests }, documentId);
    return [title, Docs.Documents.get(documentId, { fields: 'title,body/content(endIndex,paragraph.elements.textRun.content)' }), replies];`);
  expect(title).toBe('Verslag');
  expect(replies).toEqual([{}, { replaceAllText: { occurrencesChanged: 1 } }]);
  expect(document).toEqual({
    title: 'Verslag',
    body: {
      content: [
        { endIndex: 1 },
        { endIndex: 11, paragraph: { elements: [{ textRun: { content: 'Beste Eva\n' } }] } },
      ],
    },
  });
});

test('newer scripts find the content in a tab', () => {
  const document = new Office().value<Record<string, unknown>>(`
    const { documentId } = Docs.Documents.create({ title: 'x' });
    return Docs.Documents.get(documentId, { includeTabsContent: true });`);
  expect(document.body).toBeUndefined();
  expect(document.tabs).toMatchObject([
    { tabProperties: { tabId: 't.0' }, documentTab: { body: { content: [{}, {}] } } },
  ]);
});

test('refusals come in Google’s words, with the call in front', () => {
  const office = new Office();
  const id = office.value<string>("return Docs.Documents.create({ title: 'x' }).documentId");
  const prefix = 'GoogleJsonResponseException: API call to docs.documents.';
  expect(
    office.fault(
      `Docs.Documents.batchUpdate({ requests: [{ insertText: { location: { index: 100 }, text: 'x' } }] }, '${id}')`,
    ),
  ).toBe(
    `${prefix}batchUpdate failed with error: Invalid requests[0].insertText: Index 100 must be less than the end index of the referenced segment, 2.`,
  );
  expect(office.fault("Docs.Documents.get('nergens')")).toBe(
    `${prefix}get failed with error: Requested entity was not found.`,
  );
  expect(office.fault(`Docs.Documents.get('${id}')`, { as: EVA })).toContain(
    'Requested entity was not found.',
  );
  office.world.files.get(id)!.viewers.push(EVA.email);
  expect(office.fault(`Docs.Documents.batchUpdate({ requests: [] }, '${id}')`, { as: EVA })).toBe(
    `${prefix}batchUpdate failed with error: The caller does not have permission`,
  );
});

test('a picture comes from the Drive when anyone with the link may see it', () => {
  const office = new Office();
  const base = `
    const png = Utilities.newBlob(Utilities.base64Decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=='), 'image/png', 'stip.png');
    const { id } = Drive.Files.create({ name: 'stip.png' }, png);
    const { documentId } = Docs.Documents.create({ title: 'x' });
    const uri = 'https://drive.google.com/uc?id=' + id;
    const insert = () => Docs.Documents.batchUpdate({ requests: [{ insertInlineImage: { uri, location: { index: 1 } } }] }, documentId);`;
  expect(office.fault(`${base} insert();`)).toContain('There was a problem retrieving the image.');
  expect(
    office.value(`${base}
      Drive.Permissions.create({ type: 'anyone', role: 'reader' }, id);
      insert();
      return Object.values(Docs.Documents.get(documentId).inlineObjects)[0].inlineObjectProperties.embeddedObject.imageProperties.sourceUri.slice(0, 31);`),
  ).toBe('https://drive.google.com/uc?id=');
});

test('documents count for the quota of the day', () => {
  const office = new Office();
  office.world.faults.push({ kind: 'quota', quota: 'documents' });
  expect(office.fault("Docs.Documents.create({ title: 'x' })")).toContain(
    'Service invoked too many times for one day',
  );
});
