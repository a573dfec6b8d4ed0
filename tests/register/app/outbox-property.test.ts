/** Postvak uit under any run of events: messages, executions that die anywhere, refusals, hours that pass. */
import fc from 'fast-check';
import { type Message, queueMessages } from '../../../src/register/app/outbox/queue.ts';
import { sendOutbox } from '../../../src/register/app/outbox/send.ts';
import type { Ports } from '../../../src/register/app/ports.ts';
import { openRegister } from '../../../src/register/app/register.ts';
import {
  codeList,
  contact,
  journal,
  outbox,
  setting,
} from '../../../src/register/domain/schema/tables/index.ts';
import { addMinutes } from '../../../src/register/domain/text/dates.ts';
import { Crash, type Memory, memory } from './memory-ports.ts';

const SUBJECTS = ['a', 'b', 'c', 'd'];

const EVENT = fc.oneof(
  fc.record({ type: fc.constant('queue' as const), subject: fc.constantFrom(...SUBJECTS) }),
  fc.record({
    type: fc.constant('send' as const),
    /** The call at which the execution dies; beyond the last it does not. */
    dies: fc.integer({ min: 1, max: 60 }),
    /** Which of the mails of this execution Google refuses. */
    refuses: fc.integer({ min: 0, max: 6 }),
    /** How many mails may still go today. */
    left: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ type: fc.constant('pass' as const), minutes: fc.constantFrom(3, 20, 1500) }),
);

/** Ports with a post office in memory, where the death of an execution cannot be caught, as at Google. */
function portsOf(held: Memory, sent: string[], left: number, refuses: number): Ports {
  let tried = 0;
  const call = (name: string): void => {
    held.calls.push(name);
    if (held.calls.length !== held.crashAt) return;
    // Whatever is called next dies as well.
    held.crashAt++;
    throw new Crash(name);
  };
  return {
    ...held.ports(),
    mailer: {
      left() {
        call('left');
        return left - tried;
      },
      send({ subject }) {
        call('send');
        if (tried >= left) throw new Error('Service invoked too many times for one day: email.');
        tried++;
        if (tried === refuses) throw new Error('Service error.');
        sent.push(subject);
      },
    },
  };
}

test('no message is lost, and none goes twice', () => {
  fc.assert(
    fc.property(fc.array(EVENT, { maxLength: 25 }), (events) => {
      const held = memory([outbox, contact, setting, journal, codeList], 60);
      const sent: string[] = [];
      const asked = new Set<string>();
      const send = (dies: number, refuses: number, left: number): void => {
        held.crashAt = dies ? held.calls.length + dies : 0;
        const ports = portsOf(held, sent, left, refuses);
        try {
          sendOutbox(ports, openRegister(ports));
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        held.crashAt = 0;
      };
      for (const event of events) {
        if (event.type === 'pass') held.now = addMinutes(held.now, event.minutes);
        else if (event.type === 'send') send(event.dies, event.refuses, event.left);
        else {
          asked.add(event.subject);
          const ports = portsOf(held, sent, 0, 0);
          queueMessages(ports, openRegister(ports), { via: 'taak', reason: 'Proef' }, [
            message(event.subject),
          ]);
        }
      }
      // Days in which everything works: whatever can still go goes.
      for (let day = 0; day < 8; day++) {
        held.now = addMinutes(held.now, 1500);
        send(0, 0, 100);
      }
      const rows = openRegister(held.ports())
        .read(outbox)
        .entries.map(({ values }) => values);
      expect(rows.map(({ subject }) => subject).sort()).toEqual([...asked].sort());
      expect(new Set(sent).size).toBe(sent.length);
      for (const { subject, status } of rows) {
        expect(['verzonden', 'onzeker', 'opgegeven']).toContain(status);
        if (status === 'verzonden') expect(sent).toContain(subject);
        if (status === 'opgegeven') expect(sent).not.toContain(subject);
      }
    }),
    { numRuns: 150 },
  );
});

function message(subject: string): Message {
  const blocks = [{ type: 'paragraph', text: 'Dag.' }] as const;
  return {
    dedupe: `proef.${subject}`,
    kind: 'proef',
    to: { address: `${subject}@x.example` },
    subject,
    blocks,
  };
}
