/** The round: who answered and who did not, mails by schedule and by hand, each once, and none to who is ready. */

import type { ShownRound } from '../../../../src/register/app/intake/round.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { dueMoment, openPeriod, readDays } from '../../../../src/register/domain/intake/round.ts';
import { run } from '../../../../src/workspace/index.ts';
import type { TestRegister } from '../../../support/register.ts';
import { add, makeForms, placedRegister, write } from './support.ts';

function call<T>(register: TestRegister, name: string, ...args: unknown[]): T {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(result.error?.message);
  return result.value as T;
}

function roundOf(register: TestRegister): ShownRound {
  const outcome = call<Outcome<ShownRound>>(register, 'showRound');
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

/** Tracks on one cluster of Zwolle and one of Deventer, with a contact of Zwolle alone. */
function roundRegister(): TestRegister {
  const register = placedRegister();
  write(
    register,
    add('contact', 'z', {
      designation: 'aanspreekpunt gemeente Zwolle',
      name: 'Jo Jansen',
      email: 'jo@zwolle.example',
      role: 'gemeente',
      municipality_code: 'GM0193',
      source: 'Proef',
      delete_after: '2030-01-01',
    }),
    ...['CL-0001', 'CL-0003'].map((cluster) =>
      add('track', cluster, { name: cluster, cluster_id: cluster, state_w1: 'kandidaat' }),
    ),
  );
  makeForms(register);
  return register;
}

function received(register: TestRegister, cluster: string, municipality: string, at: string): void {
  write(
    register,
    add('intake', `${cluster}${at}`, {
      received_at: at,
      form: 'opgave',
      response_id: `${cluster}${at}`,
      subject: 'opgave',
      municipality_code: municipality,
      submitter_id: 'CT-0001',
      period_id: '2026-H2',
      cluster_id: cluster,
      status: 'ontvangen',
    }),
  );
}

function mails(register: TestRegister) {
  return register.read('outbox').rows.filter(({ kind }) => kind === 'ronde');
}

function setting(register: TestRegister, key: string, value: string): void {
  write(register, { type: 'update', table: 'setting', key, values: { value } });
}

/** The night of a day; the quarters in between are left out. */
function night(register: TestRegister, day: string): void {
  register.world.moveClock(Date.parse(`${day}T03:00:00Z`));
  call(register, 'onNight', {});
}

test('only clusters with a track are asked about, unless the setting says all', () => {
  const register = roundRegister();
  expect(roundOf(register)).toMatchObject({
    period: 'Tweede halfjaar 2026',
    municipalities: [
      { name: 'Deventer', designation: null, clusters: [{ key: 'CL-0003', answeredAt: null }] },
      { name: 'Zwolle', designation: 'aanspreekpunt gemeente Zwolle', clusters: [{ key: 'CL-0001' }] },
    ],
  });
  setting(register, 'round_all_clusters', 'ja');
  expect(roundOf(register).municipalities.map(({ clusters }) => clusters.length)).toEqual([2, 3]);
});

test('what came in is told with its day, the last one counts, and one that lapsed does not', () => {
  const register = roundRegister();
  received(register, 'CL-0001', 'GM0193', '2027-01-05T10:00:00');
  received(register, 'CL-0001', 'GM0193', '2027-01-08T09:00:00');
  expect(roundOf(register).municipalities[1]!.clusters[0]).toMatchObject({
    answeredAt: '2027-01-08T09:00:00',
    status: 'ontvangen',
  });
  for (const key of ['IN-0001', 'IN-0002'])
    write(register, { type: 'update', table: 'intake', key, values: { status: 'vervallen' } });
  expect(roundOf(register).municipalities[1]!.clusters[0]!.answeredAt).toBeNull();
});

test('without an open half-year there is no round', () => {
  const register = roundRegister();
  write(register, { type: 'update', table: 'period', key: '2026-H2', values: { status: 'ingediend' } });
  expect(call(register, 'showRound')).toMatchObject({ ok: false, reason: 'Er is geen open halfjaar.' });
});

test('a reminder by hand goes once a day, to the contact, with the links that are left', () => {
  const register = roundRegister();
  const first = call<Outcome<string>>(register, 'remindMunicipality', 'GM0193');
  expect(first).toMatchObject({ ok: true, value: expect.stringContaining('staat klaar in Postvak uit') });
  expect(call(register, 'remindMunicipality', 'GM0193')).toMatchObject({
    value: expect.stringContaining('geen tweede'),
  });
  const [mail] = mails(register);
  expect(mail).toMatchObject({
    contact_id: 'CT-0001',
    address: null,
    subject: 'Herinnering: halfjaarlijkse opgave bedrijventerreinen, tweede halfjaar 2026',
  });
  expect(mail!.body_text).toContain('Opgave voor Hessenpoort:\nhttps://docs.google.com/forms/');
  expect(mail!.body_text).not.toContain('Marslanden');
  expect(mail!.body_html).toContain('<html lang="nl">');
  expect(call(register, 'remindMunicipality', 'GM0150')).toMatchObject({
    ok: false,
    reason: 'Van Deventer is geen contact met een e-mailadres bekend.',
  });
  received(register, 'CL-0001', 'GM0193', '2027-01-05T10:00:00');
  expect(call(register, 'remindMunicipality', 'GM0193')).toMatchObject({
    ok: false,
    reason: 'Van deze gemeente is alles al binnen.',
  });
});

test('mails go by the days of the setting, each once, and stop when all is in', () => {
  const register = roundRegister();
  night(register, '2027-01-01');
  expect(mails(register)).toEqual([]);
  setting(register, 'round_mails_on', 'ja');
  night(register, '2027-01-02');
  expect(mails(register).map(({ dedupe }) => dedupe)).toEqual(['ronde.2026-H2.0.GM0193']);
  expect(mails(register)[0]!.subject).toMatch(/^Halfjaarlijkse opgave/);
  night(register, '2027-01-14');
  expect(mails(register)).toHaveLength(1);
  night(register, '2027-01-15');
  expect(mails(register).map(({ dedupe }) => dedupe)).toEqual([
    'ronde.2026-H2.0.GM0193',
    'ronde.2026-H2.1.GM0193',
  ]);
  received(register, 'CL-0001', 'GM0193', '2027-01-20T10:00:00');
  night(register, '2027-01-30');
  expect(mails(register)).toHaveLength(2);
  expect(mails(register).map(({ status }) => status)).toEqual(['verzonden', 'verzonden']);
});

test('the night closes the opgave when its half-year is no longer open', () => {
  const register = roundRegister();
  write(register, { type: 'update', table: 'period', key: '2026-H2', values: { status: 'controle' } });
  night(register, '2026-11-25');
  const opgave = [...register.world.files.values()].find(
    (file) => file.kind === 'form' && file.name.includes('opgave'),
  );
  expect(opgave?.kind === 'form' && opgave.model.settings.acceptingResponses).toBe(false);
});

describe('days and periods', () => {
  const period = (period_id: string, reference_date: string | null, status = 'open', type = 'halfjaar') =>
    ({ period_id, reference_date, status, type, name: period_id, from: null, until: null }) as Parameters<
      typeof openPeriod
    >[0][number];

  test('the open half-year whose peildatum came last is the round, else the first to come', () => {
    const [h1, h2] = [period('h1', '2026-07-01'), period('h2', '2027-01-01')];
    expect(openPeriod([], '2026-11-28')).toBeNull();
    expect(openPeriod([h2, h1], '2026-11-28')?.period_id).toBe('h1');
    expect(openPeriod([h2, h1], '2027-01-01')?.period_id).toBe('h2');
    expect(openPeriod([h2, h1], '2026-05-01')?.period_id).toBe('h1');
    const closed = [period('a', '2026-07-01', 'controle'), period('j', '2027-01-01', 'open', 'kalenderjaar')];
    expect(openPeriod(closed, '2026-11-28')).toBeNull();
  });

  test('the mail that is due is the last whose day has come', () => {
    const current = period('a', '2027-01-01');
    expect(dueMoment(current, [0, 14, 28], '2026-12-31')).toBeNull();
    expect(dueMoment(current, [0, 14, 28], '2027-01-01')).toEqual({ nth: 0, day: '2027-01-01' });
    expect(dueMoment(current, [-7, 14], '2026-12-26')).toEqual({ nth: 0, day: '2026-12-25' });
    expect(dueMoment(current, [0, 14, 28], '2027-03-01')).toMatchObject({ nth: 2 });
    expect(dueMoment(period('a', null), [0], '2027-01-01')).toBeNull();
  });

  test('days are read as people type them', () => {
    expect(readDays('0; 14; 28')).toEqual([0, 14, 28]);
    expect(readDays('14, 0')).toEqual([0, 14]);
    expect(readDays('volgende week')).toBeNull();
    expect(readDays('')).toBeNull();
  });
});
