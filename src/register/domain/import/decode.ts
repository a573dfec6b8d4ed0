/** Bytes to text without TextDecoder, which Apps Script lacks: UTF-8, UTF-16 or Windows-1252. */

import { type Outcome, unusable, usable } from './outcome.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** What the first bytes say of files that are no text. */
const BINARY: readonly { readonly start: readonly number[]; readonly what: string }[] = [
  { start: [0x50, 0x4b, 0x03, 0x04], what: 'een Excel- of zipbestand' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: 'een oud Excel-bestand' },
  { start: [0x25, 0x50, 0x44, 0x46], what: 'een pdf' },
  { start: [0x1f, 0x8b], what: 'een ingepakt bestand' },
];

/** The characters of Windows-1252 for 0x80–0x9f; the five unused codes stay as they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes a file. UTF-8 and UTF-16 by their mark, UTF-16 without a mark by its zero bytes, UTF-8 when every byte
 * fits, and Windows-1252 otherwise. A file that is no text is refused.
 */
export function decodeBytes(bytes: Uint8Array): Outcome<Decoded> {
  const binary = BINARY.find(({ start }) => start.every((byte, at) => bytes[at] === byte));
  if (binary)
    return unusable(
      `Dit is geen tekst maar ${binary.what}.`,
      'Sla de lijst op als CSV (door komma’s of puntkomma’s gescheiden) en kies dat bestand.',
    );
  const decoded = decodeText(bytes);
  if (decoded.text.includes('\0'))
    return unusable('Dit bestand is geen tekst.', 'Kies een CSV- of GeoJSON-bestand.');
  return usable(decoded);
}

function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes, 2, 0), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes, 2, 1), encoding: 'UTF-16' };
  const unmarked = zeroSide(bytes);
  if (unmarked !== null) return { text: utf16(bytes, 0, unmarked), encoding: 'UTF-16' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = utf8(bytes, marked ? 3 : 0);
  return text === null ? { text: windows1252(bytes), encoding: 'Windows-1252' } : { text, encoding: 'UTF-8' };
}

/** Where Latin text in UTF-16 has its zero bytes: 0 little-endian (odd places), 1 big-endian, null neither. */
function zeroSide(bytes: Uint8Array): 0 | 1 | null {
  const length = Math.min(bytes.length, 2000) & ~1;
  if (length < 4) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > length * 0.3 && even === 0) return 0;
  return even > length * 0.3 && odd === 0 ? 1 : null;
}

function utf16(bytes: Uint8Array, from: number, bigEndian: 0 | 1): string {
  return build((push) => {
    for (let at = from; at + 1 < bytes.length; at += 2)
      push(bytes[at + bigEndian]! | (bytes[at + 1 - bigEndian]! << 8));
  });
}

function windows1252(bytes: Uint8Array): string {
  return build((push) => {
    for (const byte of bytes) push(byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte);
  });
}

/** The text, or null at the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates). */
function utf8(bytes: Uint8Array, from: number): string | null {
  let valid = true;
  const text = build((push) => {
    let at = from;
    while (at < bytes.length) {
      const first = bytes[at++]!;
      if (first < 0x80) {
        push(first);
        continue;
      }
      const extra = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      let point = first & (0x3f >> extra);
      for (let i = 0; i < extra; i++) {
        const next = bytes[at++] ?? 0;
        if ((next & 0xc0) !== 0x80) valid = false;
        point = (point << 6) | (next & 0x3f);
      }
      const least = [0, 0x80, 0x800, 0x10000][extra]!;
      if (
        first < 0xc2 ||
        first > 0xf4 ||
        point < least ||
        point > 0x10ffff ||
        (point >= 0xd800 && point < 0xe000)
      )
        valid = false;
      if (!valid) return;
      if (point < 0x10000) push(point);
      else {
        push(0xd7c0 + (point >> 10));
        push(0xdc00 | (point & 0x3ff));
      }
    }
  });
  return valid ? text : null;
}

/** Joins UTF-16 code units in blocks, since one call takes a limited number of arguments. */
function build(produce: (push: (unit: number) => void) => void): string {
  const done: string[] = [];
  let block: number[] = [];
  const flush = (): void => {
    done.push(String.fromCharCode(...block));
    block = [];
  };
  produce((unit) => {
    block.push(unit);
    if (block.length === 8192) flush();
  });
  flush();
  return done.join('');
}
