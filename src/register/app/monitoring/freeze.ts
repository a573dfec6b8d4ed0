/** Use case: vaststellen. The facts of a period become snapshots that never change; a correction is a new version. */
import { type Change, newKey } from '../../domain/change/change.ts';
import { BusyError } from '../../domain/errors.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { clusterFacts } from '../../domain/monitoring/cluster-facts.ts';
import { figuresOf } from '../../domain/monitoring/figures.ts';
import {
  type Frozen,
  frozenOf,
  inForce,
  opened,
  subjectName,
  WHOLE_PROGRAMME,
} from '../../domain/monitoring/frozen.ts';
import { municipalitiesOn } from '../../domain/monitoring/indicators/reach.ts';
import { refusal } from '../../domain/monitoring/periods.ts';
import { municipalityFacts, programmeFacts } from '../../domain/monitoring/programme-facts.ts';
import type { Span } from '../../domain/monitoring/span.ts';
import {
  type AnyFacts,
  type Members,
  packed,
  rowsOf,
  type SnapshotSubject,
  type StoredRow,
} from '../../domain/monitoring/stored.ts';
import { canonical } from '../../domain/programme/seal.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { cluster, period, snapshot } from '../../domain/schema/tables/index.ts';
import { MONITORING } from '../../domain/text/monitoring.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { finishOpenBatch } from '../writer.ts';
import { standingOf } from './standing.ts';

const PATIENCE = 30_000;

/** Characters of values in one batch: they are written twice, to the journal and to the tab. */
const BATCH_ROOM = 1_500_000;

/** Google ends an execution after six minutes; no batch begins later than this. */
const TIME_BUDGET = 200_000;

/** What a call came to. */
export interface Freezing {
  /** All snapshots stand and the period is frozen; otherwise ask again and it goes on. */
  readonly done: boolean;
  /** How many clusters and municipalities are still to be written. */
  readonly left: number;
  /** Dutch. */
  readonly says: string;
}

/** A correction: the clusters that get a new version, and why. */
export interface Correction {
  readonly clusters: readonly string[];
  readonly reason: string;
}

/** A subject with the values that are to stand frozen. */
interface Lot {
  readonly subject: SnapshotSubject;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Freezes a period that is in control, or corrects one that is frozen. Everything is read once, under the lock,
 * and written in batches of which each stands whole or not at all; what stands already is not written again. The
 * programme comes last, in one batch with the status, and says which versions of the clusters belong to it: until
 * then nothing is frozen, and an interrupted call leaves what was in force. Should a cluster have changed in the
 * meantime, then what stood of it gets a next version. `room` is how many characters go into a batch.
 */
export function freezePeriod(
  ports: Ports,
  register: Register,
  key: string,
  correction: Correction | null = null,
  room = BATCH_ROOM,
): Outcome<Freezing> {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    finishOpenBatch(ports, register);
    register.forget();
    return frozen(ports, register, key, correction, room);
  } finally {
    ports.lock.release();
  }
}

function frozen(
  ports: Ports,
  register: Register,
  key: string,
  correction: Correction | null,
  most: number,
): Outcome<Freezing> {
  const view = openView(sourceOf(ports, register));
  const row = view.row(period, key);
  const words = MONITORING;
  if (!row) return unusable(words.refusal.unknown(key), words.refusal.tip);
  const standing = standingOf(view, key, row);
  const before = frozenOf(view, key);
  const why = correction
    ? wrongCorrection(view, before, standing.name, correction)
    : refusal(standing, 'vastgesteld', view.today);
  if (why !== null) return unusable(why, words.refusal.tip);

  const span: Span = { from: row.from!, until: row.until! };
  const lots = lotsOf(view, span, before, correction);
  const at = { frozen_at: ports.clock.now(), frozen_by: ports.actor.code() };
  const reason = correction ? words.reason.correct(standing.name) : words.reason.freeze(standing.name);
  const note = correction?.reason ?? words.reason.during;

  const versions = new Map<string, number>();
  let waiting: StoredRow[] = [];
  let room = 0;
  let left = lots.length;
  const adds = (rows: readonly StoredRow[]): Change[] =>
    rows.map((values, i) => ({
      type: 'add',
      table: snapshot.id,
      key: newKey(i),
      values: { ...values, ...at, reason: values.version! > 1 ? note : null },
    }));
  const write = (changes: readonly Change[]): void => {
    const result = register.write({ via: 'menu', reason, changes });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  };
  for (const lot of lots) {
    const { version, rows } = nextVersion(before, key, lot);
    versions.set(lot.name, version);
    left--;
    if (!rows.length) continue;
    const size = rows.reduce((total, { values }) => total + JSON.stringify(values).length, 0);
    if (waiting.length && room + size > most) {
      write(adds(waiting));
      [waiting, room] = [[], 0];
      if (ports.clock.elapsed() > TIME_BUDGET)
        return usable({ done: false, left: left + 1, says: words.done.busy(left + 1) });
    }
    waiting.push(...rows);
    room += size;
  }

  const members = membersOf(view, span, before, versions, correction);
  const programme = nextVersion(before, key, {
    subject: { cluster_id: null, municipality_code: null },
    name: WHOLE_PROGRAMME,
    values: packed(programmeFacts(view, span), members),
  });
  if (correction && !waiting.length && !programme.rows.length)
    return unusable(words.refusal.nothing(standing.name), words.refusal.nothingTip);
  const status = correction ? {} : { status: 'vastgesteld' };
  const values = { ...status, frozen_on: view.today };
  write([...adds([...waiting, ...programme.rows]), { type: 'update', table: period.id, key, values }]);
  const byNight = view.setting('reports_on') ?? false;
  const says = correction
    ? words.done.correct(standing.name, programme.version, byNight)
    : words.done.freeze(standing.name, view.rows(cluster).length, byNight);
  return usable({ done: true, left: 0, says });
}

