/** What changes around a subscription half-way: each still hears everything once, and nothing that is no longer theirs. */
import { run } from '../../../../src/workspace/index.ts';
import { keptRegister, type TestRegister } from '../../../support/register.ts';
import { ADDRESS, add, at, mailsTo, programme, rowsOf, set, setting, type Values } from './support.ts';

const made = programme();
const start = keptRegister(made.register);
const { aanjager: OWN } = made.subscriptions;

/** The digests of a night and the first quarter after their hour; the other work of the night is left out. */
function night(register: TestRegister, day: string): void {
  at(register, `${day}T03:30:00`);
  register.digests(day);
  at(register, `${day}T07:05:00`);
  register.fire('onQuarter');
}

/** The points of each mail to the aanjager, by the day of the mail. */
function told(register: TestRegister, address: string = ADDRESS.aanjager): Record<string, string[]> {
  return Object.fromEntries(
    mailsTo(register, address).map(({ subject, body }) => [
      /\d+ \w+ \d{4}$/.exec(subject)![0],
      body.split('\n').flatMap((line) => /^\d+\. (.*?)(?: \([A-Z]{2}-\d+\))?$/.exec(line)?.[1] ?? []),
    ]),
  );
}

const step = (register: TestRegister, day: string, track: string, state: string): void => {
  at(register, `${day}T12:00:00`);
  set(register, 'track', track, { state_w1: state });
};

const change = (register: TestRegister, day: string, values: Values): void => {
  at(register, `${day}T15:00:00`);
  set(register, 'subscription', OWN, values);
};

const nights = (register: TestRegister, ...days: string[]): void => {
  for (const day of days) night(register, day);
};

test('the first digest begins where the subscription began, and does not claim that old signals are known', () => {
  const register = start();
  // Neither track moved for 90 days when somebody asks for digests.
  step(register, '2027-02-25', made.trackAlmelo, 'benaderd');
  at(register, '2027-02-25T15:00:00');
  add(register, 'subscription', {
    contact_id: made.versneller,
    role: 'coordinator',
    scope: 'alles',
    rhythm: 'week',
    created_on: '2027-02-25T15:00:00',
  });
  step(register, '2027-02-26', made.trackAlmelo, 'gepland');
  night(register, '2027-03-01');
  expect(told(register, ADDRESS.versneller)).toEqual({
    '1 maart 2027': ['Dollegoor. Wagon 1: van Benaderd naar Sprint gepland.'],
  });
  expect(mailsTo(register, ADDRESS.versneller)[0]!.body).toMatch(
    /^\d+ signalen staan al langer open\. Kijk daarvoor op het dashboard\.$/m,
  );
});

test('who stopped and comes back hears once what happened meanwhile, on the next day of digests', () => {
  const register = start();
  step(register, '2026-11-25', made.trackZwolle, 'gepland');
  night(register, '2026-11-30');
  change(register, '2026-12-01', { stopped: true, stopped_on: '2026-12-01' });
  step(register, '2026-12-02', made.trackZwolle, 'gehouden');
  nights(register, '2026-12-07', '2026-12-14');
  change(register, '2026-12-16', { stopped: false, stopped_on: null });
  nights(register, '2026-12-17', '2026-12-21', '2027-01-04');
  expect(told(register)).toEqual({
    '30 november 2026': ['Hessenpoort. Wagon 1: van Intake naar Sprint gepland.'],
    '21 december 2026': ['Hessenpoort. Wagon 1: van Sprint gepland naar Sprint gehouden.'],
  });
});

