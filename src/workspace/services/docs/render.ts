/** A document as the Docs API gives it: the tree of elements with the indices that Google counts. */
import type { DocumentModel, Segment, SegmentKind } from './model.ts';
import type { Paragraph, ParagraphElement, RestDocument, RestTable, StructuralElement } from './schema.ts';
import { intern } from './styles.ts';
import type { Block, ParagraphNode, TableNode, Unit } from './units.ts';

/** The only tab of a document. */
export const TAB_ID = 't.0';

export interface Identity {
  readonly documentId: string;
  readonly title: string;
}

/** `documents.get`, with the content at the top or, as newer clients ask, in a tab. */
export function renderDocument(model: DocumentModel, identity: Identity, inTabs = false): RestDocument {
  const content = renderContent(model);
  const { documentId, title } = identity;
  const shared = {
    title,
    documentId,
    revisionId: model.revisionId,
    suggestionsViewMode: 'SUGGESTIONS_INLINE',
  };
  if (!inTabs) return { ...shared, ...content };
  const tabProperties = { tabId: TAB_ID, title: 'Tabblad 1', index: 0 };
  return { ...shared, tabs: [{ tabProperties, documentTab: content }] };
}

function renderContent(model: DocumentModel) {
  return {
    body: { content: renderSegment(model, model.body) },
    ...segmentsOf(model, 'header', 'headers', 'headerId'),
    ...segmentsOf(model, 'footer', 'footers', 'footerId'),
    ...segmentsOf(model, 'footnote', 'footnotes', 'footnoteId'),
    ...present('inlineObjects', inlineObjects(model)),
    ...present('lists', usedLists(model)),
    ...present('namedRanges', namedRanges(model)),
    documentStyle: model.documentStyle,
    namedStyles: { styles: [...model.namedStyles] },
  };
}

/** The content of one segment. */
export function renderSegment(model: DocumentModel, segment: Segment): StructuralElement[] {
  const units = numbered(segment.units);
  return model.blocks(segment).map((block) => renderBlock(units, block));
}

/** Footnotes have the number of their reference in reading order. */
function numbered(units: readonly Unit[]): readonly Unit[] {
  let number = 0;
  return units.map((unit) =>
    unit.kind === 'inline' && unit.name === 'footnoteReference'
      ? { ...unit, value: { ...unit.value, footnoteNumber: String(++number) } }
      : unit,
  );
}

function renderBlock(units: readonly Unit[], block: Block): StructuralElement {
  const place = placeOf(block.start, block.end);
  if (block.type === 'paragraph') return { ...place, paragraph: renderParagraph(units, block) };
  if (block.type === 'table') return { ...place, table: renderTable(units, block) };
  return { ...place, sectionBreak: { sectionStyle: block.unit.style } };
}

function renderParagraph(units: readonly Unit[], { start, end, unit }: ParagraphNode): Paragraph {
  return {
    elements: renderElements(units, start, end),
    paragraphStyle: unit.paragraph,
    ...(unit.bullet && { bullet: unit.bullet }),
  };
}

/** Text in one style is one element; what takes an index of its own is one too. */
function renderElements(units: readonly Unit[], start: number, end: number): ParagraphElement[] {
  const elements: ParagraphElement[] = [];
  let at = start;
  while (at < end) {
    const unit = units[at]!;
    const from = at++;
    if (unit.kind === 'inline') {
      elements.push({ ...placeOf(from, at), [unit.name]: { ...unit.value, textStyle: unit.style } });
      continue;
    }
    const style = styleOf(unit);
    let content = contentOf(unit);
    for (
      let next = units[at];
      at < end && next!.kind !== 'inline' && styleOf(next!) === style;
      next = units[++at]
    )
      content += contentOf(next!);
    elements.push({ ...placeOf(from, at), textRun: { content, textStyle: style } });
  }
  return elements;
}

function styleOf(unit: Unit) {
  return intern('style' in unit && (unit.kind === 'char' || unit.kind === 'end') ? unit.style : {});
}

function contentOf(unit: Unit): string {
  return unit.kind === 'char' ? unit.char : '\n';
}

function renderTable(units: readonly Unit[], { unit, rows }: TableNode): RestTable {
  return {
    rows: rows.length,
    columns: unit.columns.length,
    tableRows: rows.map((row) => ({
      ...placeOf(row.start, row.end),
      tableCells: row.cells.map((cell) => ({
        ...placeOf(cell.start, cell.end),
        content: cell.content.map((block) => renderBlock(units, block)),
        tableCellStyle: cell.unit.style,
      })),
      tableRowStyle: row.unit.style,
    })),
    tableStyle: { tableColumnProperties: [...unit.columns] },
  };
}

/** Zero is left out, as everywhere in Google's JSON. */
function placeOf(startIndex: number, endIndex: number): { startIndex?: number; endIndex: number } {
  return startIndex === 0 ? { endIndex } : { startIndex, endIndex };
}

function present<K extends string, V extends object>(key: K, value: V): Partial<Record<K, V>> {
  return (Object.keys(value).length > 0 ? { [key]: value } : {}) as Partial<Record<K, V>>;
}

function segmentsOf<K extends string>(model: DocumentModel, kind: SegmentKind, key: K, idKey: string) {
  const segments = [...model.segments.values()].filter((segment) => segment.kind === kind);
  return present(
    key,
    Object.fromEntries(segments.map((s) => [s.id, { [idKey]: s.id, content: renderSegment(model, s) }])),
  );
}

/** Only what the text still refers to: a deleted picture or list is no longer part of the document. */
function inlineObjects(model: DocumentModel) {
  const used = [...model.segments.values()].flatMap(({ units }) =>
    units.flatMap((unit) => (unit.kind === 'inline' ? [unit.value.inlineObjectId as string] : [])),
  );
  return Object.fromEntries(
    used.flatMap((objectId) => {
      const image = model.images.get(objectId);
      const inlineObjectProperties = { embeddedObject: image?.properties ?? {} };
      return image ? [[objectId, { objectId, inlineObjectProperties }]] : [];
    }),
  );
}

function usedLists(model: DocumentModel) {
  const used = new Set(
    [...model.segments.values()].flatMap(({ units }) =>
      units.flatMap((unit) => (unit.kind === 'end' && unit.bullet?.listId ? [unit.bullet.listId] : [])),
    ),
  );
  return Object.fromEntries(
    [...used].map((listId) => [listId, { listProperties: model.lists.get(listId) ?? {} }]),
  );
}

function namedRanges(model: DocumentModel) {
  const byName: Record<string, { name: string; namedRanges: object[] }> = {};
  for (const { id, name, spans } of model.namedRanges.values()) {
    byName[name] ??= { name, namedRanges: [] };
    const ranges = spans.map(({ segmentId, start, end }) => ({
      ...(segmentId && { segmentId }),
      ...placeOf(start, end),
    }));
    byName[name].namedRanges.push({ namedRangeId: id, name, ranges });
  }
  return byName;
}
