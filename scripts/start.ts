/** Opens the register in a local Workspace and serves it as a page; makes it first where there is none. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ASSETS, buildPage } from '../src/workspace/page/assets.ts';
import { startWorld } from '../src/workspace/page/host.ts';
import { startServer } from '../src/workspace/page/server.ts';
import { unclearArguments } from './arguments.ts';
import { openBrowser } from './browser.ts';
import { DEFAULT_WORLD } from './defaults.ts';
import type { StartData } from './start-world.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_PORT = 8090;

const HELP = `Opent het register in een lokale Workspace en toont het als spreadsheet in de browser.

Gebruik: npm start -- [--world MAP] [--leeg] [--bestand BESTAND] [--port NUMMER] [--no-open]

  --world MAP        De map van de Workspace (standaard ${DEFAULT_WORLD}). Een nieuwe map krijgt eerst een register.
  --leeg             Een nieuw register begint zonder voorbeeld.
  --bestand BESTAND  Importeer deze lijst van terreinen bij het begin.
  --port NUMMER      De poort (standaard ${DEFAULT_PORT}, of de eerste vrije daarna).
  --no-open          Open de browser niet.
  --help             Deze uitleg.
`;

/** What the command line asks for; a text when it is not clear. */
function options(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        world: { type: 'string', default: DEFAULT_WORLD },
        leeg: { type: 'boolean', default: false },
        bestand: { type: 'string' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `${values.port} is geen poort.`;
    return { ...values, port };
  } catch (error) {
    return unclearArguments(error);
  }
}

async function start(): Promise<void> {
  const asked = options(process.argv.slice(2));
  if (typeof asked === 'string') {
    console.error(`${asked}\nZie npm start -- --help.`);
    process.exitCode = 2;
    return;
  }
  if (asked.help) {
    console.log(HELP);
    return;
  }
  // Dates in scripts are those of the script's time zone; a thread takes the zone of the process over.
  const manifest = JSON.parse(readFileSync(join(ROOT, 'appsscript.json'), 'utf8')) as { timeZone: string };
  process.env.TZ = manifest.timeZone;

  const data: StartData = {
    directory: resolve(asked.world),
    example: !asked.leeg,
    file: asked.bestand === undefined ? null : resolve(asked.bestand),
  };
  const entry = pathToFileURL(join(ROOT, 'scripts/start-world.ts')).href;
  const [host] = await Promise.all([startWorld(entry, data), buildPage()]);
  const index = join(ROOT, 'src/workspace/page/client/index.html');
  const server = await startServer({ host, assets: ASSETS, index }, asked.port);
  console.log(`Het register staat klaar op ${server.address}`);
  console.log('Stoppen: druk op Ctrl+C. Alles is dan bewaard.');
  if (!asked['no-open']) openBrowser(server.address);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await host.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
