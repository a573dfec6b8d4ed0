/** Use case: what is missing of a period, and a mail about it to each who can mend it. */
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { type ControlGroup, type ControlPoint, controlOf } from '../../domain/monitoring/control.ts';
import { type ControlLetter, controlBlocks } from '../../domain/monitoring/control-mail.ts';
import type { Named } from '../../domain/monitoring/facts.ts';
import type { Span } from '../../domain/monitoring/span.ts';
import { checkRegister } from '../../domain/rules/index.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { contact, municipality, period, terrain } from '../../domain/schema/tables/index.ts';
import type { MailBlock } from '../../domain/text/mail.ts';
import { MONITORING } from '../../domain/text/monitoring.ts';
import { letterhead } from '../digest/compose.ts';
import { type Message, queueMessages } from '../outbox/queue.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

const SAYS = MONITORING;

export interface ShownControlGroup extends Pick<ControlGroup, 'subject' | 'kind' | 'municipalities'> {
  readonly points: readonly ControlPoint[];
  /** How others know who can mend it, without a name. */
  readonly owner: string | null;
}

export interface ShownControl {
  readonly name: string;
  readonly groups: readonly ShownControlGroup[];
  /** Codes and names by which the page filters. */
  readonly municipalities: readonly Named[];
}

/** What the page shows; no name and no address of a contact is in it. */
export function showControl(ports: Ports, register: Register, key: string): Outcome<ShownControl> {
  const view = openView(sourceOf(ports, register));
  const found = spanOf(view, key);
  if (!found) return unusable(SAYS.refusal.unknown(key), SAYS.refusal.tip);
  const groups = controlOf(view, found.span, checkRegister(view));
  const named = new Set(groups.flatMap(({ municipalities }) => municipalities));
  return usable({
    name: found.name,
    groups: groups.map(({ owner, ...group }) => ({
      ...group,
      owner: owner === null ? null : (view.row(contact, owner)?.designation ?? null),
    })),
    municipalities: view
      .rows(municipality)
      .filter((one) => named.has(one.key))
      .map((one) => ({ key: one.key, name: one.row.name ?? one.key })),
  });
}

/**
 * Writes one mail down for each who can mend something, once per period and day: who drives a track about its
 * cluster, the office about the rest, and, where mails to municipalities are on (a setting), the contact of a
 * municipality about its terrains. Returns what was done, in Dutch.
 */
export function mailControl(ports: Ports, register: Register, key: string): Outcome<string> {
  const view = openView(sourceOf(ports, register));
  const found = spanOf(view, key);
  if (!found) return unusable(SAYS.refusal.unknown(key), SAYS.refusal.tip);
  const groups = controlOf(view, found.span, checkRegister(view));
  const { letters, unreachable } = lettersOf(view, groups);
  const paper = letterhead(ports, register);
  const messages = [...letters].map(([to, letter]): Message => {
    const { intro, hello, office, municipality: ask, closing, subject } = SAYS.mail;
    const paragraph = (text: string): MailBlock => ({ type: 'paragraph', text });
    const count = letter.sections.reduce((sum, { points }) => sum + points.length, 0);
    return {
      dedupe: `controle.${key}.${view.today}.${to}`,
      kind: 'controle',
      to: { contact: to },
      subject: subject(found.name, count),
      blocks: [
        paragraph(hello),
        paragraph(intro(found.name, found.span.until)),
        ...controlBlocks(view, letter, paper.row),
        paragraph(letter.outside ? ask : office),
        paragraph(closing),
      ],
      priority: 6,
    };
  });
  const added = queueMessages(
    ports,
    register,
    { via: 'menu', reason: SAYS.reason.mail(found.name) },
    messages,
  );
  return usable(SAYS.done.mailed(added, unreachable));
}

function spanOf(view: RegisterView, key: string): { readonly name: string; readonly span: Span } | null {
  const row = view.row(period, key);
  if (!row || row.from === null || row.until === null) return null;
  return { name: row.name ?? key, span: { from: row.from, until: row.until } };
}

interface Written extends ControlLetter {
  readonly sections: { readonly title: string; readonly points: readonly ControlPoint[] }[];
}

function lettersOf(
  view: RegisterView,
  groups: readonly ControlGroup[],
): { readonly letters: ReadonlyMap<string, ControlLetter>; readonly unreachable: number } {
  const letters = new Map<string, Written>();
  let unreachable = 0;
  const tell = (
    to: string | null,
    title: string,
    points: readonly ControlPoint[],
    outside: boolean,
  ): boolean => {
    const row = view.row(contact, to);
    if (to === null || !row || row.email === null) return false;
    const letter = letters.get(to) ?? { sections: [], outside };
    letters.set(to, letter);
    letter.sections.push({ title, points });
    return true;
  };
  const asksOutside = view.setting('round_mails_on') === true;
  for (const { subject, municipalities, points, owner } of groups) {
    const title = subject?.name ?? SAYS.mail.programme;
    if (!tell(owner, title, points, false)) unreachable += points.length;
    // What a municipality knows of a terrain it can tell; the rest of the register is not theirs.
    const known = points.filter(({ table, wrong }) => table === terrain.id && !wrong);
    if (asksOutside && known.length)
      for (const code of municipalities) {
        const who = view.row(municipality, code)?.contact_id ?? null;
        if (who !== owner) tell(who, title, known, true);
      }
  }
  return { letters, unreachable };
}
