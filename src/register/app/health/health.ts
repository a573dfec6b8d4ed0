/** Staat van het register: looks at everything that must be in order, and repairs what a person chooses. */
import { RegisterError } from '../../domain/errors.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { requireConsent } from '../consent.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register.ts';
import type { Survey } from '../structure.ts';
import { requireKeeper } from '../triggers.ts';
import { guardsCheck, peopleCheck } from './access.ts';
import { archiveCheck } from './archive.ts';
import { buildCheck, languageCheck } from './build.ts';
import type { HealthCheck, HealthSite, HealthState, Look } from './check.ts';
import { findingsCheck } from './findings.ts';
import { formsCheck } from './forms.ts';
import { outboxCheck, quotaCheck } from './mail.ts';
import { templatesCheck } from './reports.ts';
import { sizeCheck } from './size.ts';
import { consentCheck, triggersCheck, troublesCheck } from './triggers.ts';
import { adminCheck, jobsCheck, nightCheck } from './work.ts';

export const CHECKS: readonly HealthCheck[] = [
  consentCheck,
  triggersCheck,
  troublesCheck,
  nightCheck,
  findingsCheck,
  buildCheck,
  languageCheck,
  guardsCheck,
  peopleCheck,
  formsCheck,
  outboxCheck,
  quotaCheck,
  jobsCheck,
  templatesCheck,
  adminCheck,
  archiveCheck,
  sizeCheck,
];

/** One line as a page shows it. */
export interface HealthLine {
  readonly id: string;
  readonly title: string;
  readonly state: HealthState;
  readonly says: string;
  readonly details: readonly string[];
  readonly buttons: readonly { readonly repair: string; readonly label: string }[];
  readonly link: { readonly text: string; readonly url: string } | null;
}

export interface HealthReport {
  /** Wall-clock moment. */
  readonly at: string;
  /** What a repair did; null when nothing was repaired. */
  readonly said: string | null;
  readonly lines: readonly HealthLine[];
}

/** Looks at everything. A check that fails says so in its own line. */
export function healthReport(ports: Ports, said: string | null = null): HealthReport {
  const site = siteOf(ports);
  return { at: ports.clock.now(), said, lines: CHECKS.map((check) => lineOf(site, check)) };
}

/** Carries out a repair and looks at everything again. Throws the faults of the register. */
export function repairHealth(ports: Ports, id: string, repair: string): Outcome<HealthReport> {
  const check = CHECKS.find((candidate) => candidate.id === id);
  const chosen = check?.repairs?.[repair];
  if (!chosen)
    return unusable('Deze knop hoort bij een andere versie.', 'Sluit het venster en open het opnieuw.');
  requireConsent(ports, chosen.needs ?? []);
  requireKeeper(ports);
  const said = chosen.run(siteOf(ports));
  ports.book.forget();
  return usable(healthReport(ports, said));
}

function siteOf(ports: Ports): HealthSite {
  let survey: Survey | null = null;
  return {
    ports,
    register: openRegister(ports),
    survey() {
      survey ??= ports.structure.survey();
      return survey;
    },
  };
}

function lineOf(site: HealthSite, check: HealthCheck): HealthLine {
  const { state, says, details = [], repairs = [], link = null } = looked(site, check);
  const buttons = repairs.map((repair) => ({ repair, label: check.repairs![repair]!.label }));
  return { id: check.id, title: check.title, state, says, details, buttons, link };
}

function looked(site: HealthSite, check: HealthCheck): Look {
  try {
    requireConsent(site.ports, check.needs ?? []);
    return check.look(site);
  } catch (error) {
    if (!(error instanceof RegisterError)) site.ports.log.error(error);
    return { state: 'fout', says: HEALTH.failed(error instanceof Error ? error.message : String(error)) };
  }
}
