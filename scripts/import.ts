/** Imports a list of terrains into the register of a local Workspace: a dry run, or for real with --apply. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeBytes } from '../src/register/domain/import/decode.ts';
import type { Outcome } from '../src/register/domain/import/outcome.ts';
import type { ImportReport } from '../src/register/domain/import/report.ts';
import { StorageFault } from '../src/workspace/storage-fault.ts';
import { DEFAULT_WORLD, type LocalRegister, openRegister, ScriptFailure } from './world.ts';

const HELP = `Importeert een lijst van bedrijventerreinen in het register van een lokale Workspace.

Gebruik: npm run import -- BESTAND [--apply] [--world MAP | --target DOEL]

  BESTAND      CSV (elke gangbare codering en elk gangbaar scheidingsteken) of GeoJSON.
  --apply      Neem de lijst over. Zonder --apply verandert er niets en zie je wat er zou gebeuren.
  --target DOEL  Importeer in het register bij Google: test of productie. Zie ook --target test --help.
  --world MAP  De map van de Workspace (standaard ${DEFAULT_WORLD}). Een nieuwe map krijgt eerst een leeg register.
  --help       Deze uitleg.

Uitkomst (exit code): 0 alle rijen bruikbaar; 1 een of meer rijen afgewezen, de rest wel verwerkt;
2 niets gedaan: geen bruikbare lijst, een verkeerde opdracht of een Workspace die niet open kan.
`;

/** How many rows of a list are printed; the dialog shows them all. */
const SHOWN = 20;

/** What a run of the command prints and with which code it ends. */
export interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** Carries out the command; `args` are what stands after its name. */
export async function importCommand(args: readonly string[]): Promise<CommandResult> {
  let options: { apply: boolean; world: string; help: boolean; file: string | undefined };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        world: { type: 'string', default: DEFAULT_WORLD },
        help: { type: 'boolean', default: false },
      },
    });
    if (positionals.length > 1) return failed('Geef één bestand tegelijk.', 'Zie --help.');
    options = { ...values, file: positionals[0] };
  } catch (error) {
    return failed(`Deze opdracht is niet duidelijk: ${(error as Error).message}`, 'Zie --help.');
  }
  if (options.help) return { code: 0, text: HELP };
  if (options.file === undefined) return failed('Er is geen bestand opgegeven.', 'Zie --help.');
  const { file, apply } = options;
  try {
    const register = await openRegister(resolve(options.world));
    try {
      return importFile(register, file, apply);
    } finally {
      register.close();
    }
  } catch (error) {
    if (error instanceof StorageFault || error instanceof ScriptFailure) return failed(error.message, '');
    throw error;
  }
}

/** Imports a file into an open register, or tells what that would do; the text is for people. */
export function importFile(
  register: Pick<LocalRegister, 'call'>,
  file: string,
  apply: boolean,
): CommandResult {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return failed(`Het bestand "${file}" kan niet worden gelezen.`, 'Controleer de naam en de map.');
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return failed(decoded.reason, decoded.tip);

  const name = basename(file);
  const { text, encoding } = decoded.value;
  const result = apply ? register.call('applyImport', text, name) : register.call('previewImport', text);
  const outcome = result.value as Outcome<ImportReport>;
  if (!outcome.ok) return failed(outcome.reason, outcome.tip);
  const report = outcome.value;
  const head = `${name}: ${report.source}, gelezen als ${encoding}.`;
  const todo = report.counts.added + report.counts.changed;
  const done = apply ? 'Overgenomen.' : 'Er is nog niets veranderd. Met --apply wordt de lijst overgenomen.';
  const end = todo ? done : 'Er is niets over te nemen.';
  return { code: report.counts.rejected ? 1 : 0, text: [head, ...reportLines(report), end, ''].join('\n') };
}

/** What a report tells, in lines for people. */
export function reportLines(report: ImportReport): string[] {
  const { unit, counts } = report;
  const text = [`${report.summary}.`];
  if (counts.suspected) text[0] = `${report.summary}, ${counts.suspected} mogelijk dubbel.`;
  const list = (title: string, rows: readonly string[]): void => {
    if (rows.length === 0) return;
    text.push('', `${title}:`, ...rows.slice(0, SHOWN).map((row) => `  ${row}`));
    if (rows.length > SHOWN) text.push(`  … en nog ${rows.length - SHOWN}`);
  };
  const remark = ({ line, name, reason, tip }: ImportReport['rejected'][number]): string =>
    [`${unit} ${line}`, name ? ` (${name})` : '', `: ${reason}`, tip && ` ${tip}`].join('');
  list('Afgewezen', report.rejected.map(remark));
  list(
    'Mogelijk dubbel',
    report.suspected.map(
      ({ terrain, other, reason }) =>
        `${terrain.name} (${terrain.municipality}) en ${[other.key, other.name].filter(Boolean).join(' ')} (${other.municipality}). ${reason}`,
    ),
  );
  list('Opmerkingen', report.remarks.map(remark));
  list(
    'Gewijzigd',
    report.changed.map(
      ({ key, name, fields }) =>
        `${key} ${name}: ${fields.map(({ label, from, to }) => `${label} "${from}" wordt "${to}"`).join('; ')}`,
    ),
  );
  list(
    'Niet in deze lijst',
    report.gone.map(({ key, name, municipality }) => `${key} ${name} (${municipality})`),
  );
  list('Verder', report.notes);
  if (text.length > 1) text.push('');
  return text;
}

function failed(reason: string, tip: string): CommandResult {
  return { code: 2, text: `Niet gelukt. ${reason}${tip ? `\n${tip}` : ''}\n` };
}

/** With a target the list goes to Google, else to a local Workspace. */
async function start(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg.startsWith('--target'))) {
    const { IMPORT } = await import('./import-remote.ts');
    const { runCommand } = await import('./ops/command.ts');
    return runCommand(IMPORT, args);
  }
  const { code, text } = await importCommand(args);
  (code === 2 ? process.stderr : process.stdout).write(text);
  return code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  void start(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
