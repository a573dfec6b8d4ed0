/** Use cases on jobs as a whole: start, pause, go on, stop, and show how they are. */
import { type Change, newKey } from '../../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { BEGINNING, handled, type Progress, retried } from '../../domain/jobs/progress.ts';
import { job, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { JOBS } from '../../domain/text/jobs.ts';
import type { Ports } from '../ports.ts';
import { JOBS_OPEN } from '../properties.ts';
import type { Register } from '../register.ts';
import type { JobArguments, JobKind } from './kind.ts';

export type JobRow = RegisterRow<'job'>;
export type JobStatus = NonNullable<JobRow['status']>;

/** What a job is to do. */
export interface JobOrder {
  readonly kind: JobKind;
  /** Dutch, for people: `Monitoringdocument, tweede halfjaar 2026`. */
  readonly title: string;
  readonly given: JobArguments;
  readonly items: readonly string[];
  /** The same for the same work: while a job with it is open, or with `ever` was there at all, no second one starts. */
  readonly mark: string;
  readonly ever?: boolean;
}

/** As the column Opdracht holds it. */
interface Kept {
  readonly mark: string;
  readonly items: readonly string[];
  readonly given: JobArguments;
}

/** How a job is, for a page. */
export interface ShownJob {
  readonly key: string;
  readonly title: string;
  readonly status: JobStatus;
  readonly done: number;
  readonly total: number;
  readonly startedAt: string;
  readonly heartbeat: string | null;
  readonly finishedAt: string | null;
  /** Dutch: what went wrong, or what it waits for. */
  readonly says: string | null;
  /** How many items were given up and can be tried again. */
  readonly wrong: number;
}

const OPEN: readonly (string | null)[] = ['wacht', 'loopt'];

/** Being worked on, or waiting for it. */
export function isOpen({ status }: Pick<JobRow, 'status'>): boolean {
  return OPEN.includes(status);
}

export function keptOf(row: JobRow): Kept {
  const { mark = '', items = [], given = {} } = (row.arguments ?? {}) as Partial<Kept>;
  return { mark, items, given };
}

export function progressOf(row: JobRow): Progress {
  return { ...BEGINNING, ...(row.cursor as Partial<Progress> | null) };
}

/**
 * Writes a job down; the work itself is done by `workOnJobs`. Gives its key, that of the open job with the same
 * mark, or null when there was one already and it is asked for once only.
 */
export function startJob(ports: Ports, register: Register, order: JobOrder): Outcome<string | null> {
  const { kind, title, given, items, mark, ever = false } = order;
  if (!items.length) return unusable(JOBS.nothing, JOBS.nothingTip);
  let known: string | null = null;
  const result = register.write({
    via: 'taak',
    reason: JOBS.started(title),
    changes() {
      const same = register
        .read(job)
        .entries.filter(({ values }) => values.kind === kind.id && keptOf(values).mark === mark);
      known = same.find(({ values }) => isOpen(values) || values.status === 'pauze')?.key ?? null;
      if (known !== null || (ever && same.length)) return [];
      // Before the row: a sign without a job costs one look, a job without a sign would never be done.
      ports.props.set({ [JOBS_OPEN]: 'ja' });
      const now = ports.clock.now();
      const values = {
        kind: kind.id,
        title,
        status: 'wacht',
        done: 0,
        total: items.length,
        arguments: { mark, items, given } satisfies Kept,
        cursor: BEGINNING,
        started_by: ports.actor.code(),
        started_at: now,
        heartbeat: now,
      };
      return [{ type: 'add', table: job.id, key: newKey('taak'), values }];
    },
  });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  return usable(known ?? result.keys.get(job.id)?.get(newKey('taak')) ?? null);
}

/** Lets a job rest after the item that is under way. */
export function pauseJob(ports: Ports, register: Register, key: string): Outcome<ShownJob> {
  return change(ports, register, key, (row) => (isOpen(row) ? { status: 'pauze', error: null } : null));
}

/** Lets a job go on that rests or was stopped; what was given up is tried again. */
export function resumeJob(ports: Ports, register: Register, key: string): Outcome<ShownJob> {
  return change(ports, register, key, (row) => {
    const progress = progressOf(row);
    const over = row.status === 'klaar' && !progress.wrong.length;
    if (isOpen(row) || over) return null;
    ports.props.set({ [JOBS_OPEN]: 'ja' });
    const cursor = retried(progress);
    return { status: 'wacht', cursor, done: handled(cursor), error: null, finished_at: null };
  });
}

/** Stops a job for good, after the item that is under way; what it made stays. */
export function cancelJob(ports: Ports, register: Register, key: string): Outcome<ShownJob> {
  return change(ports, register, key, (row) =>
    isOpen(row) || row.status === 'pauze' ? { status: 'gestopt', finished_at: ports.clock.now() } : null,
  );
}

/** The jobs, the newest first; the night tells of itself elsewhere. */
export function shownJobs(register: Register): readonly ShownJob[] {
  return register
    .read(job)
    .entries.flatMap(({ key, values }) =>
      key === null || values.kind === 'nacht' ? [] : [shownJob(key, values)],
    )
    .reverse();
}

/** The job with this key; null when it is not there. */
export function findJob(register: Register, key: string): ShownJob | null {
  const entry = register.read(job).byKey.get(key);
  return entry ? shownJob(key, entry.values) : null;
}

function shownJob(key: string, row: JobRow): ShownJob {
  return {
    key,
    title: row.title ?? key,
    status: row.status ?? 'wacht',
    done: row.done ?? 0,
    total: row.total ?? 0,
    startedAt: row.started_at ?? '',
    heartbeat: row.heartbeat,
    finishedAt: row.finished_at,
    says: row.error,
    wrong: progressOf(row).wrong.length,
  };
}

/** Changes a job's row under the lock; null of `decide` means that it cannot be done as the job is now. */
function change(
  ports: Ports,
  register: Register,
  key: string,
  decide: (row: JobRow) => Partial<JobRow> | null,
): Outcome<ShownJob> {
  let refusal: Outcome<never> | null = null;
  const result = register.write({
    via: 'menu',
    reason: JOBS.changed(key),
    changes(): readonly Change[] {
      const row = register.read(job).byKey.get(key)?.values;
      if (!row || row.kind === 'nacht') {
        refusal = unusable(JOBS.gone(key), JOBS.goneTip);
        return [];
      }
      const values = decide(row);
      if (values)
        return [{ type: 'update', table: job.id, key, values: { ...values, heartbeat: ports.clock.now() } }];
      const label = job.columns.status.kind.write(row.status!, register.look);
      refusal = unusable(JOBS.notNow(String(label)), JOBS.notNowTip);
      return [];
    },
  });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  return refusal ?? usable(findJob(register, key)!);
}
