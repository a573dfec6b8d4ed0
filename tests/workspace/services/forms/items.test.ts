/** The item classes: what each can do beside having a title, with Google's sentences for what they refuse. */
import { formStage } from './support.ts';

const ADDERS = [
  ['Text', 'TEXT'],
  ['ParagraphText', 'PARAGRAPH_TEXT'],
  ['MultipleChoice', 'MULTIPLE_CHOICE'],
  ['List', 'LIST'],
  ['Checkbox', 'CHECKBOX'],
  ['Scale', 'SCALE'],
  ['Grid', 'GRID'],
  ['CheckboxGrid', 'CHECKBOX_GRID'],
  ['Date', 'DATE'],
  ['DateTime', 'DATETIME'],
  ['Time', 'TIME'],
  ['Duration', 'DURATION'],
  ['SectionHeader', 'SECTION_HEADER'],
  ['PageBreak', 'PAGE_BREAK'],
  ['Image', 'IMAGE'],
  ['Video', 'VIDEO'],
] as const;

describe.each(ADDERS)('%sItem', (name, type) => {
  test('is made, found, cast and copied', () => {
    const { inForm } = formStage();
    const code = `const made = form.add${name}Item().setTitle('Titel').setHelpText('Uitleg');
      const item = form.getItems(FormApp.ItemType.${type})[0];
      const cast = item.as${name}Item();
      const copy = cast.duplicate();
      return [String(made), String(item), item.getType() === FormApp.ItemType.${type}, cast.getTitle(),
        cast.getHelpText(), cast.getId() === made.getId(), copy.getTitle(), item.duplicate().getIndex()];`;
    expect(inForm(code)).toEqual([`${name}Item`, 'Item', true, 'Titel', 'Uitleg', true, 'Titel', 2]);
  });

  test('cannot be cast to another kind', () => {
    const other = name === 'Text' ? 'List' : 'Text';
    const { fault, form } = formStage(`form.add${name}Item()`);
    expect(fault(`FormApp.openById('${form.id}').getItems()[0].as${other}Item()`)).toBe(
      `Invalid conversion for item type: ${type}`,
    );
  });
});

test.each(ADDERS.slice(0, 12))('%sItem can be required', (name) => {
  const code = `const item = form.add${name}Item(); return [item.isRequired(), item.setRequired(true).isRequired()];`;
  expect(formStage().inForm(code)).toEqual([false, true]);
});

test('a generic item has not what belongs to its own class', () => {
  const { fault, form } = formStage('form.addListItem()');
  expect(fault(`FormApp.openById('${form.id}').getItems()[0].setChoiceValues(['a'])`)).toMatch(
    /not a function/,
  );
});

