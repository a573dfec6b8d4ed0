/** A form as plain data: its settings, its items in order, and the responses that came in. */
import { kindOf } from '../kinds/index.ts';
import type { FormAnswer, FormItem, ItemType, ItemTypes } from './items.ts';

export interface FormSettings {
  readonly title: string;
  readonly description: string;
  /** Empty shows Google's own. */
  readonly confirmationMessage: string;
  /** Shown when the form takes no responses; empty shows Google's own. */
  readonly closedMessage: string;
  readonly published: boolean;
  readonly acceptingResponses: boolean;
  readonly collectEmail: boolean;
  readonly limitOneResponse: boolean;
  readonly allowResponseEdits: boolean;
  readonly requireLogin: boolean;
  readonly progressBar: boolean;
  readonly shuffleQuestions: boolean;
  readonly publishingSummary: boolean;
  readonly linkToRespondAgain: boolean;
  readonly quiz: boolean;
}

export interface FormResponseRecord {
  readonly id: string;
  /** When it was sent, or last changed; ms since 1970. */
  readonly at: number;
  /** Who sent it, as far as the page knew; empty for somebody who was not signed in. */
  readonly respondent: string;
  /** What the form collected and scripts may see; empty when the form does not ask. */
  readonly email: string;
  /** By item id. */
  readonly answers: readonly (readonly [number, FormAnswer])[];
}

/** The tab where responses are copied to. */
export interface Destination {
  readonly fileId: string;
  readonly sheetId: number;
}

export interface FormJson {
  readonly settings: FormSettings;
  readonly items: readonly FormItem[];
  readonly responses: readonly FormResponseRecord[];
  readonly destination: Destination | null;
}

const NEW_FORM: FormSettings = {
  title: '',
  description: '',
  confirmationMessage: '',
  closedMessage: '',
  published: false,
  acceptingResponses: false,
  collectEmail: false,
  limitOneResponse: false,
  allowResponseEdits: false,
  requireLogin: false,
  progressBar: false,
  shuffleQuestions: false,
  publishingSummary: false,
  linkToRespondAgain: true,
  quiz: false,
};

/** Google's ids of items and entries fit in 31 bits. */
const HIGHEST_ID = 2 ** 31 - 1;

export class FormModel {
  /** Rises with every change of anything. */
  revision = 0;
  #settings: FormSettings;
  #items: readonly FormItem[] = [];
  readonly #responses = new Map<string, FormResponseRecord>();
  #destination: Destination | null = null;
  #chance: () => number = Math.random;

  /** A form without items; it takes no responses before it is published. */
  constructor(settings: Partial<FormSettings> = {}) {
    this.#settings = { ...NEW_FORM, ...settings };
  }

  /** Connects the source of ids: numbers from 0 up to 1. */
  attach(chance: () => number): void {
    this.#chance = chance;
  }

  get settings(): FormSettings {
    return this.#settings;
  }

  get items(): readonly FormItem[] {
    return this.#items;
  }

  get destination(): Destination | null {
    return this.#destination;
  }

  /** In the order in which they first came in. */
  get responses(): readonly FormResponseRecord[] {
    return [...this.#responses.values()];
  }

  set(settings: Partial<FormSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#touch();
  }

  setDestination(destination: Destination | null): void {
    this.#destination = destination;
    this.#touch();
  }

  item(id: number): FormItem | undefined {
    return this.#items.find((item) => item.id === id);
  }

  /** Adds an item at the end, under an id of its own unless one is given. */
  add<T extends ItemType>(type: T, id = this.#newId()): ItemTypes[T] {
    const details = kindOf<ItemTypes[T]>({ type }).fresh(this.#newId);
    const item = { id, type, title: '', help: '', ...details } as unknown as ItemTypes[T];
    this.#put([...this.#items, item]);
    return item;
  }

  /** Adds a copy of an item at the end, with ids of its own. */
  duplicate(item: FormItem): FormItem {
    const copy = { ...kindOf(item).renewed(item, this.#newId), id: this.#newId() };
    this.#put([...this.#items, copy]);
    return copy;
  }

  /** Changes fields of an item; its id and type stay. Does nothing when the item is gone. */
  change<I extends FormItem>({ id }: I, fields: Partial<Omit<I, 'id' | 'type'>>): void {
    this.#put(this.#items.map((item) => (item.id === id ? { ...item, ...fields } : item)));
  }

  remove(id: number): void {
    this.#put(this.#items.filter((item) => item.id !== id));
  }

  /** Moves the item at one place to another; both exist. */
  move(from: number, to: number): void {
    const items = [...this.#items];
    items.splice(to, 0, ...items.splice(from, 1));
    this.#put(items);
  }

  /** An id for an entry that comes beside those of a new item, such as a row of a grid. */
  newEntry(): number {
    return this.#newId();
  }

  response(id: string): FormResponseRecord | undefined {
    return this.#responses.get(id);
  }

  /** Stores a new response, or a changed one under the same id. */
  store(response: FormResponseRecord): void {
    this.#responses.set(response.id, response);
    this.#touch();
  }

  forget(responseId: string): void {
    this.#responses.delete(responseId);
    this.#touch();
  }

  forgetAll(): void {
    this.#responses.clear();
    this.#touch();
  }

  toJSON(): FormJson {
    return {
      settings: this.#settings,
      items: this.#items,
      responses: this.responses,
      destination: this.#destination,
    };
  }

  static fromJSON(json: FormJson): FormModel {
    const form = new FormModel(json.settings);
    form.#items = json.items;
    for (const response of json.responses) form.#responses.set(response.id, response);
    form.#destination = json.destination;
    return form;
  }

  /** A copy with the same items, without responses and destination, as Google makes one. */
  copy(): FormModel {
    return FormModel.fromJSON({ ...this.toJSON(), responses: [], destination: null });
  }

  #put(items: readonly FormItem[]): void {
    this.#items = items;
    this.#touch();
  }

  #touch(): void {
    this.revision += 1;
  }

  readonly #newId = (): number => {
    const taken = JSON.stringify(this.#items);
    for (;;) {
      const id = 1 + Math.floor(this.#chance() * HIGHEST_ID);
      if (!taken.includes(String(id))) return id;
    }
  };
}
