/** The addresses of a form: for its editors, for respondents, with answers filled in, to change a response. */
import { createHash } from 'node:crypto';

const FORMS = 'https://docs.google.com/forms/d';

/** The name of the form in public addresses; it does not give the file's id away. */
export function publishedId(fileId: string): string {
  return `1FAIpQLS${createHash('sha256').update(fileId).digest('base64url')}`;
}

export function editUrl(fileId: string): string {
  return `${FORMS}/${fileId}/edit`;
}

/** As a linked tab names its form. */
export function linkedUrl(fileId: string): string {
  return `${FORMS}/${fileId}/viewform`;
}

export function publishedUrl(fileId: string): string {
  return `${FORMS}/e/${publishedId(fileId)}/viewform`;
}

export function summaryUrl(fileId: string): string {
  return `${FORMS}/${fileId}/viewanalytics`;
}

export function prefilledUrl(fileId: string, fields: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams({ usp: 'pp_url' });
  for (const [name, value] of fields) query.append(name, value);
  return `${publishedUrl(fileId)}?${query}`;
}

export function editResponseUrl(fileId: string, responseId: string): string {
  return `${publishedUrl(fileId)}?${new URLSearchParams({ edit2: responseId })}`;
}

/** What an address of a form says; null when it is no such address. */
export interface FormAddress {
  /** The file's id, or its published id when `published`. */
  readonly id: string;
  readonly published: boolean;
  /** Answers to fill in. */
  readonly fields: URLSearchParams;
  /** The response to change, if any. */
  readonly responseId: string | null;
}

export function readFormUrl(url: string): FormAddress | null {
  const found = /^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?forms\/(?:u\/\d+\/)?d\/(e\/)?([\w-]+)/.exec(
    url,
  );
  if (!found) return null;
  const fields = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  return { id: found[2]!, published: found[1] !== undefined, fields, responseId: fields.get('edit2') };
}
