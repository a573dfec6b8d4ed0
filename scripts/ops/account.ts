/** Who the commands are at Google: an organisation's desktop client and its tokens, or a service account. */
import { createSign } from 'node:crypto';
import { join } from 'node:path';
import { OAuth2Client } from 'googleapis-common';
import { EXIT, OpsFault } from './fault.ts';
import { keepSecret, readPrivate, writePrivate } from './secrets.ts';

/** Where accounts are asked for; only a local Workspace has others. */
export interface Endpoints {
  readonly authorise: string;
  readonly token: string;
  readonly revoke: string;
}

export const GOOGLE: Endpoints = {
  authorise: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
};

/** Tokens as the client has them. */
export type Credentials = OAuth2Client['credentials'];

const AUTH = 'https://www.googleapis.com/auth/';

/** What is asked of the administrator, and why; the reasons stand in docs/beheer.md too. */
export const SCOPES: Readonly<Record<string, string>> = {
  [`${AUTH}drive.file`]: 'alleen de bestanden die deze opdrachten zelf maken: het blad en zijn mappen',
  [`${AUTH}script.projects`]: 'het script van het register neerzetten en bijwerken',
  [`${AUTH}script.deployments`]: 'een versie van het script uitgeven',
  [`${AUTH}forms.body.readonly`]: 'formulieren lezen voor de reservekopie',
  [`${AUTH}forms.responses.readonly`]: 'reacties op formulieren lezen voor de reservekopie',
};

/** A service account cannot use the Apps Script API, and asks for nothing else than its own files. */
const SERVICE_SCOPES = [`${AUTH}drive.file`, `${AUTH}spreadsheets`, `${AUTH}forms.body.readonly`];

/** As the file of a desktop client holds it. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** As a file of tokens holds them, by name of the target; the layout is clasp's, which reads it too. */
interface TokenFile {
  readonly tokens?: Readonly<Record<string, StoredToken | undefined>>;
}

type StoredToken = Credentials & {
  readonly type: 'authorized_user';
  readonly client_id: string;
  readonly client_secret: string;
};

/** The places of the secrets of one user. */
export interface SecretPlaces {
  readonly folder: string;
  readonly client: string;
  readonly tokens: string;
}

export function secretPlaces(folder: string): SecretPlaces {
  return { folder, client: join(folder, 'client.json'), tokens: join(folder, 'tokens.json') };
}

/** The client in a file that Google's console gave. Throws `OpsFault` when it is another sort of file. */
export function clientIn(text: string, path: string): Client {
  const { installed } = jsonIn(text, path) as { installed?: { client_id?: string; client_secret?: string } };
  if (!installed?.client_id || !installed.client_secret)
    throw new OpsFault(
      EXIT.unclear,
      `${path} is niet het bestand van een OAuth-client voor een desktop-app.`,
      'Maak in de Cloud-console bij Credentials een OAuth-client van het type Desktop app en download het JSON-bestand.',
    );
  keepSecret(installed.client_secret);
  return { id: installed.client_id, secret: installed.client_secret };
}

/** The client as it was kept. Throws `OpsFault` when none was. */
export function keptClient(places: SecretPlaces): Client {
  const text = readPrivate(places.client);
  if (text === null)
    throw new OpsFault(
      EXIT.access,
      'Er is nog geen OAuth-client van uw organisatie bekend.',
      'Geef hem eenmaal mee: npm run provision -- --client BESTAND. In docs/beheer.md staat hoe u aan dat bestand komt.',
    );
  return clientIn(text, places.client);
}

export function keepClient(places: SecretPlaces, text: string): void {
  writePrivate(places.client, text);
}

export function storedToken(places: SecretPlaces, target: string): StoredToken | null {
  const text = readPrivate(places.tokens);
  const found = text === null ? null : ((jsonIn(text, places.tokens) as TokenFile).tokens?.[target] ?? null);
  for (const secret of [found?.access_token, found?.refresh_token, found?.client_secret, found?.id_token])
    keepSecret(secret);
  return found;
}

