/** Requests on rows and columns: added, inserted, deleted, moved, sized and hidden. */
import { ApiFault } from '../../../services/api-fault.ts';
import { rect } from '../../../services/spreadsheet/model/rect.ts';
import { shiftCells } from '../../../services/spreadsheet/model/structure.ts';
import { selected } from '../../mask.ts';
import { axisOf, type Band, bandOf } from '../ranges.ts';
import type { Target } from '../target.ts';
import { requestKinds } from './kind.ts';

const ONE = { rows: 'row', columns: 'column' } as const;

function areaOf({ sheet, axis, start, end }: Band) {
  return axis === 'rows'
    ? rect(start, 0, end - start, sheet.columns.count)
    : rect(0, start, sheet.rows.count, end - start);
}

function requireWithin({ sheet, axis, end }: Band, verb: string): void {
  const { count } = sheet[axis];
  if (end > count)
    throw new ApiFault(
      400,
      `Cannot ${verb} a ${ONE[axis]} that doesn't exist. ` +
        `Tried to ${verb} ${ONE[axis]} index ${end - 1} but there are only ${count} ${axis}.`,
    );
}

/** Insertion in the middle of what is protected against the caller is refused. */
function requireAround(target: Target, { sheet, axis, start }: Band): void {
  for (const { area } of sheet.protections) {
    const whole = area ?? sheet.area;
    const [from, to] = axis === 'rows' ? [whole.top, whole.bottom] : [whole.left, whole.right];
    if (area === null || (start > from && start < to)) target.requireCells(sheet, whole);
  }
}

export const DIMENSION_REQUESTS = requestKinds({
  appendDimension: (target, { sheetId, dimension, length }) => {
    const sheet = target.sheet(sheetId ?? 0);
    target.requireSheet(sheet);
    const axis = axisOf(dimension);
    const { count } = sheet[axis];
    if (!length || length < 1) throw new ApiFault(400, 'Length must be greater than 0.');
    shiftCells(target.model, sheet, { kind: 'insert', axis, at: count, count: length }, count - 1);
    return undefined;
  },
  insertDimension: (target, { range, inheritFromBefore }) => {
    const band = bandOf(target, range);
    const { sheet, axis, start, end } = band;
    if (start > sheet[axis].count)
      throw new ApiFault(
        400,
        `range.startIndex[${start}] is too large. It must be no larger than ${sheet[axis].count}.`,
      );
    if (inheritFromBefore && start === 0)
      throw new ApiFault(400, 'Cannot inherit from before when inserting at index 0.');
    requireAround(target, band);
    const like = inheritFromBefore ? start - 1 : Math.min(start, sheet[axis].count - 1);
    shiftCells(target.model, sheet, { kind: 'insert', axis, at: start, count: end - start }, like);
    return undefined;
  },
  deleteDimension: (target, { range }) => {
    const band = bandOf(target, range);
    const { sheet, axis, start, end } = band;
    requireWithin(band, 'delete');
    if (end - start >= sheet[axis].count)
      throw new ApiFault(400, `You can't delete all the ${axis} on the sheet.`);
    if (start <= sheet[axis].frozen && end >= sheet[axis].count)
      throw new ApiFault(400, `Sorry, it is not possible to delete all non-frozen ${axis}.`);
    target.requireCells(sheet, areaOf(band));
    shiftCells(target.model, sheet, { kind: 'delete', axis, at: start, count: end - start });
    return undefined;
  },
  moveDimension: (target, { source, destinationIndex }) => {
    const band = bandOf(target, source);
    const { sheet, axis, start, end } = band;
    requireWithin(band, 'move');
    const to = destinationIndex ?? 0;
    if (to > sheet[axis].count) throw new ApiFault(400, `Invalid destinationIndex: ${to}`);
    target.requireCells(sheet, areaOf(band));
    if (to >= start && to <= end) return undefined;
    shiftCells(target.model, sheet, { kind: 'move', axis, at: start, count: end - start, to });
    return undefined;
  },
  updateDimensionProperties: (target, { range, properties = {}, fields }) => {
    const band = bandOf(target, range);
    const { sheet, axis, start, end } = band;
    requireWithin(band, 'update');
    target.requireSheet(sheet);
    const paths = selected(['pixelSize', 'hiddenByUser'], fields);
    if (paths.has('pixelSize')) sheet[axis].sizes.set(start, end, properties.pixelSize ?? undefined);
    if (paths.has('hiddenByUser'))
      sheet[axis].hidden.set(start, end, properties.hiddenByUser ? true : undefined);
    sheet.touch('layout');
    return undefined;
  },
});
