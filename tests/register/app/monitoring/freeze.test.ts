/** Vaststellen: the facts of a period stand whole or not at all, never change, and are corrected by a next version. */
import fc from 'fast-check';
import { type Correction, freezePeriod } from '../../../../src/register/app/monitoring/freeze.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { BrokenSnapshotError } from '../../../../src/register/domain/errors.ts';
import { changes, frozenFacts, frozenOf } from '../../../../src/register/domain/monitoring/frozen.ts';
import { checkRegister } from '../../../../src/register/domain/rules/index.ts';
import type { RegisterView } from '../../../../src/register/domain/rules/view.ts';
import { BLANK } from '../../../../src/register/domain/schema/cell.ts';
import { cluster, period, snapshot, TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { generated, type Register } from '../../domain/monitoring/generated.ts';
import { Crash, type Memory } from '../memory-ports.ts';
import { look, stored } from './support.ts';

const KEY = '2026-H1';

function withPeriods(rows: Register): Register {
  const half = (name: string, from: string, until: string, reference_date: string) => ({
    name,
    type: 'halfjaar',
    from,
    until,
    reference_date,
    status: 'controle',
  });
  rows.period = {
    '2025-H2': half('Tweede halfjaar 2025', '2025-07-01', '2025-12-31', '2026-01-01'),
    '2026-H1': half('Eerste halfjaar 2026', '2026-01-01', '2026-06-30', '2026-07-01'),
    '2026-H2': half('Tweede halfjaar 2026', '2026-07-01', '2026-12-31', '2027-01-01'),
  };
  return rows;
}

function freeze(held: Memory, key = KEY, correction: Correction | null = null, room?: number) {
  const ports = held.ports();
  return freezePeriod(ports, openRegister(ports), key, correction, room);
}

/** Everything that documents could tell, as text. */
function told(view: RegisterView, key = KEY): string {
  const facts = frozenFacts(view, view.row(period, key)!);
  return JSON.stringify([
    facts.programme(),
    facts.clusters().map((name) => facts.cluster(name)),
    facts.municipalities().map((name) => facts.municipality(name)),
  ]);
}

/** What tells one snapshot from another, but for who and when. */
function seals(view: RegisterView): readonly string[] {
  return view
    .rows(snapshot)
    .map(({ row }) => `${row.cluster_id ?? row.municipality_code} ${row.version} ${row.hash}`);
}

function cell(held: Memory, table: (typeof TABLES)[number], key: string, field: string): [number, number] {
  const sheet = held.sheet(table);
  const row = sheet.cells.findIndex((line) => line[sheet.fields.indexOf(table.key.field)] === key);
  return [row, sheet.fields.indexOf(field)];
}

function put(
  held: Memory,
  table: (typeof TABLES)[number],
  key: string,
  field: string,
  value: string | number,
): void {
  const [row, column] = cell(held, table, key, field);
  held.sheet(table).cells[row]![column] = value;
}

test('a period is frozen once, as it was told, and the same to the byte each time', () => {
  const rows = withPeriods(generated(12));
  const [one, two] = [stored(rows), stored(rows)];
  two.now = '2026-12-24T17:00:00';
  two.actor = 'g-other';
  const before = told(look(one));
  expect(freeze(one)).toMatchObject({ ok: true, value: { done: true } });
  expect(freeze(two)).toMatchObject({ ok: true });
  const view = look(one);
  expect(JSON.parse(told(view))).toEqual(JSON.parse(before));
  expect(told(look(two))).toBe(told(view));
  expect(seals(look(two))).toEqual(seals(view));
  expect(view.row(period, KEY)).toMatchObject({ status: 'vastgesteld', frozen_on: one.now.slice(0, 10) });
  expect(view.rows(snapshot)).toHaveLength(12 + Object.keys(rows.municipality!).length - closed(rows) + 1);
  expect(freeze(one)).toMatchObject({ ok: false });
  expect(checkRegister(view).filter(({ table }) => table === 'snapshot' || table === 'period')).toEqual([]);
});

/** Municipalities that no longer or not yet exist at the end of the period. */
function closed(rows: Register): number {
  return Object.values(rows.municipality!).filter(
    ({ valid_from, valid_to }) =>
      String(valid_from ?? '') > '2026-06-30' || String(valid_to ?? '9999') < '2026-06-30',
  ).length;
}

test('steps may not be skipped, and a period that still runs is not frozen', () => {
  const rows = withPeriods(generated(4));
  expect(freeze(stored(rows), '2026-H2')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('loopt nog'),
  });
  rows.period![KEY] = { ...rows.period![KEY], status: 'open' };
  expect(freeze(stored(rows))).toMatchObject({ ok: false, reason: expect.stringContaining('Eerst komt') });
  expect(freeze(stored(rows), 'weg')).toMatchObject({ ok: false });
});

