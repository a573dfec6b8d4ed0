/** A document as DOCX (Office Open XML): styles, lists, tables, pictures, header, footer and notes as Word knows them. */
import { OfficePackage, type Properties, Relations } from '../package.ts';
import { xml } from '../xml.ts';
import { abstractNumberings, WORD_TYPES, wordStyles } from './docx-definitions.ts';
import { DocxText, twips } from './docx-text.ts';
import type { Outline, OutlineBlock, OutlineCell, OutlineTable } from './outline.ts';

const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
};

/** Word and LibreOffice open it without repair; `properties` say what it is and from when. */
export function documentToDocx(outline: Outline, properties: Properties): Buffer {
  return new DocxWriter(outline, properties).write();
}

class DocxWriter {
  readonly #outline: Outline;
  readonly #package: OfficePackage;
  readonly #listNumbers: ReadonlyMap<string, number>;
  #pictures = 0;

  constructor(outline: Outline, properties: Properties) {
    this.#outline = outline;
    this.#package = new OfficePackage('word/document.xml', properties);
    this.#listNumbers = new Map([...outline.lists.keys()].map((id, i) => [id, i + 1]));
  }

  write(): Buffer {
    const { header, footer, footnotes, styles, lists, language } = this.#outline;
    const relations = new Relations();
    relations.add('styles', 'styles.xml');
    relations.add('settings', 'settings.xml');
    const body = this.#blocks(this.#outline.body, relations);
    const references = [
      this.#besides('header', 'hdr', header, relations),
      this.#besides('footer', 'ftr', footer, relations),
    ];
    this.#part('styles', 'styles.xml', wordStyles(NAMESPACES, styles, language));
    this.#part('settings', 'settings.xml', this.#settings(footnotes.length > 0));
    if (lists.size > 0) {
      relations.add('numbering', 'numbering.xml');
      this.#part('numbering', 'numbering.xml', abstractNumberings(NAMESPACES, [...lists.values()]));
    }
    if (footnotes.length > 0) {
      relations.add('footnotes', 'footnotes.xml');
      this.#footnotes(footnotes);
    }
    const document = xml('w:document', NAMESPACES, xml('w:body', {}, body, this.#section(references)));
    this.#part('document', 'document.xml', document, relations);
    return this.#package.toBuffer();
  }

  #part(type: keyof typeof WORD_TYPES, name: string, root: string, relations?: Relations): void {
    this.#package.add(`word/${name}`, WORD_TYPES[type], root, relations);
  }

  /** A header or footer as a part of its own; gives the reference to it, empty when there is none. */
  #besides(
    kind: 'header' | 'footer',
    root: string,
    blocks: readonly OutlineBlock[],
    relations: Relations,
  ): string {
    if (blocks.length === 0) return '';
    const own = new Relations();
    const content = this.#blocks(blocks, own);
    this.#part(kind, `${kind}1.xml`, xml(`w:${root}`, NAMESPACES, content), own);
    return xml(`w:${kind}Reference`, { 'w:type': 'default', 'r:id': relations.add(kind, `${kind}1.xml`) });
  }

