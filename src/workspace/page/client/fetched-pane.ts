/** The base of panes whose content is asked of the server each time that it may have changed. */
import type { ToldPart } from '../panes/protocol.ts';
import { h } from './dom.ts';
import type { Pane } from './panes.ts';

export abstract class FetchedPane implements Pane {
  abstract readonly id: string;
  abstract readonly label: string;
  abstract readonly icon: string;
  /** What of the world it shows. */
  abstract readonly parts: readonly ToldPart[];
  readonly element = h('div', { class: 'paneel-inhoud' });
  readonly #fault = h('p', { role: 'alert', class: 'ongeldig' });
  #asked = 0;

  shown(): void {
    void this.refresh();
  }

  /** Draws what the server says now, or why it says nothing; an answer that a later one overtook is left. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const draw = await this.load();
      if (mine !== this.#asked) return;
      this.#fault.remove();
      draw();
    } catch (error) {
      if (mine !== this.#asked) return;
      this.#fault.textContent = (error as Error).message;
      this.element.prepend(this.#fault);
    }
  }

  /** Asks for the content, and gives how to draw it. */
  protected abstract load(): Promise<() => void>;
}
