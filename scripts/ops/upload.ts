/** Sends a file to Drive in pieces, so that a line that breaks costs one piece and not the file. */
import { EXIT, isPassing, OpsFault } from './fault.ts';
import { type Google, type Patience, pause } from './google.ts';

/** Google takes pieces of a multiple of 256 KiB. */
const PIECE = 4 * 256 * 1024;

/** As much of an answer as is looked at. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: { readonly id?: string };
}

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly parent: string;
  readonly appProperties: Readonly<Record<string, string>>;
  /** Bytes in one piece, a multiple of 256 KiB. */
  readonly piece?: number;
}

/** Uploads and gives the id of the file. After a fault it asks how far Google came, and goes on from there. */
export async function uploadFile(
  { auth, rootUrl }: Google,
  { name, type, bytes, parent, appProperties, piece = PIECE }: Upload,
  patience: Patience,
  progress: (done: number, total: number) => void,
): Promise<string> {
  const total = bytes.length;
  const request = (options: object): Promise<Answer> =>
    auth.request({ timeout: patience.timeout, fetchImplementation: fetch, ...options });
  const begin = await again(patience, () =>
    request({
      method: 'POST',
      url: `${rootUrl ?? 'https://www.googleapis.com/'}upload/drive/v3/files?uploadType=resumable&fields=id`,
      headers: { 'x-upload-content-type': type, 'x-upload-content-length': String(total) },
      data: { name, mimeType: type, parents: [parent], appProperties },
    }),
  );
  const session = begin.headers.get('location');
  if (!session)
    throw new OpsFault(
      EXIT.later,
      'Google nam het bestand niet aan.',
      'Geef dezelfde opdracht later opnieuw.',
    );
  const put = (range: string, body?: Uint8Array): Promise<Answer> =>
    request({
      method: 'PUT',
      url: session,
      headers: { 'content-range': `bytes ${range}/${total}` },
      ...(body && { data: body }),
      // 308 is not a redirect here: Google has a piece and waits for the next.
      redirect: 'manual',
      validateStatus: (status: number) => status === 308 || (status >= 200 && status < 300),
    });
  let at = 0;
  for (let faults = 0; ; ) {
    progress(at, total);
    try {
      const end = Math.min(at + piece, total);
      const answer = faults === 0 ? await put(`${at}-${end - 1}`, bytes.subarray(at, end)) : await put('*');
      faults = 0;
      if (answer.status !== 308) {
        progress(total, total);
        return answer.data.id ?? '';
      }
      const arrived = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1];
      at = arrived === undefined ? 0 : Number(arrived) + 1;
    } catch (error) {
      faults += 1;
      if (faults >= patience.tries || !isPassing(error)) throw error;
      await pause(patience.delay * 2 ** (faults - 1));
    }
  }
}

async function again<T>({ tries, delay }: Patience, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !isPassing(error)) throw error;
      await pause(delay * 2 ** (attempt - 1));
    }
  }
}
