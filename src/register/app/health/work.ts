/** Health of the work that the register does: nights, jobs, and whether anybody hears when it fails. */
import { job } from '../../domain/schema/tables/index.ts';
import { addDays, formatDay, formatMoment } from '../../domain/text/dates.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { configured } from '../configuration.ts';
import { lastNight, redoNight } from '../night/night.ts';
import { NIGHT_STEPS } from '../night/steps.ts';
import { hoursSince, SILENCE_HOURS } from '../triggers.ts';
import { fewOf, type HealthCheck } from './check.ts';

export const nightCheck: HealthCheck = {
  id: 'night',
  title: HEALTH.titles.night,
  look({ ports }) {
    const night = lastNight(ports);
    if (!night) return { state: 'let_op', says: HEALTH.night.never, repairs: ['redo'] };
    const day = formatDay(night.day);
    const results = NIGHT_STEPS.flatMap(({ id, title }) => {
      const result = night.results[id];
      return result ? [{ title, ...result }] : [];
    });
    const details = results.map(({ title, ok, says }) => HEALTH.night.line(title, ok, says));
    if (hoursSince(ports, night.started) > SILENCE_HOURS)
      return { state: 'fout', says: HEALTH.night.late(day), details, repairs: ['redo'] };
    const wrong = results.filter(({ ok }) => !ok).length;
    if (wrong) return { state: 'fout', says: HEALTH.night.wrong(day, wrong), details, repairs: ['redo'] };
    if (night.finished === null)
      return { state: 'let_op', says: HEALTH.night.busy(day), details, repairs: ['redo'] };
    return { state: 'goed', says: HEALTH.night.fine(day), details };
  },
  repairs: {
    redo: {
      label: HEALTH.buttons.redo,
      run({ ports }) {
        redoNight(ports);
        return HEALTH.night.done;
      },
    },
  },
};

/** Days in which a job that failed is news. */
const NEWS = 7;

export const jobsCheck: HealthCheck = {
  id: 'jobs',
  title: HEALTH.titles.jobs,
  look({ ports, register }) {
    const since = addDays(ports.clock.now().slice(0, 10), -NEWS);
    const details = register.read(job).entries.flatMap(({ values }) => {
      const title = values.title ?? values.job_id ?? '';
      const sign = values.heartbeat ?? values.started_at;
      // The night has a line of its own.
      if (values.kind === 'nacht' || sign === null || sign < since) return [];
      if (values.status === 'mislukt') return [HEALTH.jobs.failed(title)];
      const open = values.status === 'loopt' || values.status === 'wacht' || values.status === 'pauze';
      return open && hoursSince(ports, sign) > SILENCE_HOURS
        ? [HEALTH.jobs.stuck(title, formatMoment(sign))]
        : [];
    });
    if (!details.length) return { state: 'goed', says: HEALTH.jobs.fine };
    return { state: 'let_op', says: HEALTH.jobs.wrong(details.length), details: fewOf(details) };
  },
};

export const adminCheck: HealthCheck = {
  id: 'admin',
  title: HEALTH.titles.admin,
  look({ register }) {
    const email = configured(register, 'admin_email');
    return email === null
      ? { state: 'let_op', says: HEALTH.admin.none }
      : { state: 'goed', says: HEALTH.admin.fine(email) };
  },
};
