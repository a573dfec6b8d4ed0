/** Batch requests on a document: what each does, counted and refused as the Docs API does. */
import { batchUpdate } from '../../../../src/workspace/services/docs/batch-update.ts';
import { DocumentModel } from '../../../../src/workspace/services/docs/model.ts';
import { deleteRange, IMAGE_URI, insertText, outline, TestDocument } from './support.ts';

describe('a new document', () => {
  test('is a section break and an empty paragraph, with zero left out', () => {
    expect(new TestDocument().content()).toEqual([
      { endIndex: 1, sectionBreak: { sectionStyle: expect.objectContaining({ sectionType: 'CONTINUOUS' }) } },
      {
        startIndex: 1,
        endIndex: 2,
        paragraph: {
          elements: [{ startIndex: 1, endIndex: 2, textRun: { content: '\n', textStyle: {} } }],
          paragraphStyle: { namedStyleType: 'NORMAL_TEXT', direction: 'LEFT_TO_RIGHT' },
        },
      },
    ]);
  });

  test('is read back from disk as it was', () => {
    const document = new TestDocument(
      insertText(1, 'Kop\nTekst met \u{1f600}'),
      {
        updateTextStyle: { range: { startIndex: 5, endIndex: 8 }, textStyle: { bold: true }, fields: 'bold' },
      },
      { insertTable: { rows: 1, columns: 2, endOfSegmentLocation: {} } },
      { createNamedRange: { name: 'kop', range: { startIndex: 1, endIndex: 4 } } },
    );
    const read = DocumentModel.fromJSON(JSON.parse(JSON.stringify(document.model)));
    expect(read.toJSON()).toEqual(document.model.toJSON());
    expect(read.revisionId).toBe(document.model.revisionId);
  });
});

describe('insertText', () => {
  test('counts indices in UTF-16 code units and makes a paragraph of every newline', () => {
    const document = new TestDocument(insertText(1, 'é\u{1f600}a\nb'));
    expect(document.content().map(({ startIndex, endIndex }) => [startIndex, endIndex])).toEqual([
      [undefined, 1],
      [1, 6],
      [6, 8],
    ]);
  });

  test('takes on the style of the text before it, and the paragraph style of the paragraph', () => {
    const document = new TestDocument(
      insertText(1, 'Kop'),
      {
        updateParagraphStyle: {
          range: { startIndex: 1, endIndex: 2 },
          paragraphStyle: { namedStyleType: 'HEADING_1' },
          fields: 'namedStyleType',
        },
      },
      {
        updateTextStyle: {
          range: { startIndex: 1, endIndex: 4 },
          textStyle: { italic: true },
          fields: 'italic',
        },
      },
      insertText(4, 'je\nTwee'),
    );
    const [, first, second] = document.content();
    expect(first!.paragraph!.elements).toHaveLength(1);
    expect(first!.paragraph!.elements![0]!.textRun).toEqual({
      content: 'Kopje\n',
      textStyle: { italic: true },
    });
    expect(second!.paragraph!.paragraphStyle!.namedStyleType).toBe('HEADING_1');
    expect(second!.paragraph!.paragraphStyle!.headingId).toMatch(/^h\./);
    expect(second!.paragraph!.paragraphStyle!.headingId).not.toBe(
      first!.paragraph!.paragraphStyle!.headingId,
    );
  });

  test('does not go on with a link', () => {
    const document = new TestDocument(
      insertText(1, 'hier'),
      {
        updateTextStyle: {
          range: { startIndex: 1, endIndex: 5 },
          textStyle: { link: { url: 'https://voorbeeld.nl' } },
          fields: 'link',
        },
      },
      insertText(5, ' en daar'),
    );
    expect(document.content()[1]!.paragraph!.elements!.map(({ textRun }) => textRun)).toEqual([
      {
        content: 'hier',
        textStyle: {
          link: { url: 'https://voorbeeld.nl' },
          underline: true,
          foregroundColor: { color: { rgbColor: { red: 0.06666667, green: 0.33333334, blue: 0.8 } } },
        },
      },
      { content: ' en daar\n', textStyle: {} },
    ]);
  });

  test('drops control characters and the private use area', () => {
    expect(new TestDocument(insertText(1, 'a\u0000\r\nb\ue000c\td')).outline()).toBe('§a¶bc\td¶');
  });

  test('goes before the last newline at the end of a segment', () => {
    const document = new TestDocument(insertText(1, 'een'), {
      insertText: { endOfSegmentLocation: {}, text: ' twee' },
    });
    expect(document.outline()).toBe('§een twee¶');
  });

  test('never splits a character in two', () => {
    const document = new TestDocument(insertText(1, '\u{1f600}'), insertText(2, 'x'));
    expect(document.outline()).toBe('§\u{1f600}x¶');
  });

  test.each([
    [insertText(2, 'x'), 'Index 2 must be less than the end index of the referenced segment, 2.'],
    [
      insertText(0, 'x'),
      'The insertion index must be inside the bounds of an existing paragraph. You can still create new paragraphs by inserting newlines.',
    ],
    [{ insertText: { location: { index: 1 } } }, 'Insert text requests must specify text to insert.'],
  ])('refuses %j', (request, message) => {
    expect(new TestDocument().refusal(request)).toBe(`Invalid requests[0].insertText: ${message}`);
  });
});

