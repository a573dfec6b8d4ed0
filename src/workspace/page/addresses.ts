/** The addresses beside the page itself: messages and attachments, each served so that it can do no harm. */
import type { Context, Hono } from 'hono';
import type { WorldHost } from './host.ts';
import type { BytesView } from './panes/protocol.ts';
import type { Envelope, Reply, RequestName, Requests } from './protocol.ts';

/** No script, nothing from elsewhere, and an origin of its own; links may open beside it. */
const READ_ONLY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; font-src data:; " +
  "style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

/** What came back: the value, or the Dutch reason why there is none. */
type Asked<Name extends RequestName> =
  | { readonly ok: true; readonly value: Requests[Name]['result'] }
  | { readonly ok: false; readonly message: string };

/** Adds the routes to the server's own. */
export function addAddresses(app: Hono, host: WorldHost): void {
  const ask = async <Name extends RequestName>(
    name: Name,
    params: Requests[Name]['params'],
  ): Promise<Asked<Name>> => {
    const envelope = { name, session: 'adressen', person: '', params } as Envelope;
    return JSON.parse(await host.request(envelope)) as Extract<Reply, { ok: true }> & Asked<Name>;
  };

  app.get('/post/:id', async (context) => {
    const page = await ask('messagePage', { mailId: context.req.param('id') });
    return page.ok ? readOnly(context, page.value) : missing(context, page.message);
  });

  app.get('/post/:id/bijlage/:index', async (context) => {
    const { id, index } = context.req.param();
    const file = await ask('attachment', { mailId: id, index: Number(index) });
    return file.ok ? download(context, file.value) : missing(context, file.message);
  });
}

function readOnly(context: Context, html: string): Response {
  context.header('Content-Security-Policy', READ_ONLY_POLICY);
  context.header('Cache-Control', 'no-store');
  return context.html(html) as Response;
}

function download(context: Context, { name, contentType, base64 }: BytesView): Response {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
  return context.body(new Uint8Array(Buffer.from(base64, 'base64')), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'no-store',
  });
}

function missing(context: Context, message: string): Response {
  return context.text(message, 404);
}

/** For the signs that the header keeps for itself. */
function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}
