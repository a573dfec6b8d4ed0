/** Formulas in the words of Excel: separators, ends of ranges, and prefixes of newer functions. */
import { findFunction } from '../../formulas/functions/index.ts';
import { formulaLocale } from '../../formulas/locale.ts';
import { parseFormula } from '../../formulas/parser.ts';
import type { Node } from '../../formulas/syntax.ts';
import { FormulaError } from '../../formulas/values.ts';
import { quoteSheetName } from '../../services/spreadsheet/a1.ts';
import type { CellValue } from '../../services/spreadsheet/model/grid.ts';
import { formatReference, mapReferences } from '../../services/spreadsheet/references.ts';

/** The longest text within a formula, and the longest formula, that Excel takes. */
const LONGEST_QUOTE = 255;
const LONGEST_FORMULA = 8192;

/** Functions of Google that Excel has not, or that take other arguments there. */
const FOREIGN = new Set(
  `ARRAYFORMULA ARRAY_CONSTRAIN QUERY SORTN SPARKLINE JOIN SPLIT IMPORTRANGE IMPORTDATA IMPORTFEED IMPORTHTML
  IMPORTXML GOOGLEFINANCE GOOGLETRANSLATE DETECTLANGUAGE IMAGE REGEXMATCH REGEXEXTRACT REGEXREPLACE FLATTEN
  COUNTUNIQUE COUNTUNIQUEIFS ISEMAIL ISURL ISDATE TO_TEXT TO_DATE TO_PURE_NUMBER TO_PERCENT TO_DOLLARS UPLUS
  UMINUS UNARY_PERCENT ADD MINUS MULTIPLY DIVIDE POW EQ NE GT GTE LT LTE ISBETWEEN EPOCHTODATE
  AVERAGE.WEIGHTED MARGINOFERROR PERCENTIF IMCOTH IMLOG IMTANH`.split(/\s+/),
);

/** Functions that Excel writes with a prefix, because older versions do not know them. */
const NEWER = new Set(
  `ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND
  BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV
  CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH
  COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST
  F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST
  GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH
  IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS
  MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV
  NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI
  POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET
  SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTJOIN
  TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP
  XMATCH XOR Z.TEST`.split(/\s+/),
);
const NEWER_STILL = new Set(['FILTER', 'SORT']);

/** What Google fills in behind a first argument by itself, and Excel asks for. */
const SECOND_ARGUMENTS: Readonly<Record<string, string>> = {
  CEILING: '1',
  FLOOR: '1',
  IFERROR: '""',
  IFNA: '""',
  INDEX: '0,0',
  ROUND: '0',
  ROUNDDOWN: '0',
  ROUNDUP: '0',
};

/** What a formula must know of the book and the tab that it stands in. */
export interface FormulaBook {
  /** Of the spreadsheet: it decides on separators. */
  readonly locale: string;
  /** The name in the file of the tab with this name; null where there is no such tab. */
  nameOf(sheetName: string): string | null;
  /** How many rows and columns the tab with this name has; null means the tab of the formula. */
  sizeOf(sheetName: string | null): { readonly rows: number; readonly columns: number };
}

export interface ExcelFormula {
  /** Without `=`. */
  readonly text: string;
  /** True where each cell of a range is meant, as ARRAYFORMULA asks. */
  readonly array: boolean;
}

/** The formula for Excel; null when Excel has no words for it. */
export function excelFormula(formula: string, book: FormulaBook): ExcelFormula | null {
  const { locale } = book;
  const root = parsed(formula, locale);
  if (!root) return null;
  const wrapped = /^=\s*ARRAYFORMULA\s*\(([\s\S]*)\)\s*$/i.exec(formula);
  const array = wrapped !== null && root.kind === 'call' && root.arguments.length === 1;
  const inner = array ? root.arguments[0]! : root;
  const names = new Set<string>();
  if (!expressible(inner, names)) return null;
  const body = array ? wrapped[1]! : formula.replace(/^=/, '');
  const text = translated(closed(body, book), locale, names);
  return text.length > LONGEST_FORMULA ? null : { text, array };
}

/** What stands in the file for a formula that Excel cannot say: its words and its result, as Google writes it. */
export function keptFormula(formula: string, result: CellValue): string | null {
  return kept(quoted(formula.slice(1)), result);
}

/** As `keptFormula`, for a cell that such a formula fills beyond its own. */
export function keptResult(result: CellValue): string | null {
  return kept(quoted('"COMPUTED_VALUE"'), result);
}

/** Null when it is longer than a formula may be. */
function kept(words: string, result: CellValue): string | null {
  const value =
    typeof result === 'string' || result === null ? quoted(result ?? '') : String(result).toUpperCase();
  const text = `IFERROR(__xludf.DUMMYFUNCTION(${words}),${value})`;
  return text.length > LONGEST_FORMULA ? null : text;
}

/** A text as it stands in a formula; a long one in pieces, which never cut a sign of two units. */
function quoted(text: string): string {
  const pieces = text.match(PIECE) ?? [''];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}

const PIECE = new RegExp(`[\\s\\S]{1,${LONGEST_QUOTE - 1}}[\\uDC00-\\uDFFF]?`, 'g');

function parsed(formula: string, locale: string): Node | null {
  try {
    return parseFormula(formula, formulaLocale(locale));
  } catch {
    return null;
  }
}

type Check<K extends Node['kind']> = (node: Extract<Node, { kind: K }>, names: Set<string>) => boolean;

