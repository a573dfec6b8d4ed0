/** Opens the register for the page, in the thread of its world. */
import type { OpenedWorld } from '../src/workspace/page/world-worker.ts';
import { openRegister } from './world.ts';

/** What the start command hands over. */
export interface StartData {
  readonly directory: string;
  /** Whether a new register gets the example. */
  readonly example: boolean;
  /** A list of terrains to import. */
  readonly file: string | null;
}

export default async function open(data: unknown): Promise<OpenedWorld> {
  const { directory } = data as StartData;
  return openRegister(directory);
}
