/** The tab Dashboard: choices, tiles, charts and tables, all from cells of the Rekenblad. */
import { FIGURES, type FigureId } from '../monitoring/figures.ts';
import { WAGONS } from '../programme/states.ts';
import { MUNICIPALITIES } from '../schema/municipalities.ts';
import { GROUPS } from '../schema/table.ts';
import { BOARDS } from '../text/dashboard.ts';
import { SHOWN_DAY } from './blocks.ts';
import type { Board, BoardCell, Span } from './board.ts';
import { fig } from './counted.ts';
import { dayText, quoted } from './formulas.ts';
import { mailLine } from './mail.ts';
import { GREEN, RED, YELLOW } from './tones.ts';
import { POINTS, THEMES } from './workings.ts';

const { headings, tiles, choices } = BOARDS;
/** Column A is a margin; twelve columns make the page. */
const LEFT = 2;
const COLUMNS = 12;
const TILE_WIDTH = 3;

const EUROS = '"€" #,##0';
const SIGNALS = 12;
const WHITE = 12;
/** One more than there are, for a municipality to come. */
const PLACES = MUNICIPALITIES.length + 1;

/** Names of places that a theme shows at most. */
const NAMED = 5;

/** First rows of the parts, from the top. */
const ROW = {
  title: 1,
  choices: 3,
  mail: 4,
  tiles: 5,
  talk: 16,
  course: 32,
  places: 56,
  themes: 56 + PLACES + 3,
} as const;

interface Tile {
  readonly text: { readonly label: string; readonly small: string };
  readonly value: string;
  readonly format?: string;
  /** A formula of one sentence. */
  readonly says: string;
  readonly figure: FigureId | null;
}

const rounded = (value: string, decimals: number): string =>
  // TEXT would need signs of the locale.
  `FIXED(${value};${decimals})`;
const euros = (value: string): string => `"€ "&FIXED(${value};0)`;
const many = (count: string, one: string, more: string): string =>
  `${count}&IF(${count}=1;${quoted(` ${one}`)};${quoted(` ${more}`)})`;

const tileList = (): readonly Tile[] => [
  {
    text: tiles.starts,
    value: fig('I1'),
    says: `IF([goal_total]="";"Een doel is er alleen voor de hele provincie.";[goal_reached]&" van "&${rounded('[goal_total]', 0)}&"; naar de tijd nodig: "&${rounded('[goal_so_far]', 1)}&IF([goal_reached]>=[goal_so_far];". Op schema.";". Achter op schema."))`,
    figure: 'I1',
  },
  {
    text: tiles.organised,
    value: fig('I3'),
    says: `"Van "&${many(fig('I3.gemeten'), 'gestart cluster', 'gestarte clusters')}&" met nulmeting"&IF(${fig('I3.onbekend')}=0;".";"; "&${fig('I3.onbekend')}&" zonder nulmeting.")`,
    figure: 'I3',
  },
  {
    text: tiles.sessions,
    value: fig('I8'),
    says: `${many(fig('I8.terreinen'), 'terrein deed', 'terreinen deden')}&" mee."`,
    figure: 'I8',
  },
  {
    text: tiles.handovers,
    value: 'COUNTIFS([o.waiting];1;[o.scope];1)',
    says: `IF([d.handovers]=0;"Alles is opgepakt.";COUNTIFS([o.u1];">0";[o.scope];1)&" langer dan "&${rounded('[handover_days]', 0)}&" dagen; "&COUNTIFS([o.u2];">0";[o.scope];1)&" met bemiddeling.")`,
    figure: null,
  },
  {
    text: tiles.overdue,
    value: 'COUNTIFS([ts.u3];">0";[t.scope];1)+COUNTIFS([p.u1];">0";[p.scope];1)',
    says: `${many('COUNTIFS([ts.u3];">0";[t.scope];1)', 'volgende actie', 'volgende acties')}&" van trajecten, "&${many('COUNTIFS([p.u1];">0";[p.scope];1)', 'actiepunt', 'actiepunten')}&"."`,
    figure: null,
  },
  {
    text: tiles.spent,
    value: fig('I13.bt.cumulatief'),
    format: EUROS,
    says: `IF([muni]<>"";"Kosten van activiteiten en subsidies hier.";IF(ISNUMBER([amount_bt]);"Nog "&${euros(fig('I13.bt.resterend'))}&" van "&${euros('[amount_bt]')}&".";"Het bedrag van de beschikking staat nog niet in Instellingen."))`,
    figure: 'I13.bt.cumulatief',
  },
  {
    text: tiles.complete,
    value: fig('I14'),
    format: '0%',
    says: `${fig('I14.gevuld')}&" van "&${fig('I14.verplicht')}&" velden ingevuld."`,
    figure: 'I14',
  },
  {
    text: tiles.covered,
    value: `IF([muni]="";${fig('I7.gemeenten')};${fig('I7.clusters.met')})`,
    says: `IF([muni]="";"Van "&${fig('I7.gemeenten.alle')}&" gemeenten; "&${fig('I7.clusters.met')}&" van "&${fig('I7.clusters.alle')}&" clusters.";"Clusters met een traject, van "&${many(fig('I7.clusters.alle'), 'cluster', 'clusters')}&".")`,
    figure: 'I7.gemeenten',
  },
];

