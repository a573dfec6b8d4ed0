/** HTTPResponse: what came back from an address. */
import type { InsideAnswer } from '../../rest/inside.ts';
import { asOfficial, type Official, Service } from '../service.ts';
import { blobFrom, signedBytes } from '../utilities/blob.ts';

type GBlob = GoogleAppsScript.Base.Blob;

export class HttpResponseService
  extends Service
  implements Official<GoogleAppsScript.URL_Fetch.HTTPResponse>
{
  readonly _official = 'URL_Fetch.HTTPResponse';
  readonly _weights = {};
  readonly #answer: InsideAnswer;
  readonly #name: string;

  constructor(answer: InsideAnswer, name: string) {
    super();
    this.#answer = answer;
    this.#name = name;
  }

  getResponseCode(): number {
    return this.#answer.status;
  }

  getContent(): number[] {
    return signedBytes(this.#answer.content);
  }

  getContentText(charset = 'UTF-8'): string {
    return this.getBlob().getDataAsString(charset);
  }

  getBlob(): GBlob {
    const type = this.#answer.headers['content-type']?.split(';')[0] ?? null;
    return asOfficial(blobFrom(this.#answer.content, type, this.#name));
  }

  getAs(contentType: string): GBlob {
    return this.getBlob().getAs(contentType);
  }

  /** Names as servers write them: `Content-Type`. */
  getHeaders(): object {
    return Object.fromEntries(
      Object.entries(this.#answer.headers).map(([name, value]) => [
        name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
        value,
      ]),
    );
  }

  getAllHeaders(): object {
    return this.getHeaders();
  }
}
