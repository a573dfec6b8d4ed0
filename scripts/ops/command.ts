/** What all commands have in common: reading the command line, the way to Google or to a local Workspace, and the end. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { unclearArguments } from '../arguments.ts';
import { DEFAULT_WORLD } from '../defaults.ts';
import { type Endpoints, GOOGLE, secretPlaces, serviceAccount, signedIn } from './account.ts';
import { EXIT, EXIT_HELP, type ExitCode, OpsFault } from './fault.ts';
import { type Google, googleFor, PATIENCE, type Patience, type ToldCall } from './google.ts';
import { enter, type LocalStage, openLocal } from './local.ts';
import { type Outcome, outcomeOf, type Screen, TERMINAL, Voice } from './say.ts';
import { localPlaces, type Places, placesOf, ROOT, type Target, targetOf } from './target.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Values {
  readonly [name: string]: string | boolean | undefined;
}

/** What surrounds a command; tests bring their own. */
export interface Surroundings {
  readonly screen: Screen;
  readonly env: NodeJS.ProcessEnv;
  /** The project's folder. */
  readonly root: string;
  readonly patience: Patience;
  /** Where Google stands; null for Google itself. */
  readonly rootUrl: string | null;
  readonly endpoints: Endpoints;
  /** A local Workspace that is open already, for `--local`. */
  readonly local: LocalStage | null;
  /** Opens an address in the browser. */
  readonly browse: (address: string) => void;
}

export const HERE: Surroundings = {
  screen: TERMINAL,
  env: process.env,
  root: ROOT,
  patience: PATIENCE,
  rootUrl: null,
  endpoints: GOOGLE,
  local: null,
  browse: () => {},
};

/** What a command works with. */
export interface Session {
  readonly target: Target;
  readonly voice: Voice;
  readonly places: Places;
  readonly surroundings: Surroundings;
  readonly patience: Patience;
  readonly endpoints: Endpoints;
  readonly rootUrl: string | null;
  readonly isLocal: boolean;
  /** The options that lead another command to the same register. */
  readonly where: string;
  readonly json: boolean;
  /** Path of the key of a service account; null for a person. */
  readonly serviceKey: string | null;
  /** The clients, signed in. With `rehearse` nothing is changed. Throws `OpsFault` when nobody is signed in. */
  google(rehearse?: (call: ToldCall) => void): Google;
}

export interface Command {
  readonly name: string;
  /** Dutch: what it does, and its own options; those of all commands follow by themselves. */
  readonly help: string;
  readonly options: Options;
  readonly positionals?: boolean;
  run(session: Session, values: Values, positionals: readonly string[]): Promise<Outcome>;
}

const COMMON: Options = {
  target: { type: 'string', default: 'test' },
  local: { type: 'boolean', default: false },
  world: { type: 'string', default: DEFAULT_WORLD },
  'service-account': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

const COMMON_HELP = `
  --target DOEL           test (standaard) of productie.
  --local                 Werk op een lokale Workspace in plaats van op Google.
  --world MAP             De map van die Workspace (standaard ${DEFAULT_WORLD}).
  --service-account FILE  Meld aan met de sleutel van een serviceaccount, voor wat Google dat laat doen.
  --json                  De uitkomst als JSON, voor andere programma's.
  --help                  Deze uitleg.

${EXIT_HELP}`;

/** Runs a command; gives the exit code after the outcome was said. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  surroundings: Surroundings = HERE,
): Promise<ExitCode> {
  let voice = new Voice(surroundings.screen, args.includes('--json'));
  let outcome: Outcome;
  try {
    const { values, positionals } = parsed(command, args);
    voice = new Voice(surroundings.screen, values.json === true);
    if (values.help === true) {
      const help = `${command.help.trim()}\n${COMMON_HELP}`;
      outcome = { code: EXIT.done, lines: [help], data: { help } };
    } else outcome = await inSession(command, values, positionals, voice, surroundings);
  } catch (error) {
    outcome = outcomeOf(error);
  }
  voice.end(outcome);
  return outcome.code;
}

function parsed(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: command.positionals === true,
      options: { ...COMMON, ...command.options },
    });
    return { values: values as Values, positionals };
  } catch (error) {
    throw new OpsFault(EXIT.unclear, unclearArguments(error), `Zie npm run ${command.name} -- --help.`);
  }
}

async function inSession(
  command: Command,
  values: Values,
  positionals: readonly string[],
  voice: Voice,
  surroundings: Surroundings,
): Promise<Outcome> {
  const target = targetOf(String(values.target));
  const isLocal = values.local === true;
  const opened = isLocal && !surroundings.local ? await openLocal(resolve(String(values.world))) : null;
  const stage = isLocal ? (surroundings.local ?? opened) : null;
  try {
    const places = stage
      ? localPlaces(target, stage.folder, stage.secrets)
      : placesOf(target, surroundings.env, surroundings.root);
    if (stage) enter(stage, target);
    const endpoints = stage?.endpoints ?? surroundings.endpoints;
    const rootUrl = stage?.rootUrl ?? surroundings.rootUrl;
    const serviceKey =
      values['service-account'] === undefined ? null : resolve(String(values['service-account']));
    const { patience } = surroundings;
    return await command.run(
      {
        target,
        voice,
        places,
        surroundings,
        patience,
        endpoints,
        rootUrl,
        isLocal,
        where: whereOf(target, values),
        json: values.json === true,
        serviceKey,
        google: (rehearse) =>
          googleFor({
            auth:
              serviceKey === null
                ? signedIn(secretPlaces(places.secrets), target, endpoints)
                : serviceAccount(serviceKey),
            rootUrl,
            patience,
            waiting: (_, attempt) =>
              voice.note(`Google antwoordt niet of is te druk. Poging ${attempt} van ${patience.tries} …`),
            ...(rehearse && { rehearse }),
          }),
      },
      values,
      positionals,
    );
  } finally {
    await opened?.close();
  }
}

function whereOf(target: Target, { local, world }: Values): string {
  if (local !== true) return `--target ${target}`;
  const own = world === DEFAULT_WORLD ? '' : ` --world ${world}`;
  return `--target ${target} --local${own}`;
}

/** Runs a command when its file is what Node was started with. */
export function main(url: string, command: Command, surroundings: Surroundings = HERE): void {
  if (!process.argv[1] || url !== pathToFileURL(process.argv[1]).href) return;
  void runCommand(command, process.argv.slice(2), surroundings).then((code) => {
    process.exitCode = code;
  });
}
