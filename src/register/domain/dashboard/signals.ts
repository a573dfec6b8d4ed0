/** What the Rekenblad works out for signals: for each row how urgent it is and since when, as SIGNALS declares them. */
import { signalSpec, URGENCIES } from '../programme/signals.ts';
import { actionPoint, cluster, grant, handover, meeting, track } from '../schema/tables/index.ts';
import { BOARDS } from '../text/dashboard.ts';
import { type Block, block, DAY } from './blocks.ts';
import { all, any, flag, keyIn, monthsLater, number, quoted, shown } from './formulas.ts';
import { scopeBy } from './programme.ts';

/** Stands for no day, and so comes last. */
const NO_DAY = 99_999;

/** Letters of a next action that a list of work shows. */
const ACTION_LENGTH = 100;

const OPEN_TRACK = '[t.open~]=1';

/** 2, or 3 once it has lasted as long again; 0 while it does not hold. */
function rising(holds: string, days: string, threshold: string): string {
  return `IF(${holds};IF(${days}>=2*${threshold};3;2);0)`;
}

/** Nothing while a setting is empty. */
function known(setting: string, value: string): string {
  return `IF(ISNUMBER(${setting});${value};0)`;
}

const TRACKS = block('ts', track, (of) => [
  [
    'u1',
    label('geen_gebeurtenis'),
    known(
      '[silence_days]',
      rising(
        all(
          OPEN_TRACK,
          '[t.moved~]>0',
          '[today]-[t.moved~]>=[silence_days]',
          `1-${all(`[t.s1~]=${shown(track, 'state_w1', 'wacht')}`, `${number(of('review_date'))}>=[today]`)}`,
        ),
        '[today]-[t.moved~]',
        '[silence_days]',
      ),
    ),
  ],
  [
    'u2',
    label('wagon_niet_opgepakt'),
    known(
      '[handover_days]',
      rising(
        all(
          any(
            all(`[t.wagon~]=${shown(track, 'wagon', '2')}`, '[t.s2~]=""'),
            all(`[t.wagon~]=${shown(track, 'wagon', '3')}`, '[t.s3~]=""'),
          ),
          'ISNUMBER([t.since~])',
          '[t.age~]>[handover_days]',
        ),
        '[t.age~]',
        '[handover_days]',
      ),
    ),
  ],
  ['due', 'Actie voor', number(of('next_action_due')), DAY],
  [
    'u3',
    label('actie_te_laat'),
    rising(all(OPEN_TRACK, '[ts.due~]>0', '[ts.due~]<[today]'), '[today]-[ts.due~]', '14'),
  ],
  [
    'u4',
    label('start_zonder_nulmeting'),
    known(
      '[baseline_days]',
      `IF(${all(
        OPEN_TRACK,
        '[t.cluster~]<>""',
        'ISNUMBER([t.start~])',
        `${number('[t.start~]')}<=[today]`,
        `${of('baseline_level')}=""`,
      )};IF([today]>${number('[t.start~]')}+[baseline_days];3;2);0)`,
    ),
  ],
  ['review', 'Opnieuw bekijken', number(of('review_date')), DAY],
  [
    'u5',
    label('wacht_voorbij'),
    `IF(${all(
      `[t.s1~]=${shown(track, 'state_w1', 'wacht')}`,
      `[t.wagon~]=${shown(track, 'wagon', '1')}`,
      '[ts.review~]>0',
      '[ts.review~]<=[today]',
    )};2;0)`,
  ],
]);

const HANDOVERS = block('o', handover, (of) => [
  ['track', 'Traject', keyIn(of('track_id'))],
  ['cluster', 'Cluster', 'IFERROR(VLOOKUP([o.track~];[t.key..t.cluster];2;FALSE);"")'],
  ['name', 'Naam', 'IFERROR(VLOOKUP([o.track~];[t.key..t.name];4;FALSE);"Zonder cluster")'],
  ['scope', 'In keuze', scopeBy('[o.cluster~]')],
  ['waiting', 'Wacht', flag(any(decided('open', of('decision')), decided('bemiddeling', of('decision'))))],
  ['since', 'Aangeboden', number(of('offered_on')), DAY],
  [
    'u1',
    label('overdracht_open'),
    known(
      '[handover_days]',
      rising(
        all(decided('open', of('decision')), '[o.since~]>0', '[today]-[o.since~]>[handover_days]'),
        '[today]-[o.since~]',
        '[handover_days]',
      ),
    ),
  ],
  ['u2', label('overdracht_bemiddeling'), `IF(${decided('bemiddeling', of('decision'))};3;0)`],
  [
    'asked',
    'Bemiddeling sinds',
    `IF(${passedBy(number(of('decided_on')))};${of('decided_on')};IF(${passedBy('[o.since~]')};[o.since~];${NO_DAY}))`,
    DAY,
  ],
  ['decided', 'Besluit', number(of('decided_on')), DAY],
]);

