/**
 * Works on jobs, item by item, until time is up or all is done. Progress is written down every so many items; what an
 * execution did after that and before it ended is found again by the kind of work. An execution that follows one that
 * was ended goes carefully: it notes each item before it begins and after it is done, so that an item that ends it
 * again and again is given up.
 */
import { RegisterError } from '../../domain/errors.ts';
import { type Pace, taken, waitFor } from '../../domain/jobs/pace.ts';
import {
  failed,
  fellThrough,
  handled,
  MOST_STALLS,
  type Progress,
  putBack,
  succeeded,
  upcoming,
} from '../../domain/jobs/progress.ts';
import { job } from '../../domain/schema/tables/index.ts';
import { JOBS } from '../../domain/text/jobs.ts';
import type { Ports } from '../ports.ts';
import { JOBS_OPEN, PACE } from '../properties.ts';
import type { Register } from '../register.ts';
import { triggerRecord } from '../triggers.ts';
import { type Claim, claimJob, dropClaim, forgetClaims, keepClaim } from './claim.ts';
import { isOpen, type JobRow, type JobStatus, keptOf, progressOf } from './jobs.ts';
import type { JobKind, JobRun } from './kind.ts';
import { JOB_KINDS } from './kinds.ts';

/** Google ends an execution after six minutes; no item begins later than this. */
export const TIME_BUDGET = 240_000;

/** Progress is written down after so many items or so long, whichever comes first. */
const TOGETHER = 25;
const ROUND = 30_000;

/** A wait for the pace that is longer is left to a later execution. */
const SHORT = 10_000;

/** So many items in a row that fail for no reason of their own, and Google is having a bad moment. */
const IN_A_ROW = 3;

const MOST_DEATHS = 3;

/** Lines about failed items in the column Fout. */
const LINES = 20;

/** Ends the work of this execution; what is left is for a later one. */
class Later extends Error {}

export interface WorkOptions {
  /** Key of the one job to work on; all of them when absent. */
  readonly only?: string;
  /** Milliseconds of this execution after which no item begins; TIME_BUDGET when absent. */
  readonly until?: number;
  /** The kinds of the register when absent. */
  readonly kinds?: readonly JobKind[];
}

/** Goes on with what is open, the oldest first. No call when nothing is. */
export function workOnJobs(ports: Ports, register: Register, options: WorkOptions = {}): void {
  const { only, until = TIME_BUDGET, kinds = JOB_KINDS } = options;
  if (ports.props.all()[JOBS_OPEN] === undefined) return;
  const open = register
    .read(job)
    .entries.filter(({ key, values }) => key !== null && isOpen(values) && (only ?? key) === key);
  for (const { key, values } of open) {
    if (ports.clock.elapsed() >= until) return;
    const kind = kinds.find(({ id }) => id === values.kind);
    if (kind && mayWork(ports, kind)) workOn(ports, register, kind, key!, until);
  }
  if (only !== undefined || open.length) return;
  for (const kind of kinds) if (mayWork(ports, kind)) kind.over?.(ports, register);
  tidy(ports, register);
}

/** Whether who runs this may do work of a kind; if not, the triggers do it. */
export function mayWork(ports: Ports, { byKeeper }: JobKind): boolean {
  const record = byKeeper ? triggerRecord(ports) : null;
  return record === null || record.owner === ports.actor.code();
}

function workOn(ports: Ports, register: Register, kind: JobKind, key: string, until: number): void {
  const claim = claimJob(ports, key);
  if (!claim) return;
  // What was read may be from before another execution gave the job back.
  register.forget([job.id]);
  const row = register.read(job).byKey.get(key)?.values;
  if (row && isOpen(row)) new Work(ports, register, kind, key, row, claim, until).go();
  dropClaim(ports, key);
}

/** One job in one execution. */
class Work {
  private readonly items: readonly string[];
  private progress: Progress;
  private run: JobRun | null = null;
  /** How often the items that this execution passed had failed before. */
  private readonly tries = new Map<string, number>();
  /** Items since the progress was last written down, and when that was. */
  private fresh = 0;
  private written: number;

  constructor(
    private readonly ports: Ports,
    private readonly register: Register,
    private readonly kind: JobKind,
    private readonly key: string,
    private readonly row: JobRow,
    private claim: Claim,
    private readonly until: number,
  ) {
    this.items = keptOf(row).items;
    this.progress = progressOf(row);
    this.written = ports.clock.elapsed();
  }

  go(): void {
    const { claim, kind, ports, register, row } = this;
    if (claim.died >= MOST_DEATHS && claim.at === null) {
      this.note('mislukt', JOBS.neverBegan(claim.died));
      return;
    }
    try {
      this.run = kind.open(ports, register, keptOf(row).given);
    } catch (error) {
      const says = this.explain(error);
      if (isQuota(error)) {
        this.note('wacht', JOBS.quota);
        return;
      }
      this.progress = { ...this.progress, stalls: this.progress.stalls + 1 };
      const hopeless = error instanceof RegisterError || this.progress.stalls >= MOST_STALLS;
      this.note(hopeless ? 'mislukt' : 'wacht', hopeless ? says : JOBS.trouble(says));
      return;
    }
    const waits = this.goThrough(this.run);
    if (waits === null) return;
    const over = upcoming(this.progress, this.items) === null;
    if (!over) {
      this.note('wacht', waits || null);
      return;
    }
    const { wrong } = this.progress;
    const said = this.run.finish?.() ?? null;
    const lines = [wrong.length ? this.wrongLines(this.run) : null, said].filter((text) => text !== null);
    const nothing = wrong.length === this.items.length;
    this.note(nothing ? 'mislukt' : 'klaar', lines.join('\n') || null);
  }

