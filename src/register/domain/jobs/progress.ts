/** Where a job has come: which item is next, which are tried again, and which were given up. */

/** An item that failed, and how often. */
export interface Retry {
  readonly item: string;
  readonly tries: number;
}

/** An item that was given up, with a Dutch reason. */
export interface Wrong {
  readonly item: string;
  readonly reason: string;
}

/** As the column "Gebleven bij" keeps it. */
export interface Progress {
  /** Place in the list of the first item that was not tried yet. */
  readonly next: number;
  /** Tried again after all others. */
  readonly again: readonly Retry[];
  readonly wrong: readonly Wrong[];
  /** Executions in a row in which a fault let nothing get done. */
  readonly stalls: number;
}

/** A job in which nothing gets done in so many executions is given up: two hours of quarters. */
export const MOST_STALLS = 8;

/** An item that failed so often for a reason that may pass is given up. */
export const MOST_TRIES = 3;

/** Characters of a reason that are kept, so that those of hundreds of items fit in one cell. */
const REASON_ROOM = 90;

export const BEGINNING: Progress = { next: 0, again: [], wrong: [], stalls: 0 };

/** The item to do now, and how often it failed before; null when all are over with. */
export function upcoming({ next, again }: Progress, items: readonly string[]): Retry | null {
  if (next < items.length) return { item: items[next]!, tries: 0 };
  return again[0] ?? null;
}

/** After the item that was upcoming is done. */
export function succeeded(progress: Progress, items: readonly string[]): Progress {
  const { next, again, wrong } = progress;
  return next < items.length
    ? { next: next + 1, again, wrong, stalls: 0 }
    : { next, again: again.slice(1), wrong, stalls: 0 };
}

/** After the item that was upcoming failed: it is tried again later, or given up when that makes no sense any more. */
export function failed(
  progress: Progress,
  items: readonly string[],
  reason: string,
  hopeless: boolean,
): Progress {
  const current = upcoming(progress, items)!;
  const { next, again } = succeeded(progress, items);
  return fellThrough({ ...progress, next, again }, current, reason, hopeless);
}

/** After an item that was passed, having failed so many times before, proved to have failed after all. */
export function fellThrough(
  progress: Progress,
  { item, tries }: Retry,
  reason: string,
  hopeless: boolean,
): Progress {
  if (!hopeless && tries + 1 < MOST_TRIES) return putBack(progress, { item, tries: tries + 1 });
  return { ...progress, wrong: [...progress.wrong, { item, reason: shortened(reason) }] };
}

/** An item that was passed is to be done again, with the tries that it had. */
export function putBack(progress: Progress, retry: Retry): Progress {
  return { ...progress, again: [...progress.again, retry] };
}

/** How many items are over with, those that were given up among them. */
export function handled({ next, again }: Progress): number {
  return next - again.length;
}

/** What was given up is to be tried once more. */
export function retried({ next, again, wrong }: Progress): Progress {
  return { next, again: [...again, ...wrong.map(({ item }) => ({ item, tries: 0 }))], wrong: [], stalls: 0 };
}

function shortened(reason: string): string {
  return reason.length > REASON_ROOM ? `${reason.slice(0, REASON_ROOM - 1)}…` : reason;
}
