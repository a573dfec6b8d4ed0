/** FormApp and Form, as Google's reference describes them. */
import { FORM_BEHAVIOUR } from '../../../../src/workspace/services/forms/behaviour.ts';
import { EVA, JAN, stage } from '../../support.ts';
import { formStage } from './support.ts';

describe('making and opening', () => {
  test('create names the file and the form; a later title leaves the file alone', () => {
    const { world, value } = stage();
    const [id, title] = value(
      `const form = FormApp.create('Opgave 2026'); const title = form.getTitle();
       form.setTitle('Halfjaarlijkse opgave'); return [form.getId(), title];`,
    ) as string[];
    expect(title).toBe('Opgave 2026');
    expect(world.form(id!)).toMatchObject({ name: 'Opgave 2026', ownerEmail: JAN.email });
    expect(world.form(id!)!.model.settings.title).toBe('Halfjaarlijkse opgave');
  });

  test.each(["''", 'null', ''])('create(%s) throws', (title) => {
    expect(stage().fault(`FormApp.create(${title})`)).toBe('Invalid argument: title');
  });

  test('a form made since 30 June 2026 starts unpublished and closed', () => {
    const { world, value } = stage();
    const states = () =>
      value("const form = FormApp.create('X'); return [form.isPublished(), form.isAcceptingResponses()];");
    expect(states()).toEqual([true, true]);
    world.moveClock(FORM_BEHAVIOUR.unpublishedSince);
    expect(states()).toEqual([false, false]);
    expect(value("return FormApp.create('X', true).isPublished();")).toBe(true);
  });

  test('openById and openByUrl open it for its editors only', () => {
    const { world, value, fault, form, project } = formStage();
    const sentence =
      'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.';
    expect(value(`return FormApp.openById('${form.id}').getTitle();`)).toBe('Opgave');
    expect(value(`return FormApp.openByUrl(FormApp.openById('${form.id}').getEditUrl()).getId();`)).toBe(
      form.id,
    );
    expect(fault("FormApp.openById('niets')")).toBe(sentence);
    expect(fault("FormApp.openByUrl('https://example.nl/')")).toBe('Invalid argument: url');
    world.scripts.set(project.id, { ...project, ownerEmail: EVA.email });
    form.ownerEmail = EVA.email;
    expect(fault(`FormApp.openById('${form.id}')`)).toBe(sentence);
  });

  test('the active form is the one that the script is bound to, or null', () => {
    expect(stage().value('return FormApp.getActiveForm();')).toBeNull();
  });

  test('a scope that was not declared is named', () => {
    const { fault } = stage('', { scopes: ['https://www.googleapis.com/auth/spreadsheets'] });
    expect(fault("FormApp.create('X')")).toBe(
      'Specified permissions are not sufficient to call FormApp.create. Required permissions: https://www.googleapis.com/auth/forms',
    );
  });
});

describe('settings', () => {
  test.each([
    ['setCollectEmail', 'collectsEmail', false],
    ['setLimitOneResponsePerUser', 'hasLimitOneResponsePerUser', false],
    ['setAllowResponseEdits', 'canEditResponse', false],
    ['setRequireLogin', 'requiresLogin', false],
    ['setProgressBar', 'hasProgressBar', false],
    ['setShuffleQuestions', 'getShuffleQuestions', false],
    ['setPublishingSummary', 'isPublishingSummary', false],
    ['setShowLinkToRespondAgain', 'hasRespondAgainLink', true],
    ['setIsQuiz', 'isQuiz', false],
  ])('%s and %s, %s at first', (setter, getter, first) => {
    const code = `const before = form.${getter}(); return [before, form.${setter}(${!first}).${getter}()];`;
    expect(formStage().inForm(code)).toEqual([first, !first]);
  });

  test.each([
    ['setTitle', 'getTitle'],
    ['setDescription', 'getDescription'],
    ['setConfirmationMessage', 'getConfirmationMessage'],
    ['setCustomClosedFormMessage', 'getCustomClosedFormMessage'],
  ])('%s and %s', (setter, getter) => {
    expect(formStage().inForm(`return form.${setter}('Dank u wel').${getter}();`)).toBe('Dank u wel');
  });

  test('publishing opens the form and taking it back closes it', () => {
    const { inForm, fault, form } = formStage();
    const states = 'return [form.isPublished(), form.isAcceptingResponses()];';
    expect(inForm(`form.setAcceptingResponses(false); ${states}`)).toEqual([true, false]);
    expect(inForm(`form.setPublished(true); ${states}`)).toEqual([true, true]);
    expect(inForm(`form.setPublished(false); ${states}`)).toEqual([false, false]);
    expect(fault(`FormApp.openById('${form.id}').setAcceptingResponses(true)`)).toMatch(/unpublished/);
    expect(inForm('return form.supportsAdvancedResponderPermissions();')).toBe(true);
  });

  test('addresses', () => {
    const { inForm, form } = formStage();
    const [edit, published, summary] = inForm(
      'return [form.getEditUrl(), form.getPublishedUrl(), form.getSummaryUrl()];',
    ) as string[];
    expect(edit).toBe(`https://docs.google.com/forms/d/${form.id}/edit`);
    expect(published).toMatch(/^https:\/\/docs\.google\.com\/forms\/d\/e\/1FAIpQLS[\w-]+\/viewform$/);
    expect(published).not.toContain(form.id);
    expect(summary).toContain(form.id);
  });

  test('editors come and go', () => {
    const code = `form.addEditors(['${EVA.email}', 'a@b.nl']).removeEditor('a@b.nl');
      return form.getEditors().map((user) => user.getEmail());`;
    expect(formStage().inForm(code)).toEqual([JAN.email, EVA.email]);
  });

  test('a quiz that is none any more loses its points and feedback', () => {
    const code = `form.setIsQuiz(true);
      const item = form.addTextItem().setPoints(5);
      item.setGeneralFeedback(FormApp.createFeedback().setText('Zie hoofdstuk 4').addLink('https://a.nl').build());
      const before = [item.getPoints(), item.getGeneralFeedback().getText(), item.getGeneralFeedback().getLinkUrls()];
      form.setIsQuiz(false);
      return [...before, item.getPoints(), item.getGeneralFeedback()];`;
    expect(formStage().inForm(code)).toEqual([5, 'Zie hoofdstuk 4', ['https://a.nl'], 0, null]);
  });
});

