/** What each role gets in a digest when nothing else was chosen, and what it may see: one row of data a role. */
import type { RegisterRow } from '../schema/tables/index.ts';

type Subscription = RegisterRow<'subscription'>;
export type DigestScope = NonNullable<Subscription['scope']>;
export type Rhythm = NonNullable<Subscription['rhythm']>;
export type DigestContents = NonNullable<Subscription['contents']>;
export type DigestFormat = NonNullable<Subscription['format']>;

/** The parts of a digest, in the order of the mail. */
export const SECTIONS = ['acties', 'overdrachten', 'stappen', 'agenda', 'lessen', 'signalen'] as const;
export type Section = (typeof SECTIONS)[number];

export interface DigestRole {
  readonly scope: DigestScope;
  readonly wagons?: readonly string[];
  readonly rhythm: Rhythm;
  /** For whom lessons are, for who wants lessons alone; absent is everybody. */
  readonly audiences?: readonly string[];
  readonly sections: readonly Section[];
  /** Every step, or only what others hear of: another wagon, a session held, a grant, a measure carried out. */
  readonly sees: 'alles' | 'grote_stappen';
  /** What lies outside is never told, whatever the subscription asks for. */
  readonly within: 'programma' | 'gemeente' | 'organisatie';
  /** Works in the sheet: gets links to rows, and hears of what stays within the programme. */
  readonly inside: boolean;
  /** Settles what others cannot agree on, so hears of hand-overs that ask for it. */
  readonly mediates?: boolean;
  /** In Postvak uit, from 1 (first) to 9. */
  readonly priority: number;
}

const INSIDE = {
  sections: SECTIONS,
  sees: 'alles',
  within: 'programma',
  inside: true,
  priority: 6,
} as const;

/** Those who follow the programme from outside. */
const PARTNER = {
  scope: 'alles',
  rhythm: 'maand',
  sections: ['acties', 'overdrachten', 'stappen', 'agenda', 'lessen'],
  sees: 'grote_stappen',
  within: 'programma',
  inside: false,
  priority: 8,
} as const;

/** Those who work on one terrain. */
const LOCAL = { ...PARTNER, sees: 'alles', within: 'organisatie', priority: 7 } as const;

const OTHER: DigestRole = { ...LOCAL, scope: 'eigen_acties', sections: ['acties', 'agenda', 'lessen'] };

/** By code of the list Contactrol; a role that people added themselves gets what `overig` gets. */
const DIGEST_ROLES: Readonly<Record<string, DigestRole>> = {
  coordinator: { ...INSIDE, scope: 'alles', rhythm: 'week', mediates: true },
  medewerker: { ...INSIDE, scope: 'alles', rhythm: 'twee_weken' },
  aanjager: { ...INSIDE, scope: 'eigen_acties', rhythm: 'week' },
  versnellingsteam: { ...INSIDE, scope: 'wagons', wagons: ['3'], rhythm: 'twee_weken' },
  gemeente: { ...LOCAL, scope: 'gemeenten', within: 'gemeente', audiences: ['ambtenaren'] },
  parkmanager: { ...LOCAL, audiences: ['parkmanagers'] },
  ondernemer: { ...LOCAL, audiences: ['ondernemers'] },
  netbeheerder: { ...PARTNER, scope: 'eigen_acties' },
  vno_ncw: PARTNER,
  rvo: { ...PARTNER, rhythm: 'halfjaar' },
  bzk: { ...PARTNER, rhythm: 'halfjaar' },
  pvb: PARTNER,
  regio_deal: PARTNER,
  adviseur: OTHER,
  overig: OTHER,
};

/** Whether a role has something of its own to hear of. */
export function isDigestRole(role: string | null): boolean {
  return role !== null && role !== 'overig' && role in DIGEST_ROLES;
}

export function digestRole(role: string | null): DigestRole {
  return DIGEST_ROLES[role ?? ''] ?? OTHER;
}

/**
 * The role that counts for a subscription: no more than both it and the role in Contacten may see, in each respect.
 * Who stopped working in the sheet gets all of the other role; a role that people added themselves limits nothing.
 */
export function roleFor(subscribed: string | null, own: string | null): DigestRole {
  const known = DIGEST_ROLES[own ?? ''];
  const asked = digestRole(subscribed);
  if (!known) return asked;
  const narrower = <T extends string>(order: readonly T[], a: T, b: T): T =>
    order.indexOf(a) > order.indexOf(b) ? a : b;
  return {
    ...(asked.inside && !known.inside ? known : asked),
    sections: SECTIONS.filter((one) => asked.sections.includes(one) && known.sections.includes(one)),
    sees: narrower(['alles', 'grote_stappen'], asked.sees, known.sees),
    within: narrower(['programma', 'gemeente', 'organisatie'], asked.within, known.within),
  };
}
