/** Brings fresh findings into the tab Bevindingen, keeping who took a finding up and why one was accepted. */
import { type Change, newKey, type Values } from '../change/change.ts';
import { type RegisterRow, finding as table } from '../schema/tables/index.ts';
import { daysBetween } from '../text/dates.ts';
import type { Finding } from './rule.ts';

/** A row of the tab, with its key. */
export interface KnownFinding {
  readonly key: string;
  readonly row: RegisterRow<'finding'>;
}

/** What makes a finding the same one as before. */
export type Identity = Pick<Finding, 'rule' | 'table' | 'key' | 'field'>;

export interface Checked {
  /** The moment of the check, `yyyy-mm-ddThh:mm:ss`. */
  readonly now: string;
  /** Days that a solved finding stays; null is for ever. */
  readonly keptDays: number | null;
  /** True for findings that this check would have found again, so that their absence means they are solved. */
  covers(finding: Identity): boolean;
}

/** One text per identity. */
export function identityOf({ rule, table, key, field }: Identity): string {
  return [rule, table, key, field ?? ''].join('\n');
}

/**
 * The changes to the tab: new findings are added as open; known ones get their latest words and otherwise stay
 * as people left them; solved ones that come back are open again; those that are no longer found become
 * opgelost, and go after some days. Last seen moves only when a finding changes, so that a check that finds
 * the same writes nothing. What the check does not cover is left alone.
 */
export function mergeFindings(
  known: readonly KnownFinding[],
  fresh: readonly Finding[],
  checked: Checked,
): readonly Change[] {
  const { now } = checked;
  const wanted = new Map<string, Finding>();
  for (const one of fresh) if (!wanted.has(identityOf(one))) wanted.set(identityOf(one), one);
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const { key, row } of known) {
    const about = { rule: row.rule_id ?? '', table: row.table ?? '', key: row.key ?? '', field: row.field };
    const identity = identityOf(about);
    const found = wanted.get(identity);
    const solved = row.status === 'opgelost';
    if (found && !seen.has(identity)) {
      seen.add(identity);
      const words = wordsOf(found);
      const stale = Object.entries(words).filter(
        ([field, value]) => row[field as keyof typeof row] !== value,
      );
      const values = { ...Object.fromEntries(stale), ...(solved ? { status: 'open' } : {}) };
      if (Object.keys(values).length) changes.push(update(key, { ...values, last_seen: now }));
    } else if (!solved) {
      if (found || checked.covers(about)) changes.push(update(key, { status: 'opgelost', last_seen: now }));
    } else if (isPast(row.last_seen, checked)) {
      changes.push({ type: 'remove', table: table.id, key, values: {} });
    }
  }
  const added = [...wanted.entries()].filter(([identity]) => !seen.has(identity));
  return [
    ...changes,
    ...added.map(([, one], index): Change => {
      const { rule, table: about, key, field } = one;
      const values: Values = {
        ...wordsOf(one),
        rule_id: rule,
        table: about,
        key,
        field,
        status: 'open',
        first_seen: now,
        last_seen: now,
      };
      return { type: 'add', table: table.id, key: newKey(`finding-${index}`), values };
    }),
  ];
}

function wordsOf({ severity, message, tip, typed }: Finding): Values {
  return { severity, message, tip, typed };
}

function update(key: string, values: Values): Change {
  return { type: 'update', table: table.id, key, values };
}

function isPast(lastSeen: string | null, { now, keptDays }: Checked): boolean {
  return keptDays !== null && lastSeen !== null && daysBetween(lastSeen, now) > keptDays;
}
