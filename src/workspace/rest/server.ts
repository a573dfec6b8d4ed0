/** The REST server: on loopback only, it lets Google's own clients work on a world as they would on Google. */
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { ApiFault } from '../services/api-fault.ts';
import { partial } from '../services/drive/partial.ts';
import type { World } from '../world.ts';
import type { Accounts } from './accounts.ts';
import { faultOf, refusal, strike, UNAUTHENTICATED } from './faults.ts';
import { type ApiName, publishedApi } from './published.ts';
import { Bytes, callerOf, type Grant, type Match, type Route, router } from './route.ts';
import { ROUTES } from './routes.ts';
import { jsonIn, Uploads } from './uploads.ts';

const LOOPBACK = '127.0.0.1';
const OWN_NAMES: readonly string[] = [LOOPBACK, 'localhost'];

export interface RestOptions {
  /** Who each bearer token stands for. It is asked at each call, so a token that is taken out has ended. */
  readonly tokens: ReadonlyMap<string, Grant>;
  /** Gives out tokens; without it there are only those above. */
  readonly accounts?: Accounts;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Told after each call that may have changed the world. */
  readonly changed?: () => void;
}

export interface RunningRest {
  /** What `rootUrl` of the client must be: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  close(): Promise<void>;
}

interface Environment {
  Bindings: HttpBindings;
}

/** Starts serving. Rejects when the port is taken. */
export function startRest(world: World, options: RestOptions): Promise<RunningRest> {
  return new Promise((resolve, reject) => {
    const app = new Hono<Environment>();
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port: options.port ?? 0 });
    server.once('error', reject);
    server.once('listening', () => {
      const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`;
      const desk = new Desk(world, options, url);
      app.all('*', (context) => desk.serve(context));
      resolve({
        url,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** Takes calls one by one: finds their route, checks who calls and what was sent, and answers. */
class Desk {
  readonly #world: World;
  readonly #options: RestOptions;
  readonly #url: string;
  readonly #uploads = new Uploads();
  readonly #find = router(ROUTES);

  constructor(world: World, options: RestOptions, url: string) {
    this.#world = world;
    this.#options = options;
    this.#url = url;
  }

  async serve(context: Context<Environment>): Promise<Response> {
    const name = (context.req.header('host') ?? '').replace(/:\d+$/, '');
    if (!OWN_NAMES.includes(name))
      return context.text(
        'Dit adres is alleen op deze computer te bereiken, als 127.0.0.1 of localhost.',
        403,
      );
    try {
      return await this.#answer(context);
    } catch (error) {
      return answerTo(error);
    }
  }

  async #answer(context: Context<Environment>): Promise<Response> {
    const account = await this.#options.accounts?.answer(context.req.raw);
    if (account) return account;
    const { pathname, searchParams } = new URL(context.req.url);
    const match = this.#find(context.req.method, pathname);
    if (!match)
      throw new ApiFault(
        501,
        `Deze aanroep bestaat niet in de lokale Workspace: ${context.req.method} ${pathname}`,
        'notImplemented',
      );
    const { route } = match;
    const grant = this.#grant(context.req.header('authorization'));
    const caller = callerOf(grant, route);
    const outage = strike(this.#world, route.id);
    if (outage === 'hang') return new Promise(() => undefined);
    if (outage === 'drop' && !route.bytes) return dropLine(context);
    const published = publishedApi(route.id.split('.')[0] as ApiName);
    const query = published.parameters(route.id, searchParams);
    const body = route.bytes ? {} : jsonIn(await context.req.text());
    if (!route.bytes) published.checkBody(route.id, body);
    const call = {
      world: this.#world,
      caller,
      grant,
      path: match.path,
      query,
      body,
      request: context.req.raw,
      outage,
      uploads: this.#uploads,
      rootUrl: this.#url,
    };
    try {
      const answer = await route.handle(call);
      return outage === 'lost' || outage === 'drop' ? dropLine(context) : responseOf(answer, route, query);
    } catch (error) {
      if (outage === 'drop' && !(error instanceof ApiFault)) return dropLine(context);
      throw error;
    } finally {
      if (context.req.method !== 'GET') this.#options.changed?.();
    }
  }

  #grant(header: string | undefined): Grant {
    const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) throw UNAUTHENTICATED;
    const grant = this.#options.tokens.get(token);
    if (!grant) throw refusal(401);
    return grant;
  }
}

/** Breaks the connection without an answer. */
function dropLine(context: Context<Environment>): Promise<Response> {
  context.env.incoming.socket.destroy();
  return new Promise(() => undefined);
}

function responseOf(
  answer: unknown,
  route: Route,
  { fields }: Match['path'] | Record<string, unknown>,
): Response {
  if (answer instanceof Response) return answer;
  if (answer instanceof Bytes)
    return new Response(new Uint8Array(answer.bytes), { headers: { 'content-type': answer.contentType } });
  if (answer === undefined) return new Response(null, { status: 204 });
  const asked =
    fields === undefined || route.masksItself ? answer : partial(answer as object, String(fields));
  return Response.json(asked);
}

/** A refusal as Google's JSON; a fault of the Workspace itself is a 500 that says so. */
function answerTo(error: unknown): Response {
  const fault = faultOf(error);
  const headers: Record<string, string> =
    fault.code === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {};
  return Response.json(fault.toJSON(), { status: fault.code, headers });
}
