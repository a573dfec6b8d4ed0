/** The rules over the example register as the app reads it: the example breaks none of them. */
import { readFileSync } from 'node:fs';
import { exampleRows } from '../../../../scripts/example/process.ts';
import { addRows } from '../../../../src/register/app/add-rows.ts';
import { clusterProposals, confirmCluster } from '../../../../src/register/app/confirm-clusters.ts';
import { importTerrains } from '../../../../src/register/app/import-terrains.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { plant } from '../../../../src/register/app/seeds.ts';
import { outdated } from '../../../../src/register/domain/programme/computed.ts';
import { checkRegister } from '../../../../src/register/domain/rules/index.ts';
import { openView } from '../../../../src/register/domain/rules/view.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { memory } from '../../app/memory-ports.ts';

const held = memory(TABLES);
const today = held.now.slice(0, 10);
const list = readFileSync(new URL('../../../../scripts/example/terreinen.csv', import.meta.url), 'utf8');

const view = () => {
  const { read, look } = openRegister(held.ports());
  return openView({ read, look, today });
};

beforeAll(() => {
  const ports = held.ports();
  const register = openRegister(ports);
  plant(ports, register);
  importTerrains(register, list, 'het voorbeeld');
  const proposals = clusterProposals(register);
  if (!proposals.ok) throw new Error(proposals.reason);
  for (const { name, why, members } of proposals.value)
    if (['De Zegge', 'Hessenpoort'].includes(name))
      confirmCluster(ports, register, { terrains: members.map(({ terrain }) => terrain), name, why });
  const added = addRows(register, exampleRows(today), 'Voorbeeld');
  if (!added.ok || added.value.refused.length) throw new Error('The example was refused.');
});

test('it has rows, and none of them is wrong', () => {
  const found = checkRegister(view());
  expect(view().rows(TABLES.find(({ id }) => id === 'track')!)).toHaveLength(27);
  expect(found.filter(({ severity }) => severity === 'fout')).toEqual([]);
});

test('what the register computes agrees with what the example tells, once it is written', () => {
  const changes = outdated(view(), null);
  expect([...new Set(changes.flatMap(({ values }) => Object.keys(values)))]).toEqual(['publishable']);
  const register = openRegister(held.ports());
  expect(register.write({ via: 'nacht', reason: 'Bijwerken', changes })).toMatchObject({ ok: true });
  expect(outdated(view(), null)).toEqual([]);
});
