/** The Docs API over REST, by Google's own client. */
import { openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
beforeAll(async () => {
  stage = await openRest();
});
afterAll(() => stage.close());

test('a document is made, changed and read', async () => {
  const { docs } = stage.as('jan');
  const { data: made } = await docs.documents.create({ requestBody: { title: 'Brief' } });
  expect(made.title).toBe('Brief');
  const documentId = made.documentId!;
  const { data: changed } = await docs.documents.batchUpdate({
    documentId,
    requestBody: { requests: [{ insertText: { location: { index: 1 }, text: 'Beste Eva' } }] },
  });
  expect(changed.documentId).toBe(documentId);
  const { data } = await docs.documents.get({
    documentId,
    fields: 'title,body(content(paragraph(elements(textRun(content)))))',
  });
  expect(data).toEqual({
    title: 'Brief',
    body: { content: [{}, { paragraph: { elements: [{ textRun: { content: 'Beste Eva\n' } }] } }] },
  });
});

test('what cannot be done is refused in the words of Google', async () => {
  const { docs } = stage.as('jan');
  const { data } = await docs.documents.create({});
  const documentId = data.documentId!;
  const beyond = { insertText: { location: { index: 9 }, text: 'x' } };
  expect(
    await refusalOf(docs.documents.batchUpdate({ documentId, requestBody: { requests: [beyond] } })),
  ).toEqual([
    400,
    'Invalid requests[0].insertText: Index 9 must be less than the end index of the referenced segment, 2.',
  ]);
  expect(await refusalOf(stage.as('eva').docs.documents.get({ documentId }))).toEqual([
    404,
    'Requested entity was not found.',
  ]);
});
