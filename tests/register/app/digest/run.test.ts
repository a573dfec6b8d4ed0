/** Digests through the real bundle and its triggers: who gets what, once, also when executions die or time stands still. */
import { COORDINATOR, keptRegister, type TestRegister } from '../../../support/register.ts';
import { ADDRESS, add, at, mailsTo, night, programme, rowsOf, set, setting } from './support.ts';

const MONDAY = '2026-11-30';
const MINUTE = 60_000;

const made = programme();
const start = keptRegister(made.register);
set(made.register, 'track', made.trackZwolle, { state_w1: 'gepland' });
set(made.register, 'track', made.trackAlmelo, { state_w1: 'benaderd' });
/** With news in both places. */
const fresh = keptRegister(made.register);

/** Bodies by receiver, in the order in which they came. */
function boxes(register: TestRegister): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(ADDRESS).map(([who, address]) => [
      who,
      mailsTo(register, address).map(
        ({ subject, body }) => `${subject}\n${body.replace(/code=\S+/g, 'code=')}`,
      ),
    ]),
  );
}

test('on its day each gets what moved within reach, and nothing of elsewhere', () => {
  const register = fresh();
  night(register, MONDAY);
  const [own, ...more] = mailsTo(register, ADDRESS.aanjager);
  expect(more).toEqual([]);
  expect(own!.body).toContain('Hessenpoort. Wagon 1: van Intake naar Sprint gepland.');
  expect(own!.body).toContain('Dollegoor. Wagon 1: van Intake naar Benaderd.');
  expect(own!.body).toContain('#gid=');
  expect(own!.subject).toBe('2 veranderingen: bedrijventerreinen, 30 november 2026');
  const [theirs] = mailsTo(register, ADDRESS.gemeente);
  expect(theirs!.body).toContain('Hessenpoort');
  // The subscription asks for Almelo too, but that is not theirs.
  expect(theirs!.body).not.toContain('Dollegoor');
  expect(theirs!.body).not.toContain('docs.google.com');
  // A step within a wagon is no big step.
  expect(mailsTo(register, ADDRESS.rvo)).toEqual([]);
});

test('of a session that is linked to no terrain yet, who may only hear of their own places hears nothing', () => {
  const register = start();
  const session = add(register, 'sprint_session', {
    name: 'Sessie ergens',
    session_date: '2027-01-15',
    driver_id: made.aanjager,
  });
  const tellsOf = (who: keyof typeof ADDRESS, of: TestRegister): boolean =>
    mailsTo(of, ADDRESS[who]).some(({ body }) => body.includes('Sessie ergens'));
  const unlinked = keptRegister(register);
  const there = unlinked();
  night(there, MONDAY);
  expect([tellsOf('gemeente', there), tellsOf('rvo', there)]).toEqual([false, true]);
  const linked = unlinked();
  add(linked, 'session_terrain', { session_id: session, terrain_id: 'OV-0001' });
  night(linked, MONDAY);
  expect(tellsOf('gemeente', linked)).toBe(true);
});

test('what was taken back within the time is no news, and without news there is no mail', () => {
  const register = start();
  set(register, 'track', made.trackZwolle, { state_w1: 'gepland' });
  set(register, 'track', made.trackZwolle, { state_w1: 'intake' });
  set(register, 'terrain', 'OV-0001', { company_count: 12 });
  night(register, MONDAY);
  expect(Object.values(boxes(register)).flat()).toEqual([]);
});

test('news of the day itself is for the next digest, and is told once', () => {
  const register = fresh();
  night(register, MONDAY);
  at(register, '2026-11-30T16:00:00');
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  for (const day of ['2026-12-01', '2026-12-02']) night(register, day);
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
  night(register, '2026-12-07');
  night(register, '2026-12-14');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
  expect(mailsTo(register, ADDRESS.aanjager)[1]!.body).toContain('van Sprint gepland naar Sprint gehouden');
  expect(mailsTo(register, ADDRESS.aanjager)[1]!.body).not.toContain('Dollegoor');
});

