/** Batches, lines and obstacles as a page shows them: Dutch texts only. */
import type { Obstacle, TakeBack } from '../../domain/change/take-back.ts';
import { findTable, journal } from '../../domain/schema/tables/index.ts';
import { HISTORY } from '../../domain/text/history.ts';
import type { Register } from '../register.ts';
import type { JournalEntry, ToldBatch } from './batches.ts';
import {
  encodedText,
  fieldLabel,
  momentText,
  operationLabel,
  rowFields,
  rowLabel,
  tabLabel,
  valueText,
  viaLabel,
} from './words.ts';

/** Sentences on what changed beside a batch in a list, and notes of one sort. */
const SAMPLES = 3;
const NOTES = 20;

export interface ShownBatch {
  readonly id: string;
  /** The row, where people changed but one in the sheet; otherwise why it was done. */
  readonly title: string;
  readonly when: string;
  /** Code of who did it. */
  readonly who: string;
  readonly via: string;
  readonly why: string;
  /** Per tab what was done: `2 rijen gewijzigd`. */
  readonly tabs: readonly { readonly tab: string; readonly what: string }[];
  readonly sample: readonly string[];
  /** Says that it was taken back; null while it stands. */
  readonly undone: string | null;
}

/** One field of one row: what it was and what it became. */
export interface ShownLine {
  readonly tab: string;
  readonly row: string;
  readonly what: string;
  readonly field: string;
  readonly old: string;
  readonly now: string;
}

export interface ShownObstacle {
  readonly tab: string;
  readonly row: string;
  readonly field: string;
  readonly wrote: string;
  readonly now: string;
  /** One Dutch sentence on what stands in the way, and by whom. */
  readonly why: string;
}

export function shownBatch(register: Register, batch: ToldBatch): ShownBatch {
  return {
    id: batch.id,
    title: titleOf(register, batch),
    when: momentText(batch.at),
    who: batch.actor,
    via: viaLabel(batch.via),
    why: batch.reason,
    tabs: tabsOf(batch),
    sample: telling(batch.lines)
      .slice(0, SAMPLES)
      .map((line) => sampleOf(register, line)),
    undone: batch.undone && HISTORY.undone(batch.undone.by, batch.undone.partly),
  };
}

/** Edits in the sheet all have the same reason, so the row tells more. */
function titleOf(register: Register, { id, via, reason, lines }: ToldBatch): string {
  const first = telling(lines)[0]!;
  const single = lines.every(({ table, key }) => table !== first.table || key === first.key);
  if ((via === 'blad' || via === 'nacht') && single && first.table !== journal.id)
    return `${tabLabel(first.table)}: ${rowLabel(register, first.table, first.key, first)}`;
  return reason || `Batch ${id}`;
}

/** What people wanted before what the register added to it. */
function telling(lines: readonly JournalEntry[]): readonly JournalEntry[] {
  const own = ({ table, field }: JournalEntry): boolean =>
    field === null || findTable(table)?.columns[field]?.system !== true;
  const first = lines.filter(own);
  return [...first, ...lines.filter((line) => !own(line))];
}

function tabsOf(batch: ToldBatch): ShownBatch['tabs'] {
  const tabs = new Map<string, Record<JournalEntry['operation'], Set<string>>>();
  for (const { table, operation, key } of batch.lines) {
    const known = tabs.get(table) ?? { add: new Set(), update: new Set(), remove: new Set() };
    tabs.set(table, known);
    known[operation].add(key);
  }
  return [...tabs].map(([table, { add, update, remove }]) => ({
    tab: tabLabel(table),
    what: HISTORY.rows(add.size, update.size, remove.size),
  }));
}

function sampleOf(register: Register, line: JournalEntry): string {
  const row = rowLabel(register, line.table, line.key, line);
  if (line.operation !== 'update') return HISTORY.sample[line.operation](row);
  const column = findTable(line.table)?.columns[line.field ?? ''];
  const [old, now] = [line.old, line.new].map((text) => encodedText(column, text, register.look));
  return HISTORY.sample.update(row, fieldLabel(line.table, line.field ?? ''), old!, now!);
}