function decided(code: string, column: string): string {
  return `${column}=${shown(handover, 'decision', code)}`;
}

const standing = (column: string, ...codes: readonly string[]): string =>
  any(...codes.map((code) => `${column}=${shown(grant, 'status', code)}`));

const GRANTS = block('g', grant, (of) => [
  ['key', 'Sleutel', of('grant_id')],
  ['track', 'Traject', keyIn(of('track_id'))],
  ['cluster', 'Cluster', 'IFERROR(VLOOKUP([g.track~];[t.key..t.cluster];2;FALSE);"")'],
  ['name', 'Naam', 'IFERROR(VLOOKUP([g.track~];[t.key..t.name];4;FALSE);"Zonder cluster")'],
  ['scope', 'In keuze', scopeBy('[g.cluster~]')],
  ['session', 'Sessie', keyIn(of('session_id'))],
  ['applied', 'Aangevraagd', number(of('application_date')), DAY],
  ['due', 'Verantwoording voor', number(of('account_due')), DAY],
  [
    'u1',
    label('verantwoording_te_laat'),
    `IF(${all(standing(of('status'), 'verleend', 'in_uitvoering'), '[g.due~]>0', '[g.due~]<[today]')};2;0)`,
  ],
  ['granted', 'Verleend op', number(of('granted_on')), DAY],
  ['settled', 'Vastgesteld op', number(of('settled_on')), DAY],
  [
    'standing',
    'Stand',
    `IF(${standing(of('status'), 'afgewezen', 'ingetrokken')};IF(${all('[g.applied~]>0', '[g.applied~]<=[today]', '[g.granted~]>[today]')};1;0);IF(${passedBy('[g.settled~]')};3;IF(${passedBy('[g.granted~]')};2;IF(${passedBy('[g.applied~]')};1;0))))`,
  ],
]);

function passedBy(day: string): string {
  return all(`${day}>0`, `${day}<=[today]`);
}

/** The last session that was held in each cluster, and whether somebody applied for a subsidy after it. */
const SPRINTS = block('cs', cluster, () => [
  ['day', 'Laatste sprint', 'IFERROR(VLOOKUP([c.key~];[l.cluster..l.session];2;FALSE);0)', DAY],
  ['session', 'Sessie', 'IFERROR(VLOOKUP([c.key~];[l.cluster..l.session];3;FALSE);"")'],
  [
    'going',
    'Loopt in wagon 1 of 2',
    `COUNTIFS([t.cluster];[c.key~];[t.open];1;[t.wagon];"<>"&${shown(track, 'wagon', '3')})`,
  ],
  ['applied', 'Aanvragen', 'COUNTIFS([g.session];[cs.session~];[g.cluster];[c.key~];[g.applied];">0")'],
  [
    'u1',
    label('sprint_zonder_aanvraag'),
    known(
      '[grant_signal]',
      known(
        '[grant_limit]',
        `IF(${all(
          '[cs.day~]>0',
          `[today]>${monthsLater('[cs.day~]', 'INT([grant_signal])')}+ROUND(([grant_signal]-INT([grant_signal]))*30;0)`,
          any('[c.tracks~]=0', '[cs.going~]>0'),
          '[cs.applied~]=0',
        )};IF([today]>${monthsLater('[cs.day~]', '[grant_limit]')};2;3);0)`,
      ),
    ),
  ],
]);

const MEETINGS = block('mt', meeting, (of) => [
  ['key', 'Sleutel', of('meeting_id')],
  ['cluster', 'Cluster', keyIn(of('cluster_id'))],
]);

