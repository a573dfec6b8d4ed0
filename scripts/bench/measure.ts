/** Measures one size of the register in this process and prints the figures as one line of JSON. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { MUNICIPALITIES } from '../../src/register/domain/schema/municipalities.ts';
import type { ExecutionResult } from '../../src/workspace/index.ts';
import { WorldStore } from '../../src/workspace/storage.ts';
import { install, openRegister } from '../world.ts';
import { measureDigests } from './digests.ts';
import { measureEdits } from './edits.ts';
import { measureIntake } from './intake.ts';
import { measurePage, type PageFigures } from './page.ts';
import { terrainList } from './terrain-list.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TIMES = 20;
const MB = 2 ** 20;

export interface Step {
  readonly name: string;
  readonly reads: number;
  readonly writes: number;
  /** Milliseconds on the clock of the world. */
  readonly virtualMs: number;
  /** Milliseconds of this machine. */
  readonly ownMs: number;
}

export interface Measurements {
  readonly terrains: number;
  readonly steps: readonly Step[];
  readonly bundle: { readonly kilobytes: number; readonly compileMs: number; readonly runMs: number };
  readonly store: { readonly saveMs: number; readonly openMs: number; readonly megabytes: number };
  readonly start: { readonly readyMs: number; readonly megabytes: number };
  /** What a person at the page waits for. */
  readonly page: PageFigures;
  readonly peakMb: number;
}

async function measure(terrains: number): Promise<Measurements> {
  const directory = mkdtempSync(join(tmpdir(), 'terreinregister-bench-'));
  try {
    const steps: Step[] = [];
    const note = (name: string, { reads, writes, durationMs, ownMs }: ExecutionResult): void => {
      steps.push({ name, reads, writes, virtualMs: durationMs, ownMs });
    };
    const register = await openRegister(directory);
    const { world, fileId } = register;
    const set = world.executions.find(({ functionName }) => functionName === 'installOrRepair')!;
    note('Installeren', { ...set, value: null } as unknown as ExecutionResult);
    note('Installeren, nogmaals', install(world, fileId));

    const list = terrainList(
      terrains,
      MUNICIPALITIES.map(({ code }) => code),
    );
    note('Import, proef', register.call('previewImport', list));
    note('Import, overnemen', register.call('applyImport', list, 'meting.csv'));
    note('Import, nogmaals', register.call('applyImport', list, 'meting.csv'));
    note('Clusters voorstellen', register.call('clusterProposals'));
    note('Installeren, met gegevens', install(world, fileId));
    measureEdits(register, note);
    measureIntake(register, note);
    note('Staat van het register', register.call('healthReport'));
    note('Het werk van de nacht', register.call('onNight', {}));
    note('Elk kwartier, niets te doen', register.call('onQuarter', {}));
    measureDigests(register, note);

    const saveMs = timed(() => register.save());
    register.close();
    const openMs = timed(() => WorldStore.open(directory).close());
    const peakMb = process.resourceUsage().maxRSS / 1024;
    return {
      terrains,
      steps,
      bundle: loading(),
      store: { saveMs, openMs, megabytes: sizeOf(directory) / MB },
      ...(await starting(directory)),
      peakMb,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function timed(work: () => void): number {
  const since = performance.now();
  work();
  return performance.now() - since;
}

/** How long V8 takes over the bundle; each time under another name, or it would remember. */
function loading(): Measurements['bundle'] {
  const code = readFileSync(join(ROOT, 'dist/Code.js'), 'utf8');
  const compile: number[] = [];
  const run: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    let script: vm.Script | null = null;
    compile.push(
      timed(() => {
        script = new vm.Script(`${code}\n// ${turn}`);
      }),
    );
    const context = vm.createContext({});
    run.push(timed(() => script!.runInContext(context)));
  }
  return { kilobytes: Buffer.byteLength(code) / 1024, compileMs: median(compile), runMs: median(run) };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function sizeOf(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : stat.size;
}

/** Starts the page as `npm start` does on this register: when it is ready, how large it is, and how it feels. */
async function starting(directory: string): Promise<Pick<Measurements, 'start' | 'page'>> {
  const since = performance.now();
  const args = [
    '--import',
    'tsx',
    join(ROOT, 'scripts/start.ts'),
    '--world',
    directory,
    '--no-open',
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const { readyMs, address } = await new Promise<{ readyMs: number; address: string }>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /staat klaar op (\S+)/.exec(text.toString())?.[1];
      if (found) resolve({ readyMs: performance.now() - since, address: found });
    });
    child.on('exit', () => reject(new Error('npm start ended before it was ready.')));
  });
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const megabytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  try {
    return { start: { readyMs, megabytes }, page: await measurePage(address) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
