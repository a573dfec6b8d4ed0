/** Ids, UUIDs and random numbers of a world: the same seed gives the same row, and its state is saved. */

const FILE_ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export class IdSource {
  #state: number;
  readonly #changed: () => void;

  constructor(seed: number, changed: () => void) {
    this.#state = seed >>> 0;
    this.#changed = changed;
  }

  get state(): number {
    return this.#state;
  }

  restore(state: number): void {
    this.#state = state >>> 0;
  }

  /** A number from 0 up to 1 (the mulberry32 generator). */
  random(): number {
    this.#changed();
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to `below`. */
  integer(below: number): number {
    return Math.floor(this.random() * below);
  }

  /** An id as Drive gives to files: 44 characters, beginning with 1. */
  fileId(): string {
    return `1${this.#text(43, FILE_ID_CHARACTERS)}`;
  }

  /** An id of digits, as triggers and form items have. */
  digits(length: number): string {
    return `${1 + this.integer(9)}${this.#text(length - 1, '0123456789')}`;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex = this.#text(30, '0123456789abcdef');
    const variant = '89ab'[this.integer(4)]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
  }

  #text(length: number, characters: string): string {
    let text = '';
    for (let i = 0; i < length; i++) text += characters[this.integer(characters.length)]!;
    return text;
  }
}
