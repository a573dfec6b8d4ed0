/** Runs a function of plain Apps Script files in a local Workspace, and tells what it did and what changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type ExecutionResult, execute, OutsideFault } from '../src/workspace/execution.ts';
import { globalsOf } from '../src/workspace/globals.ts';
import {
  type Answer,
  createWorld,
  installScript,
  type Notice,
  openWorld,
  type Question,
  type ScriptProject,
  StorageFault,
  type World,
  WorldStore,
} from '../src/workspace/index.ts';
import { Service } from '../src/workspace/services/service.ts';
import type { Manifest, SourceFile } from '../src/workspace/world.ts';
import { unclearArguments } from './arguments.ts';
import { changesSince, pictureOf } from './gas/changes.ts';

const OWNER = 'ik@voorbeeld.example';

const HELP = `Voert een functie uit van gewone Apps Script-bestanden, in een lokale Workspace en zonder Google.

Gebruik: npm run gas -- BESTAND.js… --call FUNCTIE [opties]

  BESTAND.js…      Een of meer bestanden (.js of .gs), in de volgorde waarin Google ze leest. De pagina's (.html)
                   en appsscript.json uit dezelfde map doen mee. Er wordt niets aan de bestanden veranderd.
  --call FUNCTIE   De functie die wordt uitgevoerd, alsof iemand in de editor op Uitvoeren klikt.
  --args JSON      De argumenten, als JSON-lijst: --args '["Zwolle", 3]'.
  --answer TEKST   Antwoord op een vraag van het script (alert of prompt): de naam van een knop, of een tekst
                   met OK. Meer vragen: herhaal de optie.
  --world MAP      De map van een Workspace die wordt bewaard; hij wordt gemaakt als hij er niet is. Zonder
                   --world is alles na afloop weg.
  --bind NAAM      Naam of id van de spreadsheet in die Workspace waar het script bij hoort. Zonder --bind
                   krijgt een nieuw script een nieuwe, lege spreadsheet.
  --standalone     Het script hoort bij geen enkel bestand.
  --as E-MAIL      Wie de functie uitvoert (standaard ${OWNER}).
  --json           Geef de uitkomst als JSON, voor andere programma's.
  --help           Deze uitleg.

Uitkomst (exit code): 0 de functie is gelukt; 1 de functie is mislukt, was te lang bezig of kreeg geen antwoord op
een vraag; 2 er is niets uitgevoerd: een verkeerde opdracht, een bestand dat niet te lezen is of een Workspace die
niet open kan.
`;

/** What a run of the command prints and with which code it ends. */
export interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** A command that cannot be carried out, with the sentence for whoever gave it. */
class CommandFault extends Error {
  readonly code: 1 | 2;

  constructor(message: string, code: 1 | 2 = 2) {
    super(message);
    this.code = code;
  }
}

interface Command {
  readonly files: readonly string[];
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly answers: readonly string[];
  readonly world: string | undefined;
  readonly bind: string | undefined;
  readonly standalone: boolean;
  readonly as: string | undefined;
  readonly json: boolean;
}

/** Carries out the command; `args` are what stands after its name. */
export function gasCommand(args: readonly string[]): CommandResult {
  try {
    const command = readCommand(args);
    return command === null ? { code: 0, text: HELP } : carryOut(command);
  } catch (error) {
    if (error instanceof CommandFault || error instanceof StorageFault)
      return {
        code: error instanceof CommandFault ? error.code : 2,
        text: `Niet gelukt. ${error.message}\nZie --help.\n`,
      };
    throw error;
  }
}

/** Null when help is asked for. Throws `CommandFault`. */
function readCommand(args: readonly string[]): Command | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  if (positionals.length === 0) throw new CommandFault('Er is geen scriptbestand opgegeven.');
  if (values.call === undefined) throw new CommandFault('Geef met --call de functie op.');
  if (values.standalone && values.bind !== undefined)
    throw new CommandFault('Kies --bind of --standalone, niet allebei.');
  return {
    files: positionals,
    functionName: values.call,
    args: readArguments(values.args),
    answers: values.answer,
    world: values.world,
    bind: values.bind,
    standalone: values.standalone,
    as: values.as,
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        call: { type: 'string' },
        args: { type: 'string', default: '[]' },
        answer: { type: 'string', multiple: true, default: [] },
        world: { type: 'string' },
        bind: { type: 'string' },
        standalone: { type: 'boolean', default: false },
        as: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFault(unclearArguments(error));
  }
}

