/** Paragraphs and their text in DOCX: only what differs from the named style is written at the spot. */
import type { Relations } from '../package.ts';
import { escapeXml, xml } from '../xml.ts';
import type {
  OutlineImage,
  OutlineParagraph,
  OutlinePiece,
  OutlineStyle,
  PageField,
  ParagraphLook,
  TextLook,
} from './outline.ts';

/** Twentieths of a point, in which Word measures text. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** English Metric Units, in which Office measures pictures. */
function emus(points: number): number {
  return Math.round(points * 12700);
}

/** The names by which Word knows the styles of a document. */
export function styleId(namedStyle: string): string {
  const heading = /^HEADING_(\d)$/.exec(namedStyle);
  if (heading) return `Heading${heading[1]}`;
  return { TITLE: 'Title', SUBTITLE: 'Subtitle' }[namedStyle] ?? 'Normal';
}

const JUSTIFICATION = { START: 'left', CENTER: 'center', END: 'right', JUSTIFIED: 'both' } as const;

/** What Word calls the fields of a page. */
const FIELDS: Readonly<Record<PageField, string>> = { PAGE_NUMBER: 'PAGE', PAGE_COUNT: 'NUMPAGES' };

type KeepPicture = (
  contentType: string,
  bytes: Uint8Array,
) => { readonly number: number; readonly target: string };

export class DocxText {
  readonly #styles: ReadonlyMap<string, OutlineStyle>;
  readonly #lists: ReadonlyMap<string, number>;
  readonly #relations: Relations;
  readonly #keep: KeepPicture;

  constructor(
    styles: readonly OutlineStyle[],
    lists: ReadonlyMap<string, number>,
    relations: Relations,
    keep: KeepPicture,
  ) {
    this.#styles = new Map(styles.map((style) => [style.namedStyle, style]));
    this.#lists = lists;
    this.#relations = relations;
    this.#keep = keep;
  }

