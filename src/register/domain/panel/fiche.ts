/** The whole story of one cluster, as the side panel shows it: plain values that can go to a page. */

import { type Signal, signalSpec, signalsOf, URGENCIES } from '../programme/signals.ts';
import { WAGON_NUMBERS } from '../programme/states.ts';
import { isOpen } from '../programme/track.ts';
import { type Keyed, openView, type RegisterView, type Source } from '../rules/view.ts';
import type { AnyRow, Role } from '../schema/table.ts';
import { cluster, finding, REGISTER, track } from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { shortFingerprint } from '../text/fingerprint.ts';
import { type Choice, CONTACTS, contactChoices, type ShownStepField, shownField } from './form.ts';
import { type FichePerson, peopleOf, seesPeople } from './people.ts';
import { type ClusterRows, rowsOfCluster, type StoryTable } from './rows.ts';
import { said } from './say.ts';
import { type DocumentLink, documentsOf, type Section, sectionsOf } from './sections.ts';
import { STEPS } from './steps.ts';
import { timelineOf } from './timeline.ts';

/** Who looks: their contact and their role in the register; null where they are not known. */
export interface Reader {
  readonly contact: string | null;
  readonly role: Role | null;
}

export interface FicheTrack {
  readonly key: string;
  readonly name: string;
  readonly open: boolean;
  readonly wagon: string;
  /** The wagons that have begun, with their state. */
  readonly states: readonly (readonly [label: string, state: string])[];
  /** Since when, and what happens next, as label and text of what is filled in. */
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly more: readonly (readonly [label: string, text: string])[];
}

export interface FicheSignal {
  readonly label: string;
  readonly urgency: string;
  readonly level: Signal['urgency'];
  readonly message: string;
  readonly tip: string;
}

export interface FicheFinding {
  readonly severity: string;
  readonly message: string;
  readonly tip: string;
}

export interface FicheEvent {
  readonly day: string;
  readonly what: string;
  readonly more: string;
  /** It is still to come. */
  readonly ahead: boolean;
}

export interface FicheStep {
  readonly id: string;
  readonly about: string | null;
  readonly label: string;
  readonly notes: readonly string[];
  readonly fields: readonly ShownStepField[];
}

export interface Fiche {
  readonly key: string;
  readonly name: string;
  readonly municipalities: string;
  /** Tells this state of the cluster from any other, so that nobody decides on what changed meanwhile. */
  readonly print: string;
  readonly tracks: readonly FicheTrack[];
  readonly signals: readonly FicheSignal[];
  readonly steps: readonly FicheStep[];
  /** Choices that several fields share, by name. */
  readonly lists: Readonly<Record<string, readonly Choice[]>>;
  readonly timeline: readonly FicheEvent[];
  readonly people: readonly FichePerson[];
  /** The reader may see names and addresses. */
  readonly named: boolean;
  readonly sections: readonly Section[];
  readonly findings: readonly FicheFinding[];
  readonly documents: readonly DocumentLink[];
}

/** The fiche of a cluster; null when there is no such cluster. */
export function ficheOf(source: Source, key: string, reader: Reader): Fiche | null {
  const view = openView(source);
  const rows = rowsOfCluster(view, key);
  if (!rows) return null;
  const [own] = rows.cluster;
  const named = seesPeople(reader.role);
  const at = { view, rows, self: reader.contact };
  return {
    key,
    name: own!.row.name ?? key,
    municipalities: said(cluster, 'municipality_codes', own!.row, view),
    print: printOf(rows),
    tracks: rows.track.map((one) => trackOf(one, view)),
    signals: signalsOf(view)
      .filter((signal) => signal.cluster === key)
      .map(({ id, urgency, message, tip }) => ({
        label: signalSpec(id).label,
        urgency: URGENCIES[urgency],
        level: urgency,
        message,
        tip,
      })),
    steps: STEPS.flatMap((spec) =>
      spec.offers(at).map(({ about, label, notes, fields }) => ({
        id: spec.id,
        about,
        label,
        notes,
        fields: fields.map((field) => shownField(field, view)),
      })),
    ),
    lists: { [CONTACTS]: contactChoices(view) },
    timeline: timelineOf(rows, view).map(({ on, what, more }) => ({
      day: formatDay(on),
      what,
      more,
      ahead: on > view.today,
    })),
    people: peopleOf(rows, view, named),
    named,
    sections: sectionsOf(rows, view),
    findings: findingsOf(rows, view),
    documents: documentsOf(rows, view),
  };
}

/** The tables by whose rows a fiche is known again: what its steps decide on. */
const DECISIVE: readonly StoryTable[] = [
  'cluster',
  'terrain',
  'track',
  'sprint_session',
  'handover',
  'org_assessment',
  'activity',
];

/** Changes with every row that a step decides on or adds, so that one that is sent twice is done once. */
export function printOf(rows: ClusterRows): string {
  const told = DECISIVE.map((table) =>
    (rows[table] as readonly Keyed[]).map(({ key, row }) => {
      const { attention: _, shadow: __, ...own } = row as AnyRow;
      return [key, own];
    }),
  );
  return shortFingerprint(JSON.stringify(told));
}

const TRACK_LINES = [
  'state_since',
  'next_action',
  'next_action_due',
  'next_action_owner_id',
  'wait_reason',
  'review_date',
] as const;

const TRACK_MORE = [
  'start_date',
  'baseline_level',
  'themes',
  'leader_id',
  'driver_id',
  'accel_member_id',
  'stop_reason',
  'stop_note',
  'notes',
] as const;

function trackOf({ key, row }: Keyed<typeof track>, view: RegisterView): FicheTrack {
  const text = (field: keyof typeof track.columns): string => said(track, field, row, view);
  const told = (field: keyof typeof track.columns): [string, string] => [
    track.columns[field].label,
    text(field),
  ];
  return {
    key,
    name: row.name ?? key,
    open: isOpen(row),
    wagon: text('wagon'),
    states: WAGON_NUMBERS.map(({ code }) => told(`state_w${code}`)).filter(([, state]) => state !== ''),
    lines: TRACK_LINES.map(told).filter(([, filled]) => filled !== ''),
    more: TRACK_MORE.map(told).filter(([, filled]) => filled !== ''),
  };
}

/** The open findings about rows of the cluster; what somebody accepted or solved is left out. */
function findingsOf(rows: ClusterRows, view: RegisterView): readonly FicheFinding[] {
  const own = new Set(
    (Object.keys(rows) as (keyof ClusterRows)[]).flatMap((id) =>
      id === 'key' ? [] : (rows[id] as readonly Keyed[]).map((one) => `${REGISTER[id].id} ${one.key}`),
    ),
  );
  return view
    .rows(finding)
    .filter(
      ({ row }) => (row.status === 'open' || row.status === 'opgepakt') && own.has(`${row.table} ${row.key}`),
    )
    .map(({ row }) => ({
      severity: said(finding, 'severity', row, view),
      message: row.message ?? '',
      tip: row.tip ?? '',
    }));
}
