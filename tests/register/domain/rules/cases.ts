/** For every rule: what to change in the whole register to break it, and what to come as close as is allowed. */
import { event, facts, type Patch, Raw } from './support.ts';

export interface Case {
  readonly wrong: Patch;
  readonly right: Patch;
  /** Where the finding is expected: table, key and field. */
  readonly at: readonly [table: string, key: string, field: string | null];
  readonly typed?: string;
}

/** A new track of the second cluster, in these states, with an event for each. */
function secondTrack(
  w1: string | null,
  w2: string | null = null,
  w3: string | null = null,
  more: Readonly<Record<string, unknown>> = {},
): Patch {
  const states = [w1, w2, w3];
  return {
    track: {
      'TR-0002': {
        name: 'Kloosterlanden',
        cluster_id: 'CL-0002',
        ...Object.fromEntries(states.map((state, i) => [`state_w${i + 1}`, state])),
        next_action: 'Bellen',
        next_action_due: '2026-12-01',
        ...more,
      },
    },
    stage_event: Object.fromEntries(
      states.flatMap((state, i) =>
        state ? [[`FG-0009${i}`, event(String(i + 1), null, state, '2026-01-01', 'TR-0002')]] : [],
      ),
    ),
  };
}

/** One field of one row: wrong with the first value, right with the second. */
function field(
  table: keyof Patch,
  key: string,
  name: string,
  wrong: unknown,
  right: unknown,
  base: Readonly<Record<string, unknown>> = {},
): Case {
  return {
    wrong: { [table]: { [key]: { ...base, [name]: wrong } } },
    right: { [table]: { [key]: { ...base, [name]: right } } },
    at: [table, key, name],
  };
}

/** A session in Deventer that was held on 10 November, with the terrain of the second cluster. */
const HELD: Patch = {
  sprint_session: {
    'SP-0002': { session_date: '2026-11-10', status: 'gehouden', entrepreneur_count: 3 },
  },
};

/** A handover that nobody has decided on. */
const OPEN_HANDOVER = { decision: 'open', decided_on: null, check_file: null };

