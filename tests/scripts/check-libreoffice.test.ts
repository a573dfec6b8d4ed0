/** The comparison with LibreOffice, as far as it goes without one: what is exported, read back and judged. */
import { unzipSync, zipSync } from 'fflate';
import { checkCommand } from '../../scripts/check-libreoffice.ts';
import { compareSpreadsheet, damagedPart } from '../../scripts/libreoffice/files.ts';
import { formulaBook, judged } from '../../scripts/libreoffice/formulas.ts';
import { readFormulas, readParts, readValues, withResults } from '../../scripts/libreoffice/workbook.ts';
import { exportFile } from '../../src/workspace/export/export.ts';
import { createWorld } from '../../src/workspace/index.ts';
import { MIME_TYPE } from '../../src/workspace/services/drive/mime-type.ts';
import type { SpreadsheetFile } from '../../src/workspace/world.ts';
import { sampleWorkbook } from '../workspace/export/workbook.ts';
import { type FormulaCase, NEWER, UNKNOWN } from '../workspace/formulas/cases/case.ts';
import { CASES } from '../workspace/formulas/cases.ts';
import { DATA } from '../workspace/formulas/data.ts';

const bookOf = (cases: readonly FormulaCase[]) =>
  formulaBook(createWorld({ now: Date.UTC(2026, 6, 20, 10), people: [] }), cases, DATA);
const exported = (file: SpreadsheetFile) => exportFile(file, MIME_TYPE.MICROSOFT_EXCEL)!;

/** The file with one part replaced. */
function changed(bytes: Uint8Array, path: string, change: (part: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [path]: Buffer.from(change(Buffer.from(parts[path]!).toString('utf8'))) });
}

test('the formulas stand in a spreadsheet of the Workspace, which calculates them and exports them', () => {
  const { file, placed } = bookOf([
    { formula: '=SUM(Terreinen!E2:E)', expected: 437.5 },
    { formula: '=SEQUENCE(2)', expected: [[1], [2]] },
    { formula: '=QUERY(\'Mijn tab\'!A1:B3,"select B",1)', expected: [['Doel'], [20], [20]] },
    { formula: '=Los!E1&"!"', expected: '5!' },
  ]);
  expect(placed.map(({ row, block }) => [row, block])).toEqual([
    [0, [[437.5]]],
    [1, [[1], [2]]],
    [3, [['Doel'], [20], [20]]],
    [6, [['5!']]],
  ]);
  expect([...readFormulas(exported(file), 1)]).toEqual([
    ['A1', 'SUM(Terreinen!E2:E1000)'],
    ['A2', '_xlfn.SEQUENCE(2)'],
    ['A4', `IFERROR(__xludf.DUMMYFUNCTION("QUERY('Mijn tab'!A1:B3,""select B"",1)"),"Doel")`],
    ['A5', 'IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),20)'],
    ['A6', 'IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),20)'],
    ['A7', `'Los'!E1&"!"`],
  ]);
});

test('all cases fit in one spreadsheet, each with room for what it fills', () => {
  const { placed } = bookOf(Object.values(CASES).flat());
  expect(placed.length).toBeGreaterThanOrEqual(200);
  // A result without room is #REF!.
  const crowded = placed.filter(
    ({ entry, block }) => Array.isArray(entry.expected) && block[0]![0] === '#REF!',
  );
  expect(crowded).toEqual([]);
});

test('wrong results can be planted beside the formulas', () => {
  const { file } = bookOf([{ formula: '=1+1', expected: 2 }]);
  const bytes = exported(file);
  expect(readValues(bytes, 1).get('A1')).toBeNull();
  const wrong = withResults(bytes, 1, 7);
  expect(readValues(wrong, 1).get('A1')).toBe(7);
  expect(readFormulas(wrong, 1)).toEqual(readFormulas(bytes, 1));
});

