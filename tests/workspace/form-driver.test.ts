/** What respondents do with forms, and the triggers of form and spreadsheet that follow. */
import { FORM_BEHAVIOUR } from '../../src/workspace/services/forms/behaviour.ts';
import { visitForm } from '../../src/workspace/services/forms/visit.ts';
import { formStage, linkedRows } from './services/forms/support.ts';
import { EVA, JAN, STRANGER } from './support.ts';

const FORM = `
  form.addTextItem().setTitle('naam').setRequired(true);
  form.addCheckboxItem().setTitle('kleur').setChoiceValues(['rood', 'blauw']);
  form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());`;

/** Notes what each kind of submit event holds, in the script's properties. */
const NOTES = `
function note(key, value) { PropertiesService.getScriptProperties().setProperty(key, JSON.stringify(value)); }
function onForm(e) {
  note('form', {
    keys: Object.keys(e).sort(), title: e.source.getTitle(), id: e.response.getId(), trigger: e.triggerUid,
    authMode: String(e.authMode),
    answers: e.response.getItemResponses().map((r) => [r.getItem().getTitle(), r.getResponse()]),
  });
}
function onRow(e) {
  note('row', {
    keys: Object.keys(e).sort(), values: e.values, namedValues: e.namedValues, range: e.range.getA1Notation(),
    tab: e.range.getSheet().getName(), corners: [e.range.rowStart, e.range.columnEnd],
  });
}`;

function listening() {
  const s = formStage(FORM, NOTES);
  s.inForm(`ScriptApp.newTrigger('onForm').forForm(form).onFormSubmit().create();
    ScriptApp.newTrigger('onRow').forSpreadsheet(sheet).onFormSubmit().create();`);
  const noted = (key: string) =>
    JSON.parse(s.value(`return PropertiesService.getScriptProperties().getProperty('${key}');`) as string);
  return { ...s, noted };
}