function readArguments(text: string): readonly unknown[] {
  const value = readJson(text, '--args');
  if (!Array.isArray(value))
    throw new CommandFault(`--args moet een JSON-lijst zijn, zoals '["Zwolle", 3]'.`);
  return value;
}

function readJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFault(`${what} is geen goede JSON: ${(error as Error).message}`);
  }
}

function carryOut(command: Command): CommandResult {
  const store = command.world === undefined ? null : openStore(resolve(command.world), command);
  try {
    return runIn(store?.world ?? newWorld(command), command);
  } finally {
    store?.close();
  }
}

function openStore(directory: string, command: Command): WorldStore {
  return WorldStore.exists(directory)
    ? openWorld(directory)
    : WorldStore.create(directory, newWorld(command));
}

function newWorld({ as = OWNER }: Command): World {
  return createWorld({ now: Date.now(), people: [{ email: as, name: as, locale: 'nl' }] });
}

function runIn(world: World, command: Command): CommandResult {
  const project = install(world, command);
  const person = world.person(command.as ?? project.ownerEmail);
  const before = pictureOf(world);
  const answers = [...command.answers];
  const shown: string[] = [];
  const result = answered(() =>
    execute(world, {
      project,
      functionName: command.functionName,
      args: command.args,
      kind: 'editor',
      effectiveUser: person,
      person,
      openFileId: project.containerId,
      ask: (question) => {
        const answer = answerTo(question, answers.shift());
        shown.push(`vraag "${question.text}": ${answer.button}${answer.text ? ` "${answer.text}"` : ''}`);
        return answer;
      },
      tell: (notice) => shown.push(noticeText(notice)),
    }),
  );
  const changes = changesSince(before, world);
  const code = result.status === 'completed' ? 0 : 1;
  if (command.json) return { code, text: `${JSON.stringify(asJson(result, shown, changes), null, 2)}\n` };
  return { code, text: report(result, shown, changes) };
}

/** A question that nobody answers ends the run from outside. */
function answered(run: () => ExecutionResult | null): ExecutionResult {
  try {
    return run()!;
  } catch (error) {
    if (error instanceof OutsideFault) throw new CommandFault(error.message, 1);
    throw error;
  }
}

function install(world: World, command: Command): ScriptProject {
  const folder = dirname(resolve(command.files[0]!));
  const name = basename(folder);
  const known = [...world.scripts.values()].find((script) => script.name === name);
  const owner = known?.ownerEmail ?? command.as ?? OWNER;
  const containerId = command.standalone ? null : container(world, command, known, name, owner);
  return installScript(world, {
    name,
    files: command.files.map((file) => ({ name: basename(file), source: readSource(file) })),
    html: pagesIn(folder),
    manifest: manifestIn(folder),
    owner,
    ...(containerId === null ? {} : { containerId }),
  });
}

/** The file that the script belongs to: the one that is asked for, the one of last time, or a new one. */
function container(
  world: World,
  { bind }: Command,
  known: ScriptProject | undefined,
  name: string,
  owner: string,
): string {
  if (bind === undefined) return known?.containerId ?? world.addSpreadsheet(name, owner).id;
  const found = [...world.files.values()].filter(
    (file) => file.kind === 'spreadsheet' && !file.trashed && (file.id === bind || file.name === bind),
  );
  if (found.length !== 1)
    throw new CommandFault(
      found.length === 0
        ? `In deze Workspace staat geen spreadsheet "${bind}".`
        : `Er zijn ${found.length} spreadsheets "${bind}": geef het id.`,
    );
  return found[0]!.id;
}