/** The lines field by field, the first `limit` of them, and how many there are more. */
export function shownLines(
  register: Register,
  lines: readonly JournalEntry[],
  limit: number,
): { readonly lines: readonly ShownLine[]; readonly more: number } {
  const shown: ShownLine[] = [];
  let more = 0;
  for (const line of lines) {
    if (shown.length < limit) shown.push(...fieldsOf(register, line));
    else more++;
  }
  return { lines: shown, more };
}

function fieldsOf(register: Register, line: JournalEntry): readonly ShownLine[] {
  const { table: id, key, field } = line;
  const table = findTable(id);
  const about = {
    tab: tabLabel(id),
    row: rowLabel(register, id, key, line),
    what: operationLabel(line.operation),
  };
  if (field !== null) {
    const column = table?.columns[field];
    const [old, now] = [line.old, line.new].map((text) => encodedText(column, text, register.look));
    return [{ ...about, field: fieldLabel(id, field), old: old!, now: now! }];
  }
  const fields = table ? rowFields(table, line, register.look) : [];
  if (!fields.length) return [{ ...about, field: HISTORY.obstacle.whole, old: '', now: '' }];
  return fields.map(({ label, text }) => ({
    ...about,
    field: label,
    old: line.operation === 'remove' ? text : '',
    now: line.operation === 'add' ? text : '',
  }));
}

export function shownObstacle(register: Register, obstacle: Obstacle<JournalEntry>): ShownObstacle {
  const { table, key, field, kind, line, by } = obstacle;
  const column = field === null ? undefined : findTable(table)?.columns[field];
  const text = (side: 'wrote' | 'now'): string =>
    column ? valueText(column, obstacle[side], register.look) : '';
  const words = HISTORY.obstacle;
  const told = line && ([line.actor, momentText(line.at)] as const);
  const why = {
    changed: () => (told ? words.changed(...told) : words.changedUnseen),
    gone: () => (told ? words.gone(...told) : words.goneUnseen),
    frozen: () => words.frozen,
    used: () => words.used(rowLabel(register, by!.table, by!.key), fieldLabel(by!.table, by!.field)),
  }[kind]();
  return {
    tab: tabLabel(table),
    row: rowLabel(register, table, key),
    field: field === null ? words.whole : fieldLabel(table, field),
    wrote: text('wrote'),
    now: text('now'),
    why,
  };
}

/** What stays as it is or is lost because it is about people, and what will refer to a row that is gone. */
export function shownNotes(register: Register, plan: TakeBack): readonly string[] {
  const words = HISTORY.plan;
  const row = (table: string, key: string): string => `${tabLabel(table)} ${rowLabel(register, table, key)}`;
  const labels = (table: string, fields: readonly string[]): readonly string[] =>
    fields.map((field) => fieldLabel(table, field));
  const people = plan.shielded
    .slice(0, NOTES)
    .map(({ table, key, fields }) => words.shielded(row(table, key), labels(table, fields)));
  const lost = plan.lost
    .slice(0, NOTES)
    .map(({ table, key, fields }) => words.lost(row(table, key), labels(table, fields)));
  const dangling = plan.dangling
    .slice(0, NOTES)
    .map(({ table, key, field, to }) => words.dangling(row(table, key), fieldLabel(table, field), to));
  return [
    ...withMore(people, plan.shielded.length, words.moreShielded),
    ...withMore(lost, plan.lost.length, words.moreLost),
    ...withMore(dangling, plan.dangling.length, words.moreDangling),
  ];
}

function withMore(
  shown: readonly string[],
  total: number,
  more: (count: number) => string,
): readonly string[] {
  return total > shown.length ? [...shown, more(total - shown.length)] : shown;
}