describe('deleteContentRange', () => {
  test('merges paragraphs: the first one keeps its style', () => {
    const document = new TestDocument(
      insertText(1, 'Kop\nTekst'),
      {
        updateParagraphStyle: {
          range: { startIndex: 1, endIndex: 2 },
          paragraphStyle: { namedStyleType: 'HEADING_2' },
          fields: 'namedStyleType',
        },
      },
      deleteRange(3, 6),
    );
    expect(document.outline()).toBe('§Koekst¶');
    expect(document.content()[1]!.paragraph!.paragraphStyle!.namedStyleType).toBe('HEADING_2');
  });

  test('a paragraph that goes as a whole leaves the next one its style', () => {
    const document = new TestDocument(
      insertText(1, 'Kop\nTekst'),
      {
        updateParagraphStyle: {
          range: { startIndex: 1, endIndex: 2 },
          paragraphStyle: { namedStyleType: 'HEADING_2' },
          fields: 'namedStyleType',
        },
      },
      deleteRange(1, 5),
    );
    expect(document.content()[1]!.paragraph!.paragraphStyle!.namedStyleType).toBe('NORMAL_TEXT');
  });

  test('takes a table out as a whole', () => {
    const document = new TestDocument({ insertTable: { rows: 1, columns: 1, location: { index: 1 } } });
    expect(document.outline()).toBe('§¶[¶]¶');
    document.update(deleteRange(2, 7));
    expect(document.outline()).toBe('§¶¶');
  });

  const table = { insertTable: { rows: 2, columns: 1, location: { index: 3 } } };
  test.each([
    [
      'the last newline',
      deleteRange(3, 4),
      'The range cannot include the newline character at the end of the segment.',
    ],
    ['nothing', deleteRange(1, 1), 'The range should not be empty.'],
    ['backwards', deleteRange(2, 1), 'Invalid range: end index cannot be less than start index'],
    ['the section break', deleteRange(0, 2), 'Cannot operate on the first section break in the document.'],
    [
      'beyond the end',
      deleteRange(1, 9),
      'Index 9 must be less than the end index of the referenced segment, 4.',
    ],
  ])('refuses %s', (_, request, message) => {
    expect(new TestDocument(insertText(1, 'ab')).refusal(request)).toBe(
      `Invalid requests[0].deleteContentRange: ${message}`,
    );
  });

  // "ab" and its newline at 1–4, table at 4, first row 5, cell 6, its newline 7, second row 8, end 11.
  test.each([
    ['the newline before a table', deleteRange(2, 4)],
    ['the start of a table', deleteRange(4, 6)],
    ['a row of a table', deleteRange(5, 8)],
    ['the last newline of a cell', deleteRange(7, 8)],
    ['the end of a table', deleteRange(10, 12)],
  ])('refuses %s', (_, request) => {
    expect(new TestDocument(insertText(1, 'ab'), table).refusal(request)).toBe(
      'Invalid requests[0].deleteContentRange: Invalid deletion range. Cannot delete the requested range.',
    );
  });

  test('refuses half a character', () => {
    expect(new TestDocument(insertText(1, '\u{1f600}')).refusal(deleteRange(1, 2))).toContain(
      'Cannot delete',
    );
  });
});

