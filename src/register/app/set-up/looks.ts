/** Gives tabs their names of ranges, formats, checks and colours. */
import type { Check } from '../../domain/schema/kind.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { columnLetters } from '../a1.ts';
import type { HighlightPlan, TabPlan } from '../blueprint.ts';
import { LOOK } from '../properties.ts';
import type { Area, Highlight, SheetCheck, TabLook } from '../structure.ts';
import type { Lot, Site } from './site.ts';

/** Columns further to the right are not kept in view: too little of the screen would be left. */
const FROZEN_AT_MOST = 3;

/** Names the data of every column, where the name is missing, stands for something else or ends before the tab does. */
export function settleNames(site: Site, lot: Lot, plan: TabPlan): number {
  let made = 0;
  for (const { field, name } of plan.columns) {
    const area = dataOf(lot, field);
    const known = site.survey.names.find((fact) => fact.name === name);
    if (!lot.isNew && known?.sheet === lot.id && known.area && covers(known.area, area)) continue;
    site.ports.structure.setName(name, lot.id, area);
    site.changed = true;
    made++;
  }
  return made;
}

/** True for the same column down to the same end. */
function covers(known: Area, area: Area): boolean {
  return known.column === area.column && known.row + known.rows >= area.row + area.rows;
}

/** Applies formats, notes, widths, checks and colours when they are not what was applied last. */
export function settleLook(
  site: Site,
  lots: readonly Lot[],
  lot: Lot,
  plan: TabPlan,
  again: boolean,
): boolean {
  const name = LOOK + lot.table.id;
  const wanted = lookPrint(lots, plan);
  if (!again && !lot.repaired && site.ports.props.all()[name] === wanted) return false;
  site.ports.structure.dress(lot.id, lookOf(lots, lot, plan, again));
  site.ports.props.set({ [name]: wanted });
  site.changed = true;
  return true;
}

/** The cells below the header of a column. */
function dataOf(lot: Lot, field: string): Area {
  return {
    row: lot.headerRow + 1,
    column: lot.columns[field]!,
    rows: lot.rows - lot.headerRow,
    columns: 1,
  };
}

/** What the look of a tab depends on, wherever its columns stand. */
function lookPrint(lots: readonly Lot[], plan: TabPlan): string {
  const targets = plan.columns.flatMap(({ check }) =>
    check?.type === 'rows' ? [lots.find((lot) => lot.table.id === check.table)?.id] : [],
  );
  return fingerprint(JSON.stringify([plan.color, plan.columns, plan.highlights, targets]));
}

function lookOf(lots: readonly Lot[], lot: Lot, plan: TabPlan, again: boolean): TabLook {
  return {
    headerRow: lot.headerRow,
    rows: lot.rows,
    color: plan.color,
    frozenColumns: lot.isNew || again ? frozen(lot) : null,
    columns: plan.columns.map((column) => ({
      position: lot.columns[column.field]!,
      note: column.note,
      format: column.format,
      width: column.width,
      centered: column.centered,
      hidden: column.hidden,
      check: column.check && located(column.check, lots),
    })),
    highlights: plan.highlights.map((highlight) => highlightOf(lot, highlight)),
  };
}

/** The key, and the name of the row where it stands beside the key. */
function frozen(lot: Lot): number | null {
  const key = lot.columns[lot.table.key.field]!;
  const title = lot.table.title?.[0];
  const last = title !== undefined && lot.columns[title] === key + 1 ? key + 1 : key;
  return last <= FROZEN_AT_MOST ? last : null;
}

function located(check: Check, lots: readonly Lot[]): SheetCheck | null {
  if (check.type !== 'rows') return check;
  const lot = lots.find((candidate) => candidate.table.id === check.table);
  if (!lot) return null;
  const { strict, help } = check;
  return { type: 'range', sheet: lot.id, area: dataOf(lot, 'choice'), strict, help };
}

function highlightOf(lot: Lot, plan: HighlightPlan): Highlight {
  const area = dataOf(lot, plan.field);
  const cell = (field: string): string => `$${columnLetters(lot.columns[field]!)}${area.row}`;
  const { background, color } = plan;
  const formula = plan.passed
    ? passed(plan.field, plan.passed, cell)
    : plan.flagged === undefined
      ? shows(cell(plan.field), plan.shows ?? [])
      : `ISNUMBER(SEARCH(", ${plan.flagged.replace(/"/g, '""')},";", "&${cell('attention')}&","))`;
  return { area, formula, background, color };
}

function shows(cell: string, texts: readonly string[]): string {
  return `OR(${texts.map((text) => `${cell}="${text.replace(/"/g, '""')}"`).join(';')})`;
}

function passed(
  field: string,
  { unless, texts }: NonNullable<HighlightPlan['passed']>,
  cell: (field: string) => string,
): string {
  const late = `AND(ISNUMBER(${cell(field)});${cell(field)}<TODAY())`;
  return unless && texts.length ? `AND(${late};NOT(${shows(cell(unless), texts)}))` : late;
}
