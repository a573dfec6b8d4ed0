/** One digest from contents to mail, for sending and for the preview alike. */
import { type Digest, digestOf } from '../../domain/digest/contents.ts';
import { type DigestMail, digestMail } from '../../domain/digest/mail.ts';
import type { Window } from '../../domain/digest/past.ts';
import { digestRole, type Rhythm } from '../../domain/digest/roles.ts';
import { nextMoment, type Schedule } from '../../domain/digest/schedule.ts';
import type { RegisterView } from '../../domain/rules/view.ts';
import { findTable, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { a1 } from '../a1.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { webAddress } from './link.ts';

type Sub = RegisterRow<'subscription'>;

export interface DigestWanted {
  readonly row: Sub;
  readonly window: Window;
  readonly schedule: Schedule;
}

export interface ComposedDigest {
  readonly digest: Digest;
  readonly mail: DigestMail;
}

/** Null when the subscription is of nobody, or there is nothing to tell. */
export function composeDigest(
  view: RegisterView,
  { row, window, schedule }: DigestWanted,
  paper: Letterhead,
): ComposedDigest | null {
  const rhythm = rhythmOf(row);
  const next = nextMoment(rhythm, schedule, window.until);
  const digest = digestOf(view, { row, window, next });
  if (!digest?.items.length) return null;
  const role = row.role === null ? '' : digest.language.label(view.look.codes('contactrol'), row.role);
  return {
    digest,
    mail: digestMail(digest, { role, rhythm, rowUrl: paper.row, page: paper.web() !== null }),
  };
}

export function rhythmOf(row: Sub): Rhythm {
  return row.rhythm ?? digestRole(row.role).rhythm;
}

/** Addresses that digests name, asked for at most once and only when there is one to write. */
export interface Letterhead {
  web(): string | null;
  /** Of a row where it stands now; null when it is not there. */
  row(table: string, key: string): string | null;
}

export function letterhead(ports: Ports, register: Register): Letterhead {
  let sheet: string | null = null;
  let web: { readonly url: string | null } | null = null;
  return {
    web() {
      web ??= { url: webAddress(ports, register) };
      return web.url;
    },
    row(id, key) {
      const table = findTable(id);
      const data = table && register.read(table);
      const entry = data?.byKey.get(key);
      if (!data || !entry) return null;
      sheet ??= ports.addresses.sheet().split('#')[0]!;
      return `${sheet}#gid=${data.tab.id}&range=${a1(entry.row, 1)}`;
    },
  };
}
