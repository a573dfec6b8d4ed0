/** The texts of all cells of a book, each written once. */
import type { RichText } from '../../services/spreadsheet/model/parts.ts';
import { escapeXml, xml } from '../xml.ts';
import { font } from './looks.ts';

const PRESERVE = { 'xml:space': 'preserve' };

export class Strings {
  readonly #entries = new Map<string, number>();
  #used = 0;

  /** The number of a text. */
  add(text: string): number {
    return this.#entry(xml('si', {}, xml('t', PRESERVE, escapeXml(text))));
  }

  addRich({ text, runs }: RichText): number {
    const parts = runs.map(({ start, style }, i) => {
      const words = text.slice(start, runs[i + 1]?.start ?? text.length);
      return words && xml('r', {}, font(style, false, 'rPr'), xml('t', PRESERVE, escapeXml(words)));
    });
    return this.#entry(xml('si', {}, ...(parts.join('') ? parts : [xml('t', PRESERVE, escapeXml(text))])));
  }

  #entry(entry: string): number {
    this.#used++;
    const known = this.#entries.get(entry) ?? this.#entries.size;
    this.#entries.set(entry, known);
    return known;
  }

  write(): string {
    return xml(
      'sst',
      {
        xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        count: this.#used,
        uniqueCount: this.#entries.size,
      },
      ...this.#entries.keys(),
    );
  }
}
