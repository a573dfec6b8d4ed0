/** Spreadsheets over REST, by Google's own client: made, read with their looks and rules, changed in batches. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
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

const api = () => stage.as('jan').sheets.spreadsheets;
const model = () => stage.world.spreadsheet(spreadsheetId)!.model;
const first = () => model().sheets[0]!;

async function change(...requests: sheets_v4.Schema$Request[]): Promise<sheets_v4.Schema$Response[]> {
  const { data } = await api().batchUpdate({ spreadsheetId, requestBody: { requests } });
  return data.replies!;
}

async function get(fields: string, ranges?: string[]): Promise<sheets_v4.Schema$Spreadsheet> {
  return (await api().get({ spreadsheetId, fields, ...(ranges && { ranges }) })).data;
}

/** The fields of the first cell of a range. */
async function cellAt(a1: string, fields: string): Promise<sheets_v4.Schema$CellData | undefined> {
  const { sheets } = await get(`sheets.data.rowData.values(${fields})`, [a1]);
  return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0];
}

describe('create and get', () => {
  test('a spreadsheet is made with its tabs, cells, names and metadata', async () => {
    const { data } = await api().create({
      requestBody: {
        properties: { title: 'Nieuw register', locale: 'en_US', timeZone: 'Europe/Brussels' },
        sheets: [
          {
            properties: {
              sheetId: 77,
              title: 'Terreinen',
              hidden: true,
              gridProperties: { frozenRowCount: 1 },
            },
            data: [
              {
                startRow: 1,
                rowData: [
                  {
                    values: [
                      {
                        userEnteredValue: { stringValue: 'Park' },
                        userEnteredFormat: { textFormat: { bold: true } },
                      },
                      { userEnteredValue: { numberValue: 3 }, note: 'hectare' },
                    ],
                  },
                ],
              },
            ],
          },
          { properties: { title: 'Contacten', gridProperties: { rowCount: 5, columnCount: 3 } } },
        ],
        namedRanges: [{ name: 'Koppen', range: { sheetId: 77, endRowIndex: 1 } }],
        developerMetadata: [
          { metadataKey: 'soort', location: { spreadsheet: true }, visibility: 'DOCUMENT' },
        ],
      },
    });
    expect(data.properties).toMatchObject({
      title: 'Nieuw register',
      locale: 'en_US',
      timeZone: 'Europe/Brussels',
    });
    expect(data.sheets?.map(({ properties }) => properties)).toEqual([
      {
        sheetId: 77,
        title: 'Terreinen',
        index: 0,
        sheetType: 'GRID',
        hidden: true,
        gridProperties: { rowCount: 1000, columnCount: 26, frozenRowCount: 1 },
      },
      {
        sheetId: expect.any(Number),
        title: 'Contacten',
        index: 1,
        sheetType: 'GRID',
        gridProperties: { rowCount: 5, columnCount: 3 },
      },
    ]);
    expect(data.namedRanges?.[0]).toMatchObject({ name: 'Koppen', range: { sheetId: 77, endRowIndex: 1 } });
    spreadsheetId = data.spreadsheetId!;
    expect(first().styles.get(1, 0)?.bold).toBe(true);
    expect(await cellAt('Terreinen!B2', 'note,effectiveValue')).toEqual({
      note: 'hectare',
      effectiveValue: { numberValue: 3 },
    });
  });

  test('what cannot be made leaves nothing behind', async () => {
    const before = stage.world.files.size;
    const double = [{ properties: { title: 'A' } }, { properties: { title: 'a' } }];
    expect(await refusalOf(api().create({ requestBody: { sheets: double } }))).toEqual([
      400,
      'A sheet with the name "a" already exists. Please enter another name.',
    ]);
    expect(stage.world.files.size).toBe(before);
  });

  test('a mask decides what is told, and asks for grid data by itself', async () => {
    first().put(0, 0, 'x');
    expect(await get('properties.title,sheets.properties(sheetId,title)')).toEqual({
      properties: { title: 'Register' },
      sheets: [{ properties: { sheetId: 0, title: 'Blad1' } }],
    });
    expect(await get('sheets/data/rowData/values/formattedValue')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'x' }] }] }] }],
    });
    expect((await api().get({ spreadsheetId })).data.sheets?.[0]?.data).toBeUndefined();
    const { data } = await api().get({ spreadsheetId, includeGridData: true, ranges: ['A1:B2'] });
    expect(data.sheets?.[0]?.data?.[0]?.columnMetadata).toEqual([{ pixelSize: 100 }, { pixelSize: 100 }]);
    expect(
      data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveFormat?.textFormat?.fontSize,
    ).toBe(10);
  });

  test('a formula is told with its result, also when that is an error', async () => {
    first().put(0, 0, null, '=1/0');
    first().touch('values');
    expect(await cellAt('A1', 'userEnteredValue,effectiveValue,formattedValue')).toEqual({
      userEnteredValue: { formulaValue: '=1/0' },
      effectiveValue: { errorValue: { type: 'DIVIDE_BY_ZERO' } },
      formattedValue: '#DIV/0!',
    });
  });
});