const ACTIONS = block('p', actionPoint, (of) => [
  [
    'cluster',
    'Cluster',
    `IF(${of('cluster_id')}<>"";${keyIn(of('cluster_id'))};IFERROR(VLOOKUP(${keyIn(of('meeting_id'))};[mt.key..mt.cluster];2;FALSE);""))`,
  ],
  [
    'name',
    'Naam',
    'IF([p.cluster~]="";"Actiepunt";IFERROR(VLOOKUP([p.cluster~];[c.key..c.name];2;FALSE);[p.cluster~]))',
  ],
  ['scope', 'In keuze', scopeBy('[p.cluster~]')],
  ['due', 'Voor', number(of('due')), DAY],
  [
    'u1',
    label('actiepunt_te_laat'),
    rising(
      all(
        any(
          `${of('status')}=${shown(actionPoint, 'status', 'open')}`,
          `${of('status')}=${shown(actionPoint, 'status', 'bezig')}`,
        ),
        '[p.due~]>0',
        '[p.due~]<[today]',
      ),
      '[today]-[p.due~]',
      '14',
    ),
  ],
]);

/** Where the urgency of a signal stands, whose it is, since when, and what puts it within the choice of a municipality. */
interface Found {
  readonly id: string;
  readonly urgency: string;
  readonly place: string;
  /** Days as numbers; null where a signal has no such day. */
  readonly since: string | null;
  readonly scope: string;
}

const of = (id: string, block: string, urgency: string, since: string | null, shows = block): Found => ({
  id,
  urgency: `[${block}.${urgency}~]`,
  place: `[${shows}.name~]`,
  since: since && `[${since}~]`,
  scope: `[${shows}.scope~]`,
});

/** In the order of SIGNALS, which decides between equals. */
const found = (): readonly Found[] => [
  of('geen_gebeurtenis', 'ts', 'u1', 't.moved', 't'),
  of('wagon_niet_opgepakt', 'ts', 'u2', 't.since', 't'),
  of('actie_te_laat', 'ts', 'u3', 'ts.due', 't'),
  of('start_zonder_nulmeting', 'ts', 'u4', 't.start', 't'),
  of('wacht_voorbij', 'ts', 'u5', 'ts.review', 't'),
  of('sprint_zonder_aanvraag', 'cs', 'u1', 'cs.day', 'c'),
  of('sessie_zonder_uitslag', 'st', 'u1', 'st.planned'),
  of('sessie_zonder_uitslag', 'h', 'u1', 'h.day'),
  of('overdracht_open', 'o', 'u1', 'o.since'),
  of('overdracht_bemiddeling', 'o', 'u2', 'o.asked'),
  of('verantwoording_te_laat', 'g', 'u1', 'g.due'),
  of('actiepunt_te_laat', 'p', 'u1', 'p.due'),
  of('gemeente_zonder_traject', 'm', 'u1', null),
];

function label(id: string): string {
  return signalSpec(id).label;
}

/** Rows of urgency, label, place and day, of one signal; one row with urgency 0 where there is none. */
function rowsOf({ id, urgency, place, since, scope }: Found): string {
  const columns = [
    `+${urgency}`,
    `IF(${urgency}>0;${quoted(label(id))};"")`,
    place,
    since ?? `IF(${urgency}>0;${NO_DAY};0)`,
  ];
  return `IFERROR(FILTER(HSTACK(${columns.join(';')});${urgency}>0;${scope}=1);HSTACK(0;"";"";0))`;
}

/** The end of the grant: a signal about the programme, out of settings alone. */
const termEnds = (): string =>
  `HSTACK(IF(${all('ISNUMBER([spuk_end])', 'ISNUMBER([term_days])', '[spuk_end]>=[today]', '[spuk_end]-[today]<[term_days]', '[muni]=""')};IF(([spuk_end]-[today])*2<[term_days];3;2);0);${quoted(label('uitkering_loopt_af'))};"Hele programma";[spuk_end]+1-[term_days])`;

/**
 * All signals, the most urgent first and then those that last longest: urgency, label, place and day. Filled from
 * one cell.
 */
export const signalList = (): string =>
  `=ARRAYFORMULA(SORT(VSTACK(${[...found().map(rowsOf), termEnds()].join(';')});1;FALSE;4;TRUE))`;

