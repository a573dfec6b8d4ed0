/** Calculating again only what a change reaches: after any changes the results are those of a fresh calculation. */
import fc from 'fast-check';
import { FormulaCalculator } from '../../../src/workspace/formulas/calculator.ts';
import { rect } from '../../../src/workspace/services/spreadsheet/model/rect.ts';
import {
  deleteSheet,
  renameSheet,
  shiftCells,
} from '../../../src/workspace/services/spreadsheet/model/structure.ts';
import { internStyle } from '../../../src/workspace/services/spreadsheet/model/style.ts';
import { type SheetModel, SpreadsheetModel } from '../../../src/workspace/services/spreadsheet/model.ts';
import { NOW } from './table.ts';

const ROWS = 8;
const COLUMNS = 5;
const DAY = 86_400_000;

/** Formulas over another tab, `X`, so that none goes in circles: a circle keeps what came first. */
const FORMULAS = [
  ...[
    '=X!A1+1',
    '=SUM(X!A1:B4)',
    '=SUM(X!A:A)',
    '=COUNTA(X!B1:B)',
    '=X!B2&""',
    '=X!B2',
    '=TEXTJOIN("|",FALSE,X!A1:B5)',
  ],
  ...[
    '=ISFORMULA(X!A2)',
    '=IFNA(FORMULATEXT(X!A2),"geen")',
    '=SUBTOTAL(109,X!A1:A6)',
    '=SUBTOTAL(3,X!B1:B6)',
  ],
  ...[
    '=ROWS(X!A:A)',
    '=COLUMNS(X!2:2)',
    '=ROWS(naam)',
    '=SUM(naam)',
    '=IFERROR(SHEET("X"),"weg")',
    '=SHEETS()',
  ],
  ...[
    '=IFERROR(INDIRECT("X!A2"),"weg")',
    '=IFERROR(SUM(INDIRECT("naam")),"weg")',
    '=SUM(OFFSET(X!A1,1,0,2,1))',
  ],
  ...[
    '=COUNTIF(X!A:A,">1")',
    '=SUMIF(X!A1:A4,">0",X!B1)',
    '=INDEX(X!A1:B6,2,1)',
    '=IFERROR(VLOOKUP(2,X!A1:B6,2,FALSE),"-")',
  ],
  ...['=TODAY()-X!A1', '=CELL("contents",X!B1)', '=LET(x,X!A1:A3,SUM(x)*ROWS(x))', '=IF(X!A1>1,X!B1,X!C1)'],
  // These spill downwards: two that want the same cells would depend on which came first.
  ...[
    '=SORT(X!A1:A4)',
    '=UNIQUE(X!B1:B5)',
    '=IFERROR(FILTER(X!A1:A6,X!A1:A6>1))',
    '=ARRAYFORMULA(X!A1:A3*2)',
  ],
  ...['=IFERROR(SEQUENCE(X!A1))', '=ARRAYFORMULA(IF(X!A1:A4="","",X!B1:B4&"!"))', '=SEQUENCE(12)', '=X!C:C'],
];
const FORMATS = ['0.00', 'dd-mm-yyyy', '0%', undefined];
const NAMES = ['Aan', 'Be', 'Ce'];

// Mostly where the formulas look, else most changes would reach none.
const row = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, fc.nat({ max: ROWS - 1 }));
const column = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, fc.nat({ max: 3 }));
const size = fc.integer({ min: 1, max: 2 });
const axis = fc.constantFrom('rows' as const, 'columns' as const);
const tab = fc.nat({ max: 2 });

