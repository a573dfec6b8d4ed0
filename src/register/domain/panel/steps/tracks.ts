/** Steps of a track itself: begin one, go to another state, and say what happens next. */
import { newKey } from '../../change/change.ts';
import { WAGON_NUMBERS, type WagonNumber } from '../../programme/states.ts';
import { stoodBefore } from '../../programme/steps.ts';
import { isOpen } from '../../programme/track.ts';
import { isClosed, judgeStep, stateLabel, WAGON_RULES, wagonOf } from '../../programme/transitions.ts';
import type { Keyed } from '../../rules/view.ts';
import { track } from '../../schema/tables/index.ts';
import { PANEL } from '../../text/panel.ts';
import type { Choice, StepField } from '../form.ts';
import {
  actionFields,
  filledIn,
  type Offer,
  openTrack,
  STEP_FIELDS,
  type Standpoint,
  type StepSpec,
  stateField,
} from './step.ts';

const T = PANEL.step;

const NEW = newKey('traject');

/** The states that can follow, those without a reason first in the order of the wagon; what is refused is left out. */
function followers(wagon: WagonNumber, from: string | null, stood: string | null): readonly Choice[] {
  return WAGON_RULES[wagon].states.flatMap(({ code, label }) => {
    if (code === from) return [];
    const { kind } = judgeStep(wagon, from, code, stood);
    if (kind === 'refused') return [];
    return [{ code, label: kind === 'forward' ? label : T.needsReason(label) }];
  });
}

/** What a state asks for besides: shown when it is chosen. */
function extras(wagon: WagonNumber, row: Keyed<typeof track>['row'] | null): readonly StepField[] {
  const id = `track.${stateField(wagon)}`;
  const at = (field: string, ...values: string[]): StepField => ({
    table: track,
    field,
    when: { id, values },
    value: row ? ((row as Readonly<Record<string, unknown>>)[field] as string | null) : null,
  });
  return [
    at('stop_reason', 'gestopt'),
    at('stop_note', 'gestopt'),
    ...(wagon === '1' ? [at('wait_reason', 'wacht'), at('review_date', 'wacht')] : []),
    ...(wagon === '2' ? [at('plan_url', 'plan_uitgewerkt', 'overgedragen_w3', 'klaar_zonder_w3')] : []),
  ];
}

const start: StepSpec = {
  id: 'traject_starten',
  reason: 'Traject begonnen',
  offers(at) {
    const [held] = at.rows.cluster;
    if (openTrack(at) || !held) return [];
    return [
      {
        about: null,
        label: 'Traject starten',
        notes: [],
        fields: [
          { table: track, field: 'name', required: true, value: held.row.name },
          {
            table: track,
            field: 'state_w1',
            required: true,
            value: WAGON_RULES['1'].line[0]!,
            choices: followers('1', null, null).filter(({ code }) => !isClosed('1', code)),
          },
          ...STEP_FIELDS,
          ...extras('1', null),
          { table: track, field: 'driver_id' },
          { table: track, field: 'themes' },
          ...actionFields(null, true),
        ],
      },
    ];
  },
  judge({ rows }, filled) {
    const { state_w1, step_date, step_reason, ...values } = filled.values(track);
    return {
      changes: [
        { type: 'add', table: track.id, key: NEW, values: { ...filledIn(values), cluster_id: rows.key } },
      ],
      moves: [
        {
          track: NEW,
          wagon: '1',
          to: state_w1 as string,
          day: step_date as string | null,
          reason: step_reason as string | null,
          asked: true,
        },
      ],
      says: T.started(String(values.name)),
    };
  },
};

/** The track whose states can be changed: the open one, or else the last, which can be taken up again. */
function movable(at: Standpoint): Keyed<typeof track> | null {
  return openTrack(at) ?? at.rows.track[at.rows.track.length - 1] ?? null;
}

function stateOffer({ key, row }: Keyed<typeof track>, wagon: WagonNumber, at: Standpoint): readonly Offer[] {
  const field = stateField(wagon);
  const from = row[field];
  // A wagon that was passed on is done; the one that is on its way, or was the last, can change.
  const current = wagonOf(row);
  const latest = [...WAGON_NUMBERS].reverse().find(({ code }) => row[stateField(code)] !== null)?.code ?? '1';
  const going = isOpen(row)
    ? wagon === current || (from !== null && !isClosed(wagon, from)) || (current === '0' && wagon === '1')
    : wagon === latest;
  if (!going) return [];
  const { label } = track.columns[field];
  const events = at.rows.stage_event.filter((one) => one.row.track_id === key).map((one) => one.row);
  return [
    {
      about: wagon,
      label: from === null ? `Wagon ${wagon} beginnen` : `${label} wijzigen`,
      notes: [T.from(stateLabel(wagon, from))],
      fields: [
        {
          table: track,
          field,
          required: true,
          choices: followers(wagon, from, stoodBefore(wagon, from, events)),
        },
        ...STEP_FIELDS,
        ...extras(wagon, row),
      ],
    },
  ];
}

const move: StepSpec = {
  id: 'status_wijzigen',
  reason: 'Status van traject gewijzigd',
  offers(at) {
    const found = movable(at);
    return found ? WAGON_NUMBERS.flatMap(({ code }) => stateOffer(found, code, at)) : [];
  },
  judge(at, filled, about) {
    const { key, row } = movable(at)!;
    const wagon = about as WagonNumber;
    const field = stateField(wagon);
    const { [field]: to, step_date, step_reason, ...asked } = filled.values(track);
    // A field that was not shown says nothing about what stands there.
    const values = filledIn(asked);
    return {
      changes: Object.keys(values).length ? [{ type: 'update', table: track.id, key, values }] : [],
      moves: [
        {
          track: key,
          wagon,
          to: to as string,
          day: step_date as string | null,
          reason: step_reason as string | null,
          asked: true,
        },
      ],
      says: PANEL.moved(
        `${row.name ?? key}: ${track.columns[field].label.toLowerCase()}`,
        stateLabel(wagon, to as string),
      ),
    };
  },
};

const action: StepSpec = {
  id: 'volgende_actie',
  reason: 'Volgende actie vastgelegd',
  offers(at) {
    const found = openTrack(at);
    if (!found) return [];
    return [{ about: null, label: 'Volgende actie', notes: [], fields: actionFields(found.row, true) }];
  },
  judge(at, filled) {
    const values = filled.values(track);
    return {
      changes: [{ type: 'update', table: track.id, key: openTrack(at)!.key, values }],
      moves: [],
      says: T.action(filled.of(track, 'next_action_due')),
    };
  },
};

export const TRACK_STEPS = { start, move, action } as const;
