/**
 * What every subscriber should have been told, worked out in another way than the register does: from how all tabs
 * stood on the days of digests, without the journal. Written for the example and its thirteen weeks.
 */
import { LANGUAGES } from '../../../../src/register/domain/digest/languages.ts';
import { messageIn, type Signal, signalsOf } from '../../../../src/register/domain/programme/signals.ts';
import { openView } from '../../../../src/register/domain/rules/view.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { unmarked } from '../../../../src/register/domain/text/typed.ts';
import type { TestRegister } from '../../../support/register.ts';

type Row = Readonly<Record<string, unknown>>;

/** All tabs as they stand, by table and key. */
export interface Snapshot {
  readonly day: string;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

export function snapshot(register: TestRegister, day: string): Snapshot {
  const used = TABLES.filter(({ id }) => id !== 'journal' && id !== 'finding' && id !== 'outbox');
  const read = register.readAll(used.map(({ id }) => id));
  const tables = used.map((table) => {
    const own = read[table.id]!.map((each) => [String(each[table.key.field]), each] as const);
    return [table.id, new Map(own)] as const;
  });
  return { day, tables: new Map(tables) };
}

export interface Point {
  readonly section: string;
  readonly title: string;
}

interface Item extends Point {
  readonly clusters: readonly unknown[];
  readonly themes?: readonly unknown[];
  readonly wagons?: readonly unknown[];
  /** Who works outside the sheet hears of it: never, always, as a big step, or as the only ones. */
  readonly outside: 'nooit' | 'stap' | 'groot' | 'gedeeld';
  readonly audience?: readonly unknown[];
  readonly people?: readonly unknown[];
}

const INSIDE = ['coordinator', 'medewerker', 'aanjager', 'versnellingsteam'];
const PLACE_ROLES = ['gemeente', 'parkmanager', 'ondernemer'];
const STEPS = 'Wat er veranderde';

/** The points of a digest on the day of `now`, when the last one that came was on the day of `last`. */
export function expectedPoints(sub: Row, last: Snapshot, now: Snapshot, horizon: string): readonly Point[] {
  const person = String(sub.contact_id);
  const inside = INSIDE.includes(String(sub.role));
  const local = PLACE_ROLES.includes(String(sub.role));
  const reach = reachIn(sub, now);
  if (sub.contents === 'lessen') return lessonsFor(sub, last, now);
  const beside = rows(now, 'subscription')
    .map(([, each]) => each)
    .filter((each) => each.contact_id === sub.contact_id && each.contents === 'lessen' && !each.stopped);
  const waiting = handovers(person, String(sub.role), now);
  const news = itemsBetween(last, now).filter((item) => {
    if (item.people) return item.people.includes(person);
    if (item.audience && beside.some((other) => isFor(other, item.audience!))) return false;
    if (inside && item.outside === 'gedeeld') return false;
    if (!inside && item.outside === 'nooit') return false;
    if (!inside && !local && item.section === STEPS && item.outside !== 'groot') return false;
    return reach(item) && !waiting.some(({ key }) => key === item.key);
  });
  const own = [...actions(person, last, now, horizon), ...waiting];
  if (!inside) return [...own, ...news];
  const covered = new Set([...own, ...news].map((point) => (point as { key?: string }).key));
  return [
    ...own,
    ...news,
    ...freshSignals(last, now)
      .filter(
        (signal) =>
          !covered.has(`${signal.table} ${signal.key}`) &&
          (signal.cluster !== null ||
            sub.scope === 'alles' ||
            signal.owner === person ||
            sub.scope === 'themas') &&
          reach({
            section: '',
            title: '',
            outside: 'nooit',
            clusters: signal.cluster === null ? [] : [signal.cluster],
          }),
      )
      .map((signal) => ({
        section: 'Signalen',
        title: sub.language === 'en' ? unmarked(messageIn(LANGUAGES.en.signals, signal)) : signal.message,
      })),
  ];
}

const OF_ROLE: Readonly<Record<string, string>> = {
  gemeente: 'ambtenaren',
  parkmanager: 'parkmanagers',
  ondernemer: 'ondernemers',
};

function isFor(sub: Row, audience: readonly unknown[]): boolean {
  const chosen = (sub.audiences ?? []) as unknown[];
  const role = OF_ROLE[String(sub.role)];
  const wanted = chosen.length ? chosen : role ? [role] : null;
  return wanted === null || audience.some((code) => wanted.includes(code));
}

/** The lessons that a digest of lessons alone may tell of now, and might not when the last one came. */
function lessonsFor(sub: Row, last: Snapshot, now: Snapshot): readonly Point[] {
  const open = (lesson: Row | undefined): boolean =>
    lesson !== undefined &&
    isFor(sub, (lesson.audience ?? []) as unknown[]) &&
    (INSIDE.includes(String(sub.role)) || Boolean(lesson.shared_on));
  return rows(now, 'lesson')
    .filter(([key, lesson]) => open(lesson) && !open(row(last, 'lesson', key)))
    .map(([, lesson]) => ({ section: 'Nieuwe lessen', title: String(lesson.title) }));
}

function rows(snap: Snapshot, table: string): readonly (readonly [string, Row])[] {
  return [...(snap.tables.get(table) ?? new Map())];
}

function row(snap: Snapshot, table: string, key: unknown): Row | undefined {
  return snap.tables.get(table)?.get(String(key));
}

/** Rows that are new or of which one of the fields is another than it was. */
function changed(last: Snapshot, now: Snapshot, table: string, fields: readonly string[]) {
  return rows(now, table).flatMap(([key, after]) => {
    const before = row(last, table, key);
    const same =
      before && fields.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
    return same ? [] : [{ key, before, after }];
  });
}

function place(snap: Snapshot, key: unknown): string {
  return String(row(snap, 'cluster', key)?.name ?? '');
}

/** The wagon as people would say it; only for what happens in the thirteen weeks. */
function wagon(track: Row): string {
  const [one, two, three] = [track.state_w1, track.state_w2, track.state_w3];
  if (three) return ['geborgd', 'gestopt', 'geweigerd'].includes(String(three)) ? 'klaar' : '3';
  if (two)
    return two === 'overgedragen_w3'
      ? '3'
      : ['klaar_zonder_w3', 'gestopt'].includes(String(two))
        ? 'klaar'
        : '2';
  if (one === 'overgedragen_w2' || one === 'al_georganiseerd') return '2';
  if (one === 'kandidaat' || !one) return '0';
  return ['klaar_zonder_vervolg', 'gestopt'].includes(String(one)) ? 'klaar' : '1';
}

function itemsBetween(last: Snapshot, now: Snapshot): readonly (Item & { readonly key: string })[] {
  const items: (Item & { readonly key: string })[] = [];
  const add = (table: string, key: string, item: Item): void =>
    void items.push({ ...item, key: `${table} ${key}` });
  for (const { key, before, after } of changed(last, now, 'track', ['state_w1', 'state_w2', 'state_w3']))
    add('track', key, {
      section: STEPS,
      title: String(after.name),
      clusters: [after.cluster_id],
      themes: (after.themes ?? []) as string[],
      wagons: [wagon(after), ...(before ? [wagon(before)] : [])],
      outside: !before || wagon(before) !== wagon(after) ? 'groot' : 'stap',
    });
  for (const { key, after } of changed(last, now, 'sprint_session', ['status', 'session_date'])) {
    const parts = rows(now, 'session_terrain').filter(([, part]) => part.session_id === key);
    add('sprint_session', key, {
      section: after.status === 'gehouden' ? STEPS : 'Nieuw op de agenda',
      title: String(after.name),
      clusters: parts.map(([, part]) => row(now, 'terrain', part.terrain_id)?.cluster_id),
      wagons: ['1'],
      outside: 'groot',
    });
  }
  for (const { key, after } of changed(last, now, 'measure', ['status']))
    add('measure', key, {
      section: STEPS,
      title: place(now, after.cluster_id),
      clusters: [after.cluster_id],
      themes: [after.theme],
      wagons: ['3'],
      outside: after.status === 'uitgevoerd' ? 'groot' : 'stap',
    });
  for (const { key, before, after } of changed(last, now, 'grant', ['status'])) {
    const track = row(now, 'track', after.track_id)!;
    if (before || after.status !== 'concept')
      add('grant', key, {
        section: STEPS,
        title: String(track.name),
        clusters: [track.cluster_id],
        themes: (track.themes ?? []) as string[],
        wagons: ['2'],
        outside: ['verleend', 'vastgesteld'].includes(String(after.status)) ? 'groot' : 'stap',
      });
  }
  for (const { key, after } of changed(last, now, 'handover', ['decision'])) {
    const track = row(now, 'track', after.track_id)!;
    add('handover', key, {
      section: STEPS,
      title: String(track.name),
      clusters: [track.cluster_id],
      themes: (track.themes ?? []) as string[],
      wagons: [after.from_wagon, after.to_wagon],
      outside: 'nooit',
    });
  }
  for (const { key, after } of changed(last, now, 'meeting', ['status', 'meeting_date']))
    if (after.status !== 'gehouden')
      add('meeting', key, {
        section: 'Nieuw op de agenda',
        title: String(after.name),
        clusters: after.cluster_id ? [after.cluster_id] : [],
        people: (after.participant_ids ?? []) as string[],
        outside: 'stap',
      });
  for (const { key, before, after } of changed(last, now, 'lesson', ['shared_on'])) {
    const shared = Boolean(after.shared_on) && !before?.shared_on;
    if (!before || shared)
      add('lesson', key, {
        section: 'Nieuwe lessen',
        title: String(after.title),
        clusters: [],
        themes: (after.themes ?? []) as string[],
        outside: shared ? (before ? 'gedeeld' : 'stap') : 'nooit',
        audience: (after.audience ?? []) as string[],
      });
  }
  return items;
}

/** Whether an item lies within what a subscription asks for and its role may see. */
function reachIn(sub: Row, now: Snapshot): (item: Item) => boolean {
  const person = row(now, 'contact', sub.contact_id)!;
  const clusterRows = rows(now, 'cluster');
  const inMunicipalities = (codes: readonly unknown[]): unknown[] =>
    clusterRows
      .filter(([, each]) =>
        ((each.municipality_codes ?? []) as unknown[]).some((code) => codes.includes(code)),
      )
      .map(([key]) => key);
  const allowed: unknown[] =
    sub.role === 'gemeente'
      ? inMunicipalities([person.municipality_code])
      : sub.role === 'parkmanager'
        ? rows(now, 'org_terrain')
            .filter(([, each]) => each.organisation_id === person.organisation_id)
            .map(([, each]) => row(now, 'terrain', each.terrain_id)?.cluster_id)
        : clusterRows.map(([key]) => key);
  const tracks = rows(now, 'track').map(([, each]) => each);
  const mine = tracks
    .filter((each) =>
      [each.leader_id, each.driver_id, each.accel_member_id, each.next_action_owner_id].includes(
        sub.contact_id,
      ),
    )
    .map((each) => each.cluster_id);
  const wanted: unknown[] | null =
    sub.scope === 'gemeenten'
      ? inMunicipalities(sub.municipality_codes as unknown[])
      : sub.scope === 'clusters'
        ? (sub.cluster_ids as unknown[])
        : sub.scope === 'eigen_acties'
          ? mine
          : null;
  const of = (item: Item): Row[] => tracks.filter((each) => item.clusters.includes(each.cluster_id));
  return (item) => {
    const here = item.clusters.filter(
      (key) => allowed.includes(key) && (wanted === null || wanted.includes(key)),
    );
    if (item.clusters.length && !here.length) return false;
    if (sub.scope === 'themas') {
      const themes = item.themes?.length ? item.themes : of(item).flatMap((each) => each.themes ?? []);
      return themes.some((code) => (sub.themes as unknown[]).includes(code));
    }
    if (sub.scope !== 'wagons' || !(item.clusters.length || item.wagons?.length)) return true;
    const wagons = item.wagons?.length ? item.wagons : of(item).map((each) => each.wagon);
    return wagons.some((code) => (sub.wagons as unknown[]).includes(code));
  };
}

function actions(
  person: string,
  last: Snapshot,
  now: Snapshot,
  horizon: string,
): readonly (Point & { key: string })[] {
  const due = (day: unknown): boolean => day !== null && String(day) <= horizon;
  const point = (key: string, title: unknown) => ({ section: 'Eigen acties', title: String(title), key });
  const points = rows(now, 'action_point')
    .filter(([, each]) => each.owner_id === person && ['open', 'bezig'].includes(String(each.status)))
    .filter(([key, each]) => due(each.due) || row(last, 'action_point', key)?.owner_id !== person)
    .map(([key, each]) => point(`action_point ${key}`, each.action));
  const steps = rows(now, 'track')
    .filter(([, each]) => each.next_action_owner_id === person && each.next_action && wagon(each) !== 'klaar')
    .filter(([key, each]) => {
      const before = row(last, 'track', key);
      return (
        due(each.next_action_due) ||
        before?.next_action !== each.next_action ||
        before?.next_action_owner_id !== person
      );
    })
    .map(([key, each]) => point(`track ${key}`, each.next_action));
  return [...points, ...steps];
}

function handovers(person: string, role: string, now: Snapshot): readonly (Point & { key: string })[] {
  return rows(now, 'handover')
    .filter(
      ([, each]) =>
        (each.decision === 'open' && each.to_contact_id === person) ||
        (each.decision === 'bemiddeling' && role === 'coordinator'),
    )
    .map(([key, each]) => ({
      section: 'Overdrachten om over te besluiten',
      title: String(row(now, 'track', each.track_id)!.name),
      key: `handover ${key}`,
    }));
}

const known = new WeakMap<Snapshot, readonly Signal[]>();

function signalsAt(snap: Snapshot): readonly Signal[] {
  const { day, tables } = snap;
  const before = known.get(snap);
  if (before) return before;
  const view = openView({
    today: day.slice(0, 10),
    look: CODES,
    read: ({ id }) => ({
      byKey: new Map([...(tables.get(id) ?? [])].map(([key, values]) => [key, { values }])),
      problems: [],
    }),
  });
  const found = signalsOf(view);
  known.set(snap, found);
  return found;
}

function freshSignals(last: Snapshot, now: Snapshot) {
  const name = ({ id, table, key, cluster }: Signal): string => [id, table, key, cluster].join(' ');
  const before = new Set(signalsAt(last).map(name));
  return signalsAt(now).filter((signal) => !before.has(name(signal)));
}
