/** Cells of tables of DocumentApp: blocks within a row, with a look of their own. */
import { asOfficial, type Official, ScriptException } from '../../service.ts';
import { setCellStyle } from '../requests/tables.ts';
import type { Block, CellNode, Key, RowNode, TableNode, Unit } from '../units.ts';
import { CELL_ATTRIBUTES, changeOf, readAttributes } from './attributes.ts';
import { BLOCK_WEIGHTS, type BlockHolder, BlockWork } from './blocks.ts';
import { CONTAINER_WEIGHTS, type DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import type { DocElement, Extent } from './element.ts';
import { KeyedElement } from './keyed.ts';
import { EVEN } from './table-units.ts';

type GTable = GoogleAppsScript.Document.Table;
type GRow = GoogleAppsScript.Document.TableRow;
type GCell = GoogleAppsScript.Document.TableCell;
type GParagraph = GoogleAppsScript.Document.Paragraph;
type GListItem = GoogleAppsScript.Document.ListItem;
type GImage = GoogleAppsScript.Document.InlineImage;
type GRule = GoogleAppsScript.Document.HorizontalRule;
type GVertical = GoogleAppsScript.Document.VerticalAlignment;

const WEIGHTS = {
  ...CONTAINER_WEIGHTS,
  ...BLOCK_WEIGHTS,
  setBackgroundColor: 'write',
  setPaddingBottom: 'write',
  setPaddingLeft: 'write',
  setPaddingRight: 'write',
  setPaddingTop: 'write',
  setVerticalAlignment: 'write',
  setWidth: 'write',
} as const;

export class TableCell extends KeyedElement<GCell> implements Official<GCell>, BlockHolder {
  readonly _official = 'Document.TableCell';
  readonly _type = 'TABLE_CELL';
  readonly _weights = WEIGHTS;
  readonly #work = new BlockWork(this);

  get #place(): {
    readonly cell: CellNode;
    readonly row: RowNode;
    readonly table: TableNode;
    readonly segmentId: string;
  } {
    const { segment, at } = this._context.place(this._key);
    for (const holder of this._context.holders(segment, at).holders)
      if (holder.type === 'row') {
        const cell = holder.row.cells.find(({ unit }) => unit.key === this._key);
        if (cell) return { cell, row: holder.row, table: holder.table, segmentId: segment.id };
      }
    throw new ScriptException('The element was removed from the document.');
  }

  get _extent(): Extent {
    const { cell, segmentId } = this.#place;
    return { segmentId, start: cell.start, end: cell.end };
  }

  get _inner(): Extent {
    const { cell, segmentId } = this.#place;
    return { segmentId, start: cell.start + 1, end: cell.end };
  }

  get _blocks(): readonly Block[] {
    return this.#place.cell.content;
  }

  get _children(): readonly DocElement<unknown>[] {
    return this.#work.children;
  }

  override get _parent(): DocContainer<unknown> {
    return this._context.make.row(this._context, this.#place.row.unit.key) as DocContainer<unknown>;
  }

  _at(context: DocumentContext, key: Key): TableCell {
    return new TableCell(context, key);
  }

  /** A cell stands in a row of a table, also when it stands by itself. */
  override _standalone(units: readonly Unit[]): readonly Unit[] {
    return [
      { kind: 'table', key: -1, columns: [EVEN] },
      { kind: 'row', key: -2, style: {} },
      ...units,
      { kind: 'tableEnd' },
    ];
  }

  _remove(child: DocElement<unknown>): void {
    this.#work.remove(child);
  }

  getParentRow(): GRow {
    return asOfficial(this._context.make.row(this._context, this.#place.row.unit.key));
  }

  getParentTable(): GTable {
    return asOfficial(this._context.make.table(this._context, this.#place.table.unit.key));
  }

  clear(): GCell {
    this.#work.clear();
    return this._self;
  }

  setText(text: string): GCell {
    this.#work.setText(text);
    return this._self;
  }

  appendParagraph(paragraph: string | GParagraph): GParagraph {
    return this.#work.insertParagraph(this.#work.count, paragraph);
  }

  insertParagraph(childIndex: number, paragraph: string | GParagraph): GParagraph {
    return this.#work.insertParagraph(childIndex, paragraph);
  }

  appendListItem(listItem: string | GListItem): GListItem {
    return this.#work.insertListItem(this.#work.count, listItem);
  }

  insertListItem(childIndex: number, listItem: string | GListItem): GListItem {
    return this.#work.insertListItem(childIndex, listItem);
  }

  appendTable(cellsOrTable?: string[][] | GTable | null): GTable {
    return this.#work.insertTable(this.#work.count, cellsOrTable);
  }

  insertTable(childIndex: number, cellsOrTable?: string[][] | GTable | null): GTable {
    return this.#work.insertTable(childIndex, cellsOrTable);
  }

  appendImage(image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    return this.#work.insertImage(this.#work.count, image);
  }

  insertImage(childIndex: number, image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    return this.#work.insertImage(childIndex, image);
  }

  appendHorizontalRule(): GRule {
    return this.#work.insertHorizontalRule(this.#work.count);
  }

  insertHorizontalRule(childIndex: number): GRule {
    return this.#work.insertHorizontalRule(childIndex);
  }

  getColSpan(): number {
    return this.#place.cell.unit.style.columnSpan ?? 1;
  }

  getRowSpan(): number {
    return this.#place.cell.unit.style.rowSpan ?? 1;
  }

  get #column(): number {
    return this.#place.row.cells.indexOf(this.#place.cell);
  }

  getWidth(): number {
    return this.getParentTable().getColumnWidth(this.#column);
  }

  setWidth(width: number): GCell {
    this.getParentTable().setColumnWidth(this.#column, width);
    return this._self;
  }

  override getAttributes(): Record<string, unknown> {
    return { ...super.getAttributes(), ...readAttributes(this.#place.cell.unit.style, CELL_ATTRIBUTES) };
  }

  /** A background is the cell's own, and not that of its text. */
  override setAttributes(attributes: unknown): GCell {
    const { BACKGROUND_COLOR: background, ...others } = attributes as Record<string, unknown>;
    const own = background === undefined ? others : { ...others, BACKGROUND_COLOR: background };
    const change = changeOf(own, CELL_ATTRIBUTES);
    if (change)
      this._edit((editor) => {
        const { table, row, segmentId } = this.#place;
        const top = table.rows.indexOf(row);
        const left = this.#column;
        const place = { segment: editor.segment(segmentId), table };
        setCellStyle(
          editor,
          place,
          { top, left, bottom: top + 1, right: left + 1 },
          change.style,
          change.paths,
        );
      });
    return super.setAttributes(others);
  }

  #read<T>(name: string): T {
    return readAttributes(this.#place.cell.unit.style, CELL_ATTRIBUTES)[name] as T;
  }

  getBackgroundColor(): string {
    return this.#read('BACKGROUND_COLOR');
  }

  setBackgroundColor(color: string): GCell {
    return this.setAttributes({ BACKGROUND_COLOR: color });
  }

  getVerticalAlignment(): GVertical {
    return this.#read('VERTICAL_ALIGNMENT');
  }

  setVerticalAlignment(alignment: GVertical): GCell {
    return this.setAttributes({ VERTICAL_ALIGNMENT: alignment });
  }

  getPaddingTop(): number {
    return this.#read('PADDING_TOP');
  }

  setPaddingTop(paddingTop: number): GCell {
    return this.setAttributes({ PADDING_TOP: paddingTop });
  }

  getPaddingBottom(): number {
    return this.#read('PADDING_BOTTOM');
  }

  setPaddingBottom(paddingBottom: number): GCell {
    return this.setAttributes({ PADDING_BOTTOM: paddingBottom });
  }

  getPaddingLeft(): number {
    return this.#read('PADDING_LEFT');
  }

  setPaddingLeft(paddingLeft: number): GCell {
    return this.setAttributes({ PADDING_LEFT: paddingLeft });
  }

  getPaddingRight(): number {
    return this.#read('PADDING_RIGHT');
  }

  setPaddingRight(paddingRight: number): GCell {
    return this.setAttributes({ PADDING_RIGHT: paddingRight });
  }
}
