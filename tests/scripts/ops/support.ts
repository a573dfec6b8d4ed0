/** The commands as an administrator gives them, at a Google that is a local Workspace: own folders, nothing on disk elsewhere. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { DEPLOY } from '../../../scripts/deploy.ts';
import { secretPlaces, signedIn } from '../../../scripts/ops/account.ts';
import { type Command, runCommand, type Surroundings } from '../../../scripts/ops/command.ts';
import { googleFor } from '../../../scripts/ops/google.ts';
import { type BookImage, readBook, tableIn, titleOf } from '../../../scripts/ops/image.ts';
import { type LocalStage, serveWorld } from '../../../scripts/ops/local.ts';
import { PEOPLE } from '../../../scripts/people.ts';
import { PROVISION } from '../../../scripts/provision.ts';
import { install } from '../../../scripts/world.ts';
import { columnLetters } from '../../../src/register/app/a1.ts';
import { Driver } from '../../../src/workspace/driver.ts';
import { createWorld, run, useTimeZone } from '../../../src/workspace/index.ts';
import { router } from '../../../src/workspace/rest/route.ts';
import { ROUTES } from '../../../src/workspace/rest/routes.ts';
import type { Fault, SpreadsheetFile, World } from '../../../src/workspace/world.ts';

export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

export interface Said {
  readonly code: number;
  /** The outcome. */
  readonly out: string;
  /** What was said on the way, and faults. */
  readonly err: string;
  /** The outcome of a command with `--json`. */
  // biome-ignore lint/suspicious/noExplicitAny: each command tells its own
  json(): any;
}

export interface Ops {
  readonly world: World;
  readonly stage: LocalStage;
  /** The folder that holds project, settings and data of the administrator. */
  readonly folder: string;
  readonly surroundings: Surroundings;
  /** Gives a command; without `--local` it reaches the Workspace as it would reach Google. */
  run(command: Command, ...args: string[]): Promise<Said>;
  /** Everything that was said so far. */
  said(): string;
  fault(fault: Fault): void;
  /** Google's methods that this process used so far. */
  methods(): readonly string[];
  close(): Promise<void>;
}

/**
 * What the commands ask of Google, by the names that Google publishes. The Workspace refuses a call of which parameters
 * or body have another shape than published; a method that is not in this list fails the test that used it.
 */
const METHODS: readonly string[] = [
  'drive.about.get',
  'drive.files.create',
  'drive.files.export',
  'drive.files.get',
  'drive.files.list',
  'drive.files.update',
  'forms.forms.get',
  'forms.forms.responses.list',
  'script.projects.create',
  'script.projects.deployments.create',
  'script.projects.deployments.list',
  'script.projects.deployments.update',
  'script.projects.get',
  'script.projects.getContent',
  'script.projects.updateContent',
  'script.projects.versions.create',
  'script.projects.versions.list',
  'sheets.spreadsheets.batchUpdate',
  'sheets.spreadsheets.get',
];

/** Where accounts are asked for; Google describes these elsewhere (RFC 6749, 7009 and 7636). */
const ACCOUNTS = /^(o\/oauth2\/v2\/auth|token|revoke)$/;

/** Hears every request of this process, and tells those that go elsewhere or are not in the list above. */
function listen(): { readonly used: Set<string>; readonly strange: string[]; stop(): void } {
  const used = new Set<string>();
  const strange: string[] = [];
  const find = router(ROUTES);
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { href, pathname, hostname } = new URL(input instanceof Request ? input.url : String(input));
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
    const isHere = hostname === '127.0.0.1';
    const id = isHere ? find(method, pathname)?.route.id : undefined;
    if (id) used.add(id);
    const isOwn = isHere && (pathname === '/' || ACCOUNTS.test(pathname.slice(1)));
    if (id ? !METHODS.includes(id) : !isOwn) strange.push(`${method} ${id ?? href}`);
    return real(input, init);
  };
  return {
    used,
    strange,
    stop() {
      globalThis.fetch = real;
    },
  };
}

