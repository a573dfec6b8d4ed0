/** A formula of Google Sheets as OOXML writes it: newer functions prefixed, open-ended ranges closed. */
import { formulaLocale } from '../../src/workspace/formulas/locale.ts';
import { parseFormula } from '../../src/workspace/formulas/parser.ts';
import type { Node } from '../../src/workspace/formulas/syntax.ts';
import { FormulaError } from '../../src/workspace/formulas/values.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import { type Rect, UNBOUNDED } from '../../src/workspace/services/spreadsheet/model/rect.ts';

/** The size of a sheet in OOXML (ECMA-376 part 1, 18.3.1.73). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Functions that came after OOXML; files name them with a prefix (MS-XLSX 2.2.2, future functions). */
const FUTURE = new Set(
  `ARABIC BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST
  CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC DAYS
  DECIMAL DROP ENCODEURL EXPAND FLOOR.MATH FLOOR.PRECISE FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA
  ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL NORM.DIST NORM.INV NORM.S.DIST
  NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA
  QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SEQUENCE SHEET SHEETS SKEW.P SORTBY
  STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P
  VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR`.split(/\s+/),
);
const WORKSHEET = new Set(['FILTER', 'SORT']);

/** A formula as it stands in the file, and whether it must be entered over a block. */
export interface OoxmlFormula {
  readonly text: string;
  readonly isArray: boolean;
}

/** Something that OOXML cannot say, such as `{A1:A3; B1:B3}`. */
export class NotInOoxml extends Error {}

/** Reads a formula in the English locale. Throws `NotInOoxml`, or `ParseError` when Google cannot read it either. */
export function ooxmlFormula(formula: string): OoxmlFormula {
  let node = parseFormula(formula, formulaLocale('en_US'));
  let isArray = false;
  while (node.kind === 'call' && node.name === 'ARRAYFORMULA' && node.arguments.length === 1) {
    node = node.arguments[0]!;
    isArray = true;
  }
  return { text: written(node, new Set()), isArray };
}

type Names = ReadonlySet<string>;
type Writers = {
  readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, names: Names) => string;
};

const WRITERS: Writers = {
  literal: ({ value }) => literal(value),
  omitted: () => '',
  reference: ({ sheetName, area }) =>
    sheetName === null ? a1(area) : `'${sheetName.replaceAll("'", "''")}'!${a1(area)}`,
  name: ({ name }, names) => (names.has(name) ? `_xlpm.${name}` : name),
  span: ({ from, to }, names) => `${written(from, names)}:${written(to, names)}`,
  binary: ({ operator, left, right }, names) =>
    `(${written(left, names)}${operator}${written(right, names)})`,
  sign: ({ negative, operand }, names) => `(${negative ? '-' : '+'}${written(operand, names)})`,
  percent: ({ operand }, names) => `(${written(operand, names)}%)`,
  call: ({ name, arguments: args }, names) => {
    const inner = new Set([...names, ...namesGiven(name, args)]);
    return `${prefixed(name)}(${args.map((arg) => written(arg, inner)).join(',')})`;
  },
  apply: ({ callee, arguments: args }, names) =>
    `${written(callee, names)}(${args.map((arg) => written(arg, names)).join(',')})`,
  block: ({ rows }) => `{${rows.map((row) => row.map(constant).join(',')).join(';')}}`,
};

function written(node: Node, names: Names): string {
  return WRITERS[node.kind](node as never, names);
}

function prefixed(name: string): string {
  if (WORKSHEET.has(name)) return `_xlfn._xlws.${name}`;
  return FUTURE.has(name) ? `_xlfn.${name}` : name;
}

/** The names that LET and LAMBDA give to what follows. */
function namesGiven(name: string, args: readonly Node[]): readonly string[] {
  const isName = (_: Node, index: number): boolean =>
    index < args.length - 1 && (name === 'LAMBDA' || (name === 'LET' && index % 2 === 0));
  return args.filter(isName).flatMap((arg) => (arg.kind === 'name' ? [arg.name] : []));
}

/** OOXML has arrays of constants only. */
function constant(node: Node): string {
  if (node.kind === 'literal') return literal(node.value);
  if (node.kind === 'sign' && node.operand.kind === 'literal')
    return `${node.negative ? '-' : ''}${literal(node.operand.value)}`;
  throw new NotInOoxml('Een matrix van bereiken of berekeningen bestaat alleen bij Google.');
}

function literal(value: number | string | boolean | FormulaError): string {
  if (value instanceof FormulaError) return value.code;
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  return String(value).toUpperCase();
}

function a1({ top, left, bottom, right }: Rect): string {
  const corner = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;
  const last = corner(
    (bottom === UNBOUNDED ? LAST_ROW : bottom) - 1,
    (right === UNBOUNDED ? LAST_COLUMN : right) - 1,
  );
  const first = corner(top, left);
  return first === last ? first : `${first}:${last}`;
}
