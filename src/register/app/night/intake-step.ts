/** Night step: takes in the responses that no trigger saw. */
import { INTAKE } from '../../domain/text/intake.ts';
import { catchUp } from '../intake/sent.ts';
import type { NightStep } from './step.ts';

export const intakeStep: NightStep = {
  id: 'intake',
  title: INTAKE.catchUp.title,
  run(ports, { register, cursor, hasTime }) {
    const before = typeof cursor === 'number' ? cursor : 0;
    const { taken, done } = catchUp(ports, register, hasTime);
    if (!done) return { later: before + taken };
    return before + taken > 0 ? INTAKE.catchUp.done(before + taken) : null;
  },
};