  #section(references: readonly string[]): string {
    const { page } = this.#outline;
    return xml(
      'w:sectPr',
      {},
      ...references,
      xml('w:pgSz', { 'w:w': twips(page.width), 'w:h': twips(page.height) }),
      xml('w:pgMar', {
        'w:top': twips(page.top),
        'w:right': twips(page.right),
        'w:bottom': twips(page.bottom),
        'w:left': twips(page.left),
        'w:header': twips(page.header),
        'w:footer': twips(page.footer),
        'w:gutter': 0,
      }),
    );
  }

  #settings(notes: boolean): string {
    const compatibility = xml('w:compatSetting', {
      'w:name': 'compatibilityMode',
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': 15,
    });
    const separators = [-1, 0].map((id) => xml('w:footnote', { 'w:id': id })).join('');
    return xml(
      'w:settings',
      NAMESPACES,
      xml('w:defaultTabStop', { 'w:val': 720 }),
      notes ? xml('w:footnotePr', {}, separators) : '',
      xml('w:compat', {}, compatibility),
      xml('w:themeFontLang', { 'w:val': this.#outline.language }),
    );
  }

  #footnotes(footnotes: readonly (readonly OutlineBlock[])[]): void {
    const relations = new Relations();
    const separator = (id: number, type: string, mark: string) =>
      xml('w:footnote', { 'w:type': type, 'w:id': id }, xml('w:p', {}, xml('w:r', {}, xml(mark))));
    const notes = footnotes.map((blocks, i) => {
      const reference = xml(
        'w:r',
        {},
        xml('w:rPr', {}, xml('w:vertAlign', { 'w:val': 'superscript' })),
        xml('w:footnoteRef'),
      );
      return xml('w:footnote', { 'w:id': i + 1 }, this.#blocks(blocks, relations, reference));
    });
    const root = xml(
      'w:footnotes',
      NAMESPACES,
      separator(-1, 'separator', 'w:separator'),
      separator(0, 'continuationSeparator', 'w:continuationSeparator'),
      ...notes,
    );
    this.#part('footnotes', 'footnotes.xml', root, relations);
  }

  /** `lead` goes into the first paragraph. A section on a new page becomes a break before the next paragraph. */
  #blocks(blocks: readonly OutlineBlock[], relations: Relations, lead = ''): string {
    const text = new DocxText(this.#outline.styles, this.#listNumbers, relations, (type, bytes) =>
      this.#picture(type, bytes),
    );
    let first = lead;
    let newPage = false;
    return blocks
      .map((block) => {
        if (block.type === 'newPage') {
          newPage = true;
          return '';
        }
        if (block.type === 'table') return this.#table(block, relations);
        const paragraph = newPage ? { ...block, pageBreakBefore: true } : block;
        const written = text.paragraph(paragraph, first);
        first = '';
        newPage = false;
        return written;
      })
      .join('');
  }

  /** Keeps a picture and gives its number and its path from the text. */
  #picture(contentType: string, bytes: Uint8Array): { readonly number: number; readonly target: string } {
    const number = ++this.#pictures;
    const target = `media/image${number}.${contentType.slice(contentType.indexOf('/') + 1)}`;
    this.#package.addBytes(`word/${target}`, contentType, bytes);
    return { number, target };
  }

  #table({ widths, rows }: OutlineTable, relations: Relations): string {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const columns = widths.map((width) => xml('w:gridCol', { 'w:w': twips(width) }));
    /** Per column, how many rows below the one at hand a cell from above still reaches. */
    const reaching = new Map<number, { rows: number; cell: OutlineCell }>();
    const written = rows.map(({ header, minHeight, cells }) => {
      const content = cells.map((cell) => {
        const above = reaching.get(cell.column);
        if (above && above.rows > 0) {
          above.rows--;
          return this.#cell(above.cell, widths, relations, 'continue');
        }
        if (cell.covered) return '';
        if (cell.rowSpan > 1) reaching.set(cell.column, { rows: cell.rowSpan - 1, cell });
        return this.#cell(cell, widths, relations, cell.rowSpan > 1 ? 'restart' : null);
      });
      const properties = [
        xml('w:cantSplit'),
        minHeight > 0 ? xml('w:trHeight', { 'w:val': twips(minHeight), 'w:hRule': 'atLeast' }) : '',
        header ? xml('w:tblHeader') : '',
      ];
      return xml('w:tr', {}, xml('w:trPr', {}, ...properties), ...content);
    });
    const look = xml('w:tblLook', {
      'w:val': '0620',
      'w:firstRow': rows[0]?.header ? 1 : 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    });
    return xml(
      'w:tbl',
      {},
      xml(
        'w:tblPr',
        {},
        xml('w:tblW', { 'w:w': twips(total), 'w:type': 'dxa' }),
        xml('w:tblLayout', { 'w:type': 'fixed' }),
        look,
      ),
      xml('w:tblGrid', {}, ...columns),
      ...written,
    );
  }

  #cell(
    cell: OutlineCell,
    widths: readonly number[],
    relations: Relations,
    merge: 'restart' | 'continue' | null,
  ): string {
    const { column, columnSpan, borders, padding, background, verticalAlignment } = cell;
    const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0);
    const sides = (['top', 'left', 'bottom', 'right'] as const).map((side) => {
      const { width: thick, color } = borders[side];
      const line = {
        'w:val': 'single',
        'w:sz': Math.round(thick * 8),
        'w:space': 0,
        'w:color': color.slice(1),
      };
      return xml(`w:${side}`, thick > 0 ? line : { 'w:val': 'nil' });
    });
    const margins = (['top', 'left', 'bottom', 'right'] as const).map((side) =>
      xml(`w:${side}`, { 'w:w': twips(padding[side]), 'w:type': 'dxa' }),
    );
    const properties = xml(
      'w:tcPr',
      {},
      xml('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
      columnSpan > 1 ? xml('w:gridSpan', { 'w:val': columnSpan }) : '',
      merge ? xml('w:vMerge', merge === 'restart' ? { 'w:val': 'restart' } : {}) : '',
      xml('w:tcBorders', {}, ...sides),
      background ? xml('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': background.slice(1) }) : '',
      xml('w:tcMar', {}, ...margins),
      xml('w:vAlign', { 'w:val': VERTICAL[verticalAlignment] }),
    );
    return xml(
      'w:tc',
      {},
      properties,
      merge === 'continue' ? xml('w:p') : this.#blocks(cell.blocks, relations),
    );
  }
}

const VERTICAL = { TOP: 'top', MIDDLE: 'center', BOTTOM: 'bottom' } as const;