describe('items in their order', () => {
  const THREE = "['a', 'b', 'c'].forEach((title) => form.addTextItem().setTitle(title));";
  const TITLES = 'return form.getItems().map((item) => item.getTitle());';

  test('getItems, by type, by id, by index', () => {
    const { inForm } = formStage(`${THREE} form.addListItem().setTitle('d');`);
    expect(inForm(TITLES)).toEqual(['a', 'b', 'c', 'd']);
    expect(inForm('return form.getItems(FormApp.ItemType.LIST).map((item) => item.getTitle());')).toEqual([
      'd',
    ]);
    expect(
      inForm('return form.getItems().map((item) => form.getItemById(item.getId()).getIndex());'),
    ).toEqual([0, 1, 2, 3]);
    expect(inForm('return form.getItemById(1);')).toBeNull();
  });

  test('moveItem by item and by index', () => {
    const { inForm, fault, form } = formStage(THREE);
    expect(inForm(`form.moveItem(0, 2); ${TITLES}`)).toEqual(['b', 'c', 'a']);
    expect(inForm(`form.moveItem(form.getItems()[2], 0); ${TITLES}`)).toEqual(['a', 'b', 'c']);
    expect(fault(`FormApp.openById('${form.id}').moveItem(0, 3)`)).toBe('Invalid argument: toIndex');
  });

  test('deleteItem by item and by index; what is gone cannot be used', () => {
    const { inForm, fault, form } = formStage(THREE);
    expect(inForm(`form.deleteItem(1); ${TITLES}`)).toEqual(['a', 'c']);
    expect(inForm(`form.deleteItem(form.getItems()[0].asTextItem()); ${TITLES}`)).toEqual(['c']);
    const open = `const form = FormApp.openById('${form.id}');`;
    expect(fault(`${open} form.deleteItem(7)`)).toBe('Invalid argument: index');
    expect(
      fault(`${open} const item = form.getItems()[0]; form.deleteItem(item); form.deleteItem(item);`),
    ).toMatch(/does not exist/);
  });

  test('a page that others lead to cannot be deleted', () => {
    const { inForm, fault, form } = formStage(`
      const question = form.addListItem();
      const page = form.addPageBreakItem().setTitle('Twee');
      question.setChoices([question.createChoice('ja', page)]);`);
    const open = `const form = FormApp.openById('${form.id}'); const [question, page] = form.getItems();`;
    expect(fault(`${open} form.deleteItem(page)`)).toBe('Invalid data updating form.');
    expect(inForm(`form.deleteItem(0); form.deleteItem(0); ${TITLES}`)).toEqual([]);
  });

  test('duplicate appends a copy with an id of its own', () => {
    const code = `const item = form.addGridItem().setTitle('Rooster').setRows(['r']).setColumns(['k']);
      const copy = item.duplicate();
      return [copy.getTitle(), copy.getRows(), copy.getIndex(), copy.getId() === item.getId()];`;
    expect(formStage().inForm(code)).toEqual(['Rooster', ['r'], 1, false]);
  });
});

test('reading a form costs one call, each change one more', () => {
  const { call, world, form } = formStage(
    "form.addTextItem().setTitle('a');",
    `function look(id) { return FormApp.openById(id).getItems().map((item) => item.asTextItem().isRequired()); }
     function change(id) { FormApp.openById(id).getItems().forEach((item) => item.setTitle('b').setHelpText('c')); }`,
  );
  expect(world.files.get(form.id)).toBe(form);
  expect(call('look', form.id)).toMatchObject({ reads: 1, writes: 0 });
  expect(call('change', form.id)).toMatchObject({ reads: 1, writes: 2 });
});
