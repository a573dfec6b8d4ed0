/** The Forms API over REST, by Google's own client: a form is made, filled with items, published and read out. */
import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1';
import { Driver } from '../../../src/workspace/index.ts';
import { JAN, openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
let formId: string;
beforeAll(async () => {
  stage = await openRest();
});
afterAll(() => stage.close());
beforeEach(async () => {
  const { data } = await api().create({
    requestBody: { info: { title: 'Intake', documentTitle: 'Formulier 2026' } },
  });
  formId = data.formId!;
});

const api = () => stage.as('jan').forms.forms;
const model = () => stage.world.form(formId)!.model;

async function change(...requests: forms_v1.Schema$Request[]): Promise<forms_v1.Schema$Response[]> {
  return (await api().batchUpdate({ formId, requestBody: { requests } })).data.replies!;
}

/** Makes items in this order; gives the ids of their questions. */
async function fill(...items: forms_v1.Schema$Item[]): Promise<string[]> {
  const replies = await change(
    ...items.map((item, index) => ({ createItem: { item, location: { index } } })),
  );
  return replies.flatMap(({ createItem }) => createItem?.questionId ?? []);
}

function asking(title: string, question: forms_v1.Schema$Question): forms_v1.Schema$Item {
  return { title, questionItem: { question } };
}

const NAME = asking('Naam', { textQuestion: {}, required: true });

test('a form is made unpublished, under a name and a title', async () => {
  const { data } = await api().get({ formId });
  expect(data).toEqual({
    formId,
    info: { title: 'Intake', documentTitle: 'Formulier 2026' },
    settings: { emailCollectionType: 'DO_NOT_COLLECT' },
    revisionId: expect.any(String),
    responderUri: expect.stringContaining('/viewform'),
    publishSettings: { publishState: { isPublished: false, isAcceptingResponses: false } },
  });
  expect(stage.world.files.get(formId)?.name).toBe('Formulier 2026');
  expect((await refusalOf(api().create({ requestBody: { items: [] } })))?.[1]).toContain(
    'Only info.title can be set',
  );
});

test('items of every kind are made and read back the same', async () => {
  await change({
    createItem: { item: { itemId: '0000abcd', title: 'Deel 2', pageBreakItem: {} }, location: { index: 0 } },
  });
  const items: forms_v1.Schema$Item[] = [
    NAME,
    asking('Toelichting', { textQuestion: { paragraph: true } }),
    {
      ...asking('Soort', {
        choiceQuestion: {
          type: 'RADIO',
          options: [
            { value: 'Nieuw', goToSectionId: '0000abcd' },
            { value: 'Bestaand', goToAction: 'SUBMIT_FORM' },
            { isOther: true },
          ],
        },
      }),
      description: 'Kies er een',
    },
    asking('Thema', {
      choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Energie' }, { value: 'Water' }] },
    }),
    asking('Gemeente', { choiceQuestion: { type: 'DROP_DOWN', options: [{ value: 'Zwolle' }] } }),
    asking('Cijfer', { scaleQuestion: { low: 1, high: 10, lowLabel: 'slecht', highLabel: 'goed' } }),
    asking('Dag', { dateQuestion: { includeYear: true } }),
    asking('Moment', { dateQuestion: { includeTime: true, includeYear: true } }),
    asking('Tijd', { timeQuestion: {} }),
    asking('Duur', { timeQuestion: { duration: true } }),
    {
      title: 'Waardering',
      questionGroupItem: {
        questions: [{ rowQuestion: { title: 'Groen' } }, { rowQuestion: { title: 'Wegen' } }],
        grid: { columns: { type: 'RADIO', options: [{ value: 'goed' }, { value: 'matig' }] } },
      },
    },
    { title: 'Tot slot', textItem: {} },
  ];
  await fill(...items);
  const { data } = await api().get({ formId });
  const made = data.items!;
  expect(made).toHaveLength(items.length + 1);
  for (const [i, item] of items.entries()) expect(made[i]).toMatchObject(item);
  expect(made.at(-1)).toEqual({ itemId: '0000abcd', title: 'Deel 2', pageBreakItem: {} });
  // What was read can be given back as it is.
  const again = made.map((item, index) => ({ updateItem: { item, location: { index }, updateMask: '*' } }));
  await change(...again);
  expect((await api().get({ formId })).data.items).toEqual(made);
});

test('items are changed by their mask, moved and deleted', async () => {
  await fill(NAME, asking('Gemeente', { textQuestion: {} }), asking('Weg', { textQuestion: {} }));
  await change(
    {
      updateItem: {
        item: { title: 'Uw naam', questionItem: { question: { required: false } } },
        location: { index: 0 },
        updateMask: 'title,questionItem.question.required',
      },
    },
    { deleteItem: { location: { index: 2 } } },
    { moveItem: { originalLocation: { index: 0 }, newLocation: { index: 1 } } },
    {
      updateFormInfo: {
        info: { description: 'Over parken', documentTitle: 'Anders' },
        updateMask: 'description,documentTitle',
      },
    },
    { updateSettings: { settings: { emailCollectionType: 'VERIFIED' }, updateMask: 'emailCollectionType' } },
  );
  expect(model().items).toMatchObject([{ title: 'Gemeente' }, { title: 'Uw naam', required: false }]);
  expect(model().settings).toMatchObject({ title: 'Intake', description: 'Over parken', collectEmail: true });
  expect(stage.world.files.get(formId)?.name).toBe('Anders');
});

test('a batch is done whole or not at all, and only on the revision that it asks for', async () => {
  const rename = { updateFormInfo: { info: { title: 'Half' }, updateMask: 'title' } };
  const none = asking('Leeg', { choiceQuestion: { type: 'RADIO', options: [] } });
  expect(await refusalOf(change(rename, { createItem: { item: none, location: { index: 0 } } }))).toEqual([
    400,
    'Invalid requests[1].createItem: Choice question must have at least one option.',
  ]);
  expect(model().settings.title).toBe('Intake');
  expect((await refusalOf(change({ deleteItem: { location: { index: 4 } } })))?.[0]).toBe(400);
  const { data } = await api().get({ formId });
  const writeControl = { requiredRevisionId: data.revisionId! };
  const { data: done } = await api().batchUpdate({
    formId,
    requestBody: { requests: [rename], writeControl, includeFormInResponse: true },
  });
  expect(done.form?.info?.title).toBe('Half');
  const late = api().batchUpdate({ formId, requestBody: { requests: [rename], writeControl } });
  expect((await refusalOf(late))?.[1]).toContain('does not match the latest revision');
});

test('responses of people are listed, filtered and read', async () => {
  const [name, theme] = await fill(
    NAME,
    asking('Thema', {
      choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Energie' }, { value: 'Water' }] },
    }),
  );
  const open = { publishState: { isPublished: true, isAcceptingResponses: true } };
  const { data: published } = await api().setPublishSettings({
    formId,
    requestBody: { publishSettings: open },
  });
  expect(published).toEqual({ formId, publishSettings: open });
  await change({
    updateSettings: { settings: { emailCollectionType: 'VERIFIED' }, updateMask: 'emailCollectionType' },
  });
  const driver = new Driver(stage.world);
  const email = 'eva@overijssel.nl';
  driver.submitForm(formId, { email, answers: { Naam: 'Eva', Thema: ['Energie', 'Water'] } });
  const between = new Date(stage.world.now + 1000).toISOString();
  driver.advance(60_000);
  driver.submitForm(formId, { email, answers: { Naam: 'Jan' } });

  const { data } = await api().responses.list({ formId });
  expect(data.responses).toHaveLength(2);
  expect(data.responses?.[0]).toMatchObject({
    respondentEmail: email,
    answers: {
      [name!]: { questionId: name, textAnswers: { answers: [{ value: 'Eva' }] } },
      [theme!]: { questionId: theme, textAnswers: { answers: [{ value: 'Energie' }, { value: 'Water' }] } },
    },
  });
  const later = await api().responses.list({ formId, filter: `timestamp >= ${between}` });
  const [second] = later.data.responses!;
  expect(later.data.responses).toHaveLength(1);
  const { data: one } = await api().responses.get({ formId, responseId: second!.responseId! });
  expect(one).toEqual({ formId, ...second });
  const page = await api().responses.list({ formId, pageSize: 1 });
  const next = await api().responses.list({ formId, pageSize: 1, pageToken: page.data.nextPageToken! });
  expect(next.data).toEqual({ responses: [second] });
  expect((await refusalOf(api().responses.get({ formId, responseId: 'weg' })))?.[0]).toBe(404);
  expect((await refusalOf(api().responses.list({ formId, filter: 'naam = x' })))?.[0]).toBe(400);
});

test('a form that is not published takes no responses', async () => {
  const closed = { publishState: { isPublished: false, isAcceptingResponses: true } };
  const refused = api().setPublishSettings({ formId, requestBody: { publishSettings: closed } });
  expect(await refusalOf(refused)).toEqual([400, 'A form that is not published cannot accept responses.']);
});

test('only who may change a form reads it', async () => {
  const eva = stage.as('eva').forms.forms;
  expect((await refusalOf(eva.get({ formId })))?.[0]).toBe(404);
  stage.world.files.get(formId)!.viewers.push('eva@overijssel.nl');
  expect((await refusalOf(eva.get({ formId })))?.[0]).toBe(403);
  const spreadsheet = stage.world.addSpreadsheet('Register', JAN.email);
  expect((await refusalOf(api().get({ formId: spreadsheet.id })))?.[0]).toBe(404);
});
