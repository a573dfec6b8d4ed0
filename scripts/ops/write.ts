/** Sends requests to the spreadsheet: in pieces that Google takes, and looking again where no answer came. */
import { isUncertain } from './fault.ts';
import { type Google, type Patience, pause } from './google.ts';
import type { Request } from './image-book.ts';

/** Google recommends at most two megabytes a call. */
const MOST_BYTES = 2_000_000;

/** Requests in calls of a size that Google takes; each call is carried out whole or not at all. */
export function inCalls(requests: readonly Request[]): readonly (readonly Request[])[] {
  const calls: Request[][] = [];
  let size = 0;
  for (const request of requests) {
    const bytes = JSON.stringify(request).length;
    if (calls.length === 0 || size + bytes > MOST_BYTES) {
      calls.push([]);
      size = 0;
    }
    calls.at(-1)!.push(request);
    size += bytes;
  }
  return calls;
}

export async function send(
  google: Google,
  spreadsheetId: string,
  requests: readonly Request[],
): Promise<void> {
  if (requests.length === 0) return;
  await google.sheets.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [...requests] },
    fields: 'spreadsheetId',
  });
}

/** Does work, and does it over when no answer came; then it has to look first what is still to be done. */
export async function untilDone(
  { tries, delay }: Patience,
  work: (again: boolean) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work(attempt > 1);
      return;
    } catch (error) {
      if (attempt >= tries || !isUncertain(error)) throw error;
      await pause(delay * 2 ** (attempt - 1));
    }
  }
}
