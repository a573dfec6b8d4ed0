/** Forms with any questions and any answers that they take, for property tests. */
import fc from 'fast-check';
import { createWorld, Driver } from '../../../../src/workspace/index.ts';
import { linkDestination } from '../../../../src/workspace/services/forms/destination.ts';
import type { FormAnswer, QuestionItem } from '../../../../src/workspace/services/forms/model/items.ts';
import type { FormModel } from '../../../../src/workspace/services/forms/model/model.ts';
import type { FormFile, SpreadsheetFile } from '../../../../src/workspace/world.ts';
import { JAN, START } from '../../support.ts';

/** A kind of question with the answers that it takes. */
export interface Asked {
  readonly add: (form: FormModel) => QuestionItem;
  readonly answer: FormAnswer | null;
}

export const wild = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1+1', "'x", '+31 6', '<b>', '007', '1-5-2026', 'WAAR', '1.250,5', 'constructor', '🙂'),
);
/** As it leaves a text field: blanks alone are no answer, and line ends are those of the web. */
const words = wild.map((text) => text.replace(/\r\n?/g, '\n')).filter((text) => text.trim() !== '');
const choices = fc.uniqueArray(words, { minLength: 1, maxLength: 5 });
const two = (limit: number) => fc.nat(limit).map((number) => String(number).padStart(2, '0'));
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const maybe = <T extends FormAnswer>(answer: fc.Arbitrary<T>) => fc.option(answer, { freq: 4 });

const plain =
  (type: 'TEXT' | 'PARAGRAPH_TEXT' | 'DATE' | 'DATETIME' | 'TIME' | 'DURATION' | 'SCALE') =>
  (form: FormModel) =>
    form.add(type);

export const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ add: fc.constantFrom(plain('TEXT'), plain('PARAGRAPH_TEXT')), answer: maybe(words) }),
  fc.record({ add: fc.constant(plain('DATE')), answer: maybe(day) }),
  fc.record({
    add: fc.constant(plain('DATETIME')),
    answer: maybe(fc.tuple(day, two(23), two(59)).map(([date, hour, minute]) => `${date} ${hour}:${minute}`)),
  }),
  fc.record({
    add: fc.constant(plain('TIME')),
    answer: maybe(fc.tuple(two(23), two(59)).map((t) => t.join(':'))),
  }),
  fc.record({
    add: fc.constant(plain('DURATION')),
    answer: maybe(fc.tuple(two(99), two(59), two(59)).map((t) => t.join(':'))),
  }),
  fc.record({ add: fc.constant(plain('SCALE')), answer: maybe(fc.integer({ min: 1, max: 5 }).map(String)) }),
  fc.tuple(choices, fc.constantFrom('MULTIPLE_CHOICE', 'LIST'), fc.nat()).map(
    ([values, type, pick]): Asked => ({
      add: (form) => choice(form, type as 'LIST', values, false),
      answer: pick % 4 === 0 ? null : values[pick % values.length]!,
    }),
  ),
  fc.tuple(choices, words, fc.nat()).map(
    ([values, own, pick]): Asked => ({
      add: (form) => choice(form, 'MULTIPLE_CHOICE', values, true),
      // The page trims what is written beside "Anders".
      answer: pick % 2 === 0 ? own.trim() : values[pick % values.length]!,
    }),
  ),
  choices.chain((values) =>
    maybe(fc.subarray(values, { minLength: 1 })).map(
      (answer): Asked => ({ add: (form) => choice(form, 'CHECKBOX', values, false), answer }),
    ),
  ),
  fc.tuple(choices, choices).chain(([rows, columns]) =>
    fc
      .tuple(fc.boolean(), fc.array(fc.subarray(columns), { minLength: rows.length, maxLength: rows.length }))
      .map(([many, chosen]): Asked => {
        const empty = chosen.every((row) => row.length === 0);
        const answer = many ? chosen : chosen.map((row) => row[0] ?? '');
        return {
          add: (form) => grid(form, many ? 'CHECKBOX_GRID' : 'GRID', rows, columns),
          answer: empty ? null : answer,
        };
      }),
  ),
);

function choice(
  form: FormModel,
  type: 'MULTIPLE_CHOICE' | 'LIST' | 'CHECKBOX',
  values: string[],
  other: boolean,
) {
  const item = form.add(type);
  form.change(item, {
    other,
    choices: values.map((value) => ({ value, navigation: null, correct: false })),
  });
  return item;
}

function grid(form: FormModel, type: 'GRID' | 'CHECKBOX_GRID', rows: string[], columns: string[]) {
  const item = form.add(type);
  form.change(item, { columns, rows: rows.map((text) => ({ entry: form.newEntry(), text })) });
  return item;
}

export interface Built {
  readonly driver: Driver;
  readonly form: FormFile;
  readonly sheet: SpreadsheetFile;
  readonly answers: ReadonlyMap<number, FormAnswer>;
}

/** The form with its questions, and its answers by item id; titles are numbers, so that they differ. */
export function build(questions: readonly Asked[], linkFirst: boolean): Built {
  const world = createWorld({ now: START, people: [JAN] });
  const form = world.addForm('Opgave', JAN.email);
  const sheet = world.addSpreadsheet('Reacties', JAN.email);
  form.model.set({ published: true, acceptingResponses: true, allowResponseEdits: true });
  if (linkFirst) linkDestination(world, form, sheet);
  const answers = new Map<number, FormAnswer>();
  for (const [index, { add, answer }] of questions.entries()) {
    const item = add(form.model);
    form.model.change(item, { title: `vraag ${index}` });
    if (answer !== null) answers.set(item.id, answer);
  }
  return { driver: new Driver(world), form, sheet, answers };
}
