/** The register in a Workspace in memory, set up by its own menu: what tests through the real bundle begin with. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Message } from '../../src/register/app/outbox/queue.ts';
import type { WriteRequest, WriteResult } from '../../src/register/app/register.ts';
import type { AnyRow } from '../../src/register/domain/schema/table.ts';
import { Driver } from '../../src/workspace/driver.ts';
import { createWorld, type ExecutionResult, installScript, run } from '../../src/workspace/index.ts';
import { loadWorld, worldParts } from '../../src/workspace/parts.ts';
import {
  type SheetModel,
  type SpreadsheetJson,
  SpreadsheetModel,
} from '../../src/workspace/services/spreadsheet/model.ts';
import type {
  Manifest,
  ScriptProject,
  SpreadsheetFile,
  TriggerRecord,
  World,
} from '../../src/workspace/world.ts';
import type { ProbeRows } from './probe.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');

export const COORDINATOR = 'coordinator@provincie.example';
export const COLLEAGUE = 'medewerker@provincie.example';

/** The register as tests handle it. Rows and columns count from 1. */
export interface TestRegister {
  readonly world: World;
  readonly driver: Driver;
  readonly project: ScriptProject;
  readonly fileId: string;
  readonly model: SpreadsheetModel;
  /** Messages that were shown, the last one last. */
  readonly alerts: string[];
  /** Clicks a menu item as somebody; the coordinator when not told. */
  click(captions: readonly string[], email?: string): ExecutionResult;
  /** Clicks Installeren of herstellen. */
  install(): ExecutionResult;
  read(table: string): ProbeRows;
  /** Typed rows of several tables in one execution. */
  readAll(tables: readonly string[]): Readonly<Record<string, readonly AnyRow[]>>;
  write(request: WriteRequest): WriteResult;
  /** Writes mail down in Postvak uit. */
  queue(messages: readonly Message[]): number;
  /** Puts the digests of a day ready, with what that cost; `tables` is how many were read. */
  digests(day: string): {
    readonly reads: number;
    readonly writes: number;
    readonly tables: number;
    readonly queued: number;
  };
  /** Runs a clock trigger of the register now. */
  fire(handler: 'onNight' | 'onQuarter'): ExecutionResult;
  /** The tab with the mark of a table. */
  tab(table: string): SheetModel;
  /** The position of a marked column. */
  column(table: string, field: string): number;
  value(table: string, row: number, field: string): unknown;
}

/** A blank file with the script in it, not set up yet. */
export function blankRegister(): TestRegister {
  return madeWith((world) => world.addSpreadsheet('Terreinregister', COORDINATOR));
}

/** A register as it was at some moment, from which any number of tests can go on. */
export interface Kept {
  readonly file: string;
  readonly properties: readonly [string, Map<string, string>][];
  readonly triggers: readonly TriggerRecord[];
}

/** What the first set-up of a test run made; later ones start from it, which saves most of their time. */
let template: Kept | null;

/** A register that was set up. */
export function freshRegister(): TestRegister {
  template ??= installedOnce();
  return copyOf(template);
}

export function keep(register: TestRegister): Kept {
  return {
    file: JSON.stringify(register.model),
    properties: [...register.world.properties],
    triggers: [...register.world.triggers.values()],
  };
}

export function copyOf({ file, properties, triggers }: Kept): TestRegister {
  const register = madeWith((world) =>
    world.addFile<SpreadsheetFile>({
      kind: 'spreadsheet',
      name: 'Terreinregister',
      ownerEmail: COORDINATOR,
      model: SpreadsheetModel.fromJSON(JSON.parse(file) as SpreadsheetJson),
    }),
  );
  for (const [name, values] of properties) register.world.properties.set(name, new Map(values));
  for (const trigger of triggers)
    register.world.triggers.set(trigger.id, {
      ...trigger,
      scriptId: register.project.id,
      sourceId: trigger.sourceId === null ? null : register.fileId,
    });
  return register;
}

function installedOnce(): Kept {
  const register = blankRegister();
  const result = register.install();
  if (result.status !== 'completed' || result.value === null) throw new Error(register.alerts.join('\n'));
  return keep(register);
}

