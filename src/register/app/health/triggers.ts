/** Health of what runs by itself: leave, triggers and their faults. */
import { contact } from '../../domain/schema/tables/index.ts';
import { formatMoment } from '../../domain/text/dates.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { missingScopes, scopeText } from '../consent.ts';
import { TROUBLE } from '../properties.ts';
import { troubleOf } from '../triggered.ts';
import {
  DECLARED,
  hoursSince,
  keptByOther,
  lastSeen,
  planTriggers,
  SILENCE_HOURS,
  settleTriggers,
  triggerRecord,
} from '../triggers.ts';
import type { HealthCheck, HealthSite, Look } from './check.ts';

export const consentCheck: HealthCheck = {
  id: 'consent',
  title: HEALTH.titles.consent,
  look({ ports }) {
    const missing = missingScopes(ports).map(scopeText);
    if (!missing.length) return { state: 'goed', says: HEALTH.consent.fine };
    const url = ports.consent.address();
    return {
      state: 'fout',
      says: HEALTH.consent.missing,
      details: missing,
      ...(url && { link: { text: HEALTH.consent.link, url } }),
    };
  },
};

const says = HEALTH.triggers;

/** The quarterly trigger gives a sign of life, so silence of two hours is strange and a day and more is broken. */
const STRANGE_HOURS = 2;

export const triggersCheck: HealthCheck = {
  id: 'triggers',
  title: HEALTH.titles.triggers,
  needs: ['script.scriptapp'],
  look(site) {
    const { ports } = site;
    const record = triggerRecord(ports);
    const seen = lastSeen(ports);
    const when = seen === null ? says.never : formatMoment(seen);
    if (record && record.owner !== ports.actor.code()) {
      const who = holderOf(site, record.owner);
      return keptByOther(ports)
        ? { state: 'goed', says: says.other(who, when), repairs: ['takeOver'] }
        : { state: 'fout', says: says.silent(who, when), repairs: ['takeOver'] };
    }
    const plan = planTriggers(ports);
    if (!plan.settled) return unsettled(plan);
    const silence = hoursSince(ports, seen);
    if (silence < STRANGE_HOURS) return { state: 'goed', says: says.own(Object.keys(plan.kept).length) };
    const state = silence < SILENCE_HOURS ? 'let_op' : 'fout';
    return { state, says: says.ownSilent(when), repairs: ['reinstall'] };
  },
  repairs: {
    repair: {
      label: HEALTH.buttons.repair,
      run: ({ ports }) => settleTriggers(ports) ?? HEALTH.nothingDone,
    },
    takeOver: {
      label: HEALTH.buttons.takeOver,
      run: ({ ports }) => settleTriggers(ports, { takeOver: true }) ?? HEALTH.nothingDone,
    },
    reinstall: {
      label: HEALTH.buttons.repair,
      run({ ports }) {
        ports.triggers.remove(Object.keys(planTriggers(ports).kept));
        settleTriggers(ports);
        return says.done;
      },
    },
  },
};

function unsettled({ missing, superfluous }: ReturnType<typeof planTriggers>): Look {
  const lacks = [...missing.values()].map((plan) => says.missing(plan.says));
  const double = superfluous.length ? [says.superfluous(superfluous.length)] : [];
  return { state: 'fout', says: says.none, details: [...lacks, ...double], repairs: ['repair'] };
}

/** Who has this user code, as Contacten calls them. */
function holderOf({ ports, register }: HealthSite, code: string): string {
  const found = register
    .read(contact)
    .entries.find(({ values }) => values.email !== null && ports.actor.codeOf(values.email) === code);
  return found?.values.designation ?? says.someone(code);
}

export const troublesCheck: HealthCheck = {
  id: 'troubles',
  title: HEALTH.titles.troubles,
  look({ ports }) {
    const details = DECLARED.flatMap(({ handler, says: what }) => {
      const trouble = troubleOf(ports, handler);
      return trouble ? [HEALTH.troubles.line(what, formatMoment(trouble.at), trouble.message)] : [];
    });
    if (!details.length) return { state: 'goed', says: HEALTH.troubles.fine };
    return { state: 'fout', says: HEALTH.troubles.some(details.length), details, repairs: ['forget'] };
  },
  repairs: {
    forget: {
      label: HEALTH.buttons.forget,
      run({ ports }) {
        const names = Object.keys(ports.props.all()).filter((name) => name.startsWith(TROUBLE));
        ports.props.set(Object.fromEntries(names.map((name) => [name, null])));
        return HEALTH.troubles.forgotten;
      },
    },
  },
};
