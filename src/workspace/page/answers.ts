/** How the addresses beside the page ask the world, and answer so that nothing they serve can do harm. */
import type { Context } from 'hono';
import type { WorldHost } from './host.ts';
import type { BytesView } from './panes/protocol.ts';
import type { Envelope, Reply, RequestName, Requests } from './protocol.ts';

/** No script, nothing from elsewhere, and an origin of its own; links may open beside it. */
const READ_ONLY_POLICY =
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads; ' +
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'self'; " +
  "form-action 'none'; frame-ancestors 'self'";

/** What came back: the value, or the Dutch reason why there is none. */
export type Asked<Name extends RequestName> =
  | { readonly ok: true; readonly value: Requests[Name]['result'] }
  | { readonly ok: false; readonly message: string };

/** Asks the world something for a person; without one it is asked for nobody in particular. */
export type Ask = <Name extends RequestName>(
  name: Name,
  params: Requests[Name]['params'],
  person?: string,
) => Promise<Asked<Name>>;

export function askerOf(host: WorldHost): Ask {
  return async <Name extends RequestName>(name: Name, params: Requests[Name]['params'], person = '') => {
    const envelope = { name, session: `adressen ${person}`, person, params } as Envelope;
    return JSON.parse(await host.request(envelope)) as Extract<Reply, { ok: true }> & Asked<Name>;
  };
}

export function readOnly(context: Context, html: string): Response {
  context.header('Content-Security-Policy', READ_ONLY_POLICY);
  context.header('Cache-Control', 'no-store');
  return context.html(html) as Response;
}

export function download(context: Context, { name, contentType, base64 }: BytesView): Response {
  return context.body(new Uint8Array(Buffer.from(base64, 'base64')), 200, {
    'Content-Type': safeType(contentType),
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'no-store',
  });
}

/** Says that it is to be saved, under this name. */
export function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`;
}

/** The type as it was given when it has the form of one. */
export function safeType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
}

export function missing(context: Context, message: string): Response {
  return context.text(message, 404);
}

/** For the signs that the header keeps for itself. */
function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}
