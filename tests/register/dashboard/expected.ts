/** What each part of the dashboard and of the lists of work must show, worked out from the functions of the register. */
import { type FigureId, figuresOf } from '../../../src/register/domain/monitoring/figures.ts';
import { clustersOn } from '../../../src/register/domain/monitoring/past.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import {
  calendarYear,
  elapsed,
  grantYear,
  type Span,
  term,
} from '../../../src/register/domain/monitoring/span.ts';
import {
  type Signal,
  signalSpec,
  signalsOf,
  URGENCIES,
} from '../../../src/register/domain/programme/signals.ts';
import {
  W1_STATES,
  W2_STATES,
  W3_STATES,
  WAGON_NUMBERS,
  WAGONS,
} from '../../../src/register/domain/programme/states.ts';
import type { RegisterView } from '../../../src/register/domain/rules/view.ts';
import type { Row } from '../../../src/register/domain/schema/table.ts';
import {
  cluster,
  codeList,
  contact,
  handover,
  municipality,
  sprintSession,
  track,
} from '../../../src/register/domain/schema/tables/index.ts';
import { BOARDS } from '../../../src/register/domain/text/dashboard.ts';
import { addDays, dayNumber } from '../../../src/register/domain/text/dates.ts';
import type { TestRegister } from '../../support/register.ts';
import { listed, shown, TODAY } from './support.ts';

/** What is chosen on the tab: the span of figures, that of the goal, and one municipality or all. */
export interface Choice {
  readonly span: Span;
  readonly goal: Span;
  /** Over the whole term the goal is another. */
  readonly whole: boolean;
  readonly town: string | null;
}

/** Stands for no day in the list of signals. */
const NO_DAY = 99_999;

type PeriodId = keyof typeof BOARDS.choices.periods;

/** The choice of a year and a period, as the tab understands it. */
export function choiceOf(view: RegisterView, year: number, period: PeriodId, town: string | null): Choice {
  const all = calendarYear(year);
  const span = {
    year: () => all,
    first: () => ({ ...all, until: `${year}-06-30` }),
    second: () => ({ ...all, from: `${year}-07-01` }),
    grantYear: () => grantYear(year),
    term: () => term(view)!,
  }[period]();
  const whole = period === 'term';
  return { span, goal: whole || period === 'grantYear' ? span : all, whole, town };
}

/** Part by part what the sheet shows, and what it should; a part holds what differs alone when it is long. */
export interface Compared {
  readonly part: string;
  readonly found: unknown;
  readonly expected: unknown;
}

/** Fails with every part that differs. */
export function expectSame(compared: readonly Compared[]): void {
  expect(Object.fromEntries(compared.map(({ part, found }) => [part, found]))).toEqual(
    Object.fromEntries(compared.map(({ part, expected }) => [part, expected])),
  );
}

const sheetDay = (day: string | null): unknown => (day === null ? '' : dayNumber(day) + 25_569);
const within = (scope: ReadonlySet<string> | null, own: string | null): boolean =>
  scope === null || (own !== null && scope.has(own));
