/** What all pages of the web have in common: head, navigation, foot and looks. */

import { formatMoment } from '../../domain/text/dates.ts';
import { WEB } from '../../domain/text/web.ts';
import type { Site } from '../../domain/web/site.ts';
import { html, type Markup, type Piece } from './html.ts';
import { address, type Where } from './where.ts';

export interface WebPage {
  /** Of the window: the name of the page, and that of the site after it. */
  readonly title: string;
  /** A whole document. */
  readonly html: string;
}

/** Large enough for a thumb, readable on paper, 4.5 : 1 throughout. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#555b62;--line:#c4c9cf;--paper:#fff;--shade:#f3f5f4;--some:#eef6f3;--brand:#1d6f5c;--edge:#1d6f5c;--link:#0b57d0}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#b4bbc2;--line:#4b535b;--paper:#15191d;--shade:#22282e;--some:#17302a;--edge:#5fc3a6;--link:#9dc3ff}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.5 Roboto,Arial,sans-serif}
a{color:var(--link)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header a:focus-visible{outline-color:#fff}
main:focus{outline:0}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;padding:8px;background:var(--paper)}
header{background:#14503f;color:#fff;padding:12px max(16px,calc((100% - 1068px)/2))}
header p{margin:0;font-weight:700;font-size:18px}
nav ul,.trail ol{display:flex;flex-wrap:wrap;gap:4px 20px;margin:6px 0 0;padding:0;list-style:none}
header a{color:#fff;display:inline-block;padding:6px 0}
nav a[aria-current]{font-weight:700;text-decoration:none;border-bottom:3px solid #fff}
main,footer,.trail{max-width:1068px;margin:0 auto;padding:16px 0;width:calc(100% - 32px)}
.trail{padding:10px 0 0;font-size:14px}
.trail ol{gap:0;margin:0}
.trail li+li::before{content:"›";padding:0 8px;color:var(--soft)}
.trail+main{padding-top:0}
h1{font-size:26px;line-height:1.25;margin:8px 0 4px;overflow-wrap:anywhere}
h2{font-size:20px;margin:28px 0 8px}
.note{color:var(--soft);margin:0 0 10px;max-width:70ch}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(220px,46%),1fr));gap:12px;margin:0;padding:0}
.tiles div{display:flex;flex-direction:column;justify-content:space-between;border:1px solid var(--line);border-radius:6px;padding:10px 12px}
.tiles dt{color:var(--soft);font-size:14px}
.tiles dd{margin:0;font-size:28px;font-weight:700}
.tiles small{font-size:16px;font-weight:400;color:var(--soft)}
.map{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:6px;margin:0;padding:0;list-style:none}
.map li{display:grid}
.map a{display:block;min-height:76px;padding:6px 4px 6px 6px;border:1px solid var(--line);border-left:6px solid var(--line);border-radius:4px;text-decoration:none;color:var(--ink);overflow-wrap:break-word}
.map a b,.map a span{display:block;font-size:13px;line-height:1.25;hyphens:manual}
.map a span{color:var(--soft)}
.map .some a{border-left-color:var(--edge);background:var(--some)}
.map a:hover{border-color:var(--edge)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--soft);padding:0 0 6px}
h2+.scroll caption,.counts caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:6px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--shade)}
.counts td{color:var(--soft)}
.counts b{color:var(--ink)}
.n{text-align:right}
.d{white-space:nowrap}
form{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:12px 0}
label{display:block;font-weight:700}
input,select,button{min-height:44px;padding:6px 10px;border:1px solid #767c83;border-radius:4px;background:var(--paper);color:inherit;font:inherit;max-width:100%}
button{background:var(--brand);color:#fff;font-weight:700;border-color:var(--brand)}
.facts{display:grid;grid-template-columns:minmax(140px,240px) 1fr;gap:6px 16px;margin:12px 0}
.facts dt{font-weight:700}
.facts dd{margin:0}
.pages{display:flex;gap:20px;margin:14px 0}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:14px}
@media screen and (max-width:700px){.shape{display:none}.map{grid-template-columns:repeat(2,minmax(0,1fr))}.map li{grid-area:auto!important}.map a{min-height:48px}}
@media screen and (max-width:640px){
main,footer,.trail{width:calc(100% - 24px)}header{padding:12px}
th,td{padding:6px 8px}th[scope=row]{position:sticky;left:0;max-width:45vw}
form>div,form input,form select{width:100%}
.counts table{font-size:13px}.counts th,.counts td{padding:7px 2px}.counts thead th{font-size:12px}.counts th[scope=row]{max-width:24vw}
.cards table,.cards tbody,.cards tr,.cards th,.cards caption{display:block}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{padding:8px 0;border-bottom:1px solid var(--line)}
.cards th[scope=row],.cards td{position:static;max-width:none;padding:0;border:0;background:none;white-space:normal}
.cards th a{display:inline-block;padding:6px 0}
.cards td{display:inline}.cards .d{white-space:nowrap}
.cards td+td::before{content:" · "}
.cards td[data-l]::before{content:" · "attr(data-l)": "}
.cards td[data-none]{display:none}
.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:8px}
}
@media print{header{background:#fff;color:#000;padding:0 16px}nav,form,.pages,.skip{display:none}a{color:inherit;text-decoration:none}tr,.tiles div,.map li{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}body{font-size:11pt}table{font-size:8.5pt}th,td{padding:3px 4px}.map a{min-height:0}.map a b,.map a span{font-size:8pt}}
`;

/** A page of the site; `current` is the page that its navigation marks. */
export function framed(
  site: Site,
  where: Where,
  page: {
    readonly title: string;
    readonly current: string | null;
    /** Pages between the overview and this one; only the overview has no trail, and the whole list. */
    readonly trail?: readonly (readonly [label: string, address: string])[] | undefined;
    /** What the trail calls this page, where that is shorter than its title. */
    readonly here?: string | undefined;
    readonly body: Markup;
  },
): WebPage {
  const link = (id: string, label: string): Markup =>
    html`<li><a href="${address(where, { pagina: id })}"${page.current === id ? html` aria-current="page"` : ''}>${label}</a></li>`;
  const trail =
    page.trail &&
    html`<nav class="trail" aria-label="${WEB.nav.trail}"><ol>${[
      [WEB.nav.home, address(where, { pagina: 'overzicht' })] as const,
      ...page.trail,
    ].map(
      ([label, to]) => html`<li><a href="${to}">${label}</a></li>`,
    )}<li aria-current="page">${page.here ?? page.title}</li></ol></nav>`;
  return document(
    page.title,
    html`<a class="skip" href="#inhoud" target="_self">${WEB.skip}</a>
<header><p>${WEB.title}</p><nav aria-label="${WEB.nav.label}"><ul>${link('overzicht', WEB.nav.home)}${link('terreinen', WEB.nav.list)}</ul></nav></header>
${trail}<main id="inhoud" tabindex="-1"><h1>${page.title}</h1><p class="note">${WEB.asOf(formatMoment(site.at))}</p>${page.body}</main>
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
  const name = `${title} – ${WEB.title}`;
  // Google shows the page in a frame, so links have to open in the window around it.
  const whole = html`<!doctype html><html lang="nl"><head><meta charset="utf-8"><base target="_top"><title>${name}</title><style>`;
  return { title: name, html: `${whole.text}${STYLE}</style></head><body>${body.text}</body></html>` };
}

function foot({ adminEmail, privacyUrl, accessibilityUrl }: Site): Markup {
  const links: readonly Piece[] = [
    safe(privacyUrl) && html`<p><a href="${privacyUrl}">${WEB.foot.privacy}</a></p>`,
    safe(accessibilityUrl) && html`<p><a href="${accessibilityUrl}">${WEB.foot.accessibility}</a></p>`,
  ];
  return html`<footer><p>${WEB.foot.source}</p>${adminEmail && html`<p>${WEB.foot.questions} <a href="mailto:${adminEmail}">${adminEmail}</a>.</p>`}${links}</footer>`;
}

function safe(url: string | null): boolean {
  return url !== null && /^https?:/i.test(url);
}
