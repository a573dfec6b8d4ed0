/** Answers what the addresses of web apps ask. */
import type { WebApp, WebApps } from '../../web-app.ts';
import type { World } from '../../world.ts';
import type { HandlersOf } from '../panes/handlers.ts';
import { Refusal } from '../refusal.ts';
import type { WebRequests } from './protocol.ts';

export function webHandlers(world: World, web: WebApps): HandlersOf<WebRequests> {
  const appOf = (id: string): WebApp => {
    const app = web.app(id);
    if (!app) throw new Refusal('Hier is geen webapp. Staat "webapp" in appsscript.json?');
    return app;
  };
  return {
    webApps: () =>
      web.apps().map(({ project }) => ({
        name: project.name,
        owner: world.person(project.ownerEmail).name,
        address: `/web/${project.id}`,
      })),
    webApp: (_asker, { id }) => {
      const app = appOf(id);
      return {
        name: app.project.name,
        owner: world.person(app.project.ownerEmail).name,
        anonymous: web.mayVisit(app, null),
        people: [...world.people.values()].map(({ email, name }) => ({
          email,
          name,
          allowed: web.mayVisit(app, email),
        })),
      };
    },
    webVisit: (_asker, { id, request, visitor }) => {
      const app = appOf(id);
      if (!web.mayVisit(app, visitor)) {
        const who = visitor === null ? 'Zonder account hebt u' : `${world.person(visitor).name} heeft`;
        throw new Refusal(`${who} geen toegang tot de webapp ‘${app.project.name}’.`);
      }
      return web.visit(id, visitor, request);
    },
  };
}