export async function openOps(): Promise<Ops> {
  useTimeZone('Europe/Amsterdam');
  const folder = mkdtempSync(join(tmpdir(), 'ops-'));
  const world = createWorld({ now: Date.parse('2026-11-28T09:00:00Z'), people: Object.values(PEOPLE) });
  const stage = await serveWorld(world, folder);
  const line = listen();
  const root = join(folder, 'project');
  mkdirSync(root);
  writeFileSync(join(root, 'package.json'), JSON.stringify({ version: '0.1.0' }));
  writeFileSync(
    join(folder, 'client_secret.json'),
    JSON.stringify({ installed: { client_id: stage.client.id, client_secret: stage.client.secret } }),
  );
  let all = '';
  const surroundings: Surroundings = {
    screen: { out: () => {}, err: () => {}, live: false },
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_DATA_HOME: join(folder, 'data'),
    },
    root,
    patience: { timeout: 60_000, tries: 4, delay: 1 },
    rootUrl: stage.rootUrl,
    endpoints: stage.endpoints,
    local: stage,
    // The person at the browser follows where it is sent, and consents.
    browse: (address) => void fetch(address),
  };
  return {
    world,
    stage,
    folder,
    surroundings,
    async run(command, ...args) {
      let out = '';
      let err = '';
      const screen = {
        live: false,
        out: (text: string) => {
          out += text;
        },
        err: (text: string) => {
          err += text;
        },
      };
      const code = await runCommand(command, args, { ...surroundings, screen });
      all += out + err;
      return { code, out, err, json: () => JSON.parse(out) };
    },
    said: () => all,
    fault: (fault) => void world.faults.push(fault),
    methods: () => [...line.used].sort(),
    async close() {
      line.stop();
      await stage.close();
      rmSync(folder, { recursive: true, force: true });
      expect(line.strange).toEqual([]);
    },
  };
}

/** Commands on a register that was provisioned, deployed and installed, with some terrains and one person in it. */
export interface InstalledOps extends Ops {
  readonly file: SpreadsheetFile;
  readonly driver: Driver;
}

export const OWNER = PEOPLE.coordinator.email;
export const PERSON = 'Fenna Verzonnen';

export async function openInstalled(): Promise<InstalledOps> {
  const ops = await openOps();
  const { world } = ops;
  await ops.run(PROVISION, '--client', join(ops.folder, 'client_secret.json'));
  const said = await ops.run(DEPLOY, '--zonder-tests', '--zonder-controle', '--gebouwd', DIST);
  if (said.code !== 0) throw new Error(said.err);
  const file = [...world.files.values()].find(
    (each): each is SpreadsheetFile => each.kind === 'spreadsheet',
  )!;
  install(world, file.id);
  const list = [
    'gemeentecode;naam',
    ...['Hessenpoort', 'Marslanden', 'Voorst'].map((name) => `GM0193;${name}`),
  ];
  run(world, [...world.scripts.values()][0]!, 'applyImport', [list.join('\n'), 'lijst.csv']);
  const driver = new Driver(world, { answer: () => ({ button: 'OK', text: '' }) });
  driver.open(OWNER, file.id);
  driver.edit(OWNER, file.id, 'Contacten', a1(file, 'Contacten', 2, 'Naam'), PERSON);
  return { ...ops, file, driver };
}

/** The address of a cell by the header of its column. */
export function a1({ model }: SpreadsheetFile, tab: string, row: number, label: string): string {
  const sheet = model.sheets.find(({ name }) => name === tab)!;
  const [labels = []] = model.readValues(sheet, { top: 0, left: 0, bottom: 1, right: sheet.columns.count });
  return `${columnLetters(labels.indexOf(label) + 1)}${row}`;
}

/** The whole spreadsheet as Google's API tells it. */
export function imageOf({ surroundings, folder, stage, file }: InstalledOps): Promise<BookImage> {
  const auth = signedIn(secretPlaces(join(folder, 'config/terreinregister')), 'test', stage.endpoints);
  return readBook(googleFor({ auth, rootUrl: stage.rootUrl, patience: surroundings.patience }), file.id);
}

/** The tabs that are not the same in two images, to the byte; the journal aside, in which every restore tells of itself. */
export function differing(a: BookImage, b: BookImage): string[] {
  const own = (image: BookImage, title: string) => image.tabs.find((tab) => titleOf(tab) === title);
  const titles = new Set([...a.tabs, ...b.tabs].filter((tab) => tableIn(tab) !== 'journal').map(titleOf));
  return [...titles].filter((title) => !isDeepStrictEqual(own(a, title), own(b, title)));
}

/** Each named range with how far it stays from the end of its tab: the journal grows by what a restore tells in it. */
export function names({ namedRanges, tabs }: BookImage): string[] {
  const rows = new Map(
    tabs.map(({ properties }) => [properties.sheetId, properties.gridProperties!.rowCount!]),
  );
  return namedRanges
    .map(({ range, ...name }) => {
      const { endRowIndex, ...rest } = range!;
      return JSON.stringify({ ...name, ...rest, short: rows.get(rest.sheetId)! - endRowIndex! });
    })
    .sort();
}
