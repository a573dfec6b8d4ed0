/** What the side panel Terreinfiche says. */
import { formatDay } from './dates.ts';

const dayOr = (day: string | null): string => (day === null ? '' : ` op ${formatDay(day)}`);

export const PANEL = {
  title: 'Terreinfiche',
  thisRow: 'Deze rij',
  nowhere: {
    reason: 'Deze rij hoort niet bij een cluster.',
    tip: 'Kies een rij van een terrein, traject, sessie of subsidie, of zoek hieronder een cluster.',
  },
  noRow: {
    reason: 'Er is geen rij van het register gekozen.',
    tip: 'Kies een rij in een tabblad van het register, of zoek hieronder een cluster.',
  },
  gone: {
    reason: 'Dit cluster staat niet meer in het register.',
    tip: 'Kies een andere rij, of kijk bij Verwijderd.',
  },
  searchWhat: { reason: 'Er is niets ingevuld.', tip: 'Typ een deel van de naam, of de sleutel.' },
  unknownStep: {
    reason: 'Deze stap kan nu niet meer.',
    tip: 'Kies Vernieuwen en kijk welke stappen er zijn.',
  },
  unchanged: 'Er was niets te wijzigen.',
  stays: (label: string, state: string) => `${label} blijft op ${state} staan.`,
  moved: (label: string, state: string) => `${label} staat nu op ${state}.`,
  timeline: {
    step: (wagon: string | null, from: string | null, to: string) =>
      `Wagon ${wagon ?? '?'}: ${from === null ? '' : `van ${from} `}naar ${to}`,
    session: (status: string, count: number | null) =>
      `Sprintsessie ${status}${count === null ? '' : `, ${count} ${count === 1 ? 'ondernemer' : 'ondernemers'}`}`,
    assessment: (level: number | null) => `Organisatiegraad beoordeeld: niveau ${level ?? 'onbekend'}`,
    offered: (to: string | null) => `Overdracht aan wagon ${to ?? '?'} aangeboden`,
    decided: (to: string | null, decision: string) => `Overdracht aan wagon ${to ?? '?'}: ${decision}`,
    application: (name: string) => `Subsidie aangevraagd: ${name}`,
    granted: (name: string) => `Subsidie verleend: ${name}`,
    settled: (name: string) => `Subsidie vastgesteld: ${name}`,
    measure: (title: string) => `Maatregel uitgevoerd: ${title}`,
    metering: 'Meetgegevens geanalyseerd',
    meeting: (name: string, status: string) => `Overleg ${status}: ${name}`,
    report: (name: string) => `Rapport gemaakt: ${name}`,
    lesson: (title: string) => `Les opgeschreven: ${title}`,
  },
  step: {
    required: (label: string) => `${label} is niet ingevuld.`,
    requiredTip: {
      text: 'Vul het in.',
      paragraph: 'Vul het in.',
      date: 'Kies een dag.',
      choice: 'Kies uit de lijst.',
      checks: 'Kies er minstens één.',
    },
    dateHelp: 'De dag waarop de stap echt gebeurde. Leeg is vandaag.',
    reasonHelp: 'Verplicht bij een stap terug, een overgeslagen stap en een begin halverwege.',
    future: (label: string) => `${label} ligt in de toekomst.`,
    futureTip: 'Kies vandaag of een eerdere dag.',
    advance: (label: string, state: string) => `${label} gaat hierbij naar ${state}.`,
    from: (state: string) => `Nu: ${state}.`,
    needsReason: (label: string) => `${label} (met reden)`,
    countMissing: 'Bij een gehouden sessie hoort het aantal ondernemers.',
    countTip: 'Vul in hoeveel ondernemers er waren; 0 mag ook.',
    themeMissing: 'Bij dit idee ontbreekt het thema.',
    ideaMissing: 'Bij dit thema ontbreekt het idee.',
    ideaTip: 'Vul het idee en het thema in, of maak beide leeg.',
    started: (name: string) => `Het traject ${name} is begonnen.`,
    planned: (day: string) => `De sprintsessie van ${formatDay(day)} is gepland.`,
    held: (ideas: number) =>
      `De uitslag van de sessie is vastgelegd${ideas ? `, met ${ideas} ${ideas === 1 ? 'idee' : 'ideeën'}` : ''}.`,
    cancelled: 'De sessie staat op Geannuleerd.',
    offered: (wagon: string) => `De overdracht aan wagon ${wagon} is aangeboden.`,
    decision: {
      geaccepteerd: 'De overdracht is geaccepteerd.',
      teruggegeven: 'De overdracht is teruggegeven.',
      bemiddeling: 'Er is om bemiddeling gevraagd. De coördinator ziet dit als signaal.',
    } as Readonly<Record<string, string>>,
    assessed: (level: number, before: number | null, organised: boolean) =>
      `De organisatiegraad is niveau ${level}${before === null ? '' : ` (was ${before})`}; het cluster is ${
        organised ? '' : 'nog niet '
      }georganiseerd volgens de regeling.`,
    logged: 'De activiteit is vastgelegd.',
    action: (due: string | null) => `De volgende actie is vastgelegd${dayOr(due)}.`,
  },
} as const;
