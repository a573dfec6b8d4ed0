/** Colours beside words on boards; each has a contrast of at least 4.5 to 1. */
import type { Tone } from './board.ts';

export const RED: Tone = { background: '#fbe3df', color: '#8c1d18' };
export const YELLOW: Tone = { background: '#fff2cc', color: '#6b5200' };
export const STRIPE: Tone = { background: '#f3f6fa', color: '#202124' };
export const GREEN: Tone = { background: '#d9ead3', color: '#274e13' };

/** How far a track is: the deeper, the further. */
export const STAGES: readonly Tone[] = ['#e3edf8', '#c5dbf2', '#9fc3ea'].map((background) => ({
  background,
  color: '#12304f',
}));
