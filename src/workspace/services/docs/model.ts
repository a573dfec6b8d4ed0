/** A document: its segments as rows of units, and what hangs on them: lists, images, named ranges, styles. */
import {
  DEFAULT_DOCUMENT_STYLE,
  DEFAULT_NAMED_STYLES,
  DEFAULT_PARAGRAPH_STYLE,
  DEFAULT_SECTION_STYLE,
} from './defaults.ts';
import { type PackedUnits, packUnits, unpackUnits } from './packing.ts';
import type {
  DocumentStyle,
  EmbeddedObject,
  ListProperties,
  NamedStyle,
  ParagraphStyle,
  TextStyle,
} from './schema.ts';
import { type Block, type EndUnit, type Key, parseBlocks, type Unit } from './units.ts';

export const BODY = '';

export type SegmentKind = 'body' | 'header' | 'footer' | 'footnote';

/** The body, a header, a footer or a footnote. Its units are never changed in place. */
export interface Segment {
  readonly id: string;
  readonly kind: SegmentKind;
  readonly units: readonly Unit[];
}

export interface Span {
  readonly segmentId: string;
  readonly start: number;
  readonly end: number;
}

export interface NamedRange {
  readonly id: string;
  readonly name: string;
  readonly spans: readonly Span[];
}

/** A picture that a document holds itself; its unit in the text refers to it by id. */
export interface DocumentImage {
  readonly properties: EmbeddedObject;
  readonly contentType: string;
  readonly base64: string;
}

/** Everything that an edit may change; values in it are replaced, never changed in place. */
interface State {
  readonly segments: Map<string, Segment>;
  readonly lists: Map<string, ListProperties>;
  readonly images: Map<string, DocumentImage>;
  readonly namedRanges: Map<string, NamedRange>;
  documentStyle: DocumentStyle;
  namedStyles: readonly NamedStyle[];
  language: string;
  lastKey: number;
  revision: number;
}

/** How a document is written to disk. */
export interface SavedDocument {
  readonly segments: readonly {
    readonly id: string;
    readonly kind: SegmentKind;
    readonly units: PackedUnits;
  }[];
  readonly lists: Readonly<Record<string, ListProperties>>;
  readonly images: Readonly<Record<string, DocumentImage>>;
  readonly namedRanges: readonly NamedRange[];
  readonly documentStyle: DocumentStyle;
  readonly namedStyles: readonly NamedStyle[];
  readonly language: string;
  readonly lastKey: number;
  readonly revision: number;
}

export class DocumentModel {
  #state: State;
  readonly #blocks = new WeakMap<Segment, readonly Block[]>();

