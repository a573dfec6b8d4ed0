/** The items of a form as plain data: questions of every kind, and what stands between them. */

/** What a respondent answered to one question, in the form in which scripts read it back. */
export type FormAnswer = string | readonly string[] | readonly (readonly string[])[];

export interface Feedback {
  readonly text: string;
  readonly links: readonly { readonly url: string; readonly text: string }[];
}

export type FeedbackMoment = 'correct' | 'incorrect' | 'general';

/** A demand on an answer; `type` is one of the names in `rules.ts`, and an empty `help` asks for the standard one. */
export interface Rule {
  readonly type: string;
  readonly values: readonly (number | string)[];
  readonly help: string;
}

/** Where a respondent goes after a page; `page` is the item id of a page break. */
export type Navigation =
  | { readonly type: 'CONTINUE' | 'RESTART' | 'SUBMIT' }
  | { readonly type: 'GO_TO_PAGE'; readonly page: number };

export interface Choice {
  readonly value: string;
  /** Null when the choice says nothing about it. */
  readonly navigation: Navigation | null;
  readonly correct: boolean;
}

interface Common {
  readonly id: number;
  readonly type: ItemType;
  readonly title: string;
  readonly help: string;
}

interface Question extends Common {
  readonly required: boolean;
  readonly points: number;
  readonly feedback: { readonly [M in FeedbackMoment]?: Feedback };
}

/** A question with one answer; `entry` names it in links and posted forms. */
interface SingleQuestion extends Question {
  readonly entry: number;
}

export interface TextItem extends SingleQuestion {
  readonly type: 'TEXT' | 'PARAGRAPH_TEXT';
  readonly rule: Rule | null;
}

export interface ChoiceItem extends SingleQuestion {
  readonly type: 'MULTIPLE_CHOICE' | 'LIST' | 'CHECKBOX';
  readonly choices: readonly Choice[];
  /** Whether a respondent may write an answer of his own. */
  readonly other: boolean;
  readonly rule: Rule | null;
}

export interface ScaleItem extends SingleQuestion {
  readonly type: 'SCALE';
  readonly lower: number;
  readonly upper: number;
  readonly leftLabel: string;
  readonly rightLabel: string;
}

export interface MomentItem extends SingleQuestion {
  readonly type: 'DATE' | 'DATETIME' | 'TIME' | 'DURATION';
  /** Only dates have years. */
  readonly includesYear: boolean;
}

export interface GridRow {
  readonly entry: number;
  readonly text: string;
}

export interface GridItem extends Question {
  readonly type: 'GRID' | 'CHECKBOX_GRID';
  readonly rows: readonly GridRow[];
  readonly columns: readonly string[];
  readonly rule: Rule | null;
}

export interface HeaderItem extends Common {
  readonly type: 'SECTION_HEADER';
}

export interface PageItem extends Common {
  readonly type: 'PAGE_BREAK';
  /** Where a respondent goes who comes to this break in the ordinary order. */
  readonly goTo: Navigation;
}

export type Alignment = 'LEFT' | 'CENTER' | 'RIGHT';

export interface ImageItem extends Common {
  readonly type: 'IMAGE';
  readonly image: { readonly contentType: string; readonly base64: string; readonly name: string } | null;
  readonly alignment: Alignment;
  /** Pixels. */
  readonly width: number;
}

export interface VideoItem extends Common {
  readonly type: 'VIDEO';
  readonly url: string;
  readonly alignment: Alignment;
  /** Pixels. */
  readonly width: number;
}

/** The data of each type of item, by Google's name of the type. */
export interface ItemTypes {
  readonly TEXT: TextItem;
  readonly PARAGRAPH_TEXT: TextItem;
  readonly MULTIPLE_CHOICE: ChoiceItem;
  readonly LIST: ChoiceItem;
  readonly CHECKBOX: ChoiceItem;
  readonly SCALE: ScaleItem;
  readonly GRID: GridItem;
  readonly CHECKBOX_GRID: GridItem;
  readonly DATE: MomentItem;
  readonly DATETIME: MomentItem;
  readonly TIME: MomentItem;
  readonly DURATION: MomentItem;
  readonly SECTION_HEADER: HeaderItem;
  readonly PAGE_BREAK: PageItem;
  readonly IMAGE: ImageItem;
  readonly VIDEO: VideoItem;
}

export type ItemType = keyof ItemTypes;
export type FormItem = ItemTypes[ItemType];
export type QuestionItem = Extract<FormItem, Question>;

/** What a kind adds to a new item. */
export type Details<I extends FormItem> = Omit<I, keyof Common>;

/** What every new question starts with. */
export const NEW_QUESTION = { required: false, points: 0, feedback: {} } as const;
