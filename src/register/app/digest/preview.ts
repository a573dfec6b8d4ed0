/** The digest of any subscriber on any day, shown before it goes, with the reason of every point; and who gets one. */

import { newKey } from '../../domain/change/change.ts';
import type { DigestItem } from '../../domain/digest/contents.ts';
import { type LanguageCode, languageOf } from '../../domain/digest/languages.ts';
import { ownMunicipalities } from '../../domain/digest/reach.ts';
import { digestRole, isDigestRole } from '../../domain/digest/roles.ts';
import { nextMoment } from '../../domain/digest/schedule.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { openView } from '../../domain/rules/view.ts';
import { contact, subscription } from '../../domain/schema/tables/index.ts';
import { addDays, formatLongDay, isDay, parts } from '../../domain/text/dates.ts';
import { DIGEST, DIGEST_NL } from '../../domain/text/digest.ts';
import { composeMail } from '../../domain/text/mail.ts';
import { unmarked } from '../../domain/text/typed.ts';
import { configured, mailFoot } from '../configuration.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Entry } from '../reader.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { composeDigest, letterhead, rhythmOf } from './compose.ts';
import { STAND_IN } from './link.ts';
import { hindrance, scheduleNow, windowFor } from './run.ts';
import { digestView } from './view.ts';

const SAYS = DIGEST.preview;

/** Somebody who gets digests, without name and address. */
export interface Subscriber {
  readonly key: string;
  /** `aanjager Twente, elke week`. */
  readonly who: string;
  /** The day of the next digest; null when quiet days leave none. */
  readonly next: string | null;
  /** Why this person gets none; null when they do. */
  readonly hindrance: string | null;
}

export interface Subscribers {
  readonly on: boolean;
  readonly subscribers: readonly Subscriber[];
  /** How many people who said yes have no subscription yet. */
  readonly without: number;
}

export interface DigestPreview {
  readonly key: string;
  /** What of the programme it looks at, in words. */
  readonly window: string;
  readonly hindrance: string | null;
  /** Null when there is nothing to tell. */
  readonly mail: {
    readonly language: LanguageCode;
    readonly subject: string;
    /** Null for who wants text alone. */
    readonly html: string | null;
    readonly text: string;
  } | null;
  readonly items: readonly (Pick<DigestItem, 'title' | 'text' | 'key' | 'why'> & {
    readonly section: string;
  })[];
}

export function listSubscribers(ports: Ports, register: Register): Outcome<Subscribers> {
  const { schedule } = scheduleNow(register);
  const today = ports.clock.now().slice(0, 10);
  const contacts = register.read(contact).byKey;
  return usable({
    on: configured(register, 'digests_on') === true,
    subscribers: register.read(subscription).entries.flatMap(({ key, values: row }) =>
      key === null
        ? []
        : [
            {
              key,
              who: SAYS.who(
                contacts.get(row.contact_id ?? '')?.values.designation ?? row.contact_id ?? key,
                DIGEST_NL.rhythms[rhythmOf(row)],
                row.contents === 'lessen',
                languageOf(row).inDutch,
              ),
              next: nextMoment(rhythmOf(row), schedule, today),
              hindrance: hindrance(register, row),
            },
          ],
    ),
    without: withoutSubscription(register).length,
  });
}

/** The digest that somebody would get on a day, as the register stands now where that day is still to come. */
export function previewDigest(
  ports: Ports,
  register: Register,
  key: string,
  day: string,
): Outcome<DigestPreview> {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !isDay(...parts(day))) return unusable(SAYS.day, SAYS.dayTip);
  const row = register.read(subscription).byKey.get(key)?.values;
  if (!row) return unusable(SAYS.unknown, SAYS.unknownTip);
  if ((row.created_on ?? '').slice(0, 10) >= day) return unusable(SAYS.early, SAYS.earlyTip);
  const window = windowFor(register, key, row, day);
  const { schedule } = scheduleNow(register);
  const composed = composeDigest(
    digestView(ports, register),
    { row, window, schedule },
    letterhead(ports, register),
  );
  const shown = {
    key,
    window: SAYS.window(formatLongDay(window.from), formatLongDay(addDays(window.until, -1))),
    hindrance: hindrance(register, row),
  };
  if (!composed) return usable({ ...shown, mail: null, items: [] });
  const { digest, mail } = composed;
  const { code, digest: says } = digest.language;
  const foot = { ...mailFoot(register), preferences: { text: says.mail.preferences, url: STAND_IN } };
  const { html, text } = composeMail(mail.subject, mail.blocks, foot, mail.words);
  return usable({
    ...shown,
    mail: { language: code, subject: mail.subject, html: row.format === 'tekst' ? null : html, text },
    items: digest.items.map(({ section, title, text: words, key: of, why }) => ({
      section: DIGEST_NL.sections[section],
      title: unmarked(title),
      text: unmarked(words),
      key: of,
      why,
    })),
  });
}

/** Gives everybody who said yes to digests and has none the subscription that goes with the role. */
export function addSubscriptions(ports: Ports, register: Register): Outcome<string> {
  return decide(register, { via: 'menu', reason: SAYS.added }, () => {
    const view = openView(sourceOf(ports, register));
    const found = withoutSubscription(register);
    return usable({
      answer: SAYS.addedCount(found.length),
      changes: found.map(({ key, values }) => {
        const { scope, rhythm, wagons } = digestRole(values.role);
        return {
          type: 'add' as const,
          table: subscription.id,
          key: newKey(key!),
          values: {
            contact_id: key,
            role: values.role,
            scope,
            rhythm,
            wagons: scope === 'wagons' ? (wagons ?? null) : null,
            municipality_codes: scope === 'gemeenten' ? ownMunicipalities(view, key!) : null,
          },
        };
      }),
    });
  });
}

function withoutSubscription(register: Register): readonly Entry<typeof contact>[] {
  const known = new Set(register.read(subscription).entries.map(({ values }) => values.contact_id));
  return register
    .read(contact)
    .entries.filter(
      ({ key, values }) =>
        key !== null &&
        !known.has(key) &&
        values.digest_consent === 'ja' &&
        values.email !== null &&
        isDigestRole(values.role),
    );
}
