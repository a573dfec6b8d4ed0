/** Periods as rows, their steps, and what is missing of them with a mail to each who can mend it. */
import { mailControl, showControl } from '../../../../src/register/app/monitoring/control.ts';
import { offerPeriods, showPeriods, stepPeriod } from '../../../../src/register/app/monitoring/periods.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { outbox, period } from '../../../../src/register/domain/schema/tables/index.ts';
import type { Register } from '../../domain/monitoring/generated.ts';
import { patched } from '../../domain/rules/support.ts';
import { Crash, type Memory } from '../memory-ports.ts';
import { look, stored } from './support.ts';

/** The whole register of the rules, with a few things missing. */
function incomplete(settings: Register[string] = {}): Memory {
  return stored(
    patched({
      snapshot: { 'MO-00001': null, 'MO-00002': null, 'MO-00003': null },
      period: { '2026-H1': { status: 'controle', frozen_on: null, submitted_on: null } },
      sprint_session: { 'SP-0001': { entrepreneur_count: null } },
      terrain: { 'OV-0001': { source_status: null } },
      track: { 'TR-0001': { next_action: null, next_action_due: null } },
      municipality: { GM0150: { contact_id: null } },
      setting: settings as Record<string, Record<string, unknown>>,
    }) as Register,
  );
}

function run<T>(held: Memory, work: (...args: Parameters<typeof showPeriods>) => T): T {
  const ports = held.ports();
  return work(ports, openRegister(ports));
}

describe('periods as rows', () => {
  const blank = (): Memory => stored({ setting: {}, municipality: { GM0193: { name: 'Zwolle' } } });

  test('those of the term that have begun are offered once, with their days', () => {
    const held = blank();
    held.now = '2026-11-23T02:00:00';
    expect(run(held, offerPeriods)).toContain('Tweede halfjaar 2026');
    const rows = look(held).rows(period);
    expect(rows.map(({ key }) => key).sort()).toEqual(
      [
        ...['2024-H1', '2024-H2', '2025-H1', '2025-H2', '2026-H1', '2026-H2'],
        ...['KJ-2024', 'KJ-2025', 'KJ-2026', 'UJ-2024-2025', 'UJ-2025-2026', 'UJ-2026-2027', 'LOOPTIJD'],
      ].sort(),
    );
    expect(look(held).row(period, '2026-H1')).toMatchObject({
      type: 'halfjaar',
      from: '2026-01-01',
      until: '2026-06-30',
      reference_date: '2026-07-01',
      report_due: '2026-07-30',
      status: 'controle',
    });
    expect(look(held).row(period, '2026-H2')!.status).toBe('open');
    expect(look(held).row(period, 'UJ-2025-2026')).toMatchObject({ from: '2025-05-01', until: '2026-04-30' });
    expect(look(held).row(period, 'LOOPTIJD')).toMatchObject({ from: '2024-05-01', until: '2027-05-01' });
    expect(run(held, offerPeriods)).toBeNull();
    held.now = '2027-01-01T02:00:00';
    expect(run(held, offerPeriods)).toBe('Nieuwe perioden: Eerste halfjaar 2027, Kalenderjaar 2027.');
  });

  test('a grant year is offered for more than the closing day of the term alone, and an extension brings it', () => {
    const held = blank();
    held.now = '2027-05-01T02:00:00';
    run(held, offerPeriods);
    const grantYears = (of: Memory): readonly string[] =>
      look(of)
        .rows(period)
        .map(({ key }) => key)
        .filter((key) => key.startsWith('UJ-'));
    expect(grantYears(held)).toEqual(['UJ-2024-2025', 'UJ-2025-2026', 'UJ-2026-2027']);
    held.now = '2027-08-01T02:00:00';
    expect(run(held, offerPeriods)).toBeNull();
    const of = (value: string): Memory => {
      const extended = stored({ setting: { spuk_end: { label: 'Einde', value, standing: 'vastgesteld' } } });
      extended.now = '2027-08-01T02:00:00';
      run(extended, offerPeriods);
      return extended;
    };
    expect(grantYears(of('2-5-2027'))).toContain('UJ-2027-2028');
    expect(grantYears(of('30-4-2028'))).toContain('UJ-2027-2028');
    expect(grantYears(of('1-5-2027'))).not.toContain('UJ-2027-2028');
  });

  test('an interruption at any call offers each once', () => {
    const smooth = blank();
    run(smooth, offerPeriods);
    for (let at = 1; at <= smooth.calls.length; at++) {
      const held = blank();
      held.crashAt = at;
      held.fatal = true;
      expect(() => run(held, offerPeriods)).toThrow(Crash);
      held.crashAt = 0;
      run(held, offerPeriods);
      const keys = held
        .sheet(period)
        .cells.slice(1)
        .map(([key]) => key)
        .filter(Boolean);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(13);
    }
  });

  test('what a person removed stays away, and the term follows an extension', () => {
    const held = blank();
    run(held, offerPeriods);
    const sheet = held.sheet(period);
    const gone = sheet.cells.findIndex(([key]) => key === 'KJ-2024');
    sheet.cells.splice(gone, 1);
    expect(run(held, offerPeriods)).toBeNull();
    expect(look(held).row(period, 'KJ-2024')).toBeNull();
    const later = { label: 'Einde', value: '1-5-2028', standing: 'vastgesteld' };
    const extended = stored({ setting: { spuk_end: later } });
    run(extended, offerPeriods);
    expect(look(extended).row(period, 'LOOPTIJD')!.until).toBe('2028-05-01');
  });
});

