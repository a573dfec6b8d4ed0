/** What the web page knows of the programme: plain values, without anything personal or confidential. */
import { FIGURES, type FigureId, figuresOf } from '../monitoring/figures.ts';
import { municipalitiesOn } from '../monitoring/indicators/reach.ts';
import { inWords, labels } from '../monitoring/labels.ts';
import { type ClusterPast, clustersOn, levelOf, mainTrack } from '../monitoring/past.ts';
import { calendarYearOf } from '../monitoring/span.ts';
import { isOrganised } from '../programme/organisatiegraad.ts';
import { WAGONS, type Wagon } from '../programme/states.ts';
import { WAGON_RULES } from '../programme/transitions.ts';
import type { RegisterView } from '../rules/view.ts';
import type { Column } from '../schema/table.ts';
import {
  measure,
  municipality,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { WEB } from '../text/web.ts';

/** Raised when the shape changes, so that what an older version put in the cache is not taken for this one. */
export const SITE_VERSION = 2;

/** Figures on the first page, over this calendar year up to today. */
const SHOWN: Readonly<Partial<Record<FigureId, string>>> = WEB.figures;

/** What a figure is a part of. */
const OUT_OF: Readonly<Partial<Record<FigureId, FigureId>>> = {
  I3: 'I3.gemeten',
  'I7.gemeenten': 'I7.gemeenten.alle',
  'I7.clusters.met': 'I7.clusters.alle',
};

/** Names in the order of a Dutch list: `'t Lochter` beside the L's of others, `Fase 2` before `Fase 10`. */
const BY_NAME = new Intl.Collator('nl', { ignorePunctuation: true, numeric: true });

export interface SiteTerrain {
  readonly name: string;
  /** Hectares. */
  readonly area: number | null;
  /** Of the area. */
  readonly year: number | null;
  readonly companies: number | null;
}

/** What only people of the programme see of a cluster: nothing in it is confidential or personal. */
export interface SiteInside {
  readonly wagon: Wagon | null;
  /** Whether every track of it was stopped. */
  readonly stopped: boolean;
  /** Dutch label of the latest state, and since when. */
  readonly state: string | null;
  readonly since: string | null;
  readonly start: string | null;
  /** Codes. */
  readonly themes: readonly string[];
  readonly level: number | null;
  readonly levelOn: string | null;
  readonly organised: boolean | null;
  /** The last steps, the newest first: day, and Dutch labels of the wagon and of the step. */
  readonly steps: readonly (readonly [day: string, wagon: string, label: string])[];
  /** Days of sessions that were held. */
  readonly sessions: readonly string[];
  readonly measures: readonly (readonly [title: string, theme: string, status: string])[];
}

export interface SiteCluster {
  readonly key: string;
  readonly name: string;
  readonly municipalities: readonly string[];
  readonly terrains: readonly SiteTerrain[];
  readonly inside: SiteInside | null;
}

export interface SiteFigure {
  readonly label: string;
  readonly value: number | null;
  /** What it is a part of; null where it is none. */
  readonly of: number | null;
  readonly decimals: number;
}

export interface Site {
  readonly version: number;
  /** Wall-clock moment of which it tells. */
  readonly at: string;
  readonly figures: readonly SiteFigure[];
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly themes: readonly { readonly code: string; readonly label: string }[];
  readonly clusters: readonly SiteCluster[];
  /** Address of the web app; null where it is not known. */
  readonly address: string | null;
  readonly adminEmail: string | null;
  readonly privacyUrl: string | null;
  readonly accessibilityUrl: string | null;
}

/** Steps and measures of one cluster that are told. */
const MOST = 12;

/** The whole site as the register stands today. Columns that are confidential or personal are not even looked at. */
export function siteOf(view: RegisterView, at: string): Omit<Site, 'address'> {
  const day = view.today;
  const figures = figuresOf(view, { ...calendarYearOf(day), until: day }, null);
  const whole = (id: FigureId): number | null => {
    if (id === 'I1.kalenderjaar') return view.setting('goal_starts_per_year');
    const of = OUT_OF[id];
    return of === undefined ? null : figures[of];
  };
  return {
    version: SITE_VERSION,
    at,
    figures: (Object.entries(SHOWN) as [FigureId, string][]).map(([id, label]) => ({
      label,
      value: figures[id],
      of: whole(id),
      decimals: FIGURES[id].decimals,
    })),
    municipalities: municipalitiesOn(view, day)
      .map((code) => ({ code, name: view.row(municipality, code)?.name ?? code }))
      .sort((a, b) => BY_NAME.compare(a.name, b.name)),
    themes: view.look.codes('thema').map(({ code, label }) => ({ code, label })),
    clusters: [...clustersOn(view, day).values()]
      .map((past) => clusterOf(view, past))
      .sort((a, b) => BY_NAME.compare(a.name, b.name)),
    adminEmail: view.setting('admin_email'),
    privacyUrl: view.setting('privacy_url'),
    accessibilityUrl: view.setting('accessibility_url'),
  };
}

/** The same, with what lies inside only for the clusters that somebody may see: all for `'alles'`. */
export function siteFor(site: Site, sees: 'alles' | ReadonlySet<string>): Site {
  if (sees === 'alles') return site;
  return {
    ...site,
    clusters: site.clusters.map((one) => (sees.has(one.key) ? one : { ...one, inside: null })),
  };
}

function clusterOf(view: RegisterView, past: ClusterPast): SiteCluster {
  return {
    key: past.key,
    name: past.row.name ?? past.key,
    municipalities: past.row.municipality_codes ?? [],
    terrains: view.having(terrain, 'cluster_id', past.key).map(({ key, row }) => ({
      name: row.display_name ?? row.plan_name ?? key,
      area: open(terrain.columns.gross_area) ? row.gross_area : null,
      year: row.source_year,
      companies: open(terrain.columns.company_count) ? row.company_count : null,
    })),
    inside: insideOf(view, past),
  };
}

function insideOf(view: RegisterView, past: ClusterPast): SiteInside {
  const main = mainTrack(past);
  const latest = main?.events[main.events.length - 1] ?? null;
  const steps = past.tracks
    .flatMap(({ events }) => events)
    .filter(({ to_state }) => to_state !== null)
    .sort((a, b) => (a.event_date! < b.event_date! ? 1 : -1))
    .slice(0, MOST);
  return {
    wagon: main?.wagon ?? null,
    stopped: past.tracks.length > 0 && past.tracks.every(({ stopped }) => stopped),
    state: latest && stateLabel(latest.wagon, latest.to_state),
    since: latest?.event_date ?? null,
    start: past.start,
    themes: [
      ...new Set(past.tracks.flatMap(({ row }) => (open(track.columns.themes) ? (row.themes ?? []) : []))),
    ],
    level: levelOf(past.latest),
    levelOn: past.latest?.row.assessed_on ?? null,
    organised: past.latest && isOrganised(past.latest.row),
    steps: steps.map(({ event_date, wagon, to_state }) => [
      event_date!,
      WAGONS.find(({ code }) => code === wagon)?.label ?? '',
      stateLabel(wagon, to_state) ?? '',
    ]),
    sessions: sessionsOf(view, past.key),
    measures: view
      .having(measure, 'cluster_id', past.key)
      .slice(0, MOST)
      .map(({ row }) => [
        open(measure.columns.title) ? (row.title ?? '') : '',
        labels(view, 'thema', row.theme === null ? [] : [row.theme]).join(),
        inWords(view, measure, row, 'status') ?? '',
      ]),
  };
}

function sessionsOf(view: RegisterView, clusterKey: string): readonly string[] {
  const keys = view
    .having(terrain, 'cluster_id', clusterKey)
    .flatMap((own) => view.having(sessionTerrain, 'terrain_id', own.key))
    .flatMap(({ row }) => row.session_id ?? []);
  return [...new Set(keys)]
    .map((key) => view.row(sprintSession, key))
    .flatMap((row) => (row?.status === 'gehouden' && row.session_date !== null ? [row.session_date] : []))
    .sort();
}

function stateLabel(wagon: string | null, state: string | null): string | null {
  const states = WAGON_RULES[wagon as keyof typeof WAGON_RULES]?.states ?? [];
  return states.find(({ code }) => code === state)?.label ?? state;
}

/** False for a column that a province made confidential or that is about people. */
function open({ openness, personal }: Column): boolean {
  return openness !== 'vertrouwelijk' && !personal;
}

/** The words for a wagon; null is no track. */
export function wagonLabel(wagon: Wagon | null): string {
  return WAGONS.find(({ code }) => code === wagon)?.label ?? 'Geen traject';
}
