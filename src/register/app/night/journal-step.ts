/** Night step: old lines of the journal go to the archive. */
import { TEXT } from '../../domain/text/messages.ts';
import { rollOverJournal } from '../archive/roll-over.ts';
import type { NightStep } from './step.ts';

export const journalStep: NightStep = {
  id: 'journal',
  title: TEXT.archive.step,
  run: (ports, { register }) => rollOverJournal(ports, 'nacht', register),
};
