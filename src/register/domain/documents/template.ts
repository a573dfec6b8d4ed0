/** A template document, read once for all documents that are made from it. */

import { DOCUMENT_TEXT as TEXT } from '../text/documents.ts';
import {
  type DocsDocument,
  type Home,
  hasSuggestions,
  type Paragraph,
  readDocument,
  type Whereabouts,
} from './document.ts';
import { type BlockNode, nodesOf } from './nodes.ts';
import type { Problem } from './problem.ts';
import { type Fault, type Markup, markupOf } from './sections.ts';

export interface ParsedSegment {
  /** Empty for the body. */
  readonly id: string;
  readonly home: Home;
  readonly markup: Markup;
  readonly nodes: readonly BlockNode[];
}

export interface ParsedTemplate {
  readonly segments: readonly ParsedSegment[];
  /** What is wrong whatever fields there are; `checkTemplate` tells these too. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a template from what `documents.get` gives, headers, footers and footnotes included. A copy of the template has
 * the same indices and ids, so this is done once for any number of documents. Throws nothing: what is wrong
 * is told in `problems`, and tags at fault stay text.
 */
export function parseTemplate(document: DocsDocument): ParsedTemplate {
  const segments = readDocument(document).map(({ id, home }): ParsedSegment => {
    const markup = markupOf(home);
    return { id, home, markup, nodes: nodesOf(home, markup) };
  });
  const problems = segments.flatMap(({ markup }) => markup.faults.map((fault) => problemOf(fault)));
  if (hasSuggestions(document))
    problems.push({ severity: 'warning', place: TEXT.place.whole, around: '', ...TEXT.suggestions });
  return { segments, problems };
}

const AROUND = 30;

export function problemOf(
  { paragraph, from, to, message, repair }: Fault,
  severity: Problem['severity'] = 'error',
): Problem {
  return { severity, place: placeOf(paragraph.where), around: around(paragraph, from, to), message, repair };
}

/** Where people find a paragraph: `onder “Resultaten”, tabel 2, rij 3`. */
export function placeOf({ part, heading, table, row }: Whereabouts): string {
  const where = TEXT.place.part[part] || (heading ? TEXT.place.under(heading) : TEXT.place.start);
  return table ? `${where}, ${TEXT.place.table(table, row)}` : where;
}

function around({ text }: Paragraph, from: number, to: number): string {
  const begin = Math.max(0, from - AROUND);
  const end = Math.min(text.length - 1, to + AROUND);
  return `${begin > 0 ? '…' : ''}${text.slice(begin, end).replace(/\ufffc/g, '▢')}${end < text.length - 1 ? '…' : ''}`.trim();
}
