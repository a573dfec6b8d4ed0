/** Makes sure that each table has its tab, with a row of headers; tabs of people stay as they are. */

import { cellText } from '../../domain/schema/cell.ts';
import type { Table } from '../../domain/schema/table.ts';
import { journal, TABLES } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { tidy } from '../../domain/text/normalise.ts';
import { MARKS, type SheetFacts } from '../marks.ts';
import { JOURNAL_SPARE } from '../writer.ts';
import { toRevive } from './revive.ts';
import { did, type Lot, type Site } from './site.ts';

const SAYS = TEXT.setUp;

/** Rows of a new tab; it grows with what is written. The journal begins with room for the single edits of some days. */
const newRows = ({ id }: Table): number => (id === journal.id ? JOURNAL_SPARE : 200);

/** Finds or makes the tab of each table. `remembered` tells the original of a tab that was copied. */
export function settleTabs(site: Site, remembered: Readonly<Record<string, number>>): void {
  const { survey } = site;
  const order = survey.sheets.map((sheet) => sheet.id);
  const firstTime = !survey.marks.some((mark) => mark.key === MARKS.table);
  // Boards in front stay in front.
  const isBoard = (id: number): boolean =>
    survey.marks.some((mark) => mark.key === MARKS.board && mark.sheet === id);
  let place = order.findIndex((id) => !isBoard(id));
  for (const table of TABLES) {
    const sheet = originalOf(site, table, remembered[table.id]) ?? unmarked(site, table);
    const lot = sheet ? known(site, table, sheet) : made(site, table, place, order, firstTime);
    place = order.indexOf(lot.id) + 1;
    site.lots.push(lot);
  }
  if (firstTime) did(site, SAYS.installed(site.lots.filter((lot) => lot.isNew).length));
  for (const lot of site.lots) settleHeaderRow(site, lot);
}

/** The marked tab; copies lose their mark and their protections, so that they are the person's own. */
function originalOf(site: Site, table: Table, remembered: number | undefined): SheetFacts | null {
  const { sheets, marks, guards } = site.survey;
  const marked = sheets.filter((sheet) =>
    marks.some((mark) => mark.key === MARKS.table && mark.value === table.id && mark.sheet === sheet.id),
  );
  const original = marked.find((sheet) => sheet.id === remembered) ?? marked[0] ?? null;
  for (const copy of marked) {
    if (copy === original) continue;
    const ids = marks.filter((mark) => mark.sheet === copy.id).map((mark) => mark.id);
    site.ports.structure.unmark(ids);
    site.ports.structure.unprotect(
      guards.filter((guard) => guard.sheet === copy.id).map((guard) => guard.id),
    );
    did(site, SAYS.copy(copy.name, original!.name));
  }
  return original;
}

/** A tab with the table's name and headers that has lost its marks, or that an interrupted run left blank. */
function unmarked(site: Site, table: Table): SheetFacts | null {
  const { structure } = site.ports;
  const { sheets, marks } = site.survey;
  const sheet = sheets.find(({ name }) => name === table.tab);
  if (!sheet || marks.some((mark) => mark.key === MARKS.table && mark.sheet === sheet.id)) return null;
  const blank = structure.isEmpty(sheet.id);
  if (!blank && !hasHeaders(site, table, sheet, 1)) return null;
  if (blank) structure.resize(sheet.id, newRows(table), table.fields.length);
  structure.mark(sheet.id, MARKS.table, table.id, 0);
  did(site, blank ? null : SAYS.recognised(sheet.name));
  return sheet;
}

function known(site: Site, table: Table, sheet: SheetFacts): Lot {
  const { id, name } = sheet;
  const marks = site.survey.marks.filter((mark) => mark.sheet === id);
  const header = marks.find((mark) => mark.key === MARKS.header && mark.value === table.id);
  if (name !== table.tab) site.says.push(SAYS.renamed(table.tab, name));
  const isNew = !marks.some((mark) => mark.key === MARKS.column) && site.ports.structure.isEmpty(id);
  return {
    ...{ table, id, name, isNew, columns: {}, repaired: false, headerRow: header?.position ?? 0 },
    rows: isNew ? newRows(table) : sheet.rows,
    width: isNew ? table.fields.length : sheet.width,
  };
}

function made(site: Site, table: Table, place: number, order: number[], firstTime: boolean): Lot {
  const { structure } = site.ports;
  if (!firstTime) toRevive(site, table, []);
  const taken = site.survey.sheets.some((sheet) => sheet.name === table.tab);
  const { id, name } = structure.addSheet(taken ? SAYS.otherName(table.tab) : table.tab, place);
  const [rows, width] = [newRows(table), table.fields.length];
  structure.resize(id, rows, width);
  order.splice(place, 0, id);
  did(site, firstTime ? null : SAYS.tabMade(name));
  structure.mark(id, MARKS.table, table.id, 0);
  return { table, id, name, rows, width, isNew: true, headerRow: 0, columns: {}, repaired: true };
}

/** Finds or makes the row with the headers. */
function settleHeaderRow(site: Site, lot: Lot): void {
  if (lot.headerRow > 0) return;
  const { structure } = site.ports;
  const sheet = { id: lot.id, name: lot.name, rows: lot.rows, width: lot.width };
  if (!lot.isNew && !structure.isEmpty(lot.id) && !hasHeaders(site, lot.table, sheet, 1)) {
    structure.addHeaderRow(lot.id);
    lot.rows += 1;
    did(site, SAYS.headerRowMade(lot.name));
  }
  structure.mark(lot.id, MARKS.header, lot.table.id, 1);
  lot.headerRow = 1;
  lot.repaired = true;
  site.changed = true;
}

/** True when at least half of the table's headers stand in a row. */
function hasHeaders(site: Site, table: Table, sheet: SheetFacts, row: number): boolean {
  const texts = new Set(
    site.ports.structure.row(sheet.id, row, sheet.width).map((cell) => tidy(cellText(cell))),
  );
  const found = table.fields.filter((field) => texts.has(table.columns[field]!.label));
  return found.length * 2 >= table.fields.length;
}
