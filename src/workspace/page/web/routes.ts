/** The addresses of web apps: a visit runs the script, and its page stands in a frame that can reach nothing else. */
import type { Context, Hono } from 'hono';
import type { WebRequest } from '../../web-app.ts';
import { type Ask, attachment, missing, safeType } from '../answers.ts';
import type { WorldHost } from '../host.ts';
import { withLocalLinks } from '../local-address.ts';
import { sendScriptPage } from '../script-page.ts';
import { choicePage, faultPage, windowPage } from './pages.ts';
import { Passes } from './passes.ts';

const MOST_BYTES = 30_000_000;
/** In the address of a web app: who comes, or a pass that says so. It is kept from the script. */
const WHO = 'als';
/** As which somebody without an account comes. */
const NOBODY = 'niemand';

const WINDOW_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TEXT_POLICY = "sandbox; default-src 'none'";

/** Adds the routes to the server's own. */
export function addWebRoutes(app: Hono, host: WorldHost, ask: Ask): void {
  const passes = new Passes();

  const visit = async (context: Context): Promise<Response> => {
    const id = context.req.param('id')!;
    const known = await ask('webApp', { id });
    if (!known.ok) return missing(context, known.message);
    const { pathname, search } = new URL(context.req.url);
    const visitor = visitorOf(context, passes, known.value.anonymous);
    if (visitor === undefined) {
      const addressFor = (who: string | null) => withWho(`${pathname}${search}`, who ?? NOBODY);
      return context.req.method === 'GET'
        ? ownPage(context, choicePage(known.value, addressFor))
        : context.text('Zeg in het adres wie er komt, met als=E-MAIL.', 403);
    }
    const request = await requestOf(context, id);
    if (request === null) return context.text('Dit is te groot om te versturen.', 413);
    const asked = await ask('webVisit', { id, request, visitor });
    if (!asked.ok) return ownPage(context, faultPage('Geen toegang', asked.message), 403);
    const answer = asked.value;
    // Google gives a page with the fault and says that all went well.
    if (answer.kind === 'failed') return ownPage(context, faultPage('Fout', answer.message));
    if (answer.kind === 'text') {
      context.header('Content-Type', `${safeType(answer.contentType)}; charset=utf-8`);
      context.header('Content-Security-Policy', TEXT_POLICY);
      context.header('Cache-Control', 'no-store');
      if (answer.fileName !== null) context.header('Content-Disposition', attachment(answer.fileName));
      return context.body(answer.text);
    }
    const content = withWho(`/webpagina/${answer.pageId}`, passes.make(visitor));
    const others = withWho(`${pathname}${search}`, '');
    return ownPage(context, windowPage({ answer, app: known.value, visitor, content, others }));
  };

  app.get('/web/:id', visit);
  app.post('/web/:id', visit);
  app.get('/web/:id/*', visit);
  app.post('/web/:id/*', visit);

  app.get('/webpagina/:pageId', async (context) => {
    const html = await host.page(context.req.param('pageId'));
    if (html === null) return missing(context, 'Deze pagina is niet meer open.');
    const pass = context.req.query(WHO) ?? '';
    const asSame = (address: string) => (address.startsWith('/web/') ? withWho(address, pass) : address);
    return sendScriptPage(context, withLocalLinks(html, asSame), true);
  });
}

/**
 * Who comes: null without an account, undefined when that has to be asked. A page of another site, and so that of a
 * script too, needs a pass to say it.
 */
function visitorOf(context: Context, passes: Passes, anonymous: boolean): string | null | undefined {
  const who = context.req.query(WHO);
  if (who === undefined) return anonymous ? null : undefined;
  const visitor = passes.read(who);
  if (visitor !== undefined) return visitor;
  const site = context.req.header('sec-fetch-site') ?? 'none';
  if (who === '' || (site !== 'none' && site !== 'same-origin')) return undefined;
  return who === NOBODY ? null : who;
}

/** The request as the script gets it; null when it brings too much. */
async function requestOf(context: Context, id: string): Promise<WebRequest | null> {
  const { pathname, search } = new URL(context.req.url);
  const pathInfo = decoded(pathname.slice(`/web/${id}/`.length));
  const queryString = withoutWho(search.slice(1));
  if (context.req.method !== 'POST') return { method: 'GET', pathInfo, queryString, body: null };
  if (Number(context.req.header('content-length') ?? 0) > MOST_BYTES) return null;
  const contents = await context.req.text();
  const type = context.req.header('content-type') ?? 'text/plain';
  return { method: 'POST', pathInfo, queryString, body: { type, contents } };
}

/** A path with a stray percent sign stays as it was sent. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The address for somebody else; empty lets it be asked. */
function withWho(address: string, who: string): string {
  const [path = '', query = ''] = address.split('?');
  const rest = withoutWho(query);
  return `${path}?${rest}${rest && '&'}${WHO}=${encodeURIComponent(who)}`;
}

/** As it was sent, but for who comes. */
function withoutWho(query: string): string {
  return query
    .split('&')
    .filter((field) => field !== '' && field.split('=')[0] !== WHO)
    .join('&');
}

function ownPage(context: Context, html: string, status: 200 | 403 = 200): Response {
  context.header('Content-Security-Policy', WINDOW_POLICY);
  context.header('Cache-Control', 'no-store');
  return context.html(html, status) as Response;
}
