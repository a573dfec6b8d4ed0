/** What a template may name: the declared fields of a report, and the values that fill them. */
import type { Chart } from './chart.ts';

/**
 * What a field holds, and so how it is written when a template does not say:
 * `text` as it is; `number` in Dutch notation; `euro` as € 1.234,50; `percent` as 45% (the value is a share, so
 * 0.45); `date` as 1 maart 2026 (the value is `yyyy-mm-dd`, or a moment); `flag` as ja or nee; `link` as its text,
 * which leads to the address; `picture` as a picture or, where there is none, as a plain table; `list` as rows
 * that a section repeats, or, when its items are texts, as `a, b en c`.
 */
export type FieldKind =
  | 'text'
  | 'number'
  | 'euro'
  | 'percent'
  | 'date'
  | 'flag'
  | 'link'
  | 'picture'
  | 'list';

/** A field that the templates of a report may name. */
export interface Field {
  /** As it stands between the braces: a letter, then letters, digits, `_` and `.`; capitals matter to nobody. */
  readonly name: string;
  /** Dutch, for the list of fields that the coordinator reads. */
  readonly label: string;
  readonly kind: FieldKind;
  /** Of a number, an amount or a percentage; 0 unless told, for an amount 2. */
  readonly decimals?: number;
  /** Of a list: the fields of one item. Without them its items are texts. */
  readonly fields?: readonly Field[];
}

/** A number with that of the period before, from which `{{naam|verschil}}` and `{{naam|vorige}}` are written. */
export interface Figure {
  readonly now: number | null;
  /** Null when there was no period before. */
  readonly before: number | null;
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** A chart or other picture. Without an address the document shows the table, so nothing is lost. */
export interface Picture {
  /** Where Google can fetch it while the document is made; null as long as it is not drawn. */
  readonly url: string | null;
  /** What is to be drawn, by `chartPicture`. */
  readonly chart?: Chart;
  /** What it shows, in words and numbers: it stands below the picture, for Docs lets no script set an alt text. */
  readonly alt: string;
  /** In points; the width of the text is 451 on A4. */
  readonly width: number;
  readonly height: number;
  /** The same in words and numbers: the first row is the header. */
  readonly table: readonly (readonly string[])[];
}

export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | Figure
  | Link
  | Picture
  | readonly string[]
  | readonly TemplateData[];

/** Values by the name of the field. What is not there, or null, is unknown: written as an en dash. */
export interface TemplateData {
  readonly [name: string]: TemplateValue | undefined;
}
