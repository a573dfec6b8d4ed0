/** The dialog "Verwijderd": the rows that are gone; a person finds one and puts it back. */

import type { DeletedRow, DeletedRows } from '../../../app/history/deleted.ts';
import { facts } from '../batch.ts';
import { busy, byId, element, say, showErrors, table } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const find = byId<HTMLInputElement>('find');
const tab = byId<HTMLSelectElement>('tab');
const result = byId('result');
const rows = byId('rows');
const all = byId<HTMLButtonElement>('all');

/** Items that are drawn at most; who looks for another one searches. */
const DRAWN = 100;
const EVERY = 'Alle tabbladen';

let known: DeletedRows = { rows: [], older: 0, files: 0 };
/** The archive was looked into too. */
let everything = false;

closeBy(byId('close'));
find.addEventListener('input', show);
tab.addEventListener('change', show);
all.addEventListener('click', () => {
  everything = true;
  void load().then(() => find.focus());
});
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('deletedRows', everything));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  known = answer.value;
  all.hidden = known.files === 0;
  const chosen = tab.value;
  const tabs = [...new Set(known.rows.map((row) => row.tab))].sort((a, b) => a.localeCompare(b, 'nl'));
  tab.replaceChildren(
    ...[EVERY, ...tabs].map((name) => element('option', { value: name, selected: name === chosen }, name)),
  );
  show();
}

function show(): void {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = known.rows.filter((row) => {
    const text =
      `${row.row} ${row.why} ${row.who} ${row.values.map(({ text }) => text).join(' ')}`.toLowerCase();
    return (tab.value === EVERY || row.tab === tab.value) && words.every((word) => text.includes(word));
  });
  rows.replaceChildren(...found.slice(0, DRAWN).map(item));
  byId('count').textContent = counted(found.length);
}

function counted(count: number): string {
  if (known.rows.length === 0) return 'Er zijn geen verwijderde rijen gevonden.';
  const shown = count > DRAWN ? ` De laatste ${DRAWN} staan hieronder; zoek om de andere te zien.` : '';
  const older = known.older ? ' Oudere staan in het Journaal en het archief.' : '';
  return `${count.toLocaleString('nl-NL')} ${count === 1 ? 'rij' : 'rijen'} gevonden.${shown}${older}`;
}

function item(row: DeletedRow): HTMLElement {
  const title = `title-${row.table}-${row.key}`;
  const restore = element(
    'button',
    { type: 'button', 'aria-describedby': title, click: () => void putBack(row) },
    'Terugzetten',
  );
  return element(
    'li',
    { class: row.restored ? 'taken-back' : '' },
    element(
      'div',
      { class: 'about' },
      element('h2', { id: title }, `${row.tab}: ${row.row}`),
      element('p', { class: 'facts' }, `Verwijderd ${facts(row)}${row.why ? ` · ${row.why}` : ''}`),
      ...(row.restored ? [element('p', { class: 'undone' }, row.restored)] : []),
      element(
        'details',
        {},
        element('summary', {}, `Wat erin stond (${row.values.length})`),
        table(
          `Inhoud van ${row.row}`,
          ['Veld', 'Waarde'],
          row.values.map(({ label, text }) => [label, text]),
        ),
      ),
    ),
    ...(row.restored ? [] : [restore]),
  );
}

async function putBack({ table, key, batch }: DeletedRow): Promise<void> {
  showErrors([]);
  result.replaceChildren();
  const answer = await busy('Bezig met terugzetten…', () => server('restoreRow', table, key, batch));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const { said, notes } = answer.value;
  await load();
  say(said);
  if (notes.length) {
    const items = notes.map((note) => element('li', {}, note));
    result.replaceChildren(element('p', {}, 'Let hierbij op:'), element('ul', { class: 'notes' }, ...items));
  }
  result.focus();
}
