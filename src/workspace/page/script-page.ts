/** A page that a script made, as it is served: in a box of its own, with `google.script` before all that is in it. */
import type { Context } from 'hono';

// The page of a script has an origin of its own, also when somebody opens it outside its frame.
// What it opens in a window of its own, such as a form, is no part of it.
const SANDBOX =
  'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';
const FRAMED = "frame-ancestors 'self'";

/** `goesOn` lets a press on a link or a button lead the whole window elsewhere, as in a web app. */
export function sendScriptPage(context: Context, html: string, goesOn = false): Response {
  const more = goesOn ? ' allow-top-navigation-by-user-activation' : '';
  context.header('Content-Security-Policy', `${SANDBOX}${more}; ${FRAMED}`);
  context.header('Cache-Control', 'no-store');
  return context.html(withScriptHost(html)) as Response;
}

/** Puts `google.script` in a page before any script of its own, and leaves its doctype first. */
export function withScriptHost(html: string): string {
  const script = '<script src="/bouw/script-host.js"></script>';
  const head =
    /<head(?:\s[^>]*)?>/i.exec(html) ?? /<html(?:\s[^>]*)?>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  if (!head) return `<!doctype html>${script}${html}`;
  const at = head.index + head[0].length;
  return html.slice(0, at) + script + html.slice(at);
}
