/** The content of a file that is no Google document: its bytes and their kind. */

export interface SavedBlob {
  readonly contentType: string;
  readonly base64: string;
  readonly revision: number;
}

export class BlobContent {
  #contentType: string;
  #bytes: Buffer;
  #revision: number;

  constructor(contentType: string, bytes: Uint8Array, revision = 1) {
    this.#contentType = contentType;
    this.#bytes = Buffer.from(bytes);
    this.#revision = revision;
  }

  get contentType(): string {
    return this.#contentType;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  get revision(): number {
    return this.#revision;
  }

  set(contentType: string, bytes: Uint8Array): void {
    this.#contentType = contentType;
    this.#bytes = Buffer.from(bytes);
    this.#revision++;
  }

  toJSON(): SavedBlob {
    return {
      contentType: this.#contentType,
      base64: this.#bytes.toString('base64'),
      revision: this.#revision,
    };
  }

  static fromJSON({ contentType, base64, revision }: SavedBlob): BlobContent {
    return new BlobContent(contentType, Buffer.from(base64, 'base64'), revision);
  }
}