function pagesIn(folder: string): readonly SourceFile[] {
  return readdirSync(folder)
    .filter((name) => extname(name) === '.html')
    .map((name) => ({ name: basename(name, '.html'), source: readSource(join(folder, name)) }));
}

function manifestIn(folder: string): Manifest {
  const manifest: Manifest = { timeZone: 'Europe/Amsterdam' };
  if (!readdirSync(folder).includes('appsscript.json')) return manifest;
  const own = readJson(readSource(join(folder, 'appsscript.json')), 'appsscript.json') as Partial<Manifest>;
  try {
    globalsOf({ ...manifest, ...own });
  } catch (error) {
    throw new CommandFault((error as Error).message);
  }
  return { ...manifest, ...own };
}

function readSource(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandFault(`Het bestand "${path}" kan niet worden gelezen.`);
  }
}

/** The name of a button presses that button; any other text is typed, and sent with OK. */
function answerTo(question: Question, answer: string | undefined): Answer {
  if (answer === undefined)
    throw new OutsideFault(`Het script vraagt "${question.text}". Geef het antwoord met --answer.`);
  const button = question.buttons.find((name) => name.toLowerCase() === answer.toLowerCase());
  return button === undefined ? { button: 'OK', text: answer } : { button, text: '' };
}

const NOTICES: { readonly [K in Notice['kind']]: (notice: Extract<Notice, { kind: K }>) => string } = {
  toast: ({ title, text }) => `melding ${[title, text].filter(Boolean).join(': ')}`,
  menu: ({ menu }) => `menu "${menu.caption}"`,
  page: ({ title, html }) => `pagina "${title}" (${html.length} tekens)`,
  close: () => 'pagina gesloten',
};

function noticeText(notice: Notice): string {
  return NOTICES[notice.kind](notice as never);
}

const OUTCOMES: Readonly<Record<ExecutionResult['status'], string>> = {
  completed: 'gelukt',
  failed: 'mislukt',
  'timed-out': 'te lang bezig',
  crashed: 'afgebroken',
};

function report(result: ExecutionResult, shown: readonly string[], changes: readonly string[]): string {
  const { functionName, personEmail, status, durationMs, reads, writes, locals, error, value } = result;
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
  const calls = Object.entries(result.calls).sort(([, a], [, b]) => b - a);
  return [
    `${functionName} voor ${personEmail}: ${OUTCOMES[status]}.`,
    `${seconds(durationMs)} s virtuele tijd: ${reads} × gelezen, ${writes} × geschreven, ${locals} × zonder Google.`,
    ...(result.internal ? ['Dit is een fout in de lokale Workspace zelf, niet in het script.'] : []),
    ...part('Fout', error ? (error.stack || `${error.name}: ${error.message}`).split('\n') : []),
    ...part('Uitkomst', value === undefined ? [] : asText(value).split('\n')),
    ...part(
      'Log',
      result.log.map(({ level, text }) => `${level.toUpperCase()} ${text}`),
    ),
    ...part('Getoond', shown),
    ...part(
      'Aanroepen',
      calls.map(([method, count]) => `${count} × ${method}`),
    ),
    ...part('Veranderd', changes.length ? changes : ['niets']),
    '',
  ].join('\n');
}

function asJson(result: ExecutionResult, shown: readonly string[], changes: readonly string[]): unknown {
  const { functionName, personEmail, status, error, value, log, durationMs, reads, writes, locals, calls } =
    result;
  return {
    functionName,
    personEmail,
    status,
    error,
    value: value === undefined ? null : JSON.parse(asText(value)),
    log,
    shown,
    durationMs,
    reads,
    writes,
    locals,
    calls,
    changes,
  };
}

/** As JSON; a service, which is no data, as its name. */
function asText(value: unknown): string {
  const plain = (_: string, item: unknown): unknown =>
    item instanceof Service ? `[${item._official}]` : item;
  return JSON.stringify(value, plain, 2) ?? 'null';
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toLocaleString('nl-NL', { maximumFractionDigits: 2 });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code, text } = gasCommand(process.argv.slice(2));
  (code === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}
