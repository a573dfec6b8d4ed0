/** Broken templates: each fault is told with its place and its repair, or the result is right all the same. */
import { checkTemplate, nearest } from '../../../../src/register/domain/documents/check.ts';
import type { Field, TemplateData } from '../../../../src/register/domain/documents/fields.ts';
import { fillTemplate } from '../../../../src/register/domain/documents/fill.ts';
import { heading, type LayoutBlock, table, text } from '../../../../src/register/domain/documents/layout.ts';
import { layoutBlocks } from '../../../../src/register/domain/documents/layout-requests.ts';
import { parseTemplate } from '../../../../src/register/domain/documents/template.ts';
import type { RestRequest } from '../../../../src/workspace/services/docs/schema.ts';
import { IMAGE_URI, insertText, type TestDocument } from '../../../workspace/services/docs/support.ts';
import { documentOf, looks, read, update } from './support.ts';

const FIELDS: readonly Field[] = [
  { name: 'naam', label: 'Naam', kind: 'text' },
  { name: 'startdatum', label: 'Startdatum', kind: 'date' },
  {
    name: 'sessies',
    label: 'Sessies',
    kind: 'list',
    fields: [
      { name: 'plaats', label: 'Plaats', kind: 'text' },
      { name: 'deelnemers', label: 'Deelnemers', kind: 'number' },
    ],
  },
  { name: 'grafiek', label: 'Grafiek', kind: 'picture' },
];
const DATA: TemplateData = {
  naam: 'Hessenpoort',
  startdatum: '2026-03-01',
  sessies: [
    { plaats: 'Ommen', deelnemers: 12 },
    { plaats: 'Raalte', deelnemers: 1234 },
  ],
};

const of = (...blocks: readonly LayoutBlock[]): TestDocument =>
  documentOf(layoutBlocks({ name: 'Proef', blocks }));
const columns = [{ head: 'Plaats' }, { head: 'Aantal' }];

function told(document: TestDocument): readonly string[] {
  return checkTemplate(parseTemplate(read(document)), FIELDS)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ place, message, repair }) => `${place}: ${message} ${repair}`);
}

function filled(document: TestDocument, data = DATA): string {
  update(document, fillTemplate(parseTemplate(read(document)), FIELDS, data));
  return looks(document);
}

test.each<[string, TestDocument, string]>([
  [
    'a section that is not closed',
    of(heading(1, 'Sessies'), text('{{#sessies}}'), text('{{plaats}}')),
    'onder “Sessies”: Het deel “sessies” begint hier, maar eindigt nergens. Zet {{/sessies}} waar het deel eindigt',
  ],
  [
    'a section that is not opened',
    of(text('{{/sessies}}')),
    'aan het begin: {{/sessies}} sluit iets dat niet is geopend.',
  ],
  [
    'braces that are not closed',
    of(text('Naam: {{naam}')),
    'aan het begin: Hier staat {{ zonder }} erachter.',
  ],
  ['a name with a space', of(text('{{de naam}}')), '{{de naam}} is geen naam van een veld.'],
  [
    'an unknown field',
    of(heading(2, 'Kop'), text('{{omzet}}')),
    'onder “Kop”: Het veld {{omzet}} bestaat niet. Kies een naam uit de lijst met velden.',
  ],
  [
    'a misspelt field',
    of(text('{{start_datm}}')),
    'Het veld {{start_datm}} bestaat niet. Bedoel je {{startdatum}}?',
  ],
  ['a misspelt section', of(text('{{#sesies}}'), text('x'), text('{{/sesies}}')), 'Bedoel je {{#sessies}}?'],
  [
    'a field outside its list',
    of(text('{{plaats}}')),
    'Het veld “plaats” bestaat alleen binnen “sessies”. Zet het tussen {{#sessies}} en {{/sessies}}.',
  ],
  [
    'an unknown format',
    of(text('{{startdatum|korrt}}')),
    '“korrt” is geen manier om een veld te schrijven. Bedoel je “kort”?',
  ],
  [
    'a list as a value',
    of(text('{{sessies}}')),
    '“sessies” is een lijst en kan niet als één waarde worden geschreven.',
  ],
  [
    'a picture in a sentence',
    of(text('Zie {{grafiek}}')),
    'Het plaatje “grafiek” staat niet op een eigen regel.',
  ],
  [
    'a section that ends within a paragraph',
    of(text('{{#sessies}}'), text('x'), text('a {{/sessies}} b')),
    'Het deel “sessies” begint of eindigt midden in een alinea',
  ],
  [
    'a section through the border of a table',
    of(text('{{#sessies}}'), table(columns, ['a', '{{/sessies}}'])),
    'Het deel “sessies” begint in een tabel en eindigt erbuiten, of andersom.',
  ],
  [
    'two sections that cross in a row',
    of(table(columns, ['{{#sessies}}a', 'b{{/sessies}}{{#naam}}'], ['c', 'd{{/naam}}'])),
    'onder',
  ],
])('%s is told', (_, document, message) => {
  const problems = told(document);
  if (message === 'onder') expect(problems.join()).toContain('lopen door elkaar in dezelfde rij');
  else expect(problems[0]).toContain(message);
});

