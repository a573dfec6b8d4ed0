/** What people read about templates: what is wrong with one, and how to repair it. */

interface Said {
  readonly message: string;
  readonly repair: string;
}

export const DOCUMENT_TEXT = {
  broken: {
    unclosed: (): Said => ({
      message: 'Hier staat {{ zonder }} erachter.',
      repair:
        'Zet }} achter de naam van het veld, op dezelfde regel. Accolades die geen veld zijn, mogen niet met twee bij elkaar staan.',
    }),
    unopened: (): Said => ({
      message: 'Hier staat }} zonder {{ ervoor.',
      repair: 'Zet {{ voor de naam van het veld, of haal }} weg.',
    }),
    name: (tag: string): Said => ({
      message: `${tag} is geen naam van een veld.`,
      repair:
        'Kopieer de naam uit de lijst met velden. Een naam heeft geen spaties, en er mag geen plaatje tussen de accolades staan.',
    }),
  } satisfies Record<string, (tag: string) => Said>,
  notOpened: (name: string): Said => ({
    message: `{{/${name}}} sluit iets dat niet is geopend.`,
    repair: `Zet {{#${name}}} waar het deel begint, of haal {{/${name}}} weg.`,
  }),
  notClosed: (name: string): Said => ({
    message: `Het deel “${name}” begint hier, maar eindigt nergens.`,
    repair: `Zet {{/${name}}} waar het deel eindigt: in dezelfde tekst, of in dezelfde tabel.`,
  }),
  ownLine: (name: string): Said => ({
    message: `Het deel “${name}” begint of eindigt midden in een alinea en loopt over meer alinea’s.`,
    repair: `Zet {{#${name}}} en {{/${name}}} elk op een eigen regel, of allebei in dezelfde alinea.`,
  }),
  crosses: (name: string, inTable: boolean): Said => ({
    message: inTable
      ? `Het deel “${name}” begint in een tabel en eindigt erbuiten, of andersom.`
      : `Het deel “${name}” begint en eindigt niet in hetzelfde stuk tekst.`,
    repair: inTable
      ? `Om rijen te herhalen: zet {{#${name}}} in de eerste cel van de rij en {{/${name}}} in de laatste cel van dezelfde tabel. Om de hele tabel te herhalen: zet ze op een eigen regel boven en onder de tabel.`
      : `Zet {{#${name}}} en {{/${name}}} bij elkaar.`,
  }),
  mergedRows: (name: string): Said => ({
    message: `In de rijen van “${name}” is een cel over meer rijen samengevoegd.`,
    repair: 'Splits die cel (rechtermuisknop, Samenvoegen ongedaan maken). Samenvoegen naast elkaar mag wel.',
  }),
  twoInRow: (name: string, other: string): Said => ({
    message: `“${name}” en “${other}” lopen door elkaar in dezelfde rij.`,
    repair: `Geef “${name}” een eigen rij, of zet het hele deel in één cel.`,
  }),
  unrepeatable: (name: string): Said => ({
    message: `In het deel “${name}” staat iets dat niet kan worden herhaald, zoals een tekening, een voetnoot, een datum- of personenchip of een sectie-einde.`,
    repair: 'Haal het uit het deel, of vervang het door gewone tekst. Een gewoon plaatje mag wel.',
  }),
  suggestions: {
    message: 'Er staan voorstellen in het sjabloon die niet zijn overgenomen of afgewezen.',
    repair: 'Neem de voorstellen over of wijs ze af. Anders komen ze in elk document.',
  } satisfies Said,
  unknownField: (tag: string, near: string | null): Said => ({
    message: `Het veld ${tag} bestaat niet.`,
    repair: near
      ? `Bedoel je ${near}? Kies anders een naam uit de lijst met velden.`
      : 'Kies een naam uit de lijst met velden.',
  }),
  onlyWithin: (name: string, list: string): Said => ({
    message: `Het veld “${name}” bestaat alleen binnen “${list}”.`,
    repair: `Zet het tussen {{#${list}}} en {{/${list}}}.`,
  }),
  unknownFormat: (format: string, near: string | null): Said => ({
    message: `“${format}” is geen manier om een veld te schrijven.`,
    repair: near ? `Bedoel je “${near}”?` : 'Kies een manier uit de lijst onder de velden.',
  }),
  listAsValue: (name: string): Said => ({
    message: `“${name}” is een lijst en kan niet als één waarde worden geschreven.`,
    repair: `Schrijf {{#${name}}} … {{/${name}}} met de velden van de lijst ertussen, of {{${name}|aantal}} voor het aantal.`,
  }),
  pictureInLine: (name: string): Said => ({
    message: `Het plaatje “${name}” staat niet op een eigen regel.`,
    repair: 'Zet het op een eigen regel. Anders komt er zonder plaatjes geen tabel voor in de plaats.',
  }),
  unused: (labels: string): Said => ({
    message: `Niet gebruikt: ${labels}.`,
    repair: 'Dat mag. Staat er iets bij dat in het document hoort, zet het veld er dan in.',
  }),
  /** After the text of a footer: what stands before the number of the page, and before how many there are. */
  pages: [' · bladzijde ', ' van '],
  /** Name of the folder in Drive. */
  charts: 'Grafieken voor rapporten (mag weg)',
  folder: 'Sjablonen van het Terreinregister',
  wrong: (title: string, problems: readonly { readonly place: string; readonly message: string }[]): string =>
    `Het sjabloon van ${title} klopt niet. ${problems.length === 1 ? '' : `Er zijn ${problems.length} fouten. De eerste: `}${problems[0]!.message} (${problems[0]!.place})`,
  page: {
    title: 'Sjablonen controleren',
    unknown: 'Dit rapport bestaat niet meer.',
    unknownTip: 'Sluit dit venster en open het opnieuw.',
    kinds: {
      text: 'tekst',
      number: 'getal',
      euro: 'bedrag',
      percent: 'percentage',
      date: 'datum',
      flag: 'ja of nee',
      link: 'link',
      picture: 'plaatje',
      list: 'lijst',
    },
    itemNumber: 'Nummer in de lijst: 1, 2, 3',
  },
  none: (title: string): string => `${title} heeft geen sjabloon: het is een tabel.`,
  wrongTip:
    'Kies Terreinregister > Rapporten > Sjablonen controleren. Daar staat bij elke fout hoe je haar herstelt.',
  refused: (title: string): string => `Google kon het sjabloon van ${title} niet invullen.`,
  refusedTip:
    'Kijk of iemand net in het sjabloon werkte en probeer het opnieuw. Blijft het misgaan, zet dan in Sjablonen controleren het standaardsjabloon terug.',
  place: {
    part: { body: '', header: 'in de koptekst', footer: 'in de voettekst', footnote: 'in een voetnoot' },
    under: (heading: string): string => `onder “${heading}”`,
    start: 'aan het begin',
    table: (table: number, row: number): string => `tabel ${table}, rij ${row}`,
    whole: 'in het hele sjabloon',
  },
} as const;
