/** Session: who runs the script, who sits at the keyboard, and in which zone the script's clock hangs. */

import { createHash } from 'node:crypto';
import type { Person } from '../../world.ts';
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';

export class SessionService extends Service implements Official<GoogleAppsScript.Base.Session> {
  readonly _official = 'Base.Session';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  /** Somebody without an address where Google would not tell: strangers in simple triggers. */
  getActiveUser(): GoogleAppsScript.Base.User {
    return asOfficial(new UserService(this.#scope.activeUser));
  }

  getEffectiveUser(): GoogleAppsScript.Base.User {
    return asOfficial(new UserService(this.#scope.effectiveUser));
  }

  getActiveUserLocale(): string {
    return (this.#scope.activeUser ?? this.#scope.effectiveUser).locale;
  }

  getScriptTimeZone(): string {
    return this.#scope.project.manifest.timeZone;
  }

  /** The same for a person and a script, and says nothing about who it is. */
  getTemporaryActiveUserKey(): string {
    const text = `${this.#scope.project.id} ${this.#scope.activeUser?.email ?? ''}`;
    return createHash('sha256').update(text).digest('base64url');
  }
}

/** A person as scripts see one: an address, and that is all. */
export class UserService extends Service implements Official<GoogleAppsScript.Base.User> {
  readonly _official = 'Base.User';
  readonly _weights = {};
  readonly #person: Person | null;

  constructor(person: Person | null) {
    super();
    this.#person = person;
  }

  getEmail(): string {
    return this.#person?.email ?? '';
  }

  override toString(): string {
    return this.getEmail();
  }
}
