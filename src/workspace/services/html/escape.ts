/** Escaping of what `<?= ?>` prints: it depends on where in the page it stands, as Google's templates do it. */

/** Where a value is printed. In `url` the attribute's value so far decides between a whole address and a part. */
export type Place = 'text' | 'attribute' | 'url-start' | 'url-part' | 'script' | 'script-string' | 'style';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) =>
    `&#${character.codePointAt(0)};`
      .replace('&#38;', '&amp;')
      .replace('&#60;', '&lt;')
      .replace('&#62;', '&gt;')
      .replace('&#34;', '&quot;'),
  );
}

const ESCAPES: Readonly<Record<Place, (value: unknown) => string>> = {
  text: (value) => escapeHtml(String(value)),
  attribute: (value) => escapeHtml(String(value)),
  'url-start': (value) => escapeHtml(safeUrl(String(value))),
  'url-part': (value) => escapeHtml(encodeURIComponent(String(value))),
  script: (value) => scriptValue(value),
  'script-string': (value) => scriptText(String(value)),
  style: (value) => String(value).replace(/[^\w#%.,\s-]/g, ''),
};

/** A value as it may stand at this place without getting out of it. */
export function escapeFor(place: Place, value: unknown): string {
  return ESCAPES[place](value);
}

/** An address that would run code is replaced by one that does nothing. */
function safeUrl(url: string): string {
  const scheme = /^[\s\p{Cc}]*([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'mailto', 'tel', 'ftp'].includes(scheme))
    return 'about:invalid#blocked';
  return encodeURI(url).replaceAll('%25', '%');
}

function scriptValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `'${scriptText(String(value))}'`;
}

function scriptText(text: string): string {
  return text.replace(/[^\w ,.;:!?()[\]{}*+/%@#~|-]|\//g, (character) => {
    const code = character.charCodeAt(0);
    if (code > 127 && code !== 0x2028 && code !== 0x2029) return character;
    return code < 256
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const URL_ATTRIBUTES = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
  'data',
  'background',
]);

/**
 * Reads a page from its start and says at any moment where the next character would stand. It follows tags,
 * quotes, scripts and styles; that is all that escaping needs.
 */
export class PlaceReader {
  #state: 'text' | 'comment' | 'tag' | 'value' | 'raw' = 'text';
  #tag = '';
  #attribute = '';
  #quote = '';
  #value = '';
  #pending = '';

  /** Takes the next piece of static text. */
  read(text: string): void {
    for (const character of text) this.#step(character);
  }

  /** Notes that a value was printed, so that what follows it in an address is no start any more. */
  printed(): void {
    if (this.#state === 'value') this.#value += 'x';
  }

  place(): Place {
    if (this.#state === 'raw') {
      if (this.#tag === 'style') return 'style';
      return this.#quote ? 'script-string' : 'script';
    }
    if (this.#state !== 'value') return this.#state === 'tag' ? 'attribute' : 'text';
    if (this.#attribute.startsWith('on')) return 'script-string';
    if (this.#attribute === 'style') return 'style';
    if (!URL_ATTRIBUTES.has(this.#attribute)) return 'attribute';
    return this.#value === '' ? 'url-start' : 'url-part';
  }

  #step(character: string): void {
    this.#pending = (this.#pending + character).slice(-20);
    if (this.#state === 'text') this.#inText(character);
    else if (this.#state === 'comment') {
      if (this.#pending.endsWith('-->')) this.#state = 'text';
    } else if (this.#state === 'tag') this.#inTag(character);
    else if (this.#state === 'value') this.#inValue(character);
    else this.#inRaw(character);
  }

  #inText(character: string): void {
    if (this.#pending.endsWith('<!--')) this.#state = 'comment';
    else if (/<\/?[a-z]$/i.test(this.#pending)) {
      this.#state = 'tag';
      this.#tag = this.#pending.includes('</') && /<\/[a-z]$/i.test(this.#pending) ? '/' : '';
      this.#tag += character.toLowerCase();
      this.#attribute = '';
    }
  }

  #inTag(character: string): void {
    if (character === '>') {
      const raw = this.#tag.trim() === 'script' || this.#tag.trim() === 'style';
      this.#tag = this.#tag.trim();
      this.#quote = '';
      this.#state = raw ? 'raw' : 'text';
    } else if (/\s/.test(character)) {
      if (!this.#tag.endsWith(' ')) this.#tag += ' ';
      this.#attribute = '';
    } else if (!this.#tag.endsWith(' ')) this.#tag += character.toLowerCase();
    else if (character === '=') {
      this.#state = 'value';
      this.#quote = '';
      this.#value = '';
    } else this.#attribute += character.toLowerCase();
  }

  #inValue(character: string): void {
    if (this.#quote === '' && this.#value === '' && (character === '"' || character === "'")) {
      this.#quote = character;
    } else if (character === this.#quote || (this.#quote === '' && /[\s>]/.test(character))) {
      this.#state = 'tag';
      this.#attribute = '';
      if (character === '>') this.#inTag(character);
    } else this.#value += character;
  }

  #inRaw(character: string): void {
    if (this.#pending.toLowerCase().endsWith(`</${this.#tag}`)) {
      this.#tag = `/${this.#tag}`;
      this.#state = 'tag';
    } else if (this.#quote) {
      if (character === this.#quote && !/(?:^|[^\\])\\$/.test(this.#pending.slice(0, -1))) this.#quote = '';
    } else if (character === '"' || character === "'" || character === '`') this.#quote = character;
  }
}
