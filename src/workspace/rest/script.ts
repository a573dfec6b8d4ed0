/** The Apps Script API v1 over REST: projects with their files, versions and deployments, and running a function. */
import type { script_v1 } from 'googleapis/build/src/apis/script/v1.js';
import { type ExecutionResult, execute } from '../execution.ts';
import { checkCall, checkCallValue } from '../page-calls.ts';
import { ApiFault } from '../services/api-fault.ts';
import { ScriptException } from '../services/service.ts';
import type { ScriptDeployment, ScriptProject } from '../world.ts';
import { refusal } from './faults.ts';
import { fileFor, pageOf } from './files.ts';
import { type Call, type Route, shortScope } from './route.ts';
import {
  contentFrom,
  contentOf,
  type DeploymentConfig,
  headDeployment,
  NEW_CONTENT,
  type RestContent,
  type RestDeployment,
  type RestVersion,
  releasesOf,
  restContent,
  restDeployment,
  restProject,
  restVersion,
  save,
} from './script-projects.ts';

const PROJECTS = ['script.projects'];
const READING_PROJECTS = [...PROJECTS, 'script.projects.readonly'];
const DEPLOYMENTS = ['script.deployments'];
const READING_DEPLOYMENTS = [...DEPLOYMENTS, 'script.deployments.readonly'];

const PROJECT = '/v1/projects/{scriptId}';
const DEPLOYMENT = `${PROJECT}/deployments/{deploymentId}`;
const MOST_VERSIONS = 200;
const MOST_DEPLOYMENTS = 20;

type Right = 'reader' | 'writer';

/** The project in the call's address: a bound one for who may see its file, another for its owner. */
function projectOf(call: Call, needed: Right): ScriptProject {
  const project = call.world.scripts.get(call.path.scriptId!);
  if (!project) throw refusal(404);
  if (project.containerId !== null) {
    // A script goes with its file, whichever client made that.
    const caller = { ...call.caller, wholeDrive: true };
    fileFor({ world: call.world, caller }, project.containerId, needed);
  } else if (project.ownerEmail !== call.caller.email) throw refusal(404);
  return project;
}

function route(
  id: string,
  at: string,
  scopes: readonly string[],
  needed: Right,
  work: (project: ScriptProject, call: Call) => unknown,
): Route {
  return { id: `script.${id}`, at, scopes, handle: (call) => work(projectOf(call, needed), call) };
}

function create(call: Call): object {
  const { world, caller, body } = call;
  const { title, parentId } = body as script_v1.Schema$CreateProjectRequest;
  if (!title) throw new ApiFault(400, 'Request contains an invalid argument.');
  if (parentId) {
    const container = fileFor({ world, caller: { ...caller, wholeDrive: true } }, parentId, 'writer');
    if (container.kind === 'folder' || container.kind === 'file')
      throw new ApiFault(400, 'Request contains an invalid argument.');
  }
  const project: ScriptProject = {
    id: world.ids.fileId(),
    name: title,
    ownerEmail: caller.email,
    containerId: parentId ?? null,
    ...NEW_CONTENT,
    createdAt: world.now,
    updatedAt: world.now,
  };
  save(world, project);
  return restProject(world, project);
}

/** What was saved last, or the version that the call names. */
function getContent(project: ScriptProject, { query }: Call): object {
  const content = contentOf(project, (query.versionNumber as number | undefined) ?? null);
  if (!content) throw refusal(404);
  return restContent(project, content);
}

function updateContent(project: ScriptProject, { world, body }: Call): object {
  const changed = { ...project, ...contentFrom(body as RestContent), updatedAt: world.now };
  save(world, changed);
  return restContent(changed, changed);
}

function createVersion(project: ScriptProject, { world, body }: Call): object {
  const { versions, deployments } = releasesOf(project);
  if (versions.length >= MOST_VERSIONS)
    throw new ApiFault(
      400,
      `Cannot create more versions: Script has reached the limit of ${MOST_VERSIONS} versions.`,
    );
  const { files, html, manifest } = project;
  const version = {
    number: versions.length + 1,
    description: (body as RestVersion).description ?? '',
    createdAt: world.now,
    files,
    html,
    manifest,
  };
  save(world, { ...project, releases: { versions: [...versions, version], deployments } });
  return restVersion(project, version);
}

