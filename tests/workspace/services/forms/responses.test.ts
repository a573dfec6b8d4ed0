/** FormResponse and ItemResponse: answers that scripts make up, send, and read back. */
import { FORM_BEHAVIOUR } from '../../../../src/workspace/services/forms/behaviour.ts';
import { type FormStage, formStage, OWNER } from './support.ts';

/** One item of the kind, and the response that `createResponse(…)` makes. */
function answered(adder: string, setUp: string, args: string): unknown {
  return formStage().inForm(
    `const item = form.add${adder}Item()${setUp}; return item.createResponse(${args}).getResponse();`,
  );
}

const CHOICES = ".setChoiceValues(['a', 'b'])";
const GRID = ".setRows(['r1', 'r2']).setColumns(['x', 'y'])";

describe('createResponse', () => {
  test.each([
    ['Text', '', "'Jan'", 'Jan'],
    ['ParagraphText', '', "'een\\ntwee'", 'een\ntwee'],
    ['MultipleChoice', CHOICES, "'a'", 'a'],
    ['MultipleChoice', `${CHOICES}.showOtherOption(true)`, "'eigen'", 'eigen'],
    ['List', CHOICES, "'b'", 'b'],
    ['Checkbox', CHOICES, "['b', 'a']", ['b', 'a']],
    ['Checkbox', `${CHOICES}.showOtherOption(true)`, "['a', 'eigen']", ['a', 'eigen']],
    ['Scale', '', '4', '4'],
    ['Grid', GRID, "['x', 'y']", ['x', 'y']],
    ['Grid', GRID, "['x', '']", ['x', '']],
    ['Grid', GRID, '[null, "y"]', ['', 'y']],
    ['CheckboxGrid', GRID, "[['x', 'y'], ['x']]", [['x', 'y'], ['x']]],
    ['CheckboxGrid', GRID, "[['x'], null]", [['x'], '']],
    ['Date', '', 'new Date(2026, 4, 1, 13)', '2026-05-01'],
    ['Date', '.setIncludesYear(false)', 'new Date(2026, 4, 1)', '05-01'],
    ['DateTime', '', 'new Date(2026, 4, 1, 14, 30, 59)', '2026-05-01 14:30'],
    ['Time', '', '7, 45', '07:45'],
    ['Duration', '', '1, 2, 3', '01:02:03'],
  ])('%sItem%s takes %s', (adder, setUp, args, expected) => {
    expect(answered(adder, setUp, args)).toEqual(expected);
  });

  test.each([
    ['MultipleChoice', CHOICES, "'c'"],
    ['List', CHOICES, "'c'"],
    ['Checkbox', CHOICES, "['a', 'c']"],
    ['Checkbox', `${CHOICES}.showOtherOption(true)`, "['eigen', 'ander']"],
    ['Scale', '', '6'],
    ['Grid', GRID, "['x', 'z']"],
    ['Time', '', '24, 0'],
    ['Duration', '', '0, 60, 0'],
    ['Text', '.setValidation(FormApp.createTextValidation().requireNumber().build())', "'veel'"],
  ])('%sItem%s refuses %s', (adder, setUp, args) => {
    expect(() => answered(adder, setUp, args)).toThrow(/^Invalid response submitted to item/);
  });

  test.each([
    ['Date', '', "'2026-05-01'"],
    ['Grid', GRID, "['x']"],
    ['Checkbox', CHOICES, '[]'],
    ['Scale', '', "'veel'"],
  ])('%sItem%s does not know what to do with %s', (adder, setUp, args) => {
    expect(() => answered(adder, setUp, args)).toThrow(/^Invalid argument|^Array is empty/);
  });

  test('a row without an answer reads as null where Google is known to do that', () => {
    FORM_BEHAVIOUR.unansweredGridRowsAreNull = true;
    try {
      expect(answered('Grid', GRID, "['x', '']")).toEqual(['x', null]);
      expect(answered('CheckboxGrid', GRID, "[['x'], []]")).toEqual([['x'], null]);
    } finally {
      FORM_BEHAVIOUR.unansweredGridRowsAreNull = false;
    }
  });
});

