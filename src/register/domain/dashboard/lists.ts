/** The lists of work: one tab per wagon with its tracks, the most urgent first, filled by one formula. */
import { GROUPS } from '../schema/table.ts';
import { track } from '../schema/tables/index.ts';
import { BOARDS } from '../text/dashboard.ts';
import { DAY } from './blocks.ts';
import type { Board, BoardCell } from './board.ts';
import { shown } from './formulas.ts';
import { RED, YELLOW } from './tones.ts';

const COLUMNS: readonly (readonly [label: string, pixels: number, format?: string])[] = [
  ['Volgorde', 70],
  ['Dringend', 100],
  ['Signaal', 260],
  ['Traject', 230],
  ['Gemeente', 150],
  ['Status', 170],
  ['Sinds', 90, DAY],
  ['Volgende actie', 260],
  ['Voor', 90, DAY],
  ['Wie', 170],
];

const HEAD = 4;
const ROWS = 500;

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
          ? `=IFERROR(SORT(FILTER([w.urgency..w.owner~];${here});1;FALSE;7;TRUE);"${BOARDS.lists.none}")`
          : '',
      style: 'wrapped',
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
    frozenRows: HEAD,
    cells: [
      { row: 1, column: 1, value: title, style: 'title' },
      { row: 2, column: 1, value: BOARDS.lists.help },
      ...head,
      ...body,
    ],
    tones: [
      { area: { row: HEAD + 1, column: 2, rows: ROWS - HEAD, columns: 1 }, begins: 'Nu', tone: RED },
      {
        area: { row: HEAD + 1, column: 2, rows: ROWS - HEAD, columns: 1 },
        begins: 'Binnenkort',
        tone: YELLOW,
      },
    ],
  };
}

export const lists = (): readonly Board[] => [list(1), list(2), list(3)];