/** A deployment as asked. Throws when it has no version, or one that does not exist. */
function deploymentFrom(
  project: ScriptProject,
  id: string,
  config: DeploymentConfig,
  now: number,
): ScriptDeployment {
  const { versionNumber, description } = config;
  if (versionNumber == null) throw new ApiFault(400, 'Request contains an invalid argument.');
  if (!contentOf(project, versionNumber)) throw refusal(404);
  return { id, version: versionNumber, description: description ?? '', updatedAt: now };
}

function saveDeployments(
  { world }: Call,
  project: ScriptProject,
  deployments: readonly ScriptDeployment[],
): void {
  save(world, { ...project, releases: { versions: releasesOf(project).versions, deployments } });
}

function createDeployment(project: ScriptProject, call: Call): object {
  const { world, body } = call;
  const { deployments } = releasesOf(project);
  if (deployments.length >= MOST_DEPLOYMENTS)
    throw new ApiFault(
      400,
      `Scripts may only have up to ${MOST_DEPLOYMENTS} versioned deployments at a time.`,
      'failedPrecondition',
    );
  const id = `AKfycb${world.ids.fileId().slice(0, 40)}`;
  const deployment = deploymentFrom(project, id, body as DeploymentConfig, world.now);
  saveDeployments(call, project, [...deployments, deployment]);
  return restDeployment(project, deployment);
}

/** The deployment in the call's address, which is not the one that nobody may change. */
function ownDeployment(project: ScriptProject, { path }: Call, verb: string): ScriptDeployment {
  if (path.deploymentId === headDeployment(project).id)
    throw new ApiFault(400, `Read-only deployments may not be ${verb}.`, 'failedPrecondition');
  const deployment = releasesOf(project).deployments.find(({ id }) => id === path.deploymentId);
  if (!deployment) throw refusal(404);
  return deployment;
}

function updateDeployment(project: ScriptProject, call: Call): object {
  const old = ownDeployment(project, call, 'modified');
  const { deploymentConfig } = call.body as script_v1.Schema$UpdateDeploymentRequest;
  const changed = deploymentFrom(project, old.id, deploymentConfig ?? {}, call.world.now);
  const { deployments } = releasesOf(project);
  saveDeployments(
    call,
    project,
    deployments.map((each) => (each === old ? changed : each)),
  );
  return restDeployment(project, changed);
}

function deleteDeployment(project: ScriptProject, call: Call): object {
  const old = ownDeployment(project, call, 'deleted');
  saveDeployments(
    call,
    project,
    releasesOf(project).deployments.filter((each) => each !== old),
  );
  return {};
}

/** The head of the project in development mode, else what was deployed last for being run from outside. */
function runnable(project: ScriptProject, devMode: boolean): ScriptProject {
  if (devMode) return project;
  const contents = releasesOf(project).deployments.map(({ version }) => contentOf(project, version));
  const deployed = contents.findLast((content) => content?.manifest.executionApi);
  if (!deployed) throw refusal(404);
  const { files, html, manifest } = deployed;
  return { ...project, files, html, manifest };
}

