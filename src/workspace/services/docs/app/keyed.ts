/** Elements that are known by the name of their unit: paragraphs, tables, rows and cells. */
import { asOfficial, ScriptException } from '../../service.ts';
import type { DocumentModel } from '../model.ts';
import type { Key, Unit } from '../units.ts';
import { DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import { transplant } from './transplant.ts';

export abstract class KeyedElement<Self> extends DocContainer<Self> {
  _key: Key;
  /** In a document, or by itself until it is put in one. */
  #context: DocumentContext;

  constructor(context: DocumentContext, key: Key) {
    super(context);
    this.#context = context;
    this._key = key;
  }

  override get _context(): DocumentContext {
    return this.#context;
  }

  get _identity(): string {
    return `${this._key}`;
  }

  /** The same kind of element elsewhere. */
  abstract _at(context: DocumentContext, key: Key): KeyedElement<Self>;

  /** A copy that stands by itself. */
  copy(): Self {
    const { context, key } = this.#copyAside(this._context.model, this._units);
    return asOfficial<Self>(this._at(context, key));
  }

  /** Goes on as an element by itself, after its units were taken out of a document. */
  _stepAside(from: DocumentModel, units: readonly Unit[]): void {
    const { context, key } = this.#copyAside(from, units);
    this._adopt(context, key);
  }

  #copyAside(
    from: DocumentModel,
    units: readonly Unit[],
  ): { readonly context: DocumentContext; readonly key: Key } {
    const context = this._context.detached();
    const copy = transplant(from, this._standalone(units), context.model);
    const { length } = context.model.body.units;
    context.edit(({ model }) => model.splice('', length, 0, [...copy.units, model.newParagraphEnd()]));
    return { context, key: copy.keys.get(this._key)! };
  }

  /** Units that may stand between paragraphs. */
  _standalone(units: readonly Unit[]): readonly Unit[] {
    return units;
  }

  /** The units for another document. Throws when the element is part of one already. */
  _unitsFor(context: DocumentContext): {
    readonly units: readonly Unit[];
    readonly key: Key;
  } {
    if (this._context.file !== null) throw new ScriptException('Element must be detached.');
    const { units, keys } = transplant(this._context.model, this._units, context.model);
    return { units, key: keys.get(this._key)! };
  }

  /** After it was put in a document under a new name. */
  _adopt(context: DocumentContext, key: Key): void {
    this.#context = context;
    this._key = key;
  }

  /** The element that holds this one; null when it stands by itself. */
  get _parent(): DocContainer<unknown> | null {
    if (this._context.file === null) return null;
    const { segment, at } = this._context.place(this._key);
    return this._holder(segment.id, at);
  }

  /** What holds the unit at an index: the innermost cell, or else the segment. */
  _holder(segmentId: string, at: number): DocContainer<unknown> {
    const { holders } = this._context.holders(this._context.segment(segmentId), at);
    const innermost = holders.at(-1)!;
    const { make } = this._context;
    const element =
      innermost.type === 'cell'
        ? make.cell(this._context, innermost.cell.unit.key)
        : make.section(this._context, segmentId);
    return element as DocContainer<unknown>;
  }
}
