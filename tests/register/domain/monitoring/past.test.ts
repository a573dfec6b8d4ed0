/** Figures over the past: later rows do not count, parts add up, and spans are what they are called. */
import fc from 'fast-check';
import { clusterFacts } from '../../../../src/register/domain/monitoring/cluster-facts.ts';
import { type FigureId, figuresOf } from '../../../../src/register/domain/monitoring/figures.ts';
import { clustersOn, mainTrack } from '../../../../src/register/domain/monitoring/past.ts';
import {
  municipalityFacts,
  programmeFacts,
} from '../../../../src/register/domain/monitoring/programme-facts.ts';
import {
  before,
  elapsed,
  grantYearOf,
  halfYear,
  halfYearOf,
  lengthOf,
  referenceDay,
} from '../../../../src/register/domain/monitoring/span.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';
import { event, patched, type Values, viewOf, WHOLE } from '../rules/support.ts';
import { generated, type Register } from './generated.ts';

const SPAN = halfYear(2025, 2);

/** The tables of which a row happened on a day and counts from then on. */
const DATED: Readonly<Record<string, string>> = {
  stage_event: 'event_date',
  sprint_session: 'session_date',
  org_assessment: 'assessed_on',
  cost_line: 'performance_date',
  activity: 'activity_date',
  handover: 'offered_on',
};

/** The register without what is dated after a day, but for activities by which costs are known to belong to a cluster. */
function until(register: Register, day: string): Register {
  const cited = new Set(Object.values(register.cost_line ?? {}).map(({ activity_id }) => activity_id));
  const kept = Object.entries(register).map(([table, rows]) => {
    const date = DATED[table];
    if (!date) return [table, rows] as const;
    return [
      table,
      Object.fromEntries(
        Object.entries(rows).filter(([key, row]) => cited.has(key) || String(row[date] ?? '') <= day),
      ),
    ] as const;
  });
  return Object.fromEntries(kept);
}

test('what is dated after the last day of the span might as well not be there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const register = generated(6, seed);
      const [all, early] = [viewOf(register), viewOf(until(register, SPAN.until))];
      for (const key of Object.keys(register.cluster!))
        expect(clusterFacts(all, SPAN, key)).toEqual(clusterFacts(early, SPAN, key));
      expect(programmeFacts(all, SPAN)).toEqual(programmeFacts(early, SPAN));
    }),
    { numRuns: 12 },
  );
});

test('facts do not depend on the day on which they are put together', () => {
  const register = generated(6, 9);
  const [now, later] = ['2026-01-02', '2031-12-31'].map((today) => viewOf(register, { today }));
  expect(programmeFacts(later!, SPAN)).toEqual(programmeFacts(now!, SPAN));
  expect(clusterFacts(later!, SPAN, 'CL-0003')).toEqual(clusterFacts(now!, SPAN, 'CL-0003'));
  expect(municipalityFacts(later!, SPAN, 'GM1001')).toEqual(municipalityFacts(now!, SPAN, 'GM1001'));
});

test('counts and amounts of all clusters add up to those of the programme', () => {
  const register = generated(25, 4);
  const view = viewOf(register);
  const whole = figuresOf(view, SPAN, null);
  const parts = Object.keys(register.cluster!).map((key) => figuresOf(view, SPAN, new Set([key])));
  const added: FigureId[] = [
    'I1',
    'I1.cumulatief',
    'I3',
    'I4',
    'I5.w1_w2.cumulatief.klaar',
    'I6.w1.n',
    'I7.clusters.met',
  ];
  added.push(
    'I8.terreinen',
    'I9',
    'I9.cumulatief',
    'I9.aantal.verleend',
    'I10.bedrijven.cumulatief',
    'I11',
    'I11.kwh',
  );
  for (const id of added) {
    const sum = parts.reduce((total, figures) => total + figures[id]!, 0);
    expect([id, Math.round(sum * 100)]).toEqual([id, Math.round(whole[id]! * 100)]);
  }
});

test('a step that was told later and happened earlier counts from the day on which it happened', () => {
  const step = (from: string | null, to: string, on: string, told: string): Values => ({
    ...event('1', from, to, on),
    recorded_at: `${told}T10:00:00`,
  });
  const stageEvents: Record<string, Values | null> = Object.fromEntries(
    Object.keys(WHOLE.stage_event!).map((key) => [key, null]),
  );
  stageEvents['FG-90001'] = step(null, 'kandidaat', '2025-01-10', '2025-01-10');
  const before = viewOf(patched({ stage_event: stageEvents }));
  expect(mainTrack(clustersOn(before, '2025-12-31').get('CL-0001')!)!.wagon).toBe('0');
  stageEvents['FG-90002'] = step('kandidaat', 'benaderd', '2025-02-01', '2026-03-01');
  stageEvents['FG-90003'] = step('benaderd', 'intake', '2025-09-01', '2026-03-01');
  const after = viewOf(patched({ stage_event: stageEvents }));
  const on = (day: string) => mainTrack(clustersOn(after, day).get('CL-0001')!);
  expect(on('2025-01-09')).toBeNull();
  expect(on('2025-08-31')!.states.state_w1).toBe('benaderd');
  expect(on('2025-12-31')!.states.state_w1).toBe('intake');
  expect(on('2025-12-31')!.start).toBe('2025-09-01');
  expect(figuresOf(after, SPAN, null).I1).toBe(1);
  expect(figuresOf(after, halfYear(2025, 1), null).I1).toBe(0);
});

test('nothing about people and nothing supplied in confidence stands in facts', () => {
  const secret = patched({
    metering_campaign: {
      'MC-0001': { data_count: 2, sum_contract_kw: 424242, collective_peak_kw: 4242, sum_peaks_kw: 242424 },
    },
  });
  const view = viewOf(secret);
  const span = halfYear(2026, 1);
  const text = JSON.stringify([
    clusterFacts(view, span, 'CL-0001'),
    municipalityFacts(view, span, 'GM0193'),
    programmeFacts(view, span),
  ]);
  expect(text).not.toMatch(/Verzonnen|@|CT-\d|4242/);
  expect(text).toContain('Hessenpoort');
});

test('spans are what they are called', () => {
  expect(grantYearOf('2026-04-30')).toEqual({ from: '2025-05-01', until: '2026-04-30' });
  expect(grantYearOf('2026-05-01').from).toBe('2026-05-01');
  expect(halfYearOf('2026-07-01')).toEqual(halfYear(2026, 2));
  expect(referenceDay(halfYear(2026, 2))).toBe('2027-01-01');
  expect(before(halfYear(2026, 1))).toEqual(halfYear(2025, 2));
  expect(before(grantYearOf('2026-05-01'))).toEqual(grantYearOf('2025-05-01'));
  expect(lengthOf(halfYear(2026, 1))).toBe(181);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), (days) => {
      const day = addDays('2025-01-01', days);
      const part = elapsed(halfYear(2026, 1), day);
      expect(part).toBeGreaterThanOrEqual(0);
      expect(part).toBeLessThanOrEqual(1);
      if (day >= '2026-06-30') expect(part).toBe(1);
      if (day < '2026-01-01') expect(part).toBe(0);
    }),
  );
});
