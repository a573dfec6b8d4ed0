/** Script projects as the Apps Script API gives and takes them: their files, and what was published of them. */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import type { script_v1 } from 'googleapis/build/src/apis/script/v1.js';
import { useTimeZone } from '../index.ts';
import { ApiFault } from '../services/api-fault.ts';
import type {
  Manifest,
  ScriptDeployment,
  ScriptProject,
  ScriptReleases,
  ScriptVersion,
  SourceFile,
  World,
} from '../world.ts';

export type RestFile = script_v1.Schema$File;
export type RestContent = script_v1.Schema$Content;
export type RestProject = script_v1.Schema$Project;
export type RestVersion = script_v1.Schema$Version;
export type RestDeployment = script_v1.Schema$Deployment;
export type DeploymentConfig = script_v1.Schema$DeploymentConfig;

/** What runs of a project, now or in a version. */
export type ScriptContent = Pick<ScriptProject, 'files' | 'html' | 'manifest'>;

const MANIFEST = 'appsscript';
const NOTHING: ScriptReleases = { versions: [], deployments: [] };

/** What a new project holds. */
export const NEW_CONTENT: ScriptContent = {
  files: [],
  html: [],
  manifest: {
    timeZone: 'Europe/Amsterdam',
    dependencies: {},
    exceptionLogging: 'STACKDRIVER',
    runtimeVersion: 'V8',
  } as Manifest,
};

export function releasesOf(project: ScriptProject): ScriptReleases {
  return project.releases ?? NOTHING;
}

/** Puts another state of a project in the world. */
export function save(world: World, project: ScriptProject): void {
  world.scripts.set(project.id, project);
  world.touch('scripts');
}

export function restProject(world: World, project: ScriptProject): RestProject {
  const user = userOf(world, project.ownerEmail);
  return {
    scriptId: project.id,
    title: project.name,
    ...(project.containerId !== null && { parentId: project.containerId }),
    ...timesOf(project),
    creator: user,
    lastModifyUser: user,
  };
}

function userOf(world: World, email: string): script_v1.Schema$GoogleAppsScriptTypeUser {
  return { email, name: world.person(email).name, domain: email.slice(email.lastIndexOf('@') + 1) };
}

function timesOf({ createdAt = 0, updatedAt = 0 }: ScriptProject): {
  createTime: string;
  updateTime: string;
} {
  return { createTime: timeOf(createdAt), updateTime: timeOf(updatedAt) };
}

export function timeOf(at: number): string {
  return new Date(at).toISOString();
}

/** Names of files have no extension over REST. */
export function restContent(project: ScriptProject, content: ScriptContent): RestContent {
  const times = timesOf(project);
  const file = (type: string, { name, source }: SourceFile): RestFile => ({ name, type, source, ...times });
  return {
    scriptId: project.id,
    files: [
      file('JSON', { name: MANIFEST, source: JSON.stringify(content.manifest, null, 2) }),
      ...content.files.map(({ name, source }) => ({
        ...file('SERVER_JS', { name: name.replace(/\.(?:gs|js)$/, ''), source }),
        functionSet: { values: functionsIn(source) },
      })),
      ...content.html.map((html) => file('HTML', html)),
    ],
  };
}

/** The functions that stand at the left margin. */
function functionsIn(source: string): script_v1.Schema$GoogleAppsScriptTypeFunction[] {
  return [...source.matchAll(/^(?:async )?function\s*\*?\s*([\w$]+)\s*\(([^)]*)\)/gm)].map(
    ([, name, list]) => {
      const parameters = list!
        .split(',')
        .map((parameter) => parameter.trim())
        .filter(Boolean);
      return { name: name!, ...(parameters.length > 0 && { parameters }) };
    },
  );
}