type Change = (model: SpreadsheetModel) => void;

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(tab, row, column, fc.constantFrom(0, 1, 2, 3, 'a', 'b', true, null))
      .map(([at, r, c, value]) =>
        named(
          `${at}!${r},${c} = ${value}`,
          onSheet(at, (sheet) => put(sheet, r, c, value)),
        ),
      ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(tab, row, column, fc.constantFrom(...FORMULAS), fc.boolean())
      .map(([at, r, c, formula, near]) =>
        named(`${at}!${r},${c} = ${formula} ${near}`, (model) => {
          putFormula(model, at, r, c, formula, near);
        }),
      ),
  },
  fc
    .tuple(tab, row, column, fc.constantFrom('=SEQUENCE(3)', '=1+1', '=NOW()', '="t"&1', '=SEQUENCE(10)'))
    .map(([at, r, c, formula]) =>
      named(
        `${at}!${r},${c} = ${formula}`,
        onSheet(at, (sheet) => put(sheet, r, c, null, formula)),
      ),
    ),
  fc.tuple(tab, row, column, size, fc.constantFrom(...FORMATS)).map(([at, r, c, n, numberFormat]) =>
    named(
      `${at}!${r},${c} format ${numberFormat}`,
      onSheet(at, (sheet) => {
        sheet.styles.set(
          rect(r, c, n, n),
          numberFormat === undefined ? undefined : internStyle({ numberFormat }),
        );
        sheet.touch('styles', rect(r, c, n, n));
        sheet.touch('values', rect(r, c, n, n));
      }),
    ),
  ),
  fc.tuple(tab, row, size, fc.boolean()).map(([at, r, n, hide]) =>
    named(
      `${at} hide ${r} ${n} ${hide}`,
      onSheet(at, (sheet) => {
        sheet.rows.hidden.set(r, r + n, hide ? true : undefined);
        sheet.touch('layout', rect(r, 0, n, sheet.columns.count));
      }),
    ),
  ),
  fc.tuple(tab, row, fc.boolean()).map(([at, r, on]) =>
    named(
      `${at} filter ${on}`,
      onSheet(at, (sheet) => {
        // On results it hides by what they were before, which no fresh calculation knows.
        if (sheet.formulas.size > 0) return;
        sheet.filter = on
          ? { area: rect(0, 0, r + 2, 2), criteria: [[0, { hiddenValues: ['1'], condition: null }]] }
          : null;
        sheet.touch('layout');
      }),
    ),
  ),
  fc
    .tuple(tab, axis, fc.nat({ max: 3 }), size)
    .map(([at, which, from, count]) =>
      named(`${at} insert ${which} ${from} ${count}`, (model) =>
        onSheet(at, (sheet) => shiftCells(model, sheet, { kind: 'insert', axis: which, at: from, count }))(
          model,
        ),
      ),
    ),
  fc.tuple(tab, axis, fc.nat({ max: 3 })).map(([at, which, from]) =>
    named(`${at} delete ${which} ${from}`, (model) =>
      onSheet(at, (sheet) => {
        if (sheet[which].count > 4)
          shiftCells(model, sheet, { kind: 'delete', axis: which, at: from, count: 1 });
      })(model),
    ),
  ),
  fc.tuple(tab, axis, fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([at, which, from, to]) =>
    named(`${at} move ${which} ${from} ${to}`, (model) =>
      onSheet(at, (sheet) => {
        if (from !== to && to !== from + 1)
          shiftCells(model, sheet, { kind: 'move', axis: which, at: from, count: 1, to });
      })(model),
    ),
  ),
  fc.tuple(tab, fc.boolean()).map(([at, back]) =>
    named(`${at} rename ${back}`, (model) => {
      const [now, next] = back ? [`${NAMES[at]}2`, NAMES[at]!] : [NAMES[at]!, `${NAMES[at]}2`];
      const sheet = model.sheetByName(now);
      if (sheet && !model.sheetByName(next)) renameSheet(model, sheet, next);
    }),
  ),
  fc
    .tuple(tab, fc.nat({ max: 2 }))
    .map(([at, to]) =>
      named(`${at} goes to ${to}`, (model) =>
        onSheet(at, (sheet) => model.moveSheet(sheet, Math.min(to, model.sheets.length - 1)))(model),
      ),
    ),
  fc.constantFrom(0, 1).map((at) =>
    named(`${at} goes or comes`, (model) => {
      const sheet = model.sheetByName(NAMES[at]!);
      if (sheet) deleteSheet(model, sheet);
      else model.addSheet(NAMES[at]!, ROWS, COLUMNS);
    }),
  ),
  fc.tuple(tab, row, column, size, fc.boolean()).map(([at, r, c, n, gone]) =>
    named(`naam ${at}!${r},${c} ${n} ${gone}`, (model) => {
      const sheet = model.sheetByName(NAMES[Math.min(at, 0)]!);
      model.namedRanges =
        sheet && !gone ? [{ id: 'n', name: 'naam', area: { ...rect(r, c, n, n), sheetId: sheet.id } }] : [];
      model.touch('names');
    }),
  ),
  fc.constant(
    named('a day passes', () => {
      now += DAY;
    }),
  ),
  fc.tuple(tab, row, column).map(([at, r, c]) =>
    named(`suppose ${at}!${r},${c}`, (model) =>
      onSheet(at, (sheet) => {
        model.supposing(sheet, rect(r, c, 1, 1), [[{ value: 7 }]], () =>
          model.evaluate(sheet, '=SUM(A1:B8)'),
        );
      })(model),
    ),
  ),
);

let now = NOW;

