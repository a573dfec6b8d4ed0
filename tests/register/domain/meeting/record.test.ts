/** What came of a meeting: every row that is not whole is refused at its place, and what is whole becomes rows. */
import fc from 'fast-check';
import { recordChanges, type TypedRecord } from '../../../../src/register/domain/meeting/record.ts';

const SITE = {
  meeting: 'OL-0001',
  day: '2026-11-20',
  cluster: 'CL-0001',
  isContact: (key: string) => key === 'CT-0001',
  isCluster: (key: string) => key === 'CL-0002',
};
const DECISION = { decision: ' Wij  gaan door ', cluster: '' };
const ACTION = { action: 'Bellen', owner: 'CT-0001', due: '2026-12-15', cluster: 'CL-0002' };
const typed = (part: Partial<TypedRecord>): TypedRecord => ({
  report: '',
  decisions: [],
  actions: [],
  ...part,
});

test('decisions and action points become rows with the day and the cluster of the meeting', () => {
  const made = recordChanges(typed({ report: ' Goed ', decisions: [DECISION], actions: [ACTION] }), SITE);
  expect(made.ok && made.value.map(({ table, values }) => ({ table, ...values }))).toEqual([
    {
      table: 'decision',
      decision: 'Wij gaan door',
      decided_on: '2026-11-20',
      meeting_id: 'OL-0001',
      cluster_id: 'CL-0001',
    },
    {
      table: 'action_point',
      action: 'Bellen',
      owner_id: 'CT-0001',
      due: '2026-12-15',
      status: 'open',
      meeting_id: 'OL-0001',
      cluster_id: 'CL-0002',
    },
    { table: 'meeting', status: 'gehouden', report: 'Goed' },
  ]);
});

test.each<[string, Partial<TypedRecord>, unknown, RegExp]>([
  ['nothing at all', {}, null, /niets ingevuld/],
  [
    'a decision without text',
    { decisions: [DECISION, { decision: ' ', cluster: 'CL-0002' }] },
    { list: 'decisions', index: 1, field: 'decision' },
    /Besluit 2 is leeg/,
  ],
  [
    'an action without text',
    { actions: [{ ...ACTION, action: '' }] },
    { list: 'actions', index: 0, field: 'action' },
    /Actiepunt 1 is leeg/,
  ],
  [
    'an unknown owner',
    { actions: [{ ...ACTION, owner: 'CT-0009' }] },
    { list: 'actions', index: 0, field: 'owner' },
    /wie het doet/,
  ],
  [
    'a day that is none',
    { actions: [{ ...ACTION, due: '2026-02-30' }] },
    { list: 'actions', index: 0, field: 'due' },
    /dag niet te lezen/,
  ],
  [
    'a cluster that is gone',
    { actions: [{ ...ACTION, cluster: 'CL-0009' }] },
    { list: 'actions', index: 0, field: 'cluster' },
    /niet meer/,
  ],
  [
    'too long',
    { decisions: [{ decision: 'x'.repeat(501), cluster: '' }] },
    { list: 'decisions', index: 0, field: 'decision' },
    /te lang/,
  ],
])('%s is refused at its place', (_name, part, at, says) => {
  const refused = recordChanges(typed(part), SITE);
  expect(refused).toMatchObject({ ok: false, reason: expect.stringMatching(says) });
  expect('at' in refused ? refused.at : null).toEqual(at);
});

test('whatever is typed, it is refused or each filled row becomes one row', () => {
  const some = (...values: readonly string[]) => fc.constantFrom('', ' ', ...values);
  const record = fc.record({
    report: some('Goed'),
    decisions: fc.array(
      fc.record({ decision: some('Door', 'x'.repeat(600)), cluster: some('CL-0002', 'CL-0009') }),
    ),
    actions: fc.array(
      fc.record({
        action: some('Bellen'),
        owner: some('CT-0001', 'CT-0002'),
        due: some('2026-12-15', '15-12-2026', '2026-13-01'),
        cluster: some('CL-0002'),
      }),
    ),
  });
  fc.assert(
    fc.property(record, (one) => {
      const made = recordChanges(one, SITE);
      if (!made.ok) return;
      const filled = [
        ...one.decisions.filter((row) => `${row.decision}${row.cluster}`.trim()),
        ...one.actions.filter((row) => `${row.action}${row.owner}${row.due}`.trim()),
      ];
      expect(made.value).toHaveLength(filled.length + 1);
      expect(new Set(made.value.map(({ key }) => key)).size).toBe(made.value.length);
    }),
  );
});
