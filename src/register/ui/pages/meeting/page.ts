/** The dialog "Overleg": the agenda as the register proposes it, and what came of the meeting as rows. */
import type { Choice, ShownMeeting } from '../../../app/meetings/meetings.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import type { RecordRefusal, TypedRecord } from '../../../domain/meeting/record.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { showPaper } from '../paper.ts';
import { closeBy, server } from '../server.ts';

type Control = HTMLInputElement | HTMLSelectElement;
/** One decision or action point in the making: its fields by name. */
interface Line {
  readonly box: HTMLFieldSetElement;
  readonly fields: Readonly<Record<string, Control>>;
}

const which = byId<HTMLSelectElement>('which');
const agenda = byId<HTMLTextAreaElement>('agenda');
const report = byId<HTMLTextAreaElement>('report');
const lists: Record<'decisions' | 'actions', Line[]> = { decisions: [], actions: [] };
let shown: ShownMeeting | null = null;
let serial = 0;

closeBy(byId('close'));
which.addEventListener('change', () => void show(which.value));
byId('again').addEventListener('click', () => void (shown ? refresh(shown.key) : load()));
byId('propose').addEventListener('click', () => {
  agenda.value = shown?.proposal ?? '';
  say('Het voorstel staat in het veld. Bewaar het als het goed is.');
  agenda.focus();
});
byId('save').addEventListener('click', () => void save());
byId('add-decision').addEventListener('click', () => add('decisions').focus());
byId('add-action').addEventListener('click', () => add('actions').focus());
byId('record').addEventListener('click', () => void record());
for (const kind of ['agenda', 'verslag'])
  byId(`paper-${kind}`).addEventListener('click', () => void makePaper(kind));
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('meetings'));
  if (!ready(answer)) return;
  which.replaceChildren(...answer.value.map(option));
  if (!answer.value.length) say('Er is nog geen overleg. Zet er een in het tabblad Overleggen.');
  else await show(answer.value[0]!.key);
}

/** Shows a meeting with clean fields. */
async function show(key: string): Promise<void> {
  if (!(await fetchMeeting(key))) return;
  const one = shown!;
  agenda.value = one.agenda ?? one.proposal;
  agenda.defaultValue = agenda.value;
  report.value = one.report;
  report.defaultValue = report.value;
  for (const list of ['decisions', 'actions'] as const) {
    lists[list].length = 0;
    byId(list).replaceChildren();
  }
  add('decisions');
  add('actions');
}

/** Looks again at the meeting, and leaves what was typed. */
async function refresh(key: string): Promise<void> {
  if (await fetchMeeting(key)) say('Opnieuw opgehaald. Wat je had getypt, staat er nog.');
}

async function fetchMeeting(key: string): Promise<boolean> {
  showErrors([]);
  const answer = await busy('Bezig met ophalen…', () => server('showMeeting', key));
  if (!ready(answer)) return false;
  shown = answer.value;
  byId('meeting').hidden = false;
  byId('title').textContent = shown.title;
  byId('facts').textContent = [
    STATUS[shown.status] ?? '',
    shown.participants.length ? `Deelnemers: ${shown.participants.join(', ')}.` : 'Nog geen deelnemers.',
    shown.agenda === null ? 'De agenda hieronder is een voorstel en is nog niet bewaard.' : '',
  ]
    .filter(Boolean)
    .join(' ');
  byId('earlier').replaceChildren(
    ...known('Al vastgelegde besluiten', shown.decisions),
    ...known('Al vastgelegde actiepunten', shown.actions),
  );
  return true;
}

const STATUS: Readonly<Record<string, string>> = {
  gepland: 'Gepland.',
  gehouden: 'Gehouden.',
  geannuleerd: 'Geannuleerd.',
};

function known(title: string, lines: readonly string[]): readonly HTMLElement[] {
  if (!lines.length) return [];
  return [
    element('h3', {}, title),
    element('ul', { class: 'notes' }, ...lines.map((line) => element('li', {}, line))),
  ];
}

