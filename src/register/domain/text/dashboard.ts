/** All Dutch sentences of the dashboard and of the lists of work. */

export const BOARDS = {
  dashboard: {
    tab: 'Dashboard',
    title: 'Dashboard',
    menu: 'Dashboard maken of herstellen',
    standing: 'Stand van',
    over: 'Cijfers over',
    till: 't/m',
    guard: 'Formules van het register: alleen de keuzes bovenaan zijn om te wijzigen.',
  },
  workings: {
    tab: 'Rekenblad',
    title: 'Rekenblad',
    help: 'Hier rekent het register de cijfers van het dashboard uit, stap voor stap. Wijzig hier niets; Dashboard maken of herstellen zet het terug.',
    steps: 'Uitgangspunten',
    figures: 'Cijfers',
    month: 'Maand',
    started: 'Gestart',
    goal: 'Nodig voor het doel',
    moments: { period: 'over de periode', now: 'vandaag' },
  },
  choices: {
    year: 'Jaar',
    period: 'Periode',
    place: 'Gemeente',
    thisYear: 'Dit jaar',
    all: 'Hele provincie',
    help: 'Kies uit de lijst. De cijfers rekenen meteen mee, ook bij wie meekijkt.',
    periods: {
      year: 'Heel jaar',
      first: 'Eerste halfjaar',
      second: 'Tweede halfjaar',
      grantYear: 'Uitkeringsjaar (vanaf 1 mei)',
      term: 'Hele looptijd',
    },
  },
  candidate: 'Kandidaat',
  otherName: (tab: string) => `${tab} (register)`,
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  tiles: {
    starts: {
      label: 'Gestarte bedrijventerreinen',
      small: 'Clusters met een start in de periode, geteld met Telt als.',
    },
    organised: {
      label: 'Organisatiegraad verbeterd',
      small: 'Gestarte clusters op een hoger niveau dan bij hun nulmeting.',
    },
    sessions: { label: 'Sprintsessies gehouden', small: 'Sessies met de status Gehouden in de periode.' },
    handovers: { label: 'Overdrachten die wachten', small: 'Besluit Open of Bemiddeling, op dit moment.' },
    overdue: { label: 'Acties te laat', small: 'Volgende acties en actiepunten waarvan de dag voorbij is.' },
    spent: {
      label: 'Besteed van de uitkering',
      small: 'Ten laste van de SPUK, deel bedrijventerreinen, vanaf de eerste dag.',
    },
    complete: {
      label: 'Volledigheid',
      small: 'Ingevulde verplichte velden gedeeld door alle verplichte velden, op dit moment.',
    },
    covered: {
      label: 'Gemeenten met een traject',
      small: 'Minstens één traject dat loopt of is afgerond, op dit moment.',
    },
  },
  headings: {
    tiles: 'Hoe staan we ervoor?',
    talk: 'Wat nu bespreken?',
    course: 'Op weg naar het doel',
    wagons: 'De drie wagons, vandaag',
    places: 'Gemeenten en wagons, vandaag',
    white: 'Waar gebeurt niets?',
    themes: 'Thema’s: waar kunnen krachten samen?',
  },
  lists: {
    help: 'Deze lijst vult zichzelf uit Trajecten, het dringendste bovenaan. Wijzigen doe je in Trajecten of met de Terreinfiche.',
    none: 'Geen trajecten in deze wagon.',
    titles: { 1: 'Wagon 1', 2: 'Wagon 2', 3: 'Wagon 3' },
  },
  setUp: {
    made: (tabs: readonly string[]) =>
      `${tabs.length === 1 ? 'Tabblad' : 'Tabbladen'} ${tabs.join(', ')} ${tabs.length === 1 ? 'is' : 'zijn'} gemaakt of bijgewerkt.`,
    later: 'Er was geen tijd meer voor het dashboard. Kies Terreinregister > Dashboard maken of herstellen.',
    fine: 'Het dashboard is in orde. Er is niets gewijzigd.',
  },
} as const;
