/** Values of cells over REST, by Google's own client, and against what scripts see. */
import fc from 'fast-check';
import { Driver, installScript } from '../../../src/workspace/index.ts';
import type { ExecutionScope } from '../../../src/workspace/services/service.ts';
import { SpreadsheetApp } from '../../../src/workspace/services/spreadsheet/spreadsheet-app.ts';
import { JAN, openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
let spreadsheetId: string;
beforeAll(async () => {
  stage = await openRest();
});
afterAll(() => stage.close());
beforeEach(() => {
  spreadsheetId = stage.world.addSpreadsheet('Register', JAN.email).id;
});

const api = () => stage.as('jan').sheets.spreadsheets.values;

/** The sheet as a script of JAN finds it. */
function sheetOfScript(): GoogleAppsScript.Spreadsheet.Sheet {
  const scope = {
    world: stage.world,
    effectiveUser: JAN,
    activeUser: JAN,
    containerId: spreadsheetId,
    openFileId: spreadsheetId,
    project: { manifest: { timeZone: 'Europe/Amsterdam' } },
  } as unknown as ExecutionScope;
  const app = new SpreadsheetApp(scope) as unknown as GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  return app.getActive().getSheets()[0]!;
}

async function write(range: string, values: unknown[][], valueInputOption = 'RAW') {
  return (await api().update({ spreadsheetId, range, valueInputOption, requestBody: { values } })).data;
}

async function read(range: string, options: object = { valueRenderOption: 'UNFORMATTED_VALUE' }) {
  return (await api().get({ spreadsheetId, range, ...options })).data;
}

test('raw values stay as they are, and typed ones are read as people type them', async () => {
  expect(
    await write('A1:B2', [
      ['1,5', 2],
      ['=1+1', true],
    ]),
  ).toEqual({
    spreadsheetId,
    updatedRange: 'Blad1!A1:B2',
    updatedRows: 2,
    updatedColumns: 2,
    updatedCells: 4,
  });
  expect((await read('A1:B2')).values).toEqual([
    ['1,5', 2],
    ['=1+1', true],
  ]);
  await write('A4:C4', [['1,5', '=1+1', '31-12-2025']], 'USER_ENTERED');
  expect((await read('A4:C4')).values).toEqual([[1.5, 2, 46022]]);
  expect((await read('A4:C4', {})).values).toEqual([['1,5', '2', '31-12-2025']]);
  expect((await read('A4:C4', { valueRenderOption: 'FORMULA' })).values).toEqual([[1.5, '=1+1', 46022]]);
  const shown = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' };
  expect((await read('A4:C4', shown)).values).toEqual([[1.5, 2, '31-12-2025']]);
});

test('nulls are skipped, empty texts clear, and empty ends are left out', async () => {
  await write('A1:C3', [
    ['a', 'b', 'c'],
    [1, 2, 3],
  ]);
  await write('A1', [[null, ''], ['x']]);
  expect(await read('A1:C3')).toEqual({
    range: 'Blad1!A1:C3',
    majorDimension: 'ROWS',
    values: [
      ['a', '', 'c'],
      ['x', 2, 3],
    ],
  });
  expect((await read('A1:C3', { majorDimension: 'COLUMNS' })).values).toEqual([
    ['a', 'x'],
    ['', '2'],
    ['c', '3'],
  ]);
  expect((await read('E1:F9')).values).toBeUndefined();
  await api().update({
    spreadsheetId,
    range: 'A1:B3',
    valueInputOption: 'RAW',
    requestBody: { majorDimension: 'COLUMNS', values: [['p', 'q', 'r'], ['s']] },
  });
  expect((await read('A1:B3')).values).toEqual([['p', 's'], ['q', 2], ['r']]);
});

test('rows are appended below the table, which makes the sheet grow', async () => {
  await write('B2:C3', [
    ['naam', 'ha'],
    ['Park A', 10],
  ]);
  const { data } = await api().append({
    spreadsheetId,
    range: 'Blad1',
    valueInputOption: 'USER_ENTERED',
    requestBody: {
      values: [
        ['Park B', '20'],
        ['Park C', '30'],
      ],
    },
  });
  expect(data.tableRange).toBe('Blad1!B2:C3');
  expect(data.updates?.updatedRange).toBe('Blad1!B4:C5');
  expect((await read('B2:C5')).values).toEqual([
    ['naam', 'ha'],
    ['Park A', 10],
    ['Park B', 20],
    ['Park C', 30],
  ]);
  await write('A1000', [['onderaan']]);
  const far = await api().append({
    spreadsheetId,
    range: 'A1000',
    valueInputOption: 'RAW',
    insertDataOption: 'INSERT_ROWS',
    requestBody: { values: [['nieuw']] },
  });
  expect(far.data.updates?.updatedRange).toBe('Blad1!A1001');
  const empty = await api().append({
    spreadsheetId,
    range: 'H7:J9',
    valueInputOption: 'RAW',
    requestBody: { values: [[1]] },
  });
  expect([empty.data.tableRange, empty.data.updates?.updatedRange]).toEqual([undefined, 'Blad1!H7']);
});

test('several ranges are read, written and cleared at once', async () => {
  const { data } = await api().batchUpdate({
    spreadsheetId,
    requestBody: {
      valueInputOption: 'RAW',
      includeValuesInResponse: true,
      data: [
        { range: 'A1:B1', values: [[1, 2]] },
        { range: 'Blad1!D1', values: [['x']] },
      ],
    },
  });
  expect(data).toMatchObject({ totalUpdatedCells: 3, totalUpdatedSheets: 1 });
  expect(data.responses?.[0]?.updatedData?.values).toEqual([['1', '2']]);
  const got = await api().batchGet({ spreadsheetId, ranges: ['A1:B1', 'D1'] });
  expect(got.data.valueRanges?.map(({ values }) => values)).toEqual([[['1', '2']], [['x']]]);
  expect((await api().clear({ spreadsheetId, range: 'A1:B1' })).data.clearedRange).toBe('Blad1!A1:B1');
  await api().batchClear({ spreadsheetId, requestBody: { ranges: ['D1'] } });
  expect((await read('A1:Z9')).values).toBeUndefined();
});

test('several ranges are written all or not at all', async () => {
  const refused = api().batchUpdate({
    spreadsheetId,
    requestBody: {
      valueInputOption: 'RAW',
      data: [
        { range: 'A1', values: [[1]] },
        { range: 'B1:B2', values: [[1], [2], [3]] },
      ],
    },
  });
  expect(await refusalOf(refused)).toEqual([
    400,
    'Requested writing within range [Blad1!B1:B2], but tried writing to row [3]',
  ]);
  expect((await read('A1')).values).toBeUndefined();
});

test('tab names with spaces and quotes, and named ranges, are found', async () => {
  const file = stage.world.spreadsheet(spreadsheetId)!;
  const sheet = file.model.addSheet("Pieter's terreinen");
  file.model.namedRanges.push({
    id: '1',
    name: 'Koppen',
    area: { sheetId: sheet.id, top: 0, bottom: 1, left: 0, right: 2 },
  });
  await write("'Pieter''s terreinen'!A1:B1", [['a', 'b']]);
  expect((await read('Koppen')).values).toEqual([['a', 'b']]);
  expect((await read("Pieter's terreinen")).range).toBe("'Pieter''s terreinen'!A1:Z1000");
});

test('refusals are worded as Google words them', async () => {
  expect(await refusalOf(read('Weg!A1'))).toEqual([400, 'Unable to parse range: Weg!A1']);
  expect(await refusalOf(read('A1001'))).toEqual([
    400,
    'Range (Blad1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26',
  ]);
  expect(
    await refusalOf(api().update({ spreadsheetId, range: 'A1', requestBody: { values: [[1]] } })),
  ).toEqual([400, "'valueInputOption' is required but not specified"]);
  spreadsheetId = 'bestaat-niet';
  expect(await refusalOf(read('A1'))).toEqual([404, 'Requested entity was not found.']);
});

test('protections and rights hold', async () => {
  const file = stage.world.spreadsheet(spreadsheetId)!;
  file.viewers.push('eva@overijssel.nl');
  const asEva = () =>
    stage.as('eva').sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values: [[1]] },
    });
  expect(await refusalOf(asEva())).toEqual([403, 'The caller does not have permission']);
  file.viewers.pop();
  file.editors.push('eva@overijssel.nl');
  sheetOfScript().getRange('A1').protect().removeEditors(['eva@overijssel.nl']);
  expect((await refusalOf(asEva()))?.[1]).toContain('You are trying to edit a protected cell or object.');
});

