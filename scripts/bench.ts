/** Measures what each use case costs at three sizes of the register and writes docs/bench.md. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MatchFigures, measureMatching } from './bench/matching.ts';
import type { Measurements } from './bench/measure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [60, 350, 3800];

/** One process per size, so that the peak of one does not hide that of another. */
function measure(size: number): Measurements {
  const args = ['--import', 'tsx', join(ROOT, 'scripts/bench/measure.ts'), String(size)];
  const out = execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as Measurements;
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

function report(all: readonly Measurements[]): string {
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

const text = report(SIZES.map(measure));
writeFileSync(join(ROOT, 'docs/bench.md'), text);
console.log(text);
