/** The server's side of the world's thread: requests with a reply, and events for browser tabs. */
import { Worker } from 'node:worker_threads';
import { buildThread } from './assets.ts';
import type { Envelope, PageEvent } from './protocol.ts';
import type { FromWorld, ToWorld, WorldThread } from './worker-messages.ts';

/** What the server needs of a world, wherever that lives. */
export interface WorldHost {
  /** The reply as JSON text. */
  request(envelope: Envelope): Promise<string>;
  /** HTML of a script's page; null when it is not open. */
  page(pageId: string): Promise<string | null>;
  /** A browser tab listens; the function that is given back ends that. */
  listen(session: string, hear: (event: PageEvent) => void): () => void;
  /** Saves the world and ends. */
  close(): Promise<void>;
}

/**
 * Starts a thread and opens a world in it. `entry` is the URL of a module whose default export opens it (see
 * `world-worker.ts`). Dates in scripts follow the TZ of this process, which must be set before.
 * Rejects with the Dutch reason when the world cannot be opened.
 */
export async function startWorld(entry: string, data: unknown): Promise<WorldHost> {
  const signal = new SharedArrayBuffer(4);
  const thread: WorldThread = { data, signal };
  const worker = new Worker(await buildThread(entry), { workerData: thread });
  const host = new ThreadHost(worker, new Int32Array(signal));
  await host.ready;
  return host;
}

class ThreadHost implements WorldHost {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #signal: Int32Array;
  readonly #waiting = new Map<number, { resolve(body: string): void; reject(fault: Error): void }>();
  readonly #listeners = new Map<string, Set<(event: PageEvent) => void>>();
  #lastId = 0;
  #ended = false;

  constructor(worker: Worker, signal: Int32Array) {
    this.#worker = worker;
    this.#signal = signal;
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorld) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'failed') reject(new Error(message.message));
        else this.#take(message);
      });
      worker.on('error', (error) => {
        reject(error);
        this.#end(error);
      });
      worker.on('exit', () => this.#end(new Error('De lokale Workspace is gestopt.')));
    });
  }

  request(envelope: Envelope): Promise<string> {
    return this.#ask((id) => ({ kind: 'request', id, envelope }));
  }

  async page(pageId: string): Promise<string | null> {
    return JSON.parse(await this.#ask((id) => ({ kind: 'page', id, pageId }))) as string | null;
  }

  listen(session: string, hear: (event: PageEvent) => void): () => void {
    const listeners = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, listeners);
    listeners.add(hear);
    this.#say({ kind: 'connect', session });
    return () => {
      listeners.delete(hear);
      if (listeners.size > 0) return;
      this.#listeners.delete(session);
      this.#say({ kind: 'disconnect', session });
    };
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    await this.#ask((id) => ({ kind: 'close', id }));
    await this.#worker.terminate();
  }

  #ask(make: (id: number) => ToWorld): Promise<string> {
    if (this.#ended) return Promise.reject(new Error('De lokale Workspace is gestopt.'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#say(make(id));
    });
  }

  /** Rings the bell too, for the thread may be asleep within a script that waits. */
  #say(message: ToWorld): void {
    if (this.#ended) return;
    this.#worker.postMessage(message);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }

  #take(message: Extract<FromWorld, { kind: 'reply' | 'event' }>): void {
    if (message.kind === 'event') {
      for (const hear of this.#listeners.get(message.session) ?? []) hear(message.event);
      return;
    }
    this.#waiting.get(message.id)?.resolve(message.body);
    this.#waiting.delete(message.id);
  }

  #end(fault: Error): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }
}
