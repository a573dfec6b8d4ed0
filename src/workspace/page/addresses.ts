/** The addresses beside the page itself: messages and attachments, each served so that it can do no harm. */
import type { Hono } from 'hono';
import { askerOf, download, missing, readOnly } from './answers.ts';
import { addFileAddresses } from './file-addresses.ts';
import type { WorldHost } from './host.ts';
import { addWebRoutes } from './web/routes.ts';

/** Adds the routes to the server's own. */
export function addAddresses(app: Hono, host: WorldHost): void {
  const ask = askerOf(host);

  app.get('/post/:id', async (context) => {
    const page = await ask('messagePage', { mailId: context.req.param('id') });
    return page.ok ? readOnly(context, page.value) : missing(context, page.message);
  });

  app.get('/post/:id/bijlage/:index', async (context) => {
    const { id, index } = context.req.param();
    const file = await ask('attachment', { mailId: id, index: Number(index) });
    return file.ok ? download(context, file.value) : missing(context, file.message);
  });

  addFileAddresses(app, ask);
  addWebRoutes(app, host, ask);
}
