/** What stands before a list item: a sign, or numbers and letters as the level counts them. */
import type { NestingLevel } from '../../services/docs/schema.ts';

const COUNTERS: Readonly<Record<string, (number: number) => string>> = {
  DECIMAL: String,
  ZERO_DECIMAL: (number) => String(number).padStart(2, '0'),
  ALPHA: (number) => letters(number).toLowerCase(),
  UPPER_ALPHA: letters,
  ROMAN: (number) => roman(number).toLowerCase(),
  UPPER_ROMAN: roman,
};

const CHECKBOX = '☐';

/** Fills the level's format: `%0.%1.` with the counts of levels 0 and 1. */
export function glyphOf(levels: readonly NestingLevel[], level: number, counts: readonly number[]): string {
  const own = levels[level];
  if (!own) return '';
  if (own.glyphSymbol) return own.glyphSymbol;
  if (!COUNTERS[own.glyphType ?? '']) return CHECKBOX;
  return (own.glyphFormat ?? '').replace(/%(\d)/g, (_, at: string) => {
    const count = COUNTERS[levels[Number(at)]?.glyphType ?? ''] ?? String;
    return count(counts[Number(at)] ?? 1);
  });
}

/** A, B … Z, AA, BB … as Docs counts. */
function letters(number: number): string {
  const at = Math.max(1, number) - 1;
  return String.fromCharCode(65 + (at % 26)).repeat(Math.floor(at / 26) + 1);
}

const NUMERALS = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(number: number): string {
  let left = Math.max(1, number);
  let text = '';
  for (const [value, numeral] of NUMERALS)
    while (left >= value) {
      text += numeral;
      left -= value;
    }
  return text;
}
