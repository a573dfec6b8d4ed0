/** Takes the text and the address out of mail that went long ago; that it went stays known. */
import { outbox } from '../../domain/schema/tables/index.ts';
import { addDays } from '../../domain/text/dates.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { configured } from '../configuration.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';

/** Mails that are over with; those that may still go keep their text. */
const OVER: readonly (string | null)[] = ['verzonden', 'onzeker', 'teruggekomen', 'opgegeven', 'vervallen'];

/** At most so many at once: what they held is kept in properties while the batch is written. */
const TOGETHER = 15;
const ROUNDS = 20;

/** Clears mail that is older than the setting says; all of it stays as long as that is not known. Returns how many. */
export function clearOldMail(ports: Ports, register: Register): number {
  const days = configured(register, 'mail_kept_days');
  if (days === null) return 0;
  const before = addDays(ports.clock.now().slice(0, 10), -days);
  let cleared = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const old = register
      .read(outbox)
      .entries.filter(
        ({ key, values }) =>
          key !== null &&
          OVER.includes(values.status) &&
          (values.sent_at ?? values.created_at ?? '') < before &&
          (values.body_text !== null || values.body_html !== null || values.address !== null),
      )
      .slice(0, TOGETHER);
    if (!old.length) break;
    const empty = { body_text: null, body_html: null, address: null };
    register.write({
      via: 'taak',
      reason: TEXT.outbox.cleared,
      changes: old.map(({ key }) => ({ type: 'update', table: outbox.id, key: key!, values: empty })),
    });
    cleared += old.length;
  }
  return cleared;
}
