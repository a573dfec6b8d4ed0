/** What a signal is, and what the declarations of signals share. */
import type { Keyed, RegisterView } from '../../rules/view.ts';
import type { SettingId } from '../../schema/settings.ts';
import type { Row, Table } from '../../schema/table.ts';
import { cluster, sessionTerrain, sprintSession, terrain, type track } from '../../schema/tables/index.ts';
import { SIGNALS_NL, type SignalId, type SignalWords } from '../../text/signals.ts';
import { wagonOf } from '../transitions.ts';

/** 1 is good to know, 2 asks for something soon, 3 asks for it now. */
export type Urgency = 1 | 2 | 3;

/** The urgencies in words. */
export const URGENCIES: Readonly<Record<Urgency, string>> = { 3: 'Nu', 2: 'Binnenkort', 1: 'Om te weten' };

export interface Signal {
  /** Id of its declaration in `SIGNALS`. */
  readonly id: SignalId;
  /** Key of the cluster; null when it is about a municipality or about the programme. */
  readonly cluster: string | null;
  /** Key of the track; null when there is none or it is about no particular one. */
  readonly track: string | null;
  /** The row to go to. `id`, `table`, `key` and `cluster` together are the identity of a signal. */
  readonly table: string;
  readonly key: string;
  /** The civil day from which `days` count; null when there is no such day. */
  readonly since: string | null;
  /** Whole days from `since` until today, never negative; null with `since`. */
  readonly days: number | null;
  /** Key of the contact who can do something about it. */
  readonly owner: string | null;
  readonly urgency: Urgency;
  /** What the message tells, in the order in which the words of any language take it. */
  readonly told: readonly Told[];
  /** One Dutch sentence that can be read by itself; holds no personal data. */
  readonly message: string;
  /** Dutch: how to mend it. */
  readonly tip: string;
}

/** Names, days, counts and yes or no. */
export type Told = string | number | boolean | null;

/** What the search of one signal gives for a row. */
export type Found<T extends readonly Told[] = readonly Told[]> = Pick<
  Signal,
  'cluster' | 'track' | 'key' | 'since' | 'owner'
> & {
  readonly told: T;
  /** When it differs from what the signal declares. */
  readonly urgency?: Urgency;
};

export interface SignalSpec {
  /** Dutch, lower case with underscores; never changed, since lists and mails are kept under it. */
  readonly id: SignalId;
  /** Dutch name, for lists and tiles. */
  readonly label: string;
  /** Dutch: what it means, with its threshold by the name of the setting. */
  readonly what: string;
  /** Dutch: how to mend it. */
  readonly tip: string;
  /** Usual urgency; single signals can be more or less urgent. */
  readonly urgency: Urgency;
  /** The table of its rows. */
  readonly table: Table;
  /** Other tables that it reads. */
  readonly reads: readonly Table[];
  /** The settings that hold its thresholds; while one of them is empty the signal is off. */
  readonly settings: readonly SettingId[];
  find(view: RegisterView): readonly Found[];
}

type Takes<Id extends SignalId> = Readonly<Parameters<SignalWords[Id]['message']>>;

/** Declares a signal. Its words stand in text/signals under its id, and say what `find` must tell. */
export function signal<Id extends SignalId>(
  spec: Omit<SignalSpec, 'id' | 'tip' | 'find'> & {
    readonly id: Id;
    find(view: RegisterView): readonly Found<Takes<Id>>[];
  },
): SignalSpec {
  return { ...spec, tip: SIGNALS_NL[spec.id].tip };
}

/** The message of a signal in the words of a language. */
export function messageIn(words: SignalWords, { id, told }: Pick<Signal, 'id' | 'told'>): string {
  // `signal` made sure that they fit.
  return (words[id].message as (...told: readonly Told[]) => string)(...told);
}

export type TrackRow = Row<typeof track>;

/** A rising urgency: one more once it has lasted as long again. */
export function raised(days: number, threshold: number): Urgency {
  return days >= 2 * threshold ? 3 : 2;
}

/** Who works on a track now: the Versnellingsteam in wagon 3, and else the aanjager, or the one on the terrain. */
export function ownerOf(row: TrackRow): string | null {
  const own = row.driver_id ?? row.leader_id;
  return wagonOf(row) === '3' ? (row.accel_member_id ?? own) : own;
}

/** Null for what is of no cluster. */
export function nameOf(
  view: RegisterView,
  row: TrackRow | null,
  clusterKey: string | null = null,
): string | null {
  const key = row?.cluster_id ?? clusterKey;
  return view.row(cluster, key)?.name ?? row?.name ?? key;
}

/** The clusters of the terrains that take part in a session. */
export function clustersOfSession(view: RegisterView, session: string): readonly string[] {
  const keys = view
    .having(sessionTerrain, 'session_id', session)
    .map(({ row }) => view.row(terrain, row.terrain_id)?.cluster_id ?? null);
  return [...new Set(keys.filter((key) => key !== null))];
}

/** The last session of each cluster that was held, by the key of the cluster. */
export function lastHeld(view: RegisterView): ReadonlyMap<string, Keyed<typeof sprintSession>> {
  return view.once('signals last held', () => {
    const last = new Map<string, Keyed<typeof sprintSession>>();
    // Of two on a day the one with the higher key, as people may sort the tab.
    const order = (one: Keyed<typeof sprintSession> | null): string =>
      one ? `${one.row.session_date} ${one.key}` : '';
    for (const one of view.rows(sprintSession)) {
      const day = one.row.session_date;
      if (one.row.status !== 'gehouden' || day === null || day > view.today) continue;
      for (const key of clustersOfSession(view, one.key))
        if (order(one) > order(last.get(key) ?? null)) last.set(key, one);
    }
    return last;
  });
}
