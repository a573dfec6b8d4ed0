/** Builders for the tests of rules: a small whole register without findings, and patches on it. */
import type { Tab } from '../../../../src/register/app/ports.ts';
import { parseTable, type TableData } from '../../../../src/register/app/reader.ts';
import { sealOf } from '../../../../src/register/domain/programme/seal.ts';
import { openView, type RegisterView } from '../../../../src/register/domain/rules/view.ts';
import type { Cell } from '../../../../src/register/domain/schema/cell.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { derived } from '../../../../src/register/domain/schema/derive.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { TABLES, type TableId } from '../../../../src/register/domain/schema/tables/index.ts';

export const TODAY = '2026-11-24';

/** A cell as someone typed it, where a value will not do. */
export class Raw {
  readonly cell: Cell;

  constructor(cell: Cell) {
    this.cell = cell;
  }
}

/** Values by field of one row; what is not named is blank. */
export type Values = Readonly<Record<string, unknown>>;

/** Rows by table id and key; null takes a row out. Fields are laid over those of the row that is there. */
export type Patch = { readonly [Id in TableId]?: Readonly<Record<string, Values | null>> };

export type Rows = Readonly<Record<string, Readonly<Record<string, Values>>>>;

const SEALED = {
  period_id: '2026-H1',
  cluster_id: 'CL-0001',
  values: { level: 3, name: 'Hessenpoort' },
};

/** What was frozen of the programme, to which the second version of the cluster belongs. */
const PROGRAMME = {
  period_id: '2026-H1',
  cluster_id: null,
  values: {
    kind: 'programme',
    figures: {},
    members: { count: 1, versions: { 'CL-0001': 2 }, left: [] },
  },
};

