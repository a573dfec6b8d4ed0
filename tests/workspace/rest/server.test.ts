/** The server itself: who gets in, what it says of wrong calls, and faults on demand. */
import { request } from 'node:http';
import { PublishedApi, publishedApi } from '../../../src/workspace/rest/published.ts';
import { ROUTES } from '../../../src/workspace/rest/routes.ts';
import { JAN, openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
let spreadsheetId: string;
beforeAll(async () => {
  stage = await openRest();
  spreadsheetId = stage.world.addSpreadsheet('Register', JAN.email).id;
});
afterAll(() => stage.close());
afterEach(() => stage.world.faults.splice(0));

const get = (options: object = {}) =>
  stage.as('jan').sheets.spreadsheets.get({ spreadsheetId, fields: 'spreadsheetId' }, options);

async function raw(
  path: string,
  init: RequestInit = {},
): Promise<[number, Record<string, never> & { error?: { message: string; status: string } }]> {
  const headers = { authorization: 'Bearer jan', ...init.headers };
  const response = await fetch(stage.url + path, { ...init, headers });
  return [response.status, (await response.json()) as never];
}

describe('who gets in', () => {
  test('only loopback names in the Host header', async () => {
    const status = await new Promise((resolve) => {
      const headers = { host: 'kwaad.example', authorization: 'Bearer jan' };
      request(`${stage.url}v4/spreadsheets/${spreadsheetId}`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test('only a token that is known, for as long as it is', async () => {
    expect((await raw('v4/spreadsheets/x', { headers: { authorization: '' } }))[1].error?.status).toBe(
      'UNAUTHENTICATED',
    );
    expect((await refusalOf(stage.as('vreemd').sheets.spreadsheets.get({ spreadsheetId })))?.[0]).toBe(401);
    stage.tokens.set('kort', { email: JAN.email });
    const { sheets } = stage.as('kort');
    expect((await sheets.spreadsheets.get({ spreadsheetId })).status).toBe(200);
    stage.tokens.delete('kort');
    expect((await refusalOf(sheets.spreadsheets.get({ spreadsheetId })))?.[0]).toBe(401);
  });
});

describe('wrong calls', () => {
  test('are refused in the shape of Google', async () => {
    expect(await raw('v4/spreadsheets/bestaat-niet')).toEqual([
      404,
      {
        error: {
          code: 404,
          message: 'Requested entity was not found.',
          errors: [{ message: 'Requested entity was not found.', domain: 'global', reason: 'notFound' }],
          status: 'NOT_FOUND',
        },
      },
    ]);
    expect((await raw(`v4/spreadsheets/${spreadsheetId}?velden=a`))[1].error?.message).toContain(
      'Unknown name "velden": Cannot bind query parameter.',
    );
    expect((await raw(`v4/spreadsheets/${spreadsheetId}?includeGridData=ja`))[1].error?.message).toBe(
      `Invalid value at 'include_grid_data' (TYPE_BOOL), "ja"`,
    );
    const [status, { error }] = await raw('v4/spreadsheets', { method: 'POST', body: '{"a":' });
    expect([status, error?.message]).toEqual([
      400,
      expect.stringContaining('Invalid JSON payload received.'),
    ]);
    expect((await raw('v4/spreadsheets/%E0%A4%A'))[0]).toBe(400);
  });

  test('that the Workspace has not are said to be so', async () => {
    expect(await raw('v1/iets')).toEqual([
      501,
      {
        error: expect.objectContaining({
          message: 'Deze aanroep bestaat niet in de lokale Workspace: GET /v1/iets',
        }),
      },
    ]);
  });

  test('and calls that only read are no change, of which the owner of the world is told', async () => {
    const before = stage.changes();
    await get();
    expect(stage.changes()).toBe(before);
    const change = stage.as('jan').sheets.spreadsheets.values;
    await change.clear({ spreadsheetId, range: 'A1' });
    expect(stage.changes()).toBe(before + 1);
  });
});

describe('faults on demand', () => {
  test('a quota that is gone is a 429, for one API or for all', async () => {
    const { world } = stage;
    world.faults.push({ kind: 'quota', quota: 'docs' });
    expect((await get()).status).toBe(200);
    world.faults.push({ kind: 'quota', quota: 'sheets' });
    expect(await refusalOf(get())).toEqual([429, 'Resource has been exhausted (e.g. check quota).']);
    world.faults.push({ kind: 'quota', quota: 'rest' });
    expect((await refusalOf(stage.as('jan').drive.files.list({})))?.[0]).toBe(429);
    world.faults.splice(0);
    world.faults.push({ kind: 'quota', quota: 'documents' });
    expect((await refusalOf(stage.as('jan').docs.documents.create({})))?.[0]).toBe(429);
  });

  test('an error is a 503, as often as it is asked for; the client tries again by itself', async () => {
    const method = 'sheets.spreadsheets.get';
    stage.world.faults.push({ kind: 'error', method, times: 1 });
    expect(await refusalOf(get())).toEqual([503, 'The service is currently unavailable.']);
    expect((await get()).status).toBe(200);
    stage.world.faults.push({ kind: 'rest', outcome: 500, method, times: 2 });
    expect((await get({ retry: true })).status).toBe(200);
    expect(stage.world.faults).toEqual([]);
  });

  test('a line breaks before the work is done, or after it', async () => {
    const { values } = stage.as('jan').sheets.spreadsheets;
    const write = (value: string) =>
      values.update({
        spreadsheetId,
        range: 'A1',
        valueInputOption: 'RAW',
        requestBody: { values: [[value]] },
      });
    const read = async () => (await values.get({ spreadsheetId, range: 'A1' })).data.values?.[0]?.[0];
    await write('begin');
    stage.world.faults.push({ kind: 'rest', outcome: 'drop', times: 1 });
    await expect(write('niet')).rejects.toThrow();
    expect(await read()).toBe('begin');
    stage.world.faults.push({ kind: 'rest', outcome: 'lost', times: 1 });
    await expect(write('wel')).rejects.toThrow();
    expect(await read()).toBe('wel');
  });

  test('an answer that never comes lets the client give up', async () => {
    stage.world.faults.push({ kind: 'rest', outcome: 'hang', times: 1 });
    await expect(get({ timeout: 100 })).rejects.toThrow();
    expect((await get()).status).toBe(200);
  });
});

describe('the published shapes', () => {
  test('know every method that is answered', () => {
    for (const { id } of ROUTES) {
      const api = publishedApi(id.split('.')[0] as 'sheets');
      expect(() => api.parameters(id, new URLSearchParams())).not.toThrow();
    }
  });

  test('are read with lists, maps and messages within messages', () => {
    const api = new PublishedApi(
      [
        '    export interface Schema$Leeg {',
        '    }',
        '    export interface Schema$Doos {',
        '        /** Waar { dit } in zit. */',
        '        naam?: string | null;',
        '        labels?: {',
        '            [key: string]: string;',
        '        } | null;',
        '        dozen?: Schema$Doos[];',
        '        leeg?: Schema$Leeg;',
        '    }',
        '    export interface Params$Resource$Dozen$Maak extends StandardParameters {',
        '        requestBody?: Schema$Doos;',
        '    }',
      ].join('\n'),
    );
    const check = (body: unknown) => () => api.checkBody('proef.dozen.maak', body);
    expect(check({ naam: 'a', labels: { x: 'y' }, dozen: [{ naam: null }], leeg: {} })).not.toThrow();
    expect(check({ dozen: [{}, { kleur: 1 }] })).toThrow(
      `Unknown name "kleur" at 'dozen[1]': Cannot find field.`,
    );
    expect(check({ labels: { x: 1 } })).toThrow("Invalid value at 'labels[x]' (TYPE_STRING), 1");
    expect(check({ dozen: {} })).toThrow("Invalid value at 'dozen'");
  });
});
