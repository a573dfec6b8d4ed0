/** All Dutch sentences about long work: the tab Taken and the page on it. */

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const JOBS = {
  title: 'Taken',
  started: (title: string) => `Taak gestart: ${title}`,
  changed: (title: string) => `Taak: ${title}`,
  gone: (key: string) => `De taak ${key} staat niet meer in het tabblad Taken.`,
  goneTip: 'Sluit het venster en open het opnieuw.',
  notNow: (status: string) => `Dat kan nu niet: deze taak staat op ${status}.`,
  notNowTip: 'Kijk hieronder hoe het met de taak staat.',
  nothing: 'Er is niets te doen: de keuze bevat geen enkel onderdeel.',
  nothingTip: 'Kies iets anders en probeer het opnieuw.',
  died: (n: number) =>
    `Google brak het werk ${n} keer af terwijl het hiermee bezig was. Misschien is het te groot. Probeer dit onderdeel alleen.`,
  neverBegan: (n: number) =>
    `Google brak het werk ${n} keer af voordat er iets klaar was. Kijk bij Staat van het register of er iets mis is.`,
  quota: 'Google laat nu even niet meer toe. Het register gaat vanzelf verder, meestal binnen een kwartier.',
  trouble: (message: string) => `Google gaf een fout (${message}). Het register probeert het zo weer.`,
  notOwn: 'Het register gaat hiermee verder binnen een kwartier, met het account van wie de taken beheert.',
  /** In the column Fout. */
  wrong: (n: number, lines: readonly string[]) =>
    [`Niet gelukt: ${count(n, 'onderdeel', 'onderdelen')}.`, ...lines].join('\n'),
  line: (name: string, reason: string) => `${name}: ${reason}`,
  more: (n: number) => `En nog ${n}.`,
  unknownKind: 'Dit werk hoort bij een andere versie van het register.',
} as const;
