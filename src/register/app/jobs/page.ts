/** What the page Taken asks: the jobs as they are, and to go on with one while somebody waits. */
import { type Outcome, usable } from '../../domain/import/outcome.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { type ShownJob, shownJobs } from './jobs.ts';
import { JOB_KINDS } from './kinds.ts';
import { mayWork, workOnJobs } from './work.ts';

/** Jobs that are shown. */
const MOST = 20;

/** Milliseconds of one call: short enough that the page shows how far it is. */
const SLICE = 25_000;

export interface JobsNow {
  readonly jobs: readonly ShownJob[];
  /** Who asks may do the work; if not, the triggers do it. */
  readonly works: boolean;
}

export function jobsNow(ports: Ports, register: Register): Outcome<JobsNow> {
  const works = JOB_KINDS.every((kind) => mayWork(ports, kind));
  return usable({ jobs: shownJobs(register).slice(0, MOST), works });
}

/** Goes on with a job for a while, and tells how all of them are then. */
export function workOnJob(ports: Ports, register: Register, key: string): Outcome<JobsNow> {
  workOnJobs(ports, register, { only: key, until: SLICE });
  return jobsNow(ports, register);
}
