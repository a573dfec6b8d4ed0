/** Lock, properties, clock and identity: the smaller services of Google behind their ports. */
import type { Actor, Cache, Clock, Lock, Props } from '../app/ports.ts';
import { SALT } from '../app/properties.ts';
import type { File } from './file.ts';

export function documentLock(): Lock {
  let lock: GoogleAppsScript.Lock.Lock | null = null;
  let depth = 0;
  return {
    acquire(milliseconds) {
      lock ??= LockService.getDocumentLock();
      if (depth === 0 && !lock.tryLock(milliseconds)) return false;
      depth++;
      return true;
    },
    release() {
      depth--;
      if (depth === 0) lock?.releaseLock();
    },
  };
}

export function documentProperties(): Props {
  const store = (): GoogleAppsScript.Properties.Properties => PropertiesService.getDocumentProperties();
  let known: Record<string, string> | null = null;
  const props: Props = {
    all() {
      known ??= store().getProperties();
      return known;
    },
    refresh() {
      known = null;
      return props.all();
    },
    set(values) {
      const kept = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null);
      const dropped = Object.keys(values).filter((name) => values[name] === null);
      if (kept.length) store().setProperties(Object.fromEntries(kept));
      for (const name of dropped) store().deleteProperty(name);
      if (!known) return;
      Object.assign(known, Object.fromEntries(kept));
      for (const name of dropped) delete known[name];
    },
  };
  return props;
}

export function clockOf(file: File): Clock {
  const began = Date.now();
  return {
    now() {
      const civil = file.zone().civil(new Date());
      return civil.length === 10 ? `${civil}T00:00:00` : civil;
    },
    instant: () => Date.now(),
    elapsed: () => Date.now() - began,
    sleep: (milliseconds) => Utilities.sleep(milliseconds),
  };
}

/**
 * A code for who acts that tells nothing about the person to who does not know the secret: six characters of
 * a keyed hash of the mail address.
 */
export function actorOf(props: Props): Actor {
  let code: string | null = null;
  return {
    code() {
      code ??= userCode(Session.getActiveUser().getEmail(), props);
      return code;
    },
    codeOf: (email) => userCode(email, props),
  };
}

function userCode(email: string, props: Props): string {
  if (!email) return 'systeem';
  let salt = props.all()[SALT];
  if (salt === undefined) {
    salt = Utilities.getUuid();
    props.set({ [SALT]: salt });
  }
  const bytes = Utilities.computeHmacSha256Signature(email.toLowerCase(), salt);
  const hex = bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
  return `g-${hex.slice(0, 6)}`;
}

/** The cache of the script: what is in it is the same for whoever visits. */
export function scriptCache(): Cache {
  return {
    get: (names) => CacheService.getScriptCache().getAll([...names]),
    put: (entries, seconds) => CacheService.getScriptCache().putAll({ ...entries }, seconds),
  };
}
