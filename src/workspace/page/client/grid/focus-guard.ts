/** Keeps Univer from taking the focus, which it does whenever it draws, while somebody works elsewhere on the page. */

export class FocusGuard {
  readonly #host: HTMLElement;
  /** Whether the person came to the grid himself: by pointer, by Tab, or by a command of the page. */
  #invited = false;
  /** Where he was before. */
  #elsewhere: HTMLElement | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener('pointerdown', () => this.invite(), true);
    addEventListener('keydown', (event) => event.key === 'Tab' && this.invite(), true);
    document.addEventListener('focusin', (event) => this.#came(event.target as HTMLElement));
    // A frame takes the focus without an event of its own.
    addEventListener('blur', () => {
      if (document.activeElement instanceof HTMLIFrameElement) this.#came(document.activeElement);
    });
  }

  invite(): void {
    this.#invited = true;
  }

  #came(target: HTMLElement): void {
    if (!this.#host.contains(target)) {
      this.#elsewhere = target;
      this.#invited = false;
    } else if (!this.#invited) {
      if (this.#elsewhere?.isConnected) this.#elsewhere.focus();
      else target.blur();
    }
  }
}
