/** LockService: one execution at a time, per script, document or person. */
import { struck } from '../../faults.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';

type Lock = GoogleAppsScript.Lock.Lock;

export class LockServiceService extends Service implements Official<GoogleAppsScript.Lock.LockService> {
  readonly _official = 'Lock.LockService';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  getScriptLock(): Lock {
    return this.#lock('script');
  }

  /** Null for a script without a container. */
  getDocumentLock(): Lock {
    const { containerId } = this.#scope;
    return containerId === null ? (null as unknown as Lock) : this.#lock(`document:${containerId}`);
  }

  getUserLock(): Lock {
    return this.#lock(`user:${this.#scope.effectiveUser.email}`);
  }

  #lock(name: string): Lock {
    return asOfficial(new ScriptLock(this.#scope, `${this.#scope.project.id} ${name}`));
  }
}

/** Taking a lock asks the service, which is a read: it changes nothing that stays. */
class ScriptLock extends Service implements Official<Lock> {
  readonly _official = 'Lock.Lock';
  readonly _weights = { tryLock: 'read', waitLock: 'read', releaseLock: 'read' } as const;
  readonly #scope: ExecutionScope;
  readonly #name: string;

  constructor(scope: ExecutionScope, name: string) {
    super();
    this.#scope = scope;
    this.#name = name;
  }

  hasLock(): boolean {
    return this.#scope.world.locks.get(this.#name) === this.#scope.executionId;
  }

  /** Another execution cannot go on while this one waits, so a lock that is held stays held for all that time. */
  tryLock(timeoutInMillis: number): boolean {
    const { world, executionId } = this.#scope;
    if (this.hasLock()) return true;
    const fault = world.faults.find(({ kind }) => kind === 'lock');
    if (fault) struck(world, fault);
    if (fault || world.locks.has(this.#name)) {
      this.#scope.spend(timeoutInMillis);
      return false;
    }
    world.locks.set(this.#name, executionId);
    return true;
  }

  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis))
      throw new ScriptException('Lock timeout: another process was holding the lock for too long.');
  }

  releaseLock(): void {
    if (this.hasLock()) this.#scope.world.locks.delete(this.#name);
  }
}
