/** UrlFetchApp: this Workspace's own REST services, and Google's words where there is nothing or too much. */
import { installScript, run } from '../../../../src/workspace/index.ts';
import { useQuota } from '../../../../src/workspace/quotas.ts';
import { AUTH, JAN, Office } from '../drive/support.ts';

const SCOPES = ['drive.file', 'script.external_request'];
const FILES = 'https://www.googleapis.com/drive/v3/files';
const HEADERS = `{ Authorization: 'Bearer ' + ScriptApp.getOAuthToken() }`;

/** A document with a word in it, and how it is exported. */
const MADE = `
  const id = Drive.Files.create({ name: 'Verslag', mimeType: 'application/vnd.google-apps.document' }, null).id;
  Docs.Documents.batchUpdate({ requests: [{ insertText: { text: 'Zegge', location: { index: 1 } } }] }, id);
  const headers = ${HEADERS};
  const exported = (type) => ({ url: '${FILES}/' + id + '/export?mimeType=' + encodeURIComponent(type), headers });
`;

test('fetches what the REST services of the Workspace answer, with the rights of the token', () => {
  const office = new Office();
  const [code, name, text, type] = office.value<[number, string, string, string]>(
    `${MADE}
     const { name } = JSON.parse(UrlFetchApp.fetch('${FILES}/' + id, { headers }).getContentText());
     const file = UrlFetchApp.fetch(exported('text/plain').url, { headers });
     return [file.getResponseCode(), name, file.getContentText().trim(), file.getHeaders()['Content-Type']];`,
    { scopes: SCOPES },
  );
  expect([code, name, text, type]).toEqual([200, 'Verslag', expect.stringContaining('Zegge'), 'text/plain']);
  expect(
    office.fault(`return UrlFetchApp.fetch('${FILES}', { headers: ${HEADERS} })`, {
      scopes: ['script.external_request'],
    }),
  ).toMatch(
    /^Exception: Request failed for https:\/\/www\.googleapis\.com returned code 403\. .*insufficient/s,
  );
  expect(office.fault(`return UrlFetchApp.fetch('${FILES}', { headers: ${HEADERS} })`, { scopes: [] })).toBe(
    'Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: ' +
      `${AUTH}script.external_request`,
  );
});

