/** What the doctor tells of one thing that it looked at, and the checks that find it. */

import type { Session } from './command.ts';
import type { Google } from './google.ts';
import type { BookImage } from './image.ts';
import type { ImageRegister } from './image-book.ts';
import { momentIn, registerOver } from './image-book.ts';
import type { Program } from './program.ts';
import type { ProjectFile } from './target.ts';

export type Standing = 'goed' | 'let op' | 'fout' | 'onbekend';

export interface Finding {
  readonly standing: Standing;
  /** Where: a tab, a form, a question; empty where the label of the check tells it. */
  readonly place: string;
  /** Dutch: what was found. */
  readonly text: string;
  /** Dutch: how it is mended; empty where there is nothing to mend. */
  readonly repair: string;
}

export const good = (text: string): Finding => ({ standing: 'goed', place: '', text, repair: '' });
export const attention = (text: string, repair: string, place = ''): Finding => ({
  standing: 'let op',
  place,
  text,
  repair,
});
export const wrong = (text: string, repair: string, place = ''): Finding => ({
  standing: 'fout',
  place,
  text,
  repair,
});
export const unknown = (text: string, repair: string, place = ''): Finding => ({
  standing: 'onbekend',
  place,
  text,
  repair,
});

/** What needs nothing of Google. */
export interface Here {
  readonly session: Session;
}

/** What needs to be signed in. */
export interface There extends Here {
  readonly google: Google;
  readonly project: ProjectFile;
  /** The spreadsheet with what stands in it, read once for all checks. */
  readonly book: () => Promise<BookImage>;
  /** The program of this project as it would be built now, built once for all checks. */
  readonly own: () => Promise<Program>;
}

export interface Check<C> {
  readonly label: string;
  run(context: C): Promise<readonly Finding[]> | readonly Finding[];
}

export const INSTALL = 'Kies in de spreadsheet Terreinregister → Beheer → Installeren of herstellen.';

/** The register in an image, as it is now by the clock of the spreadsheet. */
export function over(image: BookImage): ImageRegister {
  return registerOver(image, { now: momentIn(image), name: 'lezen' });
}
