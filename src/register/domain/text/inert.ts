/** Text that a sheet must keep as text: it may not run as a formula nor be read again as a number or a date. */

/**
 * What a column in the format for plain text (`@`) does with written text. Google documents neither, so the
 * set-up tries it out once in the file itself.
 */
export interface TextHabits {
  /** A leading apostrophe is taken off, as it is in cells of any other format. */
  readonly takesApostrophe: boolean;
  /** `=1+1` runs as a formula, as it does in cells of any other format. */
  readonly runsFormula: boolean;
}

/** What is assumed as long as it has not been tried out. */
export const LITERAL: TextHabits = { takesApostrophe: false, runsFormula: false };

/**
 * The text as it must be written so that the cell holds exactly this text. A leading apostrophe tells the
 * sheet to take the rest literally; so a text that begins with one (`'t Lochter`) may need two.
 * `habits` are those of a plain text column, null for a column of another format.
 */
export function inert(text: string, habits: TextHabits | null): string {
  const first = text.charAt(0);
  const literal = habits
    ? !(first === "'" && habits.takesApostrophe) && !(first === '=' && habits.runsFormula)
    : text === '';
  return literal ? text : `'${text}`;
}
