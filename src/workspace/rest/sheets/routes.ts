/** The calls of the Sheets API v4. */
import { ApiFault } from '../../services/api-fault.ts';
import type { Call, Route } from '../route.ts';
import { batchUpdate } from './batch-update.ts';
import { createSpreadsheet } from './create.ts';
import { restMetadata, searchMetadata } from './metadata.ts';
import { type Place, placeOf } from './ranges.ts';
import { type GetOptions, renderSpreadsheet } from './render.ts';
import type {
  BatchClearValues,
  BatchUpdate,
  BatchUpdateValues,
  SearchMetadata,
  ValueRange,
} from './schema.ts';
import { type Target, targetOf } from './target.ts';
import {
  appendRows,
  clearRange,
  prepareWrite,
  type ReadOptions,
  readRange,
  type WriteOptions,
  writeRange,
} from './values.ts';

const SCOPES = ['spreadsheets', 'drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'spreadsheets.readonly', 'drive.readonly'];
const SPREADSHEET = '/v4/spreadsheets/{spreadsheetId}';
const VALUES = `${SPREADSHEET}/values`;

function reading(id: string, at: string, work: (target: Target, call: Call) => unknown): Route {
  return {
    id: `sheets.spreadsheets.${id}`,
    at,
    scopes: READING_SCOPES,
    handle: (call) => work(targetOf(call, 'reader'), call),
  };
}

function writing(id: string, at: string, work: (target: Target, call: Call) => unknown): Route {
  return {
    id: `sheets.spreadsheets.${id}`,
    at,
    scopes: SCOPES,
    handle: (call) => work(targetOf(call, 'writer'), call),
  };
}

function placeIn(target: Target, { path }: Call): Place {
  return placeOf(target.model, path.range!);
}

/** Writes several ranges: all of them, or none when one is refused. */
function updateAll(target: Target, { data = [], ...options }: BatchUpdateValues): object {
  const places = data.map(({ range }) => placeOf(target.model, range ?? ''));
  const writes = data.map((each, i) => prepareWrite(target, places[i]!, each, options as WriteOptions));
  const responses = writes.map((write) => write());
  const sum = (count: (response: (typeof responses)[0]) => number) =>
    responses.reduce((total, response) => total + count(response), 0);
  return {
    spreadsheetId: target.file.id,
    totalUpdatedRows: sum(({ updatedRows }) => updatedRows ?? 0),
    totalUpdatedColumns: sum(({ updatedColumns }) => updatedColumns ?? 0),
    totalUpdatedCells: sum(({ updatedCells }) => updatedCells ?? 0),
    totalUpdatedSheets: new Set(places.map(({ sheet }) => sheet.id)).size,
    responses,
  };
}

/** A range in the address and one in the body must be the same. */
function sameRange({ path, body }: Call): ValueRange {
  const given = body as ValueRange;
  if (given.range && given.range !== path.range)
    throw new ApiFault(
      400,
      `Requested writing within range [${path.range}], but the body says [${given.range}].`,
    );
  return given;
}

export const SHEETS_ROUTES: readonly Route[] = [
  {
    id: 'sheets.spreadsheets.create',
    at: 'POST /v4/spreadsheets',
    scopes: SCOPES,
    handle: createSpreadsheet,
  },
  reading('get', `GET ${SPREADSHEET}`, (target, { query }) => renderSpreadsheet(target, query as GetOptions)),
  writing('batchUpdate', `POST ${SPREADSHEET}:batchUpdate`, (target, { body }) =>
    batchUpdate(target, body as BatchUpdate),
  ),
  reading(
    'developerMetadata.get',
    `GET ${SPREADSHEET}/developerMetadata/{metadataId}`,
    ({ model }, { path }) => {
      const entry = model.metadata.find(({ id }) => String(id) === path.metadataId);
      if (!entry) throw new ApiFault(404, 'Requested entity was not found.', 'notFound');
      return restMetadata(entry);
    },
  ),
  reading('developerMetadata.search', `POST ${SPREADSHEET}/developerMetadata:search`, ({ model }, { body }) =>
    searchMetadata(model, body as SearchMetadata),
  ),
  reading('values.get', `GET ${VALUES}/{range}`, (target, call) =>
    readRange(target.model, placeIn(target, call), call.query as ReadOptions),
  ),
  reading('values.batchGet', `GET ${VALUES}:batchGet`, ({ file, model }, { query }) => ({
    spreadsheetId: file.id,
    valueRanges: ((query.ranges ?? []) as string[]).map((range) =>
      readRange(model, placeOf(model, range), query as ReadOptions),
    ),
  })),
  writing('values.update', `PUT ${VALUES}/{range}`, (target, call) =>
    writeRange(target, placeIn(target, call), sameRange(call), call.query as WriteOptions),
  ),
  writing('values.batchUpdate', `POST ${VALUES}:batchUpdate`, (target, { body }) =>
    updateAll(target, body as BatchUpdateValues),
  ),
  writing('values.append', `POST ${VALUES}/{range}:append`, (target, call) =>
    appendRows(target, placeIn(target, call), call.body as ValueRange, call.query as WriteOptions),
  ),
  writing('values.clear', `POST ${VALUES}/{range}:clear`, (target, call) => ({
    spreadsheetId: target.file.id,
    clearedRange: clearRange(target, placeIn(target, call)),
  })),
  writing('values.batchClear', `POST ${VALUES}:batchClear`, (target, { body }) => ({
    spreadsheetId: target.file.id,
    clearedRanges: ((body as BatchClearValues).ranges ?? [])
      .map((range) => placeOf(target.model, range))
      .map((place) => clearRange(target, place)),
  })),
];