/** One row or more of every table that rules look at, without anything to find. */
export const WHOLE: Rows = {
  municipality: {
    GM0193: { name: 'Zwolle', contact_id: 'CT-0005', valid_from: '1900-01-01', valid_to: '2199-12-31' },
    GM0150: { name: 'Deventer' },
  },
  terrain: {
    'OV-0001': {
      display_name: 'Hessenpoort',
      municipality_code: 'GM0193',
      cluster_id: 'CL-0001',
      rin_number: '12345',
      source_year: 2024,
      gross_area: 120.5,
      net_area: 100,
      worklocation_type: 'B',
      company_count: 80,
      company_count_source: 'LISA',
      company_count_date: '2025-01-01',
      congestion_in: 'congestie',
      congestion_date: '2023-06-01',
      source_status: 'actief',
    },
    'OV-0002': {
      display_name: 'Kloosterlanden',
      municipality_code: 'GM0150',
      cluster_id: 'CL-0002',
      source_status: 'actief',
    },
  },
  cluster: {
    'CL-0001': {
      name: 'Hessenpoort',
      municipality_codes: ['GM0193'],
      counts_as: 1,
      confirmed: true,
      confirmed_on: '2026-01-05',
    },
    'CL-0002': { name: 'Kloosterlanden', municipality_codes: ['GM0150'], counts_as: 1 },
  },
  organisation: {
    'OR-0001': { name: 'Vereniging Parkmanagement Hessenpoort', form: 'vereniging', kvk_number: '12345678' },
    'OR-0002': { name: 'Adviesbureau Oost', form: 'bv', kvk_number: '87654321' },
  },
  org_terrain: {
    'RO-0001': {
      organisation_id: 'OR-0001',
      terrain_id: 'OV-0001',
      role: 'parkmanagement',
      from: '2020-01-01',
    },
  },
  contact: {
    'CT-0001': person('coordinator', 'Eerste Verzonnen', 'een@example.nl'),
    'CT-0002': person('aanjager', 'Tweede Verzonnen', 'twee@example.nl'),
    'CT-0003': person('parkmanager', 'Derde Verzonnen', 'drie@example.nl'),
    'CT-0004': person('versnellingsteam', 'Vierde Verzonnen', 'vier@example.nl'),
    'CT-0005': person('gemeente', 'Vijfde Verzonnen', 'vijf@example.nl'),
  },
  subscription: {
    'AB-0001': {
      contact_id: 'CT-0005',
      role: 'gemeente',
      scope: 'gemeenten',
      municipality_codes: ['GM0193'],
      rhythm: 'maand',
      format: 'html',
      language: 'nl',
    },
  },
  track: {
    'TR-0001': {
      name: 'Hessenpoort',
      cluster_id: 'CL-0001',
      state_w1: 'overgedragen_w2',
      state_w2: 'overgedragen_w3',
      state_w3: 'triage',
      state_since: '2026-10-01',
      start_date: '2025-03-01',
      baseline_level: 1,
      leader_id: 'CT-0003',
      driver_id: 'CT-0002',
      accel_member_id: 'CT-0004',
      next_action: 'Gesprek plannen',
      next_action_due: '2026-12-01',
      plan_url: 'https://example.nl/plan',
    },
  },
  stage_event: {
    'FG-00001': event('1', null, 'kandidaat', '2025-01-01'),
    'FG-00002': event('1', 'kandidaat', 'intake', '2025-03-01'),
    'FG-00003': event('1', 'intake', 'overgedragen_w2', '2025-09-01'),
    'FG-00004': event('2', null, 'overgedragen_w3', '2026-09-01'),
    'FG-00005': event('3', null, 'triage', '2026-10-01'),
  },
  sprint_session: {
    'SP-0001': {
      name: 'Zwolle',
      session_date: '2025-06-01',
      status: 'gehouden',
      driver_id: 'CT-0002',
      entrepreneur_count: 12,
    },
    'SP-0002': { name: 'Deventer', session_date: '2026-12-10', status: 'gepland', driver_id: 'CT-0002' },
  },
  session_terrain: {
    'ST-0001': { session_id: 'SP-0001', terrain_id: 'OV-0001' },
    'ST-0002': { session_id: 'SP-0002', terrain_id: 'OV-0002' },
  },
  idea: {
    'ID-0001': { title: 'Zonnedak', session_id: 'SP-0001', cluster_id: 'CL-0001', theme: 'zon_op_dak' },
  },
  org_assessment: {
    'OG-0001': { ...facts({ fact_contact: 'ja', fact_group: 'ja' }), assessed_on: '2025-02-15' },
    'OG-0002': { ...facts({ fact_group: 'ja', fact_entity: 'ja' }), assessed_on: '2026-06-01' },
  },
  handover: {
    'OD-0001': transfer('1', '2', 'CT-0002', 'CT-0003', '2025-08-20', '2025-09-01'),
    'OD-0002': transfer('2', '3', 'CT-0002', 'CT-0004', '2026-08-20', '2026-09-01'),
  },
  grant: {
    'SB-0001': {
      name: 'Plan Hessenpoort',
      track_id: 'TR-0001',
      session_id: 'SP-0001',
      applicant_id: 'OR-0001',
      status: 'vastgesteld',
      case_number: 'Z-1',
      application_date: '2025-10-01',
      guidance: 'ja',
      guide_external: 'ja',
      municipality_involved: 'ja',
      de_minimis: 'ja',
      eligible_costs: 50_000,
      requested: 25_000,
      granted: 25_000,
      granted_on: '2025-11-01',
      settled: 24_000,
      settled_on: '2026-09-01',
      plan_url: 'https://example.nl/plan',
    },
  },
  metering_campaign: {
    'MC-0001': {
      cluster_id: 'CL-0001',
      status: 'geanalyseerd',
      from: '2024-01-01',
      until: '2024-12-31',
      invited_count: 20,
      mandate_count: 12,
      data_count: 10,
      largest_share: 0.3,
      analysed_on: '2025-12-01',
      sum_peaks_kw: 900,
      collective_peak_kw: 600,
      supplied_on: '2025-10-01',
      delete_after: '2027-10-01',
      folder_url: 'https://example.nl/map',
    },
  },
  measure: {
    'MR-0001': {
      title: 'Panelen',
      cluster_id: 'CL-0001',
      theme: 'zon_op_dak',
      status: 'uitgevoerd',
      realised_on: '2026-05-01',
      generation_kwp: 100,
      generation_kwp_source: 'opgave',
    },
  },
  activity: {
    'AC-0001': {
      activity_date: '2026-02-01',
      type: 'gesprek',
      subject: 'Kennismaking',
      executor_id: 'CT-0002',
      spuk_leg: 'bt',
    },
  },
  referral: {
    'DV-0001': {
      organisation_id: 'OR-0002',
      terrain_id: 'OV-0001',
      referred_on: '2026-03-01',
      consent: 'ja',
      status: 'doorgegeven',
    },
  },
  cost_line: {
    'KO-0001': {
      description: 'Advies',
      performance_date: '2026-02-01',
      spuk_leg: 'bt',
      activity_id: 'AC-0001',
      grant_id: 'SB-0001',
      amount_ex_vat: 1000,
      vat: 210,
      vat_recoverable: 'nee',
      charged_to_spuk: 1210,
      evidence_url: 'https://example.nl/bon',
    },
  },
  meeting: { 'OL-0001': { name: 'Programma', meeting_date: '2026-10-01', status: 'gehouden' } },
  action_point: {
    'AP-0001': {
      action: 'Bellen',
      owner_id: 'CT-0002',
      due: '2026-10-10',
      status: 'klaar',
      done_on: '2026-10-09',
    },
  },
  trainee: {
    'TT-0001': {
      contact_id: 'CT-0003',
      status: 'opgeleid',
      trained_on: '2025-05-01',
      first_terrain_id: 'OV-0001',
      first_terrain_on: '2025-06-01',
    },
  },
  lesson: {
    'LE-0001': {
      title: 'Begin klein',
      recorded_on: '2026-01-01',
      audience: ['ondernemers'],
      channel: 'werkplaats',
      shared_on: '2026-02-01',
    },
  },
  intake: {
    'IN-0001': {
      received_at: '2026-10-01T10:00:00',
      form: 'aanmelding',
      response_id: 'r1',
      subject: 'correctie',
      municipality_code: 'GM0193',
      submitter_id: 'CT-0005',
      status: 'geaccepteerd',
      outcome: 'Overgenomen.',
    },
  },
  decision: {
    'BS-0001': { decision: 'De sprint gaat door', decided_on: '2026-10-01', cluster_id: 'CL-0001' },
  },
  field_mapping: {
    'VK-0001': {
      report: 'rvo',
      order: 1,
      description: 'Bedrijventerrein',
      source: 'cluster.name',
      standing: 'voorstel',
    },
  },
  period: {
    '2026-H1': {
      name: 'eerste halfjaar 2026',
      type: 'halfjaar',
      from: '2026-01-01',
      until: '2026-06-30',
      reference_date: '2026-07-01',
      status: 'ingediend',
      frozen_on: '2026-08-01',
      submitted_on: '2026-08-01',
    },
  },
  snapshot: {
    'MO-00001': frozen(1, null),
    'MO-00002': frozen(2, 'Verkeerde naam'),
    'MO-00003': {
      ...PROGRAMME,
      version: 1,
      hash: sealOf({ ...PROGRAMME, version: 1 }),
      frozen_at: '2026-08-01T10:00:00',
      frozen_by: 'u1',
    },
  },
  finding: {
    'BV-0001': {
      severity: 'waarschuwing',
      message: 'Iets.',
      table: 'terrain',
      key: 'OV-0001',
      rule_id: 'terrein_dubbel',
      status: 'geaccepteerd',
      accepted_reason: 'Het zijn er twee.',
      first_seen: '2026-11-01T02:00:00',
      last_seen: '2026-11-01T02:00:00',
    },
  },
  code_list: {
    'thema.energie': { list: 'thema', code: 'energie', label: 'Energie' },
    'thema.zon_op_dak': { list: 'thema', code: 'zon_op_dak', label: 'Zon op dak' },
  },
  setting: {
    start_state: { label: 'Start', value: 'intake', standing: 'voorstel' },
    baseline_days: { label: 'Nulmeting', value: '30', standing: 'voorstel' },
  },
};