test('another rhythm half-way doubles nothing and leaves nothing out', () => {
  const register = start();
  step(register, '2026-11-25', made.trackZwolle, 'gepland');
  night(register, '2026-11-30');
  change(register, '2026-12-01', { rhythm: 'maand' });
  step(register, '2026-12-08', made.trackZwolle, 'gehouden');
  nights(register, '2026-12-07', '2026-12-14', '2026-12-21');
  change(register, '2026-12-22', { rhythm: 'twee_weken' });
  step(register, '2026-12-23', made.trackAlmelo, 'benaderd');
  nights(register, '2026-12-28', '2027-01-04');
  change(register, '2027-01-05', { rhythm: 'halfjaar' });
  step(register, '2027-01-06', made.trackAlmelo, 'gepland');
  nights(register, '2027-01-11', '2027-01-18', '2027-02-01', '2027-06-28');
  change(register, '2027-06-29', { rhythm: 'week' });
  nights(register, '2027-06-30', '2027-07-05', '2027-07-12');
  const steps = Object.fromEntries(
    Object.entries(told(register)).map(([day, points]) => [
      day,
      points.filter((point) => point.includes('Wagon 1: van')),
    ]),
  );
  expect(steps).toEqual({
    '30 november 2026': ['Hessenpoort. Wagon 1: van Intake naar Sprint gepland.'],
    '4 januari 2027': [
      'Hessenpoort. Wagon 1: van Sprint gepland naar Sprint gehouden.',
      'Dollegoor. Wagon 1: van Intake naar Benaderd.',
    ],
    '5 juli 2027': ['Dollegoor. Wagon 1: van Benaderd naar Sprint gepland.'],
    // Nothing moved, but the next action is late.
    '12 juli 2027': [],
  });
});

test('a month whose day is quiet is told after it as a whole, and the next one goes on from there', () => {
  const register = start();
  setting(register, 'quiet_days', '1-12-2026 t/m 16-12-2026');
  set(register, 'subscription', OWN, { rhythm: 'maand' });
  step(register, '2026-12-03', made.trackZwolle, 'gepland');
  nights(register, '2026-12-07', '2026-12-14', '2026-12-16');
  expect(told(register)).toEqual({});
  step(register, '2026-12-16', made.trackAlmelo, 'benaderd');
  night(register, '2026-12-17');
  step(register, '2026-12-18', made.trackZwolle, 'gehouden');
  nights(register, '2026-12-21', '2027-01-04', '2027-01-11');
  expect(told(register)).toEqual({
    '17 december 2026': [
      'Hessenpoort. Wagon 1: van Intake naar Sprint gepland.',
      'Dollegoor. Wagon 1: van Intake naar Benaderd.',
    ],
    '4 januari 2027': ['Hessenpoort. Wagon 1: van Sprint gepland naar Sprint gehouden.'],
  });
});

test('who leaves the province, by the role in Contacten, hears no more than that role may', () => {
  const register = start();
  step(register, '2026-11-25', made.trackZwolle, 'gepland');
  night(register, '2026-11-30');
  expect(mailsTo(register, ADDRESS.aanjager)[0]!.body).toContain('docs.google.com');
  at(register, '2026-12-01T10:00:00');
  set(register, 'contact', made.aanjager, { role: 'vno_ncw' });
  // A step within a wagon is no news to a partner; another wagon is.
  step(register, '2026-12-02', made.trackZwolle, 'gehouden');
  add(register, 'decision', { decision: 'Wij stoppen met Dollegoor', cluster_id: made.almelo });
  night(register, '2026-12-07');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
  set(register, 'track', made.trackAlmelo, { state_w1: 'al_georganiseerd' });
  night(register, '2026-12-14');
  const last = mailsTo(register, ADDRESS.aanjager)[1]!;
  expect(last.body).toContain('Dollegoor. Van Wagon 1 naar Wagon 2. Gemeente: Almelo.');
  expect(last.body + last.htmlBody).not.toMatch(/docs\.google\.com|Wij stoppen|TR-\d/);
  // Outside the province nobody gets digests without having said yes.
  at(register, '2026-12-15T10:00:00');
  set(register, 'contact', made.aanjager, { digest_consent: null });
  step(register, '2026-12-16', made.trackZwolle, 'gestopt');
  night(register, '2026-12-21');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
});

