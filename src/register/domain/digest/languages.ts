/** The languages of digests: each says everything that a digest can say. One is chosen per subscription and handed down. */
import type { Code } from '../schema/kind.ts';
import { DIGEST_NL, type DigestWords } from '../text/digest.ts';
import { DIGEST_EN } from '../text/digest-en.ts';
import { MAIL_NL, type MailWords } from '../text/mail.ts';
import { MAIL_EN } from '../text/mail-en.ts';
import { PREFERENCES_NL, type PreferenceWords } from '../text/preferences.ts';
import { PREFERENCES_EN } from '../text/preferences-en.ts';
import { SIGNALS_NL, type SignalWords } from '../text/signals.ts';
import { SIGNALS_EN } from '../text/signals-en.ts';
import { typed } from '../text/typed.ts';
import type { Subscription } from './reach.ts';

export type LanguageCode = NonNullable<Subscription['language']>;

export interface Language {
  readonly code: LanguageCode;
  /** Its name in itself. */
  readonly name: string;
  /** What who keeps the register calls it; null for the one that goes without saying. */
  readonly inDutch: string | null;
  readonly digest: DigestWords;
  readonly signals: SignalWords;
  /** What stands around any mail. */
  readonly mail: MailWords;
  /** The page of preferences. */
  readonly preferences: PreferenceWords;
  /** What a code is called; the code itself where the list does not hold it. */
  label(codes: readonly Code[], code: string): string;
}

const found = (codes: readonly Code[], code: string): Code =>
  codes.find((each) => each.code === code) ?? { code, label: code };

export const LANGUAGES: Readonly<Record<LanguageCode, Language>> = {
  nl: {
    code: 'nl',
    name: 'Nederlands',
    inDutch: null,
    digest: DIGEST_NL,
    signals: SIGNALS_NL,
    mail: MAIL_NL,
    preferences: PREFERENCES_NL,
    label: (codes, code) => found(codes, code).label,
  },
  en: {
    code: 'en',
    name: 'English',
    inDutch: 'Engels',
    digest: DIGEST_EN,
    signals: SIGNALS_EN,
    mail: MAIL_EN,
    preferences: PREFERENCES_EN,
    // What the office added to a list itself has a Dutch label alone.
    label(codes, code) {
      const { english, label } = found(codes, code);
      return english ?? typed(label);
    },
  },
};

/** The language of a subscription; Dutch where none was chosen. */
export function languageOf({ language }: Pick<Subscription, 'language'>): Language {
  return LANGUAGES[language ?? 'nl'];
}
