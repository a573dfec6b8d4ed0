/** A small programme in a register, with people who follow it, and what tests of digests do with it. */
import type { Mail } from '../../../../src/workspace/world.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../../support/register.ts';

export type Values = Readonly<Record<string, unknown>>;
type Rows = readonly Record<string, unknown>[];

/** Adds a row and gives its key. */
export function add(register: TestRegister, table: string, values: Values): string {
  const result = register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'add', table, key: '+1', values }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts));
  // Maps do not come out of the script, so the key is read back.
  const rows = rowsOf(register, table);
  const field = Object.keys(rows[0]!)[0]!;
  return rows[rows.length - 1]![field] as string;
}

export function set(register: TestRegister, table: string, key: string, values: Values): void {
  const result = register.write({
    via: 'blad',
    reason: 'Proef',
    changes: [{ type: 'update', table, key, values }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts));
}

export function setting(register: TestRegister, id: string, value: string | null): void {
  set(register, 'setting', id, { value });
}

export function rowsOf(register: TestRegister, table: string): Rows {
  return register.read(table).rows as Rows;
}

/** Mail of the register itself to somebody. */
export function mailsTo(register: TestRegister, address: string): readonly Mail[] {
  return register.world.mail.filter(({ from, to }) => from === COORDINATOR && to.includes(address));
}

/** A moment on the clock of the Netherlands; no trigger goes off. */
export function at(register: TestRegister, civil: string): void {
  const utc = Date.parse(`${civil}Z`);
  const shift = [1, 2]
    .map((hours) => utc - hours * 3_600_000)
    .find(
      (moment) =>
        new Intl.DateTimeFormat('sv-SE', {
          timeZone: 'Europe/Amsterdam',
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(moment) === civil.replace('T', ' '),
    );
  if (shift === undefined) throw new Error(`${civil} does not exist.`);
  register.world.moveClock(shift);
}

/** The night of a day and the first quarter after the hour of digests. */
export function night(register: TestRegister, day: string): void {
  at(register, `${day}T03:30:00`);
  register.fire('onNight');
  at(register, `${day}T07:05:00`);
  register.fire('onQuarter');
}

export interface Programme {
  readonly register: TestRegister;
  /** Keys. */
  readonly aanjager: string;
  readonly versneller: string;
  readonly gemeente: string;
  readonly rvo: string;
  readonly zwolle: string;
  readonly almelo: string;
  readonly trackZwolle: string;
  readonly trackAlmelo: string;
  readonly subscriptions: { readonly aanjager: string; readonly gemeente: string; readonly rvo: string };
}

export const ADDRESS = {
  aanjager: 'anne@aanjagers.example',
  versneller: 'vera@versnellers.example',
  gemeente: 'gijs@zwolle.example',
  rvo: 'rik@rvo.example',
} as const;

/** Two terrains, two tracks, four people, three subscriptions; digests are on. Made on Tuesday 24 November 2026. */
export function programme(): Programme {
  const register = freshRegister();
  at(register, '2026-11-24T10:00:00');
  setting(register, 'digests_on', 'ja');
  const person = (role: keyof typeof ADDRESS, more: Values = {}): string =>
    add(register, 'contact', {
      designation: `${role} (proef)`,
      name: 'Proef Persoon',
      role: role === 'versneller' ? 'versnellingsteam' : role,
      email: ADDRESS[role],
      source: 'Proef',
      delete_after: '2030-01-01',
      digest_consent: 'ja',
      ...more,
    });
  const aanjager = person('aanjager');
  const versneller = person('versneller');
  const gemeente = person('gemeente', { municipality_code: 'GM0193' });
  const rvo = person('rvo');
  const place = (name: string, code: string): string => {
    const key = add(register, 'cluster', { name, municipality_codes: [code], counts_as: 1 });
    add(register, 'terrain', { display_name: name, municipality_code: code, cluster_id: key });
    return key;
  };
  const zwolle = place('Hessenpoort', 'GM0193');
  const almelo = place('Dollegoor', 'GM0141');
  const going = (name: string, cluster: string): string =>
    add(register, 'track', {
      name,
      cluster_id: cluster,
      state_w1: 'intake',
      driver_id: aanjager,
      next_action: 'Bellen',
      next_action_due: '2027-06-01',
      next_action_owner_id: aanjager,
    });
  const trackZwolle = going('Hessenpoort', zwolle);
  const trackAlmelo = going('Dollegoor', almelo);
  at(register, '2026-11-24T12:00:00');
  const subscribe = (values: Values): string =>
    add(register, 'subscription', { format: 'html', language: 'nl', ...values });
  return {
    register,
    aanjager,
    versneller,
    gemeente,
    rvo,
    zwolle,
    almelo,
    trackZwolle,
    trackAlmelo,
    subscriptions: {
      aanjager: subscribe({ contact_id: aanjager, role: 'aanjager', scope: 'eigen_acties', rhythm: 'week' }),
      gemeente: subscribe({
        contact_id: gemeente,
        role: 'gemeente',
        scope: 'gemeenten',
        municipality_codes: ['GM0193', 'GM0141'],
        rhythm: 'week',
      }),
      rvo: subscribe({ contact_id: rvo, role: 'rvo', scope: 'alles', rhythm: 'week' }),
    },
  };
}
