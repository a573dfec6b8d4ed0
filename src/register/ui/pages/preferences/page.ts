/** The page of the web app under the link of a digest: shows what somebody gets, changes it, stops it and takes that back. */

import type { Choice, Preferences, ShownPreferences } from '../../../app/digest/preferences.ts';
import type { Trouble } from '../../../app/visited.ts';
import type { LanguageCode } from '../../../domain/digest/languages.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { PREFERENCES_NL, type PreferenceWords } from '../../../domain/text/preferences.ts';
import { PREFERENCES_EN } from '../../../domain/text/preferences-en.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { called } from '../server.ts';

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

const WORDS: Readonly<Record<LanguageCode, PreferenceWords>> = { nl: PREFERENCES_NL, en: PREFERENCES_EN };

/** The questions of which one answer is chosen, in their order. */
const ONE = ['language', 'rhythm', 'format', 'contents', 'scope'] as const;

/** Those of which several are, with the answer to `scope` or `contents` at which they are asked. */
const SEVERAL = {
  municipalities: 'gemeenten',
  clusters: 'clusters',
  themes: 'themas',
  wagons: 'wagons',
  audiences: 'lessen',
} as const;
type List = keyof typeof SEVERAL;
const LISTS = Object.keys(SEVERAL) as List[];

let code = '';
let stopped = false;
let words = WORDS.nl;

byId('stop').addEventListener('click', () => {
  const stop = !stopped;
  void ask(
    words.working,
    () => called('stopDigests', code, stop),
    ({ stop: says }) => (stop ? says.didStop : says.didResume),
    byId('stop'),
  );
});
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void ask(
    words.saving,
    () => called('savePreferences', code, chosen()),
    ({ saved }) => saved,
    byId('save'),
  );
});

speak(isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'nl');
say(words.loading);
google.script.url.getLocation(({ parameter }) => {
  code = parameter.code ?? '';
  void ask(
    words.loading,
    () => called('openPreferences', code),
    () => '',
    null,
  );
});

/** `done` says it in the language that was chosen just now. */
async function ask(
  doing: string,
  call: () => Promise<Outcome<ShownPreferences> | Trouble>,
  done: (said: PreferenceWords) => string,
  focus: HTMLElement | null,
): Promise<void> {
  fail(null);
  const answer = await busy(doing, call).catch(
    () => ({ ok: false, reason: words.noAnswer, tip: words.noAnswerTip }) as const,
  );
  if (answer.ok) {
    show(answer.value);
    say(done(words));
    focus?.focus();
  } else if ('trouble' in answer) fail([words.trouble, words.troubleTip]);
  else fail([answer.reason, answer.tip]);
}

/** Tells what went wrong; to who cannot be known yet, whose link does not work, in English as well. */
function fail(said: readonly [reason: string, tip: string] | null): void {
  const other = byId('other');
  other.hidden = said?.[0] !== PREFERENCES_NL.unknown;
  other.lang = 'en';
  other.textContent = `${PREFERENCES_EN.unknown} ${PREFERENCES_EN.unknownTip}`;
  showErrors(said ? [{ field: null, reason: said[0], tip: said[1] }] : [], words.errors);
}

function isLanguage(code: string): code is LanguageCode {
  return code in WORDS;
}

/** Puts the fixed words of the page in a language. */
function speak(language: LanguageCode): void {
  words = WORDS[language];
  document.documentElement.lang = language;
  document.title = words.title;
  byId('heading').textContent = words.heading;
  byId('stop-title').textContent = words.stop.title;
  byId('change').textContent = words.change;
  byId('save').textContent = words.save;
}

function show({ stopped: isStopped, now, choices, adminEmail, web }: ShownPreferences): void {
  speak(now.language);
  stopped = isStopped;
  byId('found').hidden = false;
  byId('standing').textContent = stopped ? words.stop.stopped : words.stop.going;
  byId('stop').textContent = stopped ? words.stop.resume : words.stop.stop;
  byId('questions').replaceChildren(
    ...ONE.map((name) =>
      question(
        name,
        '',
        choices[name].map((choice) => option('radio', name, choice, now[name] === choice.code)),
      ),
    ),
    ...LISTS.map((name) =>
      question(
        name,
        'many',
        choices[name].map((choice) => option('checkbox', name, choice, now[name].includes(choice.code))),
      ),
    ),
  );
  for (const name of ['scope', 'contents']) byId(name).addEventListener('change', showLists);
  showLists();
  byId('form').hidden = stopped;
  byId('site').hidden = web === null;
  byId('site').replaceChildren(
    element(
      'a',
      { href: `${web}?pagina=overzicht&code=${encodeURIComponent(code)}`, target: '_top' },
      words.site,
    ),
  );
  byId('admin').hidden = adminEmail === null;
  if (adminEmail !== null)
    byId('admin').replaceChildren(
      `${words.admin} `,
      element('a', { href: `mailto:${adminEmail}`, target: '_top' }, adminEmail),
      '.',
    );
}

function question(name: keyof Preferences, look: string, options: readonly HTMLElement[]): HTMLElement {
  return element(
    'fieldset',
    { id: name },
    element('legend', {}, words.questions[name]),
    element('div', { class: look }, ...options),
  );
}

function option(type: 'radio' | 'checkbox', name: string, choice: Choice, checked: boolean): HTMLElement {
  const id = `${name}-${choice.code}`;
  const foreign = choice.lang !== document.documentElement.lang;
  return element(
    'div',
    { class: 'choice' },
    element('input', { type, name, id, value: choice.code, checked }),
    element('label', { for: id, ...(foreign && { lang: choice.lang }) }, choice.label),
  );
}

function showLists(): void {
  const lessons = values('contents')[0] === 'lessen';
  byId('scope').hidden = lessons;
  const scope = lessons ? 'lessen' : values('scope')[0];
  for (const name of LISTS) byId(name).hidden = SEVERAL[name] !== scope;
}

function values(name: string): readonly string[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(
    ({ value }) => value,
  );
}

function chosen(): Preferences {
  const one = (name: (typeof ONE)[number]): string => values(name)[0] ?? '';
  return {
    language: one('language') as LanguageCode,
    rhythm: one('rhythm'),
    format: one('format'),
    scope: one('scope'),
    municipalities: values('municipalities'),
    clusters: values('clusters'),
    themes: values('themes'),
    wagons: values('wagons'),
    contents: one('contents'),
    audiences: values('audiences'),
  };
}
