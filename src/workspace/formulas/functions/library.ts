/** Functions whose calculation Univer's formula engine does: trigonometry, distributions, finance, engineering. */
import { type FormulaLocale, isDatePattern } from '../locale.ts';
import { loadLibrary, type UniverLibrary, type UniverValue } from '../univer.ts';
import { Formatted, FormulaError, Matrix, type Scalar, type Value } from '../values.ts';
import { ANY, type EagerFunction, type FunctionTable, type ParameterKind } from './function.ts';

/** Functions of single values. */
const OF_SINGLE_VALUES = `
  ACOS ACOSH ACOT ACOTH ASIN ASINH ATAN ATAN2 ATANH COS COSH COT COTH CSC CSCH SEC SECH SIN SINH TAN TANH
  DEGREES RADIANS COMBIN COMBINA FACT FACTDOUBLE SQRTPI ARABIC ROMAN BASE DECIMAL MUNIT
  CEILING.MATH CEILING.PRECISE FLOOR.MATH FLOOR.PRECISE PERMUT PERMUTATIONA
  BIN2DEC BIN2HEX BIN2OCT BITAND BITLSHIFT BITOR BITRSHIFT BITXOR COMPLEX CONVERT DEC2BIN DEC2HEX DEC2OCT
  DELTA ERF ERF.PRECISE ERFC ERFC.PRECISE GESTEP HEX2BIN HEX2DEC HEX2OCT OCT2BIN OCT2DEC OCT2HEX
  IMABS IMAGINARY IMARGUMENT IMCONJUGATE IMCOS IMCOSH IMCOT IMCOTH IMCSC IMCSCH IMDIV IMEXP IMLN IMLOG
  IMLOG10 IMLOG2 IMPOWER IMREAL IMSEC IMSECH IMSIN IMSINH IMSQRT IMSUB IMTAN IMTANH
  ACCRINT ACCRINTM AMORLINC COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD CUMIPMT CUMPRINC DB DDB
  DISC DOLLARDE DOLLARFR DURATION EFFECT FV INTRATE IPMT ISPMT MDURATION NOMINAL NPER PDURATION PMT PPMT
  PRICE PRICEDISC PRICEMAT PV RATE RECEIVED RRI SLN SYD TBILLEQ TBILLPRICE TBILLYIELD VDB YIELD YIELDDISC
  YIELDMAT DAYS360 YEARFRAC
  BETA.DIST BETA.INV BETADIST BETAINV BINOM.DIST BINOM.INV BINOMDIST CRITBINOM CHIDIST CHIINV CHISQ.DIST
  CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CONFIDENCE CONFIDENCE.NORM CONFIDENCE.T EXPON.DIST EXPONDIST F.DIST
  F.DIST.RT F.INV F.INV.RT FDIST FINV FISHER FISHERINV GAMMA GAMMA.DIST GAMMA.INV GAMMADIST GAMMAINV
  GAMMALN GAMMALN.PRECISE GAUSS HYPGEOM.DIST HYPGEOMDIST LOGINV LOGNORM.DIST LOGNORM.INV LOGNORMDIST
  NEGBINOM.DIST NEGBINOMDIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NORMDIST NORMINV NORMSDIST NORMSINV
  PHI POISSON POISSON.DIST STANDARDIZE T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T TDIST TINV WEIBULL
  WEIBULL.DIST`;

/** Functions that take ranges and blocks as a whole. */
const OF_BLOCKS = `
  GCD LCM MULTINOMIAL SERIESSUM SUMX2MY2 SUMX2PY2 SUMXMY2 IMSUM IMPRODUCT
  AVEDEV DEVSQ GEOMEAN HARMEAN KURT SKEW SKEW.P STDEVA STDEVPA VARA VARPA TRIMMEAN PROB
  CORREL PEARSON COVAR COVARIANCE.P COVARIANCE.S RSQ SLOPE INTERCEPT STEYX FORECAST FORECAST.LINEAR
  MODE.MULT PERCENTILE.EXC PERCENTRANK PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC MARGINOFERROR
  CHISQ.TEST CHITEST F.TEST FTEST T.TEST TTEST Z.TEST ZTEST
  NPV IRR MIRR XIRR XNPV FVSCHEDULE
  DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DSUM DVAR DVARP`;

/** As the former, and their arguments are array formulas by themselves. */
const OF_ARRAYS = 'MDETERM MINVERSE MMULT GROWTH LINEST LOGEST TREND';

export const LIBRARY: FunctionTable = Object.fromEntries([
  ...names(OF_SINGLE_VALUES).map((name) => [name, delegated(name, 'one', false)]),
  ...names(OF_BLOCKS).map((name) => [name, delegated(name, 'many', false)]),
  ...names(OF_ARRAYS).map((name) => [name, delegated(name, 'many', true)]),
]);

function names(list: string): string[] {
  return list.trim().split(/\s+/);
}

function delegated(name: string, parameter: ParameterKind, arrays: boolean): EagerFunction {
  return {
    kind: 'eager',
    min: 1,
    max: ANY,
    parameters: [parameter],
    repeat: 1,
    arrays,
    seesErrors: false,
    run(values, context) {
      const library = loadLibrary();
      const called = library.functions.get(name)!;
      if (values.length < called.minParams || values.length > called.maxParams) throw FormulaError.NA;
      const given = values.map((value) =>
        toUniver(parameter === 'one' ? value : context.matrix(value), library),
      );
      return fromUniver(called.calculate(...given), context.locale);
    },
  };
}

function toUniver(value: Value, library: UniverLibrary): UniverValue {
  if (value instanceof Matrix) {
    if (value.cells.length === 1) return toUniver(value.cells[0], library);
    return library.array(value.rows, value.columns, (row, column) =>
      toUniver(value.at(row, column), library),
    );
  }
  if (value instanceof FormulaError) return library.error(value.code);
  if (value instanceof Formatted) return library.single(value.number);
  return library.single((value as Exclude<Scalar, Formatted | FormulaError> | undefined) ?? null);
}

function fromUniver(value: UniverValue, locale: FormulaLocale): Value {
  if (!value.isArray()) return single(value, locale);
  const rows = value.getArrayValue().map((row) => row.map((cell) => (cell ? single(cell, locale) : null)));
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : Matrix.fromRows(rows);
}

function single(value: UniverValue, locale: FormulaLocale): Scalar {
  if (value.isError()) return FormulaError.of(String(value.getValue())) ?? FormulaError.VALUE;
  if (value.isNull()) return null;
  const bare = value.getValue();
  if (typeof bare === 'number' && !Number.isFinite(bare)) return FormulaError.NUM;
  if (typeof bare !== 'number' || value.getPattern() === '') return bare;
  return new Formatted(bare, isDatePattern(value.getPattern()) ? locale.date : locale.currency);
}
