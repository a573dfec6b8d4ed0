/** All Dutch sentences about the forms for municipalities and their round. */

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

export const INTAKE = {
  queue: 'Inzendingen behandelen',
  catchUp: {
    title: 'Gemiste inzendingen ophalen',
    done: (count: number) =>
      count === 1
        ? '1 inzending was gemist en is nu verwerkt.'
        : `${count} inzendingen waren gemist en zijn nu verwerkt.`,
  },
  provision: {
    title: 'Formulieren',
    step: 'Formulieren bijwerken, openen of sluiten',
    fine: 'De formulieren zijn in orde. Er is niets gewijzigd.',
    made: (form: string) => `Formulier "${form}" is gemaakt.`,
    updated: (form: string, count: number) =>
      `Formulier "${form}" is bijgewerkt: ${count} ${count === 1 ? 'onderdeel' : 'onderdelen'}.`,
    missing: (form: string) =>
      `Formulier "${form}" kunnen we niet openen. Het is weggegooid, of je mag het niet bewerken. Zet het terug uit de prullenbak of vraag de eigenaar om rechten. Lukt dat niet? Kies dan Intake > Formulieren terugzetten: het register maakt een nieuw formulier.`,
    notForAll: (form: string) =>
      `Formulier "${form}" staat misschien alleen open voor collega’s. Open het formulier, kies Publiceren en geef iedereen met de link toegang als respondent.`,
    unfinished:
      'De tijd is op voordat alles klaar is. Kies nog een keer Formulieren maken of bijwerken; het gaat verder waar het was.',
  },
  opening: {
    title: 'Formulieren openen of sluiten',
    opened: (form: string) => `Formulier "${form}" staat open.`,
    closed: (form: string) =>
      `Formulier "${form}" is gesloten: er is geen open halfjaar in het tabblad Perioden.`,
    same: 'Er is niets veranderd. De formulieren staan open of dicht zoals het hoort bij het tabblad Perioden.',
    none: 'Er zijn nog geen formulieren. Kies Intake > Formulieren maken of bijwerken.',
  },
  links: {
    title: 'Voorgevulde links',
    noForms: 'Er zijn nog geen formulieren.',
    noFormsTip: 'Kies Intake > Formulieren maken of bijwerken.',
    unknown: 'Deze gemeente staat niet in het register.',
    unknownTip: 'Sluit dit venster en open het opnieuw.',
  },
  round: {
    title: 'Stand van de ronde',
    step: 'Uitnodigingen en herinneringen voor de opgave',
    reason: 'Mail over de halfjaarlijkse opgave',
    noPeriod: 'Er is geen open halfjaar.',
    noPeriodTip: 'Zet in het tabblad Perioden een halfjaar op Open.',
    allIn: 'Van deze gemeente is alles al binnen.',
    allInTip: 'Sluit dit venster en open het opnieuw.',
    noContact: (name: string) => `Van ${name} is geen contact met een e-mailadres bekend.`,
    noContactTip:
      'Vul in het tabblad Contacten een contact in en kies het in het tabblad Gemeenten als aanspreekpunt.',
    queued: (name: string) =>
      `De herinnering voor ${name} staat klaar in Postvak uit en gaat binnen een kwartier weg.`,
    queuedToday: (name: string) =>
      `Voor ${name} stond vandaag al een herinnering klaar. Er gaat geen tweede.`,
    badDays: (typed: string) =>
      `De instelling "Opgave: dagen van uitnodiging en herinneringen" is niet te lezen: "${typed}". Vul in zoals: 0; 14; 28.`,
    noForms: 'De mails over de opgave gaan niet: er zijn nog geen formulieren.',
    mailed: (count: number, unreachable: readonly string[]) =>
      [
        count ? `${count} ${count === 1 ? 'mail' : 'mails'} over de opgave klaargezet.` : '',
        unreachable.length ? `Geen contact met een e-mailadres bij: ${unreachable.join(', ')}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    mail: {
      subject: (period: string) => `Halfjaarlijkse opgave bedrijventerreinen: ${period.toLowerCase()}`,
      reminderSubject: (period: string) =>
        `Herinnering: halfjaarlijkse opgave bedrijventerreinen, ${period.toLowerCase()}`,
      salutation: 'Beste collega,',
      invitation: (period: string) =>
        `Het is weer tijd voor de halfjaarlijkse opgave over de bedrijventerreinen in uw gemeente (${period.toLowerCase()}). Wilt u voor elk terrein hieronder het formulier invullen? Dat kost ongeveer 10 minuten per terrein.`,
      reminder: (period: string, count: number) =>
        `Wij hebben nog niet alles van u ontvangen voor de halfjaarlijkse opgave (${period.toLowerCase()}). Wilt u het formulier nog invullen voor ${count === 1 ? 'dit terrein' : `deze ${count} terreinen`}?`,
      day: (day: string) => `Het gaat om de situatie op ${day}.`,
      known:
        'Wat wij al weten, staat voor u ingevuld. U hoeft alleen te verbeteren wat niet klopt. De links zijn voor uw gemeente: deel ze alleen met collega’s.',
      links: 'Formulier per terrein',
      link: (name: string) => `Opgave voor ${name}`,
      otherwise: 'Iets anders doorgeven',
      aanmelding: 'Een terrein aanmelden, iets verbeteren of een vraag stellen',
      done: 'Heeft u het formulier net ingevuld? Dan hoeft u niets te doen.',
      closing: 'Met vriendelijke groet,\nhet team bedrijventerreinen',
    },
  },
  drift: {
    found: (form: string, says: string) => `In "${form}" is iets met de hand veranderd. ${says}`,
    restored: (form: string, says: string) => `In "${form}" is iets teruggezet. ${says}`,
    howTo:
      'Wat met de hand is veranderd, hebben we zo gelaten. Terug naar hoe het hoort? Kies Intake > Formulieren terugzetten.',
    deleted: (title: string) => `De vraag of bladzijde "${short(title)}" was weggehaald.`,
    moved: (title: string) => `De volgorde was anders, vanaf "${short(title)}".`,
    changed: {
      title: (title: string, now: string) => `De vraag "${short(title)}" heette "${short(now)}".`,
      help: (title: string) => `De uitleg bij "${short(title)}" was anders.`,
      required: (title: string, now: string) =>
        `De vraag "${short(title)}" was ${now === 'true' ? 'wel' : 'niet'} verplicht.`,
      choices: (title: string) => `De keuzes bij "${short(title)}" waren anders.`,
      other: (title: string) => `De keuze Anders bij "${short(title)}" was aan- of uitgezet.`,
      goTo: (title: string) => `De bladzijde na "${short(title)}" was anders.`,
      check: (title: string) => `De controle bij "${short(title)}" was anders.`,
    },
    texts: {
      title: (now: string) => `De titel was "${short(now)}".`,
      description: () => 'De inleiding was anders.',
      confirmation: () => 'De tekst na het insturen was anders.',
      closed: () => 'De tekst bij een gesloten formulier was anders.',
    },
  },
} as const;
