/** The register as rules see it, over the rows that an execution has read. */
import type { Source } from '../domain/rules/view.ts';
import type { Table } from '../domain/schema/table.ts';
import type { Ports } from './ports.ts';
import type { Register } from './register.ts';

/** Tables are read when a rule first asks for them. */
export function sourceOf(ports: Ports, register: Register): Source {
  return {
    today: ports.clock.now().slice(0, 10),
    look: register.look,
    read(table: Table) {
      const { byKey, problems } = register.read(table);
      return { byKey, problems };
    },
  };
}
