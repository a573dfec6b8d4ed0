/** All English sentences of digests; terms as in the domain description (track, wagon, handover, grant, measure). */
import type { DigestWords } from './digest.ts';
import { longEnglishDay as inWords, englishDay as on } from './english.ts';
import { typed } from './typed.ts';

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const PARTLY_DUTCH = 'Names and texts from the register are in Dutch.';

export const DIGEST_EN: DigestWords = {
  typed,
  sections: {
    acties: 'Your actions',
    overdrachten: 'Handovers to decide on',
    stappen: 'What has changed',
    agenda: 'New on the calendar',
    lessen: 'New lessons',
    signalen: 'Signals',
  },
  rhythms: {
    week: 'every week',
    twee_weken: 'every two weeks',
    maand: 'every month',
    halfjaar: 'every six months',
  },
  news: {
    newTrack: 'New track.',
    step: (wagon, from, to) => `Wagon ${wagon}: ${from === null ? to : `from ${from} to ${to}`}.`,
    wagon: (from, to) => (from === null ? `Now in: ${to}.` : `From ${from} to ${to}.`),
    held: (day, companies) =>
      `The sprint session was held on ${on(day)}${companies === null ? '' : `, with ${counted(companies, 'entrepreneur', 'entrepreneurs')}`}.`,
    planned: (day) => `Planned for ${on(day)}.`,
    moved: (from, to) => `Moved from ${on(from)} to ${on(to)}.`,
    cancelled: (day) => `Cancelled. It was planned for ${on(day)}.`,
    grant: (state) => `Sprint grant: ${state}.`,
    measure: (title, state) => `Measure “${typed(title)}”: ${state}.`,
    campaign: (state) => `Metering campaign: ${state}.`,
    assessed: (day, level, before) =>
      `Organisation level on ${on(day)}: ${level}${before === null || before === level ? '' : `, previously ${before}`}.`,
    offered: (from, to) => `A handover from wagon ${from} to wagon ${to} was offered.`,
    decided: (from, to, state) => `Handover from wagon ${from} to wagon ${to}: ${state}.`,
    decision: 'Decision',
    where: (names) =>
      `${names.length === 1 ? 'Municipality' : 'Municipalities'}: ${names.map(typed).join(', ')}.`,
    lesson: (audience, body, channel) =>
      [
        typed(body),
        audience.length ? `For: ${audience.join(', ')}.` : '',
        channel === null ? '' : `Channel: ${channel}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  actions: {
    late: (day, days) => `Overdue: it was due on ${on(day)}, ${counted(days, 'day', 'days')} ago.`,
    due: (day) => `Due on ${on(day)}.`,
    noDay: 'No date.',
    place: (name) => `Belongs to: ${typed(name)}.`,
  },
  handovers: {
    waits: (from, to, day) =>
      `From wagon ${from} to wagon ${to}, offered on ${on(day)}. Accept the handover or return it.`,
    mediate: (from, to) => `From wagon ${from} to wagon ${to}: the coordinator needs to mediate.`,
  },
  mail: {
    subject: (day, counts) => `${counts.join(', ')}: business parks, ${inWords(day)}`,
    counts: {
      acties: (count, late) => `${counted(count, 'action', 'actions')}${late ? ` (${late} overdue)` : ''}`,
      overdrachten: (count) => counted(count, 'handover', 'handovers'),
      stappen: (count) => counted(count, 'change', 'changes'),
      agenda: (count) => counted(count, 'new date', 'new dates'),
      lessen: (count) => counted(count, 'new lesson', 'new lessons'),
      signalen: (count) => counted(count, 'signal', 'signals'),
    },
    salutation: 'Dear reader,',
    intro: (from, until) =>
      `This digest covers the business parks from ${inWords(from)} up to and including ${inWords(until)}. ${PARTLY_DUTCH}`,
    alike: (count, tip) => `For the next ${count}: ${tip.charAt(0).toLowerCase()}${tip.slice(1)}`,
    more: (count, inside) => `And ${count} more.${inside ? ' The rest is in the register.' : ''}`,
    standing: (count) =>
      `${counted(count, 'signal has', 'signals have')} been open for longer. See the dashboard for these.`,
    open: (key) => `Open ${key}`,
    addresses: 'Links to the rows',
    because: (role, rhythm) =>
      `This digest comes ${rhythm}, if there is news. Your role in the register is: ${role}.`,
    preferences: 'Change or stop this digest',
    noPage: 'Do you want to stop or change this digest? Then reply to this email.',
    closing: 'Until the next digest.',
    lessons: {
      subject: (day, counts) => `${counts.join(', ')} about business parks, ${inWords(day)}`,
      intro: (from, until) =>
        `These are the new lessons from the business parks, from ${inWords(from)} up to and including ${inWords(until)}. ${PARTLY_DUTCH}`,
      because: (role, rhythm) =>
        `These lessons come ${rhythm}, if there are new ones. Your role in the register is: ${role}.`,
      noPage: 'Do you want to stop or change these lessons? Then reply to this email.',
      closing: 'Until the next lessons.',
    },
  },
};
