/** What is remembered of custom formulas is what calculating each of them gives. */
import fc from 'fast-check';
import { rememberedVerdicts } from '../../../src/workspace/page/verdicts.ts';
import { isTrue } from '../../../src/workspace/services/spreadsheet/criteria.ts';
import { offsetReferences } from '../../../src/workspace/services/spreadsheet/references.ts';
import { stage } from '../support.ts';

const ANCHOR = { row: 1, column: 0 };
const FORMULAS = [
  '=AND("x"<>"";ISNUMBER(SEARCH(", b,";", "&$C2&",")))',
  '=OR($A2="a";$B2>A2)',
  '=A2=B$1',
  '=ISBLANK(A2)',
  '=IF(ISERROR($C2);TRUE;$C2="1")',
  '=LEN(A2)=1',
];
const AREA = { top: 1, left: 0, bottom: 9, right: 2 };

function cellsOf(area: typeof AREA) {
  const cells = [];
  for (let row = area.top; row < area.bottom; row += 1)
    for (let column = area.left; column < area.right; column += 1) cells.push({ row, column });
  return cells;
}

test('for whatever the cells hold, also after they changed', () => {
  const value = fc.constantFrom('', 'a', 'b', '1', '2,5', 'WAAR', '=1/0', '=A1', "'1", '#N/A', '1-1-2026');
  const block = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 9, maxLength: 9 });
  const { driver, file, world } = stage();
  const sheet = file.model.sheets[0]!;
  // The same rules throughout, so that what was remembered of earlier values is used.
  const rules = FORMULAS.map((formula) => ({
    anchor: ANCHOR,
    condition: { type: 'CUSTOM_FORMULA', values: [formula] },
  }));
  fc.assert(
    fc.property(block, (texts) => {
      driver.paste([...world.people.keys()][0]!, file.id, 'Blad1', 'A1', texts);
      const cells = cellsOf(AREA);
      for (const rule of rules) {
        const formula = String(rule.condition.values[0]);
        const calculated = file.model.evaluateAll(
          sheet,
          cells.map(({ row, column }) => [
            row,
            column,
            offsetReferences(formula, row - ANCHOR.row, column - ANCHOR.column),
          ]),
        );
        expect([formula, rememberedVerdicts(file.model, sheet, rule, cells)]).toEqual([
          formula,
          calculated.map(isTrue),
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing is remembered of formulas that look at more than single cells here', () => {
  const { file } = stage();
  const sheet = file.model.sheets[0]!;
  const further = [
    '=COUNTIF(A:A;A2)>1',
    '=SUM(A1:A2)>1',
    '=Blad1!A2=1',
    '=A2=naam',
    '=ROW()=2',
    '=A2<TODAY()',
    '=INDIRECT("A2")=1',
  ];
  for (const formula of further) {
    const condition = { type: 'CUSTOM_FORMULA', values: [formula] };
    expect([
      formula,
      rememberedVerdicts(file.model, sheet, { anchor: ANCHOR, condition }, cellsOf(AREA)),
    ]).toEqual([formula, null]);
  }
});
