/** Numbers as Dutch people type and read them. */

/**
 * Reads a number from text in Dutch notation: `1.234,56`, `12,5`, `-3`, `€ 1.000`, `12 %` is not read.
 * A point is a thousands mark when it groups by three (`1.234` is 1234) and a decimal mark otherwise (`12.5`).
 * Returns null when the text is no number.
 */
export function parseDutchNumber(text: string): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/^(-?)(?:€|EUR)/i, '$1')
    .replace(/,-$/, '');
  const plain = plainNotation(bare);
  return plain === null || !Number.isFinite(Number(plain)) ? null : Number(plain);
}

function plainNotation(bare: string): string | null {
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare)) return bare.replace(/\./g, '').replace(',', '.');
  if (/^[+-]?\d+(,\d+)?$/.test(bare)) return bare.replace(',', '.');
  if (/^[+-]?\d+\.\d+$/.test(bare)) return bare;
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(bare)) return bare.replace(/,/g, '');
  return null;
}

/** Formats a number in Dutch notation with a fixed number of decimals: 1234.5 with 2 gives `1.234,50`. */
export function formatDutchNumber(value: number, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const text = fraction === undefined ? grouped : `${grouped},${fraction}`;
  return value < 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? `-${text}` : text;
}
