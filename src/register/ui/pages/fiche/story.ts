/** The story of a cluster in the side panel: what it is, what asks for something, what happened, and who is there. */
import type { ClusterName } from '../../../app/panel/fiche.ts';
import type { Fiche, FicheStep, FicheTrack } from '../../../domain/panel/fiche.ts';
import type { FichePerson } from '../../../domain/panel/people.ts';
import { element } from '../dom.ts';

/** What can be done from the story. */
export interface StoryActions {
  step(step: FicheStep): void;
}

/** Events of the timeline that are shown at once; the others are folded away. */
const RECENT = 12;

type Line = readonly [label: string, text: string];

export function storyOf(fiche: Fiche, on: StoryActions): HTMLElement {
  const { signals, sections, findings, documents, people } = fiche;
  const filled = sections.filter(({ items }) => items.length);
  const empty = sections.filter(({ items }) => !items.length).map(({ title }) => title);
  return element(
    'article',
    {},
    element('h1', { tabindex: '-1', id: 'name' }, fiche.name),
    element('p', { class: 'soft' }, [fiche.municipalities, fiche.key].filter(Boolean).join(' · ')),
    ...fiche.tracks.map(trackOf),
    ...(fiche.tracks.length ? [] : [element('p', {}, 'Voor dit cluster is er nog geen traject.')]),
    ...(signals.length
      ? [
          element('h2', {}, 'Signalen'),
          element(
            'ul',
            { class: 'plain' },
            ...signals.map(({ label, urgency, level, message, tip }) =>
              element(
                'li',
                { class: `signal level-${level}` },
                element('p', {}, element('strong', {}, `${urgency}: ${label}`)),
                element('p', {}, message),
                element('p', { class: 'soft' }, tip),
              ),
            ),
          ),
        ]
      : []),
    element('h2', {}, 'Volgende stap'),
    element(
      'div',
      { class: 'buttons steps' },
      ...fiche.steps.map((step) =>
        element('button', { type: 'button', id: buttonId(step), click: () => on.step(step) }, step.label),
      ),
    ),
    timelineOf(fiche),
    peopleOf(people, fiche.named),
    ...filled.map(({ title, items }) =>
      folded(
        title,
        items.length,
        list(items.map((item) => [element('h3', {}, item.title), ...facts(item.lines)])),
      ),
    ),
    folded(
      'Bevindingen',
      findings.length,
      list(
        findings.map(({ severity, message, tip }) => [
          element('p', {}, element('strong', {}, `${severity}: `), message),
          element('p', { class: 'soft' }, tip),
        ]),
      ),
    ),
    folded(
      'Documenten',
      documents.length,
      list(
        documents.map(({ label, url }) => [
          element('a', { href: url, target: '_blank', rel: 'noopener' }, `${label} (nieuw tabblad)`),
        ]),
      ),
    ),
    ...(empty.length ? [element('p', { class: 'soft' }, `Nog niets bij: ${empty.join(', ')}.`)] : []),
  );
}

/** The button of a step, to give the focus back to. */
export function buttonId({ id, about }: Pick<FicheStep, 'id' | 'about'>): string {
  return `stap-${id}-${about ?? ''}`;
}

/** Clusters to choose from. */
export function choicesOf(clusters: readonly ClusterName[], choose: (key: string) => void): HTMLElement {
  return element(
    'ul',
    { class: 'plain list' },
    ...clusters.map(({ key, name, municipalities }) =>
      element(
        'li',
        {},
        element(
          'button',
          { type: 'button', click: () => choose(key) },
          element('strong', {}, name),
          element('span', { class: 'soft' }, [municipalities, key].filter(Boolean).join(' · ')),
        ),
      ),
    ),
  );
}

function trackOf({ key, name, open, wagon, states, lines, more }: FicheTrack): HTMLElement {
  return element(
    'section',
    { class: 'wagon', 'aria-label': `Traject ${name}` },
    element('h2', {}, open ? wagon : `${wagon} (traject is afgesloten)`),
    ...facts([...states, ...lines]),
    element(
      'details',
      {},
      element('summary', {}, 'Meer over dit traject'),
      ...facts([['Traject', `${key} · ${name}`], ...more]),
    ),
  );
}

function timelineOf({ timeline }: Fiche): HTMLElement {
  const lines = timeline.map(({ day, what, more, ahead }) =>
    element(
      'li',
      { class: ahead ? 'line ahead' : 'line' },
      element('p', { class: 'soft' }, ahead ? `${day} (nog te komen)` : day),
      element('p', {}, what),
      ...(more ? [element('p', { class: 'soft' }, more)] : []),
    ),
  );
  const [recent, older] = [lines.slice(0, RECENT), lines.slice(RECENT)];
  return folded(
    'Tijdlijn',
    timeline.length,
    element(
      'div',
      {},
      element('ol', { class: 'plain' }, ...recent),
      ...(older.length
        ? [
            element(
              'details',
              {},
              element('summary', {}, `Nog ${older.length} eerder`),
              element('ol', { class: 'plain' }, ...older),
            ),
          ]
        : []),
    ),
    true,
  );
}

function peopleOf(people: readonly FichePerson[], named: boolean): HTMLElement {
  return folded(
    'Mensen',
    people.length,
    element(
      'div',
      {},
      ...(named
        ? []
        : [element('p', { class: 'soft' }, 'Namen en adressen ziet wie in Contacten mag werken.')]),
      list(
        people.map(({ designation, roles, name, email, phone }) => [
          element('h3', {}, name ?? designation),
          element('p', {}, roles.join(', ')),
          ...(name === null ? [] : [element('p', { class: 'soft' }, designation)]),
          ...(email === null ? [] : [element('p', {}, element('a', { href: `mailto:${email}` }, email))]),
          ...(phone === null
            ? []
            : [element('p', {}, element('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone))]),
        ]),
      ),
    ),
  );
}

/** A part that can be folded away; one that is empty says so by its count and has nothing to open. */
function folded(title: string, count: number, content: HTMLElement, open = false): HTMLElement {
  const heading = element('h2', {}, `${title} (${count})`);
  if (count === 0) return element('div', { class: 'soft' }, heading);
  return element('details', { open }, element('summary', {}, heading), content);
}

function list(items: readonly (readonly HTMLElement[])[]): HTMLElement {
  return element('ul', { class: 'plain' }, ...items.map((parts) => element('li', {}, ...parts)));
}

function facts(lines: readonly Line[]): readonly HTMLElement[] {
  if (!lines.length) return [];
  const rows = lines.flatMap(([label, text]) => [element('dt', {}, label), element('dd', {}, text)]);
  return [element('dl', {}, ...rows)];
}
