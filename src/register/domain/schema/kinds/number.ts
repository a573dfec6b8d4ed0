/** Kinds that hold numbers: whole numbers, measures with a unit, euros, percentages and years. */

import { formatDutchNumber, parseDutchNumber } from '../../text/numbers.ts';
import { type Cell, isMoment, ok, type Read, unreadable } from '../cell.ts';
import type { Check, Kind } from '../kind.ts';

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function numeric(
  spec: Bounds & {
    name: string;
    format: string;
    decimals: number;
    width: number;
    says: string;
    example?: string;
  },
): Kind<number> {
  const min = spec.min ?? null;
  const max = spec.max ?? null;
  return {
    name: spec.name,
    format: spec.format,
    width: spec.width,
    align: 'right',
    read(cell) {
      const value = toNumber(cell);
      if (value === null)
        return unreadable(
          'Dit is geen getal.',
          `Vul een getal in, zoals ${spec.example ?? formatDutchNumber(min || Math.min(12, max ?? 12), spec.decimals)}.`,
        );
      return bounded(value, spec.decimals, min, max);
    },
    write: (value) => value,
    encode: (value) => String(value),
    decode(stored) {
      const value = Number(stored);
      return stored.trim() === '' || !Number.isFinite(value) ? null : value;
    },
    check: (): Check => ({ type: 'number', min, max, strict: false, help: spec.says }),
    ask: () => ({
      type: 'text',
      check: { type: 'pattern', pattern: dutchNotation(spec.decimals, min), help: spec.says },
    }),
    describe: () => spec.says,
  };
}

/** A whole number. */
export function integer(bounds: Bounds = {}): Kind<number> {
  return numeric({
    ...bounds,
    name: 'geheel getal',
    format: '#,##0',
    decimals: 0,
    width: 90,
    says: `Een geheel getal${range(bounds)}.`,
  });
}

/** A number with decimals in a unit, such as hectares with two decimals. */
export function decimal(options: Bounds & { decimals: number; unit: string }): Kind<number> {
  return numeric({
    ...options,
    name: `getal in ${options.unit}`,
    format: options.decimals ? `#,##0.${'0'.repeat(options.decimals)}` : '#,##0',
    width: 100,
    says: `Een getal in ${options.unit}${range(options)}, met hoogstens ${options.decimals} decimalen.`,
  });
}

/** An amount in euros, to the cent, not negative unless told. */
export function money(bounds: Bounds = { min: 0 }): Kind<number> {
  return numeric({
    ...bounds,
    name: 'bedrag in euro',
    format: '"€" #,##0.00',
    decimals: 2,
    width: 120,
    says: `Een bedrag in euro${range(bounds)}.`,
  });
}

/** A calendar year, shown without a thousands mark. */
export function year(bounds: Bounds = { min: 1900, max: 2199 }): Kind<number> {
  return numeric({
    ...bounds,
    name: 'jaar',
    format: '0',
    decimals: 0,
    width: 70,
    example: '2026',
    says: `Een jaartal${range(bounds)}.`,
  });
}

/** A share of a whole; stored as a fraction, so 45% is 0.45. Text may say `45%`, `45 %` or `0,45`. */
export function percentage(): Kind<number> {
  return {
    ...numeric({
      min: 0,
      max: 1,
      name: 'percentage',
      format: '0%',
      decimals: 4,
      width: 80,
      says: 'Een percentage van 0% tot en met 100%.',
    }),
    read(cell) {
      const typed = typeof cell === 'string' ? /^(.*)%$/.exec(cell.trim()) : null;
      const value = typed ? parseDutchNumber(typed[1]!) : toNumber(cell);
      if (value === null) return unreadable('Dit is geen percentage.', 'Vul een percentage in, zoals 45%.');
      // A share is often a quotient that no number of decimals holds, so it is rounded, not refused.
      return bounded(Number((typed ? value / 100 : value).toFixed(6)), 6, 0, 1, '100%');
    },
    ask: () => ({
      type: 'text',
      check: {
        type: 'pattern',
        pattern: '^\\s*\\d{1,3}(?:,\\d{1,4})?\\s*%\\s*$',
        help: 'Een percentage met het teken erbij, zoals 45%.',
      },
    }),
  };
}

/**
 * What a form takes for a number. Google's own check for numbers knows no Dutch notation: it refuses 12,5 and
 * takes 1.200 for one and a bit. The bounds are told in words and checked when the answer comes in.
 */
function dutchNotation(decimals: number, min: number | null): string {
  const sign = min !== null && min >= 0 ? '' : '-?';
  const whole = '(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|\\d+)';
  const comma = decimals ? `(?:,\\d{1,${decimals}}|,-)?` : '(?:,-)?';
  const point = decimals ? `|\\d+\\.\\d{1,${Math.min(decimals, 2)}}` : '';
  return `^\\s*(?:€\\s*)?${sign}(?:${whole}${comma}${point})\\s*$`;
}

function toNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return typeof cell === 'string' && !isMoment(cell) ? parseDutchNumber(cell) : null;
}

function bounded(
  value: number,
  decimals: number,
  min: number | null,
  max: number | null,
  maxText?: string,
): Read<number> {
  const show = (bound: number): string => formatDutchNumber(bound, Number.isInteger(bound) ? 0 : decimals);
  if (min !== null && value < min)
    return unreadable(`Het getal is te klein: minstens ${show(min)}.`, 'Verbeter het getal.');
  if (max !== null && value > max)
    return unreadable(`Het getal is te groot: hoogstens ${maxText ?? show(max)}.`, 'Verbeter het getal.');
  const rounded = Number(value.toFixed(decimals));
  if (Math.abs(rounded - value) > 1e-9 * Math.max(1, Math.abs(value))) {
    const tip = decimals ? `Rond af op ${decimals} decimalen.` : 'Vul een geheel getal in.';
    return unreadable(decimals ? 'Het getal heeft te veel decimalen.' : 'Dit is geen geheel getal.', tip);
  }
  return ok(rounded === 0 ? 0 : rounded);
}

function range({ min, max }: Bounds): string {
  if (min !== undefined && max !== undefined) return ` van ${plain(min)} tot en met ${plain(max)}`;
  if (min !== undefined) return ` van ${plain(min)} of meer`;
  return max === undefined ? '' : ` tot en met ${plain(max)}`;
}

function plain(bound: number): string {
  return String(bound).replace('.', ',');
}
