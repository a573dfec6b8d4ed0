/** Stand van de ronde: who answered for the half-year that is open, and mails to who did not, by schedule or by hand. */
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import {
  dueMoment,
  missing,
  openPeriod,
  type PeriodRow,
  type RoundMunicipality,
  readDays,
  roundOf,
} from '../../domain/intake/round.ts';
import { contact, intake, period, track } from '../../domain/schema/tables/index.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import { configured } from '../configuration.ts';
import { type Message, queueMessages } from '../outbox/queue.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { type LinkMaker, linkMaker, noForms } from './links.ts';
import { placesOf } from './provision.ts';

export interface ShownRound {
  readonly period: string;
  readonly municipalities: readonly (RoundMunicipality & { readonly designation: string | null })[];
}

interface Round {
  readonly current: PeriodRow;
  readonly municipalities: readonly RoundMunicipality[];
}

function currentRound(ports: Ports, register: Register): Round | null {
  const current = openPeriod(
    register.read(period).entries.map(({ values }) => values),
    ports.clock.now().slice(0, 10),
  );
  if (!current) return null;
  const municipalities = roundOf({
    period: current,
    places: placesOf(ports, register),
    intakes: register.read(intake).entries.map(({ values }) => values),
    tracks: register.read(track).entries.map(({ values }) => values),
    contacts: register.read(contact).entries.map(({ values }) => values),
    all: configured(register, 'round_all_clusters') ?? false,
  });
  return { current, municipalities };
}

/** What the page Stand van de ronde shows; no name and no address of a contact is in it. */
export function showRound(ports: Ports, register: Register): Outcome<ShownRound> {
  const round = currentRound(ports, register);
  if (!round) return unusable(INTAKE.round.noPeriod, INTAKE.round.noPeriodTip);
  const contacts = register.read(contact).byKey;
  return usable({
    period: String(round.current.name ?? round.current.period_id),
    municipalities: round.municipalities.map((one) => ({
      ...one,
      designation:
        one.contact === null ? null : (contacts.get(one.contact)?.values.designation ?? one.contact),
    })),
  });
}

/** Puts a reminder ready for one municipality, once a day at most. Returns what was done, in Dutch. */
export function remindMunicipality(ports: Ports, register: Register, code: string): Outcome<string> {
  const round = currentRound(ports, register);
  if (!round) return unusable(INTAKE.round.noPeriod, INTAKE.round.noPeriodTip);
  const maker = linkMaker(ports, register);
  if (!maker) return noForms();
  const one = round.municipalities.find((each) => each.code === code);
  if (!one || !missing(one).length) return unusable(INTAKE.round.allIn, INTAKE.round.allInTip);
  if (one.contact === null) return unusable(INTAKE.round.noContact(one.name), INTAKE.round.noContactTip);
  const message = roundMessage(round.current, one, maker, `hand.${ports.clock.now().slice(0, 10)}`, true);
  const added = queueMessages(ports, register, { via: 'menu', reason: INTAKE.round.reason }, [message]);
  return usable(added ? INTAKE.round.queued(one.name) : INTAKE.round.queuedToday(one.name));
}

/** Writes down the mails of the round that are due on a day, each once. Says what was done, or null. */
export function mailRound(ports: Ports, register: Register, today: string): string | null {
  if (!configured(register, 'round_mails_on')) return null;
  const typed = configured(register, 'round_mail_days');
  if (typed === null) return null;
  const days = readDays(typed);
  if (!days) return INTAKE.round.badDays(typed);
  const round = currentRound(ports, register);
  const moment = round && dueMoment(round.current, days, today);
  if (!round || !moment) return null;
  const maker = linkMaker(ports, register);
  if (!maker) return INTAKE.round.noForms;
  const asked = round.municipalities.filter((one) => missing(one).length > 0);
  const messages = asked
    .filter((one) => one.contact !== null)
    .map((one) => roundMessage(round.current, one, maker, String(moment.nth), moment.nth > 0));
  const added = queueMessages(ports, register, { via: 'taak', reason: INTAKE.round.reason }, messages);
  const unreachable = asked.filter((one) => one.contact === null).map(({ name }) => name);
  if (!added && !unreachable.length) return null;
  return INTAKE.round.mailed(added, unreachable);
}

function roundMessage(
  current: PeriodRow,
  one: RoundMunicipality,
  maker: LinkMaker,
  moment: string,
  reminder: boolean,
): Message {
  const owner = maker.places.municipalities.find((row) => row.municipality_code === one.code)!;
  const name = String(current.name ?? current.period_id);
  const words = INTAKE.round.mail;
  const open = missing(one);
  return {
    dedupe: `ronde.${current.period_id}.${moment}.${one.code}`,
    kind: 'ronde',
    to: { contact: one.contact! },
    subject: reminder ? words.reminderSubject(name) : words.subject(name),
    blocks: [
      { type: 'paragraph', text: words.salutation },
      { type: 'paragraph', text: reminder ? words.reminder(name, open.length) : words.invitation(name) },
      ...(current.reference_date
        ? [{ type: 'paragraph' as const, text: words.day(formatDay(current.reference_date)) }]
        : []),
      { type: 'paragraph', text: words.known },
      { type: 'heading', text: words.links },
      ...open.map(({ key }) => {
        const row = maker.places.clusters.find((each) => each.cluster_id === key)!;
        return { type: 'link' as const, text: words.link(String(row.name)), url: maker.cluster(owner, row) };
      }),
      { type: 'heading', text: words.otherwise },
      { type: 'link', text: words.aanmelding, url: maker.municipality('aanmelding', owner) },
      { type: 'paragraph', text: words.done },
      { type: 'paragraph', text: words.closing },
    ],
    priority: 6,
  };
}