function wrongCorrection(
  view: RegisterView,
  before: Frozen,
  name: string,
  { clusters, reason }: Correction,
): string | null {
  const words = MONITORING.refusal;
  if (!before.programme) return words.notFrozen(name);
  if (reason.trim() === '') return words.noReason;
  if (!clusters.length) return words.noClusters;
  const gone = clusters.find((key) => view.row(cluster, key) === null);
  return gone === undefined ? null : words.gone(gone);
}

/** What is to stand frozen: everything at first, later the clusters of the correction and where they lie. */
function lotsOf(
  view: RegisterView,
  span: Span,
  before: Frozen,
  correction: Correction | null,
): readonly Lot[] {
  const clusters = correction?.clusters ?? view.rows(cluster).map(({ key }) => key);
  const towns = correction ? townsOf(view, before, clusters) : municipalitiesOn(view, span.until);
  const lot = (subject: SnapshotSubject, facts: AnyFacts): Lot => ({
    subject,
    name: subjectName(subject),
    values: packed(facts, null),
  });
  return [
    ...clusters.map((key) =>
      lot({ cluster_id: key, municipality_code: null }, clusterFacts(view, span, key)),
    ),
    ...towns.map((code) =>
      lot({ cluster_id: null, municipality_code: code }, municipalityFacts(view, span, code)),
    ),
  ];
}

/** The municipalities in which clusters lie now, or lay when they were frozen. */
function townsOf(view: RegisterView, before: Frozen, clusters: readonly string[]): readonly string[] {
  const then = clusters.flatMap((key) => {
    const found = inForce(before, key);
    const facts = found && opened(found).facts;
    return facts?.kind === 'cluster' ? facts.municipalities.map((town) => town.key) : [];
  });
  const now = clusters.flatMap((key) => view.row(cluster, key)!.municipality_codes ?? []);
  return [...new Set([...now, ...then])].filter(
    (code) => before.versions.has(code) || municipalitiesOn(view, view.today).includes(code),
  );
}

/** The version that holds these values, and the rows to write for it: none when it stands already. */
function nextVersion(
  before: Frozen,
  periodKey: string,
  { subject, name, values }: Lot,
): { readonly version: number; readonly rows: readonly StoredRow[] } {
  const standing = before.versions.get(name) ?? [];
  const latest = standing[standing.length - 1];
  if (latest) {
    const again = rowsOf(periodKey, subject, latest.version, values);
    if (again.map(({ hash }) => hash).join('+') === latest.hash) return { version: latest.version, rows: [] };
  }
  const version = (latest?.version ?? 0) + 1;
  return { version, rows: rowsOf(periodKey, subject, version, values) };
}

/** Which versions belong to the programme: those of before, and those of now. */
function membersOf(
  view: RegisterView,
  span: Span,
  before: Frozen,
  now: ReadonlyMap<string, number>,
  correction: Correction | null,
): Members {
  const known = before.programme?.members;
  const names = new Set(
    [...before.versions.keys()].filter((name) => name !== WHOLE_PROGRAMME && inForce(before, name)),
  );
  for (const name of now.keys()) names.add(name);
  const versions = { ...known?.versions };
  for (const [name, version] of now) {
    if (version > 1) versions[name] = version;
    else delete versions[name];
  }
  const left = correction ? changedClusters(view, span, before).filter((key) => !now.has(key)) : [];
  return { count: names.size, versions, left };
}

/** The clusters of which the figures in force differ from what the register gives now, in the order of the tab. */
export function changedClusters(view: RegisterView, span: Span, frozenNow: Frozen): readonly string[] {
  return view
    .rows(cluster)
    .map(({ key }) => key)
    .filter((key) => {
      const found = inForce(frozenNow, key);
      if (!found) return true;
      return canonical(opened(found).facts.figures) !== canonical(figuresOf(view, span, new Set([key])));
    });
}
