/** R1C1 notation of formulas: positions relative to the cell, as `R[-1]C` and `R1C1`. */
import { type Corner, formatReference, mapReferences } from './references.ts';

/** A formula in A1 notation as R1C1, for the cell that holds it (zero-based). */
export function toR1C1(formula: string, row: number, column: number): string {
  const corner = (each: Corner): string => {
    const rows = each.row === null ? '' : each.rowFixed ? `R${each.row + 1}` : relative('R', each.row - row);
    const columns =
      each.column === null
        ? ''
        : each.columnFixed
          ? `C${each.column + 1}`
          : relative('C', each.column - column);
    return rows + columns;
  };
  return mapReferences(
    formula,
    ({ prefix, start, end }) => prefix + corner(start) + (end ? `:${corner(end)}` : ''),
  );
}

const R1C1 = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])(?:R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?)(?![\w(.])/gi;

/** A formula in R1C1 notation as A1, for the cell that will hold it (zero-based). */
export function fromR1C1(formula: string, row: number, column: number): string {
  return formula.replace(R1C1, (token, rows?: string, columns?: string) => {
    if (token.startsWith('"') || token.startsWith("'")) return token;
    const [rowIndex, rowFixed] = resolve(rows, row);
    const [columnIndex, columnFixed] = resolve(columns, column);
    if (rowIndex < 0 || columnIndex < 0) return '#REF!';
    return formatReference({
      prefix: '',
      sheetName: null,
      start: { row: rowIndex, column: columnIndex, rowFixed, columnFixed },
      end: null,
    });
  });
}

function relative(letter: string, delta: number): string {
  return delta === 0 ? `${letter}[0]` : `${letter}[${delta}]`;
}

function resolve(part: string | undefined, own: number): [index: number, fixed: boolean] {
  if (part === undefined) return [own, false];
  if (part.startsWith('[')) return [own + Number(part.slice(1, -1)), false];
  return [Number(part) - 1, true];
}
