/** Facts as a snapshot stores them: figures without zeros, and in parts where one cell is too small. */
import { canonical, sealOf } from '../programme/seal.ts';
import type { RegisterRow } from '../schema/tables/index.ts';
import type { ClusterFacts, MunicipalityFacts, ProgrammeFacts } from './facts.ts';
import { FIGURE_IDS, type Figures } from './figures.ts';

export type AnyFacts = ClusterFacts | MunicipalityFacts | ProgrammeFacts;

/** What facts are about: one of the two, or neither for the whole programme. */
export interface SnapshotSubject {
  readonly cluster_id: string | null;
  readonly municipality_code: string | null;
}

/** Which versions of the clusters and municipalities belong to a version of the programme. */
export interface Members {
  /** How many clusters and municipalities there are. */
  readonly count: number;
  /** By cluster key or municipality code, where it is another version than 1. */
  readonly versions: Readonly<Record<string, number>>;
  /** Clusters of which the figures differ by now and that the correction left as they were. */
  readonly left: readonly string[];
}

/** The fields of a snapshot row that hold the facts. */
export type StoredRow = Pick<
  RegisterRow<'snapshot'>,
  'period_id' | 'cluster_id' | 'municipality_code' | 'version' | 'part' | 'values' | 'hash'
>;

type Values = Readonly<Record<string, unknown>>;

/** The journal keeps the text of a cell within JSON of its own, in a cell of 50,000 characters. */
const ROOM = 36_000;

/** Characters in one part; quotes in it are escaped twice on their way into the journal. */
const SLICE = 14_000;

/** What is stored of facts: the same to the byte for the same facts. */
export function packed(facts: AnyFacts, members: Members | null): Values {
  const figures = Object.fromEntries(Object.entries(facts.figures).filter(([, value]) => value !== 0));
  return JSON.parse(canonical({ ...facts, figures, ...(members ? { members } : {}) }));
}

/** The facts again; figures that are not stored are 0. */
export function unpacked(values: Values): { readonly facts: AnyFacts; readonly members: Members | null } {
  const { members, ...facts } = values as Values & { readonly members?: Members };
  const stored = facts.figures as Partial<Figures>;
  const figures = Object.fromEntries(FIGURE_IDS.map((id) => [id, id in stored ? stored[id] : 0]));
  return { facts: { ...facts, figures } as AnyFacts, members: members ?? null };
}

/** The rows that hold these values: one, or as many parts as they need. */
export function rowsOf(
  period_id: string,
  { cluster_id, municipality_code }: SnapshotSubject,
  version: number,
  values: Values,
): readonly StoredRow[] {
  const own = { period_id, cluster_id, municipality_code, version };
  const sealed = (part: number | null, held: Values): StoredRow => {
    const row = { ...own, part, values: held };
    return { ...row, hash: sealOf(row) };
  };
  const text = JSON.stringify(values);
  if (JSON.stringify(text).length <= ROOM) return [sealed(null, values)];
  const slices = Array.from({ length: Math.ceil(text.length / SLICE) }, (_, i) =>
    text.slice(i * SLICE, (i + 1) * SLICE),
  );
  return slices.map((slice, i) => sealed(i + 1, { parts: slices.length, slice }));
}

/** The values that rows of one version hold together; null when a part is missing or cannot be read. */
export function valuesOf(rows: readonly Pick<StoredRow, 'part' | 'values'>[]): Values | null {
  const first = rows[0];
  if (!first || first.values === null) return null;
  if (first.part === null) return rows.length === 1 ? first.values : null;
  const parts = [...rows].sort((a, b) => (a.part ?? 0) - (b.part ?? 0));
  const whole = (parts[0]!.values as { readonly parts?: number } | null)?.parts;
  if (parts.length !== whole || parts.some(({ part }, i) => part !== i + 1)) return null;
  try {
    return JSON.parse(parts.map(({ values }) => (values as { slice: string }).slice).join(''));
  } catch {
    return null;
  }
}
