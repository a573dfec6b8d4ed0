/** A person's decisions on clusters are carried out, remembered, and refused where history would be lost. */
import {
  clusterProposals,
  confirmCluster,
  refuseCluster,
} from '../../../src/register/app/confirm-clusters.ts';
import { importTerrains } from '../../../src/register/app/import-terrains.ts';
import { newKey } from '../../../src/register/domain/change/change.ts';
import { cluster, finding, journal, terrain } from '../../../src/register/domain/schema/tables/index.ts';
import { contents, freshMemory, register, value } from './import-register.ts';
import type { Memory } from './memory-ports.ts';

function zegge(): Memory {
  const held = freshMemory();
  const names = ['DE ZEGGE I T/M V', 'DE ZEGGE VI', 'DE ZEGGE VII', 'ZWOLSEWEG'];
  value(
    importTerrains(
      register(held),
      `gemeentecode;naam\n${names.map((name) => `GM0177;${name}`).join('\n')}`,
      '',
    ),
  );
  return held;
}

const CHOICE = { terrains: ['OV-0001', 'OV-0002', 'OV-0003'], name: 'De Zegge', why: 'Dezelfde naam.' };

test('proposals are shown with names that people know', () => {
  expect(value(clusterProposals(register(zegge())))).toEqual([
    {
      id: 'OV-0001 OV-0002 OV-0003',
      name: 'De Zegge',
      municipality: 'Raalte',
      why: expect.stringMatching(/^Dezelfde naam, zonder/),
      likely: true,
      members: [
        { terrain: 'OV-0001', name: 'De Zegge I t/m V', cluster: 'CL-0001 · De Zegge I t/m V' },
        { terrain: 'OV-0002', name: 'De Zegge VI', cluster: 'CL-0002 · De Zegge VI' },
        { terrain: 'OV-0003', name: 'De Zegge VII', cluster: 'CL-0003 · De Zegge VII' },
      ],
    },
  ]);
});

test('confirming is one batch, and nothing is left to propose', () => {
  const held = zegge();
  expect(value(confirmCluster(held.ports(), register(held), CHOICE))).toMatch(/^3 terreinen/);
  const now = register(held);
  expect([...now.read(cluster).byKey.keys()]).toEqual(['CL-0001', 'CL-0004']);
  expect(now.read(cluster).byKey.get('CL-0001')!.values).toMatchObject({
    name: 'De Zegge',
    confirmed: true,
    confirmed_on: '2026-11-23',
    proposed_how: 'Dezelfde naam.',
  });
  expect(now.read(terrain).entries.map(({ values }) => values.cluster_id)).toEqual([
    'CL-0001',
    'CL-0001',
    'CL-0001',
    'CL-0004',
  ]);
  const batches = now
    .read(journal)
    .entries.filter(({ values }) => values.via === 'menu')
    .map(({ values }) => values.batch);
  expect(new Set(batches).size).toBe(1);
  expect(value(clusterProposals(register(held)))).toEqual([]);
});

test('a refusal is remembered with its reason, until someone deletes the finding', () => {
  const held = zegge();
  const [proposal] = value(clusterProposals(register(held)));
  value(refuseCluster(held.ports(), register(held), proposal!.id, ' Twee parken '));
  expect(register(held).read(finding).entries[0]!.values).toMatchObject({
    rule_id: 'cluster_voorstel',
    status: 'geaccepteerd',
    accepted_reason: 'Twee parken',
    typed: 'OV-0001 OV-0002 OV-0003',
  });
  expect(value(clusterProposals(register(held)))).toEqual([]);
  expect(refuseCluster(held.ports(), register(held), proposal!.id, 'x')).toMatchObject({ ok: false });
  register(held).write({
    via: 'menu',
    reason: 'Weg',
    changes: [{ type: 'remove', table: 'finding', key: 'BV-0001', values: {} }],
  });
  expect(value(clusterProposals(register(held)))).toHaveLength(1);
});

test('a refusal needs a reason', () => {
  const held = zegge();
  const [proposal] = value(clusterProposals(register(held)));
  expect(refuseCluster(held.ports(), register(held), proposal!.id, '  ')).toMatchObject({
    reason: 'De reden is niet ingevuld.',
  });
});

test('clusters with a track: one of them stays, two of them are not put together', () => {
  const held = zegge();
  const start = (key: string): void => {
    const values = { name: key, cluster_id: key };
    register(held).write({
      via: 'menu',
      reason: 'Start',
      changes: [{ type: 'add', table: 'track', key: newKey(key), values }],
    });
  };
  start('CL-0002');
  start('CL-0003');
  const before = contents(held);
  expect(confirmCluster(held.ports(), register(held), CHOICE)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/CL-0002 · De Zegge VI \(Trajecten\); CL-0003/),
  });
  expect(contents(held)).toBe(before);

  value(confirmCluster(held.ports(), register(held), { ...CHOICE, terrains: ['OV-0001', 'OV-0002'] }));
  expect(register(held).read(terrain).byKey.get('OV-0001')!.values.cluster_id).toBe('CL-0002');
  expect(register(held).read(cluster).byKey.has('CL-0001')).toBe(false);
});
