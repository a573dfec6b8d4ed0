/** Edited states of a track: which steps count, which are put back and why, and what follows from them. */
import fc from 'fast-check';
import { WAGON_NUMBERS } from '../../../../src/register/domain/programme/states.ts';
import { judgeTrack, STEP_RULES, type StepVerdict } from '../../../../src/register/domain/programme/steps.ts';
import { WAGON_RULES } from '../../../../src/register/domain/programme/transitions.ts';
import { checkRegister } from '../../../../src/register/domain/rules/index.ts';
import type { Row } from '../../../../src/register/domain/schema/table.ts';
import { track } from '../../../../src/register/domain/schema/tables/index.ts';
import {
  event,
  facts,
  type Patch,
  patched,
  Raw,
  type Rows,
  TODAY,
  type Values,
  viewOf,
} from '../rules/support.ts';

const BY = { actor: 'u7', at: '2026-11-24T10:00:00' };
const KEY = 'TR-0002';
const BASE: Values = { name: 'Kloosterlanden', cluster_id: 'CL-0002' };

/** A track that stands in these states after these events, and is then edited. */
function edit(before: Values | null, after: Values, patch: Patch = {}): StepVerdict & { rows: Rows } {
  const rows = patched({ ...patch, track: { [KEY]: { ...BASE, ...before, ...after } } });
  const view = viewOf(rows);
  const old = before
    ? viewOf(patched({ ...patch, track: { [KEY]: { ...BASE, ...before } } })).row(track, KEY)
    : null;
  return { ...judgeTrack(KEY, old, view.row(track, KEY)!, view, BY), rows };
}

const of = (wagon: string, ...states: readonly (string | null)[]): Patch => ({
  stage_event: Object.fromEntries(
    states.slice(1).map((to, i) => [`FG-0010${i}`, event(wagon, states[i]!, to, `2026-0${i + 1}-01`, KEY)]),
  ),
});

test('a step forward writes its event and moves the track on', () => {
  const verdict = edit(
    { state_w1: 'benaderd' },
    { state_w1: 'intake' },
    of('1', null, 'kandidaat', 'benaderd'),
  );
  expect(verdict.findings).toEqual([]);
  expect(verdict.answered).toEqual(['state_w1']);
  expect(verdict.events).toEqual([
    {
      type: 'add',
      table: 'stage_event',
      key: '+TR-0002-0',
      values: {
        track_id: KEY,
        wagon: '1',
        from_state: 'benaderd',
        to_state: 'intake',
        event_date: TODAY,
        recorded_at: BY.at,
        actor: 'u7',
      },
    },
  ]);
  expect(verdict.values).toEqual({ state_since: TODAY, start_date: TODAY });
});

test('the day and the reason of the step go into its event, and make room for the next', () => {
  const given = { step_date: '2026-11-01', step_reason: 'Verslag was niet af' };
  const verdict = edit(
    { state_w1: 'gepland' },
    { state_w1: 'intake', ...given },
    of('1', null, 'kandidaat', 'benaderd', 'intake', 'gepland'),
  );
  expect(verdict.events[0]!.values).toMatchObject({
    event_date: '2026-11-01',
    reason: 'Verslag was niet af',
    to_state: 'intake',
  });
  expect(verdict.values).toEqual({
    step_date: null,
    step_reason: null,
    state_since: '2026-11-01',
    start_date: '2026-03-01',
  });
});

test('a new track begins at the first state, or half-way with a reason', () => {
  expect(edit(null, { state_w1: 'kandidaat' })).toMatchObject({ answered: ['state_w1'], findings: [] });
  expect(edit(null, { state_w1: 'intake' })).toMatchObject({
    events: [],
    values: { state_w1: null, wagon: '0' },
    findings: [{ rule: 'stap_zonder_reden', field: 'state_w1', typed: 'Intake' }],
  });
  expect(edit(null, { state_w1: 'intake', step_reason: 'Loopt al langer' })).toMatchObject({
    answered: ['state_w1'],
    values: { start_date: TODAY, step_reason: null },
  });
});