describe('choices', () => {
  test.each(['MultipleChoice', 'List', 'Checkbox'])('%sItem takes values and choices', (name) => {
    const code = `const item = form.add${name}Item().setChoiceValues(['a', 'b']);
      const first = item.getChoices().map((choice) => choice.getValue());
      item.setChoices([item.createChoice('c', true), item.createChoice('d', false)]);
      return [first, item.getChoices().map((choice) => [choice.getValue(), choice.isCorrectAnswer()])];`;
    expect(formStage().inForm(code)).toEqual([
      ['a', 'b'],
      [
        ['c', true],
        ['d', false],
      ],
    ]);
  });

  test.each([
    ['setChoiceValues([])', 'Array is empty: values'],
    ['setChoices([])', 'Array is empty: choices'],
    ["setChoiceValues(['a', null])", 'Array contains null element: values'],
    ["setChoiceValues(['a', 'a'])", 'Questions cannot have duplicate choice values.'],
    ["setChoiceValues(['a', ''])", 'Invalid data updating form.'],
    ["setChoices(['a'])", 'Invalid argument: choices'],
  ])('%s throws', (call, sentence) => {
    const { fault, form } = formStage('form.addListItem()');
    expect(fault(`FormApp.openById('${form.id}').getItems()[0].asListItem().${call}`)).toBe(sentence);
  });

  test.each(['MultipleChoice', 'Checkbox'])('%sItem may offer an answer of one’s own', (name) => {
    const code = `const item = form.add${name}Item();
      return [item.hasOtherOption(), item.showOtherOption(true).hasOtherOption()];`;
    expect(formStage().inForm(code)).toEqual([false, true]);
  });

  test.each(['MultipleChoice', 'List'])('choices of a %sItem lead to pages', (name) => {
    const code = `const item = form.add${name}Item();
      const page = form.addPageBreakItem().setTitle('Twee');
      const { CONTINUE, RESTART, SUBMIT } = FormApp.PageNavigationType;
      item.setChoices([
        item.createChoice('a', page),
        ...[CONTINUE, RESTART, SUBMIT].map((type) => item.createChoice(String(type), type)),
      ]);
      return item.getChoices().map((choice) => [
        String(choice.getPageNavigationType()), choice.getGotoPage() && choice.getGotoPage().getTitle()]);`;
    expect(formStage().inForm(code)).toEqual([
      ['GO_TO_PAGE', 'Twee'],
      ['CONTINUE', null],
      ['RESTART', null],
      ['SUBMIT', null],
    ]);
  });

  test('a choice without navigation says so', () => {
    const code = `const item = form.addListItem().setChoiceValues(['a']);
      return [item.getChoices()[0].getPageNavigationType(), item.getChoices()[0].getGotoPage()];`;
    expect(formStage().inForm(code)).toEqual([null, null]);
  });

  test('choices with and without navigation cannot be combined, and GO_TO_PAGE needs a page', () => {
    const { fault, form } = formStage('form.addListItem(); form.addPageBreakItem();');
    const open = `const form = FormApp.openById('${form.id}'); const item = form.getItems()[0].asListItem();`;
    expect(
      fault(
        `${open} item.setChoices([item.createChoice('a'), item.createChoice('b', form.getItems()[1].asPageBreakItem())])`,
      ),
    ).toBe('Invalid data updating form.');
    expect(fault(`${open} item.createChoice('a', FormApp.PageNavigationType.GO_TO_PAGE)`)).toBe(
      'Invalid argument: navigationType',
    );
  });

  test('feedback for right and wrong', () => {
    const code = `const item = form.addCheckboxItem();
      const say = (text) => FormApp.createFeedback().setText(text).copy().addLink('https://a.nl', 'A').build();
      item.setFeedbackForCorrect(say('goed')).setFeedbackForIncorrect(say('fout')).setPoints(2);
      const both = [item.getFeedbackForCorrect().getText(), item.getFeedbackForIncorrect().getText()];
      return [...both, item.setFeedbackForCorrect(null).getFeedbackForCorrect(), item.getPoints()];`;
    expect(formStage().inForm(code)).toEqual(['goed', 'fout', null, 2]);
  });
});

describe('page breaks', () => {
  test('lead on, to a page, to the start or to the end', () => {
    const code = `const two = form.addPageBreakItem().setTitle('Twee');
      const three = form.addPageBreakItem().setTitle('Drie');
      const before = [String(two.getPageNavigationType()), two.getGoToPage()];
      two.setGoToPage(three);
      three.setGoToPage(FormApp.PageNavigationType.SUBMIT);
      return [...before, two.getGoToPage().getTitle(), String(two.getPageNavigationType()),
        String(three.getPageNavigationType())];`;
    expect(formStage().inForm(code)).toEqual(['CONTINUE', null, 'Drie', 'GO_TO_PAGE', 'SUBMIT']);
  });

  test('take nothing else', () => {
    const { fault, form } = formStage('form.addPageBreakItem()');
    expect(fault(`FormApp.openById('${form.id}').getItems()[0].asPageBreakItem().setGoToPage('Twee')`)).toBe(
      'Invalid argument: goToPageItem',
    );
  });
});

describe('scales', () => {
  test('run from 1 to 5 until told otherwise', () => {
    const code = `const item = form.addScaleItem();
      const before = [item.getLowerBound(), item.getUpperBound(), item.getLeftLabel()];
      item.setBounds(0.9, 10.2).setLabels('slecht', 'goed');
      return [...before, item.getLowerBound(), item.getUpperBound(), item.getLeftLabel(), item.getRightLabel()];`;
    expect(formStage().inForm(code)).toEqual([1, 5, '', 0, 10, 'slecht', 'goed']);
  });

  test.each(['2, 5', '-1, 5', '1, 2', '1, 11'])('refuse the bounds %s', (bounds) => {
    const { fault, form } = formStage('form.addScaleItem()');
    expect(fault(`FormApp.openById('${form.id}').getItems()[0].asScaleItem().setBounds(${bounds})`)).toMatch(
      /Invalid scale bounds/,
    );
  });
});

