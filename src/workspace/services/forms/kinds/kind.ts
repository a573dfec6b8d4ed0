/** What every kind of item must be able to tell about itself. */
import type { Details, FormAnswer, FormItem, QuestionItem } from '../model/items.ts';

/** One place where an answer lands: a column of the linked tab, a field of the posted form. */
export interface Slot {
  readonly entry: number;
  readonly title: string;
}

/** What goes into a cell of the linked tab: text as typed, text as it stands, or a wall-clock serial. */
export type CellContent =
  | string
  | { readonly text: string }
  | { readonly serial: number; readonly shown: 'date' | 'datetime' | 'time' | 'duration' }
  | null;

/** What was given from outside for one question, before the kind has looked at it. */
export type RawAnswer = string | readonly (string | readonly string[])[];

export interface OptionView {
  readonly value: string;
  readonly chosen: boolean;
}

/** How a respondent's page shows an item; `name` is the name of the field that it posts. */
export type Control =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly value: string;
      readonly multiline: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly looks: 'radio' | 'checkbox' | 'dropdown';
      readonly options: readonly OptionView[];
      /** Post `value` as the answer and the respondent's words in `name`. */
      readonly other: {
        readonly name: string;
        readonly value: string;
        readonly text: string;
        readonly chosen: boolean;
      } | null;
    }
  | {
      readonly kind: 'scale';
      readonly name: string;
      readonly options: readonly OptionView[];
      readonly leftLabel: string;
      readonly rightLabel: string;
    }
  | {
      readonly kind: 'grid';
      readonly looks: 'radio' | 'checkbox';
      readonly columns: readonly string[];
      readonly rows: readonly {
        readonly name: string;
        readonly text: string;
        readonly options: readonly OptionView[];
      }[];
    }
  | {
      /**
       * The value is as an HTML input of that type wants it; a duration is `hh:mm:ss`, a day `MM-DD`, a day with a
       * time `MM-DD hh:mm`.
       */
      readonly kind: 'moment';
      readonly name: string;
      readonly input: 'date' | 'day' | 'datetime-local' | 'day-time' | 'time' | 'duration';
      readonly value: string;
    }
  | { readonly kind: 'heading' }
  | { readonly kind: 'image'; readonly source: string; readonly width: number; readonly alignment: string }
  | { readonly kind: 'video'; readonly url: string; readonly width: number; readonly alignment: string };

export interface ItemKind<I extends FormItem> {
  /** What a new item of this kind has beside its title. */
  readonly fresh: (newId: () => number) => Details<I>;
  /** The item with entries of its own, for a copy. */
  readonly renewed: (item: I, newId: () => number) => I;
  readonly control: (item: I, answer: FormAnswer | null) => Control;
  /** Null for items that ask nothing. */
  readonly question: I extends QuestionItem ? QuestionKind<I> : null;
}

export interface QuestionKind<I extends QuestionItem> {
  /** One for each column of the linked tab. */
  readonly slots: (item: I) => readonly Slot[];
  /** The cells for `slots`. */
  readonly cells: (item: I, answer: FormAnswer) => readonly CellContent[];
  /** The answer as fields of a link or a posted form. */
  readonly fields: (item: I, answer: FormAnswer) => readonly (readonly [string, string])[];
  /** Reads those fields back; null when nothing was answered. */
  readonly read: (item: I, fields: URLSearchParams) => FormAnswer | null;
  /** Brings an answer from outside into its form; null when it is empty. Throws when it is no such answer at all. */
  readonly normal: (item: I, raw: RawAnswer) => FormAnswer | null;
  /** Whether something that must be answered is not. */
  readonly missing: (item: I, answer: FormAnswer) => boolean;
  /** What to tell the respondent in Dutch; null when the answer will do. */
  readonly objection: (item: I, answer: FormAnswer) => string | null;
  /** The answer as `ItemResponse.getResponse` gives it. */
  readonly told: (answer: FormAnswer) => unknown;
  /** What it gives when there is no answer; undefined leaves the item out of the response. */
  readonly unanswered: '' | undefined;
}

export const OTHER_OPTION = '__other_option__';

/** The name of a question's field, as in prefilled links: `entry.123`. */
export function fieldName(entry: number): string {
  return `entry.${entry}`;
}

/** For kinds whose answers read as they are kept. */
export function asKept(answer: FormAnswer): FormAnswer {
  return answer;
}

/** The answer as a text; throws when somebody gave a list for a question with one answer. */
export function single(raw: RawAnswer | FormAnswer): string {
  if (typeof raw !== 'string') throw new TypeError(`One answer was expected, not ${JSON.stringify(raw)}.`);
  return raw;
}
