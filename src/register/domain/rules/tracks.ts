/** Rules for tracks: what their states ask for, the start, the baseline, and who works on them. */
import { GUARDS, type Guard } from '../programme/guards.ts';
import { WAGON_NUMBERS } from '../programme/states.ts';
import { baselineOf, isOpen, lastEvent } from '../programme/track.ts';
import { stateLabel } from '../programme/transitions.ts';
import { CODES } from '../schema/codelists.ts';
import type { Row, Table } from '../schema/table.ts';
import {
  contact,
  municipality,
  orgAssessment,
  setting,
  sprintSession,
  stageEvent,
  track,
} from '../schema/tables/index.ts';
import { addDays, formatDay } from '../text/dates.ts';
import { type Flaw, label, type Rule, rowRule, type Severity } from './rule.ts';
import { needs } from './shapes.ts';
import type { RegisterView } from './view.ts';

type TrackRow = Row<typeof track>;

/** A guard, for tracks that stand in its states already. */
function standing(guard: Guard): Rule {
  const field = `state_w${guard.wagon}` as const;
  const states = guard.states.map((state) => `"${stateLabel(guard.wagon, state)}"`).join(', ');
  return rowRule(track, {
    id: guard.id,
    severity: 'fout',
    reads: guard.reads,
    what: `Wagon ${guard.wagon} staat op ${states}, maar ${guard.message}`,
    repair: guard.repair,
    check: (row, key, view) => {
      const state = row[field];
      if (state === null || !guard.states.includes(state) || guard.holds(row, key, view)) return null;
      return { field, message: `de status is ${stateLabel(guard.wagon, state)}, maar ${guard.message}` };
    },
  });
}

const withoutEvent = rowRule(track, {
  id: 'status_zonder_gebeurtenis',
  severity: 'waarschuwing',
  reads: [stageEvent],
  what: 'Een status is niet die van de laatste fasegebeurtenis, zodat de geschiedenis niet klopt.',
  repair:
    'Zet de status terug en kies haar opnieuw, of vraag de coördinator om de gebeurtenis te herstellen.',
  check(row, key, view) {
    const events = view.having(stageEvent, 'track_id', key).map((event) => event.row);
    return WAGON_NUMBERS.flatMap(({ code: wagon }): Flaw[] => {
      const field = `state_w${wagon}` as const;
      const last = lastEvent(events.filter((event) => event.wagon === wagon))?.to_state ?? null;
      if (last === row[field] || view.unread(track, key, field)) return [];
      const [is, was] = [stateLabel(wagon, row[field]), stateLabel(wagon, last)];
      return [{ field, message: `wagon ${wagon} staat op ${is}, maar de laatste gebeurtenis zegt ${was}.` }];
    });
  },
});

const wagonOrder = rowRule(track, {
  id: 'wagon_niet_overgedragen',
  severity: 'waarschuwing',
  what: 'Een wagon is begonnen terwijl de wagon ervoor nog niet is overgedragen of overgeslagen.',
  repair: 'Maak de vorige wagon af, of haal de status van de latere wagon weg.',
  check({ state_w1, state_w2, state_w3 }) {
    const flaw = (field: string, wagon: number): Flaw => ({
      field,
      message: `wagon ${wagon} is begonnen, maar wagon ${wagon - 1} is nog niet overgedragen.`,
    });
    const passed = [null, 'overgedragen_w2', 'al_georganiseerd'].includes(state_w1);
    if (state_w2 !== null && !passed) return flaw('state_w2', 2);
    if (state_w3 === null) return null;
    if (state_w2 === null ? state_w1 === 'overgedragen_w2' : state_w2 !== 'overgedragen_w3')
      return flaw('state_w3', 3);
    return !passed && flaw('state_w3', 3);
  },
});

