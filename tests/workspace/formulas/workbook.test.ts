/** Order, change and spilling: what is calculated again, what stands in the way, and what goes in circles. */
import { DATA } from './data.ts';
import { evaluate, FormulaTable } from './table.ts';

function table(rows: readonly (readonly (string | number | boolean | null)[])[], options = {}) {
  return new FormulaTable([{ name: 'Blad', rows }, ...DATA], options).calculate();
}

describe('order', () => {
  test('a formula waits for the formulas that it needs, wherever they stand', () => {
    expect(table([['=B1+1', '=C1*2', '=A2', null], [20]]).value('Blad', 0, 0)).toBe(41);
  });

  test('a chain of thousands of formulas is no trouble, upwards or downwards', () => {
    const length = 5000;
    const down = new FormulaTable([
      { name: 'Blad', rows: Array.from({ length }, (_, row) => [row === 0 ? 1 : `=A${row}+1`]) },
    ]);
    const up = new FormulaTable([
      { name: 'Blad', rows: Array.from({ length }, (_, row) => [row === length - 1 ? 1 : `=A${row + 2}+1`]) },
    ]);
    down.rowCount = length;
    up.rowCount = length;
    expect(down.calculate().value('Blad', length - 1, 0)).toBe(length);
    expect(up.calculate().value('Blad', 0, 0)).toBe(length);
  });

  test('cells found by INDIRECT and OFFSET are calculated first too', () => {
    expect(table([['=INDIRECT("C1")+OFFSET(B1,0,1)', null, '=D1', '=5']]).value('Blad', 0, 0)).toBe(10);
  });
});

describe('circles', () => {
  test.each([
    ['itself', [['=A1+1']]],
    ['each other', [['=B1', '=A1']]],
    ['a range that holds the cell', [['=SUM(A1:A5)']]],
    ['by way of INDIRECT', [['=INDIRECT("B1")', '=A1']]],
  ])('a formula that needs %s shows #REF!', (_, rows) => {
    expect(table(rows).value('Blad', 0, 0)).toBe('#REF!');
  });

  test('what depends on a circle is wrong, the rest is not', () => {
    const blad = table([['=B1', '=A1', '=A1+1', '=1+1']]);
    expect([0, 1, 2, 3].map((column) => blad.value('Blad', 0, column))).toEqual([
      '#REF!',
      '#REF!',
      '#REF!',
      2,
    ]);
  });

  test('a circle that is broken calculates again', () => {
    const blad = table([['=B1+1', '=A1+1']])
      .set('Blad', 0, 1, 5)
      .calculate();
    expect(blad.value('Blad', 0, 0)).toBe(6);
  });

  test('ROW and COLUMNS of the own cell are no circle', () => {
    expect(table([['=ROW(A1)+COLUMNS(A1:C1)']]).value('Blad', 0, 0)).toBe(4);
  });
});

