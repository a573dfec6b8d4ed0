/** The night after a correction, ended at any call: each report once in its new version with its PDF, and one mail. */
import { workOnJobs } from '../../../../src/register/app/jobs/work.ts';
import { type Correction, freezePeriod } from '../../../../src/register/app/monitoring/freeze.ts';
import { reportsStep } from '../../../../src/register/app/night/reports-step.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { reportJob } from '../../../../src/register/app/reports/run.ts';
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { REPORTS } from '../../../../src/register/domain/reports/index.ts';
import { besideTagOf, tagOf } from '../../../../src/register/domain/reports/versions.ts';
import {
  job,
  measure,
  outbox,
  period,
  report as reportTable,
  snapshot,
  TABLES,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { addMinutes } from '../../../../src/register/domain/text/dates.ts';
import { generated } from '../../domain/monitoring/generated.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';
import { stored } from '../monitoring/support.ts';

const KEY = 'KJ-2025';
const EMPTY = 'sjabloon {{alles}}';

/** The kind of the register, with documents that are the text of what goes into them. */
function kindOver(held: Memory) {
  return reportJob({
    reports: REPORTS,
    openTemplate: (ports, report) => ({
      id: 'sjabloon',
      print: 'sjabloon',
      fill(copy, data) {
        ports.files.text(copy);
        const file = held.files.get(copy)!;
        if (file.text !== EMPTY) throw new Error('Filled twice.');
        file.text = `${report.id} ${JSON.stringify(data)}`;
      },
      isFilled: (copy) => ports.files.text(copy) !== EMPTY,
      close: () => {},
    }),
  });
}

/** The same register, which knows nothing of the other from here on. */
function copyOf(held: Memory): Memory {
  const most = Math.max(...held.sheets.map(({ cells }) => cells.length));
  const copy = memory(TABLES, most);
  held.sheets.forEach((sheet, i) => {
    copy.sheets[i]!.cells = sheet.cells.map((line) => [...line]);
  });
  Object.assign(copy.props, held.props);
  for (const [id, file] of held.files) copy.files.set(id, { ...file });
  copy.now = held.now;
  return copy;
}

/** What the triggers do of it at night and in the quarters after, until nothing is left to do. */
function night(held: Memory): void {
  const ports = held.ports();
  const day = held.now.slice(0, 10);
  reportsStep.run(ports, { register: openRegister(ports), day, cursor: null, hasTime: () => true });
  for (let quarter = 0; quarter < 3; quarter++) {
    held.now = addMinutes(held.now, 15);
    const fresh = held.ports();
    workOnJobs(fresh, openRegister(fresh), { kinds: [kindOver(held)] });
  }
}

function freeze(held: Memory, correction: Correction | null): void {
  const ports = held.ports();
  const result = freezePeriod(ports, openRegister(ports), KEY, correction);
  if (!result.ok) throw new Error(result.reason);
}

/** A register of a few parks of which a half-year was frozen and reported on, and corrected the day after. */
function corrected(): Memory {
  const rows = generated(3, 3);
  const year = { name: 'Kalenderjaar 2025', type: 'kalenderjaar', from: '2025-01-01', until: '2025-12-31' };
  rows.period = { [KEY]: { ...year, reference_date: '2026-01-01', status: 'controle' } };
  const settings = { reports_on: 'ja', report_pdf: 'ja', admin_email: 'bt@provincie.example' };
  for (const [key, value] of Object.entries(settings)) rows.setting![key] = { label: key, value };
  const held = stored(rows);
  held.files.set('sjabloon', { name: 'Sjabloon', text: EMPTY, tag: 'sjabloon' });
  held.now = '2026-01-20T10:00:00';
  freeze(held, null);
  held.now = '2026-01-21T03:00:00';
  night(held);
  const ports = held.ports();
  const values = { title: 'Vergeten', cluster_id: 'CL-0001', theme: 'energie', status: 'idee' };
  openRegister(ports).write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'add', table: measure.id, key: newKey(1), values }],
  });
  held.now = '2026-01-21T10:00:00';
  freeze(held, { clusters: ['CL-0001'], reason: 'Maatregel vergeten' });
  held.now = '2026-01-22T03:00:00';
  return held;
}

/** Everything that people find the morning after. */
function found(held: Memory) {
  const register = openRegister(held.ports());
  const all = register.read(reportTable).entries.map(({ values }) => values);
  const lying = [...held.files.values()].filter(({ set, gone }) => set === `rapport.${KEY}` && !gone);
  return {
    rows: all.map((row) => `${row.kind} ${row.subject_key} ${row.version} ${row.status}`).sort(),
    // A document with its text, and beside it its PDF; of the table two more files.
    files: lying.map(({ name, tag, text }) => `${name} | ${tag} | ${text}`).sort(),
    linked: all.filter(({ kind, document_url, pdf_url }) => document_url && (pdf_url || kind === 'rvo'))
      .length,
    jobs: register
      .read(job)
      .entries.map(({ values }) => `${values.title} ${values.status}`)
      .sort(),
    mails: register.read(outbox).entries.map(({ values }) => `${values.subject} ${values.body_text}`),
    folder: register.read(period).byKey.get(KEY)!.values.folder_url,
    snapshots: register.read(snapshot).entries.length,
    reports: all,
  };
}

test('the night after a correction gives what it should', () => {
  const held = corrected();
  const before = found(held);
  expect(before.rows.length).toBe(3);
  expect(before.rows.every((row) => row.endsWith(' 1 definitief'))).toBe(true);
  night(held);
  const after = found(held);
  const again = after.rows.filter((row) => row.endsWith(' 2 definitief'));
  // The account of the grant, and the municipality in which the park lies; the other one stays as it was.
  expect(again.length).toBe(2);
  expect(after.rows).toHaveLength(before.rows.length + again.length);
  for (const row of again) expect(after.rows).toContain(row.replace(' 2 definitief', ' 1 vervangen'));
  const current = after.rows.filter((row) => row.endsWith('definitief')).map((row) => row.split(' 1 ')[0]!);
  expect(new Set(current.map((row) => row.split(' 2 ')[0])).size).toBe(before.rows.length);
  // Earlier documents and PDFs lie where they lay.
  expect(after.files).toEqual(expect.arrayContaining(before.files));
  expect(after.linked).toBe(after.rows.length);
  for (const row of after.reports) {
    const tag = tagOf(row);
    const ends = row.kind === 'rvo' ? (['csv', 'xlsx'] as const) : (['pdf'] as const);
    for (const wanted of [tag, ...ends.map((end) => besideTagOf(tag, end))])
      expect(after.files.filter((file) => file.includes(` | ${wanted} | `))).toHaveLength(1);
  }
  expect(after.mails).toHaveLength(2);
  expect(after.mails[1]).toContain('correctie');
});

test('ended at any call it is the same in the end', () => {
  const start = corrected();
  const smooth = copyOf(start);
  night(smooth);
  const calls = smooth.calls.length;
  const { reports: _, ...wanted } = found(smooth);
  expect(calls).toBeGreaterThan(80);
  for (let at = 1; at <= calls; at++) {
    const held = copyOf(start);
    held.crashAt = at;
    held.fatal = true;
    expect(() => night(held)).toThrow(Crash);
    held.crashAt = 0;
    // What an ended execution claimed is free again after a while; the night is taken up where it was.
    held.now = addMinutes(held.now, 15);
    night(held);
    const { reports: __, ...now } = found(held);
    expect([at, now]).toEqual([at, wanted]);
  }
});
