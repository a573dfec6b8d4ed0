/** The tab Bevindingen after a check: what is new, what stays as people left it, what is solved and what goes. */
import fc from 'fast-check';
import type { Change } from '../../../../src/register/domain/change/change.ts';
import { answers, coverage } from '../../../../src/register/domain/rules/index.ts';
import {
  type Checked,
  type Identity,
  identityOf,
  type KnownFinding,
  mergeFindings,
} from '../../../../src/register/domain/rules/merge.ts';
import type { Finding } from '../../../../src/register/domain/rules/rule.ts';
import { finding as table } from '../../../../src/register/domain/schema/tables/index.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';

const NOW = '2026-11-24T02:00:00';
const BEFORE = '2026-11-01T02:00:00';
const ALL: Checked = { now: NOW, keptDays: 90, covers: () => true };

function found(about: Partial<Finding> = {}): Finding {
  return {
    rule: 'netto_groter_dan_bruto',
    severity: 'fout',
    table: 'terrain',
    key: 'OV-0001',
    field: 'net_area',
    typed: null,
    message: 'Netto is groter dan Bruto.',
    tip: 'Verbeter Netto of Bruto.',
    ...about,
  };
}

function row(about: Partial<KnownFinding['row']> = {}, key = 'BV-0001'): KnownFinding {
  const { rule: rule_id, ...rest } = found();
  const blank = Object.fromEntries(table.fields.map((field) => [field, null]));
  const values = { ...blank, rule_id, ...rest, status: 'open', first_seen: BEFORE, last_seen: BEFORE };
  return { key, row: { ...values, ...about, finding_id: key } as KnownFinding['row'] };
}

/** The tab after the changes. */
function applied(known: readonly KnownFinding[], changes: readonly Change[]): readonly KnownFinding[] {
  const rows = new Map(known.map((one) => [one.key, one.row]));
  const blank = Object.fromEntries(table.fields.map((field) => [field, null]));
  let next = 900;
  for (const { type, key, values } of changes) {
    if (type === 'remove') rows.delete(key);
    else if (type === 'update') rows.set(key, { ...rows.get(key)!, ...values });
    else {
      next += 1;
      rows.set(`BV-0${next}`, { ...blank, ...values } as KnownFinding['row']);
    }
  }
  return [...rows].map(([key, held]) => ({ key, row: held }));
}

test('a new finding is added as open, with when it was seen', () => {
  expect(mergeFindings([], [found()], ALL)).toEqual([
    {
      type: 'add',
      table: 'finding',
      key: '+finding-0',
      values: {
        rule_id: 'netto_groter_dan_bruto',
        severity: 'fout',
        table: 'terrain',
        key: 'OV-0001',
        field: 'net_area',
        typed: null,
        message: 'Netto is groter dan Bruto.',
        tip: 'Verbeter Netto of Bruto.',
        status: 'open',
        first_seen: NOW,
        last_seen: NOW,
      },
    },
  ]);
});

test.each(['open', 'opgepakt', 'geaccepteerd'] as const)(
  'one that is %s and still there stays so',
  (status) => {
    const known = row({ status, taken_by_id: 'CT-0001', accepted_reason: 'Mag' });
    expect(mergeFindings([known], [found()], ALL)).toEqual([]);
    expect(mergeFindings([known], [found({ message: 'Anders gezegd.' })], ALL)).toEqual([
      {
        type: 'update',
        table: 'finding',
        key: 'BV-0001',
        values: { message: 'Anders gezegd.', last_seen: NOW },
      },
    ]);
  },
);

test('one that is gone is solved, and opens again when it comes back, with who had it', () => {
  const known = row({ status: 'opgepakt', taken_by_id: 'CT-0001' });
  const solved = applied([known], mergeFindings([known], [], ALL));
  expect(solved[0]!.row).toMatchObject({ status: 'opgelost', taken_by_id: 'CT-0001', last_seen: NOW });
  const again = applied(solved, mergeFindings(solved, [found()], ALL));
  expect(again).toHaveLength(1);
  expect(again[0]!.row).toMatchObject({ status: 'open', taken_by_id: 'CT-0001', first_seen: BEFORE });
});

test('a solved one goes after the days of the setting, and never without a setting', () => {
  const solved = row({ status: 'opgelost', last_seen: `${addDays('2026-11-24', -90)}T02:00:00` });
  expect(mergeFindings([solved], [], ALL)).toEqual([]);
  expect(mergeFindings([solved], [], { ...ALL, keptDays: 89 })).toMatchObject([
    { type: 'remove', key: 'BV-0001' },
  ]);
  expect(mergeFindings([solved], [], { ...ALL, keptDays: null })).toEqual([]);
});