test.each<[string, Values, Values, string, string]>([
  ['not following', { state_w1: 'kandidaat' }, { state_w1: 'gehouden' }, 'stap_niet_toegestaan', 'Benaderd'],
  ['after the end', { state_w1: 'gestopt' }, { state_w1: 'wacht' }, 'stap_niet_toegestaan', 'eindstatus'],
  ['back', { state_w1: 'gepland' }, { state_w1: 'intake' }, 'stap_zonder_reden', 'reden'],
  ['cleared', { state_w1: 'gepland' }, { state_w1: null }, 'stap_zonder_reden', 'reden'],
  [
    'past a state',
    { state_w2: 'trekker_aangesteld' },
    { state_w2: 'plan_uitgewerkt', plan_url: 'https://example.nl/p' },
    'stap_zonder_reden',
    'reden',
  ],
  [
    'in the future',
    { state_w1: 'kandidaat' },
    { state_w1: 'benaderd', step_date: '2026-11-25' },
    'stap_datum',
    'datum',
  ],
  [
    'on no day',
    { state_w1: 'kandidaat' },
    { state_w1: 'benaderd', step_date: new Raw('gisteren') },
    'stap_datum',
    'datum',
  ],
  ['without session', { state_w1: 'gepland' }, { state_w1: 'gehouden' }, 'stap_voorwaarde', 'Sprintsessies'],
  [
    'without handover',
    { state_w2: 'plan_uitgewerkt', plan_url: 'https://example.nl/p' },
    { state_w2: 'overgedragen_w3' },
    'stap_voorwaarde',
    'Overdrachten',
  ],
  [
    'without plan',
    { state_w2: 'data_geanalyseerd' },
    { state_w2: 'plan_uitgewerkt' },
    'stap_voorwaarde',
    'Link naar plan',
  ],
])('a step %s is put back, with what was typed kept', (_what, before, after, rule, tip) => {
  const verdict = edit(before, after);
  const field = Object.keys(before).find((name) => name.startsWith('state'))!;
  expect(verdict.events).toEqual([]);
  expect(verdict.answered).toEqual([]);
  expect(verdict.values).toMatchObject({ [field]: before[field] });
  expect(verdict.values).not.toHaveProperty('step_date');
  expect(verdict.findings).toMatchObject([{ rule, table: 'track', key: KEY, field, severity: 'fout' }]);
  const [found] = verdict.findings;
  expect(found!.tip).toContain(tip);
  expect(found!.message).toContain('TR-0002 · Kloosterlanden');
  expect(found!.typed).not.toBeNull();
});

test('a session that was held on a terrain of the cluster opens the way', () => {
  const held = {
    sprint_session: { 'SP-0002': { session_date: '2026-11-10', status: 'gehouden', entrepreneur_count: 3 } },
  };
  const go = (patch: Patch) => edit({ state_w1: 'gepland' }, { state_w1: 'gehouden' }, patch).answered;
  expect(go(held)).toEqual(['state_w1']);
  expect(
    go({ sprint_session: { 'SP-0002': { ...held.sprint_session['SP-0002'], status: 'gepland' } } }),
  ).toEqual([]);
  expect(go({ ...held, session_terrain: { 'ST-0002': { terrain_id: 'OV-0001' } } })).toEqual([]);
});

test('a track that waited goes on from where it was', () => {
  const waited = of('1', null, 'kandidaat', 'benaderd', 'wacht');
  expect(edit({ state_w1: 'wacht' }, { state_w1: 'benaderd' }, waited).answered).toEqual(['state_w1']);
  expect(edit({ state_w1: 'wacht' }, { state_w1: 'intake' }, waited).answered).toEqual(['state_w1']);
  expect(edit({ state_w1: 'wacht' }, { state_w1: 'gepland' }, waited).findings).toMatchObject([
    { rule: 'stap_niet_toegestaan' },
  ]);
});

test('steps in two wagons at once are judged apart', () => {
  const verdict = edit(
    { state_w1: 'al_georganiseerd', state_w2: 'gestart' },
    { state_w1: 'gehouden', state_w2: 'trekker_gezocht' },
    of('1', null, 'al_georganiseerd'),
  );
  expect(verdict.answered).toEqual(['state_w2']);
  expect(verdict.values).toMatchObject({ state_w1: 'al_georganiseerd' });
  expect(verdict.findings).toHaveLength(1);
});

