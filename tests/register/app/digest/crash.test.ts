/** Putting digests ready on ports in memory, interrupted at every single call: nothing twice, nothing lost. */
import { queueDigests } from '../../../../src/register/app/digest/run.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import type { Change } from '../../../../src/register/domain/change/change.ts';
import { SIGNAL_TABLES } from '../../../../src/register/domain/programme/signals.ts';
import {
  codeList,
  contact,
  journal,
  outbox,
  subscription,
  TABLES,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';

const DAY = '2026-11-30';

/** A track that moved, and as many people as fill more than one batch, some of them without news. */
function prepared(): Memory {
  const held = memory(TABLES);
  held.now = '2026-11-24T10:00:00';
  const write = (...changes: Change[]): void => {
    const ports = held.ports();
    const result = openRegister(ports).write({ via: 'menu', reason: 'Proef', changes });
    expect(result.ok).toBe(true);
  };
  const add = (table: string, key: string, values: Record<string, unknown>): Change => ({
    type: 'add',
    table,
    key,
    values,
  });
  write(add('setting', 'digests_on', { value: 'ja' }));
  write(add('cluster', '+c', { name: 'Hessenpoort', municipality_codes: ['GM0193'] }));
  write(add('track', '+t', { name: 'Hessenpoort', cluster_id: 'CL-0001', state_w1: 'intake' }));
  const people = Array.from({ length: 8 }, (_, index) => index);
  write(
    ...people.map((index) =>
      add('contact', `+${index}`, {
        designation: `proef ${index}`,
        role: 'aanjager',
        email: `a${index}@proef.example`,
      }),
    ),
  );
  write(
    ...people.map((index) =>
      add('subscription', `+${index}`, {
        contact_id: `CT-000${index + 1}`,
        role: 'aanjager',
        scope: index === 3 ? 'eigen_acties' : 'alles',
        rhythm: 'week',
      }),
    ),
  );
  held.now = '2026-11-25T10:00:00';
  write({ type: 'update', table: 'track', key: 'TR-0001', values: { state_w1: 'gepland' } });
  held.now = `${DAY}T02:30:00`;
  held.calls.length = 0;
  return held;
}

function copy(held: Memory): Memory {
  const other = memory(TABLES);
  other.sheets.forEach((sheet, at) => {
    sheet.cells = held.sheets[at]!.cells.map((line) => [...line]);
  });
  Object.assign(other.props, held.props);
  other.now = held.now;
  return other;
}

const queue = (held: Memory): number => {
  const ports = held.ports();
  return queueDigests(ports, openRegister(ports), DAY).queued;
};

/** What stands in Postvak uit and at the subscriptions, apart from numbers and random codes. */
function outcome(held: Memory): unknown {
  const ports = held.ports();
  const register = openRegister(ports);
  return {
    mails: register
      .read(outbox)
      .entries.map(({ values }) => [values.dedupe, values.subject, values.body_text, values.status])
      .sort(),
    subscriptions: register
      .read(subscription)
      .entries.map(({ key, values }) => [key, values.last_sent_at, values.token !== null]),
  };
}

const made = prepared();

test('every call at which it can end', () => {
  const whole = copy(made);
  expect(queue(whole)).toBe(7);
  const calls = whole.calls.length;
  const expected = outcome(whole);
  for (let crashAt = 1; crashAt <= calls; crashAt++) {
    const held = copy(made);
    held.crashAt = crashAt;
    held.fatal = true;
    expect(() => queue(held)).toThrow(Crash);
    held.crashAt = 0;
    // The next night, or the quarter that goes on with this one, does it again.
    queue(held);
    expect([crashAt, outcome(held)]).toEqual([crashAt, expected]);
    expect([crashAt, queue(held)]).toEqual([crashAt, 0]);
    expect([crashAt, outcome(held)]).toEqual([crashAt, expected]);
  }
});

test('it reads no more tables than digests and signals use, each once', () => {
  const held = copy(made);
  openRegister(held.ports()).write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'track', key: 'TR-0001', values: { state_w1: 'intake' } }],
  });
  held.calls.length = 0;
  // Undone after the day began, so there is news; undone before, there is none.
  expect(queue(held)).toBe(7);
  const reads = held.calls.filter((call) => call.startsWith('read ')).slice(0, held.calls.indexOf('lock'));
  const known = new Set(
    [...SIGNAL_TABLES, codeList, contact, journal, outbox, subscription].map(({ id }) => `read ${id}`),
  );
  expect(reads.filter((read) => !known.has(read))).toEqual([]);
});
