/** The pages of the read-only site: overview, list and one business park. Pure: they see the site and the address alone. */
import { WAGONS } from '../../domain/programme/states.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { fold } from '../../domain/text/normalise.ts';
import { formatDutchNumber } from '../../domain/text/numbers.ts';
import { WEB } from '../../domain/text/web.ts';
import { type Site, type SiteCluster, type SiteInside, wagonLabel } from '../../domain/web/site.ts';
import { TILES } from '../../domain/web/tiles.ts';
import { framed, type WebPage } from './frame.ts';
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
  const says = WEB.home;
  const body = html`
<h2>${says.figures}</h2>
<dl class="tiles">${figures.map(
    ({ label, value, of: whole, decimals }) =>
      html`<div><dt>${label}</dt><dd>${value === null ? '–' : formatDutchNumber(value, decimals)}${
        value !== null && whole !== null && html` <small>${says.of(formatDutchNumber(whole))}</small>`
      }</dd></div>`,
  )}</dl>
<h2>${says.map}</h2><p class="note"><span class="shape">${says.mapShape} </span>${says.mapNote}${partly(site)}</p>
<ul class="map">${municipalities.map(({ code, name }) => tile(where, code, name, of(code)))}</ul>
${clusters.some(within) && html`<h2>${says.wagons}</h2><p class="note">${says.wagonsNote}</p>${wagonTable(site, where, of)}`}`;
  return framed(site, where, { title: WEB.nav.home, current: 'overzicht', body });
}

/** Whether it may be told how far a cluster is. */
function within({ inside }: SiteCluster): boolean {
  return inside !== null;
}

/** Tells whose own terrains alone are told of in full that it is so. */
function partly({ clusters }: Site): string {
  return clusters.some(within) && !clusters.every(within) ? ` ${WEB.home.partly}` : '';
}

function tile(where: Where, code: string, name: string, own: readonly SiteCluster[]): Markup {
  const place = TILES[code];
  const tracks = own.filter((each) => each.inside?.wagon && !each.inside.stopped);
  // The next one says nothing of a municipality of which nothing may be told.
  const says = tracks.length
    ? WEB.home.tracks(tracks.length)
    : own.some((each) => each.inside?.stopped)
      ? WEB.home.stopped
      : own.some(within)
        ? WEB.home.none
        : WEB.home.terrains(own.length);
  const wagons = WAGONS.filter(({ code: wagon }) => tracks.some(({ inside }) => inside!.wagon === wagon));
  return html`<li${tracks.length > 0 && html` class="some"`}${place && html` style="grid-area:${place[1]}/${place[0]}"`}><a href="${address(where, { pagina: 'terreinen', gemeente: code })}"><b>${breakable(name)}</b><span>${says}</span>${
    wagons.length > 0 &&
    html`<span>${wagons.map(({ label }) => label.toLowerCase().replace(/ (?=\d)/, '\u00a0')).join(', ')}</span>`
  }</a></li>`;
}

/** A long name breaks where a reader expects it, also where the browser knows no Dutch. */
function breakable(name: string): string {
  return name.replace(/(?<=[A-Za-z]{5})(?=(water)?land$|doorn$|bergen$)/g, '\u00ad');
}