test('a check of some rows leaves the others alone, and so do refusals of proposals', () => {
  const rows = [
    row(),
    row({ key: 'OV-0002' }, 'BV-0002'),
    row({ rule_id: 'cluster_voorstel', status: 'geaccepteerd' }, 'BV-0003'),
  ];
  const covers = coverage(new Map([['terrain', new Set(['OV-0002'])]]));
  expect(mergeFindings(rows, [], { ...ALL, covers })).toMatchObject([{ key: 'BV-0002' }]);
  expect(mergeFindings(rows, [], { ...ALL, covers: coverage(null) })).toMatchObject([
    { key: 'BV-0001' },
    { key: 'BV-0002' },
  ]);
});

test('a refused step stays until it is made after all', () => {
  const refused = row({ rule_id: 'stap_zonder_reden', table: 'track', key: 'TR-0001', field: 'state_w1' });
  expect(mergeFindings([refused], [], { ...ALL, covers: coverage(null) })).toEqual([]);
  const other = answers('TR-0001', ['state_w2']);
  expect(mergeFindings([refused], [], { ...ALL, covers: other })).toEqual([]);
  const made = answers('TR-0001', ['state_w1']);
  expect(mergeFindings([refused], [], { ...ALL, covers: made })).toMatchObject([
    { values: { status: 'opgelost' } },
  ]);
});

describe('whatever was known and whatever is found', () => {
  const identity = fc.record({
    rule: fc.constantFrom('a', 'b', 'cluster_voorstel'),
    table: fc.constantFrom('terrain', 'track'),
    key: fc.constantFrom('K-1', 'K-2', 'rij 3'),
    field: fc.constantFrom(null, 'net_area'),
  });
  const words = fc.constantFrom('Een.', 'Twee.');
  const fresh = fc
    .array(fc.tuple(identity, words))
    .map((list) => list.map(([about, message]) => found({ ...about, message })));
  const known = fc
    .array(
      fc.record({
        about: identity,
        message: words,
        status: fc.constantFrom('open', 'opgepakt', 'geaccepteerd', 'opgelost', null),
        taken_by_id: fc.constantFrom(null, 'CT-0001'),
        accepted_reason: fc.constantFrom(null, 'Mag'),
        last_seen: fc.constantFrom(BEFORE, '2026-01-01T02:00:00', null),
      }),
    )
    .map((list) =>
      list.map(({ about: { rule: rule_id, ...place }, ...rest }, index) =>
        row({ ...place, ...rest, rule_id } as Partial<KnownFinding['row']>, `BV-0${100 + index}`),
      ),
    );
  const covers = ({ rule, key }: Identity): boolean => rule !== 'cluster_voorstel' && key !== 'K-2';
  const about = ({ row: { rule_id, table: id, key, field } }: KnownFinding): Identity => ({
    rule: rule_id!,
    table: id!,
    key: key!,
    field,
  });

  test('each finding stands there once and unsolved, and nobody loses what they wrote', () => {
    fc.assert(
      fc.property(known, fresh, (before, now) => {
        const after = applied(before, mergeFindings(before, now, { ...ALL, covers }));
        const wanted = new Set(now.map(identityOf));
        for (const one of wanted) {
          const rows = after.filter((held) => identityOf(about(held)) === one);
          expect(rows.filter((held) => held.row.status !== 'opgelost')).toHaveLength(1);
        }
        for (const held of before) {
          const kept = after.find(({ key }) => key === held.key);
          const { taken_by_id, accepted_reason, first_seen } = held.row;
          if (kept) expect(kept.row).toMatchObject({ taken_by_id, accepted_reason, first_seen });
          else expect(held.row.status).toBe('opgelost');
          if (!wanted.has(identityOf(about(held))) && !covers(about(held)) && held.row.status !== 'opgelost')
            expect(kept).toEqual(held);
        }
      }),
    );
  });

  test('the same check again changes nothing', () => {
    fc.assert(
      fc.property(known, fresh, (before, now) => {
        const after = applied(before, mergeFindings(before, now, { ...ALL, covers }));
        expect(mergeFindings(after, now, { ...ALL, now: '2026-11-25T02:00:00', covers })).toEqual([]);
      }),
    );
  });
});