  /** `lead` is a run that comes before the text. */
  paragraph(paragraph: OutlineParagraph, lead = ''): string {
    const style = this.#styles.get(paragraph.namedStyle);
    const rule = paragraph.pieces.some((piece) => piece.type === 'rule');
    const properties = [
      xml('w:pStyle', { 'w:val': styleId(paragraph.namedStyle) }),
      ...paragraphProperties(paragraph, style?.paragraph ?? null, this.#numbering(paragraph), rule),
      xml('w:rPr', {}, ...textProperties(paragraph.look, style?.look ?? null)),
    ];
    const pieces = paragraph.pieces.map((piece) => this.#piece(piece, style?.look ?? null));
    return xml('w:p', {}, xml('w:pPr', {}, ...properties), lead, ...pieces);
  }

  #numbering({ item }: OutlineParagraph): string {
    if (!item) return '';
    return xml(
      'w:numPr',
      {},
      xml('w:ilvl', { 'w:val': item.level }),
      xml('w:numId', { 'w:val': this.#lists.get(item.listId) ?? 0 }),
    );
  }

  #piece(piece: OutlinePiece, inherited: TextLook | null): string {
    if (piece.type === 'text')
      return this.#linked(textRun(piece.text, piece.look, inherited), piece.look.link);
    if (piece.type === 'image') return this.#linked(xml('w:r', {}, this.#drawing(piece.image)), piece.link);
    if (piece.type === 'pageBreak') return xml('w:r', {}, xml('w:br', { 'w:type': 'page' }));
    if (piece.type === 'rule') return '';
    if (piece.type === 'field')
      return xml('w:fldSimple', { 'w:instr': FIELDS[piece.field] }, textRun('1', piece.look, inherited));
    const raised = xml('w:rPr', {}, xml('w:vertAlign', { 'w:val': 'superscript' }));
    return xml('w:r', {}, raised, xml('w:footnoteReference', { 'w:id': piece.number }));
  }

  #linked(run: string, link: string | null): string {
    return link ? xml('w:hyperlink', { 'r:id': this.#relations.add('hyperlink', link, true) }, run) : run;
  }

  #drawing({ contentType, bytes, width, height, alt }: OutlineImage): string {
    const { number, target } = this.#keep(contentType, bytes);
    const size = { cx: emus(width), cy: emus(height) };
    const named = { id: number, name: `Afbeelding ${number}`, descr: alt };
    const picture = xml(
      'pic:pic',
      {},
      xml('pic:nvPicPr', {}, xml('pic:cNvPr', named), xml('pic:cNvPicPr')),
      xml(
        'pic:blipFill',
        {},
        xml('a:blip', { 'r:embed': this.#relations.add('image', target) }),
        xml('a:stretch', {}, xml('a:fillRect')),
      ),
      xml(
        'pic:spPr',
        {},
        xml('a:xfrm', {}, xml('a:off', { x: 0, y: 0 }), xml('a:ext', size)),
        xml('a:prstGeom', { prst: 'rect' }, xml('a:avLst')),
      ),
    );
    const data = xml(
      'a:graphicData',
      { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' },
      picture,
    );
    return xml(
      'w:drawing',
      {},
      xml(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        xml('wp:extent', size),
        xml('wp:docPr', named),
        xml('a:graphic', {}, data),
      ),
    );
  }
}

/** In the order that the schema demands; `inherited` null writes all of it, as a style does. */
export function paragraphProperties(
  look: ParagraphLook,
  inherited: ParagraphLook | null,
  numbering = '',
  rule = false,
): readonly string[] {
  const differs = (...fields: readonly (keyof ParagraphLook)[]) =>
    fields.some((field) => look[field] !== inherited?.[field]);
  const hanging = look.indentFirstLine - look.indentStart;
  return [
    differs('keepWithNext') ? xml('w:keepNext', { 'w:val': look.keepWithNext }) : '',
    differs('pageBreakBefore') ? xml('w:pageBreakBefore', { 'w:val': look.pageBreakBefore }) : '',
    numbering,
    rule
      ? xml(
          'w:pBdr',
          {},
          xml('w:bottom', { 'w:val': 'single', 'w:sz': 6, 'w:space': 1, 'w:color': '808080' }),
        )
      : '',
    differs('shading') && look.shading
      ? xml('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.shading.slice(1) })
      : '',
    differs('spaceAbove', 'spaceBelow', 'lineSpacing')
      ? xml('w:spacing', {
          'w:before': twips(look.spaceAbove),
          'w:after': twips(look.spaceBelow),
          'w:line': Math.round(look.lineSpacing * 2.4),
          'w:lineRule': 'auto',
        })
      : '',
    differs('indentStart', 'indentFirstLine', 'indentEnd') || numbering
      ? xml('w:ind', {
          'w:left': twips(look.indentStart),
          'w:right': twips(look.indentEnd),
          ...(hanging < 0 ? { 'w:hanging': twips(-hanging) } : { 'w:firstLine': twips(hanging) }),
        })
      : '',
    differs('alignment') ? xml('w:jc', { 'w:val': JUSTIFICATION[look.alignment] }) : '',
  ];
}

export function textProperties(look: TextLook, inherited: TextLook | null): readonly string[] {
  const differs = (field: keyof TextLook) => look[field] !== inherited?.[field];
  const onOff = (name: string, field: 'bold' | 'italic' | 'strikethrough' | 'smallCaps') =>
    differs(field) && (inherited || look[field]) ? xml(name, { 'w:val': look[field] }) : '';
  const font = { 'w:ascii': look.font, 'w:hAnsi': look.font, 'w:cs': look.font, 'w:eastAsia': look.font };
  return [
    differs('font') ? xml('w:rFonts', font) : '',
    onOff('w:b', 'bold'),
    onOff('w:i', 'italic'),
    onOff('w:smallCaps', 'smallCaps'),
    onOff('w:strike', 'strikethrough'),
    differs('color') && look.color ? xml('w:color', { 'w:val': look.color.slice(1) }) : '',
    differs('size') ? xml('w:sz', { 'w:val': Math.round(look.size * 2) }) : '',
    differs('size') ? xml('w:szCs', { 'w:val': Math.round(look.size * 2) }) : '',
    differs('underline') ? xml('w:u', { 'w:val': look.underline ? 'single' : 'none' }) : '',
    look.background
      ? xml('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.background.slice(1) })
      : '',
    look.baseline === 'NONE' ? '' : xml('w:vertAlign', { 'w:val': look.baseline.toLowerCase() }),
  ];
}

function textRun(text: string, look: TextLook, inherited: TextLook | null): string {
  const content = text
    .split(/([\t\v])/)
    .map((part) => MARKS[part] ?? (part && xml('w:t', { 'xml:space': 'preserve' }, escapeXml(part))));
  return xml('w:r', {}, xml('w:rPr', {}, ...textProperties(look, inherited)), ...content);
}

const MARKS: Readonly<Record<string, string>> = { '\t': '<w:tab/>', '\v': '<w:br/>' };
