/** HTML as a value: what is put into it is escaped, unless it is HTML already. */
import { escapeHtml } from '../../services/html/escape.ts';

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template; null, undefined and false print nothing. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** The tag of a template: html`<p>${text}</p>`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.map((string, index) => string + (index < parts.length ? printed(parts[index]) : ''));
  return new Markup(text.join(''));
}

/** Attributes of a tag, with a space before each; true is an empty one, null and false leave it out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | null>>): Markup {
  const text = Object.entries(values).flatMap(([name, value]) => {
    if (value === null || value === false) return [];
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  });
  return new Markup(text.join(''));
}

function printed(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(printed).join('');
  return escapeHtml(String(part));
}
