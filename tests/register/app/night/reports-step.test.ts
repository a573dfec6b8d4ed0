/** What a night costs in which no report is due: the same however many periods and reports there are by then. */
import { type Correction, freezePeriod } from '../../../../src/register/app/monitoring/freeze.ts';
import { reportsStep } from '../../../../src/register/app/night/reports-step.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { measure } from '../../../../src/register/domain/schema/tables/index.ts';
import { generated } from '../../domain/monitoring/generated.ts';
import type { Memory } from '../memory-ports.ts';
import { stored } from '../monitoring/support.ts';

/** Calendar years up to 2025, all frozen on 20 January 2026. */
function finished(years: number): Memory {
  const rows = generated(3, 3);
  const keys = Array.from({ length: years }, (_, i) => 2025 - i);
  rows.period = Object.fromEntries(
    keys.map((year) => {
      const span = { from: `${year}-01-01`, until: `${year}-12-31`, reference_date: `${year + 1}-01-01` };
      return [`KJ-${year}`, { name: `${year}`, type: 'kalenderjaar', ...span, status: 'controle' }];
    }),
  );
  rows.setting!.reports_on = { label: 'x', value: 'ja' };
  const held = stored(rows);
  held.now = '2026-01-20T10:00:00';
  for (const year of keys) freeze(held, `KJ-${year}`);
  return held;
}

function freeze(held: Memory, key: string, correction: Correction | null = null): void {
  const ports = held.ports();
  const result = freezePeriod(ports, openRegister(ports), key, correction);
  if (!result.ok) throw new Error(result.reason);
}

/** What the step says on a day, and the calls that it makes. */
function night(held: Memory, day: string): { readonly says: unknown; readonly calls: readonly string[] } {
  held.now = `${day}T03:00:00`;
  held.calls.length = 0;
  const ports = held.ports();
  const run = { register: openRegister(ports), day, cursor: null, hasTime: () => true };
  return { says: reportsStep.run(ports, run), calls: [...held.calls] };
}

test('when all is long finished it reads three tabs, and no snapshot', () => {
  for (const years of [1, 6]) {
    const { says, calls } = night(finished(years), '2026-09-01');
    expect(says).toBeNull();
    expect(calls).toEqual(['tabs', 'read setting', 'read job', 'read period']);
  }
});

test('soon after, and after a correction however late, it makes what is new', () => {
  const held = finished(2);
  // Both years were frozen the day before.
  expect(night(held, '2026-01-21').says).toContain('4');
  expect(night(held, '2026-01-22').says).toBeNull();
  expect(night(held, '2026-04-22').says).toBeNull();
  expect(night(held, '2026-09-01').says).toBeNull();
  const values = { title: 'Vergeten', cluster_id: 'CL-0001', theme: 'energie', status: 'idee' };
  openRegister(held.ports()).write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'add', table: measure.id, key: newKey(1), values }],
  });
  held.now = '2026-09-01T10:00:00';
  freeze(held, 'KJ-2024', { clusters: ['CL-0001'], reason: 'Maatregel vergeten' });
  expect(night(held, '2026-09-02').says).toContain('2');
  expect(night(held, '2026-09-03').says).toBeNull();
  // A correction of which nobody saw the night is made good until the time for it is over.
  const { says, calls } = night(held, '2027-01-31');
  expect([says, calls]).toEqual([null, ['tabs', 'read setting', 'read job', 'read period']]);
});