test('an interruption at any call leaves the period open or frozen whole, and going on ends the same', () => {
  const rows = withPeriods(generated(6));
  const smooth = stored(rows);
  freeze(smooth, KEY, null, 9_000);
  const calls = smooth.calls.length;
  const wanted = seals(look(smooth));
  expect(calls).toBeGreaterThan(45);
  for (let at = 1; at <= calls; at++) {
    const held = stored(rows);
    held.crashAt = at;
    held.fatal = true;
    expect(() => freeze(held, KEY, null, 9_000)).toThrow(Crash);
    held.crashAt = 0;
    const half = look(held);
    if (half.row(period, KEY)!.status !== 'vastgesteld' && !held.props.batch)
      expect(frozenOf(half, KEY).programme).toBeNull();
    const again = freeze(held, KEY, null, 9_000);
    const view = look(held);
    // When all stood already, going on is told that it is done.
    expect(again.ok || view.row(period, KEY)!.status === 'vastgesteld').toBe(true);
    expect(seals(view)).toEqual(wanted);
    expect(view.row(period, KEY)!.status).toBe('vastgesteld');
  }
});

test('what changed while freezing was interrupted gets a next version, and only that is in force', () => {
  const rows = withPeriods(generated(8));
  const held = stored(rows);
  // Strikes after some batches.
  const smooth = stored(rows);
  freeze(smooth, KEY, null, 4_000);
  held.crashAt = Math.round(smooth.calls.length * 0.7);
  held.fatal = true;
  expect(() => freeze(held, KEY, null, 4_000)).toThrow(Crash);
  held.crashAt = 0;
  put(held, cluster, 'CL-0001', 'name', 'Anders');
  expect(checkRegister(look(held)).map(({ rule }) => rule)).toContain('vaststellen_niet_af');
  freeze(held, KEY, null, 4_000);
  const view = look(held);
  const facts = frozenFacts(view, view.row(period, KEY)!);
  expect(facts.cluster('CL-0001').cluster.name).toBe('Anders');
  expect(facts.seal('CL-0001')).toMatchObject({
    version: 2,
    reason: expect.stringContaining('Gewijzigd terwijl'),
  });
  expect(facts.seal('CL-0002')).toMatchObject({ version: 1, reason: null });
  expect(checkRegister(view).filter(({ table }) => table === 'period')).toEqual([]);
});

test('changing any row after freezing changes nothing that is frozen', () => {
  const rows = withPeriods(generated(10, 5));
  const held = stored(rows);
  freeze(held);
  const before = told(look(held));
  const touched = TABLES.filter(({ id }) => id !== 'snapshot' && id !== 'period' && rows[id]);
  fc.assert(
    fc.property(
      fc.constantFrom(...touched),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('', 'x', 7, '1-1-2026'),
      (table, r, c, value) => {
        const sheet = held.sheet(table);
        const count = Object.keys(rows[table.id]!).length;
        sheet.cells[1 + (r % count)]![c % sheet.fields.length] = value === '' ? BLANK : value;
        expect(told(look(held))).toBe(before);
      },
    ),
    { numRuns: 40 },
  );
});

test('a snapshot that was changed by hand is found by its hash, and no document is made of it', () => {
  const held = stored(withPeriods(generated(6)));
  freeze(held);
  const found = look(held)
    .rows(snapshot)
    .find(({ row }) => row.cluster_id === 'CL-0002')!;
  const [row, column] = cell(held, snapshot, found.key, 'values');
  const text = String(held.sheet(snapshot).cells[row]![column]);
  held.sheet(snapshot).cells[row]![column] = text.replace(/"countsAs":\d/, '"countsAs":9');
  expect(held.sheet(snapshot).cells[row]![column]).not.toBe(text);
  const view = look(held);
  const facts = frozenFacts(view, view.row(period, KEY)!);
  expect(() => facts.cluster('CL-0002')).toThrow(BrokenSnapshotError);
  expect(facts.cluster('CL-0001').kind).toBe('cluster');
  expect(checkRegister(view).map(({ rule, key }) => `${rule} ${key}`)).toContain(
    `momentopname_gewijzigd ${found.key}`,
  );
});

