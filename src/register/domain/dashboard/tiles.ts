/** The tiles of the tab Dashboard: a figure, a sentence that says more, and what it is. */
import { FIGURES, type FigureId } from '../monitoring/figures.ts';
import { BOARDS } from '../text/dashboard.ts';
import type { BoardCell, Span } from './board.ts';
import { fig } from './counted.ts';
import { quoted } from './formulas.ts';
import { LEFT, ROW } from './page.ts';

const { tiles } = BOARDS;
const TILE_WIDTH = 3;
const EUROS = '"€" #,##0';

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
    says: `IF([goal_total]="";"Een doel is er alleen voor de hele provincie.";IF([goal_from]>[today];"Het doel is "&${rounded('[goal_total]', 0)}&"; deze periode moet nog beginnen.";[goal_reached]&" van "&${rounded('[goal_total]', 0)}&"; naar de tijd nodig: "&${rounded('[goal_so_far]', 1)}&IF([goal_reached]>=[goal_so_far];". Op schema.";". Achter op schema.")))`,
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
    says: `IF([muni]<>"";"Kosten van activiteiten en subsidies hier.";IF(ISNUMBER([amount_bt]);"Nog "&${euros(fig('I13.bt.resterend'))}&" van "&${euros('[amount_bt]')}&".";"Het bedrag van de beschikking staat nog niet in Instellingen."))&IF(${fig('I13.onbekend.cumulatief')}=0;"";" Nog zonder deel: "&${euros(fig('I13.onbekend.cumulatief'))}&".")`,
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

function cellsOf({ text, value, format, says, figure }: Tile, index: number): readonly BoardCell[] {
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

export const tileSpans: readonly Span[] = Array.from({ length: TILE_IDS.length }, (_, index) => ({
  row: ROW.tiles + 1 + Math.floor(index / 4) * 5,
  column: LEFT + (index % 4) * TILE_WIDTH,
  rows: 4,
  columns: TILE_WIDTH,
}));

export const tileCells = (): readonly BoardCell[] => tileList().flatMap(cellsOf);
