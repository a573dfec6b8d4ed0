/** The register itself in memory, with the example and its two forms, for the test of the intake from end to end. */
import { loadExample } from '../../scripts/example/load.ts';
import { openRegister, PEOPLE } from '../../scripts/world.ts';
import { Driver } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';

/** Throws when the forms cannot be made. */
export default async function open(): Promise<OpenedWorld> {
  const register = await openRegister(null, { now: Date.parse('2026-11-23T09:00:00+01:00') });
  loadExample(register, '2026-11-23');
  const said: string[] = [];
  const driver = new Driver(register.world, {
    answer: (question) => {
      said.push(question.text);
      return { button: 'OK', text: '' };
    },
  });
  driver.open(PEOPLE.coordinator.email, register.fileId);
  const made = driver.menu(PEOPLE.coordinator.email, register.fileId, [
    'Terreinregister',
    'Intake',
    'Formulieren maken of bijwerken',
  ]);
  driver.close(PEOPLE.coordinator.email, register.fileId);
  if (made.status !== 'completed' || made.value === null) throw new Error(said.join('\n'));
  return { world: register.world, save: () => {}, close: () => {} };
}
