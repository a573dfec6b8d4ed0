/** Bytes become text in every encoding in which lists arrive, and files that are no text are refused. */
import fc from 'fast-check';
import { decodeBytes } from '../../../../src/register/domain/import/decode.ts';

const TEXT = 'gemeente;naam\nRaalte;Mariënheem – ’t Zeegsveld €\n';

function text(bytes: Uint8Array): string {
  const result = decodeBytes(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.value.text;
}

function utf16be(value: string): Buffer {
  return Buffer.from(value, 'utf16le').swap16();
}

test('UTF-8 with and without a mark', () => {
  expect(text(Buffer.from(TEXT))).toBe(TEXT);
  expect(text(Buffer.from(`\ufeff${TEXT}`))).toBe(TEXT);
  expect(decodeBytes(Buffer.from(TEXT))).toMatchObject({ value: { encoding: 'UTF-8' } });
});

test('UTF-16 of both orders, with and without a mark', () => {
  expect(text(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))).toBe(TEXT);
  expect(text(utf16be(`\ufeff${TEXT}`))).toBe(TEXT);
  const latin = 'gemeentecode,gemeente,plan_naam\nGM0177,Raalte,Mariënheem\n';
  expect(text(Buffer.from(latin, 'utf16le'))).toBe(latin);
  expect(text(utf16be(latin))).toBe(latin);
});

test('everything else is Windows-1252, the upper half of the table included', () => {
  expect(text(Uint8Array.of(0x4d, 0x61, 0x72, 0x69, 0xeb, 0x6e, 0x20, 0x80, 0x92, 0x74))).toBe('Mariën €’t');
  const marks = { 128: '€', 133: '…', 138: 'Š', 145: '‘', 146: '’', 150: '–', 158: 'ž', 159: 'Ÿ' };
  for (const [byte, character] of Object.entries(marks))
    expect(text(Uint8Array.of(0xe9, Number(byte)))).toBe(`é${character}`);
  for (let byte = 0xa0; byte < 256; byte++)
    expect(text(Uint8Array.of(0xe9, 0x20, byte))).toBe(`é ${String.fromCharCode(byte)}`);
});

test('any text survives UTF-8 and marked UTF-16', () => {
  const wild = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !value.includes('\0') && value[0] !== '\ufeff');
  fc.assert(
    fc.property(wild, (value) => {
      expect(text(Buffer.from(`\ufeff${value}`, 'utf16le'))).toBe(value);
      expect(text(Buffer.from(`\ufeff${value}`))).toBe(value);
    }),
  );
});

test('any bytes give the answer of a strict UTF-8 decoder, or Windows-1252', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const byte = fc.oneof(
    fc.integer({ min: 1, max: 255 }),
    fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xc0, 0xed, 0xa0),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.array(byte, { maxLength: 8 }), (head, tail) => {
      const bytes = Uint8Array.from([0x61, ...head, ...tail]);
      const result = decodeBytes(bytes);
      if (!result.ok || result.value.encoding === 'UTF-16') return;
      let wanted: string | null = null;
      try {
        wanted = strict.decode(bytes);
      } catch {
        // not UTF-8
      }
      expect(result.value.encoding).toBe(wanted === null ? 'Windows-1252' : 'UTF-8');
      if (wanted !== null) expect(result.value.text).toBe(wanted);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['Excel', [0x50, 0x4b, 3, 4, 20, 0], /Excel/],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d], /pdf/],
  ['gzip', [0x1f, 0x8b, 8, 0], /ingepakt/],
  ['picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1], /geen tekst/],
])('a file that is no text is refused: %s', (_name, bytes, reason) => {
  const result = decodeBytes(Uint8Array.from(bytes));
  expect(result).toMatchObject({
    ok: false,
    reason: expect.stringMatching(reason),
    tip: expect.stringMatching(/CSV/),
  });
});

test('a large file takes more than one block', () => {
  const large = 'ë'.repeat(50_000);
  expect(text(Buffer.from(large))).toBe(large);
  expect(text(Buffer.from(large, 'latin1'))).toBe(large);
});
