/** The REST face without a network: what a script fetches from googleapis.com is answered at once, by the same handlers. */
import { ApiFault } from '../services/api-fault.ts';
import { partial } from '../services/drive/partial.ts';
import { holderOf } from '../services/script/token.ts';
import type { World } from '../world.ts';
import { DOCS_ROUTES } from './docs.ts';
import { DRIVE_ROUTES } from './drive.ts';
import { faultOf, type Outage, refusal, strike, UNAUTHENTICATED } from './faults.ts';
import { FORMS_ROUTES } from './forms/routes.ts';
import { type ApiName, publishedApi } from './published.ts';
import { Bytes, callerOf, type Grant, type Route, router } from './route.ts';
import { SHEETS_ROUTES } from './sheets/routes.ts';
import { jsonIn, Uploads } from './uploads.ts';

/** One request as a script makes it. */
export interface InsideRequest {
  /** In capitals. */
  readonly method: string;
  readonly url: URL;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

export interface InsideAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

/** What each host answers. The Apps Script API is left out: a script that runs scripts needs a server. */
const HOSTS: Readonly<Record<string, readonly Route[]>> = {
  'www.googleapis.com': DRIVE_ROUTES,
  'docs.googleapis.com': DOCS_ROUTES,
  'sheets.googleapis.com': SHEETS_ROUTES,
  'forms.googleapis.com': FORMS_ROUTES,
};

/** Whether the Workspace stands behind a host. */
export function isInside(url: URL): boolean {
  return url.protocol === 'https:' && Object.hasOwn(HOSTS, url.hostname);
}

/** The answer, or why none comes: `hang` never answers, `drop` breaks before the work is done and `lost` after it. */
export function answerInside(world: World, request: InsideRequest): InsideAnswer | Exclude<Outage, number> {
  try {
    return answer(world, request);
  } catch (error) {
    const fault = faultOf(error);
    return json(fault.toJSON(), fault.code);
  }
}

function answer(world: World, { method, url, headers, content }: InsideRequest): InsideAnswer | Outage {
  const match = router(HOSTS[url.hostname]!)(method, url.pathname);
  // A piece of a resumable upload is read from the line, which is not there.
  if (!match || url.searchParams.has('upload_id'))
    throw new ApiFault(
      501,
      `Deze aanroep bestaat niet in de lokale Workspace: ${method} ${url.pathname}`,
      'notImplemented',
    );
  const { route, path } = match;
  const grant = grantOf(world, headers.authorization);
  const caller = callerOf(grant, route);
  const outage = strike(world, route.id);
  if (outage === 'hang' || outage === 'drop') return outage;
  const published = publishedApi(route.id.split('.')[0] as ApiName);
  const query = published.parameters(route.id, url.searchParams);
  const body = route.bytes ? {} : jsonIn(content.toString('utf8'));
  if (!route.bytes) published.checkBody(route.id, body);
  const given = route.handle({
    world,
    caller,
    grant,
    path,
    query,
    body,
    request: new Request(url, { method, headers }),
    content,
    outage,
    uploads: new Uploads(),
    rootUrl: `${url.origin}/`,
  });
  if (outage) return outage;
  if (given instanceof Bytes)
    return { status: 200, headers: { 'content-type': given.contentType }, content: Buffer.from(given.bytes) };
  if (given instanceof Response)
    return { status: given.status, headers: Object.fromEntries(given.headers), content: Buffer.alloc(0) };
  if (given === undefined) return { status: 204, headers: {}, content: Buffer.alloc(0) };
  const masked = query.fields !== undefined && !route.masksItself;
  return json(masked ? partial(given as object, String(query.fields)) : given, 200);
}

/** A token that a script of this world got from `ScriptApp.getOAuthToken`. */
function grantOf(world: World, header: string | undefined): Grant {
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw UNAUTHENTICATED;
  const holder = holderOf(world, token);
  if (!holder) throw refusal(401);
  const { scopes, ...grant } = holder;
  return scopes === null ? grant : { ...grant, scopes };
}

function json(value: unknown, status: number): InsideAnswer {
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  return { status, headers, content: Buffer.from(JSON.stringify(value, null, 1)) };
}