describe('grids', () => {
  test.each(['Grid', 'CheckboxGrid'])('%sItem has rows and columns', (name) => {
    const code = `const item = form.add${name}Item().setRows(['r1', 'r2']).setColumns(['k1', 'k2', 'k3']);
      return [item.getRows(), item.getColumns()];`;
    expect(formStage().inForm(code)).toEqual([
      ['r1', 'r2'],
      ['k1', 'k2', 'k3'],
    ]);
  });

  test('rows keep their answers when they move or are renamed', () => {
    const { inForm, form } = formStage("form.addGridItem().setRows(['a', 'b', 'c']).setColumns(['x'])");
    const entries = () => {
      const [item] = form.model.items;
      return item?.type === 'GRID' ? new Map(item.rows.map((row) => [row.text, row.entry])) : new Map();
    };
    const before = entries();
    inForm("form.getItems()[0].asGridItem().setRows(['b', 'B2', 'd']);");
    const after = entries();
    expect(after.get('b')).toBe(before.get('b'));
    expect(after.get('d')).toBe(before.get('c'));
    expect([...before.values()]).not.toContain(after.get('B2'));
  });
});

describe('dates', () => {
  test.each(['Date', 'DateTime'])('%sItem may go without a year', (name) => {
    const code = `const item = form.add${name}Item();
      return [item.includesYear(), item.setIncludesYear(false).includesYear()];`;
    expect(formStage().inForm(code)).toEqual([true, false]);
  });
});

describe('pictures and films', () => {
  test('an image keeps its bytes, width and alignment', () => {
    const code = `const item = form.addImageItem();
      const before = item.getImage();
      item.setImage(Utilities.newBlob([1, 2, 3], 'image/png', 'logo.png')).setWidth(320)
        .setAlignment(FormApp.Alignment.CENTER);
      return [before, item.getImage().getBytes(), item.getImage().getName(), item.getWidth(), String(item.getAlignment())];`;
    expect(formStage().inForm(code)).toEqual([null, [1, 2, 3], 'logo.png', 320, 'CENTER']);
  });

  test('what is no picture is refused', () => {
    const { fault, form } = formStage('form.addImageItem()');
    const item = `FormApp.openById('${form.id}').getItems()[0].asImageItem()`;
    expect(fault(`${item}.setImage(Utilities.newBlob('a', 'text/plain'))`)).toBe('Invalid argument: image');
  });

  test.each([
    'www.youtube.com/watch?v=1234abcdxyz',
    'https://www.youtube.com/watch?t=1&v=1234abcdxyz',
    'youtu.be/1234abcdxyz',
    '1234abcdxyz',
  ])('the film %s', (url) => {
    const { inForm, form } = formStage();
    inForm(`form.addVideoItem().setVideoUrl('${url}');`);
    expect(form.model.items[0]).toMatchObject({ url: 'https://www.youtube.com/watch?v=1234abcdxyz' });
  });
});

describe('validations', () => {
  test('are built, set and cleared', () => {
    const { inForm, form } = formStage();
    inForm(`form.addTextItem().setValidation(
      FormApp.createTextValidation().setHelpText('Een getal').requireNumberBetween(1, 100).build());`);
    expect(form.model.items[0]).toMatchObject({
      rule: { type: 'NUMBER_BETWEEN', values: [1, 100], help: 'Een getal' },
    });
    inForm('form.getItems()[0].asTextItem().clearValidation();');
    expect(form.model.items[0]).toMatchObject({ rule: null });
  });

  test('null, or a validation that requires nothing, takes an earlier one away', () => {
    const { inForm, form } = formStage(`form.addCheckboxItem().setValidation(
      FormApp.createCheckboxValidation().requireSelectExactly(2).build());`);
    expect(form.model.items[0]).toMatchObject({ rule: { type: 'SELECT_EXACTLY', values: [2] } });
    inForm('form.getItems()[0].asCheckboxItem().setValidation(FormApp.createCheckboxValidation().build());');
    expect(form.model.items[0]).toMatchObject({ rule: null });
  });

  test('belong to their own kind of item', () => {
    const { fault, form } = formStage('form.addTextItem()');
    const item = `FormApp.openById('${form.id}').getItems()[0].asTextItem()`;
    expect(fault(`${item}.setValidation(FormApp.createGridValidation().build())`)).toBe(
      'Invalid argument: validation',
    );
  });

  test.each([
    ['Text', 'requireTextIsEmail()', 'TEXT_IS_EMAIL'],
    ['ParagraphText', 'requireTextLengthLessThanOrEqualTo(100)', 'TEXT_LENGTH_LESS_THAN_OR_EQUAL_TO'],
    ['Grid', 'requireLimitOneResponsePerColumn()', 'LIMIT_ONE_RESPONSE_PER_COLUMN'],
    ['CheckboxGrid', 'requireLimitOneResponsePerColumn()', 'LIMIT_ONE_RESPONSE_PER_COLUMN'],
  ])('%s: %s', (name, demand, type) => {
    const { inForm, form } = formStage();
    inForm(`form.add${name}Item().setValidation(FormApp.create${name}Validation().${demand}.build());`);
    expect(form.model.items[0]).toMatchObject({ rule: { type } });
  });
});