const FORM = `
  form.addTextItem().setTitle('naam');
  form.addCheckboxItem().setTitle('kleur').setChoiceValues(['rood', 'blauw']);
  form.addSectionHeaderItem().setTitle('kop');
  form.addDateItem().setTitle('dag');`;

/** Sends a response with a name, and maybe more. */
function send(stage: FormStage, name = 'Jan'): string {
  return stage.inForm(`const [naam] = form.getItems();
    return form.createResponse().withItemResponse(naam.asTextItem().createResponse('${name}')).submit().getId();`) as string;
}

describe('before it is sent', () => {
  test('a response has no id, moment, address or link', () => {
    const code = `const response = form.createResponse();
      return [response.getId(), response.getTimestamp(), response.getRespondentEmail(), response.getEditResponseUrl()];`;
    expect(formStage(FORM).inForm(code)).toEqual([null, null, null, null]);
  });

  test('the last answer to a question counts', () => {
    const code = `const item = form.getItems()[0].asTextItem();
      const response = form.createResponse();
      ['Jan', 'Eva'].forEach((name) => response.withItemResponse(item.createResponse(name)));
      return response.getResponseForItem(form.getItems()[0]).getResponse();`;
    expect(formStage(FORM).inForm(code)).toBe('Eva');
  });
});

test('an answer to a question of another form is refused', () => {
  const code = `const other = FormApp.create('Anders').addTextItem().createResponse('x');
    form.createResponse().withItemResponse(other);`;
  expect(() => formStage(FORM).inForm(code)).toThrow(/does not exist in the form/);
});

describe('sending', () => {
  test('gives a stored response and leaves nothing to send again', () => {
    const s = formStage(FORM);
    const code = `const draft = form.createResponse().withItemResponse(form.getItems()[0].asTextItem().createResponse('Jan'));
      const sent = draft.submit();
      const same = form.getResponse(sent.getId());
      return [draft.getId(), same.getTimestamp().getTime() === sent.getTimestamp().getTime(),
        same.getResponseForItem(form.getItems()[0]).getResponse(), sent.getRespondentEmail(),
        sent.getEditResponseUrl().startsWith(form.getPublishedUrl() + '?edit2=')];`;
    expect(s.inForm(code)).toEqual([null, true, 'Jan', '', true]);
    const again = 'const r = form.createResponse(); r.submit();';
    expect(() => s.inForm(`${again} r.submit();`)).toThrow('This response has already been submitted.');
    expect(() =>
      s.inForm(
        `form.getResponses()[0].withItemResponse(form.getItems()[0].asTextItem().createResponse('x'))`,
      ),
    ).toThrow('This response has already been submitted.');
  });

  test('fires no trigger', () => {
    const s = formStage(
      FORM,
      'function note() { PropertiesService.getScriptProperties().setProperty("seen", "yes"); }',
    );
    s.inForm("ScriptApp.newTrigger('note').forForm(form).onFormSubmit().create();");
    send(s);
    expect(s.value("return PropertiesService.getScriptProperties().getProperty('seen');")).toBeNull();
  });

  test('is refused by a closed form and by one that takes one response a person', () => {
    const s = formStage(FORM);
    s.inForm('form.setLimitOneResponsePerUser(true);');
    expect(() => send(s)).toThrow('Invalid data updating form.');
    s.inForm('form.setLimitOneResponsePerUser(false).setAcceptingResponses(false);');
    expect(() => send(s)).toThrow('This form is currently not accepting responses.');
  });

  test('to a form that collects addresses tells that of the script’s user, or throws', () => {
    const s = formStage(`${FORM} form.setCollectEmail(true);`);
    send(s);
    expect(s.inForm('return form.getResponses()[0].getRespondentEmail();')).toBe(OWNER);
    FORM_BEHAVIOUR.scriptsSubmitWhereEmailIsCollected = false;
    try {
      expect(() => send(s)).toThrow('Invalid data updating form.');
    } finally {
      FORM_BEHAVIOUR.scriptsSubmitWhereEmailIsCollected = true;
    }
  });
});

