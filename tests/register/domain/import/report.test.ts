/** A plan is told in Dutch, in counts, lists and notes. */
import { reportOf } from '../../../../src/register/domain/import/report.ts';
import { known, prepare } from './support.ts';

const IBIS = 'RIN_NUMMER;JAAR;GEM_CODES;PLAN_NAAM;HA_BRUTO;HA_TOTTUIT';

test('counts, changes as people read them, and notes on the whole', () => {
  const terrains = [
    known({
      terrain_id: 'OV-0001',
      rin_number: '7',
      municipality_code: 'GM0193',
      plan_name: 'VOORST',
      display_name: 'Voorst',
      gross_area: 1200.5,
    }),
    known({
      terrain_id: 'OV-0002',
      rin_number: '8',
      municipality_code: 'GM0193',
      plan_name: 'HAL',
      display_name: 'Hal',
    }),
  ];
  const text = [
    IBIS,
    '7;;GM0193;VOORST;12,5;0',
    '9;;GM0193;HALLE;1;0',
    'x;;GM0193;Y;1;0',
    '1;;GM0014;Z;1;0',
    '',
  ].join('\n');
  const report = reportOf(prepare(text, terrains));
  expect(report.summary).toBe('1 nieuw, 1 gewijzigd, 0 ongewijzigd, 1 afgewezen');
  expect(report.source).toBe('IBIS-lijst');
  expect(report.changed).toEqual([
    { key: 'OV-0001', name: 'Voorst', fields: [{ label: 'Bruto', from: '1.200,50', to: '12,50' }] },
  ]);
  expect(report.added).toEqual([
    { key: '', line: 3, name: 'Halle', planName: 'HALLE', municipality: 'Zwolle' },
  ]);
  expect(report.gone).toEqual([{ key: 'OV-0002', name: 'Hal', municipality: 'Zwolle' }]);
  expect(report.notes).toEqual([
    '1 rij ligt buiten de gemeenten van het register en is overgeslagen (GM0014).',
    'Niet gebruikte kolommen: HA_TOTTUIT.',
    '1 terrein met een RIN-nummer staat niet in deze lijst. Er is niets verwijderd: kijk zelf of ze vervallen zijn.',
  ]);
});

test('it can cross to a page: nothing but texts, numbers and lists', () => {
  const report = reportOf(prepare([IBIS, '7;2024;GM0193;VOORST;12,5;0', ''].join('\n')));
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
