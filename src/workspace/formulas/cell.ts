/** One formula cell: what it says, what it read, and what came of it. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { Clock } from './context.ts';
import { type Dependencies, dependenciesOf } from './dependencies.ts';
import type { FormulaLocale } from './locale.ts';
import { ParseError, parseFormula } from './parser.ts';
import type { Node } from './syntax.ts';
import type { Area, Matrix, Scalar } from './values.ts';

export class FormulaCell {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  /** Null when the formula cannot be read. */
  readonly node: Node | null;
  readonly dependencies: Dependencies;
  /**
   * Dirty: to be calculated. Doubtful: to be calculated if what it read changes. Busy: being calculated, or
   * waiting for what it needs.
   */
  state: 'dirty' | 'doubtful' | 'busy' | 'done' = 'dirty';
  /** Was doubtful before it became busy. */
  wasDoubtful = false;
  /** Part of a circle of formulas that need each other. */
  circular = false;
  value: Scalar | Matrix = null;
  /** The cells that the result fills, its own included; null when it fills its own alone. */
  spill: Rect | null = null;
  /** What was read to get there, and which clocks were asked. */
  reads: Area[] = [];
  readonly clocks = new Set<Clock>();
  /** Ids of sheets of which the size was asked, as any reference does, or formulas and hidden rows. */
  readonly measured = new Set<number>();
  readonly inspected = new Set<number>();
  /** The blocks that it has read, while it is being calculated. */
  readonly seen = new Map<Area, Matrix>();
  /** Number of the calculation, to tell what was read before something else changed. */
  turn = 0;

  constructor(sheetId: number, row: number, column: number, formula: string, locale: FormulaLocale) {
    this.sheetId = sheetId;
    this.row = row;
    this.column = column;
    this.formula = formula;
    this.node = parsed(formula, locale);
    this.dependencies = dependenciesOf(this.node);
  }

  /** The cells that the result fills. */
  get extent(): Rect {
    const { row, column } = this;
    return this.spill ?? { top: row, left: column, bottom: row + 1, right: column + 1 };
  }
}

function parsed(formula: string, locale: FormulaLocale): Node | null {
  try {
    return parseFormula(formula, locale);
  } catch (thrown) {
    if (thrown instanceof ParseError) return null;
    throw thrown;
  }
}
