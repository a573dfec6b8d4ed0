/** Use case: somebody took away a column or a tab; who is at the keyboard hears how it comes back. */
import { TABLES } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import type { Ports } from '../ports.ts';

/** Tells of the first tab or column of the register that is missing. One read, and one call when something is. */
export function warnOfLoss(ports: Ports): void {
  const tabs = ports.book.tabs();
  for (const table of TABLES) {
    const tab = tabs.get(table.id);
    const field = tab && table.fields.find((each) => tab.columns[each] === undefined);
    if (tab && field === undefined) continue;
    const what = tab
      ? `De kolom "${table.columns[field!]!.label}" van het tabblad "${tab.name}"`
      : `Het tabblad "${table.tab}"`;
    ports.talk.toast(TEXT.edit.lost, TEXT.edit.lostWhat(what));
    return;
  }
}
