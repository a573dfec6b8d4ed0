/** PDFs of documents, many in two calls: requests to the Drive API that go out together, as `Drive.Files` cannot. */
import type { FilePlace, MadeFile, PdfOrder } from '../app/ports.ts';

type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest;
type Answer = GoogleAppsScript.URL_Fetch.HTTPResponse;
type Resource = GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;

const PDF = 'application/pdf';
const FILES = 'https://www.googleapis.com/drive/v3/files/';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart&fields=';

/** Bytes that Drive takes together with their description (Drive API, upload file data: multipart upload). */
const MOST_TOGETHER = 5 * 1024 * 1024;

/** Milliseconds to wait when Google says that it goes too fast. */
const PAUSE = 3_000;

/** No line of a PDF or of a description begins so. */
const BOUNDARY = 'terreinregister-3c1f0b9e6d';

/** How a file is described to Drive, and read from its answer. */
export interface FileShape {
  readonly fields: string;
  resourceOf(place: FilePlace): Resource;
  madeOf(file: Resource): MadeFile;
}

/** See `Files.createPdfs`. Throws what Google throws when not even the requests went out. */
export function createPdfs(
  orders: readonly PdfOrder[],
  { fields, resourceOf, madeOf }: FileShape,
): readonly (MadeFile | Error)[] {
  if (!orders.length) return [];
  const headers = { Authorization: `Bearer ${ScriptApp.getOAuthToken()}` };
  const made: (MadeFile | Error)[] = [];
  const uploads: { readonly at: number; readonly request: Request }[] = [];
  const exported = together(
    orders.map(({ document }) => ({
      url: `${FILES}${document}/export?mimeType=${encodeURIComponent(PDF)}`,
      headers,
      muteHttpExceptions: true,
    })),
  );
  exported.forEach((pdf, at) => {
    if (pdf instanceof Error) {
      made[at] = pdf;
      return;
    }
    const resource = { ...resourceOf(orders[at]!.place), mimeType: PDF };
    const bytes = pdf.getContent();
    if (bytes.length > MOST_TOGETHER)
      made[at] = attempt(() => madeOf(Drive!.Files.create(resource, pdf.getBlob(), { fields })));
    else uploads.push({ at, request: uploadOf(resource, bytes, `${UPLOAD}${fields}`, headers) });
  });
  const kept = uploads.length ? together(uploads.map(({ request }) => request)) : [];
  uploads.forEach(({ at }, n) => {
    const answer = kept[n]!;
    made[at] = answer instanceof Error ? answer : madeOf(JSON.parse(answer.getContentText()) as Resource);
  });
  return made;
}

/**
 * One call, and one more after a pause for what Google was too busy for. What was refused all the same is an Error with
 * Google's sentence.
 */
function together(requests: readonly Request[]): readonly (Answer | Error)[] {
  const answers = UrlFetchApp.fetchAll([...requests]);
  const busy = answers.flatMap((answer, at) => (isBusy(answer) ? [at] : []));
  if (busy.length) {
    Utilities.sleep(PAUSE);
    const later = UrlFetchApp.fetchAll(busy.map((at) => requests[at]!));
    busy.forEach((at, n) => {
      answers[at] = later[n]!;
    });
  }
  return answers.map((answer) => (answer.getResponseCode() === 200 ? answer : refusalIn(answer)));
}

/** Refused for coming too fast (Drive API, resolve errors: 429, and 403 with a rate limit), so nothing was done. */
function isBusy(answer: Answer): boolean {
  const code = answer.getResponseCode();
  return code === 429 || (code === 403 && /rateLimitExceeded/i.test(answer.getContentText()));
}

function refusalIn(answer: Answer): Error {
  const told = /"message":\s*"([^"]*)"/.exec(answer.getContentText())?.[1];
  return new Error(`${told ?? 'Drive'} (${answer.getResponseCode()})`);
}

/** The description and the PDF as one `multipart/related` body; bytes, since a text would not survive. */
function uploadOf(
  resource: Resource,
  bytes: readonly number[],
  url: string,
  headers: Readonly<Record<string, string>>,
): Request {
  const part = (type: string): string => `--${BOUNDARY}\r\nContent-Type: ${type}\r\n\r\n`;
  const before = `${part('application/json; charset=UTF-8')}${JSON.stringify(resource)}\r\n${part(PDF)}`;
  return {
    url,
    method: 'post',
    contentType: `multipart/related; boundary=${BOUNDARY}`,
    headers: { ...headers },
    muteHttpExceptions: true,
    payload: bytesOf(before).concat(bytes, bytesOf(`\r\n--${BOUNDARY}--`)) as unknown as string,
  };
}

function bytesOf(text: string): number[] {
  return Utilities.newBlob(text).getBytes();
}

function attempt(work: () => MadeFile): MadeFile | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
