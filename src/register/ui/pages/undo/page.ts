/** The dialog "Ongedaan maken": the last batches; a person opens one and takes it back. */

import type { ShownBatch } from '../../../app/history/shown.ts';
import { facts, openBatch } from '../batch.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const list = byId('list');
const batches = byId('batches');
const older = byId<HTMLButtonElement>('older');
const batchRoom = byId('batch');

closeBy(byId('close'));
older.addEventListener('click', () => void load(batches.children.length));
void load(0);

/** Adds the next page of batches; from 0 the list begins anew. */
async function load(skip: number): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('lastBatches', skip));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const items = answer.value.batches.map(item);
  if (skip === 0) batches.replaceChildren();
  batches.append(...items);
  older.hidden = answer.value.older === 0;
  older.textContent = `Oudere tonen (${answer.value.older.toLocaleString('nl-NL')})`;
  byId('none').hidden = batches.children.length > 0;
  if (skip > 0) items[0]?.querySelector('button')?.focus();
}

function item(batch: ShownBatch): HTMLElement {
  const title = `title-${batch.id}`;
  const more = batch.tabs.map(({ tab, what }) => `${tab}: ${what}`).join(' · ');
  return element(
    'li',
    { class: batch.undone ? 'taken-back' : '' },
    element(
      'div',
      {},
      element('h3', { id: title }, batch.title),
      element('p', { class: 'facts' }, facts(batch)),
      element('p', {}, more),
      ...(batch.undone
        ? [element('p', { class: 'undone' }, batch.undone)]
        : [element('ul', { class: 'sample' }, ...batch.sample.map((line) => element('li', {}, line)))]),
    ),
    element(
      'button',
      { type: 'button', 'aria-describedby': title, click: (event) => void open(batch.id, event) },
      'Bekijken',
    ),
  );
}

async function open(id: string, event: Event): Promise<void> {
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
    void load(0).then(() => {
      say(said);
      byId('list-title').focus();
    });
  };
  if (!(await openBatch(id, { room: batchRoom, back, done }))) return;
  list.hidden = true;
  batchRoom.hidden = false;
  byId('batch-title').focus();
}
