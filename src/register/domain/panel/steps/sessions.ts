/** Steps about sprint sessions: plan one for the terrains of the cluster, and record what came of it. */
import { type Change, newKey } from '../../change/change.ts';
import { clustersOfSession } from '../../programme/signals/signal.ts';
import { isOpen } from '../../programme/track.ts';
import { isClosed } from '../../programme/transitions.ts';
import { idea, sessionTerrain, sprintSession, terrain, track } from '../../schema/tables/index.ts';
import { formatDay } from '../../text/dates.ts';
import { PANEL } from '../../text/panel.ts';
import { fieldId, notAhead, type StepError, type StepField } from '../form.ts';
import { titleOf } from '../say.ts';
import { advanceNote, filledIn, type Move, openTrack, type StepSpec } from './step.ts';

const T = PANEL.step;

/** Ideas that can be put down at once; more go in the tab Ideeën. */
const IDEAS = 5;

const plan: StepSpec = {
  id: 'sessie_plannen',
  reason: 'Sprintsessie gepland',
  offers(at) {
    const found = openTrack(at);
    if (
      !found ||
      isClosed('1', found.row.state_w1) ||
      found.row.state_w2 !== null ||
      found.row.state_w3 !== null
    )
      return [];
    const choices = at.rows.terrain
      .filter(({ row }) => row.source_status !== 'vervallen')
      .map((one) => ({ code: one.key, label: titleOf(terrain, one, at.view) }));
    return [
      {
        about: null,
        label: 'Sprintsessie plannen',
        notes: found.row.state_w1 === 'gepland' ? [] : advanceNote(found.row, '1', 'gepland'),
        fields: [
          { table: sprintSession, field: 'session_date', required: true },
          {
            table: sprintSession,
            field: 'name',
            required: true,
            value: at.rows.cluster[0]?.row.name ?? null,
          },
          { table: sprintSession, field: 'driver_id', required: true, value: found.row.driver_id },
          {
            table: sessionTerrain,
            field: 'terrain_id',
            label: 'Terreinen',
            help: 'Welke terreinen van dit cluster meedoen. Andere terreinen zet je in Sessieterreinen.',
            required: true,
            many: true,
            choices,
            value: choices.map(({ code }) => code).join(';'),
          },
          { table: sprintSession, field: 'notes' },
        ],
      },
    ];
  },
  judge(at, filled) {
    const key = newKey('sessie');
    const terrains = filled.many(sessionTerrain, 'terrain_id');
    return {
      changes: [
        {
          type: 'add',
          table: sprintSession.id,
          key,
          values: { ...filledIn(filled.values(sprintSession)), status: 'gepland' },
        },
        ...terrains.map(
          (terrain_id): Change => ({
            type: 'add',
            table: sessionTerrain.id,
            key: newKey(terrain_id),
            values: { session_id: key, terrain_id },
          }),
        ),
      ],
      moves: [
        { track: openTrack(at)!.key, wagon: '1', to: 'gepland', day: null, reason: null, asked: false },
      ],
      says: T.planned(filled.of(sprintSession, 'session_date')!),
    };
  },
};

const held = { id: `${sprintSession.id}.status`, values: ['gehouden'] };

/** Idea, theme and promise, a few times; the first when the session was held, the next once the one before is filled in. */
const IDEA_FIELDS: readonly StepField[] = Array.from({ length: IDEAS }, (_, at) => at + 1).flatMap((nth) => {
  const when = nth === 1 ? held : { id: fieldId({ table: idea, field: 'title', nth: nth - 1 }), values: [] };
  return [
    { table: idea, field: 'title', nth, label: `Idee ${nth}`, when },
    { table: idea, field: 'theme', nth, label: `Thema van idee ${nth}`, when },
    { table: idea, field: 'promising', nth, label: `Idee ${nth} kansrijk`, when },
  ];
});

const result: StepSpec = {
  id: 'sessie_uitslag',
  reason: 'Uitslag van sprintsessie vastgelegd',
  offers: ({ rows }) =>
    rows.sprint_session
      .filter(({ row }) => row.status === 'gepland')
      .map(({ key, row }) => ({
        about: key,
        label: `Uitslag van de sessie${row.session_date ? ` van ${formatDay(row.session_date)}` : ''}`,
        notes: [],
        fields: [
          {
            table: sprintSession,
            field: 'status',
            required: true,
            choices: [
              { code: 'gehouden', label: 'Gehouden' },
              { code: 'geannuleerd', label: 'Geannuleerd' },
            ],
          },
          { table: sprintSession, field: 'session_date', required: true, value: row.session_date },
          { table: sprintSession, field: 'entrepreneur_count', when: held },
          { table: sprintSession, field: 'municipality_present', when: held },
          { table: sprintSession, field: 'grid_operator_present', when: held },
          { table: sprintSession, field: 'report_url', value: row.report_url, when: held },
          ...IDEA_FIELDS,
          { table: sprintSession, field: 'notes', value: row.notes },
        ],
      })),
  judge({ rows, view }, filled, about) {
    const key = about!;
    const status = filled.of(sprintSession, 'status');
    const day = filled.of(sprintSession, 'session_date')!;
    const { values } = filled;
    if (status !== 'gehouden') {
      const { notes, session_date } = values(sprintSession);
      return {
        changes: [{ type: 'update', table: sprintSession.id, key, values: { status, notes, session_date } }],
        moves: [],
        says: T.cancelled,
      };
    }
    const errors: StepError[] = [...notAhead(filled, { table: sprintSession, field: 'session_date' }, view)];
    if (filled.of(sprintSession, 'entrepreneur_count') === null)
      errors.push({
        field: fieldId({ table: sprintSession, field: 'entrepreneur_count' }),
        reason: T.countMissing,
        tip: T.countTip,
      });
    const ideas: Change[] = [];
    for (let nth = 1; nth <= IDEAS; nth++) {
      const [title, theme] = [filled.of(idea, 'title', nth), filled.of(idea, 'theme', nth)];
      const promising = filled.of(idea, 'promising', nth);
      if (title === null && theme === null) continue;
      if (title === null || theme === null) {
        const field = title === null ? 'title' : 'theme';
        const reason = title === null ? T.ideaMissing : T.themeMissing;
        errors.push({ field: fieldId({ table: idea, field, nth }), reason, tip: T.ideaTip });
        continue;
      }
      const told = { title, theme, promising, session_id: key, cluster_id: rows.key };
      ideas.push({ type: 'add', table: idea.id, key: newKey(nth), values: filledIn(told) });
    }
    if (errors.length) return { errors };
    // All clusters of the session move on, since it was held for all of them.
    const moves = clustersOfSession(view, key)
      .flatMap((cluster) => view.having(track, 'cluster_id', cluster))
      .filter(({ row }) => isOpen(row) && row.state_w1 === 'gepland')
      .map((one): Move => ({ track: one.key, wagon: '1', to: 'gehouden', day, reason: null, asked: false }));
    const own = { ...values(sprintSession), status };
    return {
      changes: [{ type: 'update', table: sprintSession.id, key, values: own }, ...ideas],
      moves,
      says: T.held(ideas.length),
    };
  },
};

export const SESSION_STEPS = { plan, result } as const;
