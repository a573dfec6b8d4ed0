/** The Apps Script API over REST, by Google's own client: a project is pushed, published, run. */
import { JAN, openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
beforeAll(async () => {
  stage = await openRest();
});
afterAll(() => stage.close());

const MANIFEST = {
  timeZone: 'Europe/Amsterdam',
  dependencies: {},
  runtimeVersion: 'V8',
  oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'],
  webapp: { access: 'DOMAIN', executeAs: 'USER_DEPLOYING' },
  executionApi: { access: 'MYSELF' },
};
const CODE = `
function som(a, b) { return a + b; }
function tabbladen() { return SpreadsheetApp.getActive().getSheets().map((sheet) => sheet.getName()); }
function kapot() { throw new TypeError('Dat ging mis'); }
function datum() { return new Date(); }
`;

const api = () => stage.as('jan').script;

function filesOf(source = CODE, manifest: object = MANIFEST) {
  return [
    { name: 'appsscript', type: 'JSON', source: JSON.stringify(manifest, null, 2) },
    { name: 'Code', type: 'SERVER_JS', source },
    { name: 'Venster', type: 'HTML', source: '<p>Dag</p>' },
  ];
}

async function push(scriptId: string, files = filesOf()): Promise<void> {
  await api().projects.updateContent({ scriptId, requestBody: { files } });
}

async function newProject(bound = true): Promise<string> {
  const file = stage.world.addSpreadsheet('Register', JAN.email);
  const requestBody = { title: 'Register', ...(bound && { parentId: file.id }) };
  const { data } = await api().projects.create({ requestBody });
  return data.scriptId!;
}

async function published(description: string): Promise<[scriptId: string, deploymentId: string]> {
  const scriptId = await newProject();
  await push(scriptId);
  const { data: version } = await api().projects.versions.create({ scriptId, requestBody: { description } });
  const { data } = await api().projects.deployments.create({
    scriptId,
    requestBody: { versionNumber: version.versionNumber!, manifestFileName: 'appsscript', description },
  });
  return [scriptId, data.deploymentId!];
}

test('a project is made beside a file, and what is pushed comes back to the byte', async () => {
  const scriptId = await newProject();
  const { data: project } = await api().projects.get({ scriptId });
  expect(project).toMatchObject({ scriptId, title: 'Register', creator: { email: JAN.email } });
  expect(stage.world.scriptsOf(project.parentId!).map(({ id }) => id)).toEqual([scriptId]);
  await push(scriptId);
  const { data } = await api().projects.getContent({ scriptId });
  expect(data.files?.map(({ name, type, source }) => ({ name, type, source }))).toEqual(filesOf());
  expect(data.files?.[1]?.functionSet?.values).toEqual([
    { name: 'som', parameters: ['a', 'b'] },
    { name: 'tabbladen' },
    { name: 'kapot' },
    { name: 'datum' },
  ]);
});

test('what Google would not save is refused, and the project keeps what it had', async () => {
  const scriptId = await newProject();
  await push(scriptId);
  const wrong = (files: ReturnType<typeof filesOf>) => refusalOf(push(scriptId, files));
  expect(await wrong(filesOf('let a = ;'))).toEqual([
    400,
    "Syntax error: SyntaxError: Unexpected token ';' line: 1 file: Code.gs",
  ]);
  expect((await wrong(filesOf().slice(1)))?.[1]).toContain('must contain one manifest');
  expect((await wrong([...filesOf(), filesOf()[1]!]))?.[1]).toContain('already exists in the project: Code');
  expect((await wrong([{ ...filesOf()[0]!, source: '{' }]))?.[1]).toContain('"appsscript.json" has errors');
  const { data } = await api().projects.getContent({ scriptId });
  expect(data.files).toHaveLength(3);
});

test('a version stays as it was, whatever is pushed after it', async () => {
  const [scriptId] = await published('eerste');
  await push(scriptId, filesOf('function nieuw() {}'));
  await api().projects.versions.create({ scriptId, requestBody: {} });
  const { data } = await api().projects.versions.list({ scriptId, pageSize: 1 });
  expect(data.versions?.map(({ versionNumber }) => versionNumber)).toEqual([2]);
  const next = await api().projects.versions.list({ scriptId, pageToken: data.nextPageToken! });
  expect(next.data.versions).toEqual([
    (await api().projects.versions.get({ scriptId, versionNumber: 1 })).data,
  ]);
  expect(next.data.versions?.[0]).toMatchObject({ versionNumber: 1, description: 'eerste' });
  const { data: old } = await api().projects.getContent({ scriptId, versionNumber: 1 });
  expect(old.files?.[1]?.source).toBe(CODE);
  expect(await refusalOf(api().projects.getContent({ scriptId, versionNumber: 9 }))).toEqual([
    404,
    'Requested entity was not found.',
  ]);
});

test('deployments are made, moved to another version, and deleted; the head stays', async () => {
  const [scriptId, deploymentId] = await published('productie');
  const { data: listed } = await api().projects.deployments.list({ scriptId });
  const [head, own] = listed.deployments!;
  expect(head?.deploymentConfig?.versionNumber).toBeUndefined();
  expect(own).toMatchObject({
    deploymentId,
    deploymentConfig: { scriptId, versionNumber: 1, description: 'productie' },
    entryPoints: [
      {
        entryPointType: 'WEB_APP',
        webApp: {
          url: `https://script.google.com/macros/s/${deploymentId}/exec`,
          entryPointConfig: MANIFEST.webapp,
        },
      },
      { entryPointType: 'EXECUTION_API' },
    ],
  });
  await api().projects.versions.create({ scriptId, requestBody: {} });
  const requestBody = { deploymentConfig: { versionNumber: 2, description: 'later' } };
  await api().projects.deployments.update({ scriptId, deploymentId, requestBody });
  const { data: moved } = await api().projects.deployments.get({ scriptId, deploymentId });
  expect(moved.deploymentConfig).toMatchObject({ versionNumber: 2, description: 'later' });
  const change = { scriptId, deploymentId: head!.deploymentId! };
  expect(await refusalOf(api().projects.deployments.update({ ...change, requestBody }))).toEqual([
    400,
    'Read-only deployments may not be modified.',
  ]);
  await api().projects.deployments.delete({ scriptId, deploymentId });
  expect((await api().projects.deployments.list({ scriptId })).data.deployments).toEqual([head]);
});

test('a function is run with its parameters, and its fault is told', async () => {
  const scriptId = await newProject();
  await push(scriptId);
  const run = async (functionName: string, parameters: unknown[] = []) =>
    (
      await api().scripts.run({
        scriptId,
        requestBody: { function: functionName, parameters, devMode: true },
      })
    ).data;
  expect((await run('som', [2, 3])).response?.result).toBe(5);
  expect((await run('tabbladen')).response?.result).toEqual(['Blad1']);
  const { error } = await run('kapot');
  expect(error).toMatchObject({
    code: 3,
    message: 'ScriptError',
    details: [{ errorMessage: 'TypeError: Dat ging mis', errorType: 'ScriptError' }],
  });
  expect(error?.details?.[0]?.scriptStackTraceElements?.[0]).toEqual({ function: 'kapot', lineNumber: 4 });
  expect((await run('datum')).error?.details?.[0]?.errorMessage).toContain('not a supported return type');
  expect((await run('weg')).error?.details?.[0]?.errorMessage).toContain('Script function not found: weg');
});

test('without development mode the deployed version runs', async () => {
  const [scriptId] = await published('productie');
  await push(scriptId, filesOf('function som() { return -1; }'));
  const run = async (devMode: boolean) =>
    (await api().scripts.run({ scriptId, requestBody: { function: 'som', parameters: [1, 1], devMode } }))
      .data;
  expect((await run(false)).response?.result).toBe(2);
  expect((await run(true)).response?.result).toBe(-1);
  const never = await newProject();
  const refused = api().scripts.run({ scriptId: never, requestBody: { function: 'som' } });
  expect((await refusalOf(refused))?.[0]).toBe(404);
});

test('rights and scopes hold', async () => {
  const bound = await newProject();
  const alone = await newProject(false);
  const eva = stage.as('eva').script;
  expect((await refusalOf(eva.projects.get({ scriptId: bound })))?.[0]).toBe(404);
  expect((await refusalOf(eva.projects.get({ scriptId: alone })))?.[0]).toBe(404);
  const { containerId } = stage.world.scripts.get(bound)!;
  stage.world.files.get(containerId!)!.viewers.push('eva@overijssel.nl');
  expect((await eva.projects.get({ scriptId: bound })).status).toBe(200);
  const change = eva.projects.updateContent({ scriptId: bound, requestBody: { files: filesOf() } });
  expect(await refusalOf(change)).toEqual([403, 'The caller does not have permission']);
  await push(bound);
  stage.tokens.set('lezen', {
    email: JAN.email,
    scopes: ['https://www.googleapis.com/auth/script.projects.readonly'],
  });
  const reader = stage.as('lezen').script;
  expect((await reader.projects.getContent({ scriptId: bound })).status).toBe(200);
  const insufficient = [403, 'Request had insufficient authentication scopes.'];
  const { versions } = reader.projects;
  expect(await refusalOf(versions.create({ scriptId: bound, requestBody: {} }))).toEqual(insufficient);
  const requestBody = { function: 'som', devMode: true };
  expect(await refusalOf(reader.scripts.run({ scriptId: bound, requestBody }))).toEqual(insufficient);
});
