/** Google's own clients as the commands use them: with time-outs, back-off, and a rehearsal that only tells. */
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive';
import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms';
import { script, type script_v1 } from 'googleapis/build/src/apis/script';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets';
import type { GaxiosError, GaxiosOptions, GaxiosResponse, OAuth2Client } from 'googleapis-common';
import { isPassing, isUncertain, statusOf } from './fault.ts';

export interface Google {
  readonly drive: drive_v3.Drive;
  readonly sheets: sheets_v4.Sheets;
  readonly forms: forms_v1.Forms;
  readonly script: script_v1.Script;
  readonly auth: OAuth2Client;
  /** Null for Google itself. */
  readonly rootUrl: string | null;
}

/** How long and how often is waited; tests wait less. */
export interface Patience {
  /** Of one call, in ms. */
  readonly timeout: number;
  readonly tries: number;
  /** Before the second try, in ms; doubled before each further one. */
  readonly delay: number;
}

export const PATIENCE: Patience = { timeout: 120_000, tries: 5, delay: 1000 };

/** One call as a rehearsal tells it. */
export interface ToldCall {
  readonly method: string;
  /** Path with parameters, without the host. */
  readonly path: string;
  readonly body: unknown;
  /** False for a call that was not made because it would change something. */
  readonly made: boolean;
}

export interface GoogleOptions {
  readonly auth: OAuth2Client;
  readonly rootUrl: string | null;
  readonly patience?: Patience;
  /** Told before each further try, with the number of the try that comes. */
  readonly waiting?: (error: unknown, attempt: number) => void;
  /** With it calls that change something are told and not made. */
  readonly rehearse?: (call: ToldCall) => void;
}

export function googleFor({ auth, rootUrl, patience = PATIENCE, waiting, rehearse }: GoogleOptions): Google {
  const options = {
    auth,
    ...(rootUrl !== null && { rootUrl }),
    fetchImplementation: fetch,
    timeout: patience.timeout,
    retryConfig: {
      retry: patience.tries - 1,
      shouldRetry: (error: GaxiosError) => mayRetry(error, patience),
      onRetryAttempt: (error: GaxiosError) =>
        waiting?.(error, (error.config.retryConfig?.currentRetryAttempt ?? 0) + 1),
      retryBackoff: (error: GaxiosError) => pause(delayBefore(error, patience)),
    },
    ...(rehearse && { adapter: rehearsal(rehearse) }),
  };
  return {
    drive: drive({ version: 'v3', ...options }),
    sheets: sheets({ version: 'v4', ...options }),
    forms: forms({ version: 'v1', ...options }),
    script: script({ version: 'v1', ...options }),
    auth,
    rootUrl,
  };
}

/** A call that may have been carried out is only made again when that changes nothing. */
function mayRetry(error: GaxiosError, { tries }: Patience): boolean {
  const attempt = error.config.retryConfig?.currentRetryAttempt ?? 0;
  if (attempt >= tries - 1 || !isPassing(error)) return false;
  const method = error.config.method?.toUpperCase() ?? 'GET';
  return REPEATABLE.has(method) || !isUncertain(error);
}

const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']);

function delayBefore(error: GaxiosError, { delay }: Patience): number {
  const attempt = error.config.retryConfig?.currentRetryAttempt ?? 1;
  const asked = askedDelay(error.response?.headers?.get('retry-after') ?? null);
  const chance = 1 + Math.random() / 4;
  return asked !== null && asked < LONGEST_DELAY ? asked : delay * 2 ** (attempt - 1) * chance;
}

/** Who is asked to wait longer does better to come back later, in ms. */
const LONGEST_DELAY = 300_000;

/** What a server asks to wait, in ms (RFC 9110, 10.2.3: seconds or a date); null where it does not. */
export function askedDelay(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? wait : null;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Carries out the calls that only read, and tells all. */
function rehearsal(tell: (call: ToldCall) => void): NonNullable<GaxiosOptions['adapter']> {
  return async (options, make) => {
    const url = new URL(String(options.url));
    const method = (options.method ?? 'GET').toUpperCase();
    // Of what the rehearsal did not make, nothing can be read either.
    const known = !decodeURIComponent(url.href).includes(NEW);
    const reads = known && (method === 'GET' || url.pathname.endsWith(':search'));
    tell({ method, path: `${url.pathname}${url.search}`, body: bodyOf(options.data), made: reads });
    if (reads) return make(options);
    const data = { id: NEW, scriptId: NEW, spreadsheetId: NEW, versionNumber: 0, deploymentId: NEW };
    const response = new Response(null, { status: 200 });
    return Object.assign(response, { config: options, data }) as unknown as GaxiosResponse<never>;
  };
}

/** Stands in a rehearsal for what Google would have numbered. */
export const NEW = '(nieuw)';

function bodyOf(data: unknown): unknown {
  if (data === undefined || data === null) return null;
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return `(${data.length} tekens)`;
  }
}

/**
 * Makes what may exist already: looks, makes, and looks again when no answer came, so that nothing is made twice.
 * `find` gives null when it is not there.
 */
export async function ensure<T>(
  find: () => Promise<T | null>,
  make: () => Promise<T>,
  { tries, delay }: Patience = PATIENCE,
): Promise<{ readonly value: T; readonly made: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const found = await find();
    if (found !== null) return { value: found, made: attempt > 1 };
    try {
      return { value: await make(), made: true };
    } catch (error) {
      if (attempt >= tries || !isUncertain(error)) throw error;
      await pause(delay * 2 ** (attempt - 1));
    }
  }
}

/** What a call gives, or null where Google says that it is not there. */
export async function orNull<T>(call: Promise<{ readonly data: T }>): Promise<T | null> {
  try {
    return (await call).data;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
