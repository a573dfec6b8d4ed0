/** Checks a template against the declared fields of a report, before any document is made from it. */

import { distance } from '../intake/similarity.ts';
import { DOCUMENT_TEXT as TEXT } from '../text/documents.ts';
import { ITEM_NUMBER } from './expand.ts';
import type { Field } from './fields.ts';
import { FORMATS, formatNamed, formatParts } from './format.ts';
import { type BlockNode, type RowNode, type TextNode, unrepeatable } from './nodes.ts';
import type { Problem } from './problem.ts';
import type { Fault, Section } from './sections.ts';
import type { Tag } from './tags.ts';
import { type ParsedTemplate, problemOf } from './template.ts';

/** All that is wrong with a template, errors first, each in the order of the text. None: documents can be made. */
export function checkTemplate(template: ParsedTemplate, fields: readonly Field[]): readonly Problem[] {
  const check = new Check(fields);
  for (const { nodes } of template.segments) check.blocks(nodes, [fields]);
  const problems = [...template.problems, ...check.problems, ...check.unused()];
  const order = ['error', 'warning', 'hint'];
  return problems.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The fields that may be named in a place: those of the innermost list first. */
type Visible = readonly (readonly Field[])[];

class Check {
  readonly problems: Problem[] = [];
  private readonly fields: readonly Field[];
  private readonly used = new Set<Field>();

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  blocks(nodes: readonly BlockNode[], visible: Visible): void {
    for (const node of nodes) {
      if (node.type === 'paragraph') {
        this.texts(node.nodes, visible);
        for (const { image } of node.paragraph.insets) {
          const field = find(visible, image?.title.trim() ?? '');
          if (field) this.used.add(field);
        }
      } else if (node.type === 'table') this.rows(node.nodes, visible);
      else if (node.type === 'section')
        this.blocks(node.nodes, this.section(node.section, visible, node.nodes));
    }
  }

  private rows(nodes: readonly RowNode[], visible: Visible): void {
    for (const node of nodes)
      if (node.type === 'row') for (const cell of node.cells) this.blocks(cell, visible);
      else this.rows(node.nodes, this.section(node.section, visible, node.nodes));
  }

  private texts(nodes: readonly TextNode[], visible: Visible): void {
    for (const node of nodes)
      if (node.type === 'value') this.value(node.tag, visible);
      else if (node.type === 'section') this.texts(node.nodes, this.section(node.section, visible, []));
  }

  /** What may be named within a section. */
  private section(
    { open }: Section,
    visible: Visible,
    nodes: readonly BlockNode[] | readonly RowNode[],
  ): Visible {
    const field = this.field(open, visible);
    if (field?.kind !== 'list' || open.kind === 'without') return visible;
    if (unrepeatable(nodes)) this.fault(open, TEXT.unrepeatable(open.name));
    return [field.fields ?? [{ name: '.', label: field.label, kind: 'text' }], ...visible];
  }

  private value(tag: Tag, visible: Visible): void {
    const field = this.field(tag, visible);
    const formats = tag.formats.map((format) => formatParts(format)[0]);
    for (const format of formats)
      if (!formatNamed(format))
        this.fault(tag, TEXT.unknownFormat(format, nearest(format, Object.keys(FORMATS))));
    if (field?.kind === 'list' && field.fields && !formats.includes('aantal'))
      this.fault(tag, TEXT.listAsValue(field.name));
    const { text } = tag.paragraph;
    if (field?.kind === 'picture' && (text.slice(0, tag.from) + text.slice(tag.to)).trim() !== '')
      this.fault(tag, TEXT.pictureInLine(field.name), 'warning');
  }

  /** The field that a tag names; tells when there is none. */
  private field(tag: Tag, visible: Visible): Field | null {
    const field = find(visible, tag.name);
    if (field) {
      this.used.add(field);
      return field;
    }
    if (tag.name.toLowerCase() === ITEM_NUMBER && visible.length > 1) return null;
    const list = this.fields.find((one) => one.fields && find([one.fields], tag.name));
    if (list) this.fault(tag, TEXT.onlyWithin(tag.name, list.name));
    else {
      const names = visible.flatMap((fields) => fields.map(({ name }) => name));
      const near = nearest(tag.name, names);
      const sign = tag.kind === 'open' ? '#' : tag.kind === 'without' ? '^' : '';
      const named = (name: string): string => `{{${sign}${name}}}`;
      this.fault(tag, TEXT.unknownField(named(tag.name), near && named(near)));
    }
    return null;
  }

  private fault(
    { paragraph, from, to }: Tag,
    said: Pick<Fault, 'message' | 'repair'>,
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems.push(problemOf({ paragraph, from, to, ...said }, severity));
  }

  unused(): readonly Problem[] {
    const labels = this.fields.filter((field) => !this.used.has(field)).map(({ label }) => label);
    if (!labels.length) return [];
    return [{ severity: 'hint', place: TEXT.place.whole, around: '', ...TEXT.unused(labels.join(', ')) }];
  }
}

function find(visible: Visible, name: string): Field | null {
  const wanted = name.toLowerCase();
  for (const fields of visible) {
    const field = fields.find((one) => one.name.toLowerCase() === wanted);
    if (field) return field;
  }
  return null;
}

/** The name that lies nearest in typing errors; null when none lies near. Capitals and accents are no errors. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const wanted = plain(typed);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let least = most + 1;
  for (const name of names) {
    const far = distance(wanted, plain(name));
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}|[_.\s-]/gu, '')
    .toLowerCase();
}
