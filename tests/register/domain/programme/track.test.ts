/** When a track started, which assessment is its baseline, and what the register computes from other rows. */
import { outdated, publishable } from '../../../../src/register/domain/programme/computed.ts';
import { W1_STATES } from '../../../../src/register/domain/programme/states.ts';
import { baselineOf, canStart, lastEvent, startOf } from '../../../../src/register/domain/programme/track.ts';
import { event, facts, patched, Raw, viewOf, WHOLE } from '../rules/support.ts';

type Event = Parameters<typeof startOf>[0][number];
const step = (wagon: string, to: string | null, day: string): Event =>
  event(wagon, null, to, day) as unknown as Event;

test('a start is the first day of the state of the setting or of what follows it', () => {
  const events = [step('1', 'kandidaat', '2025-01-01'), step('1', 'gehouden', '2025-06-01')];
  expect(startOf(events, 'intake')).toBe('2025-06-01');
  expect(startOf([...events, step('1', 'intake', '2025-03-01')], 'intake')).toBe('2025-03-01');
  expect(startOf(events, 'kandidaat')).toBe('2025-01-01');
  expect(startOf(events, 'verslag_gereed')).toBeNull();
});

test('a later wagon counts as a start, since it comes after any state of wagon 1', () => {
  const events = [step('1', 'al_georganiseerd', '2025-01-01'), step('2', 'gestart', '2025-02-01')];
  expect(startOf(events, 'gehouden')).toBe('2025-02-01');
  expect(startOf([step('2', null, '2025-02-01')], 'gehouden')).toBeNull();
});

test('stopping, waiting and being organised already are no start; handing over is', () => {
  for (const state of ['gestopt', 'wacht', 'al_georganiseerd'])
    expect(startOf([step('1', state, '2025-01-01')], 'kandidaat')).toBeNull();
  for (const state of ['overgedragen_w2', 'klaar_zonder_vervolg'])
    expect(startOf([step('1', state, '2025-01-01')], 'intake')).toBe('2025-01-01');
});

test('without a usable setting nothing has started', () => {
  expect(startOf([step('1', 'intake', '2025-01-01')], null)).toBeNull();
  expect(startOf([step('1', 'intake', '2025-01-01')], 'begonnen')).toBeNull();
  expect(W1_STATES.map(({ code }) => code).filter(canStart)).toEqual([
    'kandidaat',
    'benaderd',
    'intake',
    'gepland',
    'gehouden',
    'verslag_gereed',
  ]);
});

test('the baseline is the latest assessment up to the start, or else the first within the days after it', () => {
  const on = (assessed_on: string | null) => ({ assessed_on });
  const all = [on('2025-03-20'), on(null), on('2024-01-01'), on('2025-03-01'), on('2025-03-10')];
  expect(baselineOf(all, '2025-03-05', 30)).toEqual(on('2025-03-01'));
  expect(baselineOf(all, '2025-03-01', 30)).toEqual(on('2025-03-01'));
  expect(baselineOf(all, '2023-12-03', 29)).toEqual(on('2024-01-01'));
  expect(baselineOf(all, '2023-12-03', 28)).toBeNull();
});

test('the last event is the one that was recorded last, whatever day it tells of', () => {
  const early = { ...step('1', 'intake', '2026-01-01'), recorded_at: '2026-01-01T09:00:00' };
  const late = { ...step('1', 'gepland', '2025-01-01'), recorded_at: '2026-02-01T09:00:00' };
  expect(lastEvent([late, early])).toBe(late);
  expect(lastEvent([early, { ...late, recorded_at: early.recorded_at }])).toMatchObject({
    to_state: 'gepland',
  });
  expect(lastEvent([])).toBeNull();
});

describe('computed columns', () => {
  test('bring the campaign of the whole register up to date, and nothing that is right already', () => {
    expect(outdated(viewOf(WHOLE), null)).toEqual([
      { type: 'update', table: 'metering_campaign', key: 'MC-0001', values: { publishable: 'ja' } },
    ]);
    const right = patched({ metering_campaign: { 'MC-0001': { publishable: 'ja' } } });
    expect(outdated(viewOf(right), null)).toEqual([]);
  });

  test('are those of the rows in scope', () => {
    expect(outdated(viewOf(WHOLE), new Map([['track', new Set(['TR-0001'])]]))).toEqual([]);
    const scope = new Map([['metering_campaign', new Set(['MC-0001'])]]);
    expect(outdated(viewOf(WHOLE, { only: ['metering_campaign', 'setting'] }), scope)).toHaveLength(1);
  });

  test('follow a later assessment, a setting, an override and an event', () => {
    const at = (patch: Parameters<typeof patched>[0]) =>
      outdated(viewOf(patched(patch)), new Map([['track', new Set(['TR-0001'])]]));
    expect(at({ org_assessment: { 'OG-0001': { fact_entity: 'ja' } } })).toMatchObject([
      { values: { baseline_level: 2 } },
    ]);
    expect(at({ setting: { start_state: { value: 'kandidaat' } } })).toMatchObject([
      { values: { start_date: '2025-01-01', baseline_level: null } },
    ]);
    expect(at({ track: { 'TR-0001': { start_override: '2026-06-01' } } })).toMatchObject([
      { values: { start_date: '2026-06-01', baseline_level: 2 } },
    ]);
    expect(
      at({
        stage_event: { 'FG-00006': event('3', 'triage', 'geaccepteerd', '2026-11-20') },
        track: { 'TR-0001': { state_w3: 'geaccepteerd' } },
      }),
    ).toMatchObject([{ values: { state_since: '2026-11-20' } }]);
  });

  test('also mend what follows from the row alone, when something came past the writer', () => {
    const wrong = patched({
      metering_campaign: { 'MC-0001': { publishable: 'ja' } },
      track: { 'TR-0001': { start_date: new Raw('ooit') } },
    });
    expect(outdated(viewOf(wrong), null)).toEqual([
      { type: 'update', table: 'track', key: 'TR-0001', values: { start_date: '2025-03-01' } },
    ]);
  });

  test.each([
    [{ data_count: 5, largest_share: 0.5 }, 'ja'],
    [{ data_count: 4, largest_share: 0.5 }, 'nee'],
    [{ data_count: 5, largest_share: 0.51 }, 'nee'],
    [{ data_count: 5, largest_share: null }, 'nee'],
    [{ data_count: null, largest_share: 0.1 }, null],
  ])('with %j the figures may be published: %s', (values, expected) => {
    const campaign = { ...WHOLE.metering_campaign!['MC-0001'], ...values };
    expect(publishable(campaign as never, viewOf(WHOLE))).toBe(expected);
  });

  test('figures stay inside as long as a setting for it is empty', () => {
    const view = viewOf(patched({ setting: { publish_min_companies: { value: null } } }));
    expect(publishable({ ...WHOLE.metering_campaign!['MC-0001'] } as never, view)).toBe('nee');
  });

  test('an assessment without answers has the lowest level', () => {
    const rows = patched({
      org_assessment: { 'OG-0001': { ...facts({ fact_group: 'onbekend' }), assessed_on: '2025-02-15' } },
    });
    expect(outdated(viewOf(rows), new Map([['track', new Set(['TR-0001'])]]))).toMatchObject([
      { values: { baseline_level: 0 } },
    ]);
  });
});
