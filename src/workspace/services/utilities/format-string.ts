/** Utilities.formatString: the part of `printf` that scripts use, as Java's formatter does it. */

const PLACE = /%(?:(\d+)\$)?([-+ 0,(#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** Fills `%s`, `%d`, `%5.2f`, `%x`, `%e`, `%b`, `%c` and `%%`; a place without a value stays as it stands. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(PLACE, (place, position, flags: string, width, precision, conversion: string) => {
    if (conversion === '%') return '%';
    const index = position === undefined ? next++ : Number(position) - 1;
    if (index >= values.length) return place;
    const text = converted(
      conversion,
      values[index],
      flags,
      precision === undefined ? null : Number(precision),
    );
    return text === null ? place : padded(text, Number(width ?? 0), flags);
  });
}

function converted(
  conversion: string,
  value: unknown,
  flags: string,
  precision: number | null,
): string | null {
  const number = Number(value);
  switch (conversion) {
    case 's':
      return precision === null ? String(value) : String(value).slice(0, precision);
    case 'b':
      return String(Boolean(value));
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(value) : String(value).slice(0, 1);
    case 'd':
    case 'i':
      return signed(Math.trunc(number), grouped(String(Math.abs(Math.trunc(number))), flags), flags);
    case 'f':
      return signed(number, grouped(Math.abs(number).toFixed(precision ?? 6), flags), flags);
    case 'e':
      return signed(
        number,
        Math.abs(number)
          .toExponential(precision ?? 6)
          .replace(/e([+-])(\d)$/, 'e$10$2'),
        flags,
      );
    case 'x':
      return (number >>> 0).toString(16);
    case 'X':
      return (number >>> 0).toString(16).toUpperCase();
    case 'o':
      return (number >>> 0).toString(8);
    default:
      return null;
  }
}

function signed(number: number, digits: string, flags: string): string {
  if (number < 0) return `-${digits}`;
  if (flags.includes('+')) return `+${digits}`;
  return flags.includes(' ') ? ` ${digits}` : digits;
}

function grouped(digits: string, flags: string): string {
  if (!flags.includes(',')) return digits;
  const [whole, fraction] = digits.split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function padded(text: string, width: number, flags: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
