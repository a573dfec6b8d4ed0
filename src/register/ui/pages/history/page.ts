/** The dialog "Geschiedenis van deze rij": what happened to the chosen row, and taking back a batch from there. */

import type { RowEvent } from '../../../app/history/row.ts';
import { facts, lineTable, openBatch } from '../batch.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const list = byId('list');
const events = byId('events');
const batchRoom = byId('batch');
const all = byId<HTMLButtonElement>('all');
/** The archive is asked too. */
let everything = false;

closeBy(byId('close'));
all.addEventListener('click', () => {
  everything = true;
  void load().then(() => byId('row-title').focus());
});
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('rowHistory', everything));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const { tab, row, older, files, notes } = answer.value;
  all.hidden = files === 0;
  byId('row-title').textContent = `${tab}: ${row}`;
  events.replaceChildren(...answer.value.events.map(item));
  const more = older
    ? [`Nog ${older.toLocaleString('nl-NL')} oudere wijzigingen staan in het Journaal.`]
    : [];
  byId('notes').replaceChildren(...[...notes, ...more].map((note) => element('p', {}, note)));
}

function item({ batch, lines, more, undoable }: RowEvent): HTMLElement {
  const title = `title-${batch.id}`;
  const open = element(
    'button',
    { type: 'button', 'aria-describedby': title, click: (event) => void show(batch.id, event) },
    'Ongedaan maken…',
  );
  const what = lines[0]?.what ?? '';
  return element(
    'li',
    { class: batch.undone ? 'taken-back' : '' },
    element(
      'div',
      { class: 'head' },
      element(
        'div',
        {},
        element('h3', { id: title }, `${what} op ${batch.when}`),
        element(
          'p',
          { class: 'facts' },
          [facts({ ...batch, when: '' }), batch.why].filter(Boolean).join(' · '),
        ),
        ...(batch.undone ? [element('p', { class: 'undone' }, batch.undone)] : []),
      ),
      ...(undoable ? [open] : []),
    ),
    lineTable(batch.id, lines, false),
    ...(more ? [element('p', { class: 'hint' }, `En nog ${more} regels.`)] : []),
  );
}

async function show(id: string, event: Event): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  const back = (): void => {
    batchRoom.hidden = true;
    list.hidden = false;
    showErrors([]);
    button.focus();
  };
  const done = (said: string): void => {
    batchRoom.hidden = true;
    list.hidden = false;
    void load().then(() => {
      say(said);
      byId('row-title').focus();
    });
  };
  if (!(await openBatch(id, { room: batchRoom, back, done }))) return;
  list.hidden = true;
  batchRoom.hidden = false;
  byId('batch-title').focus();
}
