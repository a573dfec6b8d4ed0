/** The pages of the read-only site: overview, list and one business park. Pure: they see the site and the address alone. */
import { WAGONS } from '../../domain/programme/states.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { fold } from '../../domain/text/normalise.ts';
import { formatDutchNumber } from '../../domain/text/numbers.ts';
import { WEB } from '../../domain/text/web.ts';
import { type Site, type SiteCluster, type SiteInside, wagonLabel } from '../../domain/web/site.ts';
import { TILES } from '../../domain/web/tiles.ts';
import { framed, refusal, type WebPage } from './frame.ts';
import { html, type Markup, type Piece } from './html.ts';
import { address, type Where } from './where.ts';

/** Rows on one page of the list. */
const PAGE = 100;

/** A page by its name in the address. */
export const PAGES: Readonly<Record<string, (site: Site, where: Where) => WebPage>> = {
  overzicht: home,
  terreinen: list,
  terrein: one,
};

function home(site: Site, where: Where): WebPage {
  const { figures, municipalities, clusters } = site;
  const of = (code: string): readonly SiteCluster[] =>
    clusters.filter((each) => each.municipalities.includes(code));
  const inside = clusters.some((each) => each.inside !== null);
  const body = html`
<h2>${WEB.home.figures}</h2>
<dl class="tiles">${figures.map(
    ({ label, value, decimals }) =>
      html`<div><dt>${label}</dt><dd>${value === null ? '–' : formatDutchNumber(value, decimals)}</dd></div>`,
  )}</dl>
<h2>${WEB.home.map}</h2><p class="note">${WEB.home.mapNote}</p>
<ul class="map">${municipalities.map(({ code, name }) => tile(where, code, name, of(code), inside))}</ul>
${inside && html`<h2>${WEB.home.wagons}</h2>${wagonTable(site, where, of)}`}`;
  return framed(site, where, { title: WEB.nav.home, current: 'overzicht', body });
}

function tile(
  where: Where,
  code: string,
  name: string,
  own: readonly SiteCluster[],
  inside: boolean,
): Markup {
  const place = TILES[code];
  const tracks = own.filter((each) => each.inside?.wagon).length;
  const says = inside
    ? tracks
      ? WEB.home.tracks(tracks)
      : WEB.home.none
    : WEB.list.count(own.length).replace(' gevonden.', '');
  return html`<li${tracks ? html` class="some"` : ''}${place && html` style="grid-area:${place[1]}/${place[0]}"`}><a href="${address(where, { pagina: 'terreinen', gemeente: code })}"><b>${breakable(name)}</b><span>${says}</span></a></li>`;
}

/** A long name breaks where a reader expects it, also where the browser knows no Dutch. */
function breakable(name: string): string {
  return name.replace(/(?<=[A-Za-z]{5})(?=(water)?land$|doorn$|bergen$)/g, '\u00ad');
}

function wagonTable(site: Site, where: Where, of: (code: string) => readonly SiteCluster[]): Markup {
  const rows = site.municipalities.map(({ code, name }) => {
    const own = of(code);
    const cells = WAGONS.map(({ code: wagon }) => own.filter((each) => each.inside?.wagon === wagon).length);
    return html`<tr><th scope="row"><a href="${address(where, { pagina: 'terreinen', gemeente: code })}">${name}</a></th>${cells.map(
      (count) => html`<td class="n">${count}</td>`,
    )}<td class="n">${own.length}</td></tr>`;
  });
  return table(
    WEB.home.wagonsNote,
    [WEB.home.municipality, ...WAGONS.map(({ label }) => label), WEB.home.total],
    rows,
    WAGONS.length + 1,
  );
}

function list(site: Site, where: Where): WebPage {
  const { q = '', gemeente = '', wagon = '', thema = '', blad = '1' } = where.parameters;
  const words = fold(q).split(' ').filter(Boolean);
  const found = site.clusters.filter(
    (each) =>
      words.every((word) =>
        fold(`${each.name} ${each.terrains.map(({ name }) => name).join(' ')}`).includes(word),
      ) &&
      (gemeente === '' || each.municipalities.includes(gemeente)) &&
      (wagon === '' || each.inside?.wagon === wagon) &&
      (thema === '' || each.inside?.themes.includes(thema)),
  );
  const last = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(last, Math.max(1, Math.floor(Number(blad)) || 1));
  const inside = site.clusters.some((each) => each.inside !== null);
  const names = new Map(site.municipalities.map(({ code, name }) => [code, name]));
  const rows = found.slice((page - 1) * PAGE, page * PAGE).map((each) => {
    const area = each.terrains.reduce((sum, own) => sum + (own.area ?? 0), 0);
    return html`<tr><th scope="row"><a href="${address(where, { pagina: 'terrein', id: each.key })}">${each.name}</a></th><td>${each.municipalities
      .map((code) => names.get(code) ?? code)
      .join(
        ', ',
      )}</td>${inside && insideCells(each.inside)}<td class="n">${area ? formatDutchNumber(area, 1) : '–'}</td></tr>`;
  });
  const to = (target: number): string =>
    address(where, { pagina: 'terreinen', q, gemeente, wagon, thema, blad: String(target) });
  const body = html`
<form method="get" action="${where.base}"><input type="hidden" name="pagina" value="terreinen">${where.code && html`<input type="hidden" name="code" value="${where.code}">`}
<div><label for="q">${WEB.list.search}</label><input id="q" name="q" type="search" value="${q}"></div>
${choice(
  'gemeente',
  WEB.list.municipality,
  gemeente,
  site.municipalities.map(({ code, name }) => [code, name]),
)}
${
  inside &&
  choice(
    'wagon',
    WEB.list.wagon,
    wagon,
    WAGONS.map(({ code, label }) => [code, label]),
  )
}
${
  inside &&
  choice(
    'thema',
    WEB.list.theme,
    thema,
    site.themes.map(({ code, label }) => [code, label]),
  )
}
<div><button>${WEB.list.apply}</button></div></form>
${table(
  WEB.list.count(found.length),
  [
    WEB.list.name,
    WEB.list.municipality,
    ...(inside ? [WEB.list.wagon, WEB.list.state, WEB.list.since, WEB.list.level] : []),
    WEB.list.area,
  ],
  rows,
  inside ? 2 : 1,
)}
${last > 1 && html`<nav class="pages" aria-label="${WEB.list.pages}">${page > 1 && html`<a href="${to(page - 1)}">${WEB.list.previous}</a>`}<span>${WEB.list.page(page, last)}</span>${page < last && html`<a href="${to(page + 1)}">${WEB.list.next}</a>`}</nav>`}`;
  return framed(site, where, { title: WEB.list.title, current: 'terreinen', body });
}

