/** What differs between the locales that the Workspace knows: separators, words and default formats. */

export interface LocaleFacts {
  /** As numfmt wants it. */
  readonly language: string;
  readonly decimal: ',' | '.';
  readonly group: ',' | '.';
  /** Whether 3-4-2026 is 3 April. */
  readonly dayFirst: boolean;
  readonly months: readonly string[];
  readonly words: { readonly true: string; readonly false: string };
  readonly currency: string;
  readonly dateFormat: string;
  readonly longDateFormat: string;
}

const ENGLISH: LocaleFacts = {
  language: 'en',
  decimal: '.',
  group: ',',
  dayFirst: false,
  months: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  words: { true: 'TRUE', false: 'FALSE' },
  currency: '$',
  dateFormat: 'M/d/yyyy',
  longDateFormat: 'mmm d, yyyy',
};

const DUTCH: LocaleFacts = {
  language: 'nl',
  decimal: ',',
  group: '.',
  dayFirst: true,
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  words: { true: 'WAAR', false: 'ONWAAR' },
  currency: '€',
  dateFormat: 'd-M-yyyy',
  longDateFormat: 'd mmm yyyy',
};

/** Facts of a locale as Google writes it (`nl_NL`); every locale that is not Dutch is taken for American. */
export function localeFacts(locale: string): LocaleFacts {
  return locale.startsWith('nl') ? DUTCH : ENGLISH;
}