test('who follows the whole programme and goes to work for a municipality, hears of that municipality alone', () => {
  const register = start();
  set(register, 'subscription', made.subscriptions.rvo, { scope: 'alles' });
  set(register, 'contact', made.rvo, { role: 'gemeente', municipality_code: 'GM0193' });
  set(register, 'track', made.trackZwolle, { state_w1: 'al_georganiseerd' });
  set(register, 'track', made.trackAlmelo, { state_w1: 'al_georganiseerd' });
  night(register, '2026-11-30');
  const [mail] = mailsTo(register, ADDRESS.rvo);
  expect(mail!.body).toContain('Hessenpoort');
  expect(mail!.body + mail!.htmlBody).not.toContain('Dollegoor');
});

describe('a subscription about clusters', () => {
  test('goes on about the others when one is removed', () => {
    const register = start();
    set(register, 'subscription', OWN, { scope: 'clusters', cluster_ids: [made.zwolle, made.almelo] });
    const result = register.write({
      via: 'menu',
      reason: 'Proef',
      changes: [
        { type: 'remove', table: 'track', key: made.trackAlmelo, values: {} },
        { type: 'update', table: 'terrain', key: 'OV-0002', values: { cluster_id: made.zwolle } },
        { type: 'remove', table: 'cluster', key: made.almelo, values: {} },
      ],
    });
    expect(result.ok).toBe(true);
    step(register, '2026-11-26', made.trackZwolle, 'gepland');
    night(register, '2026-11-30');
    expect(told(register)).toEqual({
      '30 november 2026': ['Hessenpoort. Wagon 1: van Intake naar Sprint gepland.'],
    });
  });

  test('goes on about what became of it when clusters are put together', () => {
    const register = start();
    const other = add(register, 'cluster', {
      name: 'Nieuwe Haven',
      municipality_codes: ['GM0141'],
      counts_as: 1,
    });
    const terrain = add(register, 'terrain', {
      display_name: 'Nieuwe Haven',
      municipality_code: 'GM0141',
      cluster_id: other,
    });
    set(register, 'subscription', OWN, { scope: 'clusters', cluster_ids: [other] });
    const merge = (terrains: string[]) =>
      run(register.world, register.project, 'confirmCluster', [{ terrains, name: 'Samen', why: 'Proef' }])
        .value as { readonly ok: boolean };
    // Two clusters that are used are not put together without a person's work first.
    expect(merge([terrain, 'OV-0002']).ok).toBe(false);
    const third = add(register, 'cluster', { name: 'Derde', municipality_codes: ['GM0141'], counts_as: 1 });
    const more = add(register, 'terrain', {
      display_name: 'Derde',
      municipality_code: 'GM0141',
      cluster_id: third,
    });
    expect(merge([more, terrain]).ok).toBe(true);
    expect(rowsOf(register, 'cluster').map(({ cluster_id }) => cluster_id)).not.toContain(third);
    at(register, '2026-11-26T12:00:00');
    add(register, 'track', { name: 'Samen', cluster_id: other, state_w1: 'benaderd' });
    night(register, '2026-11-30');
    expect(told(register)['30 november 2026']).toEqual([expect.stringMatching(/^Samen\. Nieuw traject\./)]);
  });
});

test('who empties Postvak uit has nobody told everything again', () => {
  const register = start();
  step(register, '2026-11-25', made.trackZwolle, 'gepland');
  night(register, '2026-11-30');
  const result = register.write({
    via: 'blad',
    reason: 'Opgeruimd',
    changes: rowsOf(register, 'outbox').map(({ message_id }) => ({
      type: 'remove' as const,
      table: 'outbox',
      key: String(message_id),
      values: {},
    })),
  });
  expect(result.ok).toBe(true);
  step(register, '2026-12-02', made.trackAlmelo, 'benaderd');
  night(register, '2026-12-07');
  expect(told(register)['7 december 2026']).toEqual(['Dollegoor. Wagon 1: van Intake naar Benaderd.']);
});
