/** The calculator that the spreadsheet service uses: Google's formula language, calculated when values are read. */
import type { Calculated, Calculator, CalculatorFile } from '../services/spreadsheet/calculator.ts';
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import { Formatted, FormulaError, type Scalar } from './values.ts';
import { type SheetResults, Workbook } from './workbook.ts';

type Results = ReturnType<Calculator['calculate']>;

/** Keeps what it calculated per spreadsheet, so that only what a change touches is calculated again. */
export class FormulaCalculator implements Calculator {
  readonly #workbooks = new Map<string, Workbook>();
  /** What was handed out for results that did not change since. */
  readonly #handed = new WeakMap<SheetResults, Results>();

  calculate(file: CalculatorFile): Results {
    const results = this.#updated(file).results();
    let handed = this.#handed.get(results);
    if (!handed) {
      handed = new Map(
        Array.from(results, ([id, cells]) => [
          id,
          cells.map(([row, column, value]) => [row, column, bare(value)] as const),
        ]),
      );
      this.#handed.set(results, handed);
    }
    return handed;
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
