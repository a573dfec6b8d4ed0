/** The addresses of the page on a world in memory, asked without a network. */
import { Desk } from '../../../src/workspace/page/desk.ts';
import type { WorldHost } from '../../../src/workspace/page/host.ts';
import type {
  Envelope,
  PageEvent,
  Reply,
  RequestName,
  Requests,
} from '../../../src/workspace/page/protocol.ts';
import { makeApp } from '../../../src/workspace/page/server.ts';
import type { World } from '../../../src/workspace/world.ts';

/** Serves a world as `npm start` does, but for the thread. */
export function served(world: World) {
  const heard: PageEvent[] = [];
  const desk = new Desk(world, { emit: (_session, event) => heard.push(event), serveUntil: () => {} });
  const host: WorldHost = {
    request: async (envelope: Envelope) => JSON.stringify(desk.handle(envelope)),
    page: async (pageId) => desk.pageHtml(pageId),
    listen: () => () => {},
    close: async () => {},
  };
  const app = makeApp({ host, assets: '', index: '' });
  const reply = <Name extends RequestName>(
    name: Name,
    person: string,
    params: Requests[Name]['params'],
  ): Reply => desk.handle({ name, session: `proef ${person}`, person, params } as Envelope);
  return {
    heard,
    reply,
    /** The answer to a request; throws when it is refused. */
    ask<Name extends RequestName>(
      name: Name,
      person: string,
      params: Requests[Name]['params'],
    ): Requests[Name]['result'] {
      const answer = reply(name, person, params);
      if (!answer.ok) throw new Error(answer.message);
      return answer.value as Requests[Name]['result'];
    },
    get: (path: string, init: RequestInit = {}): Promise<Response> =>
      Promise.resolve(
        app.request(path, { ...init, headers: { host: '127.0.0.1:8090', ...(init.headers as object) } }),
      ),
  };
}