const TILE_IDS = ['starts', 'organised', 'sessions', 'handovers', 'overdue', 'spent', 'complete', 'covered'];

function tileCells({ text, value, format, says, figure }: Tile, index: number): readonly BoardCell[] {
  const column = LEFT + (index % 4) * TILE_WIDTH;
  const row = ROW.tiles + 1 + Math.floor(index / 4) * 5;
  const note = figure ? `${text.small}\n${FIGURES[figure].formula}` : text.small;
  return [
    { row, column, value: text.label, style: 'tileLabel', note },
    {
      row: row + 1,
      column,
      value: `=${value}`,
      style: 'tileValue',
      format: format ?? '#,##0',
      id: `d.${TILE_IDS[index]}`,
    },
    { row: row + 2, column, value: `=${says}`, style: 'tileText' },
    { row: row + 3, column, value: text.small, style: 'small' },
  ];
}

const tileSpans: readonly Span[] = Array.from({ length: TILE_IDS.length }, (_, index) => ({
  row: ROW.tiles + 1 + Math.floor(index / 4) * 5,
  column: LEFT + (index % 4) * TILE_WIDTH,
  rows: 4,
  columns: TILE_WIDTH,
}));

const heading = (row: number, value: string, column = LEFT): BoardCell => ({
  row,
  column,
  value,
  style: 'heading',
});

/** A row of headers; each cell with the columns that it takes. */
function heads(
  row: number,
  column: number,
  labels: readonly (readonly [string, number, boolean?])[],
): readonly BoardCell[] {
  let at = column;
  return labels.flatMap(([value, width, number]): BoardCell[] => {
    const start = at;
    at += width;
    return Array.from({ length: width }, (_, index) => ({
      row,
      column: start + index,
      value: index ? '' : value,
      style: number ? 'headNumber' : 'head',
    }));
  });
}

const nth = (id: string, index: number): string => `INDEX([${id}];${index + 1})`;

const SIGNAL_COUNT = 'COUNTIFS([s.urgency];">0")';

const talk = (): readonly BoardCell[] => [
  heading(ROW.talk, headings.talk),
  ...heads(ROW.talk + 1, LEFT, [
    ['Dringend', 2],
    ['Wat', 3],
    ['Plaats', 5],
    ['Sinds', 1],
    ['Dagen', 1, true],
  ]),
  ...Array.from({ length: SIGNALS }, (_, index): BoardCell[] => {
    const row = ROW.talk + 2 + index;
    const urgency = nth('s.urgency', index);
    const there = (value: string): string => `=IFERROR(IF(${urgency}>0;${value};"");"")`;
    const since = nth('s.since', index);
    const last = index === 0 ? BOARDS.none.talk : BOARDS.none.moreTalk;
    return [
      {
        row,
        column: LEFT,
        value: there(`IF(${urgency}=3;"Nu";IF(${urgency}=2;"Binnenkort";"Om te weten"))`),
        id: `talk.${index}`,
      },
      {
        row,
        column: LEFT + 2,
        value: `=IF(${SIGNAL_COUNT}=${index};${quoted(last)};IFERROR(IF(${urgency}>0;${nth('s.label', index)};"");""))`,
      },
      { row, column: LEFT + 5, value: there(nth('s.place', index)) },
      { row, column: LEFT + 10, value: there(`IF(${since}<99999;${since};"")`), format: SHOWN_DAY },
      {
        row,
        column: LEFT + 11,
        value: there(`IF(${since}<99999;[today]-${since};"")`),
        style: 'number',
        format: '#,##0',
      },
    ];
  }).flat(),
  {
    row: ROW.talk + 2 + SIGNALS,
    column: LEFT,
    value: `=IF(${SIGNAL_COUNT}>${SIGNALS};"En nog "&(${SIGNAL_COUNT}-${SIGNALS})&". Alles staat in de lijsten per wagon.";"")`,
  },
];

