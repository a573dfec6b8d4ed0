/** The journal as batches: what was done together, in the order in which it was done. */
import type { Via } from '../../domain/change/change.ts';
import { effective } from '../../domain/change/journal.ts';
import type { ToldLine } from '../../domain/change/replay.ts';
import { journal, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { undoneBatch } from '../../domain/text/history.ts';
import type { Register } from '../register.ts';

/** A line of the journal with who, when, through what and why. */
export interface JournalEntry extends ToldLine {
  readonly entry_id: string | null;
  readonly at: string;
  readonly actor: string;
  readonly via: Via | null;
  readonly reason: string;
}

export interface ToldBatch extends Pick<JournalEntry, 'at' | 'actor' | 'via' | 'reason'> {
  readonly id: string;
  readonly lines: readonly JournalEntry[];
  /** The batch that took this one back, wholly or in part; null while it stands. */
  readonly undone: { readonly by: string; readonly partly: boolean } | null;
}

/**
 * The lines in the order of the tab, which is the order of events. A line that tells of no row is left out, and so
 * is one that was written again after an interruption.
 */
export function journalEntries(register: Register): readonly JournalEntry[] {
  return effective(register.read(journal).entries.flatMap(({ values }) => toldEntry(values)));
}

/** A line from the values of its columns; none where it tells of no row. */
export function toldEntry(values: Partial<RegisterRow<'journal'>>): readonly JournalEntry[] {
  const { operation, table, key, batch } = values;
  if (!operation || !table || !key || !batch) return [];
  return [
    {
      entry_id: values.entry_id ?? null,
      at: values.at ?? '',
      actor: values.actor ?? '',
      via: values.via ?? null,
      reason: values.reason ?? '',
      batch,
      operation,
      table,
      key,
      field: values.field ?? null,
      old: values.old ?? null,
      new: values.new ?? null,
    },
  ];
}

/** The batches, the first one first. */
export function batchesOf(entries: readonly JournalEntry[]): readonly ToldBatch[] {
  const lines = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const known = lines.get(entry.batch);
    if (known) known.push(entry);
    else lines.set(entry.batch, [entry]);
  }
  const takers = new Map<string, { by: string; partly: boolean }[]>();
  for (const [id, [first]] of lines) {
    const target = first!.via === 'ongedaan' ? undoneBatch(first!.reason) : null;
    if (target === null) continue;
    takers.set(target.batch, [...(takers.get(target.batch) ?? []), { by: id, partly: target.partly }]);
  }
  // Who takes back a taking back makes the first batch stand again; a taking back always comes later.
  const undoneBy = (id: string): ToldBatch['undone'] =>
    (takers.get(id) ?? []).filter(({ by }) => undoneBy(by)?.partly !== false).pop() ?? null;
  return [...lines].map(([id, own]) => {
    const { at, actor, via, reason } = own[0]!;
    return { id, at, actor, via, reason, lines: own, undone: undoneBy(id) };
  });
}

/** The lines after a batch. */
export function linesAfter(entries: readonly JournalEntry[], batch: string): readonly JournalEntry[] {
  let last = entries.length - 1;
  while (last >= 0 && entries[last]!.batch !== batch) last--;
  return entries.slice(last + 1);
}
