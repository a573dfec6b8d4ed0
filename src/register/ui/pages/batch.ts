/** One batch in a dialog: what it changed, what stands in the way of taking it back, and the buttons to do so. */

import type { ShownBatch, ShownLine, ShownObstacle } from '../../app/history/shown.ts';
import type { ShownPlan } from '../../app/history/take-back.ts';
import { busy, element, say, showErrors, table } from './dom.ts';
import { server } from './server.ts';

/** Where the view stands, and how the page goes on from it. */
export interface BatchPlace {
  /** The element that the view fills. */
  readonly room: HTMLElement;
  /** Back to what the page showed before. */
  back(): void;
  /** The batch was taken back; `said` tells it in one Dutch sentence. */
  done(said: string): void;
}

/** Fetches a batch and shows it; a refusal stands in the errors of the page. Tells whether it is shown. */
export async function openBatch(id: string, place: BatchPlace): Promise<boolean> {
  showErrors([]);
  const answer = await busy('Bezig met ophalen…', () => server('showBatch', id));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return false;
  }
  showPlan(answer.value, place);
  return true;
}

function showPlan(plan: ShownPlan, place: BatchPlace): void {
  const { batch, lines, more, notes, obstacles } = plan;
  place.room.replaceChildren(
    element('h2', { id: 'batch-title', tabindex: '-1' }, batch.title),
    element(
      'p',
      { class: 'facts' },
      `${facts(batch)}${batch.why && batch.why !== batch.title ? ` · ${batch.why}` : ''} · batch ${batch.id}`,
    ),
    ...(batch.undone ? [element('p', { class: 'undone' }, batch.undone)] : []),
    ...(obstacles.length ? [inTheWay(plan)] : []),
    element('p', { class: 'todo' }, plan.todo),
    ...(notes.length
      ? [element('ul', { class: 'notes' }, ...notes.map((note) => element('li', {}, note)))]
      : []),
    buttons(plan, place),
    element('h3', {}, 'Wat er in deze batch veranderde'),
    lineTable(batch.id, lines, true),
    ...(more ? [element('p', { class: 'hint' }, `En nog ${more.toLocaleString('nl-NL')} regels.`)] : []),
  );
  document.getElementById('batch-title')!.focus();
  window.scrollTo(0, 0);
}

function buttons(plan: ShownPlan, place: BatchPlace): HTMLElement {
  const back = element('button', { type: 'button', click: () => place.back() }, 'Terug');
  const blocked = plan.obstacles.length + plan.moreObstacles;
  const caption = blocked ? `De rest wel ongedaan maken` : 'Ongedaan maken';
  const undo = element(
    'button',
    { class: blocked ? 'rest' : 'main', type: 'button', click: () => void takeBack(plan, place) },
    caption,
  );
  return element('div', { class: 'buttons' }, ...(plan.possible ? [undo] : []), back);
}

function inTheWay({ obstacles, moreObstacles, possible }: ShownPlan): HTMLElement {
  const count = obstacles.length + moreObstacles;
  const places = count === 1 ? 'Op één plek' : `Op ${count.toLocaleString('nl-NL')} plekken`;
  const rest = possible
    ? ' Of neem alleen de rest terug: dan blijft wat hieronder staat zoals het nu is.'
    : '';
  return element(
    'section',
    { class: 'obstacles', 'aria-labelledby': 'obstacles-title' },
    element('h3', { id: 'obstacles-title' }, 'Dit staat in de weg'),
    element(
      'p',
      {},
      `${places} is er sinds deze batch iets veranderd. Daarom gaat de batch niet in haar geheel terug. Maak eerst de latere wijziging ongedaan.${rest}`,
    ),
    table('Wat in de weg staat', ['Rij', 'Veld', 'Deze batch', 'Nu', 'Waarom'], obstacles.map(obstacleCells)),
    ...(moreObstacles
      ? [element('p', { class: 'hint' }, `En nog ${moreObstacles.toLocaleString('nl-NL')} plekken.`)]
      : []),
  );
}

function obstacleCells({ tab, row, field, wrote, now, why }: ShownObstacle): readonly string[] {
  return [`${tab}: ${row}`, field, wrote, now, why];
}

/** Takes the batch back, whole, or without what the page has just shown to be in the way. */
async function takeBack(plan: ShownPlan, place: BatchPlace): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met terugnemen…', () => server('takeBack', plan.batch.id, plan.consent));
  if (!answer.ok) showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
  else if (answer.value.done) place.done(answer.value.said);
  else {
    showPlan(answer.value.plan, place);
    say('Er is net nog iets veranderd. Kijk opnieuw wat er in de weg staat.');
  }
}

/** `24-11-2026 11:30 · door g-abc123 · Menu`. */
export function facts({ when, who, via }: Pick<ShownBatch, 'when' | 'who' | 'via'>): string {
  return [when, `door ${who}`, via].filter(Boolean).join(' · ');
}

/** Old and new per field; with the row of each line, and what happened to it, where they are of several rows. */
export function lineTable(batch: string, lines: readonly ShownLine[], withRows: boolean): HTMLElement {
  return table(
    `Wijzigingen in batch ${batch}`,
    [...(withRows ? ['Rij', 'Wat'] : []), 'Veld', 'Was', 'Werd'],
    lines.map(({ tab, row, what, field, old, now }) => [
      ...(withRows ? [`${tab}: ${row}`, what] : []),
      field,
      old || '–',
      now || '–',
    ]),
  );
}
