/** PropertiesService: small texts by key that outlive the execution, per script, document and person. */
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';

const MOST_BYTES_A_VALUE = 9 * 1024;
const MOST_BYTES_A_STORE = 500 * 1024;

type Properties = GoogleAppsScript.Properties.Properties;

export class PropertiesServiceService
  extends Service
  implements Official<GoogleAppsScript.Properties.PropertiesService>
{
  readonly _official = 'Properties.PropertiesService';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  getScriptProperties(): Properties {
    return this.#store(`script:${this.#scope.project.id}`);
  }

  /** The store of the file that the script is bound to, shared by its users; null for a stand-alone script. */
  getDocumentProperties(): Properties {
    const { containerId, project } = this.#scope;
    return containerId === null
      ? (null as unknown as Properties)
      : this.#store(`document:${project.id}:${containerId}`);
  }

  getUserProperties(): Properties {
    return this.#store(`user:${this.#scope.project.id}:${this.#scope.effectiveUser.email}`);
  }

  #store(name: string): Properties {
    return asOfficial(new PropertyStore(this.#scope, name));
  }
}

class PropertyStore extends Service implements Official<Properties> {
  readonly _official = 'Properties.Properties';
  readonly _weights = {
    getProperty: 'read',
    getProperties: 'read',
    getKeys: 'read',
    setProperty: 'write',
    setProperties: 'write',
    deleteProperty: 'write',
    deleteAllProperties: 'write',
  } as const;
  readonly #scope: ExecutionScope;
  readonly #name: string;

  constructor(scope: ExecutionScope, name: string) {
    super();
    this.#scope = scope;
    this.#name = name;
  }

  getProperty(key: string): string | null {
    return this.#values().get(String(key)) ?? null;
  }

  getProperties(): { [key: string]: string } {
    return Object.fromEntries(this.#values());
  }

  getKeys(): string[] {
    return [...this.#values().keys()];
  }

  setProperty(key: string, value: string): Properties {
    return this.setProperties({ [key]: value });
  }

  setProperties(properties: { [key: string]: string }, deleteAllOthers = false): Properties {
    const values = new Map(deleteAllOthers ? [] : this.#values());
    for (const [key, value] of Object.entries(properties)) {
      const text = String(value);
      if (bytes(text) > MOST_BYTES_A_VALUE) throw new ScriptException('Argument too large: value');
      values.set(key, text);
    }
    let total = 0;
    for (const [key, value] of values) total += bytes(key) + bytes(value);
    if (total > MOST_BYTES_A_STORE)
      throw new ScriptException(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    return this.#keep(values);
  }

  deleteProperty(key: string): Properties {
    const values = new Map(this.#values());
    values.delete(String(key));
    return this.#keep(values);
  }

  deleteAllProperties(): Properties {
    return this.#keep(new Map());
  }

  #values(): ReadonlyMap<string, string> {
    return this.#scope.world.properties.get(this.#name) ?? new Map();
  }

  #keep(values: Map<string, string>): Properties {
    this.#scope.world.properties.set(this.#name, values);
    this.#scope.world.touch('properties');
    return asOfficial(this);
  }
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
