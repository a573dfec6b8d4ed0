/** The addresses of forms, where respondents fill them in. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { askerOf } from '../answers.ts';
import type { WorldHost } from '../host.ts';
import type { Requests } from '../protocol.ts';
import type { FormReply, FormRequests } from './protocol.ts';

const MOST_BYTES = 2_000_000;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

type FormPage = Extract<keyof FormRequests, 'formPage' | 'formPosted' | 'formSent'>;

/** Adds the routes to the server's own; `ownSiteOnly` keeps other sites from posting. */
export function addFormRoutes(app: Hono, host: WorldHost, ownSiteOnly: MiddlewareHandler): void {
  const ask = askerOf(host);
  const reply = async <Name extends FormPage>(
    context: Context,
    name: Name,
    params: Requests[Name]['params'],
  ): Promise<Response> => {
    const answer = await ask(name, params);
    return answer.ok ? send(context, answer.value) : context.text(answer.message, 500);
  };

  app.get('/formulier/:id', (context) => reply(context, 'formPage', place(context)));
  app.get('/formulier/:id/verstuurd', (context) => reply(context, 'formSent', place(context)));
  app.post('/formulier/:id', ownSiteOnly, async (context) => {
    if (!context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
      return context.text('Het formulier heeft de verkeerde vorm.', 415);
    const body = await context.req.text();
    if (body.length > MOST_BYTES) return context.text('Dit is te groot om te versturen.', 413);
    return reply(context, 'formPosted', { ...place(context), body });
  });
}

function place(context: Context): { id: string; query: string } {
  return { id: context.req.param('id')!, query: new URL(context.req.url).search.slice(1) };
}

function send(context: Context, reply: FormReply): Response {
  // Browsers leave out where a posted form comes from when they may not say it to anybody.
  context.header('Referrer-Policy', 'same-origin');
  context.header('Cache-Control', 'no-store');
  if (reply.kind === 'moved') return context.redirect(reply.to, 303);
  context.header('Content-Security-Policy', POLICY);
  return context.html(reply.html, reply.status) as Response;
}
