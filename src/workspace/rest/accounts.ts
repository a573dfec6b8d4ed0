/** Google's accounts beside the REST face: consent in a browser, tokens that end and are renewed, service accounts. */
import { createHash, createVerify, randomBytes } from 'node:crypto';
import type { Grant } from './route.ts';

/** A desktop client of an organisation. */
export interface DesktopClient {
  readonly id: string;
  readonly secret: string;
}

/** What a person says to a request for consent: the scopes that are granted, or null for no. */
export type Consent = (scopes: readonly string[], client: string) => readonly string[] | null;

export interface AccountOptions {
  /** Bearer tokens by text, as the REST server looks them up; tokens that are given out are put in. */
  readonly tokens: Map<string, Grant>;
  readonly clients: readonly DesktopClient[];
  /** Who sits at the browser. */
  readonly email: string;
  /** Everything is granted when absent. */
  readonly consent?: Consent;
  /** Public keys (PEM) of service accounts by address. */
  readonly services?: ReadonlyMap<string, string>;
  /** How long a token lives, in seconds; an hour as at Google when absent. */
  readonly lifetime?: number;
}

interface Code {
  readonly client: string;
  readonly redirect: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
}

interface Lasting {
  readonly client: string;
  readonly scopes: readonly string[];
}

/** A service account may let its own tokens be renewed for an hour at most. */
const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const HOUR = 3600;

/** Addresses: `GET /o/oauth2/v2/auth`, `POST /token` and `POST /revoke`. */
export class Accounts {
  readonly #options: AccountOptions;
  readonly #codes = new Map<string, Code>();
  readonly #lasting = new Map<string, Lasting>();

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** The answer to a call of these addresses; null for any other. */
  async answer(request: Request): Promise<Response | null> {
    const { pathname, searchParams, origin } = new URL(request.url);
    if (request.method === 'GET' && pathname === '/o/oauth2/v2/auth') return this.#authorise(searchParams);
    if (request.method !== 'POST') return null;
    if (pathname === '/token') return this.#token(new URLSearchParams(await request.text()), origin);
    return pathname === '/revoke'
      ? this.#revoke(new URLSearchParams(await request.text()), searchParams)
      : null;
  }

  /** Makes a pair of tokens without a browser, as if somebody had consented before. */
  grant(client: string, scopes: readonly string[]): { readonly access: string; readonly refresh: string } {
    const refresh = `1//0${randomBytes(24).toString('base64url')}`;
    this.#lasting.set(refresh, { client, scopes });
    return { access: this.#access({ client, scopes }, this.#options.email), refresh };
  }

  #authorise(query: URLSearchParams): Response {
    const client = query.get('client_id') ?? '';
    const redirect = query.get('redirect_uri') ?? '';
    const wrong = !this.#options.clients.some(({ id }) => id === client)
      ? 'invalid_client'
      : !/^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|$)/.test(redirect)
        ? 'redirect_uri_mismatch'
        : query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256'
          ? 'invalid_request'
          : null;
    if (wrong) return new Response(`Error 400: ${wrong}`, { status: 400 });
    const asked = (query.get('scope') ?? '').split(' ').filter(Boolean);
    const scopes = this.#options.consent ? this.#options.consent(asked, client) : asked;
    const back = new URL(redirect);
    back.searchParams.set('state', query.get('state') ?? '');
    if (scopes === null) back.searchParams.set('error', 'access_denied');
    else {
      const code = `4/0${randomBytes(24).toString('base64url')}`;
      this.#codes.set(code, { client, redirect, challenge: query.get('code_challenge') ?? '', scopes });
      back.searchParams.set('code', code);
      back.searchParams.set('scope', scopes.join(' '));
    }
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  #token(form: URLSearchParams, origin: string): Response {
    const grant = form.get('grant_type');
    if (grant === BEARER) return this.#serviceToken(form.get('assertion') ?? '', origin);
    const client = this.#options.clients.find(({ id }) => id === form.get('client_id'));
    if (client?.secret !== form.get('client_secret')) return refused(401, 'invalid_client', 'Unauthorized');
    if (grant === 'refresh_token') {
      const lasting = this.#lasting.get(form.get('refresh_token') ?? '');
      if (!lasting || lasting.client !== client!.id)
        return refused(400, 'invalid_grant', 'Token has been expired or revoked.');
      return this.#given(lasting, this.#options.email);
    }
    if (grant !== 'authorization_code')
      return refused(400, 'unsupported_grant_type', `Invalid grant_type: ${grant}`);
    const text = form.get('code') ?? '';
    const code = this.#codes.get(text);
    // A code is good for one time, whatever comes of it.
    this.#codes.delete(text);
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      !code ||
      code.client !== client!.id ||
      code.redirect !== form.get('redirect_uri') ||
      code.challenge !== verifier
    )
      return refused(400, 'invalid_grant', 'Malformed auth code.');
    const { access, refresh } = this.grant(code.client, code.scopes);
    return answered({ ...this.#told(access, code.scopes), refresh_token: refresh });
  }

  #serviceToken(assertion: string, origin: string): Response {
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const claims = parsed(body) as { iss?: string; scope?: string; aud?: string; exp?: number; iat?: number };
    const key = this.#options.services?.get(claims.iss ?? '');
    const signed =
      key && createVerify('RSA-SHA256').update(`${head}.${body}`).verify(key, signature, 'base64url');
    const now = Date.now() / 1000;
    const { exp = 0, iat = 0 } = claims;
    if (!signed || claims.aud !== `${origin}/token` || exp < now || exp - iat > HOUR)
      return refused(400, 'invalid_grant', 'Invalid JWT Signature.');
    return this.#given({ client: claims.iss!, scopes: (claims.scope ?? '').split(' ') }, claims.iss!);
  }

  #revoke(form: URLSearchParams, query: URLSearchParams): Response {
    const token = form.get('token') ?? query.get('token') ?? '';
    const known = this.#lasting.delete(token) || this.#options.tokens.delete(token);
    return known ? answered({}) : refused(400, 'invalid_token', 'Token expired or revoked');
  }

  #given(lasting: Lasting, email: string): Response {
    return answered(this.#told(this.#access(lasting, email), lasting.scopes));
  }

  #access({ client, scopes }: Lasting, email: string): string {
    const access = `ya29.${randomBytes(24).toString('base64url')}`;
    this.#options.tokens.set(access, { email, app: client, scopes });
    return access;
  }

  #told(access: string, scopes: readonly string[]): object {
    const { lifetime = HOUR } = this.#options;
    return { access_token: access, expires_in: lifetime, scope: scopes.join(' '), token_type: 'Bearer' };
  }
}

function parsed(part: string): object {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as object;
  } catch {
    return {};
  }
}

function answered(body: object): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store' } });
}

function refused(status: number, error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status });
}
