/** The dialog "Lessen delen": the lessons for an audience as a text to paste, and a note that they were shared. */
import type { ShownLesson, ShownLessons } from '../../../app/lessons/share.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { showPaper } from '../paper.ts';
import { closeBy, server } from '../server.ts';

const audience = byId<HTMLSelectElement>('audience');
const channel = byId<HTMLSelectElement>('channel');
const all = byId<HTMLInputElement>('all');
const text = byId<HTMLTextAreaElement>('text');
let shown: ShownLessons = { lessons: [], audiences: [], channels: [] };
let boxes: readonly { readonly box: HTMLInputElement; readonly lesson: ShownLesson }[] = [];

closeBy(byId('close'));
audience.addEventListener('change', list);
all.addEventListener('change', list);
byId('copy').addEventListener('click', () => void copy());
byId('document').addEventListener('click', () => void makePaper());
byId('share').addEventListener('click', () => void share());
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('lessonsToShare'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  shown = answer.value;
  const chosen = audience.value;
  audience.replaceChildren(element('option', { value: '' }, 'Iedereen'), ...shown.audiences.map(option));
  audience.value = chosen;
  channel.replaceChildren(...shown.channels.map(option));
  list();
}

function option({ code, label }: { readonly code: string; readonly label: string }): HTMLOptionElement {
  return element('option', { value: code }, label);
}

function list(): void {
  const wanted = shown.lessons.filter(
    (one) =>
      (all.checked || one.shared === null) &&
      (audience.value === '' || one.audiences.includes(audience.value)),
  );
  boxes = wanted.map((lesson, index) => {
    const box = element('input', { type: 'checkbox', id: `l${index}`, checked: lesson.shared === null });
    box.addEventListener('change', compose);
    return { box, lesson };
  });
  const rows = boxes.map(({ box, lesson }) =>
    element(
      'div',
      { class: 'lesson' },
      box,
      element('label', { for: box.id }, lesson.title),
      element('p', { class: 'facts' }, facts(lesson)),
    ),
  );
  byId('lessons').replaceChildren(
    ...(rows.length ? rows : [element('p', {}, 'Er is geen les die nog gedeeld moet worden.')]),
  );
  compose();
}

function facts({ key, audience: who, themes, cluster, recorded, shared }: ShownLesson): string {
  return [
    key,
    `voor ${who.toLowerCase()}`,
    themes,
    cluster,
    `opgeschreven op ${recorded}`,
    shared === null ? 'nog niet gedeeld' : `gedeeld op ${shared}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The chosen lessons as a text that reads well anywhere. */
function compose(): void {
  text.value = boxes
    .filter(({ box }) => box.checked)
    .map(({ lesson: { title, body, cluster } }) => {
      const source = cluster.replace(/^[A-Z]+-\d+ · /, '');
      return [title, body, source && `Geleerd op: ${source}.`].filter(Boolean).join('\n');
    })
    .join('\n\n');
  text.defaultValue = text.value;
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.value);
    say('De tekst is gekopieerd.');
  } catch {
    text.select();
    say('Kopiëren mag hier niet vanzelf. De tekst is geselecteerd: druk op Ctrl+C.');
  }
}

async function makePaper(): Promise<void> {
  showErrors([]);
  const lessons = boxes.filter(({ box }) => box.checked).map(({ lesson }) => lesson.key);
  const answer = await busy('Bezig met het document…', () =>
    server('lessonsDocument', { audience: audience.value, channel: channel.value, lessons }),
  );
  if (answer.ok) showPaper(answer.value);
  else showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
}

async function share(): Promise<void> {
  showErrors([]);
  const lessons = boxes
    .filter(({ box, lesson }) => box.checked && lesson.shared === null)
    .map(({ lesson: { key, print } }) => ({ key, print }));
  const answer = await busy('Bezig met vastleggen…', () =>
    server('shareLessons', { channel: channel.value, lessons }),
  );
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  await load();
  say(answer.value);
}
