/** Judges changed states of tracks: a step that is allowed gets its event, another is put back. */
import type { Change, Values } from '../../domain/change/change.ts';
import { readShadow, shadowValue } from '../../domain/change/shadow.ts';
import { WAGON_NUMBERS } from '../../domain/programme/states.ts';
import { judgeTrack } from '../../domain/programme/steps.ts';
import { answers } from '../../domain/rules/index.ts';
import type { Finding } from '../../domain/rules/rule.ts';
import type { RegisterView } from '../../domain/rules/view.ts';
import { cellText } from '../../domain/schema/cell.ts';
import type { Row } from '../../domain/schema/table.ts';
import { track } from '../../domain/schema/tables/index.ts';
import { toCell } from '../plan.ts';
import type { Ports } from '../ports.ts';
import type { Entry } from '../reader.ts';
import type { Register } from '../register.ts';
import { settleFindings } from './findings.ts';
import type { Pass } from './record.ts';

type TrackRow = Row<typeof track>;

export const STATE_FIELDS: readonly `state_w${1 | 2 | 3}`[] = WAGON_NUMBERS.map(
  ({ code }) => `state_w${code}` as const,
);

/**
 * Judges the tracks of which a state differs from what the register last knew. Steps and their events are one
 * batch, so that an interruption cannot part them. What is refused stands in its finding as it was typed before
 * it is put back. Returns the keys of tracks whose findings may have changed.
 */
export function takeSteps(
  ports: Ports,
  register: Register,
  view: () => RegisterView,
  touched: ReadonlySet<number> | null,
  pass: Pass,
): readonly string[] {
  const { tab, entries } = register.read(track);
  const moved = entries.filter(
    (entry) => entry.key !== null && (!touched || touched.has(entry.row)) && hasMoved(entry),
  );
  const findings: Finding[] = [];
  const answered = new Map<string, readonly string[]>();
  const changes: Change[] = [];
  const back: { row: number; refused: readonly string[]; values: Values }[] = [];
  for (const entry of moved) {
    const key = entry.key!;
    const after = entry.values as TrackRow;
    const verdict = judgeTrack(key, { ...after, ...statesBefore(entry) }, after, view(), pass);
    findings.push(...verdict.findings);
    const refused = STATE_FIELDS.filter((field) => field in verdict.values);
    if (refused.length) back.push({ row: entry.row, refused, values: verdict.values });
    if (!verdict.answered.length) continue;
    answered.set(key, verdict.answered);
    const others = Object.entries(verdict.values).filter(([field]) => !isState(field));
    const made = verdict.answered.map((field) => [field, after[field as keyof TrackRow]] as const);
    changes.push({
      type: 'update',
      table: track.id,
      key,
      values: Object.fromEntries([...others, ...made]),
    });
    changes.push(...verdict.events);
  }
  if (changes.length) {
    const { via, reason } = pass;
    const result = register.write({ via, reason, changes, seen: true });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  }
  const wasFlagged = moved.some(
    ({ key, values }) => answered.has(key!) && (values as TrackRow).attention !== null,
  );
  if (findings.length || wasFlagged)
    settleFindings(
      register,
      findings,
      (one) => [...answered].some(([key, fields]) => answers(key, fields)(one)),
      pass.at,
      pass.via,
    );
  for (const { row, refused, values } of back)
    for (const field of refused) {
      const cell = toCell(track, field, values[field], register.look);
      ports.book.write(tab, { row, column: tab.columns[field]!, cells: [[cell]] });
    }
  if (back.length) register.forget([track.id]);
  return [...answered.keys(), ...findings.map(({ key }) => key)];
}

function isState(field: string): boolean {
  return (STATE_FIELDS as readonly string[]).includes(field);
}

function statesBefore(entry: Entry): Partial<TrackRow> {
  const shadow = readShadow(cellText(entry.raw.shadow!));
  return Object.fromEntries(
    STATE_FIELDS.map((field) => [field, shadow ? (shadowValue(track, shadow, field) ?? null) : null]),
  );
}

function hasMoved(entry: Entry): boolean {
  const before = statesBefore(entry);
  const now = entry.values as TrackRow;
  return STATE_FIELDS.some(
    (field) => now[field] !== before[field] && (now[field] !== null || cellText(entry.raw[field]!) === ''),
  );
}
