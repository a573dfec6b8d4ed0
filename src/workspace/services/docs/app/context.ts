/** One document as DocumentApp works on it: rights, edits, and where each element is now. */
import type { DocumentFile } from '../../../world.ts';
import { ApiFault } from '../../api-fault.ts';
import { Drive } from '../../drive/drive.ts';
import { imageHost } from '../../drive/fetch-image.ts';
import { type ExecutionScope, ScriptException, type Service } from '../../service.ts';
import { Editor } from '../editor.ts';
import { DocumentModel, type Segment } from '../model.ts';
import {
  type Block,
  type CellNode,
  type Key,
  type ParagraphNode,
  type RowNode,
  StructureFault,
  type TableNode,
  type Unit,
} from '../units.ts';

/** Makes elements; handed in, so that the classes need not know one another. */
export interface ElementMakers {
  paragraph(context: DocumentContext, key: Key): Service;
  table(context: DocumentContext, key: Key): Service;
  row(context: DocumentContext, key: Key): Service;
  cell(context: DocumentContext, key: Key): Service;
  section(context: DocumentContext, segmentId: string): Service;
  /** What stands at an index in a paragraph: its text up to the next thing that is none, or that thing. */
  inline(context: DocumentContext, paragraph: Key, child: InlineChild): Service;
}

/** A child of a paragraph: a stretch of text, or one thing that takes one index. */
export interface InlineChild {
  readonly start: number;
  readonly end: number;
  readonly unit: Unit;
  /** Its number among the paragraph's children. */
  readonly index: number;
}

/** What holds something, from the outside in. */
export type Holder =
  | { readonly type: 'segment'; readonly segment: Segment }
  | { readonly type: 'table'; readonly table: TableNode }
  | { readonly type: 'row'; readonly row: RowNode; readonly table: TableNode }
  | { readonly type: 'cell'; readonly cell: CellNode; readonly row: RowNode; readonly table: TableNode };

export class DocumentContext {
  readonly scope: ExecutionScope;
  readonly model: DocumentModel;
  readonly make: ElementMakers;
  /** Null for elements that are not in a document yet. */
  readonly file: DocumentFile | null;
  closed = false;
  #placesAt = -1;
  #places = new Map<Key, { readonly segmentId: string; readonly at: number }>();

  constructor(scope: ExecutionScope, file: DocumentFile | null, make: ElementMakers) {
    this.scope = scope;
    this.file = file;
    this.model = file?.model ?? new DocumentModel();
    this.make = make;
  }

  /** A place for elements that stand by themselves. */
  detached(): DocumentContext {
    return new DocumentContext(this.scope, null, this.make);
  }

  /** Changes the document, whole or not at all, with the rights of the person that the script runs for. */
  edit<T>(work: (editor: Editor) => T): T {
    const { world, effectiveUser } = this.scope;
    if (this.closed) throw new ScriptException('Document is closed, its contents cannot be updated.');
    if (this.file && !world.canEdit(this.file, effectiveUser.email))
      throw new ScriptException('You do not have permission to edit this document.');
    try {
      const done = this.model.atomically(() => {
        const value = work(new Editor(this.model, imageHost(world)));
        for (const segment of this.model.segments.values()) this.model.blocks(segment);
        return value;
      });
      if (this.file) {
        this.file.updatedAt = world.now;
        world.touch('files');
      }
      return done;
    } catch (error) {
      if (error instanceof ApiFault) throw new ScriptException(error.message);
      if (error instanceof StructureFault)
        throw new ScriptException("Can't remove the last paragraph in a document section.");
      throw error;
    }
  }

  get drive(): Drive {
    const { world, effectiveUser, project } = this.scope;
    return new Drive(world, { email: effectiveUser.email, app: project.id, wholeDrive: true });
  }

  segment(id: string): Segment {
    const segment = this.model.segments.get(id);
    if (!segment) throw new ScriptException('The element was removed from the document.');
    return segment;
  }

  /** Where the unit with this key is now. */
  place(key: Key): { readonly segment: Segment; readonly at: number } {
    if (this.#placesAt !== this.model.revision) this.#index();
    const place = this.#places.get(key);
    if (!place) throw new ScriptException('The element was removed from the document.');
    return { segment: this.segment(place.segmentId), at: place.at };
  }

  #index(): void {
    this.#places = new Map();
    for (const { id, units } of this.model.segments.values())
      for (const [at, unit] of units.entries())
        if ('key' in unit) this.#places.set(unit.key, { segmentId: id, at });
    this.#placesAt = this.model.revision;
  }

  paragraph(key: Key): { readonly segment: Segment; readonly node: ParagraphNode } {
    const { segment, at } = this.place(key);
    const block = this.holders(segment, at).block;
    if (block?.type !== 'paragraph') throw new ScriptException('The element was removed from the document.');
    return { segment, node: block };
  }

  table(key: Key): { readonly segment: Segment; readonly node: TableNode } {
    const { segment, at } = this.place(key);
    const { block } = this.holders(segment, at);
    if (block?.type !== 'table') throw new ScriptException('The element was removed from the document.');
    return { segment, node: block };
  }

  /** What holds the unit at an index, outermost first, and the paragraph or table that begins or goes on there. */
  holders(
    segment: Segment,
    at: number,
  ): { readonly holders: readonly Holder[]; readonly block: Block | null } {
    const holders: Holder[] = [{ type: 'segment', segment }];
    let blocks = this.model.blocks(segment);
    for (;;) {
      const block = blocks.find(({ start, end }) => start <= at && at < end) ?? null;
      if (block?.type !== 'table' || at === block.start || at === block.end - 1) return { holders, block };
      const row = block.rows.find(({ start, end }) => start <= at && at < end)!;
      holders.push({ type: 'table', table: block });
      if (at === row.start) return { holders, block };
      const cell = row.cells.find(({ start, end }) => start <= at && at < end)!;
      holders.push({ type: 'row', row, table: block });
      if (at === cell.start) return { holders, block };
      holders.push({ type: 'cell', cell, row, table: block });
      blocks = cell.content;
    }
  }

  /** The children of a paragraph: stretches of text, and whatever stands between them. */
  inlineChildren(segment: Segment, { start, end }: ParagraphNode): readonly InlineChild[] {
    const children: InlineChild[] = [];
    for (let at = start; at < end - 1; ) {
      const unit = segment.units[at]!;
      const from = at++;
      if (unit.kind === 'char') while (segment.units[at]?.kind === 'char') at++;
      children.push({ start: from, end: at, unit, index: children.length });
    }
    return children;
  }

  /** Elements for blocks; section breaks do not show in DocumentApp. */
  elements(blocks: readonly Block[]): readonly Service[] {
    return shown(blocks).map((block) =>
      block.type === 'table'
        ? this.make.table(this, block.unit.key)
        : this.make.paragraph(this, (block as ParagraphNode).unit.key),
    );
  }
}

export function shown(blocks: readonly Block[]): readonly (ParagraphNode | TableNode)[] {
  return blocks.filter((block) => block.type !== 'section');
}
