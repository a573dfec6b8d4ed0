/** What a respondent sees of a form: its pages, its controls filled in, and the way from page to page. */

import type { Navigation } from '../../../../src/workspace/services/forms/model/items.ts';
import { FormModel } from '../../../../src/workspace/services/forms/model/model.ts';
import { pathOf } from '../../../../src/workspace/services/forms/model/pages.ts';
import {
  answersByName,
  checkAnswers,
  checkPage,
  fieldsOf,
  formView,
  readAnswers,
  refusalOf,
} from '../../../../src/workspace/services/forms/respond.ts';
import { visitForm } from '../../../../src/workspace/services/forms/visit.ts';
import { formStage } from './support.ts';

/** A form of three pages whose first question may lead anywhere; `breaks` says where page two and three go. */
function threePages(choices: Record<string, Navigation['type'] | 'TWO' | 'THREE'> = {}) {
  const form = new FormModel({ title: 'Opgave', published: true, acceptingResponses: true });
  const subject = form.add('MULTIPLE_CHOICE');
  form.change(subject, { title: 'onderwerp', required: true });
  const two = form.add('PAGE_BREAK');
  form.change(two, { title: 'Twee', help: 'Over twee' });
  const terrain = form.add('TEXT');
  form.change(terrain, { title: 'terrein', required: true });
  const three = form.add('PAGE_BREAK');
  const remark = form.add('PARAGRAPH_TEXT');
  form.change(remark, { title: 'opmerking', required: true });
  const pages = { TWO: two.id, THREE: three.id };
  form.change(subject, {
    choices: Object.entries(choices).map(([value, to]) => ({
      value,
      correct: false,
      navigation:
        to === 'TWO' || to === 'THREE'
          ? { type: 'GO_TO_PAGE', page: pages[to] }
          : ({ type: to } as Navigation),
    })),
  });
  return { form, subject, two, three };
}

const answers = (form: FormModel, given: Record<string, string>) =>
  new Map([...answersByName(form, given)].flatMap(([id, answer]) => (answer === null ? [] : [[id, answer]])));

describe('pages', () => {
  test('begin at page breaks, whose titles and helps are theirs', () => {
    const { form } = threePages({ a: 'CONTINUE' });
    expect(
      formView(form).pages.map((page) => [page.index, page.title, page.help, page.items.length]),
    ).toEqual([
      [0, '', '', 1],
      [1, 'Twee', 'Over twee', 1],
      [2, '', '', 1],
    ]);
  });

  const CHOICES = { verder: 'CONTINUE', naar3: 'THREE', klaar: 'SUBMIT', opnieuw: 'RESTART' } as const;

  test.each([
    ['verder', [0, 1, 2], true],
    ['naar3', [0, 2], true],
    ['klaar', [0], true],
    ['opnieuw', [0], false],
  ])('the choice %s leads along %j', (choice, expected, ends) => {
    const { form } = threePages(CHOICES);
    const path = pathOf(form.items, answers(form, { onderwerp: choice }));
    expect([path.pages.map(({ index }) => index), path.ends]).toEqual([expected, ends]);
  });

  test('a page break leads those who come in the ordinary order, unless a choice says otherwise', () => {
    const { form, two, three } = threePages({ leeg: 'CONTINUE', twee: 'TWO' });
    form.change(two, { goTo: { type: 'GO_TO_PAGE', page: three.id } });
    const along = (given: Record<string, string>) =>
      pathOf(form.items, answers(form, given)).pages.map(({ index }) => index);
    expect(along({})).toEqual([0, 2]);
    expect(along({ onderwerp: 'leeg' })).toEqual([0, 1, 2]);
    expect(along({ onderwerp: 'twee' })).toEqual([0, 1, 2]);
  });

  test('the last answer on a page that leads somewhere decides, and on the last page none', () => {
    const { form, three } = threePages({ klaar: 'SUBMIT' });
    const second = form.add('LIST');
    form.change(second, {
      title: 'tweede',
      choices: [{ value: 'drie', correct: false, navigation: { type: 'GO_TO_PAGE', page: three.id } }],
    });
    const both = () => answers(form, { onderwerp: 'klaar', tweede: 'drie' });
    expect(pathOf(form.items, both()).pages.map(({ index }) => index)).toEqual([0]);
    form.move(form.items.length - 1, 1);
    expect(pathOf(form.items, both()).pages.map(({ index }) => index)).toEqual([0, 2]);
  });

  test('one page after the other: what is wrong on it, and where it leads', () => {
    const { form, subject } = threePages(CHOICES);
    expect(checkPage(form, 0, new Map())).toEqual({
      errors: [{ itemId: subject.id, title: 'onderwerp', message: 'Deze vraag is verplicht' }],
      step: { kind: 'page', index: 1 },
    });
    const along = (choice: string) => checkPage(form, 0, answers(form, { onderwerp: choice }));
    expect(along('naar3')).toEqual({ errors: [], step: { kind: 'page', index: 2 } });
    expect(along('klaar').step).toEqual({ kind: 'submit' });
    expect(along('opnieuw').step).toEqual({ kind: 'restart' });
    expect(() => checkPage(form, 3, new Map())).toThrow();
  });
});

