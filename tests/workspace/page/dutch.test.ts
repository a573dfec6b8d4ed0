import design from '@univerjs/design/locale/en-US';
import sheets from '@univerjs/sheets/locale/en-US';
import formulas from '@univerjs/sheets-formula-ui/locale/en-US';
import sheetsUi from '@univerjs/sheets-ui/locale/en-US';
import ui from '@univerjs/ui/locale/en-US';
import { DUTCH } from '../../../src/workspace/page/client/grid/dutch.ts';

/** Texts by their dotted key. */
function texts(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = path ? `${path}.${name}` : name;
    if (typeof value === 'string') found.set(key, value);
    else for (const [deeper, text] of texts(value as object, key)) found.set(deeper, text);
  }
  return found;
}

const english = new Map(
  [design, sheets, formulas, sheetsUi, ui].flatMap((locale) => [...texts(locale as object)]),
);
const dutch = texts(DUTCH);

test('each Dutch text stands for one that Univer has', () => {
  expect([...dutch.keys()].filter((key) => !english.has(key))).toEqual([]);
});

test('what is translated is translated, but for words that are the same', () => {
  const same = [...dutch].filter(([key, text]) => english.get(key) === text).map(([key]) => key);
  expect(same).toEqual(['design.Confirm.confirm'].filter((key) => english.get(key) === 'OK'));
});

test('what the sheet itself says is all there', () => {
  const own = [...english.keys()].filter((key) => key.startsWith('sheets.'));
  expect(own.filter((key) => !dutch.has(key))).toEqual([]);
});

test('placeholders stay', () => {
  const slots = (text: string) => text.match(/\{\d\}/g) ?? [];
  for (const [key, text] of dutch) expect([key, slots(text)]).toEqual([key, slots(english.get(key)!)]);
});
