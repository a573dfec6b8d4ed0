/** Utilities: dates, text, digests, archives and waiting. */
import { createHash, createHmac, createSign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import {
  asOfficial,
  type ExecutionScope,
  enumeration,
  enumName,
  type Official,
  ScriptException,
  Service,
} from '../service.ts';
import { BlobService, blobFrom, bytesOf, signedBytes } from './blob.ts';
import { parseCsv } from './csv.ts';
import { formatDate, parseDate } from './dates.ts';
import { formatString } from './format-string.ts';

type Blob = GoogleAppsScript.Base.Blob;
type BlobSource = GoogleAppsScript.Base.BlobSource;
type Enums = typeof GoogleAppsScript.Utilities;
type Data = string | readonly number[];

const CHARSET = enumeration<Enums['Charset']>('Utilities.Charset', ['US_ASCII', 'UTF_8']);
const DIGEST_ALGORITHM = enumeration<Enums['DigestAlgorithm']>('Utilities.DigestAlgorithm', [
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
]);
const MAC_ALGORITHM = enumeration<Enums['MacAlgorithm']>('Utilities.MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
const RSA_ALGORITHM = enumeration<Enums['RsaAlgorithm']>('Utilities.RsaAlgorithm', [
  'RSA_SHA_1',
  'RSA_SHA_256',
]);

const LONGEST_SLEEP_MS = 300_000;

export class UtilitiesService extends Service implements Official<GoogleAppsScript.Utilities.Utilities> {
  readonly _official = 'Utilities.Utilities';
  readonly _weights = {};
  readonly Charset = CHARSET;
  readonly DigestAlgorithm = DIGEST_ALGORITHM;
  readonly MacAlgorithm = MAC_ALGORITHM;
  readonly RsaAlgorithm = RSA_ALGORITHM;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    if (!(date instanceof Date) || Number.isNaN(date.getTime()))
      throw new ScriptException(
        "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
      );
    return formatDate(date.getTime(), String(timeZone), String(format));
  }

  parseDate(date: string, timeZone: string, format: string): Date {
    return new Date(parseDate(String(date), String(timeZone), String(format)));
  }

  formatString(template: string, ...args: unknown[]): string {
    return formatString(String(template), args);
  }

  getUuid(): string {
    return this.#scope.world.ids.uuid();
  }

  sleep(milliseconds: number): void {
    if (!(milliseconds >= 0 && milliseconds <= LONGEST_SLEEP_MS))
      throw new ScriptException(
        `Invalid argument: milliseconds. The maximum allowed value is ${LONGEST_SLEEP_MS}.`,
      );
    this.#scope.spend(milliseconds);
  }

  parseCsv(csv: string, delimiter = ','): string[][] {
    return parseCsv(String(csv), String(delimiter));
  }

  base64Encode(data: Data, charset?: unknown): string {
    return bytes(data, charset).toString('base64');
  }

  base64EncodeWebSafe(data: Data, charset?: unknown): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(encoded: string, _charset?: unknown): number[] {
    return decoded(String(encoded), /^[A-Za-z0-9+/]*={0,2}$/);
  }

  base64DecodeWebSafe(encoded: string, _charset?: unknown): number[] {
    return decoded(String(encoded), /^[A-Za-z0-9_-]*={0,2}$/);
  }

  computeDigest(
    algorithm: GoogleAppsScript.Utilities.DigestAlgorithm,
    value: Data,
    charset?: unknown,
  ): number[] {
    const name = enumName(algorithm);
    if (name === 'MD2') throw new ScriptException('MD2 bestaat niet in de lokale Workspace.');
    return signedBytes(createHash(hashName(name)).update(bytes(value, charset)).digest());
  }

  computeHmacSha256Signature(value: Data, key: Data, charset?: unknown): number[] {
    return this.computeHmacSignature(MAC_ALGORITHM.HMAC_SHA_256, value, key, charset);
  }

  computeHmacSignature(
    algorithm: GoogleAppsScript.Utilities.MacAlgorithm,
    value: Data,
    key: Data,
    charset?: unknown,
  ): number[] {
    const hash = hashName(enumName(algorithm).replace('HMAC_', ''));
    return signedBytes(createHmac(hash, bytes(key, charset)).update(bytes(value, charset)).digest());
  }

  computeRsaSha1Signature(value: string, key: string, charset?: unknown): number[] {
    return this.computeRsaSignature(RSA_ALGORITHM.RSA_SHA_1, value, key, charset);
  }

  computeRsaSha256Signature(value: string, key: string, charset?: unknown): number[] {
    return this.computeRsaSignature(RSA_ALGORITHM.RSA_SHA_256, value, key, charset);
  }

  /** `key` is a private key in PEM text. */
  computeRsaSignature(
    algorithm: GoogleAppsScript.Utilities.RsaAlgorithm,
    value: string,
    key: string,
    charset?: unknown,
  ): number[] {
    const signer = createSign(`RSA-${hashName(enumName(algorithm).replace('RSA_', '')).toUpperCase()}`);
    try {
      return signedBytes(signer.update(bytes(value, charset)).sign(key));
    } catch {
      throw new ScriptException('Invalid argument: key');
    }
  }

  newBlob(data: Data, contentType: string | null = null, name: string | null = null): Blob {
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return asOfficial(blobFrom(data, type, name));
  }

  gzip(source: BlobSource, name: string | null = null): Blob {
    const blob = blobOf(source);
    const named = name ?? `${blob._name ?? 'archive'}.gz`;
    return asOfficial(new BlobService(gzipSync(blob._bytes), 'application/x-gzip', named));
  }

  ungzip(source: BlobSource): Blob {
    const blob = blobOf(source);
    const name = blob._name?.replace(/\.gz$/, '') ?? null;
    const unpacked = read(() => gunzipSync(blob._bytes));
    return asOfficial(
      new BlobService(Buffer.from(unpacked), null, name).setContentTypeFromExtension() as never,
    );
  }

  zip(sources: readonly BlobSource[], name = 'archive.zip'): Blob {
    const files: Record<string, Uint8Array> = {};
    for (const source of sources) {
      const blob = blobOf(source);
      if (!blob._name) throw new ScriptException('Blob object must have non-null name for this operation.');
      if (blob._name in files) throw new ScriptException(`Duplicate file name: ${blob._name}`);
      files[blob._name] = blob._bytes;
    }
    const packed = zipSync(files, { mtime: new Date(this.#scope.world.now) });
    return asOfficial(new BlobService(Buffer.from(packed), 'application/zip', name));
  }

  unzip(source: BlobSource): Blob[] {
    const files = read(() => unzipSync(blobOf(source)._bytes));
    return Object.entries(files).map(([name, content]) => {
      const blob = new BlobService(Buffer.from(content), null, name);
      blob.setContentTypeFromExtension();
      return asOfficial(blob);
    });
  }
}

function bytes(data: Data, charset?: unknown): Buffer {
  if (typeof data !== 'string') return bytesOf(data);
  const ascii = charset !== undefined && enumName(charset) === 'US_ASCII';
  // Java writes a question mark for what ASCII lacks.
  return ascii ? Buffer.from(data.replace(/[^\0-\x7f]/gu, '?'), 'latin1') : Buffer.from(data, 'utf8');
}

function decoded(encoded: string, allowed: RegExp): number[] {
  if (!allowed.test(encoded)) throw new ScriptException('Could not decode string.');
  return signedBytes(Buffer.from(encoded, 'base64'));
}

/** `SHA_256` as Node calls it. */
function hashName(name: string): string {
  return name.replace('_', '').toLowerCase();
}

function blobOf(source: unknown): BlobService {
  const maker = source as { getBlob?: () => unknown } | null;
  const blob = typeof maker?.getBlob === 'function' ? maker.getBlob() : null;
  if (!(blob instanceof BlobService)) throw new ScriptException('Invalid argument: blob');
  return blob;
}

function read<T>(unpack: () => T): T {
  try {
    return unpack();
  } catch {
    throw new ScriptException('Invalid argument: the blob is not an archive.');
  }
}