function wagonTable(site: Site, where: Where, of: (code: string) => readonly SiteCluster[]): Markup {
  const rows = site.municipalities.flatMap(({ code, name }) => {
    const own = of(code).filter(within);
    if (!own.length) return [];
    const cells = WAGONS.map(({ code: wagon }) => own.filter((each) => each.inside?.wagon === wagon).length);
    return html`<tr><th scope="row"><a href="${address(where, { pagina: 'terreinen', gemeente: code })}">${breakable(name)}</a></th>${cells.map(
      (count) => html`<td class="n">${count ? html`<b>${count}</b>` : count}</td>`,
    )}<td class="n">${own.length}</td></tr>`;
  });
  return table(
    WEB.home.wagons,
    [WEB.home.municipality, ...WAGONS.map(({ label }) => label), WEB.home.total],
    rows,
    WAGONS.length + 1,
    'counts',
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
  const inside = site.clusters.some(within);
  // A column in which nothing is known only takes room.
  const measured = site.clusters.some(({ terrains }) => terrains.some(({ area }) => area));
  const says = WEB.list;
  const rows = found.slice((page - 1) * PAGE, page * PAGE).map((each) => {
    const area = each.terrains.reduce((sum, own) => sum + (own.area ?? 0), 0);
    return html`<tr><th scope="row"><a href="${address(where, { pagina: 'terrein', id: each.key })}">${each.name}</a></th><td>${placesOf(site, each)}</td>${inside && insideCells(each.inside)}${
      measured && cell(says.area, area ? formatDutchNumber(area, 1) : null, 'n')
    }</tr>`;
  });
  const to = (target: number): string =>
    address(where, { pagina: 'terreinen', q, gemeente, wagon, thema, blad: String(target) });
  const place = site.municipalities.find(({ code }) => code === gemeente);
  const all = address(where, { pagina: 'terreinen' });
  const body = html`
<form method="get" action="${where.base}"><input type="hidden" name="pagina" value="terreinen">${where.code && html`<input type="hidden" name="code" value="${where.code}">`}
<div><label for="q">${says.search}</label><input id="q" name="q" type="search" value="${q}"></div>
${choice(
  'gemeente',
  says.municipality,
  gemeente,
  site.municipalities.map(({ code, name }) => [code, name]),
)}
${
  inside &&
  choice(
    'wagon',
    says.wagon,
    wagon,
    WAGONS.map(({ code, label }) => [code, label]),
  )
}
${
  inside &&
  choice(
    'thema',
    says.theme,
    thema,
    site.themes.map(({ code, label }) => [code, label]),
  )
}
<div><button>${says.apply}</button></div></form>
${(q || gemeente || wagon || thema) && html`<p><a href="${all}">${says.clear}</a></p>`}
${partly(site) && html`<p class="note">${partly(site)}</p>`}
${
  found.length
    ? table(
        says.count(found.length),
        [
          says.name,
          says.municipality,
          ...(inside ? [says.wagon, says.state, says.since, says.level] : []),
          ...(measured ? [says.area] : []),
        ],
        rows,
        Number(inside) + Number(measured),
        'cards',
      )
    : html`<p>${says.none}</p>`
}
${last > 1 && html`<nav class="pages" aria-label="${WEB.list.pages}">${page > 1 && html`<a href="${to(page - 1)}">${WEB.list.previous}</a>`}<span>${WEB.list.page(page, last)}</span>${page < last && html`<a href="${to(page + 1)}">${WEB.list.next}</a>`}</nav>`}`;
  return framed(site, where, {
    title: place ? says.within(place.name) : says.title,
    current: 'terreinen',
    trail: place && [[says.title, all]],
    here: place?.name,
    body,
  });
}

function placesOf({ municipalities }: Site, { municipalities: own }: SiteCluster): string {
  return own.map((one) => municipalities.find(({ code }) => code === one)?.name ?? one).join(', ');
}

function insideCells(inside: SiteInside | null): Markup {
  const says = WEB.list;
  return html`${cell('', inside && wagonLabel(inside.wagon), 'd')}${cell('', inside?.state, '')}${cell(
    says.since,
    inside?.since && formatDay(inside.since),
    'd',
  )}${cell(says.level, inside?.level, 'n')}`;
}

/** A cell; on a phone, where each row stands by itself, its label stands before what does not tell what it is. */
function cell(label: string, text: string | number | null | undefined, look: string): Markup {
  const known = text !== null && text !== undefined;
  return html`<td${label && html` data-l="${label}"`}${look && html` class="${look}"`}${!known && html` data-none`}>${known ? text : '–'}</td>`;
}

function one(site: Site, where: Where): WebPage {
  const found = site.clusters.find(({ key }) => key === where.parameters.id);
  const all = address(where, { pagina: 'terreinen' });
  const trail = [[WEB.list.title, all]] as const;
  if (!found)
    return framed(site, where, {
      title: WEB.gone.title,
      current: null,
      trail,
      body: html`<p>${WEB.gone.text}</p>`,
    });
  const says = WEB.cluster;
  const { terrains, municipalities, inside } = found;
  const [town, ...others] = municipalities;
  const inTown = site.municipalities.find(({ code }) => code === town && !others.length);
  const sized = terrains.some(({ area }) => area !== null);
  const counted = terrains.some(({ companies }) => companies !== null);
  const body = html`
<dl class="facts"><dt>${others.length ? says.municipalities : says.municipality}</dt><dd>${placesOf(site, found)}</dd>${inside && facts(site, inside)}</dl>
${inside && inside.level !== null && html`<p class="note">${says.levelNote}</p>`}
${!inside && partly(site) && html`<p class="note">${partly(site)}</p>`}
<h2>${says.terrains}</h2>
${
  sized || counted
    ? table(
        says.terrains,
        [says.terrain, ...(sized ? [says.area, says.year] : []), ...(counted ? [says.companies] : [])],
        terrains.map(
          ({ name, area, year, companies }) =>
            html`<tr><th scope="row">${name}</th>${
              sized &&
              html`<td class="n">${area === null ? '–' : formatDutchNumber(area, 2)}</td><td class="n">${area === null ? '–' : year}</td>`
            }${counted && html`<td class="n">${companies ?? '–'}</td>`}</tr>`,
        ),
        (sized ? 2 : 0) + Number(counted),
      )
    : html`<ul>${terrains.map(({ name }) => html`<li>${name}</li>`)}</ul>`
}
${inside && story(inside)}
<p><a href="${all}">${says.back}</a></p>`;
  return framed(site, where, {
    title: found.name,
    current: null,
    trail: inTown
      ? [...trail, [inTown.name, address(where, { pagina: 'terreinen', gemeente: inTown.code })]]
      : trail,
    body,
  });
}

function facts(site: Site, inside: SiteInside): Markup {
  const says = WEB.cluster;
  const themes = site.themes.filter(({ code }) => inside.themes.includes(code)).map(({ label }) => label);
  const rows: readonly (readonly [string, string])[] = [
    [says.wagon, inside.wagon === null ? says.noTrack : wagonLabel(inside.wagon)],
    ...(inside.state === null
      ? []
      : [[says.state, says.stateText(inside.state, formatDay(inside.since!))] as const]),
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
          [says.day, says.wagon, says.step],
          steps.map(
            ([on, wagon, label]) =>
              html`<tr><td class="d">${formatDay(on)}</td><td class="d">${wagon}</td><td>${label}</td></tr>`,
          ),
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
function table(
  caption: string,
  heads: readonly string[],
  rows: readonly Piece[],
  numbers: number,
  look = '',
): Markup {
  return html`<div class="scroll ${look}" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map(
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