async function save(): Promise<void> {
  if (!shown) return;
  showErrors([]);
  const { key, print } = shown;
  const answer = await busy('Bezig met bewaren…', () => server('saveAgenda', key, print, agenda.value));
  if (!ready(answer)) return;
  agenda.defaultValue = agenda.value;
  await fetchMeeting(key);
  say(answer.value);
}

async function record(): Promise<void> {
  if (!shown) return;
  showErrors([]);
  const { key, print } = shown;
  const typed: TypedRecord = {
    report: report.value,
    decisions: lists.decisions.map(({ fields }) => ({
      decision: fields.decision!.value,
      cluster: fields.cluster!.value,
    })),
    actions: lists.actions.map(({ fields }) => ({
      action: fields.action!.value,
      owner: fields.owner!.value,
      due: fields.due!.value,
      cluster: fields.cluster!.value,
    })),
  };
  const answer = await busy('Bezig met vastleggen…', () => server('recordMeeting', key, print, typed));
  if (!answer.ok) {
    const at = 'at' in answer ? (answer as RecordRefusal).at : null;
    const field = at === null ? null : lists[at.list][at.index]!.fields[at.field]!.id;
    showErrors([{ field, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  await show(key);
  say(answer.value);
  byId('title').focus();
}

async function makePaper(kind: string): Promise<void> {
  if (!shown) return;
  showErrors([]);
  const { key } = shown;
  const answer = await busy('Bezig met het document…', () => server('meetingDocument', key, kind));
  if (!ready(answer)) return;
  showPaper(answer.value);
}

/** Adds a blank line to a list and gives its first field. */
function add(list: 'decisions' | 'actions'): HTMLElement {
  const id = `${list}-${serial++}`;
  const fields: Record<string, Control> =
    list === 'decisions'
      ? { decision: input(`${id}-decision`, 'text', '500'), cluster: clusters(`${id}-cluster`) }
      : {
          action: input(`${id}-action`, 'text', '300'),
          owner: choices(`${id}-owner`, 'Kies wie het doet', shown?.people ?? []),
          due: input(`${id}-due`, 'date', '10'),
          cluster: clusters(`${id}-cluster`),
        };
  const [first, ...others] = Object.entries(fields);
  const box = element(
    'fieldset',
    {},
    element('legend', {}, list === 'decisions' ? 'Besluit' : 'Actiepunt'),
    ...labelled(first!),
    element('div', { class: 'pair' }, ...others.map((one) => element('div', {}, ...labelled(one)))),
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', click: () => drop(list, box) }, 'Regel weghalen'),
    ),
  );
  lists[list].push({ box, fields });
  byId(list).append(box);
  return first![1];
}

function drop(list: 'decisions' | 'actions', box: HTMLFieldSetElement): void {
  const at = lists[list].findIndex((line) => line.box === box);
  lists[list].splice(at, 1);
  box.remove();
  byId(list === 'decisions' ? 'add-decision' : 'add-action').focus();
}

const LABELS: Readonly<Record<string, string>> = {
  decision: 'Wat is besloten?',
  action: 'Wat moet er gebeuren?',
  owner: 'Wie doet het?',
  due: 'Voor welke dag?',
  cluster: 'Cluster',
};

function labelled([name, control]: readonly [string, Control]): readonly HTMLElement[] {
  return [
    element('label', { for: control.id }, LABELS[name]!),
    control,
    element('p', { class: 'field-error', id: `${control.id}-error` }),
  ];
}

function input(id: string, type: string, most: string): HTMLInputElement {
  return element('input', { type, id, maxlength: most, 'aria-describedby': `${id}-error` });
}

function clusters(id: string): HTMLSelectElement {
  const made = choices(id, 'Het programma', shown?.clusters ?? []);
  made.value = shown?.cluster ?? '';
  return made;
}

function choices(id: string, blank: string, entries: readonly Choice[]): HTMLSelectElement {
  return element(
    'select',
    { id, 'aria-describedby': `${id}-error` },
    element('option', { value: '' }, blank),
    ...entries.map(option),
  );
}

function option({ key, text }: Choice): HTMLOptionElement {
  return element('option', { value: key }, text);
}

function ready<T>(answer: Outcome<T>): answer is { readonly ok: true; readonly value: T } {
  if (!answer.ok) showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
  return answer.ok;
}
