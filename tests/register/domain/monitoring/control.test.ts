/** Control of a period: each finding is told once, at the cluster or municipality that the row is about. */
import { controlOf } from '../../../../src/register/domain/monitoring/control.ts';
import { refusal } from '../../../../src/register/domain/monitoring/periods.ts';
import { halfYear } from '../../../../src/register/domain/monitoring/span.ts';
import type { Finding } from '../../../../src/register/domain/rules/rule.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';
import { type Patch, patched, viewOf } from '../rules/support.ts';

const SPAN = halfYear(2026, 1);

const wrong = (table: string, key: string, field: string): Finding =>
  ({ rule: 'proef', table, key, field, severity: 'fout', message: `fout in ${key}` }) as Finding;

const controlled = (findings: readonly Finding[], patch: Patch = {}) =>
  controlOf(viewOf(patched(patch)), SPAN, findings);

test.each([
  ['a cluster', 'cluster', 'CL-0001', 'CL-0001'],
  ['a terrain', 'terrain', 'OV-0001', 'CL-0001'],
  ['a track', 'track', 'TR-0001', 'CL-0001'],
  ['a step', 'stage_event', 'FG-00001', 'CL-0001'],
  ['a session', 'sprint_session', 'SP-0001', 'CL-0001'],
  ['a terrain at a session', 'session_terrain', 'ST-0001', 'CL-0001'],
  ['a grant', 'grant', 'SB-0001', 'CL-0001'],
  ['a cost by its grant', 'cost_line', 'KO-0001', 'CL-0001'],
  ['a campaign', 'metering_campaign', 'MC-0001', 'CL-0001'],
  ['a municipality', 'municipality', 'GM0150', 'GM0150'],
  ['an organisation, which is of no place', 'organisation', 'OR-0002', null],
  ['a row that is gone', 'track', 'TR-0999', null],
  ['a table that is not of the register', 'onbekend', 'X-1', null],
])('what is wrong in %s', (_, table, key, place) => {
  const told = controlled([wrong(table, key, 'een_veld')]).filter(({ points }) =>
    points.some(({ what, wrong: isWrong }) => isWrong && what === `fout in ${key}`),
  );
  expect(told.map(({ subject }) => subject?.key ?? null)).toEqual([place]);
});

test('a finding about a field that is told as blank is left out; another of that row stands', () => {
  const cluster = { 'CL-0001': { name: null } };
  const points = (field: string) =>
    controlled([wrong('cluster', 'CL-0001', field)], { cluster })
      .find(({ subject }) => subject?.key === 'CL-0001')!
      .points.filter(({ table, key }) => table === 'cluster' && key === 'CL-0001')
      .map(({ wrong: isWrong }) => isWrong);
  expect(points('name')).toEqual([false]);
  expect(points('confirmed_on')).toEqual([false, true]);
});

test('a period is frozen from the day after its last, not on it', () => {
  const standing = {
    name: 'H1',
    status: 'controle',
    until: SPAN.until,
    hasSnapshots: false,
    complete: false,
  };
  const on = (today: string) => refusal(standing as never, 'vastgesteld', today);
  expect(on(SPAN.until)).toMatch(/loopt/);
  expect(on(addDays(SPAN.until, 1))).toBeNull();
});
