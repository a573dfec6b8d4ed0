/** Every function survives every kind of argument, and the documentation lists what there is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { functionNames } from '../../../src/workspace/formulas/functions/index.ts';
import { LIBRARY } from '../../../src/workspace/formulas/functions/library.ts';
import { CASES } from './cases.ts';
import { type Cell, DATA } from './data.ts';
import { evaluate } from './table.ts';

const ERRORS = ['#N/A', '#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#NUM!', '#ERROR!', '#NULL!'];

function isResult(value: Cell): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'string' || !value.startsWith('#') || ERRORS.includes(value);
}

describe('functions', () => {
  const value = fc.constantFrom(
    ...[
      '1',
      '0',
      '-2',
      '0.5',
      '999',
      '"x"',
      '""',
      '"5"',
      'TRUE',
      '1/0',
      '{1,2;3,4}',
      '{"a";"b"}',
      'Los!A1:C5',
    ],
    ...['Los!A1', 'Los!D1', 'Terreinen!E2:E9', 'Terreinen!F2:F9', 'Terreinen!A2:H', '', 'LAMBDA(x,x)'],
  );
  // The library counts one by one in some functions, so it gets no numbers that are out of all proportion.
  const wild = fc.oneof({ weight: 3, arbitrary: value }, fc.constantFrom('1e9', '-1e9', '1e300'));
  test.each(functionNames().map((name) => [name]))('%s gives a value or one of the known errors', (name) => {
    fc.assert(
      fc.property(fc.array(name in LIBRARY ? value : wild, { maxLength: 6 }), (values) => {
        const result = evaluate(`=${name}(${values.join(',')})`, DATA);
        for (const cell of Array.isArray(result) ? result.flat() : [result]) {
          if (!isResult(cell)) throw new Error(`=${name}(${values.join(',')}) gives ${String(cell)}`);
        }
      }),
      { numRuns: 12 },
    );
  });
});

test('docs/formules.md lists the functions, and which of them have a case', () => {
  const docs = readFileSync(join(__dirname, '../../../docs/formules.md'), 'utf8');
  const listed = (heading: string) =>
    [
      ...docs
        .split(`## ${heading}`)[1]!
        .split('\n## ')[0]!
        .matchAll(/`([A-Z][A-Z0-9._]*)`/g),
    ].map(([, name]) => name!);
  const formulas = Object.values(CASES)
    .flat()
    .map(({ formula }) => formula.replace(/"(?:[^"]|"")*"/g, '""'));
  const used = new Set(formulas.flatMap((formula) => formula.match(/[A-Z][A-Z0-9._]*(?=\()/g) ?? []));
  const names = functionNames();
  expect(listed('Getest').sort()).toEqual(names.filter((name) => used.has(name)));
  expect(listed('Aanwezig, niet in de tabel').sort()).toEqual(names.filter((name) => !used.has(name)));
});
