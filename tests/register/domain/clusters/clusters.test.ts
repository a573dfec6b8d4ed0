/** Clusters are proposed, never made without a person, and confirming one loses no history. */
import { mergeClusters } from '../../../../src/register/domain/clusters/merge.ts';
import { type ClusterMember, proposeClusters } from '../../../../src/register/domain/clusters/proposals.ts';
import type { RegisterRow } from '../../../../src/register/domain/schema/tables/index.ts';

function member(n: number, name: string, cluster = `CL-${n}`, municipality = 'GM0163'): ClusterMember {
  return { terrain: `OV-${n}`, name, municipality, cluster };
}

const LOCHTER = [member(1, "'t Lochter I"), member(2, "'t Lochter III"), member(3, "'t Lochter Oost I")];

describe('proposing', () => {
  test('terrains with one stem, with the reason', () => {
    expect(proposeClusters([...LOCHTER, member(4, 'Reggeweg')], [])).toEqual([
      {
        id: 'OV-1 OV-2 OV-3',
        municipality: 'GM0163',
        name: "'t Lochter",
        members: LOCHTER,
        why: 'Dezelfde naam, zonder "I", "III" en "Oost".',
        likely: true,
      },
    ]);
  });

  test('nothing across municipalities, nor for what is together already', () => {
    const [a, b] = [member(1, 'De Esch I'), member(2, 'De Esch II', 'CL-2', 'GM0180')];
    expect(proposeClusters([a, b], [])).toEqual([]);
    expect(proposeClusters([a, member(2, 'De Esch II', 'CL-1')], [])).toEqual([]);
  });

  test('names that differ in direction only come last, with a doubt', () => {
    const found = proposeClusters(
      [
        member(1, 'Boterberg-Noord'),
        member(2, 'Boterberg-Zuid'),
        ...[3, 4].map((n) => member(n, `Telgen ${n}`)),
      ],
      [],
    );
    expect(found.map(({ name, likely }) => [name, likely])).toEqual([
      ['Telgen', true],
      ['Boterberg', false],
    ]);
    expect(found[1]!.why).toMatch(/het kunnen ook losse terreinen zijn/);
  });

  test('what was refused is not proposed again, until a terrain joins', () => {
    const [proposal] = proposeClusters(LOCHTER, []);
    expect(proposeClusters(LOCHTER, [proposal!.id])).toEqual([]);
    expect(proposeClusters(LOCHTER.slice(0, 2), [proposal!.id])).toEqual([]);
    expect(proposeClusters([...LOCHTER, member(9, "'t Lochter Zuid")], [proposal!.id])).toHaveLength(1);
  });
});

describe('confirming', () => {
  const clusters = new Map(
    ['CL-1', 'CL-2', 'CL-3'].map((key) => [
      key,
      { cluster_id: key, name: key, municipality_codes: ['GM0163'] } as unknown as RegisterRow<'cluster'>,
    ]),
  );
  const merge = {
    terrains: ['OV-1', 'OV-2', 'OV-3'],
    name: "'t Lochter",
    why: 'Dezelfde naam.',
    on: '2026-11-23',
  };
  const state = { clusters, members: LOCHTER, used: new Map<string, string[]>() };

  test('moves the terrains to one cluster and removes the empty ones', () => {
    const result = mergeClusters(merge, state);
    expect(result).toMatchObject({ ok: true });
    const changes = result.ok ? result.value : [];
    expect(changes.map(({ type, table, key }) => `${type} ${table} ${key}`)).toEqual([
      'update terrain OV-2',
      'update terrain OV-3',
      'update cluster CL-1',
      'remove cluster CL-2',
      'remove cluster CL-3',
    ]);
    expect(changes[0]).toMatchObject({ values: { cluster_id: 'CL-1' }, expected: { cluster_id: 'CL-2' } });
    expect(changes[2]!.values).toMatchObject({
      name: "'t Lochter",
      confirmed: true,
      confirmed_on: '2026-11-23',
    });
  });

  test('the cluster that is in use stays, and a cluster that keeps a terrain is not removed', () => {
    const result = mergeClusters(
      { ...merge, terrains: ['OV-1', 'OV-2'] },
      {
        ...state,
        members: [...LOCHTER, member(7, 'Anders', 'CL-1')],
        used: new Map([['CL-2', ['Trajecten']]]),
      },
    );
    expect(result.ok && result.value.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'update OV-1',
      'update CL-2',
    ]);
  });

  test('refused when two of the clusters are in use', () => {
    const used = new Map([
      ['CL-2', ['Trajecten']],
      ['CL-3', ['Trajecten', 'Maatregelen']],
    ]);
    expect(mergeClusters(merge, { ...state, used })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/CL-2 · CL-2 \(Trajecten\); CL-3 · CL-3 \(Trajecten, Maatregelen\)/),
    });
  });

  test.each([
    ['a terrain that is gone', { terrains: ['OV-1', 'OV-8'] }, /bestaat niet meer/],
    ['one terrain', { terrains: ['OV-1'] }, /al in één cluster/],
    ['no name', { name: '  ' }, /geen naam/],
  ])('refused: %s', (_what, change, reason) => {
    expect(mergeClusters({ ...merge, ...change }, state)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });

  test('refused: a cluster that does not exist', () => {
    expect(mergeClusters(merge, { ...state, clusters: new Map() })).toMatchObject({
      ok: false,
      reason: 'Cluster CL-1 bestaat niet.',
    });
  });
});
