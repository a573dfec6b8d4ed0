/** A zip archive without compression, so that a workbook can be made without asking any service. */

export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the first day that a zip knows: the same content always gives the same bytes. */
const FIRST_DAY = 0x21;
/** Names are in UTF-8. */
const UTF8_NAMES = 0x0800;

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The bytes (0–255) of an archive with these entries, in this order (PKWARE's APPNOTE, method 0: stored). */
export function zipOf(entries: readonly ZipEntry[]): readonly number[] {
  const archive: number[] = [];
  const directory: number[] = [];
  for (const entry of entries) {
    const [name, content] = [utf8(entry.name), utf8(entry.text)];
    const facts = [
      ...[20, UTF8_NAMES, 0, 0, FIRST_DAY].flatMap((value) => little(value, 2)),
      ...[crc32(content), content.length, content.length].flatMap((value) => little(value, 4)),
      ...little(name.length, 2),
      ...little(0, 2),
    ];
    directory.push(...little(0x02014b50, 4), ...little(20, 2), ...facts);
    directory.push(...[0, 0, 0].flatMap((value) => little(value, 2)), ...little(0, 4));
    directory.push(...little(archive.length, 4), ...name);
    archive.push(...little(0x04034b50, 4), ...facts, ...name);
    for (const byte of content) archive.push(byte);
  }
  const start = archive.length;
  for (const byte of directory) archive.push(byte);
  archive.push(...little(0x06054b50, 4), ...[0, 0].flatMap((value) => little(value, 2)));
  archive.push(...little(entries.length, 2), ...little(entries.length, 2));
  archive.push(...little(directory.length, 4), ...little(start, 4), ...little(0, 2));
  return archive;
}

function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, place) => (value >>> (8 * place)) & 0xff);
}

function crc32(bytes: readonly number[]): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** The bytes of a text in UTF-8; half a surrogate pair becomes the mark for a character that is not known. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const found = character.codePointAt(0)!;
    const code = found >= 0xd800 && found <= 0xdfff ? 0xfffd : found;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}
