/** Formulas in the words of Excel: separators, ends of ranges, and prefixes of newer functions. */
import { formulaLocale } from '../../formulas/locale.ts';
import { parseFormula } from '../../formulas/parser.ts';
import type { Node } from '../../formulas/syntax.ts';
import { quoteSheetName } from '../../services/spreadsheet/a1.ts';
import { formatReference, mapReferences } from '../../services/spreadsheet/references.ts';

/** The last row and column of a sheet in Excel. */
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Functions of Google that Excel has not, or that take other arguments there. */
const FOREIGN = new Set(
  `ARRAYFORMULA ARRAY_CONSTRAIN QUERY SORTN SPARKLINE JOIN SPLIT IMPORTRANGE IMPORTDATA IMPORTFEED IMPORTHTML
  IMPORTXML GOOGLEFINANCE GOOGLETRANSLATE DETECTLANGUAGE IMAGE REGEXMATCH REGEXEXTRACT REGEXREPLACE FLATTEN
  COUNTUNIQUE COUNTUNIQUEIFS ISEMAIL ISURL ISDATE TO_TEXT TO_DATE TO_PURE_NUMBER TO_PERCENT TO_DOLLARS UPLUS
  UMINUS UNARY_PERCENT ADD MINUS MULTIPLY DIVIDE POW EQ NE GT GTE LT LTE ISBETWEEN EPOCHTODATE
  AVERAGE.WEIGHTED MARGINOFERROR`.split(/\s+/),
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
  MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV
  NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI
  POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET
  SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTJOIN
  TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WEIBULL.DIST WORKDAY.INTL WRAPCOLS WRAPROWS XLOOKUP
  XMATCH XOR Z.TEST`.split(/\s+/),
);
const NEWER_STILL = new Set(['FILTER', 'SORT']);

/** What a formula must know of the book that it stands in. */
export interface FormulaBook {
  /** Of the spreadsheet: it decides on separators. */
  readonly locale: string;
  /** The name in the file of the tab with this name; itself where there is no such tab. */
  nameOf(sheetName: string): string;
}

export interface ExcelFormula {
  /** Without `=`. */
  readonly text: string;
  /** True where each cell of a range is meant, as ARRAYFORMULA asks. */
  readonly array: boolean;
}

/** The formula for Excel; null when Excel has no words for it. */
export function excelFormula(formula: string, { locale, nameOf }: FormulaBook): ExcelFormula | null {
  const root = parsed(formula, locale);
  if (!root) return null;
  const wrapped = /^=\s*ARRAYFORMULA\s*\(([\s\S]*)\)\s*$/i.exec(formula);
  const array = wrapped !== null && root.kind === 'call' && root.arguments.length === 1;
  const inner = array ? root.arguments[0]! : root;
  const names = new Set<string>();
  if (!expressible(inner, names)) return null;
  const body = array ? wrapped[1]! : formula.replace(/^=/, '');
  return { text: translated(closed(body, nameOf), locale, names), array };
}

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
  literal: () => true,
  omitted: () => true,
  reference: () => true,
  name: () => true,
  call(node, names) {
    const { name, arguments: given } = node;
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
  block: ({ rows }) => rows.every((row) => row.every(isConstant)),
  binary: ({ left, right }, names) => expressible(left, names) && expressible(right, names),
  span: ({ from, to }, names) => expressible(from, names) && expressible(to, names),
  sign: ({ operand }, names) => expressible(operand, names),
  percent: ({ operand }, names) => expressible(operand, names),
};

function expressible(node: Node, names: Set<string>): boolean {
  return (CHECKS[node.kind] as Check<Node['kind']>)(node as never, names);
}

function isConstant(node: Node): boolean {
  return node.kind === 'literal' || (node.kind === 'sign' && node.operand.kind === 'literal');
}

/** `A2:A` goes on to the last row that Excel has, `A2:2` to its last column; tabs get their names in the file. */
function closed(formula: string, nameOf: FormulaBook['nameOf']): string {
  return mapReferences(formula, (given) => {
    const { start, end, sheetName } = given;
    const prefix = sheetName === null ? given.prefix : `${quoteSheetName(nameOf(sheetName))}!`;
    const reference = { ...given, prefix };
    if (!end) return formatReference(reference);
    const row = end.row === null && start.row !== null ? LAST_ROW : end.row;
    const column = end.column === null && start.column !== null ? LAST_COLUMN : end.column;
    return formatReference({ ...reference, end: { ...end, row, column } });
  });
}

const COMMA_TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:,\d+)?(?:[eE][+-]?\d+)?|,\d+|[\s\S]/gu;
const POINT_TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\s\S]/gu;

function translated(formula: string, locale: string, names: ReadonlySet<string>): string {
  const { decimal } = formulaLocale(locale);
  const tokens = formula.match(decimal === ',' ? COMMA_TOKEN : POINT_TOKEN) ?? [];
  let braces = 0;
  return tokens
    .map((token, i) => {
      if (token === '{') braces++;
      if (token === '}') braces--;
      if (token === ';') return braces > 0 ? ';' : ',';
      if (token === '\\' && braces > 0) return ',';
      if (decimal === ',' && /^\d*,\d/.test(token)) return token.replace(',', '.').replace(/^\./, '0.');
      if (/^[\p{L}_]/u.test(token)) return word(token, /^\s*\(/.test(tokens.slice(i + 1).join('')), names);
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
