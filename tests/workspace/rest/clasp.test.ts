/** The real clasp on the REST server of a Workspace: push, version, deployment and pull of the built bundle. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Driver, installScript } from '../../../src/workspace/index.ts';
import { JAN, openRest, type RestStage } from './support.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLASP = join(ROOT, 'node_modules/@google/clasp/build/src/index.js');
const HERE = pathToFileURL(join(ROOT, 'scripts/ops/clasp-here.mjs')).href;
/** Each call of clasp takes seconds. */
const TIMEOUT = 90_000;

let rest: RestStage;
let folder: string;

beforeAll(async () => {
  rest = await openRest();
  folder = mkdtempSync(join(tmpdir(), 'clasp-'));
});

afterAll(async () => {
  await rest?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What clasp says; rejects when it ends with another code than 0. It never sees the settings of whoever runs this. */
async function clasp(...args: string[]): Promise<string> {
  const all = ['--import', HERE, CLASP, '--auth', join(folder, 'auth.json'), ...args];
  const env = { ...process.env, HOME: folder, WORKSPACE_URL: rest.url };
  const { stdout } = await promisify(execFile)(process.execPath, all, { cwd: folder, env });
  return stdout;
}

test(
  'what the build made is pushed, runs, is deployed, and comes back the same',
  async () => {
    const { world } = rest;
    const book = world.addSpreadsheet('Register', JAN.email);
    const project = installScript(world, {
      name: 'Terreinregister',
      owner: JAN.email,
      files: [],
      manifest: { timeZone: 'Europe/Amsterdam' },
      containerId: book.id,
    });
    const tokens = {
      default: {
        type: 'authorized_user',
        client_id: 'a',
        client_secret: 'b',
        refresh_token: 'c',
        access_token: 'jan',
        expiry_date: 4e12,
      },
    };
    writeFileSync(join(folder, 'auth.json'), JSON.stringify({ tokens }), { mode: 0o600 });
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId: project.id, rootDir: 'dist' }));
    cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });

    expect(await clasp('push', '-f')).toMatch(/Pushed \d+ files/);
    const pushed = world.scripts.get(project.id)!;
    const source = readFileSync(join(ROOT, 'dist/Code.js'), 'utf8');
    expect(pushed.files).toEqual([{ name: 'Code.gs', source }]);
    expect(pushed.manifest.oauthScopes).toContain('https://www.googleapis.com/auth/script.container.ui');
    const driver = new Driver(world);
    expect(driver.open(JAN.email, book.id).map(({ status }) => status)).toEqual(['completed']);
    expect(driver.menus(JAN.email, book.id).map(({ caption }) => caption)).toContain('Terreinregister');

    expect(await clasp('create-deployment', '-d', 'proef')).toMatch(/Deployed AKfycb[\w-]+ @1/);
    expect(await clasp('list-deployments')).toMatch(/Found 2 deployments[\s\S]*@HEAD[\s\S]*@1 - proef/);

    const before = readdirSync(join(folder, 'dist')).sort();
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(await clasp('pull')).toMatch(/Pulled \d+ files/);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(before);
    expect(readFileSync(join(folder, 'dist/Code.js'), 'utf8')).toBe(source);
  },
  TIMEOUT,
);
