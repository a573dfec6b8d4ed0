/** The Rekenblad: a hidden tab on which the figures of the dashboard are worked out, step by step. */
import { FIGURES } from '../monitoring/figures.ts';
import { GROUPS } from '../schema/table.ts';
import { BOARDS } from '../text/dashboard.ts';
import { cellsOfBlocks, DAY, HEAD_ROW, widthOfBlocks } from './blocks.ts';
import type { Board, BoardCell } from './board.ts';
import { COMPLETENESS_BLOCKS } from './completeness.ts';
import { cellOf, counted } from './counted.ts';
import { MAIL_STEPS } from './mail.ts';
import { THEMES } from './page.ts';
import { PROGRAMME_BLOCKS } from './programme.ts';
import { SIGNAL_BLOCKS, signalList } from './signals.ts';
import { THEME_BLOCK } from './themes.ts';

const { periods, all: EVERYWHERE } = BOARDS.choices;
export const POINTS = 12;

const settingOf = (id: string): string =>
  `=IFERROR(INDEX(setting_number;MATCH("${id}";setting_setting_id;0));"")`;
const TERM_KNOWN = 'AND(ISNUMBER([spuk_start]);ISNUMBER([spuk_end]))';
const legOf = (code: string): string =>
  `=IFERROR(INDEX(code_list_label;MATCH("spuk_been.${code}";code_list_code_id;0));"${code}")`;

/** Picks by the chosen period; a calendar year where it is none of those told. */
function byPeriod(told: Partial<Record<keyof typeof periods, string>>, otherwise: string): string {
  return Object.entries(told).reduceRight(
    (rest, [name, value]) => `IF([period]="${periods[name as keyof typeof periods]}";${value};${rest})`,
    otherwise,
  );
}

type Step = readonly [id: string, label: string, formula: string, format?: string];

const STEPS: readonly Step[] = [
  ['today', 'Vandaag', '=TODAY()', DAY],
  ['chosen_year', 'Jaar', '=IF(ISNUMBER([year]);[year];YEAR(TODAY()))', '0'],
  [
    'from',
    'Van',
    `=${byPeriod(
      {
        second: 'DATE([chosen_year];7;1)',
        grantYear: 'DATE([chosen_year];5;1)',
        term: 'IF(ISNUMBER([spuk_start]);[spuk_start];DATE([chosen_year];1;1))',
      },
      'DATE([chosen_year];1;1)',
    )}`,
    DAY,
  ],
  [
    'until',
    'Tot en met',
    `=${byPeriod(
      {
        first: 'DATE([chosen_year];6;30)',
        grantYear: 'DATE([chosen_year]+1;4;30)',
        term: 'IF(ISNUMBER([spuk_end]);[spuk_end];DATE([chosen_year];12;31))',
      },
      'DATE([chosen_year];12;31)',
    )}`,
    DAY,
  ],
  ['upto', 'Geteld tot en met', '=MIN([until];[today])', DAY],
  [
    'muni',
    'Gemeente',
    `=IF(OR([place]="";[place]="${EVERYWHERE}");"";LEFT([place];FIND(" ";[place]&" ")-1))`,
  ],
  ['goal', 'Doel per jaar', settingOf('goal_starts_per_year')],
  ['spuk_start', 'Uitkering van', settingOf('spuk_start'), DAY],
  ['spuk_end', 'Uitkering tot en met', settingOf('spuk_end'), DAY],
  // Days before and after the term ask for no starts; all do as long as the term is not known.
  ['term_from', 'Doel telt niet voor', `=IF(${TERM_KNOWN};[spuk_start];0)`, DAY],
  ['term_until', 'Doel telt niet na', `=IF(${TERM_KNOWN};[spuk_end];99999)`, DAY],
  ['amount_bt', 'Beschikking bedrijventerreinen', settingOf('spuk_amount_bt')],
  ['amount_mkb', 'Beschikking mkb', settingOf('spuk_amount_mkb')],
  ['silence_days', 'Stil na dagen', settingOf('signal_silence_days')],
  ['handover_days', 'Overdracht hangt na dagen', settingOf('signal_handover_days')],
  ['grant_signal', 'Geen aanvraag na maanden', settingOf('grant_signal_months')],
  ['grant_limit', 'Aanvragen binnen maanden', settingOf('grant_limit_months')],
  ['baseline_days', 'Nulmeting binnen dagen', settingOf('baseline_days')],
  ['term_days', 'Einde uitkering binnen dagen', settingOf('signal_term_end_days')],
  ['mail_days', 'Mail wacht te lang na dagen', settingOf('signal_mail_days')],
  ['mail_quota', 'Mail per dag', settingOf('mail_day_quota')],
  ...MAIL_STEPS,
  ['leg_bt', 'SPUK-deel bedrijventerreinen', legOf('bt')],
  ['leg_mkb', 'SPUK-deel mkb', legOf('mkb')],
  ['leg_none', 'Geen SPUK', legOf('geen')],
  [
    'goal_from',
    'Doel geldt van',
    `=${byPeriod({ grantYear: 'DATE([chosen_year];5;1)', term: '[from]' }, 'DATE([chosen_year];1;1)')}`,
    DAY,
  ],
  [
    'goal_until',
    'Doel geldt tot en met',
    `=${byPeriod({ grantYear: 'DATE([chosen_year]+1;4;30)', term: '[until]' }, 'DATE([chosen_year];12;31)')}`,
    DAY,
  ],
  [
    'goal_total',
    'Doel in die tijd',
    `=IF([muni]<>"";"";IF(ISNUMBER([goal]);${byPeriod({ term: '[x.I2_looptijd_doel]' }, '[goal]')};""))`,
  ],
  [
    'goal_so_far',
    'Naar de tijd nodig',
    `=${byPeriod({ grantYear: '[x.I2_uitkeringsjaar_verwacht]', term: '[x.I2_looptijd_verwacht]' }, '[x.I2_verwacht]')}`,
    '0.0',
  ],
  [
    'goal_reached',
    'Gestart in die tijd',
    `=${byPeriod({ grantYear: '[x.I1_uitkeringsjaar]', term: '[x.I1]' }, '[x.I1_kalenderjaar]')}`,
  ],
  [
    'months',
    'Maanden per punt',
    `=MAX(1;ROUNDUP(((YEAR([goal_until]+1)-YEAR([goal_from]))*12+MONTH([goal_until]+1)-MONTH([goal_from]))/${POINTS};0))`,
  ],
];

