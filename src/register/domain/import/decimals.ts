/** Numbers of one column, whose decimal mark is found from the whole column instead of cell by cell. */

/** What one cell can only be; `either` when it could be a decimal or thousands (`1.234`, `1,234`). */
type Notation = 'comma' | 'point' | 'either' | null;

/**
 * Reads a column of numbers in Dutch (`1.234,5`) or English (`1,234.5`) notation. The clear cells decide for the
 * unclear ones. With no clear cell a single mark is a decimal mark, since hectares run to hundreds, not thousands.
 * Blank gives null, unreadable gives NaN.
 */
export function readDecimals(cells: readonly string[]): readonly (number | null)[] {
  const bare = cells.map((cell) => cell.replace(/[\s\u00a0\u202f]/g, '').replace(/ha$/i, ''));
  const seen = bare.map(notation);
  const commas = seen.filter((mark) => mark === 'comma').length;
  const points = seen.filter((mark) => mark === 'point').length;
  return bare.map((cell, i) => {
    if (cell === '') return null;
    const mark = seen[i];
    if (mark === 'either' && commas + points > 0) return toNumber(cell, commas >= points ? ',' : '.');
    return toNumber(cell, mark === 'comma' || (mark === 'either' && cell.includes(',')) ? ',' : '.');
  });
}

function notation(cell: string): Notation {
  const comma = cell.lastIndexOf(',');
  const point = cell.lastIndexOf('.');
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? 'comma' : 'point';
  const mark = comma >= 0 ? ',' : '.';
  const own = comma >= 0 ? 'comma' : 'point';
  if (cell.indexOf(mark) !== cell.lastIndexOf(mark)) return own === 'comma' ? 'point' : 'comma';
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell) ? 'either' : own;
}

function toNumber(cell: string, decimal: ',' | '.'): number {
  const grouped =
    decimal === ',' ? /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/ : /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
  if (!grouped.test(cell)) return /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(cell) ? Number(cell) : Number.NaN;
  return Number(decimal === ',' ? cell.replace(/\./g, '').replace(',', '.') : cell.replace(/,/g, ''));
}
