/** What is done at night, in this order. Whoever builds a step adds it here. */
import { checkStep } from './check.ts';
import { digestStep } from './digest-step.ts';
import { intakeStep } from './intake-step.ts';
import { journalStep } from './journal-step.ts';
import { outboxStep } from './outbox-step.ts';
import { periodsStep } from './periods-step.ts';
import { protectionsStep } from './protections-step.ts';
import { reportsStep } from './reports-step.ts';
import { formsStep, roundStep } from './round-steps.ts';
import type { NightStep } from './step.ts';

/** Answers that no trigger saw come first, mail that the other steps wrote down goes out last. */
export const NIGHT_STEPS: readonly NightStep[] = [
  intakeStep,
  periodsStep,
  checkStep,
  protectionsStep,
  formsStep,
  roundStep,
  reportsStep,
  digestStep,
  journalStep,
  outboxStep,
];
