/** LockService: one execution at a time, also while another waits for an answer. */
import { Driver, run } from '../../../../src/workspace/index.ts';
import { EVA, JAN, stage } from '../../support.ts';

test('a lock is had until it is released', () => {
  const { value } = stage();
  expect(
    value(`
      const lock = LockService.getScriptLock();
      const before = lock.hasLock();
      const taken = [lock.tryLock(10), LockService.getScriptLock().tryLock(10), lock.hasLock()];
      lock.releaseLock();
      return [before, ...taken, lock.hasLock()];`),
  ).toEqual([false, true, true, true, false]);
});

test('a stand-alone script has no document lock', () => {
  expect(stage('', { standAlone: true }).value('return LockService.getDocumentLock();')).toBeNull();
});

test('while one script holds the lock behind a question, another waits in vain; afterwards it is free', () => {
  const { world, file } = stage(`
    function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Houd', 'hold').addToUi(); }
    function hold() { LockService.getDocumentLock().waitLock(1000); SpreadsheetApp.getUi().alert('Wacht'); }
    function wait() { LockService.getDocumentLock().waitLock(20000); }
    function tryUser() { return LockService.getUserLock().tryLock(10); }`);
  const project = world.scriptsOf(file.id)[0]!;
  const seen: unknown[] = [];
  const driver = new Driver(world, {
    answer: () => {
      const waited = run(world, project, 'wait', [], EVA);
      seen.push(waited.error?.message, waited.durationMs, run(world, project, 'tryUser', [], EVA).value);
      return { button: 'OK', text: '' };
    },
  });
  driver.open(JAN.email, file.id);
  driver.menu(JAN.email, file.id, ['M', 'Houd']);
  expect(seen).toEqual(['Lock timeout: another process was holding the lock for too long.', 20_060, true]);
  expect(run(world, project, 'wait', [], EVA).status).toBe('completed');
});
