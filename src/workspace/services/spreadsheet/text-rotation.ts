/** TextRotation: how far the text of a cell is turned. */
import { type Official, Service } from '../service.ts';

export class TextRotation extends Service implements Official<GoogleAppsScript.Spreadsheet.TextRotation> {
  readonly _official = 'Spreadsheet.TextRotation';
  readonly _weights = {};
  readonly #degrees: number;
  readonly #vertical: boolean;

  constructor(degrees: number, vertical: boolean) {
    super();
    this.#degrees = degrees;
    this.#vertical = vertical;
  }

  getDegrees(): number {
    return this.#degrees;
  }

  isVertical(): boolean {
    return this.#vertical;
  }
}
