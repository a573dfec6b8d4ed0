/** The lists of work: one tab per wagon with its tracks, the most urgent first, filled by one formula. */
import { GROUPS } from '../schema/table.ts';
import { track } from '../schema/tables/index.ts';
import { BOARDS } from '../text/dashboard.ts';
import { SHOWN_DAY } from './blocks.ts';
import type { Board, BoardCell } from './board.ts';
import { shown } from './formulas.ts';
import { RED, YELLOW } from './tones.ts';

/** In the order of the block `w`: what to do first, background last; all but the last fit on a small laptop. */
const COLUMNS: readonly (readonly [label: string, pixels: number, format?: string])[] = [
  ['Dringend', 82],
  ['Traject', 130],
  ['Signaal', 176],
  ['Volgende actie', 212],
  ['Voor', 86, SHOWN_DAY],
  ['Wie', 130],
  ['Status', 116],
  ['Sinds', 86, SHOWN_DAY],
  ['Gemeente', 120],
  ['Volgorde', 70],
];
/** Filled in each row that is in use. */
const NAME = 2;
/** The last column only puts the rows in order. */
const ORDER = COLUMNS.length;
const SINCE = COLUMNS.findIndex(([label]) => label === 'Sinds') + 1;

const HEAD = 4;
const ROWS = 500;
/** Room for four lines: rows do not grow by themselves for what a formula fills. */
const ROW_PIXELS = 72;

type WagonNumber = keyof typeof BOARDS.lists.titles;

function list(wagon: WagonNumber): Board {
  const title = BOARDS.lists.titles[wagon];
  const here = [String(wagon), ...(wagon === 1 ? ['0'] : [])]
    .map((code) => `([t.wagon~]=${shown(track, 'wagon', code)})`)
    .join('+');
  const head = COLUMNS.map(
    ([label], index): BoardCell => ({ row: HEAD, column: index + 1, value: label, style: 'head' }),
  );
  const body = COLUMNS.map(
    ([, , format], index): BoardCell => ({
      row: HEAD + 1,
      column: index + 1,
      value:
        index === 0
          ? `=IFERROR(SORT(FILTER([w.word..w.urgency~];${here});${ORDER};FALSE;${SINCE};TRUE);"${BOARDS.lists.none}")`
          : '',
      style: 'listed',
      id: `wagon${wagon}.${index}`,
      fills: true,
      ...(format && { format }),
    }),
  );
  return {
    id: `wagon${wagon}`,
    tab: title,
    color: GROUPS.overzicht.color,
    rows: ROWS,
    widths: COLUMNS.map(([, pixels]) => pixels),
    heights: [
      { row: 1, rows: 1, pixels: 40 },
      { row: HEAD, rows: 1, pixels: 28 },
      { row: HEAD + 1, rows: ROWS - HEAD, pixels: ROW_PIXELS },
    ],
    hiddenColumns: [ORDER],
    frozenRows: HEAD,
    cells: [
      { row: 1, column: 1, value: title, style: 'title' },
      { row: 2, column: 1, value: BOARDS.lists.help, style: 'text' },
      ...head,
      ...body,
    ],
    striped: [
      { area: { row: HEAD + 1, column: 1, rows: ROWS - HEAD, columns: COLUMNS.length }, filled: NAME },
    ],
    tones: [
      { area: { row: HEAD + 1, column: 1, rows: ROWS - HEAD, columns: 1 }, begins: 'Nu', tone: RED },
      {
        area: { row: HEAD + 1, column: 1, rows: ROWS - HEAD, columns: 1 },
        begins: 'Binnenkort',
        tone: YELLOW,
      },
    ],
  };
}

export const lists = (): readonly Board[] => [list(1), list(2), list(3)];