test('a calculated workbook is read in any type of cell', () => {
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
  const verdict = (expected: unknown, got: unknown, reason?: string, hasNewer = false, formula = 'A2') =>
    judged(
      {
        entry: { formula: '=A2', expected: 0, ...(reason ? { libreoffice: reason } : {}) },
        row: 0,
        block: [[expected as number]],
      },
      { formulas: new Map([['A1', formula]]), values: new Map([['A1', got as number]]), hasNewer },
    ).verdict;

  test('equal values are equal, to nine digits', () => {
    expect(verdict(1 / 3, 0.33333333334)).toBe('same');
    expect(verdict('#N/A', { error: '#N/A' })).toBe('same');
    expect(verdict(null, '')).toBe('same');
    expect(verdict(1, 1.0001)).toBe('different');
    expect(verdict('1', 1)).toBe('different');
    expect(verdict(null, 0)).toBe('different');
  });

  test('another code for an error explains itself', () => {
    expect(verdict('#NUM!', { error: '#VALUE!' })).toBe('explained');
    expect(verdict('#NUM!', 3)).toBe('different');
    expect(verdict(3, { error: '#VALUE!' })).toBe('different');
  });

  test('a function that is not there excuses an error, not another value, and only where it is not there', () => {
    expect(verdict(3, { error: '#NAME?' }, UNKNOWN)).toBe('explained');
    expect(verdict(3, 4, UNKNOWN)).toBe('different');
    expect(verdict(3, { error: '#NAME?' }, NEWER)).toBe('explained');
    expect(verdict(3, { error: '#NAME?' }, NEWER, true)).toBe('different');
  });

  test('what only Google calculates must come over as it was, whatever the reason', () => {
    const kept = 'IFERROR(__xludf.DUMMYFUNCTION("SPLIT(1)"),3)';
    expect(verdict(3, 3, UNKNOWN, false, kept)).toBe('kept');
    expect(verdict(3, { error: '#NAME?' }, UNKNOWN, false, kept)).toBe('different');
  });

  test('each filled cell counts', () => {
    const { placed } = bookOf([{ formula: '=SEQUENCE(2)', expected: [[1], [2]] }]);
    const judge = (...values: number[]) =>
      judged(placed[0]!, {
        formulas: new Map(),
        values: new Map(values.map((value, i) => [`A${i + 1}`, value])),
        hasNewer: true,
      }).verdict;
    expect(judge(1)).toBe('different');
    expect(judge(1, 2)).toBe('same');
  });
});

describe('a spreadsheet and its export', () => {
  const file = sampleWorkbook();
  const bytes = exported(file);
  const fault = (path: string, change: (part: string) => string) =>
    compareSpreadsheet(file, bytes, changed(bytes, path, change)).fault;

  test('nothing is lost where nothing changed, and what is compared is told', () => {
    const { fault: none, compared } = compareSpreadsheet(file, bytes, bytes);
    expect(none).toBeNull();
    expect(compared).toBe(
      '2 tabbladen, 1020 waarden, 1 verborgen kolommen, 1 notities, 6 gegevensregels, 5 voorwaardelijke opmaken',
    );
    expect(readParts(bytes)[0]!.notes).toEqual(['A1: De naam volgens IBIS\nmet twee regels']);
  });

  test.each([
    [
      'xl/worksheets/sheet1.xml',
      '<v>262.5</v>',
      '<v>262</v>',
      'Terreinen in Overijssel!C2 is 262 in plaats van 262.5',
    ],
    ['xl/worksheets/sheet1.xml', ' hidden="1"', '', 'Terreinen in Overijssel: verborgen kolom "7" ontbreekt'],
    ['xl/worksheets/sheet1.xml', 'errorStyle="warning"', 'sqref="Z1"', 'gegevensregel'],
    [
      'xl/worksheets/sheet1.xml',
      '<cfRule ',
      '<cfRole ',
      'voorwaardelijke opmaak "C2:C1000 expression" ontbreekt',
    ],
    ['xl/comments1.xml', 'volgens', 'van', 'notitie "A1: De naam volgens IBIS'],
    ['xl/workbook.xml', 'name="Sommen"', 'name="Som"', 'tabblad Sommen ontbreekt'],
    [
      'xl/workbook.xml',
      ' state="hidden"',
      '',
      'tabblad Keuzelijsten_export ontbreekt, of is niet meer even zichtbaar',
    ],
  ])('what is lost from %s is told: %s', (path, from, to, sentence) => {
    expect(fault(path, (part) => part.replace(from, to))).toContain(sentence);
  });

  test('a part that is no sound XML is found, which LibreOffice would read in silence', () => {
    expect(damagedPart(bytes)).toBeNull();
    const path = 'xl/worksheets/sheet2.xml';
    expect(damagedPart(changed(bytes, path, (part) => part.replace('<row', '<oops<row')))).toBe(path);
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
