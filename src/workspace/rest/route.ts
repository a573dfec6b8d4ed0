/** What a method of the REST face consists of, and how the address of a call finds its method. */
import { ApiFault } from '../services/api-fault.ts';
import type { Caller, Media } from '../services/drive/drive.ts';
import type { World } from '../world.ts';
import type { Outage } from './faults.ts';
import type { ApiName } from './published.ts';
import type { Uploads } from './uploads.ts';

/** Who a token stands for, and what its owner let it do. */
export interface Grant {
  readonly email: string;
  /** The client that asked for the token; files made by one client are hidden from another with `drive.file`. */
  readonly app?: string;
  /** Scopes, with or without Google's prefix; without them the token may do everything. */
  readonly scopes?: readonly string[];
}

/** One call, its address and body read and checked. */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly grant: Grant;
  /** The parts of the address that the route names. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The JSON that was sent; an empty object when there was none or the route reads the body itself. */
  readonly body: unknown;
  readonly request: Request;
  /** The bytes that were sent, when they are there already; otherwise they come with `request`. */
  readonly content?: Buffer;
  /** What is to happen to the line on demand; uploads break half-way by it. */
  readonly outage: Outage | null;
  readonly uploads: Uploads;
  /** Where this server stands, with a slash at the end. */
  readonly rootUrl: string;
}

export interface Route {
  /** Google's name of the method, such as `sheets.spreadsheets.values.get`. */
  readonly id: `${ApiName}.${string}`;
  /** HTTP method and address, such as `GET /v4/spreadsheets/{spreadsheetId}`. */
  readonly at: string;
  /** Each of these, without Google's prefix, is enough. */
  readonly scopes: readonly string[];
  /** The handler checks the scopes itself. */
  readonly anyScope?: boolean;
  /** The body is bytes, which the handler takes from `request`. */
  readonly bytes?: boolean;
  /** The handler applies the `fields` mask itself. */
  readonly masksItself?: boolean;
  /** Gives JSON, nothing for an empty answer, `Bytes`, or a `Response` without a body. Throws `ApiFault`. */
  handle(call: Call): unknown;
}

/** The answer of a download. */
export class Bytes {
  readonly contentType: string;
  readonly bytes: Uint8Array;

  constructor({ contentType, bytes }: Media) {
    this.contentType = contentType;
    this.bytes = bytes;
  }
}

interface Matcher {
  readonly route: Route;
  readonly method: string;
  readonly pattern: RegExp;
}

export interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

/** The route that an address belongs to; addresses with a verb, such as `:append`, come before those without. */
export function router(routes: readonly Route[]): (method: string, pathname: string) => Match | null {
  const matchers = routes.map(matcherOf).sort((a, b) => literals(b.route) - literals(a.route));
  return (method, pathname) => {
    for (const { route, method: own, pattern } of matchers) {
      const found = own === method ? pattern.exec(pathname) : null;
      if (found) return { route, path: decoded(found.groups ?? {}) };
    }
    return null;
  };
}

function matcherOf(route: Route): Matcher {
  const [method = '', path = ''] = route.at.split(' ');
  const source = path
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? `(?<${part.slice(1, -1)}>[^/]+?)` : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return { route, method, pattern: new RegExp(`^${source}$`) };
}

function literals({ at }: Route): number {
  return at.replace(/\{\w+\}/g, '').length;
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    throw new ApiFault(400, 'Invalid URL encoding in path.');
  }
}

const AUTH = 'https://www.googleapis.com/auth/';

/** A scope without Google's prefix. */
export function shortScope(scope: string): string {
  return scope.replace(AUTH, '');
}

/** The caller that a token stands for. Throws `ApiFault` when it lacks the scopes that the route asks for. */
export function callerOf(grant: Grant, { scopes, anyScope }: Pick<Route, 'scopes' | 'anyScope'>): Caller {
  const granted = grant.scopes?.map(shortScope) ?? scopes;
  const enough = scopes.filter((scope) => granted.includes(scope));
  if (enough.length === 0 && !anyScope)
    throw new ApiFault(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions');
  const wholeDrive = enough.some((scope) => scope !== 'drive.file');
  return { email: grant.email, app: grant.app ?? 'rest', wholeDrive };
}
