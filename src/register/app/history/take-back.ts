/** Use case: show the last batches of the journal, and take one back as a new batch. */
import { planTakeBack, type TakeBack } from '../../domain/change/take-back.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { journal } from '../../domain/schema/tables/index.ts';
import { shortFingerprint } from '../../domain/text/fingerprint.ts';
import { HISTORY, undoReason } from '../../domain/text/history.ts';
import { decide } from '../decide.ts';
import type { Register } from '../register.ts';
import { batchesOf, type JournalEntry, journalEntries, linesAfter, type ToldBatch } from './batches.ts';
import {
  type ShownBatch,
  type ShownLine,
  type ShownObstacle,
  shownBatch,
  shownLines,
  shownNotes,
  shownObstacle,
} from './shown.ts';
import { standingOf } from './standing.ts';

/** Batches in one page of the list, and lines and obstacles that are shown of one batch. */
const PAGE = 20;
const LINES = 200;
const OBSTACLES = 100;

export interface ShownBatches {
  /** The last ones, the newest first. */
  readonly batches: readonly ShownBatch[];
  /** How many older ones the journal holds. */
  readonly older: number;
}

/** One batch and what taking it back comes to. */
export interface ShownPlan {
  readonly batch: ShownBatch;
  readonly lines: readonly ShownLine[];
  /** Lines that are not shown. */
  readonly more: number;
  /** One Dutch sentence on what taking back does, without what stands in the way. */
  readonly todo: string;
  /** There is something to take back. */
  readonly possible: boolean;
  readonly obstacles: readonly ShownObstacle[];
  readonly moreObstacles: number;
  /** Stands for exactly these obstacles: given back, it means that they may stay as they are. Empty for none. */
  readonly consent: string;
  /** Dutch sentences on what stays as it is, and on references to rows that are gone. */
  readonly notes: readonly string[];
}

/** What came of taking back: done, or what stands in the way. */
export type TakenBack =
  | { readonly done: true; readonly said: string }
  | { readonly done: false; readonly plan: ShownPlan };

/** The last batches; `skip` is the number of newer ones that the page has already. */
export function lastBatches(register: Register, skip: number): Outcome<ShownBatches> {
  const batches = [...batchesOf(journalEntries(register))].reverse();
  const page = batches.slice(skip, skip + PAGE);
  return usable({
    batches: page.map((batch) => shownBatch(register, batch)),
    older: Math.max(batches.length - skip - page.length, 0),
  });
}

/** One batch, field by field, with what taking it back would do now. */
export function showBatch(register: Register, id: string): Outcome<ShownPlan> {
  const found = findBatch(register, id);
  return found.ok ? usable(shownPlan(register, found.value)) : found;
}

/**
 * Takes a batch back whole, as a new batch. When later changes stand in the way nothing is done and they are
 * told; with the `consent` of that answer they are left as they are and the rest is taken back.
 */
export function takeBack(register: Register, id: string, consent: string): Outcome<TakenBack> {
  const batch = findBatch(register, id);
  if (!batch.ok) return batch;
  const why = batch.value.batch.reason;
  const partly = consent !== '';
  return decide<TakenBack>(register, { via: 'ongedaan', reason: undoReason(id, partly, why) }, () => {
    const found = findBatch(register, id);
    if (!found.ok) return found;
    const { plan } = found.value;
    const nothing = { changes: [] };
    if (consentFor(plan) !== consent)
      return usable({ ...nothing, answer: { done: false, plan: shownPlan(register, found.value) } });
    if (!plan.changes.length)
      return plan.obstacles.length
        ? unusable(HISTORY.takeBack.nothingLeft.reason, HISTORY.takeBack.nothingLeft.tip)
        : usable({ ...nothing, answer: { done: true, said: HISTORY.takeBack.nothingDone(id) } });
    const count = (type: string): number => plan.changes.filter((change) => change.type === type).length;
    const what = HISTORY.rows(count('add'), count('update'), count('remove'));
    return usable({
      changes: plan.changes,
      answer: { done: true, said: HISTORY.takeBack.done(id, what, partly) },
    });
  });
}

interface Found {
  readonly batch: ToldBatch;
  readonly plan: TakeBack<JournalEntry>;
}

function findBatch(register: Register, id: string): Outcome<Found> {
  const entries = journalEntries(register);
  const batch = batchesOf(entries).find((one) => one.id === id);
  if (!batch) {
    const { reason, tip } = HISTORY.takeBack.unknownBatch(id);
    return unusable(reason, tip);
  }
  if (batch.lines.some((line) => line.table === journal.id))
    return unusable(HISTORY.takeBack.notUndoable.reason, HISTORY.takeBack.notUndoable.tip);
  const plan = planTakeBack(batch.lines, linesAfter(entries, id), standingOf(register));
  return usable({ batch, plan });
}

function shownPlan(register: Register, { batch, plan }: Found): ShownPlan {
  const { lines, more } = shownLines(register, batch.lines, LINES);
  const fields = plan.changes.map((change) =>
    change.type === 'update' ? Object.keys(change.values).length : 0,
  );
  const count = (type: string): number => plan.changes.filter((change) => change.type === type).length;
  const total = fields.reduce((sum, one) => sum + one, 0);
  return {
    batch: shownBatch(register, batch),
    lines,
    more,
    todo: plan.changes.length
      ? HISTORY.plan.todo(count('remove'), total, count('add'), plan.obstacles.length > 0)
      : plan.obstacles.length
        ? HISTORY.takeBack.nothingLeft.reason
        : HISTORY.plan.nothing,
    possible: plan.changes.length > 0,
    obstacles: plan.obstacles.slice(0, OBSTACLES).map((obstacle) => shownObstacle(register, obstacle)),
    moreObstacles: Math.max(plan.obstacles.length - OBSTACLES, 0),
    consent: consentFor(plan),
    notes: shownNotes(register, plan),
  };
}

/** Tells these obstacles from any others, so that nobody consents to what was not shown. */
function consentFor({ obstacles }: TakeBack): string {
  if (!obstacles.length) return '';
  const rows = obstacles.map(({ kind, table, key, field }) => [kind, table, key, field].join(' ')).sort();
  return shortFingerprint(rows.join('\n'));
}
