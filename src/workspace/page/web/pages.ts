/** What stands around a web app: the window with its page in it, and the question who comes. */
import { escapeHtml } from '../../services/html/escape.ts';
import type { WebAnswer } from '../../web-app.ts';
import type { WebAppView } from './protocol.ts';

const STYLE = `html,body{height:100%;margin:0}body{font:14px/1.45 system-ui,sans-serif;color:#1d2524}
a{color:#084640}a:focus-visible{outline:2px solid #1a56c4;outline-offset:2px}`;

const WINDOW_STYLE = `body{display:flex;flex-direction:column}main{display:flex;flex:1}iframe{width:100%;border:0}
header{display:flex;flex-wrap:wrap;gap:2px 16px;padding:4px 12px;background:#f5f8f7;border-bottom:1px solid #d7dedc;font-size:13px}
header h1,header p{margin:0;font-size:inherit}`;

const CHOICE_STYLE = `main{max-width:28rem;margin:12vh auto 0;padding:0 16px}h1{font-size:20px}
ul{margin:16px 0;padding:0;list-style:none}li{border-top:1px solid #d7dedc;padding:10px 0}span{color:#54605e}`;

export interface Window {
  readonly answer: Extract<WebAnswer, { kind: 'page' }>;
  readonly app: WebAppView;
  readonly visitor: string | null;
  /** Where the page of the script is served. */
  readonly content: string;
  /** Where somebody else can come in. */
  readonly others: string;
}

/** The window of a web app: a line on who is in, and the page of the script in a frame. */
export function windowPage({ answer, app, visitor, content, others }: Window): string {
  const { title, viewport, pageId } = answer;
  const name = visitor === null ? 'zonder account' : `als ${nameOf(app, visitor)}`;
  return page(
    title,
    WINDOW_STYLE,
    `<script src="/bouw/web-host.js"></script><header><h1>Webapp ‘${escapeHtml(app.name)}’ van ${escapeHtml(app.owner)}</h1>` +
      `<p>U bent hier ${escapeHtml(name)}. <a href="${escapeHtml(others)}">Iemand anders</a></p></header>` +
      `<main><iframe id="webapp" data-pagina="${escapeHtml(pageId)}" src="${escapeHtml(content)}" title="${escapeHtml(title)}" ` +
      'sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads ' +
      'allow-top-navigation-by-user-activation"></iframe></main>',
    viewport ?? undefined,
  );
}

/** Asks who comes; `addressFor` gives where each goes on, null being somebody without an account. */
export function choicePage(app: WebAppView, addressFor: (visitor: string | null) => string): string {
  const link = (visitor: string | null, name: string) =>
    `<li><a href="${escapeHtml(addressFor(visitor))}">${escapeHtml(name)}</a></li>`;
  const people = app.people.map(({ email, name, allowed }) =>
    allowed ? link(email, name) : `<li>${escapeHtml(name)} <span>(geen toegang)</span></li>`,
  );
  return page(
    `${app.name}: wie bent u?`,
    CHOICE_STYLE,
    `<main><h1>Wie bent u?</h1><p>Kies met welk account u de webapp ‘${escapeHtml(app.name)}’ van ${escapeHtml(app.owner)} opent.</p>` +
      `<ul>${people.join('')}${app.anonymous ? link(null, 'Zonder account') : ''}</ul></main>`,
  );
}

/** A script that failed, or somebody who may not come in. */
export function faultPage(title: string, message: string): string {
  return page(
    title,
    CHOICE_STYLE,
    `<main><h1>${escapeHtml(title)}</h1><p style="white-space:pre-wrap">${escapeHtml(message)}</p></main>`,
  );
}

function nameOf({ people }: WebAppView, email: string): string {
  return people.find((each) => each.email === email)?.name ?? email;
}

function page(
  title: string,
  style: string,
  body: string,
  viewport = 'width=device-width, initial-scale=1',
): string {
  return (
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="${escapeHtml(viewport)}">` +
    `<title>${escapeHtml(title)}</title><style>${STYLE}${style}</style></head><body>${body}</body></html>`
  );
}
