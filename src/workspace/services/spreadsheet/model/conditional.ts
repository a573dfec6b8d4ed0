/** Conditional formats go along when cells are copied or cut. */
import type { ConditionalFormat } from './parts.ts';
import { contains, intersect, type Rect, subtract } from './rect.ts';
import type { SheetModel } from './sheet.ts';
import { writtenFor } from './structure.ts';

/** Gives the cells at `top`, `left` of `to` the conditional formats of `source`, and takes away those they had. */
export function copyConditionalFormats(
  from: SheetModel,
  source: Rect,
  to: SheetModel,
  top: number,
  left: number,
): void {
  const rows = top - source.top;
  const columns = left - source.left;
  const move = (area: Rect): Rect => ({
    top: area.top + rows,
    bottom: area.bottom + rows,
    left: area.left + columns,
    right: area.right + columns,
  });
  const copies = from.conditionalFormats.flatMap((format) => {
    const areas = format.areas.flatMap((area) => intersect(area, source) ?? []).map(move);
    return areas.length > 0 ? [{ format, areas }] : [];
  });
  if (copies.length === 0 && to.conditionalFormats.length === 0) return;
  const rules = to.conditionalFormats.map((format) => {
    const areas = format.areas.flatMap((area) => subtract(area, move(source)));
    const copied = copies.find((copy) => copy.format === format)?.areas ?? [];
    const added = copied.filter((area) => !areas.some((each) => contains(each, area)));
    return { ...format, areas: [...areas, ...added] };
  });
  const others = copies
    .filter(({ format }) => !to.conditionalFormats.includes(format))
    .map(({ format, areas }) => {
      const { row, column } = format.anchor;
      return { ...writtenFor(format, { row: row + rows, column: column + columns }), areas };
    });
  setFormats(to, [...rules, ...others]);
}

/** As `copyConditionalFormats`, after which `source` has none left. */
export function cutConditionalFormats(
  from: SheetModel,
  source: Rect,
  to: SheetModel,
  top: number,
  left: number,
): void {
  copyConditionalFormats(from, source, to, top, left);
  const target = {
    top,
    left,
    bottom: top + source.bottom - source.top,
    right: left + source.right - source.left,
  };
  const vacated = from === to ? subtract(source, target) : [source];
  const rules = from.conditionalFormats.map((format) => ({
    ...format,
    areas: vacated.reduce<Rect[]>(
      (areas, gone) => areas.flatMap((area) => subtract(area, gone)),
      [...format.areas],
    ),
  }));
  if (rules.length > 0) setFormats(from, rules);
}

function setFormats(sheet: SheetModel, formats: readonly ConditionalFormat[]): void {
  sheet.conditionalFormats = formats.filter(({ areas }) => areas.length > 0);
  sheet.touch('rules');
}
