/** Subsidies: the sprint subsidies that participants of a session apply for. */

import { GRANT_STATES } from '../../programme/states.ts';
import { reference, state, yesNo } from '../kinds/choice.ts';
import { money } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes, OFFICE } from './columns.ts';

export const grant = defineTable({
  id: 'grant',
  tab: 'Subsidies',
  noun: 'de subsidie',
  help: 'De aanvragen voor sprintsubsidie, van concept tot vaststelling.',
  group: 'geld',
  key: { field: 'grant_id', prefix: 'SB', digits: 4 },
  title: ['name'],
  editors: OFFICE,
  columns: {
    grant_id: keyColumn('SB'),
    name: column(text({ max: 150, width: 230 }), {
      label: 'Omschrijving',
      help: 'Waar de aanvraag over gaat, in een paar woorden.',
      required: true,
    }),
    track_id: column(reference('track'), {
      label: 'Traject',
      help: 'Het traject waar de subsidie bij hoort.',
      required: true,
    }),
    session_id: column(reference('sprint_session'), {
      label: 'Sprintsessie',
      help: 'De sessie die recht geeft op de aanvraag.',
      required: true,
    }),
    applicant_id: column(reference('organisation'), {
      label: 'Aanvrager',
      help: 'De vereniging, stichting, coöperatie of het bedrijf dat aanvraagt namens de deelnemers.',
      required: true,
    }),
    status: column(state(GRANT_STATES, { width: 130 }), {
      label: 'Status',
      help: 'Waar de aanvraag staat.',
      required: true,
      initial: 'concept',
    }),
    case_number: column(text({ max: 60, width: 120 }), {
      label: 'Zaaknummer',
      help: 'Het zaaknummer bij de provincie.',
      unique: true,
    }),
    application_date: column(date(), {
      label: 'Aanvraagdatum',
      help: 'De dag waarop de aanvraag binnenkwam, binnen zes maanden na de sessie.',
    }),
    late_reason: column(text({ max: 500 }), {
      label: 'Reden te laat',
      help: 'Waarom een aanvraag na de termijn toch meetelt.',
      editors: ['coordinator'],
    }),
    guidance: column(yesNo(), {
      label: 'Activiteit A',
      help: 'Gaat de aanvraag over begeleiding door iemand van buiten?',
    }),
    research: column(yesNo(), {
      label: 'Activiteit B',
      help: 'Gaat de aanvraag over onderzoek en advies?',
    }),
    guide_id: column(reference('organisation'), {
      label: 'Begeleider',
      help: 'De organisatie die begeleidt.',
    }),
    guide_external: column(yesNo(), {
      label: 'Begeleider extern',
      help: 'De begeleider mag niet in dienst zijn bij een deelnemer. Moet Ja zijn bij activiteit A.',
    }),
    municipality_involved: column(yesNo(), {
      label: 'Gemeente betrokken',
      help: 'Werkt de gemeente mee? Dat is een voorwaarde.',
    }),
    de_minimis: column(
      state([
        { code: 'ja', label: 'Ja' },
        { code: 'nee', label: 'Nee' },
        { code: 'nvt', label: 'Niet van toepassing' },
      ]),
      {
        label: 'De-minimisverklaring',
        help: 'Is de verklaring over eerdere steun ontvangen?',
      },
    ),
    eligible_costs: column(money(), {
      label: 'Subsidiabele kosten',
      help: 'De kosten waarover subsidie kan worden gegeven.',
      unit: 'euro',
    }),
    requested: column(money(), { label: 'Gevraagd', help: 'Het gevraagde bedrag.', unit: 'euro' }),
    granted: column(money(), {
      label: 'Verleend',
      help: 'Het bedrag uit de beschikking.',
      unit: 'euro',
      openness: 'openbaar',
    }),
    granted_on: column(date(), {
      label: 'Verleend op',
      help: 'De datum van de beschikking.',
      openness: 'openbaar',
    }),
    settled: column(money(), {
      label: 'Vastgesteld',
      help: 'Het bedrag na de vaststelling, hoogstens het verleende bedrag.',
      unit: 'euro',
      openness: 'openbaar',
    }),
    settled_on: column(date(), {
      label: 'Vastgesteld op',
      help: 'De datum van de vaststelling.',
      openness: 'openbaar',
    }),
    recovered: column(money(), {
      label: 'Teruggevorderd',
      help: 'Het bedrag dat terug moet komen.',
      unit: 'euro',
    }),
    account_due: column(date(), {
      label: 'Verantwoording voor',
      help: 'De dag waarop de verantwoording binnen moet zijn.',
    }),
    plan_url: column(url(), {
      label: 'Link naar plan',
      help: 'Het uitgewerkte plan dat de subsidie opleverde.',
    }),
    notes: notes(),
  },
});
