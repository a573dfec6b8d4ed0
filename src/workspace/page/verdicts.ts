/**
 * Remembers what a custom formula says for the values that it looks at. Rules of a register look at a cell or two of
 * their own row, which mostly hold the same few values, so thousands of cells need only a few calculations.
 */
import { shownFormat } from '../services/spreadsheet/cells.ts';
import { isTrue } from '../services/spreadsheet/criteria.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { CellPlace, Condition } from '../services/spreadsheet/model/parts.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { mapReferences, offsetReferences, type Reference } from '../services/spreadsheet/references.ts';

/** A cell that a formula looks at, for the cell that the formula is written for. */
interface Look {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

interface Memory {
  readonly looks: readonly Look[];
  readonly verdicts: Map<string, boolean>;
}

/** Functions whose result depends on more than the values of the cells that they name. */
const LOOKS_FURTHER =
  /\b(?:ROWS?|COLUMNS?|OFFSET|INDIRECT|ADDRESS|CELL|TODAY|NOW|RAND\w*|ISFORMULA|FORMULATEXT|ISREF|SUBTOTAL|AGGREGATE|SHEETS?|IMPORT\w*|QUERY|ERROR\.TYPE|TYPE)\s*\(/i;
const MOST_VERDICTS = 50_000;
/** Begins the key of a cell that is calculated each time. */
const UNLIKE_OTHERS = 'cel';

const memories = new WeakMap<Condition, Map<string, Memory | null>>();

/**
 * Whether the formula of `condition`, written for `anchor`, is true for each of the cells. Null when the formula looks
 * at more than single cells of this sheet; then each has to be calculated.
 */
export function rememberedVerdicts(
  model: SpreadsheetModel,
  sheet: SheetModel,
  { condition, anchor }: { readonly condition: Condition; readonly anchor: CellPlace },
  cells: readonly CellPlace[],
): readonly boolean[] | null {
  const formula = String(condition.values[0]);
  const memory = memoryOf(condition, model.locale, formula);
  if (!memory) return null;
  const { looks, verdicts } = memory;
  const valueAt = reader(model, sheet);
  const unknown = new Map<string, readonly [row: number, column: number, formula: string]>();
  const keys = cells.map(({ row, column }) => {
    const [down, right] = [row - anchor.row, column - anchor.column];
    let key = '';
    for (const look of looks) {
      const at = [
        look.rowFixed ? look.row : look.row + down,
        look.columnFixed ? look.column : look.column + right,
      ] as const;
      const value = valueAt(...at);
      // An error and a text that reads the same are told apart by calculating.
      if (value === undefined || (typeof value === 'string' && value.startsWith('#'))) {
        key = `${UNLIKE_OTHERS} ${row} ${column}`;
        break;
      }
      // As text a number is what its format shows.
      const format = typeof value === 'number' ? shownFormat(model, sheet, ...at) : '';
      key += `${typeof value} ${format} ${String(value).length} ${value};`;
    }
    if (!verdicts.has(key) && !unknown.has(key))
      unknown.set(key, [row, column, offsetReferences(formula, down, right)]);
    return key;
  });
  if (verdicts.size > MOST_VERDICTS) verdicts.clear();
  const results = unknown.size > 0 ? model.evaluateAll(sheet, [...unknown.values()]) : [];
  const fresh = new Map([...unknown.keys()].map((key, i) => [key, isTrue(results[i] ?? null)]));
  for (const [key, verdict] of fresh) if (!key.startsWith(UNLIKE_OTHERS)) verdicts.set(key, verdict);
  return keys.map((key) => fresh.get(key) ?? verdicts.get(key) ?? false);
}

function memoryOf(condition: Condition, locale: string, formula: string): Memory | null {
  let known = memories.get(condition);
  if (!known) {
    known = new Map();
    memories.set(condition, known);
  }
  let memory = known.get(locale);
  if (memory === undefined) {
    const looks = looksOf(formula);
    memory = looks && { looks, verdicts: new Map() };
    known.set(locale, memory);
  }
  return memory;
}

/** The single cells of the own sheet that a formula looks at; null when it looks at anything else. */
function looksOf(formula: string): Look[] | null {
  const references: Reference[] = [];
  const rest = mapReferences(formula, (reference) => {
    references.push(reference);
    return '0';
  });
  const words = rest.replace(/"(?:[^"]|"")*"/g, '""');
  // A word that is no function is a name, which may stand for any cells.
  const names = words.match(/[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*(?!\s*\(|[\w.\u00C0-\uFFFF])/g) ?? [];
  if (LOOKS_FURTHER.test(words) || names.some((name) => !/^(?:TRUE|FALSE|WAAR|ONWAAR)$/i.test(name)))
    return null;
  const looks: Look[] = [];
  for (const { sheetName, start, end } of references) {
    if (sheetName !== null || end !== null || start.row === null || start.column === null) return null;
    looks.push({
      row: start.row,
      column: start.column,
      rowFixed: start.rowFixed,
      columnFixed: start.columnFixed,
    });
  }
  return looks;
}

/** Values of single cells; undefined outside the sheet. */
function reader(model: SpreadsheetModel, sheet: SheetModel) {
  if (sheet.formulas.size > 0) model.calculate();
  const [rows, columns] = [sheet.rows.count, sheet.columns.count];
  return (row: number, column: number): CellValue | undefined => {
    if (row < 0 || column < 0 || row >= rows || column >= columns) return undefined;
    const result = sheet.results.size > 0 ? sheet.results.get(row, column) : undefined;
    if (result === undefined) return sheet.values.get(row, column);
    // A formula that gives nothing is not a blank cell.
    return typeof result === 'object' ? '#' : result;
  };
}
