/** All Dutch sentences about meetings: their agenda, what was decided in them, and lessons that are shared. */
import { enumeration } from './history.ts';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export const MEETING = {
  title: 'Overleg voorbereiden en vastleggen',
  agenda: {
    previous: (name: string, day: string) => `Verslag van ${name}, ${day}`,
    opening: 'Opening',
    actions: 'Openstaande actiepunten',
    handovers: 'Overdrachten die wachten',
    signals: 'Wat aandacht vraagt',
    sessions: 'Komende sprintsessies',
    lessons: 'Lessen om te delen',
    closing: 'Besluiten, afspraken en rondvraag',
    action: (action: string, due: string | null, owner: string | null, late: boolean) =>
      [action, due && `${late ? 'had klaar moeten zijn op' : 'voor'} ${due}`, owner]
        .filter(Boolean)
        .join(' – '),
    handover: (place: string, from: string, to: string, day: string, days: number) =>
      `${place}: van wagon ${from} naar ${to}, aangeboden op ${day} (${many(days, 'dag', 'dagen')} open)`,
    session: (day: string, places: string) => `${day}: ${places}`,
    places: (names: readonly string[]) =>
      names.length > 9 ? `${names.slice(0, 8).join(', ')} en nog ${names.length - 8}` : enumeration(names),
    more: (count: number) => `en nog ${count}`,
    unknownPlace: 'plaats nog niet bekend',
  },
  saved: 'De agenda is bewaard.',
  same: 'De agenda was al zo. Er is niets gewijzigd.',
  recorded: (decisions: number, actions: number) =>
    `Vastgelegd: ${many(decisions, 'besluit', 'besluiten')} en ${many(actions, 'actiepunt', 'actiepunten')}.`,
  reasons: {
    agenda: (key: string) => `Agenda van overleg ${key}`,
    record: (key: string) => `Verslag van overleg ${key}`,
    shared: (channel: string) => `Lessen gedeeld via ${channel}`,
  },
  refuse: {
    gone: ['Dit overleg staat niet meer in het register.', 'Sluit dit venster en open het opnieuw.'],
    changed: [
      'Iemand anders heeft dit overleg intussen gewijzigd.',
      'Kies Opnieuw ophalen. Wat je hier hebt getypt, blijft staan zolang je het venster niet sluit.',
    ],
    ahead: [
      'Het overleg is nog niet geweest.',
      'Leg het vast op de dag zelf of daarna, of verbeter de datum in Overleggen.',
    ],
    noDay: ['Het overleg heeft geen datum.', 'Vul in Overleggen eerst de datum in.'],
    cancelled: [
      'Het overleg is geannuleerd.',
      'Zet in Overleggen de status op Gepland als het toch doorging.',
    ],
    nothing: ['Er is niets ingevuld.', 'Vul een verslag, een besluit of een actiepunt in.'],
    decision: (place: number) => [
      `Besluit ${place} is leeg.`,
      'Vul in wat er is besloten, of haal de regel weg.',
    ],
    action: (place: number) => [
      `Actiepunt ${place} is leeg.`,
      'Vul in wat er moet gebeuren, of haal de regel weg.',
    ],
    owner: (place: number) => [
      `Bij actiepunt ${place} staat niet wie het doet.`,
      'Kies iemand uit de lijst.',
    ],
    due: (place: number) => [
      `Bij actiepunt ${place} is de dag niet te lezen.`,
      'Kies een dag, zoals 15-12-2026.',
    ],
    long: (what: string, place: number, most: number) => [
      `${what} ${place} is te lang.`,
      `Kort het in tot hoogstens ${most} tekens.`,
    ],
  },
  documents: {
    agenda: 'Agenda',
    minutes: 'Verslag',
    lessons: 'Lessen',
    templateOf: (what: string) => `Sjabloon ${what.toLowerCase()}`,
    programme: 'het programma',
    everybody: 'iedereen',
    folder: 'Overleggen en lessen',
    reason: (what: string, key: string) => `${what} van overleg ${key} als document`,
    lessonsName: (audience: string, day: string) => `Lessen voor ${audience} – ${day}`,
    made: 'Het document is gemaakt.',
    same: 'Het document was er al en is nog hetzelfde.',
    noAgenda: ['De agenda is nog niet bewaard.', 'Bewaar eerst de agenda.'],
  },
  lessons: {
    title: 'Lessen delen',
    none: ['Er is geen les gekozen.', 'Kies minstens één les.'],
    channel: ['Dit kanaal staat niet in de lijst.', 'Kies een kanaal uit de lijst.'],
    gone: [
      'Een van de lessen is intussen gewijzigd of al gedeeld.',
      'Sluit dit venster en open het opnieuw.',
    ],
    done: (count: number, channel: string) =>
      `${many(count, 'les staat', 'lessen staan')} nu als gedeeld via ${channel}.`,
    mail: (audience: string) => `Lessen voor ${audience.toLowerCase()}`,
    intro: 'Dit hebben we geleerd op de bedrijventerreinen. Misschien heeft u er iets aan.',
    queued: (count: number) => `${many(count, 'mail staat', 'mails staan')} klaar in Postvak uit.`,
  },
} as const;
