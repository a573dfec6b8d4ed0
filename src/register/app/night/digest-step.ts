/** Night step: puts the digests of the day ready in Postvak uit. */
import { DIGEST } from '../../domain/text/digest.ts';
import { queueDigests } from '../digest/run.ts';
import type { NightStep } from './step.ts';

export const digestStep: NightStep = {
  id: 'overzichten',
  title: DIGEST.run.step,
  run(ports, { register, day, hasTime }) {
    const { queued, problem, finished } = queueDigests(ports, register, day, hasTime);
    if (!finished) return { later: 'overzichten' };
    return [queued ? DIGEST.run.done(queued) : '', problem ?? ''].filter(Boolean).join(' ') || null;
  },
};
