/** The tab with themes across clusters: who works on what, how far, and so who can join forces with whom. */
import { WAGON_NUMBERS } from '../programme/states.ts';
import { CODES } from '../schema/codelists.ts';
import { GROUPS } from '../schema/table.ts';
import { track } from '../schema/tables/index.ts';
import { BOARDS } from '../text/dashboard.ts';
import { type Block, block } from './blocks.ts';
import type { Board, BoardCell } from './board.ts';
import { flag, quoted } from './formulas.ts';
import { THEMES } from './page.ts';
import { STAGES } from './tones.ts';

const says = BOARDS.themes;
const INDICES = Array.from({ length: THEMES }, (_, index) => index);

const marked = (index: number): string =>
  flag(`ISNUMBER(SEARCH(","&[theme.${index}]&",";[t.themes~]))*([theme.${index}]<>"")*[t.live~]*[t.open~]`);

/** For each track how far it is, under each of its themes. */
export const THEME_BLOCK: Block = block('tm', track, () => [
  ['stage', 'Hoe ver', `IF([t.candidate~]=1;${quoted(BOARDS.candidate)};[t.wagon~])`],
  ['many', "Aantal thema's", INDICES.map((index) => `([tm.mark${index}~]<>"")`).join('+')],
  ['places', 'Gemeente', '[w.places~]'],
  ['name', 'Traject', '[t.name~]'],
  ...INDICES.map(
    (index) => [`mark${index}`, `Thema ${index + 1}`, `IF(${marked(index)}=1;[tm.stage~];"")`] as const,
  ),
]);

const COUNTS = 3;
const HEAD = 4;
const ROWS = 500;
/** Columns before the themes: municipality and track. */
const BEFORE = 2;
const ROW_PIXELS = 36;

/** Room for the longest word of a label in bold, and for the longest stage. */
const CHARACTER = 9;
const widthOf = (label: string): number =>
  Math.max(78, ...label.split(' ').map((word) => Math.ceil(word.length * CHARACTER) + 6));

export function themeGrid(): Board {
  const labels = CODES.codes('thema').map(({ label }) => label);
  return {
    id: 'themes',
    tab: says.title,
    color: GROUPS.overzicht.color,
    rows: ROWS,
    widths: [120, 150, ...INDICES.map((index) => widthOf(labels[index] ?? ''))],
    heights: [
      { row: 1, rows: 1, pixels: 40 },
      { row: 2, rows: 1, pixels: 36 },
      { row: HEAD, rows: 1, pixels: 36 },
      { row: HEAD + 1, rows: ROWS - HEAD, pixels: ROW_PIXELS },
    ],
    frozenRows: HEAD,
    cells: [
      { row: 1, column: 1, value: says.title, style: 'title' },
      { row: 2, column: 1, value: says.help, style: 'wrapped' },
      { row: COUNTS, column: 1, value: says.count, style: 'text' },
      { row: HEAD, column: 1, value: says.place, style: 'head' },
      { row: HEAD, column: BEFORE, value: says.track, style: 'head' },
      ...INDICES.flatMap((index): BoardCell[] => [
        {
          row: COUNTS,
          column: BEFORE + 1 + index,
          value: `=IF([theme.${index}]="";"";COUNTIF([tm.mark${index}];"?*"))`,
          style: 'text',
          id: `grid.count${index}`,
        },
        { row: HEAD, column: BEFORE + 1 + index, value: `=[theme.${index}]`, style: 'head' },
      ]),
      ...Array.from(
        { length: BEFORE + THEMES },
        (_, index): BoardCell => ({
          row: HEAD + 1,
          column: index + 1,
          value:
            index === 0
              ? `=IFERROR(SORT(FILTER([tm.places..tm.mark${THEMES - 1}~];ISNUMBER([tm.many~])*([tm.many~]<>0));1;TRUE;2;TRUE);"${says.none}")`
              : '',
          style: 'wrapped',
          id: `grid.${index}`,
          fills: true,
        }),
      ),
    ],
    merged: [{ row: 2, column: 1, rows: 1, columns: BEFORE + THEMES }],
    tones: WAGON_NUMBERS.map(({ label }, index) => ({
      area: { row: HEAD + 1, column: BEFORE + 1, rows: ROWS - HEAD, columns: THEMES },
      begins: label,
      tone: STAGES[index]!,
      each: true,
    })),
  };
}
