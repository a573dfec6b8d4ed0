/** Addresses of cells as people read them. */

/** The letters of a column: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The address of a cell: row 12 of column 3 is `C12`. */
export function a1(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The row of a cell: that of `C12` is 12. */
export function rowIn(address: string): number {
  return Number(address.replace(/\D/g, ''));
}