/** Urgencies of a track, and the labels that go with them. */
const OF_TRACK: readonly (readonly [urgency: string, id: string])[] = [
  ['[ts.u1~]', 'geen_gebeurtenis'],
  ['[ts.u2~]', 'wagon_niet_opgepakt'],
  ['[ts.u3~]', 'actie_te_laat'],
  ['[ts.u4~]', 'start_zonder_nulmeting'],
  ['[ts.u5~]', 'wacht_voorbij'],
  ['[wu.sprint~]', 'sprint_zonder_aanvraag'],
  ['[wu.handover~]', 'overdracht_open'],
  ['[wu.mediation~]', 'overdracht_bemiddeling'],
  ['[wu.grant~]', 'verantwoording_te_laat'],
  ['[wu.session~]', 'sessie_zonder_uitslag'],
  ['[wu.point~]', 'actiepunt_te_laat'],
];

const atLeast = (urgency: number): string => any(...OF_TRACK.map(([place]) => `${place}>=${urgency}`));

const URGENCY_OF_TRACK = block('wu', track, () => [
  ['handover', label('overdracht_open'), most('o.track', '[t.key~]', 'o.u1')],
  ['mediation', label('overdracht_bemiddeling'), most('o.track', '[t.key~]', 'o.u2')],
  ['grant', label('verantwoording_te_laat'), most('g.track', '[t.key~]', 'g.u1')],
  [
    'sprint',
    label('sprint_zonder_aanvraag'),
    `IF(${all('[t.open~]=1', `[t.wagon~]<>${shown(track, 'wagon', '3')}`)};SUMIF([c.key];[t.cluster~];[cs.u1]);0)`,
  ],
  [
    'session',
    label('sessie_zonder_uitslag'),
    `IF(${all('[t.open~]=1', 'COUNTIFS([st.cluster];[t.cluster~];[st.u1];">0")>0')};2;0)`,
  ],
  [
    'point',
    label('actiepunt_te_laat'),
    `IF(${all('[t.open~]=1', '[t.cluster~]<>""')};${most('p.cluster', '[t.cluster~]', 'p.u1')};0)`,
  ],
]);

/** The highest urgency among rows of a track, or of its cluster. */
function most(column: string, own: string, urgencyColumn: string): string {
  const some = (urgency: number): string => `COUNTIFS([${column}];${own};[${urgencyColumn}];${urgency})>0`;
  return `IF(${some(3)};3;IF(${some(2)};2;0))`;
}

/** A text that fits in the four lines of its column; a longer one ends with where the rest stands. */
function fitting(text: string): string {
  const rest = BOARDS.lists.more;
  return `IF(LEN(${text})>${ACTION_LENGTH};LEFT(${text};${ACTION_LENGTH - rest.length})&${quoted(rest)};${text})`;
}

/** What the lists of work show of a track, in the order of their columns. */
const LISTED = block('w', track, (of) => [
  [
    'word',
    'Dringend',
    `IF([w.urgency~]=3;${quoted(URGENCIES[3])};IF([w.urgency~]=2;${quoted(URGENCIES[2])};""))`,
  ],
  ['name', 'Traject', '[t.name~]'],
  [
    'signal',
    'Signaal',
    OF_TRACK.map(([place, id]) => `IF(${place}>0;${quoted(`${label(id)}. `)};"")`).join('&'),
  ],
  ['action', 'Volgende actie', fitting(`${of('next_action')}&""`)],
  ['due', 'Voor', `IF(${of('next_action_due')}="";"";${of('next_action_due')})`, DAY],
  // The name alone: the key stands in Trajecten.
  ['owner', 'Wie', `REGEXREPLACE(${of('next_action_owner_id')}&"";"^[A-Z]+-[0-9]+ · ";"")`],
  ['state', 'Status', '[t.state~]'],
  ['since', 'Sinds', '[t.since~]', DAY],
  ['places', 'Gemeente', 'REGEXREPLACE([t.places~];"GM[0-9]+ · ";"")'],
  ['urgency', 'Volgorde', `IF(${atLeast(3)};3;IF(${atLeast(2)};2;0))`],
]);

export const SIGNAL_BLOCKS: readonly Block[] = [
  TRACKS,
  HANDOVERS,
  GRANTS,
  SPRINTS,
  MEETINGS,
  ACTIONS,
  URGENCY_OF_TRACK,
  LISTED,
];