describe('batchUpdate', () => {
  test('is done whole or not at all', async () => {
    const requests = [
      { addSheet: { properties: { title: 'Nieuw' } } },
      { updateSpreadsheetProperties: { properties: { title: 'Anders' }, fields: 'title' } },
      { deleteSheet: { sheetId: 12345 } },
    ];
    expect(await refusalOf(change(...requests))).toEqual([
      400,
      'Invalid requests[2].deleteSheet: No sheet with id: 12345',
    ]);
    expect(model().sheets.map(({ name }) => name)).toEqual(['Blad1']);
    expect(stage.world.spreadsheet(spreadsheetId)?.name).toBe('Register');
  });

  test('refuses fields that Google does not publish, and kinds that the Workspace has not', async () => {
    const odd = { addSheet: { properties: { naam: 'x' } } } as sheets_v4.Schema$Request;
    expect(await refusalOf(change(odd))).toEqual([
      400,
      `Invalid JSON payload received. Unknown name "naam" at 'requests[0].add_sheet.properties': Cannot find field.`,
    ]);
    const wrong = { deleteSheet: { sheetId: 'een' } } as unknown as sheets_v4.Schema$Request;
    expect((await refusalOf(change(wrong)))?.[1]).toContain(
      "Invalid value at 'requests[0].delete_sheet.sheet_id'",
    );
    expect(await refusalOf(change({ randomizeRange: { range: {} } }))).toEqual([
      400,
      'Verzoek randomizeRange bestaat niet in de lokale Workspace.',
    ]);
    expect(await refusalOf(change())).toEqual([400, 'Must specify at least one request.']);
  });

  test('tabs are added, changed, moved, copied and deleted', async () => {
    const [added] = await change({ addSheet: { properties: { title: 'Contacten', sheetId: 5, index: 0 } } });
    expect(added?.addSheet?.properties).toMatchObject({ sheetId: 5, index: 0, title: 'Contacten' });
    await change(
      {
        updateSheetProperties: {
          properties: {
            sheetId: 5,
            title: 'Mensen',
            gridProperties: { frozenRowCount: 2, rowCount: 10 },
            tabColor: { red: 1 },
          },
          fields: 'title,gridProperties(frozenRowCount,rowCount),tabColor',
        },
      },
      { updateSheetProperties: { properties: { sheetId: 5, index: 2 }, fields: 'index' } },
      { duplicateSheet: { sourceSheetId: 5, newSheetId: 6, newSheetName: 'Kopie', insertSheetIndex: 2 } },
    );
    expect(model().sheets.map(({ id, name }) => [id, name])).toEqual([
      [0, 'Blad1'],
      [5, 'Mensen'],
      [6, 'Kopie'],
    ]);
    expect(model().sheetById(6)).toMatchObject({ tabColor: '#ff0000', rows: { count: 10, frozen: 2 } });
    await change({ deleteSheet: { sheetId: 5 } }, { deleteSheet: { sheetId: 6 } });
    expect(await refusalOf(change({ deleteSheet: { sheetId: 0 } }))).toEqual([
      400,
      "Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document.",
    ]);
  });

  test('rows and columns are appended, inserted, deleted, moved and sized with all that hangs on them', async () => {
    for (const [row, value] of ['a', 'b', 'c'].entries()) first().put(row, 0, value);
    const on = (dimension: string, startIndex: number, endIndex: number) => ({
      dimension,
      startIndex,
      endIndex,
    });
    await change(
      { appendDimension: { dimension: 'COLUMNS', length: 4 } },
      { insertDimension: { range: on('ROWS', 1, 3), inheritFromBefore: true } },
      { moveDimension: { source: on('ROWS', 0, 1), destinationIndex: 5 } },
      {
        updateDimensionProperties: {
          range: on('COLUMNS', 0, 2),
          properties: { pixelSize: 40, hiddenByUser: true },
          fields: 'pixelSize,hiddenByUser',
        },
      },
      { deleteDimension: { range: on('ROWS', 0, 2) } },
    );
    expect([0, 1, 2].map((row) => first().values.get(row, 0))).toEqual(['b', 'c', 'a']);
    expect([first().rows.count, first().columns.count, first().columns.size(1)]).toEqual([1000, 30, 40]);
    expect(first().columns.hidden.get(1)).toBe(true);
    expect(await refusalOf(change({ deleteDimension: { range: on('ROWS', 5, 2000) } }))).toEqual([
      400,
      "Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist. " +
        'Tried to delete row index 1999 but there are only 1000 rows.',
    ]);
  });

  test('cells are written by their mask; what it names and is not given is taken away', async () => {
    await change({
      updateCells: {
        start: { rowIndex: 1, columnIndex: 1 },
        fields: 'userEnteredValue,userEnteredFormat,note',
        rows: [
          {
            values: [
              {
                userEnteredValue: { numberValue: 46022 },
                userEnteredFormat: {
                  numberFormat: { type: 'DATE', pattern: 'dd-mm-yyyy' },
                  backgroundColor: { red: 1, green: 1 },
                  horizontalAlignment: 'CENTER',
                  borders: { bottom: { style: 'DOUBLE', color: { blue: 1 } } },
                },
                note: 'Let op',
              },
              { userEnteredValue: { formulaValue: '=B2+1' } },
            ],
          },
        ],
      },
    });
    expect(await cellAt('B2', 'userEnteredValue,formattedValue,userEnteredFormat,note')).toEqual({
      userEnteredValue: { numberValue: 46022 },
      formattedValue: '31-12-2025',
      userEnteredFormat: {
        numberFormat: { type: 'DATE', pattern: 'dd-mm-yyyy' },
        backgroundColor: { red: 1, green: 1 },
        backgroundColorStyle: { rgbColor: { red: 1, green: 1 } },
        horizontalAlignment: 'CENTER',
        borders: {
          bottom: { style: 'DOUBLE', width: 3, color: { blue: 1 }, colorStyle: { rgbColor: { blue: 1 } } },
        },
      },
      note: 'Let op',
    });
    const range = { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 3 };
    await change({ updateCells: { range, rows: [], fields: 'note,userEnteredFormat.backgroundColor' } });
    expect(first().styles.get(1, 1)).toMatchObject({ horizontal: 'center', numberFormat: 'dd-mm-yyyy' });
    expect([first().styles.get(1, 1)?.background, first().notes.get(1, 1)]).toEqual([undefined, undefined]);
    expect(first().formulas.get(1, 2)).toBe('=B2+1');
    expect(await refusalOf(change({ updateCells: { range, fields: '' } }))).toMatchObject([
      400,
      expect.stringContaining("'fields'"),
    ]);
  });

  test('one cell is repeated over a range, and its formula moves along', async () => {
    await change(
      {
        repeatCell: {
          range: { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 },
          cell: { userEnteredValue: { formulaValue: '=A1*2' } },
          fields: 'userEnteredValue',
        },
      },
      {
        repeatCell: {
          range: { startColumnIndex: 2, endColumnIndex: 3 },
          cell: {
            userEnteredFormat: {
              textFormat: { bold: true, foregroundColorStyle: { rgbColor: { green: 1 } } },
            },
          },
          fields: 'userEnteredFormat.textFormat',
        },
      },
      {
        appendCells: {
          sheetId: 0,
          rows: [{ values: [{ userEnteredValue: { boolValue: true } }] }],
          fields: '*',
        },
      },
    );
    expect([0, 1, 2].map((row) => first().formulas.get(row, 1))).toEqual(['=A1*2', '=A2*2', '=A3*2']);
    expect(first().styles.get(999, 2)).toEqual({ bold: true, fontColor: '#00ff00' });
    expect(first().values.get(3, 0)).toBe(true);
  });

  test('rules on what may be entered are set, read back and taken away', async () => {
    const range = { startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const rules: sheets_v4.Schema$DataValidationRule[] = [
      {
        condition: {
          type: 'ONE_OF_LIST',
          values: [{ userEnteredValue: 'open' }, { userEnteredValue: 'dicht' }],
        },
        strict: true,
        showCustomUi: true,
        inputMessage: 'Kies',
      },
      {
        condition: {
          type: 'NUMBER_BETWEEN',
          values: [{ userEnteredValue: '1' }, { userEnteredValue: '2,5' }],
        },
      },
      { condition: { type: 'DATE_AFTER', values: [{ userEnteredValue: '1-2-2026' }] }, strict: true },
      { condition: { type: 'DATE_BEFORE', values: [{ relativeDate: 'TODAY' }] } },
      {
        condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=Blad1!B2:B9' }] },
        showCustomUi: true,
      },
      { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=A2>B2' }] } },
      { condition: { type: 'BOOLEAN' }, showCustomUi: true },
    ];
    for (const rule of rules) {
      await change({ setDataValidation: { range, rule } });
      expect(await cellAt('A2', 'dataValidation')).toEqual({ dataValidation: rule });
    }
    await change({ setDataValidation: { range } });
    expect(await cellAt('A2', 'dataValidation')).toBeUndefined();
  });

  test('named ranges are made, changed and deleted', async () => {
    const [made] = await change({
      addNamedRange: {
        namedRange: { name: 'Sleutels', range: { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 } },
      },
    });
    const { namedRangeId } = made!.addNamedRange!.namedRange!;
    await change({
      updateNamedRange: { namedRange: { namedRangeId: namedRangeId!, name: 'Codes' }, fields: 'name' },
    });
    expect((await get('namedRanges')).namedRanges).toEqual([
      { namedRangeId, name: 'Codes', range: { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 } },
    ]);
    expect(
      (
        await refusalOf(change({ addNamedRange: { namedRange: { name: 'A1', range: { sheetId: 0 } } } }))
      )?.[0],
    ).toBe(400);
    await change({ deleteNamedRange: { namedRangeId: namedRangeId! } });
    expect(model().namedRanges).toEqual([]);
  });

  test('protections say who may edit, and only who may edit changes them', async () => {
    stage.world.spreadsheet(spreadsheetId)!.editors.push('eva@overijssel.nl');
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1 };
    const [made] = await change({
      addProtectedRange: {
        protectedRange: { range, description: 'Koppen', editors: { users: ['jan@overijssel.nl'] } },
      },
    });
    expect(made?.addProtectedRange?.protectedRange).toMatchObject({
      range,
      description: 'Koppen',
      requestingUserCanEdit: true,
      editors: { users: ['jan@overijssel.nl'] },
    });
    const protectedRangeId = made!.addProtectedRange!.protectedRange!.protectedRangeId!;
    const loosen = {
      updateProtectedRange: {
        protectedRange: { protectedRangeId, warningOnly: true },
        fields: 'warningOnly',
      },
    };
    const asEva = stage
      .as('eva')
      .sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [loosen] } });
    expect((await refusalOf(asEva))?.[0]).toBe(400);
    await change(loosen);
    expect(first().protections[0]?.warningOnly).toBe(true);
    await change({ deleteProtectedRange: { protectedRangeId } });
    expect(first().protections).toEqual([]);
    await change({ addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } });
    expect(first().protections[0]?.area).toBeNull();
  });

  test('conditional formats, merges and filters are set and told', async () => {
    const rule = {
      ranges: [{ sheetId: 0, startRowIndex: 1, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 2 }],
      booleanRule: {
        condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: 'open' }] },
        format: { backgroundColor: { green: 1 }, backgroundColorStyle: { rgbColor: { green: 1 } } },
      },
    };
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await change(
      { addConditionalFormatRule: { rule, index: 0 } },
      { mergeCells: { range, mergeType: 'MERGE_ROWS' } },
      { setBasicFilter: { filter: { range } } },
    );
    const { sheets } = await get('sheets(conditionalFormats,merges,basicFilter)');
    expect(sheets?.[0]?.conditionalFormats).toEqual([rule]);
    expect(sheets?.[0]?.merges).toHaveLength(2);
    expect(sheets?.[0]?.basicFilter?.range).toEqual(range);
    await change(
      { unmergeCells: { range } },
      { clearBasicFilter: { sheetId: 0 } },
      { deleteConditionalFormatRule: { index: 0 } },
    );
    expect(first()).toMatchObject({ merges: [], filter: null, conditionalFormats: [] });
  });
});

