/** The comparison with LibreOffice, as far as it goes without one: what is exported, read back and judged. */
import { zipSync } from 'fflate';
import { checkCommand } from '../../scripts/check-libreoffice.ts';
import { NotInOoxml, ooxmlFormula } from '../../scripts/libreoffice/formula.ts';
import { formulaBook, judged } from '../../scripts/libreoffice/formulas.ts';
import { plainWorkbook, readValues } from '../../scripts/libreoffice/workbook.ts';
import { NEWER, UNKNOWN } from '../workspace/formulas/cases/case.ts';

test.each([
  ['=SUM(A1:A3)', 'SUM(A1:A3)'],
  ['=IF(A1>=2,"a ""b""",TRUE)', 'IF((A1>=2),"a ""b""",TRUE)'],
  ["=COUNTA('Mijn tab'!B2:B)", "COUNTA('Mijn tab'!B2:B1048576)"],
  ['=SUM(2:2)', 'SUM(A2:XFD2)'],
  ['=-2^2%', '((-2)^(2%))'],
  ['=IFERROR(1/0,)', 'IFERROR((1/0),)'],
  ['=XLOOKUP(1,A1:A2,B1:B2)', '_xlfn.XLOOKUP(1,A1:A2,B1:B2)'],
  ['=SORT(FILTER(A1:A3,B1:B3))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A3,B1:B3))'],
  ['=LET(x,5,x*2)', '_xlfn.LET(_xlpm.x,5,(_xlpm.x*2))'],
  ['=MAP(A1:A2,LAMBDA(v,v+w))', '_xlfn.MAP(A1:A2,_xlfn.LAMBDA(_xlpm.v,(_xlpm.v+w)))'],
  ['=SUM({1,-2;3,4})', 'SUM({1,-2;3,4})'],
])('%s stands in a file as %s', (formula, text) => {
  expect(ooxmlFormula(formula).text.toUpperCase()).toBe(text.toUpperCase());
});

test('ARRAYFORMULA is an entry over a block, not a function', () => {
  expect(ooxmlFormula('=ARRAYFORMULA(A1:A2*2)')).toEqual({ text: '(A1:A2*2)', isArray: true });
  expect(() => ooxmlFormula('={A1:A2;B1:B2}')).toThrow(NotInOoxml);
});

test('what is written can be read back, and a calculated workbook in any type of cell', () => {
  const written = plainWorkbook('Proef', [{ name: 'Blad', rows: [[1.5, true, null, { formula: '1+1' }]] }]);
  expect([...readValues(written, 1)]).toEqual([
    ['A1', 1.5],
    ['B1', true],
    ['D1', null],
  ]);
  const sheet = `<c r="A1" s="2" t="s"><v>0</v></c><c r="B1" t="str"><f>1</f><v>a &lt; &amp;amp;</v></c>
    <c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="b"><v>0</v></c><c r="E1"/><c r="F1"><v>1e-3</v></c>`;
  const calculated = zipSync({
    'xl/sharedStrings.xml': Buffer.from(
      '<sst><si><r><t>ge</t></r><r><t xml:space="preserve">deeld </t></r></si></sst>',
    ),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
  });
  expect(Object.fromEntries(readValues(calculated, 1))).toEqual({
    A1: 'gedeeld ',
    B1: 'a < &amp;',
    C1: { error: '#N/A' },
    D1: false,
    E1: null,
    F1: 0.001,
  });
});

describe('judging', () => {
  const verdict = (expected: unknown, got: unknown, reason?: string, hasNewer = false) => {
    const entry = {
      formula: '=A1',
      expected: expected as number,
      ...(reason ? { libreoffice: reason } : {}),
    };
    const values = new Map([['A1', got as number]]);
    return judged(formulaBook([entry], []), values, hasNewer)[0]!.verdict;
  };

  test('equal values are equal, to nine digits', () => {
    expect(verdict(1 / 3, 0.33333333334)).toBe('same');
    expect(verdict('#N/A', { error: '#N/A' })).toBe('same');
    expect(verdict(1, 1.0001)).toBe('different');
    expect(verdict('1', 1)).toBe('different');
  });

  test('another code for an error, or a blank for an empty text, explains itself', () => {
    expect(verdict('#NUM!', { error: '#VALUE!' })).toBe('explained');
    expect(verdict('', null)).toBe('explained');
    expect(verdict('#NUM!', 3)).toBe('different');
    expect(verdict(3, { error: '#VALUE!' })).toBe('different');
  });

  test('a function that is not there excuses an error, not another value, and only where it is not there', () => {
    expect(verdict(3, { error: '#NAME?' }, UNKNOWN)).toBe('explained');
    expect(verdict(3, 4, UNKNOWN)).toBe('different');
    expect(verdict(3, { error: '#NAME?' }, NEWER)).toBe('explained');
    expect(verdict(3, { error: '#NAME?' }, NEWER, true)).toBe('different');
  });

  test('each spilled cell counts', () => {
    const book = formulaBook([{ formula: '=SEQUENCE(2)', expected: [[1], [2]] }], []);
    expect(judged(book, new Map([['A1', 1]]), true)[0]!.verdict).toBe('different');
    expect(
      judged(
        book,
        new Map([
          ['A1', 1],
          ['A2', 2],
        ]),
        true,
      )[0]!.verdict,
    ).toBe('same');
  });

  test('a formula that cannot be exported is told with its reason', () => {
    const book = formulaBook([{ formula: '=SUM(1', expected: '#ERROR!' }], []);
    expect(judged(book, new Map(), false)[0]).toMatchObject({ verdict: 'explained' });
  });
});

test('without LibreOffice the command says what it needs and ends with code 2', async () => {
  const { code, text } = await checkCommand([], ['/nergens/soffice']);
  expect(code).toBe(2);
  expect(text).toContain('LibreOffice is niet gevonden');
});

test('explains itself, and refuses what it does not know', async () => {
  expect(await checkCommand(['--help'])).toMatchObject({ code: 0 });
  expect(await checkCommand(['--snel'])).toMatchObject({ code: 2 });
});
