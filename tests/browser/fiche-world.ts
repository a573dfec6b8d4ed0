/** The register with the example in a world in memory, for walking through the side panel beside the sheet. */
import { loadExample } from '../../scripts/example/load.ts';
import { openRegister } from '../../scripts/world.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';

export default async function open(): Promise<OpenedWorld> {
  const register = await openRegister(null, { now: Date.parse('2026-11-23T09:00:00+01:00') });
  loadExample(register, '2026-11-23');
  return { world: register.world, save: () => {}, close: () => {} };
}
