/** What a choice in Rapporten maken comes to: all, a municipality, or what the rows are about that were chosen in the sheet. */

import { openRegister } from '../../../../src/register/app/register.ts';
import { type ReportChoice, reportChoices, reportPlan } from '../../../../src/register/app/reports/order.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import {
  grant,
  job,
  measure,
  municipality,
  tableById,
  terrain,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { generated, type Register } from '../../domain/monitoring/generated.ts';
import type { Memory } from '../memory-ports.ts';
import { stored } from '../monitoring/support.ts';

const KEY = '2026-H1';

function register(): { readonly held: Memory; readonly rows: Register } {
  const rows = generated(8, 4);
  const half = (name: string, from: string, until: string) => ({
    name,
    type: 'halfjaar',
    from,
    until,
    status: 'open',
  });
  rows.period = {
    '2026-H1': half('eerste halfjaar 2026', '2026-01-01', '2026-06-30'),
    '2026-H2': half('tweede halfjaar 2026', '2026-07-01', '2026-12-31'),
  };
  const made = (kind: string, period_id: string, status: string) => ({
    kind,
    period_id,
    status,
    subject_key: 'CL-0001',
    version: 1,
  });
  rows.report = {
    'RP-0001': made('factsheet', KEY, 'concept'),
    'RP-0002': made('factsheet', KEY, 'definitief'),
    'RP-0003': made('factsheet', KEY, 'definitief'),
    'RP-0004': made('factsheet', '2026-H2', 'concept'),
    'RP-0005': made('monitoring_bt', KEY, 'concept'),
  };
  const held = stored(rows);
  held.now = '2026-09-01T10:00:00';
  return { held, rows };
}

function plan(held: Memory, scope: ReportChoice['scope'], report = 'factsheet') {
  const ports = held.ports();
  return reportPlan(ports, openRegister(ports), { report, period: KEY, scope, pdf: false });
}

/** Chooses rows of a tab, counted from 1 below the header. */
function choose(held: Memory, table: Table, from: number, to = from): void {
  held.cursor = { sheet: held.sheet(table).id, row: from + 1, to: to + 1 };
}

test('the half-year that ended last is meant, and what stands of a report is counted by its state', () => {
  const { held } = register();
  const ports = held.ports();
  expect(reportChoices(ports, openRegister(ports))).toMatchObject({
    ok: true,
    value: { period: KEY, periods: [{ key: '2026-H2' }, { key: KEY }], selection: null },
  });
  expect(plan(held, { type: 'alles' })).toMatchObject({
    ok: true,
    value: { documents: 8, concepts: 1, finals: 2, final: false },
  });
});

test('a municipality has the parks that lie in it', () => {
  const { held, rows } = register();
  for (const code of Object.keys(rows.municipality!)) {
    const own = Object.values(rows.cluster!).filter((one) =>
      (one.municipality_codes as string[]).includes(code),
    );
    expect(plan(held, { type: 'gemeente', code })).toMatchObject({
      ok: own.length > 0,
      ...(own.length ? { value: { some: own.map(({ name }) => name).slice(0, 5) } } : {}),
    });
  }
});

test.each([
  ['measures', measure, 1, 3],
  ['terrains', terrain, 2, 2],
  ['grants, by their track', grant, 1, 2],
  ['rows up to far below the last one', measure, 1, 400],
])('chosen %s lead to the parks that they are about', (_, table, from, to) => {
  const { held, rows } = register();
  choose(held, table, from, to);
  const chosen = Object.values(rows[table.id]!).slice(from - 1, to);
  const park = (row: Readonly<Record<string, unknown>>): unknown =>
    row.cluster_id ?? rows.track![String(row.track_id)]!.cluster_id;
  const keys = [...new Set(chosen.map(park))].map(String).sort();
  expect(plan(held, { type: 'selectie' })).toMatchObject({
    ok: true,
    value: { documents: keys.length, some: keys.map((key) => rows.cluster![key]!.name).slice(0, 5) },
  });
  const ports = held.ports();
  expect(reportChoices(ports, openRegister(ports))).toMatchObject({
    value: { selection: { tab: table.tab, rows: chosen.length } },
  });
});

test('of a report on municipalities they lead to those, of one on the programme to the one document', () => {
  const { held, rows } = register();
  choose(held, terrain, 1);
  const code = String(Object.values(rows.terrain!)[0]!.municipality_code);
  expect(plan(held, { type: 'selectie' }, 'gemeente')).toMatchObject({
    value: { some: [rows.municipality![code]!.name] },
  });
  expect(plan(held, { type: 'selectie' }, 'halfjaar')).toMatchObject({ value: { documents: 1 } });
});

test('rows that are about no park, blank rows and a tab of a person give nothing, and it says so', () => {
  const { held } = register();
  choose(held, tableById(municipality.id), 1);
  expect(plan(held, { type: 'selectie' })).toMatchObject({ ok: false });
  choose(held, measure, 300, 310);
  expect(plan(held, { type: 'selectie' })).toMatchObject({ ok: false });
  choose(held, job, 1);
  expect(plan(held, { type: 'selectie' })).toMatchObject({ ok: false });
  held.cursor = { sheet: 9_999, row: 2 };
  expect(plan(held, { type: 'selectie' })).toMatchObject({ ok: false });
});
