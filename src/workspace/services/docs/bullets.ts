/** The bullet presets of Docs: what stands before a list item at each of the nine levels. */
import { type ListProperties, type NestingLevel, points } from './schema.ts';

const LEVELS = 9;

function symbols(...three: readonly string[]): readonly NestingLevel[] {
  return three.map((glyphSymbol) => ({ glyphSymbol, glyphFormat: '%#' }));
}

/** `format` has `%#` for the number of the level itself. */
function numbers(format: string, ...three: readonly string[]): readonly NestingLevel[] {
  return three.map((glyphType) => ({ glyphType, glyphFormat: format }));
}

const PATTERNS: Readonly<Record<string, readonly NestingLevel[]>> = {
  BULLET_DISC_CIRCLE_SQUARE: symbols('●', '○', '■'),
  BULLET_DIAMONDX_ARROW3D_SQUARE: symbols('❖', '➢', '■'),
  BULLET_CHECKBOX: numbers(
    '%#',
    'GLYPH_TYPE_UNSPECIFIED',
    'GLYPH_TYPE_UNSPECIFIED',
    'GLYPH_TYPE_UNSPECIFIED',
  ),
  BULLET_ARROW_DIAMOND_DISC: symbols('➔', '◆', '●'),
  BULLET_STAR_CIRCLE_SQUARE: symbols('★', '○', '■'),
  BULLET_ARROW3D_CIRCLE_SQUARE: symbols('➢', '○', '■'),
  BULLET_LEFTTRIANGLE_DIAMOND_DISC: symbols('◀', '◆', '●'),
  BULLET_DIAMONDX_HOLLOWDIAMOND_SQUARE: symbols('❖', '◇', '■'),
  BULLET_DIAMOND_CIRCLE_SQUARE: symbols('◆', '○', '■'),
  NUMBERED_DECIMAL_ALPHA_ROMAN: numbers('%#.', 'DECIMAL', 'ALPHA', 'ROMAN'),
  NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS: numbers('%#)', 'DECIMAL', 'ALPHA', 'ROMAN'),
  NUMBERED_DECIMAL_NESTED: numbers('nested', 'DECIMAL', 'DECIMAL', 'DECIMAL'),
  NUMBERED_UPPERALPHA_ALPHA_ROMAN: numbers('%#.', 'UPPER_ALPHA', 'ALPHA', 'ROMAN'),
  NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL: numbers('%#.', 'UPPER_ROMAN', 'UPPER_ALPHA', 'DECIMAL'),
  NUMBERED_ZERODECIMAL_ALPHA_ROMAN: numbers('%#.', 'ZERO_DECIMAL', 'ALPHA', 'ROMAN'),
};

export const BULLET_PRESETS = Object.keys(PATTERNS);

/** Indents of a list item at a nesting level, in points: half an inch a level, the bullet a quarter less. */
export function indentsOf(level: number): { readonly start: number; readonly firstLine: number } {
  return { start: 36 * (level + 1), firstLine: 36 * (level + 1) - 18 };
}

/** The list that a preset describes; its three glyphs return at every third level. */
export function listOf(preset: string): ListProperties {
  const pattern = PATTERNS[preset]!;
  const nestingLevels = Array.from({ length: LEVELS }, (_, level): NestingLevel => {
    const { glyphFormat, ...glyph } = pattern[level % pattern.length]!;
    const { start, firstLine } = indentsOf(level);
    return {
      bulletAlignment: 'START',
      ...glyph,
      glyphFormat: formatOf(glyphFormat!, level),
      indentFirstLine: points(firstLine),
      indentStart: points(start),
      textStyle: { underline: false },
      startNumber: 1,
    };
  });
  return { nestingLevels };
}

function formatOf(format: string, level: number): string {
  if (format !== 'nested') return format.replace('#', String(level));
  return Array.from({ length: level + 1 }, (_, i) => `%${i}.`).join('');
}
