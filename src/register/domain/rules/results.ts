/** Rules for metering campaigns, measures and referrals. */
import { measure, meteringCampaign, referral } from '../schema/tables/index.ts';
import { type Flaw, label, type Rule, rowRule } from './rule.ts';
import { atMost, needs } from './shapes.ts';

const EFFECTS = ['saving_kwh', 'saving_m3', 'generation_kwp', 'co2_kg'] as const;

const effectSource = rowRule(measure, {
  id: 'effect_zonder_bron',
  severity: 'fout',
  what: 'Bij een besparing of opwek staat niet waar het getal vandaan komt.',
  repair: 'Kies de bron: berekend, opgave of gemeten.',
  check: (row) =>
    EFFECTS.filter((field) => row[field] !== null && row[`${field}_source`] === null).map(
      (field): Flaw => ({
        field: `${field}_source`,
        message: `bij ${label(measure, field)} ontbreekt de bron.`,
      }),
    ),
});

const consent = rowRule(referral, {
  id: 'doorverwijzing_zonder_akkoord',
  severity: 'fout',
  what: 'Het bedrijf is doorverwezen, maar is niet akkoord.',
  repair: 'Vraag het bedrijf om akkoord. Geef het geen akkoord, zet de status dan op Bedrijf ziet af.',
  check: (row) => row.consent === 'nee' && row.status !== 'afgezien' && { field: 'consent' },
});

export const RESULT_RULES: readonly Rule[] = [
  atMost(meteringCampaign, 'data_meer_dan_machtigingen', 'data_count', 'mandate_count'),
  atMost(meteringCampaign, 'machtigingen_meer_dan_uitgenodigd', 'mandate_count', 'invited_count'),
  atMost(meteringCampaign, 'piek_hoger_dan_som', 'collective_peak_kw', 'sum_peaks_kw'),
  atMost(meteringCampaign, 'meetperiode', 'from', 'until'),
  atMost(meteringCampaign, 'bewaarperiode_meetdata', 'supplied_on', 'delete_after'),
  needs(
    meteringCampaign,
    'analysedatum_ontbreekt',
    'analysed_on',
    'als de campagne is geanalyseerd',
    ({ status }) => status === 'geanalyseerd',
  ),
  needs(
    meteringCampaign,
    'grootste_aandeel_ontbreekt',
    'largest_share',
    'als de campagne is geanalyseerd, anders mogen de cijfers niet naar buiten',
    ({ status }) => status === 'geanalyseerd',
    'waarschuwing',
  ),
  needs(
    measure,
    'uitgevoerd_zonder_datum',
    'realised_on',
    'als de maatregel is uitgevoerd',
    ({ status }) => status === 'uitgevoerd',
  ),
  effectSource,
  consent,
];
