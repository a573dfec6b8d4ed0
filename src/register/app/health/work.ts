/** Health of the work that the register does: nights, jobs, and whether anybody hears when it fails. */
import { job } from '../../domain/schema/tables/index.ts';
import { addDays, formatDay, formatMoment } from '../../domain/text/dates.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { configured } from '../configuration.ts';
import { isOpen, progressOf } from '../jobs/jobs.ts';
import { workOnJobs } from '../jobs/work.ts';
import { lastNight, redoNight } from '../night/night.ts';
import { NIGHT_STEPS } from '../night/steps.ts';
import { JOBS_OPEN } from '../properties.ts';
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

/** Hours without a sign of life after which an open job hangs: the quarters take it up. */
const HANGS = 2;

export const jobsCheck: HealthCheck = {
  id: 'jobs',
  title: HEALTH.titles.jobs,
  look({ ports, register }) {
    const since = addDays(ports.clock.now().slice(0, 10), -NEWS);
    const says = HEALTH.jobs;
    let hangs = false;
    const details = register.read(job).entries.flatMap(({ values }) => {
      const { title, job_id, kind, status, heartbeat, started_at, error } = values;
      const name = title ?? job_id ?? '';
      const sign = heartbeat ?? started_at;
      // The night has a line of its own.
      if (kind === 'nacht' || sign === null) return [];
      if (isOpen(values) && hoursSince(ports, sign) > HANGS) {
        hangs = true;
        return [error ? says.waits(name, formatMoment(sign), error) : says.stuck(name, formatMoment(sign))];
      }
      if (status === 'pauze') return [says.paused(name, formatMoment(sign))];
      if (sign < since) return [];
      if (status === 'mislukt') return [says.failed(name)];
      return status === 'klaar' && progressOf(values).wrong.length ? [says.partly(name)] : [];
    });
    if (!details.length) return { state: 'goed', says: says.fine };
    return {
      state: 'let_op',
      says: says.wrong(details.length),
      details: fewOf(details),
      repairs: hangs ? ['goOn'] : [],
    };
  },
  repairs: {
    goOn: {
      label: HEALTH.buttons.goOn,
      needs: ['drive.file'],
      run({ ports, register }) {
        ports.props.set({ [JOBS_OPEN]: 'ja' });
        workOnJobs(ports, register);
        return HEALTH.jobs.wentOn;
      },
    },
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