describe('reading responses', () => {
  test('words, dates and times that were left open are there, other questions are not', () => {
    const s = formStage(FORM);
    send(s);
    const code = `return form.getResponses()[0].getItemResponses()
      .map((answer) => [answer.getItem().getTitle(), answer.getResponse()]);`;
    expect(s.inForm(code)).toEqual([
      ['naam', 'Jan'],
      ['dag', ''],
    ]);
    expect(s.inForm('return form.getResponses()[0].getResponseForItem(form.getItems()[1]);')).toBeNull();
  });

  test('answers belong to items, whatever their titles and places', () => {
    const s = formStage(FORM);
    send(s);
    s.inForm("form.getItems()[0].setTitle('wie'); form.moveItem(0, 3); form.deleteItem(0);");
    const code = `return form.getResponses()[0].getItemResponses()
      .map((answer) => [answer.getItem().getTitle(), answer.getResponse()]);`;
    expect(s.inForm(code)).toEqual([
      ['dag', ''],
      ['wie', 'Jan'],
    ]);
  });

  test('all, or those after a moment', () => {
    const s = formStage(FORM);
    send(s, 'Jan');
    const between = s.world.now;
    s.world.moveClock(between + 1000);
    send(s, 'Eva');
    const names = (which: string) =>
      s.inForm(`return form.getResponses(${which}).map((r) => r.getItemResponses()[0].getResponse());`);
    expect(names('')).toEqual(['Jan', 'Eva']);
    expect(names(`new Date(${between})`)).toEqual(['Eva']);
    expect(() => names("'gisteren'")).toThrow('Invalid argument: timestamp');
  });

  test('one is deleted, or all are', () => {
    const s = formStage(FORM);
    const first = send(s, 'Jan');
    send(s, 'Eva');
    expect(s.inForm(`return form.deleteResponse('${first}').getResponses().length;`)).toBe(1);
    expect(() => s.inForm(`form.getResponse('${first}')`)).toThrow(/could be found/);
    expect(s.inForm('return form.deleteAllResponses().getResponses();')).toEqual([]);
  });
});

describe('prefilled links', () => {
  test('name each answer by the entry of its question', () => {
    const s = formStage(`${FORM}
      form.addGridItem().setTitle('rooster').setRows(['r1', 'r2']).setColumns(['x', 'y']);
      form.addMultipleChoiceItem().setTitle('keuze').setChoiceValues(['a']).showOtherOption(true);`);
    const url = s.inForm(`const [naam, kleur, , dag, rooster, keuze] = form.getItems();
      return form.createResponse()
        .withItemResponse(naam.asTextItem().createResponse('Jan & co'))
        .withItemResponse(kleur.asCheckboxItem().createResponse(['rood', 'blauw']))
        .withItemResponse(dag.asDateItem().createResponse(new Date(2026, 4, 1)))
        .withItemResponse(rooster.asGridItem().createResponse(['', 'y']))
        .withItemResponse(keuze.asMultipleChoiceItem().createResponse('eigen'))
        .toPrefilledUrl();`) as string;
    const entries = s.form.model.items.flatMap((item) => ('entry' in item ? [item.entry] : []));
    const [naam, kleur, dag, keuze] = entries;
    const rooster = s.form.model.items.flatMap((item) => ('rows' in item ? item.rows : []))[1]!.entry;
    const [address, query] = url.split('?');
    expect(address).toBe(s.inForm('return form.getPublishedUrl();'));
    expect([...new URLSearchParams(query)]).toEqual([
      ['usp', 'pp_url'],
      [`entry.${naam}`, 'Jan & co'],
      [`entry.${kleur}`, 'rood'],
      [`entry.${kleur}`, 'blauw'],
      [`entry.${dag}`, '2026-05-01'],
      [`entry.${rooster}`, 'y'],
      [`entry.${keuze}`, '__other_option__'],
      [`entry.${keuze}.other_option_response`, 'eigen'],
    ]);
  });

  test('entries are not item ids', () => {
    const { form } = formStage(FORM);
    for (const item of form.model.items) if ('entry' in item) expect(item.entry).not.toBe(item.id);
  });
});
