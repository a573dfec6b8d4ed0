/** Night step: makes rows of the periods that have begun. */
import { MONITORING } from '../../domain/text/monitoring.ts';
import { offerPeriods } from '../monitoring/periods.ts';
import type { NightStep } from './step.ts';

export const periodsStep: NightStep = {
  id: 'perioden',
  title: MONITORING.period.offered,
  run: (ports, { register }) => offerPeriods(ports, register),
};