test('many at once take as long as one, and bytes come back as they were sent', () => {
  const office = new Office();
  const { world } = office;
  const project = installScript(world, {
    name: 'Proef',
    owner: JAN.email,
    files: [
      {
        name: 'Code.gs',
        source: `function body() { ${MADE}
          const pdfs = UrlFetchApp.fetchAll([1, 2, 3].map(() => exported('application/pdf')));
          const uploads = UrlFetchApp.fetchAll(pdfs.map((pdf, n) => {
            const line = (text) => Utilities.newBlob(text).getBytes();
            const head = '--b\\r\\nContent-Type: application/json\\r\\n\\r\\n' + JSON.stringify({ name: 'é' + n }) +
              '\\r\\n--b\\r\\nContent-Type: application/pdf\\r\\n\\r\\n';
            return {
              url: 'https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart&fields=id,name,size',
              method: 'post', contentType: 'multipart/related; boundary=b', headers,
              payload: line(head).concat(pdf.getContent(), line('\\r\\n--b--')),
            };
          }));
          return uploads.map((each, n) => [JSON.parse(each.getContentText()), pdfs[n].getContent().length]);
        }`,
      },
    ],
    manifest: {
      timeZone: 'Europe/Amsterdam',
      oauthScopes: SCOPES.map((scope) => AUTH + scope),
      urlFetchWhitelist: [`${FILES}/`, 'https://www.googleapis.com/upload/drive/'],
      dependencies: {
        enabledAdvancedServices: [
          { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
          { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' },
        ],
      },
    },
  });
  const result = run(world, project, 'body', [], JAN);
  expect(result.error).toBeNull();
  const made = result.value as [{ id: string; name: string; size: string }, number][];
  expect(made.map(([{ name, size }, bytes]) => [name, size === String(bytes)])).toEqual([
    ['é0', true],
    ['é1', true],
    ['é2', true],
  ]);
  const file = world.files.get(made[0]![0].id)!;
  expect(file.kind === 'file' && Buffer.from(file.model.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  expect(result.calls).toMatchObject({ 'UrlFetchApp.fetchAll': 2 });
  expect(result.reads + result.writes).toBe(4);
  expect(result.durationMs).toBeLessThan(1000);
});

test('an address out of reach, too long, or not in the manifest is refused as Google does', () => {
  const office = new Office();
  const fault = (code: string): string => office.fault(code, { scopes: SCOPES });
  expect(fault(`return UrlFetchApp.fetch('https://example.com/x', { muteHttpExceptions: true })`)).toBe(
    'Exception: Address unavailable: https://example.com/x',
  );
  expect(fault(`return UrlFetchApp.fetch('https://example.com/' + 'x'.repeat(2048))`)).toBe(
    'Exception: Limit Exceeded: URLFetch URL Length.',
  );
  const { world } = office;
  const project = installScript(world, {
    name: 'Beperkt',
    owner: JAN.email,
    files: [
      {
        name: 'Code.gs',
        source: `function body(url) { return UrlFetchApp.fetch(url, { muteHttpExceptions: true }).getResponseCode(); }`,
      },
    ],
    manifest: { timeZone: 'Europe/Amsterdam', urlFetchWhitelist: ['https://www.googleapis.com/drive/'] },
  });
  const ask = (url: string) => {
    const { value, error } = run(world, project, 'body', [url], JAN);
    return value ?? error?.message;
  };
  expect(ask(`${FILES}/x`)).toBe(401);
  for (const url of [
    'https://www.googleapis.com/upload/drive/v3/files',
    'https://www.googleapis.com.evil.example/drive/',
  ])
    expect(ask(url)).toContain('urlFetchWhitelist');
});

test('answers that fail are told when muted and thrown when not; a line that breaks cannot be muted', () => {
  const office = new Office();
  const { world } = office;
  const codes = `${MADE}
    return UrlFetchApp.fetchAll([0, 1, 2].map(() => ({ ...exported('application/pdf'), muteHttpExceptions: true })))
      .map((each) => each.getResponseCode());`;
  world.faults.push({ kind: 'rest', outcome: 429, method: 'drive.files.export', times: 1 });
  expect(office.value(codes)).toEqual([429, 200, 200]);
  world.faults.push({ kind: 'rest', outcome: 503, method: 'drive.files.export', times: 1 });
  expect(office.fault(codes.replace('muteHttpExceptions: true', ''))).toContain('returned code 503');
  world.faults.push({ kind: 'rest', outcome: 'drop', method: 'drive.files.export', times: 1 });
  expect(office.fault(codes)).toMatch(/^Exception: Address unavailable: https:/);
  world.faults.push({ kind: 'rest', outcome: 'hang', method: 'drive.files.export', times: 1 });
  const before = world.now;
  expect(office.fault(codes)).toMatch(/^Exception: Timeout: https:/);
  expect(world.now - before).toBeGreaterThan(60_000);
});

test('each request counts for the day', () => {
  const office = new Office();
  useQuota(office.world, JAN.email, 'urlFetch', 99_999);
  const ask = `return UrlFetchApp.fetchAll(['${FILES}', '${FILES}'].map((url) => ({ url, muteHttpExceptions: true }))).length`;
  expect(office.fault(ask)).toBe('Exception: Service invoked too many times for one day: urlfetch.');
  expect(office.value(ask.replace(/\['.*?'\]/, `['${FILES}']`))).toBe(1);
});

test('tells the request that it would make', () => {
  const office = new Office();
  expect(
    office.value(
      `return UrlFetchApp.getRequest('https://example.com/', { method: 'post', payload: { a: 'x y' }, headers: { 'X-A': '1' } })`,
    ),
  ).toEqual({
    url: 'https://example.com/',
    method: 'post',
    headers: { 'X-A': '1' },
    contentType: 'application/x-www-form-urlencoded',
    payload: { a: 'x y' },
    followRedirects: true,
    validateHttpsCertificates: true,
    useIntranet: false,
  });
});
