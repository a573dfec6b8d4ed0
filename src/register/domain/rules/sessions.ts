/** Rules for sprint sessions, handovers and judgements of organisatiegraad. */
import type { Column } from '../schema/table.ts';
import { handover, orgAssessment, sessionTerrain, sprintSession, track } from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { label, type Rule, rowRule } from './rule.ts';
import { atMost, needs } from './shapes.ts';

const withoutTerrain = rowRule(sprintSession, {
  id: 'sessie_zonder_terrein',
  severity: 'fout',
  reads: [sessionTerrain],
  what: 'Bij de sprintsessie staan geen terreinen.',
  repair: 'Zet in Sessieterreinen welke terreinen meedoen.',
  check: ({ status }, key, view) =>
    status !== 'geannuleerd' &&
    view.having(sessionTerrain, 'session_id', key).length === 0 && { field: null },
});

const overdueSession = rowRule(sprintSession, {
  id: 'sessie_voorbij',
  severity: 'waarschuwing',
  what: 'De dag van een geplande sprintsessie is voorbij.',
  repair: 'Zet de status op Gehouden of Geannuleerd, of kies een nieuwe datum.',
  check: ({ status, session_date }, _key, view) =>
    status === 'gepland' &&
    session_date !== null &&
    session_date < view.today && {
      field: 'status',
      message: `de sessie van ${formatDay(session_date)} staat nog op Gepland.`,
    },
});

const twoPersons = rowRule(handover, {
  id: 'overdracht_zelfde_persoon',
  severity: 'fout',
  what: 'Wie overdraagt en wie overneemt zijn dezelfde persoon.',
  repair: 'Kies bij Aan een ander contact.',
  check: ({ from_contact_id, to_contact_id }) =>
    from_contact_id !== null && from_contact_id === to_contact_id && { field: 'to_contact_id' },
});

const consecutive = rowRule(handover, {
  id: 'overdracht_wagons',
  severity: 'fout',
  reads: [track],
  what: 'Een overdracht gaat niet naar de volgende wagon. Van 1 naar 3 kan alleen als het cluster al georganiseerd is.',
  repair: 'Verbeter Van wagon of Naar wagon.',
  check({ from_wagon, to_wagon, track_id }, _key, view) {
    if (from_wagon === null || to_wagon === null) return null;
    const [from, to] = [Number(from_wagon), Number(to_wagon)];
    const skips = to === from + 2 && view.row(track, track_id)?.state_w1 === 'al_georganiseerd';
    return (
      to !== from + 1 &&
      !skips && { field: 'to_wagon', message: `wagon ${from} kan niet overdragen aan wagon ${to}.` }
    );
  },
});

const CHECKLIST = ['check_file', 'check_assessment', 'check_entrepreneurs', 'check_actions'] as const;

const checklist = rowRule(handover, {
  id: 'overdracht_lijst',
  severity: 'fout',
  what: 'Een overdracht is geaccepteerd terwijl de vier punten van de lijst niet allemaal Ja zijn.',
  repair: 'Maak de punten in orde en zet ze op Ja, of zet het besluit terug op Open.',
  check: (row) =>
    row.decision === 'geaccepteerd' &&
    CHECKLIST.filter((field) => row[field] !== 'ja').map((field) => ({
      field,
      message: `de overdracht is geaccepteerd, maar "${label(handover, field)}" is niet Ja.`,
    })),
});

const FACTS: readonly (readonly [string, Column])[] = Object.entries(orgAssessment.columns).filter(
  ([field]) => /^(fact|leg)_/.test(field),
);

const unknownFacts = rowRule(orgAssessment, {
  id: 'feiten_onbekend',
  severity: 'melding',
  what: 'Een beoordeling heeft antwoorden die leeg of Onbekend zijn; die tellen als Nee.',
  repair: 'Zoek de antwoorden op en maak er een nieuwe beoordeling van.',
  check(row) {
    const answers: Readonly<Record<string, unknown>> = row;
    const open = FACTS.filter(([field]) => answers[field] === null || answers[field] === 'onbekend');
    const names = open.map(([, column]) => column.label).join(', ');
    return open.length > 0 && { field: null, message: `nog niet bekend en dus geteld als Nee: ${names}.` };
  },
});

const changedAssessment = rowRule(orgAssessment, {
  id: 'beoordeling_gewijzigd',
  severity: 'waarschuwing',
  what: 'Een beoordeling is gewijzigd op een latere dag dan waarop zij is gemaakt. Zo verandert de geschiedenis.',
  repair:
    'Is er iets nieuws? Zet de oude antwoorden terug en maak een nieuwe rij. Was het een verbetering? Zet in Bevindingen de reden en de status Geaccepteerd.',
  check({ created_on, changed_on }) {
    const [made, changed] = [created_on?.slice(0, 10), changed_on?.slice(0, 10)];
    return (
      made !== undefined &&
      changed !== undefined &&
      changed > made && {
        field: null,
        message: `gemaakt op ${formatDay(made)} en gewijzigd op ${formatDay(changed)}.`,
      }
    );
  },
});

export const SESSION_RULES: readonly Rule[] = [
  needs(
    sprintSession,
    'sessie_zonder_aantal',
    'entrepreneur_count',
    'als de sessie is gehouden',
    ({ status }) => status === 'gehouden',
  ),
  withoutTerrain,
  overdueSession,
  twoPersons,
  consecutive,
  checklist,
  needs(
    handover,
    'overdracht_besluitdatum',
    'decided_on',
    'als er een besluit is',
    ({ decision }) => decision === 'geaccepteerd' || decision === 'teruggegeven',
  ),
  needs(
    handover,
    'overdracht_reden',
    'reason',
    'bij teruggeven en bij bemiddeling',
    ({ decision }) => decision === 'teruggegeven' || decision === 'bemiddeling',
  ),
  atMost(handover, 'overdracht_data', 'offered_on', 'decided_on'),
  unknownFacts,
  changedAssessment,
];
