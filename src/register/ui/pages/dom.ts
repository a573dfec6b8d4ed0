/** Small helpers with which the dialogs build what they show; text never becomes markup. */

type Child = Node | string;
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** Makes an element. A function is a listener (`click`), true sets an attribute without value, false none. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** The element of the page with this id, which the page's HTML promises. */
export function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return found as T;
}

/** A table with a caption and a header row; each cell is text or an element. Scrolls by itself when it is wide. */
export function table(
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  const head = element('tr', {}, ...headers.map((header) => element('th', { scope: 'col' }, header)));
  const body = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, head),
      element('tbody', {}, ...body),
    ),
  );
}

export interface FieldError {
  /** Id of the input that it is about, or null when it is about none. */
  readonly field: string | null;
  readonly reason: string;
  readonly tip: string;
}

/**
 * Shows errors in the summary (`errors`), which gets the focus, and beside their inputs (`<input id>-error`).
 * An empty list clears them all.
 */
export function showErrors(errors: readonly FieldError[], heading = 'Dit lukt nog niet'): void {
  for (const input of document.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    byId(`${input.id}-error`).textContent = '';
  }
  const summary = byId('errors');
  summary.replaceChildren();
  summary.hidden = errors.length === 0;
  if (errors.length === 0) return;
  const items = errors.map(({ field, reason, tip }) => {
    const text = `${reason} ${tip}`.trim();
    if (field === null) return element('li', {}, text);
    byId(field).setAttribute('aria-invalid', 'true');
    byId(`${field}-error`).textContent = text;
    return element('li', {}, element('a', { href: `#${field}` }, text));
  });
  summary.append(element('h2', {}, heading), element('ul', {}, ...items));
  summary.focus();
}

/** Says what goes on, also to who does not see it (`status`). */
export function say(text: string): void {
  byId('status').textContent = text;
}

/** Runs a task with the buttons of the page out of use, so that nothing is started twice. */
export async function busy<T>(saying: string, task: () => Promise<T>): Promise<T> {
  const buttons = [...document.querySelectorAll('button')].filter((button) => !button.disabled);
  say(saying);
  for (const button of buttons) button.disabled = true;
  try {
    return await task();
  } finally {
    for (const button of buttons) button.disabled = false;
    say('');
  }
}
