/** The seal of a frozen figure: a hash by which a later change shows. */
import type { RegisterRow } from '../schema/tables/index.ts';

/** What a seal is over. Rows from before there were municipalities and parts lack these two. */
export type Sealed = Pick<RegisterRow<'snapshot'>, 'period_id' | 'cluster_id' | 'version' | 'values'> &
  Partial<Pick<RegisterRow<'snapshot'>, 'municipality_code' | 'part'>>;

/**
 * SHA-256 (FIPS 180-4), in hexadecimal, of the JSON of period, cluster, version and values, and of municipality and
 * part where the row has them. Names stand in alphabetical order, so that the order in which figures were put
 * together does not matter.
 */
export function sealOf({ period_id, cluster_id, version, values, municipality_code, part }: Sealed): string {
  const town = municipality_code ? { municipality_code } : {};
  return sha256(canonical({ period_id, cluster_id, version, values, ...town, ...(part ? { part } : {}) }));
}

/** JSON with the names in alphabetical order: the same for the same values, to the byte. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, held]) => [name, ordered(held)]));
}

/** The first 32 bits of the fractional part of a root of each of the first primes. */
function roots(count: number, exponent: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let divisor = 2;
    while (n % divisor !== 0) divisor++;
    if (divisor === n) found.push((n ** exponent * 2 ** 32) | 0);
  }
  return found;
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Half a surrogate pair counts as U+FFFD. */
export function sha256(text: string): string {
  const bytes = utf8(text);
  const bits = bytes.length * 8;
  const K = roots(64, 1 / 3);
  const hash = [...roots(8, 1 / 2)];
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const data = new DataView(padded.buffer);
  data.setUint32(padded.length - 8, Math.floor(bits / 2 ** 32));
  data.setUint32(padded.length - 4, bits % 2 ** 32);
  const w = new Int32Array(64);
  for (let start = 0; start < padded.length; start += 64) {
    for (let t = 0; t < 64; t++) {
      if (t < 16) w[t] = data.getInt32(start + t * 4);
      else {
        const [p, q] = [w[t - 15]!, w[t - 2]!];
        const s0 = turn(p, 7) ^ turn(p, 18) ^ (p >>> 3);
        const s1 = turn(q, 17) ^ turn(q, 19) ^ (q >>> 10);
        w[t] = w[t - 16]! + s0 + w[t - 7]! + s1;
      }
    }
    let [a, b, c, d, e, f, g, h] = hash as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[t]! + w[t]!;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      hash[i] = (hash[i]! + value) | 0;
    });
  }
  return hash.map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('');
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** Apps Script has no TextEncoder. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      );
  }
  return Uint8Array.from(bytes);
}
