/** Steps about handovers: offer a track to the next wagon, and decide on what was offered. */
import { newKey } from '../../change/change.ts';
import { ownerOf } from '../../programme/signals.ts';
import { WAGON_NUMBERS, type WagonNumber } from '../../programme/states.ts';
import { stateLabel, WAGON_RULES, wagonOf } from '../../programme/transitions.ts';
import { handover, track } from '../../schema/tables/index.ts';
import { PANEL } from '../../text/panel.ts';
import { notAhead, type StepField } from '../form.ts';
import { nameOf } from '../say.ts';
import {
  advanceNote,
  filledIn,
  type Move,
  openTrack,
  type Standpoint,
  type StepSpec,
  stateField,
} from './step.ts';

const T = PANEL.step;

/** What is handed over is done in the wagon itself, and begins the next. */
const HANDED: Readonly<Record<string, string>> = { '1': 'overgedragen_w2', '2': 'overgedragen_w3' };

const CHECKS = ['check_file', 'check_assessment', 'check_entrepreneurs', 'check_actions'] as const;

const checks = (row: Readonly<Record<(typeof CHECKS)[number], string | null>> | null): readonly StepField[] =>
  CHECKS.map((field) => ({ table: handover, field, value: row?.[field] ?? null }));

const UNDECIDED: readonly (string | null)[] = ['open', 'bemiddeling'];

function undecided({ rows }: Standpoint) {
  return rows.handover.filter(({ row }) => UNDECIDED.includes(row.decision));
}

/** From which wagon to which the open track can be handed over now. */
function direction(at: Standpoint): { readonly from: WagonNumber; readonly to: WagonNumber } | null {
  const found = openTrack(at);
  const wagon = found && wagonOf(found.row);
  if (!found || (wagon !== '1' && wagon !== '2') || found.row[stateField(wagon)] === null) return null;
  return { from: wagon, to: wagon === '1' ? '2' : '3' };
}

const offer: StepSpec = {
  id: 'overdracht_aanbieden',
  reason: 'Overdracht aangeboden',
  offers(at) {
    const way = direction(at);
    const found = openTrack(at);
    if (!way || !found || undecided(at).length) return [];
    return [
      {
        about: null,
        label: `Overdragen aan wagon ${way.to}`,
        notes: [T.from(stateLabel(way.from, found.row[stateField(way.from)]))],
        fields: [
          { table: handover, field: 'from_contact_id', required: true, value: ownerOf(found.row) ?? at.self },
          { table: handover, field: 'to_contact_id', required: true },
          { table: handover, field: 'offered_on', required: true, value: at.view.today },
          ...checks(null),
        ],
      },
    ];
  },
  judge(at, filled) {
    const way = direction(at)!;
    const errors = notAhead(filled, { table: handover, field: 'offered_on' }, at.view);
    if (errors.length) return { errors };
    const values = {
      ...filledIn(filled.values(handover)),
      track_id: openTrack(at)!.key,
      from_wagon: way.from,
      to_wagon: way.to,
      decision: 'open',
    };
    return {
      changes: [{ type: 'add', table: handover.id, key: newKey('overdracht'), values }],
      moves: [],
      says: T.offered(way.to),
    };
  },
};

const decide: StepSpec = {
  id: 'overdracht_besluit',
  reason: 'Besluit over overdracht vastgelegd',
  offers: (at) =>
    undecided(at).map(({ key, row }) => {
      const of = at.rows.track.find((one) => one.key === row.track_id)?.row;
      const to = WAGON_NUMBERS.find(({ code }) => code === row.to_wagon)?.code ?? '2';
      const accepted = { id: `${handover.id}.decision`, values: ['geaccepteerd'] };
      const first = WAGON_RULES[to].line[0]!;
      const handed = HANDED[row.from_wagon ?? ''];
      const begins = of?.[stateField(to)] === null;
      return {
        about: key,
        label: `Besluit over de overdracht aan wagon ${to}`,
        notes: [
          `Van ${nameOf('contact', row.from_contact_id ?? '', at.view) || 'onbekend'} aan ${
            nameOf('contact', row.to_contact_id ?? '', at.view) || 'onbekend'
          }.`,
          ...(of && handed && row.from_wagon
            ? advanceNote(of, row.from_wagon, handed).map((note) => `Bij Geaccepteerd: ${note}`)
            : []),
        ],
        fields: [
          {
            table: handover,
            field: 'decision',
            required: true,
            choices: [
              { code: 'geaccepteerd', label: 'Geaccepteerd' },
              { code: 'teruggegeven', label: 'Teruggegeven' },
              { code: 'bemiddeling', label: 'Bemiddeling' },
            ],
          },
          { table: handover, field: 'decided_on', required: true, value: at.view.today },
          ...checks(row).map((one) => ({ ...one, when: accepted })),
          {
            table: handover,
            field: 'reason',
            value: row.reason,
            when: { id: accepted.id, values: ['teruggegeven', 'bemiddeling'] },
          },
          ...(begins
            ? [
                {
                  table: track,
                  field: stateField(to),
                  label: `Wagon ${to} meteen beginnen`,
                  help: `Laat leeg als wagon ${to} later begint.`,
                  choices: [{ code: first, label: stateLabel(to, first) }],
                  value: first,
                  when: accepted,
                },
              ]
            : []),
        ],
      };
    }),
  judge(at, filled, about) {
    const key = about!;
    const { row } = undecided(at).find((one) => one.key === key)!;
    const errors = notAhead(filled, { table: handover, field: 'decided_on' }, at.view);
    if (errors.length) return { errors };
    const { decision, ...values } = filled.values(handover);
    const to = row.to_wagon ?? '2';
    const moves: Move[] = [];
    const day = filled.of(handover, 'decided_on');
    if (decision === 'geaccepteerd' && row.track_id !== null && row.from_wagon !== null) {
      const moved = { track: row.track_id, day, reason: null, asked: false };
      const handed = HANDED[row.from_wagon];
      if (handed) moves.push({ ...moved, wagon: row.from_wagon, to: handed });
      const begin = filled.values(track)[stateField(to)];
      if (typeof begin === 'string') moves.push({ ...moved, wagon: to, to: begin });
    }
    return {
      changes: [{ type: 'update', table: handover.id, key, values: { ...filledIn(values), decision } }],
      moves,
      says: T.decision[String(decision)] ?? '',
    };
  },
};

export const HANDOVER_STEPS = { offer, decide } as const;
