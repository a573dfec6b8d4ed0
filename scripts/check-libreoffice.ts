/** Sets formulas and exported files beside LibreOffice, as a second opinion on the local Workspace. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportFile } from '../src/workspace/export/export.ts';
import { createWorld } from '../src/workspace/index.ts';
import { MIME_TYPE } from '../src/workspace/services/drive/mime-type.ts';
import type { DocumentFile } from '../src/workspace/world.ts';
import { sampleDocument } from '../tests/workspace/export/sample.ts';
import { CASES } from '../tests/workspace/formulas/cases.ts';
import { DATA } from '../tests/workspace/formulas/data.ts';
import { loadExample } from './example/load.ts';
import { type Comparison, compareDashboard } from './libreoffice/dashboard.ts';
import { type Opened, openDocument, openSpreadsheet } from './libreoffice/files.ts';
import { formulaBook, judged, NEWER_FROM, type Verdict } from './libreoffice/formulas.ts';
import { Office, type Recalculation } from './libreoffice/office.ts';
import { readFormulas, readValues, withResults } from './libreoffice/workbook.ts';
import { openRegister } from './world.ts';

const HELP = `Vergelijkt de lokale Workspace met LibreOffice: de uitkomsten van formules in een XLSX die hij maakt, en of
zijn DOCX, PDF en XLSX heel opengaan.

Gebruik: npm run check:libreoffice -- [--all]

  --all    Toon ook elk verklaard verschil, en elke formule die meegaat met haar uitkomst.
  --help   Deze uitleg.

Nodig: LibreOffice met Calc, Writer en Draw (op Debian en Ubuntu: apt-get install libreoffice-calc
libreoffice-writer libreoffice-draw). De gewone tests hebben dit niet nodig.

Uitkomst (exit code): 0 alles gelijk of verklaard; 1 een verschil zonder verklaring, of een bestand dat niet heel
opent; 2 LibreOffice ontbreekt of de opdracht is verkeerd.
`;

/** The moment and the day of the example, so that each run exports the same. */
const TODAY = '2026-07-20';

/** What no formula gives. */
const WRONG_RESULT = 987_654_321;

