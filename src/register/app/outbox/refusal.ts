/** What Google says when it refuses a mail, as a Dutch reason with a repair; its own words follow. */
import { TEXT } from '../../domain/text/messages.ts';

const SAYS = TEXT.outbox.refusal;

/** Google words these in the language of the account that runs the register. The first that fits is told. */
const READINGS: readonly (readonly [when: RegExp, reason: string])[] = [
  [/invalid (e-?mail|argument: (to|recipient))|no recipient|ongeldig e-?mail/i, SAYS.address],
  // Before the quota: Google says "limit exceeded" of both.
  [/body size|attachments? size|too large|te groot/i, SAYS.size],
  [/too many times|limit exceeded|quota|te vaak aangeroepen|quotum/i, SAYS.quota],
  [/permission|not authorized|authorization|toestemming|gemachtigd|rechten/i, SAYS.permission],
  [
    /unavailable|not available|server error|service error|timed? ?out|try again|niet beschikbaar/i,
    SAYS.unavailable,
  ],
];

/** All that one execution was refused has to fit in a property. */
const OWN_WORDS = 150;

/** The reason of a refusal of a mail to this address. Neither it nor another address is in the answer. */
export function refusalOf(error: unknown, to: string): string {
  const own = error instanceof Error ? error.message : String(error);
  const reason = READINGS.find(([when]) => when.test(own))?.[1] ?? SAYS.unknown;
  return `${reason} ${SAYS.google(withoutAddresses(own, to).slice(0, OWN_WORDS))}`;
}

/** What Google says may name the address, also one that is none, and this goes into the journal. */
function withoutAddresses(text: string, to: string): string {
  return text
    .split(to)
    .join(SAYS.hidden)
    .replace(/[^\s<>]+@[^\s<>]+/g, SAYS.hidden)
    .replace(/((?:invalid|ongeldig) e-?mail[^:]*: ).*/is, `$1${SAYS.hidden}`);
}
