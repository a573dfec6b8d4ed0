/** The dialog "Terreinen importeren": takes a file or pasted text, shows the dry run, then carries it out. */

import { decodeBytes } from '../../../domain/import/decode.ts';
import { type Outcome, unusable, usable } from '../../../domain/import/outcome.ts';
import type { ImportReport } from '../../../domain/import/report.ts';
import { busy, byId, element, type FieldError, say, showErrors, table } from '../dom.ts';
import { closeDialog, closeOnEscape, server } from '../server.ts';

/** The list of a dry run, which is what will be carried out. */
interface List {
  readonly text: string;
  readonly name: string;
  /** Id of the input that it came from. */
  readonly field: 'file' | 'pasted';
}

const form = byId<HTMLFormElement>('form');
const file = byId<HTMLInputElement>('file');
const pasted = byId<HTMLTextAreaElement>('pasted');
const result = byId('result');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void preview();
});
for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', closeDialog);
closeOnEscape();

async function preview(): Promise<void> {
  showErrors([]);
  result.hidden = true;
  const list = await readList();
  if (!list.ok) {
    showErrors([{ field: file.files?.length ? 'file' : 'pasted', ...list }]);
    return;
  }
  const { text, field } = list.value;
  const report = await busy('Bezig met bekijken…', () => server('previewImport', text));
  if (report.ok) showPreview(report.value, list.value);
  else showErrors([{ field, ...report }]);
}

async function readList(): Promise<Outcome<List>> {
  const chosen = file.files?.[0];
  if (!chosen) {
    if (pasted.value.trim() === '')
      return unusable('Er is nog geen lijst.', 'Kies een bestand of plak een lijst.');
    return usable({ text: slim(pasted.value), name: '', field: 'pasted' });
  }
  const decoded = decodeBytes(new Uint8Array(await chosen.arrayBuffer()));
  if (!decoded.ok) return decoded;
  return usable({ text: slim(decoded.value.text), name: chosen.name, field: 'file' });
}

/** GeoJSON without its shapes, which the register does not keep and which are most of its bytes. */
function slim(text: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    const data = JSON.parse(text) as { features?: readonly { properties?: unknown }[] };
    const features = data.features?.map(({ properties }) => ({ properties }));
    return JSON.stringify({ ...data, features });
  } catch {
    // Not JSON after all: the register says what is wrong with it.
    return text;
  }
}

function showPreview(report: ImportReport, list: List): void {
  const { added, changed } = report.counts;
  const todo = added + changed;
  const take = element(
    'button',
    { class: 'main', type: 'button', click: () => void apply(list) },
    'Overnemen',
  );
  const other = element('button', { type: 'button', click: startAgain }, 'Andere lijst');
  result.replaceChildren(
    element(
      'h2',
      { id: 'result-title', tabindex: '-1' },
      todo ? 'Dit gaat er gebeuren' : 'Er is niets over te nemen',
    ),
    ...describe(report),
    element('div', { class: 'buttons' }, ...(todo ? [take] : []), other),
  );
  form.hidden = true;
  result.hidden = false;
  byId('result-title').focus();
}

async function apply(list: List): Promise<void> {
  showErrors([]);
  const report = await busy('Bezig met overnemen. Dit kan een minuut duren…', () =>
    server('applyImport', list.text, list.name),
  );
  if (!report.ok) {
    showErrors([{ field: null, reason: report.reason, tip: report.tip } satisfies FieldError]);
    return;
  }
  result.replaceChildren(
    element('h2', { id: 'result-title', tabindex: '-1' }, 'De lijst is overgenomen'),
    element('p', {}, `${report.value.summary}.`),
    element(
      'p',
      {},
      'Kies daarna Terreinregister > Clusters bevestigen… om fasen van één terrein bij elkaar te zetten.',
    ),
    element(
      'div',
      { class: 'buttons' },
      element('button', { class: 'main', type: 'button', click: closeDialog }, 'Sluiten'),
      element('button', { type: 'button', click: startAgain }, 'Nog een lijst'),
    ),
  );
  byId('result-title').focus();
}

function startAgain(): void {
  form.reset();
  form.hidden = false;
  result.hidden = true;
  say('');
  file.focus();
}

function describe(report: ImportReport): readonly HTMLElement[] {
  const { counts, unit } = report;
  const count = (label: string, value: number): HTMLElement =>
    element('div', {}, element('dt', {}, label), element('dd', {}, value.toLocaleString('nl-NL')));
  const parts: HTMLElement[] = [
    element(
      'dl',
      { class: 'counts' },
      count('nieuw', counts.added),
      count('gewijzigd', counts.changed),
      count('ongewijzigd', counts.unchanged),
      count('afgewezen', counts.rejected),
      count('mogelijk dubbel', counts.suspected),
    ),
    ...report.notes.map((note) => element('p', {}, note)),
  ];
  const list = (
    title: string,
    open: boolean,
    headers: readonly string[],
    rows: readonly (readonly string[])[],
  ): void => {
    if (rows.length === 0) return;
    const heading = `${title} (${rows.length.toLocaleString('nl-NL')})`;
    parts.push(element('details', { open }, element('summary', {}, heading), table(title, headers, rows)));
  };
  const place = unit.slice(0, 1).toUpperCase() + unit.slice(1);
  list(
    'Afgewezen',
    true,
    [place, 'Naam', 'Waarom', 'Wat te doen'],
    report.rejected.map(({ line, name, reason, tip }) => [String(line), name, reason, tip]),
  );
  list(
    'Mogelijk dubbel',
    true,
    ['Nieuw', 'Lijkt op', 'Waarom'],
    report.suspected.map(({ terrain, other, reason }) => [
      `${terrain.name} (${terrain.municipality})`,
      [other.key, `${other.name} (${other.municipality})`].filter(Boolean).join(' · '),
      reason,
    ]),
  );
  list(
    'Opmerkingen',
    false,
    [place, 'Naam', 'Opmerking'],
    report.remarks.map(({ line, name, reason, tip }) => [String(line), name, `${reason} ${tip}`.trim()]),
  );
  list(
    'Gewijzigd',
    false,
    ['Terrein', 'Veld', 'Was', 'Wordt'],
    report.changed.flatMap(({ key, name, fields }) =>
      fields.map(({ label, from, to }) => [`${key} · ${name}`, label, from || '(leeg)', to]),
    ),
  );
  list(
    'Nieuw',
    false,
    ['Werknaam', 'Naam in de lijst', 'Gemeente'],
    report.added.map(({ name, planName, municipality }) => [name, planName, municipality]),
  );
  list(
    'Niet in deze lijst',
    false,
    ['Terrein', 'Gemeente'],
    report.gone.map(({ key, name, municipality }) => [`${key} · ${name}`, municipality]),
  );
  return parts;
}
