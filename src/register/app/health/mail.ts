/** Health of mail: what waits, what went wrong, and what may still go today. */
import { outbox, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { isUnreachable } from '../outbox/returned.ts';
import { sendOutbox } from '../outbox/send.ts';
import { hoursSince } from '../triggers.ts';
import { fewOf, type HealthCheck, type HealthSite } from './check.ts';

type Row = RegisterRow<'outbox'>;

const says = HEALTH.outbox;

const SENDING_MAIL = ['script.send_mail'] as const;

/** Mail that waits for longer was not sent for want of a trigger or of quota. */
const LATE_HOURS = 24;

export const outboxCheck: HealthCheck = {
  id: 'outbox',
  title: HEALTH.titles.outbox,
  look(site) {
    const waiting = withStatus(site, 'wacht');
    const now = site.ports.clock.now();
    const due = waiting.filter(({ not_before }) => not_before === null || not_before <= now);
    const late = due.filter((row) => hoursSince(site.ports, row.not_before ?? row.created_at) > LATE_HOURS);
    const uncertain = canGoAgain(site, 'onzeker');
    const given = canGoAgain(site, 'opgegeven');
    const returned = withStatus(site, 'teruggekomen').filter((row) =>
      isUnreachable(site.register, row.contact_id),
    );
    const sentences = [
      late.length ? says.late(late.length) : waiting.length ? says.waiting(waiting.length) : '',
      uncertain.length ? says.uncertain(uncertain.length) : '',
      given.length ? says.given(given.length) : '',
      returned.length ? says.returned(returned.length) : '',
    ].filter(Boolean);
    const wrong = [...uncertain, ...given, ...returned];
    return {
      state: wrong.length || late.length ? 'fout' : 'goed',
      says: sentences.join(' ') || says.fine,
      details: fewOf(wrong.map((row) => says.line(row.message_id ?? '', row.subject ?? '', row.error ?? ''))),
      repairs: [
        ...(due.length ? ['send'] : []),
        ...(uncertain.length ? ['again'] : []),
        ...(given.length ? ['retry'] : []),
      ],
    };
  },
  repairs: {
    send: {
      label: HEALTH.buttons.send,
      needs: SENDING_MAIL,
      run: ({ ports, register }) => says.sent(sendOutbox(ports, register).sent),
    },
    again: { label: HEALTH.buttons.again, run: (site) => readyAgain(site, 'onzeker') },
    retry: { label: HEALTH.buttons.retry, run: (site) => readyAgain(site, 'opgegeven') },
  },
};

export const quotaCheck: HealthCheck = {
  id: 'quota',
  title: HEALTH.titles.quota,
  needs: SENDING_MAIL,
  look({ ports }) {
    const left = ports.mailer.left();
    return left < 20
      ? { state: 'let_op', says: HEALTH.quota.low(left) }
      : { state: 'goed', says: HEALTH.quota.left(left) };
  },
};

function withStatus({ register }: HealthSite, status: Row['status']): readonly Row[] {
  return register
    .read(outbox)
    .entries.map(({ values }) => values)
    .filter((row) => row.status === status);
}

/** A mail whose text was cleared since can go no more. */
function canGoAgain(site: HealthSite, status: 'onzeker' | 'opgegeven'): readonly Row[] {
  return withStatus(site, status).filter(({ body_text }) => body_text !== null);
}

/** Lets mail wait again, as if it had never been tried. */
function readyAgain(site: HealthSite, status: 'onzeker' | 'opgegeven'): string {
  const result = site.register.write({
    via: 'menu',
    reason: says.again,
    changes: () =>
      canGoAgain(site, status).flatMap(({ message_id }) =>
        message_id === null
          ? []
          : [
              {
                type: 'update',
                table: outbox.id,
                key: message_id,
                values: { status: 'wacht', attempts: 0, not_before: null, error: null },
              },
            ],
      ),
  });
  return says.ready(result.ok ? result.updated : 0);
}
