/** ContentService: text outputs with their kind and the name to save them under. */
import { stage } from '../../support.ts';

test('a text is plain until told otherwise, and can be added to, emptied and named', () => {
  expect(
    stage().value(`
      const out = ContentService.createTextOutput('a').append('b');
      const first = [out.getContent(), String(out.getMimeType()), out.getFileName()];
      out.setMimeType(ContentService.MimeType.JSON).downloadAsFile('x.json');
      const second = [out.getMimeType() === ContentService.MimeType.JSON, out.getFileName(), String(out)];
      return [first, second, out.clear().getContent(), out.setContent(3).getContent(), ContentService.createTextOutput().getContent()];`),
  ).toEqual([['ab', 'TEXT', null], [true, 'x.json', 'TextOutput'], '', '3', '']);
});

test('a kind that is none is refused', () => {
  expect(stage().fault(`ContentService.createTextOutput('a').setMimeType('text/css');`)).toBe(
    'Invalid argument: text/css',
  );
});
