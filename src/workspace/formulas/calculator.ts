/** The calculator that the spreadsheet service uses: Google's formula language, calculated when values are read. */
import type { Calculated, Calculator, CalculatorFile } from '../services/spreadsheet/calculator.ts';
import type { Scalar } from './values.ts';
import { Formatted, FormulaError } from './values.ts';
import { Workbook } from './workbook.ts';

type Results = ReturnType<Calculator['calculate']>;

/** Keeps what it calculated per spreadsheet, so that only what a change touches is calculated again. */
export class FormulaCalculator implements Calculator {
  readonly #workbooks = new Map<string, Workbook>();

  calculate(file: CalculatorFile): Results {
    let workbook = this.#workbooks.get(file.id);
    if (workbook?.locale.tag !== file.locale) {
      workbook = new Workbook(file.locale);
      this.#workbooks.set(file.id, workbook);
    }
    workbook.update(file);
    return new Map(
      [...workbook.sheets()].map((sheet) => [
        sheet.id,
        Array.from(sheet.results(), ([row, column, value]) => [row, column, bare(value)] as const),
      ]),
    );
  }

  numberFormat(fileId: string, sheetId: number, row: number, column: number): string | null {
    const value = this.#workbooks.get(fileId)?.sheet(sheetId).resultAt(row, column);
    return value instanceof Formatted ? value.pattern : null;
  }

  /** Forgets a spreadsheet that was closed or deleted. */
  forget(fileId: string): void {
    this.#workbooks.delete(fileId);
  }
}

function bare(value: Scalar): Calculated {
  if (value instanceof FormulaError) return { error: value.code };
  return value instanceof Formatted ? value.number : value;
}