test('a write over REST starts no trigger, a person who types does', async () => {
  installScript(stage.world, {
    owner: JAN.email,
    files: [{ name: 'Code.gs', source: 'function onEdit() {}' }],
    manifest: { timeZone: 'Europe/Amsterdam' },
    containerId: spreadsheetId,
  });
  await write('A1', [['x']]);
  expect(stage.world.executions).toHaveLength(0);
  new Driver(stage.world).edit(JAN.email, spreadsheetId, 'Blad1', 'A1', 'y');
  expect(stage.world.executions).toHaveLength(1);
});

const cell = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('=A1', "'x", '5', '1-2-2026', 'WAAR', '€ 3', '+31'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
);
const block = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

test('what is written over REST scripts read, and what they write is read over REST', async () => {
  await fc.assert(
    fc.asyncProperty(block, block, async (sent, set) => {
      const sheet = sheetOfScript();
      sheet.clear();
      await write('B2', sent);
      expect(sheet.getRange(2, 2, sent.length, sent[0]!.length).getValues()).toEqual(sent);
      // Text that a script sets is read as if typed, so it is made inert first.
      const inert = set.map((row) => row.map((value) => (typeof value === 'string' ? `'${value}` : value)));
      const range = sheet.getRange(8, 1, set.length, set[0]!.length);
      range.setValues(inert);
      const { values } = await read(`A8:${String.fromCharCode(64 + set[0]!.length)}${7 + set.length}`);
      expect(values).toEqual(range.getValues());
      expect(values).toEqual(set);
    }),
    { numRuns: 60 },
  );
});