test('own actions and hand-overs that wait are told until they are done; those of others are not', () => {
  const register = start();
  const action = add(register, 'action_point', {
    action: 'Volmachten ophalen',
    owner_id: made.aanjager,
    due: '2026-11-26',
    status: 'open',
    cluster_id: made.zwolle,
  });
  add(register, 'action_point', {
    action: 'Iets anders',
    owner_id: made.versneller,
    due: '2026-11-26',
    status: 'open',
  });
  const handover = add(register, 'handover', {
    track_id: made.trackZwolle,
    from_wagon: '1',
    to_wagon: '2',
    from_contact_id: made.versneller,
    to_contact_id: made.aanjager,
    offered_on: '2026-11-25',
    decision: 'open',
  });
  night(register, MONDAY);
  const body = mailsTo(register, ADDRESS.aanjager)[0]!.body;
  expect(body).toContain(
    'Volmachten ophalen. Te laat: had klaar moeten zijn op 26-11-2026, 4 dagen geleden. Hoort bij: Hessenpoort.',
  );
  expect(body).toContain('Van wagon 1 naar wagon 2, aangeboden op 25-11-2026.');
  expect(body).not.toContain('Iets anders');
  night(register, '2026-12-07');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
  set(register, 'action_point', action, { status: 'klaar', done_on: '2026-12-08' });
  set(register, 'handover', handover, {
    decision: 'teruggegeven',
    decided_on: '2026-12-08',
    reason: 'Stukken',
  });
  night(register, '2026-12-14');
  // The decision is news once; after that nothing waits any more.
  expect(mailsTo(register, ADDRESS.aanjager)[2]!.body).toContain('Teruggegeven');
  night(register, '2026-12-21');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(3);
});

test('signals are told when they arise, and counted afterwards', () => {
  const register = start();
  set(register, 'subscription', made.subscriptions.aanjager, { scope: 'alles', role: 'coordinator' });
  at(register, '2027-02-18T10:00:00');
  night(register, '2027-02-22');
  const [first] = mailsTo(register, ADDRESS.aanjager);
  // Neither track moved for 90 days: that was no signal when the subscription began.
  expect(first!.body).toMatch(/Signalen:\n(.*\n)*1\. .*geen gebeurtenis/);
  set(register, 'track', made.trackZwolle, { themes: ['energie'] });
  night(register, '2027-03-01');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
});

test('quiet days and holidays put a digest off to the first working day after', () => {
  const register = fresh();
  setting(register, 'quiet_days', '30-11-2026 t/m 1-12-2026; iets');
  for (const day of [MONDAY, '2026-12-01']) night(register, day);
  expect(mailsTo(register, ADDRESS.aanjager)).toEqual([]);
  night(register, '2026-12-02');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
  expect(JSON.stringify([...register.world.properties.values()].map((each) => [...each]))).toContain(
    'dit kunnen we niet lezen: iets',
  );
});

test('while digests are off nothing goes, and switching them on is no catching up', () => {
  const register = fresh();
  night(register, MONDAY);
  setting(register, 'digests_on', 'nee');
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  night(register, '2026-12-07');
  setting(register, 'digests_on', 'ja');
  night(register, '2026-12-08');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
  night(register, '2026-12-14');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
});

