/** Signals about what happens along a track: sessions, handovers, subsidies and action points. */
import {
  actionPoint,
  cluster,
  grant,
  handover,
  meeting,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
} from '../../schema/tables/index.ts';
import { addDays, addMonths, daysBetween } from '../../text/dates.ts';
import { isOpen } from '../track.ts';
import { wagonOf } from '../transitions.ts';
import { clustersOfSession, lastHeld, nameOf, ownerOf, raised, type SignalSpec, signal } from './signal.ts';

/** A day a number of months later, which may be a fraction: half a month is 15 days. */
function monthsLater(day: string, months: number): string {
  const whole = Math.floor(months);
  return addDays(addMonths(day, whole), Math.round((months - whole) * 30));
}

export const PROCESS_SIGNALS: readonly SignalSpec[] = [
  signal({
    id: 'sprint_zonder_aanvraag',
    label: 'Sprint zonder aanvraag',
    what: 'Na de laatste gehouden sprintsessie van een cluster is nog geen sprintsubsidie aangevraagd, terwijl de termijn bijna om is of voorbij is.',
    urgency: 3,
    table: sprintSession,
    reads: [cluster, track, terrain, sessionTerrain, grant],
    settings: ['grant_signal_months', 'grant_limit_months'],
    find: (view) =>
      [...lastHeld(view)].flatMap(([own, { key, row }]) => {
        const day = row.session_date!;
        const [after, limit] = [view.setting('grant_signal_months')!, view.setting('grant_limit_months')!];
        if (view.today <= monthsLater(day, after)) return [];
        const all = view.having(track, 'cluster_id', own);
        const going = all.find((one) => isOpen(one.row) && wagonOf(one.row) !== '3');
        if (all.length && !going) return [];
        const applied = view
          .having(grant, 'session_id', key)
          .some(
            (one) =>
              one.row.application_date !== null && view.row(track, one.row.track_id)?.cluster_id === own,
          );
        if (applied) return [];
        const until = addMonths(day, limit);
        const late = view.today > until;
        const owner = (going && ownerOf(going.row)) ?? row.driver_id;
        const found = { cluster: own, track: going?.key ?? null, key, since: day, owner };
        return [{ ...found, told: [nameOf(view, null, own), day, until, late], urgency: late ? 2 : 3 }];
      }),
  }),
  signal({
    id: 'sessie_zonder_uitslag',
    label: 'Sessie zonder uitslag',
    what: 'De dag van een geplande sprintsessie is voorbij en er staat niet of zij is gehouden.',
    urgency: 2,
    table: sprintSession,
    reads: [cluster, track, terrain, sessionTerrain],
    settings: [],
    find: (view) =>
      view.rows(sprintSession).flatMap(({ key, row }) => {
        const since = row.session_date;
        if (row.status !== 'gepland' || since === null || since >= view.today) return [];
        const about = clustersOfSession(view, key);
        return (about.length ? about : [null]).map((own) => {
          const of = own === null ? [] : view.having(track, 'cluster_id', own);
          const name = own === null ? (row.name ?? key) : nameOf(view, null, own);
          const open = of.find((one) => isOpen(one.row))?.key ?? null;
          return { cluster: own, track: open, key, since, owner: row.driver_id, told: [name, since] };
        });
      }),
  }),
  signal({
    id: 'overdracht_open',
    label: 'Overdracht hangt',
    what: 'Een overdracht is aangeboden en daar is te lang niet op besloten.',
    urgency: 2,
    table: handover,
    reads: [track, cluster],
    settings: ['signal_handover_days'],
    find: (view) =>
      view.rows(handover).flatMap(({ key, row }) => {
        const most = view.setting('signal_handover_days')!;
        const since = row.offered_on;
        if (row.decision !== 'open' || since === null) return [];
        const days = daysBetween(since, view.today);
        if (days <= most) return [];
        const of = view.row(track, row.track_id);
        const found = { cluster: of?.cluster_id ?? null, track: row.track_id, key, since };
        const told = [nameOf(view, of), row.to_wagon ?? '?', days] as const;
        return [{ ...found, told, owner: row.to_contact_id, urgency: raised(days, most) }];
      }),
  }),
  signal({
    id: 'overdracht_bemiddeling',
    label: 'Bemiddeling gevraagd',
    what: 'Bij een overdracht is om bemiddeling gevraagd.',
    urgency: 3,
    table: handover,
    reads: [track, cluster],
    settings: [],
    find: (view) =>
      view.having(handover, 'decision', 'bemiddeling').map(({ key, row }) => {
        const of = view.row(track, row.track_id);
        const told = [nameOf(view, of), row.to_wagon ?? '?'] as const;
        const since =
          [row.decided_on, row.offered_on].find((day) => day !== null && day <= view.today) ?? null;
        return { cluster: of?.cluster_id ?? null, track: row.track_id, key, since, owner: null, told };
      }),
  }),
  signal({
    id: 'verantwoording_te_laat',
    label: 'Verantwoording te laat',
    what: 'De dag waarop de verantwoording van een subsidie binnen moest zijn, is voorbij.',
    urgency: 2,
    table: grant,
    reads: [track, cluster],
    settings: [],
    find: (view) =>
      view.rows(grant).flatMap(({ key, row }) => {
        const since = row.account_due;
        if ((row.status !== 'verleend' && row.status !== 'in_uitvoering') || since === null) return [];
        if (since >= view.today) return [];
        const of = view.row(track, row.track_id);
        const found = { cluster: of?.cluster_id ?? null, track: row.track_id, key, since };
        return [{ ...found, told: [nameOf(view, of), since], owner: of && ownerOf(of) }];
      }),
  }),
  signal({
    id: 'actiepunt_te_laat',
    label: 'Actiepunt te laat',
    what: 'De dag van een actiepunt is voorbij en het is niet klaar.',
    urgency: 2,
    table: actionPoint,
    reads: [cluster, meeting],
    settings: [],
    find: (view) =>
      view.rows(actionPoint).flatMap(({ key, row }) => {
        const since = row.due;
        if ((row.status !== 'open' && row.status !== 'bezig') || since === null || since >= view.today)
          return [];
        const own = row.cluster_id ?? view.row(meeting, row.meeting_id)?.cluster_id ?? null;
        const told = [own === null ? null : nameOf(view, null, own), row.action ?? key, since] as const;
        const urgency = raised(daysBetween(since, view.today), 14);
        return [{ cluster: own, track: null, key, since, owner: row.owner_id, told, urgency }];
      }),
  }),
];
