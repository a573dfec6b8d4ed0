/** The dialog "Staat van het register": one line for each thing that must be in order, with buttons that repair it. */

import type { HealthLine, HealthReport } from '../../../app/health/health.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { busy, byId, element, showErrors } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const STATES = { goed: 'Goed', let_op: 'Let op', fout: 'Fout' } as const;
/** What is wrong comes first. */
const ORDER = ['fout', 'let_op', 'goed'] as const;

const list = byId('lines');
const summary = byId('summary');
const said = byId('said');

closeBy(byId('close'));
byId('again').addEventListener('click', () => void look(summary));
void look(null);

/** Looks at everything anew; then the focus goes to `target`. */
async function look(target: HTMLElement | null): Promise<void> {
  said.textContent = '';
  if (show(await busy('Bezig met nakijken…', () => server('healthReport')))) target?.focus();
}

async function repair(line: HealthLine, name: string): Promise<void> {
  said.textContent = '';
  const answer = await busy('Bezig met herstellen…', () => server('repairHealth', line.id, name));
  // The line may have moved down now that it is in order.
  if (show(answer)) document.getElementById(`title-${line.id}`)?.focus();
}

function show(answer: Outcome<HealthReport>): boolean {
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return false;
  }
  showErrors([]);
  const { lines } = answer.value;
  const sorted = ORDER.flatMap((state) => lines.filter((line) => line.state === state));
  list.replaceChildren(...sorted.map(item));
  summary.textContent = counted(lines);
  said.textContent = answer.value.said ?? '';
  return true;
}

function counted(lines: readonly HealthLine[]): string {
  const [wrong, careful] = [of(lines, 'fout'), of(lines, 'let_op')];
  if (!wrong && !careful) return `Alles is in orde: ${lines.length} onderdelen nagekeken.`;
  const faults = wrong === 0 ? 'Geen fouten' : `${wrong} ${wrong === 1 ? 'fout' : 'fouten'}`;
  return `${faults}, ${careful} keer let op, ${of(lines, 'goed')} goed.`;
}

function of(lines: readonly HealthLine[], state: HealthLine['state']): number {
  return lines.filter((line) => line.state === state).length;
}

function item(line: HealthLine): HTMLElement {
  const title = `title-${line.id}`;
  const buttons = line.buttons.map(({ repair: name, label }) =>
    element(
      'button',
      { type: 'button', 'aria-describedby': title, click: () => void repair(line, name) },
      label,
    ),
  );
  const link = line.link
    ? [element('a', { href: line.link.url, target: '_blank', rel: 'noopener' }, line.link.text)]
    : [];
  return element(
    'li',
    {},
    element('span', { class: `state ${line.state}` }, STATES[line.state]),
    element(
      'div',
      {},
      element('h2', { id: title, tabindex: '-1' }, line.title),
      element('p', {}, line.says),
      ...particulars(line),
      ...link,
    ),
    element('div', { class: 'repairs' }, ...buttons),
  );
}

/** Open where something is wrong, folded where all is well. */
function particulars({ state, details }: HealthLine): readonly HTMLElement[] {
  if (!details.length) return [];
  const items = details.map((text) => element('li', {}, text));
  if (state !== 'goed') return [element('ul', { class: 'open' }, ...items)];
  return [element('details', {}, element('summary', {}, 'Bijzonderheden'), element('ul', {}, ...items))];
}