const FIRST = HEAD_ROW + 1;
const MONTH_ROW = FIRST + STEPS.length + 2;
const FIGURE_ROW = MONTH_ROW + POINTS + 3;

const steps = (): readonly BoardCell[] =>
  STEPS.flatMap(([id, label, value, format], index) => [
    { row: FIRST + index, column: 1, value: label },
    { row: FIRST + index, column: 2, value, id, ...(format && { format }) },
  ]);

const figures = (): readonly BoardCell[] =>
  counted().flatMap(({ figure, moment, formula }, index) => [
    { row: FIGURE_ROW + 1 + index, column: 1, value: `${figure} ${FIGURES[figure].label}` },
    {
      row: FIGURE_ROW + 1 + index,
      column: 2,
      value: `=${formula}`,
      id: cellOf(figure),
      note: FIGURES[figure].formula,
      ...formatOf(FIGURES[figure].unit),
    },
    { row: FIGURE_ROW + 1 + index, column: 3, value: BOARDS.workings.moments[moment] },
  ]);

function formatOf(unit: string): { format?: string } {
  return unit === 'aandeel' ? { format: '0.0%' } : unit === 'euro' ? { format: '"€" #,##0' } : {};
}

/** Starts added up per month or more, beside what the goal asks by then; ahead of today there is only the goal. */
const months = (): readonly BoardCell[] =>
  Array.from({ length: POINTS }, (_, index): BoardCell[] => {
    const row = MONTH_ROW + 1 + index;
    const begin = `DATE(YEAR([goal_from]);MONTH([goal_from])+${index}*[months];1)`;
    const next = `DATE(YEAR([goal_from]);MONTH([goal_from])+${index + 1}*[months];1)`;
    const month = `CHOOSE(MONTH(${next}-1);${BOARDS.months.map((name) => `"${name}"`).join(';')})`;
    return [
      { row, column: 1, value: `=${month}&IF([months]>1;" "&YEAR(${next}-1);"")` },
      {
        row,
        column: 2,
        value: `=IF(${begin}>[today];"";SUMIFS([t.weight];[t.scope];1;[t.start];">="&[goal_from];[t.start];"<="&MIN(${next}-1;[today])))`,
      },
      {
        row,
        column: 3,
        value: `=IF([goal_total]="";"";[goal_total]*MAX(0;MIN(${next}-1;[goal_until];[term_until])-MAX([goal_from];[term_from])+1)/([goal_until]-[goal_from]+1))`,
        format: '0.0',
      },
    ];
  }).flat();

/** Everything that happened with a track or a cluster, the last first: its key and the day. */
const MOVES = [
  ['[e.track~]', '[e.day~]'],
  ['[o.track~]', '[o.since~]'],
  ['[o.track~]', '[o.decided~]'],
  ['[g.track~]', '[g.applied~]'],
  ['[v.cluster~]', '[v.day~]'],
  ['[a.cluster~]', '[a.day~]'],
  ['[st.cluster~]', '[st.day~]'],
] as const;
const stack = (at: 0 | 1): string => `VSTACK(${MOVES.map((one) => one[at]).join(';')})`;
const moves = `=IFERROR(SORT(FILTER(HSTACK(${stack(0)};${stack(1)});ISNUMBER(${stack(1)});${stack(1)}<=[today];${stack(0)}<>"");2;FALSE);"")`;

/** The sessions that were held in each cluster, the last first. */
const held =
  '=IFERROR(SORT(FILTER(HSTACK([st.cluster~];[st.day~];[st.session~]);[st.day~]>0;[st.day~]<=[today];[st.cluster~]<>"");2;FALSE;3;FALSE);"")';