function person(role: string, name: string, email: string): Values {
  return {
    designation: `${role} van iets`,
    name,
    role,
    email,
    source: 'verzonnen',
    informed_on: '2025-01-01',
    delete_after: '2029-01-01',
    digest_consent: 'ja',
  };
}

export function event(
  wagon: string,
  from_state: string | null,
  to_state: string | null,
  day: string,
  track_id = 'TR-0001',
): Values {
  const recorded_at = `${day}T09:00:00`;
  return { track_id, wagon, from_state, to_state, event_date: day, recorded_at, actor: 'u1' };
}

/** An assessment of cluster CL-0001: every answer is no but for those given. */
export function facts(answers: Values): Values {
  const names = ['contact', 'group', 'entity', 'funding', 'manager', 'plan', 'contract'];
  const fields = [
    ...names.map((name) => `fact_${name}`),
    'leg_maintenance',
    'leg_management',
    'leg_sustainability',
  ];
  return {
    ...Object.fromEntries(fields.map((field) => [field, 'nee'])),
    cluster_id: 'CL-0001',
    assessor_id: 'CT-0002',
    created_on: '2025-02-15T10:00:00',
    changed_on: '2025-02-15T11:00:00',
    ...answers,
  };
}

function transfer(
  from_wagon: string,
  to_wagon: string,
  from_contact_id: string,
  to_contact_id: string,
  offered_on: string,
  decided_on: string,
): Values {
  return {
    track_id: 'TR-0001',
    from_wagon,
    to_wagon,
    from_contact_id,
    to_contact_id,
    offered_on,
    decided_on,
    check_file: 'ja',
    check_assessment: 'ja',
    check_entrepreneurs: 'ja',
    check_actions: 'ja',
    decision: 'geaccepteerd',
  };
}

