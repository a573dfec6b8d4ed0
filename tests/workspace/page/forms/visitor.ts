/** Somebody who fills in a form with a browser that runs no script: he sees pages, fills boxes and presses buttons. */
import type { FillingIn } from '../../../../src/workspace/page/forms/filling-in.ts';
import type { FormReply } from '../../../../src/workspace/page/forms/protocol.ts';
import { FIELDS } from '../../../../src/workspace/page/forms/respondent-page.ts';

type Field = readonly [name: string, value: string];

export class Visitor {
  readonly #filling: FillingIn;
  #place: { id: string; query: string };
  #html = '';
  status = 0;
  /** The answers of the server so far that sent him elsewhere. */
  readonly movedTo: string[] = [];

  constructor(filling: FillingIn, address: string) {
    this.#filling = filling;
    this.#place = placeOf(address);
    this.#take(filling.open(this.#place));
  }

  get html(): string {
    return this.#html;
  }

  /** The page as text, without its tags. */
  get text(): string {
    return decoded(this.#html.replace(/<head>.*<\/head>/s, '').replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** What is wrong, as the list at the top says it. */
  get errors(): readonly string[] {
    const list = /<div class="foutoverzicht".*?<\/div>/s.exec(this.#html)?.[0] ?? '';
    return [...list.matchAll(/<li><a[^>]*>(.*?)<\/a>/gs)].map((found) => decoded(found[1]!));
  }

  /** Captions of the buttons that can be pressed, in order. */
  get buttons(): readonly string[] {
    return [...this.#html.matchAll(/<button class="knop[^>]*>(.*?)<\/button>/gs)]
      .map((found) => found[1]!)
      .filter((caption) => caption !== 'Wisselen');
  }

  /** What the page would post now. */
  fields(): readonly Field[] {
    return successful(this.#html);
  }

  /** Fills boxes by their name, null to empty one, and presses a button by what it does. */
  press(step: string, filled: Readonly<Record<string, string | readonly string[] | null>> = {}): this {
    this.post([...this.filledIn(filled), [FIELDS.step, step]]);
    return this;
  }

  filledIn(filled: Readonly<Record<string, string | readonly string[] | null>>): readonly Field[] {
    return [
      ...this.fields().filter(([name]) => !Object.hasOwn(filled, name)),
      ...Object.entries(filled).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): Field => [name, each]),
      ),
    ];
  }

  post(fields: readonly Field[]): void {
    const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
    this.#take(this.#filling.post(this.#place, String(body)));
  }

  #take(reply: FormReply): void {
    if (reply.kind === 'page') {
      this.#html = reply.html;
      this.status = reply.status;
      return;
    }
    this.movedTo.push(reply.to);
    this.#take(this.#filling.sent(placeOf(reply.to)));
  }
}

/** `/formulier/ID/verstuurd?query` and an address of Google's alike. */
function placeOf(address: string): { id: string; query: string } {
  const [path = '', query = ''] = address.split('?');
  const id = /(?:formulier\/|forms\/d\/(?:e\/)?)([\w-]+)/.exec(path)?.[1];
  return { id: id ?? '', query };
}

/** The fields that a browser posts of a page, in order; written for the pages of this project alone. */
function successful(html: string): readonly Field[] {
  const fields: Field[] = [];
  for (const found of html.matchAll(/<(input|select|textarea)\b([^>]*)>(?:(.*?)<\/\1>)?/gs)) {
    // Only select and textarea have an end, so what an input caught up to some end is not its own.
    const [, tag, attributes, inside = ''] = found as unknown as [string, string, string, string?];
    const own = attributesOf(attributes);
    const name = own.get('name');
    if (name === undefined) continue;
    const pickable = own.get('type') === 'radio' || own.get('type') === 'checkbox';
    if (tag === 'textarea') fields.push([name, decoded(inside.replace(/^\n/, ''))]);
    else if (tag === 'select') fields.push([name, chosenIn(inside)]);
    else if (!pickable || own.has('checked')) fields.push([name, own.get('value') ?? '']);
  }
  return fields;
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option([^>]*)>/g)].map((found) => attributesOf(found[1]!));
  return (all.find((option) => option.has('selected')) ?? all[0])?.get('value') ?? '';
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)].map((found) => [found[1]!, decoded(found[2] ?? '')]),
  );
}

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string) =>
    code === undefined ? (names[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
