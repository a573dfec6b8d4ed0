/** Google's forms behind their port: items by id, ways between pages, publication, and the names of answer fields. */
import type { Forms, FormTexts, FormWay, ItemFacts, OpenForm, SeenItem } from '../app/ports.ts';
import type { ItemType } from '../domain/intake/plan.ts';
import type { AnswerCheck } from '../domain/schema/kind.ts';

type Services = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type Choice = GoogleAppsScript.Forms.Choice;

/** What Google added when forms came to be published; its types do not have it yet. */
interface Published {
  setPublished(enabled: boolean): unknown;
  isPublished(): boolean;
}
type Form = Services & Published;

const MIME_TYPE = 'application/vnd.google-apps.form';

export function formsOf(): Forms {
  return {
    create: (name) => FormApp.create(name).getId(),
    blank(name, since) {
      const quoted = name.replace(/['\\]/g, (mark) => `\\${mark}`);
      const from = new Date(since).toISOString().replace(/\.\d+Z$/, 'Z');
      const q = `name = '${quoted}' and mimeType = '${MIME_TYPE}' and createdTime >= '${from}' and trashed = false`;
      const ids = (Drive!.Files.list({ q, fields: 'files(id)' }).files ?? []).map(({ id }) => id!);
      return ids.filter((id) => {
        const form = opened(id);
        return form !== null && form.getItems().length === 0 && form.getDescription() === '';
      });
    },
    open(id) {
      const form = opened(id);
      return form && openForm(form);
    },
  };
}

function opened(id: string): Form | null {
  try {
    return FormApp.openById(id) as Form;
  } catch {
    // Google tells a form that is gone and one that may not be edited by the same words.
    return null;
  }
}

function openForm(form: Form): OpenForm {
  const item = (id: number): Item => {
    const found = form.getItemById(id);
    if (!found) throw new Error(`The form has no item ${id}.`);
    return found;
  };
  return {
    id: form.getId(),
    editUrl: form.getEditUrl(),
    texts: () => ({
      title: form.getTitle(),
      description: form.getDescription(),
      confirmation: form.getConfirmationMessage(),
      closed: form.getCustomClosedFormMessage(),
    }),
    setTexts(texts) {
      for (const [name, text] of Object.entries(texts)) TEXT_SETTERS[name as keyof FormTexts](form, text);
    },
    items: () => form.getItems().map(seen),
    add: (type) => SORTS[type].add(form).getId(),
    set(id, facts) {
      const known = item(id);
      const sort = SORTS[typeOf(known)!];
      if (facts.title !== undefined) known.setTitle(facts.title);
      if (facts.help !== undefined) known.setHelpText(facts.help);
      if (facts.required !== undefined) sort.question?.(known).setRequired(facts.required);
      if (facts.choices !== undefined) setChoices(form, known, facts.choices);
      if (facts.other !== undefined && typeOf(known) === 'choice')
        known.asMultipleChoiceItem().showOtherOption(facts.other);
      if (facts.check !== undefined) sort.check?.(known, facts.check);
      if (facts.goTo !== undefined && typeOf(known) === 'page') setGoTo(form, known, facts.goTo);
    },
    move(id, place) {
      form.moveItem(item(id).getIndex(), place);
    },
    remove(id) {
      form.deleteItem(item(id).getIndex());
    },
    entry(id) {
      const answer = SORTS[typeOf(item(id))!].answer?.(item(id));
      if (!answer) return null;
      const url = form.createResponse().withItemResponse(answer).toPrefilledUrl();
      return /[?&](entry\.\d+)/.exec(url)?.[1] ?? null;
    },
    respondUrl: () => form.getPublishedUrl(),
    openToAll() {
      try {
        // Google keeps who may answer apart from who may see the file; an organisation may forbid strangers.
        Drive!.Permissions.create({ type: 'anyone', role: 'reader', view: 'published' }, form.getId());
        return true;
      } catch {
        return false;
      }
    },
    settle() {
      // A section per municipality makes it count pages that no one sees: 39 of them, with leaps.
      if (form.hasProgressBar()) form.setProgressBar(false);
      if (!form.canEditResponse()) form.setAllowResponseEdits(true);
      if (form.hasLimitOneResponsePerUser()) form.setLimitOneResponsePerUser(false);
      if (form.collectsEmail()) form.setCollectEmail(false);
      if (form.requiresLogin()) form.setRequireLogin(false);
    },
    isOpen: () => form.isPublished() && form.isAcceptingResponses(),
    setOpen(open) {
      // Publishing opens the form as well, so closing comes after it.
      if (!form.isPublished()) form.setPublished(true);
      if (form.isAcceptingResponses() !== open) form.setAcceptingResponses(open);
    },
  };
}

const TEXT_SETTERS: Readonly<Record<keyof FormTexts, (form: Form, text: string) => unknown>> = {
  title: (form, text) => form.setTitle(text),
  description: (form, text) => form.setDescription(text),
  confirmation: (form, text) => form.setConfirmationMessage(text),
  closed: (form, text) => form.setCustomClosedFormMessage(text),
};

interface Sort {
  add(form: Form): { getId(): number };
  /** How Google names it. */
  readonly google: string;
  question?(item: Item): { isRequired(): boolean; setRequired(required: boolean): unknown };
  check?(item: Item, check: AnswerCheck | null): void;
  /** Some answer that the item takes, to learn the name of its field. */
  answer?(item: Item): GoogleAppsScript.Forms.ItemResponse | null;
}

const SORTS: Readonly<Record<ItemType, Sort>> = {
  text: {
    google: 'TEXT',
    add: (form) => form.addTextItem(),
    question: (item) => item.asTextItem(),
    check(item, check) {
      const text = item.asTextItem();
      if (check) text.setValidation(textRule(check));
      else text.clearValidation();
    },
    answer: (item) => item.asTextItem().createResponse('1'),
  },
  paragraph: {
    google: 'PARAGRAPH_TEXT',
    add: (form) => form.addParagraphTextItem(),
    question: (item) => item.asParagraphTextItem(),
    check(item, check) {
      const text = item.asParagraphTextItem();
      if (check?.type === 'length') text.setValidation(lengthRule(check.max, check.help));
      else text.clearValidation();
    },
    answer: (item) => item.asParagraphTextItem().createResponse('1'),
  },
  choice: {
    google: 'MULTIPLE_CHOICE',
    add: (form) => form.addMultipleChoiceItem(),
    question: (item) => item.asMultipleChoiceItem(),
    answer: (item) => {
      const [first] = item.asMultipleChoiceItem().getChoices();
      return first ? item.asMultipleChoiceItem().createResponse(first.getValue()) : null;
    },
  },
  list: {
    google: 'LIST',
    add: (form) => form.addListItem(),
    question: (item) => item.asListItem(),
    answer: (item) => {
      const [first] = item.asListItem().getChoices();
      return first ? item.asListItem().createResponse(first.getValue()) : null;
    },
  },
  checkboxes: {
    google: 'CHECKBOX',
    add: (form) => form.addCheckboxItem(),
    question: (item) => item.asCheckboxItem(),
    answer: (item) => {
      const [first] = item.asCheckboxItem().getChoices();
      return first ? item.asCheckboxItem().createResponse([first.getValue()]) : null;
    },
  },
  date: {
    google: 'DATE',
    add: (form) => form.addDateItem(),
    question: (item) => item.asDateItem(),
    answer: (item) => item.asDateItem().createResponse(new Date(2026, 0, 1)),
  },
  page: { google: 'PAGE_BREAK', add: (form) => form.addPageBreakItem() },
};

function typeOf(item: Item): ItemType | null {
  const name = String(item.getType());
  const found = Object.entries(SORTS).find(([, sort]) => sort.google === name);
  return found ? (found[0] as ItemType) : null;
}

function seen(item: Item): SeenItem {
  const type = typeOf(item);
  return {
    id: item.getId(),
    type,
    title: item.getTitle(),
    help: item.getHelpText(),
    required: (type && SORTS[type].question?.(item).isRequired()) ?? false,
    choices: choicesIn(item, type),
    other: type === 'choice' && item.asMultipleChoiceItem().hasOtherOption(),
    goTo:
      type === 'page'
        ? wayOf(item.asPageBreakItem().getGoToPage(), item.asPageBreakItem().getPageNavigationType())
        : null,
  };
}

function choicesIn(item: Item, type: ItemType | null): ItemFacts['choices'] {
  if (type === 'checkboxes')
    return item
      .asCheckboxItem()
      .getChoices()
      .map((choice) => ({ text: choice.getValue(), goTo: null }));
  if (type !== 'choice' && type !== 'list') return [];
  const choices = (type === 'choice' ? item.asMultipleChoiceItem() : item.asListItem()).getChoices();
  return choices.map((choice) => ({
    text: choice.getValue(),
    goTo: wayOf(choice.getGotoPage(), choice.getPageNavigationType()),
  }));
}

function wayOf(
  page: GoogleAppsScript.Forms.PageBreakItem | null,
  navigation: GoogleAppsScript.Forms.PageNavigationType | null,
): FormWay {
  if (page) return page.getId();
  return navigation === FormApp.PageNavigationType.SUBMIT ? 'submit' : null;
}

/** Google takes choices that lead somewhere and choices that do not only in different questions. */
function setChoices(form: Form, item: Item, choices: ItemFacts['choices']): void {
  const type = typeOf(item);
  const texts = choices.map(({ text }) => text);
  if (type === 'checkboxes') item.asCheckboxItem().setChoiceValues(texts);
  if (type !== 'choice' && type !== 'list') return;
  const leads = choices.some(({ goTo }) => goTo !== null);
  // Each sort has the same methods, but the types do not let one call stand for both.
  const question = (
    type === 'choice' ? item.asMultipleChoiceItem() : item.asListItem()
  ) as GoogleAppsScript.Forms.ListItem;
  if (!leads) {
    question.setChoiceValues(texts);
    return;
  }
  question.setChoices(
    choices.map(({ text, goTo }): Choice => {
      if (typeof goTo === 'number') return question.createChoice(text, pageIn(form, goTo));
      const { SUBMIT, CONTINUE } = FormApp.PageNavigationType;
      return question.createChoice(text, goTo === 'submit' ? SUBMIT : CONTINUE);
    }),
  );
}

function setGoTo(form: Form, item: Item, goTo: FormWay): void {
  const page = item.asPageBreakItem();
  const { SUBMIT, CONTINUE } = FormApp.PageNavigationType;
  if (typeof goTo === 'number') page.setGoToPage(pageIn(form, goTo));
  else page.setGoToPage(goTo === 'submit' ? SUBMIT : CONTINUE);
}

function pageIn(form: Form, id: number): GoogleAppsScript.Forms.PageBreakItem {
  return form.getItemById(id).asPageBreakItem();
}

function textRule(check: AnswerCheck): GoogleAppsScript.Forms.TextValidation {
  const builder = FormApp.createTextValidation();
  const rule =
    check.type === 'email'
      ? builder.requireTextIsEmail()
      : check.type === 'url'
        ? builder.requireTextIsUrl()
        : check.type === 'pattern'
          ? builder.requireTextMatchesPattern(check.pattern)
          : builder.requireTextLengthLessThanOrEqualTo(check.max);
  return rule.setHelpText(check.help).build();
}

function lengthRule(max: number, help: string): GoogleAppsScript.Forms.ParagraphTextValidation {
  return FormApp.createParagraphTextValidation()
    .requireTextLengthLessThanOrEqualTo(max)
    .setHelpText(help)
    .build();
}