/** The baseline is there, or else until when there is time; `late` tells the two rules apart. */
function baseline(id: string, severity: Severity, late: boolean): Rule {
  return rowRule(track, {
    id,
    severity,
    reads: [orgAssessment, setting],
    what: late
      ? 'Een traject heeft geen nulmeting van de organisatiegraad binnen de termijn na de start.'
      : 'Een traject is gestart en de nulmeting van de organisatiegraad moet nog gebeuren.',
    repair: late
      ? 'Vul in Organisatiegraad een beoordeling in over de tijd van de start, of leg in Bevindingen uit waarom die er niet is.'
      : 'Beoordeel de organisatiegraad van het cluster in het tabblad Organisatiegraad.',
    check({ start_date, cluster_id }, _key, view) {
      if (start_date === null || cluster_id === null) return null;
      const days = view.setting('baseline_days') ?? 0;
      const until = addDays(start_date, days);
      if (view.today > until !== late) return null;
      const assessments = view.having(orgAssessment, 'cluster_id', cluster_id).map(({ row }) => row);
      const flaw = {
        field: 'baseline_level',
        message: late
          ? `de nulmeting ontbreekt; zij moest er zijn op ${formatDay(until)}.`
          : `de nulmeting ontbreekt nog; zij moet er zijn op ${formatDay(until)}.`,
      };
      return baselineOf(assessments, start_date, days) === null && flaw;
    },
  });
}

/** Which roles fit: a proposal, so that others give a warning; roles that people added fit everywhere. */
const FITTING: readonly (readonly [Table, field: string, roles: readonly string[]])[] = [
  [track, 'leader_id', ['parkmanager', 'ondernemer', 'gemeente', 'adviseur', 'vno_ncw', 'overig']],
  [track, 'driver_id', ['aanjager', 'medewerker', 'coordinator']],
  [track, 'accel_member_id', ['versnellingsteam']],
  [sprintSession, 'driver_id', ['aanjager', 'medewerker', 'coordinator']],
  [municipality, 'contact_id', ['gemeente']],
];

/** The rule that a contact in a column has a role that fits there, one for each table. */
function roleRule(table: Table, id: string): Rule {
  const columns = FITTING.filter(([of]) => of === table);
  return rowRule(table, {
    id,
    severity: 'waarschuwing',
    reads: [contact],
    what: `De rol van het contact past niet bij ${columns.map(([, field]) => label(table, field)).join(', ')}.`,
    repair: 'Kies een ander contact, of verbeter de rol in Contacten.',
    check: (row, _key, view) =>
      columns.flatMap(([, field, roles]): Flaw[] => {
        const role = view.row(contact, row[field] as string | null)?.role ?? null;
        const builtIn = CODES.codes('contactrol').some(({ code }) => code === role);
        if (role === null || !builtIn || roles.includes(role)) return [];
        const message = `${label(table, field)} is een contact met de rol ${roleName(role, view)}; hier past: ${roles
          .map((fit) => roleName(fit, view))
          .join(', ')}.`;
        return [{ field, message }];
      }),
  });
}

function roleName(role: string, view: RegisterView): string {
  return view.look.codes('contactrol').find(({ code }) => code === role)?.label ?? role;
}

const isStopped = ({ state_w1, state_w2, state_w3 }: TrackRow): boolean =>
  [state_w1, state_w2, state_w3].includes('gestopt');
const waits = ({ state_w1 }: TrackRow): boolean => state_w1 === 'wacht';

export const TRACK_RULES: readonly Rule[] = [
  ...GUARDS.map(standing),
  withoutEvent,
  wagonOrder,
  baseline('nulmeting_nodig', 'waarschuwing', false),
  baseline('nulmeting_te_laat', 'fout', true),
  needs(track, 'actie_ontbreekt', 'next_action', 'zolang het traject open is', isOpen),
  needs(track, 'actiedatum_ontbreekt', 'next_action_due', 'zolang het traject open is', isOpen),
  needs(track, 'stopreden_ontbreekt', 'stop_reason', 'als het traject is gestopt', isStopped),
  needs(
    track,
    'stopuitleg_ontbreekt',
    'stop_note',
    'bij de reden Anders',
    (row) => isStopped(row) && row.stop_reason === 'anders',
  ),
  needs(track, 'wachtreden_ontbreekt', 'wait_reason', 'als het traject wacht', waits),
  needs(track, 'herzieningsdatum_ontbreekt', 'review_date', 'als het traject wacht', waits),
  needs(
    track,
    'startreden_ontbreekt',
    'start_reason',
    'bij een afwijkende startdatum',
    ({ start_override }) => start_override !== null,
  ),
  roleRule(track, 'rol_past_niet'),
  roleRule(sprintSession, 'sessierol_past_niet'),
  roleRule(municipality, 'gemeenterol_past_niet'),
];