const funnel = (): readonly (readonly [
  label: string,
  now: string,
  reached: string,
  onward: string,
  silent: string,
])[] => [
  ...WAGONS.filter(({ code }) => code !== 'klaar').map(({ code, label }) => {
    const reached =
      code === '1'
        ? 'COUNTIFS([c.scope];1;[c.began];1)'
        : code === '2'
          ? fig('I5.w1_w2.cumulatief.bereikt')
          : code === '3'
            ? fig('I5.w2_w3.cumulatief.bereikt')
            : '""';
    const onward =
      code === '1' ? fig('I5.w1_w2.cumulatief') : code === '2' ? fig('I5.w2_w3.cumulatief') : '""';
    return [
      code === '0' ? BOARDS.candidate : label,
      `COUNTIFS([t.wagon];${quoted(label)};[t.scope];1;[t.live];1)`,
      reached,
      onward,
      `COUNTIFS([t.wagon];${quoted(label)};[t.scope];1;[ts.u1];">0")`,
    ] as const;
  }),
  ['Afgerond', fig('I7.klaar'), '""', '""', '""'],
  ['Gestopt', fig('I7.gestopt'), '""', '""', '""'],
];

/** Columns at which what stands beside something else begins. */
const MIDDLE = LEFT + 5;
const RIGHT = LEFT + 7;

const course = (): readonly BoardCell[] => [
  heading(ROW.course, headings.course),
  heading(ROW.course, headings.wagons, RIGHT),
  ...heads(ROW.course + 1, RIGHT, [
    ['Wagon', 1],
    ['Nu hier', 1, true],
    ['Ooit bereikt', 1, true],
    ['Gaat door', 1, true],
    ['Staat stil', 1, true],
  ]).map((cell) =>
    cell.value === 'Wagon'
      ? { ...cell, id: 'fun.name' }
      : cell.value === 'Nu hier'
        ? { ...cell, id: 'fun.now', note: 'Trajecten die nu in deze wagon zijn.' }
        : cell.value === 'Ooit bereikt'
          ? { ...cell, note: 'Gestarte clusters die deze wagon ooit bereikten.' }
          : cell.value === 'Gaat door'
            ? { ...cell, note: 'Deel van de clusters die deze wagon afsloten en in de volgende kwamen.' }
            : { ...cell, note: 'Trajecten waar te lang niets gebeurde. De grens staat in Instellingen.' },
  ),
  ...funnel().flatMap(([label, now, reached, onward, silent], index): BoardCell[] => {
    const row = ROW.course + 2 + index;
    return [
      { row, column: RIGHT, value: label },
      { row, column: RIGHT + 1, value: `=${now}`, style: 'number', format: '#,##0', id: `fun.now${index}` },
      { row, column: RIGHT + 2, value: `=${reached}`, style: 'number', format: '#,##0' },
      { row, column: RIGHT + 3, value: `=${onward}`, style: 'number', format: '0%' },
      {
        row,
        column: RIGHT + 4,
        value: `=${silent}`,
        style: 'number',
        format: '#,##0',
      },
    ];
  }),
];

const places = (): readonly BoardCell[] => [
  heading(ROW.places, headings.places, MIDDLE),
  ...heads(ROW.places + 1, MIDDLE, [
    ['Gemeente', 2],
    ...WAGONS.map(({ code, label }): [string, number, boolean] => [
      code === '0' ? BOARDS.candidate : label,
      1,
      true,
    ]),
  ]),
  ...Array.from({ length: PLACES }, (_, index): BoardCell[] => {
    const row = ROW.places + 2 + index;
    const code = nth('m.key', index);
    return [
      { row, column: MIDDLE, value: `=IFERROR(${nth('m.name', index)};"")`, id: `place.${index}` },
      ...WAGONS.map(
        ({ label }, at): BoardCell => ({
          row,
          column: MIDDLE + 2 + at,
          value: `=IF(IFERROR(${code};"")="";"";COUNTIFS([t.places];"*"&${code}&"*";[t.wagon];${quoted(label)};[t.live];1))`,
          style: 'number',
          format: '#,##0;-#,##0;"–"',
        }),
      ),
    ];
  }).flat(),
];

