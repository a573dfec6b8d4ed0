/** The calculator that the spreadsheet service uses: Google's formula language, calculated when values are read. */
import type { Calculated, Calculator, CalculatorFile } from '../services/spreadsheet/calculator.ts';
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import { Formatted, FormulaError, type Scalar } from './values.ts';
import { Workbook } from './workbook.ts';

type Results = ReturnType<Calculator['calculate']>;

/** Keeps what it calculated per spreadsheet, so that only what a change touches is calculated again. */
export class FormulaCalculator implements Calculator {
  readonly #workbooks = new Map<string, Workbook>();

  calculate(file: CalculatorFile, known: ReadonlySet<number>): Results {
    const before = this.#workbooks.get(file.id);
    const workbook = this.#updated(file);
    return new Map(
      workbook.sheetIds.map((id) => {
        const whole = workbook !== before || !known.has(id);
        const cells = Array.from(
          workbook.results(id, whole),
          ([row, column, value]) => [row, column, value === undefined ? undefined : bare(value)] as const,
        );
        return [id, { whole, cells }];
      }),
    );
  }

  evaluate(
    file: CalculatorFile,
    sheetId: number,
    formulas: readonly (readonly [row: number, column: number, formula: string])[],
  ): readonly Calculated[] {
    const workbook = this.#updated(file);
    return formulas.map(([row, column, formula]) => bare(workbook.evaluate(sheetId, row, column, formula)));
  }

  numberFormat(fileId: string, sheetId: number, row: number, column: number): string | null {
    const value = this.#workbooks.get(fileId)?.resultAt(sheetId, row, column);
    return value instanceof Formatted ? value.pattern : null;
  }

  spills(fileId: string, sheetId: number): readonly Rect[] {
    return this.#workbooks.get(fileId)?.spills(sheetId) ?? [];
  }

  #updated(file: CalculatorFile): Workbook {
    let workbook = this.#workbooks.get(file.id);
    if (workbook?.locale.tag !== file.locale) {
      workbook = new Workbook(file.locale);
      this.#workbooks.set(file.id, workbook);
    }
    workbook.update(file);
    return workbook;
  }
}

function bare(value: Scalar): Calculated {
  if (value instanceof FormulaError) return { error: value.code };
  return value instanceof Formatted ? value.number : value;
}
