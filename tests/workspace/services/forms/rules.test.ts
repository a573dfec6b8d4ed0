/** Demands on answers: which answers meet them, and what the page says when they do not. */
import {
  columnObjection,
  countObjection,
  textObjection,
} from '../../../../src/workspace/services/forms/model/rules.ts';

const rule = (type: string, ...values: (number | string)[]) => ({ type, values, help: '' });

test.each<[string, (number | string)[], string[], string[], string]>([
  [
    'NUMBER',
    [],
    ['5', '-1.5', '1e3', ' 7 ', '.5'],
    ['vijf', '1,5', '1.2.3', '0x10', 'Infinity'],
    'Moet een getal zijn',
  ],
  ['WHOLE_NUMBER', [], ['5', '-12'], ['1.5', '5 stuks'], 'Moet een geheel getal zijn'],
  ['NUMBER_BETWEEN', [1, 10], ['1', '10', '5.5'], ['0.9', '10.1', 'x'], 'Moet een getal tussen 1 en 10 zijn'],
  [
    'NUMBER_NOT_BETWEEN',
    [1, 10],
    ['0', '11'],
    ['1', '10'],
    'Moet een getal zijn dat niet tussen 1 en 10 ligt',
  ],
  ['NUMBER_EQUAL_TO', [7], ['7', '7.0'], ['8'], 'Moet gelijk zijn aan 7'],
  ['NUMBER_NOT_EQUAL_TO', [7], ['8'], ['7', 'x'], 'Mag niet gelijk zijn aan 7'],
  ['NUMBER_GREATER_THAN', [7], ['7.1'], ['7'], 'Moet een getal groter dan 7 zijn'],
  ['NUMBER_GREATER_THAN_OR_EQUAL_TO', [7], ['7'], ['6'], 'Moet een getal groter dan of gelijk aan 7 zijn'],
  ['NUMBER_LESS_THAN', [7], ['6'], ['7'], 'Moet een getal kleiner dan 7 zijn'],
  ['NUMBER_LESS_THAN_OR_EQUAL_TO', [7], ['7'], ['8'], 'Moet een getal kleiner dan of gelijk aan 7 zijn'],
  [
    'TEXT_IS_EMAIL',
    [],
    ['jan@overijssel.nl'],
    ['jan', 'jan@', '@x.nl', 'jan@x', 'a b@x.nl'],
    'Moet een e-mailadres zijn',
  ],
  [
    'TEXT_IS_URL',
    [],
    ['https://overijssel.nl/a?b'],
    ['overijssel', 'javascript:alert(1)'],
    'Moet een URL zijn',
  ],
  ['TEXT_LENGTH_GREATER_THAN_OR_EQUAL_TO', [3], ['abc'], ['ab'], 'Moet minimaal 3 tekens bevatten'],
  ['TEXT_LENGTH_LESS_THAN_OR_EQUAL_TO', [3], ['abc'], ['abcd'], 'Mag maximaal 3 tekens bevatten'],
  ['TEXT_CONTAINS_PATTERN', ['\\d{4}'], ['in 2026'], ['in 26'], 'Moet bevatten: \\d{4}'],
  ['TEXT_DOES_NOT_CONTAIN_PATTERN', ['[<>]'], ['a'], ['<b>'], 'Mag niet bevatten: [<>]'],
  [
    'TEXT_MATCHES_PATTERN',
    ['\\d{4}|GM\\d+'],
    ['2026', 'GM0148'],
    ['in 2026', 'GM0148 '],
    'Moet overeenkomen met: \\d{4}|GM\\d+',
  ],
  [
    'TEXT_DOES_NOT_MATCH_PATTERN',
    ['n\\.?v\\.?t\\.?'],
    ['wel nvt'],
    ['nvt'],
    'Mag niet overeenkomen met: n\\.?v\\.?t\\.?',
  ],
])('%s %j', (type, values, good, bad, sentence) => {
  for (const text of good) expect([text, textObjection(rule(type, ...values), text)]).toEqual([text, null]);
  for (const text of bad)
    expect([text, textObjection(rule(type, ...values), text)]).toEqual([text, sentence]);
});

test('the help text of the form comes first, and no rule objects to nothing', () => {
  expect(textObjection({ ...rule('NUMBER'), help: 'Geef een getal' }, 'x')).toBe('Geef een getal');
  expect(textObjection(null, 'x')).toBeNull();
});

test('a pattern that cannot be read matches nothing', () => {
  expect(textObjection(rule('TEXT_CONTAINS_PATTERN', '('), 'x')).not.toBeNull();
  expect(textObjection(rule('TEXT_DOES_NOT_CONTAIN_PATTERN', '('), 'x')).toBeNull();
});

test.each([
  ['SELECT_AT_LEAST', [2, 3], [1], 'Selecteer minimaal 2 antwoorden'],
  ['SELECT_AT_MOST', [0, 2], [3], 'Selecteer maximaal 2 antwoorden'],
  ['SELECT_EXACTLY', [2], [1, 3], 'Selecteer precies 2 antwoorden'],
])('%s', (type, good, bad, sentence) => {
  for (const count of good) expect(countObjection(rule(type, 2), count)).toBeNull();
  for (const count of bad) expect(countObjection(rule(type, 2), count)).toBe(sentence);
});

test('one answer a column', () => {
  const one = rule('LIMIT_ONE_RESPONSE_PER_COLUMN');
  expect(columnObjection(one, ['x', 'y'])).toBeNull();
  expect(columnObjection(one, ['x', 'x'])).toBe('Selecteer niet meer dan één antwoord per kolom');
  expect(columnObjection(null, ['x', 'x'])).toBeNull();
});
