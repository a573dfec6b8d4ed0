/** All boards, in the order of their tabs. */
import type { Board } from './board.ts';
import { DASHBOARD } from './layout.ts';
import { LISTS } from './lists.ts';
import { WORKINGS } from './workings.ts';

export const BOARD_LIST: readonly Board[] = [DASHBOARD, ...LISTS, WORKINGS];