describe('replaceAllText', () => {
  const text = '{{naam}} en {{Naam}}';

  test('replaces everywhere, headers and tables included, and counts', () => {
    const document = new TestDocument(
      insertText(1, text),
      { insertTable: { rows: 1, columns: 1, endOfSegmentLocation: {} } },
      { createHeader: { type: 'DEFAULT' } },
    );
    const headerId = document.get().documentStyle!.defaultHeaderId!;
    const inCell = document.content()[2]!.table!.tableRows![0]!.tableCells![0]!.content![0]!.startIndex!;
    document.update(insertText(inCell, '{{naam}}'), {
      insertText: { endOfSegmentLocation: { segmentId: headerId }, text: '{{naam}}' },
    });
    const { replies } = document.update({
      replaceAllText: { containsText: { text: '{{naam}}', matchCase: true }, replaceText: 'Hessenpoort' },
    });
    expect(replies).toEqual([{ replaceAllText: { occurrencesChanged: 3 } }]);
    expect(document.outline()).toBe('§Hessenpoort en {{Naam}}¶[Hessenpoort¶]¶');
    expect(outline(document.get().headers![headerId]!.content!)).toBe('Hessenpoort¶');
  });

  test('ignores case when not asked to match it, and says nothing of none', () => {
    const document = new TestDocument(insertText(1, text));
    const found = document.update({
      replaceAllText: { containsText: { text: '{{naam}}' }, replaceText: 'x' },
    });
    expect(found.replies).toEqual([{ replaceAllText: { occurrencesChanged: 2 } }]);
    const none = document.update({ replaceAllText: { containsText: { text: 'er niet' }, replaceText: 'x' } });
    expect(none.replies).toEqual([{ replaceAllText: {} }]);
  });

  test('keeps the style of what it replaces, makes paragraphs of newlines, and moves nothing else', () => {
    const document = new TestDocument(
      insertText(1, 'Over {{x}}!'),
      {
        updateTextStyle: {
          range: { startIndex: 6, endIndex: 11 },
          textStyle: { bold: true },
          fields: 'bold',
        },
      },
      { createNamedRange: { name: 'x', range: { startIndex: 6, endIndex: 11 } } },
      { replaceAllText: { containsText: { text: '{{x}}' }, replaceText: 'een\ntwee' } },
    );
    expect(document.outline()).toBe('§Over een¶twee!¶');
    const bold = document.content()[2]!.paragraph!.elements![0]!.textRun!;
    expect(bold).toEqual({ content: 'twee', textStyle: { bold: true } });
    expect(document.get().namedRanges!.x!.namedRanges![0]!.ranges).toEqual([{ startIndex: 6, endIndex: 14 }]);
  });

  test('a replacement that holds the search text is replaced once', () => {
    const document = new TestDocument(insertText(1, 'aa'), {
      replaceAllText: { containsText: { text: 'a' }, replaceText: 'aa' },
    });
    expect(document.outline()).toBe('§aaaa¶');
  });
});

