/** Night step: makes the protections again what Contacten and the declarations say. */
import { TEXT } from '../../domain/text/messages.ts';
import { repairGuards } from '../guards.ts';
import type { NightStep } from './step.ts';

export const protectionsStep: NightStep = {
  id: 'protections',
  title: TEXT.night.steps.protections,
  run(ports, { register }) {
    const { remade, corrected } = repairGuards(ports, register);
    const says = [
      remade.length ? TEXT.guards.remade(remade) : '',
      corrected.length ? TEXT.guards.corrected(corrected) : '',
    ];
    return says.filter(Boolean).join(' ') || null;
  },
};
