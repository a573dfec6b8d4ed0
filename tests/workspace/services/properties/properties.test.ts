/** PropertiesService: stores, texts and limits. */
import { run } from '../../../../src/workspace/index.ts';
import { EVA, stage } from '../../support.ts';

test('values are kept as text, by key', () => {
  const { value } = stage();
  expect(
    value(`
      const p = PropertiesService.getScriptProperties();
      p.setProperty('a', 5).setProperties({ b: true, c: null });
      const before = p.getProperties();
      p.deleteProperty('a').setProperties({ d: 'x' }, true);
      return [before, p.getKeys(), p.getProperty('nergens'), p.deleteAllProperties().getProperties()];`),
  ).toEqual([{ a: '5', b: 'true', c: 'null' }, ['d'], null, {}]);
});

test('script, document and user each have their own store, and a person sees only his own', () => {
  const { world, project, value, call } = stage(`
    function mine() { return PropertiesService.getUserProperties().getProperties(); }`);
  value(`
    PropertiesService.getScriptProperties().setProperty('a', 'script');
    PropertiesService.getDocumentProperties().setProperty('a', 'document');
    PropertiesService.getUserProperties().setProperty('a', 'user'); return 0;`);
  expect(call('mine')).toMatchObject({ value: { a: 'user' } });
  expect(run(world, project, 'mine', [], EVA).value).toEqual({});
});

test('a stand-alone script has no document store', () => {
  expect(
    stage('', { standAlone: true }).value('return PropertiesService.getDocumentProperties();'),
  ).toBeNull();
});

test('9 kB a value and 500 kB a store; what is refused changes nothing', () => {
  const { fault, value } = stage();
  const large = `PropertiesService.getScriptProperties().setProperty('a', 'é'.repeat(5000))`;
  expect(fault(large)).toBe('Argument too large: value');
  expect(
    fault(
      `const p = PropertiesService.getScriptProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000));`,
    ),
  ).toMatch(/^You have exceeded the property storage quota/);
  expect(value(`return PropertiesService.getScriptProperties().getKeys().length;`)).toBe(56);
});
