/** Selection: what the person at the keyboard has selected in the active sheet. */
import { asOfficial, enumName, type Official, Service } from '../service.ts';
import type { FileContext } from './context.ts';
import { rect } from './model/rect.ts';
import type { GRange, GRangeList, GSelection, GSheet } from './official.ts';
import { RangeList } from './range-list.ts';

export class Selection extends Service implements Official<GSelection> {
  readonly _official = 'Spreadsheet.Selection';
  readonly _weights = {
    getActiveRange: 'read',
    getActiveRangeList: 'read',
    getActiveSheet: 'read',
    getCurrentCell: 'read',
    getNextDataRange: 'read',
  } as const;
  readonly #context: FileContext;

  constructor(context: FileContext) {
    super();
    this.#context = context;
  }

  getActiveSheet(): GSheet {
    return asOfficial<GSheet>(this.#context.sheet(this.#context.activeSheet));
  }

  /** The last selected of the selected ranges. */
  getActiveRange(): GRange | null {
    return this.getActiveRangeList()!.getRanges().at(-1)!;
  }

  getActiveRangeList(): GRangeList | null {
    const sheet = this.#context.activeSheet;
    const ranges = this.#context
      .selectionOn(sheet)
      .map((area) => asOfficial<GRange>(this.#context.range(sheet, area)));
    return asOfficial<GRangeList>(new RangeList(this.#context, sheet, ranges));
  }

  getCurrentCell(): GRange | null {
    const sheet = this.#context.activeSheet;
    const { top, left } = this.#context.selectionOn(sheet).at(-1)!;
    return asOfficial<GRange>(this.#context.range(sheet, rect(top, left, 1, 1)));
  }

  /** From the current cell to where Ctrl and an arrow key lead. */
  getNextDataRange(direction: GoogleAppsScript.Spreadsheet.Direction): GRange | null {
    const from = this.getCurrentCell()!;
    const to = from.getNextDataCell(direction);
    const forwards = enumName(direction) === 'DOWN' || enumName(direction) === 'NEXT';
    const [first, last] = forwards ? [from, to] : [to, from];
    return first.offset(0, 0, last.getRow() - first.getRow() + 1, last.getColumn() - first.getColumn() + 1);
  }
}