function frozen(version: number, reason: string | null): Values {
  return {
    ...SEALED,
    version,
    reason,
    hash: sealOf({ ...SEALED, version }),
    frozen_at: '2026-08-01T10:00:00',
    frozen_by: 'u1',
  };
}

/** The register with a patch laid over it. */
export function patched(patch: Patch, rows: Rows = WHOLE): Rows {
  const result: Record<string, Record<string, Values>> = {};
  for (const id of new Set([...Object.keys(rows), ...Object.keys(patch)])) {
    const held: Record<string, Values> = { ...rows[id] };
    for (const [key, values] of Object.entries(patch[id as TableId] ?? {})) {
      if (values === null) delete held[key];
      else held[key] = { ...held[key], ...values };
    }
    result[id] = held;
  }
  return result;
}

/**
 * A view of the rows through the real reader. A row whose key holds a `#` stands there with the part before
 * it as its key, so that a key can occur twice or (`#1`) not at all.
 */
export function viewOf(rows: Rows, options: { today?: string; only?: readonly string[] } = {}): RegisterView {
  return openView({
    today: options.today ?? TODAY,
    look: CODES,
    read(table) {
      if (options.only && !options.only.includes(table.id))
        throw new Error(`The rule reads "${table.id}" and does not say so.`);
      return readRows(table, rows[table.id] ?? {});
    },
  });
}

function readRows(table: Table, rows: Readonly<Record<string, Values>>): TableData {
  const tab: Tab = {
    id: 1,
    name: table.tab,
    table: table.id,
    headerRow: 1,
    columns: Object.fromEntries(table.fields.map((field, index) => [field, index + 1])),
    rows: Object.keys(rows).length + 1,
    width: table.fields.length,
  };
  const lines = Object.entries(rows).map(([key, values]) => {
    const [own] = key.split('#');
    const blank = Object.fromEntries(table.fields.map((field) => [field, null]));
    const full = { ...blank, ...values, [table.key.field]: own || null };
    const row = { ...full, ...derived(table, full) };
    return table.fields.map((field) => cellOf(table, field, (row as Values)[field]));
  });
  return parseTable(table, tab, lines, CODES);
}

function cellOf(table: Table, field: string, value: unknown): Cell {
  if (value === null || value === undefined) return '';
  return value instanceof Raw ? value.cell : table.columns[field]!.kind.write(value, CODES);
}

/** All tables that rules look at have rows in `WHOLE`, but for these, which only the register itself fills. */
export const UNTOLD: readonly string[] = ['journal', 'job', 'outbox', 'report'];

export const TOLD: readonly Table[] = TABLES.filter((table) => !UNTOLD.includes(table.id));
