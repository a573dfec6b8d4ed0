/** The facts of a period: those that were frozen, or as they are now as long as they are not. */
import { BrokenSnapshotError } from '../errors.ts';
import { sealOf } from '../programme/seal.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import { cluster, period, snapshot } from '../schema/tables/index.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { ClusterFacts, MunicipalityFacts, ProgrammeFacts } from './facts.ts';
import type { Figures } from './figures.ts';
import { municipalitiesOn } from './indicators/reach.ts';
import { municipalityFacts, programmeFacts } from './programme-facts.ts';
import type { Span } from './span.ts';
import { type AnyFacts, type Members, type SnapshotSubject, unpacked, valuesOf } from './stored.ts';

export type PeriodRow = Keyed<typeof period>['row'];

/** The name under which the programme stands where others stand under their key. */
export const WHOLE_PROGRAMME = 'programma';

/** One version of one subject, as its rows hold it. */
export interface FrozenVersion {
  readonly version: number;
  /** Why there is a version after the first. */
  readonly reason: string | null;
  /** Seal of its rows: the hash, of several rows joined by a plus. */
  readonly hash: string;
  /** The civil day. */
  readonly on: string;
  readonly rows: readonly Keyed<typeof snapshot>[];
}

/** What stands frozen of a period. */
export interface Frozen {
  /** The programme in force, with the versions that belong to it; null when freezing was never finished. */
  readonly programme: (FrozenVersion & { readonly facts: ProgrammeFacts; readonly members: Members }) | null;
  /** All versions by subject (cluster key, municipality code or WHOLE_PROGRAMME), the oldest first. */
  readonly versions: ReadonlyMap<string, readonly FrozenVersion[]>;
}

/** The name of what a snapshot is about. */
export function subjectName({ cluster_id, municipality_code }: SnapshotSubject): string {
  return cluster_id ?? municipality_code ?? WHOLE_PROGRAMME;
}

/** Everything that is frozen of a period. Throws BrokenSnapshotError when the programme's own row was changed. */
export function frozenOf(view: RegisterView, key: string): Frozen {
  return view.once(`frozen ${key}`, () => {
    const groups = new Map<string, Map<number, Keyed<typeof snapshot>[]>>();
    for (const found of view.having(snapshot, 'period_id', key)) {
      const { version } = found.row;
      if (version === null) continue;
      const name = subjectName(found.row);
      const own = groups.get(name) ?? new Map<number, Keyed<typeof snapshot>[]>();
      groups.set(name, own.set(version, [...(own.get(version) ?? []), found]));
    }
    const versions = new Map(
      [...groups].map(([name, own]) => [
        name,
        [...own].sort(([a], [b]) => a - b).map(([version, rows]) => versionOf(version, rows)),
      ]),
    );
    const latest = versions.get(WHOLE_PROGRAMME)?.slice(-1)[0];
    if (!latest) return { programme: null, versions };
    const { facts, members } = opened(latest);
    if (facts.kind !== 'programme' || !members) throw new BrokenSnapshotError(latest.rows[0]!.key);
    return { programme: { ...latest, facts, members }, versions };
  });
}

function versionOf(version: number, rows: readonly Keyed<typeof snapshot>[]): FrozenVersion {
  const first = rows[0]!.row;
  return {
    version,
    reason: first.reason,
    hash: rows.map(({ row }) => row.hash ?? '').join('+'),
    on: first.frozen_at?.slice(0, 10) ?? '',
    rows,
  };
}

/** The facts in a version, after its seal was checked. Throws BrokenSnapshotError. */
export function opened({ rows }: FrozenVersion): {
  readonly facts: AnyFacts;
  readonly members: Members | null;
} {
  const broken = rows.find(({ row }) => row.values === null || row.hash !== sealOf(row));
  const values = broken ? null : valuesOf(rows.map(({ row }) => row));
  if (!values) throw new BrokenSnapshotError((broken ?? rows[0]!).key);
  return unpacked(values);
}

/** The version of a subject that belongs to the programme in force; null when the period has no such subject. */
export function inForce({ programme, versions }: Frozen, name: string): FrozenVersion | null {
  if (!programme) return null;
  if (name === WHOLE_PROGRAMME) return programme;
  const wanted = programme.members.versions[name] ?? 1;
  return versions.get(name)?.find(({ version }) => version === wanted) ?? null;
}

/** True when all snapshots of the programme in force stand. */
export function isComplete(frozen: Frozen): boolean {
  const { programme, versions } = frozen;
  if (!programme) return false;
  const standing = [...versions.keys()].filter(
    (name) => name !== WHOLE_PROGRAMME && inForce(frozen, name) !== null,
  );
  return standing.length >= programme.members.count;
}

/** How the facts of a subject were frozen. */
export interface SealFacts {
  readonly version: number;
  readonly reason: string | null;
  readonly hash: string;
  readonly on: string;
}

