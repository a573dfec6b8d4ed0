/** Text brought to one form: for showing (tidy), for comparing (fold) and for code names (slug). */

/** Trims, turns every run of white space into one space and drops invisible characters. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** The form on which names are compared: upper case, no diacritics, no punctuation, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** A code name from a label: `Zon op dak` gives `zon_op_dak`. */
export function slug(text: string): string {
  return fold(text).toLowerCase().replace(/ /g, '_');
}
