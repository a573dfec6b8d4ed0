/** The Dutch sentences of Ongedaan maken, Verwijderd, Geschiedenis and the archive of the journal. */

const count = (n: number, one: string, more: string): string =>
  `${n.toLocaleString('nl-NL')} ${n === 1 ? one : more}`;

/** `a`, `a en b`, `a, b en c`. */
export function enumeration(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} en ${parts[parts.length - 1]}`;
}

/** The reason of a batch that takes another back; `undoneBatch` reads it again. */
export function undoReason(batch: string, partly: boolean, why: string): string {
  const text = `Batch ${batch} ${partly ? 'deels ' : ''}ongedaan gemaakt`;
  return (why ? `${text}: ${why}` : text).slice(0, 500);
}

/** The batch that a reason says was taken back, or null. */
export function undoneBatch(reason: string): { readonly batch: string; readonly partly: boolean } | null {
  const match = /^Batch (\S+) (deels )?ongedaan gemaakt/.exec(reason);
  return match ? { batch: match[1]!, partly: match[2] !== undefined } : null;
}

export const HISTORY = {
  blank: '(leeg)',
  shielded: '(afgeschermd)',
  unknown: 'onbekend',
  ticked: (yes: boolean): string => (yes ? 'aangevinkt' : 'niet aangevinkt'),
  undone: (by: string, partly: boolean): string =>
    `${partly ? 'Deels ongedaan' : 'Ongedaan'} gemaakt met batch ${by}`,
  rows: (added: number, updated: number, removed: number): string =>
    enumeration([
      ...(added ? [`${count(added, 'rij', 'rijen')} toegevoegd`] : []),
      ...(updated ? [`${count(updated, 'rij', 'rijen')} gewijzigd`] : []),
      ...(removed ? [`${count(removed, 'rij', 'rijen')} verwijderd`] : []),
    ]),
  sample: {
    add: (row: string): string => `${row} toegevoegd`,
    remove: (row: string): string => `${row} verwijderd`,
    update: (row: string, label: string, old: string, now: string): string =>
      `${row}: ${label} was ${old}, nu ${now}`,
  },
  plan: {
    todo: (removed: number, fields: number, restored: number, rest: boolean): string =>
      `${rest ? 'De rest terugnemen' : 'Terugnemen'} ${enumeration([
        ...(removed ? [`verwijdert ${count(removed, 'rij', 'rijen')}`] : []),
        ...(fields ? [`zet ${count(fields, 'veld', 'velden')} terug`] : []),
        ...(restored ? [`zet ${count(restored, 'verwijderde rij', 'verwijderde rijen')} terug`] : []),
      ])}.`,
    nothing: 'Er is niets terug te nemen: alles staat al zoals het voor deze batch was.',
    shielded: (row: string, fields: readonly string[]): string =>
      `${row}: ${enumeration(fields)}. Gegevens van mensen staan niet in het journaal en blijven zoals ze nu zijn. De oude waarde staat bij Bestand > Versiegeschiedenis van Google.`,
    lost: (row: string, fields: readonly string[]): string =>
      `${row}: met de rij ${fields.length === 1 ? 'verdwijnt' : 'verdwijnen'} ${enumeration(fields)}. Gegevens van mensen staan niet in het journaal: zet je de rij later terug, dan ${fields.length === 1 ? 'is dit veld' : 'zijn deze velden'} leeg.`,
    moreLost: (rows: number): string =>
      `En nog ${count(rows, 'rij', 'rijen')} waarvan de gegevens van mensen verdwijnen.`,
    moreShielded: (rows: number): string =>
      `En nog ${count(rows, 'rij', 'rijen')} met gegevens van mensen die zo blijven. Die staan bij Bestand > Versiegeschiedenis van Google.`,
    dangling: (row: string, label: string, keys: readonly string[]): string =>
      `${row}: ${label} verwijst daarna naar ${enumeration(keys)}, en die rij bestaat niet meer. Kies daar een andere rij, of zet de verwijderde rij ook terug.`,
    moreDangling: (n: number): string =>
      `En nog ${count(n, 'verwijzing', 'verwijzingen')} naar een rij die er niet meer is.`,
  },
  obstacle: {
    changed: (who: string, when: string): string => `Later gewijzigd door ${who} op ${when}.`,
    changedUnseen: 'Later gewijzigd; het journaal zegt niet door wie.',
    gone: (who: string, when: string): string => `De rij is later verwijderd door ${who} op ${when}.`,
    goneUnseen: 'De rij is er niet meer; het journaal zegt niet door wie.',
    used: (row: string, label: string): string => `De rij kan niet weg: ${row} verwijst ernaar (${label}).`,
    frozen: 'Vastgezette cijfers blijven altijd staan. Een correctie is een nieuwe versie.',
    whole: '(hele rij)',
  },
  takeBack: {
    unknownBatch: (batch: string) => ({
      reason: `Batch ${batch} staat niet in het journaal.`,
      tip: 'Oude batches staan in het archief en gaan niet meer in één keer terug. Open het venster opnieuw.',
    }),
    notUndoable: {
      reason: 'Deze batch gaat over het journaal zelf.',
      tip: 'Zij kan niet ongedaan worden gemaakt. De regels staan in het archiefbestand.',
    },
    done: (batch: string, what: string, partly: boolean): string =>
      `Batch ${batch} is ${partly ? 'deels ' : ''}ongedaan gemaakt: ${what}.`,
    nothingDone: (batch: string): string =>
      `Batch ${batch} hoefde niet terug: alles stond al zoals het ervoor was.`,
    nothingLeft: {
      reason: 'Alles van deze batch is later gewijzigd, dus er blijft niets over om terug te nemen.',
      tip: 'Maak eerst de latere batches ongedaan, of verbeter de velden in het blad.',
    },
  },
  deleted: {
    reason: (row: string): string => `Verwijderde rij teruggezet: ${row}`.slice(0, 500),
    unknown: {
      reason: 'Deze verwijdering staat niet in het journaal.',
      tip: 'Open het venster opnieuw.',
    },
    back: (row: string) => ({
      reason: `${row} staat al in het blad.`,
      tip: 'Er is niets teruggezet.',
    }),
    restoredBy: (who: string, when: string): string => `Teruggezet door ${who} op ${when}`,
    done: (row: string, tab: string): string => `${row} staat weer in ${tab}.`,
    personal: (fields: readonly string[]): string =>
      `${enumeration(fields)} ${fields.length === 1 ? 'is' : 'zijn'} leeg: gegevens van mensen staan niet in het journaal. De oude waarde staat bij Bestand > Versiegeschiedenis van Google.`,
    dangling: (label: string, keys: readonly string[]): string =>
      `${label} verwijst naar ${enumeration(keys)}, en die rij bestaat niet meer. Kies een andere rij, of zet die rij ook terug.`,
  },
  row: {
    noTab: {
      reason: 'Dit tabblad hoort niet bij het register.',
      tip: 'Sluit dit venster, kies een rij in een tabblad van het register en probeer het opnieuw.',
    },
    noRow: {
      reason: 'De gekozen rij is leeg of heeft nog geen sleutel.',
      tip: 'Sluit dit venster, kies een rij met een sleutel en probeer het opnieuw.',
    },
    noHistory: 'Het journaal weet niets van deze rij.',
  },
} as const;
