/** Night steps of the forms: what they offer, open or closed by the period, and the mails of the round. */
import { INTAKE } from '../../domain/text/intake.ts';
import { provisionForms } from '../intake/provision.ts';
import { mailRound } from '../intake/round.ts';
import { formIds } from '../triggers.ts';
import type { NightStep } from './step.ts';

/** New terrains and choices come into forms that exist; making one is up to a person, who installs its trigger. */
export const formsStep: NightStep = {
  id: 'formulieren',
  title: INTAKE.provision.step,
  run(ports, { register, hasTime }) {
    if (!Object.keys(formIds(ports)).length) return null;
    const { says, finished } = provisionForms(ports, register, { existingOnly: true, hasTime });
    return finished ? says.join(' ') : { later: 'formulieren' };
  },
};

export const roundStep: NightStep = {
  id: 'ronde',
  title: INTAKE.round.step,
  run: (ports, { register, day }) => mailRound(ports, register, day),
};