export function storeToken(places: SecretPlaces, target: string, client: Client, tokens: Credentials): void {
  const known = storedToken(places, target);
  for (const secret of [tokens.access_token, tokens.refresh_token, tokens.id_token]) keepSecret(secret);
  const text = readPrivate(places.tokens);
  const file = text === null ? {} : (jsonIn(text, places.tokens) as TokenFile);
  const refresh_token = tokens.refresh_token ?? known?.refresh_token;
  const token: StoredToken = {
    type: 'authorized_user',
    client_id: client.id,
    client_secret: client.secret,
    ...tokens,
    ...(refresh_token && { refresh_token }),
  };
  writePrivate(
    places.tokens,
    `${JSON.stringify({ tokens: { ...file.tokens, [target]: token } }, null, 2)}\n`,
  );
}

export function dropToken(places: SecretPlaces, target: string): void {
  const text = readPrivate(places.tokens);
  if (text === null) return;
  const { [target]: _, ...others } = (jsonIn(text, places.tokens) as TokenFile).tokens ?? {};
  writePrivate(places.tokens, `${JSON.stringify({ tokens: others }, null, 2)}\n`);
}

/** A client without tokens. */
export function bareClient(client: Client, endpoints: Endpoints, redirectUri?: string): OAuth2Client {
  return new OAuth2Client({
    clientId: client.id,
    clientSecret: client.secret,
    ...(redirectUri !== undefined && { redirectUri }),
    endpoints: {
      oauth2AuthBaseUrl: endpoints.authorise,
      oauth2TokenUrl: endpoints.token,
      oauth2RevokeUrl: endpoints.revoke,
    },
    transporterOptions: { fetchImplementation: fetch, timeout: 30_000 },
    // A token may end while a long command works; the call is then made once more with a new one.
    forceRefreshOnFailure: true,
  });
}

/** Signed in as who consented for this target; renewed tokens are kept. Throws `OpsFault` when nobody did. */
export function signedIn(places: SecretPlaces, target: string, endpoints: Endpoints): OAuth2Client {
  const token = storedToken(places, target);
  if (!token)
    throw new OpsFault(
      EXIT.access,
      `U bent nog niet aangemeld voor het doel "${target}".`,
      `Meld u aan met: npm run provision -- --target ${target}.`,
    );
  const client = { id: token.client_id, secret: token.client_secret };
  const auth = bareClient(client, endpoints);
  auth.setCredentials(token);
  auth.on('tokens', (tokens) => storeToken(places, target, client, tokens));
  return auth;
}

interface ServiceKey {
  readonly type?: string;
  readonly client_email?: string;
  readonly private_key?: string;
  readonly token_uri?: string;
}

/** Signed in as a service account by its key file. Throws `OpsFault` for a file of another sort or open to others. */
export function serviceAccount(path: string): OAuth2Client {
  const text = readPrivate(path);
  if (text === null)
    throw new OpsFault(EXIT.unclear, `Het bestand ${path} is er niet.`, 'Controleer de naam en de map.');
  const key = jsonIn(text, path) as ServiceKey;
  const { client_email: email, private_key: secret, token_uri: token } = key;
  if (key.type !== 'service_account' || !email || !secret || !token)
    throw new OpsFault(
      EXIT.unclear,
      `${path} is niet de sleutel van een serviceaccount.`,
      'Maak in de Cloud-console bij het serviceaccount een sleutel van het type JSON.',
    );
  keepSecret(secret);
  const auth = bareClient({ id: '', secret: '' }, { ...GOOGLE, token });
  auth.refreshHandler = async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: email, scope: SERVICE_SCOPES.join(' '), aud: token, iat: now, exp: now + 3600 };
    const { data } = await auth.transporter.request<{ access_token: string; expires_in: number }>({
      method: 'POST',
      url: token,
      data: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: signed(claims, secret),
      }),
    });
    keepSecret(data.access_token);
    return { access_token: data.access_token, expiry_date: Date.now() + data.expires_in * 1000 };
  };
  return auth;
}

/** A signed claim (RFC 7523). */
function signed(claims: object, privateKey: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
}

function jsonIn(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new OpsFault(
      EXIT.unclear,
      `${path} is geen leesbaar JSON-bestand.`,
      'Haal het bestand opnieuw op.',
    );
  }
}
