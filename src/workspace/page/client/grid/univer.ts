/** The grid as Univer draws it: a workbook of one tab, without commands of its own, that looks cells up in the store. */
import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  type ICellData,
  ICommandService,
  IConfigService,
  ILogService,
  Injector,
  InterceptorEffectEnum,
  type IRange,
  IUniverInstanceService,
  type IWorkbookData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { UniverDocsPlugin } from '@univerjs/docs';
import { DocSelectionRenderService, UniverDocsUIPlugin } from '@univerjs/docs-ui';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { IRenderManagerService, UniverRenderEnginePlugin } from '@univerjs/engine-render';
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SetSelectionsOperation,
  SheetInterceptorService,
  SheetsSelectionsService,
  UniverSheetsPlugin,
} from '@univerjs/sheets';
import { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import {
  HoverManagerService,
  IEditorBridgeService,
  ScrollToRangeOperation,
  SheetScrollManagerService,
  SheetSkeletonManagerService,
  UniverSheetsUIPlugin,
} from '@univerjs/sheets-ui';
import { UniverUIPlugin } from '@univerjs/ui';
import type { AxisName, Rect } from '../../../services/spreadsheet/model/rect.ts';
import type { SheetPatch } from '../../protocol.ts';
import type { SheetStore } from '../store.ts';
import { type Consumer, ListeningCommandService } from './commands.ts';
import { DUTCH } from './dutch.ts';
import { FocusGuard } from './focus-guard.ts';
import type { CellPlace, Grid, GridEvents, GridFrame, Viewpoint } from './grid.ts';
import { look } from './looks.ts';
import { areaOf, BASE_LOOK, COLUMN_HEADER, ROW_HEADER, rangeOf, worksheetOf } from './shape.ts';
import { checkbox, chip, filterButton } from './widgets.ts';

const NOTE_MARK = { tr: { color: '#f9ab00', size: 7 } };
const INVALID_MARK = { tr: { color: '#c5221f', size: 7 } };

/** Puts a grid into `host`, which must have a size. */
export function createGrid(host: HTMLElement, events: GridEvents): Grid {
  return new UniverGrid(host, events);
}

/** A typed cell carries what was typed, since Univer would keep only what it makes of it. */
interface TypedCell extends ICellData {
  typed?: string;
}

class UniverGrid implements Grid {
  readonly #host: HTMLElement;
  readonly #events: GridEvents;
  readonly #guard: FocusGuard;
  readonly #univer: Univer;
  readonly #injector: Injector;
  #store: SheetStore | null = null;
  // Each tab that is shown is a workbook of its own: Univer does not draw a second one under the same id.
  #unit = '';
  #sheetKey = '';
  #shown = 0;

  constructor(host: HTMLElement, events: GridEvents) {
    this.#host = host;
    this.#events = events;
    this.#guard = new FocusGuard(host);
    // Before Univer is made, which listens at the same place: the first to come is heard first.
    this.#listenToKeys();
    this.#univer = new Univer({
      locale: LocaleType.EN_US,
      // Univer knows no Dutch; it believes that this is English.
      locales: { [LocaleType.EN_US]: DUTCH },
      logLevel: LogLevel.WARN,
      override: [
        [
          ICommandService,
          {
            useFactory: (injector: Injector, log: ILogService, config: IConfigService) => {
              const service = new ListeningCommandService(injector, log, config);
              service.consumers = this.#consumers();
              return service;
            },
            deps: [Injector, ILogService, IConfigService],
          },
        ],
      ],
    });
    this.#univer.registerPlugin(UniverRenderEnginePlugin);
    this.#univer.registerPlugin(UniverFormulaEnginePlugin);
    this.#univer.registerPlugin(UniverUIPlugin, {
      container: host,
      header: true,
      toolbar: false,
      footer: false,
      contextMenu: false,
      headerMenu: false,
    });
    this.#univer.registerPlugin(UniverDocsPlugin);
    this.#univer.registerPlugin(UniverDocsUIPlugin);
    this.#univer.registerPlugin(UniverSheetsPlugin);
    this.#univer.registerPlugin(UniverSheetsUIPlugin, {
      formulaBar: true,
      footer: false,
      disableForceStringAlert: true,
      disableForceStringMark: true,
      clipboardConfig: { hidePasteOptions: true },
    });
    // Univer types formulas; what they come to is calculated by the server.
    this.#univer.registerPlugin(UniverSheetsFormulaPlugin, {
      initialFormulaComputing: CalculationMode.NO_CALCULATION,
    });
    this.#univer.registerPlugin(UniverSheetsFormulaUIPlugin, { functionScreenTips: false });
    this.#injector = this.#univer.__getInjector();
  }

  show(store: SheetStore, at?: Viewpoint): void {
    const first = this.#store === null;
    const before = this.#unit;
    this.#store = store;
    this.#shown += 1;
    this.#unit = `boek-${this.#shown}`;
    this.#sheetKey = `blad-${this.#shown}`;
    this.#univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, {
      id: this.#unit,
      name: store.view.name,
      appVersion: '0.25.1',
      locale: LocaleType.EN_US,
      styles: {},
      sheetOrder: [this.#sheetKey],
      sheets: { [this.#sheetKey]: worksheetOf(this.#sheetKey, store) },
    } as IWorkbookData);
    if (first) this.#listen();
    else this.#injector.get(IUniverInstanceService).disposeUnit(before);
    this.#giveKeyboardPlace();
    if (at) this.#restore(this.#unit, at);
    this.#followScroll(this.#unit);
  }

  update(patch: SheetPatch): void {
    const store = this.#store;
    if (!store) return;
    const cellValue: Record<number, Record<number, ICellData | null>> = {};
    for (const area of touched(patch)) {
      for (let row = area.top; row < Math.min(area.bottom, store.view.rowCount); row += 1) {
        const cells = cellValue[row] ?? {};
        cellValue[row] = cells;
        for (let column = area.left; column < Math.min(area.right, store.view.columnCount); column += 1) {
          const cell = store.cell(row, column);
          cells[column] = cell ? { v: cell.text, t: 1, p: null } : null;
        }
      }
    }
    this.#commands.syncExecuteCommand(
      'sheet.mutation.set-range-values',
      { unitId: this.#unit, subUnitId: this.#sheetKey, cellValue },
      { onlyLocal: true, fromFormula: true },
    );
    requestAnimationFrame(() => this.#events.moved());
  }

  frame(): GridFrame | null {
    const canvas = this.#render?.engine.getCanvasElement();
    const viewport = this.#viewport;
    if (!canvas || !viewport || !this.#store) return null;
    const box = canvas.getBoundingClientRect();
    const { frozenRows, frozenColumns } = this.#store.view;
    return {
      left: box.left + ROW_HEADER,
      top: box.top + COLUMN_HEADER,
      right: box.right,
      bottom: box.bottom,
      scrollLeft: box.left + viewport.left,
      scrollTop: box.top + viewport.top,
      frozenRows,
      frozenColumns,
    };
  }

  placeOf(row: number, column: number): CellPlace | null {
    return this.#place(row, column);
  }

  scroll({ deltaX, deltaY, deltaMode, shiftKey }: WheelEvent): void {
    const canvas = this.#render?.engine.getCanvasElement();
    canvas?.dispatchEvent(
      new WheelEvent('wheel', { deltaX, deltaY, deltaMode, shiftKey, bubbles: true, cancelable: true }),
    );
  }

  viewpoint(): Viewpoint {
    const scroll = this.#drawn?.with(SheetScrollManagerService).getCurrentScrollState();
    return {
      selection: this.selection(),
      scroll: { row: scroll?.sheetViewStartRow ?? 0, column: scroll?.sheetViewStartColumn ?? 0 },
    };
  }

  selection(): Rect {
    return this.selections().at(-1)!;
  }

  selections(): readonly Rect[] {
    const store = this.#store;
    const current = this.#injector.get(SheetsSelectionsService).getCurrentSelections();
    if (!store || current.length === 0) return [{ top: 0, left: 0, bottom: 1, right: 1 }];
    return current.map((selection) => areaOf(selection.range, store.view.rowCount, store.view.columnCount));
  }

  select(area: Rect): void {
    const range = rangeOf(area);
    this.#commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId: this.#unit,
      subUnitId: this.#sheetKey,
      selections: [
        {
          range,
          primary: {
            ...range,
            endRow: area.top,
            endColumn: area.left,
            actualRow: area.top,
            actualColumn: area.left,
            isMerged: false,
            isMergedMainCell: false,
          },
          style: null,
        },
      ],
    });
    this.#commands.syncExecuteCommand(ScrollToRangeOperation.id, {
      range,
      unitId: this.#unit,
      subUnitId: this.#sheetKey,
    });
  }

  focus(): void {
    this.#guard.invite();
    this.#injector.get(IUniverInstanceService).focusUnit(this.#unit);
    const editor = this.#injector.get(IRenderManagerService).getRenderById(DOCS_NORMAL_EDITOR_UNIT_ID_KEY);
    editor?.with(DocSelectionRenderService).focus();
  }

  /** Univer mounts its canvas some frames after a tab was made; before that nothing has a place. */
  #followScroll(unit: string): void {
    if (unit !== this.#unit) return;
    const viewport = this.#viewport;
    if (!viewport || !this.#render?.engine.getCanvasElement()?.isConnected) {
      requestAnimationFrame(() => this.#followScroll(unit));
      return;
    }
    viewport.onScrollAfter$.subscribeEvent(() => this.#events.moved());
    requestAnimationFrame(() => this.#events.moved());
  }

  /** Univer puts its canvas first in the order of Tab; here it comes at its place, and takes keys when it is reached. */
  #giveKeyboardPlace(): void {
    const canvas = this.#render?.engine.getCanvasElement();
    if (!canvas) return;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', 'Raster. F6 gaat naar het volgende deel van de pagina.');
    canvas.addEventListener('focus', () => {
      if (canvas.matches(':focus-visible')) this.focus();
    });
  }

  get #commands(): ICommandService {
    return this.#injector.get(ICommandService);
  }

  get #render() {
    return this.#injector.get(IRenderManagerService).getRenderById(this.#unit);
  }

  /** Null until Univer draws for the first time, since it does not know its own parts before. */
  get #drawn() {
    return this.#injector.get(LifecycleService).stage < LifecycleStages.Rendered ? null : this.#render;
  }

  get #viewport() {
    return this.#render?.scene.getViewport('viewMain');
  }

  /** Puts the view back where it was, as soon as the tab is drawn. */
  #restore(unit: string, at: Viewpoint): void {
    if (unit !== this.#unit) return;
    if (!this.#drawn) {
      requestAnimationFrame(() => this.#restore(unit, at));
      return;
    }
    this.select(at.selection);
    this.#commands.syncExecuteCommand('sheet.operation.set-scroll', {
      unitId: this.#unit,
      sheetId: this.#sheetKey,
      sheetViewStartRow: at.scroll.row,
      sheetViewStartColumn: at.scroll.column,
      offsetX: 0,
      offsetY: 0,
    });
  }

  /** What becomes of each of Univer's commands that would change the sheet. */
  #consumers(): ReadonlyMap<string, Consumer> {
    const events = this.#events;
    const area = (range: IRange): Rect =>
      areaOf(range, this.#store?.view.rowCount ?? 0, this.#store?.view.columnCount ?? 0);
    const moved = (axis: AxisName) => (params: { sourceRange: IRange; targetRange: IRange }) => {
      const from = area(params.sourceRange);
      const to = area(params.targetRange);
      const [at, end, target] =
        axis === 'rows' ? [from.top, from.bottom, to.top] : [from.left, from.right, to.left];
      events.structure({ kind: 'move', axis, at, count: end - at, to: target });
    };
    const sized =
      (axis: AxisName) => (params: { ranges: IRange[]; colWidth?: unknown; rowHeight?: unknown }) => {
        for (const range of params.ranges) {
          const [at, end] =
            axis === 'rows' ? [area(range).top, area(range).bottom] : [area(range).left, area(range).right];
          const size = axis === 'rows' ? params.rowHeight : params.colWidth;
          const pixels =
            typeof size === 'number' ? size : Number((size as Record<number, number> | undefined)?.[at]);
          if (Number.isFinite(pixels)) events.structure({ kind: 'size', axis, at, count: end - at, pixels });
        }
      };
    const nothing = () => {};
    return new Map<string, Consumer>([
      [
        'sheet.command.set-range-values',
        ({ range, value }: { range: IRange; value: TypedCell }) => {
          if (value.typed === undefined) return;
          const target = area(range);
          const single = target.bottom - target.top === 1 && target.right - target.left === 1;
          if (single && value.typed === this.#editText(target.top, target.left)) return;
          events.edited(target, value.typed);
        },
      ],
      ['sheet.command.clear-selection-content', () => events.cleared(this.selections())],
      ['sheet.command.clear-selection-all', () => events.cleared(this.selections())],
      [
        'sheet.command.auto-fill',
        ({ sourceRange, targetRange }: { sourceRange: IRange; targetRange: IRange }) =>
          events.filled(area(sourceRange), area(targetRange)),
      ],
      [
        'sheet.command.move-range',
        ({ fromRange, toRange }: { fromRange: IRange; toRange: IRange }) =>
          events.dragged(area(fromRange), area(toRange)),
      ],
      ['sheet.mutation.move-rows', moved('rows')],
      ['sheet.mutation.move-columns', moved('columns')],
      ['sheet.mutation.set-worksheet-col-width', sized('columns')],
      ['sheet.mutation.set-worksheet-row-height', sized('rows')],
      [
        'sheet.command.set-frozen',
        ({ xSplit, ySplit }: { xSplit: number; ySplit: number }) => {
          const view = this.#store?.view;
          if (view && ySplit !== view.frozenRows)
            events.structure({ kind: 'freeze', axis: 'rows', count: ySplit });
          if (view && xSplit !== view.frozenColumns)
            events.structure({ kind: 'freeze', axis: 'columns', count: xSplit });
        },
      ],
      // After Escape Univer now and then restores a selection in no workbook at all, and falls over it.
      [
        SetSelectionsOperation.id,
        ({ unitId }: { unitId?: string }) => (unitId === this.#unit ? false : undefined),
      ],
      ['base-ui.operation.toggle-shortcut-panel', nothing],
      ['univer.command.undo', nothing],
      ['univer.command.redo', nothing],
      ['univer.command.copy', nothing],
      ['univer.command.cut', nothing],
      ['univer.command.paste', nothing],
    ] as [string, Consumer][]);
  }

  #editText(row: number, column: number): string {
    const cell = this.#store?.cell(row, column);
    return cell ? (cell.edit ?? cell.text) : '';
  }

  #place(row: number, column: number): CellPlace | null {
    const render = this.#drawn;
    const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    const viewport = this.#viewport;
    const canvas = render?.engine.getCanvasElement();
    if (!skeleton || !viewport || !canvas || !this.#store) return null;
    const cell = skeleton.getCellWithCoordByIndex(row, column);
    const frame = cell.isMergedMainCell ? cell.mergeInfo : cell;
    const { frozenRows, frozenColumns } = this.#store.view;
    const x = column < frozenColumns ? 0 : viewport.viewportScrollX;
    const y = row < frozenRows ? 0 : viewport.viewportScrollY;
    const box = canvas.getBoundingClientRect();
    return {
      row,
      column,
      box: {
        left: box.left + frame.startX - x,
        top: box.top + frame.startY - y,
        width: frame.endX - frame.startX,
        height: frame.endY - frame.startY,
      },
    };
  }

  #listen(): void {
    const interceptors = this.#injector.get(SheetInterceptorService);
    const current = () => this.#store;
    const chips = chip(current, (row, column) => this.#choose(row, column));
    const boxes = checkbox(current, (row, column) => this.#events.toggle(row, column));
    const funnels = filterButton(current, (column) => this.#events.filterColumn(column));
    interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
      priority: 100,
      handler: (cell, { row, col, rawData }, next) => {
        const store = this.#store;
        if (!store) return next(cell);
        const view = store.cell(row, col);
        const style = store.style(row, col);
        const validation = store.validation(row, col);
        const note = store.note(row, col);
        const funnel = store.filterButton(row, col);
        if (!view && !style && !validation && !note && !funnel) return next(cell);
        const widget =
          validation?.kind === 'checkbox'
            ? boxes
            : validation?.kind === 'list' && validation.arrow !== false
              ? chips
              : null;
        return next({
          ...rawData,
          // Univer tries to read every text without a style as a number or date; the look says how it is aligned.
          t: null,
          interceptorStyle: look(style, view),
          ...((view?.invalid || note) && { markers: view?.invalid ? INVALID_MARK : NOTE_MARK }),
          ...(funnel && { customRender: [funnels], coverable: false }),
          ...(widget && { customRender: [widget], fontRenderExtension: { isSkip: true }, coverable: false }),
        });
      },
    });
    interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: 100,
      handler: (cell, { row, col }, next) => {
        const text = this.#editText(row, col);
        const look = {
          ...BASE_LOOK,
          ...(cell as { interceptorStyle?: object } | undefined)?.interceptorStyle,
        };
        return next({ s: look, p: null, ...(text !== '' && { v: text, t: 1 }) });
      },
    });
    interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: 100,
      handler: (cell, _context, next) => next({ ...cell, typed: typedText(cell || undefined) } as ICellData),
    });
    this.#injector.get(SheetsSelectionsService).selectionChanged$.subscribe(() => {
      this.#events.selected(this.selection());
    });
    this.#injector.get(HoverManagerService).currentCell$.subscribe((cell) => {
      this.#events.hovered(cell ? this.#place(cell.location.row, cell.location.col) : null);
    });
  }

  #listenToKeys(): void {
    this.#host.addEventListener('click', ({ target }) => {
      const onCells = target instanceof HTMLCanvasElement && this.#host.contains(document.activeElement);
      if (onCells && !this.#editing) this.focus();
    });
    // The box with the name of the cell is an input of its own.
    const here = ({ target }: Event) =>
      this.#store !== null && this.#host.contains(target as Node) && !(target instanceof HTMLInputElement);
    addEventListener('keydown', (event) => here(event) && this.#onKey(event), true);
    for (const kind of ['copy', 'cut', 'paste'] as const) {
      addEventListener(kind, (event) => here(event) && this.#onClipboard(kind, event), true);
    }
  }

  #choose(row: number, column: number): void {
    const place = this.#place(row, column);
    if (place) this.#events.choose(place);
  }

  get #editing(): boolean {
    return this.#injector.get(IEditorBridgeService).isVisible().visible;
  }

  /** Keys that mean something else on a dropdown or checkbox, and those of the clipboard, which the browser handles. */
  #onKey(event: KeyboardEvent): void {
    if (this.#editing) return;
    const modified = event.ctrlKey || event.metaKey;
    if (modified && ['c', 'x', 'v'].includes(event.key.toLowerCase())) {
      event.stopImmediatePropagation();
      return;
    }
    if (this.#events.shortcut(event)) {
      event.stopImmediatePropagation();
      return;
    }
    const { top, left } = this.selection();
    if (event.altKey && event.key === 'ArrowDown' && this.#store?.filterButton(top, left)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#events.filterColumn(left);
      return;
    }
    const validation = this.#store?.validation(top, left);
    const opens = event.key === 'Enter' || (event.altKey && event.key === 'ArrowDown');
    if (validation?.kind === 'list' && opens && !modified) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#choose(top, left);
    } else if (validation?.kind === 'checkbox' && event.key === ' ') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#events.toggle(top, left);
    }
  }

  #onClipboard(kind: 'copy' | 'cut' | 'paste', event: ClipboardEvent): void {
    if (this.#editing || !event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (kind === 'paste') this.#events.paste(event.clipboardData);
    else this.#events.copy(event.clipboardData, kind === 'cut');
  }
}

/** Where a patch changes anything at all. */
function touched(patch: SheetPatch): readonly Rect[] {
  const { cells, styles, notes, overlays } = patch;
  return [...cells.areas, ...styles.areas, ...notes.areas, ...overlays.areas];
}

/** What was typed, from the cell that Univer made of it. */
function typedText(cell: ICellData | undefined): string {
  if (!cell) return '';
  if (cell.f) return cell.f;
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  const text = String(cell.v ?? '');
  return cell.t === 4 ? `'${text}` : text;
}
