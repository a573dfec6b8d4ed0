/** What all pages of the web have in common: head, navigation, foot and looks. */

import { formatMoment } from '../../domain/text/dates.ts';
import { WEB } from '../../domain/text/web.ts';
import type { Site } from '../../domain/web/site.ts';
import { html, type Markup, type Piece } from './html.ts';
import { address, type Where } from './where.ts';

export interface WebPage {
  readonly title: string;
  /** A whole document. */
  readonly html: string;
}

/** Large enough for a thumb, readable on paper, 4.5 : 1 throughout. */
const STYLE = `
:root{--ink:#1f2328;--soft:#555b62;--line:#c4c9cf;--shade:#f3f5f4;--brand:#1d6f5c;--dark:#14503f}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.5 Roboto,Arial,sans-serif}
a{color:#0b57d0}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;padding:8px;background:#fff}
header{background:var(--dark);color:#fff;padding:12px max(16px,calc((100% - 1068px)/2))}
header p{margin:0;font-weight:700;font-size:18px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;margin:6px 0 0;padding:0;list-style:none}
nav a{color:#fff;display:inline-block;padding:6px 0}
nav a[aria-current]{font-weight:700;text-decoration:none;border-bottom:3px solid #fff}
main,footer{max-width:1100px;margin:0 auto;padding:16px}
h1{font-size:26px;line-height:1.25;margin:8px 0 4px}
h2{font-size:20px;margin:28px 0 8px}
.note{color:var(--soft);margin:0 0 10px;max-width:70ch}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(220px,46%),1fr));gap:12px;margin:0;padding:0}
.tiles div{border:1px solid var(--line);border-radius:6px;padding:10px 12px}
.tiles dt{color:var(--soft);font-size:14px}
.tiles dd{margin:0;font-size:28px;font-weight:700}
.map{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:6px;margin:0;padding:0;list-style:none}
.map a{display:block;min-height:76px;padding:6px 4px 6px 6px;border:1px solid var(--line);border-left:6px solid var(--line);border-radius:4px;text-decoration:none;color:var(--ink);background:#fff;overflow-wrap:break-word}
.map a b{display:block;font-size:13px;line-height:1.2;hyphens:manual}
.map a span{font-size:13px;color:var(--soft)}
.map .some a{border-left-color:var(--brand);background:#eef6f3}
.map a:hover{border-color:var(--dark)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--soft);padding:0 0 6px}
h2+.scroll caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:6px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--shade)}
.n{text-align:right}
.d{white-space:nowrap}
form{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:12px 0}
label{display:block;font-weight:700}
input,select,button{min-height:44px;padding:6px 10px;border:1px solid #767c83;border-radius:4px;font:inherit;max-width:100%}
button{background:var(--brand);color:#fff;font-weight:700;border-color:var(--brand)}
.facts{display:grid;grid-template-columns:minmax(140px,240px) 1fr;gap:6px 16px;margin:12px 0}
.facts dt{font-weight:700}
.facts dd{margin:0}
.pages{display:flex;gap:20px;margin:14px 0}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:14px}
@media screen and (max-width:820px){.map{grid-template-columns:repeat(2,minmax(0,1fr))}.map li{grid-area:auto!important}.map a{min-height:0}}
@media screen and (max-width:640px){th,td{padding:6px 8px}th[scope=row]{position:sticky;left:0;max-width:45vw}}
@media(max-width:640px){.facts{grid-template-columns:1fr}.facts dd{margin-bottom:8px}}
@media print{header{background:#fff;color:#000;padding:0 16px}nav,form,.pages,.skip{display:none}a{color:inherit;text-decoration:none}tr,.tiles div,.map li{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}body{font-size:11pt}table{font-size:8.5pt}th,td{padding:3px 4px}.map a{min-height:0}.map a b,.map a span{font-size:8pt}}
`;

/** A page of the site; `current` is the page that its navigation marks. */
export function framed(
  site: Site,
  where: Where,
  page: { readonly title: string; readonly current: string | null; readonly body: Markup },
): WebPage {
  const link = (id: string, label: string): Markup =>
    html`<li><a href="${address(where, { pagina: id })}"${page.current === id ? html` aria-current="page"` : ''}>${label}</a></li>`;
  return document(
    page.title,
    html`<a class="skip" href="#inhoud" target="_self">${WEB.skip}</a>
<header><p>${WEB.title}</p><nav aria-label="${WEB.nav.label}"><ul>${link('overzicht', WEB.nav.home)}${link('terreinen', WEB.nav.list)}</ul></nav></header>
<main id="inhoud" tabindex="-1"><h1>${page.title}</h1><p class="note">${WEB.asOf(formatMoment(site.at))}</p>${page.body}</main>
${foot(site)}`,
  );
}

/** A page that tells nothing of the register: one sentence on why not. */
export function refusal(words: { readonly title: string; readonly text: string }): WebPage {
  return document(
    words.title,
    html`<header><p>${WEB.title}</p></header><main><h1>${words.title}</h1><p>${words.text}</p></main>`,
  );
}

function document(title: string, body: Markup): WebPage {
  // Google shows the page in a frame, so links have to open in the window around it.
  const whole = html`<!doctype html><html lang="nl"><head><meta charset="utf-8"><base target="_top"><title>${title}</title><style>`;
  return { title, html: `${whole.text}${STYLE}</style></head><body>${body.text}</body></html>` };
}

function foot({ adminEmail, privacyUrl, accessibilityUrl }: Site): Markup {
  const links: readonly Piece[] = [
    safe(privacyUrl) && html`<p><a href="${privacyUrl}">${WEB.foot.privacy}</a></p>`,
    safe(accessibilityUrl) && html`<p><a href="${accessibilityUrl}">${WEB.foot.accessibility}</a></p>`,
  ];
  return html`<footer><p>${WEB.foot.source}</p>${adminEmail && html`<p>${WEB.foot.questions(adminEmail)}</p>`}${links}</footer>`;
}

function safe(url: string | null): boolean {
  return url !== null && /^https?:/i.test(url);
}
