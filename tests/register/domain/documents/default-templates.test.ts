/** The templates that are shipped with the reports: in order by the check that people use, and laid out accessibly. */
import { checkTemplate } from '../../../../src/register/domain/documents/check.ts';
import { frameRequests, layoutRequests } from '../../../../src/register/domain/documents/layout-requests.ts';
import { parseTemplate } from '../../../../src/register/domain/documents/template.ts';
import { REPORTS } from '../../../../src/register/domain/reports/index.ts';
import { TestDocument } from '../../../workspace/services/docs/support.ts';
import { read, update } from './support.ts';

const TEMPLATES = REPORTS.flatMap(({ id, template }) => (template ? [{ id, template }] : []));

test.each(TEMPLATES)(
  'the template of $id has no faults, one title and header rows that return',
  ({ template }) => {
    const document = new TestDocument();
    const { layout, fields } = template;
    update(document, frameRequests(layout));
    const { defaultHeaderId, defaultFooterId } = document.get().documentStyle!;
    update(document, layoutRequests(layout, defaultHeaderId ?? null, defaultFooterId ?? null));
    const problems = checkTemplate(parseTemplate(read(document)), fields);
    expect(problems.filter(({ severity }) => severity !== 'hint')).toEqual([]);
    const content = document.content();
    const named = content.map(({ paragraph }) => paragraph?.paragraphStyle?.namedStyleType);
    expect(named.filter((type) => type === 'TITLE')).toHaveLength(1);
    expect(named).toContain('HEADING_1');
    const pinned = content.flatMap(({ table }) =>
      table ? [table.tableRows!.map(({ tableRowStyle }) => Boolean(tableRowStyle?.tableHeader))] : [],
    );
    const headers = layout.blocks.flatMap((block) =>
      block.type === 'table' ? [true] : block.type === 'facts' ? [false] : [],
    );
    expect(pinned.map(([first]) => first)).toEqual(headers);
    expect(pinned.every(([, ...rest]) => !rest.includes(true))).toBe(true);
  },
);
