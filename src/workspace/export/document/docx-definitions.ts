/** The parts of a DOCX that define things: named styles and the levels of lists. */
import type { NestingLevel } from '../../services/docs/schema.ts';
import { type Attributes, xml } from '../xml.ts';
import { paragraphProperties, styleId, textProperties, twips } from './docx-text.ts';
import type { OutlineStyle } from './outline.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const WORD_TYPES = {
  document: `${WORD}.document.main+xml`,
  styles: `${WORD}.styles+xml`,
  numbering: `${WORD}.numbering+xml`,
  settings: `${WORD}.settings+xml`,
  header: `${WORD}.header+xml`,
  footer: `${WORD}.footer+xml`,
  footnotes: `${WORD}.footnotes+xml`,
} as const;

/** Word shows headings in its outline by these names, whatever language it speaks. */
function builtInName(namedStyle: string): string {
  return styleId(namedStyle).replace(/^Heading(\d)$/, 'heading $1');
}

export function wordStyles(
  namespaces: Attributes,
  styles: readonly OutlineStyle[],
  language: string,
): string {
  const normal = styles.find(({ namedStyle }) => namedStyle === 'NORMAL_TEXT');
  const defaults = xml(
    'w:docDefaults',
    {},
    xml(
      'w:rPrDefault',
      {},
      xml(
        'w:rPr',
        {},
        ...(normal ? textProperties(normal.look, null) : []),
        xml('w:lang', { 'w:val': fullLanguage(language), 'w:eastAsia': fullLanguage(language) }),
      ),
    ),
    xml('w:pPrDefault'),
  );
  const all = styles.map(({ namedStyle, look, paragraph }) => {
    const id = styleId(namedStyle);
    const isNormal = namedStyle === 'NORMAL_TEXT';
    const level = /^Heading(\d)$/.exec(id)?.[1];
    return xml(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': isNormal ? 1 : null, 'w:styleId': id },
      xml('w:name', { 'w:val': builtInName(namedStyle) }),
      isNormal ? '' : xml('w:basedOn', { 'w:val': 'Normal' }),
      isNormal ? '' : xml('w:next', { 'w:val': 'Normal' }),
      xml('w:qFormat'),
      xml(
        'w:pPr',
        {},
        ...paragraphProperties(paragraph, null),
        level ? xml('w:outlineLvl', { 'w:val': Number(level) - 1 }) : '',
      ),
      xml('w:rPr', {}, ...textProperties(look, null)),
    );
  });
  return xml('w:styles', namespaces, defaults, ...all);
}

function fullLanguage(language: string): string {
  return language === 'nl' ? 'nl-NL' : language;
}

const FORMATS: Readonly<Record<string, string>> = {
  DECIMAL: 'decimal',
  ZERO_DECIMAL: 'decimalZero',
  ALPHA: 'lowerLetter',
  UPPER_ALPHA: 'upperLetter',
  ROMAN: 'lowerRoman',
  UPPER_ROMAN: 'upperRoman',
};

/** One numbering per list, numbered from 1 in this order. */
export function abstractNumberings(
  namespaces: Attributes,
  lists: readonly (readonly NestingLevel[])[],
): string {
  const definitions = lists.map((levels, i) =>
    xml(
      'w:abstractNum',
      { 'w:abstractNumId': i + 1 },
      xml('w:multiLevelType', { 'w:val': 'hybridMultilevel' }),
      ...levels.map(level),
    ),
  );
  const instances = lists.map((_, i) =>
    xml('w:num', { 'w:numId': i + 1 }, xml('w:abstractNumId', { 'w:val': i + 1 })),
  );
  return xml('w:numbering', namespaces, ...definitions, ...instances);
}

function level(own: NestingLevel, at: number): string {
  const format = FORMATS[own.glyphType ?? ''];
  const text = format
    ? (own.glyphFormat ?? '').replace(/%(\d)/g, (_, number: string) => `%${Number(number) + 1}`)
    : (own.glyphSymbol ?? '☐');
  const start = own.indentStart?.magnitude ?? 0;
  const first = own.indentFirstLine?.magnitude ?? 0;
  return xml(
    'w:lvl',
    { 'w:ilvl': at },
    xml('w:start', { 'w:val': own.startNumber ?? 1 }),
    xml('w:numFmt', { 'w:val': format ?? 'bullet' }),
    xml('w:lvlText', { 'w:val': text }),
    xml('w:lvlJc', { 'w:val': 'left' }),
    xml('w:pPr', {}, xml('w:ind', { 'w:left': twips(start), 'w:hanging': twips(start - first) })),
  );
}
