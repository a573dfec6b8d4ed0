/** What is told of one cluster: of each list which rows count on the last day, and how they stood then. */
import { clusterFacts, lessonFacts } from '../../../../src/register/domain/monitoring/cluster-facts.ts';
import { programmeFacts } from '../../../../src/register/domain/monitoring/programme-facts.ts';
import { halfYear } from '../../../../src/register/domain/monitoring/span.ts';
import { lesson } from '../../../../src/register/domain/schema/tables/index.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';
import { type Patch, patched, viewOf } from '../rules/support.ts';

const SPAN = halfYear(2026, 1);
const LAST = SPAN.until;
const AFTER = addDays(LAST, 1);

const factsOf = (patch: Patch, span = SPAN) => clusterFacts(viewOf(patched(patch)), span, 'CL-0001')!;

test('the steps of a span tell from where to where in words, the first from nowhere', () => {
  const steps = (span: typeof SPAN) =>
    factsOf({}, span).track!.steps.map(({ on, from, to }) => [on, from, to]);
  expect(steps(halfYear(2025, 1))).toEqual([
    ['2025-01-01', null, 'Kandidaat'],
    ['2025-03-01', 'Kandidaat', 'Intake'],
  ]);
  expect(steps(halfYear(2026, 2))).toEqual([
    ['2026-09-01', null, expect.stringContaining('wagon 3')],
    ['2026-10-01', null, 'Triage'],
  ]);
});

test.each([
  ['the last day', LAST, { decision: expect.stringMatching(/geaccepteerd/i), decidedOn: LAST }],
  ['the day after', AFTER, { decision: 'Open', decidedOn: null }],
])('a hand-over that was decided on %s', (_, decided_on, told) => {
  const handover = { 'OD-0002': { offered_on: '2026-06-01', decided_on } };
  const found = factsOf({ handover }).handovers.find(({ key }) => key === 'OD-0002');
  expect(found).toMatchObject({ offeredOn: '2026-06-01', ...told });
});

test.each([
  ['held on the last day', { session_date: LAST, status: 'gehouden' }, true],
  ['held the day after', { session_date: AFTER, status: 'gehouden' }, false],
  ['that is planned', { session_date: LAST, status: 'gepland' }, false],
])('a session %s, and its ideas', (_, session, counts) => {
  const told = factsOf({
    sprint_session: { 'SP-0009': { name: 'Tweede', ...session } },
    session_terrain: { 'ST-0009': { session_id: 'SP-0009', terrain_id: 'OV-0001' } },
    idea: {
      'ID-0009': { title: 'Warmte', session_id: 'SP-0009', cluster_id: 'CL-0001' },
      'ID-0010': { title: 'Zonder sessie', cluster_id: 'CL-0001' },
    },
  });
  expect(told.sessions.map(({ key }) => key)).toEqual(counts ? ['SP-0001', 'SP-0009'] : ['SP-0001']);
  expect(told.ideas.map(({ name, session }) => [name, session])).toEqual([
    ['Zonnedak', 'Zwolle'],
    ...(counts ? [['Warmte', 'Tweede']] : []),
    ['Zonder sessie', null],
  ]);
});

test.each([
  ['not at all', null, null],
  ['on the last day', LAST, LAST],
  ['the day after', AFTER, null],
])('a lesson that was shared %s', (_, shared_on, told) => {
  const view = viewOf(
    patched({ lesson: { 'LE-0001': { title: 'Les', recorded_on: LAST, shared_on, cluster_id: 'CL-0001' } } }),
  );
  const found = lessonFacts(view, SPAN, view.rows(lesson)).find(({ key }) => key === 'LE-0001');
  expect(found).toMatchObject({ name: 'Les', on: LAST, sharedOn: told });
});

test('years are called by the calendar, grant years by the two that they lie in, up to the end of the term', () => {
  const setting = {
    spuk_start: { label: 'Begin', value: '2024-05-01' },
    spuk_end: { label: 'Einde', value: '2027-05-01' },
  };
  const view = viewOf(patched({ setting }));
  const years = (span: typeof SPAN) =>
    programmeFacts(view, span).startsByYear.map(({ name, span: { from } }) => [name, from]);
  const calendar = [
    ['2024', '2024-01-01'],
    ['2025', '2025-01-01'],
    ['2026', '2026-01-01'],
  ];
  const grant = [
    ['2024-2025', '2024-05-01'],
    ['2025-2026', '2025-05-01'],
    ['2026-2027', '2026-05-01'],
  ];
  expect(years(SPAN)).toEqual([...calendar, ...grant]);
  expect(years(halfYear(2027, 2))).toEqual([...calendar, ['2027', '2027-01-01'], ...grant]);
});
