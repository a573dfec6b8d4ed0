/** Spreadsheets as XLSX and CSV: values, formulas in Excel's words, looks, rules, notes and names. */
import { unzipSync } from 'fflate';
import { exportFile } from '../../../src/workspace/export/export.ts';
import { excelFormula } from '../../../src/workspace/export/spreadsheet/formula.ts';
import { MIME_TYPE } from '../../../src/workspace/services/drive/mime-type.ts';
import { CASES } from '../formulas/cases.ts';
import { Office } from '../services/drive/support.ts';
import { sampleWorkbook } from './workbook.ts';
import { checkXml } from './xml-check.ts';

function unpack(bytes: Buffer): (name: string) => string {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts))
    if (/\.(xml|rels|vml)$/.test(name)) checkXml(Buffer.from(part).toString('utf8'));
  return (name) => Buffer.from(parts[name] ?? []).toString('utf8');
}

describe('XLSX', () => {
  const book = sampleWorkbook();
  const part = unpack(exportFile(book, MIME_TYPE.MICROSOFT_EXCEL)!);
  const [terrains, sums] = [part('xl/worksheets/sheet1.xml'), part('xl/worksheets/sheet2.xml')];
  const workbook = part('xl/workbook.xml');

  test('has the tabs with their names, colours, frozen cells, widths and hidden columns', () => {
    expect([...workbook.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Terreinen in Overijssel',
      'Sommen',
      'Keuzelijsten_export',
    ]);
    expect(sums).toContain('<tabColor rgb="FF0B7A75"/>');
    expect(terrains).toContain(
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    );
    expect(terrains).toMatch(/<col min="1" max="1" width="30.71"/);
    expect(terrains).toMatch(/<col min="7" max="7" width="[\d.]+"[^>]* hidden="1"/);
    expect(sums).toContain('<mergeCell ref="E1:F1"/>');
  });

  test('has numbers, texts, truths and dates as what they are', () => {
    expect(terrains).toMatch(/<c r="C2" s="\d+"><v>262.5<\/v><\/c>/);
    expect(terrains).toMatch(/<c r="E2"[^>]* t="b"><v>1<\/v><\/c>/);
    expect(terrains).toMatch(/<c r="D2" s="\d+"><v>45413<\/v><\/c>/);
    expect(part('xl/sharedStrings.xml')).toContain('<t xml:space="preserve">zomaar &lt;&amp;&gt;</t>');
    expect(part('xl/styles.xml')).toContain('formatCode="d-m-yyyy"');
  });

  test('has formulas without results, and results only where Excel has no words', () => {
    const formula = (cell: string) =>
      new RegExp(`<c r="${cell}"[^>]*><f[^>]*>([^<]*)</f></c>`).exec(sums)?.[1];
    expect(formula('A1')).toBe('SUM(&#39;Terreinen in Overijssel&#39;!C2:C1000)');
    expect(formula('A4')).toBe('ROUND(1.25*2,1)');
    expect(formula('A6')).toContain('IFERROR(__xludf.DUMMYFUNCTION(&quot;JOIN(');
    expect(sums).toContain('<c r="A9"><f t="array" ref="A9:A10">_xlfn.UNIQUE(');
    expect(sums).toContain('<f t="array" ref="C1:C3">ROW(A1:A3)*2</f>');
    expect(sums).not.toMatch(/<\/f><v>/);
  });

  test('has rules with their help, choices and severity', () => {
    const rule = (area: string) =>
      new RegExp(`<dataValidation [^>]*sqref="${area}">.*?</dataValidation>`).exec(terrains)?.[0];
    expect(rule('B2:B1000')).toMatch(/type="list".*prompt="Kies een gemeente\."/);
    expect(rule('B2:B1000')).toContain('<formula1>Keuzelijsten_export!$A$1:$A$26</formula1>');
    expect(workbook).toContain('<sheet name="Keuzelijsten_export" sheetId="3" state="hidden"');
    expect(rule('C2:C1000')).toContain('errorStyle="warning"');
    expect(rule('C2:C1000')).toContain('<formula1>0</formula1><formula2>1000</formula2>');
    expect(rule('D2:D1000')).toMatch(
      /type="date".*operator="greaterThanOrEqual".*<formula1>45292<\/formula1>/,
    );
    expect(rule('F2:F1000')).toMatch(/type="custom".*F2/);
    expect(rule('G2:G1000')).toContain('<formula1>&quot;kandidaat,gestart&quot;</formula1>');
  });

  test('has conditional formats, bandings, notes, links and named ranges', () => {
    expect(terrains).toContain(
      '<conditionalFormatting sqref="C2:C1000"><cfRule type="expression" dxfId="0" priority="1"><formula>AND(ISNUMBER(C2),C2&lt;0)</formula>',
    );
    expect(terrains).toContain('<formula>$E2=TRUE</formula>');
    expect(part('xl/styles.xml')).toContain('<bgColor rgb="FFF4CCCC"/>');
    expect(sums).toContain('<formula>MOD(ROW()-5,2)=0</formula>');
    expect(part('xl/comments1.xml')).toContain('ref="A1"');
    expect(part('xl/comments1.xml')).toContain('De naam volgens IBIS\nmet twee regels');
    expect(part('xl/worksheets/_rels/sheet2.xml.rels')).toContain(
      'Target="https://www.overijssel.nl" TargetMode="External"',
    );
    expect(workbook).toContain(
      '<definedName name="terrein_hectare">&#39;Terreinen in Overijssel&#39;!$C$2:$C$1000</definedName>',
    );
  });

  test('long tab names are cut, and formulas follow', () => {
    const office = new Office();
    const id = office.value<string>(`
      const book = SpreadsheetApp.create('x');
      book.getSheets()[0].setName('Een naam die veel te lang is voor Excel 1');
      book.insertSheet('Een naam die veel te lang is voor Excel 2').getRange('A1').setFormula("='Een naam die veel te lang is voor Excel 1'!A1");
      return book.getId();`);
    const own = unpack(exportFile(office.world.spreadsheet(id)!, MIME_TYPE.MICROSOFT_EXCEL)!);
    expect([...own('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Een naam die veel te lang is vo',
      'Een naam die veel te lang is  2',
    ]);
    expect(own('xl/worksheets/sheet2.xml')).toContain('&#39;Een naam die veel te lang is vo&#39;!A1');
  });

  test('an empty spreadsheet is a book too', () => {
    const office = new Office();
    const id = office.value<string>("return SpreadsheetApp.create('leeg').getId()");
    const own = unpack(exportFile(office.world.spreadsheet(id)!, MIME_TYPE.MICROSOFT_EXCEL)!);
    expect(own('xl/worksheets/sheet1.xml')).toContain('<sheetData/>');
  });
});

describe('formulas', () => {
  const nameOf = (name: string) => (name === 'Weg' ? null : name);
  const sizeOf = (name: string | null) => ({ rows: name === 'Terreinen' ? 350 : 1000, columns: 26 });
  const dutch = { locale: 'nl_NL', nameOf, sizeOf };
  const english = { locale: 'en_US', nameOf, sizeOf };

  test.each([
    ['=SUM(A2:A)', 'SUM(A2:A1000)'],
    ['=SUM(A:A;$B$2:$B)', 'SUM(A:A,$B$2:$B1000)'],
    ["=SUM(Terreinen!A2:A;'Mijn tab'!B2:2)", "SUM(Terreinen!A2:A350,'Mijn tab'!B2:Z2)"],
    ['=SUM(Terreinen!A400:A)', 'SUM(Terreinen!A400:A400)'],
    ['=COUNTIFS(\'Tab; twee\'!A2:A10;"a;b")', 'COUNTIFS(\'Tab; twee\'!A2:A10,"a;b")'],
    ['=1,5+,5', '1.5+0.5'],
    ['=SUM({1\\2,5;3\\-4})', 'SUM({1,2.5;3,-4})'],
    ['=xlookup(A1;B:B;C:C)', '_xlfn.XLOOKUP(A1,B:B,C:C)'],
    ['=SUM(FILTER(A1:A3;B1:B3="x"))', 'SUM(_xlfn._xlws.FILTER(A1:A3,B1:B3="x"))'],
    ['=LET(som;A1+1;som*2)', '_xlfn.LET(_xlpm.som,A1+1,_xlpm.som*2)'],
    ['=MAP(A1:A3;LAMBDA(rij;rij*2))', '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.rij,_xlpm.rij*2))'],
    ['=A1&"é ""b"""', 'A1&"é ""b"""'],
    ['=NETWORKDAYS.INTL(A1;B1;11)+WORKDAY.INTL(A1;1)', 'NETWORKDAYS.INTL(A1,B1,11)+WORKDAY.INTL(A1,1)'],
    ['=Weg!A1+1', '#REF!+1'],
    [
      '=LET(index;LAMBDA(x;x);index(2))',
      '_xlfn.LET(_xlpm.index,_xlfn.LAMBDA(_xlpm.x,_xlpm.x),_xlpm.index(2))',
    ],
    ['=SUM (A1; ROUND (B1))', 'SUM(A1, ROUND(B1,0))'],
    ['=IFERROR(INDEX(A1:B2;1;1))', 'IFERROR(INDEX(A1:B2,1,1),"")'],
    ['=IFERROR(INDEX(A1:A3);IFNA(A1))', 'IFERROR(INDEX(A1:A3,0,0),_xlfn.IFNA(A1,""))'],
    ['=ROUNDUP(SUM(A1;B1))&CEILING(1,5)', 'ROUNDUP(SUM(A1,B1),0)&CEILING(1.5,1)'],
    [`=A1="${'x'.repeat(300)}"`, `A1=("${'x'.repeat(254)}"&"${'x'.repeat(46)}")`],
  ])('%s', (formula, expected) => {
    expect(excelFormula(formula, dutch)).toEqual({ text: expected, array: false });
  });

  test.each([
    ['=SUM({1,2;3,4})', 'SUM({1,2;3,4})'],
    ['=IF(A1>0.5, "x", "y")', 'IF(A1>0.5, "x", "y")'],
  ])('in English: %s', (formula, expected) => {
    expect(excelFormula(formula, english)).toEqual({ text: expected, array: false });
  });

  test('an array formula loses its wrapping', () => {
    expect(excelFormula('=ARRAYFORMULA(A1:A3*2)', dutch)).toEqual({ text: 'A1:A3*2', array: true });
  });

  test.each([
    '=QUERY(A1:B2;"select A")',
    '=SORT(A1:B2;1;TRUE)',
    '={A1:A2;B1:B2}',
    '={1\\2;3}',
    '={1+2}',
    '=SUM(',
    '=SUM()',
    '=ABS(1;2)',
    '=ACOS()',
    '=#ERROR!',
    '=SPLIT(A1;",")',
    '=PERCENTIF(A1:A2;">1")',
    `=${Array.from({ length: 1000 }, () => 'SUM(A1:B2)').join('+')}`,
  ])('Excel has no words for %s', (formula) => {
    expect(excelFormula(formula, dutch)).toBeNull();
  });

  /** As a person in the Netherlands writes the formula. */
  function inDutch(formula: string): string {
    let braces = 0;
    return formula.replaceAll(/"(?:[^"]|"")*"|'[^']*'|[A-Za-z][\w.]*|\d*\.\d+|[{},]/g, (token) => {
      if (token === '{') braces++;
      if (token === '}') braces--;
      if (token === ',') return braces > 0 ? '\\' : ';';
      return /^[\d.]/.test(token) ? token.replace('.', ',') : token;
    });
  }

  test.each(
    Object.values(CASES)
      .flat()
      .map(({ formula }) => [formula, inDutch(formula)] as const),
  )('%s and %s are the same in the file', (ours, theirs) => {
    expect(excelFormula(theirs, dutch)).toEqual(excelFormula(ours, english));
  });

  test('a formula without words keeps them and its result, also where it fills more cells or they are long', () => {
    const office = new Office();
    const words = 'a'.repeat(300);
    const id = office.value<string>(`
      const book = SpreadsheetApp.create('x');
      const sheet = book.getSheets()[0];
      sheet.getRange('A1').setFormula('=SPLIT("een-2-x";"-")');
      sheet.getRange('A2').setFormula('=JOIN("";"${words}";"${words}")');
      sheet.getRange('A3').setFormula('=REPT(JOIN("-";"lang";"${words}");100)');
      return book.getId();`);
    const own = unpack(exportFile(office.world.spreadsheet(id)!, MIME_TYPE.MICROSOFT_EXCEL)!);
    const xml = own('xl/worksheets/sheet1.xml').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const kept = (text: string) => `<f>IFERROR(__xludf.DUMMYFUNCTION(${text})</f>`;
    expect(xml).toContain(kept('"SPLIT(""een-2-x"";""-"")"),"een"'));
    expect(xml).toContain(`<c r="B1">${kept('"""COMPUTED_VALUE"""),2')}`);
    expect(xml).toContain(`<c r="C1">${kept('"""COMPUTED_VALUE"""),"x"')}`);
    expect(xml).toMatch(/<c r="A2"><f>[^<]*"\),"a{254}"&"a{254}"&"a{92}"\)<\/f>/);
    // A formula of Excel holds no 30,000 characters; a cell does.
    expect(xml).toContain('<c r="A3" t="s">');
    expect(own('xl/sharedStrings.xml')).toContain(`lang-${words}lang-`);
  });

  test('blocks that lie against each other are not taken for one', () => {
    const office = new Office();
    const id = office.value<string>(`
      const book = SpreadsheetApp.create('x');
      const sheet = book.getSheets()[0];
      sheet.getRange('C1').setFormula('=SEQUENCE(2)');
      sheet.getRange('A3').setFormula('=SEQUENCE(1;4)');
      return book.getId();`);
    const own = unpack(exportFile(office.world.spreadsheet(id)!, MIME_TYPE.MICROSOFT_EXCEL)!);
    const areas = [...own('xl/worksheets/sheet1.xml').matchAll(/<f t="array" ref="([^"]*)"/g)];
    expect(areas.map(([, area]) => area)).toEqual(['C1:C2', 'A3:D3']);
  });
});

test('CSV shows what the cells show, quoted where it must be', () => {
  const office = new Office();
  const id = office.value<string>(`
    const book = SpreadsheetApp.create('x');
    const sheet = book.getSheets()[0];
    sheet.getRange('A1:C2').setValues([['a,b', 'zegt "ja"', 'twee\\nregels'], [1234.5, new Date(2026, 2, 1), true]]);
    sheet.getRange('A2').setNumberFormat('#,##0.00');
    sheet.getRange('B2').setNumberFormat('d-m-yyyy');
    return book.getId();`);
  const file = office.world.spreadsheet(id)!;
  expect(exportFile(file, 'text/csv')!.toString('utf8')).toBe(
    '"a,b","zegt ""ja""","twee\nregels"\r\n"1.234,50",1-3-2026,WAAR',
  );
  expect(exportFile(file, 'text/tab-separated-values')!.toString('utf8')).toBe(
    'a,b\tzegt "ja"\ttwee regels\r\n1.234,50\t1-3-2026\tWAAR',
  );
});
