/** All Dutch sentences of digests, and what the coordinator alone reads of them: previews, logs and reasons. */

import type { Rhythm, Section } from '../digest/roles.ts';
import { formatDay as dutch, formatLongDay as inWords } from './dates.ts';
import type { Widened } from './widened.ts';

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  acties: 'Eigen acties',
  overdrachten: 'Overdrachten om over te besluiten',
  stappen: 'Wat er veranderde',
  agenda: 'Nieuw op de agenda',
  lessen: 'Nieuwe lessen',
  signalen: 'Signalen',
};

const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  week: 'elke week',
  twee_weken: 'elke twee weken',
  maand: 'elke maand',
  halfjaar: 'elk halfjaar',
};

/**
 * What a digest itself says. Colleagues and ministries read the same sentences, so they address nobody as `je` or
 * `u`. Days come as ISO text; a name or another text of the register comes as people typed it.
 */
export const DIGEST_NL = {
  /** Tells of a text by itself that people typed it, where that is in another language than the mail. */
  typed: (text: string) => text,
  sections: SECTION_TITLES,
  rhythms: RHYTHM_WORDS,
  news: {
    newTrack: 'Nieuw traject.',
    step: (wagon: string, from: string | null, to: string) =>
      `Wagon ${wagon}: ${from === null ? to : `van ${from} naar ${to}`}.`,
    wagon: (from: string | null, to: string) =>
      from === null ? `Staat nu in: ${to}.` : `Van ${from} naar ${to}.`,
    held: (day: string, companies: number | null) =>
      `De sprintsessie is gehouden op ${dutch(day)}${companies === null ? '' : `, met ${counted(companies, 'ondernemer', 'ondernemers')}`}.`,
    planned: (day: string) => `Gepland op ${dutch(day)}.`,
    moved: (from: string, to: string) => `Verplaatst van ${dutch(from)} naar ${dutch(to)}.`,
    cancelled: (day: string) => `Gaat niet door. De datum was ${dutch(day)}.`,
    grant: (state: string) => `Sprintsubsidie: ${state}.`,
    measure: (title: string, state: string) => `Maatregel ${title}: ${state}.`,
    campaign: (state: string) => `Meetcampagne: ${state}.`,
    assessed: (day: string, level: number, before: number | null) =>
      `Organisatiegraad op ${dutch(day)}: niveau ${level}${before === null || before === level ? '' : `, eerst niveau ${before}`}.`,
    offered: (from: string, to: string) => `Overdracht van wagon ${from} naar wagon ${to} aangeboden.`,
    decided: (from: string, to: string, state: string) =>
      `Overdracht van wagon ${from} naar wagon ${to}: ${state}.`,
    decision: 'Besluit',
    where: (names: readonly string[]) =>
      `${names.length === 1 ? 'Gemeente' : 'Gemeenten'}: ${names.join(', ')}.`,
    lesson: (audience: readonly string[], body: string, channel: string | null) =>
      [
        body,
        audience.length ? `Voor: ${audience.join(', ')}.` : '',
        channel === null ? '' : `Kanaal: ${channel}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  actions: {
    late: (day: string, days: number) =>
      `Te laat: had klaar moeten zijn op ${dutch(day)}, ${counted(days, 'dag', 'dagen')} geleden.`,
    due: (day: string) => `Voor ${dutch(day)}.`,
    noDay: 'Zonder datum.',
    place: (name: string) => `Hoort bij: ${name}.`,
  },
  handovers: {
    waits: (from: string, to: string, day: string) =>
      `Van wagon ${from} naar wagon ${to}, aangeboden op ${dutch(day)}. Accepteer de overdracht of geef haar terug.`,
    mediate: (from: string, to: string) =>
      `Van wagon ${from} naar wagon ${to}: er is bemiddeling van de coördinator nodig.`,
  },
  mail: {
    // What counts comes first: a phone shows some forty characters.
    subject: (day: string, counts: readonly string[]) =>
      `${counts.join(', ')}: bedrijventerreinen, ${inWords(day)}`,
    counts: {
      acties: (count: number, late: number) =>
        `${counted(count, 'actie', 'acties')}${late ? ` (${late} te laat)` : ''}`,
      overdrachten: (count: number) => counted(count, 'overdracht', 'overdrachten'),
      stappen: (count: number) => counted(count, 'verandering', 'veranderingen'),
      agenda: (count: number) => counted(count, 'nieuwe datum', 'nieuwe datums'),
      lessen: (count: number) => counted(count, 'nieuwe les', 'nieuwe lessen'),
      signalen: (count: number) => counted(count, 'signaal', 'signalen'),
    } satisfies Readonly<Record<Section, (count: number, late: number) => string>>,
    salutation: 'Beste lezer,',
    intro: (from: string, until: string) =>
      `Dit is het overzicht van de bedrijventerreinen, van ${inWords(from)} tot en met ${inWords(until)}.`,
    alike: (count: number, tip: string) =>
      `Bij de volgende ${count}: ${tip.charAt(0).toLowerCase()}${tip.slice(1)}`,
    /** Who does not work in the sheet cannot look there. */
    more: (count: number, inside: boolean) =>
      `En nog ${count}.${inside ? ' De rest staat in het register.' : ''}`,
    standing: (count: number) =>
      `${counted(count, 'signaal staat', 'signalen staan')} al langer open. Kijk daarvoor op het dashboard.`,
    open: (key: string) => `${key} openen`,
    addresses: 'Links naar de rijen',
    because: (role: string, rhythm: string) =>
      `Dit overzicht komt ${rhythm}, als er nieuws is. De rol in het register is: ${role}.`,
    preferences: 'Overzicht aanpassen of afmelden',
    noPage: 'Dit overzicht niet meer, of anders? Antwoord dan op deze mail.',
    closing: 'Tot het volgende overzicht.',
    lessons: {
      subject: (day: string, counts: readonly string[]) =>
        `${counts.join(', ')} over bedrijventerreinen, ${inWords(day)}`,
      intro: (from: string, until: string) =>
        `Dit zijn de nieuwe lessen van de bedrijventerreinen, van ${inWords(from)} tot en met ${inWords(until)}.`,
      because: (role: string, rhythm: string) =>
        `Deze lessen komen ${rhythm}, als er nieuwe zijn. De rol in het register is: ${role}.`,
      noPage: 'Deze lessen niet meer, of anders? Antwoord dan op deze mail.',
      closing: 'Tot de volgende lessen.',
    },
  },
} as const;

export type DigestWords = Widened<typeof DIGEST_NL>;

/** What only who keeps the register reads, whatever the language of the digest. */
export const DIGEST = {
  why: {
    changed: (day: string, scope: string) => `Gewijzigd op ${day}. ${scope}`,
    all: 'Het abonnement gaat over alles.',
    clusters: 'Het hoort bij een cluster uit het abonnement, of bij geen cluster.',
    themes: 'Het hoort bij een thema uit het abonnement.',
    wagons: 'Het hoort bij een wagon uit het abonnement, of bij geen wagon.',
    people: 'Deze persoon neemt deel.',
    audiences: 'De les is voor een doelgroep uit het abonnement.',
    lessons: 'Het abonnement gaat over alle lessen.',
    late: 'De actie staat op naam van deze persoon en is te laat.',
    fresh: 'De actie is nieuw voor deze persoon.',
    soon: (day: string) => `De actie staat op naam van deze persoon en moet klaar zijn voor ${day}.`,
    yours: 'Deze persoon besluit over de overdracht.',
    mediate: 'De coördinator bemiddelt.',
    signal: (since: string | null) =>
      `Het signaal was er bij het vorige overzicht nog niet.${since === null ? '' : ` Het telt vanaf ${since}.`}`,
  },
  run: {
    step: 'Overzichten klaarzetten',
    reason: 'Overzichten klaargezet',
    done: (count: number) => `${counted(count, 'overzicht', 'overzichten')} klaargezet.`,
    unread: (pieces: readonly string[]) =>
      `Instelling "Mail: stille dagen": dit kunnen we niet lezen: ${pieces.join('; ')}. Schrijf dagen zoals 25-12-2026, of 21-12-2026 t/m 3-1-2027.`,
    covered: (day: string) => `Het nieuws staat in het overzicht van ${day}.`,
    stopped: 'Het abonnement is intussen gestopt.',
  },
  hindrance: {
    stopped: 'Dit abonnement is gestopt.',
    nobody: 'Het contact van dit abonnement staat niet in Contacten.',
    noAddress: 'Het contact heeft geen e-mailadres.',
    refused: 'Het contact heeft Nee gezegd tegen overzichten.',
    unasked: 'Dit contact werkt niet bij de provincie en heeft nog geen Ja gezegd tegen overzichten.',
    returned: 'Een mail aan dit contact kwam terug. Verbeter in Contacten het adres.',
  },
  /** Reasons in the journal of what people did on the page of preferences. */
  preferences: {
    stopped: 'Afgemeld via de link onder een overzicht',
    resumed: 'Weer aangemeld via de link onder een overzicht',
    changed: 'Voorkeuren gewijzigd via de link onder een overzicht',
  },
  preview: {
    title: 'Overzichten bekijken',
    who: (designation: string, rhythm: string, lessons: boolean, language: string | null) =>
      `${designation}, ${rhythm}${lessons ? ', alleen lessen' : ''}${language === null ? '' : `, in het ${language}`}`,
    window: (from: string, until: string) => `Het overzicht gaat over ${from} tot en met ${until}.`,
    added: 'Abonnementen toegevoegd die bij de rol horen',
    addedCount: (count: number) => `${counted(count, 'abonnement', 'abonnementen')} toegevoegd.`,
    unknown: 'Dit abonnement vinden we niet meer.',
    unknownTip: 'Sluit dit venster en open het opnieuw.',
    day: 'Dit is geen dag.',
    dayTip: 'Kies een dag zoals 30-11-2026.',
    early: 'Op deze dag was er nog geen abonnement.',
    earlyTip: 'Kies een latere dag.',
  },
} as const;
