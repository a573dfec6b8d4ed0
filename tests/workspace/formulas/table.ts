/** A small spreadsheet for formula tests: plain rows in, results of formulas out. */
import { FormulaCalculator } from '../../../src/workspace/formulas/calculator.ts';
import type { Calculated, CalculatorName } from '../../../src/workspace/services/spreadsheet/calculator.ts';
import type { Cell, TestSheet } from './data.ts';

/** 20 July 2026, 12:34:56 in Amsterdam. */
export const NOW = Date.UTC(2026, 6, 20, 10, 34, 56);

export interface TableOptions {
  readonly locale?: string;
  readonly now?: number;
  readonly names?: readonly CalculatorName[];
}

/** Sheets that can be changed and calculated again, as the spreadsheet service does it. */
export class FormulaTable {
  readonly calculator = new FormulaCalculator();
  readonly #sheets: { name: string; rows: Cell[][]; revision: number; formats: TestSheet['formats'] }[];
  readonly #options: TableOptions;
  readonly #results = new Map<number, Map<string, Calculated>>();
  rowCount = 200;
  columnCount = 26;
  now: number;

  constructor(sheets: readonly TestSheet[], options: TableOptions = {}) {
    this.#sheets = sheets.map(({ name, rows, formats }) => ({
      name,
      rows: rows.map((row) => [...row]),
      revision: 1,
      formats,
    }));
    this.#options = options;
    this.now = options.now ?? NOW;
  }

  set(sheet: string, row: number, column: number, value: Cell): this {
    const found = this.#sheet(sheet);
    while (found.rows.length <= row) found.rows.push([]);
    found.rows[row]![column] = value;
    found.revision += 1;
    return this;
  }

  calculate(): this {
    const file = {
      id: 'test',
      locale: this.#options.locale ?? 'en_US',
      timeZone: 'Europe/Amsterdam',
      now: this.now,
      namedRanges: this.#options.names ?? [],
      sheets: this.#sheets.map(({ name, rows, revision, formats }, id) => ({
        id,
        name,
        revision,
        rowCount: this.rowCount,
        columnCount: this.columnCount,
        values: rows.map((row) => Array.from(row, (cell) => (isFormula(cell) ? null : (cell ?? null)))),
        formulas: rows.flatMap((row, r) =>
          row.flatMap((cell, c) => (isFormula(cell) ? [[r, c, cell] as const] : [])),
        ),
        numberFormat: (row: number, column: number) => (row > 0 ? (formats?.[column] ?? null) : null),
      })),
    };
    for (const [id, { whole, cells }] of this.calculator.calculate(file, new Set(this.#results.keys()))) {
      const held = whole ? new Map<string, Calculated>() : this.#results.get(id)!;
      for (const [row, column, value] of cells) {
        if (value === undefined) held.delete(`${row},${column}`);
        else held.set(`${row},${column}`, value);
      }
      this.#results.set(id, held);
    }
    return this;
  }

  /** The value of one cell; an error as its name. */
  value(sheet: string, row: number, column: number): Cell {
    const id = this.#sheets.findIndex(({ name }) => name === sheet);
    const result = this.#results.get(id)?.get(`${row},${column}`);
    if (result === undefined) {
      const cell = this.#sheet(sheet).rows[row]?.[column] ?? null;
      return isFormula(cell) ? null : cell;
    }
    return typeof result === 'object' && result !== null ? result.error : result;
  }

  /** The values from a cell to the right and down, as far as results of formulas reach. */
  block(sheet: string, row: number, column: number): Cell[][] {
    const id = this.#sheets.findIndex(({ name }) => name === sheet);
    const results = this.#results.get(id);
    const block: Cell[][] = [];
    for (let r = row; results?.has(`${r},${column}`); r += 1) {
      const line: Cell[] = [];
      for (let c = column; results.has(`${r},${c}`); c += 1) line.push(this.value(sheet, r, c));
      block.push(line);
    }
    return block;
  }

  #sheet(name: string) {
    return this.#sheets.find((sheet) => sheet.name === name)!;
  }
}

function isFormula(cell: Cell | undefined): cell is string {
  return typeof cell === 'string' && cell.startsWith('=');
}

/** What one formula gives: a value, or rows of values when it spills. It stands in A1 of a sheet of its own. */
export function evaluate(
  formula: string,
  sheets: readonly TestSheet[],
  options: TableOptions = {},
): Cell | Cell[][] {
  const table = new FormulaTable([{ name: 'Blad', rows: [[formula]] }, ...sheets], options).calculate();
  const block = table.block('Blad', 0, 0);
  return block.length === 1 && block[0]!.length === 1 ? block[0]![0]! : block;
}
