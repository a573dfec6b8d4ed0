/** The figures on the Rekenblad: which indicator each is, over which span, and the formula that counts it. */
import type { FigureId } from '../monitoring/figures.ts';
import { NO_LEG } from '../text/monitoring.ts';
import { totalOf } from './completeness.ts';
import { quoted } from './formulas.ts';

/** Over the chosen period up to and including today, or as things stand today. */
export type Moment = 'period' | 'now';

export interface Counted {
  readonly figure: FigureId;
  readonly moment: Moment;
  /** Gives an empty text where there is nothing to tell. */
  readonly formula: string;
}

const SCOPE = '[t.scope];1';
const IN_PERIOD = (day: string): string => `[${day}];">="&[from];[${day}];"<="&[upto]`;
const UP_TO = (day: string): string => `[${day}];">0";[${day}];"<="&[upto]`;
const YEAR = 'DATE(YEAR([upto]);1;1)';
const IN_YEAR = (day: string): string => `[${day}];">="&${YEAR};[${day}];"<="&[upto]`;
const GRANT_YEAR = 'DATE(YEAR([upto])-IF(MONTH([upto])<5;1;0);5;1)';

/** What the goal asks of the days of a year that have passed, within the term. */
const asked = (first: string, next: string): string =>
  `ROUND([goal]*MAX(0;MIN([upto];[term_until])-MAX(${first};[term_from])+1)/(${next}-${first});4)`;

const spent = (days: string, leg: string | null): string =>
  leg === null
    ? `SUMIFS([k.charged];[k.scope];1;[k.leg];"<>"&[leg_none];${days})`
    : `SUMIFS([k.charged];[k.scope];1;[k.leg];${leg};${days})`;

/** Nothing to tell of one municipality. */
const whole = (value: string): string => `IF([muni]<>"";"";${value})`;
const known = (setting: string, value: string): string => whole(`IF(ISNUMBER(${setting});${value};"")`);

const share = (part: string, of: string): string => `IF(${of}=0;"";ROUND(${part}/${of};4))`;
const raised = (test: string): string => `COUNTIFS([c.scope];1;${test})`;

const period = (figure: FigureId, formula: string): Counted => ({ figure, moment: 'period', formula });
const now = (figure: FigureId, formula: string): Counted => ({ figure, moment: 'now', formula });

export const counted = (): readonly Counted[] => [
  period('I1', `SUMIFS([t.weight];${SCOPE};${IN_PERIOD('t.start')})`),
  period('I1.kalenderjaar', `SUMIFS([t.weight];${SCOPE};${IN_YEAR('t.start')})`),
  period(
    'I1.uitkeringsjaar',
    `SUMIFS([t.weight];${SCOPE};[t.start];">="&${GRANT_YEAR};[t.start];"<="&[upto])`,
  ),
  period('I1.cumulatief', `SUMIFS([t.weight];${SCOPE};${UP_TO('t.start')})`),
  period('I2.verwacht', known('[goal]', asked(YEAR, 'DATE(YEAR([upto])+1;1;1)'))),
  period('I2.uitkeringsjaar.verwacht', known('[goal]', asked(GRANT_YEAR, `DATE(YEAR(${GRANT_YEAR})+1;5;1)`))),
  period(
    'I2.looptijd.doel',
    // 365,25 days a year, without a decimal in the formula.
    known('[goal]', known('[spuk_end]', 'ROUND([goal]*([spuk_end]-[spuk_start]+1)*4/1461;0)')),
  ),
  period(
    'I2.looptijd.verwacht',
    known(
      '[goal]',
      known(
        '[spuk_end]',
        'ROUND([x.I2_looptijd_doel]*MIN(1;MAX(0;[upto]-[spuk_start]+1)/([spuk_end]-[spuk_start]+1));4)',
      ),
    ),
  ),
  period('I3', raised('[c.raised];1')),
  period('I3.gemeten', raised('[c.started];1;[c.base];">0"')),
  period('I3.onbekend', raised('[c.started];1;[c.base];0')),
  period('I8', `COUNTIFS([h.held];1;[h.scope];1;${IN_PERIOD('h.day')})`),
  period('I8.terreinen', 'COUNTIFS([r.reached];1;[r.scope];1)'),
  period('I13', spent(IN_PERIOD('k.day'), null)),
  period('I13.bt', spent(IN_PERIOD('k.day'), '[leg_bt]')),
  period('I13.onbekend.cumulatief', spent(UP_TO('k.day'), quoted(NO_LEG))),
  period('I13.bt.cumulatief', spent(UP_TO('k.day'), '[leg_bt]')),
  period('I13.bt.resterend', known('[amount_bt]', '[amount_bt]-[x.I13_bt_cumulatief]')),
  period('I13.mkb.cumulatief', spent(UP_TO('k.day'), '[leg_mkb]')),
  period('I13.mkb.resterend', known('[amount_mkb]', '[amount_mkb]-[x.I13_mkb_cumulatief]')),
  now('I5.w1_w2.cumulatief.klaar', raised('[c.end1];1')),
  now('I5.w1_w2.cumulatief.bereikt', raised('[c.in2];1')),
  now('I5.w1_w2.cumulatief', share('[x.I5_w1_w2_cumulatief_bereikt]', '[x.I5_w1_w2_cumulatief_klaar]')),
  now('I5.w2_w3.cumulatief.klaar', raised('[c.end2];1')),
  now('I5.w2_w3.cumulatief.bereikt', raised('[c.in3];1')),
  now('I5.w2_w3.cumulatief', share('[x.I5_w2_w3_cumulatief_bereikt]', '[x.I5_w2_w3_cumulatief_klaar]')),
  now('I7.gemeenten', whole('COUNTIFS([m.exists];1;[m.covered];">0")')),
  now('I7.gemeenten.alle', whole('COUNTIFS([m.exists];1)')),
  now('I7.clusters.met', raised('[c.covered];1')),
  now('I7.clusters.alle', 'COUNTIFS([c.scope];1)'),
  now('I7.open', `COUNTIFS(${SCOPE};[t.live];1;[t.open];1)`),
  now('I7.klaar', `COUNTIFS(${SCOPE};[t.live];1;[t.open];0;[t.stopped];0)`),
  now('I7.gestopt', `COUNTIFS(${SCOPE};[t.live];1;[t.stopped];1)`),
  now('I14.gevuld', totalOf('filled')),
  now('I14.verplicht', totalOf('asked')),
  now('I14', share('[x.I14_gevuld]', '[x.I14_verplicht]')),
];

/** The id of the cell with a figure. */
export function cellOf(figure: FigureId): string {
  return `x.${figure.replace(/\./g, '_')}`;
}

/** The cell with a figure, in a formula. */
export function fig(figure: FigureId): string {
  return `[${cellOf(figure)}]`;
}
