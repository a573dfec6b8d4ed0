/** Keeps two people, or a person and the night, from changing the forms at the same time. */
import { BusyError, FormsBusyError } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { FORM, FORM_LEASE, FORMS } from '../properties.ts';

/** No execution lives longer than this, so a lease that was not given back is nobody's any more. */
const LIFETIME = 7 * 60_000;

/** How long to wait for the document lock, which is held only while the lease is written. */
const PATIENCE = 10_000;

export class FormLease {
  private held = false;
  /** What was remembered of the forms when this execution began to look at them. */
  private readonly before: string;

  constructor(private readonly ports: Ports) {
    this.before = remembered(ports);
  }

  /**
   * Before the first change; costs nothing after that. Throws FormsBusyError while somebody else is at it, or when
   * somebody else changed the forms since this execution looked.
   */
  take(): void {
    if (this.held) return;
    const { lock, props, clock } = this.ports;
    if (!lock.acquire(PATIENCE)) throw new BusyError();
    try {
      const since = props.refresh()[FORM_LEASE];
      const alive = since !== undefined && clock.instant() - Number(since) < LIFETIME;
      if (alive || remembered(this.ports) !== this.before) throw new FormsBusyError();
      props.set({ [FORM_LEASE]: String(clock.instant()) });
      this.held = true;
    } finally {
      lock.release();
    }
  }

  drop(): void {
    if (!this.held) return;
    this.ports.props.set({ [FORM_LEASE]: null });
    this.held = false;
  }
}

function remembered(ports: Ports): string {
  const names = Object.keys(ports.props.all()).filter((name) => name === FORMS || name.startsWith(FORM));
  return JSON.stringify(names.sort().map((name) => [name, ports.props.all()[name]]));
}
