/** Templates filled in the Workspace's own documents: the result is the plain expansion of the template's text. */
import fc from 'fast-check';
import { fillTemplate } from '../../../../src/register/domain/documents/fill.ts';
import { parseTemplate } from '../../../../src/register/domain/documents/template.ts';
import { documentOf, looks, read, update } from './support.ts';
import { expected, wildData, wildTemplate, written } from './wild-templates.ts';

test('any template with any values becomes its plain expansion', () => {
  fc.assert(
    fc.property(wildTemplate, wildData, (template, data) => {
      const document = documentOf(written(template));
      const parsed = parseTemplate(read(document));
      expect(parsed.problems).toEqual([]);
      update(document, fillTemplate(parsed, [], data));
      expect(looks(document)).toBe(expected(template, data));
    }),
    { numRuns: 60 },
  );
});
