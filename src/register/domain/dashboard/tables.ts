/** The tables of the tab Dashboard: what to talk about, the wagons, municipalities, where nothing happens, and themes. */
import { WAGONS } from '../programme/states.ts';
import { BOARDS } from '../text/dashboard.ts';
import { SHOWN_DAY } from './blocks.ts';
import type { BoardCell } from './board.ts';
import { fig } from './counted.ts';
import { quoted } from './formulas.ts';
import { heading, heads, LEFT, MIDDLE, nth, PLACES, RIGHT, ROW, SIGNALS, THEMES, WHITE } from './page.ts';

const { headings } = BOARDS;

/** Names of places that a theme shows at most. */
const NAMED = 5;

const SIGNAL_COUNT = 'COUNTIFS([s.urgency];">0")';

export const talk = (): readonly BoardCell[] => [
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

export const course = (): readonly BoardCell[] => [
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
          ? { ...cell, note: 'Gestarte clusters die deze wagon of een latere ooit bereikten.' }
          : cell.value === 'Gaat door'
            ? {
                ...cell,
                note: 'Deel van de clusters die deze wagon afsloten of oversloegen en verder kwamen.',
              }
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

const ENDED = WAGONS.find(({ code }) => code === 'klaar')!.label;

export const places = (): readonly BoardCell[] => [
  heading(ROW.places, headings.places, MIDDLE),
  ...heads(ROW.places + 1, MIDDLE, [
    ['Gemeente', 2],
    ...WAGONS.map(({ code, label }): [string, number, boolean] => [
      code === '0' ? BOARDS.candidate : label,
      1,
      true,
    ]),
  ]).map((cell) =>
    cell.value === ENDED ? { ...cell, note: 'Trajecten die zijn afgerond of gestopt.' } : cell,
  ),
  ...Array.from({ length: PLACES }, (_, index): BoardCell[] => {
    const row = ROW.places + 2 + index;
    const code = nth('n.key', index);
    return [
      { row, column: MIDDLE, value: `=IFERROR(${nth('n.name', index)}&"";"")`, id: `place.${index}` },
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

export const white = (): readonly BoardCell[] => [
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

export const themes = (): readonly BoardCell[] => [
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
