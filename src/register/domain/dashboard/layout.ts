/** The tab Dashboard: choices, tiles, charts and tables, all from cells of the Rekenblad. */
import { GROUPS } from '../schema/table.ts';
import { BOARDS } from '../text/dashboard.ts';
import type { Board, BoardCell, Span } from './board.ts';
import { dayText } from './formulas.ts';
import { mailLine } from './mail.ts';
import { COLUMNS, heading, LEFT, MIDDLE, PLACES, RIGHT, ROW, SIGNALS, THEMES, WHITE } from './page.ts';
import { course, places, talk, themes, white } from './tables.ts';
import { tileCells, tileSpans } from './tiles.ts';
import { GREEN, RED, YELLOW } from './tones.ts';
import { POINTS } from './workings.ts';

const { choices } = BOARDS;

const cells = (): readonly BoardCell[] => [
  { row: ROW.title, column: LEFT, value: BOARDS.dashboard.title, style: 'title' },
  {
    row: ROW.title + 1,
    column: LEFT,
    value: `="${BOARDS.dashboard.standing} "&${dayText('[today]')}&". ${BOARDS.dashboard.over} "&${dayText('[from]')}&" ${BOARDS.dashboard.till} "&IF([from]>[today];${dayText('[until]')};${dayText('[upto]')})&IF([muni]="";", hele provincie.";", alleen "&MID([place];FIND("·";[place])+2;100)&".")`,
    id: 'd.over',
  },
  { row: ROW.choices, column: LEFT, value: choices.year, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 1, value: choices.thisYear, style: 'choice', id: 'year', format: '0' },
  { row: ROW.choices, column: LEFT + 3, value: choices.period, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 4, value: choices.periods.year, style: 'choice', id: 'period' },
  { row: ROW.choices, column: LEFT + 7, value: choices.place, style: 'choiceLabel' },
  { row: ROW.choices, column: LEFT + 8, value: choices.all, style: 'choice', id: 'place' },
  heading(ROW.tiles, BOARDS.headings.tiles),
  ...tileCells(),
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
