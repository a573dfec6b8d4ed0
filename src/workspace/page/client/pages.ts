/** Pages that a script shows: sidebars and dialogs, each in a frame that can reach nothing but `google.script`. */
import { h } from './dom.ts';
import { answerCall, type FrameMessage } from './frame-calls.ts';

export interface ShownPage {
  readonly pageId: string;
  readonly place: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface PageHost {
  /** Runs a function of the script for the page. Fails with an error whose message the page gets. */
  call(pageId: string, functionName: string, args: unknown[]): Promise<unknown>;
  closed(pageId: string): void;
}

interface Frame {
  readonly page: ShownPage;
  readonly iframe: HTMLIFrameElement;
  readonly remove: () => void;
}

// No allow-same-origin: the page of a script must not reach this page or the server.
const SANDBOX =
  'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';
const SIDEBAR_WIDTH = 300;

export class Pages {
  /** The place of the sidebar; the caller puts it in the page. */
  readonly sidebar = h('aside', { class: 'zijbalk', 'aria-label': 'Zijbalk', hidden: true });
  readonly #frames = new Map<string, Frame>();
  readonly #host: PageHost;

  constructor(host: PageHost) {
    this.#host = host;
    addEventListener('message', (event) => this.#onMessage(event));
  }

  show(page: ShownPage): void {
    if (page.place === 'sidebar') this.#showSidebar(page);
    else this.#showDialog(page);
  }

  close(pageId: string): void {
    const frame = this.#frames.get(pageId);
    if (!frame) return;
    this.#frames.delete(pageId);
    frame.remove();
    this.#host.closed(pageId);
  }

  closeAll(): void {
    for (const pageId of [...this.#frames.keys()]) this.close(pageId);
  }

  #showSidebar(page: ShownPage): void {
    for (const frame of [...this.#frames.values()]) {
      if (frame.page.place === 'sidebar') this.close(frame.page.pageId);
    }
    const iframe = this.#iframe(page);
    this.sidebar.replaceChildren(this.#head(page), iframe);
    this.sidebar.setAttribute('aria-label', page.title);
    this.sidebar.style.width = `${SIDEBAR_WIDTH}px`;
    this.sidebar.hidden = false;
    this.#frames.set(page.pageId, {
      page,
      iframe,
      remove: () => {
        this.sidebar.hidden = true;
        this.sidebar.replaceChildren();
      },
    });
  }

  #showDialog(page: ShownPage): void {
    const iframe = this.#iframe(page);
    iframe.style.width = `${page.width ?? 600}px`;
    iframe.style.height = `${page.height ?? 400}px`;
    const dialog = h(
      'dialog',
      {
        class: page.place === 'modal' ? 'pagina' : 'pagina los',
        'aria-label': page.title,
        onclose: () => this.close(page.pageId),
      },
      this.#head(page),
      iframe,
    );
    document.body.append(dialog);
    this.#frames.set(page.pageId, {
      page,
      iframe,
      remove: () => {
        if (dialog.open) dialog.close();
        dialog.remove();
      },
    });
    if (page.place === 'modal') dialog.showModal();
    else dialog.show();
  }

  #head(page: ShownPage): HTMLElement {
    return h(
      'div',
      { class: 'pagina-kop' },
      h('h2', {}, page.title),
      h(
        'button',
        { type: 'button', class: 'kruis', 'aria-label': 'Sluiten', onclick: () => this.close(page.pageId) },
        '✕',
      ),
    );
  }

  #iframe(page: ShownPage): HTMLIFrameElement {
    return h('iframe', {
      src: `/pagina/${encodeURIComponent(page.pageId)}`,
      title: page.title,
      sandbox: SANDBOX,
      class: 'kader',
    });
  }

  #onMessage(event: MessageEvent): void {
    const frame = [...this.#frames.values()].find((each) => each.iframe.contentWindow === event.source);
    if (!frame) return;
    const message = event.data as FrameMessage;
    if (message.kind === 'close') this.close(frame.page.pageId);
    else if (message.kind === 'size') resize(frame, message);
    else if (message.kind === 'call')
      void answerCall(frame.iframe, message, (functionName, args) =>
        this.#host.call(frame.page.pageId, functionName, args),
      );
  }
}

function resize(frame: Frame, size: { readonly width?: number; readonly height?: number }): void {
  if (frame.page.place === 'sidebar') return;
  if (size.width) frame.iframe.style.width = `${size.width}px`;
  if (size.height) frame.iframe.style.height = `${size.height}px`;
}
