/** Signing in with a browser on this computer: Google sends the answer to an address that only this process listens to. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bareClient, type Client, type Credentials, type Endpoints, SCOPES } from './account.ts';
import { EXIT, OpsFault } from './fault.ts';
import { keepSecret } from './secrets.ts';

const LOOPBACK = '127.0.0.1';
/** How long a person may take in the browser, in ms. */
const PATIENCE = 5 * 60_000;

export interface SignInOptions {
  readonly client: Client;
  readonly endpoints: Endpoints;
  /** Shows the address to the person, and opens the browser where there is one. */
  readonly open: (address: string) => void;
  readonly patience?: number;
}

/** The tokens to which a person consented. Throws `OpsFault` for a no, for less than was asked, and for no answer. */
export async function signIn({
  client,
  endpoints,
  open,
  patience = PATIENCE,
}: SignInOptions): Promise<Credentials> {
  const state = randomBytes(24).toString('base64url');
  const listener = await listen(state, patience);
  try {
    const auth = bareClient(client, endpoints, listener.address);
    const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync();
    keepSecret(codeVerifier);
    open(
      auth.generateAuthUrl({
        access_type: 'offline',
        prompt: 'consent',
        scope: Object.keys(SCOPES),
        state,
        code_challenge_method: 'S256' as never,
        ...(codeChallenge !== undefined && { code_challenge: codeChallenge }),
      }),
    );
    const code = await listener.code;
    keepSecret(code);
    const { tokens } = await auth.getToken({ code, codeVerifier });
    requireScopes(tokens);
    return tokens;
  } finally {
    listener.close();
  }
}

function requireScopes({ scope }: Credentials): void {
  const given = new Set((scope ?? '').split(' '));
  const missing = Object.entries(SCOPES).filter(([asked]) => !given.has(asked));
  if (missing.length === 0) return;
  throw new OpsFault(
    EXIT.access,
    `Bij het aanmelden ontbreekt dit recht: ${missing.map(([, why]) => why).join('; ')}.`,
    'Meld u opnieuw aan en zet alle vinkjes aan. Er is niets bewaard.',
  );
}

interface Listener {
  readonly address: string;
  readonly code: Promise<string>;
  close(): void;
}

function listen(state: string, patience: number): Promise<Listener> {
  return new Promise((ready, failed) => {
    let settle: { resolve(code: string): void; reject(fault: Error): void };
    const code = new Promise<string>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // Who gives up before an answer has nothing to catch.
    code.catch(() => undefined);
    const timer = setTimeout(
      () =>
        settle.reject(
          new OpsFault(EXIT.access, 'Er kwam geen antwoord uit de browser.', 'Geef de opdracht opnieuw.'),
        ),
      patience,
    );
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
      const answer = url.pathname === '/' ? answerIn(url.searchParams, state) : null;
      const text =
        answer === null ? 'Niet gevonden' : answer instanceof Error ? answer.message : 'U bent aangemeld.';
      response.writeHead(answer === null ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'",
        'referrer-policy': 'no-referrer',
        connection: 'close',
      });
      response.end(page(text), () => {
        if (answer instanceof Error) settle.reject(answer);
        else if (answer !== null) settle.resolve(answer);
      });
    });
    server.once('error', failed);
    server.listen(0, LOOPBACK, () => {
      const { port } = server.address() as AddressInfo;
      ready({
        address: `http://${LOOPBACK}:${port}/`,
        code,
        close: () => {
          clearTimeout(timer);
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

/** The code in an answer, or the fault that it tells; null for a visit that answers nothing of ours. */
function answerIn(query: URLSearchParams, state: string): string | Error | null {
  const given = Buffer.from(query.get('state') ?? '');
  const own = Buffer.from(state);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  if (query.has('error'))
    return new OpsFault(
      EXIT.access,
      'U gaf in de browser geen toestemming.',
      'Geef de opdracht opnieuw als u dat wel wilt.',
    );
  return query.get('code');
}

function page(text: string): string {
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Terreinregister</title><h1>Terreinregister</h1><p>${text} U kunt dit venster sluiten.</p></html>`;
}
