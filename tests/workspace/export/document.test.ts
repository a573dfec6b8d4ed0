/** Documents as HTML, DOCX and PDF: what a reader, a screen reader and another program must find in each. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { documentToDocx } from '../../../src/workspace/export/document/docx.ts';
import { documentToHtml } from '../../../src/workspace/export/document/html.ts';
import { breakLines } from '../../../src/workspace/export/document/lines.ts';
import {
  type OutlineBlock,
  type OutlineParagraph,
  type OutlinePiece,
  outlineOf,
  type PageField,
  type TextLook,
} from '../../../src/workspace/export/document/outline.ts';
import { documentToPdf } from '../../../src/workspace/export/document/pdf.ts';
import { opaquePng } from '../../../src/workspace/export/document/png.ts';
import { imageSize } from '../../../src/workspace/services/docs/image-size.ts';
import { DocumentModel } from '../../../src/workspace/services/docs/model.ts';
import { request } from '../services/docs/random-requests.ts';
import { PIXEL, TestDocument } from '../services/docs/support.ts';
import { Author, sampleDocument } from './sample.ts';
import { checkXml } from './xml-check.ts';

const PROPERTIES = {
  title: 'Halfjaarrapport <1>',
  creator: 'jan@overijssel.nl',
  language: 'nl',
  modifiedAt: Date.UTC(2026, 10, 23),
};
const outline = outlineOf(sampleDocument(), PROPERTIES.title);

describe('HTML', () => {
  const html = documentToHtml(outline);

  test('says its language and title, and has one first heading with the others below it', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="nl">/);
    expect(html).toContain('<title>Halfjaarrapport &lt;1&gt;</title>');
    expect([...html.matchAll(/<(h\d)>(.*?)<\/h\d>/g)].map(([, tag, text]) => `${tag} ${text}`)).toEqual([
      'h1 Halfjaarrapport Hessenpoort',
      'h2 Samenvatting',
      'h3 Acties',
      'h2 Bijlage',
    ]);
  });

  test('text keeps its looks and cannot become markup', () => {
    expect(html).toContain('<strong>Het terrein</strong> is georganiseerd');
    expect(html).toContain('<a href="https://www.overijssel.nl">overijssel.nl</a>');
    expect(html).toContain('cijfers &amp; <em><s>méér</s></em> &lt;details&gt;');
  });

  test('lists are lists, nested in the item that they belong to', () => {
    expect(html).toContain(
      '<ol><li>Sprintsessie houden<ol><li>datum prikken</li><li>gemeente uitnodigen</li></ol></li><li>Plan uitwerken</li></ol><ul><li>zon op dak</li><li>energiehub</li></ul>',
    );
  });

  test('tables have header cells, and merged cells reach over others', () => {
    expect(html).toMatch(/<thead><tr><th scope="col"[^>]*>Indicator<\/th>/);
    expect(html).toMatch(/<td rowspan="2"[^>]*>Organisatiegraad<\/td>/);
    expect(html).toMatch(/<td colspan="2"[^>]*><\/td><\/tr><\/tbody>/);
  });

  test('pictures have their text, notes their place', () => {
    expect(html).toContain('alt="Grafiek van het verbruik"');
    expect(html).toContain('<a class="noot" href="#noot-1" aria-label="Noot 1">1</a>');
    expect(html).toContain('<li id="noot-1"><p> Peildatum 1 juli 2026.</p></li>');
    expect(html).toMatch(
      /<header><p>Provincie Overijssel<\/p><\/header>.*<footer>.*Fictief voorbeeld<\/p><\/footer>/,
    );
  });

  test('an address that a browser should not open is text', () => {
    const author = new Author();
    const range = author.paragraph('klik');
    author.update({
      updateTextStyle: { range, textStyle: { link: { url: 'javascript:alert(1)' } }, fields: 'link' },
    });
    expect(documentToHtml(outlineOf(author.model, 'x'))).not.toContain('javascript:');
  });
});

describe('DOCX', () => {
  const parts = unzipSync(documentToDocx(outline, PROPERTIES));
  const part = (name: string) => Buffer.from(parts[name]!).toString('utf8');
  const document = part('word/document.xml');

  test('is a zip of well-formed parts, each with its type, and relations that lead somewhere', () => {
    const names = Object.keys(parts);
    expect(names[0]).toBe('[Content_Types].xml');
    for (const name of names.filter((each) => /\.(xml|rels)$/.test(each))) checkXml(part(name));
    for (const [, name] of part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g))
      expect(names).toContain(name);
    for (const [, target] of part('word/_rels/document.xml.rels').matchAll(
      /Target="([^"]+)"(?! TargetMode)/g,
    ))
      expect(names).toContain(`word/${target}`);
  });

  test('says title, language and maker', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:title>Halfjaarrapport &lt;1&gt;</dc:title>');
    expect(core).toContain('<dc:language>nl</dc:language>');
    expect(part('word/styles.xml')).toContain('<w:lang w:val="nl-NL"');
  });

  test('headings are headings by style, with an outline level', () => {
    expect(document).toContain('<w:pStyle w:val="Heading1"/>');
    expect(document).toContain('<w:pStyle w:val="Title"/>');
    expect(part('word/styles.xml')).toMatch(
      /w:styleId="Heading2"><w:name w:val="heading 2"\/>.*?<w:outlineLvl w:val="1"\/>/,
    );
  });

  test('what the style says already is not said again', () => {
    const run = /<w:r><w:rPr>([^/]*?)<\/w:rPr><w:t xml:space="preserve">Samenvatting/.exec(document);
    expect(run?.[1] ?? '').toBe('');
    expect(document).toContain(
      '<w:r><w:rPr><w:b w:val="true"/></w:rPr><w:t xml:space="preserve">Het terrein</w:t></w:r>',
    );
  });

  test('lists number by level, tables have header rows and merged cells', () => {
    expect(document).toMatch(/<w:numPr><w:ilvl w:val="1"\/><w:numId w:val="1"\/><\/w:numPr>/);
    expect(part('word/numbering.xml')).toContain('<w:lvlText w:val="%2."/>');
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toContain('<w:vMerge w:val="restart"/>');
    expect(document).toContain('<w:vMerge/>');
    expect(document).toContain('<w:gridSpan w:val="2"/>');
  });

  test('pictures have their text; header, footer, note and link are there', () => {
    expect(document).toContain('descr="Grafiek van het verbruik"');
    expect(part('word/header1.xml')).toContain('Provincie Overijssel');
    expect(part('word/footer1.xml')).toContain('Fictief voorbeeld');
    expect(part('word/footnotes.xml')).toContain('Peildatum 1 juli 2026.');
    expect(part('word/_rels/document.xml.rels')).toContain(
      'Target="https://www.overijssel.nl" TargetMode="External"',
    );
  });
});

describe('PDF', () => {
  const pdf = documentToPdf(outline, PROPERTIES).toString('latin1');
  const structure = [...pdf.matchAll(/\/S \/([A-Z]\w*)/g)].map(([, name]) => name);

  test('is whole, tagged, and says language and title', () => {
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('/Lang (nl)');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  });

  test('has tags for headings, lists, tables with header cells, links and pictures with their text', () => {
    expect(structure).toEqual(
      expect.arrayContaining([
        'H1',
        'H2',
        'H3',
        'P',
        'L',
        'LI',
        'Lbl',
        'LBody',
        'Table',
        'TR',
        'TH',
        'TD',
        'Link',
        'Figure',
        'Note',
      ]),
    );
    expect(pdf).toContain('/Alt (Grafiek van het verbruik)');
    expect(pdf).toContain('/Scope /Column');
    expect(pdf).toContain('/RowSpan 2');
    expect(pdf).toContain('/URI (https://www.overijssel.nl)');
  });

  test('a table over several pages repeats its header as decoration, and each row is there once', () => {
    const author = new Author();
    author.table([
      ['Terrein', 'Gemeente'],
      ...Array.from({ length: 80 }, (_, i) => [`Terrein ${i}`, 'Zwolle']),
    ]);
    const long = documentToPdf(outlineOf(author.model, 'x'), PROPERTIES).toString('latin1');
    expect(long.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
    expect(long.match(/\/S \/TR\b/g)).toHaveLength(81);
    expect(long.match(/\/S \/TH\b/g)).toHaveLength(2);
  });

  test('a cell with more text than a page goes on over the next ones', () => {
    const author = new Author();
    author.table([
      ['Kop', 'Kop'],
      [Array.from({ length: 120 }, (_, i) => `regel ${i}`).join('\n'), 'kort'],
    ]);
    const long = documentToPdf(outlineOf(author.model, 'x'), PROPERTIES).toString('latin1');
    expect(long.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
  });

  test('each page tells its own number, and how many there are', () => {
    const author = new Author();
    for (let i = 0; i < 60; i++) author.paragraph(`regel ${i}`);
    const plain = outlineOf(author.model, 'x');
    const footer = (number: OutlinePiece, count: OutlinePiece): OutlineBlock[] => [
      { ...(plain.body[0] as OutlineParagraph), pieces: [number, count] },
    ];
    const written = (...[number, count]: [OutlinePiece, OutlinePiece]) =>
      documentToPdf({ ...plain, footer: footer(number, count) }, PROPERTIES).toString('latin1');
    const { look } = (plain.body[0] as OutlineParagraph).pieces[0] as { look: TextLook };
    const said = (text: string): OutlinePiece => ({ type: 'text', text, look });
    const field = (name: PageField): OutlinePiece => ({ type: 'field', field: name, look });
    const numbered = written(field('PAGE_NUMBER'), field('PAGE_COUNT'));
    expect(numbered.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(numbered).toBe(written(field('PAGE_NUMBER'), said('2')));
    expect(numbered).not.toBe(written(said('1'), said('2')));
    expect(numbered).not.toBe(written(field('PAGE_NUMBER'), said('1')));
  });

  test('an empty document is one page', () => {
    const empty = documentToPdf(outlineOf(new DocumentModel(), ''), PROPERTIES).toString('latin1');
    expect(empty.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

describe('lines', () => {
  const look: TextLook = {
    font: 'Arial',
    size: 10,
    bold: false,
    italic: false,
    underline: false,
    strikethrough: false,
    smallCaps: false,
    color: null,
    background: null,
    baseline: 'NONE',
    link: null,
  };
  const bold = { ...look, bold: true };
  const options = {
    width: 20,
    firstIndent: 0,
    indent: 0,
    justified: false,
    emptySize: 10,
    measure: (text: string) => text.length,
  };

  test('no line is wider than its room, and no character is lost', () => {
    const piece = fc.record({
      type: fc.constant('text' as const),
      text: fc
        .array(fc.constantFrom('a', 'woord', ' ', '  ', '-', 'eenheelwoorddatnietpast'), { maxLength: 12 })
        .map((parts) => parts.join('')),
      look: fc.constantFrom(look, bold),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const lines = breakLines(pieces, options);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(20);
        expect(lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe(
          pieces.map(({ text }) => text).join(''),
        );
      }),
    );
  });

  test('a word that changes its look halfway stays whole', () => {
    const lines = breakLines(
      [
        { type: 'text', text: 'zeventien letters onder', look },
        { type: 'text', text: 'nemer', look: bold },
      ],
      options,
    );
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
      'zeventien letters ',
      'ondernemer',
    ]);
  });

  test('justified lines are stretched, the last one is not', () => {
    const lines = breakLines([{ type: 'text', text: 'een twee drie vier vijf', look }], {
      ...options,
      justified: true,
    });
    expect(lines.map(({ stretch, last }) => [stretch > 0, last])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

test('PDFs that are made one after another leave nothing of themselves in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  documentToPdf(outline, PROPERTIES);
  const before = held();
  for (let n = 0; n < 10; n++) documentToPdf(outline, PROPERTIES);
  // One holds some megabytes, for its fonts.
  expect((held() - before) / 1e6).toBeLessThan(10);
});

test('a picture with transparency is laid on white, one that cannot be read is left out', () => {
  expect(imageSize(opaquePng(PIXEL)!)).toEqual({ contentType: 'image/png', width: 1, height: 1 });
  expect(opaquePng(PIXEL.subarray(0, 40))).toBeNull();
});

test('whatever a document holds, it can be written out', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 25 }), (requests) => {
      const document = new TestDocument({ insertText: { location: { index: 1 }, text: 'a{{x}}\nb' } });
      for (const each of requests)
        try {
          document.update(each);
        } catch {
          // Most requests that come to mind do not fit.
        }
      const any = outlineOf(document.model, 'Proef');
      checkXml(documentToHtml(any).replace(/<!DOCTYPE html>|<(?:meta|br|hr|img|col)\b[^>]*>/g, ''));
      const parts = unzipSync(documentToDocx(any, PROPERTIES));
      checkXml(Buffer.from(parts['word/document.xml']!).toString('utf8'));
      expect(documentToPdf(any, PROPERTIES).subarray(-6).toString()).toContain('%%EOF');
    }),
    { numRuns: 12 },
  );
});
