/** The data that the formula cases work on: business parks, a form's answers, and a tab with odd values. */

export type Cell = string | number | boolean | null;

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Number formats per column, below the header. */
  readonly formats?: Readonly<Record<number, string>>;
}

/** Serial numbers of dates: 46023 is 1 January 2026. */
const JANUARY = 46023;

export const DATA: readonly TestSheet[] = [
  {
    name: 'Terreinen',
    rows: [
      ['Code', 'Naam', 'Gemeente', 'Wagon', 'Hectare', 'Start', 'Leden', 'Actief'],
      ['OV-001', 'Hessenpoort', 'Zwolle', 'Beheer', 92.5, JANUARY, 120, true],
      ['OV-002', 'Marslanden', 'Zwolle', 'Opstart', 61, JANUARY + 14, 85, true],
      ['OV-003', 'Kloosterlanden', 'Deventer', 'Opstart', 48.25, JANUARY + 31, null, false],
      ['OV-004', 'Handelspark', 'Deventer', 'Verkenning', 30, JANUARY + 59, 40, true],
      ['OV-005', 'De Weyert', 'Rijssen-Holten', 'Beheer', 12.75, JANUARY + 90, 22, false],
      ['OV-006', 'Zenderen', 'Borne', 'Verkenning', 8, null, 0, false],
      ['OV-007', 'Twente Noord', 'Enschede', 'Opstart', 75, JANUARY + 151, 64, true],
      ['OV-008', 'Haven', 'Enschede', 'Beheer', 110, JANUARY + 181, 150, true],
    ],
    formats: { 5: 'dd-mm-yyyy' },
  },
  {
    name: 'Mijn tab',
    rows: [
      ['Jaar', 'Doel', 'Gehaald'],
      [2025, 20, 18],
      [2026, 20, 9],
      [2027, 25, null],
    ],
  },
  {
    name: 'Los',
    rows: [
      [1, 'a', true, null, '5', ' x  y '],
      [2, 'B', false, null, '', 'ZWOLLE'],
      [3, 'a', true, 'tekst', '1.5', 'Zwolle'],
      [-4, 'c', false, 0, 'abc', 'info@borne.nl'],
      [2, null, true, 10, '10%', 'https://www.overijssel.nl/a?b=1'],
    ],
  },
];
