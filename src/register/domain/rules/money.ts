/** Rules for money: sprint subsidies, and costs that are charged to the grant of the ministry. */
import type { Row } from '../schema/table.ts';
import {
  activity,
  costLine,
  grant,
  sessionTerrain,
  setting,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { addMonths, formatDay } from '../text/dates.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import { type Flaw, type Rule, rowRule } from './rule.ts';
import { atMost, needs } from './shapes.ts';

type Grant = Row<typeof grant>;

const CLAIMED = ['ingediend', 'verleend', 'in_uitvoering', 'verantwoord', 'vastgesteld', 'teruggevorderd'];
const GRANTED = CLAIMED.slice(1);
const SETTLED = ['vastgesteld', 'teruggevorderd'];

/** True when a grant stands in one of these states. */
const among =
  (states: readonly string[]) =>
  ({ status }: Grant): boolean =>
    status !== null && states.includes(status);
const applied = ({ status }: Grant): boolean => status !== null && status !== 'concept';

const tooLate = rowRule(grant, {
  id: 'subsidie_te_laat',
  severity: 'fout',
  reads: [sprintSession, setting],
  what: 'Een subsidie is later aangevraagd dan de termijn na de sprintsessie toestaat.',
  repair:
    'Verbeter de aanvraagdatum of de sessie. Telt de aanvraag toch mee? Dan vult de coördinator de reden in.',
  check({ application_date, session_id, late_reason }, _key, view) {
    const months = view.setting('grant_limit_months');
    const held = view.row(sprintSession, session_id)?.session_date ?? null;
    if (application_date === null || held === null || months === null || late_reason !== null) return null;
    const last = addMonths(held, months);
    const message = `aangevraagd op ${formatDay(application_date)}; dat kon tot en met ${formatDay(last)}, ${months} maanden na de sessie.`;
    return application_date > last && { field: 'application_date', message };
  },
});

const beforeSession = rowRule(grant, {
  id: 'subsidie_zonder_sessie',
  severity: 'fout',
  reads: [sprintSession],
  what: 'Een subsidie is aangevraagd terwijl de sprintsessie niet is gehouden of later was.',
  repair: 'Kies de goede sessie, of zet de sessie op Gehouden.',
  check(row, _key, view) {
    const session = view.row(sprintSession, row.session_id);
    if (!session || !applied(row)) return null;
    if (session.status !== 'gehouden')
      return { field: 'session_id', message: 'de sprintsessie is niet gehouden.' };
    const [held, asked] = [session.session_date, row.application_date];
    return (
      held !== null &&
      asked !== null &&
      asked < held && {
        field: 'application_date',
        message: `aangevraagd op ${formatDay(asked)}, voor de sessie van ${formatDay(held)}.`,
      }
    );
  },
});

const otherCluster = rowRule(grant, {
  id: 'subsidie_ander_cluster',
  severity: 'waarschuwing',
  reads: [track, terrain, sessionTerrain, sprintSession],
  what: 'Bij de sprintsessie staat geen terrein van het cluster van het traject.',
  repair: 'Kies het goede traject of de goede sessie, of vul Sessieterreinen aan.',
  check({ track_id, session_id }, _key, view) {
    const cluster = view.row(track, track_id)?.cluster_id ?? null;
    if (cluster === null || session_id === null || !view.row(sprintSession, session_id)) return null;
    const there = view
      .having(terrain, 'cluster_id', cluster)
      .some(({ key }) =>
        view.having(sessionTerrain, 'terrain_id', key).some(({ row }) => row.session_id === session_id),
      );
    return !there && { field: 'session_id' };
  },
});

const externalGuide = rowRule(grant, {
  id: 'begeleider_niet_extern',
  severity: 'fout',
  what: 'Bij activiteit A moet Begeleider extern Ja zijn.',
  repair: 'Kies een begeleider die niet in dienst is bij een deelnemer, en zet Begeleider extern op Ja.',
  check: ({ guidance, guide_external }) =>
    guidance === 'ja' && guide_external !== 'ja' && { field: 'guide_external' },
});

const municipalityTakesPart = rowRule(grant, {
  id: 'gemeente_niet_betrokken',
  severity: 'fout',
  what: 'De subsidie is aangevraagd, maar Gemeente betrokken is niet Ja.',
  repair: 'Betrek de gemeente en zet Gemeente betrokken op Ja.',
  check: (row) =>
    among(CLAIMED)(row) && row.municipality_involved !== 'ja' && { field: 'municipality_involved' },
});

const someActivity = rowRule(grant, {
  id: 'subsidie_zonder_activiteit',
  severity: 'waarschuwing',
  what: 'De subsidie is aangevraagd, maar activiteit A en activiteit B zijn geen van beide Ja.',
  repair: 'Zet Activiteit A of Activiteit B op Ja.',
  check: (row) =>
    among(CLAIMED)(row) && row.guidance !== 'ja' && row.research !== 'ja' && { field: 'guidance' },
});

/** The most that a line may charge: the amount without VAT, and the VAT only where it cannot be recovered. */
function chargeable({ amount_ex_vat, vat, vat_recoverable }: Row<typeof costLine>): number | null {
  if (amount_ex_vat === null) return null;
  return Number((amount_ex_vat + (vat_recoverable === 'nee' ? (vat ?? 0) : 0)).toFixed(2));
}

const overcharged = rowRule(costLine, {
  id: 'spuk_bedrag_te_hoog',
  severity: 'fout',
  what: 'Een kostenregel brengt meer ten laste van de SPUK dan het bedrag met de btw die niet compensabel is.',
  repair: 'Verlaag Ten laste van SPUK, of verbeter het bedrag, de btw of Btw compensabel.',
  check(row) {
    const most = chargeable(row);
    const charged = row.charged_to_spuk;
    if (most === null || charged === null) return null;
    // A credit note is negative, and so is what it takes off the grant.
    const fits = most < 0 ? charged >= most && charged <= 0 : charged >= 0 && charged <= most;
    const [told, limit] = [charged, most].map((amount) => `€ ${formatDutchNumber(amount, 2)}`);
    return (
      !fits && {
        field: 'charged_to_spuk',
        message: `Ten laste van SPUK is ${told}; het kan gaan van € 0,00 tot en met ${limit}.`,
      }
    );
  },
});

const outsideTerm = rowRule(costLine, {
  id: 'kosten_buiten_uitkering',
  severity: 'waarschuwing',
  reads: [setting],
  what: 'De prestatiedatum ligt buiten de looptijd van de SPUK.',
  repair: 'Verbeter de datum, of zet SPUK-deel op Geen SPUK.',
  check({ performance_date, spuk_leg }, _key, view) {
    if (performance_date === null || spuk_leg === 'geen') return null;
    const [from, until] = [view.setting('spuk_start'), view.setting('spuk_end')];
    const outside =
      (from !== null && performance_date < from) || (until !== null && performance_date > until);
    return (
      outside && {
        field: 'performance_date',
        message: `${formatDay(performance_date)} ligt buiten de looptijd van de uitkering.`,
      }
    );
  },
});

const outsideGrant = rowRule(costLine, {
  id: 'kosten_buiten_subsidie',
  severity: 'waarschuwing',
  reads: [grant],
  what: 'De prestatiedatum ligt buiten de looptijd van de sprintsubsidie: van aanvraag tot verantwoording of vaststelling.',
  repair: 'Verbeter de datum, of kies een andere subsidie.',
  check({ performance_date, grant_id }, _key, view) {
    const found = view.row(grant, grant_id);
    if (!found || performance_date === null) return null;
    const { application_date: from } = found;
    const until = found.settled_on ?? found.account_due;
    const outside =
      (from !== null && performance_date < from) || (until !== null && performance_date > until);
    const term = `${from ? formatDay(from) : 'het begin'} tot en met ${until ? formatDay(until) : 'nu'}`;
    return (
      outside && {
        field: 'performance_date',
        message: `${formatDay(performance_date)} ligt buiten de looptijd van subsidie ${grant_id} (${term}).`,
      }
    );
  },
});

const otherLeg = rowRule(costLine, {
  id: 'spuk_deel_verschilt',
  severity: 'waarschuwing',
  reads: [activity],
  what: 'Een kostenregel heeft een ander SPUK-deel dan zijn activiteit.',
  repair: 'Verbeter het SPUK-deel van de kostenregel of van de activiteit.',
  check({ spuk_leg, activity_id }, _key, view): Flaw | false {
    const other = view.row(activity, activity_id)?.spuk_leg ?? null;
    return (
      spuk_leg !== null &&
      other !== null &&
      spuk_leg !== other && {
        field: 'spuk_leg',
        message: `het SPUK-deel verschilt van dat van activiteit ${activity_id}.`,
      }
    );
  },
});

export const MONEY_RULES: readonly Rule[] = [
  atMost(grant, 'vastgesteld_hoger_dan_verleend', 'settled', 'granted'),
  atMost(grant, 'verleend_hoger_dan_gevraagd', 'granted', 'requested', 'waarschuwing'),
  atMost(grant, 'gevraagd_hoger_dan_kosten', 'requested', 'eligible_costs', 'waarschuwing'),
  atMost(grant, 'teruggevorderd_hoger_dan_verleend', 'recovered', 'granted', 'waarschuwing'),
  atMost(grant, 'verleend_voor_aanvraag', 'application_date', 'granted_on'),
  atMost(grant, 'vastgesteld_voor_verlening', 'granted_on', 'settled_on'),
  tooLate,
  beforeSession,
  otherCluster,
  externalGuide,
  municipalityTakesPart,
  someActivity,
  needs(grant, 'aanvraagdatum_ontbreekt', 'application_date', 'als de subsidie is aangevraagd', applied),
  needs(
    grant,
    'zaaknummer_ontbreekt',
    'case_number',
    'als de subsidie is aangevraagd',
    applied,
    'waarschuwing',
  ),
  needs(grant, 'verleend_bedrag_ontbreekt', 'granted', 'als de subsidie is verleend', among(GRANTED)),
  needs(grant, 'verleend_datum_ontbreekt', 'granted_on', 'als de subsidie is verleend', among(GRANTED)),
  needs(
    grant,
    'de_minimis_ontbreekt',
    'de_minimis',
    'als de subsidie is verleend',
    among(GRANTED),
    'waarschuwing',
  ),
  needs(
    grant,
    'plan_van_subsidie_ontbreekt',
    'plan_url',
    'als de subsidie is verantwoord',
    among(['verantwoord', ...SETTLED]),
    'waarschuwing',
  ),
  needs(grant, 'vastgesteld_bedrag_ontbreekt', 'settled', 'als de subsidie is vastgesteld', among(SETTLED)),
  needs(grant, 'vastgesteld_datum_ontbreekt', 'settled_on', 'als de subsidie is vastgesteld', among(SETTLED)),
  needs(
    grant,
    'teruggevorderd_bedrag_ontbreekt',
    'recovered',
    'bij terugvordering',
    among(['teruggevorderd']),
  ),
  overcharged,
  needs(
    costLine,
    'btw_soort_ontbreekt',
    'vat_recoverable',
    'als er btw is',
    ({ vat }) => vat !== null && vat !== 0,
  ),
  outsideTerm,
  outsideGrant,
  otherLeg,
];