describe('nothing twice and nothing lost', () => {
  /** What everybody has on Monday when nothing goes wrong, and how many calls the night takes. */
  let expected: ReturnType<typeof boxes>;
  let calls: number;
  beforeAll(() => {
    const register = fresh();
    at(register, `${MONDAY}T03:30:00`);
    const { reads, writes } = register.fire('onNight');
    calls = reads + writes;
    at(register, `${MONDAY}T07:05:00`);
    register.fire('onQuarter');
    expected = boxes(register);
    expect(expected.aanjager).toHaveLength(1);
  });

  // The digests come last but for the mail; every single call is tried in crash.test.ts.
  test.each([1, 5, 12, 20, 30, 45])('a night that ends %i calls before its end', (before) => {
    const register = fresh();
    at(register, `${MONDAY}T03:30:00`);
    register.world.faults.push({ kind: 'crash', atCall: calls - before, times: 1 });
    expect(register.fire('onNight').status).not.toBe('completed');
    expect(register.world.faults).toEqual([]);
    for (const time of ['03:45', '07:05', '07:20']) {
      at(register, `${MONDAY}T${time}:00`);
      register.fire('onQuarter');
    }
    expect(boxes(register)).toEqual(expected);
  });

  test('two nights at the same moment, and one more', () => {
    const register = fresh();
    at(register, `${MONDAY}T03:30:00`);
    for (let time = 0; time < 3; time++) register.fire('onNight');
    at(register, `${MONDAY}T07:05:00`);
    for (let time = 0; time < 3; time++) register.fire('onQuarter');
    expect(boxes(register)).toEqual(expected);
  });

  test('the quota is gone half-way: the rest goes the day after, what is most urgent first', () => {
    const register = fresh();
    at(register, `${MONDAY}T03:30:00`);
    register.fire('onNight');
    at(register, `${MONDAY}T07:05:00`);
    register.world.quotas.set(`${MONDAY} ${COORDINATOR} email`, 1499);
    register.fire('onQuarter');
    expect(boxes(register)).toEqual({ ...expected, gemeente: [] });
    at(register, '2026-12-01T07:05:00');
    register.fire('onQuarter');
    expect(boxes(register)).toEqual(expected);
  });

  test('two weeks of standstill give one digest, of everything since the last', () => {
    const register = fresh();
    night(register, MONDAY);
    at(register, '2026-12-03T12:00:00');
    set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
    at(register, '2026-12-10T12:00:00');
    set(register, 'track', made.trackAlmelo, { state_w1: 'intake' });
    night(register, '2026-12-16');
    const [, second, ...more] = mailsTo(register, ADDRESS.aanjager);
    expect(more).toEqual([]);
    expect(second!.subject).toContain('14 december 2026');
    expect(second!.body).toContain('naar Sprint gehouden');
    expect(second!.body).toContain('van Benaderd naar Intake');
    night(register, '2026-12-21');
    expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
  });

  test('what was given up or came back is told again by the next digest', () => {
    const register = fresh();
    night(register, MONDAY);
    const row = rowsOf(register, 'outbox').find(
      ({ subscription_id }) => subscription_id === made.subscriptions.aanjager,
    )!;
    set(register, 'outbox', row.message_id as string, { status: 'teruggekomen' });
    night(register, '2026-12-07');
    // The address is still the one at which it did not arrive.
    expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(1);
    at(register, '2026-12-08T10:00:00');
    set(register, 'contact', made.aanjager, { email: 'nieuw@aanjagers.example' });
    night(register, '2026-12-14');
    expect(mailsTo(register, 'nieuw@aanjagers.example')[0]!.body).toContain('Sprint gepland');
  });

  test('in the night in which the clock goes back an hour lasts twice, and forward one is missing', () => {
    const register = start();
    setting(register, 'digest_weekday', 'zondag');
    // 28 March 2027 is Easter Sunday as well.
    setting(register, 'quiet_holidays', 'nee');
    at(register, '2027-03-27T23:59:00');
    set(register, 'track', made.trackZwolle, { state_w1: 'gepland' });
    at(register, '2027-03-28T03:05:00');
    register.fire('onNight');
    set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
    at(register, '2027-03-28T07:05:00');
    register.fire('onQuarter');
    const mails = () => mailsTo(register, ADDRESS.aanjager).map(({ body }) => body);
    const last = () => mails().at(-1)!;
    expect(mails()).toHaveLength(1);
    expect(last()).toContain('naar Sprint gepland');
    // 31 October 2027: half past two comes twice, an hour apart.
    const first = Date.parse('2027-10-31T00:30:00Z');
    register.world.moveClock(first);
    register.fire('onNight');
    set(register, 'track', made.trackZwolle, { state_w1: 'verslag_gereed' });
    register.world.moveClock(first + 60 * MINUTE - 10 * MINUTE);
    set(register, 'track', made.trackAlmelo, { state_w1: 'benaderd' });
    register.fire('onNight');
    at(register, '2027-10-31T07:05:00');
    register.fire('onQuarter');
    expect(mails()).toHaveLength(2);
    expect(last()).toContain('naar Sprint gehouden');
    night(register, '2027-11-07');
    expect(mails()).toHaveLength(3);
    expect(last()).toContain('naar Verslag gereed');
    expect(last()).toContain('naar Benaderd');
  });
});

test('a hundred people without news cost a read of each table that is used, and four calls', () => {
  const register = start();
  const rows = Array.from({ length: 100 }, (_, index) => index);
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: rows.flatMap((index) => [
      {
        type: 'add' as const,
        table: 'contact',
        key: `+${index}`,
        values: {
          designation: `aanjager ${index}`,
          role: 'aanjager',
          email: `a${index}@proef.example`,
          source: 'Proef',
        },
      },
      {
        type: 'add' as const,
        table: 'subscription',
        key: `+s${index}`,
        values: {
          contact_id: `+${index}`,
          role: 'aanjager',
          scope: 'alles',
          rhythm: 'week',
          format: 'html',
          language: 'nl',
        },
      },
    ]),
  });
  const { reads, writes, tables, queued } = register.digests(MONDAY);
  expect(queued).toBe(0);
  expect(reads + writes).toBeLessThanOrEqual(tables + 4);
  expect(writes).toBe(1);
});
