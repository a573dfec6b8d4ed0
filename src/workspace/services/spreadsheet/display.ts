/** How a value is shown: by number format and locale, as getDisplayValue gives it. */
import { format, isDateFormat, isTextFormat, isValidFormat } from 'numfmt';
import { localeFacts } from './locale.ts';
import type { CellValue } from './model/grid.ts';

/** What Google calls the format of a number that has none. */
export const AUTOMATIC = '0.###############';

export type FormatKind = 'automatic' | 'text' | 'date' | 'number';

const kinds = new Map<string | undefined, FormatKind>([
  [undefined, 'automatic'],
  [AUTOMATIC, 'automatic'],
  ['General', 'automatic'],
  ['', 'automatic'],
]);

/** Whether a format shows text as it is, a date or time, or a number. A broken format counts as automatic. */
export function kindOfFormat(numberFormat: string | undefined): FormatKind {
  let kind = kinds.get(numberFormat);
  if (kind === undefined) {
    const pattern = numberFormat ?? '';
    if (!isValidFormat(pattern)) kind = 'automatic';
    else if (isTextFormat(pattern)) kind = 'text';
    else kind = isDateFormat(pattern) ? 'date' : 'number';
    kinds.set(numberFormat, kind);
  }
  return kind;
}

/** The text that a cell shows. */
export function displayValue(value: CellValue, numberFormat: string | undefined, locale: string): string {
  if (value === null) return '';
  const facts = localeFacts(locale);
  if (typeof value === 'boolean') return value ? facts.words.true : facts.words.false;
  const kind = kindOfFormat(numberFormat);
  if (kind === 'automatic' || kind === 'text') {
    return typeof value === 'string' ? value : automatic(value, facts.decimal);
  }
  return format(numberFormat!, value, { locale: facts.language, leap1900: false, overflow: '###' });
}

/** Ten significant digits, whole numbers in full below 10^15. */
function automatic(value: number, decimal: string): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    const digits = exponent.replace(/[+-]/, '').padStart(2, '0');
    return `${String(Number(mantissa)).replace('.', decimal)}E${sign}${digits}`;
  }
  return String(Number(value.toPrecision(10))).replace('.', decimal);
}
