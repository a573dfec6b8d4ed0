/** The work of the night: steps in order, each by itself, gone on with in a later execution where needed. */
import { newKey } from '../../domain/change/change.ts';
import { job } from '../../domain/schema/tables/index.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { configured } from '../configuration.ts';
import { takeInMissed } from '../intake/sent.ts';
import { workOnJobs } from '../jobs/work.ts';
import { queueMessages } from '../outbox/queue.ts';
import { sendOutbox } from '../outbox/send.ts';
import type { Ports } from '../ports.ts';
import { NIGHT, SEEN } from '../properties.ts';
import { openRegister, type Register } from '../register.ts';
import type { NightStep } from './step.ts';
import { NIGHT_STEPS } from './steps.ts';

const SAYS = TEXT.night;

/** Google ends an execution after six minutes; no step begins later than this. */
const TIME_BUDGET = 200_000;

/** No execution lives longer than this. */
const LIFETIME = 7 * 60_000;

/** A step that has ended the execution so often is given up for this night. */
const MOST_TRIES = 3;

/** Characters of a report or a fault that are kept, so that a night fits in one property. */
const REPORT_ROOM = 400;
const CURSOR_ROOM = 4_000;

/** What one step came to. */
export interface StepResult {
  readonly ok: boolean;
  /** Dutch; null when there is nothing to tell. */
  readonly says: string | null;
}

/** A night as it is remembered: kept in one property, which Google writes whole or not at all. */
export interface Night {
  /** The civil day to which it is counted. */
  readonly day: string;
  readonly started: string;
  /** Moment in ms since 1970 at which an execution took it up; null when none is at it. */
  busy: number | null;
  finished: string | null;
  /** The step that is under way: how often it was begun without getting further, and where it goes on. */
  under: { readonly id: string; readonly tries: number; readonly cursor: unknown } | null;
  /** By step id. */
  readonly results: Record<string, StepResult>;
}

/** Work of the trigger onNight: begins the night of today, unless that was done already. */
export function beginNight(ports: Ports): void {
  ports.props.refresh();
  const known = lastNight(ports);
  const now = ports.clock.now();
  const day = now.slice(0, 10);
  if (known?.day === day) {
    if (known.finished === null) goOn(ports, known);
    return;
  }
  goOn(ports, { day, started: now, busy: null, finished: null, under: null, results: {} });
}

/** Work of the trigger onQuarter: goes on with a night that is not finished, takes in what was missed, sends mail, works on jobs. */
export function quarter(ports: Ports): void {
  ports.props.refresh();
  ports.props.set({ [SEEN]: ports.clock.now() });
  const known = lastNight(ports);
  if (known && known.finished === null && known.day === ports.clock.now().slice(0, 10)) goOn(ports, known);
  const register = openRegister(ports);
  takeInMissed(ports, register);
  sendOutbox(ports, register);
  workOnJobs(ports, register);
}

/** Does again what failed last night, or the whole work of today when that was not begun; for a person's click. */
export function redoNight(ports: Ports): void {
  ports.props.refresh();
  const known = lastNight(ports);
  if (known?.day !== ports.clock.now().slice(0, 10)) {
    beginNight(ports);
    return;
  }
  const done = Object.entries(known.results).filter(([, { ok }]) => ok);
  goOn(ports, { ...known, finished: null, results: Object.fromEntries(done) });
}

/** The last night that was begun, or null. */
export function lastNight(ports: Ports): Night | null {
  const text = ports.props.all()[NIGHT];
  return text ? JSON.parse(text) : null;
}

/** Does what is left of a night, as far as time allows. `steps` are those of the register when not told. */
export function goOn(ports: Ports, night: Night, steps: readonly NightStep[] = NIGHT_STEPS): void {
  if (night.busy !== null && ports.clock.instant() - night.busy < LIFETIME) return;
  night.busy = ports.clock.instant();
  const register = openRegister(ports);
  const hasTime = (): boolean => ports.clock.elapsed() < TIME_BUDGET;
  for (const step of steps) {
    if (step.id in night.results) continue;
    if (!hasTime() || !take(ports, register, night, step, hasTime)) break;
  }
  keep(ports, night);
  // Only what was told as well is finished: when the execution ends in between, it is told the next time.
  const done: Night = { ...night, busy: null };
  if (steps.every((step) => step.id in night.results)) done.finished = ports.clock.now();
  tell(ports, register, done, steps);
  keep(ports, done);
}

