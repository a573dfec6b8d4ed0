/** Mail that came back, as people note it in Postvak uit. */
import { contact, outbox } from '../../domain/schema/tables/index.ts';
import type { Register } from '../register.ts';

/** Whether a mail to this contact came back since the contact was last changed. */
export function isUnreachable(register: Register, key: string | null): boolean {
  const changed = key === null ? undefined : register.read(contact).byKey.get(key)?.values.changed_on;
  return register
    .read(outbox)
    .entries.some(
      ({ values: { contact_id, status, sent_at } }) =>
        contact_id === key && status === 'teruggekomen' && (sent_at ?? '') >= (changed ?? ''),
    );
}
