/** Items of forms: between the shapes of the Forms API and the data that the model keeps. */
import { ApiFault } from '../../services/api-fault.ts';
import type {
  Choice,
  ChoiceItem,
  FormItem,
  GridItem,
  ItemType,
  ItemTypes,
  Navigation,
} from '../../services/forms/model/items.ts';
import type { FormModel } from '../../services/forms/model/model.ts';
import { hexId, idOf, type RestItem, type RestOption, type RestQuestion } from './schema.ts';

/** The item as the Forms API gives it. */
export function restItem(item: FormItem): RestItem {
  return {
    itemId: hexId(item.id),
    ...(item.title !== '' && { title: item.title }),
    ...(item.help !== '' && { description: item.help }),
    ...(RENDER[item.type] as (item: FormItem) => RestItem)(item),
  };
}

type AskingItem = Extract<FormItem, { entry: number }>;

function question(item: AskingItem, asked: RestQuestion): RestItem {
  const { entry, required } = item;
  return {
    questionItem: { question: { questionId: hexId(entry), ...(required && { required }), ...asked } },
  };
}

const renderChoice =
  (type: string) =>
  (item: ChoiceItem): RestItem => {
    const options = item.choices.map(
      (choice): RestOption => ({ value: choice.value, ...restNavigation(choice) }),
    );
    if (item.other) options.push({ isOther: true });
    return question(item, { choiceQuestion: { type, options } });
  };

const renderGrid =
  (type: string) =>
  ({ rows, columns, required }: GridItem): RestItem => ({
    questionGroupItem: {
      questions: rows.map(({ entry, text }) => ({
        questionId: hexId(entry),
        ...(required && { required }),
        rowQuestion: { title: text },
      })),
      grid: { columns: { type, options: columns.map((value) => ({ value })) } },
    },
  });

const RENDER: { readonly [T in ItemType]: (item: ItemTypes[T]) => RestItem } = {
  TEXT: (item) => question(item, { textQuestion: {} }),
  PARAGRAPH_TEXT: (item) => question(item, { textQuestion: { paragraph: true } }),
  MULTIPLE_CHOICE: renderChoice('RADIO'),
  CHECKBOX: renderChoice('CHECKBOX'),
  LIST: renderChoice('DROP_DOWN'),
  SCALE: (item) =>
    question(item, {
      scaleQuestion: {
        low: item.lower,
        high: item.upper,
        ...(item.leftLabel !== '' && { lowLabel: item.leftLabel }),
        ...(item.rightLabel !== '' && { highLabel: item.rightLabel }),
      },
    }),
  DATE: (item) => question(item, { dateQuestion: { ...(item.includesYear && { includeYear: true }) } }),
  DATETIME: (item) =>
    question(item, { dateQuestion: { includeTime: true, ...(item.includesYear && { includeYear: true }) } }),
  TIME: (item) => question(item, { timeQuestion: {} }),
  DURATION: (item) => question(item, { timeQuestion: { duration: true } }),
  GRID: renderGrid('RADIO'),
  CHECKBOX_GRID: renderGrid('CHECKBOX'),
  SECTION_HEADER: () => ({ textItem: {} }),
  PAGE_BREAK: () => ({ pageBreakItem: {} }),
  IMAGE: ({ alignment, width }) => ({ imageItem: { image: { properties: { alignment, width } } } }),
  VIDEO: ({ url, alignment, width }) => ({
    videoItem: { video: { youtubeUri: url, properties: { alignment, width } } },
  }),
};

const ACTIONS: Readonly<Record<string, Navigation>> = {
  NEXT_SECTION: { type: 'CONTINUE' },
  RESTART_FORM: { type: 'RESTART' },
  SUBMIT_FORM: { type: 'SUBMIT' },
};

function restNavigation({ navigation }: Choice): RestOption {
  if (!navigation) return {};
  if (navigation.type === 'GO_TO_PAGE') return { goToSectionId: hexId(navigation.page) };
  const action = Object.keys(ACTIONS).find((name) => ACTIONS[name]!.type === navigation.type);
  return action === undefined ? {} : { goToAction: action };
}

