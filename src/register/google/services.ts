/** Lock, properties, clock and identity: the smaller services of Google behind their ports. */
import type { Actor, Addresses, Cache, Clock, Lock, Props, Secrets } from '../app/ports.ts';
import { SALT } from '../app/properties.ts';
import type { File } from './file.ts';
import { presentUi } from './talk.ts';

export function documentLock(): Lock {
  let lock: GoogleAppsScript.Lock.Lock | null = null;
  let depth = 0;
  return {
    acquire(milliseconds) {
      // The script has one document. In a web app Google gives no document lock, so this is that of the script.
      lock ??= LockService.getScriptLock();
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
    isVisitor: () =>
      Session.getActiveUser().getEmail() !== Session.getEffectiveUser().getEmail() && !presentUi(),
  };
}

export function addressesOf(file: File): Addresses {
  return {
    sheet: () => file.spreadsheet.getUrl(),
    web: () => ScriptApp.getService().getUrl() || null,
  };
}

export function secretsOf(): Secrets {
  return {
    random: () => Utilities.getUuid().replace(/-/g, ''),
    sign: (text, key) => hexOf(Utilities.computeHmacSha256Signature(text, key)),
  };
}

function userCode(email: string, props: Props): string {
  if (!email) return 'systeem';
  let salt = props.all()[SALT];
  if (salt === undefined) {
    salt = Utilities.getUuid();
    props.set({ [SALT]: salt });
  }
  return `g-${hexOf(Utilities.computeHmacSha256Signature(email.toLowerCase(), salt)).slice(0, 6)}`;
}

/** Google gives bytes from -128. */
function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
}

/** The cache of the script: what is in it is the same for whoever visits. */
export function scriptCache(): Cache {
  return {
    get: (names) => CacheService.getScriptCache().getAll([...names]),
    put: (entries, seconds) => CacheService.getScriptCache().putAll({ ...entries }, seconds),
  };
}
