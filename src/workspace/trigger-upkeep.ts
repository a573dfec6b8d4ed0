/** What Google does around an installed trigger: it counts the time, and mails the owner when it failed. */
import type { ExecutionResult } from './execution.ts';
import { QUOTAS, quotaLeft, useQuota } from './quotas.ts';
import { formatDate } from './services/utilities/dates.ts';
import type { TriggerRecord, World } from './world.ts';

/** Google's sentence when the owner's triggers have run for too long today; null when they may run. */
export function refusalOf(world: World, trigger: TriggerRecord): string | null {
  return quotaLeft(world, trigger.ownerEmail, 'triggerMs') > 0 ? null : QUOTAS.triggerMs.gone;
}

/** To be called after each run of an installed trigger. */
export function settle(world: World, trigger: TriggerRecord, result: ExecutionResult): void {
  const left = quotaLeft(world, trigger.ownerEmail, 'triggerMs');
  useQuota(world, trigger.ownerEmail, 'triggerMs', Math.min(left, result.durationMs));
  if (result.status !== 'completed') mailFailure(world, trigger, result);
}

function mailFailure(world: World, trigger: TriggerRecord, result: ExecutionResult): void {
  const { name, manifest } = world.scripts.get(trigger.scriptId)!;
  const time = (instant: number) => formatDate(instant, manifest.timeZone, 'M/d/yy h:mm a');
  const row = [
    time(result.startedAt),
    trigger.handler,
    result.error?.message ?? '',
    trigger.event === 'CLOCK' ? 'time-based' : trigger.event.toLowerCase().replace('on_', ''),
    time(result.startedAt + result.durationMs),
  ];
  world.mail.push({
    id: world.ids.digits(16),
    at: world.now,
    from: 'apps-scripts-notifications@google.com',
    fromName: 'Google Apps Script',
    replyTo: '',
    to: [trigger.ownerEmail],
    cc: [],
    bcc: [],
    subject: `Summary of failures for Google Apps Script: ${name}`,
    body: [
      `Your script, ${name}, has recently failed to finish successfully. A summary of the failure(s) is shown below.`,
      '',
      'Start | Function | Error Message | Trigger | End',
      row.join(' | '),
    ].join('\n'),
    htmlBody: null,
    attachments: [],
    inlineImages: {},
  });
  world.touch('mail');
}