  /** Why it stopped, in Dutch, empty for lack of time; null when a person paused or stopped the job. */
  private goThrough(run: JobRun): string | null {
    let inARow = 0;
    for (;;) {
      const next = upcoming(this.progress, this.items);
      if (!next || this.ports.clock.elapsed() >= this.until) {
        const stop = this.settle();
        if (next || stop || !upcoming(this.progress, this.items)) return stop ?? '';
        continue;
      }
      const careful = this.claim.died > 0;
      try {
        if (careful && !this.begin(next.item)) {
          this.after(failed(this.progress, this.items, JOBS.died(MOST_DEATHS), true));
        } else {
          if (next.tries) this.ports.clock.sleep(2_000 * next.tries);
          run.step(next.item, () => this.turn());
          this.tries.set(next.item, next.tries);
          this.after(succeeded(this.progress, this.items));
          inARow = 0;
        }
      } catch (error) {
        if (error instanceof Later) return '';
        if (isQuota(error)) return JOBS.quota;
        const says = this.explain(error);
        const hopeless = error instanceof RegisterError;
        this.after(failed(this.progress, this.items, says, hopeless));
        if (!hopeless && ++inARow >= IN_A_ROW) return JOBS.trouble(says);
      }
      const due = this.fresh >= TOGETHER || this.ports.clock.elapsed() - this.written >= ROUND;
      if (!careful && !due) continue;
      const stop = this.settle();
      if (stop) return stop;
      if (!this.note('loopt', null)) return null;
    }
  }

  /** Has what was left to be done together done; why to stop, in Dutch, or null. */
  private settle(): string | null {
    let stop: string | null = null;
    for (const { item, error } of this.run?.settle?.() ?? []) {
      const retry = { item, tries: this.tries.get(item) ?? 0 };
      if (isQuota(error)) {
        stop = JOBS.quota;
        this.progress = putBack(this.progress, retry);
      } else {
        const hopeless = error instanceof RegisterError;
        this.progress = fellThrough(this.progress, retry, this.explain(error), hopeless);
      }
    }
    return stop;
  }

  private after(progress: Progress): void {
    this.progress = progress;
    this.fresh++;
  }

  /** Notes that an item is being begun; false when it was begun often enough. */
  private begin(item: string): boolean {
    const { at } = this.claim;
    const times = at?.item === item ? at.times + 1 : 1;
    if (times > MOST_DEATHS) return false;
    this.claim = { ...this.claim, died: 1, at: { item, times } };
    keepClaim(this.ports, this.key, this.claim);
    return true;
  }

  /** Waits until the pace gives a turn. Throws Later when that takes too long. */
  private turn(): void {
    const { pace } = this.kind;
    if (!pace) return;
    const { clock } = this.ports;
    const wait = Math.ceil(waitFor(pace, this.full(pace), clock.instant()));
    if (wait > SHORT || clock.elapsed() + wait >= this.until) throw new Later();
    if (wait > 0) clock.sleep(wait);
    this.paced = taken(pace, this.full(pace), clock.instant());
  }

  private paced: number | null = null;

  private full(pace: Pace): number {
    this.paced ??= Number(this.ports.props.all()[PACE + pace.id] ?? 0);
    return this.paced;
  }

  /** Writes down what was done and how the job is; false when a person paused or stopped it meanwhile. */
  private note(status: JobStatus, says: string | null): boolean {
    const { ports, register, key, progress, row } = this;
    // What an end before its time left; with nothing left this does nothing.
    this.settle();
    let open = false;
    const result = register.write({
      via: 'taak',
      reason: JOBS.changed(row.title ?? key),
      changes: () => {
        const now = register.read(job).byKey.get(key)?.values;
        open = now !== undefined && isOpen(now);
        const heartbeat = ports.clock.now();
        const own = {
          done: handled(progress),
          cursor: progress,
          heartbeat,
          ...(open && { status, error: says }),
          ...(open && (status === 'klaar' || status === 'mislukt') && { finished_at: heartbeat }),
        };
        const made = this.run?.changes() ?? [];
        return now ? [...made, { type: 'update', table: job.id, key, values: own }] : made;
      },
    });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
    if (this.paced !== null && this.kind.pace)
      ports.props.set({ [PACE + this.kind.pace.id]: String(Math.ceil(this.paced)) });
    this.fresh = 0;
    this.written = ports.clock.elapsed();
    return open;
  }

  private wrongLines(run: JobRun): string {
    const { wrong } = this.progress;
    const lines = wrong.slice(0, LINES).map(({ item, reason }) => JOBS.line(run.name(item), reason));
    return JOBS.wrong(
      wrong.length,
      wrong.length > LINES ? [...lines, JOBS.more(wrong.length - LINES)] : lines,
    );
  }

  private explain(error: unknown): string {
    if (error instanceof RegisterError) return `${error.message} ${error.tip}`.trim();
    this.ports.log.error(error);
    return error instanceof Error ? error.message : String(error);
  }
}

/** When no job is open any more, the quarters need not look for one. */
function tidy(ports: Ports, register: Register): void {
  if (!ports.lock.acquire(0)) return;
  try {
    ports.props.refresh();
    register.forget([job.id]);
    if (!register.read(job).entries.some(({ values }) => isOpen(values))) forgetClaims(ports);
  } finally {
    ports.lock.release();
  }
}

/** Google says so when a quota is used up, whichever service it is (practice: the words differ, these recur). */
function isQuota(error: unknown): boolean {
  return (
    error instanceof Error && /quota|rate limit|too many (times|requests)|limit exceeded/i.test(error.message)
  );
}