describe('checking', () => {
  test('asks for what is required on the pages that were reached, and for nothing else', () => {
    const { form } = threePages({ verder: 'CONTINUE', klaar: 'SUBMIT' });
    const titles = (given: Record<string, string>) =>
      checkAnswers(form, answers(form, given)).errors.map(({ title }) => title);
    expect(titles({})).toEqual(['onderwerp', 'terrein', 'opmerking']);
    expect(titles({ onderwerp: 'verder', terrein: 'Broeklanden' })).toEqual(['opmerking']);
    expect(titles({ onderwerp: 'klaar' })).toEqual([]);
  });

  test('drops the answers on pages that were not reached', () => {
    const { form } = threePages({ klaar: 'SUBMIT' });
    const given = answers(form, { onderwerp: 'klaar', terrein: 'Broeklanden' });
    expect([...checkAnswers(form, given).answers.values()]).toEqual(['klaar']);
  });

  test('a required grid wants an answer in each row', () => {
    const form = new FormModel();
    const grid = form.add('GRID');
    form.change(grid, {
      title: 'rooster',
      required: true,
      columns: ['x', 'y'],
      rows: ['a', 'b'].map((text) => ({ entry: form.newEntry(), text })),
    });
    const messages = (rows: string[]) =>
      checkAnswers(form, new Map([[grid.id, rows]])).errors.map(({ message }) => message);
    expect(messages(['x', ''])).toEqual(['Geef in elke rij een antwoord']);
    expect(messages(['x', 'y'])).toEqual([]);
    expect(messages(['x', 'z'])).toEqual(['Kies in elke rij een van de gegeven kolommen']);
    form.change(grid, { rule: { type: 'LIMIT_ONE_RESPONSE_PER_COLUMN', values: [], help: '' } });
    expect(messages(['x', 'x'])).toEqual(['Selecteer niet meer dan één antwoord per kolom']);
  });

  test.each([
    ['DATE', '2026-02-29', '2028-02-29'],
    ['DATE', '1-5-2026', '2026-05-01'],
    ['DATETIME', '2026-05-01 25:00', '2026-05-01 14:30'],
    ['TIME', '7:45', '07:45'],
    ['DURATION', '1:60:00', '100:59:59'],
    ['SCALE', '6', '5'],
  ] as const)('%s: %s will not do, %s will', (type, bad, good) => {
    const form = new FormModel();
    const { id } = form.add(type);
    expect(checkAnswers(form, new Map([[id, bad]])).errors).toHaveLength(1);
    expect(checkAnswers(form, new Map([[id, good]])).errors).toEqual([]);
  });
});

describe('controls', () => {
  test('are filled in from a link, and post back what was filled in', () => {
    const form = new FormModel();
    const words = form.add('TEXT');
    const colours = form.add('CHECKBOX');
    form.change(colours, {
      other: true,
      choices: ['rood', 'blauw'].map((value) => ({ value, navigation: null, correct: false })),
    });
    const moment = form.add('DATETIME');
    const fields = new URLSearchParams([
      [`entry.${words.entry}`, 'Jan & co'],
      [`entry.${colours.entry}`, 'rood'],
      [`entry.${colours.entry}`, '__other_option__'],
      [`entry.${colours.entry}.other_option_response`, 'paars'],
      [`entry.${moment.entry}`, '2026-05-01T14:30'],
      ['entry.1', 'onbekend'],
    ]);
    const filled = readAnswers(form, fields);
    expect([...filled]).toEqual([
      [words.id, 'Jan & co'],
      [colours.id, ['rood', 'paars']],
      [moment.id, '2026-05-01 14:30'],
    ]);
    const controls = formView(form, filled).pages[0]!.items.map(({ control }) => control);
    expect(controls).toEqual([
      { kind: 'text', name: `entry.${words.entry}`, value: 'Jan & co', multiline: false },
      {
        kind: 'choice',
        name: `entry.${colours.entry}`,
        looks: 'checkbox',
        options: [
          { value: 'rood', chosen: true },
          { value: 'blauw', chosen: false },
        ],
        other: {
          name: `entry.${colours.entry}.other_option_response`,
          value: '__other_option__',
          text: 'paars',
          chosen: true,
        },
      },
      {
        kind: 'moment',
        name: `entry.${moment.entry}`,
        input: 'datetime-local',
        value: '2026-05-01T14:30',
      },
    ]);
    expect(readAnswers(form, new URLSearchParams([...fieldsOf(form, filled)] as [string, string][]))).toEqual(
      filled,
    );
  });

  test('a choice that a link names but the form does not offer is not chosen', () => {
    const form = new FormModel();
    const item = form.add('LIST');
    form.change(item, { choices: [{ value: 'a', navigation: null, correct: false }] });
    const filled = readAnswers(form, new URLSearchParams([[`entry.${item.entry}`, 'weg']]));
    expect(formView(form, filled).pages[0]!.items[0]!.control).toMatchObject({
      options: [{ value: 'a', chosen: false }],
      other: null,
    });
    expect(checkAnswers(form, filled).errors).toHaveLength(1);
  });

  test('nothing but blanks is no answer, and line ends are those of the web', () => {
    const form = new FormModel();
    const one = form.add('TEXT');
    const two = form.add('PARAGRAPH_TEXT');
    const fields = new URLSearchParams([
      [`entry.${one.entry}`, '  '],
      [`entry.${two.entry}`, 'a\r\nb'],
    ]);
    expect([...readAnswers(form, fields)]).toEqual([[two.id, 'a\nb']]);
  });
});

