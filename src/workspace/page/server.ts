/** The web server of the page: on loopback only, and deaf to other sites that try to talk to it. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { streamSSE } from 'hono/streaming';
import { addAddresses } from './addresses.ts';
import { addFormRoutes } from './forms/routes.ts';
import type { WorldHost } from './host.ts';
import type { Envelope, PageEvent, Reply } from './protocol.ts';
import { sendScriptPage } from './script-page.ts';

const LOOPBACK = '127.0.0.1';
const MOST_BYTES = 30_000_000;
/** Proxies and browsers drop a line on which nothing is said. */
const HEARTBEAT_MS = 20_000;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

// Univer sets styles from code and draws icons from data URLs; nothing comes from elsewhere.
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface ServerOptions {
  readonly host: WorldHost;
  /** Folder with what `buildPage` made. */
  readonly assets: string;
  /** File of the page itself. */
  readonly index: string;
}

export interface RunningServer {
  readonly port: number;
  readonly address: string;
  close(): Promise<void>;
}

/** Serves on the first free port from `port` on; 0 takes any. Rejects when none of the next twenty is free. */
export async function startServer(options: ServerOptions, port: number): Promise<RunningServer> {
  for (let tried = port; ; tried += 1) {
    try {
      return await listenOn(options, tried);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || tried >= port + 20) throw error;
    }
  }
}

function listenOn(options: ServerOptions, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: makeApp(options).fetch, hostname: LOOPBACK, port });
    server.once('error', reject);
    server.once('listening', () => {
      const { port: used } = server.address() as AddressInfo;
      resolve({
        port: used,
        address: `http://${LOOPBACK}:${used}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** The routes; apart from the port, so that tests can ask without a network. */
export function makeApp({ host, assets, index }: ServerOptions): Hono {
  const app = new Hono();
  app.use(ownHostOnly);
  app.use('/api/*', ownSiteOnly);

  app.get('/', async (context) => {
    context.header('Content-Security-Policy', PAGE_POLICY);
    return context.html(await readFile(index, 'utf8'));
  });

  app.get('/bouw/:name', async (context) => {
    const name = context.req.param('name');
    const type = TYPES[name.split('.').at(-1)!];
    if (!type || !/^[\w.-]+$/.test(name)) return context.notFound();
    try {
      const body = await readFile(join(assets, name));
      return context.body(new Uint8Array(body), 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    } catch {
      return context.notFound();
    }
  });

  app.post('/api/:name', async (context) => {
    if (!context.req.header('content-type')?.startsWith('application/json')) {
      return context.json(refusal('Het verzoek heeft de verkeerde vorm.'), 415);
    }
    if (Number(context.req.header('content-length') ?? 0) > MOST_BYTES) {
      return context.json(refusal('Dit is te groot om in één keer te plakken.'), 413);
    }
    const envelope = (await context.req.json()) as Envelope;
    if (envelope.name !== context.req.param('name') || typeof envelope.session !== 'string') {
      return context.json(refusal('Het verzoek heeft de verkeerde vorm.'), 400);
    }
    context.header('Content-Type', 'application/json; charset=utf-8');
    try {
      return context.body(await host.request(envelope));
    } catch (error) {
      return context.json(refusal((error as Error).message), 503);
    }
  });

  app.get('/api/events', (context) => eventStream(context, host));

  app.get('/pagina/:id', async (context) => {
    const html = await host.page(context.req.param('id'));
    if (html === null) return context.text('Deze pagina is niet meer open.', 404);
    return sendScriptPage(context, html);
  });

  addAddresses(app, host);
  addFormRoutes(app, host, ownSiteOnly);
  return app;
}

function eventStream(context: Context, host: WorldHost): Response {
  const session = context.req.query('session') ?? '';
  return streamSSE(context, async (stream) => {
    const send = (event: PageEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
    const stop = host.listen(session, send);
    const beat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS);
    await stream.write(': verbonden\n\n');
    await new Promise<void>((gone) => stream.onAbort(gone));
    clearInterval(beat);
    stop();
  });
}

/** A name that another site lets point to this machine does not get in: only the loopback names do. */
const ownHostOnly: MiddlewareHandler = async (context, next) => {
  const name = (context.req.header('host') ?? '').replace(/:\d+$/, '');
  if (name !== LOOPBACK && name !== 'localhost') {
    return context.text('Deze pagina is alleen op deze computer te openen, als 127.0.0.1 of localhost.', 403);
  }
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  return next();
};

/** Requests that change something come from our own page, never from another site or from a script's page. */
const ownSiteOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const foreign = origin !== undefined && origin !== `http://${context.req.header('host')}`;
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    return context.json(refusal('Dit verzoek komt niet van de pagina zelf.'), 403);
  }
  return next();
};

function refusal(message: string): Reply {
  return { ok: false, message };
}