describe('styles', () => {
  test('text style fields are set by mask, unset when missing, and left out when inherited', () => {
    const document = new TestDocument(insertText(1, 'abc'));
    const range = { startIndex: 1, endIndex: 3 };
    document.update({ updateTextStyle: { range, textStyle: { bold: true, italic: true }, fields: '*' } });
    document.update({ updateTextStyle: { range, textStyle: { bold: false }, fields: 'bold' } });
    expect(document.content()[1]!.paragraph!.elements![0]!.textRun).toEqual({
      content: 'ab',
      textStyle: { italic: true },
    });
    document.update({ updateTextStyle: { range, textStyle: {}, fields: 'italic' } });
    expect(document.content()[1]!.paragraph!.elements).toHaveLength(1);
  });

  test('a link that goes takes its looks along', () => {
    const range = { startIndex: 1, endIndex: 4 };
    const document = new TestDocument(
      insertText(1, 'abc'),
      { updateTextStyle: { range, textStyle: { link: { url: 'https://a.nl' } }, fields: 'link' } },
      { updateTextStyle: { range, textStyle: {}, fields: 'link' } },
    );
    expect(document.content()[1]!.paragraph!.elements![0]!.textRun!.textStyle).toEqual({});
  });

  test('paragraph styles reach every paragraph that the range overlaps', () => {
    const document = new TestDocument(insertText(1, 'a\nb\nc'), {
      updateParagraphStyle: {
        range: { startIndex: 2, endIndex: 4 },
        paragraphStyle: { alignment: 'CENTER', spaceBelow: { magnitude: 6, unit: 'PT' } },
        fields: 'alignment,space_below',
      },
    });
    expect(document.content().map(({ paragraph }) => paragraph?.paragraphStyle?.alignment)).toEqual([
      undefined,
      'CENTER',
      'CENTER',
      undefined,
    ]);
  });

  test.each([
    [
      { textStyle: {}, fields: '' },
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    ],
    [
      { textStyle: {}, fields: 'kleur' },
      "Error expanding 'fields' parameter. Cannot find matching fields for path 'kleur'.",
    ],
  ])('refuses %j', (request, message) => {
    const range = { startIndex: 1, endIndex: 2 };
    expect(new TestDocument().refusal({ updateTextStyle: { ...request, range } })).toBe(
      `Invalid requests[0].updateTextStyle: ${message}`,
    );
  });

  test('the document style keeps what a document cannot be without', () => {
    const document = new TestDocument({
      updateDocumentStyle: {
        documentStyle: { marginTop: { magnitude: 36, unit: 'PT' } },
        fields: 'marginTop,marginLeft',
      },
    });
    expect(document.get().documentStyle).toMatchObject({
      marginTop: { magnitude: 36 },
      marginLeft: { magnitude: 72 },
    });
  });
});

