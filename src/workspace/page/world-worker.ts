/** The thread in which the world lives: one request at a time, except that a script that waits lets others go on. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { World } from '../world.ts';
import { Desk } from './desk.ts';
import type { FromWorld, ToWorld, WorldThread } from './worker-messages.ts';

/** A world that stands open, as the entry module hands it over. */
export interface OpenedWorld {
  readonly world: World;
  /** Writes what changed to disk. */
  save(): void;
  /** Saves and lets go. */
  close(): void;
}

/** What the entry module exports as its default. */
export type OpenWorld = (data: unknown) => OpenedWorld | Promise<OpenedWorld>;

const TIDY_MS = 1_000;

/** Opens the world that the thread was started for, and serves it until it is told to close. The bundle calls it. */
export async function runWorld(open: OpenWorld): Promise<void> {
  const port = parentPort!;
  const { data, signal } = workerData as WorldThread;
  try {
    new WorldWorker(port, new Int32Array(signal), await open(data));
    say(port, { kind: 'ready' });
  } catch (error) {
    say(port, { kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}

class WorldWorker {
  readonly #port: MessagePort;
  readonly #signal: Int32Array;
  readonly #opened: OpenedWorld;
  readonly #desk: Desk;
  readonly #timer: NodeJS.Timeout;
  #closing = false;

  constructor(port: MessagePort, signal: Int32Array, opened: OpenedWorld) {
    this.#port = port;
    this.#signal = signal;
    this.#opened = opened;
    this.#desk = new Desk(opened.world, {
      emit: (session, event) => say(port, { kind: 'event', session, event }),
      serveUntil: (done) => this.#serveUntil(done),
    });
    port.on('message', (message: ToWorld) => this.#take(message));
    setImmediate(() => this.#desk.warmUp());
    this.#timer = setInterval(() => this.#desk.tidy(Date.now()), TIDY_MS);
  }

  #take(message: ToWorld): void {
    if (message.kind === 'request') {
      const reply = this.#desk.handle(message.envelope);
      if (!this.#closing) this.#opened.save();
      this.#reply(message.id, reply);
    } else if (message.kind === 'page') this.#reply(message.id, this.#desk.pageHtml(message.pageId));
    else if (message.kind === 'connect') this.#desk.connect(message.session);
    else if (message.kind === 'disconnect') this.#desk.disconnect(message.session, Date.now());
    else this.#close(message.id);
  }

  /** Within a script that waits, messages do not come of themselves: this fetches them, and sleeps in between. */
  #serveUntil(done: () => boolean): void {
    while (!done() && !this.#closing) {
      const seen = Atomics.load(this.#signal, 0);
      const received = receiveMessageOnPort(this.#port);
      if (received) this.#take(received.message as ToWorld);
      else {
        Atomics.wait(this.#signal, 0, seen, TIDY_MS);
        this.#desk.tidy(Date.now());
      }
    }
    if (this.#closing) throw new Error('De lokale Workspace gaat dicht.');
  }

  #close(id: number): void {
    this.#closing = true;
    clearInterval(this.#timer);
    this.#opened.close();
    this.#reply(id, null);
    this.#port.close();
  }

  #reply(id: number, value: unknown): void {
    say(this.#port, { kind: 'reply', id, body: JSON.stringify(value) });
  }
}

function say(port: MessagePort, message: FromWorld): void {
  port.postMessage(message);
}