function insideCells(inside: SiteInside | null): Markup {
  return html`<td class="d">${wagonLabel(inside?.wagon ?? null)}</td><td>${inside?.state ?? '–'}</td><td class="d">${day(inside?.since)}</td><td class="n">${inside?.level ?? '–'}</td>`;
}

function one(site: Site, where: Where): WebPage {
  const found = site.clusters.find(({ key }) => key === where.parameters.id);
  if (!found) return refusal(WEB.gone);
  const says = WEB.cluster;
  const names = new Map(site.municipalities.map(({ code, name }) => [code, name]));
  const body = html`
<dl class="facts"><dt>${says.municipalities}</dt><dd>${found.municipalities.map((code) => names.get(code) ?? code).join(', ')}</dd>${found.inside && facts(site, found.inside)}</dl>
${found.inside && found.inside.level !== null && html`<p class="note">${says.levelNote}</p>`}
<h2>${says.terrains}</h2>
${table(
  says.terrains,
  [says.terrain, says.area, says.year, says.companies],
  found.terrains.map(
    ({ name, area, year, companies }) =>
      html`<tr><th scope="row">${name}</th><td class="n">${area === null ? '–' : formatDutchNumber(area, 2)}</td><td class="n">${area === null ? '–' : year}</td><td class="n">${companies ?? '–'}</td></tr>`,
  ),
  3,
)}
${found.inside && story(found.inside)}
<p><a href="${address(where, { pagina: 'terreinen' })}">${says.back}</a></p>`;
  return framed(site, where, { title: found.name, current: null, body });
}

function facts(site: Site, inside: SiteInside): Markup {
  const says = WEB.cluster;
  const themes = site.themes.filter(({ code }) => inside.themes.includes(code)).map(({ label }) => label);
  const rows: readonly (readonly [string, string])[] = [
    [says.wagon, wagonLabel(inside.wagon)],
    [says.state, inside.state ?? says.noSteps],
    [says.since, day(inside.since)],
    [says.start, inside.start === null ? says.notStarted : formatDay(inside.start)],
    [says.themes, themes.join(', ') || '–'],
    [
      says.level,
      inside.level === null ? says.unknown : says.levelText(inside.level, formatDay(inside.levelOn!)),
    ],
    [says.organised, inside.organised === null ? says.unknown : inside.organised ? says.yes : says.no],
    [says.sessions, inside.sessions.map(formatDay).join(', ') || '–'],
  ];
  return html`${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}`;
}

function story({ steps, measures }: SiteInside): Markup {
  const says = WEB.cluster;
  return html`<h2>${says.steps}</h2>${
    steps.length
      ? table(
          says.steps,
          [says.day, says.step],
          steps.map(([on, label]) => html`<tr><td class="d">${formatDay(on)}</td><td>${label}</td></tr>`),
          0,
        )
      : html`<p>${says.noSteps}</p>`
  }<h2>${says.measures}</h2>${
    measures.length
      ? table(
          says.measures,
          [says.measure, WEB.list.theme, says.status],
          measures.map(
            ([title, theme, status]) =>
              html`<tr><th scope="row">${title}</th><td>${theme}</td><td>${status}</td></tr>`,
          ),
          0,
        )
      : html`<p>${says.noMeasures}</p>`
  }`;
}

/** A table that scrolls by itself; its last `numbers` columns stand at the end. */
function table(caption: string, heads: readonly string[], rows: readonly Piece[], numbers: number): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map(
    (head, index) => html`<th scope="col"${index >= heads.length - numbers && html` class="n"`}>${head}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function choice(
  name: string,
  label: string,
  chosen: string,
  entries: readonly (readonly [code: string, label: string])[],
): Markup {
  return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${WEB.list.any}</option>${entries.map(
    ([code, text]) => html`<option value="${code}"${code === chosen && html` selected`}>${text}</option>`,
  )}</select></div>`;
}

function day(civil: string | null | undefined): string {
  return civil ? formatDay(civil) : '–';
}
