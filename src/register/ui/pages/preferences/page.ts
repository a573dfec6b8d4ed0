/** The page of the web app under the link of a digest: shows what somebody gets, changes it, stops it and takes that back. */

import type { Preferences, ShownPreferences } from '../../../app/digest/preferences.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import type { Code } from '../../../domain/schema/kind.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { server } from '../server.ts';

/** How Google tells a page at which address it stands. */
declare const google: {
  readonly script: {
    readonly url: {
      getLocation(
        handler: (location: { readonly parameter: Readonly<Record<string, string>> }) => void,
      ): void;
    };
  };
};

/** The lists, with the scope for which each is. */
const LISTS = {
  municipalities: ['gemeenten', 'Welke gemeenten?'],
  clusters: ['clusters', 'Welke terreinen?'],
  themes: ['themas', "Welke thema's?"],
  wagons: ['wagons', 'Welke wagons?'],
  audiences: ['lessen', 'Lessen voor wie?'],
} as const;
type List = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as List[];

let code = '';
let stopped = false;

byId('stop').addEventListener('click', () => {
  const stop = !stopped;
  void ask(
    'Bezig…',
    () => server('stopDigests', code, stop),
    stop ? 'Afgemeld. Er komt geen overzicht meer.' : 'Weer aangemeld.',
    byId('stop'),
  );
});
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void ask(
    'Bezig met bewaren…',
    () => server('savePreferences', code, chosen()),
    'De keuzes zijn bewaard.',
    byId('form').querySelector('button')!,
  );
});
for (const name of ['scope', 'contents']) byId(name).addEventListener('change', showLists);

google.script.url.getLocation(({ parameter }) => {
  code = parameter.code ?? '';
  void ask('Bezig met ophalen…', () => server('openPreferences', code), '', null);
});

async function ask(
  doing: string,
  call: () => Promise<Outcome<ShownPreferences>>,
  done: string,
  focus: HTMLElement | null,
): Promise<void> {
  showErrors([]);
  const answer = await busy(doing, call);
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  show(answer.value);
  say(done);
  focus?.focus();
}

function show({ stopped: isStopped, now, choices, adminEmail, web }: ShownPreferences): void {
  stopped = isStopped;
  byId('found').hidden = false;
  byId('standing').textContent = stopped
    ? 'Dit overzicht is gestopt.'
    : 'Er komt een overzicht als er nieuws is.';
  byId('stop').textContent = stopped ? 'Toch weer aanmelden' : 'Geen overzicht meer';
  for (const name of ['rhythm', 'format', 'scope', 'contents'] as const)
    byId(name).replaceChildren(
      ...choices[name].map((choice) => option('radio', name, choice, now[name] === choice.code)),
    );
  byId('lists').replaceChildren(
    ...LIST_NAMES.map((name) =>
      element(
        'fieldset',
        { id: `${name}-list` },
        element('legend', {}, LISTS[name][1]),
        element(
          'div',
          { class: 'many' },
          ...choices[name].map((choice) => option('checkbox', name, choice, now[name].includes(choice.code))),
        ),
      ),
    ),
  );
  showLists();
  byId('form').hidden = stopped;
  byId('site').hidden = web === null;
  byId('site').replaceChildren(
    element(
      'a',
      { href: `${web}?pagina=overzicht&code=${encodeURIComponent(code)}`, target: '_top' },
      'Bekijk de stand van zaken op de webpagina',
    ),
  );
  byId('admin').hidden = adminEmail === null;
  if (adminEmail !== null)
    byId('admin').replaceChildren(
      'Vragen? Mail naar ',
      element('a', { href: `mailto:${adminEmail}`, target: '_top' }, adminEmail),
      '.',
    );
}

function option(type: 'radio' | 'checkbox', name: string, choice: Code, checked: boolean): HTMLElement {
  const id = `${name}-${choice.code}`;
  return element(
    'div',
    { class: 'choice' },
    element('input', { type, name, id, value: choice.code, checked }),
    element('label', { for: id }, choice.label),
  );
}

function showLists(): void {
  const lessons = values('contents')[0] === 'lessen';
  byId('about').hidden = lessons;
  const scope = lessons ? 'lessen' : values('scope')[0];
  for (const name of LIST_NAMES) byId(`${name}-list`).hidden = LISTS[name][0] !== scope;
}

function values(name: string): readonly string[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(
    ({ value }) => value,
  );
}

function chosen(): Preferences {
  return {
    rhythm: values('rhythm')[0] ?? '',
    format: values('format')[0] ?? '',
    scope: values('scope')[0] ?? '',
    municipalities: values('municipalities'),
    clusters: values('clusters'),
    themes: values('themes'),
    wagons: values('wagons'),
    contents: values('contents')[0] ?? '',
    audiences: values('audiences'),
  };
}
