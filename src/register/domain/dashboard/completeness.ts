/** What the Rekenblad works out for completeness: of each row how many fields are asked and filled, as I14 counts. */
import type { Row, Table } from '../schema/table.ts';
import {
  activity,
  cluster,
  costLine,
  grant,
  handover,
  measure,
  meteringCampaign,
  orgAssessment,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { NO_LEG } from '../text/monitoring.ts';
import { type Block, block, DAY } from './blocks.ts';
import { any, keyIn, number, quoted, shown } from './formulas.ts';
import { scopeBy } from './programme.ts';

/** A further field that is asked while a condition holds; what fills it is a condition as well. */
interface Further {
  readonly when: string;
  readonly filled: string;
}

const filled = (column: string): string => `(${column}<>"")`;

/** The columns that every row must hold, as I14 has them. */
function required(table: Table): readonly string[] {
  return table.fields.filter((field) => {
    const column = table.columns[field]!;
    return column.required && !column.system && field !== table.key.field;
  });
}

/**
 * Two columns of a table: fields asked and fields filled, 0 for rows that do not count. `counts` is 1 for a row
 * that does; `scope` 1 where it belongs to the choice of a municipality.
 */
function asked<T extends Table>(
  id: string,
  table: T,
  counts: string,
  further: (of: (field: keyof Row<T> & string) => string) => readonly Further[],
): Block {
  return block(id, table, (of) => {
    const always = required(table).map((field) => filled(of(field as keyof Row<T> & string)));
    const more = further(of);
    const sum = (parts: readonly string[]): string => parts.join('+');
    return [
      [
        'asked',
        'Gevraagd',
        `${counts}*(${sum([String(always.length), ...more.map(({ when }) => `(${when})`)])})`,
      ],
      [
        'filled',
        'Ingevuld',
        `${counts}*(${sum([...always, ...more.map((one) => `(${one.when})*(${one.filled})`)])})`,
      ],
    ];
  });
}

/** 1 for a row without its day, or of today or earlier. */
function dated(day: string): string {
  return `(${number(day)}<=[today])`;
}

const ACTIVITIES = block('v', activity, (of) => [
  ['key', 'Sleutel', of('activity_id')],
  ['cluster', 'Cluster', keyIn(of('cluster_id'))],
  ['day', 'Datum', number(of('activity_date')), DAY],
]);

const COSTS = block('k', costLine, (of) => [
  ['day', 'Prestatiedatum', number(of('performance_date')), DAY],
  [
    'own',
    'Cluster van de activiteit',
    `IFERROR(VLOOKUP(${keyIn(of('activity_id'))};[v.key..v.cluster];2;FALSE);"")`,
  ],
  [
    'cluster',
    'Cluster',
    `IF([k.own~]<>"";[k.own~];IFERROR(VLOOKUP(${keyIn(of('grant_id'))};[g.key..g.cluster];3;FALSE);""))`,
  ],
  ['scope', 'In keuze', scopeBy('[k.cluster~]')],
  // The list of legs belongs to the users, so its label is looked up.
  ['leg', 'SPUK-deel', `IF(${of('spuk_leg')}="";${quoted(NO_LEG)};${of('spuk_leg')}&"")`],
  ['charged', 'Ten laste van SPUK', number(of('charged_to_spuk')), '"€" #,##0'],
]);

const CAMPAIGNS = block('q', meteringCampaign, (of) => [
  ['scope', 'In keuze', scopeBy(keyIn(of('cluster_id')))],
]);

const MEASURES = block('mm', measure, (of) => [['scope', 'In keuze', scopeBy(keyIn(of('cluster_id')))]]);

const ASKED: readonly Block[] = [
  asked('ic', cluster, '[c.scope~]', () => []),
  asked('ir', terrain, '[r.scope~]', () => []),
  asked('it', track, '[t.scope~]*[t.live~]', (of) => {
    const started = `${number('[t.start~]')}>0`;
    const hasBegun = `(${started})*(${number('[t.start~]')}<=[today])`;
    return [
      { when: hasBegun, filled: filled(of('driver_id')) },
      // That of the cluster, as the figures have it: a second track may have one of its own.
      { when: hasBegun, filled: 'SUMIF([c.key];[t.cluster~];[c.basenow])>0' },
      { when: '[t.open~]=1', filled: filled(of('next_action')) },
      { when: '[t.open~]=1', filled: filled(of('next_action_due')) },
    ];
  }),
  asked('ih', sprintSession, `[h.scope~]*${dated('[h.day~]')}`, (of) => [
    { when: '[h.held~]=1', filled: filled(of('entrepreneur_count')) },
  ]),
  asked('ia', orgAssessment, `[a.scope~]*${dated('[a.day~]')}`, () => []),
  asked('io', handover, `[o.scope~]*${dated('[o.since~]')}`, (of) => [
    {
      when: `1-${any(`${of('decision')}=${shown(handover, 'decision', 'open')}`, `${of('decision')}=""`)}`,
      filled: filled(of('decided_on')),
    },
  ]),
  asked('ig', grant, `[g.scope~]*${dated('[g.applied~]')}`, (of) => [
    { when: '[g.standing~]>=1', filled: filled(of('application_date')) },
    { when: '[g.standing~]>=1', filled: filled(of('requested')) },
    { when: '[g.standing~]>=2', filled: filled(of('granted')) },
    { when: '[g.standing~]>=3', filled: filled(of('settled')) },
  ]),
  asked('iq', meteringCampaign, '[q.scope~]', (of) => {
    const when = `${of('status')}=${shown(meteringCampaign, 'status', 'geanalyseerd')}`;
    return [of('analysed_on'), of('invited_count'), of('data_count')].map((column) => ({
      when,
      filled: filled(column),
    }));
  }),
  asked('im', measure, '[mm.scope~]', (of) => [
    {
      when: `${of('status')}=${shown(measure, 'status', 'uitgevoerd')}`,
      filled: filled(of('realised_on')),
    },
  ]),
  asked('ik', costLine, `[k.scope~]*${dated('[k.day~]')}`, (of) => [
    { when: '1=1', filled: filled(of('charged_to_spuk')) },
    { when: `${number(of('vat'))}<>0`, filled: filled(of('vat_recoverable')) },
  ]),
];

export const COMPLETENESS_BLOCKS: readonly Block[] = [ACTIVITIES, COSTS, CAMPAIGNS, MEASURES, ...ASKED];

/** The sum of a column over all tables. */
export function totalOf(column: 'asked' | 'filled'): string {
  return ASKED.map(({ id }) => `SUM([${id}.${column}])`).join('+');
}
