/** Makes sure that each tab has all columns of its table, marked and with a header; columns of people stay. */
import { cellText } from '../../domain/schema/cell.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { tidy } from '../../domain/text/normalise.ts';
import { rangeName } from '../blueprint.ts';
import { columnMark, MARKS, type Mark } from '../marks.ts';
import { toRevive } from './revive.ts';
import { did, type Lot, type Site } from './site.ts';

const SAYS = TEXT.setUp;

/** Finds or makes the columns of a tab. One read when all is well. */
export function settleColumns(site: Site, lot: Lot): void {
  if (lot.isNew) {
    fill(site, lot, lot.table.fields, 1);
    return;
  }
  const { table } = lot;
  findMarked(site, lot);
  const headers = site.ports.structure
    .row(lot.id, lot.headerRow, lot.width)
    .map((cell) => tidy(cellText(cell)));
  recognise(site, lot, headers);
  for (const field of table.fields) {
    const position = lot.columns[field];
    if (position === undefined || headers[position - 1] !== '') continue;
    const { label } = table.columns[field]!;
    site.ports.structure.writeHeaders(lot.id, lot.headerRow, position, [label]);
    did(site, SAYS.headerFilled(label, lot.name));
  }
  makeMissing(site, lot);
}

/** Puts headers and marks on columns side by side; headers first, so that an interrupted run is recognised. */
function fill(site: Site, lot: Lot, fields: readonly string[], first: number): void {
  const { structure } = site.ports;
  const labels = fields.map((field) => lot.table.columns[field]!.label);
  structure.writeHeaders(lot.id, lot.headerRow, first, labels);
  fields.forEach((field, index) => {
    structure.mark(lot.id, MARKS.column, columnMark(lot.table.id, field), first + index);
    lot.columns[field] = first + index;
  });
  lot.repaired = true;
  site.changed = true;
}

/** Takes the marked columns over; of two with the same mark the one that the range's name stands for, else the first. */
function findMarked(site: Site, lot: Lot): void {
  const { marks, names } = site.survey;
  for (const field of lot.table.fields) {
    const value = columnMark(lot.table.id, field);
    const found = marks.filter(
      (mark) => mark.sheet === lot.id && mark.key === MARKS.column && mark.value === value,
    );
    if (!found.length) continue;
    const named = names.find(({ name }) => name === rangeName(lot.table.id, field));
    const column = named && named.sheet === lot.id ? named.area?.column : undefined;
    const original = found.find((mark) => mark.position === column) ?? leftmost(found);
    lot.columns[field] = original.position;
    const copies = found.filter((mark) => mark !== original);
    if (!copies.length) continue;
    site.ports.structure.unmark(copies.map((mark) => mark.id));
    did(site, SAYS.columnCopied(lot.table.columns[field]!.label, lot.name));
  }
}

function leftmost(marks: readonly Mark[]): Mark {
  return marks.reduce((a, b) => (b.position < a.position ? b : a));
}

/** Marks columns again that have the header of a column that is missing. */
function recognise(site: Site, lot: Lot, headers: readonly string[]): void {
  const taken = new Set(Object.values(lot.columns));
  for (const field of lot.table.fields) {
    if (lot.columns[field] !== undefined) continue;
    const { label } = lot.table.columns[field]!;
    const index = headers.findIndex((text, place) => text === label && !taken.has(place + 1));
    if (index < 0) continue;
    site.ports.structure.mark(lot.id, MARKS.column, columnMark(lot.table.id, field), index + 1);
    lot.columns[field] = index + 1;
    taken.add(index + 1);
    lot.repaired = true;
    did(site, SAYS.columnRecognised(label, lot.name));
  }
}

/** Makes missing columns behind the one that they follow in the declaration. */
function makeMissing(site: Site, lot: Lot): void {
  const { fields, columns } = lot.table;
  for (let index = 0; index < fields.length; index++) {
    if (lot.columns[fields[index]!] !== undefined) continue;
    const previous = index > 0 ? fields[index - 1]! : null;
    const after = previous === null ? 0 : lot.columns[previous]!;
    let end = index + 1;
    while (end < fields.length && lot.columns[fields[end]!] === undefined) end++;
    const missing = fields.slice(index, end);

    toRevive(site, lot.table, missing);
    site.ports.structure.addColumns(lot.id, after, missing.length);
    for (const [field, position] of Object.entries(lot.columns))
      if (position > after) lot.columns[field] = position + missing.length;
    lot.width += missing.length;
    fill(site, lot, missing, after + 1);
    const behind = previous === null ? null : columns[previous]!.label;
    for (const field of missing) did(site, SAYS.columnMade(columns[field]!.label, lot.name, behind));
  }
}
