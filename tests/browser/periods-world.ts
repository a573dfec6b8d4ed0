/** A small register in a world in memory of which a half-year has just ended, for walking through its periods in a browser. */
import { run } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { add, write } from '../register/app/intake/support.ts';
import { smallRegister } from '../support/small-register.ts';

const DAY = 24 * 3_600_000;

export default function open(): OpenedWorld {
  const register = smallRegister();
  const { world, project } = register;
  const driver = {
    designation: 'aanjager Twente',
    name: 'Ada Jansen',
    email: 'ada@aanjager.example',
    role: 'aanjager',
    source: 'Proef',
    delete_after: '2030-01-01',
  };
  write(
    register,
    { type: 'add', table: 'contact', key: 'CT-0001', values: driver },
    { type: 'update', table: 'track', key: 'TR-0001', values: { driver_id: 'CT-0001' } },
    // Something that is missing, and that the driver can mend.
    add('measure', 'm', {
      title: 'Zon op acht daken',
      cluster_id: 'CL-0001',
      theme: 'zon_op_dak',
      status: 'uitgevoerd',
    }),
  );
  run(world, project, 'offerPeriods');
  world.moveClock(Date.parse('2027-01-04T09:00:00Z'));
  // Nobody waits for the nights in between.
  for (const trigger of world.triggers.values())
    while (trigger.nextAt !== null && trigger.nextAt < world.now) trigger.nextAt += DAY;
  return { world, save: () => {}, close: () => {} };
}