describe('lists', () => {
  const three = insertText(1, 'een\n\ttwee\n\t\tdrie');
  const bullets = (startIndex: number, endIndex: number, bulletPreset = 'BULLET_DISC_CIRCLE_SQUARE') => ({
    createParagraphBullets: { range: { startIndex, endIndex }, bulletPreset },
  });

  test('leading tabs become nesting levels and go', () => {
    const document = new TestDocument(three, bullets(1, 15));
    expect(document.outline()).toBe('§een¶twee¶drie¶');
    const items = document.content().flatMap(({ paragraph }) => paragraph?.bullet ?? []);
    expect(items.map(({ nestingLevel }) => nestingLevel)).toEqual([undefined, 1, 2]);
    expect(new Set(items.map(({ listId }) => listId)).size).toBe(1);
    const list = document.get().lists![items[0]!.listId!]!;
    expect(list.listProperties!.nestingLevels!.slice(0, 3).map(({ glyphSymbol }) => glyphSymbol)).toEqual([
      '●',
      '○',
      '■',
    ]);
    expect(list.listProperties!.nestingLevels).toHaveLength(9);
  });

  test('a list goes on in paragraphs that follow with the same preset', () => {
    const document = new TestDocument(insertText(1, 'a\nb\nc'), bullets(1, 2), bullets(3, 4));
    document.update(bullets(5, 6, 'NUMBERED_DECIMAL_ALPHA_ROMAN'));
    const [a, b, c] = document
      .content()
      .slice(1)
      .map(({ paragraph }) => paragraph!.bullet!.listId);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  test('taking bullets away leaves the text where it stood', () => {
    const document = new TestDocument(three, bullets(1, 15), {
      deleteParagraphBullets: { range: { startIndex: 5, endIndex: 6 } },
    });
    const { bullet, paragraphStyle } = document.content()[2]!.paragraph!;
    expect(bullet).toBeUndefined();
    expect(paragraphStyle!.indentStart).toEqual({ magnitude: 72, unit: 'PT' });
  });

  test('an unknown preset is refused as an invalid value', () => {
    expect(new TestDocument(three).refusal(bullets(1, 2, 'STREEPJES'))).toBe(
      'Invalid value at \'requests[0].create_paragraph_bullets.bullet_preset\' (type.googleapis.com/google.apps.docs.v1.BulletGlyphPreset), "STREEPJES"',
    );
  });
});

describe('pictures and breaks', () => {
  test('a picture takes one index and fits the size that was asked', () => {
    const document = new TestDocument(insertText(1, 'ab'));
    const { replies } = document.update({
      insertInlineImage: {
        uri: IMAGE_URI,
        location: { index: 2 },
        objectSize: { width: { magnitude: 30, unit: 'PT' }, height: { magnitude: 60, unit: 'PT' } },
      },
    });
    const { objectId } = replies![0]!.insertInlineImage!;
    expect(document.outline()).toBe('§a*b¶');
    const { embeddedObject } = document.get().inlineObjects![objectId!]!.inlineObjectProperties!;
    expect(embeddedObject).toMatchObject({
      size: { width: { magnitude: 30 }, height: { magnitude: 30 } },
      imageProperties: { sourceUri: IMAGE_URI },
    });
    document.update(deleteRange(2, 3));
    expect(document.get().inlineObjects).toBeUndefined();
  });

  test('a picture that cannot be fetched is refused as Google does', () => {
    expect(
      new TestDocument().refusal({
        insertInlineImage: { uri: 'https://weg.nl/x.png', location: { index: 1 } },
      }),
    ).toBe(
      'Invalid requests[0].insertInlineImage: There was a problem retrieving the image. The provided image should be publicly accessible, within size limit, and in supported formats.',
    );
  });

  test('a page break takes two indices: itself and a newline', () => {
    const document = new TestDocument(insertText(1, 'ab'), { insertPageBreak: { location: { index: 2 } } });
    expect(document.outline()).toBe('§a*¶b¶');
  });

  test('a section break comes after a newline', () => {
    const document = new TestDocument(insertText(1, 'ab'), {
      insertSectionBreak: { location: { index: 2 }, sectionType: 'NEXT_PAGE' },
    });
    expect(document.outline()).toBe('§a¶§b¶');
  });

  test('breaks stay out of tables and headers', () => {
    const document = new TestDocument({ insertTable: { rows: 1, columns: 1, location: { index: 1 } } });
    expect(document.refusal({ insertPageBreak: { location: { index: 5 } } })).toContain('inside a table');
    const { replies } = document.update({ createFooter: { type: 'DEFAULT' } });
    const segmentId = replies![0]!.createFooter!.footerId!;
    expect(document.refusal({ insertPageBreak: { location: { index: 0, segmentId } } })).toContain('footer');
  });
});

describe('headers, footers and footnotes', () => {
  test('a document has one default header', () => {
    const document = new TestDocument();
    const { replies } = document.update({ createHeader: { type: 'DEFAULT' } });
    const { headerId } = replies![0]!.createHeader!;
    expect(document.get().headers![headerId!]!.content).toEqual([
      expect.objectContaining({ endIndex: 1, paragraph: expect.anything() }),
    ]);
    expect(document.refusal({ createHeader: { type: 'DEFAULT' } })).toBe(
      `Invalid requests[0].createHeader: Default header already exists. Default header id: ${headerId}.`,
    );
    document.update({ deleteHeader: { headerId: headerId! } });
    expect(document.get().headers).toBeUndefined();
    expect(document.get().documentStyle!.defaultHeaderId).toBeUndefined();
  });

  test('a section can have its own footer', () => {
    const document = new TestDocument(insertText(1, 'ab'), {
      insertSectionBreak: { location: { index: 2 }, sectionType: 'NEXT_PAGE' },
    });
    const { replies } = document.update({
      createFooter: { type: 'DEFAULT', sectionBreakLocation: { index: 3 } },
    });
    const { footerId } = replies![0]!.createFooter!;
    expect(document.content()[2]!.sectionBreak!.sectionStyle!.defaultFooterId).toBe(footerId);
    expect(document.get().documentStyle!.defaultFooterId).toBeUndefined();
  });

  test('footnotes are numbered as they are read', () => {
    const document = new TestDocument(
      insertText(1, 'ab'),
      { createFootnote: { location: { index: 3 } } },
      { createFootnote: { location: { index: 2 } } },
    );
    const references = document.content()[1]!.paragraph!.elements!.flatMap((e) => e.footnoteReference ?? []);
    expect(references.map(({ footnoteNumber }) => footnoteNumber)).toEqual(['1', '2']);
    expect(outline(document.get().footnotes![references[0]!.footnoteId!]!.content!)).toBe(' ¶');
  });
});

describe('named ranges', () => {
  const named = (startIndex: number, endIndex: number) => ({
    createNamedRange: { name: 'deel', range: { startIndex, endIndex } },
  });
  const ranges = (document: TestDocument) =>
    document.get().namedRanges?.deel?.namedRanges?.flatMap(({ ranges }) => ranges!);

  test('move with what is inserted and deleted around them, and grow with what comes inside', () => {
    const document = new TestDocument(insertText(1, 'abcdef'), named(3, 5));
    document.update(insertText(1, 'x'), insertText(4, 'yy'), insertText(5, 'z'));
    expect(ranges(document)).toEqual([{ startIndex: 7, endIndex: 9 }]);
    document.update(insertText(8, '!!'));
    expect(ranges(document)).toEqual([{ startIndex: 7, endIndex: 11 }]);
    document.update(deleteRange(5, 8));
    expect(ranges(document)).toEqual([{ startIndex: 5, endIndex: 8 }]);
    document.update(deleteRange(4, 9));
    expect(ranges(document)).toBeUndefined();
  });

  test('get other content by name and keep hold of it', () => {
    const document = new TestDocument(insertText(1, 'a {{x}} b'), named(3, 8));
    document.update({ replaceNamedRangeContent: { namedRangeName: 'deel', text: 'lang en breed' } });
    document.update({ replaceNamedRangeContent: { namedRangeName: 'deel', text: 'kort' } });
    expect(document.outline()).toBe('§a kort b¶');
    document.update({ deleteNamedRange: { name: 'deel' } });
    expect(ranges(document)).toBeUndefined();
  });
});

describe('a batch', () => {
  test('is carried out whole or not at all', () => {
    const document = new TestDocument(insertText(1, 'abc'));
    const before = document.get();
    const message = document.refusal(
      insertText(1, 'x'),
      { createHeader: { type: 'DEFAULT' } },
      { insertTable: { rows: 2, columns: 2, endOfSegmentLocation: {} } },
      insertText(999, 'y'),
    );
    expect(message).toMatch(/^Invalid requests\[3\]\.insertText: Index 999/);
    expect(document.get()).toEqual(before);
  });

  test('waits for no revision that has passed', () => {
    const document = new TestDocument();
    const host = { fetchImage: () => null };
    const requiredRevisionId = document.model.revisionId;
    const batch = { requests: [insertText(1, 'x')], writeControl: { requiredRevisionId } };
    const { writeControl } = batchUpdate(document.model, 'ID', batch, host);
    expect(writeControl!.requiredRevisionId).toBe(document.model.revisionId);
    expect(() => batchUpdate(document.model, 'ID', batch, host)).toThrow(
      `The required revision ID '${requiredRevisionId}' does not match the latest revision.`,
    );
  });

  test.each([
    [{}, 'Invalid requests[0]: No request set.'],
    [
      { insertTxt: {} },
      'Invalid JSON payload received. Unknown name "insertTxt" at \'requests[0]\': Cannot find field.',
    ],
    [
      { insertText: { tekst: 'x', location: { index: 1 } } },
      'Invalid JSON payload received. Unknown name "tekst" at \'requests[0].insert_text\': Cannot find field.',
    ],
    [
      { insertText: { text: 'x', location: { index: 'a' } } },
      'Invalid value at \'requests[0].insert_text.location.index\' (TYPE_INT32), "a"',
    ],
    [{ insertDate: {} }, 'Verzoek insertDate bestaat niet in de lokale Workspace.'],
  ])('refuses %j', (request, message) => {
    expect(new TestDocument().refusal(request as never)).toBe(message);
  });

  test('of nothing is refused', () => {
    expect(new TestDocument().refusal()).toBe('Must specify at least one request.');
  });
});