test('a state that cannot be read is left as it stands', () => {
  const verdict = edit({ state_w1: 'gepland' }, { state_w1: new Raw('bijna') });
  expect([verdict.events, verdict.findings, verdict.answered]).toEqual([[], [], []]);
  expect(verdict.values).not.toHaveProperty('state_w1');
});

test('an edit of other fields makes no step; an override moves the start and the baseline', () => {
  const quiet = edit({ state_w1: 'kandidaat' }, { next_action: 'Bellen' }, of('1', null, 'kandidaat'));
  expect(quiet).toMatchObject({ events: [], findings: [], answered: [] });
  expect(quiet.values).toEqual({ state_since: '2026-01-01' });
  const moved = edit(
    { state_w1: 'kandidaat' },
    { start_override: '2026-02-01' },
    {
      org_assessment: {
        'OG-0009': { ...facts({ fact_group: 'ja', cluster_id: 'CL-0002' }), assessed_on: '2026-01-15' },
      },
    },
  );
  expect(moved.values).toMatchObject({ start_date: '2026-02-01', baseline_level: 1 });
});

test('the reasons to put a step back are documented as rules are', () => {
  expect(STEP_RULES).toHaveLength(4);
  for (const { id, what, repair } of STEP_RULES) {
    expect(id).toMatch(/^stap_/);
    for (const text of [what, repair]) expect(text).toMatch(/^[A-Z].*\.$/);
  }
});

test('whatever people do with the states, events and states tell the same story', () => {
  const anything = fc.record({
    wagon: fc.constantFrom('1', '2', '3'),
    pick: fc.nat(11),
    reason: fc.constantFrom(null, 'Daarom'),
    day: fc.constantFrom(null, '2026-05-01', '2026-11-24', '2027-01-01'),
    plan: fc.constantFrom(null, 'https://example.nl/p'),
  });
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), (edits) => {
      let rows: Rows = patched({ track: { [KEY]: BASE } });
      let count = 0;
      for (const { wagon, pick, reason, day, plan } of edits) {
        const codes = [null, ...WAGON_RULES[wagon].states.map(({ code }) => code)];
        const to = codes[pick % codes.length]!;
        const field = `state_w${wagon}`;
        const before = viewOf(rows).row(track, KEY) as Row<typeof track>;
        const typed = { [field]: to, step_reason: reason, step_date: day, plan_url: plan };
        rows = patched({ track: { [KEY]: typed } }, rows);
        const view = viewOf(rows);
        const verdict = judgeTrack(KEY, before, view.row(track, KEY)!, view, {
          ...BY,
          at: `2026-11-24T10:${String(count).padStart(2, '0')}:00`,
        });
        expect(verdict.events.length + verdict.findings.length).toBe(
          before[field as 'state_w1'] === to ? 0 : 1,
        );
        const events = verdict.events.map(({ values }) => [`FG-0${2000 + count++}`, values] as const);
        rows = patched({ track: { [KEY]: verdict.values }, stage_event: Object.fromEntries(events) }, rows);

        // The same edit judged again has nothing left to say.
        const settled = viewOf(rows);
        const now = settled.row(track, KEY)!;
        expect(judgeTrack(KEY, now, now, settled, BY)).toEqual({
          events: [],
          values: {},
          findings: [],
          answered: [],
        });
      }
      const found = checkRegister(viewOf(rows)).filter(({ key }) => key === KEY);
      const rules = found.map(({ rule }) => rule);
      expect(rules).not.toContain('status_zonder_gebeurtenis');
      const told = Object.values(rows.stage_event!).filter(({ track_id }) => track_id === KEY);
      for (const { code } of WAGON_NUMBERS)
        told
          .filter(({ wagon }) => wagon === code)
          .reduce<unknown>((at, { from_state, to_state }) => {
            expect(from_state ?? null).toBe(at);
            return to_state ?? null;
          }, null);
    }),
    { numRuns: 100 },
  );
});
