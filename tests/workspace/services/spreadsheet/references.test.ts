/** References in formulas follow what they point at. */

import { fromR1C1, toR1C1 } from '../../../../src/workspace/services/spreadsheet/r1c1.ts';
import {
  offsetReferences,
  renameSheetInFormula,
  rewriteReferences,
} from '../../../../src/workspace/services/spreadsheet/references.ts';

const insertRow = { sheetName: 'Blad1', shift: { kind: 'insert', axis: 'rows', at: 1, count: 1 } } as const;
const deleteB = { sheetName: 'Blad1', shift: { kind: 'delete', axis: 'columns', at: 1, count: 1 } } as const;

describe('rewriteReferences', () => {
  test.each([
    ['=A1+A2', '=A1+A3'],
    ['=SUM(A1:A5)', '=SUM(A1:A6)'],
    ['=SUM(A2:A)', '=SUM(A3:A)'],
    ['=SUM(A:A)', '=SUM(A:A)'],
    ['=SUM(2:3)', '=SUM(3:4)'],
    ['=$A$2&A$2&$A2', '=$A$3&A$3&$A3'],
    ['="A2 blijft ""A2"""&A2', '="A2 blijft ""A2"""&A3'],
    ["='Ander blad'!A2+Blad2!A2", "='Ander blad'!A2+Blad2!A2"],
    ['=Blad1!A2+blad1!A3', '=Blad1!A3+blad1!A4'],
    ['=LOG10(A2)+ABC12X+T2_x', '=LOG10(A3)+ABC12X+T2_x'],
    ['=FILTER(Terreinen!A2:C;A2:A="x")', '=FILTER(Terreinen!A2:C;A3:A="x")'],
    ['=#REF!+A2', '=#REF!+A3'],
    ['=LAMBDA(x;x+A2)(1)', '=LAMBDA(x;x+A3)(1)'],
  ])('an inserted row: %s', (formula, expected) => {
    expect(rewriteReferences(formula, 'Blad1', insertRow)).toBe(expected);
  });

  test.each([
    ['=B1', '=#REF!'],
    ['=SUM(A1:C1)', '=SUM(A1:B1)'],
    ['=SUM(B:B)', '=SUM(#REF!)'],
    ['=SUM(B:C)', '=SUM(B:B)'],
    ['=C1', '=B1'],
  ])('a deleted column: %s', (formula, expected) => {
    expect(rewriteReferences(formula, 'Blad1', deleteB)).toBe(expected);
  });

  test('a name in quotes is the name without them', () => {
    const shift = insertRow.shift;
    expect(rewriteReferences("='Mijn ''blad'''!A2", 'X', { sheetName: "Mijn 'blad'", shift })).toBe(
      "='Mijn ''blad'''!A3",
    );
  });

  test('cells that are cut take what points at all of them along, to another sheet too', () => {
    const cut = { top: 0, left: 0, bottom: 2, right: 1 };
    const move = { sheetName: 'Blad1', cut, toSheetName: 'Mijn blad', rowDelta: 3, columnDelta: 1 };
    expect(rewriteReferences('=A1+A2+A3+SUM(A1:A2)+SUM(A1:A3)', 'Blad1', move)).toBe(
      "='Mijn blad'!B4+'Mijn blad'!B5+A3+SUM('Mijn blad'!B4:B5)+SUM(A1:A3)",
    );
  });
});

test('a copy takes relative references along, and those that leave the sheet are lost', () => {
  expect(offsetReferences('=A1+$A1+A$1+$A$1', 2, 1)).toBe('=B3+$A3+B$1+$A$1');
  expect(offsetReferences('=A1', -1, 0)).toBe('=#REF!');
  expect(offsetReferences('=SUM(A:B)', 5, 1)).toBe('=SUM(B:C)');
});

test('a tab that is renamed or deleted', () => {
  expect(renameSheetInFormula('=Oud!A1+Ander!A1', 'Oud', 'Nieuw blad')).toBe("='Nieuw blad'!A1+Ander!A1");
  expect(renameSheetInFormula('=Oud!A1+1', 'Oud', null)).toBe('=#REF!+1');
});

describe('R1C1', () => {
  test.each([
    ['=R[-1]C', '=B2'],
    ['=R1C1', '=$A$1'],
    ['=SUM(R[-2]C[0]:R[-1]C[0])', '=SUM(B1:B2)'],
    ['=RC[1]&"R1C1"', '=C3&"R1C1"'],
    ['=ROUND(R2C;0)', '=ROUND(B$2;0)'],
  ])('%s in B3 is %s', (relative, formula) => {
    expect(fromR1C1(relative, 2, 1)).toBe(formula);
  });

  test('and back', () => {
    expect(toR1C1('=B2+$A$1', 2, 1)).toBe('=R[-1]C[0]+R1C1');
  });
});
