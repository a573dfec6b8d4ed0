/** Measures what each use case costs at three sizes of the register and writes docs/bench.md; `dashboard` only that part. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BoardFigures, Visit } from './bench/boards.ts';
import { type MatchFigures, measureMatching } from './bench/matching.ts';
import type { Measurements } from './bench/measure.ts';
import type { Cost, ReportFigures } from './bench/reports.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [60, 350, 3800];
const DOC = join(ROOT, 'docs/bench.md');

/** As many clusters as the province has terrains. */
const CLUSTERS = 350;

/** One process per size, so that the peak of one does not hide that of another. */
function measured<T>(script: string, size: number): T {
  const args = ['--import', 'tsx', join(ROOT, 'scripts/bench', script), String(size)];
  const out = execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as T;
}

const rounded = (value: number): string =>
  (value >= 100 ? value.toFixed(0) : value.toFixed(1)).replace('.', ',');

function matching(figures: MatchFigures): readonly string[] {
  const { terrains, meant, decided, first, proposed, missed, wrong, strange, falseMatches, msPerName } =
    figures;
  const { random, absent } = figures;
  const share = (count: number, of: number): string => `${count} (${rounded((100 * count) / of)}%)`;
  return [
    '## Namen van terreinen herkennen',
    '',
    `Met de hand gemaakte schrijfwijzen (\`scripts/bench/misspellings.ts\`) van de ${terrains} terreinen van het voorbeeld.`,
    'Een naam die niet zeker genoeg is, wordt voorgesteld en door een mens gekozen.',
    '',
    '| namen | aantal | juist herkend | juiste vooraan voorgesteld | juiste verderop | gemist | verkeerd herkend |',
    '|---|---:|---:|---:|---:|---:|---:|',
    `| verkeerd geschreven | ${meant} | ${share(decided, meant)} | ${first} | ${proposed} | ${missed.length} | ${wrong.length} |`,
    `| met willekeurige tikfouten | ${random.names} | ${share(random.decided, random.names)} | ${random.first} | | | ${random.wrong} |`,
    `| van geen terrein hier | ${strange} | | | | | ${falseMatches.length} |`,
    '',
    'De eerste en de laatste rij zijn bedacht door wie het herkennen bouwde; de tikfouten koos een toevalsgenerator. Haal je',
    `een terrein weg en zoek je op zijn naam, dan wordt ${absent.length} van de ${terrains} keer een ander terrein gekozen.`,
    `Eén naam kost ${msPerName.toFixed(2).replace('.', ',')} ms. ${[...missed, ...wrong, ...falseMatches, ...absent].join('; ')}`.trim(),
    '',
  ];
}

function documents(figures: ReportFigures): readonly string[] {
  const { documents: count, register, again, pdf, both, own, recipe, places, rows, recipeEndedAt } = figures;
  const line = (name: string, { calls, seconds }: Cost, divide: number): string =>
    `| ${[name, rounded(calls / divide), rounded(seconds / divide), rounded(((seconds / divide) * count) / 60)].join(' | ')} |`;
  return [
    '## Rapporten',
    '',
    `Het monitoringdocument van ${count} clusters: ${places} plekken om in te vullen en ${rows} rijen in tabellen per document.`,
    'Het register kopieert het sjabloon en vult het in één keer. Daarnaast staat het gebruikelijke recept',
    '(`scripts/bench/usual-recipe.js`), met dezelfde inhoud in dezelfde Workspace.',
    '',
    '| manier | aanroepen per document | virtueel per document (s) | alle documenten (minuten) |',
    '|---|---:|---:|---:|',
    line('Het register', register, count),
    line('Het register, niets veranderd', again, count),
    line('Het register, alleen nog de PDF ernaast', pdf, count),
    line('Het register, documenten met PDF', both, count),
    line('Het gebruikelijke recept', recipe, 1),
    '',
    `Het register deed er ${register.executions} uitvoeringen over; het wacht tussendoor, omdat Google 60 wijzigingen per minuut`,
    `toelaat. In de aanroepen zitten ook het lezen van het register, het maken van sjabloon en mappen, en de voortgang. Een`,
    `document kost er zelf ${rounded(own.document)}: de kopie en het vullen. Met PDF is dat ${own.both.toFixed(2).replace('.', ',')}, want acht PDF's worden samen in`,
    'één aanroep gemaakt en in één andere bewaard. Hier kost zo’n aanroep evenveel als elke andere; bij Google duurt hij',
    `zo lang als de traagste van de acht, een paar seconden. Het recept werd na zes minuten afgebroken bij document ${recipeEndedAt}, en weet daarna niet welke`,
    'klaar zijn. Google voegt aanroepen van DocumentApp soms samen; in het echt scheelt het dus minder dan hier.',
    '',
  ];
}

const BOARDS = '## Dashboard en webpagina';

