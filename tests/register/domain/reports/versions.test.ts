/** What documents and the files beside them are found by: told apart whatever their fingerprints look like. */
import fc from 'fast-check';
import { besideTagOf, documentTagOf } from '../../../../src/register/domain/reports/versions.ts';

test('the tag of a document is told from that of a file beside it, also when its fingerprint is letters alone', () => {
  const print = fc.string({ unit: fc.constantFrom(...'abcxyzpdf019'), minLength: 8, maxLength: 14 });
  fc.assert(
    fc.property(print, fc.constantFrom('pdf', 'csv', 'xlsx'), (fingerprint, ending) => {
      const tag = `monitoring_bt/CL-0001/1d/${fingerprint}`;
      expect(documentTagOf(tag)).toBe(tag);
      expect(documentTagOf(besideTagOf(tag, ending))).toBe(tag);
    }),
  );
});