test('the place in a table is told by its number and row, and a footer by its name', () => {
  const document = of(table(columns, ['x', '{{nam}}']));
  update(document, [{ createFooter: { type: 'DEFAULT' } }]);
  const segmentId = document.get().documentStyle!.defaultFooterId!;
  document.update({ insertText: { text: '{{nam}}', location: { index: 0, segmentId } } });
  expect(told(document).map((one) => one.split(':')[0])).toEqual([
    'aan het begin, tabel 1, rij 2',
    'in de voettekst',
  ]);
});

test('what cannot be made twice is refused within a list, and taken along where it stands once', () => {
  const document = of(text('{{#sessies}}'), text('noot'), text('{{/sessies}}'));
  document.update({ createFootnote: { location: { index: 14 } } });
  expect(told(document)[0]).toContain('iets dat niet kan worden herhaald');
  const once = of(text('{{#naam}}'), text('noot'), text('{{/naam}}'));
  once.update({ createFootnote: { location: { index: 11 } } });
  expect(told(once)).toEqual([]);
  expect(filled(once)).toBe('?noot¶');
});

test('cells that are merged over rows are refused in rows that are repeated', () => {
  const document = of(table(columns, ['{{#sessies}}a', 'b{{/sessies}}'], ['c', 'd']));
  const start = document.content().find((element) => element.table)!.startIndex!;
  const tableCellLocation = { tableStartLocation: { index: start }, rowIndex: 1, columnIndex: 1 };
  document.update({ mergeTableCells: { tableRange: { tableCellLocation, rowSpan: 2, columnSpan: 1 } } });
  expect(told(document)[0]).toContain('is een cel over meer rijen samengevoegd');
});

test('a placeholder in two styles takes that of its first character', () => {
  const document = of(text('Naam: {{naam}}.'));
  document.update({
    updateTextStyle: { range: { startIndex: 1, endIndex: 11 }, textStyle: { bold: true }, fields: 'bold' },
  });
  expect(looks(document)).toBe('‹Naam: {{na›am}}.¶');
  expect(told(document)).toEqual([]);
  expect(filled(document)).toBe('‹Naam: Hessenpoort›.¶');
});

test('a picture in a list is there for each item', () => {
  const document = of(text('{{#sessies}}'), text('{{plaats}} '), text('{{/sessies}}'));
  document.update({ insertInlineImage: { location: { index: 25 }, uri: IMAGE_URI } });
  expect(told(document)).toEqual([]);
  // The Workspace of the test fetches one address only; Google serves pictures of documents by address as well.
  const parsed = parseTemplate(read(document));
  const requests = fillTemplate(parsed, FIELDS, DATA).map((request) =>
    request.insertInlineImage
      ? { insertInlineImage: { ...request.insertInlineImage, uri: IMAGE_URI } }
      : request,
  );
  update(document, requests);
  expect(looks(document)).toBe('Ommen ▢¶Raalte ▢¶');
});