describe('sending a form', () => {
  test('stores the response, writes the row and fires the triggers of both', () => {
    const s = listening();
    const outcome = s.driver.submitForm(s.form.id, { answers: { naam: 'Jan', kleur: ['blauw', 'rood'] } });
    expect(outcome).toMatchObject({ refusal: null, errors: [], confirmation: 'Je reactie is vastgelegd.' });
    expect(outcome.executions.map(({ functionName, status }) => [functionName, status])).toEqual([
      ['onForm', 'completed'],
      ['onRow', 'completed'],
    ]);
    expect(s.noted('form')).toEqual({
      keys: ['authMode', 'response', 'source', 'triggerUid'],
      title: 'Opgave',
      id: outcome.response!.id,
      trigger: [...s.world.triggers.keys()][0],
      authMode: 'FULL',
      answers: [
        ['naam', 'Jan'],
        ['kleur', ['blauw', 'rood']],
      ],
    });
    const time = linkedRows(s)[1]![0]!;
    expect(s.noted('row')).toEqual({
      keys: ['authMode', 'namedValues', 'range', 'source', 'triggerUid', 'values'],
      values: [time, 'Jan', 'blauw, rood'],
      namedValues: { Tijdstempel: [time], naam: ['Jan'], kleur: ['blauw, rood'] },
      range: 'A2:C2',
      tab: 'Formulierreacties 1',
      corners: [2, 3],
    });
  });

  test('runs triggers as their owner, with nobody at the keyboard', () => {
    const s = formStage(
      FORM,
      `function look() { FormApp.getUi(); }
       function who() { return [Session.getEffectiveUser().getEmail(), SpreadsheetApp.getActive().getName()]; }`,
    );
    s.inForm(`ScriptApp.newTrigger('look').forForm(form).onFormSubmit().create();
      ScriptApp.newTrigger('who').forForm(form).onFormSubmit().create();`);
    const [look, who] = s.driver.submitForm(s.form.id, {
      email: STRANGER.email,
      answers: { naam: 'Piet' },
    }).executions;
    expect(look!.error?.message).toBe('Cannot call FormApp.getUi() from this context.');
    expect(who!.value).toEqual([JAN.email, 'Proef']);
  });

  test('a trigger whose owner lost the form fails and is mailed about; the response stands', () => {
    const s = listening();
    s.form.ownerEmail = EVA.email;
    const { executions, response } = s.driver.submitForm(s.form.id, { answers: { naam: 'Jan' } });
    expect(executions.map(({ status }) => status)).toEqual(['failed', 'completed']);
    expect(response).not.toBeNull();
    expect(s.world.mail.at(-1)).toMatchObject({ to: [JAN.email] });
  });

  test('questions with the same title share a name in the event', () => {
    const s = listening();
    s.inForm("form.addTextItem().setTitle('naam'); form.addTextItem().setTitle('constructor');");
    const ids = s.form.model.items.map(({ id }) => id);
    s.driver.submitForm(s.form.id, { answers: { [ids[0]!]: 'Jan', [ids[2]!]: 'Eva', constructor: 'x' } });
    expect(s.noted('row').namedValues).toMatchObject({ naam: ['Jan', 'Eva'], constructor: ['x'] });
  });

  test('is refused with a sentence per question, and nothing happens', () => {
    const s = listening();
    const refused = s.driver.submitForm(s.form.id, { answers: { kleur: ['groen'] } });
    expect(refused.errors.map(({ title, message }) => [title, message])).toEqual([
      ['naam', 'Deze vraag is verplicht'],
      ['kleur', 'Kies een van de gegeven antwoorden'],
    ]);
    expect(refused).toMatchObject({ response: null, executions: [] });
    expect(linkedRows(s)).toHaveLength(1);
  });

  test('throws when a test names a question that is not there, or gives no answer at all', () => {
    const s = formStage(FORM);
    expect(() => s.driver.submitForm(s.form.id, { answers: { bestaatNiet: 'x' } })).toThrow(/no question/);
    expect(() => s.driver.submitForm(s.form.id, { answers: { naam: ['x'] } })).toThrow(/One answer/);
    expect(() => s.driver.submitForm('weg')).toThrow('There is no form weg.');
  });

  test('is refused by a closed form, and by choices that lead back to the start', () => {
    const s = formStage(`${FORM}
      const q = form.addListItem().setTitle('verder');
      q.setChoices([q.createChoice('opnieuw', FormApp.PageNavigationType.RESTART)]);
      form.addPageBreakItem();`);
    expect(s.driver.submitForm(s.form.id, { answers: { naam: 'Jan', verder: 'opnieuw' } }).refusal).toMatch(
      /begin van het formulier/,
    );
    s.inForm("form.setAcceptingResponses(false).setCustomClosedFormMessage('Tot juli');");
    expect(s.driver.submitForm(s.form.id, { answers: { naam: 'Jan' } }).refusal).toBe('Tot juli');
  });

  test('tells what the page shows afterwards', () => {
    const s = formStage(`${FORM} form.setConfirmationMessage('Dank u wel').setAllowResponseEdits(true);`);
    const sent = s.driver.submitForm(s.form.id, { answers: { naam: 'Jan' } });
    expect(sent.confirmation).toBe('Dank u wel');
    expect(sent.againUrl).toBe(s.inForm('return form.getPublishedUrl();'));
    expect(visitForm(s.world, sent.editUrl!)).toMatchObject({ editOf: sent.response!.id, refusal: null });
    s.inForm('form.setAllowResponseEdits(false).setShowLinkToRespondAgain(false);');
    expect(s.driver.submitForm(s.form.id, { answers: { naam: 'Eva' } })).toMatchObject({
      editUrl: null,
      againUrl: null,
    });
  });

  test('500 at the same moment each get a row and an id of their own', () => {
    const s = formStage(FORM);
    const ids = Array.from(
      { length: 500 },
      (_, i) => s.driver.submitForm(s.form.id, { answers: { naam: `nr ${i}` } }).response!.id,
    );
    expect(new Set(ids).size).toBe(500);
    expect(
      linkedRows(s)
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(ids.map((_, i) => `nr ${i}`));
  });
});

describe('addresses of respondents', () => {
  test('are collected only when the form asks, and must then be given', () => {
    const s = formStage(FORM);
    const send = (email?: string) =>
      s.driver.submitForm(s.form.id, { answers: { naam: 'Eva' }, ...(email ? { email } : {}) });
    expect(send(EVA.email).response).toMatchObject({ email: '', respondent: EVA.email });
    s.inForm('form.setCollectEmail(true);');
    expect(send().refusal).toBe('Vul een geldig e-mailadres in.');
    expect(send('eva').refusal).toBe('Vul een geldig e-mailadres in.');
    expect(send(EVA.email).response).toMatchObject({ email: EVA.email });
    expect(linkedRows(s).map((row) => row.at(-1))).toEqual(['E-mailadres', '', EVA.email]);
  });

  test('may be typed on the page by somebody who is not signed in', () => {
    const s = formStage(`${FORM} form.setCollectEmail(true);`);
    const entry = s.form.model.items.flatMap((item) => ('entry' in item ? [item.entry] : []))[0];
    const fields = new URLSearchParams({ [`entry.${entry}`]: 'Eva', emailAddress: ' eva@zwolle.nl ' });
    expect(s.driver.postForm(s.form.id, fields).response).toMatchObject({ email: 'eva@zwolle.nl' });
    expect(s.driver.postForm(s.form.id, fields, { email: EVA.email }).response).toMatchObject({
      email: EVA.email,
    });
  });

  test('count where one response a person is allowed', () => {
    const s = formStage(`${FORM} form.setLimitOneResponsePerUser(true);`);
    const send = (email: string) => s.driver.submitForm(s.form.id, { email, answers: { naam: 'x' } });
    expect(send(EVA.email).refusal).toBeNull();
    expect(send(EVA.email).refusal).toMatch(/al gereageerd/);
    expect(send(STRANGER.email).refusal).toBeNull();
  });
});

describe('prefilled links', () => {
  const prefilled = (s: ReturnType<typeof formStage>) =>
    s.inForm(`const [naam, kleur] = form.getItems();
      return form.createResponse().withItemResponse(naam.asTextItem().createResponse('Jan'))
        .withItemResponse(kleur.asCheckboxItem().createResponse(['rood'])).toPrefilledUrl();`) as string;

  test('fill in what the respondent does not change or empty', () => {
    const s = formStage(FORM);
    const prefill = prefilled(s);
    const answers = (given: Record<string, string | null>) =>
      s.driver
        .submitForm(s.form.id, { prefill, answers: given })
        .response!.answers.map(([, answer]) => answer);
    expect(answers({})).toEqual(['Jan', ['rood']]);
    expect(answers({ naam: 'Eva' })).toEqual(['Eva', ['rood']]);
    expect(answers({ kleur: null })).toEqual(['Jan']);
  });
});

describe('changing a response', () => {
  function sent() {
    const s = listening();
    s.inForm('form.setAllowResponseEdits(true);');
    const { response } = s.driver.submitForm(s.form.id, { answers: { naam: 'Jan', kleur: ['rood'] } });
    s.driver.advance(60_000);
    return { ...s, id: response!.id };
  }

  test('keeps its id, replaces its answers, and fires the triggers again', () => {
    const s = sent();
    const outcome = s.driver.submitForm(s.form.id, { editOf: s.id, answers: { kleur: ['blauw'] } });
    expect(outcome.response).toMatchObject({ id: s.id, at: s.form.model.response(s.id)!.at });
    expect(s.form.model.responses).toHaveLength(1);
    expect(s.noted('form')).toMatchObject({
      id: s.id,
      answers: [
        ['naam', 'Jan'],
        ['kleur', ['blauw']],
      ],
    });
    const row = s.noted('row');
    expect(row.values).toEqual([linkedRows(s)[1]![0], '', 'blauw']);
    expect(row.namedValues.naam).toEqual(['']);
  });

  test('tells all values where Google is set to', () => {
    FORM_BEHAVIOUR.editsTellOnlyChanges = false;
    try {
      const s = sent();
      s.driver.submitForm(s.form.id, { editOf: s.id, answers: { kleur: ['blauw'] } });
      expect(s.noted('row').values.slice(1)).toEqual(['Jan', 'blauw']);
    } finally {
      FORM_BEHAVIOUR.editsTellOnlyChanges = true;
    }
  });

  test('records the address of whoever changed it', () => {
    const s = sent();
    s.inForm('form.setCollectEmail(true);');
    s.driver.submitForm(s.form.id, { editOf: s.id, email: EVA.email });
    expect(s.form.model.response(s.id)).toMatchObject({ email: EVA.email });
  });

  test('is refused when the form does not allow it, or the response is gone', () => {
    const s = sent();
    expect(s.driver.submitForm(s.form.id, { editOf: 'weg' }).refusal).toBe('Deze reactie is er niet meer.');
    s.inForm('form.setAllowResponseEdits(false);');
    expect(s.driver.submitForm(s.form.id, { editOf: s.id }).refusal).toMatch(/uitgeschakeld/);
  });
});

describe('editing the form itself', () => {
  test('is for its editors; the linked tab follows', () => {
    const s = formStage(FORM);
    const rename = (email: string) =>
      s.driver.changeForm(email, s.form.id, (form) => form.change(form.items[0]!, { title: 'wie' }));
    expect(() => rename(EVA.email)).toThrow(/may not edit/);
    s.form.editors.push(EVA.email);
    rename(EVA.email);
    expect(linkedRows(s)[0]![1]).toBe('wie');
  });
});

test('a script bound to a form has it as the active one, and hears it open', () => {
  const s = formStage();
  s.world.scripts.set('bound', {
    ...s.project,
    id: 'bound',
    containerId: s.form.id,
    files: [
      {
        name: 'Code.gs',
        source: `function onOpen(e) {
          FormApp.getUi().createMenu('Opgave').addItem('Delen', 'share').addToUi();
          Logger.log(e.source.getTitle() + ' ' + FormApp.getActiveForm().getId());
        }`,
      },
    ],
  });
  const [opened] = s.driver.open(JAN.email, s.form.id);
  expect(opened!.error).toBeNull();
  expect(opened!.log[0]!.text).toBe(`Opgave ${s.form.id}`);
  expect(s.driver.menus(JAN.email, s.form.id)).toMatchObject([{ caption: 'Opgave' }]);
});