test('the page tells which step a period can take, and why another cannot', () => {
  const held = incomplete();
  const shown = run(held, showPeriods);
  expect(shown).toMatchObject({
    ok: true,
    value: [
      {
        key: '2026-H1',
        statusLabel: 'In controle',
        next: { to: 'vastgesteld', refusal: null },
        canReopen: true,
      },
    ],
  });
  const step = (to: 'open' | 'controle' | 'vastgesteld' | 'ingediend') =>
    run(held, (ports, register) => stepPeriod(ports, register, '2026-H1', to));
  expect(step('ingediend')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('Eerst komt Vastgesteld'),
  });
  expect(step('vastgesteld').ok).toBe(false);
  expect(step('open')).toMatchObject({ ok: true });
  expect(look(held).row(period, '2026-H1')!.status).toBe('open');
  expect(step('controle')).toMatchObject({ ok: true });
  expect(step('controle')).toMatchObject({ ok: false });
});

describe('what is missing', () => {
  test('stands by cluster and municipality with who can mend it, without a name', () => {
    const answer = run(incomplete(), (ports, register) => showControl(ports, register, '2026-H1'));
    if (!answer.ok) throw new Error(answer.reason);
    const by = new Map(answer.value.groups.map((group) => [group.subject?.key ?? 'programma', group]));
    const first = by.get('CL-0001')!;
    expect(first.owner).toBe('aanjager van iets');
    expect(first.points.filter(({ wrong }) => !wrong).map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('“Status in bron” bij terrein OV-0001 · Hessenpoort')]),
    );
    expect(first.points.map(({ what }) => what).join('\n')).toMatch(/Aantal ondernemers/);
    // The same thing is not told twice.
    const told = first.points.map(({ table, key, what }) => `${table} ${key} ${what}`);
    expect(new Set(told).size).toBe(told.length);
    expect(by.get('GM0150')!.points).toEqual([
      {
        table: 'municipality',
        key: 'GM0150',
        what: '“Aanspreekpunt” bij gemeente GM0150 · Deventer',
        wrong: false,
      },
    ]);
    expect(by.get('programma')!.points.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('bedrag bedrijventerreinen')]),
    );
    expect(JSON.stringify(answer.value)).not.toMatch(/Verzonnen|example\.nl/);
  });

  test('goes in one mail a person, once a day', () => {
    const held = incomplete();
    const mail = () => run(held, (ports, register) => mailControl(ports, register, '2026-H1'));
    expect(mail()).toMatchObject({ ok: true, value: expect.stringContaining('gaan 2 berichten uit') });
    const sent = look(held).rows(outbox);
    expect(sent.map(({ row }) => row.contact_id).sort()).toEqual(['CT-0001', 'CT-0002']);
    const driver = sent.find(({ row }) => row.contact_id === 'CT-0002')!.row;
    expect(driver.body_text).toContain('Hessenpoort');
    expect(driver.body_text).not.toMatch(/Verzonnen|@/);
    expect(mail()).toMatchObject({
      ok: true,
      value: expect.stringContaining('Iedereen kreeg vandaag al bericht'),
    });
    held.now = '2026-11-24T10:00:00';
    expect(mail()).toMatchObject({ ok: true, value: expect.stringContaining('gaan 2 berichten uit') });
  });

  test('a municipality hears of its terrains only where mails to municipalities are on', () => {
    const held = incomplete({ round_mails_on: { label: 'Mails', value: 'ja', standing: 'voorstel' } });
    run(held, (ports, register) => mailControl(ports, register, '2026-H1'));
    const theirs = look(held)
      .rows(outbox)
      .find(({ row }) => row.contact_id === 'CT-0005')!.row;
    expect(theirs.body_text).toContain('Status in bron');
    expect(theirs.body_text).not.toMatch(/Aantal ondernemers|Volgende actie/);
    expect(theirs.body_text).toContain('Wilt u ons laten weten');
  });
});