test('a correction is a next version with a reason, of the chosen clusters and where they lie', () => {
  const rows = withPeriods(generated(10));
  const held = stored(rows);
  freeze(held, '2025-H2');
  freeze(held);
  const first = look(held);
  const was = frozenFacts(first, first.row(period, KEY)!);
  const other = was.cluster('CL-0005');
  expect(freeze(held, KEY, { clusters: ['CL-0003'], reason: 'Zo maar' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('dezelfde cijfers'),
  });
  put(held, cluster, 'CL-0003', 'counts_as', 5);
  put(held, cluster, 'CL-0005', 'name', 'Ook veranderd');
  expect(freeze(held, KEY, { clusters: ['CL-0003'], reason: ' ' })).toMatchObject({ ok: false });
  expect(freeze(held, KEY, { clusters: [], reason: 'Verkeerd geteld' })).toMatchObject({ ok: false });
  expect(freeze(held, '2026-H2', { clusters: ['CL-0003'], reason: 'x' })).toMatchObject({ ok: false });
  expect(freeze(held, KEY, { clusters: ['CL-0003'], reason: 'Verkeerd geteld' })).toMatchObject({
    ok: true,
    value: { done: true, says: expect.stringContaining('versie 2') },
  });
  const view = look(held);
  const now = frozenFacts(view, view.row(period, KEY)!);
  expect(now.cluster('CL-0003').cluster.countsAs).toBe(5);
  expect(now.seal('CL-0003')).toMatchObject({ version: 2, reason: 'Verkeerd geteld' });
  expect(now.cluster('CL-0005')).toEqual(other);
  expect(now.seal('programma')).toMatchObject({ version: 2, reason: 'Verkeerd geteld' });
  expect(now.before.cluster('CL-0003')!.span.until).toBe('2025-12-31');
  expect(now.before.programme()!.figures).toEqual(
    frozenFacts(view, view.row(period, '2025-H2')!).programme().figures,
  );
  // What stood first stands still.
  expect(
    frozenOf(view, KEY)
      .versions.get('CL-0003')!
      .map(({ version }) => version),
  ).toEqual([1, 2]);
  const findings = checkRegister(view).filter(({ table }) => table === 'period' || table === 'snapshot');
  expect(findings).toEqual([]);
});

test('a correction of a park that moved freezes the municipality that it left anew, and tells the day', () => {
  const rows = withPeriods(generated(6));
  rows.municipality!.GM1001 = { name: 'Nieuwe plaats' };
  rows.cluster!['CL-0001'] = { ...rows.cluster!['CL-0001'], municipality_codes: ['GM1000'] };
  const held = stored(rows);
  freeze(held);
  put(held, cluster, 'CL-0001', 'municipality_codes', 'GM1001');
  held.now = '2026-12-01T10:00:00';
  expect(freeze(held, KEY, { clusters: ['CL-0001'], reason: 'Ligt in de andere gemeente' }).ok).toBe(true);
  const view = look(held);
  const now = frozenFacts(view, view.row(period, KEY)!);
  for (const code of ['GM1000', 'GM1001']) expect(now.seal(code)).toMatchObject({ version: 2 });
  expect(now.municipality('GM1000').clusters).not.toContain('CL-0001');
  expect(now.municipality('GM1001').clusters).toContain('CL-0001');
  expect(view.row(period, KEY)).toMatchObject({ status: 'vastgesteld', frozen_on: '2026-12-01' });
});

test('an interrupted correction is not in force, and is told', () => {
  const rows = withPeriods(generated(4));
  const ready = (): Memory => {
    const held = stored(rows);
    freeze(held);
    put(held, cluster, 'CL-0001', 'counts_as', 7);
    return held;
  };
  const correction = { clusters: ['CL-0001', 'CL-0002'], reason: 'Verkeerd geteld' };
  const smooth = ready();
  const from = smooth.calls.length;
  freeze(smooth, KEY, correction, 1);
  const calls = smooth.calls.length;
  const wanted = seals(look(smooth));
  let halfway = 0;
  for (let at = from + 1; at <= calls; at++) {
    const held = ready();
    held.crashAt = at;
    held.fatal = true;
    expect(() => freeze(held, KEY, correction, 1)).toThrow(Crash);
    held.crashAt = 0;
    const view = look(held);
    const { programme } = frozenOf(view, KEY);
    const seen = frozenFacts(view, view.row(period, KEY)!).cluster('CL-0001').cluster.countsAs;
    if (!held.props.batch) expect(seen === 7).toBe(programme!.version === 2);
    if (checkRegister(view).some(({ rule }) => rule === 'vaststellen_niet_af')) halfway++;
    freeze(held, KEY, correction, 1);
    expect(seals(look(held))).toEqual(wanted);
  }
  expect(halfway).toBeGreaterThan(0);
});

test('facts that do not fit in a cell stand in parts, each sealed', () => {
  const rows = withPeriods(generated(4));
  rows.lesson = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `LE-${String(i + 1).padStart(4, '0')}`,
      {
        title: `Les ${i}`,
        recorded_on: '2026-03-01',
        audience: ['ondernemers'],
        body: `Zij zei: "${'goed en "beter" \\ '.repeat(120)}"`,
      },
    ]),
  );
  const held = stored(rows);
  freeze(held);
  const view = look(held);
  const parts = view.rows(snapshot).filter(({ row }) => row.part !== null);
  expect(parts.length).toBeGreaterThan(2);
  const facts = frozenFacts(view, view.row(period, KEY)!);
  expect(facts.programme().lessons).toHaveLength(40);
  expect(facts.programme().lessons[39]!.body).toBe(rows.lesson['LE-0040']!.body);
  for (const sheet of [held.sheet(snapshot), held.sheet(TABLES.find(({ id }) => id === 'journal')!)])
    for (const line of sheet.cells) for (const held of line) expect(String(held).length).toBeLessThan(50_000);
  const [row, column] = cell(held, snapshot, parts[1]!.key, 'part');
  held.sheet(snapshot).cells[row]![column] = 9;
  expect(() => frozenOf(look(held), KEY)).toThrow(BrokenSnapshotError);
});

