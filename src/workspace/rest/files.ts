/** How the APIs of the editors find a file and refuse it, and how lists are cut into pages. */
import { ApiFault } from '../services/api-fault.ts';
import type { Role } from '../services/drive/access.ts';
import { Drive } from '../services/drive/drive.ts';
import type { WorkspaceFile } from '../world.ts';
import { refusal } from './faults.ts';
import type { Call } from './route.ts';

/** A file on which the caller has a role; 404 or 403, not in the words of Drive but of all other APIs. */
export function fileFor(
  { world, caller }: Pick<Call, 'world' | 'caller'>,
  id: string,
  needed: Role,
): WorkspaceFile {
  try {
    return new Drive(world, caller).fileFor(id, needed);
  } catch (fault) {
    throw fault instanceof ApiFault ? refusal(fault.code) : fault;
  }
}

/** The part of a list that a call asks for, and the token for the next part; `key` is the list's name. */
export function pageOf<T>(
  key: string,
  list: readonly T[],
  { pageSize, pageToken }: Readonly<Record<string, unknown>>,
  largest: number,
): object {
  const from = pageToken ? Number(Buffer.from(String(pageToken), 'base64url').toString()) : 0;
  if (!Number.isInteger(from)) throw new ApiFault(400, 'Request contains an invalid argument.');
  const to = from + Math.min(Number(pageSize || largest), largest);
  const items = list.slice(from, to);
  return {
    ...(items.length > 0 && { [key]: items }),
    ...(to < list.length && { nextPageToken: Buffer.from(String(to)).toString('base64url') }),
  };
}
