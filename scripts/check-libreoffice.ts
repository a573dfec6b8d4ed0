/** Sets formulas and exported files beside LibreOffice, as a second opinion on the local Workspace. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWorld } from '../src/workspace/index.ts';
import type { DocumentFile } from '../src/workspace/world.ts';
import { sampleDocument } from '../tests/workspace/export/sample.ts';
import { CASES } from '../tests/workspace/formulas/cases.ts';
import { DATA } from '../tests/workspace/formulas/data.ts';
import { loadExample } from './example/load.ts';
import { type Opened, openDocument, openSpreadsheet } from './libreoffice/files.ts';
import { formulaBook, judged, NEWER_FROM, type Verdict } from './libreoffice/formulas.ts';
import { Office } from './libreoffice/office.ts';
import { readValues } from './libreoffice/workbook.ts';
import { openRegister } from './world.ts';

const HELP = `Vergelijkt de lokale Workspace met LibreOffice: de uitkomsten van formules en de bestanden die hij maakt.

Gebruik: npm run check:libreoffice -- [--all]

  --all    Toon ook elk verklaard verschil.
  --help   Deze uitleg.

Nodig: LibreOffice met Calc, Writer en Draw (op Debian en Ubuntu: apt-get install libreoffice-calc
libreoffice-writer libreoffice-draw). De gewone tests hebben dit niet nodig.

Uitkomst (exit code): 0 alles gelijk of verklaard; 1 een verschil zonder verklaring, of een bestand dat niet heel
opent; 2 LibreOffice ontbreekt of de opdracht is verkeerd.
`;

/** The moment and the day of the example, so that each run exports the same. */
const TODAY = '2026-07-20';

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
  const verdicts = formulas(office);
  const files = await exported(office);
  const fails =
    verdicts === null ||
    verdicts.some(({ verdict }) => verdict === 'different') ||
    files.some(({ fault }) => fault);
  const text = [
    `LibreOffice ${office.version}`,
    '',
    ...(verdicts ? formulaLines(verdicts, all) : ['LibreOffice kan het werkboek met formules niet openen.']),
    '',
    'Bestanden:',
    ...files.map(({ name, fault }) => `  ${name}: ${fault ?? 'opent heel, niets kwijt'}`),
    '',
  ];
  return { code: fails ? 1 : 0, text: text.join('\n') };
}

/** Null when the workbook does not open. */
function formulas(office: Office): readonly Verdict[] | null {
  const book = formulaBook(Object.values(CASES).flat(), DATA);
  const calculated = office.convert('formules.xlsx', book.bytes, 'xlsx:Calc MS Excel 2007 XML');
  return calculated && judged(book, readValues(calculated, 1), office.isAtLeast(NEWER_FROM));
}

function formulaLines(verdicts: readonly Verdict[], all: boolean): readonly string[] {
  const of = (kind: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === kind);
  const [same, explained, different] = [of('same'), of('explained'), of('different')];
  const line = ({ entry, google, libreOffice }: Verdict): string =>
    `${entry.formula}${google || libreOffice ? `  Google ${google}, LibreOffice ${libreOffice}` : ''}`;
  const reasons = [...new Set(explained.map(({ reason }) => reason))]
    .map((reason) => ({ reason, cases: explained.filter((each) => each.reason === reason) }))
    .sort((a, b) => b.cases.length - a.cases.length);
  return [
    `${verdicts.length} formules: ${same.length} gelijk, ${explained.length} anders met een reden, ${different.length} anders zonder reden.`,
    ...reasons.flatMap(({ reason, cases }) => [
      `  ${cases.length} × ${reason}`,
      ...(all ? cases.map((each) => `      ${line(each)}`) : []),
    ]),
    ...different.map((each) => `  Zonder reden: ${line(each)}`),
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
