/** Passes by which the links in a script's page say who follows them, so that no other site can pretend to be somebody. */
import { createHmac, randomBytes } from 'node:crypto';

const SIGNS = 22;

export class Passes {
  readonly #secret = randomBytes(32);

  /** For a person, or for somebody without an account. */
  make(visitor: string | null): string {
    const name = visitor ?? '';
    return `${name}~${createHmac('sha256', this.#secret).update(name).digest('base64url').slice(0, SIGNS)}`;
  }

  /** Whose pass it is; undefined when it is none of ours. */
  read(pass: string): string | null | undefined {
    const name = pass.slice(0, Math.max(0, pass.lastIndexOf('~')));
    const visitor = name === '' ? null : name;
    return this.make(visitor) === pass ? visitor : undefined;
  }
}
