/** Faults on demand: what each may be, and how it is used up. */
import type { Fault, World } from './world.ts';

/** Notes that a fault struck; one that strikes a limited number of times goes after the last. */
export function struck(world: World, fault: Fault & { times?: number }): void {
  if (fault.times === undefined) return;
  fault.times -= 1;
  if (fault.times < 1) world.faults.splice(world.faults.indexOf(fault), 1);
}
