/** What a command says: lines for people, one JSON object for programs, and a bar only where somebody watches. */
import { EXIT, type ExitCode, faultOf, OpsFault } from './fault.ts';
import { withoutSecrets } from './secrets.ts';

/** Where lines go; tests give their own. */
export interface Screen {
  out(text: string): void;
  err(text: string): void;
  /** True where the screen can be written over. */
  readonly live: boolean;
}

export const TERMINAL: Screen = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true,
};

/** What a command tells in the end. */
export interface Outcome {
  readonly code: ExitCode;
  /** Dutch lines. */
  readonly lines: readonly string[];
  /** The same for programs, with `--json`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** How a command speaks while it works. Nothing that is a secret passes. */
export class Voice {
  readonly #screen: Screen;
  readonly #json: boolean;
  #drawn = false;

  constructor(screen: Screen, json: boolean) {
    this.#screen = screen;
    this.#json = json;
  }

  /** A line about what happens now. It goes to the error stream, so that the outcome stands alone. */
  note(text: string): void {
    if (!this.#json) this.urge(text);
  }

  /** A line that somebody has to act on before the command goes on; also where a program reads the outcome. */
  urge(text: string): void {
    this.#erase();
    this.#screen.err(`${withoutSecrets(text)}\n`);
  }

  /** How far something is; nothing where nobody watches. */
  progress(label: string, done: number, total: number): void {
    if (this.#json || !this.#screen.live) return;
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * 24);
    this.#screen.err(
      `\r\u001b[2K${label} [${'█'.repeat(filled)}${'░'.repeat(24 - filled)}] ${done} van ${total}`,
    );
    this.#drawn = true;
    if (done >= total) this.#erase();
  }

  #erase(): void {
    if (this.#drawn) this.#screen.err('\r\u001b[2K');
    this.#drawn = false;
  }

  /** Says the outcome. */
  end({ code, lines, data }: Outcome): void {
    this.#erase();
    const text = this.#json ? JSON.stringify({ code, ...data }, null, 2) : lines.join('\n');
    const write = code >= EXIT.unclear && !this.#json ? this.#screen.err : this.#screen.out;
    write.call(this.#screen, `${withoutSecrets(text)}\n`);
  }
}

/** The outcome that a fault is; what was not foreseen is told with its place in the program, so that it can be mended. */
export function outcomeOf(error: unknown): Outcome {
  const fault = faultOf(error);
  if (!(fault instanceof OpsFault)) {
    const reason = `Er ging iets mis in dit programma zelf: ${fault instanceof Error ? fault.message : String(fault)}`;
    const tip =
      'Meld dit aan wie het register onderhoudt, met de regels hieronder. Wat al gedaan was, is gedaan; npm run doctor kijkt het na.';
    const stack = fault instanceof Error && fault.stack ? [fault.stack] : [];
    return { code: EXIT.broken, lines: [reason, tip, ...stack], data: { reason, tip } };
  }
  const lines = [`Niet gelukt. ${fault.message}`, ...(fault.tip === '' ? [] : [fault.tip])];
  return { code: fault.exit, lines, data: { reason: fault.message, tip: fault.tip } };
}
