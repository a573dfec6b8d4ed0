/** `spreadsheets.batchUpdate`: carries out a list of requests on a spreadsheet, all of them or none. */
import { ApiFault } from '../../services/api-fault.ts';
import { SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { renderSpreadsheet } from './render.ts';
import { CELL_REQUESTS } from './requests/cells.ts';
import { DIMENSION_REQUESTS } from './requests/dimensions.ts';
import type { RequestKind, RequestKinds } from './requests/kind.ts';
import { NAME_REQUESTS } from './requests/names.ts';
import { RULE_REQUESTS } from './requests/rules.ts';
import { TAB_REQUESTS } from './requests/tabs.ts';
import type { BatchUpdate, BatchUpdateResponse, Reply, Requests, RestRequest } from './schema.ts';
import type { Target } from './target.ts';

/** Every kind of request that the Workspace carries out. */
const REQUEST_KINDS: RequestKinds = {
  ...TAB_REQUESTS,
  ...DIMENSION_REQUESTS,
  ...CELL_REQUESTS,
  ...NAME_REQUESTS,
  ...RULE_REQUESTS,
};

interface Step {
  readonly label: string;
  readonly kind: RequestKind<keyof Requests>;
  readonly request: Requests[keyof Requests];
}

/** Throws `ApiFault` for the first request that fails, and then the spreadsheet is unchanged. */
export function batchUpdate(target: Target, batch: BatchUpdate): BatchUpdateResponse {
  const steps = (batch.requests ?? []).map(stepOf);
  if (steps.length === 0) throw new ApiFault(400, 'Must specify at least one request.');
  const trial = SpreadsheetModel.fromJSON(structuredClone(target.model.toJSON()));
  carryOut(target.on(trial), steps);
  const replies = carryOut(target, steps);
  target.touchFile();
  const { includeSpreadsheetInResponse, responseRanges, responseIncludeGridData } = batch;
  return {
    spreadsheetId: target.file.id,
    replies,
    ...(includeSpreadsheetInResponse && {
      updatedSpreadsheet: renderSpreadsheet(target, {
        ...(responseRanges && { ranges: responseRanges }),
        ...(responseIncludeGridData && { includeGridData: true }),
      }),
    }),
  };
}

function stepOf(request: RestRequest, i: number): Step {
  const set = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
  const [name, value] = set[0] ?? [];
  if (!name) throw new ApiFault(400, `Invalid requests[${i}]: No request set.`);
  if (set.length > 1)
    throw new ApiFault(
      400,
      `Invalid value at 'requests[${i}]' (oneof), oneof field 'kind' is already set. Cannot set '${set[1]![0]}'`,
    );
  const kind = Object.hasOwn(REQUEST_KINDS, name) ? REQUEST_KINDS[name as keyof RequestKinds] : undefined;
  if (!kind) throw new ApiFault(400, `Verzoek ${name} bestaat niet in de lokale Workspace.`);
  return {
    label: `Invalid requests[${i}].${name}`,
    kind: kind as RequestKind<keyof Requests>,
    request: value,
  };
}

function carryOut(target: Target, steps: readonly Step[]): Reply[] {
  return steps.map(({ label, kind, request }) => {
    try {
      return kind(target, request) ?? {};
    } catch (error) {
      throw error instanceof ApiFault ? new ApiFault(error.code, `${label}: ${error.message}`) : error;
    }
  });
}