/** The change, which tells its name where the test fails. */
function named(name: string, change: Change): Change {
  return Object.assign((model: SpreadsheetModel) => change(model), { [fc.toStringMethod]: () => name });
}

function onSheet(at: number, change: (sheet: SheetModel) => void): Change {
  return (model) => {
    const sheet = model.sheets.find(({ name }) => name.startsWith(NAMES[at]!));
    if (sheet) change(sheet);
  };
}

function put(
  sheet: SheetModel,
  r: number,
  c: number,
  value: string | number | boolean | null,
  formula?: string,
): void {
  if (r >= sheet.rows.count || c >= sheet.columns.count || (formula && sheet.filter)) return;
  sheet.put(r, c, value, formula);
  sheet.touch('values', rect(r, c, 1, 1));
}

/** A formula over a tab before its own in the list, whatever their order in the spreadsheet is by now. */
function putFormula(
  model: SpreadsheetModel,
  at: number,
  r: number,
  c: number,
  formula: string,
  near: boolean,
): void {
  const sheet = model.sheetByName(NAMES[at]!);
  if (!sheet || at === 0) return;
  const source = NAMES[near ? at - 1 : 0]!;
  put(sheet, r, c, null, formula.replaceAll('X!', `${source}!`).replace('"X"', `"${source}"`));
}

/** What every cell shows, with the format that a result brings along. */
function shown(model: SpreadsheetModel): unknown {
  // First of all, because results that do not fit make their sheet longer.
  model.calculate();
  return model.sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.count,
    values: model.readValues(sheet, sheet.area),
    formats: [...sheet.results.entries()]
      .map(([r, c]) => [r, c, model.resultFormat(sheet, r, c)])
      .filter(([, , format]) => format !== undefined)
      .map(String)
      .sort(),
    spills: model
      .spills(sheet)
      .map((area) => JSON.stringify(area))
      .sort(),
  }));
}

function attached(model: SpreadsheetModel): SpreadsheetModel {
  model.attach('f', () => now, new FormulaCalculator());
  return model;
}

/** Three tabs: values on the first one, formulas over it on the second, over both on the third. */
function begun(formulas: readonly string[]): SpreadsheetModel {
  const model = attached(new SpreadsheetModel({ locale: 'en_US', timeZone: 'Europe/Amsterdam' }));
  const [first] = NAMES.map((name) => model.addSheet(name, ROWS, COLUMNS));
  [
    [1, 'a', 3],
    [2, 'b', 1],
    [3, 'a'],
    [1, 'c'],
  ].forEach((cells, r) => {
    cells.forEach((value, c) => {
      put(first!, r, c, value);
    });
  });
  first!.styles.set(rect(0, 0, 2, 3), internStyle({ numberFormat: '0.000' }));
  model.namedRanges = [{ id: 'n', name: 'naam', area: { ...rect(0, 0, 2, 1), sheetId: first!.id } }];
  model.touch('names');
  for (const [i, formula] of formulas.entries()) {
    putFormula(model, 1 + (i % 2), i < 8 ? 0 : 4, (i >> 1) % 4, formula, i % 3 > 0);
  }
  return model;
}

test('after any changes the results are those of a fresh calculation', () => {
  const formulas = fc.array(fc.constantFrom(...FORMULAS), { minLength: 6, maxLength: 16 });
  fc.assert(
    fc.property(formulas, fc.array(changes, { minLength: 1, maxLength: 8 }), (first, steps) => {
      now = NOW;
      const model = begun(first);
      model.calculate();
      for (const change of steps) {
        change(model);
        const result = shown(model);
        expect(result).toEqual(shown(attached(model.copy())));
      }
    }),
    { numRuns: 250 },
  );
});

test('a formula that measured a sheet measures it again when a result makes that longer', () => {
  const model = begun([]);
  const [first, second] = model.sheets;
  put(second!, 0, 0, null, '=ROWS(Aan!A:A)');
  expect(model.valueAt(second!, 0, 0)).toBe(ROWS);
  put(first!, 0, 4, null, '=SEQUENCE(12)');
  expect(model.valueAt(second!, 0, 0)).toBe(12);
});

test('what the last formula of a spreadsheet gave goes with it', () => {
  const model = begun([]);
  const sheet = model.sheets[1]!;
  put(sheet, 0, 0, null, '=SEQUENCE(3)');
  expect(model.extent(sheet)).toEqual({ rows: 3, columns: 1 });
  put(sheet, 0, 0, null);
  expect(model.readValues(sheet, rect(0, 0, 2, 1))).toEqual([[null], [null]]);
  model.calculate();
  expect(sheet.extent()).toEqual({ rows: 0, columns: 0 });
});