/** The facts of a period, for reports. */
export interface PeriodFacts {
  /** Frozen: what stands in the documents is final. Else it is a concept. */
  readonly final: boolean;
  /** In the order of the tabs. */
  clusters(): readonly string[];
  municipalities(): readonly string[];
  /** These throw BrokenSnapshotError for a snapshot that was changed by hand, RangeError for what is not there. */
  cluster(key: string): ClusterFacts;
  municipality(code: string): MunicipalityFacts;
  programme(): ProgrammeFacts;
  /** Null as long as it is not frozen. `name` is a cluster key, a municipality code or WHOLE_PROGRAMME. */
  seal(name: string): SealFacts | null;
  /**
   * The same of the period of this type before. Beside frozen facts only frozen ones stand, so that they never change:
   * null for what was not frozen then. A concept compares with the register as it is now where nothing is frozen.
   */
  readonly before: {
    cluster(key: string): ClusterFacts | null;
    municipality(code: string): MunicipalityFacts | null;
    programme(): ProgrammeFacts | null;
  };
}

/**
 * The facts of a period: the snapshots in force once it is frozen, and the register as it is now before that. Facts
 * are worked out or opened when first asked for, and once.
 */
export function frozenFacts(view: RegisterView, row: PeriodRow): PeriodFacts {
  const key = row.period_id ?? '';
  const span: Span = { from: row.from ?? '', until: row.until ?? '' };
  const frozen = frozenOf(view, key);
  const earlier = periodBefore(view, row);
  const past = earlier === null ? null : frozenOf(view, earlier);
  const spanBefore = spanOf(view.row(period, earlier));
  const before = <K extends AnyFacts['kind']>(
    name: string,
    kind: K,
    live: (over: Span) => FactsOf<K>,
  ): FactsOf<K> | null => {
    const found = past && inForce(past, name);
    if (found) return view.once(`facts ${earlier} ${name}`, () => factsOf(found, kind));
    if (frozen.programme || past?.programme || !spanBefore) return null;
    return view.once(`facts ${earlier} ${name}`, () => live(spanBefore));
  };
  const own = <K extends AnyFacts['kind']>(name: string, kind: K, live: () => FactsOf<K>): FactsOf<K> =>
    view.once(`facts ${key} ${name}`, () => {
      if (!frozen.programme) return live();
      const found = inForce(frozen, name);
      if (!found) throw new RangeError(`Nothing was frozen of "${name}" in period "${key}".`);
      return factsOf(found, kind);
    });
  const names = (field: 'cluster_id' | 'municipality_code'): readonly string[] =>
    [...frozen.versions]
      .filter(([name, [first]]) => first!.rows[0]!.row[field] !== null && inForce(frozen, name) !== null)
      .map(([name]) => name);
  return {
    final: frozen.programme !== null,
    clusters: () => (frozen.programme ? names('cluster_id') : view.rows(cluster).map((found) => found.key)),
    municipalities: () =>
      frozen.programme ? names('municipality_code') : municipalitiesOn(view, span.until),
    cluster: (name) => own(name, 'cluster', () => clusterFacts(view, span, name)),
    municipality: (name) => own(name, 'municipality', () => municipalityFacts(view, span, name)),
    programme: () => own(WHOLE_PROGRAMME, 'programme', () => programmeFacts(view, span)),
    seal(name) {
      const found = inForce(frozen, name);
      return found && { version: found.version, reason: found.reason, hash: found.hash, on: found.on };
    },
    before: {
      cluster: (name) => before(name, 'cluster', (over) => clusterFacts(view, over, name)),
      municipality: (name) => before(name, 'municipality', (over) => municipalityFacts(view, over, name)),
      programme: () => before(WHOLE_PROGRAMME, 'programme', (over) => programmeFacts(view, over)),
    },
  };
}

function spanOf(row: PeriodRow | null): Span | null {
  return row?.from && row.until ? { from: row.from, until: row.until } : null;
}

type FactsOf<K extends AnyFacts['kind']> = Extract<AnyFacts, { readonly kind: K }>;

function factsOf<K extends AnyFacts['kind']>(found: FrozenVersion, kind: K): FactsOf<K> {
  const { facts } = opened(found);
  if (facts.kind !== kind) throw new BrokenSnapshotError(found.rows[0]!.key);
  return facts as FactsOf<K>;
}

/** The key of the period of the same type that ended last before this one began; null when there is none. */
export function periodBefore(view: RegisterView, row: PeriodRow): string | null {
  if (row.from === null) return null;
  let found: Keyed<typeof period> | null = null;
  for (const other of view.rows(period)) {
    if (other.row.type !== row.type) continue;
    const { until } = other.row;
    if (until === null || until >= row.from) continue;
    if (found === null || until > found.row.until!) found = other;
  }
  return found?.key ?? null;
}

/** The change of each figure since the period before; null where either is not known. */
export function changes(now: Figures, before: Figures | null): Figures {
  return Object.fromEntries(
    Object.entries(now).map(([id, value]) => {
      const then = before?.[id as keyof Figures] ?? null;
      return [id, value === null || then === null ? null : Math.round((value - then) * 1e4) / 1e4];
    }),
  ) as Figures;
}
