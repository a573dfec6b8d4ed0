/** Opens the register for the page, in the thread of its world. */
import type { OpenedWorld } from '../src/workspace/page/world-worker.ts';
import { loadExample } from './example/load.ts';
import { importFile } from './import-file.ts';
import { openRegister } from './world.ts';

/** What the start command hands over. */
export interface StartData {
  readonly directory: string;
  /** Whether a new register gets the example. */
  readonly example: boolean;
  /** A list of terrains to import. */
  readonly file: string | null;
}

/** Opens it; a new one gets the list, or else the example unless it is to stay empty. Throws when the list is unusable. */
export default async function open(data: unknown): Promise<OpenedWorld> {
  const { directory, example, file } = data as StartData;
  const register = await openRegister(directory);
  try {
    if (file !== null) {
      const imported = importFile(register, file, true);
      if (imported.code === 2) throw new Error(imported.text);
      console.log(imported.text);
    } else if (register.isNew && example) loadExample(register, civilDay(register.world.now));
    register.save();
    return register;
  } catch (error) {
    register.close();
    throw error;
  }
}

/** The day of a moment by the clock of the script, whose time zone the process has: `2026-01-31`. */
function civilDay(moment: number): string {
  const date = new Date(moment);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
