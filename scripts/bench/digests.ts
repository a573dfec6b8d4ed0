/** The digests of one Monday for a hundred people, without news and with it, to measure what that costs. */
import type { Outcome } from '../../src/register/domain/import/outcome.ts';
import { Driver, type ExecutionResult } from '../../src/workspace/index.ts';
import type { LocalRegister } from '../world.ts';

const PEOPLE = 100;
const DAY = 86_400_000;

/** Adds a hundred subscribers and measures what their digests add to the night of the next Mondays. */
export function measureDigests(
  register: LocalRegister,
  note: (name: string, result: ExecutionResult) => void,
): void {
  const { world } = register;
  const add = (table: string, rows: readonly Record<string, string>[]): void => {
    const { value } = register.call('addRows', [{ table, rows }], 'Meting');
    const outcome = value as Outcome<{ refused: readonly unknown[] }>;
    if (!outcome.ok || outcome.value.refused.length) throw new Error(JSON.stringify(outcome).slice(0, 500));
  };
  const people = Array.from({ length: PEOPLE }, (_, index) => String(index));
  add(
    'contact',
    people.map((index) => ({
      contact_id: `+${index}`,
      designation: `meting ${index}`,
      role: 'aanjager',
      email: `meting${index}@example.nl`,
      source: 'Meting',
      delete_after: '1-1-2099',
    })),
  );
  add(
    'subscription',
    people.map((index) => ({
      contact_id: `meting ${index}`,
      role: 'aanjager',
      scope: 'alles',
      rhythm: 'week',
      format: 'html',
      language: 'nl',
    })),
  );
  const monday = (): void => {
    world.moveClock(world.now + DAY);
    while (new Date(world.now).getUTCDay() !== 1) world.moveClock(world.now + DAY);
  };
  monday();
  note('Nacht op maandag, overzichten uit', register.call('onNight', {}));
  turnOn(register);
  monday();
  note('Nacht op maandag, 100 abonnees zonder nieuws', register.call('onNight', {}));
  add('lesson', [{ title: 'Meting', recorded_on: '1-1-2026', audience: 'Ambtenaren' }]);
  monday();
  note('Nacht op maandag, 100 abonnees met nieuws', register.call('onNight', {}));
}

/** Turns the digests on, as a person does in the tab Instellingen. */
export function turnOn({ world, fileId, owner }: LocalRegister): void {
  const file = world.files.get(fileId);
  if (file?.kind !== 'spreadsheet') throw new Error('The register is gone.');
  const sheet = file.model.sheets.find(({ name }) => name === 'Instellingen')!;
  const row = Array.from({ length: 200 }, (_, at) => at).find(
    (at) => file.model.valueAt(sheet, at, 0) === 'digests_on',
  );
  const driver = new Driver(world);
  driver.open(owner.email, fileId);
  driver.edit(owner.email, fileId, sheet.name, `C${row! + 1}`, 'ja');
  driver.close(owner.email, fileId);
}