const ranked = (index: number): string => `MATCH(LARGE([m.score];${index + 1});[m.score];0)`;

const white = (): readonly BoardCell[] => [
  heading(ROW.places, headings.white),
  ...heads(ROW.places + 1, LEFT, [
    ['Gemeente', 2],
    ['Reden', 3],
  ]),
  ...Array.from({ length: WHITE }, (_, index): BoardCell[] => {
    const row = ROW.places + 2 + index;
    const last = index === 0 ? BOARDS.none.white : BOARDS.none.moreWhite;
    const there = (column: string): string =>
      `=IFERROR(IF(LARGE([m.score];${index + 1})>0;INDEX([${column}];${ranked(index)});"");"")`;
    return [
      { row, column: LEFT, value: there('m.name'), id: `white.${index}` },
      {
        row,
        column: LEFT + 2,
        value: `=IF(COUNTIFS([m.score];">0")=${index};${quoted(last)};${there('m.reason').slice(1)})`,
      },
    ];
  }).flat(),
];

const theme = (condition: string): string =>
  `COUNTIFS([t.themes];"*,"&[NAME]&",*";[t.live];1;[t.open];1;[t.scope];1${condition})`;

const themes = (): readonly BoardCell[] => [
  heading(ROW.themes, headings.themes),
  ...heads(ROW.themes + 1, LEFT, [
    ['Thema', 2],
    ['Plaats', 6],
    ['Trajecten', 1, true],
    ['Wagon 1', 1, true],
    ['Wagon 2', 1, true],
    ['Wagon 3', 1, true],
  ]),
  ...Array.from({ length: THEMES }, (_, index): BoardCell[] => {
    const row = ROW.themes + 2 + index;
    const name = `[theme.${index}]`;
    const count = (condition: string): string =>
      `=IF(${name}="";"";${theme(condition).replace('[NAME]', name)})`;
    const names = `[themed.${index}]`;
    const numbers = { style: 'number', format: '#,##0;-#,##0;"–"' } as const;
    return [
      {
        row,
        column: LEFT,
        value: `=IFERROR(INDEX([f.name];MATCH(${index + 1};[f.nth];0));"")`,
        id: `theme.${index}`,
      },
      { row, column: LEFT + 8, value: count(''), ...numbers },
      ...['1', '2', '3'].map(
        (code, at): BoardCell => ({
          row,
          column: LEFT + 9 + at,
          value: count(`;[t.wagon];"Wagon ${code}"`),
          ...numbers,
        }),
      ),
      {
        row,
        column: LEFT + 2,
        value: `=SUBSTITUTE(IFERROR(LEFT(${names};FIND("¦";SUBSTITUTE(${names};"|";"¦";${NAMED}))-1)&" en nog "&(${count('').slice(1)}-${NAMED});${names});"|";", ")`,
        style: 'wrapped',
      },
    ];
  }).flat(),
];

const cells = (): readonly BoardCell[] => [
  { row: ROW.title, column: LEFT, value: BOARDS.dashboard.title, style: 'title' },
  {
    row: ROW.title + 1,
    column: LEFT,
    value: `="${BOARDS.dashboard.standing} "&${dayText('[today]')}&". ${BOARDS.dashboard.over} "&${dayText('[from]')}&" ${BOARDS.dashboard.till} "&${dayText('[upto]')}&IF([muni]="";", hele provincie.";", alleen "&MID([place];FIND("·";[place])+2;100)&".")`,
  },
  { row: ROW.choices, column: LEFT, value: choices.year, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 1, value: choices.thisYear, style: 'choice', id: 'year', format: '0' },
  { row: ROW.choices, column: LEFT + 3, value: choices.period, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 4, value: choices.periods.year, style: 'choice', id: 'period' },
  { row: ROW.choices, column: LEFT + 7, value: choices.place, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 8, value: choices.all, style: 'choice', id: 'place' },
  heading(ROW.tiles, headings.tiles),
  ...tileList().flatMap(tileCells),
  { row: ROW.mail, column: LEFT, value: `=${mailLine()}`, style: 'wrapped', id: 'd.mail' },
  ...talk(),
  ...course(),
  ...places(),
  ...white(),
  ...themes(),
];

