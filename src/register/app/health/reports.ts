/** Health of the templates: whether documents can be made with those that there are. */
import { checkTemplate } from '../../domain/documents/check.ts';
import { parseTemplate } from '../../domain/documents/template.ts';
import { REPORTS } from '../../domain/reports/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { templatesMade } from '../documents/templates.ts';
import type { HealthCheck } from './check.ts';

const says = HEALTH.templates;

/** One call, and one for each template. */
export const templatesCheck: HealthCheck = {
  id: 'templates',
  title: HEALTH.titles.templates,
  needs: ['drive.file'],
  look({ ports }) {
    const files = templatesMade(
      ports,
      REPORTS.map(({ id }) => id),
    );
    if (!files.size) return { state: 'goed', says: says.none };
    const found = REPORTS.flatMap(({ id, title, template }) => {
      const file = files.get(id);
      if (!file || !template) return [];
      const problems = checkTemplate(parseTemplate(ports.documents.read(file.id)), template.fields);
      // What is only doubtful the dialog of the templates tells; documents can be made all the same.
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      return errors ? [says.line(title, errors)] : [];
    });
    if (!found.length) return { state: 'goed', says: says.fine(files.size) };
    return { state: 'fout', says: says.wrong(found.length), details: found };
  },
};
