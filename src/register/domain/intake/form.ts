/** What a form for municipalities is made of: sections, questions, where they lead and what they would change. */
import type { Values } from '../change/change.ts';
import type { Kind } from '../schema/kind.ts';
import { longText, text } from '../schema/kinds/text.ts';
import type { Openness } from '../schema/table.ts';
import { tableById } from '../schema/tables/index.ts';

/** The forms that exist; the table Intake tells them apart by this. */
export type FormId = 'aanmelding' | 'opgave';

/** The subject of an answer, as the column `subject` of the table Intake has it. */
export type Subject = 'nieuw_terrein' | 'correctie' | 'kandidaat' | 'status' | 'vraag' | 'opgave';

/** Where the way of a respondent ends. */
export const SUBMIT = 'insturen';

/** The register field that an answer would change, once somebody accepts it. */
export interface Target {
  /** Name of one of the form's `rows`. */
  readonly row: string;
  readonly field: string;
}

/** A row that the answers propose to change or to add. It is proposed only when one of its questions was answered. */
export interface RowSpec {
  readonly table: string;
  /**
   * `matched`: the terrain or cluster that was chosen. `new`: a row of its own. `named`: the row whose key stands
   * at the start of the answer to the question `by` (`MR-0001 · Zonnepanelen`), or a new one when none does.
   * `open`: the one open track of the cluster, or a new one.
   */
  readonly how: 'matched' | 'new' | 'named' | 'open';
  readonly by?: string;
  /** The only subject for which it counts; every subject of the form when absent. */
  readonly subject?: Subject;
  /** What such a row has besides the answers. */
  readonly fixed: Values;
  /** What an answered field brings along in the same row, such as the source of a figure. */
  readonly along?: Readonly<Record<string, Values>>;
  /** Proposed also when none of its questions was answered. */
  readonly always?: true;
}

export interface Question {
  /** Stays for good: it ties the question to the item in the form and so to all answers ever given. */
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  /** How it is asked, and how its answer is read. */
  readonly kind: Kind<unknown>;
  /** Null for what belongs to the intake itself: who, where, about what. */
  readonly target: Target | null;
  readonly openness: Openness;
  /** About a living person: kept in Contacten alone, and never filled in beforehand. */
  readonly personal: boolean;
  /** Never filled in beforehand, for what companies may have told in confidence or what stays inside. */
  readonly unknown?: true;
  /** The section that each choice leads to, by code; only one question of a section, the last one, has it. */
  readonly leads?: Readonly<Record<string, string>>;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly questions: readonly Question[];
  /** The section after this one, or SUBMIT; the next one in the form when absent. */
  readonly next?: string;
  /**
   * There is one of these for each municipality, and the question `gemeente` leads to it; its choices of rows are
   * those of the municipality. Its questions are answered under one id, whichever municipality was chosen.
   */
  readonly perMunicipality?: true;
}

export interface FormSpec {
  readonly id: FormId;
  /** What the file in Drive is called. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly confirmation: string;
  /** What respondents read while it is closed. */
  readonly closed: string;
  /** The subject of every answer, or null where the question `onderwerp` tells it. */
  readonly subject: Subject | null;
  readonly rows: Readonly<Record<string, RowSpec>>;
  /** The first one has no page break before it. */
  readonly sections: readonly Section[];
}

interface QuestionOptions {
  readonly title?: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly personal?: boolean;
  readonly openness?: Openness;
  readonly unknown?: true;
  readonly leads?: Readonly<Record<string, string>>;
}

/** A question that changes no field of the register. */
export function free(
  id: string,
  // biome-ignore lint/suspicious/noExplicitAny: a form asks for values of all types
  kind: Kind<any>,
  options: QuestionOptions & { title: string },
): Question {
  return {
    help: '',
    required: false,
    personal: false,
    openness: 'intern',
    target: null,
    ...options,
    id,
    kind,
  };
}

/** Questions for fields of one row; titles and help come from the columns where nothing else is told. */
export function asker(prefix: string, row: string, table: string) {
  const { columns } = tableById(table);
  return (field: string, options: QuestionOptions = {}): Question => {
    const column = columns[field];
    if (!column) throw new RangeError(`Table ${table} has no field ${field}`);
    const unit = column.unit ? ` (${column.unit})` : '';
    return {
      title: `${column.label}${unit}`,
      help: column.help,
      required: false,
      ...options,
      id: `${prefix}.${field}`,
      kind: column.kind,
      target: { row, field },
      openness: column.openness,
      personal: column.personal ?? false,
    };
  };
}

/** A short answer of their own. */
export const line = (max = 200): Kind<string> => text({ max });

/** An answer of several lines. Google takes more, but nobody reads it. */
export const story = (max = 5000): Kind<string> => longText({ max });

/** All questions of a form, in the order in which they stand. */
export function questionsOf(form: FormSpec): readonly Question[] {
  return form.sections.flatMap((section) => section.questions);
}
