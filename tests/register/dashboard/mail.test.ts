/** The line of the dashboard about Postvak uit, held against what the outbox itself does with mail. */
import type { Message } from '../../../src/register/app/outbox/queue.ts';
import { COORDINATOR, freshRegister, later, setTo, type TestRegister } from '../../support/register.ts';
import { shown } from './support.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const message = (name: string, more: Partial<Message> = {}): Message => ({
  dedupe: `proef.${name}`,
  kind: 'proef',
  to: { address: `${name}@gemeente.example` },
  subject: `Bericht ${name}`,
  blocks: [{ type: 'paragraph', text: `Dag ${name}.` }],
  ...more,
});
const messages = (count: number): Message[] =>
  Array.from({ length: count }, (_, index) => message(`nr${index}`));

const line = (register: TestRegister): unknown => shown(register, 'd.mail');

function statuses(register: TestRegister): unknown[] {
  return register.read('outbox').rows.map(({ status }) => status);
}

test('nothing is said while mail goes as it should', () => {
  const register = freshRegister();
  expect(line(register)).toBe('');
  register.queue([message('a'), message('morgen', { notBefore: '2026-12-24T09:00:00' })]);
  register.fire('onQuarter');
  expect(statuses(register).sort()).toEqual(['verzonden', 'wacht']);
  later(register, 5 * DAY);
  // What is kept for a later day does not pile up.
  expect(line(register)).toBe('');
});

test('mail that nobody sends is told of once it waits longer than the setting says', () => {
  const register = freshRegister();
  register.queue(messages(3));
  later(register, DAY);
  expect(line(register)).toBe('');
  later(register, DAY);
  expect(line(register)).toBe(
    'Let op, mail blijft liggen: 3 langer dan 1 dag in de wacht. Kijk in Postvak uit, in de kolommen Status en Fout.',
  );
  setTo(register, 'signal_mail_days', '4');
  expect(line(register)).toBe('');
  later(register, 3 * DAY);
  expect(line(register)).toContain('3 langer dan 4 dagen in de wacht');
  setTo(register, 'signal_mail_days', '');
  expect(line(register)).toBe('');
  setTo(register, 'signal_mail_days', '1');
  register.fire('onQuarter');
  expect(statuses(register)).toEqual(['verzonden', 'verzonden', 'verzonden']);
  expect(line(register)).toBe('');
});

test('mail that Google refuses is told of while it is tried again, and when it is given up', () => {
  const register = freshRegister();
  register.queue([message('a')]);
  register.world.faults.push({ kind: 'error', method: 'MailApp.sendEmail', message: 'Invalid email' });
  const told: (readonly [status: unknown, line: unknown])[] = [];
  for (let day = 0; day < 5; day++) {
    register.fire('onQuarter');
    told.push([statuses(register)[0], line(register)]);
    later(register, 25 * HOUR);
  }
  expect(told.map(([status]) => status)).toEqual(['wacht', 'wacht', 'wacht', 'wacht', 'opgegeven']);
  expect(told.slice(0, 2).map(([, text]) => text)).toEqual(['', '']);
  for (const [, text] of told.slice(2, 4)) expect(text).toContain('1 langer dan 1 dag in de wacht');
  expect(told[4]![1]).toContain('liggen: 1 opgegeven.');
});

test('more than Google sends in a day is told of with how many are too many', () => {
  const register = freshRegister();
  setTo(register, 'mail_day_quota', '4');
  const today = new Date(register.world.now).toISOString().slice(0, 10);
  register.queue(messages(6));
  expect(line(register)).toContain('2 te veel voor vandaag');
  register.world.quotas.set(`${today} ${COORDINATOR} email`, 1496);
  register.fire('onQuarter');
  // Four went, two wait: these are still too many for today, and not for tomorrow.
  expect(statuses(register).filter((status) => status === 'wacht')).toHaveLength(2);
  expect(line(register)).toContain('liggen: 2 te veel voor vandaag.');
  later(register, DAY);
  expect(line(register)).toBe('');
  register.fire('onQuarter');
  expect(new Set(statuses(register))).toEqual(new Set(['verzonden']));
});

test('mail of which nobody knows whether it went is told of', () => {
  const register = freshRegister();
  register.queue([message('a')]);
  const key = String(register.read('outbox').rows[0]!.message_id);
  register.write({
    via: 'taak',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'outbox', key, values: { status: 'bezig' } }],
  });
  expect(line(register)).toBe('');
  register.fire('onQuarter');
  expect(statuses(register)).toEqual(['onzeker']);
  expect(line(register)).toContain('liggen: 1 onzeker.');
  // After a month its text and address are gone, and there is nothing left to send.
  later(register, 31 * DAY);
  register.fire('onNight');
  expect(register.read('outbox').rows).toMatchObject([
    { status: 'onzeker', body_text: null, body_html: null, address: null },
  ]);
  expect(line(register)).toBe('');
});