describe('developer metadata', () => {
  const line = (dimension: string, startIndex: number) => ({
    dimensionRange: { sheetId: 0, dimension, startIndex, endIndex: startIndex + 1 },
  });

  async function mark(
    metadataKey: string,
    location: sheets_v4.Schema$DeveloperMetadataLocation,
    metadataValue?: string,
  ) {
    const given = { metadataKey, location, visibility: 'DOCUMENT', ...(metadataValue && { metadataValue }) };
    const [reply] = await change({ createDeveloperMetadata: { developerMetadata: given } });
    return reply!.createDeveloperMetadata!.developerMetadata!;
  }

  async function search(
    lookup: sheets_v4.Schema$DeveloperMetadataLookup,
  ): Promise<(string | null | undefined)[]> {
    const { data } = await api().developerMetadata.search({
      spreadsheetId,
      requestBody: { dataFilters: [{ developerMetadataLookup: lookup }] },
    });
    return (data.matchedDeveloperMetadata ?? []).map(
      ({ developerMetadata }) => developerMetadata?.metadataValue,
    );
  }

  test('is found by key, value, place and kind of place, also after columns moved', async () => {
    const made = await mark('kolom', line('COLUMNS', 2), 'naam');
    await mark('kolom', line('COLUMNS', 0), 'code');
    await mark('tabel', { sheetId: 0 }, 'terreinen');
    await mark('versie', { spreadsheet: true }, '3');
    expect(await search({ metadataKey: 'kolom' })).toEqual(['naam', 'code']);
    expect(await search({ metadataValue: 'terreinen' })).toEqual(['terreinen']);
    expect(await search({ locationType: 'SPREADSHEET' })).toEqual(['3']);
    expect(await search({ metadataKey: 'weg' })).toEqual([]);
    await change({ insertDimension: { range: { dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } });
    expect(await search({ metadataLocation: line('COLUMNS', 3) })).toEqual(['naam']);
    const around = {
      metadataLocation: line('COLUMNS', 3),
      locationMatchingStrategy: 'INTERSECTING_LOCATION',
    };
    expect(await search(around)).toEqual(['naam', 'terreinen', '3']);
    const { data } = await api().developerMetadata.get({ spreadsheetId, metadataId: made.metadataId! });
    expect(data).toEqual({
      ...made,
      location: { locationType: 'COLUMN', ...line('COLUMNS', 3) },
    });
    expect((await refusalOf(api().developerMetadata.get({ spreadsheetId, metadataId: 99999 })))?.[0]).toBe(
      404,
    );
  });

  test('is told where it hangs, changed, and deleted', async () => {
    const { metadataId } = await mark('kolom', line('COLUMNS', 1), 'oud');
    const lookup = { developerMetadataLookup: { metadataId: metadataId! } };
    await change({
      updateDeveloperMetadata: {
        dataFilters: [lookup],
        developerMetadata: { metadataValue: 'nieuw' },
        fields: 'metadataValue',
      },
    });
    const { sheets } = await get('sheets.data.columnMetadata.developerMetadata.metadataValue', ['A1:C1']);
    expect(sheets?.[0]?.data?.[0]?.columnMetadata).toEqual([
      {},
      { developerMetadata: [{ metadataValue: 'nieuw' }] },
      {},
    ]);
    await change({ deleteDeveloperMetadata: { dataFilter: lookup } });
    expect(model().metadata).toEqual([]);
    const wide = { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 2 } };
    expect((await refusalOf(mark('x', wide)))?.[1]).toContain('a single row or column');
  });
});
