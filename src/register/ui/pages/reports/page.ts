/** The dialog "Rapporten maken": which report, over which period, about what; what that comes to; and how far it is. */

import type { ReportChoice, ReportChoices, ReportPlan, ReportScope } from '../../../app/reports/order.ts';
import type { Refusal } from '../../../domain/import/outcome.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { JobList } from '../job-list.ts';
import { closeBy, closeDialog, server } from '../server.ts';

const form = byId<HTMLFormElement>('choice');
const report = byId<HTMLSelectElement>('report');
const period = byId<HTMLSelectElement>('period');
const town = byId<HTMLSelectElement>('municipality');
const pdf = byId<HTMLInputElement>('pdf');
const parts = { choice: form, plan: byId('plan'), work: byId('work') };
let choices: ReportChoices | null = null;

closeBy(byId('close'));
byId('done').addEventListener('click', closeDialog);
byId('more').addEventListener('click', () => turnTo('choice', report));
byId('back').addEventListener('click', () => turnTo('choice', report));
byId('start').addEventListener('click', () => void start());
report.addEventListener('change', followReport);
town.addEventListener('focus', () => {
  byId<HTMLInputElement>('scope-g').checked = true;
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void plan();
});
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('reportChoices'));
  if (!answer.ok) return refused(answer);
  choices = answer.value;
  const { reports, municipalities, selection } = choices;
  report.replaceChildren(...reports.map(({ id, title }) => option(id, title)));
  town.replaceChildren(...municipalities.map(({ code, name }) => option(code, name)));
  byId('scope-selection').hidden = selection === null;
  if (selection)
    byId('selection').textContent =
      selection.rows === 1
        ? `De gekozen rij in ${selection.tab}`
        : `De ${selection.rows} gekozen rijen in ${selection.tab}`;
  byId<HTMLInputElement>('scope-s').checked = selection !== null;
  pdf.checked = choices.pdf;
  followReport();
  turnTo('choice', report);
}

/** The periods and the subjects that go with the chosen report. */
function followReport(): void {
  const chosen = choices?.reports.find(({ id }) => id === report.value);
  if (!choices || !chosen) return;
  const before = period.value || choices.period;
  byId('report-help').textContent = chosen.help;
  const known = choices.periods.filter(({ key }) => chosen.periods.includes(key));
  period.replaceChildren(
    ...known.map(({ key, name, final }) =>
      option(key, final ? `${name} (vastgesteld)` : `${name} (nog niet vastgesteld)`),
    ),
  );
  if (known.some(({ key }) => key === before)) period.value = before!;
  byId('period-help').textContent = known.length
    ? 'Is de periode nog niet vastgesteld, dan worden het concepten.'
    : 'Er is nog geen periode voor dit rapport. Voeg er een toe in het tabblad Perioden.';
  byId('scope').hidden = chosen.about === null;
}

function chosen(): ReportChoice {
  const picked = form.querySelector<HTMLInputElement>('input[name="scope"]:checked')?.value;
  const whole = byId('scope').hidden || picked === 'alles';
  const scope: ReportScope = whole
    ? { type: 'alles' }
    : picked === 'gemeente'
      ? { type: 'gemeente', code: town.value }
      : { type: 'selectie' };
  return { report: report.value, period: period.value, scope, pdf: pdf.checked };
}

async function plan(): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met uitzoeken…', () => server('reportPlan', chosen()));
  if (!answer.ok) return refused(answer);
  byId('plan-lines').replaceChildren(...lines(answer.value));
  turnTo('plan', byId('plan-title'));
}

function lines(found: ReportPlan): readonly HTMLElement[] {
  const { documents, some, final, seconds, concepts, finals, folder } = found;
  const rest = documents - some.length;
  const sort = final ? 'definitief' : 'concept, want de periode is nog niet vastgesteld';
  const texts = [
    `${documents} ${documents === 1 ? 'document' : 'documenten'} (${sort}): ${some.join(', ')}${rest > 0 ? ` en nog ${rest}` : ''}.`,
    `Dit duurt ongeveer ${duration(seconds)}. Wat niet is veranderd, wordt overgeslagen.`,
    concepts + finals
      ? `Van dit rapport en deze periode ${concepts + finals === 1 ? 'staat er al 1' : `staan er al ${concepts + finals}`}: ${concepts} concept en ${finals} definitief.`
      : 'Van dit rapport en deze periode staat er nog niets.',
  ];
  const items = texts.map((text) => element('li', {}, text));
  return folder ? [...items, element('li', {}, link(folder))] : items;
}

function option(value: string, text: string): HTMLElement {
  return element('option', { value }, text);
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(5, Math.ceil(seconds / 5) * 5)} seconden`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`;
}

async function start(): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met starten…', () => server('startReports', chosen()));
  if (!answer.ok) return refused(answer);
  const room = byId('jobs');
  room.replaceChildren();
  turnTo('work', byId('work-title'));
  byId('folder').replaceChildren();
  await new JobList(room, answer.value.key, () => void showFolder()).look();
}

async function showFolder(): Promise<void> {
  const answer = await server('reportPlan', chosen());
  if (answer.ok && answer.value.folder) byId('folder').replaceChildren(link(answer.value.folder));
}

function link(url: string): HTMLElement {
  return element('a', { href: url, target: '_blank', rel: 'noopener' }, 'Map met de documenten openen');
}

function turnTo(part: keyof typeof parts, target: HTMLElement): void {
  showErrors([]);
  say('');
  for (const [name, room] of Object.entries(parts)) room.hidden = name !== part;
  target.focus();
}

function refused({ reason, tip }: Refusal): void {
  showErrors([{ field: null, reason, tip }]);
}
