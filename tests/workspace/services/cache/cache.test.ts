/** CacheService: texts with a time limit. */
import { stage } from '../../support.ts';

test('values expire by the clock of the world', () => {
  const { value, driver } = stage();
  value(
    `const c = CacheService.getScriptCache(); c.put('a', 1); c.put('b', 'x', 60); c.putAll({ c: 'y', d: 'z' }, 21600); c.remove('d'); return 0;`,
  );
  const now = () => value(`return CacheService.getScriptCache().getAll(['a', 'b', 'c', 'd']);`);
  expect(now()).toEqual({ a: '1', b: 'x', c: 'y' });
  driver.advance(61_000);
  expect(now()).toEqual({ a: '1', c: 'y' });
  driver.advance(600_000);
  expect(now()).toEqual({ c: 'y' });
  expect(
    value(`return [CacheService.getScriptCache().get('a'), CacheService.getUserCache().get('c')];`),
  ).toEqual([null, null]);
});

test('limits of keys, values and items', () => {
  const { fault, value } = stage();
  expect(fault(`CacheService.getScriptCache().put('k'.repeat(251), 'x');`)).toBe('Argument too large: key');
  expect(fault(`CacheService.getScriptCache().put('k', 'x'.repeat(102401));`)).toBe(
    'Argument too large: value',
  );
  expect(
    value(`
      const all = {};
      for (let i = 0; i < 1100; i++) all['k' + i] = i;
      CacheService.getDocumentCache().putAll(all);
      return Object.keys(CacheService.getDocumentCache().getAll(Object.keys(all))).length;`),
  ).toBe(1000);
});

test('a stand-alone script has no document cache', () => {
  expect(stage('', { standAlone: true }).value('return CacheService.getDocumentCache();')).toBeNull();
});
