/** Fills a template: the requests of the one batch that turn a fresh copy of it into the document. */
import { editSegment } from './edit.ts';
import { expandBlocks } from './expand.ts';
import type { Field, TemplateData } from './fields.ts';
import type { Request } from './requests.ts';
import type { ParsedTemplate } from './template.ts';

/**
 * The requests, in the order in which they are to be carried out; none when the template has no tags. `fields`
 * are the declared ones, which say how values are written when the template does not. A tag whose name nobody
 * declares or gives stays as it is, so that it shows.
 */
export function fillTemplate(
  template: ParsedTemplate,
  fields: readonly Field[],
  data: TemplateData,
): readonly Request[] {
  const scope = { data, fields, up: null, number: 0 };
  return template.segments.flatMap(({ id, home, nodes }) =>
    editSegment(id, home, expandBlocks(home, nodes, scope)),
  );
}
