/** What the Rekenblad works out for clusters, tracks, assessments and steps: starts, levels and wagons. */
import {
  cluster,
  codeList,
  municipality,
  orgAssessment,
  sessionTerrain,
  sprintSession,
  stageEvent,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { type Block, block, DAY } from './blocks.ts';
import { all, any, flag, keyIn, later, number, shown } from './formulas.ts';

const ENDED = shown(track, 'wagon', 'klaar');
const NOT_BEGUN = shown(track, 'wagon', '0');
const w1 = (code: string): string => shown(track, 'state_w1', code);
const w2 = (code: string): string => shown(track, 'state_w2', code);
const w3 = (code: string): string => shown(track, 'state_w3', code);
const STATES = '[t.s1~]';

/** Whether a row of this cluster is shown at the choice of a municipality. */
export function scopeBy(clusterColumn: string): string {
  return `IF([muni]="";1;SUMIF([c.key];${clusterColumn};[c.scope]))`;
}

const CLUSTERS = block('c', cluster, (of) => [
  ['key', 'Sleutel', of('cluster_id')],
  ['name', 'Naam', `${of('name')}&""`],
  ['places', 'Gemeenten', `${of('municipality_codes')}&""`],
  ['counts', 'Telt als', `IF(${of('counts_as')}="";1;${of('counts_as')})`],
  ['scope', 'In keuze', `IF([muni]="";1;${flag(`ISNUMBER(SEARCH([muni];${of('municipality_codes')}))`)})`],
  ['start', 'Start', 'SUMIF([t.cluster];[c.key~];[t.startday])', DAY],
  ['now', 'Niveau + 1', 'SUMIF([a.cluster];[c.key~];[a.now])'],
  ['base', 'Nulmeting + 1', 'SUMIFS([a.base];[a.cluster];[c.key~];[a.day];"<="&[upto])'],
  ['basenow', 'Nulmeting nu + 1', 'SUMIFS([a.base];[a.cluster];[c.key~];[a.day];"<="&[today])'],
  ['started', 'Gestart', flag(all('[c.start~]>0', '[c.start~]<=[upto]'))],
  ['raised', 'Verbeterd', flag(all('[c.started~]=1', '[c.base~]>0', '[c.now~]>[c.base~]'))],
  ['tracks', 'Trajecten', 'COUNTIF([t.cluster];[c.key~])'],
  ['covered', 'Gedekt', flag('COUNTIFS([t.cluster];[c.key~];[t.live];1;[t.stopped];0)>0')],
  ['began', 'Ooit gestart', flag(all('[c.start~]>0', '[c.start~]<=[today]'))],
  ['end1', 'Wagon 1 af', flag(passage('end1'))],
  ['in2', 'Wagon 2 bereikt', flag(passage('in2'))],
  ['end2', 'Wagon 2 af', flag(passage('end2'))],
  ['in3', 'Wagon 3 bereikt', flag(passage('in3'))],
]);

function passage(column: string): string {
  return all('[c.began~]=1', `COUNTIFS([t.cluster];[c.key~];[t.live];1;[t.${column}];1)>0`);
}

const TRACKS = block('t', track, (of) => [
  ['key', 'Sleutel', of('track_id')],
  ['cluster', 'Cluster', keyIn(of('cluster_id'))],
  ['listed', 'Naam cluster', 'IFERROR(VLOOKUP([t.cluster~];[c.key..c.name];2;FALSE);"")'],
  ['name', 'Naam', `IF([t.listed~]="";IF(${of('name')}="";[t.key~];${of('name')});[t.listed~])`],
  ['places', 'Gemeenten', 'IFERROR(VLOOKUP([t.cluster~];[c.key..c.places];3;FALSE);"")'],
  ['scope', 'In keuze', scopeBy('[t.cluster~]')],
  // What was never given a step is not there yet for the figures.
  [
    'live',
    'Begonnen',
    flag(all('[t.cluster~]<>""', 'COUNTIF([e.track];[t.key~])>0', 'COUNTIF([c.key];[t.cluster~])>0')),
  ],
  ['wagon', 'Wagon', `${of('wagon')}&""`],
  ['open', 'Loopt', flag(`${of('wagon')}<>${ENDED}`)],
  ['s1', 'Wagon 1', `${of('state_w1')}&""`],
  ['s2', 'Wagon 2', `${of('state_w2')}&""`],
  ['s3', 'Wagon 3', `${of('state_w3')}&""`],
  ['state', 'Status', `IF([t.s3~]<>"";[t.s3~];IF([t.s2~]<>"";[t.s2~];${STATES}))`],
  ['stopped', 'Gestopt', flag(`[t.state~]=${w3('gestopt')}`)],
  ['since', 'Sinds', `IF(${of('state_since')}="";"";${of('state_since')})`, DAY],
  ['age', 'Dagen', `IF(${of('state_since')}="";"";[today]-${of('state_since')})`],
  ['start', 'Start', `IF(${of('start_date')}="";"";${of('start_date')})`, DAY],
  ['row', 'Rij', `ROW(${of('track_id')})`],
  [
    'first',
    'Eerste van cluster',
    flag(
      all(
        'ISNUMBER([t.start~])',
        '[t.live~]=1',
        `COUNTIFS([t.cluster];[t.cluster~];[t.live];1;[t.start];"<"&[t.start~])=0`,
        `COUNTIFS([t.cluster];[t.cluster~];[t.live];1;[t.start];[t.start~];[t.row];"<"&[t.row~])=0`,
      ),
    ),
  ],
  ['startday', 'Start cluster', 'IF([t.first~]=1;[t.start~];0)', DAY],
  ['weight', 'Telt mee', '[t.first~]*SUMIF([c.key];[t.cluster~];[c.counts])'],
  [
    'in2',
    'Wagon 2 bereikt',
    flag(
      any(
        '[t.s2~]<>""',
        '[t.s3~]<>""',
        `${STATES}=${w1('overgedragen_w2')}`,
        `${STATES}=${w1('al_georganiseerd')}`,
      ),
    ),
  ],
  [
    'end1',
    'Wagon 1 af',
    flag(any('[t.in2~]=1', `${STATES}=${w1('klaar_zonder_vervolg')}`, `${STATES}=${w1('gestopt')}`)),
  ],
  ['in3', 'Wagon 3 bereikt', flag(any('[t.s3~]<>""', `[t.s2~]=${w2('overgedragen_w3')}`))],
  [
    'end2',
    'Wagon 2 af',
    flag(any('[t.in3~]=1', `[t.s2~]=${w2('klaar_zonder_w3')}`, `[t.s2~]=${w2('gestopt')}`)),
  ],
  ['themes', "Thema's", `","&SUBSTITUTE(SUBSTITUTE(${of('themes')};", ";",");"; ";",")&","`],
  // Each found once: what is compared below is written out twice.
  [
    'stepped',
    'Laatste stap',
    `IF(${number(of('state_since'))}<=[today];${number(of('state_since'))};0)`,
    DAY,
  ],
  ['made', 'Aangemaakt', `INT(${number(of('created_on'))})`, DAY],
  ['ownmove', 'Beweging traject', 'IFERROR(VLOOKUP([t.key~];[b.key..b.day];2;FALSE);0)', DAY],
  ['othermove', 'Beweging cluster', 'IFERROR(VLOOKUP([t.cluster~];[b.key..b.day];2;FALSE);0)', DAY],
  ['begun', 'Stap of begin', later('[t.stepped~]', '[t.made~]'), DAY],
  ['moves', 'Beweging', later('[t.ownmove~]', '[t.othermove~]'), DAY],
  ['moved', 'Laatste beweging', later('[t.begun~]', '[t.moves~]'), DAY],
  ['candidate', 'Kandidaat', flag(`${of('wagon')}=${NOT_BEGUN}`)],
]);

const ASSESSMENTS = block('a', orgAssessment, (of) => [
  ['cluster', 'Cluster', keyIn(of('cluster_id'))],
  ['day', 'Datum', `IF(${of('assessed_on')}="";"";${of('assessed_on')})`, DAY],
  ['row', 'Rij', `ROW(${of('assessment_id')})`],
  ['scope', 'In keuze', scopeBy('[a.cluster~]')],
  [
    'now',
    'Laatste: niveau + 1',
    `IF(${all(
      'ISNUMBER([a.day~])',
      '[a.day~]<=[upto]',
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];">"&[a.day~];[a.day];"<="&[upto])=0',
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];[a.day~];[a.row];">"&[a.row~])=0',
    )};1+${of('level')};0)`,
  ],
  ['start', 'Start cluster', 'SUMIF([t.cluster];[a.cluster~];[t.startday])', DAY],
  [
    'base',
    'Nulmeting: niveau + 1',
    `IF(${all('ISNUMBER([a.day~])', '[a.start~]>0')};IF([a.day~]<=[a.start~];IF(${all(
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];">"&[a.day~];[a.day];"<="&[a.start~])=0',
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];[a.day~];[a.row];">"&[a.row~])=0',
    )};1+${of('level')};0);IF(${all(
      '[a.day~]<=[a.start~]+[baseline_days]',
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];"<"&[a.day~])=0',
      'COUNTIFS([a.cluster];[a.cluster~];[a.day];[a.day~];[a.row];"<"&[a.row~])=0',
    )};1+${of('level')};0));0)`,
  ],
]);

const EVENTS = block('e', stageEvent, (of) => [
  [
    'track',
    'Traject',
    `IF(${of('event_date')}="";"";IF(${of('event_date')}<=[today];${keyIn(of('track_id'))};""))`,
  ],
  ['day', 'Datum', `IF(${of('event_date')}="";"";${of('event_date')})`, DAY],
]);

const TERRAINS = block('r', terrain, (of) => [
  ['key', 'Sleutel', of('terrain_id')],
  ['cluster', 'Cluster', keyIn(of('cluster_id'))],
  ['scope', 'In keuze', scopeBy('[r.cluster~]')],
  ['place', 'Gemeente', keyIn(of('municipality_code'))],
  ['tracked', 'Met traject', flag('COUNTIF([t.cluster];[r.cluster~])>0')],
  [
    'reached',
    'Deed mee',
    flag('COUNTIFS([st.terrain];[r.key~];[st.day];">="&[from];[st.day];"<="&[upto])>0'),
  ],
]);

const SESSIONS = block('h', sprintSession, (of) => [
  ['key', 'Sleutel', of('session_id')],
  ['day', 'Datum', `IF(${of('session_date')}="";"";${of('session_date')})`, DAY],
  ['held', 'Gehouden', flag(`${of('status')}=${shown(sprintSession, 'status', 'gehouden')}`)],
  ['planned', 'Gepland', flag(`${of('status')}=${shown(sprintSession, 'status', 'gepland')}`)],
  ['heldday', 'Gehouden op', 'IF([h.held~]=1;IF(ISNUMBER([h.day~]);[h.day~];0);0)', DAY],
  ['scope', 'In keuze', `IF([muni]="";1;${flag('COUNTIFS([st.session];[h.key~];[st.scope];1)>0')})`],
  ['name', 'Naam', `IF(${of('name')}="";[h.key~];${of('name')})`],
  [
    'u1',
    'Zonder uitslag en zonder cluster',
    `IF(${all('[h.planned~]=1', 'ISNUMBER([h.day~])', `${number('[h.day~]')}<[today]`, 'COUNTIFS([st.session];[h.key~];[st.cluster];"?*")=0')};2;0)`,
  ],
]);

const SESSION_TERRAINS = block('st', sessionTerrain, (of) => [
  ['session', 'Sessie', keyIn(of('session_id'))],
  ['terrain', 'Terrein', keyIn(of('terrain_id'))],
  ['cluster', 'Cluster', 'IFERROR(VLOOKUP([st.terrain~];[r.key..r.cluster];2;FALSE);"")'],
  ['day', 'Gehouden op', 'SUMIF([h.key];[st.session~];[h.heldday])', DAY],
  ['scope', 'In keuze', scopeBy('[st.cluster~]')],
  ['name', 'Naam', 'IFERROR(VLOOKUP([st.cluster~];[c.key..c.name];2;FALSE);[st.cluster~])'],
  ['row', 'Rij', `ROW(${of('session_terrain_id')})`],
  ['planned', 'Datum', 'IFERROR(VLOOKUP([st.session~];[h.key..h.day];2;FALSE);0)', DAY],
  [
    'u1',
    'Zonder uitslag',
    `IF(${all(
      '[st.cluster~]<>""',
      'COUNTIFS([h.key];[st.session~];[h.planned];1;[h.day];"<"&[today])>0',
      'COUNTIFS([st.session];[st.session~];[st.cluster];[st.cluster~];[st.row];"<"&[st.row~])=0',
    )};2;0)`,
  ],
]);

const here = (column: string): string => `"*"&[m.key~]&"*"${column && `;${column}`}`;

const MUNICIPALITIES = block('m', municipality, (of) => [
  ['key', 'Code', of('municipality_code')],
  ['name', 'Naam', `${of('name')}&""`],
  [
    'exists',
    'Bestaat',
    flag(
      all(`${number(of('valid_from'))}<=[today]`, any(`${of('valid_to')}=""`, `${of('valid_to')}>=[today]`)),
    ),
  ],
  ['clusters', 'Clusters', `COUNTIF([c.places];${here('')})`],
  ['covered', 'Gedekt', `COUNTIFS([c.places];${here('[c.covered];1')})`],
  ['live', 'Trajecten', `COUNTIFS([t.places];${here('[t.live];1')})`],
  ['open', 'Loopt', `COUNTIFS([t.places];${here('[t.live];1;[t.open];1')})`],
  ['candidates', 'Kandidaten', `COUNTIFS([t.places];${here('[t.live];1;[t.candidate];1')})`],
  ['stopped', 'Gestopt', `COUNTIFS([t.places];${here('[t.live];1;[t.stopped];1')})`],
  ['silent', 'Staat stil', `COUNTIFS([t.places];${here('[t.live];1;[ts.u1];">0"')})`],
  [
    'tracked',
    'Ooit een traject',
    flag(
      any(
        `COUNTIFS([c.places];${here('[c.tracks];">0"')})>0`,
        'COUNTIFS([r.place];[m.key~];[r.tracked];1)>0',
      ),
    ),
  ],
  ['u1', 'Zonder traject', flag(all('[m.exists~]=1', '[m.tracked~]=0'))],
  ['scope', 'In keuze', flag(any('[muni]=""', '[m.key~]=[muni]'))],
  [
    'weight',
    'Witte vlek',
    'IF([m.exists~]=0;0;IF([m.live~]=0;4;IF([m.live~]=[m.stopped~];3;IF([m.open~]=0;1;IF([m.open~]=[m.candidates~];2;IF([m.open~]=[m.silent~];1;0))))))',
  ],
  [
    'score',
    'Volgorde',
    `IF([m.weight~]=0;0;[m.weight~]*100000+[m.clusters~]*100+1000/(10+ROW(${of('name')})))`,
  ],
  [
    'reason',
    'Reden',
    `IF([m.live~]=0;"Nog geen traject";IF([m.live~]=[m.stopped~];"Alleen gestopte trajecten";IF([m.open~]=0;"Niets loopt meer";IF([m.open~]=[m.candidates~];"Alleen kandidaten";"Alles staat stil"))))&"; "&[m.clusters~]&IF([m.clusters~]=1;" cluster";" clusters")`,
  ],
]);

const THEMES = block('f', codeList, (of) => [
  [
    'theme',
    'Thema',
    flag(all(`${of('list')}="thema"`, `${of('active')}<>${shown(codeList, 'active', 'nee')}`)),
  ],
  ['row', 'Rij', `ROW(${of('code')})`],
  ['nth', 'Volgnummer', 'IF([f.theme~]=1;COUNTIFS([f.theme];1;[f.row];"<="&[f.row~]);0)'],
  ['name', 'Naam', `${of('label')}&""`],
]);

export const PROGRAMME_BLOCKS: readonly Block[] = [
  MUNICIPALITIES,
  CLUSTERS,
  TRACKS,
  ASSESSMENTS,
  EVENTS,
  TERRAINS,
  SESSIONS,
  SESSION_TERRAINS,
  THEMES,
];
