/** The Dutch sentences of signals: what is the matter, and how to mend it. The rules stand in programme/signals. */
import { formatDay as dutch } from './dates.ts';
import type { Widened } from './widened.ts';

/** What is of no cluster. */
export const NOWHERE = 'Zonder cluster';

const named = (name: string | null): string => name ?? NOWHERE;

/** By id of the signal. What a message takes is what its search finds. */
export const SIGNALS_NL = {
  geen_gebeurtenis: {
    tip: 'Bel de aanjager. Leg de activiteit vast, zet een stap, of zet het traject op Wacht of Gestopt.',
    message: (name: string | null, days: number, last: string) =>
      `${named(name)}: al ${days} dagen geen gebeurtenis, de laatste was op ${dutch(last)}.`,
  },
  wagon_niet_opgepakt: {
    tip: 'Zet de eerste status van de volgende wagon, of overleg met wie het overnam.',
    message: (name: string | null, since: string, wagon: string) =>
      `${named(name)}: sinds ${dutch(since)} klaar voor wagon ${wagon}, maar die is nog niet begonnen.`,
  },
  actie_te_laat: {
    tip: 'Doe de actie en vul de volgende in, of kies een nieuwe dag.',
    message: (name: string | null, action: string | null, due: string) =>
      `${named(name)}: de volgende actie${action ? ` "${action}"` : ''} had op ${dutch(due)} klaar moeten zijn.`,
  },
  start_zonder_nulmeting: {
    tip: 'Beoordeel de organisatiegraad van het cluster, met een datum van rond de start.',
    message: (name: string | null, start: string, until: string, late: boolean) =>
      `${named(name)}: gestart op ${dutch(start)} zonder nulmeting; die ${late ? 'moest' : 'moet'} er op ${dutch(until)} zijn.`,
  },
  wacht_voorbij: {
    tip: 'Kijk of het traject verder kan. Zo niet: kies een nieuwe dag.',
    message: (name: string | null, day: string) =>
      `${named(name)}: wacht, en zou op ${dutch(day)} opnieuw worden bekeken.`,
  },
  sprint_zonder_aanvraag: {
    tip: 'Vraag of de ondernemers nog aanvragen. Zo niet: sluit het traject af of leg in de toelichting vast waarom.',
    message: (name: string | null, held: string, until: string, late: boolean) =>
      `${named(name)}: na de sprint van ${dutch(held)} is nog geen subsidie aangevraagd; ${
        late ? `de termijn was tot en met ${dutch(until)}` : `dat kan tot en met ${dutch(until)}`
      }.`,
  },
  sessie_zonder_uitslag: {
    tip: 'Leg vast dat de sessie is gehouden, met het aantal ondernemers, of zet haar op Geannuleerd.',
    message: (name: string | null, day: string) =>
      `${named(name)}: de sprintsessie van ${dutch(day)} staat nog op Gepland.`,
  },
  overdracht_open: {
    tip: 'Accepteer de overdracht of geef haar terug met een reden. Lukt dat samen niet: kies Bemiddeling.',
    message: (name: string | null, wagon: string, days: number) =>
      `${named(name)}: de overdracht naar wagon ${wagon} staat al ${days} dagen open.`,
  },
  overdracht_bemiddeling: {
    tip: 'Spreek met wie overdraagt en wie overneemt, en zet het besluit op Geaccepteerd of Teruggegeven.',
    message: (name: string | null, wagon: string) =>
      `${named(name)}: bij de overdracht naar wagon ${wagon} is bemiddeling nodig.`,
  },
  verantwoording_te_laat: {
    tip: 'Vraag de aanvrager om de verantwoording, of vul een nieuwe dag in.',
    message: (name: string | null, due: string) =>
      `${named(name)}: de verantwoording van de subsidie moest er op ${dutch(due)} zijn.`,
  },
  actiepunt_te_laat: {
    tip: 'Zet het actiepunt op Klaar of Vervallen, of kies een nieuwe dag.',
    message: (name: string | null, action: string, due: string) =>
      `${name ?? 'Actiepunt'}: het actiepunt "${action}" had op ${dutch(due)} klaar moeten zijn.`,
  },
  gemeente_zonder_traject: {
    tip: 'Bekijk met de gemeente welk terrein kansrijk is, en begin een traject.',
    message: (name: string) => `${name}: nog geen traject in de gemeente.`,
  },
  uitkering_loopt_af: {
    tip: 'Kijk welke activiteiten en kosten nog voor die dag klaar kunnen zijn, en begin aan het eindrapport.',
    message: (end: string, left: number) =>
      `De uitkering loopt af op ${dutch(end)}: nog ${left} ${left === 1 ? 'dag' : 'dagen'}.`,
  },
} as const;

export type SignalId = keyof typeof SIGNALS_NL;

export type SignalWords = Widened<typeof SIGNALS_NL>;
