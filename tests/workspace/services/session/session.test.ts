/** Session: people, language and zone. */
import { run } from '../../../../src/workspace/index.ts';
import { EVA, JAN, STRANGER, stage } from '../../support.ts';

test('whoever runs the script is both the active and the effective user', () => {
  const { value } = stage();
  expect(
    value(`
      return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale(),
        Session.getScriptTimeZone()];`),
  ).toEqual([JAN.email, JAN.email, 'nl', 'Europe/Amsterdam']);
});

test('the temporary key tells people apart and does not name them', () => {
  const { world, project } = stage('function key() { return Session.getTemporaryActiveUserKey(); }');
  const keys = [JAN, EVA, STRANGER, JAN].map(
    (person) => run(world, project, 'key', [], person).value as string,
  );
  expect(new Set(keys).size).toBe(3);
  expect(keys[3]).toBe(keys[0]);
  expect(Buffer.from(keys[0]!, 'base64').toString('latin1')).not.toContain('jan');
});
