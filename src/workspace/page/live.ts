/** Turns what changed in a spreadsheet since the last look into what the pages that show it must hear. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { CellStyle } from '../services/spreadsheet/model/style.ts';
import type { SheetModel } from '../services/spreadsheet/model.ts';
import type { SpreadsheetFile } from '../world.ts';
import { overlaysOf } from './conditional.ts';
import type { CellEntry, PageEvent, Piece, SheetPatch, SheetView } from './protocol.ts';
import { bookView, cellEntries, chartViews } from './snapshot.ts';

/** Beyond this a tab is drawn anew rather than patched. */
const MOST_CELLS = 20_000;
const MOST_AREAS = 300;

type Part = 'values' | 'styles' | 'notes';
const PATCHED: ReadonlySet<string> = new Set<Part>(['values', 'styles', 'notes']);

interface Touched {
  readonly areas: Record<Part, Rect[]>;
  anew: boolean;
}

/** What those who look at a tab must hear of it; the file is added when it is told. */
type Untold =
  | Omit<Extract<PageEvent, { kind: 'cells' }>, 'fileId'>
  | Omit<Extract<PageEvent, { kind: 'sheet' }>, 'fileId'>
  | Omit<Extract<PageEvent, { kind: 'charts' }>, 'fileId'>;

/** Follows one file. */
export class Live {
  readonly #file: SpreadsheetFile;
  #revision: number;
  /** What conditional formats laid over a tab when it was last looked at. */
  readonly #overlays = new Map<number, ReadonlyMap<string, CellEntry<CellStyle>>>();
  /** The charts of a tab as they were last shown, as text to compare with. */
  readonly #charts = new Map<number, string>();

  constructor(file: SpreadsheetFile) {
    this.#file = file;
    this.#revision = file.model.revision;
  }

  /** Somebody was given a tab as it is now; whoever else looks at it must have been told of all changes. */
  shown(view: SheetView): void {
    this.#overlays.set(view.sheetId, byCell(view.overlays));
    this.#charts.set(view.sheetId, JSON.stringify(view.charts));
  }

  /**
   * What happened since the last call: for the whole file, and per tab for those who look at it. Tabs that nobody
   * looks at are left out; whoever comes to them gets them whole.
   */
  changes(watched: ReadonlySet<number>): {
    readonly book: PageEvent | null;
    readonly sheets: readonly PageEvent[];
  } {
    const { model, id: fileId } = this.#file;
    const shown = model.sheets.filter((sheet) => watched.has(sheet.id));
    if (shown.some((sheet) => sheet.formulas.size > 0 || sheet.charts.length > 0)) model.calculate();
    if (model.revision === this.#revision) return { book: null, sheets: [] };
    const log = model.changesSince(this.#revision);
    this.#revision = model.revision;
    const book = (log ?? [{ part: 'tabs', sheetId: null }]).some(
      ({ part, sheetId }) => sheetId === null || part === 'tabs' || part === 'rules',
    );
    const sheets = shown.flatMap((sheet): readonly Untold[] => {
      const touched = log && touchedBy(log, sheet);
      if (touched === null || touched?.anew) return [{ kind: 'sheet', sheetId: sheet.id }];
      return [...(touched ? [this.#patch(sheet, touched)] : []), ...this.#chartChanges(sheet)];
    });
    return {
      book: book ? { kind: 'book', book: bookView(this.#file, model) } : null,
      sheets: sheets.map((event) => ({ ...event, fileId }) as PageEvent),
    };
  }

  #patch(sheet: SheetModel, { areas }: Touched): Untold {
    const { model } = this.#file;
    const patch: SheetPatch = {
      sheetId: sheet.id,
      cells: piece(areas.values, (area) => cellEntries(model, sheet, area)),
      styles: piece(areas.styles, (area) => styleEntries(sheet, area)),
      notes: piece(areas.notes, (area) => [...sheet.notes.entries(area)]),
      overlays: this.#overlayChanges(sheet),
    };
    return { kind: 'cells', patch };
  }

  /** The charts of a tab when any of them shows something else now; any cell of the file may change that. */
  #chartChanges(sheet: SheetModel): readonly Untold[] {
    const before = this.#charts.get(sheet.id) ?? '[]';
    if (sheet.charts.length === 0 && before === '[]') return [];
    const charts = chartViews(this.#file.model, sheet);
    const now = JSON.stringify(charts);
    if (now === before) return [];
    this.#charts.set(sheet.id, now);
    return [{ kind: 'charts', sheetId: sheet.id, charts }];
  }

  /** Cells whose conditional format is another now. Any value may change that of any cell, so all are judged. */
  #overlayChanges(sheet: SheetModel): Piece<CellStyle> {
    if (sheet.conditionalFormats.length === 0) return { areas: [], entries: [] };
    const before = this.#overlays.get(sheet.id) ?? new Map<string, CellEntry<CellStyle>>();
    const now = byCell(overlaysOf(this.#file.model, sheet));
    this.#overlays.set(sheet.id, now);
    const areas: Rect[] = [];
    const entries: CellEntry<CellStyle>[] = [];
    for (const [key, [row, column]] of before) if (!now.has(key)) areas.push(cellArea(row, column));
    for (const [key, entry] of now) {
      if (before.get(key)?.[2] === entry[2]) continue;
      entries.push(entry);
      areas.push(cellArea(entry[0], entry[1]));
    }
    return { areas, entries };
  }
}

/** Undefined when nothing of this tab changed that the page draws. */
function touchedBy(
  log: readonly { readonly sheetId: number | null; readonly part: string; readonly area: Rect | null }[],
  sheet: SheetModel,
): Touched | undefined {
  const touched: Touched = { areas: { values: [], styles: [], notes: [] }, anew: false };
  let any = false;
  for (const { sheetId, part, area } of log) {
    if (sheetId !== sheet.id || part === 'names' || part === 'charts') continue;
    any = true;
    if (area && PATCHED.has(part)) add(touched.areas[part as Part], sheet.clip(area));
    else if (part !== 'tabs') touched.anew = true;
  }
  const all = Object.values(touched.areas).flat();
  // A new number format changes what a cell shows.
  for (const area of touched.areas.styles) add(touched.areas.values, area);
  if (all.length > MOST_AREAS || all.reduce((sum, area) => sum + sizeOf(area), 0) > MOST_CELLS)
    touched.anew = true;
  return any ? touched : undefined;
}

function add(areas: Rect[], area: Rect): void {
  const known = areas.some(
    (other) =>
      other.top <= area.top &&
      other.left <= area.left &&
      other.bottom >= area.bottom &&
      other.right >= area.right,
  );
  if (!known) areas.push(area);
}

function piece<T>(areas: readonly Rect[], read: (area: Rect) => readonly CellEntry<T>[]): Piece<T> {
  return { areas, entries: areas.flatMap(read) };
}

function styleEntries(sheet: SheetModel, area: Rect): CellEntry<CellStyle>[] {
  const entries: CellEntry<CellStyle>[] = [];
  for (const { area: run, value } of sheet.styles.pieces(area)) {
    for (let row = run.top; row < run.bottom; row += 1) entries.push([row, run.left, value]);
  }
  return entries;
}

function byCell<T>(entries: readonly CellEntry<T>[]): ReadonlyMap<string, CellEntry<T>> {
  return new Map(entries.map((entry) => [`${entry[0]} ${entry[1]}`, entry]));
}

function cellArea(row: number, column: number): Rect {
  return { top: row, left: column, bottom: row + 1, right: column + 1 };
}

function sizeOf(area: Rect): number {
  return (area.bottom - area.top) * (area.right - area.left);
}
