/** Night step: clears old mail of its text, and sends what waits. */
import { TEXT } from '../../domain/text/messages.ts';
import { clearOldMail } from '../outbox/clear.ts';
import { sendOutbox } from '../outbox/send.ts';
import type { NightStep } from './step.ts';

export const outboxStep: NightStep = {
  id: 'outbox',
  title: TEXT.night.steps.outbox,
  run(ports, { register }) {
    const cleared = clearOldMail(ports, register);
    const { sent, failed } = sendOutbox(ports, register);
    return TEXT.outbox.report(sent, failed, cleared);
  },
};
