/** Property tests draw the same cases at each run; FC_SEED draws others: a number, or `random`. */
import fc from 'fast-check';

const asked = process.env.FC_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_261_123 : Number(asked) });
