/** The query language. */
import type { Families } from './case.ts';

export const QUERIES: Families = {
  query: [
    [
      '=QUERY(Terreinen!A1:H9,"select B where C = \'Zwolle\'",1)',
      [['Naam'], ['Hessenpoort'], ['Marslanden']],
    ],
    ['=QUERY(Terreinen!A2:H9,"select B where E > 90",0)', [['Hessenpoort'], ['Haven']]],
    [
      '=QUERY(Terreinen!A1:H9,"select D, count(A) group by D",1)',
      [
        ['Wagon', 'count Code'],
        ['Beheer', 3],
        ['Opstart', 3],
        ['Verkenning', 2],
      ],
    ],
    [
      "=QUERY(Terreinen!A1:H9,\"select C, sum(E) where H = true group by C order by sum(E) desc limit 2 label C 'Plaats', sum(E) 'Totaal'\",1)",
      [
        ['Plaats', 'Totaal'],
        ['Enschede', 185],
        ['Zwolle', 153.5],
      ],
    ],
    ['=QUERY(Terreinen!A2:H9,"select sum(E) label sum(E) \'\'",0)', 437.5],
    [
      "=QUERY(Terreinen!A2:H9,\"select avg(E), max(E), min(E) label avg(E) '', max(E) '', min(E) ''\",0)",
      [[54.6875, 110, 8]],
    ],
    ['=QUERY(Terreinen!A2:H9,"select A where F is null",0)', 'OV-006'],
    ['=QUERY(Terreinen!A2:H9,"select count(A) where G is not null label count(A) \'\'",0)', 7],
    ['=QUERY(Terreinen!A2:H9,"select A where F >= date \'2026-06-01\'",0)', [['OV-007'], ['OV-008']]],
    [
      '=QUERY(Terreinen!A2:H9,"select B where B contains \'land\' order by B",0)',
      [['Kloosterlanden'], ['Marslanden']],
    ],
    [
      "=QUERY(Terreinen!A2:H9,\"select B where B starts with 'H' and not C = 'Zwolle'\",0)",
      [['Handelspark'], ['Haven']],
    ],
    [
      '=QUERY(Terreinen!A2:H9,"select B where B matches \'.*en\' and E < 50",0)',
      [['Kloosterlanden'], ['Zenderen']],
    ],
    ['=QUERY(Terreinen!A2:H9,"select B where C like \'%-%\'",0)', 'De Weyert'],
    [
      "=QUERY(Terreinen!A2:H9,\"select A where (C = 'Borne' or C = 'Zwolle') and E < 80 order by E desc\",0)",
      [['OV-002'], ['OV-006']],
    ],
    [
      '=QUERY(Terreinen!A1:H9,"select C, count(A) group by C pivot D",1)',
      [
        ['Gemeente', 'Beheer', 'Opstart', 'Verkenning'],
        ['Borne', null, null, 1],
        ['Deventer', null, 1, 1],
        ['Enschede', 1, 1, null],
        ['Rijssen-Holten', 1, null, null],
        ['Zwolle', 1, 1, null],
      ],
    ],
    [
      '=QUERY(Terreinen!A1:H9,"select year(F), count(A) where F is not null group by year(F)",1)',
      [
        ['year(Start)', 'count Code'],
        [2026, 7],
      ],
    ],
    [
      "=QUERY(Terreinen!A1:H9,\"select month(F)+1, count(A) where F is not null group by month(F)+1 label month(F)+1 'Maand', count(A) 'Starts'\",1)",
      [
        ['Maand', 'Starts'],
        [1, 2],
        [2, 1],
        [3, 1],
        [4, 1],
        [6, 1],
        [7, 1],
      ],
    ],
    ['=QUERY(Terreinen!A2:E9,"select B, E*2 where E < 10 label E*2 \'\'",0)', [['Zenderen', 16]]],
    ['=QUERY(Terreinen!A2:H9,"select B order by E limit 2 offset 1",0)', [['De Weyert'], ['Handelspark']]],
    ['=QUERY({Terreinen!B2:B9,Terreinen!E2:E9},"select Col1 where Col2 > 100",0)', 'Haven'],
    [
      '=QUERY(\'Mijn tab\'!B1:C4,"select B, C",1)',
      [
        ['Doel', 'Gehaald'],
        [20, 18],
        [20, 9],
        [25, null],
      ],
    ],
    [
      '=QUERY(\'Mijn tab\'!A1:C4,"",1)',
      [
        ['Jaar', 'Doel', 'Gehaald'],
        [2025, 20, 18],
        [2026, 20, 9],
        [2027, 25, null],
      ],
    ],
    ['=QUERY(Terreinen!A2:H9,"select A where C = \'Nergens\'",0)', '#N/A'],
    ['=QUERY(Terreinen!A2:H9,"select Z",0)', '#VALUE!'],
    ['=QUERY(Terreinen!A2:H9,"selecteer A",0)', '#VALUE!'],
    ['=QUERY(Terreinen!A2:H9,"select A, sum(E)",0)', '#VALUE!'],
    ["=QUERY(Terreinen!A2:H9,\"select upper(C) where A = 'OV-006' label upper(C) ''\",0)", 'BORNE'],
  ],
};
