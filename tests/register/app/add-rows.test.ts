/** Rows of several tables go in together or not at all, and the shipped example goes in whole. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exampleRows } from '../../../scripts/example/process.ts';
import { addRows } from '../../../src/register/app/add-rows.ts';
import { confirmCluster } from '../../../src/register/app/confirm-clusters.ts';
import { importTerrains } from '../../../src/register/app/import-terrains.ts';
import { TABLES, track } from '../../../src/register/domain/schema/tables/index.ts';
import { contents, freshMemory, register, value } from './import-register.ts';

test('rows that refer to each other get their keys', () => {
  const held = freshMemory();
  const added = value(
    addRows(
      register(held),
      [
        { table: 'cluster', rows: [{ cluster_id: '+a', name: 'Voorst', municipality_codes: 'Zwolle' }] },
        { table: 'track', rows: [{ name: 'Voorst', cluster_id: '+a' }] },
      ],
      'Proef',
    ),
  );
  expect(added).toEqual({ added: 2, refused: [] });
  expect(register(held).read(track).byKey.get('TR-0001')!.values).toMatchObject({ cluster_id: 'CL-0001' });
});

test('one wrong cell keeps everything out', () => {
  const held = freshMemory();
  const before = contents(held);
  const rows = [
    { name: 'Voorst', municipality_codes: 'Zwolle' },
    { name: 'Hal', municipality_codes: 'Parijs' },
  ];
  expect(value(addRows(register(held), [{ table: 'cluster', rows }], 'Proef'))).toEqual({
    added: 0,
    refused: [expect.objectContaining({ tab: 'Clusters', row: 2, label: 'Gemeenten', typed: 'Parijs' })],
  });
  expect(contents(held)).toBe(before);
});

test('a key that is there already is a conflict', () => {
  const held = freshMemory();
  const request = [{ table: 'municipality', rows: [{ municipality_code: 'GM0193', name: 'Zwolle' }] }];
  expect(addRows(register(held), request, 'Proef')).toMatchObject({
    ok: false,
    tip: expect.stringMatching(/^Er is niets gewijzigd/),
  });
});

describe('the example', () => {
  const list = readFileSync(
    fileURLToPath(new URL('../../../scripts/example/terreinen.csv', import.meta.url)),
    'utf8',
  );
  const held = freshMemory();
  value(importTerrains(register(held), list, ''));
  for (const name of ['De Zegge', 'Hessenpoort']) {
    const entries = register(held).read(TABLES.find(({ id }) => id === 'terrain')!).entries;
    const terrains = entries
      .filter(({ values }) => String(values.display_name).startsWith(name))
      .map(({ key }) => key!);
    value(confirmCluster(held.ports(), register(held), { terrains, name, why: '' }));
  }
  const rows = exampleRows('2026-11-23');

  test('goes in whole, and every cell reads back', () => {
    const count = rows.reduce((sum, { rows: own }) => sum + own.length, 0);
    expect(value(addRows(register(held), rows, 'Voorbeeld'))).toEqual({ added: count, refused: [] });
    const problems = TABLES.flatMap((table) => register(held).read(table).problems);
    expect(problems).toEqual([]);
  });

  test('lies between the first day of the grant and what is planned', () => {
    const days = register(held)
      .read(TABLES.find(({ id }) => id === 'stage_event')!)
      .entries.map(({ values }) => String(values.event_date));
    expect(days.every((day) => day >= '2024-05-01' && day <= '2026-11-23')).toBe(true);
  });

  test('says of every name and text that it is invented', () => {
    const texts = rows.flatMap(({ table, rows: own }) =>
      own.flatMap((row) =>
        Object.entries(row)
          .filter(([field]) =>
            /^(name|title|subject|summary|message|body|designation|action|description|notes|outcome|agenda)$/.test(
              field,
            ),
          )
          .filter(([field]) => !(table === 'intake' && field === 'subject') && table !== 'period')
          .map(([, text]) => text),
      ),
    );
    expect(texts.filter((text) => text && !text.includes('(verzonnen voorbeeld)'))).toEqual([]);
    const mails = rows.flatMap(({ rows: own }) => own.map((row) => row.email ?? '')).filter(Boolean);
    // Neither domain belongs to anybody; the second is that of the accounts in the local Workspace.
    expect(mails.filter((mail) => !/(@example\.nl|\.example)$/.test(mail))).toEqual([]);
  });
});
