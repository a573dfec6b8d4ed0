/** Makes a screenshot small: the same picture as a PNG with at most 256 colours. */
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly rgb: Uint8Array;
}

/** Takes a PNG of 8 bits a channel without interlacing, as a browser writes it; what shines through is dropped. */
export function indexed(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const shares = new Map<number, { count: number; red: number; green: number; blue: number }>();
  const share = (at: number) => ((rgb[at]! >> 3) << 10) | ((rgb[at + 1]! >> 3) << 5) | (rgb[at + 2]! >> 3);
  for (let at = 0; at < rgb.length; at += 3) {
    const key = share(at);
    const sum = shares.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    sum.count++;
    sum.red += rgb[at]!;
    sum.green += rgb[at + 1]!;
    sum.blue += rgb[at + 2]!;
    shares.set(key, sum);
  }
  const palette = [...shares.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map(({ count, red, green, blue }) => [red / count, green / count, blue / count].map(Math.round));
  const near = new Map<number, number>();
  for (const [key, { count, red, green, blue }] of shares) {
    const off = (colour: readonly number[]) =>
      (colour[0]! - red / count) ** 2 + (colour[1]! - green / count) ** 2 + (colour[2]! - blue / count) ** 2;
    near.set(
      key,
      palette.reduce((best, colour, i) => (off(colour) < off(palette[best]!) ? i : best), 0),
    );
  }
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = near.get(share((y * width + x) * 3))!;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The check at the end of a chunk (PNG specification, annex D); node:zlib has it only since 20.15. */
function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function decode(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const depth = png[24]! === 8 && png[28]! === 0 ? { 2: 3, 6: 4 }[png[25]!] : undefined;
  if (depth === undefined)
    throw new Error('Only a PNG of 8 bits a channel without interlacing is read here.');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * depth;
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < depth ? 0 : bytes[at - depth]!;
      const up = y === 0 ? 0 : bytes[at - stride]!;
      const corner = x < depth || y === 0 ? 0 : bytes[at - stride - depth]!;
      bytes[at] = raw[y * (stride + 1) + 1 + x]! + guess(filter, left, up, corner);
    }
  }
  if (depth === 3) return { width, height, rgb: bytes };
  return { width, height, rgb: bytes.filter((_, at) => at % 4 !== 3) };
}

/** What a filter of PNG expects a byte to be, from those before it (PNG specification, chapter 9). */
function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
