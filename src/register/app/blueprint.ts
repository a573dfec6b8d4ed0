/** How each tab must be, derived from the declarations alone: nothing here knows what the file holds. */
import { flagLabel } from '../domain/rules/attention.ts';
import { DUE, FLAGGED, OVERDUE, TONES } from '../domain/schema/appearance.ts';
import type { Check, Lookup } from '../domain/schema/kind.ts';
import { type Column, GROUPS, type Table } from '../domain/schema/table.ts';
import { TEXT } from '../domain/text/messages.ts';

export interface ColumnPlan {
  readonly field: string;
  readonly label: string;
  readonly note: string;
  readonly format: string;
  readonly width: number;
  readonly centered: boolean;
  readonly hidden: boolean;
  readonly check: Check | null;
  /** Name of the range with its data. */
  readonly name: string;
}

/** A colour for a column while `condition` holds; it is told the letters of the columns it looks at. */
export interface HighlightPlan {
  readonly field: string;
  readonly background: string;
  readonly color: string;
  /** Field and texts: coloured while the field shows one of them. */
  readonly shows?: readonly string[];
  /** Coloured while the day has passed, unless the other field shows one of the texts. */
  /** Coloured while the column Let op names it so. */
  readonly flagged?: string;
  readonly passed?: { readonly unless: string | null; readonly texts: readonly string[] };
}

export interface TabPlan {
  readonly table: Table;
  readonly color: string;
  readonly columns: readonly ColumnPlan[];
  readonly highlights: readonly HighlightPlan[];
}

/** Widths are brought to a few steps: neighbours of the same width are set in one call. */
const WIDTHS = [90, 130, 200, 260, 340, 480] as const;

export function planTab(table: Table, look: Lookup): TabPlan {
  return {
    table,
    color: GROUPS[table.group].color,
    columns: table.fields.map((field) => planColumn(table, field, look)),
    // What is wrong comes before what a state means.
    highlights: [...flagHighlights(table), ...toneHighlights(table, look), ...dueHighlights(table, look)],
  };
}

/** The name of the range with a column's data: `terrain_gross_area`. */
export function rangeName(table: string, field: string): string {
  return `${table}_${field}`;
}

function planColumn(table: Table, field: string, look: Lookup): ColumnPlan {
  const column = table.columns[field]!;
  return {
    field,
    label: column.label,
    note: noteOf(column, look),
    format: column.kind.format,
    width: widthFor(Math.max(column.kind.width, wordWidth(column.label))),
    centered: column.kind.align === 'center',
    hidden: column.hidden === true,
    check: column.system ? null : column.kind.check(look),
    name: rangeName(table.id, field),
  };
}

function widthFor(pixels: number): number {
  return WIDTHS.find((step) => step >= pixels) ?? WIDTHS[WIDTHS.length - 1]!;
}

/** Pixels that the longest word of a header takes in bold, so that no word is broken in two. */
function wordWidth(label: string): number {
  return Math.max(...label.split(/[\s-]/).map((word) => word.length)) * 8 + 8;
}

function noteOf(column: Column, look: Lookup): string {
  const lines = [column.help, column.system ? TEXT.note.system : column.kind.describe(look)];
  if (column.unit) lines.push(TEXT.note.unit(column.unit));
  if (column.required && !column.system) lines.push(TEXT.note.required);
  return [...new Set(lines)].join('\n');
}

/** A cell with a finding; one about the whole row shows on its key. */
function flagHighlights(table: Table): readonly HighlightPlan[] {
  if (!table.tracked) return [];
  const whole = { field: table.key.field, ...FLAGGED, flagged: flagLabel(table, null) };
  const cells = Object.entries(table.columns)
    .filter(([, { hidden, system }]) => !hidden && !system)
    .map(([field, { label }]) => ({ field, ...FLAGGED, flagged: label }));
  return [whole, ...cells];
}

function toneHighlights(table: Table, look: Lookup): readonly HighlightPlan[] {
  return table.fields.flatMap((field) => {
    const check = table.columns[field]!.kind.check(look);
    // Only fixed states have a meaning that colours can follow; code lists belong to the users.
    if (check?.type !== 'list' || table.columns[field]!.kind.codeList) return [];
    return TONES.flatMap(({ background, color, codes }) => {
      const shows = labels(table, field, codes, look);
      return shows.length ? [{ field, background, color, shows }] : [];
    });
  });
}

function dueHighlights(table: Table, look: Lookup): readonly HighlightPlan[] {
  return (DUE[table.id] ?? []).map(({ field, unless, done }) => ({
    field,
    ...OVERDUE,
    passed: { unless, texts: unless ? labels(table, unless, done, look) : [] },
  }));
}

/** What a column shows for those of the codes that it can hold. */
function labels(table: Table, field: string, codes: readonly string[], look: Lookup): readonly string[] {
  const { kind } = table.columns[field]!;
  return codes.flatMap((code) => {
    const value = kind.decode(code);
    return value === null ? [] : [String(kind.write(value, look))];
  });
}