const round = (value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
/** The digits of a sentence, without what stands between thousands and decimals in one locale or another. */
const digits = (text: unknown): string =>
  [...String(text).matchAll(/-?\d[\d.,]*/g)].map(([one]) => one.replace(/[.,]/g, '')).join(' ');
const money = (value: number | null): string => String(Math.round(value ?? 0)).replace(/^-0$/, '0');

/** Everything on the tab Dashboard. */
export function dashboardCompared(register: TestRegister, view: RegisterView, choice: Choice): Compared[] {
  return [
    ...tiles(register, view, choice),
    funnel(register, view, choice.town),
    months(register, view, choice),
    places(register, view),
    themes(register, view, choice.town),
    white(register, view),
    ...talk(register, view, choice.town),
  ];
}

const LATE = ['actie_te_laat', 'actiepunt_te_laat'];

function tiles(register: TestRegister, view: RegisterView, choice: Choice): Compared[] {
  const { span, goal, whole, town } = choice;
  const scope = town === null ? null : clustersIn(view, town);
  const until = [span.until, TODAY].sort()[0]!;
  const over = figuresOf(view, { from: span.from, until }, scope);
  const now = figuresOf(view, { from: TODAY, until: TODAY }, scope);
  const signals = signalsIn(view, town);
  const count = (...ids: string[]): number => signals.filter(({ id }) => ids.includes(id)).length;
  const waiting = view
    .rows(handover)
    .filter(({ row }) => row.decision === 'open' || row.decision === 'bemiddeling')
    .filter(({ row }) => within(scope, view.row(track, row.track_id)?.cluster_id ?? null));
  const goalFigures: readonly FigureId[] = whole
    ? ['I2.looptijd.doel', 'I1', 'I2.looptijd.verwacht']
    : goal.from.endsWith('-05-01')
      ? ['I2.looptijd.doel', 'I1.uitkeringsjaar', 'I2.uitkeringsjaar.verwacht']
      : ['I2.looptijd.doel', 'I1.kalenderjaar', 'I2.verwacht'];
  const [termGoal, reached, expected] = goalFigures.map((id) => over[id]) as [number, number, number];
  const target = whole ? termGoal : view.setting('goal_starts_per_year')!;
  const begun = goal.from <= TODAY;
  const goalNumbers =
    town !== null ? [] : begun ? [reached, target, expected.toFixed(1).replace('.', '')] : [target];
  const told: Readonly<Record<string, readonly [value: unknown, numbers: readonly unknown[] | null]>> = {
    starts: [over.I1, goalNumbers],
    organised: [over.I3, [over['I3.gemeten'], ...(over['I3.onbekend'] === 0 ? [] : [over['I3.onbekend']])]],
    sessions: [over.I8, [over['I8.terreinen']]],
    handovers: [
      waiting.length,
      waiting.length === 0
        ? []
        : [count('overdracht_open'), view.setting('signal_handover_days'), count('overdracht_bemiddeling')],
    ],
    overdue: [count(...LATE), [count('actie_te_laat'), count('actiepunt_te_laat')]],
    spent: [
      over['I13.bt.cumulatief'],
      [
        ...(town === null && view.setting('spuk_amount_bt') !== null
          ? [money(over['I13.bt.resterend']), money(view.setting('spuk_amount_bt'))]
          : []),
        ...(over['I13.onbekend.cumulatief'] === 0 ? [] : [money(over['I13.onbekend.cumulatief'])]),
      ],
    ],
    complete: [now.I14, [now['I14.gevuld'], now['I14.verplicht']]],
    covered:
      town === null
        ? [now['I7.gemeenten'], [now['I7.gemeenten.alle'], now['I7.clusters.met'], now['I7.clusters.alle']]]
        : [now['I7.clusters.met'], [now['I7.clusters.alle']]],
  };
  const schedule = shown(register, 'd.starts', 1);
  return [
    {
      part: 'tiles',
      found: Object.fromEntries(
        Object.keys(told).map((id) => [
          id,
          [round(shown(register, `d.${id}`)), digits(shown(register, `d.${id}`, 1))],
        ]),
      ),
      expected: Object.fromEntries(
        Object.entries(told).map(([id, [value, numbers]]) => [
          id,
          [round(value ?? ''), numbers!.map(String).join(' ')],
        ]),
      ),
    },
    {
      part: 'on schedule',
      found: /(Op schema|Achter op schema)\.$/.exec(String(schedule))?.[1],
      expected: town !== null || !begun ? undefined : reached >= expected ? 'Op schema' : 'Achter op schema',
    },
  ];
}

function funnel(register: TestRegister, view: RegisterView, town: string | null): Compared {
  const scope = town === null ? null : clustersIn(view, town);
  const pasts = [...clustersOn(view, TODAY).values()].filter(({ key }) => within(scope, key));
  const tracks = pasts.flatMap((past) => past.tracks);
  const now = figuresOf(view, { from: TODAY, until: TODAY }, scope);
  const silent = signalsIn(view, town).filter(({ id }) => id === 'geen_gebeurtenis');
  const row = (code: string, ever: unknown, onward: unknown): readonly unknown[] => [
    tracks.filter(({ wagon }) => wagon === code).length,
    ever,
    round(onward ?? ''),
    silent.filter((one) => view.row(track, one.track)?.wagon === code).length,
  ];
  const at = (down: number, right: number): unknown => round(shown(register, 'fun.now0', down, right));
  return {
    part: 'funnel',
    found: Array.from({ length: 6 }, (_, down) => [-1, 0, 1, 2, 3].map((right) => at(down, right))),
    expected: [
      [BOARDS.candidate, ...row('0', '', '')],
      [
        'Wagon 1',
        ...row('1', pasts.filter(({ start }) => start !== null).length, now['I5.w1_w2.cumulatief']),
      ],
      ['Wagon 2', ...row('2', now['I5.w1_w2.cumulatief.bereikt'], now['I5.w2_w3.cumulatief'])],
      ['Wagon 3', ...row('3', now['I5.w2_w3.cumulatief.bereikt'], '')],
      ['Afgerond', now['I7.klaar'], '', '', ''],
      ['Gestopt', now['I7.gestopt'], '', '', ''],
    ],
  };
}

/** The course: starts added up per point, and the line that the goal asks for. */
function months(register: TestRegister, view: RegisterView, { goal, whole, town }: Choice): Compared {
  const scope = town === null ? null : clustersIn(view, town);
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = (month: number): string =>
    `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const step = Math.max(1, Math.ceil((monthOf(addDays(goal.until, 1)) - monthOf(goal.from)) / 12));
  const asked = whole
    ? figuresOf(view, { from: TODAY, until: TODAY }, null)['I2.looptijd.doel']!
    : view.setting('goal_starts_per_year')!;
  return {
    part: 'months',
    found: Array.from({ length: 12 }, (_, at) =>
      [0, 1, 2].map((right) => round(shown(register, 'mth.name', at + 1, right))),
    ),
    expected: Array.from({ length: 12 }, (_, at) => {
      const begin = first(monthOf(goal.from) + at * step);
      const next = first(monthOf(goal.from) + (at + 1) * step);
      const last = addDays(next, -1);
      const until = [last, TODAY].sort()[0]!;
      const name = `${BOARDS.months[Number(last.slice(5, 7)) - 1]}${step > 1 ? ` ${last.slice(0, 4)}` : ''}`;
      const started = begin > TODAY ? '' : figuresOf(view, { from: goal.from, until }, scope).I1;
      const share = elapsed(goal, last, term(view)!);
      return [name, started, town === null ? round(asked * share) : ''];
    }),
  };
}

function places(register: TestRegister, view: RegisterView): Compared {
  const pasts = [...clustersOn(view, TODAY).values()];
  const towns = [...view.rows(municipality)].sort((a, b) => a.row.name!.localeCompare(b.row.name!, 'nl'));
  return {
    part: 'municipalities and wagons',
    found: Array.from({ length: towns.length + 1 }, (_, index) => [
      shown(register, `place.${index}`),
      ...WAGONS.map((__, at) => shown(register, `place.${index}`, 0, 2 + at)),
    ]),
    expected: [
      ...towns.map(({ key, row }) => [
        row.name,
        ...WAGONS.map(
          ({ code }) =>
            pasts
              .filter((past) => past.row.municipality_codes?.includes(key))
              .flatMap(({ tracks }) => tracks)
              .filter(({ wagon }) => wagon === code).length,
        ),
      ]),
      ['', ...WAGONS.map(() => '')],
    ],
  };
}

/** Names of places that a theme shows at most. */
const NAMED = 5;
const THEMES = 9;

function themes(register: TestRegister, view: RegisterView, town: string | null): Compared {
  const scope = town === null ? null : clustersIn(view, town);
  const pasts = clustersOn(view, TODAY);
  const open = view.rows(track).flatMap(({ key, row }) => {
    const past = pasts.get(row.cluster_id ?? '');
    const own = past?.tracks.find((one) => one.key === key);
    return own?.open && within(scope, row.cluster_id) ? [{ row, name: past!.row.name ?? '' }] : [];
  });
  const rows = view
    .having(codeList, 'list', 'thema')
    .filter(({ row }) => row.active !== 'nee')
    .map(({ row: { code, label } }) => {
      const own = open.filter(({ row }) => row.themes?.includes(code!));
      const names = own.slice(0, NAMED).map(({ name }) => name);
      const more = own.length > NAMED ? ` en nog ${own.length - NAMED}` : '';
      const per = WAGON_NUMBERS.map(({ code: wagon }) => own.filter(({ row }) => row.wagon === wagon).length);
      return [label, `${names.join(', ')}${more}`, own.length, ...per];
    });
  return {
    part: 'themes',
    found: Array.from({ length: THEMES }, (_, index) =>
      [0, 2, 8, 9, 10, 11].map((right) => shown(register, `theme.${index}`, 0, right)),
    ),
    expected: Array.from({ length: THEMES }, (_, index) => rows[index] ?? ['', '', '', '', '', '']),
  };
}

/** The tab with themes across clusters: under each theme how far each track that is open is. */
export function themeGridCompared(register: TestRegister, view: RegisterView): Compared[] {
  const pasts = clustersOn(view, TODAY);
  const labels = view
    .having(codeList, 'list', 'thema')
    .filter(({ row }) => row.active !== 'nee')
    .map(({ row }) => ({ code: row.code!, label: row.label! }))
    .slice(0, THEMES);
  const column = (index: number, of: (code: string) => unknown): unknown =>
    labels[index] ? of(labels[index].code) : '';
  const indices = Array.from({ length: THEMES }, (_, index) => index);
  const rows = view.rows(track).flatMap(({ key, row }) => {
    const past = pasts.get(row.cluster_id ?? '');
    if (!past?.tracks.find((one) => one.key === key)?.open || !row.themes?.length) return [];
    const stage = row.wagon === '0' ? BOARDS.candidate : WAGONS.find(({ code }) => code === row.wagon)!.label;
    const towns = past.row.municipality_codes?.map((code) => view.row(municipality, code)!.name).join('; ');
    const marks = indices.map((index) => column(index, (code) => (row.themes!.includes(code) ? stage : '')));
    return marks.some(Boolean) ? [[towns ?? '', past.row.name ?? '', ...marks]] : [];
  });
  // A cluster may lie in no municipality.
  const found = listed(register, 'grid.1', 1 + THEMES).map((row, down) => [
    shown(register, 'grid.0', down),
    ...row,
  ]);
  const text = (row: readonly unknown[]): string => row.join(' | ');
  const order = found.map((row) => row.slice(0, 2).join(' | '));
  return [
    {
      part: 'themes across clusters',
      found: found.map(text).sort(),
      expected: rows.map(text).sort(),
    },
    {
      part: 'order of themes across clusters',
      found: order,
      expected: [...order].sort((a, b) => a.localeCompare(b, 'nl')),
    },
    {
      part: 'heads and counts of themes',
      found: indices.map((index) => [
        shown(register, `grid.count${index}`, 1),
        shown(register, `grid.count${index}`),
      ]),
      expected: indices.map((index) => [
        labels[index]?.label ?? '',
        column(index, () => rows.filter((row) => row[2 + index] !== '').length),
      ]),
    },
  ];
}

const WHITE = 12;

/** Municipalities where nothing happens: the worst reason first, then those with most clusters. */
function white(register: TestRegister, view: RegisterView): Compared {
  const pasts = [...clustersOn(view, TODAY).values()];
  const silent = new Set(
    signalsOf(view).flatMap(({ id, track: of }) => (id === 'geen_gebeurtenis' ? [of] : [])),
  );
  const spots = view.rows(municipality).flatMap(({ key, row }) => {
    if ((row.valid_from ?? '') > TODAY || (row.valid_to ?? '9999') < TODAY) return [];
    const own = pasts.filter((past) => past.row.municipality_codes?.includes(key));
    const tracks = own.flatMap((past) => past.tracks);
    const open = tracks.filter((one) => one.open);
    const [rank, reason] =
      tracks.length === 0
        ? [4, 'Nog geen traject']
        : tracks.every((one) => one.stopped)
          ? [3, 'Alleen gestopte trajecten']
          : open.length === 0
            ? [1, 'Niets loopt meer']
            : open.every((one) => one.wagon === '0')
              ? [2, 'Alleen kandidaten']
              : open.every((one) => silent.has(one.key))
                ? [1, 'Alles staat stil']
                : [0, ''];
    const many = `${own.length} ${own.length === 1 ? 'cluster' : 'clusters'}`;
    return rank === 0 ? [] : [{ rank, many: own.length, cells: [row.name, `${reason}; ${many}`] }];
  });
  const ranked = spots.sort((a, b) => b.rank - a.rank || b.many - a.many).map(({ cells }) => cells);
  const end = ['', ranked.length === 0 ? BOARDS.none.white : BOARDS.none.moreWhite];
  return {
    part: 'white spots',
    found: Array.from({ length: WHITE }, (_, index) =>
      [0, 2].map((right) => shown(register, `white.${index}`, 0, right)),
    ),
    expected: Array.from({ length: WHITE }, (_, index) => [...ranked, end][index] ?? ['', '']),
  };
}

/** The signals within a municipality; those of the whole programme only where all is shown. */
export function signalsIn(view: RegisterView, town: string | null): readonly Signal[] {
  const scope = town === null ? null : clustersIn(view, town);
  return signalsOf(view).filter(
    (one) => within(scope, one.cluster) || (one.table === 'municipality' && one.key === town),
  );
}

function placeOf(view: RegisterView, { table, key, cluster: own, track: of }: Signal): string {
  if (own !== null) return view.row(cluster, own)?.name ?? view.row(track, of)?.name ?? own;
  if (table === 'municipality') return view.row(municipality, key)!.name!;
  if (table === 'setting') return 'Hele programma';
  if (table === 'action_point') return 'Actiepunt';
  if (table === 'sprint_session') return view.row(sprintSession, key)!.name ?? key;
  return view.row(track, of)?.name ?? 'Zonder cluster';
}

const TALKED = 12;

function talk(register: TestRegister, view: RegisterView, town: string | null): Compared[] {
  const signals = signalsIn(view, town);
  const all = listed(register, 's.urgency', 4).filter(([urgency]) => urgency !== 0);
  const rows = signals.map((one) => [
    one.urgency,
    signalSpec(one.id).label,
    placeOf(view, one),
    one.since === null ? NO_DAY : sheetDay(one.since),
  ]);
  const text = (row: readonly unknown[]): string => row.join(' | ');
  const end = ['', all.length === 0 ? BOARDS.none.talk : BOARDS.none.moreTalk, '', '', ''];
  const told = all.map(([urgency, label, place, since]) => [
    URGENCIES[urgency as 1],
    label,
    place,
    since === NO_DAY ? '' : since,
    since === NO_DAY ? '' : dayNumber(TODAY) + 25_569 - Number(since),
  ]);
  const more = all.length - TALKED;
  return [
    // Equals stand in the order of their tab in either.
    { part: 'signals', found: all.map(text).sort(), expected: rows.map(text).sort() },
    {
      part: 'order of signals',
      found: all.map(([urgency, , , since]) => [urgency, since]),
      expected: rows.map(([urgency, , , since]) => [urgency, since]),
    },
    {
      part: 'what to talk about',
      found: Array.from({ length: TALKED }, (_, index) =>
        [0, 2, 5, 10, 11].map((right) => shown(register, `talk.${index}`, 0, right)),
      ),
      expected: Array.from({ length: TALKED }, (_, index) => [...told, end][index] ?? ['', '', '', '', '']),
    },
    {
      part: 'more to talk about',
      found: shown(register, 'talk.0', TALKED),
      expected: more > 0 ? `En nog ${more}. Alles staat in de lijsten per wagon.` : '',
    },
  ];
}

/** The lists of work, column by column; of rows that are as urgent the order of the tab is free. */
export function listsCompared(register: TestRegister, view: RegisterView): Compared[] {
  return ([1, 2, 3] as const).flatMap((wagon) => {
    const codes = wagon === 1 ? ['0', '1'] : [String(wagon)];
    const own = view.rows(track).filter(({ row }) => codes.includes(row.wagon!));
    const rows = own.map(({ key, row }) => workOf(view, key, row));
    // The first column is empty for most.
    const found = listed(register, `wagon${wagon}.1`, 9).map((row, down) => [
      shown(register, `wagon${wagon}.0`, down),
      ...row,
    ]);
    const text = (row: readonly unknown[]): string => row.join(' | ');
    // A row without a day comes last.
    const dayOf = (row: readonly unknown[]): number => Number(row[7] || NO_DAY);
    const order = (row: readonly unknown[]): unknown => [row.at(-1), row[7]];
    const sorted = [...rows].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || dayOf(a) - dayOf(b));
    return [
      { part: `wagon ${wagon}`, found: found.map(text).sort(), expected: rows.map(text).sort() },
      { part: `order of wagon ${wagon}`, found: found.map(order), expected: sorted.map(order) },
    ];
  });
}

/** Signals that a list tells of a track, in that order. */
const OF_TRACK = [
  'geen_gebeurtenis',
  'wagon_niet_opgepakt',
  'actie_te_laat',
  'start_zonder_nulmeting',
  'wacht_voorbij',
  'sprint_zonder_aanvraag',
  'overdracht_open',
  'overdracht_bemiddeling',
  'verantwoording_te_laat',
  'sessie_zonder_uitslag',
  'actiepunt_te_laat',
];

/** A session and an action point are about the cluster, and so about each of its tracks that is open. */
const OF_CLUSTER = ['sprint_session', 'action_point'];

function workOf(view: RegisterView, key: string, row: Row<typeof track>): readonly unknown[] {
  const about = signalsOf(view).filter(
    (one) => one.track === key || (OF_CLUSTER.includes(one.table) && one.cluster === row.cluster_id),
  );
  const own = about.filter(
    ({ id }) => id !== 'sprint_zonder_aanvraag' || ['0', '1', '2'].includes(row.wagon!),
  );
  const urgency = Math.max(0, ...own.map((one) => one.urgency));
  const labels = OF_TRACK.filter((id) => own.some((one) => one.id === id)).map(
    (id) => `${signalSpec(id).label}. `,
  );
  const state = ([W3_STATES, W2_STATES, W1_STATES] as const).map((states, index) => {
    const at = [row.state_w3, row.state_w2, row.state_w1][index];
    return states.find(({ code }) => code === at)?.label ?? '';
  });
  const home = view.row(cluster, row.cluster_id);
  return [
    urgency === 0 ? '' : URGENCIES[urgency as 2],
    home?.name ?? row.name,
    labels.join(''),
    row.next_action ?? '',
    sheetDay(row.next_action_due),
    view.row(contact, row.next_action_owner_id)?.designation ?? '',
    state.find(Boolean) ?? '',
    sheetDay(row.state_since),
    (home?.municipality_codes ?? []).map((code) => view.row(municipality, code)!.name).join('; '),
    urgency,
  ];
}
