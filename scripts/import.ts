/** Imports a list of terrains into the register of a local Workspace: a dry run, or for real with --apply. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { StorageFault } from '../src/workspace/storage-fault.ts';
import { unclearArguments } from './arguments.ts';
import { type CommandResult, failed, importFile } from './import-file.ts';
import { DEFAULT_WORLD, openRegister, ScriptFailure } from './world.ts';

/** Options that only the way of Google knows. */
const REMOTE: readonly string[] = ['--target', '--local', '--json', '--service-account'];

const HELP = `Importeert een lijst van bedrijventerreinen in het register van een lokale Workspace.

Gebruik: npm run import -- BESTAND [--apply] [--world MAP | --target DOEL]

  BESTAND      CSV (elke gangbare codering en elk gangbaar scheidingsteken) of GeoJSON.
  --apply      Neem de lijst over. Zonder --apply verandert er niets en zie je wat er zou gebeuren.
  --target DOEL  Importeer in het register bij Google: test of productie. Zie --target test --help.
  --local      Doe wat --target doet, op een Workspace die met provision --local is gemaakt; ook met --json.
  --world MAP  De map van de Workspace (standaard ${DEFAULT_WORLD}). Een nieuwe map krijgt eerst een leeg register.
  --help       Deze uitleg.

Uitkomst (exit code): 0 alle rijen bruikbaar; 1 een of meer rijen afgewezen, de rest wel verwerkt;
2 niets gedaan: geen bruikbare lijst, een verkeerde opdracht of een Workspace die niet open kan.
`;

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
    return failed(unclearArguments(error), 'Zie --help.');
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

/** A target, or the local Workspace as a stand-in for one, goes the way of Google; else the register itself does it. */
async function start(args: readonly string[]): Promise<number> {
  if (args.some((arg) => REMOTE.includes(arg.split('=')[0]!))) {
    const { IMPORT } = await import('./import-remote.ts');
    const { runCommand } = await import('./ops/command.ts');
    return runCommand(IMPORT, args);
  }
  const { code, text } = await importCommand(args);
  (code === 2 ? process.stderr : process.stdout).write(text);
  return code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  start(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    async (error: unknown) => {
      const { outcomeOf } = await import('./ops/say.ts');
      const { code, lines } = outcomeOf(error);
      process.stderr.write(`${lines.join('\n')}\n`);
      process.exitCode = code;
    },
  );