test('a table in a table is filled, and repeated with the row around it', () => {
  const document = of(table(columns, ['{{#sessies}}{{plaats}}', 'binnen{{/sessies}}']));
  const cell = document.content().find((element) => element.table)!.table!.tableRows![1]!.tableCells![0]!;
  const at = cell.content![0]!.endIndex! - 1;
  document.update(
    { insertTable: { rows: 1, columns: 1, location: { index: at } } },
    insertText(at + 4, '{{deelnemers}}'),
  );
  expect(told(document)).toEqual([]);
  expect(filled(document)).toBe('¶[!‹Plaats›¶|!‹Aantal›¶/Ommen¶[12¶]¶|binnen¶/Raalte¶[1.234¶]¶|binnen¶]¶');
});

test('a row that holds one section only is about the row, also when its cells are merged', () => {
  const rows = [
    ['{{#sessies}}{{plaats}}', '{{deelnemers}}{{/sessies}}'],
    ['{{^sessies}}Nog geen sessies.{{/sessies}}', ''],
  ] as const;
  expect(filled(of(table(columns, ...rows)))).toBe('¶[!‹Plaats›¶|!‹Aantal›¶/Ommen¶|12¶/Raalte¶|1.234¶]¶');
  expect(filled(of(table(columns, ...rows)), { sessies: [] })).toBe(
    '¶[!‹Plaats›¶|!‹Aantal›¶/Nog geen sessies.¶|¶]¶',
  );
});

test('a page break in a list returns with each item, and a table keeps the looks of its header', () => {
  const document = of(
    text('{{#sessies}}'),
    text('{{plaats}}'),
    table(columns, ['a', 'b']),
    text('{{/sessies}}'),
  );
  document.update({ insertPageBreak: { location: { index: 24 } } });
  expect(told(document)).toEqual([]);
  expect(filled(document)).toMatch(/^Ommen⎘¶¶(\[!‹Plaats›¶\|!‹Aantal›¶\/a¶\|b¶\])Raalte⎘¶¶\1¶$/);
  const pinned = document
    .content()
    .flatMap((element) => (element.table ? [element.table.tableRows![0]!.tableRowStyle!.tableHeader] : []));
  expect(pinned).toEqual([true, true]);
});

test('a picture stands in the place of its field, keeps the alt text of one in the template, or becomes a table', () => {
  const picture = {
    url: IMAGE_URI,
    alt: 'Twee staven',
    width: 100,
    height: 50,
    table: [
      ['a', 'b'],
      ['c', '1'],
    ],
  };
  const document = of(text('{{grafiek}}'), text('na'));
  expect(filled(document, { grafiek: picture })).toBe('▢\vTwee staven¶na¶');
  const [object] = Object.values(document.get().inlineObjects!);
  expect(object!.inlineObjectProperties!.embeddedObject!.size).toMatchObject({ width: { magnitude: 50 } });
  expect(filled(of(text('{{grafiek}}'), text('na')), { grafiek: { ...picture, url: null } })).toBe(
    'Twee staven¶[!‹a›¶|!>‹b›¶/c¶|>1¶]na¶',
  );
});

test('a picture of the template with the name of a field as title is replaced, and keeps its alt text', () => {
  const document = of(text('x'));
  const request: RestRequest = { insertInlineImage: { location: { index: 1 }, uri: IMAGE_URI } };
  document.update(request);
  const [id, image] = [...document.model.images][0]!;
  document.model.setImage(id, {
    ...image,
    properties: { ...image.properties, title: 'grafiek', description: 'Starts per jaar' },
  });
  const data = { grafiek: { url: IMAGE_URI, alt: '', width: 1, height: 1, table: [] } };
  const requests = fillTemplate(parseTemplate(read(document)), FIELDS, data);
  expect(requests.map((one) => Object.keys(one)[0])).toEqual(['replaceImage']);
  update(document, requests);
  expect(document.model.images.get(id)!.properties.description).toBe('Starts per jaar');
});

test.each([
  ['naam', 'naam'],
  ['Nàam', 'naam'],
  ['nam', 'naam'],
  ['start datum', 'startdatum'],
  ['zzzz', null],
])('of %s the nearest name is %s', (typed, name) => {
  expect(nearest(typed, ['startdatum', 'naam', 'plaats'])).toBe(name);
});