/** The municipalities by name, however their tab is sorted. */
const byName = '=IFERROR(SORT(FILTER(HSTACK([m.name~];[m.key~]);[m.key~]<>"");1;TRUE);"")';

/** Columns that one formula fills side by side: ids, headers, and what is calculated. */
function lists(first: number): readonly BoardCell[] {
  let column = first;
  return (
    [
      [
        'Bewegingen',
        moves,
        [
          ['b.key', 'Sleutel'],
          ['b.day', 'Datum'],
        ],
      ],
      [
        'Sprints',
        held,
        [
          ['l.cluster', 'Cluster'],
          ['l.day', 'Datum'],
          ['l.session', 'Sessie'],
        ],
      ],
      [
        'Gemeenten op naam',
        byName,
        [
          ['n.name', 'Naam'],
          ['n.key', 'Code'],
        ],
      ],
      [
        'Signalen',
        signalList(),
        [
          ['s.urgency', 'Dringend'],
          ['s.label', 'Signaal'],
          ['s.place', 'Waar'],
          ['s.since', 'Sinds'],
        ],
      ],
    ] as const
  ).flatMap(([title, formula, columns]) => {
    const start = column;
    column += columns.length + 1;
    return [
      { row: HEAD_ROW - 1, column: start, value: title, style: 'heading' } as const,
      ...columns.flatMap(([id, label], index): BoardCell[] => [
        { row: HEAD_ROW, column: start + index, value: label, style: 'head' },
        {
          row: FIRST,
          column: start + index,
          value: index === 0 ? formula : '',
          id,
          fills: true,
          ...(/\.(day|since)$/.test(id) && { format: DAY }),
        },
      ]),
    ];
  });
}

const choices = (): readonly BoardCell[] => [
  { row: HEAD_ROW, column: 4, value: BOARDS.choices.year, style: 'head' },
  { row: FIRST, column: 4, value: BOARDS.choices.thisYear, id: 'years' },
  ...Array.from(
    { length: 7 },
    (_, index): BoardCell => ({
      row: FIRST + 1 + index,
      column: 4,
      value: `=YEAR(IF(ISNUMBER([spuk_start]);[spuk_start];TODAY()))+${index}`,
      format: '0',
    }),
  ),
  { row: HEAD_ROW, column: 6, value: BOARDS.workings.themed, style: 'head' },
  ...Array.from(
    { length: THEMES },
    (_, index): BoardCell => ({
      row: FIRST + index,
      column: 6,
      value: `=ARRAYFORMULA(IF([theme.${index}]="";"";TEXTJOIN("|";TRUE;IF(ISNUMBER(SEARCH(","&[theme.${index}]&",";[t.themes~]))*([t.live~]=1)*([t.open~]=1)*([t.scope~]=1);[t.name~];""))))`,
      id: `themed.${index}`,
    }),
  ),
  { row: HEAD_ROW, column: 5, value: BOARDS.choices.place, style: 'head' },
  { row: FIRST, column: 5, value: EVERYWHERE, id: 'places' },
  {
    row: FIRST + 1,
    column: 5,
    value:
      '=IFERROR(ARRAYFORMULA(SORT(FILTER(municipality_municipality_code&" · "&municipality_name;municipality_municipality_code<>"");FILTER(municipality_name;municipality_municipality_code<>"");TRUE));"")',
    id: 'place_list',
    fills: true,
    extent: 'municipality_municipality_code',
  },
];

const BLOCKS = [...PROGRAMME_BLOCKS, ...SIGNAL_BLOCKS, THEME_BLOCK, ...COMPLETENESS_BLOCKS];
const FIRST_BLOCK = 8;
export function workings(): Board {
  const firstList = FIRST_BLOCK + widthOfBlocks(BLOCKS);
  return {
    id: 'workings',
    tab: BOARDS.workings.tab,
    color: GROUPS.beheer.color,
    hidden: true,
    // Google adds rows by itself where a table has more.
    rows: 400,
    widths: Array.from({ length: firstList + 15 }, (_, index) => (index === 0 ? 300 : 110)),
    frozenRows: HEAD_ROW,
    cells: [
      { row: 1, column: 1, value: BOARDS.workings.title, style: 'title' },
      { row: 2, column: 1, value: BOARDS.workings.help },
      { row: HEAD_ROW, column: 1, value: BOARDS.workings.steps, style: 'head' },
      ...steps(),
      { row: FIGURE_ROW, column: 1, value: BOARDS.workings.figures, style: 'head' },
      ...figures(),
      { row: MONTH_ROW, column: 1, value: BOARDS.workings.month, id: 'mth.name' },
      { row: MONTH_ROW, column: 2, value: BOARDS.workings.started, id: 'mth.started' },
      { row: MONTH_ROW, column: 3, value: BOARDS.workings.goal, id: 'mth.goal' },
      ...months(),
      ...choices(),
      ...cellsOfBlocks(BLOCKS, FIRST_BLOCK),
      ...lists(firstList),
    ],
  };
}
