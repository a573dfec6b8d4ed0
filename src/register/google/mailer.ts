/** Mail as Google sends it, from the address of who runs this. */
import type { Mailer } from '../app/ports.ts';

export function mailerOf(): Mailer {
  return {
    left: () => MailApp.getRemainingDailyQuota(),
    send: ({ to, subject, text, html, name, replyTo }) =>
      MailApp.sendEmail({
        to,
        subject,
        body: text,
        ...(html !== null && { htmlBody: html }),
        ...(name !== null && { name }),
        ...(replyTo !== null && { replyTo }),
      }),
  };
}
