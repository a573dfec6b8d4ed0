/** Makes elements in one line: `h('button', { class: 'knop', onclick: go }, 'Doen')`. */

export type Child = Node | string | null | undefined | false;

type Attributes = Readonly<Record<string, unknown>>;

/** Functions become listeners, true an empty attribute; null, undefined and false leave the attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

/** Where menus and lists drop open: within the main part of the page, as everything that can be read should be. */
export function dropPlace(): HTMLElement {
  return document.querySelector('main') ?? document.body;
}

/** Replaces all that an element holds. */
export function fill(element: Element, ...children: readonly (Child | readonly Child[])[]): void {
  element.replaceChildren(...children.flat().filter((child): child is Node | string => Boolean(child)));
}