test('rows dated after the last day do not count, later ones with an earlier date do', () => {
  const rows = withPeriods(generated(6));
  const before = told(look(stored(rows)));
  const line = {
    description: 'Later',
    spuk_leg: 'bt',
    amount_ex_vat: 10,
    charged_to_spuk: 10,
    evidence_url: 'https://example.nl/x',
  };
  rows.cost_line = { ...rows.cost_line, 'KO-9001': { ...line, performance_date: '2026-07-01' } };
  rows.sprint_session = {
    ...rows.sprint_session,
    'SP-9001': {
      name: 'Later',
      session_date: '2026-07-01',
      status: 'gehouden',
      driver_id: 'CT-0001',
      entrepreneur_count: 3,
    },
  };
  rows.session_terrain = {
    ...rows.session_terrain,
    'ST-9001': { session_id: 'SP-9001', terrain_id: 'OV-0001' },
  };
  expect(told(look(stored(rows)))).toBe(before);
  rows.cost_line['KO-9001'] = { ...line, performance_date: '2026-06-30' };
  expect(told(look(stored(rows)))).not.toBe(before);
});

test('a concept is compared with the period before as it is now, what is final only with what is frozen', () => {
  const held = stored(withPeriods(generated(6)));
  const facts = () => {
    const view = look(held);
    return frozenFacts(view, view.row(period, KEY)!);
  };
  const live = facts().before.programme()!;
  expect(live.span).toEqual({ from: '2025-07-01', until: '2025-12-31' });
  expect(facts().before.cluster('CL-0002')!.cluster.key).toBe('CL-0002');
  freeze(held);
  expect(facts().before.programme()).toBeNull();
  freeze(held, '2025-H2');
  expect(facts().before.programme()!.figures).toEqual(live.figures);
});

test('the change since the period before is told where both are known', () => {
  const view = look(stored(withPeriods(generated(10))));
  const facts = frozenFacts(view, view.row(period, KEY)!);
  const { figures } = facts.programme();
  const shifted = { ...figures, I1: (figures.I1 ?? 0) - 2, I2: null };
  expect(changes(figures, shifted)).toMatchObject({ I1: 2, I2: null, I8: 0 });
  expect(changes(figures, null).I1).toBeNull();
});

test.each([
  [60, 45],
  [350, 60],
])('%i clusters cost few calls', (size, most) => {
  const held = stored(withPeriods(generated(size)));
  freeze(held);
  expect(look(held).row(period, KEY)!.status).toBe('vastgesteld');
  expect(held.calls.length).toBeLessThan(most);
});
