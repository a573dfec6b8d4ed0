/** All boards, in the order of their tabs. */
import type { Board } from './board.ts';
import { dashboard } from './layout.ts';
import { lists } from './lists.ts';
import { themeGrid } from './themes.ts';
import { workings } from './workings.ts';

let made: readonly Board[] | null = null;

/** Made when first asked for: the register loads at each edit, and draws seldom. */
export function boards(): readonly Board[] {
  made ??= [dashboard(), ...lists(), themeGrid(), workings()];
  return made;
}