/** Runs one step; false when it wants to go on later. */
function take(
  ports: Ports,
  register: Register,
  night: Night,
  step: NightStep,
  hasTime: () => boolean,
): boolean {
  const before = night.under?.id === step.id ? night.under : { tries: 0, cursor: null };
  if (before.tries >= MOST_TRIES) {
    night.results[step.id] = { ok: false, says: SAYS.gaveUp(MOST_TRIES) };
    return true;
  }
  night.under = { id: step.id, tries: before.tries + 1, cursor: before.cursor };
  // Also tells that all steps before this one are done, which therefore needs no writing of its own.
  keep(ports, night);
  try {
    const result = step.run(ports, { register, day: night.day, cursor: before.cursor, hasTime });
    if (result !== null && typeof result !== 'string') {
      if (JSON.stringify(result.later).length > CURSOR_ROOM) throw new Error('The cursor is too large.');
      night.under = { id: step.id, tries: 0, cursor: result.later };
      return false;
    }
    night.results[step.id] = { ok: true, says: result === null ? null : result.slice(0, REPORT_ROOM) };
  } catch (error) {
    ports.log.error(error);
    const message = error instanceof Error ? error.message : String(error);
    night.results[step.id] = { ok: false, says: message.slice(0, REPORT_ROOM) };
    // What the step left half read may not be what stands there.
    register.forget();
  }
  night.under = null;
  return true;
}

function keep(ports: Ports, night: Night): void {
  ports.props.set({ [NIGHT]: JSON.stringify(night) });
}

/** Shows the night in the tab Taken, and mails what failed; neither may undo the work itself. */
function tell(ports: Ports, register: Register, night: Night, steps: readonly NightStep[]): void {
  try {
    writeJob(ports, register, night, steps);
    if (night.finished !== null) mailFailures(ports, register, night, steps);
  } catch (error) {
    ports.log.error(error);
  }
}

function failures(night: Night, steps: readonly NightStep[]): readonly string[] {
  return steps.flatMap(({ id, title }) => {
    const result = night.results[id];
    return result && !result.ok ? [`${title}: ${result.says ?? ''}`] : [];
  });
}

function writeJob(ports: Ports, register: Register, night: Night, steps: readonly NightStep[]): void {
  const wrong = failures(night, steps);
  const status = night.finished === null ? 'pauze' : wrong.length ? 'mislukt' : 'klaar';
  const values = {
    kind: 'nacht',
    title: SAYS.job(formatDay(night.day)),
    status,
    done: Object.keys(night.results).length,
    total: steps.length,
    arguments: { day: night.day },
    cursor: night.under,
    started_by: ports.actor.code(),
    started_at: night.started,
    heartbeat: ports.clock.now(),
    finished_at: night.finished,
    error: wrong.length ? wrong.join('\n') : null,
  };
  register.write({
    via: 'taak',
    reason: values.title,
    changes() {
      const known = register
        .read(job)
        .entries.find((entry) => entry.values.kind === 'nacht' && entry.values.arguments?.day === night.day);
      return known?.key
        ? [{ type: 'update', table: job.id, key: known.key, values }]
        : [{ type: 'add', table: job.id, key: newKey('nacht'), values }];
    },
  });
}

function mailFailures(ports: Ports, register: Register, night: Night, steps: readonly NightStep[]): void {
  const wrong = failures(night, steps);
  if (!wrong.length) return;
  const adminEmail = configured(register, 'admin_email');
  if (adminEmail === null) return;
  queueMessages(ports, register, { via: 'taak', reason: SAYS.mailReason }, [
    {
      dedupe: `nacht.${night.day}`,
      kind: 'nacht',
      to: { address: adminEmail },
      subject: SAYS.subject(formatDay(night.day)),
      blocks: [
        { type: 'paragraph', text: SAYS.intro },
        { type: 'list', items: wrong },
        { type: 'paragraph', text: SAYS.advice },
      ],
      priority: 2,
    },
  ]);
}