/** The type of an item, and the fields that the Forms API knows of it. */
export interface ReadItem {
  readonly type: ItemType;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads an item. Throws `ApiFault` for one that no form can have; ids that are not given are made. */
export function readItem(form: FormModel, item: RestItem): ReadItem {
  const found = Object.keys(READERS).find((kind) => item[kind as keyof RestItem] != null);
  if (!found) throw new ApiFault(400, 'Item must have a kind set.');
  const { type, fields } = READERS[found]!(form, item);
  return { type, fields: { title: item.title ?? '', help: item.description ?? '', ...fields } };
}

type ItemReader = (form: FormModel, item: RestItem) => ReadItem;

const READERS: Readonly<Record<string, ItemReader>> = {
  questionItem: (form, { questionItem }) => {
    const asked = questionItem!.question ?? {};
    const kind = Object.keys(QUESTIONS).find((name) => asked[name as keyof RestQuestion] != null);
    if (!kind)
      throw new ApiFault(
        400,
        `Een vraag van deze soort bestaat niet in de lokale Workspace: ${Object.keys(asked)}`,
      );
    const { type, fields } = QUESTIONS[kind]!(form, asked);
    const entry = idOf(asked.questionId) ?? form.newEntry();
    return { type, fields: { entry, required: asked.required ?? false, ...fields } };
  },
  questionGroupItem: (form, { questionGroupItem }) => {
    const { questions, grid } = questionGroupItem!;
    if (!grid || !questions?.length)
      throw new ApiFault(400, 'A question group must have a grid and at least one question.');
    const { type, options } = grid.columns ?? {};
    return {
      type: type === 'CHECKBOX' ? 'CHECKBOX_GRID' : 'GRID',
      fields: {
        rows: questions.map(({ questionId, rowQuestion }) => ({
          entry: idOf(questionId) ?? form.newEntry(),
          text: rowQuestion?.title ?? '',
        })),
        columns: valuesOf(options ?? []),
        required: questions.some(({ required }) => required),
      },
    };
  },
  pageBreakItem: () => ({ type: 'PAGE_BREAK', fields: {} }),
  textItem: () => ({ type: 'SECTION_HEADER', fields: {} }),
  videoItem: (_, { videoItem }) => ({ type: 'VIDEO', fields: { url: videoItem!.video?.youtubeUri ?? '' } }),
};

type QuestionReader = (form: FormModel, question: RestQuestion) => ReadItem;

const QUESTIONS: Readonly<Record<string, QuestionReader>> = {
  textQuestion: (_, { textQuestion }) => ({
    type: textQuestion!.paragraph ? 'PARAGRAPH_TEXT' : 'TEXT',
    fields: {},
  }),
  choiceQuestion: (form, { choiceQuestion }) => {
    const { type, options } = choiceQuestion!;
    const own = CHOICE_TYPES[type ?? ''];
    if (!own) throw new ApiFault(400, `Invalid choice question type: ${type}`);
    const given = options ?? [];
    valuesOf(given);
    const choices = given
      .filter(({ isOther }) => !isOther)
      .map(
        (option): Choice => ({
          value: option.value ?? '',
          navigation: navigationOf(form, option),
          correct: false,
        }),
      );
    return { type: own, fields: { choices, other: given.some(({ isOther }) => isOther) } };
  },
  scaleQuestion: (_, { scaleQuestion }) => {
    const { low, high, lowLabel, highLabel } = scaleQuestion!;
    const [lower, upper] = [low ?? 0, high ?? 0];
    if (lower < 0 || lower > 1 || upper < 2 || upper > 10)
      throw new ApiFault(400, 'Scale question must have a low of 0 or 1 and a high from 2 to 10.');
    return {
      type: 'SCALE',
      fields: { lower, upper, leftLabel: lowLabel ?? '', rightLabel: highLabel ?? '' },
    };
  },
  dateQuestion: (_, { dateQuestion }) => ({
    type: dateQuestion!.includeTime ? 'DATETIME' : 'DATE',
    fields: { includesYear: dateQuestion!.includeYear ?? false },
  }),
  timeQuestion: (_, { timeQuestion }) => ({ type: timeQuestion!.duration ? 'DURATION' : 'TIME', fields: {} }),
};

const CHOICE_TYPES: Readonly<Record<string, 'MULTIPLE_CHOICE' | 'CHECKBOX' | 'LIST'>> = {
  RADIO: 'MULTIPLE_CHOICE',
  CHECKBOX: 'CHECKBOX',
  DROP_DOWN: 'LIST',
};

/** The texts of options: at least one, none twice. */
function valuesOf(options: readonly RestOption[]): readonly string[] {
  if (options.length === 0) throw new ApiFault(400, 'Choice question must have at least one option.');
  const values = options.filter(({ isOther }) => !isOther).map(({ value }) => value ?? '');
  if (values.includes('')) throw new ApiFault(400, 'Option value cannot be empty.');
  if (new Set(values).size < values.length) throw new ApiFault(400, 'Cannot have duplicate option values.');
  return values;
}

function navigationOf(form: FormModel, { goToAction, goToSectionId }: RestOption): Navigation | null {
  if (goToSectionId) {
    const page = idOf(goToSectionId);
    if (page === null || form.item(page)?.type !== 'PAGE_BREAK')
      throw new ApiFault(400, `Invalid section ID: ${goToSectionId}`);
    return { type: 'GO_TO_PAGE', page };
  }
  return ACTIONS[goToAction ?? ''] ?? null;
}
