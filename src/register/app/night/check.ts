/** Night step: compares the whole register with what it last knew, journals what no event saw, and checks every rule. */
import type { Change } from '../../domain/change/change.ts';
import { BusyError, NotInstalledError } from '../../domain/errors.ts';
import { outdated } from '../../domain/programme/computed.ts';
import { type Flags, flagsOf } from '../../domain/rules/attention.ts';
import { checkRegister, coverage } from '../../domain/rules/index.ts';
import type { Finding } from '../../domain/rules/rule.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { finding, journal, TABLES } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { settleFindings, showFlags } from '../edit/findings.ts';
import { type Noted, note, type Pass } from '../edit/record.ts';
import { missingRows, presentNow } from '../edit/removed.ts';
import { takeSteps } from '../edit/steps.ts';
import { journalled, takeOver } from '../edit/take-over.ts';
import type { Ports } from '../ports.ts';
import { PRESENT, REVIVED } from '../properties.ts';
import type { Register } from '../register.ts';
import { finishOpenBatch, JOURNAL_SPARE } from '../writer.ts';
import { refreshChoices } from './choices.ts';
import type { NightStep } from './step.ts';

const PATIENCE = 60_000;

/** Nobody can tell who made a change that no event saw. */
const UNKNOWN = 'onbekend';

/** What a check came to. */
export interface Checked {
  /** Rows that were added, changed or removed without an event. */
  readonly unseen: { readonly added: number; readonly changed: number; readonly removed: number };
  /** Values that follow from others and were out of date. */
  readonly computed: number;
  /** Open findings by severity. */
  readonly open: Readonly<Record<'fout' | 'waarschuwing' | 'melding', number>>;
}

export const checkStep: NightStep = {
  id: 'controle',
  title: TEXT.night.steps.check,
  run: (ports, { register }) => TEXT.night.checked(checkAll(ports, register)),
};

/**
 * Checks everything, under the lock. Reads each table once and writes what differs; done twice it writes
 * nothing the second time. Throws BusyError when somebody is writing for too long.
 */
export function checkAll(ports: Ports, register: Register): Checked {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    return checked(ports, register);
  } finally {
    ports.lock.release();
  }
}

function checked(ports: Ports, register: Register): Checked {
  if (ports.props.refresh()[REVIVED] !== undefined) throw new NotInstalledError(TEXT.setUp.columnContents);
  finishOpenBatch(ports, register);
  register.forget();
  const at = ports.clock.now();
  const pass: Pass = { actor: UNKNOWN, at, via: 'nacht', reason: TEXT.edit.night, together: false };
  const { unseen, restored } = takeOverAll(ports, register, pass);

  const today = at.slice(0, 10);
  const view = (): RegisterView => openView({ read: register.read, look: register.look, today });
  const before = flagsNow(register);
  takeSteps(ports, register, view, null, pass);
  const stale = outdated(view(), null);
  if (stale.length) write(register, stale);

  const seen = view();
  const keptDays = seen.setting('finding_kept_days');
  const fresh = [...checkRegister(seen), ...restored];
  const flags = settleFindings(register, fresh, coverage(null), at, pass.via, keptDays);
  for (const table of TABLES)
    showFlags(ports, register.read(table), flags, null, changedRows(before, flags, table.id));
  for (const table of TABLES.filter(({ tracked }) => tracked)) refreshChoices(ports, register, table);
  makeSpare(ports);
  return { unseen, computed: stale.length, open: counted(flags) };
}

/** Journals what was done with the rows of all tabs past the events, and remembers which rows there are. */
function takeOverAll(
  ports: Ports,
  register: Register,
  pass: Pass,
): { readonly unseen: Checked['unseen']; readonly restored: readonly Finding[] } {
  const known = journalled(register);
  const unseen = { added: 0, changed: 0, removed: 0 };
  const removed: Noted[] = [];
  const told: Finding[] = [];
  const present: Record<string, string> = {};
  for (const table of TABLES.filter(({ tracked }) => tracked)) {
    const { data, taken, restored } = takeOver(ports, register, register.read(table), null, pass, known);
    told.push(...restored);
    for (const { change } of taken) {
      if (change?.type === 'add') unseen.added++;
      else if (change) unseen.changed++;
    }
    if (table.quiet) continue;
    removed.push(...missingRows(ports, data, known()));
    present[PRESENT + table.id] = presentNow(data);
  }
  unseen.removed = removed.length;
  note(ports, removed, pass, register.look);
  const kept = ports.props.all();
  const changed = Object.entries(present).filter(([name, keys]) => (kept[name] ?? '') !== keys);
  if (changed.length) ports.props.set(Object.fromEntries(changed));
  if (unseen.added + unseen.changed + unseen.removed) register.forget([journal.id]);
  return { unseen, restored: told };
}

function write(register: Register, changes: readonly Change[]): void {
  const result = register.write({ via: 'nacht', reason: TEXT.edit.computed, changes });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
}

function flagsNow(register: Register): Flags {
  return flagsOf(
    register.read(finding).entries.flatMap(({ key, values }) => (key === null ? [] : [{ key, row: values }])),
  );
}

/** The rows of a table of which a finding reads otherwise than before, so that their notes must too. */
function changedRows(before: Flags, after: Flags, table: string): readonly string[] {
  const [old, now] = [before.get(table), after.get(table)];
  const words = (flags: Flags, key: string): string =>
    JSON.stringify(
      (flags.get(table)?.get(key) ?? []).map(({ field, message, tip }) => [field, message, tip]),
    );
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].filter((key) => words(before, key) !== words(after, key));
}

function counted(flags: Flags): Checked['open'] {
  const open = { fout: 0, waarschuwing: 0, melding: 0 };
  for (const rows of flags.values())
    for (const list of rows.values()) for (const { severity } of list) if (severity) open[severity]++;
  return open;
}

function makeSpare(ports: Ports): void {
  const tab = ports.book.tabs().get(journal.id)!;
  const first = ports.book.firstFreeRow(tab);
  if (tab.rows - first < JOURNAL_SPARE / 2) ports.book.grow(tab, JOURNAL_SPARE, first > tab.rows);
}
