/** PNG without transparency: pictures laid on white, so that a PDF can hold them as they are. */
import { deflateSync, inflateSync } from 'node:zlib';

interface Png {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly interlaced: boolean;
  readonly palette: Buffer | null;
  readonly transparency: Buffer | null;
  readonly data: Buffer;
}

/** Samples per pixel by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture in eight-bit RGB on white; null for one that is damaged or interlaced. */
export function opaquePng(bytes: Uint8Array): Buffer | null {
  try {
    const png = readPng(Buffer.from(bytes));
    return png && !png.interlaced && CHANNELS[png.colorType] ? writeRgb(png, toRgb(png)) : null;
  } catch {
    return null;
  }
}

function readPng(file: Buffer): Png | null {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  const data = chunks.get('IDAT');
  if (!header || !data) return null;
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth: header[8]!,
    colorType: header[9]!,
    interlaced: header[12] !== 0,
    palette: chunks.get('PLTE')?.[0] ?? null,
    transparency: chunks.get('tRNS')?.[0] ?? null,
    data: inflateSync(Buffer.concat(data)),
  };
}

function toRgb(png: Png): Buffer {
  const { width, height, depth, colorType } = png;
  const channels = CHANNELS[colorType]!;
  const bitsPerPixel = channels * depth;
  const stride = Math.ceil((width * bitsPerPixel) / 8);
  const rows = unfiltered(png.data, height, stride, Math.max(1, bitsPerPixel >> 3));
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const samples = Array.from({ length: channels }, (_, c) =>
        sample(rows, y * stride, x * channels + c, depth, colorType === 3),
      );
      const [red, green, blue, alpha] = pixel(png, samples);
      for (const [c, value] of [red, green, blue].entries())
        rgb[(y * width + x) * 3 + c] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    }
  return rgb;
}

/** Takes PNG's filters off the rows (PNG specification, chapter 9). */
function unfiltered(data: Buffer, height: number, stride: number, step: number): Buffer {
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i >= step ? rows[at - step]! : 0;
      const up = y > 0 ? rows[at - stride]! : 0;
      const corner = y > 0 && i >= step ? rows[at - stride - step]! : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      rows[at] = data[y * (stride + 1) + 1 + i]! + predicted;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** One sample from 0 to 255, or as it is when it points into the palette. */
function sample(rows: Buffer, row: number, index: number, depth: number, raw: boolean): number {
  if (depth >= 8) return rows[row + index * (depth >> 3)]!;
  const bit = index * depth;
  const value = (rows[row + (bit >> 3)]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  return raw ? value : Math.round((value * 255) / ((1 << depth) - 1));
}

function pixel(
  { colorType, palette, transparency }: Png,
  samples: readonly number[],
): readonly [number, number, number, number] {
  const [first = 0, second = 0, third = 0, fourth = 255] = samples;
  if (colorType === 3) {
    const at = first * 3;
    return [palette?.[at] ?? 0, palette?.[at + 1] ?? 0, palette?.[at + 2] ?? 0, transparency?.[first] ?? 255];
  }
  if (colorType === 0) return [first, first, first, 255];
  if (colorType === 4) return [first, first, first, second];
  return [first, second, third, fourth];
}

function writeRgb({ width, height }: Png, rgb: Buffer): Buffer {
  const raw = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) rgb.copy(raw, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
