/** The kind that names a table: stored by its id, shown as people know its tab. */

import { tidy } from '../../text/normalise.ts';
import { cellText, ok, unreadable } from '../cell.ts';
import type { Kind } from '../kind.ts';

/** Names of tabs by table id; each declaration tells its own. */
const TABS = new Map<string, string>();

export function nameTable(id: string, tab: string): void {
  TABS.set(id, tab);
}

/** A table of the register; an id that no declaration has stays as it is. */
export function tableName(): Kind<string> {
  return {
    name: 'tabblad',
    format: '@',
    width: 130,
    align: 'left',
    read(cell) {
      const typed = tidy(cellText(cell));
      if (TABS.has(typed)) return ok(typed);
      const named = [...TABS].find(([, tab]) => tab === typed);
      if (named) return ok(named[0]);
      return /^[a-z_]+$/.test(typed)
        ? ok(typed)
        : unreadable(`"${typed}" is geen tabblad van het register.`, 'Vul de naam van het tabblad in.');
    },
    write: (id) => TABS.get(id) ?? id,
    encode: (id) => id,
    decode: (stored) => stored || null,
    check: () => null,
    describe: () => 'Een tabblad van het register.',
    ask: () => null,
  };
}
