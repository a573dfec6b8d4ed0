/** The English sentences of signals, for digests in English. */
import { englishDay as on } from './english.ts';
import type { SignalWords } from './signals.ts';
import { typed } from './typed.ts';

const named = (name: string | null): string => (name === null ? 'No cluster' : typed(name));

export const SIGNALS_EN: SignalWords = {
  geen_gebeurtenis: {
    tip: 'Call the project driver. Record the activity, take a step, or set the track to Waiting or Stopped.',
    message: (name, days, last) =>
      `${named(name)}: nothing has happened for ${days} days; the last event was on ${on(last)}.`,
  },
  wagon_niet_opgepakt: {
    tip: 'Set the first state of the next wagon, or talk to whoever took it over.',
    message: (name, since, wagon) =>
      `${named(name)}: ready for wagon ${wagon} since ${on(since)}, but work there has not begun.`,
  },
  actie_te_laat: {
    tip: 'Do the action and fill in the next one, or choose a new date.',
    message: (name, action, due) =>
      `${named(name)}: the next action${action ? ` “${typed(action)}”` : ''} was due on ${on(due)}.`,
  },
  start_zonder_nulmeting: {
    tip: 'Assess the organisation level of the cluster, with a date close to the start.',
    message: (name, start, until, late) =>
      `${named(name)}: started on ${on(start)} without a baseline assessment, which ${late ? 'was' : 'is'} due on ${on(until)}.`,
  },
  wacht_voorbij: {
    tip: 'See whether the track can go on. If not, choose a new date.',
    message: (name, day) => `${named(name)}: waiting, and was to be reviewed on ${on(day)}.`,
  },
  sprint_zonder_aanvraag: {
    tip: 'Ask whether the entrepreneurs will still apply. If not, close the track or note the reason.',
    message: (name, held, until, late) =>
      `${named(name)}: no grant has been applied for since the sprint session of ${on(held)}; the last day ${late ? 'was' : 'is'} ${on(until)}.`,
  },
  sessie_zonder_uitslag: {
    tip: 'Record that the session was held, with the number of entrepreneurs, or set it to Cancelled.',
    message: (name, day) => `${named(name)}: the sprint session of ${on(day)} is still marked Planned.`,
  },
  overdracht_open: {
    tip: 'Accept the handover, or return it with a reason. If you cannot agree, choose Mediation.',
    message: (name, wagon, days) =>
      `${named(name)}: the handover to wagon ${wagon} has been open for ${days} days.`,
  },
  overdracht_bemiddeling: {
    tip: 'Talk to those who hand over and take over, and set the decision to Accepted or Returned.',
    message: (name, wagon) => `${named(name)}: the handover to wagon ${wagon} needs mediation.`,
  },
  verantwoording_te_laat: {
    tip: 'Ask the applicant for the grant account, or fill in a new date.',
    message: (name, due) => `${named(name)}: the account of the grant was due on ${on(due)}.`,
  },
  actiepunt_te_laat: {
    tip: 'Set the action point to Done or Dropped, or choose a new date.',
    message: (name, action, due) =>
      `${name === null ? 'Action point' : typed(name)}: the action point “${typed(action)}” was due on ${on(due)}.`,
  },
  gemeente_zonder_traject: {
    tip: 'Discuss with the municipality which business park has potential, and begin a track.',
    message: (name) => `${typed(name)}: no track in this municipality yet.`,
  },
  uitkering_loopt_af: {
    tip: 'See which activities and costs can still be completed by that date, and begin the final report.',
    message: (end, left) => `The funding ends on ${on(end)}: ${left} ${left === 1 ? 'day' : 'days'} left.`,
  },
};