function madeWith(makeFile: (world: World) => SpreadsheetFile): TestRegister {
  const world = createWorld({
    now: Date.parse('2026-11-23T09:00:00Z'),
    people: [
      { email: COORDINATOR, name: 'Coördinator', locale: 'nl' },
      { email: COLLEAGUE, name: 'Medewerker', locale: 'nl' },
    ],
  });
  const file = makeFile(world);
  file.editors.push(COLLEAGUE);
  const project = installScript(world, {
    name: 'Terreinregister',
    files: [{ name: 'Code', source: readFileSync(join(DIST, 'Code.js'), 'utf8') }, PROBE],
    html: readdirSync(DIST)
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ name: basename(name, '.html'), source: readFileSync(join(DIST, name), 'utf8') })),
    manifest: JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8')) as Manifest,
    containerId: file.id,
    owner: COORDINATOR,
  });
  return handle(world, project, file);
}

/** Keeps a register with its whole world as it is now; each call gives a copy that knows nothing of the others. */
export function keptRegister(register: TestRegister): () => TestRegister {
  const saved = new Map(worldParts(register.world).map((part) => [part.name, JSON.stringify(part.toJSON())]));
  return () => {
    const world = loadWorld((part) => JSON.parse(saved.get(part)!));
    const file = world.files.get(register.fileId) as SpreadsheetFile;
    return handle(world, world.scripts.get(register.project.id)!, file);
  };
}

/** Lets the clock run without triggers: a later moment, for what waits until then. */
export function later({ world }: TestRegister, milliseconds: number): void {
  world.moveClock(world.now + milliseconds);
}

/** Gives a setting a value, by a menu. */
export function setTo(register: TestRegister, setting: string, value: string): void {
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'setting', key: setting, values: { value } }],
  });
}

function handle(world: World, project: ScriptProject, file: SpreadsheetFile): TestRegister {
  const alerts: string[] = [];
  const driver = new Driver(world, {
    answer(question) {
      alerts.push(question.text);
      return { button: 'OK', text: '' };
    },
    notice(notice) {
      if (notice.kind === 'toast') alerts.push(notice.text);
    },
  });
  const { model } = file;
  const call = (name: string, ...args: unknown[]): unknown => {
    const result = run(world, project, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
    return result.value;
  };
  const mark = (key: string, value: string) =>
    model.metadata.find((entry) => entry.key === `terreinregister.${key}` && entry.value === value);
  const register: TestRegister = {
    world,
    driver,
    project,
    fileId: file.id,
    model,
    alerts,
    click(captions, email = COORDINATOR) {
      if (!driver.isOpen(email, file.id)) driver.open(email, file.id);
      return driver.menu(email, file.id, ['Terreinregister', ...captions]);
    },
    install: () => register.click(['Beheer', 'Installeren of herstellen']),
    read: (table) => call('probeRead', table) as ProbeRows,
    readAll: (tables) => call('probeReadAll', tables) as Readonly<Record<string, readonly AnyRow[]>>,
    write: (request) => call('probeWrite', request) as WriteResult,
    queue: (messages) => call('probeQueue', messages) as number,
    digests(day) {
      const result = run(world, project, 'probeDigests', [day]);
      if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
      const { reads, writes } = result;
      return { reads, writes, ...(result.value as { tables: number; queued: number }) };
    },
    fire(handler) {
      const trigger = [...world.triggers.values()].find((candidate) => candidate.handler === handler);
      if (!trigger) throw new Error(`There is no trigger for "${handler}".`);
      return driver.fireNow(trigger.id);
    },
    tab(table) {
      const place = mark('table', table)?.place;
      const sheet = place && 'sheetId' in place ? model.sheetById(place.sheetId) : undefined;
      if (!sheet) throw new Error(`No tab carries the table "${table}".`);
      return sheet;
    },
    column(table, field) {
      const place = mark('column', `${table}.${field}`)?.place;
      if (place?.kind !== 'COLUMN') throw new Error(`No column carries "${table}.${field}".`);
      return place.index + 1;
    },
    value: (table, row, field) =>
      model.valueAt(register.tab(table), row - 1, register.column(table, field) - 1),
  };
  return register;
}

const PROBE = { name: 'Probe', source: probeSource() };

function probeSource(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, 'tests/support/probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'probe_',
    target: 'es2020',
  });
  const stub = (name: string): string => `function ${name}(...args) { return probe_.${name}(...args); }`;
  const names = [
    'probeRead',
    'probeReadAll',
    'probeWrite',
    'probeQueue',
    'probeNight',
    'probeDigests',
    'probeDocuments',
  ];
  return [outputFiles[0]!.text, ...names.map(stub)].join('\n');
}
