/** All Dutch sentences about making the documents of reports. */

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

/** `Eerste halfjaar 2026` within a sentence. */
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const REPORT_RUN = {
  page: 'Rapporten maken',
  root: 'Rapporten bedrijventerreinen',
  folder: (period: string) => `Rapporten ${lower(period)}`,
  concept: (name: string) => `${name} (concept)`,
  version: (name: string, version: number) => (version > 1 ? `${name} (versie ${version})` : name),
  replaced: (name: string) => `Vervangen - ${name}`,
  title: (report: string, period: string, what: string | null) =>
    what === null ? `${report}, ${lower(period)}` : `${report}, ${lower(period)}: ${what}`,
  some: (n: number) => `${count(n, 'document', 'documenten')}`,
  folderReason: 'Map met rapporten',
  noPeriod: (key: string) => `De periode ${key} staat niet in het tabblad Perioden.`,
  noPeriodTip: 'Kies een periode die er is, of zet de periode terug.',
  noReport: (id: string) => `Het rapport "${id}" bestaat niet in deze versie van het register.`,
  noReportTip: 'Kies een ander rapport.',
  noDays: (period: string) => `Van ${period} is niet bekend wanneer die begint of eindigt.`,
  noDaysTip: 'Vul in het tabblad Perioden de eerste en de laatste dag in.',
  none: 'Hierover is er geen document te maken in deze periode.',
  noneTip:
    'Kies iets anders. Een document per terrein komt er alleen voor terreinen waarover iets te melden is.',
  noSubject: 'Dit staat niet meer in het register, of hoort niet bij dit rapport.',
  noSubjectTip: 'Haal het uit de keuze.',
  noPdf: (why: string) => `Het document is er, de pdf niet: ${why}`,
  noPdfLeave: 'Het document is er, de pdf niet: geen toestemming.',
  noPdfLeaveTip: 'Kies Installeren of herstellen.',
  notShared:
    'De map is niet gedeeld met de organisatie: Google staat dat niet toe voor dit account. Deel de map zelf.',
  done: (made: number, same: number) =>
    [
      made ? `Gemaakt: ${count(made, 'document', 'documenten')}.` : '',
      same ? `Niet veranderd en dus niet opnieuw gemaakt: ${same}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  step: 'Rapporten klaarzetten',
  planned: (n: number) => `${count(n, 'taak', 'taken')} met rapporten klaargezet.`,
} as const;