export const CASES: Readonly<Record<string, Case>> = {
  // Fields of all tables.
  onleesbaar: {
    ...field('terrain', 'OV-0001', 'gross_area', new Raw('heel groot'), new Raw(' 120,5 ')),
    typed: 'heel groot',
  },
  verplicht: field('terrain', 'OV-0002', 'display_name', null, 'Kloosterlanden'),
  onbekende_code: field('terrain', 'OV-0001', 'worklocation_type', new Raw('Zeehaven'), 'C4'),
  datum_toekomst: field('org_assessment', 'OG-0002', 'assessed_on', '2026-11-25', '2026-11-24'),
  datum_later: field('activity', 'AC-0001', 'activity_date', '2026-11-25', '2026-11-24'),
  adres_in_tekst: field('terrain', 'OV-0001', 'notes', 'Mail jan@example.nl maar', 'Overleg @ 14.00 uur'),

  // Keys and references.
  sleutel_ontbreekt: {
    wrong: { idea: { '#1': { title: 'Zonder sleutel', theme: 'energie' } } },
    right: { idea: { 'ID-0002': { title: 'Met sleutel', theme: 'energie' } } },
    at: ['idea', 'rij 3', 'idea_id'],
  },
  sleutel_dubbel: {
    wrong: { idea: { 'ID-0001#2': { title: 'Gekopieerd', theme: 'energie' } } },
    right: { idea: { 'ID-0002': { title: 'Nieuw', theme: 'energie' } } },
    at: ['idea', 'ID-0001', 'idea_id'],
  },
  verwijzing_onbekend: field('idea', 'ID-0001', 'session_id', 'SP-0099', 'SP-0002'),
  uniek: field('organisation', 'OR-0002', 'kvk_number', '12345678', '12345679'),
  traject_dubbel: {
    wrong: secondTrack('benaderd', null, null, { cluster_id: 'CL-0001' }),
    right: secondTrack('gestopt', null, null, { cluster_id: 'CL-0001', stop_reason: 'geen_animo' }),
    at: ['track', 'TR-0002', 'cluster_id'],
  },
  sessieterrein_dubbel: {
    wrong: { session_terrain: { 'ST-0003': { session_id: 'SP-0001', terrain_id: 'OV-0001' } } },
    right: { session_terrain: { 'ST-0003': { session_id: 'SP-0001', terrain_id: 'OV-0002' } } },
    at: ['session_terrain', 'ST-0001', 'terrain_id'],
  },
  overdracht_dubbel: {
    wrong: {
      handover: { 'OD-0001': OPEN_HANDOVER, 'OD-0002': { decision: 'bemiddeling', reason: 'Onenig' } },
    },
    right: {
      handover: { 'OD-0001': OPEN_HANDOVER, 'OD-0002': { decision: 'teruggegeven', reason: 'Te vroeg' } },
    },
    at: ['handover', 'OD-0001', 'track_id'],
  },
  organisatierol_dubbel: {
    wrong: {
      org_terrain: {
        'RO-0002': { organisation_id: 'OR-0001', terrain_id: 'OV-0001', role: 'parkmanagement' },
      },
    },
    right: {
      org_terrain: {
        'RO-0001': { until: '2022-12-31' },
        'RO-0002': { organisation_id: 'OR-0001', terrain_id: 'OV-0001', role: 'parkmanagement' },
      },
    },
    at: ['org_terrain', 'RO-0002', 'role'],
  },
  codetekst_dubbel: field('code_list', 'thema.zon_op_dak', 'label', 'Energie', 'Zonnedak'),

  // Terrains, clusters and organisations.
  netto_groter_dan_bruto: field('terrain', 'OV-0001', 'net_area', 120.51, 120.5),
  peiljaar_ontbreekt: field('terrain', 'OV-0001', 'source_year', null, 2000),
  peiljaar_toekomst: field('terrain', 'OV-0001', 'source_year', 2027, 2026),
  gemeente_vervallen: {
    wrong: { municipality: { GM0193: { valid_to: '2026-11-23' } } },
    right: { municipality: { GM0193: { valid_to: '2026-11-24' } } },
    at: ['terrain', 'OV-0001', 'municipality_code'],
  },
  bedrijven_zonder_bron: field('terrain', 'OV-0001', 'company_count_source', null, 'telling'),
  bedrijven_zonder_datum: field('terrain', 'OV-0001', 'company_count_date', null, '2026-01-01'),
  congestie_zonder_datum: {
    wrong: { terrain: { 'OV-0001': { congestion_date: null } } },
    right: { terrain: { 'OV-0001': { congestion_date: null, congestion_in: 'onbekend' } } },
    at: ['terrain', 'OV-0001', 'congestion_date'],
  },
  terrein_dubbel: {
    wrong: { terrain: { 'OV-0002': { display_name: 'Hessenpoort', municipality_code: 'GM0193' } } },
    right: { terrain: { 'OV-0002': { display_name: 'Hessenpoort III', municipality_code: 'GM0193' } } },
    at: ['terrain', 'OV-0001', 'display_name'],
  },
  cluster_leeg: {
    wrong: { cluster: { 'CL-0003': { name: 'Leeg', municipality_codes: ['GM0193'] } } },
    right: {
      cluster: { 'CL-0003': { name: 'Vol', municipality_codes: ['GM0193'] } },
      terrain: { 'OV-0003': { display_name: 'Vol', municipality_code: 'GM0193', cluster_id: 'CL-0003' } },
    },
    at: ['cluster', 'CL-0003', null],
  },
  cluster_gemeenten: {
    wrong: { cluster: { 'CL-0001': { municipality_codes: ['GM0150'] } } },
    right: {
      cluster: { 'CL-0001': { municipality_codes: ['GM0193', 'GM0150'] } },
      terrain: { 'OV-0002': { cluster_id: 'CL-0001' } },
    },
    at: ['cluster', 'CL-0001', 'municipality_codes'],
  },
  cluster_bevestigd_zonder_datum: field('cluster', 'CL-0001', 'confirmed_on', null, '2026-11-24'),
  gemeente_geldigheid: field('municipality', 'GM0193', 'valid_from', '2200-01-01', '2000-01-01'),
  organisatie_dubbel: field(
    'organisation',
    'OR-0002',
    'name',
    'Parkmanagement Hessenpoort B.V.',
    'Parkmanagement Hessenpoort Oost',
  ),
  organisatierol_periode: field('org_terrain', 'RO-0001', 'from', '2023-01-02', '2023-01-01', {
    until: '2023-01-01',
  }),

  // Tracks.
  gehouden_zonder_sessie: {
    wrong: secondTrack('gehouden'),
    right: { ...secondTrack('gehouden'), ...HELD },
    at: ['track', 'TR-0002', 'state_w1'],
  },
  overgedragen_zonder_overdracht: {
    wrong: { handover: { 'OD-0001': OPEN_HANDOVER } },
    right: { handover: { 'OD-0001': { decision: 'geaccepteerd' } } },
    at: ['track', 'TR-0001', 'state_w1'],
  },
  overgedragen_w3_zonder_overdracht: {
    wrong: { handover: { 'OD-0002': OPEN_HANDOVER } },
    right: { handover: { 'OD-0002': { decision: 'geaccepteerd' } } },
    at: ['track', 'TR-0001', 'state_w2'],
  },
  plan_zonder_link: {
    wrong: { track: { 'TR-0001': { plan_url: null } } },
    right: { track: { 'TR-0001': { plan_url: 'https://example.nl/p' } } },
    at: ['track', 'TR-0001', 'state_w2'],
  },
  status_zonder_gebeurtenis: {
    wrong: { track: { 'TR-0001': { state_w3: 'geaccepteerd' } } },
    right: {
      track: { 'TR-0001': { state_w3: 'geaccepteerd' } },
      stage_event: { 'FG-00006': event('3', 'triage', 'geaccepteerd', '2026-11-01') },
    },
    at: ['track', 'TR-0001', 'state_w3'],
  },
  wagon_niet_overgedragen: {
    wrong: secondTrack('intake', 'gestart'),
    right: secondTrack('al_georganiseerd', 'gestart'),
    at: ['track', 'TR-0002', 'state_w2'],
  },
  nulmeting_nodig: {
    wrong: secondTrack('intake', null, null, { start_date: '2026-10-25' }),
    right: {
      ...secondTrack('intake', null, null, { start_date: '2026-10-25' }),
      org_assessment: { 'OG-0003': { ...facts({ cluster_id: 'CL-0002' }), assessed_on: '2026-11-24' } },
    },
    at: ['track', 'TR-0002', 'baseline_level'],
  },
  nulmeting_te_laat: {
    wrong: {
      ...secondTrack('intake', null, null, { start_date: '2026-10-24' }),
      org_assessment: { 'OG-0003': { ...facts({ cluster_id: 'CL-0002' }), assessed_on: '2026-11-24' } },
    },
    right: secondTrack('intake', null, null, { start_date: '2026-10-25' }),
    at: ['track', 'TR-0002', 'baseline_level'],
  },
  actie_ontbreekt: {
    wrong: { track: { 'TR-0001': { next_action: null } } },
    right: { track: { 'TR-0001': { next_action: null, state_w3: 'geborgd' } } },
    at: ['track', 'TR-0001', 'next_action'],
  },
  actiedatum_ontbreekt: {
    wrong: { track: { 'TR-0001': { next_action_due: null } } },
    right: { track: { 'TR-0001': { next_action_due: null, state_w3: 'geweigerd' } } },
    at: ['track', 'TR-0001', 'next_action_due'],
  },
  stopreden_ontbreekt: {
    wrong: secondTrack('gestopt'),
    right: secondTrack('gestopt', null, null, { stop_reason: 'geen_animo' }),
    at: ['track', 'TR-0002', 'stop_reason'],
  },
  stopuitleg_ontbreekt: {
    wrong: secondTrack('gestopt', null, null, { stop_reason: 'anders' }),
    right: secondTrack('gestopt', null, null, { stop_reason: 'anders', stop_note: 'Terrein verkocht' }),
    at: ['track', 'TR-0002', 'stop_note'],
  },
  wachtreden_ontbreekt: {
    wrong: secondTrack('wacht'),
    right: secondTrack('wacht', null, null, { wait_reason: 'gemeente' }),
    at: ['track', 'TR-0002', 'wait_reason'],
  },
  herzieningsdatum_ontbreekt: {
    wrong: secondTrack('wacht'),
    right: secondTrack('wacht', null, null, { review_date: '2027-01-01' }),
    at: ['track', 'TR-0002', 'review_date'],
  },
  startreden_ontbreekt: field('track', 'TR-0001', 'start_reason', null, 'Eerder begonnen', {
    start_override: '2025-02-01',
  }),
  rol_past_niet: field('track', 'TR-0001', 'accel_member_id', 'CT-0002', 'CT-0004'),
  sessierol_past_niet: field('sprint_session', 'SP-0001', 'driver_id', 'CT-0003', 'CT-0001'),
  gemeenterol_past_niet: field('municipality', 'GM0193', 'contact_id', 'CT-0003', 'CT-0005'),

  // Sprint sessions, handovers and organisatiegraad.
  sessie_zonder_aantal: field('sprint_session', 'SP-0001', 'entrepreneur_count', null, 0),
  sessie_zonder_terrein: {
    wrong: { session_terrain: { 'ST-0002': null } },
    right: {
      session_terrain: { 'ST-0002': null },
      sprint_session: { 'SP-0002': { status: 'geannuleerd' } },
    },
    at: ['sprint_session', 'SP-0002', null],
  },
  sessie_voorbij: {
    wrong: { sprint_session: { 'SP-0002': { session_date: '2026-11-23' } } },
    right: { sprint_session: { 'SP-0002': { session_date: '2026-11-24' } } },
    at: ['sprint_session', 'SP-0002', 'status'],
  },
  overdracht_zelfde_persoon: field('handover', 'OD-0001', 'to_contact_id', 'CT-0002', 'CT-0001'),
  overdracht_wagons: {
    wrong: { handover: { 'OD-0001': { to_wagon: '3' } } },
    right: {
      handover: { 'OD-0001': { to_wagon: '3' } },
      track: { 'TR-0001': { state_w1: 'al_georganiseerd' } },
    },
    at: ['handover', 'OD-0001', 'to_wagon'],
  },
  overdracht_lijst: {
    wrong: { handover: { 'OD-0001': { check_actions: 'nee' } } },
    right: { handover: { 'OD-0001': { check_actions: 'nee', decision: 'open' } } },
    at: ['handover', 'OD-0001', 'check_actions'],
  },
  overdracht_besluitdatum: field('handover', 'OD-0001', 'decided_on', null, '2025-08-20'),
  overdracht_reden: field('handover', 'OD-0002', 'reason', null, 'Stukken ontbreken', {
    decision: 'teruggegeven',
  }),
  overdracht_data: field('handover', 'OD-0001', 'offered_on', '2025-09-02', '2025-09-01'),
  feiten_onbekend: {
    ...field('org_assessment', 'OG-0001', 'fact_plan', 'onbekend', 'nee'),
    at: ['org_assessment', 'OG-0001', null],
  },
  beoordeling_gewijzigd: {
    ...field('org_assessment', 'OG-0001', 'changed_on', '2025-02-16T00:00:00', '2025-02-15T23:59:59'),
    at: ['org_assessment', 'OG-0001', null],
  },

  // Grants and costs.
  vastgesteld_hoger_dan_verleend: field('grant', 'SB-0001', 'settled', 25_000.01, 25_000),
  verleend_hoger_dan_gevraagd: field('grant', 'SB-0001', 'granted', 25_000.01, 24_500),
  gevraagd_hoger_dan_kosten: field('grant', 'SB-0001', 'requested', 50_000.01, 50_000),
  teruggevorderd_hoger_dan_verleend: field('grant', 'SB-0001', 'recovered', 25_001, 25_000),
  verleend_voor_aanvraag: field('grant', 'SB-0001', 'application_date', '2025-11-02', '2025-11-01'),
  vastgesteld_voor_verlening: field('grant', 'SB-0001', 'granted_on', '2026-09-02', '2026-09-01'),
  subsidie_te_laat: field('grant', 'SB-0001', 'application_date', '2025-12-02', '2025-12-01'),
  subsidie_zonder_sessie: {
    wrong: { sprint_session: { 'SP-0001': { status: 'geannuleerd' } } },
    right: {
      sprint_session: { 'SP-0001': { status: 'geannuleerd' } },
      grant: { 'SB-0001': { status: 'concept' } },
    },
    at: ['grant', 'SB-0001', 'session_id'],
  },
  subsidie_ander_cluster: {
    wrong: { session_terrain: { 'ST-0001': { terrain_id: 'OV-0002' } } },
    right: { session_terrain: { 'ST-0001': { terrain_id: 'OV-0001' } } },
    at: ['grant', 'SB-0001', 'session_id'],
  },
  begeleider_niet_extern: field('grant', 'SB-0001', 'guide_external', 'nee', 'ja'),
  gemeente_niet_betrokken: field('grant', 'SB-0001', 'municipality_involved', null, 'ja'),
  subsidie_zonder_activiteit: {
    wrong: { grant: { 'SB-0001': { guidance: 'nee' } } },
    right: { grant: { 'SB-0001': { guidance: 'nee', research: 'ja' } } },
    at: ['grant', 'SB-0001', 'guidance'],
  },
  aanvraagdatum_ontbreekt: field('grant', 'SB-0001', 'application_date', null, '2025-06-01'),
  zaaknummer_ontbreekt: field('grant', 'SB-0001', 'case_number', null, 'Z-2'),
  verleend_bedrag_ontbreekt: field('grant', 'SB-0001', 'granted', null, 0, { settled: null }),
  verleend_datum_ontbreekt: field('grant', 'SB-0001', 'granted_on', null, '2025-10-01'),
  de_minimis_ontbreekt: field('grant', 'SB-0001', 'de_minimis', null, 'nvt'),
  plan_van_subsidie_ontbreekt: field('grant', 'SB-0001', 'plan_url', null, 'https://example.nl/p'),
  vastgesteld_bedrag_ontbreekt: field('grant', 'SB-0001', 'settled', null, 0),
  vastgesteld_datum_ontbreekt: field('grant', 'SB-0001', 'settled_on', null, '2026-11-24'),
  teruggevorderd_bedrag_ontbreekt: field('grant', 'SB-0001', 'recovered', null, 100, {
    status: 'teruggevorderd',
  }),
  spuk_bedrag_te_hoog: field('cost_line', 'KO-0001', 'charged_to_spuk', 1210.01, 1210),
  btw_soort_ontbreekt: {
    wrong: { cost_line: { 'KO-0001': { vat_recoverable: null, charged_to_spuk: 0 } } },
    right: { cost_line: { 'KO-0001': { vat_recoverable: null, charged_to_spuk: 0, vat: 0 } } },
    at: ['cost_line', 'KO-0001', 'vat_recoverable'],
  },
  kosten_buiten_uitkering: {
    wrong: { cost_line: { 'KO-0001': { performance_date: '2024-04-30' } } },
    right: { cost_line: { 'KO-0001': { performance_date: '2024-05-01' } } },
    at: ['cost_line', 'KO-0001', 'performance_date'],
  },
  kosten_buiten_subsidie: field('cost_line', 'KO-0001', 'performance_date', '2026-09-02', '2026-09-01'),
  spuk_deel_verschilt: field('cost_line', 'KO-0001', 'spuk_leg', 'mkb', 'bt'),

  // Metering campaigns, measures and referrals.
  data_meer_dan_machtigingen: field('metering_campaign', 'MC-0001', 'data_count', 13, 12),
  machtigingen_meer_dan_uitgenodigd: field('metering_campaign', 'MC-0001', 'mandate_count', 21, 20),
  piek_hoger_dan_som: field('metering_campaign', 'MC-0001', 'collective_peak_kw', 900.1, 900),
  meetperiode: field('metering_campaign', 'MC-0001', 'from', '2025-01-01', '2024-12-31'),
  bewaarperiode_meetdata: field('metering_campaign', 'MC-0001', 'supplied_on', '2027-10-02', '2025-10-02'),
  analysedatum_ontbreekt: field('metering_campaign', 'MC-0001', 'analysed_on', null, '2026-01-01'),
  grootste_aandeel_ontbreekt: field('metering_campaign', 'MC-0001', 'largest_share', null, 0.9),
  uitgevoerd_zonder_datum: field('measure', 'MR-0001', 'realised_on', null, '2026-11-24'),
  effect_zonder_bron: field('measure', 'MR-0001', 'generation_kwp_source', null, 'gemeten'),
  doorverwijzing_zonder_akkoord: {
    wrong: { referral: { 'DV-0001': { consent: 'nee' } } },
    right: { referral: { 'DV-0001': { consent: 'nee', status: 'afgezien' } } },
    at: ['referral', 'DV-0001', 'consent'],
  },

  // Contacts, subscriptions and what is learned.
  contact_dubbel: {
    wrong: { contact: { 'CT-0002': { email: 'een@example.nl' } } },
    right: { contact: { 'CT-0002': { email: 'een2@example.nl' } } },
    at: ['contact', 'CT-0001', null],
  },
  naam_in_aanduiding: field(
    'contact',
    'CT-0003',
    'designation',
    'Derde  Verzonnen, parkmanager',
    'Derde parkmanager',
  ),
  contact_bewaarperiode: field('contact', 'CT-0003', 'informed_on', '2029-01-02', '2025-01-01'),
  contact_te_lang_bewaard: {
    wrong: { contact: { 'CT-0003': { delete_after: '2026-11-23' } } },
    right: { contact: { 'CT-0003': { delete_after: '2026-11-24' } } },
    at: ['contact', 'CT-0003', 'delete_after'],
  },
  meetdata_te_lang_bewaard: {
    wrong: { metering_campaign: { 'MC-0001': { delete_after: '2026-11-23' } } },
    right: { metering_campaign: { 'MC-0001': { delete_after: '2026-11-23', folder_url: null } } },
    at: ['metering_campaign', 'MC-0001', 'delete_after'],
  },
  collega_zonder_adres: {
    wrong: { contact: { 'CT-0002': { email: null } } },
    right: { contact: { 'CT-0003': { email: null } } },
    at: ['contact', 'CT-0002', 'email'],
  },
  abonnement_zonder_toestemming: {
    wrong: { contact: { 'CT-0005': { digest_consent: 'nee' } } },
    right: {
      contact: { 'CT-0005': { digest_consent: 'nee' } },
      subscription: { 'AB-0001': { stopped: true } },
    },
    at: ['subscription', 'AB-0001', 'contact_id'],
  },
  abonnement_buiten_gemeente: field(
    'subscription',
    'AB-0001',
    'municipality_codes',
    ['GM0193', 'GM0150'],
    ['GM0193'],
  ),
  abonnement_andere_rol: field('subscription', 'AB-0001', 'role', 'rvo', 'gemeente'),
  abonnement_dubbel: {
    wrong: {
      subscription: { 'AB-0002': { contact_id: 'CT-0005', role: 'gemeente', scope: 'eigen_acties' } },
    },
    right: {
      subscription: {
        'AB-0002': { contact_id: 'CT-0005', role: 'gemeente', scope: 'alles', contents: 'lessen' },
      },
    },
    at: ['subscription', 'AB-0001', 'contact_id'],
  },
  abonnement_zonder_gemeenten: field('subscription', 'AB-0001', 'municipality_codes', null, ['GM0193']),
  abonnement_zonder_clusters: field('subscription', 'AB-0001', 'cluster_ids', null, ['CL-0001'], {
    scope: 'clusters',
  }),
  abonnement_zonder_themas: field('subscription', 'AB-0001', 'themes', null, ['energie'], {
    scope: 'themas',
  }),
  abonnement_zonder_wagons: field('subscription', 'AB-0001', 'wagons', null, ['1'], { scope: 'wagons' }),
  actiepunt_zonder_dag: field('action_point', 'AP-0001', 'done_on', null, '2026-11-24'),
  opgeleid_zonder_datum: field('trainee', 'TT-0001', 'trained_on', null, '2025-06-01'),
  eerste_terrein_zonder_datum: field('trainee', 'TT-0001', 'first_terrain_on', null, '2025-05-01'),
  eerste_terrein_voor_opleiding: field('trainee', 'TT-0001', 'trained_on', '2025-06-02', '2025-06-01'),
  les_zonder_kanaal: field('lesson', 'LE-0001', 'channel', null, 'anders'),
  les_gedeeld_voor_opgeschreven: field('lesson', 'LE-0001', 'recorded_on', '2026-02-02', '2026-02-01'),

  // Intake, periods and the register's own lists.
  besluit_zonder_uitleg: field('intake', 'IN-0001', 'outcome', null, 'Klopt.'),
  periode_volgorde: field('period', '2026-H1', 'from', '2026-07-01', '2026-06-30'),
  peildatum_ongewoon: field('period', '2026-H1', 'reference_date', '2026-06-30', '2026-01-01'),
  periode_heropend: field('period', '2026-H1', 'status', 'controle', 'vastgesteld'),
  periode_niet_vastgesteld: {
    wrong: { period: { '2026-H1': { frozen_on: null } } },
    right: { period: { '2026-H1': { frozen_on: '2026-08-02' } } },
    at: ['period', '2026-H1', 'status'],
  },
  vaststellen_niet_af: {
    wrong: { snapshot: { 'MO-00003': null } },
    right: {
      snapshot: { 'MO-00001': null, 'MO-00002': null, 'MO-00003': null },
      period: { '2026-H1': { status: 'controle', frozen_on: null } },
    },
    at: ['period', '2026-H1', 'status'],
  },
  ingediend_zonder_datum: field('period', '2026-H1', 'submitted_on', null, '2026-07-02'),
  momentopname_gewijzigd: {
    wrong: { snapshot: { 'MO-00002': { values: { level: 4, name: 'Hessenpoort' } } } },
    right: { snapshot: { 'MO-00002': { values: { name: 'Hessenpoort', level: 3 } } } },
    at: ['snapshot', 'MO-00002', 'values'],
  },
  momentopname_versies: {
    wrong: { snapshot: { 'MO-00001': null } },
    right: { snapshot: { 'MO-00002': null } },
    at: ['snapshot', 'MO-00002', 'version'],
  },
  correctie_zonder_reden: field('snapshot', 'MO-00002', 'reason', null, 'Verbeterd'),
  instelling_onleesbaar: field('setting', 'baseline_days', 'value', 'dertig', '45'),
  veldkoppeling_onbekend: field('field_mapping', 'VK-0001', 'source', 'cluster.naam', 'cluster.name'),
  codesleutel: {
    ...field('code_list', 'thema.energie', 'code', 'stroom', 'energie'),
    at: ['code_list', 'thema.energie', 'code_id'],
  },
  geaccepteerd_zonder_reden: field('finding', 'BV-0001', 'accepted_reason', null, 'Klopt zo'),
  opgepakt_door_niemand: field('finding', 'BV-0001', 'taken_by_id', null, 'CT-0001', { status: 'opgepakt' }),
};