function boards(all: readonly BoardFigures[]): readonly string[] {
  const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const visit = (terrains: number, name: string, { calls, virtualMs, ownMs, kilobytes }: Visit): string =>
    line(terrains, name, calls, rounded(virtualMs / 1000), rounded(ownMs), rounded(kilobytes));
  const largest = all.at(-1)!;
  return [
    BOARDS,
    '',
    'Hier heeft de helft van de clusters een traject met stappen. Gemeten is hoe lang (ms) de processor werkt, tot *Dashboard*,',
    '*Wagon 1*, *Wagon 2*, *Wagon 3* en *Thema’s* zijn uitgerekend met het *Rekenblad* erachter: de eerste keer, en nadat één cel wijzigde.',
    'Het is de rekenmachine van de lokale Workspace die dit doet; hoe lang Google erover doet, is hier niet gemeten.',
    '',
    '| terreinen | trajecten | stappen | eerste keer | *Volgende actie voor* in Trajecten | *Bruto* in Terreinen | keuze van gemeente | van jaar | van periode |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...all.map(({ terrains, tracks, events, firstMs, trackMs, terrainMs, placeMs, yearMs, periodMs }) =>
      line(
        terrains,
        tracks,
        events,
        ...[firstMs, trackMs, terrainMs, placeMs, yearMs, periodMs].map(rounded),
      ),
    ),
    '',
    `Bij ${largest.terrains} terreinen is voor elke kolom die de formules lezen één cel gewijzigd. Per tabblad staan hier de middelste`,
    'en de ergste kolom (ms), en wat een andere sleutel kost. Een sleutel typt niemand; een nieuwe rij krijgt er een.',
    '',
    '| tabblad | gelezen kolommen | middelste | ergste | ergste kolom | sleutel |',
    '|---|---:|---:|---:|---|---:|',
    ...largest.tabs.map(({ tab, columns, medianMs, worstMs, worstColumn, keyMs }) =>
      line(
        tab,
        columns,
        rounded(medianMs),
        rounded(worstMs),
        worstColumn,
        keyMs === null ? '' : rounded(keyMs),
      ),
    ),
    '',
    'Een bezoek aan het overzicht van de webpagina, met de link van een abonnee. Tien minuten lang komt het uit de cache.',
    '*Eigen* is ook hier hoe lang de processor werkt.',
    '',
    '| terreinen | bezoek | aanroepen | virtueel (s) | eigen (ms) | grootte (kB) |',
    '|---:|---|---:|---:|---:|---:|',
    ...all.flatMap(({ terrains, cold, warm }) => [
      visit(terrains, 'het eerste', cold),
      visit(terrains, 'uit de cache', warm),
    ]),
    '',
  ];
}

function report(all: readonly Measurements[], made: ReportFigures, shown: readonly BoardFigures[]): string {
  const useCases = all.flatMap(({ terrains, steps }) =>
    steps.map((step) => {
      const cells = [
        step.name,
        terrains,
        step.reads,
        step.writes,
        rounded(step.virtualMs / 1000),
        rounded(step.ownMs),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  const world = all.map(({ terrains, store, start, peakMb }) => {
    const cells = [
      terrains,
      rounded(store.saveMs),
      rounded(store.megabytes),
      rounded(store.openMs),
      rounded(start.readyMs),
      rounded(start.megabytes),
      rounded(peakMb),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const pages = all.map(({ terrains, page }) => {
    const { openMs, tabMs, editMs, formatMs, filterMs, undoMs } = page;
    const cells = [openMs, tabMs, editMs, formatMs, filterMs, undoMs].map(rounded);
    return `| ${[terrains, ...cells].join(' | ')} |`;
  });
  const { bundle } = all[0]!;
  return [
    '# Metingen',
    '',
    'Gemaakt met `npm run bench`. Elke regel is één handeling op een register met zoveel terreinen. *Lezen* en',
    '*schrijven* zijn aanroepen die op Google heen en weer gaan; *virtueel* is de tijd die de lokale Workspace daarvoor',
    'rekent (60 ms per leesactie, 80 ms per schrijfactie); *eigen* is wat deze computer er zelf aan rekende.',
    '',
    `Gemeten op ${cpus().length} kernen (${cpus()[0]!.model.trim()}), ${rounded(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`,
    '',
    '| handeling | terreinen | lezen | schrijven | virtueel (s) | eigen (ms) |',
    '|---|---:|---:|---:|---:|---:|',
    ...useCases,
    '',
    ...boards(shown),
    ...documents(made),
    ...matching(measureMatching()),
    '## De Workspace zelf',
    '',
    '| terreinen | bewaren (ms) | op schijf (MB) | openen (ms) | `npm start` tot klaar (ms) | geheugen van `npm start` (MB) | piek van deze meting (MB) |',
    '|---:|---:|---:|---:|---:|---:|---:|',
    ...world,
    '',
    '## De pagina in de browser',
    '',
    'Wachttijd in ms van wie aan de pagina zit: tot de pagina getekend is, tot het tabblad Terreinen er staat, en tot',
    'het antwoord er is op getypte tekst (met het script dat meekijkt), vet maken, filteren en ongedaan maken.',
    '',
    '| terreinen | openen | naar Terreinen | typen | opmaken | filteren | ongedaan maken |',
    '|---:|---:|---:|---:|---:|---:|---:|',
    ...pages,
    '',
    '## Het bestand dat Google draait',
    '',
    `\`dist/Code.js\` is ${rounded(bundle.kilobytes)} kB. Lezen door V8 duurt ${rounded(bundle.compileMs)} ms, uitvoeren tot alle functies`,
    `er staan ${rounded(bundle.runMs)} ms (mediaan van twintig keer, in een verse context).`,
    '',
  ].join('\n');
}

/** The document with one part of it measured anew, up to the next heading. */
function withPart(text: string, heading: string, lines: readonly string[]): string {
  const from = text.indexOf(`${heading}\n`);
  const until = text.indexOf('\n## ', from) + 1;
  if (from < 0 || until <= 0) throw new Error(`docs/bench.md has no part ${heading}.`);
  return text.slice(0, from) + lines.join('\n') + text.slice(until - 1);
}

const shown = SIZES.map((size) => measured<BoardFigures>('boards.ts', size));
const text =
  process.argv[2] === 'dashboard'
    ? withPart(readFileSync(DOC, 'utf8'), BOARDS, boards(shown))
    : report(
        SIZES.map((size) => measured<Measurements>('measure.ts', size)),
        measured<ReportFigures>('reports.ts', CLUSTERS),
        shown,
      );
writeFileSync(DOC, text);
console.log(text);