const across = (
  row: number,
  rows: number,
  ...columns: readonly (readonly [number, number])[]
): readonly Span[] => columns.map(([column, width]) => ({ row, column, rows, columns: width }));

export const dashboard = (): Board => ({
  id: 'dashboard',
  tab: BOARDS.dashboard.tab,
  color: GROUPS.overzicht.color,
  rows: ROW.themes + THEMES + 2,
  widths: [16, ...Array.from({ length: COLUMNS }, () => 91), 16],
  heights: [
    { row: ROW.title, rows: 1, pixels: 44 },
    { row: ROW.choices, rows: 1, pixels: 30 },
    ...[ROW.tiles + 1, ROW.tiles + 6].flatMap((row) => [
      { row, rows: 1, pixels: 28 },
      { row: row + 1, rows: 1, pixels: 42 },
      { row: row + 2, rows: 1, pixels: 36 },
      { row: row + 3, rows: 1, pixels: 34 },
    ]),
    ...[ROW.tiles, ROW.talk, ROW.course, ROW.places, ROW.themes].map((row) => ({ row, rows: 1, pixels: 34 })),
    ...[ROW.talk, ROW.places, ROW.themes].map((row) => ({ row: row + 1, rows: 1, pixels: 24 })),
    // Two lines.
    { row: ROW.course + 1, rows: 1, pixels: 36 },
    { row: ROW.mail, rows: 1, pixels: 36 },
    { row: ROW.themes + 2, rows: THEMES, pixels: 36 },
  ],
  cells: cells().map((cell) => ({ style: 'text', ...cell })),
  merged: [
    ...across(ROW.choices, 1, [LEFT + 1, 2], [LEFT + 4, 3], [LEFT + 8, 3]),
    ...tileSpans,
    ...across(ROW.mail, 1, [LEFT, COLUMNS]),
    ...across(ROW.talk + 1, SIGNALS + 1, [LEFT, 2], [LEFT + 2, 3], [LEFT + 5, 5]),
    ...across(ROW.places + 1, PLACES + 1, [MIDDLE, 2]),
    ...across(ROW.places + 1, WHITE + 1, [LEFT, 2], [LEFT + 2, 3]),
    ...across(ROW.themes + 1, THEMES + 1, [LEFT, 2], [LEFT + 2, 6]),
  ],
  framed: tileSpans,
  choices: [
    { cell: 'year', from: { column: 'years', rows: 8 }, help: choices.help },
    { cell: 'period', from: Object.values(choices.periods), help: choices.help },
    { cell: 'place', from: { column: 'places', rows: 60 }, help: choices.help },
  ],
  charts: [
    {
      type: 'COMBO',
      columns: ['mth.name', 'mth.started', 'mth.goal'],
      rows: POINTS,
      row: ROW.course + 1,
      column: LEFT,
      options: {
        title: 'Gestarte bedrijventerreinen, opgeteld',
        width: 615,
        height: 440,
        seriesType: 'bars',
        'series.0.color': '#0b5394',
        'series.1.type': 'line',
        'series.1.color': '#b45f06',
        'series.1.lineWidth': 3,
        'legend.position': 'top',
        'vAxis.viewWindow.min': 0,
        'vAxis.format': '0',
      },
    },
    {
      type: 'BAR',
      columns: ['fun.name', 'fun.now'],
      rows: 4,
      row: ROW.course + 9,
      column: RIGHT,
      options: {
        title: 'Trajecten per wagon, nu',
        width: 450,
        height: 270,
        'series.0.color': '#1d6f5c',
        'series.0.dataLabel': 'value',
        'legend.position': 'none',
        'hAxis.viewWindow.min': 0,
      },
    },
  ],
  tones: [
    {
      area: { row: ROW.mail, column: LEFT, rows: 1, columns: COLUMNS },
      begins: BOARDS.mail.begins,
      tone: YELLOW,
    },
    { area: { row: ROW.talk + 2, column: LEFT, rows: SIGNALS, columns: 2 }, begins: 'Nu', tone: RED },
    {
      area: { row: ROW.talk + 2, column: LEFT, rows: SIGNALS, columns: 2 },
      begins: 'Binnenkort',
      tone: YELLOW,
    },
    {
      area: { row: ROW.talk + 2, column: LEFT, rows: SIGNALS, columns: 2 },
      begins: 'Om te weten',
      tone: GREEN,
    },
  ],
});