describe('spilling', () => {
  test('a result spills to the right and down', () => {
    expect(table([['=SEQUENCE(2,2)']]).block('Blad', 0, 0)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('something typed in the way gives #REF!, until it is taken away', () => {
    const blad = table([['=SEQUENCE(3)'], [null], ['bezet']]);
    expect(blad.block('Blad', 0, 0)).toEqual([['#REF!']]);
    blad.set('Blad', 2, 0, null).calculate();
    expect(blad.block('Blad', 0, 0)).toEqual([[1], [2], [3]]);
    blad.set('Blad', 1, 0, 'weer bezet').calculate();
    expect(blad.block('Blad', 0, 0)).toEqual([['#REF!']]);
  });

  test('a formula in the way blocks as well, and so does the side of the sheet', () => {
    expect(table([['=SEQUENCE(2)'], ['=1']]).value('Blad', 0, 0)).toBe('#REF!');
    expect(table([['=SEQUENCE(1;27)']]).value('Blad', 0, 0)).toBe('#REF!');
  });

  test('what does not fit below makes the sheet longer, also for ranges to its end', () => {
    const blad = table([['=SEQUENCE(201)', '=ROWS(A1:A)', '=SUM(A1:A)']]);
    expect([blad.value('Blad', 200, 0), blad.value('Blad', 0, 2)]).toEqual([201, 20_301]);
  });

  test('a shorter result gives cells back', () => {
    const blad = table([['=SEQUENCE(B1)', 3]])
      .set('Blad', 0, 1, 2)
      .calculate();
    expect(blad.block('Blad', 0, 0)).toEqual([[1], [2]]);
  });

  test('spilled cells can be read, also when only those are named', () => {
    const blad = table([['=SUM(C2:C3)', '=COUNTA(C:C)', '=SEQUENCE(3)']]);
    expect(blad.value('Blad', 0, 0)).toBe(5);
    expect(blad.value('Blad', 0, 1)).toBe(3);
  });

  test('results that spill from each other settle', () => {
    const blad = table([
      ['=SUM(B2:B10)', '=SORT(C2:C4,1,FALSE)', '=SEQUENCE(D1)', '=SUM(E2:E3)', '=SEQUENCE(3)'],
    ]);
    expect(blad.block('Blad', 0, 2).length).toBe(5);
    expect(blad.block('Blad', 0, 1).map(([cell]) => cell)).toEqual([4, 3, 2]);
    expect(blad.value('Blad', 0, 0)).toBe(5);
  });

  test('a result that would spill over what it was made of is a circle', () => {
    expect(table([['=ARRAYFORMULA(A2:A3+1)']]).value('Blad', 0, 0)).toBe('#REF!');
  });

  test('two results that want the same cells: one of them gets them', () => {
    const blad = table([
      [null, '=SEQUENCE(3)'],
      ['=SEQUENCE(1,3)', null],
    ]);
    const shown = [blad.value('Blad', 0, 1), blad.value('Blad', 1, 0)];
    expect(shown.filter((value) => value === '#REF!')).toHaveLength(1);
  });

  test('without ARRAYFORMULA an operation takes the cell in its own row', () => {
    expect(
      table([
        ['=B1:B3*10', 1],
        ['=B1:B3*10', 2],
        ['=LEN(B1:B3)', 3],
      ]).block('Blad', 0, 0),
    ).toEqual([[10], [20], [1]]);
  });
});

describe('change', () => {
  test('a change is seen through sheets and spills', () => {
    const blad = table([["=SORT('Mijn tab'!C2:C3)", '=SUM(A1:A2)']]);
    expect(blad.value('Blad', 0, 1)).toBe(27);
    blad.set('Mijn tab', 2, 2, 12).calculate();
    expect(blad.block('Blad', 0, 0).map(([cell]) => cell)).toEqual([12, 18]);
    expect(blad.value('Blad', 0, 1)).toBe(30);
  });

  test('a formula that is replaced or taken away leaves nothing behind', () => {
    const blad = table([['=SEQUENCE(3)', '=COUNT(A1:A3)']]);
    expect(blad.value('Blad', 0, 1)).toBe(3);
    blad.set('Blad', 0, 0, '=7').calculate();
    expect(blad.value('Blad', 0, 1)).toBe(1);
    blad.set('Blad', 0, 0, null).calculate();
    expect(blad.value('Blad', 0, 1)).toBe(0);
    expect(blad.value('Blad', 1, 0)).toBeNull();
  });

  test('TODAY and NOW follow the clock in the time zone of the spreadsheet', () => {
    const blad = table([['=TODAY()', '=TEXT(NOW(),"hh:mm")', '=A1+1']], {
      now: Date.UTC(2026, 6, 20, 21, 59),
    });
    expect([0, 1, 2].map((column) => blad.value('Blad', 0, column))).toEqual([46223, '23:59', 46224]);
    blad.now += 60_000;
    blad.calculate();
    expect([0, 1, 2].map((column) => blad.value('Blad', 0, column))).toEqual([46224, '00:00', 46225]);
  });

  test('chance stays as it is until something changes', () => {
    const blad = table([['=RAND()', 1]]);
    const first = blad.value('Blad', 0, 0);
    expect(blad.calculate().value('Blad', 0, 0)).toBe(first);
    expect(blad.set('Blad', 0, 1, 2).calculate().value('Blad', 0, 0)).not.toBe(first);
  });
});

describe('names', () => {
  const names = [{ name: 'Hectares', sheetId: 1, row: 1, column: 4, rows: 8, columns: 1 }];

  test('a named range stands for its cells, regardless of capitals', () => {
    expect(evaluate('=SUM(HECTARES)', DATA, { names })).toBe(437.5);
    expect(evaluate('=SUM(INDIRECT("hectares"))', DATA, { names })).toBe(437.5);
  });

  test('a name of LET comes before a named range', () => {
    expect(evaluate('=LET(hectares,2,hectares+1)', DATA, { names })).toBe(3);
  });

  test('a formula notices that its sheet or name appears, moves or goes', () => {
    const { calculator } = table([]);
    const sheet = (id: number, name: string, value: number | string) => ({
      id,
      name,
      rowCount: 9,
      columnCount: 9,
      revision: 1,
      values: typeof value === 'number' ? [[value]] : [],
      formulas: typeof value === 'string' ? [[0, 0, value] as const] : [],
      numberFormat: () => null,
    });
    const result = (sheets: ReturnType<typeof sheet>[], namedRanges = [] as typeof names) =>
      calculator
        .calculate({ id: 'names', locale: 'en_US', timeZone: 'UTC', now: 0, sheets, namedRanges }, new Set())
        .get(0)?.cells[0]?.[2];
    const one = sheet(0, 'Een', '=Twee!A1+getal');
    const name = { name: 'getal', sheetId: 2, row: 0, column: 0, rows: 1, columns: 1 };
    expect(result([one])).toEqual({ error: '#REF!' });
    expect(result([one, sheet(2, 'Twee', 5)])).toEqual({ error: '#NAME?' });
    expect(result([one, sheet(2, 'Twee', 5)], [name])).toBe(10);
    expect(result([one, sheet(2, 'Anders', 5), sheet(3, 'Twee', 7)], [name])).toBe(12);
    expect(result([one, sheet(2, 'Anders', 5)], [name])).toEqual({ error: '#REF!' });
  });

  test('names of sheets are found regardless of capitals', () => {
    expect(evaluate("=SUM('MIJN TAB'!B2:B4)", DATA)).toBe(65);
  });
});

describe('formats', () => {
  function format(formula: string): string | null {
    const blad = table([[formula]]);
    return blad.calculator.numberFormat('test', 0, 0, 0);
  }

  test.each([
    ['=TODAY()', 'm/d/yyyy'],
    ['=DATE(2026,1,1)+7', 'm/d/yyyy'],
    ['=Terreinen!F2', 'dd-mm-yyyy'],
    ['=Terreinen!F2+1', 'dd-mm-yyyy'],
    ['=Terreinen!F3-Terreinen!F2', null],
    ['=MAX(Terreinen!F2:F9)', 'dd-mm-yyyy'],
    ['=INDEX(Terreinen!A2:F9,2,6)', 'dd-mm-yyyy'],
    ['=SORT(Terreinen!F2:F9)', 'dd-mm-yyyy'],
    ['=COUNT(Terreinen!F2:F9)', null],
    ['=TO_PERCENT(0.5)', '0.00%'],
    ['=QUERY(Terreinen!A1:F9,"select max(F) label max(F) \'\'",1)', 'dd-mm-yyyy'],
    ['=1+1', null],
  ])('%s shows as %s', (formula, pattern) => {
    expect(format(formula)).toBe(pattern);
  });
});

test('a formula that stands nowhere is evaluated as if it stood in the cell', () => {
  const { calculator } = table([]);
  const file = {
    id: 'rules',
    locale: 'en_US',
    timeZone: 'UTC',
    now: 0,
    namedRanges: [],
    sheets: [
      {
        id: 0,
        name: 'Blad',
        rowCount: 9,
        columnCount: 9,
        revision: 1,
        values: [[5], [7]],
        formulas: [[0, 1, '=A1*2'] as const],
        numberFormat: () => null,
      },
    ],
  };
  expect(
    calculator.evaluate(file, 0, [
      [0, 2, '=B1>9'],
      [1, 2, '=ROW()'],
      [1, 2, '=A1:A2'],
      [0, 0, '=SUM('],
      [0, 0, '=A1=5'],
    ]),
  ).toEqual([true, 2, 7, { error: '#ERROR!' }, true]);
});

test('two spreadsheets with the same calculator do not mix', () => {
  const one = table([['=1+1']]);
  const other = {
    id: 'other',
    locale: 'nl_NL',
    timeZone: 'Europe/Amsterdam',
    now: 0,
    namedRanges: [],
    sheets: [
      {
        id: 0,
        name: 'Blad',
        rowCount: 5,
        columnCount: 5,
        revision: 1,
        values: [],
        formulas: [[0, 0, '=1,5*2'] as const],
        numberFormat: () => null,
      },
    ],
  };
  expect(one.calculator.calculate(other, new Set()).get(0)?.cells).toEqual([[0, 0, 3]]);
  expect(one.calculate().value('Blad', 0, 0)).toBe(2);
});
