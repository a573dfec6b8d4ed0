/** Blob: bytes with a content type and a name, as attachments, files and pages are passed around. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';

type Blob = GoogleAppsScript.Base.Blob;

const TYPES_BY_EXTENSION: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export class BlobService extends Service implements Official<Blob> {
  readonly _official = 'Base.Blob';
  readonly _weights = {};
  _bytes: Buffer;
  _type: string | null;
  _name: string | null;

  constructor(bytes: Buffer, type: string | null, name: string | null) {
    super();
    this._bytes = bytes;
    this._type = type;
    this._name = name;
  }

  copyBlob(): Blob {
    return asOfficial(new BlobService(Buffer.from(this._bytes), this._type, this._name));
  }

  getBlob(): Blob {
    return asOfficial(this);
  }

  /** Text kinds turn into each other, and a kind into itself; other conversions belong to the file's service. */
  getAs(contentType: string): Blob {
    const copy = new BlobService(Buffer.from(this._bytes), contentType, this._name);
    const convertible =
      this._type === contentType || (this._type?.startsWith('text/') && contentType.startsWith('text/'));
    if (!convertible)
      throw new ScriptException(`Converting from ${this._type} to ${contentType} is not supported.`);
    return asOfficial(copy);
  }

  getBytes(): number[] {
    return signedBytes(this._bytes);
  }

  setBytes(data: number[]): Blob {
    this._bytes = bytesOf(data);
    return asOfficial(this);
  }

  getContentType(): string | null {
    return this._type;
  }

  setContentType(contentType: string | null): Blob {
    this._type = contentType;
    return asOfficial(this);
  }

  setContentTypeFromExtension(): Blob {
    const extension = /\.(\w+)$/.exec(this._name ?? '')?.[1]?.toLowerCase() ?? '';
    this._type = TYPES_BY_EXTENSION[extension] ?? null;
    return asOfficial(this);
  }

  getDataAsString(charset = 'UTF-8'): string {
    return decoder(charset).decode(this._bytes);
  }

  setDataFromString(string: string, charset = 'UTF-8'): Blob {
    decoder(charset);
    this._bytes = Buffer.from(
      String(string),
      /^(iso-8859-1|latin1|windows-1252)$/i.test(charset) ? 'latin1' : 'utf8',
    );
    this._type ??= 'text/plain';
    return asOfficial(this);
  }

  getName(): string | null {
    return this._name;
  }

  setName(name: string): Blob {
    this._name = String(name);
    return asOfficial(this);
  }

  isGoogleType(): boolean {
    return this._type?.startsWith('application/vnd.google-apps') ?? false;
  }
}

/** A new blob of text (UTF-8) or bytes. */
export function blobFrom(
  data: string | readonly number[] | Buffer,
  type: string | null,
  name: string | null,
): BlobService {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : bytesOf(data);
  return new BlobService(bytes, type, name);
}

/** Apps Script counts bytes from -128 to 127, as Java does. */
export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

export function bytesOf(data: readonly number[] | Uint8Array): Buffer {
  return Buffer.from(Array.from(data, (byte) => byte & 255));
}

function decoder(charset: string) {
  try {
    return new TextDecoder(charset);
  } catch {
    throw new ScriptException(`Invalid argument: charset ${charset}`);
  }
}