describe('who may send', () => {
  const OWNER = 'jan@overijssel.nl';
  const OPEN = { title: 'Opgave', published: true, acceptingResponses: true };

  test('nobody while the form is unpublished or closed, with the form’s own words if it has any', () => {
    expect(refusalOf(new FormModel({ ...OPEN, published: false }), '', OWNER)).toBe(
      'Het formulier ‘Opgave’ accepteert geen reacties meer. Neem contact op met de eigenaar van het formulier.',
    );
    expect(
      refusalOf(new FormModel({ ...OPEN, acceptingResponses: false, closedMessage: 'Tot juli!' }), '', OWNER),
    ).toBe('Tot juli!');
    expect(refusalOf(new FormModel(OPEN), '', OWNER)).toBeNull();
  });

  test('only people of the owner’s organisation when they must be', () => {
    const form = new FormModel({ ...OPEN, requireLogin: true });
    expect(refusalOf(form, 'eva@overijssel.nl', OWNER)).toBeNull();
    expect(refusalOf(form, 'eva@zwolle.nl', OWNER)).toMatch(/organisatie/);
    expect(refusalOf(form, '', OWNER)).toMatch(/organisatie/);
  });

  test('each person once where one response is allowed', () => {
    const form = new FormModel({ ...OPEN, limitOneResponse: true });
    form.store({ id: 'r', at: 0, respondent: 'eva@zwolle.nl', email: '', answers: [] });
    expect(refusalOf(form, 'jan@zwolle.nl', OWNER)).toBeNull();
    expect(refusalOf(form, 'eva@zwolle.nl', OWNER)).toMatch(/al gereageerd/);
    expect(refusalOf(form, '', OWNER)).toMatch(/Log in/);
  });

  test('a response is changed only where that is allowed', () => {
    const record = { id: 'r', at: 0, respondent: '', email: '', answers: [] };
    expect(refusalOf(new FormModel(OPEN), '', OWNER, record)).toMatch(/uitgeschakeld/);
    expect(refusalOf(new FormModel({ ...OPEN, allowResponseEdits: true }), '', OWNER, record)).toBeNull();
  });
});

describe('addresses', () => {
  const FORM = "form.addTextItem().setTitle('naam'); form.setAllowResponseEdits(true).setCollectEmail(true);";

  test('the public one, that of the tab, a prefilled one and one to change a response all lead to the form', () => {
    const s = formStage(FORM);
    const email = 'eva@zwolle.nl';
    const { response } = s.driver.submitForm(s.form.id, { email, answers: { naam: 'Eva' } });
    const [published, prefilled, edit] = s.inForm(`return [form.getPublishedUrl(),
      form.createResponse().withItemResponse(form.getItems()[0].asTextItem().createResponse('Jan')).toPrefilledUrl(),
      form.getResponses()[0].getEditResponseUrl()];`) as string[];
    const found = (url: string) => {
      const visit = visitForm(s.world, url);
      const { control } = visit!.view.pages[0]!.items[0]!;
      return [
        visit!.formId === s.form.id,
        visit!.editOf,
        control.kind === 'text' && control.value,
        visit!.view.email,
      ];
    };
    expect(found(published!)).toEqual([true, null, '', '']);
    expect(found(`https://docs.google.com/forms/d/${s.form.id}/viewform`)).toEqual([true, null, '', '']);
    expect(found(`${prefilled}&emailAddress=a%40b.nl`)).toEqual([true, null, 'Jan', 'a@b.nl']);
    expect(found(edit!)).toEqual([true, response!.id, 'Eva', email]);
  });

  test('others do not, nor do those of a form in the trash or a response that is gone', () => {
    const s = formStage(FORM);
    const published = s.inForm('return form.getPublishedUrl();') as string;
    expect(visitForm(s.world, 'https://example.nl/')).toBeNull();
    expect(visitForm(s.world, `${published}?edit2=weg`)).toBeNull();
    expect(visitForm(s.world, published.replace('1FAIpQLS', '1FAIpQLx'))).toBeNull();
    s.form.trashed = true;
    expect(visitForm(s.world, published)).toBeNull();
  });
});