/** Throws `ApiFault` for files that Google would not save: without a manifest, with double names or wrong syntax. */
export function contentFrom({ files }: RestContent): ScriptContent {
  const given = (files ?? []).map(({ name, type, source }) => ({
    name: name ?? '',
    type: type ?? '',
    source: source ?? '',
  }));
  const ofType = (type: string) => given.filter((file) => file.type === type);
  const odd = given.find(({ type }) => !['JSON', 'SERVER_JS', 'HTML'].includes(type));
  if (odd)
    throw new ApiFault(
      400,
      `Invalid value at 'files.type' (type.googleapis.com/google.apps.script.type.FileType), "${odd.type}"`,
    );
  const [manifest, ...others] = ofType('JSON');
  if (!manifest || others.length > 0 || manifest.name !== MANIFEST)
    throw new ApiFault(400, 'A project must contain one manifest file named appsscript.json.');
  const names = given.map(({ name }) => name);
  const double = names.find((name, i) => names.indexOf(name) !== i);
  if (double !== undefined)
    throw new ApiFault(400, `A file with this name already exists in the project: ${double}`);
  return {
    files: ofType('SERVER_JS').map(({ name, source }) => {
      requireSyntax(name, source);
      return { name: `${name}.gs`, source };
    }),
    html: ofType('HTML').map(({ name, source }) => ({ name, source })),
    manifest: manifestIn(manifest.source),
  };
}

function manifestIn(source: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(source) as Manifest;
    useTimeZone(manifest.timeZone);
  } catch (error) {
    throw new ApiFault(400, `"appsscript.json" has errors: ${(error as Error).message}`);
  }
  return manifest;
}

function requireSyntax(name: string, source: string): void {
  try {
    new Script(source, { filename: name });
  } catch (error) {
    const { message, stack = '' } = error as Error;
    const line = /:(\d+)\n/.exec(stack)?.[1] ?? '1';
    throw new ApiFault(400, `Syntax error: SyntaxError: ${message} line: ${line} file: ${name}.gs`);
  }
}

export function restVersion({ id }: ScriptProject, version: ScriptVersion): RestVersion {
  const { number, description, createdAt } = version;
  return {
    scriptId: id,
    versionNumber: number,
    ...(description !== '' && { description }),
    createTime: timeOf(createdAt),
  };
}

/** Every project has one deployment that it did not make: of whatever was saved last. */
export function headDeployment({ id, updatedAt = 0 }: ScriptProject): ScriptDeployment {
  const name = createHash('sha256').update(id).digest('base64url').slice(0, 40);
  return { id: `AKfycb${name}`, version: null, description: '', updatedAt };
}

export function restDeployment(project: ScriptProject, deployment: ScriptDeployment): RestDeployment {
  const { id, version, description, updatedAt } = deployment;
  return {
    deploymentId: id,
    deploymentConfig: {
      scriptId: project.id,
      ...(version !== null && { versionNumber: version }),
      manifestFileName: MANIFEST,
      ...(description !== '' && { description }),
    },
    updateTime: timeOf(updatedAt),
    ...entryPoints(project, deployment),
  };
}

function entryPoints(
  project: ScriptProject,
  { id, version }: ScriptDeployment,
): Pick<RestDeployment, 'entryPoints'> {
  const { webapp, executionApi } = contentOf(project, version)?.manifest ?? NEW_CONTENT.manifest;
  const points: script_v1.Schema$EntryPoint[] = [];
  if (webapp)
    points.push({
      entryPointType: 'WEB_APP',
      webApp: {
        url: `https://script.google.com/macros/s/${id}/${version === null ? 'dev' : 'exec'}`,
        entryPointConfig: { ...webapp },
      },
    });
  if (executionApi)
    points.push({ entryPointType: 'EXECUTION_API', executionApi: { entryPointConfig: { ...executionApi } } });
  return points.length > 0 ? { entryPoints: points } : {};
}

/** What a version holds; null is what was saved last. Undefined when there is no such version. */
export function contentOf(project: ScriptProject, version: number | null): ScriptContent | undefined {
  if (version === null) return project;
  return releasesOf(project).versions.find(({ number }) => number === version);
}
