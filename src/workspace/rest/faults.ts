/** Faults on demand over REST: answers that refuse, come too late or never, and lines that break. */
import { struck } from '../faults.ts';
import { QuotaException } from '../quotas.ts';
import { ApiFault } from '../services/api-fault.ts';
import { ScriptException } from '../services/service.ts';
import type { Fault, World } from '../world.ts';

type RestFault = Extract<Fault, { kind: 'rest' }>;

/** What goes wrong beside a refusal: see `Fault` in `world.ts`. */
export type Outage = Exclude<RestFault['outcome'], number>;

/** Refusals by status code, worded as Google words them. */
const REFUSALS: Readonly<Record<number, ApiFault>> = {
  401: new ApiFault(
    401,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other ' +
      'valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    'authError',
  ),
  403: new ApiFault(403, 'The caller does not have permission', 'forbidden'),
  404: new ApiFault(404, 'Requested entity was not found.', 'notFound'),
  409: new ApiFault(409, 'The operation was aborted.', 'aborted'),
  429: new ApiFault(429, 'Resource has been exhausted (e.g. check quota).', 'rateLimitExceeded'),
  500: new ApiFault(500, 'Internal error encountered.', 'backendError'),
  503: new ApiFault(503, 'The service is currently unavailable.', 'backendError'),
};

/** Of a call without a token. */
export const UNAUTHENTICATED = new ApiFault(
  401,
  'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or ' +
    'other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  'required',
);

/** Whatever a handler threw as a refusal; a fault of the Workspace itself is a 500 that says so. */
export function faultOf(error: unknown): ApiFault {
  if (error instanceof ApiFault) return error;
  if (error instanceof ScriptException)
    return new ApiFault(error instanceof QuotaException ? 429 : 400, error.message);
  return new ApiFault(500, `Fout in de lokale Workspace: ${(error as Error).stack}`, 'backendError');
}

/** The refusal with this status code. */
export function refusal(code: number): ApiFault {
  return REFUSALS[code] ?? new ApiFault(code, 'Fault on demand.', 'backendError');
}

/**
 * Strikes with the faults that are due for a method such as `sheets.spreadsheets.get`: throws their refusal, or
 * gives what happens to the line. `quota` faults strike when they name the API (`sheets`) or `rest`.
 */
export function strike(world: World, method: string): Outage | null {
  const api = method.split('.')[0]!;
  for (const fault of [...world.faults]) {
    if (fault.kind === 'quota' && (fault.quota === 'rest' || fault.quota === api)) throw refusal(429);
    if (fault.kind !== 'error' && fault.kind !== 'rest') continue;
    if (fault.method !== undefined && fault.method !== method) continue;
    if (fault.kind === 'error') {
      // What counts the calls of an execution is meant for scripts.
      if (fault.atCall !== undefined) continue;
      struck(world, fault);
      throw fault.message === undefined ? refusal(503) : new ApiFault(503, fault.message, 'backendError');
    }
    struck(world, fault);
    if (typeof fault.outcome !== 'number') return fault.outcome;
    throw fault.message === undefined ? refusal(fault.outcome) : new ApiFault(fault.outcome, fault.message);
  }
  return null;
}
