/** What people read about periods, control and frozen figures. */
import { formatDay, formatLongDay } from './dates.ts';

const STATUS: Readonly<Record<string, string>> = {
  open: 'Open',
  controle: 'In controle',
  vastgesteld: 'Vastgesteld',
  ingediend: 'Ingediend',
};

const count = (number: number, one: string, more: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${more}`;

/** Stands for the leg of the grant of costs of which nobody chose it yet. */
export const NO_LEG = 'Nog niet ingevuld';

export const MONITORING = {
  page: 'Perioden controleren en vaststellen',
  status: (code: string): string => STATUS[code] ?? code,
  period: {
    half: (half: 1 | 2, year: number): string => `${half === 1 ? 'Eerste' : 'Tweede'} halfjaar ${year}`,
    calendar: (year: number): string => `Kalenderjaar ${year}`,
    grant: (year: number): string => `Uitkeringsjaar ${year}-${year + 1}`,
    term: 'Hele looptijd van de uitkering',
    offered: 'Nieuwe perioden klaarzetten',
    none: 'Er zijn geen nieuwe perioden. De uitkering en haar dagen staan in Instellingen.',
    added: (names: readonly string[]): string => `Nieuwe perioden: ${names.join(', ')}.`,
  },
  refusal: {
    same: (name: string, to: string): string => `${name} staat al op ${STATUS[to]}.`,
    noDays: (name: string): string => `Bij ${name} ontbreekt de eerste of de laatste dag.`,
    frozen: (name: string): string =>
      `De cijfers van ${name} staan vast en gaan niet meer open. Maak een correctie als er iets niet klopt.`,
    begun: (name: string): string =>
      `Het vaststellen van ${name} is al begonnen. Maak dat eerst af; daarna kan een correctie.`,
    skip: (name: string, from: string, next: string): string =>
      `${name} staat op ${STATUS[from]}. Eerst komt ${STATUS[next]}.`,
    runs: (name: string, until: string): string =>
      `${name} loopt nog tot en met ${formatDay(until)}. Vaststellen kan vanaf de dag daarna.`,
    incomplete: (name: string): string => `Nog niet alle cijfers van ${name} zijn vastgezet.`,
    notFrozen: (name: string): string => `${name} is nog niet vastgesteld, dus er is niets te corrigeren.`,
    nothing: (name: string): string =>
      `De gekozen clusters geven nu dezelfde cijfers als die van ${name} die al vast staan.`,
    nothingTip: 'Verbeter eerst de rijen in het register.',
    noReason: 'Geef de reden van de correctie.',
    noClusters: 'Kies minstens één cluster.',
    unknown: (key: string): string => `De periode ${key} staat niet in het tabblad Perioden.`,
    gone: (key: string): string => `Het cluster ${key} hoort niet bij deze periode.`,
    tip: 'Er is niets gewijzigd.',
  },
  reason: {
    status: (name: string, to: string): string => `${name}: ${STATUS[to]}`,
    freeze: (name: string): string => `${name} vaststellen`,
    correct: (name: string): string => `Correctie van ${name}`,
    during: 'Gewijzigd terwijl de periode werd vastgesteld',
    mail: (name: string): string => `Controle van ${name}`,
  },
  done: {
    status: (name: string, to: string): string => `${name} staat nu op ${STATUS[to]}.`,
    /** `byNight`: the reports follow by themselves. */
    freeze: (name: string, frozen: number, byNight: boolean): string =>
      `${name} is vastgesteld: de cijfers van ${count(frozen, 'cluster', 'clusters')} staan vast. ${
        byNight
          ? 'De definitieve rapporten komen komende nacht vanzelf.'
          : 'Maak nu de definitieve rapporten.'
      }`,
    correct: (name: string, version: number, byNight: boolean): string =>
      `De correctie van ${name} is gemaakt: versie ${version}. ${
        byNight
          ? 'De nieuwe versies van de rapporten komen komende nacht vanzelf.'
          : 'Maak de rapporten opnieuw.'
      }`,
    busy: (left: number): string =>
      `Nog ${count(left, 'cluster of gemeente', 'clusters en gemeenten')} te gaan.`,
    mailed: (mails: number, unreachable: number): string =>
      [
        mails
          ? `Er ${mails === 1 ? 'gaat 1 bericht' : `gaan ${mails} berichten`} uit.`
          : 'Iedereen kreeg vandaag al bericht, of er mist niets.',
        unreachable
          ? `Voor ${count(unreachable, 'punt', 'punten')} is niemand met een e-mailadres bekend.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
  },
  mail: {
    subject: (name: string, points: number): string =>
      `${count(points, 'punt', 'punten')} voor de rapportage: ${name.toLowerCase()}`,
    hello: 'Goedendag,',
    programme: 'Het programma',
    intro: (name: string, until: string | null): string =>
      `Binnenkort worden de cijfers vastgesteld: ${name.toLowerCase()}${until === null ? '' : `, tot en met ${formatLongDay(until)}`}. Hieronder staat wat er nog ontbreekt of niet klopt.`,
    together: 'Hetzelfde op meer plaatsen',
    alike: (what: string, points: number): string => `${what.replace(/\.$/, '')} (${points} keer)`,
    open: (row: string): string => `${row} openen`,
    tab: (tab: string): string => `Tabblad ${tab}`,
    openTab: (tab: string): string => `Tabblad ${tab} openen`,
    addresses: 'Links naar het register',
    office: 'Vul het aan in het register. Lukt iets niet, laat het dan weten.',
    municipality: 'Wilt u ons laten weten wat wij kunnen invullen? U kunt op dit bericht antwoorden.',
    more: (left: number): string =>
      `En nog ${count(left, 'punt', 'punten')}. De hele lijst staat in Terreinregister → Rapporten → Perioden controleren en vaststellen.`,
    closing: 'Met vriendelijke groet,\nProvincie Overijssel',
  },
} as const;
