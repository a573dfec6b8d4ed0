/** All Dutch sentences of Staat van het register. */

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const HEALTH = {
  titles: {
    consent: 'Toestemming',
    triggers: 'Automatische taken',
    troubles: 'Fouten in automatische taken',
    night: 'Werk van de nacht',
    language: 'Taal en tijdzone',
    build: 'Tabbladen, koppen en kolommen',
    guards: 'Beveiligingen',
    people: 'Rollen en toegang',
    forms: 'Formulieren',
    outbox: 'Postvak uit',
    quota: 'Mail die vandaag nog kan',
    jobs: 'Taken',
    templates: 'Sjablonen',
    admin: 'Beheer',
    findings: 'Bevindingen',
    archive: 'Archief van het Journaal',
    size: 'Omvang',
  },
  buttons: {
    repair: 'Herstellen',
    takeOver: 'Overnemen',
    forget: 'Gezien, wissen',
    redo: 'Nu uitvoeren',
    check: 'Nu controleren',
    send: 'Nu versturen',
    again: 'Onzekere mail opnieuw versturen',
    retry: 'Opgegeven mail opnieuw proberen',
    forms: 'Maken of bijwerken',
    openClose: 'Openen of sluiten',
    goOn: 'Afmaken',
  },
  failed: (message: string) => `Dit onderdeel kon niet worden nagekeken: ${message}`,
  nothingDone: 'Er hoefde niets te gebeuren.',
  consent: {
    fine: 'Je gaf toestemming voor alles wat het register nodig heeft.',
    missing: 'Je gaf nog geen toestemming voor:',
    link: 'Toestemming geven (opent een pagina van Google)',
  },
  triggers: {
    own: (n: number) => `${count(n, 'taak is', 'taken zijn')} van jou en goed ingesteld.`,
    other: (who: string, seen: string) =>
      `De taken zijn van ${who}. De laatste keer dat er een werkte: ${seen}. Verlaat die persoon de organisatie? Neem ze dan over.`,
    silent: (who: string, seen: string) =>
      `De taken zijn van ${who}, maar werkten voor het laatst ${seen}. Neem ze over, dan gaat het werk door.`,
    ownSilent: (seen: string) =>
      `De taken zijn ingesteld, maar werkten voor het laatst ${seen}. Wacht een kwartier. Blijft dit zo? Herstel ze dan.`,
    none: 'De taken zijn nog niet ingesteld, of niet helemaal.',
    missing: (says: string) => `Ontbreekt: ${says}`,
    superfluous: (n: number) => `${count(n, 'taak is', 'taken zijn')} dubbel of oud.`,
    someone: (code: string) => `iemand met gebruikerscode ${code}`,
    never: 'nog nooit',
    done: 'De taken zijn opnieuw ingesteld.',
  },
  troubles: {
    fine: 'Er zijn geen fouten die nog openstaan.',
    some: (n: number) =>
      `${count(n, 'taak mislukte', 'taken mislukten')} de laatste keer. De gegevens in het blad staan er nog. Kies bij Bevindingen Nu controleren om alles opnieuw na te kijken.`,
    line: (says: string, at: string, message: string) => `${says} Op ${at}: ${message}`,
    forgotten: 'De fouten zijn gewist. Komen ze terug, dan staan ze hier weer.',
  },
  night: {
    never: 'Het werk van de nacht is nog nooit gedaan.',
    fine: (day: string) => `De nacht van ${day} is goed verlopen.`,
    late: (day: string) => `De laatste nacht was die van ${day}. Daarna is het werk niet meer gedaan.`,
    busy: (day: string) =>
      `De nacht van ${day} is nog niet klaar; het register gaat er elk kwartier mee door.`,
    wrong: (day: string, n: number) =>
      `In de nacht van ${day} ${n === 1 ? 'is een onderdeel' : `zijn ${n} onderdelen`} mislukt.`,
    line: (title: string, ok: boolean, says: string | null) =>
      `${title}: ${ok ? (says ?? 'niets bijzonders.') : `mislukt. ${says ?? ''}`}`,
    done: 'Het werk is gedaan. Hieronder staat hoe het ging.',
  },
  language: {
    fine: (zone: string) => `Het bestand is Nederlands en staat in de tijdzone ${zone}.`,
    locale: (locale: string) => `De taalinstelling van het bestand is ${locale} in plaats van Nederlands.`,
    zone: (zone: string, wanted: string) => `De tijdzone van het bestand is ${zone} in plaats van ${wanted}.`,
  },
  build: {
    fine: (n: number) => `Alle ${n} tabbladen zijn er, met al hun koppen en kolommen.`,
    wrong: (n: number) => (n === 1 ? 'Er ontbreekt iets.' : `Er ontbreken ${n} dingen.`),
    tab: (tab: string) => `Tabblad "${tab}" ontbreekt, of de kopregel ervan.`,
    column: (label: string, tab: string) => `Kolom "${label}" in "${tab}" ontbreekt.`,
    header: (label: string, tab: string) => `De kop van kolom "${label}" in "${tab}" is leeg.`,
    newer: 'Het bestand is nog niet bijgewerkt voor deze versie van het register.',
  },
  guards: {
    fine: (n: number) =>
      `Alle ${n} beveiligingen zijn er. Elke nacht kijkt het register ook na wie ze toelaten.`,
    stale: 'Contacten is gewijzigd; de rechten zijn nog niet bijgewerkt. Dat gebeurt vannacht, of nu.',
    wrong: (n: number) =>
      n === 1
        ? 'Eén beveiliging ontbreekt of waarschuwt alleen.'
        : `${n} beveiligingen ontbreken of waarschuwen alleen.`,
  },
  people: {
    fine: (n: number) =>
      `${count(n, 'account heeft', 'accounts hebben')} een rol en toegang tot het bestand.`,
    none: 'In Contacten heeft nog niemand een rol in het register. Daarom mag iedereen die het bestand mag bewerken wat een medewerker mag.',
    noFile: (who: string, role: string) =>
      `${who} is ${role}, maar mag het bestand niet bewerken. Deel het bestand, of pas Contacten aan.`,
    noRole: (email: string) =>
      `${email} mag het bestand bewerken, maar heeft geen rol in Contacten. Wat voor iedereen open is, kan dit account wijzigen.`,
    wrong: (n: number) => `${count(n, 'account klopt', 'accounts kloppen')} niet.`,
  },
  forms: {
    none: 'Er zijn nog geen formulieren voor gemeenten.',
    fine: 'De formulieren zijn er.',
    wrong: 'Er is iets met de formulieren.',
    open: (title: string, open: boolean) => `${title}: ${open ? 'open' : 'gesloten'}.`,
    gone: (title: string) => `${title}: het formulier is weg, of je mag het niet bewerken.`,
    unfinished: (title: string) => `${title}: het maken is onderbroken.`,
    differs: (title: string, open: boolean) =>
      `${title}: staat ${open ? 'open' : 'dicht'}, maar hoort ${open ? 'dicht' : 'open'} te zijn.`,
  },
  outbox: {
    fine: 'Er wacht geen mail.',
    waiting: (n: number) => `${count(n, 'bericht wacht', 'berichten wachten')}.`,
    late: (n: number) => `${count(n, 'bericht wacht', 'berichten wachten')} al meer dan een dag.`,
    uncertain: (n: number) =>
      `${count(n, 'bericht is', 'berichten zijn')} onzeker: het versturen is onderbroken. Vraag de ontvanger of het aankwam voordat je het opnieuw verstuurt.`,
    given: (n: number) => `${count(n, 'bericht is', 'berichten zijn')} opgegeven.`,
    returned: (n: number) =>
      `${count(n, 'bericht kwam', 'berichten kwamen')} terug en het contact is sindsdien niet gewijzigd. Verbeter het adres in Contacten.`,
    line: (key: string, subject: string, error: string) => `${key} ${subject}: ${error}`,
    sent: (n: number) => `${count(n, 'bericht', 'berichten')} verstuurd.`,
    ready: (n: number) =>
      `${count(n, 'bericht staat', 'berichten staan')} weer klaar en ${n === 1 ? 'gaat' : 'gaan'} binnen een kwartier.`,
    again: 'Mail opnieuw klaarzetten',
  },
  quota: {
    left: (n: number) => `Vandaag kunnen nog ${n} mails, gerekend voor jouw account.`,
    low: (n: number) => `Vandaag kunnen nog maar ${n} mails; de rest gaat morgen.`,
  },
  jobs: {
    fine: 'Er loopt niets vast.',
    wrong: (n: number) => `${count(n, 'taak vraagt', 'taken vragen')} aandacht. Zie het tabblad Taken.`,
    failed: (title: string) => `${title}: mislukt.`,
    partly: (title: string) => `${title}: niet alles is gelukt.`,
    paused: (title: string, since: string) => `${title}: staat op pauze sinds ${since}.`,
    stuck: (title: string, since: string) => `${title}: geen teken sinds ${since}.`,
    waits: (title: string, since: string, error: string) => `${title}: wacht sinds ${since}. ${error}`,
    wentOn: 'Het register is verder gegaan. Wat nog openstaat, gaat binnen een kwartier verder.',
  },
  templates: {
    none: 'Er zijn nog geen sjablonen. Het register maakt er een bij het eerste rapport.',
    fine: (n: number) =>
      n === 1 ? 'Het sjabloon dat er is, is in orde.' : `Alle ${n} sjablonen die er zijn, zijn in orde.`,
    wrong: (n: number) =>
      `Met ${count(n, 'sjabloon', 'sjablonen')} kan geen document worden gemaakt. Kies Rapporten > Sjablonen controleren.`,
    line: (title: string, errors: number) => `${title}: ${count(errors, 'fout', 'fouten')}.`,
  },
  admin: {
    fine: (email: string) => `Berichten over het register gaan naar ${email}.`,
    none: 'Er is geen e-mailadres van het beheer. Vul in het tabblad Instellingen "Beheer: e-mailadres" in; anders krijgt niemand bericht als er iets misgaat.',
  },
  findings: {
    none: 'Geen enkele regel meldt nog iets.',
    open: (wrong: number, warnings: number, notes: number) =>
      `Nog op te lossen: ${wrong} ${wrong === 1 ? 'fout' : 'fouten'}, ${warnings} ${warnings === 1 ? 'waarschuwing' : 'waarschuwingen'} en ${notes} ${notes === 1 ? 'melding' : 'meldingen'}. Ze staan in het tabblad Bevindingen.`,
  },
  archive: {
    none: 'Er zijn nog geen regels van het Journaal naar het archief gegaan.',
    fine: (files: string, lines: string) =>
      `Alles is er nog en ongewijzigd. Bestanden: ${files}, met ${lines} regels.`,
    wrong: (n: number) =>
      n === 1 ? 'Eén archiefbestand is niet in orde.' : `${n} archiefbestanden zijn niet in orde.`,
    interrupted:
      'Het archiveren is onderbroken. De volgende nacht gaat het verder; je kunt het ook nu afmaken.',
    file: (name: string, lines: string) => `${name}: ${lines} regels`,
  },
  size: {
    says: (percent: string, what: string) => `Het meest gevuld: ${what}, ${percent}.`,
    cells: (n: string) => `cellen: ${n} van 10 miljoen`,
    journal: (n: string) => `regels in het Journaal: ${n}`,
    properties: (n: string) => `geheugen van het script: ${n} van 500 kB`,
    value: (name: string, n: string) => `grootste waarde in dat geheugen (${name}): ${n} van 9 kB`,
    advice: 'Haal lege rijen en kolommen weg, of vraag de beheerder het Journaal over te zetten.',
  },
} as const;
