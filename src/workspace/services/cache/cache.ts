/** CacheService: texts that may be forgotten at any time, and are after their time is up. */
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';

const LONGEST_KEY = 250;
const MOST_BYTES = 100 * 1024;
const MOST_ITEMS = 1000;
const DEFAULT_SECONDS = 600;
const MOST_SECONDS = 21_600;

type Cache = GoogleAppsScript.Cache.Cache;
type Entry = { readonly value: string; readonly expires: number };

export class CacheServiceService extends Service implements Official<GoogleAppsScript.Cache.CacheService> {
  readonly _official = 'Cache.CacheService';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  getScriptCache(): Cache {
    return this.#cache('script');
  }

  /** Null for a script without a container. */
  getDocumentCache(): Cache | null {
    const { containerId } = this.#scope;
    return containerId === null ? null : this.#cache(`document:${containerId}`);
  }

  getUserCache(): Cache {
    return this.#cache(`user:${this.#scope.effectiveUser.email}`);
  }

  #cache(name: string): Cache {
    return asOfficial(new ScriptCache(this.#scope, `${this.#scope.project.id} ${name}`));
  }
}

class ScriptCache extends Service implements Official<Cache> {
  readonly _official = 'Cache.Cache';
  readonly _weights = {
    get: 'read',
    getAll: 'read',
    put: 'write',
    putAll: 'write',
    remove: 'write',
    removeAll: 'write',
  } as const;
  readonly #scope: ExecutionScope;
  readonly #name: string;

  constructor(scope: ExecutionScope, name: string) {
    super();
    this.#scope = scope;
    this.#name = name;
  }

  get(key: string): string | null {
    const entry = this.#entries().get(String(key));
    return entry && entry.expires > this.#scope.world.now ? entry.value : null;
  }

  /** Only the keys that are there. */
  getAll(keys: string[]): { [key: string]: string } {
    const found = keys.map((key) => [String(key), this.get(key)] as const);
    return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null));
  }

  put(key: string, value: string, expirationInSeconds = DEFAULT_SECONDS): void {
    this.putAll({ [key]: value }, expirationInSeconds);
  }

  putAll(values: { [key: string]: unknown }, expirationInSeconds = DEFAULT_SECONDS): void {
    const { world } = this.#scope;
    const seconds = Math.min(MOST_SECONDS, Math.max(1, expirationInSeconds));
    const entries = new Map([...this.#entries()].filter(([, entry]) => entry.expires > world.now));
    for (const [key, value] of Object.entries(values)) {
      const text = String(value);
      if (key.length > LONGEST_KEY) throw new ScriptException('Argument too large: key');
      if (Buffer.byteLength(text) > MOST_BYTES) throw new ScriptException('Argument too large: value');
      entries.delete(key);
      entries.set(key, { value: text, expires: world.now + seconds * 1000 });
    }
    // Which items Google drops is not promised; here the oldest go.
    const surplus = [...entries.keys()].slice(0, Math.max(0, entries.size - MOST_ITEMS));
    for (const key of surplus) entries.delete(key);
    this.#keep(entries);
  }

  remove(key: string): void {
    this.removeAll([key]);
  }

  removeAll(keys: string[]): void {
    const entries = new Map(this.#entries());
    for (const key of keys) entries.delete(String(key));
    this.#keep(entries);
  }

  #entries(): ReadonlyMap<string, Entry> {
    return this.#scope.world.cache.get(this.#name) ?? new Map();
  }

  #keep(entries: Map<string, Entry>): void {
    this.#scope.world.cache.set(this.#name, entries);
    this.#scope.world.touch('cache');
  }
}
