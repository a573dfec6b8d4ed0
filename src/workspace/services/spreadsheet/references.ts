/** References inside formulas: found by a tokenizer, rewritten when cells move, are copied or renamed. */
import { columnIndex, columnLetters, quoteSheetName } from './a1.ts';
import { type Rect, type Shift, shiftRect, UNBOUNDED } from './model/rect.ts';

/** One end of a reference; null where it is open (`A:A` has no rows). */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** Text up to and including `!`, as written; empty when there is none. */
  readonly prefix: string;
  readonly sheetName: string | null;
  readonly start: Corner;
  /** Null for a single cell. */
  readonly end: Corner | null;
}

// In order: text, sheet prefix with reference, plain reference, word (function, name), anything else.
const TOKEN =
  /"(?:[^"]|"")*"|(?:'(?:[^']|'')+'|[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*)!|(?<reference>\$?[A-Za-z]{1,3}\$?\d+(?::\$?(?:[A-Za-z]{1,3}\$?\d*|\d+))?(?![\w(.!\u00C0-\uFFFF])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d+)?(?![\w(.!\u00C0-\uFFFF])|\$?\d+:\$?\d+(?![\w(.]))|[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*|\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?|[\s\S]/g;

/** Rebuilds a formula with each reference replaced by what `change` makes of it. */
export function mapReferences(formula: string, change: (reference: Reference) => string): string {
  let prefix = '';
  let result = '';
  for (const { 0: token, groups } of formula.matchAll(TOKEN)) {
    if (token[0] !== '"' && token.endsWith('!') && token.length > 1) {
      result += prefix;
      prefix = token;
      continue;
    }
    const reference = groups?.reference === undefined ? null : parseReference(prefix, token);
    result += reference ? change(reference) : prefix + token;
    prefix = '';
  }
  return result + prefix;
}

/** Joins a reference again. */
export function formatReference(reference: Reference): string {
  const { prefix, start, end } = reference;
  return prefix + formatCorner(start) + (end ? `:${formatCorner(end)}` : '');
}

/** What happens to cells: rows or columns of a sheet change, or a block is cut and pasted elsewhere. */
export type CellMove =
  | { readonly sheetName: string; readonly shift: Shift }
  | {
      readonly sheetName: string;
      readonly cut: Rect;
      readonly toSheetName: string;
      readonly rowDelta: number;
      readonly columnDelta: number;
    };

/**
 * The formula of a cell on `homeSheetName` after cells moved: references follow what they pointed at, and
 * become `#REF!` when it is gone. Text in quotes and names that only look like cells are left alone.
 */
export function rewriteReferences(formula: string, homeSheetName: string, move: CellMove): string {
  return mapReferences(formula, (reference) => {
    const sheetName = reference.sheetName ?? homeSheetName;
    if (sheetName.toLowerCase() !== move.sheetName.toLowerCase()) return formatReference(reference);
    const area = areaOf(reference);
    if ('shift' in move) {
      const shifted = shiftRect(move.shift, area);
      return shifted ? formatReference(withArea(reference, shifted)) : `${reference.prefix}#REF!`;
    }
    const { cut } = move;
    const inside =
      area.top >= cut.top && area.bottom <= cut.bottom && area.left >= cut.left && area.right <= cut.right;
    if (!inside) return formatReference(reference);
    const moved = withArea(reference, {
      top: area.top + move.rowDelta,
      bottom: area.bottom + move.rowDelta,
      left: area.left + move.columnDelta,
      right: area.right + move.columnDelta,
    });
    const away = move.toSheetName.toLowerCase() !== homeSheetName.toLowerCase();
    return formatReference({
      ...moved,
      prefix: away ? `${quoteSheetName(move.toSheetName)}!` : moved.prefix,
    });
  });
}

/** The formula as it reads when copied so many rows and columns further; fixed parts (`$`) stay. */
export function offsetReferences(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const move = (corner: Corner): Corner | null => {
    const row = corner.row === null || corner.rowFixed ? corner.row : corner.row + rows;
    const column = corner.column === null || corner.columnFixed ? corner.column : corner.column + columns;
    return (row ?? 0) < 0 || (column ?? 0) < 0 ? null : { ...corner, row, column };
  };
  return mapReferences(formula, (reference) => {
    const start = move(reference.start);
    const end = reference.end && move(reference.end);
    if (!start || (reference.end && !end)) return `${reference.prefix}#REF!`;
    return formatReference({ ...reference, start, end });
  });
}

/** The formula after a tab got another name, or (null) was deleted. */
export function renameSheetInFormula(formula: string, from: string, to: string | null): string {
  return mapReferences(formula, (reference) => {
    if (reference.sheetName?.toLowerCase() !== from.toLowerCase()) return formatReference(reference);
    return to === null ? '#REF!' : formatReference({ ...reference, prefix: `${quoteSheetName(to)}!` });
  });
}

/** The rectangle that a reference points at. */
export function areaOf({ start, end }: Reference): Rect {
  const last = end ?? start;
  const top = start.row ?? 0;
  const left = start.column ?? 0;
  const bottom = last.row === null ? UNBOUNDED : last.row + 1;
  const right = last.column === null ? UNBOUNDED : last.column + 1;
  return {
    top: Math.min(top, bottom - 1),
    bottom: Math.max(top + 1, bottom),
    left: Math.min(left, right - 1),
    right: Math.max(left + 1, right),
  };
}

function withArea(reference: Reference, area: Rect): Reference {
  const { start, end } = reference;
  const newStart: Corner = {
    ...start,
    row: start.row === null ? null : area.top,
    column: start.column === null ? null : area.left,
  };
  if (!end) return { ...reference, start: newStart };
  return {
    ...reference,
    start: newStart,
    end: {
      ...end,
      row: end.row === null ? null : area.bottom - 1,
      column: end.column === null ? null : area.right - 1,
    },
  };
}

function parseReference(prefix: string, token: string): Reference | null {
  const [from, to] = token.split(':');
  const start = parseCorner(from!);
  if (!start) return null;
  if (to === undefined && (start.row === null || start.column === null)) return null;
  const end = to === undefined ? null : parseCorner(to);
  if (to !== undefined && !end) return null;
  const name = prefix === '' ? null : prefix.slice(0, -1);
  const sheetName = name?.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  return { prefix, sheetName, start, end };
}

function parseCorner(text: string): Corner | null {
  const match = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/.exec(text);
  if (!match || text === '') return null;
  const [, first, letters, second, digits] = match;
  if (letters === undefined && digits === undefined) return null;
  return {
    row: digits === undefined ? null : Number(digits) - 1,
    column: letters === undefined ? null : columnIndex(letters),
    columnFixed: letters !== undefined && first === '$',
    rowFixed: letters === undefined ? first === '$' : second === '$',
  };
}

function formatCorner(corner: Corner): string {
  const column =
    corner.column === null ? '' : `${corner.columnFixed ? '$' : ''}${columnLetters(corner.column)}`;
  const row = corner.row === null ? '' : `${corner.rowFixed ? '$' : ''}${corner.row + 1}`;
  return column + row;
}