  /** A new document: one empty paragraph. */
  constructor() {
    this.#state = {
      segments: new Map(),
      lists: new Map(),
      images: new Map(),
      namedRanges: new Map(),
      documentStyle: DEFAULT_DOCUMENT_STYLE,
      namedStyles: DEFAULT_NAMED_STYLES,
      language: 'nl',
      lastKey: 0,
      revision: 1,
    };
    this.addSegment(BODY, 'body', [
      { kind: 'section', key: this.newKey(), style: DEFAULT_SECTION_STYLE },
      this.newParagraphEnd(),
    ]);
  }

  /** Moves with every change. */
  get revision(): number {
    return this.#state.revision;
  }

  /** The revision as clients see it: text that says nothing. */
  get revisionId(): string {
    return `ALm37BV${this.#state.revision.toString(36).padStart(9, '0')}`;
  }

  get body(): Segment {
    return this.#state.segments.get(BODY)!;
  }

  get segments(): ReadonlyMap<string, Segment> {
    return this.#state.segments;
  }

  get lists(): ReadonlyMap<string, ListProperties> {
    return this.#state.lists;
  }

  get images(): ReadonlyMap<string, DocumentImage> {
    return this.#state.images;
  }

  get namedRanges(): ReadonlyMap<string, NamedRange> {
    return this.#state.namedRanges;
  }

  get documentStyle(): DocumentStyle {
    return this.#state.documentStyle;
  }

  get namedStyles(): readonly NamedStyle[] {
    return this.#state.namedStyles;
  }

  /** What it is written in, such as `nl`; the Docs API does not tell. */
  get language(): string {
    return this.#state.language;
  }

  set language(language: string) {
    this.#state.language = language;
    this.#touch();
  }

  /** The blocks of a segment with their indices. Throws `StructureFault` if an edit broke its structure. */
  blocks(segment: Segment): readonly Block[] {
    let blocks = this.#blocks.get(segment);
    if (!blocks) {
      blocks = parseBlocks(segment.units);
      this.#blocks.set(segment, blocks);
    }
    return blocks;
  }

  /** The text style that a paragraph of this kind gives to its text where nothing else is set. */
  inheritedTextStyle(paragraph: ParagraphStyle): TextStyle {
    return { ...this.#named('NORMAL_TEXT')?.textStyle, ...this.#named(paragraph.namedStyleType)?.textStyle };
  }

  /** The paragraph style with everything that its named style adds. */
  resolvedParagraphStyle(paragraph: ParagraphStyle): ParagraphStyle {
    return {
      ...this.#named('NORMAL_TEXT')?.paragraphStyle,
      ...this.#named(paragraph.namedStyleType)?.paragraphStyle,
      ...paragraph,
    };
  }

  #named(type: string | null | undefined): NamedStyle | undefined {
    return this.#state.namedStyles.find((style) => style.namedStyleType === type);
  }

  /** Replaces `removed` units at `at` by others, and moves the named ranges along. */
  splice(segmentId: string, at: number, removed: number, inserted: readonly Unit[]): void {
    const segment = this.#state.segments.get(segmentId)!;
    const units = segment.units.slice(0, at).concat(inserted, segment.units.slice(at + removed));
    this.#state.segments.set(segmentId, { ...segment, units });
    for (const range of this.#state.namedRanges.values())
      if (range.spans.some((span) => span.segmentId === segmentId))
        this.#moveRange(range, segmentId, at, removed, inserted.length);
    this.#touch();
  }

  /** Puts other units in the place of those from `start`, one for one: indices and ranges stay. */
  overwrite(segmentId: string, start: number, units: readonly Unit[]): void {
    const segment = this.#state.segments.get(segmentId)!;
    const all = segment.units.slice();
    for (let i = 0; i < units.length; i++) all[start + i] = units[i]!;
    this.#state.segments.set(segmentId, { ...segment, units: all });
    this.#touch();
  }

  addSegment(id: string, kind: SegmentKind, units: readonly Unit[] = [this.newParagraphEnd()]): void {
    this.#state.segments.set(id, { id, kind, units });
    this.#touch();
  }

  removeSegment(id: string): void {
    this.#state.segments.delete(id);
    for (const range of [...this.#state.namedRanges.values()])
      this.setNamedRange({ ...range, spans: range.spans.filter((span) => span.segmentId !== id) });
    this.#touch();
  }

  setList(id: string, properties: ListProperties): void {
    this.#state.lists.set(id, properties);
    this.#touch();
  }

  setImage(id: string, image: DocumentImage): void {
    this.#state.images.set(id, image);
    this.#touch();
  }

  /** Adds or replaces a named range; one without spans is gone. */
  setNamedRange(range: NamedRange): void {
    if (range.spans.length > 0) this.#state.namedRanges.set(range.id, range);
    else this.#state.namedRanges.delete(range.id);
    this.#touch();
  }

  setDocumentStyle(style: DocumentStyle): void {
    this.#state.documentStyle = style;
    this.#touch();
  }

  setNamedStyle(style: NamedStyle): void {
    this.#state.namedStyles = this.#state.namedStyles.map((known) =>
      known.namedStyleType === style.namedStyleType ? style : known,
    );
    this.#touch();
  }

  newKey(): Key {
    return ++this.#state.lastKey;
  }

  /** A name that is new in this document, such as `kix.4fzyo0bmc1jq`. */
  newId(prefix: string): string {
    return prefix + scattered(this.newKey());
  }

  newParagraphEnd(paragraph: ParagraphStyle = DEFAULT_PARAGRAPH_STYLE): EndUnit {
    return { kind: 'end', key: this.newKey(), paragraph, bullet: null, style: {} };
  }

  /** Runs an edit as a whole: when it throws, the document is as it was. */
  atomically<T>(edit: () => T): T {
    const before = copyOf(this.#state);
    try {
      return edit();
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  /** Another document with the same content. */
  copy(): DocumentModel {
    const copy = new DocumentModel();
    copy.#state = copyOf(this.#state);
    return copy;
  }

  toJSON(): SavedDocument {
    const { segments, lists, images, namedRanges, ...rest } = this.#state;
    return {
      segments: [...segments.values()].map(({ id, kind, units }) => ({ id, kind, units: packUnits(units) })),
      lists: Object.fromEntries(lists),
      images: Object.fromEntries(images),
      namedRanges: [...namedRanges.values()],
      ...rest,
    };
  }

  static fromJSON(saved: SavedDocument): DocumentModel {
    const model = new DocumentModel();
    model.#state = {
      ...saved,
      segments: new Map(
        saved.segments.map(({ id, kind, units }) => [id, { id, kind, units: unpackUnits(units) }]),
      ),
      lists: new Map(Object.entries(saved.lists)),
      images: new Map(Object.entries(saved.images)),
      namedRanges: new Map(saved.namedRanges.map((range) => [range.id, range])),
    };
    return model;
  }

  #touch(): void {
    this.#state.revision++;
  }

  #moveRange(range: NamedRange, segmentId: string, at: number, removed: number, added: number): void {
    const spans = range.spans.flatMap((span) => {
      if (span.segmentId !== segmentId) return [span];
      const start = movedStart(span.start, at, removed, added);
      const end = movedEnd(span.end, at, removed, added);
      return start < end ? [{ segmentId, start, end }] : [];
    });
    this.setNamedRange({ ...range, spans });
  }
}

function copyOf(state: State): State {
  return {
    ...state,
    segments: new Map(state.segments),
    lists: new Map(state.lists),
    images: new Map(state.images),
    namedRanges: new Map(state.namedRanges),
  };
}

/** Text before a range stays outside of it, and so does text right after it. */
function movedStart(start: number, at: number, removed: number, added: number): number {
  if (start < at || (start === at && removed > 0)) return start;
  return start >= at + removed ? start + added - removed : at + added;
}

function movedEnd(end: number, at: number, removed: number, added: number): number {
  if (end <= at) return end;
  return end >= at + removed ? end + added - removed : at;
}

/** Twelve letters and digits that look random and differ for every number below 2^32. */
function scattered(number: number): string {
  let first = Math.imul(number ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
  first = Math.imul(first ^ (first >>> 15), 0x85ebca6b) >>> 0;
  const second = Math.imul(first ^ number, 0xc2b2ae35) >>> 0;
  return (first.toString(36).padStart(7, '0') + second.toString(36).padStart(7, 'z')).slice(0, 12);
}