/** Whether Excel can say each kind of part; the names that LET and LAMBDA give are collected on the way. */
const CHECKS: { readonly [K in Node['kind']]: Check<K> } = {
  literal: ({ value }) => value !== FormulaError.ERROR,
  omitted: () => true,
  reference: () => true,
  name: () => true,
  call(node, names) {
    const { name, arguments: given } = node;
    const known = names.has(name.toLowerCase()) ? undefined : findFunction(name);
    // Google shows an error where Excel would not open the book.
    if (known && (given.length < known.min || given.length > known.max)) return false;
    if (FOREIGN.has(name) || (name === 'SORT' && given.length > 1)) return false;
    if (name === 'FILTER' && given.length !== 2) return false;
    for (const [i, argument] of given.slice(0, -1).entries())
      if (argument.kind === 'name' && (name === 'LAMBDA' || (name === 'LET' && i % 2 === 0)))
        names.add(argument.name.toLowerCase());
    return given.every((each) => expressible(each, names));
  },
  apply: ({ callee, arguments: given }, names) =>
    expressible(callee, names) && given.every((each) => expressible(each, names)),
  // Excel takes constants in braces, and neither cells nor calculations.
  block: ({ rows }) => rows.every((row) => row.length === rows[0]!.length && row.every(isConstant)),
  binary: ({ left, right }, names) => expressible(left, names) && expressible(right, names),
  span: ({ from, to }, names) => expressible(from, names) && expressible(to, names),
  sign: ({ operand }, names) => expressible(operand, names),
  percent: ({ operand }, names) => expressible(operand, names),
};

function expressible(node: Node, names: Set<string>): boolean {
  return (CHECKS[node.kind] as Check<Node['kind']>)(node as never, names);
}

function isConstant(node: Node): boolean {
  if (node.kind === 'sign')
    return node.negative && node.operand.kind === 'literal' && typeof node.operand.value === 'number';
  if (node.kind !== 'literal' || node.value === FormulaError.ERROR) return false;
  return typeof node.value !== 'string' || node.value.length <= LONGEST_QUOTE;
}

/**
 * `A2:A` goes on to the last row of its tab, `A2:2` to its last column, as Google writes them: to the last row of Excel,
 * a program goes through a million rows for each. Tabs get their names in the file, if there.
 */
function closed(formula: string, { nameOf, sizeOf }: FormulaBook): string {
  return mapReferences(formula, (given) => {
    const { start, end, sheetName } = given;
    const name = sheetName === null ? null : nameOf(sheetName);
    if (sheetName !== null && name === null) return '#REF!';
    const prefix = name === null ? given.prefix : `${quoteSheetName(name)}!`;
    const reference = { ...given, prefix };
    if (!end) return formatReference(reference);
    const { rows, columns } = sizeOf(sheetName);
    const row = end.row === null && start.row !== null ? Math.max(start.row, rows - 1) : end.row;
    const column =
      end.column === null && start.column !== null ? Math.max(start.column, columns - 1) : end.column;
    return formatReference({ ...reference, end: { ...end, row, column } });
  });
}

const COMMA_TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:,\d+)?(?:[eE][+-]?\d+)?|,\d+|[\s\S]/gu;
const POINT_TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|[\s\S]/gu;

function translated(formula: string, locale: string, names: ReadonlySet<string>): string {
  const { decimal } = formulaLocale(locale);
  const tokens = formula.match(decimal === ',' ? COMMA_TOKEN : POINT_TOKEN) ?? [];
  // What is open: a brace, or a bracket with the function before it and the arguments so far.
  const open: { readonly name: string; arguments: number }[] = [];
  let before = '';
  return tokens
    .map((token, i) => {
      const isCalled = before !== '' && /^\s*\(/.test(tokens.slice(i).join(''));
      // Excel wants no space between a function and its bracket.
      if (/^\s$/.test(token)) return isCalled ? '' : token;
      const name = names.has(before.toLowerCase()) ? '' : before;
      before = /^[\p{L}_]/u.test(token) ? token.toUpperCase() : '';
      if (token === '{' || token === '(') open.push({ name: token === '{' ? token : name, arguments: 1 });
      if (token === '}') open.pop();
      if (token === ')') {
        const call = open.pop();
        const second = call?.arguments === 1 ? SECOND_ARGUMENTS[call.name] : undefined;
        return second === undefined ? token : `,${second})`;
      }
      const inside = open.at(-1);
      if (token === ';' && inside?.name === '{') return ';';
      if (token === '\\' && inside?.name === '{') return ',';
      if (token === ';' || token === ',') {
        if (inside) inside.arguments++;
        return ',';
      }
      if (/^\d*[.,]\d/.test(token)) return token.replace(',', '.').replace(/^\./, '0.');
      if (token.length > LONGEST_QUOTE && token.startsWith('"'))
        return `(${quoted(token.slice(1, -1).replaceAll('""', '"'))})`;
      if (before !== '') return word(token, /^\s*\(/.test(tokens.slice(i + 1).join('')), names);
      return token;
    })
    .join('');
}

function word(token: string, called: boolean, names: ReadonlySet<string>): string {
  const upper = token.toUpperCase();
  if (names.has(token.toLowerCase())) return `_xlpm.${token}`;
  if (!called) return token;
  if (NEWER_STILL.has(upper)) return `_xlfn._xlws.${upper}`;
  return NEWER.has(upper) ? `_xlfn.${upper}` : upper;
}
