/** The menu of the right mouse button on cells, rows and columns. */
import { columnLetters } from '../../services/spreadsheet/a1.ts';
import type { AxisName, Rect } from '../../services/spreadsheet/model/rect.ts';
import type { GridChange } from './grid/grid.ts';
import type { MenuItem } from './menu.ts';
import type { SheetStore } from './store.ts';

export interface CellMenuEvents {
  structure(change: GridChange): void;
  clear(): void;
  sort(area: Rect, column: number, ascending: boolean): void;
}

export function cellMenu(store: SheetStore, area: Rect, events: CellMenuEvents): readonly MenuItem[] {
  const { rowCount, columnCount, frozenRows } = store.view;
  const wholeRows = area.right - area.left === columnCount;
  const wholeColumns = area.bottom - area.top === rowCount;
  const action = (label: string, change: GridChange): MenuItem => ({
    kind: 'action',
    label,
    run: () => events.structure(change),
  });
  const rows = axisItems('rows', area.top, area.bottom - area.top, store.rowHeights, action);
  const columns = axisItems('columns', area.left, area.right - area.left, store.columnWidths, action);
  const body = { top: frozenRows, left: 0, bottom: rowCount, right: columnCount };
  const letter = columnLetters(area.left);
  return [
    ...(wholeColumns && !wholeRows ? [] : rows),
    ...(wholeRows || wholeColumns ? [] : [{ kind: 'separator' } as const]),
    ...(wholeRows && !wholeColumns ? [] : columns),
    { kind: 'separator' },
    action(`Rijen vastzetten tot en met rij ${area.bottom}`, {
      kind: 'freeze',
      axis: 'rows',
      count: area.bottom,
    }),
    action(`Kolommen vastzetten tot en met ${columnLetters(area.right - 1)}`, {
      kind: 'freeze',
      axis: 'columns',
      count: area.right,
    }),
    ...(frozenRows > 0 ? [action('Rijen losmaken', { kind: 'freeze', axis: 'rows', count: 0 })] : []),
    ...(store.view.frozenColumns > 0
      ? [action('Kolommen losmaken', { kind: 'freeze', axis: 'columns', count: 0 })]
      : []),
    { kind: 'separator' },
    { kind: 'action', label: `Sorteren op ${letter}, A → Z`, run: () => events.sort(body, area.left, true) },
    { kind: 'action', label: `Sorteren op ${letter}, Z → A`, run: () => events.sort(body, area.left, false) },
    { kind: 'separator' },
    { kind: 'action', label: 'Inhoud wissen', run: () => events.clear() },
  ];
}

const WORDS = {
  rows: { one: 'rij', more: 'rijen', before: 'boven', after: 'onder' },
  columns: { one: 'kolom', more: 'kolommen', before: 'links', after: 'rechts' },
};

function axisItems(
  axis: AxisName,
  at: number,
  count: number,
  sizes: SheetStore['rowHeights'],
  action: (label: string, change: GridChange) => MenuItem,
): readonly MenuItem[] {
  const { one, more, before, after } = WORDS[axis];
  const name = count === 1 ? one[0]!.toUpperCase() + one.slice(1) : `${count} ${more}`;
  const hidden = [...sizes.slice(at, at + count)].some((run) => run.value === 0);
  return [
    action(`${name} ${before} invoegen`, { kind: 'insert', axis, at, count }),
    action(`${name} ${after} invoegen`, { kind: 'insert', axis, at: at + count, count }),
    action(`${name} verwijderen`, { kind: 'delete', axis, at, count }),
    action(`${name} verbergen`, { kind: 'hide', axis, at, count }),
    ...(hidden ? [action(`Verborgen ${more} weer tonen`, { kind: 'show', axis, at, count })] : []),
  ];
}
