/** The register with the example on a working day in January, when a half-year is to be frozen. */
import { loadExample } from '../../../scripts/example/load.ts';
import { openRegister } from '../../../scripts/world.ts';
import type { OpenedWorld } from '../../../src/workspace/page/world-worker.ts';

export default async function open(): Promise<OpenedWorld> {
  const register = await openRegister(null, { now: Date.parse('2027-01-11T09:00:00+01:00') });
  loadExample(register, '2026-12-18');
  return { world: register.world, save: () => {}, close: () => {} };
}
