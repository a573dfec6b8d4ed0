/** A small register with tracks and periods, for walks through reports: three parks in two municipalities. */
import type { Change } from '../../src/register/domain/change/change.ts';
import { COORDINATOR, freshRegister, setTo, type TestRegister } from './register.ts';

export const TOWNS = { GM0193: 'Zwolle', GM0150: 'Deventer' };
/** The parks with a track were approached in the first half of 2026. */
export const PARKS = [
  { key: 'CL-0001', name: 'Noord', municipality_codes: ['GM0193'], track: true },
  { key: 'CL-0002', name: 'Zuid', municipality_codes: ['GM0193', 'GM0150'], track: true },
  { key: 'CL-0003', name: 'Stil', municipality_codes: ['GM0150'], track: false },
];

/** Three parks in two municipalities, two of them with a track, on 28 November 2026. */
export function smallRegister(): TestRegister {
  const register = freshRegister();
  register.world.moveClock(Date.parse('2026-11-28T01:00:00Z'));
  const write = (changes: readonly Change[]): void => {
    const result = register.write({ via: 'menu', reason: 'Proef', changes });
    if (!result.ok) throw new Error(result.conflicts[0]!.message);
  };
  const others = register.read('municipality').rows.map((row) => String(row.municipality_code));
  write([
    ...others
      .filter((code) => !(code in TOWNS))
      .map((key): Change => ({ type: 'remove', table: 'municipality', key, values: {} })),
    ...PARKS.map(
      ({ key, track: _, ...values }): Change => ({
        type: 'add',
        table: 'cluster',
        key,
        values: { ...values, counts_as: 1 },
      }),
    ),
    ...PARKS.filter(({ track }) => track).map(
      ({ key, name }, n): Change => ({
        type: 'add',
        table: 'track',
        key: `+${n}`,
        values: { name, cluster_id: key, next_action: 'Bellen', next_action_due: '2027-06-01' },
      }),
    ),
    ...PARKS.filter(({ track }) => track).map(
      (_, n): Change => ({
        type: 'add',
        table: 'stage_event',
        key: `+e${n}`,
        values: {
          track_id: `+${n}`,
          wagon: '1',
          to_state: 'kandidaat',
          event_date: '2026-03-02',
          recorded_at: '2026-03-02T09:00:00',
          actor: 'proef',
        },
      }),
    ),
  ]);
  setTo(register, 'reports_on', 'ja');
  setTo(register, 'admin_email', COORDINATOR);
  return register;
}
