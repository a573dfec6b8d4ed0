/** The line to the server: questions with an answer, and what it tells of its own accord. */
import type { PageEvent, Reply, RequestName, Requests } from '../protocol.ts';

/** A request that the server refused; the message is Dutch and meant for people. */
export class Refused extends Error {
  override name = 'Refused';
}

export class Line {
  /** This browser tab: what a script asks comes back to the tab where it was started. */
  readonly session: string = crypto.randomUUID();
  person: string;
  #source: EventSource | null = null;

  constructor(person: string) {
    this.person = person;
  }

  async ask<Name extends RequestName>(
    name: Name,
    params: Requests[Name]['params'],
  ): Promise<Requests[Name]['result']> {
    let response: Response;
    try {
      response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, session: this.session, person: this.person, params }),
      });
    } catch {
      throw new Refused('De lokale Workspace antwoordt niet. Draait "npm start" nog?');
    }
    const reply = (await response.json()) as Reply;
    if (!reply.ok) throw new Refused(reply.message);
    return reply.value as Requests[Name]['result'];
  }

  /** Starts to listen; the promise is kept once the server knows this tab. `lost` hears when the line breaks or is mended. */
  listen(onEvent: (event: PageEvent) => void, lost: (broken: boolean) => void): Promise<void> {
    return new Promise((resolve) => {
      const source = new EventSource(`/api/events?session=${this.session}`);
      this.#source = source;
      source.onopen = () => {
        lost(false);
        resolve();
      };
      source.onerror = () => lost(true);
      source.onmessage = (message) => onEvent(JSON.parse(message.data) as PageEvent);
    });
  }

  close(): void {
    this.#source?.close();
  }
}
