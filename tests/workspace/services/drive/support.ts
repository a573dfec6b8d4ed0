/** A world with stand-alone scripts that use the advanced services, for tests of documents and files. */
import { createWorld, installScript, run, useTimeZone } from '../../../../src/workspace/index.ts';
import type { Person, ScriptProject, World } from '../../../../src/workspace/world.ts';

export const JAN: Person = { email: 'jan@overijssel.nl', name: 'Jan', locale: 'nl' };
export const EVA: Person = { email: 'eva@overijssel.nl', name: 'Eva', locale: 'nl' };
export const PIET: Person = { email: 'piet@elders.nl', name: 'Piet', locale: 'nl' };
export const AUTH = 'https://www.googleapis.com/auth/';

const ADVANCED = [
  { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
  { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' },
];

export interface ScriptOptions {
  readonly name?: string;
  readonly as?: Person;
  /** Short names; left out, the script may do everything. */
  readonly scopes?: readonly string[];
  readonly advanced?: boolean;
}

export class Office {
  readonly world: World;

  constructor(world: World = createWorld({ now: Date.UTC(2026, 10, 23, 9), people: [JAN, EVA, PIET] })) {
    useTimeZone('Europe/Amsterdam');
    this.world = world;
  }

  /** Runs code as the body of a function and gives its value; throws when the code failed. */
  value<T = unknown>(code: string, options: ScriptOptions = {}): T {
    const { error, value, internal } = this.#run(code, options);
    if (internal) throw internal;
    if (error) throw new Error(`${error.name}: ${error.message}`);
    return value as T;
  }

  /** The error that the code ends with, its name in front. */
  fault(code: string, options: ScriptOptions = {}): string {
    const { error, internal } = this.#run(code, options);
    if (internal) throw internal;
    return error ? `${error.name}: ${error.message}` : '';
  }

  #run(code: string, { name = 'Proef', as = JAN, scopes, advanced = true }: ScriptOptions) {
    const project: ScriptProject = installScript(this.world, {
      name,
      owner: JAN.email,
      files: [{ name: 'Code.gs', source: `function body() { ${code} }` }],
      manifest: {
        timeZone: 'Europe/Amsterdam',
        ...(scopes && { oauthScopes: scopes.map((scope) => AUTH + scope) }),
        ...(advanced && { dependencies: { enabledAdvancedServices: ADVANCED } }),
      },
    });
    return run(this.world, project, 'body', [], as);
  }
}
