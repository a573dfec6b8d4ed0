/** Night steps of the forms: open or closed by the period, and the mails of the round. */
import { INTAKE } from '../../domain/text/intake.ts';
import { openFormsByPeriod } from '../intake/opening.ts';
import { mailRound } from '../intake/round.ts';
import type { NightStep } from './step.ts';

export const openingStep: NightStep = {
  id: 'formulieren',
  title: INTAKE.opening.title,
  run: (ports, { register }) => openFormsByPeriod(ports, register).join(' ') || null,
};

export const roundStep: NightStep = {
  id: 'ronde',
  title: INTAKE.round.step,
  run: (ports, { register, day }) => mailRound(ports, register, day),
};
