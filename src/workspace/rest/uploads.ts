/** Uploads of bytes: in one go, together with their description, or in pieces that may be resumed. */

import { ApiFault } from '../services/api-fault.ts';
import type { Media } from '../services/drive/drive.ts';
import type { Outage } from './faults.ts';
import type { Call } from './route.ts';

/** Pieces of a resumable upload are this many bytes, or a multiple; only the last one may be shorter. */
const PIECE = 256 * 1024;

/** One resumable upload on its way. */
export interface UploadSession {
  readonly contentType: string;
  /** What has arrived for sure. */
  bytes: Buffer;
  /** The answer, once all bytes are there. */
  done: unknown;
  /** Makes or changes the file with the bytes. */
  readonly finish: (media: Media) => unknown;
}

/** The resumable uploads of one server. */
export class Uploads {
  readonly #sessions = new Map<string, UploadSession>();

  open(id: string, session: UploadSession): void {
    this.#sessions.set(id, session);
  }

  get(id: string): UploadSession {
    const session = this.#sessions.get(id);
    if (!session) throw new ApiFault(404, 'Upload session not found.', 'notFound');
    return session;
  }

  cancel(id: string): void {
    this.get(id);
    this.#sessions.delete(id);
  }
}

/** Works on all bytes of a call, at once when they are there; those of a line that breaks are lost. */
export function whole({ content, request }: Call, work: (bytes: Buffer) => unknown): unknown {
  return content ? work(content) : request.arrayBuffer().then((bytes) => work(Buffer.from(bytes)));
}

interface Part {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The parts of a `multipart/related` body: JSON that describes the file, then its content. */
export function relatedParts(contentType: string, bytes: Buffer): { resource: object; media: Media } {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new ApiFault(400, 'Missing multipart boundary.', 'badContent');
  const parts = partsOf(bytes, boundary);
  const [description, media] = parts;
  if (!description || !media || parts.length !== 2)
    throw new ApiFault(400, 'Missing end boundary in multipart body.', 'badContent');
  return { resource: jsonIn(description.bytes.toString('utf8')) as object, media };
}

function partsOf(body: Buffer, boundary: string): readonly Part[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const from = body.indexOf('\r\n', start + mark.length);
    const next = body.indexOf(Buffer.from(`\r\n--${boundary}`), start + mark.length);
    if (from < 0 || next < 0) break;
    const blank = body.indexOf('\r\n\r\n', from);
    const head = body.subarray(from, blank).toString('utf8');
    const contentType = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1] ?? 'application/octet-stream';
    parts.push({ contentType, bytes: body.subarray(blank + 4, next) });
    start = next + 2;
  }
  return parts;
}

/** JSON, or Google's refusal of what is none. An empty text is an empty object. */
export function jsonIn(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ApiFault(400, `Invalid JSON payload received. ${(error as Error).message}`, 'parseError');
  }
}

/**
 * Takes the next piece of a resumable upload: `Content-Range: bytes 0-99/200`, or the whole without that
 * header, or only a question, with a star for the bytes. A line that breaks keeps whole pieces.
 */
export async function takePiece(
  session: UploadSession,
  request: Request,
  outage: Outage | null,
): Promise<Response> {
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(request.headers.get('content-range') ?? '');
  const [, first, last, total = '*'] = range ?? [];
  const size = total === '*' ? null : Number(total);
  if (session.done !== undefined) return Response.json(session.done);
  if (range && first === undefined)
    return session.bytes.length === size ? finished(session) : incomplete(session);
  const start = Number(first ?? 0);
  if (start > session.bytes.length)
    throw new ApiFault(400, 'Invalid request. There were gaps in the uploaded bytes.', 'badRequest');
  const { bytes, broken } = await arriving(request, outage);
  const all = Buffer.concat([session.bytes.subarray(0, start), bytes]);
  if (broken) {
    session.bytes = all.subarray(0, Math.max(session.bytes.length, all.length - (all.length % PIECE)));
    throw new Error('The line broke during an upload.');
  }
  const expected = last === undefined ? null : Number(last) - start + 1;
  if (expected !== null && expected !== bytes.length)
    throw new ApiFault(400, `Failed to parse Content-Range header.`, 'badRequest');
  const complete = range === null ? true : all.length === size;
  if (!complete && bytes.length % PIECE !== 0)
    throw new ApiFault(400, `Chunk sizes must be a multiple of ${PIECE} bytes.`, 'badRequest');
  session.bytes = all;
  return complete ? finished(session) : incomplete(session);
}

async function arriving(
  request: Request,
  outage: Outage | null,
): Promise<{ readonly bytes: Buffer; readonly broken: boolean }> {
  const pieces: Uint8Array[] = [];
  const joined = () => Buffer.concat(pieces);
  try {
    for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) pieces.push(piece);
  } catch {
    return { bytes: joined(), broken: true };
  }
  const bytes = joined();
  if (outage !== 'drop') return { bytes, broken: false };
  return { bytes: bytes.subarray(0, Math.floor(bytes.length / 2)), broken: true };
}

function finished(session: UploadSession): Response {
  session.done = session.finish({ contentType: session.contentType, bytes: session.bytes });
  return Response.json(session.done);
}

/** What Google answers as long as bytes are wanting; without a `Range` header none has arrived. */
function incomplete({ bytes }: UploadSession): Response {
  const headers: Record<string, string> = bytes.length > 0 ? { range: `bytes=0-${bytes.length - 1}` } : {};
  return new Response(null, { status: 308, headers });
}
