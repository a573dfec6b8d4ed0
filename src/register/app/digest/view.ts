/** The register as digests see it: as rules do, with the lines of the journal that count. */
import { effective } from '../../domain/change/journal.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { journal } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

export function digestView(ports: Ports, register: Register): RegisterView {
  const source = sourceOf(ports, register);
  return openView({
    ...source,
    read(table) {
      if (table.id !== journal.id) return source.read(table);
      const { entries, problems } = register.read(journal);
      const lines = effective(entries.map(({ values }) => values));
      return { byKey: new Map(lines.map((values) => [values.entry_id ?? '', { values }])), problems };
    },
  });
}