/** What a run of the command prints and with which code it ends. */
export interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** Carries out the command; `places` are where LibreOffice may be, the usual ones when absent. */
export async function checkCommand(
  args: readonly string[],
  places?: readonly string[],
): Promise<CommandResult> {
  if (args.includes('--help')) return { code: 0, text: HELP };
  const unknown = args.find((arg) => arg !== '--all');
  if (unknown !== undefined)
    return { code: 2, text: `Deze opdracht is niet duidelijk: ${unknown}. Zie --help.\n` };
  const directory = mkdtempSync(join(tmpdir(), 'libreoffice-'));
  try {
    const office = Office.find(directory, places);
    if (!office)
      return {
        code: 2,
        text: 'LibreOffice is niet gevonden. Installeer LibreOffice met Calc, Writer en Draw, en probeer het opnieuw.\nZie --help.\n',
      };
    return await check(office, args.includes('--all'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function check(office: Office, all: boolean): Promise<CommandResult> {
  const found = formulas(office);
  const files = await exported(office);
  const dashboard = await dashboardOf(office);
  const fails =
    !dashboard ||
    dashboard.different.length > 0 ||
    !found?.recalculates ||
    found.verdicts.some(({ verdict }) => verdict === 'different') ||
    files.some(({ fault }) => fault);
  const text = [
    `LibreOffice ${office.version}`,
    '',
    ...(found ? formulaLines(found, all) : ['LibreOffice kan de export met formules niet openen.']),
    '',
    ...(dashboard ? dashboardLines(dashboard) : ['LibreOffice kan de export van het dashboard niet openen.']),
    '',
    'Bestanden:',
    ...files.map(
      ({ name, fault, compared }) => `  ${name}: ${fault ?? `opent heel, niets kwijt (${compared})`}`,
    ),
    '',
  ];
  return { code: fails ? 1 : 0, text: text.join('\n') };
}

interface Found {
  readonly verdicts: readonly Verdict[];
  /** Whether wrong results in the file change nothing, while LibreOffice shows them when it may trust them. */
  readonly recalculates: boolean;
  /** How many formulas were found different when LibreOffice trusted wrong results. */
  readonly caught: number;
}

/** Null when the export does not open. */
function formulas(office: Office): Found | null {
  // TODAY of the Workspace must be that of LibreOffice.
  const world = createWorld({ now: Date.now(), people: [] });
  const { file, placed } = formulaBook(world, Object.values(CASES).flat(), DATA);
  const bytes = exportFile(file, MIME_TYPE.MICROSOFT_EXCEL)!;
  const wrong = withResults(bytes, 1, WRONG_RESULT);
  const verdicts = (given: Uint8Array, recalculation: Recalculation): readonly Verdict[] | null => {
    const opened = office.convert('formules.xlsx', given, 'xlsx:Calc MS Excel 2007 XML', recalculation);
    if (!opened) return null;
    const calculated = {
      formulas: readFormulas(bytes, 1),
      values: readValues(opened, 1),
      hasNewer: office.isAtLeast(NEWER_FROM),
    };
    return placed.map((each) => judged(each, calculated));
  };
  const [own, recalculated, trusted] = [
    verdicts(bytes, 'always'),
    verdicts(wrong, 'always'),
    verdicts(wrong, 'never'),
  ];
  if (!own || !recalculated || !trusted) return null;
  const caught = trusted.filter(({ verdict }) => verdict === 'different').length;
  const recalculates = caught > 0 && own.every(({ verdict }, i) => verdict === recalculated[i]!.verdict);
  return { verdicts: own, recalculates, caught };
}

function formulaLines({ verdicts, recalculates, caught }: Found, all: boolean): readonly string[] {
  const of = (kind: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === kind);
  const [same, kept, explained, different] = [of('same'), of('kept'), of('explained'), of('different')];
  const line = ({ entry, workspace, libreOffice }: Verdict): string =>
    `${entry.formula}  Workspace ${workspace}, LibreOffice ${libreOffice}`;
  const reasons = [...new Set(explained.map(({ reason }) => reason))]
    .map((reason) => ({ reason, cases: explained.filter((each) => each.reason === reason) }))
    .sort((a, b) => b.cases.length - a.cases.length);
  return [
    `${verdicts.length} formules in een XLSX van de Workspace: ${same.length} rekent LibreOffice gelijk uit, ${kept.length} gaan mee met hun uitkomst, ${explained.length} anders met een reden, ${different.length} anders zonder reden.`,
    recalculates
      ? `LibreOffice rekent zelf: met overal een verkeerde uitkomst in het bestand komt er hetzelfde uit. Neemt het die uitkomsten over, dan zijn er ${caught} anders zonder reden.`
      : 'LibreOffice rekent niet zelf, of neemt uitkomsten in een bestand nooit over: dan zegt deze vergelijking niets.',
    ...(all ? kept.map(({ entry }) => `  Met uitkomst: ${entry.formula}`) : []),
    ...reasons.flatMap(({ reason, cases }) => [
      `  ${cases.length} × ${reason}`,
      ...(all ? cases.map((each) => `      ${line(each)}`) : []),
    ]),
    ...different.map((each) => `  Zonder reden: ${line(each)}`),
  ];
}

/** The register with its example as it is today, since TODAY of LibreOffice is that of this computer. */
async function dashboardOf(office: Office): Promise<Comparison | null> {
  const now = Date.now();
  const register = await openRegister(null, { now });
  loadExample(register, new Date(now).toISOString().slice(0, 10));
  return compareDashboard(office, register.world.spreadsheet(register.fileId)!);
}

function dashboardLines(found: Comparison): readonly string[] {
  const { same, kept, keptAt, explained, figures, different } = found;
  return [
    `Dashboard, Rekenblad en lijsten per wagon: ${figures} cijfers gelijk; ${same} cellen rekent LibreOffice gelijk uit, ${kept} gaan mee met hun uitkomst, ${different.length} anders zonder reden.`,
    `  Met uitkomst, omdat LibreOffice de formule niet kent (SORT, FILTER, REGEXREPLACE): ${keptAt.join(', ')}.`,
    ...[...explained].map(([reason, count]) => `  ${count} × ${reason}`),
    ...different.slice(0, 20).map((each) => `  Zonder reden: ${each}`),
  ];
}

/** A document with a bit of everything, and the register with its example. */
async function exported(office: Office): Promise<readonly Opened[]> {
  const world = createWorld({ now: Date.parse(TODAY), people: [] });
  const document = world.addFile<DocumentFile>({
    kind: 'document',
    name: 'Halfjaarrapport',
    ownerEmail: 'coordinator@provincie.example',
    model: sampleDocument(),
  });
  const register = await openRegister(null, { now: Date.parse(TODAY) });
  loadExample(register, TODAY);
  const spreadsheet = register.world.spreadsheet(register.fileId)!;
  return [...openDocument(office, document), ...openSpreadsheet(office, spreadsheet)];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  void checkCommand(process.argv.slice(2)).then(({ code, text }) => {
    (code === 2 ? process.stderr : process.stdout).write(text);
    process.exitCode = code;
  });
