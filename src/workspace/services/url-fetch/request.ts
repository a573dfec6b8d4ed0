/** What a script asks UrlFetchApp to send, read and checked. */
import { ScriptException } from '../service.ts';
import { BlobService, bytesOf } from '../utilities/blob.ts';

export type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** One request. */
export interface Fetch {
  readonly url: URL;
  /** In capitals. */
  readonly method: string;
  /** Names in small letters, the type of the content among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
  readonly muted: boolean;
  /** As `getRequest` tells it. */
  readonly shown: GoogleAppsScript.URL_Fetch.URLFetchRequest;
}

/** Google's limits: 2 KB for an address and 50 MB for what is sent (Quotas for Google Services, current limitations). */
const LONGEST_URL = 2048;
const LARGEST_CONTENT = 50 * 1024 * 1024;

const METHODS = ['get', 'delete', 'patch', 'post', 'put'];
const FORM = 'application/x-www-form-urlencoded';

/** Throws `ScriptException` in Google's words for what cannot be sent. */
export function fetchOf(address: string, options: Options = {}): Fetch {
  const {
    payload,
    muteHttpExceptions = false,
    followRedirects = true,
    validateHttpsCertificates = true,
  } = options;
  const url = urlOf(String(address));
  const asked = String(options.method ?? (payload === undefined ? 'get' : 'post')).toLowerCase();
  if (!METHODS.includes(asked)) throw new ScriptException(`Attribute provided with invalid value: method`);
  const { content, type } = contentOf(payload);
  if (content.length > LARGEST_CONTENT) throw new ScriptException('Limit Exceeded: URLFetch POST Size.');
  const given = Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
  const contentType = options.contentType ?? headers['content-type'] ?? type;
  return {
    url,
    method: asked.toUpperCase(),
    headers: payload === undefined ? headers : { ...headers, 'content-type': contentType },
    content,
    muted: muteHttpExceptions === true,
    shown: {
      url: url.href,
      method: asked as NonNullable<Options['method']>,
      headers: Object.fromEntries(given),
      ...(payload !== undefined && { contentType, payload }),
      followRedirects,
      validateHttpsCertificates,
      useIntranet: false,
    },
  };
}

function urlOf(address: string): URL {
  if (address.length > LONGEST_URL) throw new ScriptException('Limit Exceeded: URLFetch URL Length.');
  try {
    const url = new URL(/^\w+:/.test(address) ? address : `http://${address}`);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    // Said below.
  }
  throw new ScriptException(`Invalid argument: ${address}`);
}

/** Text, bytes or a blob as they are; an object as a form, with files where it has blobs. */
function contentOf(payload: unknown): { readonly content: Buffer; readonly type: string } {
  if (payload === undefined || payload === null) return { content: Buffer.alloc(0), type: FORM };
  if (payload instanceof BlobService) return { content: payload._bytes, type: payload._type ?? FORM };
  if (Array.isArray(payload)) return { content: bytesOf(payload as number[]), type: FORM };
  if (typeof payload !== 'object') return { content: Buffer.from(String(payload), 'utf8'), type: FORM };
  const fields = Object.entries(payload);
  if (fields.some(([, value]) => value instanceof BlobService)) return multipart(fields);
  const text = new URLSearchParams(
    fields.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return { content: Buffer.from(text), type: FORM };
}

const BOUNDARY = '----LocalWorkspaceBoundary';

function multipart(fields: readonly (readonly [string, unknown])[]) {
  const parts = fields.flatMap(([name, value]) => {
    const blob = value instanceof BlobService ? value : null;
    const file = blob ? `; filename="${blob._name ?? name}"` : '';
    const type = blob?._type ? `Content-Type: ${blob._type}\r\n` : '';
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n`;
    return [Buffer.from(head), blob?._bytes ?? Buffer.from(String(value)), Buffer.from('\r\n')];
  });
  const content = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return { content, type: `multipart/form-data; boundary=${BOUNDARY}` };
}
