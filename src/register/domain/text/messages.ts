/** All Dutch sentences of reading, writing and menus that do not belong to one column kind or one rule. */

const ROLE_NAMES = {
  coordinator: 'coördinator',
  medewerker: 'medewerker',
  aanjager: 'aanjager',
  versnellingsteam: 'Versnellingsteam',
  lezer: 'lezer',
} as const;

/** The first few of a list; the others as a number. */
function some(what: readonly string[]): string {
  const rest = what.length - 3;
  return [...what.slice(0, 3), ...(rest > 0 ? [`en nog ${rest}`] : [])].join('; ');
}

/** What a check of the whole register came to. */
interface NightCheck {
  readonly unseen: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly computed: number;
  readonly open: { readonly fout: number; readonly waarschuwing: number; readonly melding: number };
}

export const TEXT = {
  fault: {
    title: 'Dat lukte niet',
    unexpected: (detail: string) =>
      `Er ging iets mis dat het register niet kent. Er gaat niets verloren: bij de volgende wijziging maakt het register af wat nog open stond.\n\nProbeer het nog eens. Blijft het misgaan? Stuur dan deze melding naar de beheerder:\n${detail}`,
  },
  problem: {
    noKey: {
      reason: 'Deze rij heeft geen sleutel.',
      tip: 'Verwijder de rij als zij leeg hoort te zijn. Zet anders de sleutel terug die in het Journaal staat.',
    },
    sameKey: (row: number) => ({
      reason: `Deze sleutel staat ook in rij ${row}.`,
      tip: 'Houd één rij en verwijder de andere, of maak de sleutel leeg als het een nieuwe rij is.',
    }),
  },
  conflict: {
    changed: (noun: string, key: string, label: string, expected: string, found: string) =>
      `Iemand heeft ${noun} ${key} intussen gewijzigd: ${label} is nu "${found}" en was "${expected}".`,
    gone: (noun: string, key: string) => `We vinden ${noun} ${key} niet meer.`,
    exists: (noun: string, key: string) => `Er is al een rij voor ${noun} met de sleutel ${key}.`,
  },
  attention: {
    wholeRow: 'Hele rij',
    /** Begins the register's part of a note on a cell. */
    sign: '⚑ Terreinregister',
    severity: { fout: 'Fout.', waarschuwing: 'Let op.', melding: 'Ter info.' },
  },
  edit: {
    reason: 'Gewijzigd in het blad',
    night: 'Gevonden bij de nachtcontrole',
    removed: 'Verwijderd in het blad',
    lost: 'Dit hoort bij het register',
    lostWhat: (what: string) =>
      `${what} is weg. Druk op Ctrl+Z, of kies Terreinregister > Beheer > Installeren of herstellen: dan komt het terug met wat erin stond.`,
    computed: 'Bijgewerkt wat uit andere cellen volgt',
  },
  note: {
    system: 'Wordt door het register gevuld.',
    required: 'Verplicht.',
    unit: (unit: string) => `Eenheid: ${unit}.`,
  },
  setUp: {
    title: 'Installeren of herstellen',
    fine: 'Alles is in orde. Er is niets gewijzigd.',
    installed: (count: number) => `${count} tabbladen gemaakt.`,
    tabMade: (tab: string) => `Tabblad "${tab}" ontbrak: opnieuw gemaakt.`,
    renamed: (tab: string, name: string) => `Tabblad "${tab}" heet nu "${name}": zo gelaten.`,
    recognised: (tab: string) => `Tabblad "${tab}" is weer herkend aan de naam en de koppen.`,
    otherName: (tab: string) => `${tab} (register)`,
    copy: (copy: string, original: string) =>
      `Tabblad "${copy}" is een kopie van "${original}". Het register gebruikt de kopie niet; je mag hem houden of weggooien.`,
    headerRowMade: (tab: string) => `De kopregel van "${tab}" ontbrak: opnieuw gemaakt.`,
    headerFilled: (label: string, tab: string) =>
      `De kop van kolom "${label}" in "${tab}" was leeg: opnieuw ingevuld.`,
    columnMade: (label: string, tab: string, behind: string | null) =>
      `Kolom "${label}" in "${tab}" ontbrak: opnieuw gemaakt ${behind === null ? 'vooraan' : `achter "${behind}"`}.`,
    tabRefilled: 'Rijen van een verdwenen tabblad teruggezet',
    rowsRevived: (tab: string, count: number, personal: boolean) =>
      `In "${tab}" ${count === 1 ? 'is 1 rij' : `zijn ${count} rijen`} teruggezet uit het Journaal.${personal ? ' Namen en adressen staan daar niet in. Je vindt ze bij Bestand > Versiegeschiedenis.' : ''}`,
    columnContents: 'De inhoud van een kolom die was weggehaald,',
    columnRevived: (tab: string, count: number) =>
      `In "${tab}" is teruggezet wat er in de verdwenen kolommen stond: ${count} cellen.`,
    columnRecognised: (label: string, tab: string) =>
      `Kolom "${label}" in "${tab}" is weer herkend aan de kop.`,
    columnCopied: (label: string, tab: string) =>
      `Kolom "${label}" stond dubbel in "${tab}". Het register gebruikt de kopie niet; je mag haar houden of weggooien.`,
    locale: 'De taalinstelling van het bestand is nu Nederlands, voor datums en komma’s.',
    zone: (zone: string) => `De tijdzone van het bestand is nu ${zone}.`,
    names: (count: number) =>
      count === 1
        ? '1 kolom heeft haar naam voor formules gekregen.'
        : `${count} kolommen hebben hun naam voor formules gekregen.`,
    guards: (count: number) =>
      `${count} ${count === 1 ? 'beveiliging' : 'beveiligingen'} aangebracht of bijgewerkt.`,
    looks: (count: number) =>
      `Opmaak, uitleg en controles aangebracht op ${count} ${count === 1 ? 'tabblad' : 'tabbladen'}.`,
    batchFinished: 'Een wijziging die was onderbroken, is afgemaakt.',
    blankTabRemoved: (tab: string) => `Het lege tabblad "${tab}" is weggehaald.`,
    languages: 'De talen van overzichten staan vast',
    languagesLeft: (count: number) =>
      `De talen van overzichten staan nu vast. In Codelijsten ${count === 1 ? 'staat nog 1 keuze' : `staan nog ${count} keuzes`} van de lijst taal die zelf is toegevoegd of aangepast. Het register gebruikt die lijst niet meer: haal haar weg als dat kan. Wie in Abonnementen een andere taal had, krijgt het overzicht in het Nederlands.`,
    seeds: 'Ingebouwde gemeenten, codelijsten en instellingen',
    seedsAdded: (count: number) =>
      `${count} ingebouwde rijen toegevoegd: gemeenten, codelijsten en instellingen.`,
    unfinished:
      'De tijd is op voordat alles klaar is. Kies nog een keer Installeren of herstellen; het gaat verder waar het was.',
  },
  consent: {
    /** What the register asks leave for, by the last part of Google's name of the scope. */
    scopes: {
      'spreadsheets.currentonly': 'dit blad lezen en wijzigen',
      'script.container.ui': 'menu’s en dialogen tonen',
      'userinfo.email': 'zien wie je bent, voor het Journaal',
      'script.scriptapp': 'vanzelf werken: ’s nachts, bij een wijziging en bij een formulier',
      'script.send_mail': 'mail versturen namens jou',
      'drive.file': 'bestanden maken, zoals rapporten',
      'script.external_request': 'pdf’s maken, bij Google Drive en nergens anders',
      forms: 'formulieren maken en lezen',
    },
    missing: (what: readonly string[]) =>
      `Je gaf het register nog geen toestemming voor: ${what.join('; ')}.`,
    tip: (address: string | null) =>
      address === null
        ? 'Kies Terreinregister > Beheer > Installeren of herstellen en vink alle vakjes aan als Google erom vraagt.'
        : `Open deze link, vink alle vakjes aan en probeer het opnieuw: ${address}`,
  },
  triggers: {
    settled: (made: number, removed: number) =>
      [
        made ? `${made} ${made === 1 ? 'automatische taak' : 'automatische taken'} ingesteld.` : '',
        removed
          ? `${removed} ${removed === 1 ? 'automatische taak' : 'automatische taken'} opgeruimd die dubbel of oud ${removed === 1 ? 'was' : 'waren'}.`
          : '',
      ]
        .filter(Boolean)
        .join(' ') || 'De automatische taken zijn opnieuw vastgelegd.',
  },
  /** Who works with the register, as people call them. */
  roles: ROLE_NAMES,
  guards: {
    tab: 'tabblad',
    headers: 'koppen',
    columns: 'kolommen',
    description: (tab: string, what: string, roles: readonly (keyof typeof ROLE_NAMES)[]): string =>
      `${tab}, ${what}: alleen ${roles.map((role) => ROLE_NAMES[role]).join(', ')}`,
    remade: (what: readonly string[]) =>
      `${what.length === 1 ? 'Een beveiliging ontbrak en is' : `${what.length} beveiligingen ontbraken en zijn`} opnieuw aangebracht (${some(what)}).`,
    corrected: (what: readonly string[]) =>
      `${what.length === 1 ? 'Een beveiliging liet andere mensen toe dan Contacten zegt; die is' : `${what.length} beveiligingen lieten andere mensen toe dan Contacten zegt; die zijn`} hersteld (${some(what)}).`,
  },
  night: {
    steps: {
      protections: 'Beveiligingen nakijken',
      check: 'Register controleren',
      outbox: 'Mail versturen',
    },
    checked: ({ unseen, computed, open }: NightCheck) =>
      [
        unseen.added
          ? `${unseen.added} nieuwe rijen gevonden die nog geen sleutel hadden of nergens gemeld waren.`
          : '',
        unseen.changed ? `${unseen.changed} rijen waren gewijzigd zonder dat het register het zag.` : '',
        unseen.removed ? `${unseen.removed} rijen waren verwijderd zonder dat het register het zag.` : '',
        computed ? `${computed} rijen bijgewerkt met wat uit andere cellen volgt.` : '',
        `Open: ${open.fout} fouten, ${open.waarschuwing} waarschuwingen en ${open.melding} meldingen.`,
      ]
        .filter(Boolean)
        .join(' '),
    job: (day: string) => `Werk van de nacht van ${day}`,
    gaveUp: (times: number) =>
      `Dit onderdeel is ${times} keer afgebroken en daarom overgeslagen. De volgende nacht probeert het register het opnieuw.`,
    mailReason: 'Bericht over het werk van de nacht',
    subject: (day: string) => `Er ging iets mis in de nacht van ${day}`,
    intro: 'Het register doet elke nacht controles en ander werk. Deze onderdelen zijn vannacht niet gelukt:',
    advice:
      'De rest is gewoon gedaan. De volgende nacht probeert het register het opnieuw. Blijft het misgaan? Kijk dan bij Terreinregister > Beheer > Staat van het register.',
  },
  outbox: {
    taken: 'Mail klaarzetten om te versturen',
    done: 'Mail verstuurd',
    interrupted: 'Nagaan wat er van onderbroken mail is verstuurd',
    cleared: 'Tekst en adres van oude mail leegmaken',
    uncertain:
      'Het versturen is onderbroken. Of dit bericht aankwam, is niet bekend. Het gaat niet vanzelf nog een keer.',
    noAddress: 'Er is geen e-mailadres van de ontvanger.',
    noText: 'De tekst van dit bericht is al leeggemaakt.',
    refusal: {
      address: 'Het e-mailadres klopt niet. Verbeter het in Contacten.',
      quota:
        'Google verstuurt vandaag geen mail meer. Zet Status morgen op Wacht als het bericht dan nog niet weg is.',
      permission:
        'Het register mag niet mailen. Kies Beheer, Installeren of herstellen, geef toestemming en zet Status op Wacht.',
      unavailable: 'De mail van Google had een storing. Is het bericht opgegeven, zet Status dan op Wacht.',
      size: 'Het bericht is te groot. Kies een kleiner bereik in Abonnementen, of zet Status op Vervallen.',
      unknown: 'Google weigerde het bericht. Blijft dat zo, vraag het dan de beheerder.',
      google: (words: string) => `(Melding van Google: ${words})`,
      hidden: '(adres)',
    },
    report: (sent: number, failed: number, cleared: number) =>
      [
        sent ? `${sent} ${sent === 1 ? 'bericht' : 'berichten'} verstuurd.` : '',
        failed ? `${failed} ${failed === 1 ? 'bericht' : 'berichten'} niet gelukt.` : '',
        cleared ? `Van ${cleared} ${cleared === 1 ? 'bericht' : 'berichten'} is de tekst leeggemaakt.` : '',
      ]
        .filter(Boolean)
        .join(' ') || null,
  },
  archive: {
    title: 'Journaal naar archief',
    step: 'Oude regels van het Journaal naar het archief',
    fileName: (from: string, to: string, part: number) =>
      `Terreinregister journaal ${from === to ? from : `${from} tot en met ${to}`}${part > 1 ? ` deel ${part}` : ''}.csv`,
    reason: (lines: number, files: readonly string[]) =>
      `${lines.toLocaleString('nl-NL')} regels naar het archief: ${files.join(', ')}`.slice(0, 500),
    done: (lines: number, files: readonly string[]) =>
      `${lines.toLocaleString('nl-NL')} regels van het Journaal staan nu in het archief: ${files.join(', ')}.`,
    nothing: 'Er zijn geen regels die naar het archief moeten.',
    damaged: (name: string) => `Het archiefbestand "${name}" is niet wat het hoort te zijn.`,
    damagedTip:
      'Er is niets uit het Journaal weggehaald. Probeer het later opnieuw; blijft het misgaan, vraag dan de beheerder.',
    missing: (name: string) =>
      `Het archiefbestand "${name}" is weg, weggegooid, of van iemand anders. Zet het terug uit de prullenbak van Drive.`,
    changed: (name: string) =>
      `Het archiefbestand "${name}" is gewijzigd. Zet in Drive een eerdere versie terug.`,
  },
  about: {
    title: 'Over dit register',
    text: (version: string) =>
      `Register van bedrijventerreinen in Overijssel.\n\nSchema ${version}. Licentie: EUPL-1.2.\n\nHulp nodig? Vraag het de coördinator.`,
  },
  page: {
    import: 'Terreinen importeren',
    clusters: 'Clusters bevestigen',
    health: 'Staat van het register',
    undo: 'Ongedaan maken',
    deleted: 'Verwijderd',
    history: 'Geschiedenis van deze rij',
  },
} as const;