/** Runs a function as the caller, with nobody at a screen; its fault is part of the answer. */
function runFunction(saved: ScriptProject, { world, caller, grant, body }: Call): object {
  const { function: functionName, parameters, devMode } = body as script_v1.Schema$ExecutionRequest;
  if (!functionName) throw new ApiFault(400, 'Request contains an invalid argument.');
  const project = runnable(saved, devMode === true);
  const granted = grant.scopes?.map(shortScope);
  const wanting = project.manifest.oauthScopes?.some(
    (scope) => granted && !granted.includes(shortScope(scope)),
  );
  if (wanting)
    throw new ApiFault(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions');
  const args = parameters ?? [];
  const person = world.person(caller.email);
  const result = execute(world, {
    project,
    functionName,
    args,
    kind: 'editor',
    effectiveUser: person,
    person,
    openFileId: null,
    refusal: refusalOf(functionName, args),
    checkValue: checkCallValue,
  })!;
  return {
    done: true,
    ...(result.error ? { error: errorOf(result) } : { response: responseOf(result.value) }),
  };
}

function refusalOf(functionName: string, args: readonly unknown[]): string | null {
  try {
    checkCall(functionName, args);
    return null;
  } catch (error) {
    if (error instanceof ScriptException) return error.message;
    throw error;
  }
}

function responseOf(value: unknown): object {
  return {
    '@type': 'type.googleapis.com/google.apps.script.v1.ExecutionResponse',
    ...(value !== undefined && { result: value }),
  };
}

function errorOf({ error }: ExecutionResult): object {
  const { name, message, stack } = error!;
  const scriptStackTraceElements = [...stack.matchAll(/^\s+at (\S+) \((\S+?):(\d+)(?::\d+)?\)$/gm)].map(
    ([, name, , line]) => ({ function: name, lineNumber: Number(line) }),
  );
  const detail = {
    '@type': 'type.googleapis.com/google.apps.script.v1.ExecutionError',
    errorMessage: `${name}: ${message}`,
    errorType: 'ScriptError',
    ...(scriptStackTraceElements.length > 0 && { scriptStackTraceElements }),
  };
  return { code: 3, message: 'ScriptError', details: [detail] };
}

export const SCRIPT_ROUTES: readonly Route[] = [
  { id: 'script.projects.create', at: 'POST /v1/projects', scopes: PROJECTS, handle: create },
  route('projects.get', `GET ${PROJECT}`, READING_PROJECTS, 'reader', (project, { world }) =>
    restProject(world, project),
  ),
  route('projects.getContent', `GET ${PROJECT}/content`, READING_PROJECTS, 'reader', getContent),
  route('projects.updateContent', `PUT ${PROJECT}/content`, PROJECTS, 'writer', updateContent),
  route('projects.versions.create', `POST ${PROJECT}/versions`, PROJECTS, 'writer', createVersion),
  route(
    'projects.versions.list',
    `GET ${PROJECT}/versions`,
    READING_PROJECTS,
    'reader',
    (project, { query }) => {
      const latestFirst = releasesOf(project).versions.toReversed();
      return pageOf(
        'versions',
        latestFirst.map((version) => restVersion(project, version)),
        query,
        200,
      );
    },
  ),
  route(
    'projects.versions.get',
    `GET ${PROJECT}/versions/{versionNumber}`,
    READING_PROJECTS,
    'reader',
    (project, { path }) => {
      const found = releasesOf(project).versions.find(({ number }) => String(number) === path.versionNumber);
      if (!found) throw refusal(404);
      return restVersion(project, found);
    },
  ),
  route(
    'projects.deployments.create',
    `POST ${PROJECT}/deployments`,
    DEPLOYMENTS,
    'writer',
    createDeployment,
  ),
  route(
    'projects.deployments.list',
    `GET ${PROJECT}/deployments`,
    READING_DEPLOYMENTS,
    'reader',
    (project, { query }): object => {
      const all = [headDeployment(project), ...releasesOf(project).deployments];
      return pageOf(
        'deployments',
        all.map((each) => restDeployment(project, each)),
        query,
        50,
      );
    },
  ),
  route(
    'projects.deployments.get',
    `GET ${DEPLOYMENT}`,
    READING_DEPLOYMENTS,
    'reader',
    (project, { path }): RestDeployment => {
      const all = [headDeployment(project), ...releasesOf(project).deployments];
      const found = all.find(({ id }) => id === path.deploymentId);
      if (!found) throw refusal(404);
      return restDeployment(project, found);
    },
  ),
  route('projects.deployments.update', `PUT ${DEPLOYMENT}`, DEPLOYMENTS, 'writer', updateDeployment),
  route('projects.deployments.delete', `DELETE ${DEPLOYMENT}`, DEPLOYMENTS, 'writer', deleteDeployment),
  // Which scopes running takes depends on the script.
  { ...route('scripts.run', 'POST /v1/scripts/{scriptId}:run', [], 'reader', runFunction), anyScope: true },
];
