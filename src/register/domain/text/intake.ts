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
    fine: 'De formulieren zijn in orde. Er is niets gewijzigd.',
    made: (form: string) => `Formulier "${form}" is gemaakt.`,
    updated: (form: string, count: number) =>
      `Formulier "${form}" is bijgewerkt: ${count} ${count === 1 ? 'onderdeel' : 'onderdelen'}.`,
    missing: (form: string) =>
      `Formulier "${form}" kunnen we niet openen. Het is weggegooid, of je mag het niet bewerken. Zet het terug uit de prullenbak of vraag de eigenaar om rechten. Lukt dat niet? Kies dan Intake > Formulieren terugzetten: het register maakt een nieuw formulier.`,
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
